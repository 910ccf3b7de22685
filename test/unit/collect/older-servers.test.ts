import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeOrganisation, type Organisation } from "../../../demo/organisation.ts";
import type { DemoRoom } from "../../../demo/portal/model.ts";
import { inProcessTransport, type PortalOptions } from "../../../demo/portal.ts";
import { VirtualClock } from "../../../demo/virtual-clock.ts";
import { assess } from "../../../src/assess/assess.ts";
import { collect } from "../../../src/collect/collect.ts";
import type { RoomLogEntry } from "../../../src/collect/collected.ts";
import { createSpool } from "../../../src/collect/spool/spool.ts";
import { createDocSpace } from "../../../src/docspace/http/client.ts";
import { type AuditedRoom, listRooms } from "../../../src/docspace/rooms.ts";
import { resolvePeriod } from "../../../src/time/period.ts";
import { withoutRows } from "./kept-back.ts";

const DAY = 86_400;
const RULES = { minActivity: 1, graceDays: 14, activity: "any", exemptions: [] } as const;
let parent: string;
let organisation: Organisation;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "older-"));
  organisation = makeOrganisation({ events: 1500 });
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

async function collectFrom(version: string, options: PortalOptions = {}) {
  const portal = organisation.portal({ ...options, version });
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
      version,
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
    settings: { rooms: "all", graceDays: 14 },
    onProgress: () => undefined,
    waitForRows: (seconds) => clock.sleep(seconds * 1000),
  });
  const entries: RoomLogEntry[] = [];
  for await (const page of collected.logs.read()) entries.push(...page);
  return { collected, entries };
}

describe("a server before 3.6, whose logs have no ids", () => {
  test("is proved by keys and counts, and gives each entry the id that a newer server tells", async () => {
    const old = await collectFrom("3.5.0");
    const { collected } = old;
    expect(collected.coverage.reasons).toEqual([]);
    const { expected = 0, found, missing } = collected.coverage.crossCheck ?? {};
    expect(expected).toBeGreaterThan(500);
    expect({ found, missing }).toEqual({ found: expected, missing: [] });
    const newer = await collectFrom("3.7.2");

    const { start, end } = collected.period;
    const inPeriod = ({ at }: RoomLogEntry): boolean => at >= start && at < end;
    const roomOf = (entries: readonly RoomLogEntry[]) =>
      new Map(entries.filter(inPeriod).map(({ id, roomId }) => [id, roomId]));
    const known = roomOf(newer.entries);
    const numbered = [...roomOf(old.entries)].filter(([id]) => id > 0);
    for (const [id, roomId] of numbered) expect(known.get(id)).toBe(roomId);
    expect(numbered.length + collected.doubtfulEvents.size).toBe(expected);
    expect(new Set(old.entries.map(({ id }) => id)).size).toBe(old.entries.length);
  });

  test("comes to the same events in the same rooms, by the same people", async () => {
    const told = async (version: string) => {
      const { collected } = await collectFrom(version);
      const { rooms } = await assess(collected, RULES);
      return rooms.map(({ roomId, members }) => ({
        roomId,
        members: members.map(({ person, events, verdict }) => [person.id, events, verdict.kind]),
      }));
    };
    expect(await told("3.5.0")).toEqual(await told("3.7.2"));
  });

  test("does not give an entry another room's row by a title that this room may have borne by a row kept back", async () => {
    const { store, truth, rooms, people } = organisation;
    const { finance } = rooms;
    const other = [...store.rooms.values()].find(({ area }) => area === "archived");
    if (other === undefined) throw new Error("no room is archived");
    const moved = truth.start + 5 * DAY;
    const rename = (room: DemoRoom, title: string, at: number): number => {
      const details = { oldTitle: room.title, newTitle: title };
      store.renameRoom(room, title, at);
      const common = { at, personId: room.ownerId, target: room.id, roomId: room.id };
      return store.record({ ...common, action: 5071, details });
    };
    finance.formerTitles.length = 0;
    finance.title = "Été";
    Object.assign(other, { title: "Été", formerTitles: [] });
    rename(other, "Müller", moved - DAY);
    const keptBack = rename(other, "Später", moved + DAY);
    rename(finance, "Müller", moved + 2 * DAY);
    const target = store.newEntryId();
    const row = { at: moved, personId: people[3]?.id ?? "", action: 5015, target, target2: other.id };
    const rows = [other, finance].map((room) => store.record({ ...row, roomId: room.id, folderId: room.id }));
    const upload = { ...row, action: 5011, target: store.newEntryId(), target2: 0, at: moved + 60 };
    const proof = store.record({ ...upload, roomId: finance.id, folderId: finance.id });

    const { collected } = await collectFrom("3.5.0", { faults: [withoutRows(keptBack, proof)] });
    expect(collected.coverage.reasons.map(({ code }) => code)).toEqual(["cross-check"]);
    for (const id of rows) expect(collected.doubtfulEvents.get(id)).toEqual([finance.id]);
  });
});
