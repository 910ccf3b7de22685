import { describe, expect, test } from "vitest";
import { makeOrganisation } from "../../demo/organisation.ts";
import { audit, type Outcome } from "./scenario.ts";

const organisation = makeOrganisation({ events: 1500 });
const { people } = organisation;

/** Everything of people's names and addresses in what everybody sees who can read the run. */
function namesShown({ run }: Outcome): {
  readonly log: number;
  readonly summary: number;
  readonly outputs: number;
} {
  const count = (text: string): number =>
    people.filter(
      ({ firstName, lastName, email }) =>
        (firstName !== "" && text.includes(`${firstName} ${lastName}`)) || text.includes(email),
    ).length;
  return {
    log: count(run.rawLog + JSON.stringify(run.annotations)),
    summary: count(run.summary.replaceAll("&#64;&#8203;", "@")),
    outputs: count(JSON.stringify(run.outputs)),
  };
}

describe("names stand in the job summary only where they may", () => {
  test.each([
    { showNames: "auto", visibility: "private", shown: true },
    { showNames: "auto", visibility: "internal", shown: false },
    { showNames: "auto", visibility: "public", shown: false },
    { showNames: "auto", visibility: undefined, shown: false },
    { showNames: "always", visibility: "public", shown: true },
    { showNames: "never", visibility: "private", shown: false },
  ] as const)("show-names: $showNames, visibility: $visibility → $shown", async (wanted) => {
    const { showNames, visibility, shown } = wanted;
    const inputs = { "show-names": showNames, formats: "txt", "folder-id": "" };
    const outcome = await audit(organisation, { inputs, visibility });
    const told = namesShown(outcome);
    expect(outcome.run.exitCode).toBe(0);
    expect(told.summary > 10).toBe(shown);
    if (!shown) expect(told).toEqual({ log: 0, summary: 0, outputs: 0 });
    expect(told.outputs).toBe(0);
    // The reports always name people: that is what they are for.
    const report = outcome.files.get("inactivity-report-2026-10.txt") ?? "";
    expect(
      people.filter(({ lastName }) => lastName !== "" && report.includes(lastName)).length,
    ).toBeGreaterThan(40);
  });
});

describe("no failure tells a name where none may stand", () => {
  test.each([
    { what: "a key of somebody without the role", inputs: { "api-key": organisation.keys.user.secret } },
    { what: "an incomplete run", inputs: {}, portal: { auditFeature: false } },
    { what: "a folder of others", inputs: { "folder-id": String(organisation.rooms.legal.id) } },
  ])("$what", async ({ inputs, portal }) => {
    const outcome = await audit(organisation, {
      inputs: { formats: "txt", ...inputs },
      visibility: "public",
      ...(portal ? { portal } : {}),
    });
    expect(outcome.run.exitCode).toBe(1);
    expect(namesShown(outcome)).toEqual({ log: 0, summary: 0, outputs: 0 });
  });
});
