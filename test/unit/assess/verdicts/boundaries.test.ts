import { describe, expect, test } from "vitest";
import type { Limit, MemberSince, Verdict } from "../../../../src/assess/assessment.ts";
import type { Spell } from "../../../../src/assess/membership/able-to-act.ts";
import type { Excuse } from "../../../../src/assess/membership/excuse.ts";
import type { Joining } from "../../../../src/assess/membership/joining.ts";
import { createJudge } from "../../../../src/assess/verdicts/verdicts.ts";
import { type Reason, reason } from "../../../../src/reasons.ts";
import type { Period } from "../../../../src/time/period.ts";
import { at, member, OCTOBER, person } from "../world.ts";

/** October, 14 days of grace: who joined after 18 October, 00:00, is new. */
const GRACE_FROM = at("2026-10-18");
const END = OCTOBER.end;
const ALWAYS: Spell = { from: at("2026-01-01"), until: END };

interface Facts {
  readonly since?: MemberSince;
  readonly joining?: Partial<Joining>;
  readonly spells?: readonly Spell[];
  readonly limits?: readonly Limit[];
  readonly events?: number;
  readonly ambiguous?: number;
  readonly excuse?: Excuse;
  readonly status?: "removed";
  readonly graceDays?: number;
  readonly period?: Period;
  /** What stands against a verdict, by the moment from which nothing may be missing. */
  readonly proof?: (from: number) => Reason | undefined;
}

function verdict(facts: Facts): Verdict {
  const { period = OCTOBER, graceDays = 14, proof = () => undefined } = facts;
  const judge = createJudge(
    period,
    { minActivity: 3, graceDays, activity: "any" },
    { objection: (_room, _who, from) => proof(from) },
  );
  const { since = { kind: "joined", at: at("2026-01-01"), source: "room-log" } } = facts;
  const { events = 0, ambiguous = 0, spells = [ALWAYS], limits = [] } = facts;
  return judge.verdict({
    roomId: 7,
    member: member(person("ann", facts.status === undefined ? {} : { status: facts.status as never })),
    joining: { since, timesAdded: 1, ...facts.joining },
    ability: { spells, limits },
    tally: { events, ambiguous, lastActivity: undefined, topKinds: [] },
    exemption: facts.excuse,
  });
}

const joined = (when: number): MemberSince => ({ kind: "joined", at: when, source: "room-log" });
const beforeLog = (when: number): MemberSince => ({ kind: "before", at: when });
const INACTIVE = { kind: "inactive" };
const NEW = { kind: "new" };
const unknown = (why: Reason) => ({ kind: "unknown", reason: why });
const hardly = (days: number) => unknown(reason("hardly-able-to-act", { days }, { rooms: [7] }));

describe("new is who joined less than the grace days before the end, to the second", () => {
  test.each<[string, Facts, unknown]>([
    ["exactly fourteen days before", { since: joined(GRACE_FROM) }, INACTIVE],
    ["a second less", { since: joined(GRACE_FROM + 1) }, NEW],
    ["by group, not before", { since: { kind: "unknown", notBefore: GRACE_FROM + 1 } }, NEW],
    ["by group, nobody knows since when", { since: { kind: "unknown" } }, INACTIVE],
    ["no grace, in the last second", { since: joined(END - 1), graceDays: 0 }, INACTIVE],
    ["no grace, after the period", { since: joined(END), graceDays: 0 }, NEW],
    ["a member before the log begins", { since: beforeLog(GRACE_FROM) }, INACTIVE],
    [
      "the log begins at the period's start, grace as long",
      { since: beforeLog(OCTOBER.start), graceDays: 31 },
      INACTIVE,
    ],
  ])("%s", (_, facts, expected) => {
    expect(verdict(facts)).toEqual(expected);
  });
});

describe("nobody is inactive who could act for less than the grace days", () => {
  const from = (when: number): readonly Spell[] => [{ from: when, until: END }];
  const WEEK: Period = { ...OCTOBER, start: at("2026-10-25") };

  test.each<[string, Facts, unknown]>([
    ["fourteen days are enough", { spells: from(GRACE_FROM) }, INACTIVE],
    ["a second less is thirteen days", { spells: from(GRACE_FROM + 1) }, hardly(13)],
    [
      "two spells count together",
      { spells: [{ from: at("2026-10-01"), until: at("2026-10-08") }, ...from(at("2026-10-25"))] },
      INACTIVE,
    ],
    ["not in the period at all", { spells: [{ from: at("2026-01-01"), until: OCTOBER.start }] }, hardly(0)],
    ["not at all, with no grace", { spells: [], graceDays: 0 }, hardly(0)],
    ["a period shorter than the grace, in all of it and before", { period: WEEK }, INACTIVE],
    [
      "a period shorter than the grace, and not long before",
      { period: WEEK, spells: from(at("2026-10-20")) },
      hardly(7),
    ],
    [
      "a period shorter than the grace, not in all of it",
      { period: WEEK, spells: [{ from: at("2026-01-01"), until: END - 1 }] },
      hardly(6),
    ],
  ])("%s", (_, facts, expected) => {
    expect(verdict(facts)).toEqual(expected);
  });

  const late: readonly Spell[] = from(at("2026-10-25"));
  test.each<[string, readonly Limit[], unknown]>([
    ["accepted late is new", [{ kind: "accepted", at: at("2026-10-25") }], NEW],
    ["enabled late is new", [{ kind: "enabled", at: at("2026-10-25") }], NEW],
    [
      "accepted late and disabled since is new",
      [
        { kind: "accepted", at: at("2026-10-25") },
        { kind: "disabled", at: at("2026-10-30") },
      ],
      NEW,
    ],
    [
      "accepted late, the room archived since, is new",
      [
        { kind: "accepted", at: at("2026-10-25") },
        { kind: "archived", at: at("2026-10-30") },
      ],
      NEW,
    ],
    ["accepted a second late is new", [{ kind: "accepted", at: GRACE_FROM + 1 }], NEW],
    [
      "accepted in time, and hardly able for another reason",
      [{ kind: "accepted", at: GRACE_FROM }],
      hardly(7),
    ],
    ["in a room restored late nobody came", [{ kind: "restored", at: at("2026-10-25") }], hardly(7)],
    ["disabled without a later enabling", [{ kind: "disabled", at: at("2026-10-08") }], hardly(7)],
  ])("%s", (_, limits, expected) => {
    expect(verdict({ spells: late, limits })).toEqual(expected);
  });

  test("who is new by acceptance after the period, with no grace days", () => {
    expect(verdict({ spells: [], limits: [{ kind: "accepted", at: END }], graceDays: 0 })).toEqual(NEW);
    expect(verdict({ spells: [], limits: [{ kind: "accepted", at: END - 1 }], graceDays: 0 })).toEqual(
      hardly(0),
    );
  });
});

describe("what stands against inactive", () => {
  const GAP = reason("trail-gap", {});

  test("is asked from where they could act, or from the joining where an account was enabled", () => {
    const asked: number[] = [];
    const proof = (from: number): undefined => void asked.push(from);
    const spells = [{ from: at("2026-10-10"), until: END }];
    verdict({ proof, spells });
    verdict({
      proof,
      spells,
      limits: [{ kind: "enabled", at: at("2026-10-10") }],
      since: joined(at("2026-10-05")),
    });
    verdict({
      proof,
      spells,
      limits: [{ kind: "enabled", at: at("2026-10-10") }],
      since: { kind: "unknown" },
    });
    verdict({ proof });
    verdict({ proof, spells: [] });
    expect(asked).toEqual([at("2026-10-10"), at("2026-10-05"), OCTOBER.start, OCTOBER.start, END]);
  });

  test("is a gap, but not for who is active, exempt or new", () => {
    const proof = () => GAP;
    expect(verdict({ proof })).toEqual(unknown(GAP));
    expect(verdict({ proof, events: 3 })).toEqual({ kind: "active" });
    expect(verdict({ proof, events: 2 })).toEqual(unknown(GAP));
    expect(verdict({ proof, since: joined(GRACE_FROM + 1) })).toEqual(NEW);
  });

  test("is a gap also for who seems new because their account was enabled late: they may have been active before", () => {
    const spells = [{ from: at("2026-10-25"), until: END }];
    const proof = () => GAP;
    expect(verdict({ proof, spells, limits: [{ kind: "enabled", at: at("2026-10-25") }] })).toEqual(
      unknown(GAP),
    );
    expect(verdict({ proof, spells, limits: [{ kind: "accepted", at: at("2026-10-25") }] })).toEqual(NEW);
  });

  test("are events that may have been here, if they would make enough", () => {
    const doubt = (count: number) => unknown(reason("events-unattributed", { count }, { rooms: [7] }));
    expect(verdict({ events: 1, ambiguous: 2 })).toEqual(doubt(2));
    expect(verdict({ events: 1, ambiguous: 1 })).toEqual(INACTIVE);
    expect(verdict({ events: 0, ambiguous: 3 })).toEqual(doubt(3));
  });

  test("is a deleted account, and a return that the log does not show", () => {
    expect(verdict({ status: "removed" })).toEqual(unknown(reason("account-removed", {})));
    const back = { notBeforeBy: "removal" } as const;
    expect(verdict({ joining: back })).toEqual(unknown(reason("came-back-unseen", {})));
    expect(verdict({ joining: { notBeforeBy: "account" } })).toEqual(INACTIVE);
  });
});

test("an excuse says why, until when and who says so, as far as it does", () => {
  const source = { line: 4 };
  const excuse = { reason: "on leave", until: "2026-12-31", source };
  expect(verdict({ excuse })).toEqual({ kind: "exempt", ...excuse });
  expect(Object.keys(verdict({ excuse: { reason: "on leave" } }))).toEqual(["kind", "reason"]);
});
