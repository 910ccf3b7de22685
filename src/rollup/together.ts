import type { PortalReason } from "../portal-reasons.ts";
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
export function whyNotTogether(files: readonly PortalFile[], planned?: number): PortalReason | undefined {
  const [first, ...others] = files;
  if (first === undefined) return undefined;
  const parts = files.flatMap(({ rooms }) => (rooms !== "all" && "part" in rooms ? [rooms] : []));
  const wrongParts = parts.length === 0 ? undefined : whyNoWhole(parts, files.length, planned);
  if (wrongParts !== undefined) return wrongParts;
  const seen = new Set<number>();
  for (const { roomIds } of files) {
    for (const id of roomIds) {
      if (seen.has(id)) return { code: "room-twice", parameters: { room: id } };
      seen.add(id);
    }
  }
  if (others.some(({ rules }) => rules !== first.rules))
    return { code: "reports-differ", parameters: { by: "rules" } };
  if (others.some(({ period }) => !isSamePeriod(period, first.period)))
    return { code: "reports-differ", parameters: { by: "periods" } };
  if (others.some(({ period }) => period.timeZone !== first.period.timeZone))
    return { code: "reports-differ", parameters: { by: "time-zones" } };
  if (parts.length > 0 && files.some(({ activeRooms }) => activeRooms === undefined))
    return { code: "rooms-untold", parameters: {} };
  const active = new Set(files.flatMap(({ activeRooms }) => activeRooms ?? []));
  if (parts.length > 0 && (active.size > 1 || [...active].some((count) => count !== seen.size)))
    return { code: "rooms-changed", parameters: { rooms: seen.size, had: [...active] } };
  return undefined;
}

type Part = { readonly part: number; readonly of: number };

function whyNoWhole(
  parts: readonly Part[],
  files: number,
  planned: number | undefined,
): PortalReason | undefined {
  const of = parts[0]?.of ?? 0;
  if (parts.length < files || parts.some((part) => part.of !== of))
    return { code: "parts-of-different-wholes", parameters: {} };
  if (planned !== undefined && planned !== of)
    return { code: "parts-not-planned", parameters: { parts: of, planned } };
  const there = new Set(parts.map(({ part }) => part));
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter((part) => !there.has(part));
  return missing.length === 0 ? undefined : { code: "parts-missing", parameters: { missing, of } };
}

/** Milliseconds between which nobody's coming and going is thought to matter; jobs of one run lie within. */
const ONE_MOMENT = DAY_MS;

/** Why several reports of one portal are not as of one moment; undefined where they are. */
export function whyNotOneMoment(files: readonly PortalFile[]): PortalReason | undefined {
  const times = files.map(({ generatedAt }) => generatedAt).sort((a, b) => a - b);
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  if (last - first <= ONE_MOMENT) return undefined;
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return { code: "not-one-moment", parameters: { from: day(first), to: day(last) } };
}

/** By the label, which names the whole: of a period that is not over, each report tells its own last day. */
export function isSamePeriod(a: PeriodOfFile, b: PeriodOfFile | undefined): boolean {
  return a.label === b?.label;
}
