import { DAY_MS, dayNumber } from "../time/calendar.ts";
import type { Period } from "../time/period.ts";
import { EMPTY_REVIEW, mergedReview, type ReviewMemory } from "./access-review/decision.ts";

/** Days, both included, `YYYY-MM-DD`. */
export type LedgerPeriod = Pick<Period, "label" | "firstDay" | "lastDay">;

/**
 * `announced` is written before a mail is sent. A later run that finds it does not know whether the mail went out;
 * `uncertain` is the same, known to the run itself. `failed`: certainly not sent, so it may be tried again.
 */
export type MailState = "announced" | "failed" | "uncertain" | "sent";

/** What one run did with one mail about one period. Ids only: of mails the ledger holds no name and no address. */
interface MailEntry {
  readonly period: LedgerPeriod;
  readonly state: MailState;
  /** The run that wrote it. */
  readonly run: string;
  /** When it got this state, `2026-11-02T06:17:00.000Z`. */
  readonly at: string;
}

/** One person's reminder about one room. */
export interface Reminder extends MailEntry {
  readonly person: string;
  readonly room: number;
}

/** One manager's report to one recipient. */
export interface SentReport extends MailEntry {
  /** A person's id, or a hash of the address. */
  readonly recipient: string;
  /** Hash of what the report said: the same again is not sent again. */
  readonly content: string;
}

/** A person's unbroken stretch of inactive days in one room, as far as runs have seen it; both days included. */
export interface InactiveStretch {
  readonly person: string;
  readonly room: number;
  readonly since: string;
  readonly until: string;
}

export interface Ledger {
  readonly reminders: readonly Reminder[];
  readonly reports: readonly SentReport[];
  readonly inactive: readonly InactiveStretch[];
  /** Periods for which a run began to remind, whether anybody was due or not. */
  readonly begun: readonly LedgerPeriod[];
  /** What people decided in the access review. It alone holds what they wrote, names included. */
  readonly review: ReviewMemory;
}

export const EMPTY_LEDGER: Ledger = {
  reminders: [],
  reports: [],
  inactive: [],
  begun: [],
  review: EMPTY_REVIEW,
};

/** Days for which mails are remembered: as long as somebody might ask for the period that they were about. */
const REMEMBERED = 10 * 366;
/** Days for which what decides less is remembered: what failed, and stretches of inactivity that are over. */
const REMEMBERED_SHORTER = 3 * 366;

/** What a run writes goes further, never back: of two entries of one run about one mail, the later state is the truth. */
const FURTHER: Readonly<Record<MailState, number>> = { announced: 0, failed: 1, uncertain: 2, sent: 3 };

/**
 * Both ledgers together; nothing that either knows to be sent is lost. Of two entries that one run made about the same
 * mail the one that went further stays; entries of different runs stay side by side. Stretches of inactivity are the
 * first ledger's where both have one.
 */
export function merged(newer: Ledger, older: Ledger): Ledger {
  return {
    reminders: furthest(newer.reminders, older.reminders, reminderKey),
    reports: furthest(newer.reports, older.reports, reportKey),
    inactive: bothStretches(newer.inactive, older.inactive),
    begun: older.begun.reduce(withPeriod, newer.begun),
    review: mergedReview(newer.review, older.review),
  };
}

/** Remembers that a run began to remind for a period. */
export function withBegun(ledger: Ledger, { label, firstDay, lastDay }: LedgerPeriod): Ledger {
  return { ...ledger, begun: withPeriod(ledger.begun, { label, firstDay, lastDay }) };
}

function withPeriod(periods: readonly LedgerPeriod[], period: LedgerPeriod): readonly LedgerPeriod[] {
  return periods.some(({ label }) => label === period.label) ? periods : [...periods, period];
}

/** Whether a run that reminded for a period, or was about to, wrote it here. */
export function knowsOf({ begun, reminders }: Ledger, label: string): boolean {
  return [...begun, ...reminders.map(({ period }) => period)].some((one) => one.label === label);
}

/** Whether a run wrote here what it did with managers' reports about a period. */
export function knowsReports({ reports }: Ledger, label: string): boolean {
  return reports.some(({ period }) => period.label === label);
}

/** With these entries, each in place of what the same run wrote about the same mail before. */
export function withMails(
  ledger: Ledger,
  mails: { readonly reminders?: readonly Reminder[]; readonly reports?: readonly SentReport[] },
): Ledger {
  return {
    ...ledger,
    reminders: furthest(ledger.reminders, mails.reminders ?? [], reminderKey),
    reports: furthest(ledger.reports, mails.reports ?? [], reportKey),
  };
}

function furthest<E extends MailEntry>(
  some: readonly E[],
  others: readonly E[],
  key: (entry: E) => string,
): readonly E[] {
  if (others.length === 0) return some;
  const entries = new Map<string, E>();
  for (const entry of [...some, ...others]) {
    const name = key(entry);
    const there = entries.get(name);
    if (there === undefined || FURTHER[entry.state] > FURTHER[there.state]) entries.set(name, entry);
  }
  return [...entries.values()];
}

function bothStretches(
  newer: readonly InactiveStretch[],
  older: readonly InactiveStretch[],
): readonly InactiveStretch[] {
  if (older.length === 0) return newer;
  const known = new Set(newer.map(membershipOf));
  return [...newer, ...older.filter((stretch) => !known.has(membershipOf(stretch)))];
}

/** Names a membership, to look it up. */
export function membershipOf({ person, room }: { readonly person: string; readonly room: number }): string {
  return `${person} ${room}`;
}

function reminderKey({ person, room, period, run }: Reminder): string {
  return `${person} ${room} ${period.label} ${run}`;
}

function reportKey({ recipient, period, content, run }: SentReport): string {
  return `${recipient} ${period.label} ${content} ${run}`;
}

/** What a run announced and then certainly did not send, said so: nobody has to doubt it later. */
export function withoutAnnouncements(ledger: Ledger, run: string): Ledger {
  const settled = <E extends MailEntry>(entry: E): E =>
    entry.run === run && entry.state === "announced" ? { ...entry, state: "failed" } : entry;
  return { ...ledger, reminders: ledger.reminders.map(settled), reports: ledger.reports.map(settled) };
}

/**
 * Whether a person may be reminded about a room: `free`; `recent` when a reminder was sent less than a period's length
 * ago; `uncertain` when one was announced in that time and nobody knows whether it was sent.
 *
 * @param now epoch milliseconds
 */
export function standing(
  ledger: Ledger,
  person: string,
  room: number,
  period: LedgerPeriod,
  now: number,
): "free" | "recent" | "uncertain" {
  const near = remindersOf(ledger, person, room).filter(
    (reminder) => reminder.state !== "failed" && withinOneLength(reminder, period, now),
  );
  if (near.some(({ state }) => state !== "sent")) return "uncertain";
  return near.length > 0 ? "recent" : "free";
}

/**
 * Nearer than one period's length, by the periods' last days or by the clock. By the clock a day is allowed for: a
 * schedule starts a little earlier or later each time, and the month in which clocks change is an hour longer.
 */
function withinOneLength(reminder: Reminder, period: LedgerPeriod, now: number): boolean {
  const length = daysOf(period);
  if (Math.abs(dayNumber(reminder.period.lastDay) - dayNumber(period.lastDay)) < length) return true;
  const allowance = Math.min(1, length / 4);
  return Math.abs(now - Date.parse(reminder.at)) < (length - allowance) * DAY_MS;
}

/** A ledger never changes, so what is in it is indexed once. */
const reminderIndexes = new WeakMap<Ledger, ReadonlyMap<string, readonly Reminder[]>>();
const reportIndexes = new WeakMap<Ledger, ReadonlyMap<string, readonly SentReport[]>>();

function remindersOf(ledger: Ledger, person: string, room: number): readonly Reminder[] {
  const index = reminderIndexes.get(ledger) ?? Map.groupBy(ledger.reminders, membershipOf);
  reminderIndexes.set(ledger, index);
  return index.get(membershipOf({ person, room })) ?? [];
}

function reportsTo(ledger: Ledger, recipient: string): readonly SentReport[] {
  const index = reportIndexes.get(ledger) ?? Map.groupBy(ledger.reports, (report) => report.recipient);
  reportIndexes.set(ledger, index);
  return index.get(recipient) ?? [];
}

/**
 * What is known of the manager's report to one recipient about a period: `same` was sent with this very content;
 * `uncertain`: announced with it, and nobody knows whether it was sent; `corrected`: another content was sent, or may
 * have been; `first`: nothing.
 */
export function reportStanding(
  ledger: Ledger,
  recipient: string,
  period: LedgerPeriod,
  content: string,
): "first" | "same" | "uncertain" | "corrected" {
  const known = reportsTo(ledger, recipient).filter(
    (report) => report.period.label === period.label && report.state !== "failed",
  );
  const alike = known.filter((report) => report.content === content);
  if (alike.some(({ state }) => state === "sent") && isNewest(known, content)) return "same";
  if (alike.some(({ state }) => state !== "sent")) return "uncertain";
  return known.length > 0 ? "corrected" : "first";
}

/** Whether nothing else was sent after the last report of this content: A, then B, then A again is a correction. */
function isNewest(known: readonly SentReport[], content: string): boolean {
  const last = known.reduce((one, other) => (Date.parse(other.at) > Date.parse(one.at) ? other : one));
  return last.content === content;
}

/**
 * Without what is too old to decide anything: mails are remembered for ten years, what certainly was not sent and
 * stretches that are over for three.
 *
 * @param now epoch milliseconds
 */
export function withoutOld(ledger: Ledger, now: number): Ledger {
  const recent = ({ at, period, state }: MailEntry): boolean => {
    const since = now / DAY_MS - (state === "failed" ? REMEMBERED_SHORTER : REMEMBERED);
    return Date.parse(at) / DAY_MS >= since || dayNumber(period.lastDay) >= since;
  };
  return {
    review: ledger.review,
    begun: ledger.begun.filter(({ lastDay }) => dayNumber(lastDay) >= now / DAY_MS - REMEMBERED),
    reminders: ledger.reminders.filter(recent),
    reports: ledger.reports.filter(recent),
    inactive: ledger.inactive.filter(({ until }) => dayNumber(until) >= now / DAY_MS - REMEMBERED_SHORTER),
  };
}

/**
 * Whether all that runs wrote about this period, and about those that end less than its length before, is still remembered:
 * about an older one nobody is mailed, because nobody knows any more who was.
 *
 * @param now epoch milliseconds
 */
export function isRemembered(period: LedgerPeriod, now: number): boolean {
  return dayNumber(period.lastDay) - daysOf(period) >= now / DAY_MS - REMEMBERED;
}

/** Days of a period, both ends included. */
export function daysOf({ firstDay, lastDay }: LedgerPeriod): number {
  return dayNumber(lastDay) - dayNumber(firstDay) + 1;
}
