import fc from "fast-check";
import { expect, test } from "vitest";
import { abilityOf, secondsWithin } from "../../../../src/assess/membership/able-to-act.ts";
import { assessed, at, coverage, entry, member, rowOf, type World, whyOf } from "../world.ts";

const added = (when: string) =>
  entry(1, 1, when, "boss", "RoomCreateUser", { member: { id: "ann", name: "Jörg Jäger" } });
const archived = (id: number, when: string, key = "RoomArchived") => entry(1, id, when, "boss", key);
const change = (kind: "accepted" | "disabled" | "enabled", when: string) => ({
  ...{ id: at(when), at: at(when), change: kind, personIds: ["ann"] },
});

async function row(world: World, rules = {}) {
  return rowOf(await assessed({ members: { 1: [member("ann")] }, ...world }, rules), 1, "ann");
}
const verdict = async (world: World, rules = {}): Promise<string> => {
  const { verdict: found } = await row(world, rules);
  return found.kind === "unknown" ? `unknown: ${found.reason.code}` : found.kind;
};

test("who was invited before the period and accepted on its last days is new", async () => {
  const world = {
    entries: [added("2026-09-20T10:00")],
    accountChanges: [change("accepted", "2026-10-30T10:00")],
  };
  expect(await verdict(world)).toBe("new");
  expect(whyOf(await row(world))).toContain("accepted the invitation on 30 October 2026");
});

test("who accepted after the period is new, who accepted before it is judged", async () => {
  const entries = [added("2026-09-05T10:00")];
  expect(await verdict({ entries, accountChanges: [change("accepted", "2026-11-01T10:00")] })).toBe("new");
  expect(await verdict({ entries, accountChanges: [change("accepted", "2026-09-06T10:00")] })).toBe(
    "inactive",
  );
});

test("who accepted in the first half of the period is judged on the rest", async () => {
  const found = await row({ accountChanges: [change("accepted", "2026-10-05T00:00")] });
  expect(found.verdict.kind).toBe("inactive");
  expect(found.basis.judgedFrom).toBe(at("2026-10-05T00:00"));
});

test("an archive of most of the period leaves nobody inactive, a short one does", async () => {
  const most = [archived(1, "2026-10-02T09:00"), archived(2, "2026-10-30T09:00", "RoomUnarchived")];
  expect(await verdict({ entries: most })).toBe("unknown: hardly-able-to-act");
  const short = [archived(1, "2026-10-02T09:00"), archived(2, "2026-10-04T09:00", "RoomUnarchived")];
  expect(await verdict({ entries: short })).toBe("inactive");
  expect(whyOf(await row({ entries: most }))).toContain("archived on 2 October 2026");
});

test("a room that is only restored in the log was in the archive before", async () => {
  expect(await verdict({ entries: [archived(1, "2026-10-30T09:00", "RoomUnarchived")] })).toBe(
    "unknown: hardly-able-to-act",
  );
});

test("who was disabled until the last days is new, who was disabled for some days is judged", async () => {
  expect(await verdict({ accountChanges: [change("enabled", "2026-10-28T09:00")] })).toBe("new");
  const some = [change("disabled", "2026-10-10T09:00"), change("enabled", "2026-10-12T09:00")];
  expect(await verdict({ accountChanges: some })).toBe("inactive");
});

test("a change of status that nothing tells, with an enabling after it, may have been the disabling", async () => {
  const guessed = (when: string) => ({ ...change("enabled", when), guessed: true as const });
  const twice = [guessed("2026-10-03T09:00"), guessed("2026-10-28T09:00")];
  expect(await verdict({ accountChanges: twice })).toBe("new");
  const often = ["03", "12", "15", "28"].map((day) => guessed(`2026-10-${day}T09:00`));
  expect(await verdict({ accountChanges: often })).toBe("new");
  // It may have been an enabling all the same: nor was the account in use before it.
  const late = [guessed("2026-10-25T09:00"), guessed("2026-11-01T09:00")];
  expect(await verdict({ accountChanges: late })).toBe("new");
  // The last one must have been an enabling, because the account is in use.
  expect(await verdict({ accountChanges: [guessed("2026-10-03T09:00")] })).toBe("inactive");
  // By the address of the request both enabled the account: it was in use in between.
  const told = [change("enabled", "2026-10-03T09:00"), change("enabled", "2026-10-28T09:00")];
  expect(await verdict({ accountChanges: told })).toBe("inactive");
});

test("since when somebody was disabled who was enabled again is not known where a part of the trail is missing", async () => {
  const gaps = [{ from: at("2026-10-05"), to: at("2026-10-06") }];
  const missing = { coverage: coverage([1], { state: "incomplete" as const, gaps }) };
  for (const when of ["2026-10-10T09:00", "2026-10-28T09:00", "2026-11-01T09:00"]) {
    expect(await verdict({ accountChanges: [change("enabled", when)], ...missing })).toBe(
      "unknown: trail-gap",
    );
  }
  // Neither when an invitation was accepted nor when somebody joined needs the rest of the trail.
  const accepted = [change("accepted", "2026-10-28T09:00")];
  expect(await verdict({ accountChanges: accepted, ...missing })).toBe("new");
  const joined = {
    entries: [added("2026-10-07T10:00")],
    accountChanges: [change("enabled", "2026-10-10T09:00")],
  };
  expect(await verdict({ ...joined, ...missing })).toBe("inactive");
});

test("an account that was disabled and is in use again without a trace is not judged", async () => {
  expect(await verdict({ accountChanges: [change("disabled", "2026-10-03T09:00")] })).toBe(
    "unknown: hardly-able-to-act",
  );
});

test("who was disabled after the list was read that shows them in use could act until then", async () => {
  const begun = at("2026-11-04T06:00");
  const doubtful = { ...change("disabled", "2026-11-04T06:01"), bySignOut: true as const };
  for (const one of [change("disabled", "2026-11-04T06:01"), doubtful])
    expect(await verdict({ begun, accountChanges: [one] })).toBe("inactive");
});

test("a sign-out beside a change of status leaves open which it was where no enabling follows", async () => {
  const doubtful = { ...change("disabled", "2026-10-28T09:00"), bySignOut: true as const };
  expect(await verdict({ accountChanges: [doubtful] })).toBe("unknown: hardly-able-to-act");
  expect(await verdict({ accountChanges: [change("disabled", "2026-10-28T09:00")] })).toBe("inactive");
  const back = change("enabled", "2026-10-29T09:00");
  expect(await verdict({ accountChanges: [doubtful, back] })).toBe("inactive");
});

test("without grace days, some time is enough, and none is not", async () => {
  const accountChanges = [change("accepted", "2026-10-31T10:00")];
  expect(await verdict({ accountChanges }, { graceDays: 0 })).toBe("inactive");
  expect(await verdict({ accountChanges: [change("accepted", "2026-11-02T10:00")] }, { graceDays: 0 })).toBe(
    "new",
  );
});

test("the spells are exactly the seconds in which everything allows to act", () => {
  const moment = fc.integer({ min: 0, max: 60 });
  fc.assert(
    fc.property(
      fc.option(moment, { nil: undefined }),
      fc.uniqueArray(fc.record({ at: moment, on: fc.boolean(), accepted: fc.boolean() }), {
        selector: (one) => one.at,
      }),
      fc.uniqueArray(fc.record({ at: moment, archived: fc.boolean() }), { selector: (one) => one.at }),
      (joined, account, room) => {
        const accountChanges = account
          .toSorted((a, b) => a.at - b.at)
          .map((one) => ({
            ...{ id: one.at, at: one.at, personIds: [] },
            change: one.on
              ? one.accepted
                ? ("accepted" as const)
                : ("enabled" as const)
              : ("disabled" as const),
          }));
        const archivings = room.toSorted((a, b) => a.at - b.at);
        const { spells } = abilityOf({
          since:
            joined === undefined
              ? { kind: "before", at: 10 }
              : { kind: "joined", at: joined, source: "room-log" },
          ...{ accountChanges, archivings, logsFrom: 10, begun: 1_000, end: 50 },
        });
        const on = <T extends { at: number }>(
          list: readonly T[],
          allows: (one: T) => boolean,
          second: number,
        ) => {
          const last = list.findLast((one) => one.at <= second);
          const [first] = list;
          return last === undefined ? first === undefined || !allows(first) : allows(last);
        };
        for (let second = 10; second < 50; second++) {
          const able =
            (joined === undefined || second >= joined) &&
            on(accountChanges, (one) => one.change !== "disabled", second) &&
            on(archivings, (one) => !one.archived, second);
          expect(secondsWithin(spells, second, second + 1)).toBe(able ? 1 : 0);
        }
      },
    ),
  );
});
