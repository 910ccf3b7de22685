import { beforeAll, describe, expect, test } from "vitest";
import { makeOrganisation } from "../../demo/organisation.ts";
import { normalise, outputsOf, requestsOf } from "./normalise.ts";
import { eventsOutside, wrongEvents, wrongMembers } from "./report.ts";
import { audit, type Outcome } from "./scenario.ts";

const organisation = makeOrganisation();
const { store, truth, reportFolderId } = organisation;
const portal = organisation.portal({ retentionDays: 100_000 });
const stored = () =>
  [...store.filesOf(reportFolderId)].map(({ id, title, versions }) => ({
    id,
    title,
    versions: versions.map(({ version, content }) => ({
      version,
      text: Buffer.from(content ?? []).toString(),
    })),
  }));

describe("an ordinary month, audited twice", () => {
  let first: Outcome;
  let second: Outcome;
  let afterFirst: ReturnType<typeof stored>;

  beforeAll(async () => {
    first = await audit(organisation, { portal });
    afterFirst = stored();
    second = await audit(organisation, { portal });
  });

  test("succeeds, says what it does, and asks the portal for what it needs", async () => {
    expect(first.run.exitCode).toBe(0);
    await expect(normalise(first.run.log, first)).toMatchFileSnapshot("snapshots/month-log.txt");
    await expect(outputsOf(first)).toMatchFileSnapshot("snapshots/month-outputs.txt");
    await expect(normalise(first.run.summary, first)).toMatchFileSnapshot("snapshots/month-summary.md");
    await expect(requestsOf(first)).toMatchFileSnapshot("snapshots/month-requests.txt");
  });

  test("finds every event that the portal holds, once, in the room it happened in", () => {
    const report = first.report();
    expect(first.run.outputs["event-count"]).toBe(String(truth.events));
    expect(report.eventCounts.portal).toBe(truth.events);
    expect(wrongEvents(report, organisation)).toEqual([]);
    expect(eventsOutside(report, organisation)).toBe(0);
    expect(first.files.get(`compliance-report-${organisation.month}.txt`)).toContain(
      `\nTotal events: ${truth.events}\n`,
    );
  });

  test("judges every member as the truth does", () => {
    const report = first.report();
    expect(wrongMembers(report, organisation)).toEqual([]);
    expect(report.memberships).toEqual({ ...truth.counts, exempt: 0, unknown: 0 });
    expect(report.inactivePeople).toBe(truth.inactivePeople.length);
    expect(first.run.outputs).toMatchObject({
      "member-count": String(truth.members.length),
      "active-count": String(truth.counts.active),
      "inactive-count": String(truth.counts.inactive),
      "unknown-count": "0",
      "inactive-people-count": String(truth.inactivePeople.length),
    });
  });

  test("proves that nothing was missed", () => {
    const { complete, reasons, coverage } = first.report();
    expect({ complete, reasons }).toEqual({ complete: true, reasons: [] });
    const logged = first
      .report()
      .rooms.reduce((sum, { id }) => sum + (truth.logEventsByRoom.get(id) ?? 0), 0);
    const { expected = 0, found, unlisted = 0 } = coverage.crossCheck ?? {};
    expect(found).toBe(expected);
    expect(expected + unlisted).toBe(logged);
  });

  test("uploads what it wrote, byte by byte, as version 1", () => {
    expect(afterFirst.map(({ title }) => title).sort()).toEqual([...first.files.keys()].sort());
    for (const { title, versions } of afterFirst) {
      expect(versions).toEqual([{ version: 1, text: first.files.get(title) }]);
    }
  });

  test("makes version 2 of the same files when it runs again", () => {
    expect(second.run.exitCode).toBe(0);
    const after = stored();
    expect(after.map(({ id, title }) => ({ id, title }))).toEqual(
      afterFirst.map(({ id, title }) => ({ id, title })),
    );
    for (const { title, versions } of after) {
      expect(versions.map(({ version }) => version)).toEqual([1, 2]);
      expect(versions[1]?.text).toBe(second.files.get(title));
    }
    const uploaded = JSON.parse(second.run.outputs["uploaded-files"] ?? "") as {
      id: number;
      version: number;
    }[];
    const byId = uploaded.map(({ id, version }) => ({ id, version })).sort((a, b) => a.id - b.id);
    expect(byId).toEqual(afterFirst.map(({ id }) => ({ id, version: 2 })));
    expect(wrongMembers(second.report(), organisation)).toEqual([]);
  });
});

test("audits the rooms of a list alone, and says what it left out", async () => {
  const { legal, launch } = organisation.rooms;
  const outcome = await audit(organisation, {
    inputs: { "room-ids": `${legal.id}, ${launch.id}`, "folder-id": "" },
  });
  const report = outcome.report();
  const events = (truth.eventsByRoom.get(legal.id) ?? 0) + (truth.eventsByRoom.get(launch.id) ?? 0);
  expect(outcome.run.exitCode).toBe(0);
  expect(report.rooms.map(({ id }) => id).sort()).toEqual([legal.id, launch.id]);
  expect(report.events).toHaveLength(events);
  expect(report.events.filter(({ id, room }) => truth.roomOf.get(id) !== room?.id)).toEqual([]);
  expect(outcome.requests.filter(({ method }) => method !== "GET")).toEqual([]);
});
