import { beforeAll, expect, test } from "vitest";
import { makeOrganisation } from "../../demo/organisation.ts";
import type { AuditJson } from "./report.ts";
import { audit } from "./scenario.ts";

const organisation = makeOrganisation({ events: 600 });
const portal = organisation.portal({ retentionDays: 100_000 });
const { store } = portal;
const { legal, finance } = organisation.rooms;
const by = organisation.people[0]?.id ?? "";
const at = (text: string): number => Date.parse(`${text}T10:00:00Z`) / 1000;

const folder = store.addFolder({
  ...{ id: store.newEntryId(), title: "Drafts", parentId: legal.id },
  ...{ createdBy: by, created: at("2026-09-01") },
});

interface Story {
  readonly id: number;
  readonly download: number;
}

/** A file uploaded in September or on `since`, and downloaded on 10 October where it was then. */
function downloaded(title: string, roomId: number, folderId: number, since = "2026-09-05"): Story {
  const id = store.newEntryId();
  const versions = [{ version: 1, size: 5, at: at(since), by }];
  store.addFile({ id, title, folderId, createdBy: by, created: at(since), versions });
  record(since, 5011, id, roomId, folderId);
  return { id, download: record("2026-10-10", 5009, id, roomId, folderId) };
}

function record(when: string, action: number, target: number, roomId: number, folderId: number, to?: number) {
  const title = store.files.get(target)?.title ?? "";
  const details = { title, ...(to === undefined ? {} : { toFolderId: to }) };
  return store.record({
    ...{ at: at(when), personId: by, action, target, roomId, folderId, details },
    ...(to === undefined ? {} : { target2: to }),
  });
}

/** A move between two rooms, of which each has a line. */
function moved(when: string, { id }: Story, from: readonly [number, number], to: readonly [number, number]) {
  const file = store.files.get(id);
  if (file === undefined) throw new Error(`no file ${id}`);
  store.moveFile(file, to[1]);
  for (const [roomId, folderId] of [to, from]) record(when, 5015, id, roomId, folderId, to[1]);
}

function deleted(when: string, { id }: Story) {
  const file = store.files.get(id);
  if (file === undefined) throw new Error(`no file ${id}`);
  record(when, 5018, id, legal.id, file.folderId);
  store.deleteFile(file);
}

function stories(folderId: number) {
  const here = [legal.id, folderId] as const;
  const there = [finance.id, finance.id] as const;
  const name = (what: string) => `${what} ${folderId}.docx`;
  const leftLater = downloaded(name("left after the period"), ...here);
  moved("2026-11-01", leftLater, here, there);
  const left = downloaded(name("left in the period"), ...here);
  moved("2026-10-20", left, here, there);
  const gone = downloaded(name("deleted"), ...here, "2026-10-03");
  deleted("2026-10-20", gone);
  const came = downloaded(name("came"), ...there);
  moved("2026-10-20", came, there, here);
  const stayed = downloaded(name("stayed"), ...here);
  return { leftLater, left, gone, came, stayed };
}

const inRoom = stories(legal.id);
const inFolder = stories(folder.id);

async function listedIn(id: number): Promise<AuditJson> {
  const outcome = await audit(organisation, {
    portal,
    inputs: { "only-folders": String(id), formats: "json" },
  });
  expect(outcome.errors).toEqual([]);
  return outcome.report();
}

let listed: { readonly room: AuditJson; readonly folder: AuditJson };

beforeAll(async () => {
  listed = { room: await listedIn(legal.id), folder: await listedIn(folder.id) };
});

test.each([
  ["room", inRoom],
  ["folder", inFolder],
] as const)("lists what was downloaded in a %s, wherever the file is now", (kind, story) => {
  const ids = new Set(listed[kind].events.map(({ id }) => id));
  const found = Object.entries(story).filter(([, { download }]) => ids.has(download));
  expect(found.map(([name]) => name)).toEqual(["leftLater", "left", "gone", "stayed"]);
});

test("lists nothing of the room's other folders", () => {
  const ids = new Set(listed.folder.events.map(({ id }) => id));
  for (const { download } of Object.values(inRoom)) expect(ids).not.toContain(download);
});
