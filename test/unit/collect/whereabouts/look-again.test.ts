import { describe, expect, test } from "vitest";
import type { Reading } from "../../../../src/collect/request.ts";
import type { RoomsRead } from "../../../../src/collect/rooms/rooms.ts";
import { IdSet } from "../../../../src/collect/spool/id-set.ts";
import type { Spool } from "../../../../src/collect/spool/spool.ts";
import { lookAgain } from "../../../../src/collect/whereabouts/look-again.ts";
import { createNamed } from "../../../../src/collect/whereabouts/named.ts";
import { dialectOf } from "../../../../src/docspace/wire/dialect.ts";
import { room } from "../../assess/world.ts";
import { enveloped, fakePortal, plain } from "../../docspace/fake-portal.ts";

const ROOMS = [
  { ...room(1, "One"), id: 1 },
  { ...room(2, "Two"), id: 2 },
];
const OTHER = room(9, "Archive", { area: "archived" });
const BEGUN = 1_000_000;

interface Happened {
  readonly id?: number;
  readonly actionId: number;
  readonly target: number;
  readonly context?: string;
}

/** What one event of the newest end of the trail makes the run do; `looks` says how often something new is there. */
async function afterEvent(
  happened: Happened | undefined,
  { looks = 1, known = [] as number[], fails = false } = {},
) {
  let asked = 0;
  let now = BEGUN;
  const { docspace, clock, requests } = fakePortal(({ url }) => {
    if (url.pathname.endsWith("/log")) return enveloped([], { total: 0 });
    if (fails) return plain(403);
    const id = (happened?.id ?? 500) + asked++;
    if (happened === undefined || asked > looks) return enveloped([]);
    const { actionId, target, context = "" } = happened;
    const date = "1970-01-12T13:46:40.0000000Z";
    return enveloped([{ id, date, userId: "u1", actionId, target: [String(target)], entries: [1], context }]);
  });
  const dialect = dialectOf("3.7.2");
  const named = createNamed(ROOMS, [OTHER], dialect);
  const entry = { key: "FileCreated", entryId: 77 } as never;
  named.noteEntries(1, [entry]);
  const ids = new IdSet();
  for (const id of known) ids.add(id);
  const reading = {
    ...{ docspace, dialect, clockChanges: [], largestPage: { rows: 100 } },
    // Nothing is on its way any more.
    now: () => (now += 12),
    portal: { trail: "read", rooms: ROOMS, otherRooms: [OTHER] },
    spool: { addLogEntries: () => undefined, addUnnumbered: () => undefined } as unknown as Spool,
  } as unknown as Reading;
  const rooms: RoomsRead = {
    ...{ members: [], logs: [], recent: { from: BEGUN, ids } },
    counted: { first: new Map(), again: new Map() },
  };
  const places = { files: new Map([[88, [] as never]]), folders: new Map(), created: new Map() };
  const { reasons } = await clock.until(lookAgain(reading, named, rooms, places));
  const logs = requests.flatMap(({ url }) => /folder\/(\d+)\/log/.exec(url.pathname)?.[1] ?? []).map(Number);
  return { logs: [...new Set(logs)].sort(), reasons: reasons.map((one) => [one.code, one.rooms]) };
}

const MOVED = 5015;
const FOLDER_MOVED = 5024;
const RENAMED = 5071;
const UPLOADED = 5011;

describe("what happened while the portal was read", () => {
  test.each<[string, Happened, readonly number[]]>([
    ["a file of some log left a room", { actionId: MOVED, target: 77, context: "Rooms: One" }, [1]],
    ["a file whose place was asked left a room", { actionId: MOVED, target: 88, context: "Rooms: Two" }, [2]],
    [
      "a file that nothing depends on left a room",
      { actionId: MOVED, target: 66, context: "Rooms: One" },
      [],
    ],
    [
      "a folder left a room, with whatever lies in it",
      { actionId: FOLDER_MOVED, target: 5, context: "Rooms: Two" },
      [2],
    ],
    [
      "something left a place that names no known room",
      { actionId: FOLDER_MOVED, target: 5, context: "Rooms: Three" },
      [1, 2],
    ],
    [
      "something left a room that is not audited",
      { actionId: FOLDER_MOVED, target: 5, context: "Rooms: Archive" },
      [],
    ],
    ["a room was renamed", { actionId: RENAMED, target: 2 }, [2]],
    ["a room that is not audited was renamed", { actionId: RENAMED, target: 9 }, []],
    ["a file was uploaded", { actionId: UPLOADED, target: 77, context: "Rooms: One" }, []],
  ])("%s: the ends of these logs are read once more", async (_, happened, logs) => {
    expect(await afterEvent(happened)).toEqual({ logs, reasons: [] });
  });

  test("is settled where the log told it before, or where nothing happened", async () => {
    const happened = { id: 500, actionId: RENAMED, target: 2 };
    expect(await afterEvent(happened, { known: [500] })).toEqual({ logs: [], reasons: [] });
    expect(await afterEvent(undefined)).toEqual({ logs: [], reasons: [] });
  });

  test("is followed to the second look, and objects to the room's verdicts where it does not end at the third", async () => {
    const happened = { actionId: RENAMED, target: 2 };
    expect(await afterEvent(happened, { looks: 2 })).toEqual({ logs: [2], reasons: [] });
    expect(await afterEvent(happened, { looks: 3 })).toEqual({
      logs: [2],
      reasons: [["changes-unreadable", [2]]],
    });
  });

  test("objects to all verdicts where it cannot be read", async () => {
    expect(await afterEvent(undefined, { fails: true })).toEqual({
      logs: [],
      reasons: [["changes-unreadable", "all"]],
    });
  });
});
