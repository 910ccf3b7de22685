import { describe, expect, test } from "vitest";
import { getFolder } from "../../../src/docspace/folders.ts";
import type { HttpRequest } from "../../../src/docspace/http/transport.ts";
import { listAllRooms, listRooms } from "../../../src/docspace/rooms.ts";
import { type Answer, enveloped, fakePortal, folderDto, serverError } from "./fake-portal.ts";
import { recording } from "./recordings.ts";

function listing(folders: readonly unknown[], total: number) {
  return enveloped({ files: [], folders, current: {}, pathParts: [], total });
}

/** Answers by path; 404 for every other. */
function portalOf(answers: Readonly<Record<string, Answer>>) {
  return fakePortal((request: HttpRequest) => {
    const path = request.url.pathname.replace("/api/2.0/", "");
    return answers[path] ?? serverError(404, "The required folder was not found");
  });
}

describe("the rooms of a portal", () => {
  test("all pages by the listing's own total, each room once, and no order is sent", async () => {
    const rooms = Array.from({ length: 150 }, (_, index) => folderDto(index + 1, { roomType: 5 }));
    const { docspace, clock, requests } = fakePortal(({ url }) => {
      const start = Number(url.searchParams.get("startIndex"));
      return listing(rooms.slice(start, start + 100), rooms.length);
    });
    const found = await clock.until(listRooms(docspace, "active"));
    expect(found.map((room) => room.id)).toEqual(rooms.map((room) => room["id"]));
    expect(requests.map(({ url }) => url.search)).toEqual([
      "?searchArea=0&count=100&startIndex=0",
      "?searchArea=0&count=100&startIndex=99",
    ]);
    expect(found[0]).toEqual({
      id: 1,
      title: "Folder 1",
      roomType: 5,
      area: "active",
      thirdParty: false,
      created: Date.parse("2026-01-31T11:05:09Z") / 1000,
      filesCount: 0,
      openToStrangers: false,
    });
  });

  test("a room that comes to the front while the list is read is not lost", async () => {
    let rooms = Array.from({ length: 130 }, (_, index) => folderDto(index + 1, { roomType: 5 }));
    const { docspace, clock } = fakePortal(({ url }, index) => {
      if (index === 1) rooms = [rooms[120], ...rooms.toSpliced(120, 1)].filter((one) => one !== undefined);
      const start = Number(url.searchParams.get("startIndex"));
      return listing(rooms.slice(start, start + 100), rooms.length);
    });
    const found = await clock.until(listRooms(docspace, "active"));
    expect(new Set(found.map(({ id }) => id)).size).toBe(130);
  });

  test.each([
    ["archived", 1],
    ["archived", 2],
    ["active", 1],
    ["active", 2],
  ])("a room that becomes %s before request %i is in one area", async (becomes, when) => {
    const areas = new Map([
      [1, 0],
      [2, becomes === "archived" ? 0 : 1],
      [3, 1],
    ]);
    let mainLists = 0;
    const { docspace, clock } = fakePortal(({ url }) => {
      const area = Number(url.searchParams.get("searchArea"));
      if (area < 2 && mainLists++ === when) areas.set(2, becomes === "archived" ? 1 : 0);
      const ids = [...areas].filter(([, its]) => its === area).map(([id]) => id);
      const root = area === 0 ? 14 : 20;
      const rooms = ids.map((id) => folderDto(id, { roomType: 5, rootFolderType: root }));
      return listing(rooms, rooms.length);
    });
    const found = await clock.until(listAllRooms(docspace));
    expect(new Map(found.map(({ id, area }) => [id, area]))).toEqual(
      new Map([
        [1, "active"],
        [2, becomes],
        [3, "archived"],
      ]),
    );
    expect(found).toHaveLength(3);
  });

  test("third-party rooms, public rooms and rooms with a link are known as such", async () => {
    const rooms = [
      folderDto("sbox-12-|folder", { roomType: 5, providerKey: "DropBox" }),
      folderDto(2, { roomType: 6 }),
      folderDto(3, { roomType: 2, sharedExternal: true }),
      folderDto("4", { roomType: 2 }),
    ];
    const { docspace, clock } = fakePortal(() => listing(rooms, 4));
    const found = await clock.until(listRooms(docspace, "active"));
    expect(found.map(({ id, thirdParty, openToStrangers }) => [id, thirdParty, openToStrangers])).toEqual([
      ["sbox-12-|folder", true, false],
      [2, false, true],
      [3, false, true],
      [4, false, false],
    ]);
  });

  test("a version without agents has none, and a room of another area is not counted twice", async () => {
    const old = fakePortal(() => serverError(400, "unknown area"));
    expect(await old.clock.until(listRooms(old.docspace, "agent"))).toEqual([]);
    await expect(old.clock.until(listRooms(old.docspace, "active"))).rejects.toThrow(/400/);
    const mixed = fakePortal(() => listing([folderDto(1, { roomType: 5, rootFolderType: 14 })], 1));
    expect(await mixed.clock.until(listRooms(mixed.docspace, "agent"))).toEqual([]);
  });

  test("as recorded", async () => {
    const { docspace, clock } = fakePortal(() => recording("rooms_list").answer);
    const found = await clock.until(listRooms(docspace, "active"));
    expect(found.map((room) => [room.id, room.roomType, room.openToStrangers])).toEqual([
      [6, 5, false],
      [7, 6, true],
      [8, 8, false],
      [2, 2, false],
    ]);
  });
});

describe("a folder by its id", () => {
  const room = folderDto(6, { roomType: 5 });
  const path = (...ids: readonly number[]) =>
    enveloped({
      files: [],
      folders: [],
      pathParts: [
        { id: 1, title: "Rooms" },
        ...ids.map((id) => ({ id, ...(id === 6 ? { roomType: 5 } : {}) })),
      ],
      total: 0,
    });

  test("a room takes one request", async () => {
    const { docspace, clock, requests } = portalOf({ "files/rooms/6": enveloped(room) });
    const folder = await clock.until(getFolder(docspace, 6));
    expect(folder).toMatchObject({ id: 6, isRoom: true, canCreate: true, room: { id: 6 } });
    expect(requests).toHaveLength(1);
  });

  test("a folder knows its room", async () => {
    const { docspace, clock } = portalOf({
      "files/rooms/11": enveloped(folderDto(11, { security: { Read: true, Create: false } })),
      "files/11": path(6, 11),
      "files/rooms/6": enveloped(room),
    });
    const folder = await clock.until(getFolder(docspace, 11));
    expect(folder).toMatchObject({ isRoom: false, canRead: true, canCreate: false, openToStrangers: false });
    expect(folder?.room?.id).toBe(6);
  });

  test.each<[string, Readonly<Record<string, unknown>>, boolean]>([
    ["its room", { 6: folderDto(6, { roomType: 5, sharedExternal: true }) }, true],
    ["itself", { 12: folderDto(12, { sharedExternal: true }) }, true],
    [
      "a folder in between",
      { 12: folderDto(12, { parentShared: true }), 11: folderDto(11, { sharedExternal: true }) },
      true,
    ],
    ["nothing, for members only", { 12: folderDto(12, { parentShared: true }) }, false],
  ])("is open to strangers by a link to %s", async (_name, changed, open) => {
    const dto = (id: number) => enveloped(changed[id] ?? (id === 6 ? room : folderDto(id)));
    const { docspace, clock } = portalOf({
      "files/rooms/12": dto(12),
      "files/rooms/11": dto(11),
      "files/rooms/6": dto(6),
      "files/12": path(6, 11, 12),
    });
    expect((await clock.until(getFolder(docspace, 12)))?.openToStrangers).toBe(open);
  });

  test("before 3.7 any link of a folder counts as one for strangers", async () => {
    const old = {
      roomType: 5,
      sharedExternal: undefined,
      security: { Read: true, Create: true, EditAccess: true },
    };
    const { docspace, clock } = portalOf({
      "files/rooms/12": enveloped(folderDto(12, { sharedExternal: undefined, shared: true })),
      "files/rooms/6": enveloped(folderDto(6, old)),
      "files/rooms/6/share": enveloped([], { total: 0 }),
      "files/12": path(6, 12),
    });
    expect((await clock.until(getFolder(docspace, 12)))?.openToStrangers).toBe(true);
  });

  test.each([
    ["its manager, by the right that is told", { security: { EditAccess: true } }, false],
    ["its manager, by access alone", { access: 9 }, false],
    ["its owner, by access alone", { access: 1 }, false],
    ["an editor", { access: 10 }, true],
    [
      "an owner of whom the portal says that they may not",
      { access: 1, security: { EditAccess: false } },
      true,
    ],
  ])("before 3.7 a room's links are looked at by %s", async (_who, changed, hidden) => {
    const { docspace, clock } = portalOf({
      "files/rooms/6": enveloped(folderDto(6, { roomType: 5, sharedExternal: undefined, ...changed })),
      "files/rooms/6/share": enveloped([], { total: 0 }),
    });
    expect((await clock.until(getFolder(docspace, 6)))?.linksHidden === true).toBe(hidden);
  });

  test("a folder outside every room has none", async () => {
    const { docspace, clock } = portalOf({ "files/rooms/9": enveloped(folderDto(9)), "files/9": path(9) });
    expect(await clock.until(getFolder(docspace, 9))).toMatchObject({ room: undefined, isRoom: false });
  });

  test("what does not exist is undefined, and what may not be read says so", async () => {
    const nothing = portalOf({});
    expect(await nothing.clock.until(getFolder(nothing.docspace, 9))).toBeUndefined();
    const secret = portalOf({ "files/rooms/9": serverError(403, "Access denied") });
    await expect(secret.clock.until(getFolder(secret.docspace, 9))).rejects.toMatchObject({ kind: "role" });
  });

  test("as recorded", async () => {
    const { docspace, clock } = portalOf({
      "files/rooms/11": recording("folder_via_rooms_endpoint").answer,
      "files/11": recording("folder_content").answer,
      "files/rooms/6": recording("room_custom").answer,
    });
    const folder = await clock.until(getFolder(docspace, 11));
    expect(folder).toMatchObject({
      title: "Sub folder",
      isRoom: false,
      openToStrangers: false,
      canCreate: true,
    });
    expect(folder?.room).toMatchObject({ id: 6, title: "Custom project", area: "active" });
    const reader = portalOf({ "files/rooms/6": recording("room_as_member_reader").answer });
    expect(await reader.clock.until(getFolder(reader.docspace, 6))).toMatchObject({
      canRead: true,
      canCreate: false,
    });
  });
});
