import { expect, test } from "vitest";
import { parsePreviousReport } from "../../../src/earlier-runs/previous-report.ts";
import { auditJson } from "../../../src/report/json.ts";
import { hostileNames, incompleteMonth, ordinaryMonth } from "../report/fixtures.ts";
import { render } from "../report/reading.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const written = ({ report, events }: ReturnType<typeof ordinaryMonth>): string =>
  render(auditJson(report), events);

test("reads back what the JSON report says of rooms and members", () => {
  for (const situation of [ordinaryMonth(30), incompleteMonth(), hostileNames()]) {
    const { assessment, complete, period } = situation.report;
    expect(parsePreviousReport(bytes(written(situation)), "2026-10")).toEqual({
      previous: {
        ...{ label: "2026-10", complete, provisional: period.provisional },
        rules: { minActivity: 1, graceDays: 14, activity: "any" },
        counts: {
          inactive: assessment.counts.inactive,
          active: assessment.counts.active,
          events: assessment.events.portal,
        },
        rooms: assessment.rooms.map((room) => ({
          id: room.roomId,
          events: room.events,
          ...(room.unreadable === undefined ? {} : { unreadable: true }),
          members: expect.arrayContaining(
            room.members.map(({ person, verdict }) => ({ id: person.id, verdict: verdict.kind })),
          ),
        })),
      },
    });
  }
});

test("does not look at the events, which may be cut off or broken", () => {
  const text = written(ordinaryMonth(30));
  const cut = text.slice(0, text.indexOf('\n "events": [') + 40);
  expect(parsePreviousReport(bytes(cut), "2026-10")).toHaveProperty("previous");
});

test("a report that another program wrote anew is read as well", () => {
  const text = JSON.stringify(JSON.parse(written(ordinaryMonth(5))));
  expect(parsePreviousReport(bytes(text), "2026-10")).toHaveProperty("previous.rooms.0.id", 1201);
});

test.each([
  ["", "it is not JSON"],
  ["\u0000\u0001", "it is not JSON"],
  ["[]", "it is not a report of this action"],
  ["null", "it is not a report of this action"],
  ["{}", "its schemaVersion is missing, and this version of the action reads 1"],
  ['{"schemaVersion":"1"}', "its schemaVersion is missing, and this version of the action reads 1"],
  ['{"schemaVersion":2}', "its schemaVersion is 2, and this version of the action reads 1"],
  ['{"schemaVersion":1}', "it is not the report of that period"],
  ['{"schemaVersion":1,"period":{"label":"2026-10"}}', "it is not the report of that period"],
  ['{"schemaVersion":1,"period":{"label":"2026-09"},"rooms":[]}', "it is not the report of that period"],
  [
    '{"schemaVersion":1,"period":{"label":"2026-10"},"rooms":[{"id":1}]}',
    "it is not the report of that period",
  ],
  [
    '{"schemaVersion":1,"period":{"label":"2026-10"},"rooms":[{"id":1,"events":0,"members":[{"id":"a"}]}]}',
    "it is not the report of that period",
  ],
])("%j: %s", (text, why) => {
  expect(parsePreviousReport(bytes(text), "2026-10")).toEqual({ why });
});

test("bytes that are no UTF-8 are no report", () => {
  expect(parsePreviousReport(new Uint8Array([0xff, 0xfe, 0x7b]), "2026-10")).toEqual({
    why: "it is not JSON",
  });
});
