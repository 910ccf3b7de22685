import { describe, expect, test } from "vitest";
import { makeOrganisation } from "../../demo/organisation.ts";
import type { PortalOptions } from "../../demo/portal.ts";
import { audit } from "./scenario.ts";

const organisation = makeOrganisation({ events: 1800 });
const { truth, store, people } = organisation;
const HOUR = 3600;
/** An id that no file has. */
const NO_FILE = 4_000_000;

/** Ends of summer time, a beginning, and a half hour, within the month. */
const CHANGES = {
  Dublin: Date.UTC(2026, 9, 25, 1) / 1000,
  Cairo: Date.UTC(2026, 9, 29, 21) / 1000,
  LordHowe: Date.UTC(2026, 9, 3, 15, 30) / 1000,
};
for (const at of Object.values(CHANGES)) {
  for (let second = at - 2 * HOUR; second < at + 2 * HOUR; second += 900) {
    store.record({ at: second, personId: people[0]?.id ?? "", action: 5009, target: NO_FILE, roomId: 0 });
  }
}
const rows = Array.from({ length: store.trail.length }, (_, row) => store.trail.event(row));
const happened = new Map(rows.map(({ id, at }) => [id, at]));

const portals: Readonly<Record<string, PortalOptions>> = {
  "Europe/Dublin, the earlier hour printed": { timeZone: "Europe/Dublin" },
  "Europe/Dublin, the later hour printed": { timeZone: "Europe/Dublin", repeatedHour: "later" },
  "Europe/Berlin, the earlier hour printed": { timeZone: "Europe/Berlin", repeatedHour: "earlier" },
  "Africa/Cairo": { timeZone: "Africa/Cairo" },
  "Australia/Lord_Howe": { timeZone: "Australia/Lord_Howe" },
  "a zone named the Windows way": { timeZone: "Europe/London", timeZoneName: "GMT Standard Time" },
  "a zone that is not known here": { timeZone: "Europe/Dublin", timeZoneName: "Europe/Atlantis" },
  "a zone of other offsets than here": { timeZone: "Africa/Cairo", timeZoneName: "Europe/Berlin" },
};

describe("dates are those of what happened, whatever the portal prints", () => {
  test.each(Object.entries(portals))("%s", async (_, portal) => {
    const { run, report } = await audit(organisation, {
      portal,
      inputs: { "time-zone": "Europe/Berlin", formats: "json", "folder-id": "" },
    });
    const { events, complete, reasons } = report();
    expect(reasons).toEqual([]);
    expect(complete).toBe(true);
    const wrong = events.filter(({ id, date }) => Date.parse(date) / 1000 !== happened.get(id));
    expect(wrong.map(({ id, date }) => [id, date, new Date((happened.get(id) ?? 0) * 1000)])).toEqual([]);
    const known = new Set(events.map(({ id }) => id));
    const added = rows.filter(({ target, at }) => target === NO_FILE && at >= truth.start && at < truth.end);
    expect(added.filter(({ id }) => !known.has(id))).toEqual([]);
    expect(run.exitCode).toBe(0);
  });
});
