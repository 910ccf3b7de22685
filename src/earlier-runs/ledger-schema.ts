import * as v from "valibot";
import { isDay } from "../time/epoch.ts";
import type { Decision } from "./access-review/decision.ts";
import type { MailState } from "./ledger.ts";

/** Version of the ledger's file; another one is never guessed at. */
export const LEDGER_SCHEMA_VERSION = 1;

const Day = v.pipe(v.string(), v.check(isDay));
const State = v.picklist(["announced", "sent", "failed", "uncertain"] satisfies readonly MailState[]);
const Instant = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.check((at) => isDay(at.slice(0, 10))),
);
const Room = v.pipe(v.number(), v.safeInteger());
const isNumber = (value: unknown): value is number => Number.isSafeInteger(value);

/** `[number of a person, room, room, …]`. Checked by hand: there may be a hundred thousand. */
const Memberships = v.array(
  v.custom<readonly number[]>((row) => Array.isArray(row) && row.length > 1 && row.every(isNumber)),
);
const mail = { state: State, run: v.string(), at: Instant };
/** One that ends before it begins would be near no other, and its mails would be sent again. */
const Period = v.pipe(
  v.tuple([v.string(), Day, Day]),
  v.check(([, firstDay, lastDay]) => firstDay <= lastDay),
);

const DecisionEntry = v.object({
  room: Room,
  person: v.string(),
  decision: v.picklist(["keep", "remove", "open", "closed"] satisfies readonly Decision["decision"][]),
  reason: v.string(),
  until: v.exactOptional(Day),
  decidedBy: v.string(),
  decidedOn: v.exactOptional(Day),
  asked: v.exactOptional(Day),
  readOn: Day,
  at: Instant,
  run: v.string(),
  changedBy: v.string(),
});

/** People by their number in one list, entries that share all but their rows together: a tenth of the size. */
export const LedgerFile = v.object({
  schemaVersion: v.literal(LEDGER_SCHEMA_VERSION),
  includes: v.pipe(v.number(), v.safeInteger()),
  begun: v.array(Period),
  people: v.array(v.string()),
  reminders: v.array(v.object({ ...mail, period: Period, rows: Memberships })),
  reports: v.array(v.object({ ...mail, period: Period, rows: v.array(v.tuple([v.string(), v.string()])) })),
  inactive: v.array(v.object({ since: Day, until: Day, rows: Memberships })),
  review: v.object({
    file: v.exactOptional(Room),
    lastDay: v.exactOptional(Day),
    portals: v.exactOptional(v.array(v.string())),
  }),
  asked: v.array(v.object({ since: Day, rows: Memberships })),
  decisions: v.array(DecisionEntry),
});

export const Head = v.object({
  schemaVersion: v.optional(v.unknown()),
  writtenBy: v.literal("docspace-audit"),
});
