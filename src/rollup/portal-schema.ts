import * as v from "valibot";
import { MOST_PARTS } from "../settings/parsers.ts";
import { isDay } from "../time/epoch.ts";

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** Number of a part, or of all; a file that tells of more is none of ours. */
export const part = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_PARTS));
const Part = v.pipe(
  v.object({ part, of: part }),
  v.check(({ part: one, of }) => one <= of),
);
const Rooms = v.union([v.literal("all"), v.array(count), Part]);
/** Shown on the page, and part of its files' names. */
const Period = v.pipe(
  v.object({
    label: v.string(),
    firstDay: v.string(),
    lastDay: v.string(),
    timeZone: v.pipe(v.string(), v.regex(/^[\w+/-]{1,64}$/)),
    provisional: v.boolean(),
  }),
  v.check(isWhole),
);

/** Whether label and days belong together: a month, or two days; one that is not over may end earlier. */
function isWhole({ label, firstDay, lastDay, provisional }: Days): boolean {
  const [first = "", last = ""] = /^\d{4}-\d{2}$/.test(label) ? daysOfMonth(label) : label.split("_");
  const asked = isDay(first) && isDay(last) && label.length <= LONGEST_LABEL;
  return asked && firstDay === first && isDay(lastDay) && (provisional ? lastDay <= last : lastDay === last);
}

interface Days {
  label: string;
  firstDay: string;
  lastDay: string;
  timeZone: string;
  provisional: boolean;
}

const LONGEST_LABEL = "2026-10-01_2026-10-31".length;

function daysOfMonth(month: string): readonly [string, string] {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return [`${month}-01`, `${month}-${days}`];
}

/** What may stand on a page as a link, and tells portals apart. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

export const url = v.pipe(v.string(), v.check(isWebAddress));

/** Every status that a membership can have. */
export const VERDICTS = ["disabled", "invited", "exempt", "active", "new", "unknown", "inactive"] as const;

const Member = v.object({
  verdict: v.picklist(VERDICTS),
  id: v.optional(v.string()),
  email: v.optional(v.string()),
  person: v.optional(v.string()),
  address: v.optional(v.string()),
});

/** What the roll-up reads of a report or summary; its other fields may be as they like. */
export const Report = v.object({
  tool: v.object({ version: v.string() }),
  generatedAt: v.pipe(v.string(), v.isoTimestamp()),
  portal: v.object({ url, version: v.string() }),
  runUrl: v.optional(v.string()),
  period: Period,
  reports: v.array(v.string()),
  settings: v.object({
    rooms: Rooms,
    minActivity: count,
    graceDays: count,
    activity: v.picklist(["any", "changes"]),
  }),
  complete: v.boolean(),
  reasons: v.array(v.looseObject({ sentence: v.string() })),
  memberships: v.object(v.entriesFromList(VERDICTS, count)),
  inactivePeople: count,
  eventCounts: v.object({ portal: count, inRooms: count }),
  activeRooms: v.optional(count),
  otherRooms: v.optional(
    v.array(v.object({ id: v.union([v.number(), v.string()]), area: v.string(), thirdParty: v.boolean() })),
  ),
  addressKey: v.optional(v.string()),
  rooms: v.array(v.object({ id: count, unreadable: v.optional(v.unknown()), members: v.array(Member) })),
});

export type ReportOfFile = v.InferOutput<typeof Report>;

/** The summary of a run that ended without figures. */
export const Failure = v.object({
  portal: v.object({ url }),
  settings: v.object({ rooms: Rooms }),
  failure: v.array(v.string()),
});
