import { describe, expect, test } from "vitest";
import { makeOrganisation, type Organisation } from "../../demo/organisation.ts";
import { json, type PortalAnswer } from "../../demo/portal/answers.ts";
import type { DemoFile, DemoRoom } from "../../demo/portal/model.ts";
import type { PortalOptions } from "../../demo/portal.ts";
import type { AuditJson } from "./report.ts";
import { audit } from "./scenario.ts";

/**
 * Which room an event belongs to, where the trail's own words do not tell: rooms of one title, files that were deleted or
 * moved, ids given again. Zoë is a member of both rooms of each world and did something in one of them.
 */

const DAY = 86_400;
const DOWNLOADED = 5009;
const UPLOADED = 5011;

interface Twins {
  readonly organisation: Organisation;
  readonly zoe: string;
  readonly here: DemoRoom;
  readonly there: DemoRoom;
  /** The period's first second. */
  readonly start: number;
  /** A file of Zoë's colleague. */
  file(room: DemoRoom, at: number): DemoFile;
  /** Zoë downloads it so often, from a moment on, in a room. */
  downloads(file: DemoFile, room: DemoRoom, at: number, times: number): void;
}

/** An organisation with two more rooms of one title, older than what the logs tell unless said otherwise. */
function twins(version: string, title = "Größe & Maß"): Twins {
  const organisation = makeOrganisation({ events: 1500, version });
  const { store, rooms, people, month } = organisation;
  const start = Date.parse(`${month}-01T00:00:00Z`) / 1000;
  const [owner, , model] = people;
  if (owner === undefined || model === undefined) throw new Error("the organisation has nobody");
  const zoe = "5eed0000-0000-4000-8000-000000000001";
  store.addPerson({ ...model, id: zoe, firstName: "Zoë", lastName: "Öztürk", email: "zoe@example.com" });
  const room = (): DemoRoom => {
    const id = store.newEntryId();
    const made = { ...rooms.legal, id, title, created: start - 400 * DAY, formerTitles: [], shares: [] };
    store.addRoom(made);
    store.setShare(made, zoe, 10);
    return made;
  };
  return {
    organisation,
    zoe,
    here: room(),
    there: room(),
    start,
    file(room, at) {
      const title = `Entwurf ${store.trail.newestId}.docx`;
      const versions = [{ version: 1, size: 100, at, by: owner.id }];
      const id = store.newFileId();
      const file = store.addFile({
        id,
        title,
        folderId: room.id,
        createdBy: owner.id,
        created: at,
        versions,
      });
      const details = { title };
      store.record({ at, personId: owner.id, action: UPLOADED, target: id, roomId: room.id, details });
      return file;
    },
    downloads(file, room, at, times) {
      for (let time = 0; time < times; time++) {
        const event = { personId: zoe, action: DOWNLOADED, target: file.id, roomId: room.id };
        store.record({ at: at + time * 3600, ...event, details: { title: file.title } });
      }
    },
  };
}

interface Judged {
  readonly verdict: string;
  readonly events: number;
}

/** Where only a place tells the room, a run waits until moves are written. */
const HASTE = 60;

async function judge({ organisation, zoe, here, there }: Twins, portal: PortalOptions = {}) {
  const outcome = await audit(organisation, { portal, haste: HASTE, inputs: { formats: "json" } });
  const report = outcome.report();
  const of = (room: DemoRoom): Judged => {
    const found = report.rooms.find(({ id }) => id === room.id)?.members.find(({ id }) => id === zoe);
    return { verdict: found?.verdict ?? "not told", events: found?.events ?? -1 };
  };
  return { outcome, report, here: of(here), there: of(there) };
}

const inactiveIn = (report: AuditJson, room: DemoRoom): string[] =>
  (report.rooms.find(({ id }) => id === room.id)?.members ?? [])
    .filter(({ verdict }) => verdict === "inactive")
    .map(({ id }) => id);

describe.each(["3.5.0", "3.6.1", "3.7.2"])("rooms of one title on DocSpace %s", (version) => {
  test("a file older than the logs is placed by where it lies", async () => {
    const world = twins(version);
    const file = world.file(world.here, world.start - 300 * DAY);
    world.downloads(file, world.here, world.start + 5 * DAY, 28);
    const told = await judge(world);
    expect(told.here).toEqual({ verdict: "active", events: 28 });
    expect(told.there.verdict).toBe("inactive");
    expect(told.outcome.run.outputs["complete"]).toBe("true");
  });

  test("a file deleted for good is placed by its own events in the log", async () => {
    const world = twins(version);
    const file = world.file(world.here, world.start + 2 * DAY);
    world.downloads(file, world.here, world.start + 3 * DAY, 4);
    const { store } = world.organisation;
    const at = world.start + 10 * DAY;
    const about = { action: 5018, target: file.id, roomId: world.here.id, details: { title: file.title } };
    store.record({ at, personId: world.organisation.people[0]?.id ?? "", ...about });
    store.deleteFile(file);
    const told = await judge(world);
    expect(told.here).toEqual({ verdict: "active", events: 4 });
    expect(told.there.verdict).toBe("inactive");
  });

  test("an id given again is another file", async () => {
    const world = twins(version);
    const { store, people } = world.organisation;
    const file = world.file(world.here, world.start + 2 * DAY);
    world.downloads(file, world.here, world.start + 3 * DAY, 4);
    const at = world.start + 10 * DAY;
    const about = { action: 5018, target: file.id, roomId: world.here.id, details: { title: file.title } };
    store.record({ at, personId: people[0]?.id ?? "", ...about });
    store.deleteFile(file);
    const next = world.file(world.there, at + DAY);
    expect(next.id).toBe(file.id);
    const told = await judge(world);
    expect(told.here).toEqual({ verdict: "active", events: 4 });
    expect(told.there.verdict).toBe("inactive");
  });

  const written = [
    ["at once", 0],
    ["as late as the server may write it", 9_000],
  ] as const;

  test.each(written)("a file moved to the other room while the run reads, told %s", async (_, auditDelay) => {
    const world = twins(version);
    const file = world.file(world.here, world.start - 300 * DAY);
    world.downloads(file, world.here, world.start + 5 * DAY, 6);
    const change = { what: "move-file", file: file.id, to: world.there.id } as const;
    const looked = new RegExp(`files/(file/)?(${file.id}|${world.here.id}|${world.there.id})(\\?|$)`);
    const told = await judge(world, {
      auditDelay,
      faults: [{ path: looked, nth: 1, effect: { kind: "change", change } }],
    });
    expect(told.outcome.requests.some(({ path }) => looked.test(path))).toBe(true);
    expect(told.here.verdict).not.toBe("inactive");
    expect(told.there.verdict).not.toBe("active");
  });

  test.each(written)(
    "a folder moved there while the run reads, with the file, told %s",
    async (_, auditDelay) => {
      const world = twins(version);
      const { store } = world.organisation;
      const old = world.start - 300 * DAY;
      const id = store.newEntryId();
      store.addFolder({ id, title: "Ablage", parentId: world.here.id, created: old, createdBy: world.zoe });
      const file = world.file(world.here, old);
      store.moveFile(file, id);
      world.downloads(file, world.here, world.start + 5 * DAY, 6);
      const change = { what: "move-folder", folder: id, to: world.there.id } as const;
      const looked = new RegExp(`files/(file/)?(${file.id}|${id}|${world.here.id}|${world.there.id})(\\?|$)`);
      const told = await judge(world, {
        auditDelay,
        faults: [{ path: looked, nth: 1, effect: { kind: "change", change } }],
      });
      expect(told.here.verdict).not.toBe("inactive");
      expect(told.there.verdict).not.toBe("active");
    },
  );
});

test("a bare title with a colon is the whole title", async () => {
  const world = twins("3.5.0", "Mandat: Öl");
  const file = world.file(world.here, world.start - 300 * DAY);
  world.downloads(file, world.here, world.start + 5 * DAY, 3);
  const told = await judge(world);
  expect(told.here).toEqual({ verdict: "active", events: 3 });
  expect(told.there.verdict).toBe("inactive");
});

describe("a room's title that nobody is known to have borne", () => {
  test.each(["3.5.0", "3.7.2"])(
    "is doubt for whom it concerns, and for nobody else (%s)",
    async (version) => {
      const world = twins(version);
      const { store, rooms } = world.organisation;
      const file = world.file(world.here, world.start - 300 * DAY);
      world.downloads(file, world.here, world.start + 5 * DAY, 3);
      store.deleteFile(file);
      const strange = (answer: PortalAnswer): PortalAnswer => renamedContext(answer, world);
      const effect = { kind: "rewrite", rewrite: strange } as const;
      const told = await judge(world, { faults: [{ path: "audit/events/filter", every: 1, effect }] });
      expect([told.here.verdict, told.there.verdict]).toEqual(["unknown", "unknown"]);
      const plain = await judge(twins(version));
      expect(inactiveIn(told.report, rooms.legal)).toEqual(inactiveIn(plain.report, rooms.legal));
    },
  );
});

/** The trail as it answers where the room of Zoë's downloads bore a title that no room has now and no log tells. */
function renamedContext(answer: PortalAnswer, { zoe, here }: Twins): PortalAnswer {
  const body = JSON.parse(new TextDecoder().decode(answer.body)) as {
    response: { userId: string; context: string }[];
  };
  for (const row of body.response) {
    if (row.userId === zoe) row.context = row.context.replace(here.title, "Früherer Name");
  }
  return json(answer.status, body);
}

describe("an account that was disabled for most of the month", () => {
  test.each(["3.5.0", "3.7.2"])("is not called inactive (%s)", async (version) => {
    const world = twins(version);
    const { store, people } = world.organisation;
    const by = people[0]?.id ?? "";
    const switched = (at: number, status: 1 | 2) => {
      if (status === 2) store.record({ at, personId: by, action: 6032, target: 0, roomId: 0 });
      const page = `https://portal.example.com/api/2.0/people/status/${status}`;
      const details = { memberId: world.zoe, target: [world.zoe], page };
      store.record({ at, personId: by, action: 4020, target: 0, roomId: 0, details });
    };
    switched(world.start - 20 * DAY, 2);
    switched(world.start + 27 * DAY, 1);
    const told = await judge(world);
    expect([told.here.verdict, told.there.verdict]).not.toContain("inactive");
  });
});

describe("lists that change between two requests", () => {
  test("a room taken out of the archive between the list of rooms and that of archived ones", async () => {
    const organisation = makeOrganisation({ events: 1500 });
    const room = organisation.rooms.archived.id;
    const change = { what: "unarchive-room", room } as const;
    const effect = { kind: "change", change } as const;
    const outcome = await audit(organisation, {
      portal: { faults: [{ path: /files\/rooms\?.*searchArea=1(&|$)/, nth: 1, effect }] },
      inputs: { formats: "json" },
    });
    expect(outcome.report().rooms.map(({ id }) => id)).toContain(room);
  });
});
