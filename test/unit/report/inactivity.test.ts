import { expect, test } from "vitest";
import { inactivityCsv } from "../../../src/report/csv.ts";
import { inactivityText } from "../../../src/report/text/inactivity.ts";
import { comparedMonth, everybodyActive, hostileNames, incompleteMonth, ordinaryMonth } from "./fixtures.ts";
import { DANGEROUS, parseCsv, render } from "./reading.ts";

test("the plain text reads like this", () => {
  const { report } = ordinaryMonth(400);
  const assessment = { ...report.assessment, rooms: report.assessment.rooms.slice(0, 2) };
  expect(render(inactivityText({ ...report, assessment }), [])).toMatchSnapshot();
});

test("inactive members come first, those with the widest access on top", () => {
  const text = render(inactivityText(ordinaryMonth().report), []);
  for (const room of text.split("=".repeat(80)).slice(1)) {
    const headings = [...room.matchAll(/^ {2}([A-Z]{3,})/gm)].map(([, word]) => word);
    const order = ["INACTIVE", "UNKNOWN", "NEW", "INVITED", "DISABLED", "EXEMPT", "ACTIVE", "LEFT"];
    expect(headings).toEqual(order.filter((word) => headings.includes(word)));
  }
});

test("what is missing is said: unreadable rooms, incomplete proof, rooms without verdicts", () => {
  const { report } = incompleteMonth();
  const text = render(inactivityText(report), []).replace(/\s+/g, " ");
  expect(text).toContain("Complete: NO");
  expect(text).toContain('The members of room 1204 ("Hiring") could not be read');
  expect(text).toContain("Rooms without verdicts Old tender (room 1251): archived");
  expect(text).not.toMatch(/DISABLED \(0\)/);
});

test("changes against the month before are named", () => {
  const text = render(inactivityText(comparedMonth().report), []);
  expect(text).toContain("Compared with September 2026\n  Newly inactive (3)\n");
});

test("nobody inactive", () => {
  const text = render(inactivityText(everybodyActive().report), []);
  expect(text).not.toContain("INACTIVE,");
  expect(text).toContain("People inactive in at least one room: 0");
});

test("hostile names stay on their lines", () => {
  const text = render(inactivityText(hostileNames().report), []);
  expect(text).not.toMatch(DANGEROUS);
  expect(text).not.toMatch(/^\s*::|^ID: |##\[/m);
  expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(460);
});

test("the table has each member and each leaver once, with the agreed columns", () => {
  for (const { report } of [ordinaryMonth(), hostileNames()]) {
    const [head, ...rows] = parseCsv(render(inactivityCsv(report), []).slice(1));
    expect(head?.join(",")).toBe(
      "room_id,room_title,user_id,name,email,access,membership,member_since,verdict,reason,events,last_activity,last_action",
    );
    const { rooms } = report.assessment;
    const expected = rooms.reduce((sum, room) => sum + room.members.length + room.left.length, 0);
    expect(rows).toHaveLength(expected);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([13]));
    expect(rows.filter((row) => row[8] === "inactive")).toHaveLength(report.assessment.counts.inactive);
    expect(rows.filter((row) => row[8] === "left")).toHaveLength(1);
    expect(rows.flat().filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([]);
  }
});

test("the fixture of an incomplete month does not contradict itself", () => {
  const { report, events } = incompleteMonth();
  const { gaps, read } = report.coverage.trail;
  for (const { event } of events) {
    expect(gaps.some(({ from, to }) => event.at >= from && event.at <= to)).toBe(false);
    expect(read.some(({ from, to }) => event.at >= from && event.at <= to)).toBe(true);
    expect(event.at * 1000).toBeLessThan(report.generatedAt);
  }
  expect(report.generatedAt).toBeLessThan(report.period.end * 1000);
  expect(report.coverage.crossCheck).toBeUndefined();
  expect(report.assessment.counts.inactive).toBe(0);
  expect(report.assessment.counts.unknown).toBeGreaterThan(0);
  const text = render(inactivityText(report), []).replace(/\s+/g, " ");
  expect(text).toMatch(
    / Nobody is proved inactive; \d+ memberships could not be judged, and the members of 1 room could not be read\. /,
  );
});
