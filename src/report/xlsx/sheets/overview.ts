import { VERDICT_ORDER } from "../../../assess/verdicts/urgency.ts";
import { dayInWords, momentInWords, shortDay } from "../../../text/english.ts";
import { answer } from "../../answer.ts";
import type { TableContext } from "../../columns.ts";
import { daysOfPeriod, isNarrowed, madeAt, nothingJudged } from "../../facts.ts";
import type { AuditReport } from "../../model.ts";
import { nextSteps } from "../../next-steps.ts";
import { countText, NOT_READ, type ReadDays, readDays } from "../../read-days.ts";
import { VERDICT_WORDS } from "../../vocabulary/terms.ts";
import type { Cell, Chart, Sheet, StatusStyle } from "../sheet.ts";

/** The first sheet: the answer, what to do next, the figures with a chart, what was not proved, and where it is from. */
export function overviewSheet({ report, time, words }: TableContext): Sheet {
  const { assessment, listed, reports } = report;
  const known = readDays(report, time);
  const unread: Cell = { value: NOT_READ, style: "unknown" };
  const rows: Cell[][] = [
    [{ value: `DocSpace audit of ${new URL(report.portal.url).host}`, style: "title" }],
    [{ value: answer(report, report.reminded), style: "strong" }],
    [],
    [{ value: "What to do next", style: "head" }],
    ...nextSteps(report).map((step): Cell[] => [
      { value: step.text, style: "wrapped", link: step.link?.url },
    ]),
    [],
  ];
  if (reports.includes("inactivity")) {
    rows.push([
      { value: "Memberships by status", style: "head" },
      { value: "Memberships", style: "head" },
    ]);
    for (const kind of VERDICT_ORDER) {
      rows.push([
        { value: VERDICT_WORDS[kind], style: STATUS[kind] ?? "quiet" },
        nothingJudged(report) ? unread : { value: assessment.counts[kind], style: "count" },
      ]);
    }
    const all = Object.values(assessment.counts).reduce((sum, count) => sum + count, 0);
    rows.push(
      [
        { value: "All memberships", style: "strong" },
        nothingJudged(report) ? unread : { value: all, style: "count" },
      ],
      [],
    );
  }
  if (reports.includes("compliance")) {
    const none = listed.count === 0 && known.anyUnread;
    rows.push(["Events listed", none ? unread : { value: listed.count, style: "count" }]);
    if (isNarrowed(report))
      rows.push(["Events of the portal", { value: assessment.events.portal, style: "count" }]);
    rows.push([]);
  }
  rows.push(...remarks(report, words), [], ...origin(report, madeAt(report, time)), []);
  const chart = eventsChart(report, known, rows);
  return {
    name: "Overview",
    layout: "page",
    columns: [
      { head: "", width: 72 },
      { head: "", width: 44 },
      ...Array.from({ length: 8 }, () => ({ head: "", width: 9 })),
    ],
    rows,
    ...(chart === undefined ? {} : { chart }),
  };
}

const STATUS: Readonly<Record<string, StatusStyle>> = {
  inactive: "inactive",
  unknown: "unknown",
  active: "active",
  new: "new",
};

function remarks({ complete, reasons, notes }: AuditReport, words: TableContext["words"]): Cell[][] {
  return [
    [
      { value: "Completeness", style: "head" },
      complete ? { value: "complete", style: "good" } : { value: "INCOMPLETE", style: "bad" },
    ],
    ...reasons.map((one): Cell[] => [{ value: `Not proved: ${words.reason(one)}`, style: "wrapped" }]),
    ...notes.map((note): Cell[] => [
      { value: `${note.level === "warning" ? "Warning: " : ""}${words.note(note)}`, style: "wrapped" },
    ]),
  ];
}

function origin({ portal, period, tool, runUrl }: AuditReport, made: string): Cell[][] {
  const days = `${dayInWords(period.firstDay)} to ${dayInWords(period.lastDay)}`;
  return [
    [{ value: "About this report", style: "head" }],
    ["Portal", { value: portal.url, link: portal.url }],
    ["DocSpace version", portal.version],
    ["Period", `${days} (${period.timeZone})`],
    ["Made", momentInWords(made)],
    ["Made by", `${tool.name} ${tool.version}`],
    ...(runUrl === undefined ? [] : [["Workflow run", { value: runUrl, link: runUrl }]]),
  ];
}

/** A row for each day or group of days, and the chart that draws them. Days that were not read have no number. */
function eventsChart(report: AuditReport, known: ReadDays, rows: Cell[][]): Chart | undefined {
  const { eventsPerDay } = report.assessment;
  const days = daysOfPeriod(report);
  if (days.length < 2) return undefined;
  rows.push([
    { value: "Events by day", style: "head" },
    { value: "Events", style: "head" },
  ]);
  const first = rows.length;
  for (const day of days) {
    const state = known.ofPortal(day);
    const count = eventsPerDay.get(day) ?? 0;
    rows.push([
      shortDay(day),
      state === "read"
        ? { value: count, style: "count" }
        : { value: countText(count, state), style: state === "unread" ? "unknown" : "plain" },
    ]);
  }
  return {
    title: "Events by day",
    sheet: "Overview",
    labels: { column: 0, first, last: rows.length - 1 },
    values: { column: 1 },
    from: { column: 2, row: 3 },
    to: { column: 10, row: 22 },
  };
}
