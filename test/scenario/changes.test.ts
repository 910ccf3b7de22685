import { expect, test } from "vitest";
import { cast } from "../../demo/organisation/people.ts";
import { makeOrganisation } from "../../demo/organisation.ts";
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

test("calls nobody inactive where the plan has the Audit feature and it does not tell of the accounts", async () => {
  const organisation = makeOrganisation({ events: 1500 });
  const effect = { kind: "status", status: 500 } as const;
  const { run, report } = await audit(organisation, {
    portal: { faults: [{ path: /events\/filter\?.*action=/, every: 1, effect }] },
    inputs: { activity: "changes", reports: "inactivity", formats: "json", "folder-id": "" },
  });
  expect(run.outputs).toMatchObject({ complete: "false", "inactive-count": "0" });
  expect(report().reasons.map(({ code }) => code)).toContain("account-changes-unreadable");
});
