import { counted, dayInWords } from "../text/english.ts";
import { DAY_MS } from "../time/calendar.ts";
import type { PeriodOfFile, PortalFile } from "./portal-file.ts";

/** Of the same portal, period and part the newest: a job that was run again leaves two. */
export function newestOf(files: readonly PortalFile[]): PortalFile[] {
  const newest = new Map<string, PortalFile>();
  for (const file of files) {
    const key = JSON.stringify([file.period.label, file.rooms]);
    const before = newest.get(key);
    if (before === undefined || isNewer(file, before)) newest.set(key, file);
  }
  return [...newest.values()];
}

/** By the path where both were made in the same second, so that the order of the files does not matter. */
function isNewer(a: PortalFile, b: PortalFile): boolean {
  return a.generatedAt === b.generatedAt ? a.path > b.path : a.generatedAt > b.generatedAt;
}

/**
 * Why several files of one portal do not make one whole; undefined where they do.
 *
 * @param planned in how many parts the plan had it audited, where it said so
 */
export function whyNotTogether(files: readonly PortalFile[], planned?: number): string | undefined {
  const [first, ...others] = files;
  if (first === undefined) return undefined;
  const parts = files.flatMap(({ rooms }) => (rooms !== "all" && "part" in rooms ? [rooms] : []));
  const wrongParts = parts.length === 0 ? undefined : whyNoWhole(parts, files.length, planned);
  if (wrongParts !== undefined) return wrongParts;
  const seen = new Set<number>();
  for (const { roomIds } of files) {
    for (const id of roomIds) {
      if (seen.has(id)) return `Room ${id} is in two of its reports: what they say cannot be added up.`;
      seen.add(id);
    }
  }
  if (others.some(({ rules }) => rules !== first.rules))
    return "Its reports judge by different rules (min-activity, grace-days, activity): they cannot be added up.";
  if (others.some(({ period }) => !isSamePeriod(period, first.period)))
    return "Its reports are of different periods: they cannot be added up.";
  if (others.some(({ period }) => period.timeZone !== first.period.timeZone))
    return "Its reports begin their days in different time zones: they cannot be added up.";
  if (parts.length > 0 && files.some(({ activeRooms }) => activeRooms === undefined))
    return "Its parts do not all say how many rooms the portal had, so it is not proved that none is missing: run its jobs again.";
  const active = new Set(files.flatMap(({ activeRooms }) => activeRooms ?? []));
  if (parts.length > 0 && (active.size > 1 || [...active].some((count) => count !== seen.size)))
    return `Its parts hold ${counted(seen.size, "room")}, and the portal had ${[...active].join(" or ")}: rooms were made or archived between the jobs; run them again.`;
  return undefined;
}

type Part = { readonly part: number; readonly of: number };

function whyNoWhole(parts: readonly Part[], files: number, planned: number | undefined): string | undefined {
  const of = parts[0]?.of ?? 0;
  if (parts.length < files || parts.some((part) => part.of !== of))
    return "Its reports are of parts that do not belong together: run all its jobs again with the same number of parts.";
  if (planned !== undefined && planned !== of)
    return `Its reports are of ${counted(of, "part")}, and the plan made ${counted(planned, "part")} of it: run all its jobs again.`;
  const there = new Set(parts.map(({ part }) => part));
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter((part) => !there.has(part));
  if (missing.length === 0) return undefined;
  const [first] = missing;
  if (missing.length === 1) return `Part ${first} of ${of} is missing: run that job again.`;
  return `Parts ${missing.join(", ")} of ${of} are missing: run those jobs again.`;
}

/** Milliseconds between which nobody's coming and going is thought to matter; jobs of one run lie within. */
const ONE_MOMENT = DAY_MS;

/** Why several reports of one portal are not as of one moment; undefined where they are. */
export function whyNotOneMoment(files: readonly PortalFile[]): string | undefined {
  const times = files.map(({ generatedAt }) => generatedAt).sort((a, b) => a - b);
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  if (last - first <= ONE_MOMENT) return undefined;
  const [from, to] = [first, last].map((at) => dayInWords(new Date(at).toISOString().slice(0, 10)));
  return `Its reports were made from ${from} to ${to}: who joined or left between is counted in some rooms as before, in others as after; run the older jobs again.`;
}

/** By the label, which names the whole: of a period that is not over, each report tells its own last day. */
export function isSamePeriod(a: PeriodOfFile, b: PeriodOfFile | undefined): boolean {
  return a.label === b?.label;
}
