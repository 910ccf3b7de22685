import type { Collected, LogStream } from "../../collect/collected.ts";
import type { AuditEvent } from "../../docspace/audit-trail.ts";
import type { Period } from "../../time/period.ts";
import { kindOf } from "../activity/action-kinds.ts";
import type { Assessment, AttributedEvent } from "../assessment.ts";
import { hasTrail } from "../verdicts/evidence.ts";
import type { EventFilter } from "./filters.ts";
import { eventOfLogEntry } from "./log-entry-as-event.ts";

/** So many events of the logs are held in memory at once. */
const HELD = 50_000;

/**
 * The events of the period as the compliance report lists them, newest first, in batches: those of the audit trail, or
 * where there is none those of the rooms' own logs. Can be read as often as wanted.
 */
export async function* listEvents(
  collected: Collected,
  assessment: Pick<Assessment, "attribute">,
  filter: EventFilter = () => true,
): AsyncGenerator<readonly AttributedEvent[]> {
  const batches = hasTrail(collected.coverage)
    ? collected.trail.read()
    : newestFirst(collected.logs, collected.period);
  for await (const batch of batches) {
    const listed: AttributedEvent[] = [];
    for (const event of batch) {
      const attributed = { event, attribution: assessment.attribute(event), kind: kindOf(event) };
      if (filter(attributed)) listed.push(attributed);
    }
    if (listed.length > 0) yield listed;
  }
}

/**
 * The logs lie room after room. They are read once for each stretch of time that fits into memory, so that a portal
 * with many events takes longer rather than more memory.
 */
async function* newestFirst(logs: LogStream, period: Period): AsyncGenerator<readonly AuditEvent[]> {
  let before = period.end;
  while (before > period.start) {
    const from = await startOfStretch(logs, period.start, before);
    const events: AuditEvent[] = [];
    for await (const batch of logs.read()) {
      for (const entry of batch) {
        if (entry.at >= from && entry.at < before) events.push(eventOfLogEntry(entry));
      }
    }
    events.sort((a, b) => b.at - a.at || b.id - a.id);
    if (events.length > 0) yield events;
    before = from;
  }
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

const HOUR = 3600;
