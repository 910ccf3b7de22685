import { describe, expect, test } from "vitest";
import { crossCheck } from "../../../../src/collect/rooms/cross-check.ts";
import { UserError } from "../../../../src/errors.ts";

interface Asked {
  rereadings: number;
  mappers: number;
}

/** A log of entries with ids, in a trail with these; `later` comes with the rereading. */
async function check(
  entries: readonly (readonly [id: number, key: string])[],
  inTrail: readonly number[],
  over: { readonly later?: readonly number[]; readonly mappers?: () => Promise<ReadonlySet<string>> } = {},
) {
  const trail = new Set(inTrail);
  const asked: Asked = { rereadings: 0, mappers: 0 };
  const checked = await crossCheck({
    compare: async () => ({
      entries: entries.length,
      missing: new Map(entries.filter(([id]) => !trail.has(id))),
    }),
    reread: async () => {
      asked.rereadings++;
      for (const id of over.later ?? []) trail.add(id);
    },
    readMappedActions: async () => {
      asked.mappers++;
      return over.mappers === undefined ? new Set(["FileCreated"]) : over.mappers();
    },
  });
  return { ...checked, ...asked };
}

const CREATED = "FileCreated";
const COVER = "RoomCoverChanged";

describe("the second proof", () => {
  test("finds every event of the logs in the trail", async () => {
    const { result, reasons, rereadings, mappers } = await check(
      [
        [1, CREATED],
        [2, CREATED],
      ],
      [1, 2],
    );
    expect(result).toEqual({ expected: 2, found: 2, missing: [], unlisted: 0 });
    expect(reasons).toEqual([]);
    expect([rereadings, mappers]).toEqual([0, 0]);
  });

  test("has the whole trail read again when an event is missing, and asks nothing else", async () => {
    const { result, reasons, rereadings, mappers } = await check(
      [
        [1, CREATED],
        [2, CREATED],
      ],
      [1],
      { later: [2] },
    );
    expect([rereadings, mappers]).toEqual([1, 0]);
    expect(result).toEqual({ expected: 2, found: 2, missing: [], unlisted: 0 });
    expect(reasons).toEqual([]);
  });

  test("is a reason for incomplete when an event stays missing", async () => {
    const { result, reasons } = await check(
      [
        [1, CREATED],
        [2, CREATED],
      ],
      [1],
    );
    expect(result).toEqual({ expected: 2, found: 1, missing: [2], unlisted: 0 });
    expect(reasons).toMatchObject([{ code: "cross-check", rooms: "all", people: "all" }]);
    expect(reasons[0]?.range).toBeUndefined();
  });

  test("does not take the portal's word that a known action is never listed", async () => {
    const { result, reasons } = await check(
      [
        [1, CREATED],
        [2, "FileUploaded"],
      ],
      [1],
    );
    expect(result).toMatchObject({ expected: 2, found: 1, unlisted: 0 });
    expect(reasons.map(({ code }) => code)).toEqual(["cross-check"]);
  });

  test("does not ask the trail for kinds that it never lists", async () => {
    const { result, reasons, rereadings } = await check(
      [
        [1, CREATED],
        [2, COVER],
      ],
      [1],
    );
    expect(result).toEqual({ expected: 1, found: 1, missing: [], unlisted: 1 });
    expect(reasons).toEqual([]);
    expect(rereadings).toBe(0);
  });

  test("reads again for a kind that is new here but that the portal lists", async () => {
    const mappers = async () => new Set([CREATED, COVER]);
    const { result, rereadings } = await check(
      [
        [1, CREATED],
        [2, COVER],
      ],
      [1],
      { later: [2], mappers },
    );
    expect(result).toEqual({ expected: 2, found: 2, missing: [], unlisted: 0 });
    expect(rereadings).toBe(1);
  });

  test("stands against every verdict where it could not be carried out", async () => {
    const mappers = async () => {
      throw new UserError("the portal answered 500");
    };
    const { result, reasons, rereadings } = await check(
      [
        [1, CREATED],
        [2, COVER],
      ],
      [1],
      { mappers },
    );
    expect(rereadings).toBe(1);
    expect(result).toBeUndefined();
    expect(reasons).toMatchObject([
      { code: "cross-check-not-done", concerns: "both", rooms: "all", people: "all" },
    ]);
    expect(reasons[0]?.range).toBeUndefined();
  });

  test("tells of the missing although the mappings cannot be read", async () => {
    const mappers = async () => {
      throw new UserError("the portal answered 500");
    };
    const { reasons } = await check(
      [
        [1, CREATED],
        [2, CREATED],
      ],
      [1],
      { mappers },
    );
    expect(reasons.map(({ code }) => code)).toEqual(["cross-check"]);
  });

  test("needs no mappings where reading again brings all", async () => {
    const mappers = async () => {
      throw new UserError("the portal answered 500");
    };
    const { result, reasons } = await check(
      [
        [1, CREATED],
        [2, COVER],
      ],
      [1],
      { later: [2], mappers },
    );
    expect(result).toMatchObject({ expected: 2, found: 2 });
    expect(reasons).toEqual([]);
  });
});
