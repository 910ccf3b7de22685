import { describe, expect, test } from "vitest";
import { createMatching, type EntryKey, type RowKey } from "../../../../src/collect/rooms/match-entries.ts";
import { REMOVED_ID } from "../../../../src/docspace/members.ts";
import { offsetChanges } from "../../../../src/time/offset-changes.ts";

const AT = Date.UTC(2026, 9, 10, 12) / 1000;
const CREATED = 5000;
const MOVED = 5015;
const DELETED = 5018;
const JOINED = 5085;

const TITLES: Readonly<Record<number, readonly string[]>> = {
  1: ["Legal"],
  2: ["Finance", "Büro"],
  3: ["Legal"],
};
/** "Büro" was also the title of a room that is not audited. */
const OF_OTHERS: readonly string[] = ["Not audited", "Büro"];
const titles = {
  of: (roomId: number) => new Set(TITLES[roomId]),
  has: (title: string) => Object.values(TITLES).flat().includes(title) || OF_OTHERS.includes(title),
  isOfOthers: (title: string) => OF_OTHERS.includes(title),
};

const entry = (roomId: number, over: Partial<EntryKey> = {}): EntryKey => ({
  roomId,
  at: AT,
  actionId: CREATED,
  userId: "jörg",
  entryId: 50,
  ...over,
});
const row = (id: number, title: string, over: Partial<RowKey> = {}): RowKey => ({
  id,
  at: AT,
  actionId: CREATED,
  userId: "jörg",
  target: ["50"],
  title,
  ...over,
});
/** An entry about a file that was deleted since: the log answers 0 for its number. */
const forgotten = (roomId: number, over: Partial<EntryKey> = {}): EntryKey => {
  const { entryId: _, ...rest } = entry(roomId, over);
  return rest;
};

function match(entries: readonly EntryKey[], rows: readonly RowKey[]) {
  const matching = createMatching(titles, offsetChanges("Europe/Berlin", AT - 30 * 86_400, AT + 30 * 86_400));
  for (const one of entries) matching.addEntry(one);
  for (const one of rows) matching.addRow(one);
  const matched = matching.match();
  return {
    ids: entries.map((_, position) => matched.rowOf(position)),
    found: entries.map((_, position) => matched.isFound(position)),
    doubtful: [...matched.doubtful],
  };
}

describe("an entry without an id", () => {
  test("has the row of its action, second, person and file", () => {
    const rows = [
      row(1, "Legal", { userId: "zoë" }),
      row(2, "Legal", { target: ["51"] }),
      row(3, "Legal", { at: AT + 1 }),
      row(4, "Legal", { actionId: 5001 }),
      row(5, "Legal"),
    ];
    expect(match([entry(1)], rows)).toEqual({ ids: [5], found: [true], doubtful: [] });
  });

  test("has the row of the action that is shown as another one", () => {
    const shown = [5034, 5034, 5013, 5015, 5022, 5024];
    const written = [5099, 5044, 5014, 5016, 5023, 5025];
    for (const [index, actionId] of shown.entries()) {
      const rows = [row(7, "Legal", { actionId: written[index] ?? 0 })];
      expect(match([entry(1, { actionId })], rows).ids).toEqual([7]);
    }
  });

  test("is not found where there is no such row", () => {
    expect(match([entry(1), entry(2, { entryId: 51 })], [row(1, "Legal")])).toEqual({
      ids: [1, undefined],
      found: [true, false],
      doubtful: [],
    });
  });

  test("shares its key with others of its room: any order will do, each row once", () => {
    const { ids, doubtful } = match([entry(1), entry(1), entry(1)], [row(1, "Legal"), row(2, "Legal")]);
    expect(ids.filter((id) => id !== undefined).toSorted()).toEqual([1, 2]);
    expect(doubtful).toEqual([]);
  });

  test("about a member has a row that names the room", () => {
    const rows = [
      row(1, "Finance", { actionId: JOINED, target: ["2"] }),
      row(2, "Legal", { actionId: JOINED, target: ["1"] }),
    ];
    expect(match([forgotten(1, { actionId: JOINED }), forgotten(2, { actionId: JOINED })], rows).ids).toEqual(
      [2, 1],
    );
  });

  test("about something deleted for good has the row that is left", () => {
    const rows = [
      row(1, "Legal", { actionId: DELETED, target: ["60"] }),
      row(2, "Legal", { actionId: DELETED, target: ["61"] }),
    ];
    const entries = [forgotten(1, { actionId: DELETED }), entry(1, { actionId: DELETED, entryId: 60 })];
    expect(match(entries, rows).ids).toEqual([2, 1]);
  });

  test("about something deleted in another room of the same second is told by the title", () => {
    const rows = [
      row(1, "Finance", { actionId: DELETED, target: ["60"] }),
      row(2, "Not audited", { actionId: DELETED, target: ["61"] }),
      row(3, "Legal", { actionId: DELETED, target: ["62"] }),
    ];
    const entries = [forgotten(1, { actionId: DELETED }), forgotten(2, { actionId: DELETED })];
    expect(match(entries, rows)).toEqual({ ids: [3, 1], found: [true, true], doubtful: [] });
  });

  test("about something deleted is in doubt where a room that is not audited shares a former title", () => {
    const rows = [
      row(1, "Büro", { actionId: DELETED, target: ["60"] }),
      row(2, "Finance", { actionId: DELETED, target: ["61"] }),
      row(3, "Legal", { actionId: DELETED, target: ["62"] }),
    ];
    const entries = [forgotten(1, { actionId: DELETED }), forgotten(2, { actionId: DELETED })];
    // "Finance" is of no other room, and has the only entry.
    expect(match(entries, rows)).toEqual({ ids: [3, 2], found: [true, true], doubtful: [] });
    const both = [row(1, "Büro", { target: ["60"] }), row(2, "Büro", { target: ["61"] })];
    expect(match([forgotten(2)], both)).toEqual({
      ids: [undefined],
      found: [true],
      doubtful: [
        [1, [2]],
        [2, [2]],
      ],
    });
  });

  test("about a file whose id another file bore in the same second is found, though not told from it", () => {
    const { ids, found, doubtful } = match([entry(2), forgotten(2)], [row(1, "Büro"), row(2, "Büro")]);
    expect(ids).toEqual([undefined, undefined]);
    expect(found).toEqual([true, true]);
    expect(doubtful).toEqual([
      [1, [2]],
      [2, [2]],
    ]);
  });

  test("of a copy whose line in the other room lost the number is found, and in doubt between both", () => {
    const { found, doubtful } = match([entry(1), forgotten(3)], [row(1, "Legal"), row(2, "Legal")]);
    expect(found).toEqual([true, true]);
    expect(doubtful).toEqual([
      [1, [1, 3]],
      [2, [1, 3]],
    ]);
  });

  test("is not found by a row that only agrees with another entry", () => {
    const entries = [entry(1), entry(3, { entryId: 51 })];
    expect(match(entries, [row(1, "Legal"), row(2, "Legal")]).found).toEqual([true, false]);
  });

  test("of somebody whom the log does not name has the row that still names them", () => {
    expect(match([entry(1, { userId: REMOVED_ID })], [row(1, "Legal", { userId: "李小龙" })]).ids).toEqual([
      1,
    ]);
  });

  test("of somebody whom the log does not name has no row of somebody whom it names", () => {
    const gone = { actionId: DELETED, userId: REMOVED_ID };
    const entries = [forgotten(1, gone), entry(2, { at: AT + 60, userId: "ömer" })];
    const rows = [
      row(1, "Legal", { actionId: DELETED, userId: "ömer", target: ["60"] }),
      row(2, "Legal", { actionId: DELETED, userId: "李小龙", target: ["61"] }),
      row(3, "Finance", { at: AT + 60, userId: "ömer" }),
    ];
    expect(match(entries, rows)).toEqual({ ids: [2, 3], found: [true, true], doubtful: [] });
  });

  test("is found although a change of the clocks parts the two", () => {
    const change = Date.UTC(2026, 9, 25, 1) / 1000;
    expect(match([entry(1, { at: change - 1800 })], [row(1, "Legal", { at: change + 1800 })]).ids).toEqual([
      1,
    ]);
    expect(match([entry(1, { at: AT })], [row(1, "Legal", { at: AT + 3600 })]).ids).toEqual([undefined]);
  });

  test("is found an hour earlier as an hour later, up to two changes away from it and no farther", () => {
    const change = Date.UTC(2026, 9, 25, 1) / 1000;
    const found = (at: number, apart: number) =>
      match([entry(1, { at: at + apart })], [row(1, "Legal", { at })]).ids[0] === 1;
    expect([3600, -3600, 1800, 7200].map((apart) => found(change, apart))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([-7201, -7200, 7200, 7201].map((from) => found(change + from, 3600))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe("a move from one room to another", () => {
  const moved = { actionId: MOVED } as const;
  const to = { actionId: MOVED, target: ["50", "2"] } as const;

  test("gives each of the two its row, by the title in the context", () => {
    const found = match([entry(1, moved), entry(2, moved)], [row(1, "Finance", to), row(2, "Legal", to)]);
    expect(found).toEqual({ ids: [2, 1], found: [true, true], doubtful: [] });
  });

  test("is in doubt between rooms of one title, though both entries are found", () => {
    const found = match([entry(1, moved), entry(3, moved)], [row(1, "Legal", to), row(2, "Legal", to)]);
    expect(found.ids).toEqual([undefined, undefined]);
    expect(found.found).toEqual([true, true]);
    expect(found.doubtful).toEqual([
      [1, [1, 3]],
      [2, [1, 3]],
    ]);
  });

  test("from My documents has the one row that there is, whose context names no room", () => {
    expect(match([entry(1, moved)], [row(1, "Files", to)]).ids).toEqual([1]);
  });

  test("to a room that is not audited leaves that room its row", () => {
    expect(match([entry(1, moved)], [row(1, "Not audited", to), row(2, "Legal", to)]).ids).toEqual([2]);
  });

  test("misses an entry where a row is missing", () => {
    const { found } = match([entry(1, moved), entry(3, moved)], [row(1, "Legal", to)]);
    expect(found.filter(Boolean)).toHaveLength(1);
  });
});
