import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EMPTY_REVIEW } from "../../../src/earlier-runs/access-review/decision.ts";
import {
  EMPTY_LEDGER,
  isRemembered,
  knowsOf,
  knowsReports,
  type Ledger,
  type LedgerPeriod,
  type MailState,
  merged,
  type Reminder,
  reportStanding,
  type SentReport,
  standing,
  withBegun,
  withMails,
  withoutAnnouncements,
  withoutOld,
} from "../../../src/earlier-runs/ledger.ts";
import { ledgerText, parseLedger } from "../../../src/earlier-runs/ledger-format.ts";
import { periodsInARow, withFindings } from "../../../src/earlier-runs/streaks.ts";

const ANN = "11111111-1111-4111-8111-111111111111";

function month(label: string): LedgerPeriod {
  const [year = 0, number = 0] = label.split("-").map(Number);
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  return { label, firstDay: `${label}-01`, lastDay: last };
}

function days(firstDay: string, lastDay: string): LedgerPeriod {
  return { label: `${firstDay}_${lastDay}`, firstDay, lastDay };
}

function reminder(period: LedgerPeriod, state: MailState, at: string, run = "r1"): Reminder {
  return { person: ANN, room: 1201, period, state, run, at };
}

const ledgerOf = (...reminders: Reminder[]): Ledger => ({ ...EMPTY_LEDGER, reminders });
const OCTOBER = month("2026-10");
const NOVEMBER = month("2026-11");

test("whatever period may still be mailed about, its beginning is remembered, and that of those that end near it", () => {
  const day = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);
  const now = Date.parse("2036-11-02T06:17:00Z");
  const today = Math.floor(now / 86_400_000);
  fc.assert(
    fc.property(fc.nat(5000), fc.integer({ min: 1, max: 62 }), fc.nat(61), (age, length, apart) => {
      const ending = (last: number) => days(day(last - length + 1), day(last));
      const period = ending(today - age);
      const other = ending(today - age - Math.min(apart, length - 1));
      if (!isRemembered(period, now)) return;
      const { begun } = withoutOld(withBegun(withBegun(EMPTY_LEDGER, period), other), now);
      expect(begun).toEqual(expect.arrayContaining([period, other]));
    }),
  );
  expect(isRemembered(OCTOBER, Date.parse("2036-09-02T06:17:00Z"))).toBe(true);
  expect(isRemembered(OCTOBER, Date.parse("2037-11-02T06:17:00Z"))).toBe(false);
});

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
      ledger = withMails(ledger, {
        reminders: [reminder(period, "sent", new Date(now).toISOString())],
      });
    }
    expect(reminded).toEqual([0, 30, 60, 90]);
  });

  test("an old month run by hand three days after a reminder is recent", () => {
    const ledger = ledgerOf(reminder(OCTOBER, "sent", "2026-11-02T06:17:00Z"));
    expect(standing(ledger, ANN, 1201, month("2026-08"), at("2026-11-05T00:00:00Z"))).toBe("recent");
  });
});

describe("entries", () => {
  const announced = reminder(OCTOBER, "announced", "2026-11-02T06:17:00Z");
  const sent = reminder(OCTOBER, "sent", "2026-11-02T06:18:00Z");

  test("a run's later state takes the place of its earlier one, and never the other way round", () => {
    const before = ledgerOf(reminder(month("2026-09"), "sent", "2026-10-02T06:00:00Z"), announced);
    const settled = withMails(before, { reminders: [sent] });
    expect(settled.reminders.map(({ state }) => state)).toEqual(["sent", "sent"]);
    expect(withMails(settled, { reminders: [announced] })).toEqual(settled);
    expect(merged(before, settled).reminders).toEqual(settled.reminders);
  });

  test("a failure of one run does not undo what another one wrote", () => {
    const other = reminder(OCTOBER, "sent", "2026-11-02T06:17:00Z", "other");
    const mine = reminder(OCTOBER, "failed", "2026-11-02T06:18:00Z", "mine");
    const ledger = withMails(ledgerOf(other), { reminders: [mine] });
    expect(standing(ledger, ANN, 1201, OCTOBER, Date.parse("2026-11-02T07:00:00Z"))).toBe("recent");
  });

  test("announcements of one run are taken back, those of others and what was settled stay", () => {
    const ledger = ledgerOf(
      reminder(OCTOBER, "announced", "2026-11-02T06:17:00Z", "mine"),
      reminder(month("2026-09"), "sent", "2026-10-02T06:17:00Z", "mine"),
      reminder(NOVEMBER, "announced", "2026-11-02T06:17:00Z", "other"),
    );
    const states = withoutAnnouncements(ledger, "mine").reminders.map(({ state }) => state);
    expect(states).toEqual(["failed", "sent", "announced"]);
  });

  test("two ledgers together lose nothing, in either order", () => {
    const entry = fc.record({
      person: fc.constantFrom("a", "b"),
      room: fc.constantFrom(1, 2),
      period: fc.constantFrom(OCTOBER, NOVEMBER),
      state: fc.constantFrom<MailState>("announced", "sent", "failed", "uncertain"),
      run: fc.constantFrom("r1", "r2"),
      at: fc.constant("2026-11-02T06:17:00.000Z"),
    });
    const ledgers = fc.array(entry).map((reminders) => withMails(EMPTY_LEDGER, { reminders }));
    fc.assert(
      fc.property(ledgers, ledgers, (one, other) => {
        expect(ledgerText(merged(one, other), 0)).toBe(ledgerText(merged(other, one), 0));
        const sentOf = ({ reminders }: Ledger) => reminders.filter(({ state }) => state === "sent");
        expect(sentOf(merged(one, other))).toEqual(
          expect.arrayContaining([...sentOf(one), ...sentOf(other)]),
        );
      }),
    );
  });

  test("what was sent is remembered for as long as its period may be asked for", () => {
    const ledger: Ledger = {
      ...EMPTY_LEDGER,
      reminders: [
        reminder(month("2026-01"), "sent", "2026-02-02T06:17:00Z"),
        reminder(month("2026-01"), "failed", "2026-02-02T06:17:00Z", "r2"),
      ],
      inactive: [
        { person: ANN, room: 1, since: "2025-01-01", until: "2026-01-31" },
        { person: ANN, room: 2, since: "2025-01-01", until: "2029-10-31" },
      ],
    };
    const later = withoutOld(ledger, Date.parse("2030-11-02T06:17:00Z"));
    expect(later.reminders.map(({ state }) => state)).toEqual(["sent"]);
    expect(later.inactive.map(({ room }) => room)).toEqual([2]);
    const now = Date.parse("2030-11-02T06:17:00Z");
    expect(standing(later, ANN, 1201, month("2026-01"), now)).toBe("recent");
    expect(withoutOld(ledger, Date.parse("2040-11-02T06:17:00Z")).reminders).toEqual([]);
  });
});

describe("the manager's report", () => {
  const report = (content: string, state: MailState, at: string, run = "r1"): SentReport => ({
    recipient: "m",
    content,
    period: OCTOBER,
    state,
    run,
    at,
  });
  const known = (...reports: SentReport[]): Ledger => ({ ...EMPTY_LEDGER, reports });
  const monday = "2026-11-02T06:17:00Z";
  const tuesday = "2026-11-03T06:17:00Z";

  test.each([
    ["nothing known", known(), "first"],
    ["the same was sent", known(report("a", "sent", monday)), "same"],
    ["the same may have been sent", known(report("a", "announced", monday)), "uncertain"],
    ["the same failed", known(report("a", "failed", monday)), "first"],
    ["another was sent", known(report("b", "sent", monday)), "corrected"],
    ["another may have been sent", known(report("b", "uncertain", monday)), "corrected"],
    [
      "the same, and another after it",
      known(report("a", "sent", monday), report("b", "sent", tuesday, "r2")),
      "corrected",
    ],
  ] as const)("%s: %s", (_name, ledger, standing) => {
    expect(reportStanding(ledger, "m", OCTOBER, "a")).toBe(standing);
    expect(reportStanding(ledger, "another", OCTOBER, "a")).toBe("first");
    expect(reportStanding(ledger, "m", NOVEMBER, "a")).toBe("first");
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
      ledger = withoutOld(ledger, now);
      expect(standing(ledger, ANN, 1201, later, now), `day ${day}`).toBe("recent");
    }
  });

  test("who was inactive for a year is so for the second year in a row", () => {
    const inactive = { person: ANN, room: 1201, active: false };
    const next = days("2026-11-01", "2027-10-31");
    const first = withFindings(EMPTY_LEDGER, year, [inactive]);
    const kept = withoutOld(first, Date.parse("2027-11-05T06:00:00Z"));
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
    const state = fc.constantFrom<MailState>("announced", "sent", "failed", "uncertain");
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
    const report = fc.record({
      recipient: fc.string(),
      content: fc.string(),
      period,
      state,
      run: fc.string(),
      at: fc.constant("2026-11-02T06:17:00.000Z"),
    });
    const ledgers = fc.record({
      reminders: fc.array(one),
      reports: fc.array(report),
      inactive: fc.array(stretch),
      begun: fc.uniqueArray(fc.constantFrom(...["2026-08", "2026-09", "2026-10"].map(month))),
      review: fc.constant(EMPTY_REVIEW),
    });
    fc.assert(
      fc.property(ledgers, fc.nat(), (ledger, includes) => {
        const text = ledgerText(ledger, includes);
        const read = parseLedger(text);
        expect(read.includes).toBe(includes);
        for (const list of ["reminders", "reports", "inactive", "begun"] as const) {
          expect(read.ledger[list]).toHaveLength(ledger[list].length);
          expect(read.ledger[list]).toEqual(expect.arrayContaining([...ledger[list]]));
        }
        expect(ledgerText(read.ledger, includes)).toBe(text);
      }),
    );
  });

  test("a byte order mark in front, as an editor writes it, is no damage", () => {
    const text = ledgerText(ledgerOf(reminder(OCTOBER, "sent", "2026-11-02T06:17:00.000Z")), 4);
    expect(parseLedger(`\ufeff${text}`)).toEqual(parseLedger(text));
  });

  test("ten years of a large portal fit into it, and take no time", () => {
    const people = Array.from({ length: 1000 }, (_, index) => `${index}`.padStart(36, "0"));
    const months = Array.from({ length: 120 }, (_, index) => {
      const [year, number] = [2026 + Math.floor(index / 12), (index % 12) + 1];
      return month(`${year}-${String(number).padStart(2, "0")}`);
    });
    const reminders = months.flatMap((period) =>
      people.map((person) => ({
        ...reminder(period, "sent", "2026-11-02T06:17:00.000Z", period.label),
        person,
      })),
    );
    expect(ledgerText({ ...EMPTY_LEDGER, reminders }, 0).length).toBeLessThan(2_000_000);
  });

  const empty: Record<string, unknown> = JSON.parse(ledgerText(EMPTY_LEDGER, 0));
  const having = (fields: object): string => JSON.stringify({ ...empty, ...fields });
  const without = (field: string): string => JSON.stringify({ ...empty, [field]: undefined });
  const stretch = { since: "2026-10-01", until: "2026-10-31", rows: [[0, 1]] };
  const mail = {
    period: ["2026-10", "2026-10-01", "2026-10-31"],
    state: "sent",
    run: "1",
    at: "2026-11-02T06:17:00.000Z",
    rows: [[0, 1]],
  };
  test.each([
    ["", "it is not valid JSON"],
    ["[]", "it is not a ledger of this action"],
    [without("writtenBy"), "it is not a ledger of this action"],
    [having({ schemaVersion: 2 }), "it was written by a newer version of this action"],
    [having({ schemaVersion: 0 }), "its schemaVersion is 0"],
    [without("schemaVersion"), "its schemaVersion is missing"],
    ...["begun", "people", "reminders", "reports", "inactive", "review", "asked", "decisions"].map(
      (field) => [without(field), `its "${field}" is damaged`],
    ),
    [having({ reminders: [{}] }), 'entry 0 of "reminders" is damaged'],
    [having({ inactive: [null] }), 'entry 0 of "inactive" is damaged'],
    [having({ inactive: [stretch] }), "it names the person 0, whom its list does not have"],
    [having({ people: ["a"], inactive: [{ ...stretch, rows: [["0", 1]] }] }), 'entry 0 of "inactive" is'],
    [having({ people: ["a"], inactive: [{ ...stretch, since: "2026-02-31" }] }), 'entry 0 of "inactive" is'],
    [having({ people: ["a"], inactive: [{ ...stretch, rows: [[0]] }] }), 'entry 0 of "inactive" is damaged'],
    // Merged by hand: the second list would have hidden whom the first one names.
    [having({}).replace(/}$/, ',"reminders":[]}'), "it is not valid JSON"],
    // Before its first day no other period is near, so the mail would have been sent again.
    [
      having({ people: ["a"], reminders: [{ ...mail, period: ["2026-10", "2026-10-31", "2026-10-01"] }] }),
      'entry 0 of "reminders" is damaged',
    ],
    [
      `{"writtenBy":"docspace-audit","schemaVersion":${"[".repeat(20_000)}${"]".repeat(20_000)}}`,
      "its schemaVersion is missing",
    ],
  ])("%.200s", (text, why) => {
    expect(() => parseLedger(text)).toThrow(why);
    expect(() => parseLedger(text)).toThrow("It was left as it is; restore");
  });
});

describe("what a ledger knows", () => {
  const report = (more: Partial<SentReport>): SentReport => ({
    ...{ recipient: "a@example.com", content: "A", period: OCTOBER, state: "sent", run: "r1" },
    ...{ at: "2026-11-02T06:00:00.000Z", ...more },
  });

  test("a period that was begun is remembered once", () => {
    const once = withBegun(EMPTY_LEDGER, OCTOBER);
    expect(once.begun).toEqual([OCTOBER]);
    expect(withBegun(once, OCTOBER)).toEqual(once);
    expect(withBegun(once, NOVEMBER).begun).toEqual([OCTOBER, NOVEMBER]);
    expect(merged(once, withBegun(EMPTY_LEDGER, NOVEMBER)).begun).toEqual([OCTOBER, NOVEMBER]);
  });

  test("of a period it knows by its beginning, by its reminders, and by the managers' reports", () => {
    const reminded = ledgerOf(reminder(OCTOBER, "sent", "2026-11-02T06:00:00.000Z"));
    const reported = { ...EMPTY_LEDGER, reports: [report({})] };
    for (const ledger of [withBegun(EMPTY_LEDGER, OCTOBER), reminded])
      expect(["2026-10", "2026-11"].map((label) => knowsOf(ledger, label))).toEqual([true, false]);
    expect(["2026-10", "2026-11"].map((label) => knowsReports(reported, label))).toEqual([true, false]);
    expect([knowsOf(reported, "2026-10"), knowsReports(reminded, "2026-10")]).toEqual([false, false]);
  });

  test("mails of other rooms, periods, recipients and contents stay beside each other", () => {
    const one = reminder(OCTOBER, "sent", "2026-11-02T06:00:00.000Z");
    const reminders = [one, { ...one, room: 1202 }, { ...one, period: NOVEMBER }, { ...one, person: "B" }];
    const reports = [
      report({}),
      report({ content: "B" }),
      report({ recipient: "b@example.com" }),
      report({ period: NOVEMBER }),
    ];
    const ledger = withMails(withMails(EMPTY_LEDGER, { reminders, reports }), { reminders, reports });
    expect([ledger.reminders, ledger.reports]).toEqual([reminders, reports]);
  });
});
