import type { PeriodRequest } from "../time/period.ts";

export type ReportKind = "compliance" | "inactivity";

export const FORMATS = ["txt", "html", "json", "csv", "xlsx", "summary"] as const;
export type Format = (typeof FORMATS)[number];

export type FailOn = "incomplete" | "inactive" | "reminders";

/** What the verdicts rest on: everything, or what the rooms' own logs show. */
export type Activity = "any" | "changes";

/** By what somebody is called inactive. */
export interface ActivityRules {
  /** Fewer events than this in the period is inactive. */
  readonly minActivity: number;
  /** Who joined fewer days of 24 hours than this before the period's end is new. */
  readonly graceDays: number;
  readonly activity: Activity;
}

/** The rules that are numbers, by the names of their inputs. */
export const NUMBER_RULES = { "min-activity": "minActivity", "grace-days": "graceDays" } as const;
export type NumberRule = keyof typeof NUMBER_RULES;

export function rulesOf({ minActivity, graceDays, activity }: ActivityRules): ActivityRules {
  return { minActivity, graceDays, activity };
}

/** The action's inputs, validated. Nothing optional that has a default. */
export interface Settings extends ActivityRules {
  /** https, or http to a loopback address; ends with "/". */
  readonly portalUrl: URL;
  readonly apiKey: string;
  readonly period: PeriodRequest;
  /** IANA name; the portal's zone when absent. */
  readonly timeZone?: string;
  readonly rooms: RoomChoice;
  readonly folderId?: number;
  readonly reports: ReadonlySet<ReportKind>;
  readonly formats: ReadonlySet<Format>;
  /** Part of every title, for several reports of one period in one folder. */
  readonly reportLabel?: string;
  /** Secret with which the summary without names hashes addresses; "": it holds none. */
  readonly pepper: string;
  readonly showNames: "always" | "never" | "auto";
  /** Empty: never fails for findings. */
  readonly failOn: ReadonlySet<FailOn>;
  readonly outputDirectory: string;
  readonly requestsPerMinute: number;
  readonly filters: EventFilters;
  /** Path of the exemptions file in the workspace. */
  readonly exemptions?: string;
  /** Whether an issue of the workflow's repository tells what was found. */
  readonly githubIssue: boolean;
  /** For the issue only; "": none. */
  readonly githubToken: string;
  /** Whether people decide about the inactive in a workbook in the report folder. */
  readonly accessReview: boolean;
  /** Months for which `keep` of the access review counts at most, from the day on which a run read it. */
  readonly reviewKeepMonths: number;
  readonly reminders: "off" | "preview" | "send";
  /** Of the mails to members; `auto`: as the portal is set. */
  readonly mailLanguage: "auto" | "en" | "de";
  readonly manager?:
    | { readonly kind: "addresses"; readonly to: readonly string[] }
    | { readonly kind: "room-owners" };
  /** The mail server with its sender, where both were given. */
  readonly smtp?: SmtpSettings;
  /** The sender alone, for previews without a mail server. */
  readonly mailFrom?: string;
}

/** All active rooms, those with these ids, or one of several parts of all. */
export type RoomChoice = "all" | readonly number[] | RoomPart;

/** One of several parts that together are all active rooms of a portal. */
interface RoomPart {
  /** From 1. */
  readonly part: number;
  readonly of: number;
}

/** What the compliance report is narrowed to; empty lists narrow nothing. */
export interface EventFilters {
  /** Kinds (`open`), the server's action names (`FileUploaded`) or numbers (`5011`). */
  readonly actions: readonly string[];
  readonly files: readonly number[];
  readonly folders: readonly number[];
  /** User ids or e-mail addresses, lower case. */
  readonly users: readonly string[];
}

export interface SmtpSettings {
  readonly url: URL;
  readonly from: string;
}

/** What a person did, in a word of `only-actions` and of the reports. */
export const ACTION_KINDS = [
  "create",
  "update",
  "delete",
  "share",
  "open",
  "download",
  "move",
  "copy",
  "upload",
  "form",
  "room",
  "settings",
  "other",
] as const;
export type ActivityKind = (typeof ACTION_KINDS)[number];
