import type { AuditEvent, AuditQuery } from "../../../src/docspace/audit-trail.ts";

/** A small random source with a printed seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function eventOf(id: number, at: number, over: Partial<AuditEvent> = {}): AuditEvent {
  return {
    id,
    at,
    userId: "u1",
    user: "User One",
    actionId: 5011,
    action: "File uploaded",
    actionType: 13,
    product: 2,
    location: 1,
    target: ["1"],
    entries: [1],
    context: "Rooms: One",
    page: "",
    ip: "",
    country: "",
    city: "",
    browser: "",
    platform: "",
    ...over,
  };
}

/**
 * An audit trail that answers as the server does: ordered by date alone, ties in an order of its own, which may be
 * another one at every request.
 *
 * @param most rows that it gives at once, whatever is asked
 */
export function fakeTrail(
  events: AuditEvent[],
  random: () => number,
  ties: "shuffled" | "settled" = "shuffled",
  most = 100,
) {
  const requests: AuditQuery[] = [];
  return {
    requests,
    events,
    async readPage(query: AuditQuery): Promise<AuditEvent[]> {
      requests.push(query);
      const start = query.startIndex ?? 0;
      return events
        .filter((event) => event.at >= query.from && event.at <= query.to)
        .filter((event) => query.actionType === undefined || event.actionType === query.actionType)
        .filter((event) => query.action === undefined || event.actionId === query.action)
        .filter((event) => query.userId === undefined || event.userId === query.userId)
        .filter((event) => query.entryType === undefined || event.entries.includes(query.entryType))
        .filter((event) => query.target === undefined || event.target.join(",").includes(query.target))
        .map((event) => ({ event, tie: ties === "shuffled" ? random() : event.id }))
        .sort((a, b) => b.event.at - a.event.at || a.tie - b.tie)
        .map(({ event }) => event)
        .slice(start, start + Math.min(most, query.count ?? 100));
    },
  };
}
