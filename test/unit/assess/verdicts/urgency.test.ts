import { expect, test } from "vitest";
import type { MemberRow } from "../../../../src/assess/assessment.ts";
import { byUrgency, VERDICT_ORDER } from "../../../../src/assess/verdicts/urgency.ts";
import { ACCESS_ORDER } from "../../../../src/docspace/members.ts";
import { person } from "../world.ts";

const row = (kind: string, access: string, name: string, id = name) =>
  ({ verdict: { kind }, access, person: person(id, { name }) }) as unknown as MemberRow;
const [widest = "", ...narrower] = ACCESS_ORDER;

test("what asks for action first, of that the widest access, then names, then ids", () => {
  const expected = [
    row("inactive", widest, "Zoë"),
    row("inactive", narrower.at(-1) ?? "", "Ann", "a"),
    row("inactive", narrower.at(-1) ?? "", "Ann", "b"),
    row("inactive", narrower.at(-1) ?? "", "Ben"),
    ...VERDICT_ORDER.slice(1).map((kind) => row(kind, widest, "Ann")),
  ];
  expect(expected.toReversed().sort(byUrgency)).toEqual(expected);
  expect([2, 0, 3, 1].flatMap((n) => expected[n] ?? []).sort(byUrgency)).toEqual(expected.slice(0, 4));
  expect(byUrgency(row("new", widest, "Ann"), row("new", widest, "Ann"))).toBe(0);
});
