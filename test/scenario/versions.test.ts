import { describe, expect, test } from "vitest";
import { makeOrganisation } from "../../demo/organisation.ts";
import { audit } from "./scenario.ts";

/** The whole job against every server that is supported, in zones whose repeated hour is printed either way. */
const worlds = [
  ["3.7.2", "Europe/Berlin"],
  ["3.7.2", "Europe/Dublin"],
  ["3.6.1", "America/Los_Angeles"],
  ["3.5.0", "Europe/Berlin"],
  ["3.5.0", "Europe/Dublin"],
] as const;

describe.each(worlds)("DocSpace %s in %s", (version, timeZone) => {
  test("every event is found once, every verdict is that of the truth, and nothing is doubted", async () => {
    const organisation = makeOrganisation({ events: 1500, version, timeZone });
    const { run, errors, report } = await audit(organisation, { inputs: { formats: "json" } });
    const { truth } = organisation;
    expect(errors).toEqual([]);
    expect(run.outputs).toMatchObject({ complete: "true", "unknown-count": "0" });
    expect(run.outputs["event-count"]).toBe(String(truth.events));
    const told = report().rooms.flatMap(({ id, members }) =>
      members.map((member) => `${id} ${member.id} ${member.verdict} ${member.events}`),
    );
    const real = truth.members.map(
      ({ roomId, personId, verdict, events }) => `${roomId} ${personId} ${verdict} ${events}`,
    );
    expect(told.toSorted()).toEqual(real.toSorted());
  });
});

test("an older server is told by its version, and by nothing else", async () => {
  const organisation = makeOrganisation({ events: 1500, version: "3.1.1" });
  const { errors, run } = await audit(organisation);
  expect(errors).toEqual([
    "The portal runs DocSpace 3.1.1; docspace-audit needs 3.5.0 or newer: update the server.",
  ]);
  expect(run.exitCode).toBe(1);
});
