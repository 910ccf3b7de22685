import { expect, test } from "vitest";
import type { Assessment, MemberRow, RoomAssessment, VerdictKind } from "../../../src/assess/assessment.ts";
import { compareWith, differencesOf, lossesOf } from "../../../src/assess/comparison.ts";
import type { PreviousPeriod } from "../../../src/earlier-runs/previous-report.ts";

const NOW = { activity: "any", minActivity: 1, graceDays: 14 } as const;

const previous: PreviousPeriod = {
  ...{ label: "2026-09", complete: true, provisional: false },
  rules: NOW,
  counts: { inactive: 4, active: 1, events: 50 },
  rooms: [
    {
      ...{ id: 1, events: 40 },
      members: [
        { id: "ann", verdict: "active" },
        { id: "bo", verdict: "inactive" },
        { id: "cy", verdict: "unknown" },
        { id: "di", verdict: "inactive" },
        { id: "ed", verdict: "exempt" },
        { id: "fay", verdict: "inactive" },
      ],
    },
    { id: 2, events: 7, members: [{ id: "ann", verdict: "inactive" }] },
    { id: 9, events: 3, members: [] },
  ],
};

function room(
  roomId: number,
  events: number,
  verdicts: Readonly<Record<string, VerdictKind>>,
): RoomAssessment {
  const members = Object.entries(verdicts).map(
    ([id, kind]) => ({ person: { id }, verdict: { kind } }) as unknown as MemberRow,
  );
  return { roomId, events, members } as unknown as RoomAssessment;
}

const now = (...rooms: RoomAssessment[]): Pick<Assessment, "rooms"> => ({ rooms });

test("newly inactive is who certainly was not so before, also who is a member only since", () => {
  const verdicts = {
    ann: "inactive",
    bo: "inactive",
    cy: "inactive",
    ed: "inactive",
    gus: "inactive",
  } as const;
  const { newlyInactive } = compareWith(previous, now(room(1, 41, verdicts)));
  expect(newlyInactive.map(({ personId }) => personId)).toEqual(["ann", "ed", "gus"]);
});

test("active again is who was inactive in the same room", () => {
  const { activeAgain } = compareWith(
    previous,
    now(
      room(1, 41, { ann: "active", bo: "active", cy: "active", di: "exempt", fay: "active", gus: "active" }),
      room(2, 7, { ann: "active" }),
    ),
  );
  expect(activeAgain).toEqual([
    { roomId: 1, personId: "bo" },
    { roomId: 1, personId: "fay" },
    { roomId: 2, personId: "ann" },
  ]);
});

test("events of the rooms that both periods know", () => {
  const rooms = now(room(2, 0, {}), room(3, 5, { ann: "inactive" }), room(1, 41, {}));
  expect(compareWith(previous, rooms)).toEqual({
    previousLabel: "2026-09",
    newlyInactive: [],
    activeAgain: [],
    events: [
      { roomId: 2, before: 7, now: 0 },
      { roomId: 1, before: 40, now: 41 },
    ],
  });
});

test("says what makes the two less comparable", () => {
  expect(differencesOf(previous, NOW)).toEqual([]);
  const worse = { ...previous, complete: false, provisional: true };
  expect(differencesOf(worse, { ...NOW, activity: "changes" })).toEqual([
    { kind: "incomplete" },
    { kind: "provisional" },
    { kind: "activity", before: "any" },
  ]);
});

test("nobody is newly inactive in a room whose members could not be read then", () => {
  const [first, ...others] = previous.rooms;
  if (first === undefined) throw new Error("no room");
  const unread = { ...previous, rooms: [{ ...first, unreadable: true, members: [] }, ...others] };
  const compared = compareWith(unread, now(room(1, 41, { ann: "inactive", bo: "active" })));
  expect(compared).toMatchObject({ newlyInactive: [], activeAgain: [], events: [{ roomId: 1 }] });
});

test("says when the bar for activity was another one", () => {
  expect(differencesOf(previous, { ...NOW, minActivity: 5, graceDays: 7 })).toEqual([
    { kind: "min-activity", before: 1, now: 5 },
    { kind: "grace-days", before: 14, now: 7 },
  ]);
});

test("what is lost with a report of the same period that is replaced", () => {
  const same = { ...NOW, complete: true, roomIds: new Set([1, 2, 9, 12]) };
  expect(lossesOf(previous, same)).toEqual([]);
  expect(lossesOf(previous, { ...same, complete: false })).toEqual([{ kind: "complete" }]);
  expect(lossesOf({ ...previous, provisional: true }, { ...same, complete: false })).toEqual([]);
  expect(lossesOf(previous, { ...same, roomIds: new Set([1]) })).toEqual([{ kind: "other-rooms", rooms: 2 }]);
  expect(lossesOf(previous, { ...same, activity: "changes" })).toEqual([{ kind: "other-rules" }]);
});
