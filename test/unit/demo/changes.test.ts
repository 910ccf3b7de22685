import { afterEach, describe, expect, test } from "vitest";
import { makeOrganisation } from "../../../demo/organisation.ts";
import { share } from "../../../demo/portal/model.ts";
import type { Change, Fault } from "../../../demo/portal.ts";
import { type DemoServer, startDemoServer } from "../../../demo/server.ts";

let server: DemoServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function start(faults: Fault[] = [], skew = 0) {
  const organisation = makeOrganisation({ events: 1500 });
  const portal = organisation.portal({ faults, clockSkew: skew });
  server = await startDemoServer(portal);
  const { url } = server;
  const headers = { authorization: `Bearer ${organisation.keys.least.secret}` };
  const get = (path: string): Promise<Response> => fetch(`${url}/api/2.0/${path}`, { headers });
  const list = async (path: string) =>
    (await (await get(path)).json()) as { response: never[]; total: number };
  return { organisation, portal, get, list };
}

/** A change that happens just before the second request that meets a path. */
const between = (path: string, change: Change): Fault => ({
  path,
  nth: 2,
  effect: { kind: "change", change },
});

describe("changes while a list is read", () => {
  test("a member of the first page is removed: one of the second is in neither", async () => {
    const { portal, list } = await start();
    const path = "files/rooms/1201/share";
    const all = (await list(path)) as { response: { sharedToUser?: { id: string } }[]; total: number };
    const person = all.response.findLast(({ sharedToUser }) => sharedToUser)?.sharedToUser?.id ?? "";
    portal.faults.add({
      path,
      effect: { kind: "change", change: { what: "remove-member", room: 1201, person } },
    });
    expect((await list(path)).total).toBe(all.total - 1);
  });

  test("a room of the second page is worked in: it is on neither page", async () => {
    const { list } = await start([between("files/rooms?", { what: "touch-room", room: 1203 })]);
    type Rooms = { response: { folders: { id: number }[]; total: number } };
    const order = (await list("files/rooms?count=100")) as unknown as Rooms;
    const after = (await list("files/rooms?count=100")) as unknown as Rooms;
    expect(after.response.total).toBe(order.response.total);
    expect(after.response.folders[0]?.id).toBe(1203);
  });

  test("a file moves to another room, with an event in each", async () => {
    const { organisation, portal, get } = await start();
    const file = [...organisation.store.filesOf(1202)][0];
    const { newestId } = organisation.store.trail;
    const change: Change = { what: "move-file", file: file?.id ?? 0, to: 1203 };
    portal.faults.add({ path: "files/file", effect: { kind: "change", change } });
    const { response } = (await (await get(`files/file/${file?.id}`)).json()) as {
      response: { originRoomId: number };
    };
    expect(response.originRoomId).toBe(1203);
    expect(organisation.store.trail.newestId).toBe(newestId + 2);
  });

  test("the log keeps the title of the folder that a file was moved to, when that was deleted since", async () => {
    const { organisation, portal, list } = await start();
    const { store } = organisation;
    const file = [...store.filesOf(1202)][0]?.id ?? 0;
    const parent = { parentId: 1203, createdBy: store.ownerId, created: 0 };
    const folder = store.addFolder({ ...parent, id: store.newEntryId(), title: "Prüfung" });
    const change: Change = { what: "move-file", file, to: folder.id };
    portal.faults.add({ path: "files/folder/1203/log", nth: 1, effect: { kind: "change", change } });
    type Log = { response: { data: { toFolderId?: string; parentTitle?: string } }[] };
    const titleOf = async () => {
      const { response } = (await list("files/folder/1203/log")) as unknown as Log;
      return response.find(({ data }) => data.toFolderId === String(folder.id))?.data.parentTitle;
    };
    expect(await titleOf()).toBe("Prüfung");
    store.deleteFolder(folder);
    expect(await titleOf()).toBe("Prüfung");
  });

  test("a room is deleted with the folders in it", async () => {
    const { organisation, portal, get } = await start();
    const { store } = organisation;
    const parent = { parentId: 1203, createdBy: store.ownerId, created: 0 };
    const { id } = store.addFolder({ ...parent, id: store.newEntryId(), title: "Prüfung" });
    const change: Change = { what: "delete-room", room: 1203 };
    portal.faults.add({ path: `files/${id}`, nth: 2, effect: { kind: "change", change } });
    expect((await get(`files/${id}`)).status).toBe(200);
    expect((await get(`files/${id}`)).status).toBe(404);
  });

  test.each<[string, Change, (world: Awaited<ReturnType<typeof start>>) => boolean]>([
    [
      "archived",
      { what: "archive-room", room: 1203 },
      ({ organisation }) => organisation.rooms.launch.area === "archived",
    ],
    [
      "open to strangers",
      { what: "open-room", room: 4242 },
      ({ organisation }) => organisation.rooms.compliance.externalLink,
    ],
    [
      "given other settings",
      { what: "settings", settings: { auditHidden: true } },
      ({ portal }) => portal.settings.auditHidden,
    ],
  ])("the portal is %s", async (_, change, is) => {
    const world = await start([{ nth: 1, effect: { kind: "change", change } }]);
    expect(is(world)).toBe(false);
    await world.get("keys/@self");
    expect(is(world)).toBe(true);
  });

  test("a person is disabled, and somebody joins with a right", async () => {
    const { organisation, portal, get } = await start();
    const [one, other] = [organisation.people[33]?.id ?? "", organisation.people[53]?.id ?? ""];
    const change: Change[] = [
      { what: "disable", person: one },
      { what: "add-member", room: 1202, person: other, access: share.read },
    ];
    portal.faults.add({ nth: 1, effect: { kind: "change", change } });
    await get("keys/@self");
    expect(organisation.people[33]?.status).toBe(2);
    expect(organisation.store.accessOf(organisation.rooms.finance, other)).toBe(share.read);
  });
});

describe("answers that are hard to take", () => {
  test("without end: made while they are sent", async () => {
    const { get } = await start([{ nth: 1, effect: { kind: "huge", bytes: 3 * 1024 ** 3 } }]);
    const before = process.memoryUsage().arrayBuffers;
    const answer = await get("people");
    const reader = answer.body?.getReader();
    for (let n = 0; n < 50; n++) expect((await reader?.read())?.done).toBe(false);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200 * 1024 ** 2);
    await reader?.cancel();
  });

  test("packed: little is sent, and much comes of it", async () => {
    const effect = { kind: "huge", bytes: 20 * 1024 ** 2, encoding: "gzip" } as const;
    const { get } = await start([{ nth: 1, effect }]);
    const text = await (await get("people")).text();
    expect(text.length).toBeGreaterThan(20 * 1024 ** 2);
    expect(() => JSON.parse(text)).not.toThrow();
  });

  test("in pieces", async () => {
    const { get } = await start([{ nth: 1, effect: { kind: "slow-bytes", piece: 200, pause: 5 } }]);
    expect(((await (await get("keys/@self")).json()) as { statusCode: number }).statusCode).toBe(200);
  });

  test("quoting the key, with a character between its own that no eye sees", async () => {
    const { get, organisation } = await start([
      { nth: 1, effect: { kind: "quotes-key", invisible: "\u200b" } },
    ]);
    const { error } = (await (await get("people")).json()) as { error: { message: string } };
    expect(error.message).not.toContain(organisation.keys.least.secret);
    expect(error.message.replaceAll("\u200b", "")).toContain(organisation.keys.least.secret);
  });
});

test("the portal's clock is told by every answer, and may be hours ahead", async () => {
  const { get } = await start([], 3 * 3_600_000);
  const told = Date.parse((await get("keys/@self")).headers.get("date") ?? "");
  expect(told - Date.now()).toBeGreaterThan(2.9 * 3_600_000);
});
