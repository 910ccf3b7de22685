import { describe, expect, test } from "vitest";
import { type LogEntry, logPageIn, readRoomLogPage } from "../../../src/docspace/room-log.ts";
import { readEnvelope } from "../../../src/docspace/wire/envelope.ts";
import { enveloped, fakePortal } from "./fake-portal.ts";
import { recording } from "./recordings.ts";

const item = (id: number, more: Record<string, unknown> = {}) => ({
  id,
  action: { id: 5011, key: "FileUploaded" },
  initiator: { id: "48aa7a05-9774-46e8-86d6-3b5f12ae6c20", displayName: "Ulla User" },
  date: "2026-11-22T07:07:35.0000000+01:00",
  data: { id: 75, title: "plan.txt", parentId: 6 },
  related: [],
  ...more,
});

describe("a page of a room's log", () => {
  test("is unfolded, and stands for the raw events that were asked", async () => {
    const group = item(285, { related: [item(281), item(280)] });
    const { docspace, clock, requests } = fakePortal(() => enveloped([group, item(279)], { total: 190 }));
    const query = { from: 1_780_000_000, to: 1_780_000_059, startIndex: 100 };
    const page = await clock.until(readRoomLogPage(docspace, 6, query));
    expect(page.entries.map((entry) => entry.id)).toEqual([285, 281, 280, 279]);
    expect(page).toMatchObject({ covered: 90, total: 190 });
    expect(requests[0]?.url.href).toContain(
      "/api/2.0/files/folder/6/log?fromDate=2026-05-28T20%3A26%3A40Z&toDate=2026-05-28T20%3A27%3A39Z&count=100&startIndex=100",
    );
  });

  test("past the end it stands for nothing", async () => {
    const { docspace, clock } = fakePortal(() => enveloped([], { total: 190 }));
    const page = await clock.until(readRoomLogPage(docspace, 6, { from: 0, to: 1, startIndex: 5000 }));
    expect(page).toEqual({ entries: [], covered: 0, total: 190 });
  });

  test.each<[string, unknown, Partial<LogEntry>, readonly (keyof LogEntry)[]]>([
    ["deleted since", { id: 0, title: "gone.txt" }, { title: "gone.txt" }, ["entryId"]],
    [
      "moved",
      { id: 28, toFolderId: "11", fromFolderId: 6 },
      { entryId: 28, toFolderId: 11, fromFolderId: 6 },
      ["parentId", "left"],
    ],
    [
      "moved out",
      { id: 28, toFolderId: "11", parentType: 0 },
      { entryId: 28, toFolderId: 11, left: true },
      [],
    ],
    ["moved in", { id: 28, toFolderId: "11", parentTitle: "Prüfung" }, { toFolderId: 11 }, ["left"]],
    ["a link", { id: "66c5e636-d105-4190-8ca0-5df39ef2a6cf", access: "Viewer" }, {}, ["entryId"]],
    [
      "a member",
      { user: { id: "u1", displayName: "Uma" }, access: "Reviewer", oldAccess: "Viewer" },
      { member: { id: "u1", name: "Uma" } },
      ["entryId", "group"],
    ],
    ["a group", { group: { id: "g1", name: "Legal" } }, { group: { id: "g1", name: "Legal" } }, ["member"]],
    [
      "renamed",
      { id: 7, oldTitle: "A", newTitle: "B" },
      { entryId: 7, oldTitle: "A", newTitle: "B" },
      ["title"],
    ],
    [
      "given to another owner",
      { owner: { id: "AB12", displayName: "Ann" }, oldOwner: { id: "cd34" } },
      { owner: "ab12", formerOwner: "cd34" },
      ["entryId"],
    ],
    [
      "given by and to accounts that are gone",
      { owner: { displayName: "Ann" }, oldOwner: { id: "00000000-0000-0000-0000-000000000000" } },
      {},
      ["owner", "formerOwner"],
    ],
    ["nothing said", undefined, {}, ["entryId", "title"]],
  ])("what it is about: %s", async (_name, data, present, absent) => {
    const { docspace, clock } = fakePortal(() => enveloped([item(1, { data })], { total: 1 }));
    const { entries } = await clock.until(readRoomLogPage(docspace, 6, { from: 0, to: 1, startIndex: 0 }));
    expect(entries[0]).toMatchObject(present);
    for (const name of absent) expect(entries[0]).not.toHaveProperty(name);
  });

  test("a name the server leaves out is known from the number, if it is", async () => {
    const nameless = item(1, { action: { id: 5085 } });
    const unknown = item(2, { action: { id: 9999 } });
    const { docspace, clock } = fakePortal(() => enveloped([nameless, unknown], { total: 2 }));
    const { entries } = await clock.until(readRoomLogPage(docspace, 6, { from: 0, to: 1, startIndex: 0 }));
    expect(entries.map((entry) => entry.key)).toEqual(["RoomCreateUser", ""]);
  });

  test("without a total nothing could be proved", async () => {
    const { docspace, clock } = fakePortal(() => enveloped([]));
    const page = clock.until(readRoomLogPage(docspace, 6, { from: 0, to: 1, startIndex: 0 }));
    await expect(page).rejects.toMatchObject({ kind: "unexpected-answer" });
  });
});

describe("recorded logs", () => {
  const read = (name: string, startIndex = 0) => {
    const { path, answer } = recording(name);
    return logPageIn(readEnvelope(path, JSON.parse(Buffer.from(answer.body).toString())), startIndex);
  };

  test.each([
    ["log_custom", 0, 100, 190],
    ["log_page_100", 100, 90, 190],
    ["log_past_end", 5000, 0, 190],
    ["log_public_renames", 0, 38, 38],
    ["log_subfolder", 0, 9, 9],
    ["log_vdr", 0, 22, 22],
    ["log_from", 0, 51, 51],
  ])("%s from %i covers %i of %i", (name, startIndex, covered, total) => {
    const page = read(name, startIndex);
    expect(page).toMatchObject({ covered, total });
    expect(page.entries).toHaveLength(covered);
    expect(new Set(page.entries.map((entry) => entry.id)).size).toBe(covered);
  });
});
