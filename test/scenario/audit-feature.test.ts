import { beforeAll, describe, expect, test } from "vitest";
import { cast } from "../../demo/organisation/people.ts";
import { makeOrganisation } from "../../demo/organisation.ts";
import { normalise } from "./normalise.ts";
import { wrongMembers } from "./report.ts";
import { audit, type Outcome } from "./scenario.ts";

const organisation = makeOrganisation({ events: 2500 });
const { truth } = organisation;
const withoutFeature = { auditFeature: false };
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

describe("a portal whose plan lacks the Audit feature", () => {
  let outcome: Outcome;
  const report = () => outcome.report();
  beforeAll(async () => {
    outcome = await audit(organisation, { portal: withoutFeature, inputs: { formats: "txt, csv, json" } });
  });

  test("fails the step after the reports were delivered, and says why", () => {
    expect(outcome.run.exitCode).toBe(1);
    expect(outcome.run.outputs["complete"]).toBe("false");
    expect(outcome.errors).toHaveLength(1);
    expect(outcome.errors[0]).toMatch(/^The audit is incomplete: .*Audit feature/);
    expect(JSON.parse(outcome.run.outputs["uploaded-files"] ?? "")).toHaveLength(5);
  });

  test("calls nobody inactive, lets what the rooms' logs prove stand, and leaves the rest unknown", () => {
    const report = outcome.report();
    expect(outcome.run.outputs).toMatchObject({ "inactive-count": "0", "inactive-people-count": "0" });
    expect(report.memberships["inactive"]).toBe(0);
    const wrong = truth.members.filter(({ roomId, personId, verdictByChanges }) => {
      const expected = verdictByChanges === "inactive" ? "unknown" : verdictByChanges;
      const row = report.rooms.find(({ id }) => id === roomId)?.members.find(({ id }) => id === personId);
      // Somebody new in the room is new whatever was not seen; anybody else without a trace is unknown.
      return row?.verdict !== expected && !(verdictByChanges === "new" && row?.verdict === "unknown");
    });
    expect(wrong).toEqual([]);
    expect(outcome.run.outputs["unknown-count"]).toBe(String(report.memberships["unknown"]));
  });

  test("lists the events of the rooms' logs, labelled as a part", () => {
    const logged = sum(report().rooms.map(({ id }) => truth.logEventsByRoom.get(id) ?? 0));
    expect(report().events).toHaveLength(logged);
    expect(report().coverage.trail.state).toBe("unavailable");
    expect(report().events.filter(({ id, room }) => truth.roomOf.get(id) !== room?.id)).toEqual([]);
  });

  test("states the reason at the top of every report and of the summary", async () => {
    const reports = [...outcome.files]
      .filter(([name]) => name.endsWith(".txt"))
      .map(([name, text]) => `${name}\n${text.split("\n").slice(0, 14).join("\n")}\n`);
    expect(reports).toHaveLength(2);
    // After the answer and what to do next, before any figures.
    const lines = outcome.run.summary.split("\n");
    const reason = lines.findIndex((line) => /plan.* does not include the Audit feature/.test(line));
    const heads = lines.slice(0, reason).filter((line) => line.startsWith("### "));
    expect(heads).toEqual(["### What to do next"]);
    const summary = lines.slice(0, reason + 1).join("\n");
    for (const head of [...reports, summary]) expect(head).toMatch(/Audit feature/);
    expect(report().reasons[0]?.sentence).toMatch(/Audit feature/);
    await expect(
      normalise([...reports, summary, "", outcome.run.log].join("\n"), outcome),
    ).toMatchFileSnapshot("snapshots/without-audit-feature.txt");
  });

  test("passes with fail-on: none, and is still incomplete", async () => {
    const { run, errors } = await audit(organisation, {
      portal: withoutFeature,
      inputs: { "fail-on": "none", "folder-id": "", formats: "txt" },
    });
    expect({ exitCode: run.exitCode, complete: run.outputs["complete"], errors }).toEqual({
      exitCode: 0,
      complete: "false",
      errors: [],
    });
  });

  test("judges by changes alone when asked to, and is complete by that measure", async () => {
    const { run, requests, ...changes } = await audit(organisation, {
      portal: withoutFeature,
      inputs: { activity: "changes", reports: "inactivity", "folder-id": "" },
    });
    expect({ exitCode: run.exitCode, complete: run.outputs["complete"] }).toEqual({
      exitCode: 0,
      complete: "true",
    });
    // When somebody accepted their invitation stands in the trail alone, which this plan does not show.
    const rows = changes.report().rooms.flatMap(({ members }) => members);
    const young = new Set(
      rows.filter(({ reasonCode }) => reasonCode === "acceptance-untold").map(({ id }) => id),
    );
    expect(young).toContain(organisation.people[cast.late]?.id);
    const wrong = wrongMembers(changes.report(), organisation, "changes");
    expect(wrong.filter((line) => !young.has(line.split(" ")[0] ?? ""))).toEqual([]);
    expect(requests.filter(({ path }) => /audit\/events\/filter\?from=20/.test(path))).toEqual([]);
  });
});

test("notices when the plan loses the feature in mid-run", async () => {
  const portal = organisation.portal({ retentionDays: 100_000 });
  const act = (): void => {
    portal.settings.auditFeature = false;
  };
  portal.faults.add({ path: "audit/events/filter", nth: 12, effect: { kind: "do", act } });
  const { run, report } = await audit(organisation, { portal, inputs: { formats: "json", "folder-id": "" } });
  expect(run.exitCode).toBe(1);
  expect(report().complete).toBe(false);
  const told = report().rooms.flatMap(({ id, members }) =>
    members.map((member) => ({ ...member, roomId: id })),
  );
  const wronged = told.filter(
    ({ id, roomId, verdict }) =>
      verdict === "inactive" &&
      truth.members.find((member) => member.personId === id && member.roomId === roomId)?.verdict !==
        "inactive",
  );
  expect(wronged).toEqual([]);
});

test("is not complete where the login history is hidden and every question about the trail is answered with nothing", async () => {
  const quiet = makeOrganisation({ events: 1500 });
  const { run, report, errors } = await audit(quiet, {
    portal: { auditHidden: true, retentionDays: 0 },
    inputs: { formats: "json", "folder-id": "" },
  });
  expect(run.exitCode).toBe(1);
  expect(errors.join("\n")).toMatch(/answered no question about its audit trail/);
  expect(run.outputs).toMatchObject({ complete: "false", "inactive-count": "0" });
  expect(report().memberships["active"]).toBeGreaterThan(0);
  const logged = sum(report().rooms.map(({ id }) => quiet.truth.logEventsByRoom.get(id) ?? 0));
  expect(report().events).toHaveLength(logged);
});
