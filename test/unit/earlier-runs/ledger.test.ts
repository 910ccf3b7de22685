import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  EMPTY_LEDGER,
  type Ledger,
  type LedgerPeriod,
  ledgerText,
  parseLedger,
  periodsInARow,
  type Reminder,
  type ReminderState,
  standing,
  withFindings,
  withoutAnnouncements,
  withoutOld,
  withReminders,
} from "../../../src/earlier-runs/ledger.ts";

const ANN = "11111111-1111-4111-8111-111111111111";

function month(label: string): LedgerPeriod {
  const [year = 0, number = 0] = label.split("-").map(Number);
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  return { label, firstDay: `${label}-01`, lastDay: last };
}

function days(firstDay: string, lastDay: string): LedgerPeriod {
  return { label: `${firstDay}_${lastDay}`, firstDay, lastDay };
}

function reminder(period: LedgerPeriod, state: ReminderState, at: string, run = "r1"): Reminder {
  return { person: ANN, room: 1201, period, state, run, at };
}

const ledgerOf = (...reminders: Reminder[]): Ledger => ({ reminders, inactive: [] });
const OCTOBER = month("2026-10");
const NOVEMBER = month("2026-11");

describe("standing", () => {
  const at = (text: string) => Date.parse(text);

  test.each([
    ["sent", "recent"],
    ["announced", "uncertain"],
    ["uncertain", "uncertain"],
    ["failed", "free"],
  ] as const)("the same period again after %s: %s", (state, expected) => {
    const ledger = ledgerOf(reminder(OCTOBER, state, "2026-11-02T06:17:00Z"));
    expect(standing(ledger, ANN, 1201, OCTOBER, at("2026-11-02T07:00:00Z"))).toBe(expected);
    expect(standing(ledger, ANN, 1201, OCTOBER, at("2027-01-20T07:00:00Z"))).toBe(expected);
  });

  test("another room and another person are free", () => {
    const ledger = ledgerOf(reminder(OCTOBER, "sent", "2026-11-02T06:17:00Z"));
    expect(standing(ledger, ANN, 1202, OCTOBER, at("2026-11-02T07:00:00Z"))).toBe("free");
    expect(standing(ledger, "22", 1201, OCTOBER, at("2026-11-02T07:00:00Z"))).toBe("free");
  });

  test("a monthly schedule reminds every month, however short the month and whatever the clocks do", () => {
    for (let number = 1; number <= 12; number++) {
      const label = `2026-${String(number).padStart(2, "0")}`;
      const next = number === 12 ? "2027-01" : `2026-${String(number + 1).padStart(2, "0")}`;
      const sent = new Date(Date.UTC(2026, number, 2, 6, 55)).toISOString();
      const run = Date.UTC(2026, number + 1, 2, 5, 17);
      expect(
        standing(ledgerOf(reminder(month(label), "sent", sent)), ANN, 1201, month(next), run),
        label,
      ).toBe("free");
    }
  });

  test("a daily run over the last 30 days reminds once in 30 days", () => {
    let ledger = EMPTY_LEDGER;
    const reminded: number[] = [];
    for (let day = 0; day < 95; day++) {
      const now = Date.UTC(2026, 0, 31 + day, 3, 0);
      const text = (offset: number) => new Date(now - offset * 86_400_000).toISOString().slice(0, 10);
      const period = days(text(30), text(1));
      if (standing(ledger, ANN, 1201, period, now) !== "free") continue;
      reminded.push(day);
      ledger = withReminders(ledger, [reminder(period, "sent", new Date(now).toISOString())]);
    }
    expect(reminded).toEqual([0, 30, 60, 90]);
  });

  test("an old month run by hand three days after a reminder is recent", () => {
    const ledger = ledgerOf(reminder(OCTOBER, "sent", "2026-11-02T06:17:00Z"));
    expect(standing(ledger, ANN, 1201, month("2026-08"), at("2026-11-05T00:00:00Z"))).toBe("recent");
  });
});

describe("withReminders", () => {
  test("replaces the entry of the same person, room and period, and keeps others", () => {
    const announced = ledgerOf(
      reminder(month("2026-09"), "sent", "2026-10-02T06:00:00Z"),
      reminder(OCTOBER, "announced", "2026-11-02T06:17:00Z"),
    );
    const settled = withReminders(announced, [reminder(OCTOBER, "sent", "2026-11-02T06:18:00Z")]);
    expect(settled.reminders.map(({ state }) => state)).toEqual(["sent", "sent"]);
    expect(settled.reminders).toHaveLength(2);
  });

  test("a failure of this run does not undo what another run wrote", () => {
    const ledger = ledgerOf(reminder(OCTOBER, "sent", "2026-11-02T06:17:00Z", "other"));
    expect(withReminders(ledger, [reminder(OCTOBER, "failed", "2026-11-02T06:18:00Z", "mine")])).toEqual(
      ledger,
    );
  });

  test("announcements of one run are taken back, those of others and what was settled stay", () => {
    const ledger = ledgerOf(
      reminder(OCTOBER, "announced", "2026-11-02T06:17:00Z", "mine"),
      reminder(month("2026-09"), "sent", "2026-10-02T06:17:00Z", "mine"),
      reminder(NOVEMBER, "announced", "2026-11-02T06:17:00Z", "other"),
    );
    expect(withoutAnnouncements(ledger, "mine").reminders.map(({ period }) => period.label)).toEqual([
      "2026-09",
      "2026-11",
    ]);
  });

  test("old entries are forgotten", () => {
    const ledger: Ledger = {
      reminders: [
        reminder(month("2026-01"), "sent", "2026-02-02T06:17:00Z"),
        reminder(OCTOBER, "sent", "2026-11-02T06:17:00Z"),
      ],
      inactive: [
        { person: ANN, room: 1, since: "2025-01-01", until: "2026-01-31" },
        { person: ANN, room: 2, since: "2025-01-01", until: "2026-10-31" },
      ],
    };
    const kept = withoutOld(ledger, OCTOBER, Date.parse("2026-11-02T06:17:00Z"));
    expect(kept.reminders.map(({ period }) => period.label)).toEqual(["2026-10"]);
    expect(kept.inactive.map(({ room }) => room)).toEqual([2]);
  });
});

describe("periods longer than half a year", () => {
  const year = days("2025-11-01", "2026-10-31");
  const later = days("2025-12-01", "2026-11-30");
  const sent = reminder(year, "sent", "2026-11-02T06:00:00.000Z");

  test("nobody is reminded twice within one length, however often the ledger was cleaned", () => {
    let ledger = ledgerOf(sent);
    const first = Date.parse("2026-11-02T06:17:00Z");
    for (let day = 1; day < 360; day++) {
      const now = first + day * 86_400_000;
      ledger = withoutOld(ledger, day % 2 === 0 ? OCTOBER : later, now);
      expect(standing(ledger, ANN, 1201, later, now), `day ${day}`).toBe("recent");
    }
  });

  test("a reminder of a month stays while years are looked at, and is dropped in the end", () => {
    const ledger = ledgerOf(reminder(OCTOBER, "sent", "2026-11-02T06:00:00.000Z"));
    const left = (period: LedgerPeriod, now: string) =>
      withoutOld(ledger, period, Date.parse(`${now}T06:00:00Z`)).reminders.length;
    expect(left(later, "2027-10-01")).toBe(1);
    expect(left(NOVEMBER, "2027-10-01")).toBe(0);
    expect(left(later, "2028-10-01")).toBe(0);
  });

  test("who was inactive for a year is so for the second year in a row", () => {
    const inactive = { person: ANN, room: 1201, active: false };
    const next = days("2026-11-01", "2027-10-31");
    const first = withFindings(EMPTY_LEDGER, year, [inactive]);
    const kept = withoutOld(first, next, Date.parse("2027-11-05T06:00:00Z"));
    expect(periodsInARow(withFindings(kept, next, [inactive]), ANN, 1201, next)).toBe(2);
  });
});

describe("periods in a row", () => {
  const inactive = { person: ANN, room: 1201, active: false };
  const active = { ...inactive, active: true };
  const inactiveIn = (...labels: string[]) =>
    labels.reduce((ledger, label) => withFindings(ledger, month(label), [inactive]), EMPTY_LEDGER);

  test("months count, this one included", () => {
    expect(periodsInARow(EMPTY_LEDGER, ANN, 1201, OCTOBER)).toBe(1);
    expect(periodsInARow(inactiveIn("2026-08", "2026-09"), ANN, 1201, OCTOBER)).toBe(3);
    expect(periodsInARow(inactiveIn("2026-08", "2026-09", "2026-10"), ANN, 1201, OCTOBER)).toBe(3);
    expect(periodsInARow(inactiveIn("2025-11", "2025-12", "2026-01"), ANN, 1201, month("2026-02"))).toBe(4);
  });

  test("the same month again changes nothing", () => {
    const once = inactiveIn("2026-09", "2026-10");
    expect(withFindings(once, OCTOBER, [inactive])).toEqual(once);
    expect(periodsInARow(once, ANN, 1201, OCTOBER)).toBe(2);
  });

  test("a month that was not looked at, or was active, ends the row", () => {
    expect(periodsInARow(inactiveIn("2026-08"), ANN, 1201, OCTOBER)).toBe(1);
    const broken = withFindings(inactiveIn("2026-08"), month("2026-09"), [active]);
    expect(periodsInARow(broken, ANN, 1201, OCTOBER)).toBe(1);
    expect(withFindings(inactiveIn("2026-08", "2026-09"), month("2026-09"), [active]).inactive).toEqual([]);
  });

  test("months in another order", () => {
    expect(periodsInARow(inactiveIn("2026-10", "2026-09"), ANN, 1201, OCTOBER)).toBe(2);
    expect(periodsInARow(inactiveIn("2026-10", "2026-08"), ANN, 1201, OCTOBER)).toBe(1);
    expect(periodsInARow(inactiveIn("2026-08", "2026-09", "2026-10"), ANN, 1201, month("2026-09"))).toBe(2);
  });

  test("an earlier month found active later cuts the stretch", () => {
    const cut = withFindings(inactiveIn("2026-08", "2026-09", "2026-10"), month("2026-08"), [active]);
    expect(periodsInARow(cut, ANN, 1201, OCTOBER)).toBe(2);
  });

  test("overlapping windows count whole lengths, not runs", () => {
    let ledger = EMPTY_LEDGER;
    const counts: number[] = [];
    for (let day = 0; day < 61; day++) {
      const text = (offset: number) =>
        new Date(Date.UTC(2026, 0, 31 + day - offset)).toISOString().slice(0, 10);
      const period = days(text(30), text(1));
      ledger = withFindings(ledger, period, [inactive]);
      counts.push(periodsInARow(ledger, ANN, 1201, period));
    }
    expect([counts[0], counts[29], counts[30], counts[59], counts[60]]).toEqual([1, 1, 2, 2, 3]);
    expect(ledger.inactive).toHaveLength(1);
  });
});

describe("the file", () => {
  test("reads what it wrote, whatever it is", () => {
    const period = fc.constantFrom(OCTOBER, NOVEMBER, days("2026-10-23", "2026-11-21"));
    const state = fc.constantFrom<ReminderState>("announced", "sent", "failed", "uncertain");
    const one = fc.record({
      person: fc.string(),
      room: fc.nat(),
      period,
      state,
      run: fc.string(),
      at: fc.constant("2026-11-02T06:17:00.000Z"),
    });
    const stretch = fc.record({
      person: fc.string(),
      room: fc.nat(),
      since: fc.constant("2026-08-01"),
      until: fc.constant("2026-10-31"),
    });
    fc.assert(
      fc.property(fc.record({ reminders: fc.array(one), inactive: fc.array(stretch) }), (ledger) => {
        expect(parseLedger(ledgerText(ledger))).toEqual(ledger);
      }),
    );
  });

  test.each([
    ["", "it is not valid JSON"],
    ["[]", "it is not a ledger of this action"],
    ['{"schemaVersion":1,"reminders":[],"inactive":[]}', "it is not a ledger of this action"],
    ['{"writtenBy":"docspace-audit","schemaVersion":2}', "it was written by a newer version of this action"],
    ['{"writtenBy":"docspace-audit"}', "its schemaVersion is missing"],
    ['{"writtenBy":"docspace-audit","schemaVersion":1,"inactive":[]}', "its list reminders is missing"],
    [
      '{"writtenBy":"docspace-audit","schemaVersion":1,"reminders":[{}],"inactive":[]}',
      "an entry under reminders is damaged",
    ],
    [
      '{"writtenBy":"docspace-audit","schemaVersion":1,"reminders":[],"inactive":[null]}',
      "an entry under inactive is damaged",
    ],
    [
      '{"writtenBy":"docspace-audit","schemaVersion":1,"reminders":[],"inactive":[{"person":"a","room":1,"since":"x","until":"y"}]}',
      "an entry under inactive is damaged",
    ],
  ])("%s", (text, why) => {
    expect(() => parseLedger(text)).toThrow(why);
    expect(() => parseLedger(text)).toThrow("It was left as it is and nobody was reminded");
  });
});
