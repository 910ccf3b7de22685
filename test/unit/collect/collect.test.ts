import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeOrganisation, type Organisation } from "../../../demo/organisation.ts";
import type { DemoRoom } from "../../../demo/portal/model.ts";
import { inProcessTransport, type PortalAnswer, type PortalOptions } from "../../../demo/portal.ts";
import { VirtualClock } from "../../../demo/virtual-clock.ts";
import { assess } from "../../../src/assess/assess.ts";
import { collect } from "../../../src/collect/collect.ts";
import { createSpool } from "../../../src/collect/spool/spool.ts";
import { createDocSpace } from "../../../src/docspace/http/client.ts";
import { type AuditedRoom, listRooms } from "../../../src/docspace/rooms.ts";
import { resolvePeriod } from "../../../src/time/period.ts";
import { withoutRows } from "./kept-back.ts";

const HOUR = 3600;
const RULES = { minActivity: 1, graceDays: 14, activity: "any", exemptions: [] } as const;
let parent: string;
let organisation: Organisation;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "collect-test-"));
  organisation = makeOrganisation({ events: 1500 });
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

async function audit(options: PortalOptions = {}, folderId?: number) {
  const portal = organisation.portal(options);
  const clock = new VirtualClock(organisation.now);
  const docspace = createDocSpace({
    portalUrl: new URL(portal.settings.url),
    apiKey: organisation.keys.least.secret,
    transport: inProcessTransport(portal, clock),
    clock,
    random: () => 0.5,
    requestsPerMinute: 100_000,
    signal: new AbortController().signal,
  });
  const period = resolvePeriod({ kind: "month", month: "2026-10" }, "Europe/Berlin", organisation.now);
  if ("problem" in period) throw new Error(period.problem);
  const collected = await collect({
    docspace,
    spool: createSpool(parent),
    portal: {
      version: portal.settings.version,
      period,
      portalZone: "Europe/Berlin",
      rooms: (await listRooms(docspace, "active")) as AuditedRoom[],
      otherRooms: await listRooms(docspace, "archived"),
      trail: "read",
      auditFeature: true,
      keyOwner: { id: "", name: "", isAdmin: true, isOwner: false },
      shares: new Map(),
      newest: undefined,
    },
    settings: { rooms: "all", graceDays: 14, folderId },
    onProgress: () => undefined,
    waitForRows: (seconds) => clock.sleep(seconds * 1000),
  });
  return { portal, collected, assessment: await assess(collected, RULES) };
}

describe("what is collected", () => {
  test("is not complete where the login history is hidden and the trail answers nothing at all", async () => {
    const { collected, assessment } = await audit({ auditHidden: true, retentionDays: 0 });
    expect(collected.coverage.trail).toMatchObject({ state: "unavailable", events: 0 });
    expect(collected.coverage.reasons.map(({ code }) => code)).toContain("audit-trail-silent");
    const verdicts = assessment.rooms.flatMap((room) => room.members.map(({ verdict }) => verdict.kind));
    expect(verdicts).not.toContain("inactive");
    expect(verdicts).toContain("active");
  });

  test("tells of a member who joined after the period that they are new", async () => {
    const { store, truth, rooms } = organisation;
    const known = new Set(
      truth.members.filter(({ roomId }) => roomId === rooms.finance.id).map((m) => m.personId),
    );
    const late = organisation.people.find((person) => !known.has(person.id) && person.status === 1);
    if (late === undefined) throw new Error("everybody is a member");
    store.setShare(rooms.finance, late.id, 10);
    store.record({
      at: truth.end + HOUR,
      personId: rooms.finance.ownerId,
      action: 5085,
      target: rooms.finance.id,
      roomId: rooms.finance.id,
      details: { memberId: late.id, access: 10 },
    });
    const { assessment } = await audit();
    const finance = assessment.rooms.find(({ roomId }) => roomId === rooms.finance.id);
    const row = finance?.members.find(({ person }) => person.id === late.id);
    expect(row?.verdict.kind).toBe("new");
  });

  test("does not believe a log that leaves out, after the period, who was added", async () => {
    const { store, truth, rooms } = organisation;
    const { id, ownerId } = rooms.finance;
    const known = new Set(truth.members.filter(({ roomId }) => roomId === id).map((m) => m.personId));
    const late = organisation.people.find((person) => !known.has(person.id) && person.status === 1);
    if (late === undefined) throw new Error("everybody is a member");
    store.setShare(rooms.finance, late.id, 10);
    const details = { memberId: late.id, access: 10 };
    const joined = { at: truth.end + HOUR, personId: ownerId, action: 5085, target: id, roomId: id, details };
    store.record(joined);
    const rewrite = (answer: PortalAnswer): PortalAnswer => {
      const body = JSON.parse(Buffer.from(answer.body).toString("utf8"));
      const rest = body.response.filter(({ date }: { date: string }) => date < "2026-11");
      body.total -= body.response.length - rest.length;
      body.response = rest;
      return { ...answer, body: new TextEncoder().encode(JSON.stringify(body)) };
    };
    const { assessment } = await audit({
      faults: [{ path: `files/folder/${id}/log`, effect: { kind: "rewrite", rewrite } }],
    });
    const finance = assessment.rooms.find(({ roomId }) => roomId === id);
    const row = finance?.members.find(({ person }) => person.id === late.id);
    expect(row?.verdict).toMatchObject({ kind: "unknown", reason: { code: "room-log-hidden" } });
  });

  test("has the joining of a member whom a log did not show yet when it was read first", async () => {
    const { store, truth, rooms, people } = organisation;
    const { id } = store.addRoom({ ...rooms.finance, id: 1292, title: "Nachzügler", formerTitles: [] });
    const joined = store.record({
      at: truth.start + HOUR,
      personId: rooms.finance.ownerId,
      action: 5085,
      target: id,
      roomId: id,
      details: { memberId: people[3]?.id ?? "", access: 10 },
    });
    const nothing = new TextEncoder().encode(JSON.stringify({ response: [], total: 0, count: 0 }));
    const empty = {
      kind: "rewrite",
      rewrite: (answer: PortalAnswer) => ({ ...answer, body: nothing }),
    } as const;
    const { collected } = await audit({
      faults: [{ path: `files/folder/${id}/log`, nth: 1, effect: empty }],
    });
    expect(collected.coverage.reasons).toEqual([]);
    const ids: number[] = [];
    for await (const page of collected.logs.read()) ids.push(...page.map((entry) => entry.id));
    expect(ids.filter((one) => one === joined)).toHaveLength(1);
  });

  test("is complete although a folder that an event names is now in somebody's own documents", async () => {
    const { store, truth, rooms } = organisation;
    const folder = store.addFolder({
      id: store.newEntryId(),
      title: "Taken away",
      parentId: 5,
      created: truth.start,
      createdBy: rooms.finance.ownerId,
    });
    store.record({
      at: truth.start + HOUR,
      personId: rooms.finance.ownerId,
      action: 5057,
      target: folder.id,
      roomId: rooms.finance.id,
      details: { title: folder.title },
    });
    const { collected } = await audit();
    expect(collected.coverage.reasons).toEqual([]);
    expect(collected.places.folders.get(folder.id)).toBeNull();
  });

  test("finds the room of a file that the key's owner has under Recent by link", async () => {
    const { store, truth, rooms } = organisation;
    const room: DemoRoom = { ...rooms.finance, id: 1291, title: "Übergabe", formerTitles: [] };
    store.addRoom(room);
    const inner = store.addFolder({
      id: store.newEntryId(),
      title: "Übersicht",
      parentId: room.id,
      created: truth.start - 400 * 24 * HOUR,
      createdBy: rooms.finance.ownerId,
    });
    const file = store.addFile({
      id: store.newEntryId(),
      title: "Prüfbericht.docx",
      folderId: inner.id,
      createdBy: rooms.finance.ownerId,
      created: truth.start - 300 * 24 * HOUR,
      versions: [{ version: 1, size: 10, at: truth.start - 300 * 24 * HOUR, by: rooms.finance.ownerId }],
      recentByLink: true,
    });
    store.record({
      at: truth.start + HOUR,
      personId: rooms.finance.ownerId,
      action: 5009,
      target: file.id,
      roomId: room.id,
      folderId: inner.id,
      details: { title: file.title },
    });
    const { collected } = await audit();
    expect(collected.coverage.reasons).toEqual([]);
    expect(collected.places.files.get(file.id)).toBe(room.id);
  });

  test.each([
    ["of an event that is about the room", 5085],
    ["of an upload alone, under a title that nobody else has", 5011],
  ])("is not complete where no list shows a room, because %s", async (_, action) => {
    const { store, truth, rooms } = organisation;
    const by = rooms.finance.ownerId;
    const room = store.addRoom({ ...rooms.finance, id: 1293, title: "Geheimfach", formerTitles: [] });
    const created = truth.start + HOUR;
    const file = store.addFile({
      id: store.newEntryId(),
      title: "Prüfbericht.docx",
      folderId: room.id,
      createdBy: by,
      created,
      versions: [{ version: 1, size: 10, at: created, by }],
    });
    store.record({
      at: created,
      personId: by,
      action,
      target: action === 5011 ? file.id : room.id,
      roomId: room.id,
      details: { title: file.title, memberId: by, access: 10 },
    });
    const rewrite = (answer: PortalAnswer): PortalAnswer => {
      const body = JSON.parse(Buffer.from(answer.body).toString("utf8"));
      body.response.folders = body.response.folders.filter(({ id }: { id: number }) => id !== room.id);
      body.response.total = body.response.folders.length;
      return { ...answer, body: new TextEncoder().encode(JSON.stringify(body)) };
    };
    const { collected } = await audit({
      faults: [{ path: /files\/rooms\?/, effect: { kind: "rewrite", rewrite } }],
    });
    expect(collected.coverage.reasons).toEqual([
      expect.objectContaining({ code: "rooms-unlisted", rooms: [room.id] }),
    ]);
  });

  test("knows the titles that deleted rooms and renamed archived rooms had", async () => {
    const { store, truth, rooms } = organisation;
    const deleted: DemoRoom = {
      ...rooms.finance,
      id: 1290,
      title: "Finance",
      area: "deleted" as string as DemoRoom["area"],
      shares: [],
      formerTitles: [],
    };
    store.addRoom(deleted);
    const common = { personId: rooms.finance.ownerId };
    store.record({ ...common, at: truth.end + HOUR, action: 5074, target: 1290, roomId: 1290 });
    const { archived } = rooms;
    const details = { oldTitle: "Finance 2025", newTitle: archived.title };
    store.record({
      ...common,
      at: truth.start + HOUR,
      action: 5071,
      target: archived.id,
      roomId: archived.id,
      details,
    });
    const { collected } = await audit();
    expect(collected.otherTitles).toEqual(
      expect.arrayContaining(["Finance", "Finance 2025", archived.title]),
    );
    expect(collected.rowsMayBeMissing).toBe(false);
  });

  test("leaves no request under way when something cannot be read", async () => {
    const { portal, collected } = await audit({
      latency: { network: 50 },
      faults: [{ path: "/files/file/", effect: { kind: "status", status: 400 } }],
    });
    const before = portal.received;
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(portal.received).toBe(before);
    expect(portal.inFlight).toBe(0);
    expect(collected.coverage.reasons.map(({ code }) => code)).toEqual(["places-unreadable"]);
  });

  test("does not trust titles when the renamings since the period cannot be read", async () => {
    const { collected, assessment } = await audit({
      faults: [{ path: /events\/filter.*from=2026-10-31T23/, effect: { kind: "status", status: 403 } }],
    });
    expect(collected.rowsMayBeMissing).toBe(true);
    expect(assessment.events.byMethod.title).toBe(0);
    expect(collected.coverage.reasons.map(({ code }) => code)).toEqual([
      "titles-unreadable",
      "account-changes-unreadable",
    ]);
  });

  test("does not trust titles when the logs have an event that the trail keeps back: others may be kept back, too", async () => {
    const { store, truth, rooms } = organisation;
    const { id: roomId, ownerId: personId } = rooms.finance;
    const place = { roomId, folderId: roomId };
    const row = store.record({ at: truth.start + HOUR, personId, action: 5011, target: 20_500, ...place });
    const { collected, assessment } = await audit({ faults: [withoutRows(row)] });
    expect(collected.coverage.reasons.map(({ code }) => code)).toEqual(["cross-check"]);
    expect(collected.rowsMayBeMissing).toBe(true);
    expect(assessment.events.byMethod.title).toBe(0);
  });

  test("says so when the report folder cannot be listed for this action's own files", async () => {
    const { reportFolderId } = organisation;
    const faults = [{ path: /withSubFolders=false/, effect: { kind: "status", status: 403 } as const }];
    const { collected } = await audit({ faults }, reportFolderId);
    expect(collected.ownFilesUnknown).toBe(true);
    expect(collected.coverage.reasons.map(({ code }) => code)).toEqual(["own-files-unreadable"]);
    expect((await audit({}, reportFolderId)).collected.ownFilesUnknown).toBeUndefined();
  });
});

describe("what changes while the portal is read", () => {
  /** Two rooms of one title, and a file in the first that no log names and that somebody downloaded in October. */
  function twins() {
    const { store, truth, rooms } = organisation;
    const { finance, deals } = rooms;
    for (const room of [finance, deals]) store.renameRoom(room, "Zwillinge", truth.start - 300 * 86_400);
    const created = truth.start - 200 * 86_400;
    const id = store.newFileId();
    const versions = [{ version: 1, size: 12, at: created, by: finance.ownerId }];
    store.addFile({
      id,
      title: "Übersicht.xlsx",
      folderId: finance.id,
      createdBy: finance.ownerId,
      created,
      versions,
    });
    const reader = truth.members.find(({ roomId }) => roomId === finance.id)?.personId ?? "";
    store.record({
      at: truth.start + 5 * 86_400,
      personId: reader,
      action: 5009,
      target: id,
      roomId: finance.id,
      details: { title: "Übersicht.xlsx" },
    });
    return { file: id, reader, finance, deals };
  }

  const eventsOf = (
    { assessment }: Pick<Awaited<ReturnType<typeof audit>>, "assessment">,
    roomId: number,
    personId: string,
  ): number | undefined =>
    assessment.rooms
      .find((room) => room.roomId === roomId)
      ?.members.find(({ person }) => person.id === personId)?.events;

  const askedForPlace = /\/files\/file\/|[?&]filterType=1&/;

  test.each([
    ["its place is asked", askedForPlace, 0],
    ["its place is asked, and the rows of that come seconds later", askedForPlace, 6_000],
    ["its place is asked, and the rows of that come as late as they may", askedForPlace, 9_000],
    ["anything is read, and the rows of that come seconds later", /files\/rooms\?/, 6_000],
  ])("a file that moves before %s was in its old room all the same", async (_, path, auditDelay) => {
    const { file, reader, finance, deals } = twins();
    const before = eventsOf(await audit(), finance.id, reader);
    expect(before).toBeGreaterThan(0);
    const change = { what: "move-file", file, to: deals.id } as const;
    const faults = [{ path, nth: 1, effect: { kind: "change", change } as const }];
    const { collected, assessment } = await audit({ faults, auditDelay });
    expect(collected.coverage.reasons).toEqual([]);
    const seen = collected.logs.read();
    const moves: number[] = [];
    for await (const page of seen)
      for (const entry of page) if (entry.entryId === file) moves.push(entry.roomId);
    expect(moves.toSorted()).toEqual([finance.id, deals.id].toSorted());
    expect(eventsOf({ assessment }, finance.id, reader)).toBe(before);
  });

  test.each([1, 6_000])(
    "a room renamed before it is read, told %i ms later, bore the title that it had",
    async (auditDelay) => {
      const { reader, finance } = twins();
      const before = eventsOf(await audit(), finance.id, reader);
      const change = { what: "rename-room", room: finance.id, title: "Umbenannt" } as const;
      const faults = [{ path: /files\/rooms\?/, nth: 1, effect: { kind: "change", change } as const }];
      const { collected, assessment } = await audit({ faults, auditDelay });
      expect(collected.coverage.reasons).toEqual([]);
      expect(eventsOf({ assessment }, finance.id, reader)).toBe(before);
    },
  );

  test.each([
    ["rooms", true],
    ["accounts", false],
  ])(
    "a member added right before the reading, where %s were managed just before, is new although the row of that comes late",
    async (_, inRoom) => {
      const { store, truth, rooms, now } = organisation;
      const { finance } = rooms;
      const known = new Set(
        truth.members.filter(({ roomId }) => roomId === finance.id).map((m) => m.personId),
      );
      const late = organisation.people.find((person) => !known.has(person.id) && person.status === 1);
      const person = late?.id ?? "";
      const { id, ownerId } = rooms.legal;
      const minute = { at: Math.floor(now / 1000) - 60, personId: ownerId };
      if (inRoom) {
        const details = { memberId: person, access: 10 };
        store.record({ ...minute, action: 5085, target: id, roomId: id, details });
        store.setShare(rooms.legal, person, 10);
      } else {
        const details = { memberId: ownerId, target: [ownerId] };
        store.record({ ...minute, action: 4003, target: 0, roomId: 0, details });
      }
      const change = { what: "add-member", room: finance.id, person, access: 10 } as const;
      const { assessment } = await audit({
        auditDelay: 6_000,
        faults: [{ path: `files/rooms/${finance.id}/share`, nth: 1, effect: { kind: "change", change } }],
      });
      const row = assessment.rooms
        .find(({ roomId }) => roomId === finance.id)
        ?.members.find((member) => member.person.id === person);
      expect(row?.verdict.kind).toBe("new");
    },
  );

  test("asks one request more where nothing happens", async () => {
    twins();
    const { portal } = await audit();
    const tail = portal.requests.filter(({ path }) => /events\/filter\?from=2026-11-0/.test(path));
    expect(tail).toHaveLength(1);
  });

  test("is not proved where it cannot be looked at", async () => {
    twins();
    const faults = [
      { path: /events\/filter\?from=2026-11-0/, effect: { kind: "status", status: 400 } as const },
    ];
    const { collected } = await audit({ faults });
    expect(collected.coverage.reasons.map(({ code }) => code)).toEqual(["changes-unreadable"]);
    expect(collected.places.files.size).toBe(0);
  });
});
