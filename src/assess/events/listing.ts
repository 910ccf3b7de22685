import type { Collected, EventStream, LogStream, RoomLogEntry } from "../../collect/collected.ts";
import { HOUR } from "../../time/epoch.ts";
import type { Period } from "../../time/period.ts";
import { kindOf } from "../activity/action-kinds.ts";
import type { Assessment, AttributedEvent, Attributions } from "../assessment.ts";
import { hasTrail } from "../verdicts/evidence.ts";
import type { EventFilter } from "./filters.ts";
import { eventOfLogEntry } from "./log-entry-as-event.ts";

/** So many events of the logs are held in memory at once. */
const HELD = 50_000;

/**
 * The events of the period as the compliance report lists them, newest first, in batches: those of the audit trail, or
 * where there is none those of the rooms' own logs. Each is listed where it was counted. Can be read as often as wanted.
 */
export async function* listEvents(
  collected: Collected,
  assessment: Pick<Assessment, "attributions">,
  filter: EventFilter = () => true,
): AsyncGenerator<readonly AttributedEvent[]> {
  const batches = hasTrail(collected.coverage)
    ? trailEvents(collected.trail, assessment.attributions)
    : logEvents(collected.logs, collected.period);
  for await (const batch of batches) {
    const listed = batch.filter((attributed) => filter(attributed));
    if (listed.length > 0) yield listed;
  }
}

async function* trailEvents(
  trail: EventStream,
  { of, values }: Attributions,
): AsyncGenerator<AttributedEvent[]> {
  let position = 0;
  for await (const batch of trail.read()) {
    yield batch.map((event) => {
      const attribution = values[of[position++] ?? Number.NaN];
      if (attribution === undefined) throw new Error(`event ${event.id} was listed without being counted`);
      return { event, attribution, kind: kindOf(event) };
    });
  }
}

/**
 * The logs lie room after room. They are read once for each stretch of time that fits into memory, so that a portal
 * with many events takes longer rather than more memory.
 */
async function* logEvents(logs: LogStream, period: Period): AsyncGenerator<AttributedEvent[]> {
  let before = period.end;
  while (before > period.start) {
    const from = await startOfStretch(logs, period.start, before);
    const entries: RoomLogEntry[] = [];
    for await (const batch of logs.read()) {
      for (const entry of batch) {
        if (entry.at >= from && entry.at < before) entries.push(entry);
      }
    }
    entries.sort((a, b) => b.at - a.at || b.id - a.id);
    if (entries.length > 0) yield entries.map(listedEntry);
    before = from;
  }
}

function listedEntry(entry: RoomLogEntry): AttributedEvent {
  const event = eventOfLogEntry(entry);
  return { event, attribution: { by: "log", roomId: entry.roomId }, kind: kindOf(event) };
}

/** The earliest hour mark such that not too many entries lie between it and `before`; at least one hour earlier. */
async function startOfStretch(logs: LogStream, start: number, before: number): Promise<number> {
  if (logs.count <= HELD) return start;
  const hours = new Uint32Array(Math.ceil((before - start) / HOUR));
  for await (const batch of logs.read()) {
    for (const { at } of batch) {
      if (at < start || at >= before) continue;
      const hour = Math.floor((before - 1 - at) / HOUR);
      hours[hour] = (hours[hour] ?? 0) + 1;
    }
  }
  let held = 0;
  const full = hours.findIndex((count, hour) => {
    held += count;
    return held > HELD && hour > 0;
  });
  return full === -1 ? start : Math.max(start, before - full * HOUR);
}
