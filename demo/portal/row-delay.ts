import type { NewEvent } from "./model.ts";

/**
 * Rooms and agents created, members removed, files and forms opened: these the server writes while it answers
 * (`MessagesRepository.cs`, `_forceSaveAuditActions`, v3.5.0-server to v3.7.2-server). Everything else goes through a queue
 * with the date of the deed, and may be written any time later.
 */
const WRITTEN_AT_ONCE: ReadonlySet<number> = new Set([5054, 5070, 5084, 5154, 6047]);

/** The event as it is written at `now` (milliseconds since 1970) where the queue is behind by `delay` milliseconds. */
export function queued(event: NewEvent, delay: number, now: number): NewEvent {
  return delay === 0 || WRITTEN_AT_ONCE.has(event.action) ? event : { ...event, visibleFrom: now + delay };
}
