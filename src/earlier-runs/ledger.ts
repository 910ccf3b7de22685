import { LEDGER_TITLE } from "../deliver/own-titles.ts";
import { UserError } from "../errors.ts";
import { isMonth } from "../text/english.ts";
import type { Period } from "../time/period.ts";

/** Days, both included, `YYYY-MM-DD`. */
export type LedgerPeriod = Pick<Period, "label" | "firstDay" | "lastDay">;

/**
 * `announced` is written before a mail is sent. A later run that finds it does not know whether the mail went out;
 * `uncertain` is the same, known to the run itself. `failed`: certainly not sent, so it may be tried again.
 */
export type ReminderState = "announced" | "sent" | "failed" | "uncertain";

/** One person's reminder about one room. Ids only: the ledger holds no name and no address. */
export interface Reminder {
  readonly person: string;
  readonly room: number;
  readonly period: LedgerPeriod;
  readonly state: ReminderState;
  /** The run that wrote it. */
  readonly run: string;
  /** When it got this state, `2026-11-02T06:17:00.000Z`. */
  readonly at: string;
}

/** A person's unbroken stretch of inactive days in one room, as far as runs have seen it. */
export interface InactiveStretch {
  readonly person: string;
  readonly room: number;
  readonly since: string;
  readonly until: string;
}

export interface Ledger {
  readonly reminders: readonly Reminder[];
  readonly inactive: readonly InactiveStretch[];
}

export const EMPTY_LEDGER: Ledger = { reminders: [], inactive: [] };

const SCHEMA_VERSION = 1;
const DAY = 86_400_000;
/** Days after which a reminder, or the end of a stretch, no longer decides anything; longer for longer periods. */
const FORGOTTEN_AFTER = 190;
/** Days by which a run may come later after its period than the one before did. */
const LATENESS = 31;

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
  const near = ledger.reminders.filter(
    (reminder) =>
      reminder.person === person &&
      reminder.room === room &&
      reminder.state !== "failed" &&
      withinOneLength(reminder, period, now),
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
  return Math.abs(now - Date.parse(reminder.at)) < (length - allowance) * DAY;
}

/** Adds reminders; those about the same person, room and period are replaced, unless another run's went further. */
export function withReminders(ledger: Ledger, reminders: readonly Reminder[]): Ledger {
  const key = (reminder: Reminder) => `${reminder.person} ${reminder.room} ${reminder.period.label}`;
  const merged = new Map(ledger.reminders.map((reminder) => [key(reminder), reminder]));
  for (const reminder of reminders) {
    const there = merged.get(key(reminder));
    if (there !== undefined && there.run !== reminder.run && reminder.state === "failed") continue;
    merged.set(key(reminder), reminder);
  }
  return { ...ledger, reminders: [...merged.values()] };
}

/** Without what a run announced and then did not send. */
export function withoutAnnouncements(ledger: Ledger, run: string): Ledger {
  return {
    ...ledger,
    reminders: ledger.reminders.filter((reminder) => reminder.run !== run || reminder.state !== "announced"),
  };
}

/** A membership's verdict, as far as it says whether there was activity in the whole period. */
export interface Finding {
  readonly person: string;
  readonly room: number;
  readonly active: boolean;
}

/** Lengthens, begins or ends the stretches of inactivity. The same findings twice change nothing the second time. */
export function withFindings(ledger: Ledger, period: LedgerPeriod, findings: readonly Finding[]): Ledger {
  const key = (person: string, room: number) => `${person} ${room}`;
  const stretches = new Map(ledger.inactive.map((stretch) => [key(stretch.person, stretch.room), stretch]));
  for (const { person, room, active } of findings) {
    const place = key(person, room);
    const stretch = stretches.get(place);
    const next = active ? broken(stretch, period) : lengthened(stretch, person, room, period);
    if (next === undefined) stretches.delete(place);
    else stretches.set(place, next);
  }
  return { ...ledger, inactive: [...stretches.values()] };
}

function lengthened(
  stretch: InactiveStretch | undefined,
  person: string,
  room: number,
  { firstDay, lastDay }: LedgerPeriod,
): InactiveStretch {
  if (stretch === undefined) return { person, room, since: firstDay, until: lastDay };
  const [first, last] = [dayNumber(firstDay), dayNumber(lastDay)];
  const touches = first <= dayNumber(stretch.until) + 1 && last >= dayNumber(stretch.since) - 1;
  if (touches) {
    const since = first < dayNumber(stretch.since) ? firstDay : stretch.since;
    return { person, room, since, until: last > dayNumber(stretch.until) ? lastDay : stretch.until };
  }
  return last > dayNumber(stretch.until) ? { person, room, since: firstDay, until: lastDay } : stretch;
}

/** What is left of a stretch after a period with activity. */
function broken(stretch: InactiveStretch | undefined, period: LedgerPeriod): InactiveStretch | undefined {
  if (stretch === undefined) return undefined;
  const [first, last] = [dayNumber(period.firstDay), dayNumber(period.lastDay)];
  if (first > dayNumber(stretch.until) || last < dayNumber(stretch.since)) return stretch;
  if (last >= dayNumber(stretch.until)) return undefined;
  return { ...stretch, since: new Date((last + 1) * DAY).toISOString().slice(0, 10) };
}

/**
 * Periods in a row without activity, the given inactive one included: months where the period is a month, else whole
 * periods of its length.
 */
export function periodsInARow(ledger: Ledger, person: string, room: number, period: LedgerPeriod): number {
  const stretch = ledger.inactive.find((one) => one.person === person && one.room === room);
  if (stretch === undefined || dayNumber(stretch.until) < dayNumber(period.firstDay) - 1) return 1;
  if (dayNumber(stretch.since) >= dayNumber(period.firstDay)) return 1;
  if (isMonth(period)) {
    const months = monthNumber(period.firstDay) - monthNumber(stretch.since) + 1;
    return stretch.since.endsWith("-01") ? months : Math.max(1, months - 1);
  }
  const days = dayNumber(period.lastDay) - dayNumber(stretch.since) + 1;
  return Math.max(1, Math.floor(days / daysOf(period)));
}

/**
 * Without what is too old to decide anything. A reminder stays for at least as long as its own period, and all stay for
 * as long as the present one, are: within that length nobody is reminded twice, and whoever was inactive before is so once more in a row.
 *
 * @param period the present one
 * @param now epoch milliseconds
 */
export function withoutOld(ledger: Ledger, period: LedgerPeriod, now: number): Ledger {
  const oldest = (own: number) =>
    now / DAY - Math.max(FORGOTTEN_AFTER, own + LATENESS, daysOf(period) + LATENESS);
  return {
    reminders: ledger.reminders.filter(({ at, period: own }) => {
      const since = oldest(daysOf(own));
      return Date.parse(at) / DAY >= since || dayNumber(own.lastDay) >= since;
    }),
    inactive: ledger.inactive.filter(({ until }) => dayNumber(until) >= oldest(0)),
  };
}

function daysOf({ firstDay, lastDay }: LedgerPeriod): number {
  return dayNumber(lastDay) - dayNumber(firstDay) + 1;
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY;
}

function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}

/** The file's text: one line an entry, so that two versions can be compared by eye. */
export function ledgerText(ledger: Ledger): string {
  const list = (entries: readonly unknown[]) =>
    entries.length === 0
      ? "[]"
      : `[\n${entries.map((entry) => `    ${JSON.stringify(entry)}`).join(",\n")}\n  ]`;
  return `{
  "schemaVersion": ${SCHEMA_VERSION},
  "writtenBy": "docspace-audit",
  "reminders": ${list(ledger.reminders)},
  "inactive": ${list(ledger.inactive)}
}
`;
}

/** Reads the file's text. Throws a {@link UserError} for anything it does not fully understand. */
export function parseLedger(text: string): Ledger {
  const content = record(parsed(text));
  if (content === undefined || content["writtenBy"] !== "docspace-audit")
    throw unreadable("it is not a ledger of this action");
  const version = content["schemaVersion"];
  if (version !== SCHEMA_VERSION) {
    throw unreadable(
      typeof version === "number" && version > SCHEMA_VERSION
        ? "it was written by a newer version of this action; use that version"
        : `its schemaVersion is ${JSON.stringify(version) ?? "missing"}`,
    );
  }
  return {
    reminders: entries(content["reminders"], "reminders").map(readReminder),
    inactive: entries(content["inactive"], "inactive").map(readStretch),
  };
}

function readReminder(entry: Readonly<Record<string, unknown>>): Reminder {
  const period = record(entry["period"]);
  const { person, room, state, run, at } = entry as Partial<Reminder>;
  if (
    typeof person !== "string" ||
    !Number.isSafeInteger(room) ||
    !isState(state) ||
    typeof run !== "string" ||
    typeof at !== "string" ||
    Number.isNaN(Date.parse(at)) ||
    typeof period?.["label"] !== "string" ||
    !isDay(period["firstDay"]) ||
    !isDay(period["lastDay"])
  ) {
    throw unreadable("an entry under reminders is damaged");
  }
  const { label, firstDay, lastDay } = period as unknown as LedgerPeriod;
  return { person, room: room as number, period: { label, firstDay, lastDay }, state, run, at };
}

function readStretch(entry: Readonly<Record<string, unknown>>): InactiveStretch {
  const { person, room, since, until } = entry as Partial<InactiveStretch>;
  if (typeof person !== "string" || !Number.isSafeInteger(room) || !isDay(since) || !isDay(until)) {
    throw unreadable("an entry under inactive is damaged");
  }
  return { person, room: room as number, since, until };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable("it is not valid JSON");
  }
}

function entries(value: unknown, name: string): Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(value)) throw unreadable(`its list ${name} is missing`);
  return value.map((entry) => {
    const one = record(entry);
    if (one === undefined) throw unreadable(`an entry under ${name} is damaged`);
    return one;
  });
}

function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

function isState(value: unknown): value is ReminderState {
  return value === "announced" || value === "sent" || value === "failed" || value === "uncertain";
}

function isDay(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(dayNumber(value));
}

function unreadable(why: string): UserError {
  return new UserError(
    `"${LEDGER_TITLE}" in the report folder, which says who was reminded, cannot be used: ${why}. It was left as it is and nobody was reminded; restore an earlier version from its version history, or move it away to begin anew.`,
  );
}
