import { describe, expect, it } from "vitest";
import type { RoomLogEntry } from "../../../../src/collect/collected.ts";
import { crossCheck } from "../../../../src/collect/rooms/cross-check.ts";
import { IdSet } from "../../../../src/collect/spool/id-set.ts";

const entry = (id: number, at = 100, key = "FileCreated"): RoomLogEntry => ({
  id,
  at,
  key,
  roomId: 1,
  userId: "u1",
  user: "User One",
  actionId: 5000,
});

function check(entries: RoomLogEntry[], inTrail: number[], foundLater: number[] = []) {
  const trailIds = new IdSet();
  for (const id of inTrail) trailIds.add(id);
  let rereadings = 0;
  return crossCheck({
    logs: {
      count: entries.length,
      async *read() {
        yield entries;
      },
    },
    period: { from: 100, to: 200 },
    trailIds,
    reread: async () => {
      rereadings++;
      for (const id of foundLater) trailIds.add(id);
    },
    readMappedActions: async () => new Set(["FileCreated"]),
  }).then((checked) => ({ ...checked, rereadings }));
}

describe("the second proof", () => {
  it("finds every event of the logs in the trail", async () => {
    const { result, reasons, rereadings } = await check(
      [entry(1), entry(2), entry(3, 99), entry(4, 201)],
      [1, 2],
    );
    expect(result).toEqual({ expected: 2, found: 2, missing: [], unlisted: 0 });
    expect(reasons).toEqual([]);
    expect(rereadings).toBe(0);
  });

  it("has the whole trail read again when an event is missing", async () => {
    const { result, reasons, rereadings } = await check([entry(1), entry(2, 150)], [1], [2]);
    expect(rereadings).toBe(1);
    expect(result).toEqual({ expected: 2, found: 2, missing: [], unlisted: 0 });
    expect(reasons).toEqual([]);
  });

  it("is a reason for incomplete when an event stays missing", async () => {
    const { result, reasons } = await check([entry(1), entry(2)], [1]);
    expect(result).toEqual({ expected: 2, found: 1, missing: [2], unlisted: 0 });
    expect(reasons.map(({ code }) => code)).toEqual(["cross-check"]);
  });

  it("does not take the portal's word that a known action is never listed", async () => {
    const uploaded = entry(2, 100, "FileUploaded");
    const { result, reasons } = await check([entry(1), uploaded], [1]);
    expect(result).toMatchObject({ expected: 2, found: 1, unlisted: 0 });
    expect(reasons.map(({ code }) => code)).toEqual(["cross-check"]);
  });

  it("does not ask the trail for kinds that it never lists", async () => {
    const { result, reasons } = await check([entry(1), entry(2, 100, "RoomCoverChanged")], [1]);
    expect(result).toEqual({ expected: 1, found: 1, missing: [], unlisted: 1 });
    expect(reasons).toEqual([]);
  });
});
