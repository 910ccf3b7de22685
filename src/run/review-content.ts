import {
  type Asked,
  type Decision,
  membershipKey,
  type ReviewMemory,
} from "../earlier-runs/access-review/decision.ts";
import type { ReadReview } from "../earlier-runs/access-review/read-workbook.ts";
import { type Reading, standings } from "../earlier-runs/access-review/review.ts";
import { reviewWorkbook } from "../earlier-runs/access-review/write-workbook.ts";
import type { Ledger } from "../earlier-runs/ledger.ts";
import type { AuditReport } from "../report/model.ts";
import { type ReviewReport, reviewOf } from "../report/review.ts";
import { decideRows, logRows, type WorkbookFacts } from "../report/review-workbook.ts";
import { createLocalTime } from "../time/local-time.ts";

/** The workbook, and the memory with what it asks and with what was found done. */
export async function reviewContent(
  report: AuditReport,
  memory: ReviewMemory,
  read: ReadReview,
  reading: Reading,
  ledger: Ledger,
  keepMonths: number,
): Promise<{ readonly content: Uint8Array; readonly memory: ReviewMemory; readonly gone: number }> {
  const { period, generatedAt, assessment } = report;
  const facts = {
    standings: standings(memory.decisions, read.unclear, period.lastDay, keepMonths),
    ...{ unclear: read.unclear, asked: memory.asked, day: reading.readOn, workbook: undefined },
  };
  const review = reviewOf(assessment, facts);
  const closed = [...memory.decisions, ...closings(review, reading)];
  const asked = askedNow(review, memory.asked, report);
  const time = createLocalTime(period.timeZone, period.start, Math.floor(generatedAt / 1000));
  const day = (at: number) => time.day(at);
  const reminded = new Map<string, string>();
  for (const reminder of ledger.reminders) {
    const on = day(Math.floor(Date.parse(reminder.at) / 1000));
    const key = membershipKey(reminder);
    if (reminder.state === "sent" && on > (reminded.get(key) ?? "")) reminded.set(key, on);
  }
  const portal = report.portal.url;
  const rows: WorkbookFacts = { assessment, review, read, portal, day, reminded, keepMonths };
  const { rows: decide, gone } = decideRows(rows);
  const content = await reviewWorkbook(decide, logRows(closed, rows), read.own);
  return { content, memory: { ...memory, decisions: closed, asked }, gone };
}

/** Of whoever was to be removed and is gone: the question is closed, and a return would be a new one. */
function closings({ rows }: ReviewReport, reading: Reading): Decision[] {
  return rows.flatMap(({ state, roomId, personId }): Decision[] =>
    state === "done"
      ? [
          {
            ...{
              room: roomId,
              person: personId.toLowerCase(),
              decision: "closed",
              reason: "no member any more",
            },
            ...{ decidedBy: "", ...reading, changedBy: "" },
          },
        ]
      : [],
  );
}

/** What is asked now; and what was asked before, where this run can say nothing about it. */
function askedNow(review: ReviewReport, before: readonly Asked[], { assessment }: AuditReport): Asked[] {
  const open = review.rows.flatMap(({ state, roomId, personId, since }) =>
    state === "open" ? [{ room: roomId, person: personId.toLowerCase(), since }] : [],
  );
  const here = new Set(open.map(membershipKey));
  const judged = new Map(assessment.rooms.map((room) => [room.roomId, room]));
  const kept = before.filter(({ room, person }) => {
    const found = judged.get(room);
    if (here.has(membershipKey({ room, person }))) return false;
    if (found === undefined || found.unreadable !== undefined) return true;
    const member = found.members.find((row) => row.person.id.toLowerCase() === person.toLowerCase());
    return member?.verdict.kind === "unknown";
  });
  return [...open, ...kept];
}
