import { expect, test } from "vitest";
import { reason } from "../../../src/reasons.ts";
import { answer } from "../../../src/report/answer.ts";
import { inactivityCsv } from "../../../src/report/csv.ts";
import { reportTime, roomTitles } from "../../../src/report/facts.ts";
import { renderHtml } from "../../../src/report/html/page.ts";
import type { AuditReport } from "../../../src/report/model.ts";
import { chart } from "../../../src/report/summary/figures.ts";
import { renderSummary } from "../../../src/report/summary/summary.ts";
import { inactivityText } from "../../../src/report/text/inactivity.ts";
import { wordsOf } from "../../../src/report/vocabulary/words.ts";
import { roomsSheet } from "../../../src/report/xlsx/sheets/rooms.ts";
import { incompleteMonth, ordinaryMonth, SITUATIONS } from "./fixtures.ts";
import { parseCsv, render, whole } from "./reading.ts";

/** What was not read is never 0, in no format. */

function contextOf(report: AuditReport) {
  const time = reportTime(report);
  return { report, time, words: wordsOf(report, time), titles: roomTitles(report) };
}

/** A plan without the trail, and a room whose own log could not be read either. */
function unreadRoom(): AuditReport {
  const report = SITUATIONS["without-audit"]?.().report;
  if (report === undefined) throw new Error("without-audit");
  const logs = report.coverage.logs.map((log) =>
    log.roomId === 1203 ? { ...log, state: "incomplete" as const } : log,
  );
  const rooms = report.assessment.rooms.map((room) =>
    room.roomId === 1203
      ? {
          ...room,
          events: 0,
          eventsPerDay: new Map<string, number>(),
          members: room.members.map(({ lastActivity: _, ...row }) => ({
            ...row,
            events: 0,
            verdict: { kind: "unknown", reason: reason("trail-unavailable", {}) } as const,
          })),
        }
      : room,
  );
  return { ...report, coverage: { ...report.coverage, logs }, assessment: { ...report.assessment, rooms } };
}

test("a room that was not read has no 0 events, nor have its members", () => {
  const report = unreadRoom();
  const page = whole(renderHtml(report, [], []));
  const [row = ""] = /<tr id="room-1203">.*?<\/tr>/.exec(page) ?? [];
  expect(row).toContain(">not read</td>");
  const members = [...page.matchAll(/<tr id="member-1203-.*?<\/tr>/g)];
  expect(members.length).toBeGreaterThan(3);
  for (const [member] of members) {
    expect(member).toMatch(
      /<td class="number" data-value="-1">not known<\/td><td data-value="">not known<\/td>/,
    );
  }
  const summary = renderSummary(report, { showNames: true, uploaded: [], files: [] });
  expect(summary).toMatch(/\| \[Product launch\].* \| not read \|\n/);
  expect(summary).toMatch(/\| Unknown \| [^|]+ \| not known \| not known \|/);
  expect(summary).toContain("by the rooms' own logs, without opens and downloads");
  const sheet = [...roomsSheet(contextOf(report)).rows].find(([, id]) => id === 1203);
  expect(sheet?.[2]).toEqual({ value: "not read", style: "unknown" });
  expect(render(inactivityText(report), [])).toMatch(
    /\(room 1203\)\n(?: {2}formerly .*\n)? {2}events not read; /,
  );
  const [heads = [], ...rows] = parseCsv(render(inactivityCsv(report), []).slice(1));
  const counts = rows.filter(([id]) => id === "1203").map((cells) => cells[heads.indexOf("events")]);
  expect(counts.length).toBeGreaterThan(3);
  expect(new Set(counts.slice(0, -1))).toEqual(new Set([""]));
});

test("a room whose members could not be read has a row in the lists of members", () => {
  const { report } = incompleteMonth();
  const [heads = [], ...rows] = parseCsv(render(inactivityCsv(report), []).slice(1));
  const here = rows
    .filter(([id]) => id === "1204")
    .map((cells) => new Map(heads.map((name, i) => [name, cells[i]])));
  expect(here).toHaveLength(1);
  expect(here[0]?.get("verdict")).toBe("unread");
  expect(here[0]?.get("reason")).toContain("could not be read");
  expect([here[0]?.get("user_id"), here[0]?.get("events")]).toEqual(["", ""]);
});

test("the summary's bars show unread days as unread, and no days to come", () => {
  const text = chart(contextOf(incompleteMonth().report));
  expect(text).toContain('"18", "19?", "20?", "21"');
  expect(text).not.toMatch(/"3[01]\??"/);
  const [behind = [], before = []] = [...text.matchAll(/^ {2}bar \[(.*)\]$/gm)].map(([, list = ""]) =>
    list.split(", ").map(Number),
  );
  const top = Math.max(...before);
  expect(behind.flatMap((height, index) => (height === 0 ? [] : [[index + 1, height]]))).toEqual([
    [19, top],
    [20, top],
  ]);
  expect(chart(contextOf(ordinaryMonth(200).report))).not.toMatch(/\?|darkgoldenrod/);
});

test("where the members of no room could be read, no count of memberships is a 0", () => {
  const { report } = ordinaryMonth(20);
  const unreadable = reason("members-unreadable", { failure: "No." });
  const rooms = report.assessment.rooms.map((room) => ({ ...room, unreadable, members: [] }));
  const counts = { disabled: 0, invited: 0, exempt: 0, active: 0, new: 0, unknown: 0, inactive: 0 };
  const none = { ...report, assessment: { ...report.assessment, rooms, counts } };
  expect(whole(renderHtml(none, [], []))).toContain(
    'data-status="inactive">Inactive</a></dt><dd><b>?</b> <small>not read',
  );
  expect(renderSummary(none, { showNames: true, uploaded: [], files: [] })).toContain(
    "| **not read** | **not read** |",
  );
});

test("a portal without rooms says so, in place of empty tables", () => {
  const situation = SITUATIONS["empty"]?.();
  if (situation === undefined) throw new Error("empty");
  const page = whole(renderHtml(situation.report, [], []));
  expect(page).toContain("There is no room to audit.");
  expect(page).toContain("There are no members to judge.");
  expect(page).not.toMatch(/<table id="(?:room|member)-table"/);
  expect(answer(situation.report)).toBe("October 2026: no memberships to judge; nothing missing.");
});

test("whoever left a room that was not read has no 0 events, in no format", () => {
  const unread = unreadRoom();
  const left = { roomId: 1203, personId: "id-gone", name: "Gone Person", events: 0 };
  const rooms = unread.assessment.rooms.map((room) =>
    room.roomId === 1203 ? { ...room, left: [left] } : room,
  );
  const report = { ...unread, assessment: { ...unread.assessment, rooms } };
  const [row = ""] =
    /<tr><th scope="row"><bdi>[^/]*Gone Person.*?<\/tr>/.exec(whole(renderHtml(report, [], []))) ?? [];
  expect(row).toMatch(/<td class="number">not known<\/td><\/tr>$/);
  const [lines = ""] = /Gone Person\n.*\n/.exec(render(inactivityText(report), [])) ?? [];
  expect(lines).toContain("events not known");
  const csv = parseCsv(render(inactivityCsv(report), []));
  const column = csv[0]?.indexOf("events") ?? -1;
  expect(csv.find((line) => line.includes("id-gone"))?.[column]).toBe("");
});

test("where nothing was read and nothing found, the chart does not say that there were no events", () => {
  const report = unreadRoom();
  const quiet = { ...report, assessment: { ...report.assessment, eventsPerDay: new Map<string, number>() } };
  expect(whole(renderHtml(quiet, [], []))).toContain("No events, as far as could be read. Only what");
});
