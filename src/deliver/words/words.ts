import type { VerdictKind } from "../../assess/assessment.ts";
import type { Access } from "../../docspace/members.ts";
import type { LedgerPeriod } from "../../earlier-runs/ledger.ts";
import type { Note } from "../../notes.ts";
import type { PortalReason, PortalRemark, TotalsRemark } from "../../portal-reasons.ts";
import type { Reason } from "../../reasons.ts";
import type { ReviewRow } from "../../report/review.ts";
import type { AnswerWords } from "../../report/vocabulary/answer.ts";
import type { Activity, ActivityKind } from "../../settings/settings.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import type { SingleMail } from "../mail/single-mail.ts";

/**
 * Every word of the mails in one language: the reminder's, and in a part of its own the manager's. All texts that are
 * put in are plain and on one line.
 */
export interface MailWords {
  /** For HTML's `lang`. */
  readonly language: MailLanguage;
  /** Of a day `YYYY-MM-DD`: `12 September 2026`. */
  day(day: string): string;
  span(period: LedgerPeriod): string;
  /** `name` is empty where the person has none. */
  greeting(name: string): string;
  /** Of one room, with its title, or of so many. */
  subject(rooms: { readonly title: string } | number, span: string): string;
  /** What was found, before the list of rooms. `least`: fewer actions than this were found. */
  found(facts: {
    readonly rooms: number;
    readonly portal: string;
    readonly span: string;
    readonly activity: Activity;
    readonly least: number;
  }): string;
  /** What somebody did: `changed a file`. */
  readonly kinds: Readonly<Record<ActivityKind, string>>;
  lastActivity(day: string, kind: ActivityKind): string;
  readonly noEarlierActivity: string;
  inARow(count: number, unit: "month" | "period"): string;
  byGroup(group: string): string;
  owner(name: string, address: string): string;
  readonly ownRoom: string;
  /** What to do, by which day. */
  stay(rooms: number, by: string): string;
  leave(rooms: number, canReply: boolean): string;
  /** For the rooms that are the person's own. */
  ownRooms(rooms: number, by: string): string;
  readonly notCounted: Readonly<Record<Activity, string>>;
  why(rooms: number, portal: string, from: string): string;
  readonly manager: ManagerWords;
  readonly rollUp: RollUpWords;
}

/** Every word of the manager's mail beside those that both kinds have. */
export interface ManagerWords {
  readonly answer: AnswerWords;
  subject(found: Found, span: string): string;
  /** Stands above a report that takes the place of another, and before its subject. */
  readonly corrects: string;
  readonly corrected: string;
  readonly openReport: string;
  readonly openWorkbook: string;
  readonly run: string;
  /** Above the reasons why the report is not complete. */
  readonly notProved: string;
  reason(reason: Reason, facts: ReasonFacts): string;
  note(note: Note): string;
  notAttached(titles: string): string;
  /** The same, where it is the mail server that refused. */
  notTaken(titles: string): string;
  readonly rooms: string;
  readonly heads: Readonly<Record<Head, string>>;
  readonly unreadable: string;
  /** Above the members of a kind, or before their number. */
  readonly members: Readonly<Record<MembersKind, string>>;
  /** Before the numbers of those whom the mail does not name. */
  readonly besides: string;
  readonly access: Readonly<Record<Access, string>>;
  readonly guest: string;
  /** Where a name or a title has nothing to see. */
  readonly noName: string;
  byGroup(group: string): string;
  readonly noActivity: string;
  inARow(count: number, unit: "month" | "period"): string;
  events(count: number): string;
  /** Judged is only the time from this day on: before it, they could not act. */
  couldActSince(day: string): string;
  invitedOn(day: string): string;
  leftOn(day: string): string;
  exempt(reason: string, until: string | undefined): string;
  readonly reminded: Readonly<Record<SingleMail["state"] | "no", string>>;
  /** What can be done about the inactive, by the way in which they are members. */
  readonly remedies: Readonly<Record<"direct" | "group" | "owner", string>>;
  /** Where the access review stands. */
  review(rows: readonly ReviewRow[]): string;
  readonly decideInFolder: string;
  reviewRow(row: ReviewRow): string;
  more(count: number): string;
  /** What the mail has no place for; one of the two may be 0. */
  notShown(members: number, rooms: number): string;
  readonly reportsHaveAll: string;
  sender(portal: string, from: string): string;
}

/** Every word of the roll-up's mail beside those of the manager's, and of the answer that opens its page. */
export interface RollUpWords {
  readonly answer: {
    readonly noPeriod: string;
    span(period: LedgerPeriod): string;
    noFigures(portals: number): string;
    noneJudged(portals: number): string;
    /** `people`: counted in each portal by itself. */
    inactive(count: number, all: number, portals: number, people: number): string;
    unknown(count: number): string;
    shared(people: number): string;
    readonly nothingMissing: string;
    readonly nothingMissingOfChosen: string;
    /** Before how many of them are in which state. */
    ofPortals(portals: number): string;
    /** Before it stands how many portals are in this state. */
    readonly open: Readonly<Record<Exclude<PortalState, "complete">, string>>;
    readonly noPortal: string;
  };
  /** `span` is absent where no portal has figures. */
  title(span: string | undefined): string;
  /** What the subject begins with; `inactive` is undefined where it is not known, which is no 0. */
  found(inactive: number | undefined, notComplete: number): string;
  readonly states: Readonly<Record<PortalState, string>>;
  /** Why a portal is not complete, in one sentence. */
  why(reason: PortalReason): string;
  /** What must be known of a portal's figures, and of the totals. */
  remark(remark: PortalRemark): string;
  ofTotals(remark: TotalsRemark): string;
  chosenRooms(count: number): string;
  /** Since the last roll-up, whose period's label is not always known. */
  changed(label: string | undefined, more: number, fewer: number): string;
  newPortals(names: string): string;
  gonePortals(names: string): string;
  moreNames(names: string, more: number): string;
  /** Above the portals that are not complete. */
  readonly lookAfter: string;
  morePortals(count: number): string;
  readonly openPage: string;
  sender(from: string): string;
}

type PortalState = "complete" | "incomplete" | "failed" | "missing" | "unusable";

/** What a mail's subject tells: the most urgent of it. */
type Found =
  | { readonly kind: "inactive" | "unknown"; readonly count: number }
  | { readonly kind: "unreadable" | "nobody" };

/** The members of whom a mail tells together. `others`: inactive, and not newly or it is not known whether they are. */
export type MembersKind = "newly" | "others" | VerdictKind | "left";

/** What the words of a reason need: the rooms' titles, and local days (`YYYY-MM-DD`) and moments (ISO with offset). */
export interface ReasonFacts {
  readonly title: (roomId: number) => string | undefined;
  readonly day: (at: EpochSeconds) => string;
  readonly iso: (at: EpochSeconds) => string;
}

export type Head =
  | "room"
  | "inactive"
  | "newly"
  | "unknown"
  | "members"
  | "person"
  | "right"
  | "last"
  | "why"
  | "reminded";

export type MailLanguage = "en" | "de";
