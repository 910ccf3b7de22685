import type { CrossCheck } from "../../../collect/collected.ts";
import { number } from "../../../text/english.ts";
import type { TableContext } from "../../columns.ts";
import { type Cell, type Sheet, sheetDate } from "../sheet.ts";

/** What was read, how, and what was not: the evidence behind the word "complete". */
export function proofSheet({ report, time, words, titles }: TableContext): Sheet {
  const { trail, logs, crossCheck } = report.coverage;
  const zone = report.period.timeZone;
  const when = (at: number) => sheetDate(at, time);
  const done: Cell = { value: "read to its end", style: "good" };
  const rows: Cell[][] = [
    ...report.reasons.map((one): Cell[] => [
      "Not proved",
      { value: "INCOMPLETE", style: "bad" },
      ...(one.range === undefined ? [undefined, undefined] : [when(one.range.from), when(one.range.to)]),
      ...[undefined, undefined, undefined],
      words.reason(one),
    ]),
    ...trail.gaps.map(({ from, to }): Cell[] => [
      "Audit trail",
      { value: "NOT READ TO ITS END", style: "bad" },
      when(from),
      when(to),
    ]),
    ...trail.read.map(({ from, to, requests, rows: count, duplicates }): Cell[] => [
      ...["Audit trail", done, when(from), when(to)],
      ...[requests, count, duplicates],
    ]),
    [
      ...["Audit trail in all", trail.state, undefined, undefined],
      ...[trail.requests, trail.rows, trail.duplicates],
      `${number(trail.events)} events kept, ${number(trail.late)} of them found by looking again`,
    ],
    ...logs.map((log): Cell[] => [
      `Log of ${titles.get(log.roomId) ?? log.roomId}`,
      log.state === "complete" ? done : { value: "INCOMPLETE", style: "bad" },
      ...[undefined, undefined, log.requests, log.shown, undefined],
      log.reason === undefined
        ? `${number(log.total)} events counted by the server`
        : words.reason(log.reason),
    ]),
    ...(crossCheck === undefined ? [] : [checkRow(crossCheck)]),
  ];
  return {
    name: "Proof",
    layout: "table",
    columns: [
      { head: "What was read", width: 34 },
      { head: "State", width: 22 },
      { head: `From (${zone})`, width: 20, style: "date-time" },
      { head: `To (${zone})`, width: 20, style: "date-time" },
      { head: "Requests", width: 12, style: "count" },
      { head: "Rows", width: 12, style: "count" },
      { head: "Received twice", width: 16, style: "count" },
      { head: "Remark", width: 60, style: "wrapped" },
    ],
    rows,
  };
}

function checkRow({ found, expected, missing }: CrossCheck): Cell[] {
  const named = missing.length > 0 ? `; missing: ${missing.slice(0, 20).join(", ")}` : "";
  return [
    "Rooms' logs found in the trail",
    found === expected ? { value: "all", style: "good" } : { value: "NOT ALL", style: "bad" },
    ...[undefined, undefined, undefined, undefined, undefined],
    `${number(found)} of ${number(expected)}${named}`,
  ];
}
