import type { Note } from "../../notes.ts";
import { counted } from "../../text/english.ts";
import { markdown } from "../../text/markdown.ts";
import { noteText } from "../vocabulary/notes.ts";
import type { SummaryContext } from "./context.ts";

/** So many reasons and warnings are shown; the report has them all. */
const MOST = 20;

/** What was not proved and what nobody must overlook, before any figure. */
export function notProved({ report, words, options }: SummaryContext): string {
  const lines: string[] = [];
  if (!report.complete) {
    lines.push("> **Not everything could be proved:**");
    const shown = report.reasons.slice(0, MOST);
    for (const one of shown) lines.push(`> - ${markdown(words.reason(one), 600)}`);
    const more = report.reasons.length - shown.length;
    if (more > 0) lines.push(`> - and ${counted(more, "more reason")}, all of them in the report`);
    lines.push(">");
  }
  for (const note of report.notes.filter(isWarning).slice(0, MOST)) {
    lines.push(`> ${markdown(options.showNames ? words.note(note) : noteText(note), 1000)}`, ">");
  }
  return lines.slice(0, -1).join("\n");
}

/** How to read the figures. */
export function remarks({ report, words }: SummaryContext): string {
  const notes = report.notes.filter((note) => !isWarning(note) && note.about !== "inactivity");
  return notes.map((note) => `- ${markdown(words.note(note), 1000)}`).join("\n");
}

function isWarning({ level }: Note): boolean {
  return level === "warning";
}
