import type { ActivityKind } from "../../docspace/wire/action-kind.ts";
import type { LedgerPeriod } from "../../earlier-runs/ledger.ts";

/** Every word of a reminder in one language. All texts that are put in are plain and on one line. */
export interface ReminderWords {
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
    readonly activity: "any" | "changes";
    readonly least: number;
  }): string;
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
  readonly notCounted: Readonly<Record<"any" | "changes", string>>;
  why(rooms: number, portal: string, from: string): string;
}

export type MailLanguage = "en" | "de";
