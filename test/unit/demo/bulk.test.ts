import { describe, expect, test } from "vitest";
import { type BulkShape, makeBulk } from "../../../demo/bulk.ts";
import { shownInLog } from "../../../demo/portal/actions.ts";

const shapes: BulkShape[] = ["even", "hour", "bursts", "ties"];

describe.each(shapes)("20 000 events, %s", (shape) => {
  const { store, truth } = makeBulk({ events: 20_000, shape });
  const events = [...store.trail.between(truth.start, truth.end - 1)];

  test("all lie in the month, in order", () => {
    expect(events).toHaveLength(20_000);
    expect(truth.events).toBe(20_000);
    for (const [index, event] of events.entries()) {
      expect(event.at >= truth.start && event.at < truth.end).toBe(true);
      if (index > 0) expect(event.at).toBeGreaterThanOrEqual(events[index - 1]?.at ?? 0);
    }
  });

  test("add up to the truth", () => {
    const inRooms = [...truth.eventsByRoom.values()].reduce((sum, count) => sum + count, 0);
    expect(inRooms + truth.eventsOutsideRooms).toBe(20_000);
    const done = new Map<string, { events: number; changes: number }>();
    for (const { roomId, personId, action } of events) {
      const key = `${roomId}/${personId}`;
      const count = done.get(key) ?? { events: 0, changes: 0 };
      count.events++;
      if (shownInLog(action) !== undefined) count.changes++;
      done.set(key, count);
    }
    for (const { roomId, personId, events: told, changes, verdict } of truth.members) {
      const count = done.get(`${roomId}/${personId}`);
      expect(told).toBe(count?.events ?? 0);
      expect(changes).toBe(count?.changes ?? 0);
      expect(verdict).toBe(told > 0 ? "active" : "inactive");
    }
    expect(truth.counts.inactive).toBeGreaterThan(10);
  });

  test("have the shape asked for", () => {
    const largest = Math.max(
      ...[...Map.groupBy(events, ({ at }) => at).values()].map((group) => group.length),
    );
    const span = (events.at(-1)?.at ?? 0) - (events[0]?.at ?? 0);
    if (shape === "hour") expect(span).toBeLessThan(3600);
    else expect(span).toBeGreaterThan(86_400);
    if (shape === "ties") expect(largest).toBeGreaterThan(200);
    if (shape === "even") expect(largest).toBeLessThan(5);
  });
});
