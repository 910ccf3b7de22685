import { describe, expect, test } from "vitest";
import { makeOrganisation } from "../../demo/organisation.ts";
import { eventsOutside, wrongEvents, wrongMembers } from "./report.ts";
import { audit } from "./scenario.ts";

const hour = 3_600_000;

describe.each([
  { timeZone: "Pacific/Kiritimati", start: "2026-10-01T00:00:00+14:00", end: "2026-11-01T00:00:00+14:00" },
  { timeZone: "America/Los_Angeles", start: "2026-10-01T00:00:00-07:00", end: "2026-11-01T00:00:00-07:00" },
  { timeZone: "Europe/Berlin", start: "2026-10-01T00:00:00+02:00", end: "2026-11-01T00:00:00+01:00" },
])("last month of a portal in $timeZone", ({ timeZone, start, end }) => {
  const organisation = makeOrganisation({ timeZone, events: 2000, seed: 7 });

  test("has the right events, to the event, wherever the runner stands", async () => {
    const outcome = await audit(organisation, {
      inputs: { period: "", formats: "json", "folder-id": "" },
      env: { TZ: "Asia/Kolkata" },
    });
    const report = outcome.report();
    expect(report.period).toMatchObject({ start, end, timeZone });
    expect(outcome.run.exitCode).toBe(0);
    expect(report.complete).toBe(true);
    expect(wrongEvents(report, organisation)).toEqual([]);
    expect(eventsOutside(report, organisation)).toBe(0);
    expect(wrongMembers(report, organisation)).toEqual([]);
  });
});

test("takes the portal's month for the last one while it is still another month elsewhere", async () => {
  const periodAt = async (timeZone: string, now: number): Promise<string | undefined> => {
    const { run } = await audit(makeOrganisation({ timeZone, events: 1500 }), {
      now,
      inputs: { period: "last-month", "room-ids": "1203", reports: "inactivity", "folder-id": "" },
    });
    return run.outputs["period-start"];
  };
  // In Kiritimati November has begun, in UTC it has not; in Los Angeles it is the other way round.
  expect(await periodAt("Pacific/Kiritimati", Date.parse("2026-10-31T11:00:00Z"))).toBe("2026-10-01");
  expect(await periodAt("America/Los_Angeles", Date.parse("2026-11-01T06:59:00Z"))).toBe("2026-09-01");
});

test("reports on the real last month by the machine's own clock", async () => {
  const timeZone = "Europe/Berlin";
  const [year = 0, month = 0] = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
  })
    .format(Date.now() - 2 * hour)
    .split("-")
    .map(Number);
  const last = new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7);
  const organisation = makeOrganisation({ month: last, timeZone, events: 1500, now: Date.now() - hour });
  const outcome = await audit(organisation, { now: "real", inputs: { period: "", formats: "json" } });
  expect(outcome.run.outputs).toMatchObject({
    complete: "true",
    "period-start": `${last}-01`,
    "event-count": String(organisation.truth.events),
  });
  expect(wrongMembers(outcome.report(), organisation)).toEqual([]);
});
