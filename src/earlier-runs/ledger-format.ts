import * as v from "valibot";
import { UserError } from "../errors.ts";
import { LEDGER_TITLE } from "../report-folder/titles.ts";
import { readJson } from "../text/read-json.ts";
import { type Asked, byMoment, type Decision, type ReviewMemory } from "./access-review/decision.ts";
import type { InactiveStretch, Ledger, LedgerPeriod, Reminder, SentReport } from "./ledger.ts";
import { Head, LEDGER_SCHEMA_VERSION, LedgerFile } from "./ledger-schema.ts";

/** A ledger as one version of its file holds it. */
export interface WrittenLedger {
  readonly ledger: Ledger;
  /**
   * Version of the file up to which every version's entries are in this one. A run that writes version n has read
   * version n - 1, so another number means that something was written over without having been read.
   */
  readonly includes: number;
}

/** Bytes. Fifteen years of 1 000 reminders a month need about 4 MB. */
export const LARGEST_LEDGER = 16 * 1024 * 1024;

/**
 * The file's text, the same for the same ledger, in whatever order it has its entries. Throws a {@link UserError}
 * where it would be larger than what is read again.
 */
export function ledgerText(ledger: Ledger, includes: number): string {
  const { review } = ledger;
  const members = [...ledger.reminders, ...ledger.inactive, ...review.asked];
  const people = [...new Set(members.map(({ person }) => person))].sort();
  const numbers = new Map(people.map((person, index) => [person, index]));
  const number = (person: string): number => numbers.get(person) ?? 0;
  const mails = <E extends Reminder | SentReport>(
    entries: readonly E[],
    rows: (some: readonly E[]) => Row[],
  ) =>
    groups(entries, ({ period, state, run, at }) => ({
      period: [period.label, period.firstDay, period.lastDay],
      state,
      run,
      at,
    })).map(([head, some]) => groupText(head, rows(some)));
  const memberships = (entries: readonly (Reminder | InactiveStretch | Asked)[]): Row[] =>
    [...Map.groupBy(entries, ({ person }) => number(person))].map(([person, own]) => [
      person,
      ...own.map(({ room }) => room).sort((a, b) => a - b),
    ]);
  const text = `{
"schemaVersion": ${LEDGER_SCHEMA_VERSION},
"writtenBy": "docspace-audit",
"includes": ${includes},
"begun": [${begunText(ledger)}],
"people": ${JSON.stringify(people)},
"reminders": [${mails(ledger.reminders, memberships).join(",")}],
"reports": [${mails(ledger.reports, (some) => some.map(({ recipient, content }) => [recipient, content])).join(",")}],
"inactive": [${groups(ledger.inactive, ({ since, until }) => ({ since, until }))
    .map(([head, some]) => groupText(head, memberships(some)))
    .join(",")}],
${reviewText(review, memberships)}
}
`;
  if (Buffer.byteLength(text) <= LARGEST_LEDGER) return text;
  throw new UserError(
    `"${LEDGER_TITLE}" in the report folder would become larger than this action reads again (${LARGEST_LEDGER / 1024 / 1024} MB). Use another folder-id, so that a new one begins.`,
  );
}

function begunText({ begun }: Ledger): string {
  return begun
    .map(({ label, firstDay, lastDay }) => JSON.stringify([label, firstDay, lastDay]))
    .sort()
    .join(",");
}

function reviewText(
  { decisions, asked, file, lastDay, portals }: ReviewMemory,
  rows: (some: readonly Asked[]) => Row[],
): string {
  const open = groups(asked, ({ since }) => ({ since })).map(([head, some]) => groupText(head, rows(some)));
  const lines = decisions.toSorted(byMoment).map((one) => `\n${JSON.stringify(ordered(one))}`);
  return `"review": ${JSON.stringify({ file, lastDay, portals })},
"asked": [${open.join(",")}],
"decisions": [${lines.join(",")}]`;
}

/** The same text for the same decision, in whatever order it was put together. */
function ordered(one: Decision): Decision {
  return Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) as unknown as Decision;
}

type Row = readonly (number | string)[];

/** Entries that share all but their rows, in the order of what they share. */
function groups<E>(entries: readonly E[], head: (entry: E) => object): (readonly [string, readonly E[]])[] {
  const byHead = Map.groupBy(entries, (entry) => JSON.stringify(head(entry)));
  return [...byHead].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** One row a line, so that two versions can be compared. */
function groupText(head: string, rows: readonly Row[]): string {
  const lines = rows.toSorted(byRow).map((row) => JSON.stringify(row));
  return `\n${head.slice(0, -1)},"rows":[\n${lines.join(",\n")}]}`;
}

function byRow(a: Row, b: Row): number {
  for (const [index, one] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (one !== other) return one < other ? -1 : 1;
  }
  return a.length - b.length;
}

/** Reads the file's content. Throws a {@link UserError} for anything it does not fully understand. */
export function parseLedger(file: Uint8Array | string): WrittenLedger {
  const text = typeof file === "string" ? file : decoded(file);
  let content: unknown;
  try {
    content = readJson(text.replace(/^\ufeff/, ""));
  } catch {
    throw unreadable("it is not valid JSON");
  }
  const head = v.safeParse(Head, content);
  if (!head.success) throw unreadable("it is not a ledger of this action");
  const version = head.output.schemaVersion;
  if (version !== LEDGER_SCHEMA_VERSION) {
    throw unreadable(
      typeof version === "number" && version > LEDGER_SCHEMA_VERSION
        ? "it was written by a newer version of this action; use that version"
        : `its schemaVersion is ${typeof version === "number" ? version : "missing"}`,
    );
  }
  return unpacked(read(LedgerFile, content));
}

function decoded(content: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    throw unreadable("it is not text in UTF-8");
  }
}

function unpacked({
  includes,
  begun,
  people,
  reminders,
  reports,
  inactive,
  review,
  asked,
  decisions,
}: v.InferOutput<typeof LedgerFile>): WrittenLedger {
  const memberships = (rows: readonly (readonly number[])[]) =>
    rows.flatMap(([number = -1, ...rooms]) => {
      const person = people[number];
      if (person === undefined)
        throw unreadable(`it names the person ${number}, whom its list does not have`);
      return rooms.map((room) => ({ person, room }));
    });
  const unpackedPeriod = ([label, firstDay, lastDay]: Packed["period"]): LedgerPeriod => ({
    label,
    firstDay,
    lastDay,
  });
  const entry = ({ period, state, run, at }: Packed) => ({
    period: unpackedPeriod(period),
    state,
    run,
    at,
  });
  return {
    includes,
    ledger: {
      begun: begun.map(unpackedPeriod),
      reminders: reminders.flatMap((group) => {
        const shared = entry(group);
        return memberships(group.rows).map((membership) => ({ ...membership, ...shared }));
      }),
      reports: reports.flatMap((group) => {
        const shared = entry(group);
        return group.rows.map(([recipient, content]) => ({ recipient, content, ...shared }));
      }),
      inactive: inactive.flatMap(({ since, until, rows }) =>
        memberships(rows).map((membership) => ({ ...membership, since, until })),
      ),
      review: {
        ...review,
        decisions,
        asked: asked.flatMap(({ since, rows }) =>
          memberships(rows).map((membership) => ({ ...membership, since })),
        ),
      },
    },
  };
}

type Packed = Omit<v.InferOutput<typeof LedgerFile>["reminders"][number], "rows">;

function read<S extends v.GenericSchema>(schema: S, content: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, content, { abortEarly: true });
  if (result.success) return result.output;
  const [list, index] = (v.getDotPath(result.issues[0]) ?? "").split(".");
  throw unreadable(
    index === undefined ? `its "${list}" is damaged` : `entry ${index} of "${list}" is damaged`,
  );
}

/** The sentence for a ledger that cannot be used. */
export function unreadable(why: string): UserError {
  return new UserError(
    `"${LEDGER_TITLE}" in the report folder, which says who was reminded, cannot be used: ${why}. It was left as it is; restore an earlier version from its version history, or move it away to begin anew.`,
  );
}
