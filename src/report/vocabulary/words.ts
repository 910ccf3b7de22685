import type { MemberRow } from "../../assess/assessment.ts";
import type { Note } from "../../notes.ts";
import type { Reason } from "../../reasons.ts";
import { rulesOf } from "../../settings/settings.ts";
import type { LocalTime } from "../../time/local-time.ts";
import { reportTime, roomTitles } from "../facts.ts";
import type { AuditReport } from "../model.ts";
import { explanationText } from "./explanation.ts";
import { namedNoteText } from "./notes.ts";
import { reasonText, timeWords } from "./reasons.ts";

/** The words of one report: everything that is data until here becomes sentences. All of them are to be escaped. */
export interface Words {
  reason(reason: Reason): string;
  /** With the names of people. */
  note(note: Note): string;
  /** Why a member has their status. */
  why(row: MemberRow): string;
}

export function wordsOf(report: AuditReport, time: LocalTime = reportTime(report)): Words {
  const titles = roomTitles(report);
  const words = { title: (roomId: number) => titles.get(roomId), ...timeWords(time) };
  const { period, settings } = report;
  const context = { period, ...rulesOf(settings), time, words };
  return {
    reason: (reason) => reasonText(reason, words),
    note: namedNoteText,
    why: (row) => explanationText(row, context),
  };
}
