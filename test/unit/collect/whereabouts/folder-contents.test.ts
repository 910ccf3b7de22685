import { beforeAll, describe, expect, test } from "vitest";
import { makeOrganisation, type Organisation } from "../../../../demo/organisation.ts";
import type { DemoPortal } from "../../../../demo/portal.ts";
import { inProcessTransport } from "../../../../demo/portal.ts";
import {
  type FolderContents,
  readFolderContents,
} from "../../../../src/collect/whereabouts/folder-contents.ts";
import { listSubfolders } from "../../../../src/docspace/folders.ts";
import { createDocSpace, type DocSpace } from "../../../../src/docspace/http/client.ts";
import { findPersonId } from "../../../../src/docspace/members.ts";
import { type Period, resolvePeriod } from "../../../../src/time/period.ts";
import { createVirtualClock } from "../../docspace/virtual-clock.ts";

let organisation: Organisation;
let portal: DemoPortal;
let docspace: DocSpace;
let period: Period;

beforeAll(() => {
  organisation = makeOrganisation({ events: 1500 });
  portal = organisation.portal();
  const clock = createVirtualClock(organisation.now);
  docspace = createDocSpace({
    portalUrl: new URL("https://docs.example.com"),
    apiKey: organisation.keys.least.secret,
    transport: inProcessTransport(portal, clock),
    clock,
    random: () => 0.5,
    requestsPerMinute: 100_000,
    signal: new AbortController().signal,
  });
  const resolved = resolvePeriod({ kind: "month", month: "2026-10" }, "Europe/Berlin", organisation.now);
  if ("problem" in resolved) throw new Error(resolved.problem);
  period = resolved;
});

const read = (ids: readonly number[]) =>
  readFolderContents(ids, {
    docspace,
    period,
    portalZone: "Europe/Berlin",
    now: Math.floor(organisation.now / 1000),
  });

async function contentsOf(id: number): Promise<FolderContents> {
  const result = await read([id]);
  if ("problems" in result) throw new Error(result.problems.join());
  const [contents] = result.contents;
  if (contents === undefined) throw new Error("nothing was read");
  return contents;
}

/** A folder of an audited room with something below it. */
function busyFolder(): number {
  const { store } = portal;
  const busiest = [...store.folders.values()]
    .map(({ id }) => ({
      id,
      files: [...store.filesBelow(id)].length,
      folders: [...store.foldersBelow(id)].length,
    }))
    .sort((a, b) => b.folders - a.folders || b.files - a.files)[0];
  if (busiest === undefined || busiest.files === 0) throw new Error("no folder with files");
  return busiest.id;
}

describe("what lies in folders", () => {
  test("is every file below them, the folders themselves and those below", async () => {
    const id = busyFolder();
    const { files, folders } = await contentsOf(id);
    for (const file of portal.store.filesBelow(id)) expect(files).toContain(file.id);
    expect(folders).toEqual(new Set([id, ...[...portal.store.foldersBelow(id)].map((folder) => folder.id)]));
  });

  test("is what happened in them by their own logs, to the event", async () => {
    const id = busyFolder();
    const { eventIds } = await contentsOf(id);
    const log = portal.handle(
      {
        method: "GET",
        url: `/api/2.0/files/folder/${id}/log?count=1&fromDate=${iso(period.start)}&toDate=${iso(period.end - 1)}`,
        headers: { authorization: `Bearer ${organisation.keys.least.secret}` },
        body: new Uint8Array(0),
      },
      organisation.now,
    );
    expect(eventIds.size).toBe(JSON.parse(Buffer.from(log.body).toString("utf8")).total);
    expect(eventIds.size).toBeGreaterThan(0);
  });

  test("may be a whole room", async () => {
    const { legal } = organisation.rooms;
    const { files, folders, eventIds } = await contentsOf(legal.id);
    expect(folders.has(legal.id)).toBe(true);
    expect(files.size).toBeGreaterThanOrEqual([...portal.store.filesBelow(legal.id)].length);
    expect(eventIds.size).toBe(organisation.truth.logEventsByRoom.get(legal.id));
  });

  test("has the room, and the log until now", async () => {
    const { legal } = organisation.rooms;
    const by = organisation.people[0]?.id ?? "";
    const { store } = portal;
    const at = period.end + 3600;
    expect(at * 1000).toBeLessThan(organisation.now);
    const [file] = [...store.filesBelow(legal.id)];
    if (file === undefined) throw new Error("no file");
    const id = store.record({
      at,
      personId: by,
      action: 5015,
      target: file.id,
      roomId: legal.id,
      folderId: legal.id,
    });
    const contents = await contentsOf(legal.id);
    expect(contents.roomId).toBe(legal.id);
    expect(contents.eventIds.has(id)).toBe(false);
    expect(contents.entries.map((entry) => entry.id)).toContain(id);
  });

  test("without folders asks nothing", async () => {
    const before = portal.requests.length;
    expect(await read([])).toEqual({ contents: [] });
    expect(portal.requests).toHaveLength(before);
  });

  test("names every folder that is missing, each in one sentence", async () => {
    expect(await read([99_998, organisation.rooms.legal.id, 99_997])).toEqual({
      problems: [
        "The folder 99997 in only-folders does not exist (any more): check the number in its address.",
        "The folder 99998 in only-folders does not exist (any more): check the number in its address.",
      ],
    });
  });

  test("names a folder whose log cannot be read", async () => {
    const { legal } = organisation.rooms;
    portal.faults.add({
      path: `files/folder/${legal.id}/log`,
      nth: 1,
      effect: { kind: "status", status: 403 },
    });
    const result = await read([legal.id]);
    expect(result).toHaveProperty("problems.length", 1);
    expect(JSON.stringify(result)).toMatch(/The folder \d+ in only-folders cannot be read: /);
  });
});

test("finds subfolders at any depth", async () => {
  const roomId = portal.store.roomOfFolder(busyFolder())?.id ?? 0;
  const expected = [...portal.store.foldersBelow(roomId)].map(({ id }) => id);
  expect((await listSubfolders(docspace, roomId)).toSorted()).toEqual(expected.toSorted());
});

test("finds people by their whole address, whatever its case", async () => {
  const [person] = organisation.people;
  if (person === undefined) throw new Error("nobody");
  expect(await findPersonId(docspace, person.email.toUpperCase())).toBe(person.id);
  expect(await findPersonId(docspace, "nobody@example.com")).toBeUndefined();
  expect(await findPersonId(docspace, person.email.slice(1))).toBeUndefined();
});

const iso = (at: number): string => encodeURIComponent(new Date(at * 1000).toISOString());
