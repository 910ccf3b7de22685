import { expect, test } from "vitest";
import { planReminders } from "../../../src/deliver/reminders/plan.ts";
import { sortOut } from "../../../src/deliver/reminders/remind.ts";
import { EMPTY_LEDGER, merged, withMails } from "../../../src/earlier-runs/ledger.ts";
import { ledgerText, parseLedger } from "../../../src/earlier-runs/ledger-format.ts";
import { withFindings } from "../../../src/earlier-runs/streaks.ts";
import { OCTOBER, room, row } from "./people.ts";

/** Milliseconds of the processor for everything that a run does with a ledger of so many memberships. */
function cost(memberships: number): number {
  const size = 100;
  const rooms = Array.from({ length: memberships / size }, (_, id) =>
    room(
      id,
      `Room ${id}`,
      ...Array.from({ length: size }, (_row, index) => row(id, `P${index} x`, "inactive")),
    ),
  );
  const before = process.cpuUsage();
  const plans = planReminders({ rooms }, OCTOBER);
  const findings = rooms.flatMap(({ roomId, members }) =>
    members.map(({ person }) => ({ person: person.id, room: roomId, active: false })),
  );
  const at = "2026-10-02T06:17:00.000Z";
  const september = { label: "2026-09", firstDay: "2026-09-01", lastDay: "2026-09-30" };
  const reminders = findings.map(({ person, room: id }) => ({
    ...{ person, room: id, period: september, state: "sent", run: "r", at },
  })) as Parameters<typeof withMails>[1]["reminders"];
  const ledger = withFindings(withMails(EMPTY_LEDGER, { reminders: reminders ?? [] }), OCTOBER, findings);
  const read = parseLedger(ledgerText(ledger, 1)).ledger;
  const sorted = sortOut(plans, merged(read, ledger), OCTOBER, Date.UTC(2026, 10, 2));
  expect(sorted.due.flatMap((plan) => plan.rooms)).toHaveLength(memberships);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

test("the ledger of 20 000 memberships takes no time that grows faster than it does", () => {
  cost(2_000);
  const [small, large] = [cost(2_000), cost(20_000)];
  // Ten times as many may cost ten times as much, with air for the collector; what is quadratic costs a hundred times.
  expect(large).toBeLessThan(Math.max(small * 40, 2_000));
});
