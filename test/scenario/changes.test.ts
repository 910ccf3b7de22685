import { expect, test } from "vitest";
import { cast } from "../../demo/organisation/people.ts";
import { makeOrganisation } from "../../demo/organisation.ts";
import type { PortalAnswer } from "../../demo/portal/answers.ts";
import { wrongMembers } from "./report.ts";
import { audit } from "./scenario.ts";

test("judges by changes without the Audit feature, while the compliance report says that it needs it", async () => {
  const organisation = makeOrganisation({ events: 1500 });
  const { run, files, errors, report } = await audit(organisation, {
    portal: { auditFeature: false },
    inputs: { activity: "changes", formats: "txt, json", "folder-id": "" },
  });
  // Nothing tells without the Audit feature when somebody accepted an invitation: of young accounts it is not judged.
  const late = organisation.people[cast.late]?.id ?? "";
  const { members } = organisation.truth;
  const wrong = wrongMembers(report(), organisation, "changes");
  expect(wrong).toEqual([expect.stringMatching(`^${late} in room \\d+: told unknown .* in truth new `)]);
  const inactive = members.filter(({ verdictByChanges }) => verdictByChanges === "inactive").length;
  expect(run.outputs["inactive-count"]).toBe(String(inactive));
  expect(run.outputs["unknown-count"]).toBe("1");
  const inactivity = files.get("inactivity-report-2026-10.txt") ?? "";
  expect(inactivity).toContain("\nComplete: yes, everything needed was read and proved\n");
  expect(inactivity).toContain("does not tell when somebody accepted");
  expect(inactivity).toContain("Activity is what the rooms' own logs show");
  const compliance = (files.get("compliance-report-2026-10.txt") ?? "").split("Events:")[0] ?? "";
  expect(compliance).toContain("INCOMPLETE: not everything could be proved.");
  expect(compliance).toMatch(/does not include the Audit feature/);
  expect(run.outputs["complete"]).toBe("false");
  expect(errors.join()).toMatch(/Audit feature/);
});

const byAll = { formats: "json", "folder-id": "" };
const byChanges = { activity: "changes", reports: "inactivity", formats: "json", "folder-id": "" };

test("calls nobody inactive by changes where the plan has the Audit feature and a part of the trail cannot be read", async () => {
  const organisation = makeOrganisation({ events: 1500 });
  const effect = { kind: "status", status: 403 } as const;
  const { run, report } = await audit(organisation, {
    portal: { faults: [{ path: /events\/filter\?.*to=2026-10/, every: 1, effect }] },
    inputs: byChanges,
  });
  expect(run.outputs).toMatchObject({ complete: "false", "inactive-count": "0" });
  expect(report().reasons.map(({ code }) => code)).toContain("trail-unreadable");
});

/** Everything of some days is kept back, as a server does that lost them: only the rooms' logs still know of them. */
function withoutDays(from: string, to: string): (answer: PortalAnswer) => PortalAnswer {
  return (answer) => {
    const body = JSON.parse(Buffer.from(answer.body).toString("utf8")) as { response: { date: string }[] };
    body.response = body.response.filter(({ date }) => date < from || date >= to);
    return { ...answer, body: new TextEncoder().encode(JSON.stringify(body)) };
  };
}

test.each([
  ["by changes, too,", "3.7.2", byChanges, "cross-check"],
  [
    "before a short period",
    "3.7.2",
    { ...byAll, period: "2026-10-31..2026-10-31" },
    "account-changes-unreadable",
  ],
  [
    "before a short period",
    "3.5.0",
    { ...byAll, period: "2026-10-31..2026-10-31" },
    "account-changes-unreadable",
  ],
] as const)(
  "notices %s on %s that the server keeps back days in which an invitation was accepted",
  async (...of) => {
    const [, version, inputs, code] = of;
    const organisation = makeOrganisation({ events: 1500, version });
    const effect = { kind: "rewrite", rewrite: withoutDays("2026-10-27", "2026-10-31") } as const;
    const { run, report } = await audit(organisation, {
      portal: { faults: [{ path: "events/filter", effect }] },
      inputs,
    });
    const late = organisation.people[cast.late]?.id;
    const verdicts = report().rooms.flatMap(({ members }) => members.filter(({ id }) => id === late));
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(["unknown"]);
    expect(run.outputs).toMatchObject({ complete: "false", "inactive-count": "0" });
    expect(report().reasons.map((one) => one.code)).toContain(code);
  },
);

test("calls nobody inactive by a room's log that shows nothing once, against what the trail tells", async () => {
  const organisation = makeOrganisation({ events: 1500 });
  const body = new TextEncoder().encode(JSON.stringify({ response: [], total: 0, count: 0 }));
  const rewrite = (answer: PortalAnswer): PortalAnswer => ({ ...answer, body });
  const { run, report } = await audit(organisation, {
    portal: {
      faults: [{ path: "files/folder/1201/log", nth: 1, effect: { kind: "rewrite", rewrite } }],
    },
    inputs: byChanges,
  });
  const wrong = wrongMembers(report(), organisation, "changes").filter(
    (line) => !line.includes("told unknown"),
  );
  expect(wrong).toEqual([]);
  expect(run.outputs["complete"]).toBe("false");
});
