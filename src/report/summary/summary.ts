import { markdown } from "../../text/markdown.ts";
import { answer } from "../answer.ts";
import { periodText, reportTime, roomTitles } from "../facts.ts";
import type { AuditReport } from "../model.ts";
import { nextSteps } from "../next-steps.ts";
import { wordsOf } from "../vocabulary/words.ts";
import type { Detail, SummaryContext, SummaryOptions } from "./context.ts";
import { fileList, mailPart } from "./delivered.ts";
import { chart, figures } from "./figures.ts";
import { link } from "./link.ts";
import { exemptPart, isUnsettled, memberTables, newlyInactive } from "./people.ts";
import { notProved, remarks } from "./proof.ts";
import { roomTable } from "./rooms.ts";

const BUDGET = 900 * 1024;

/** From everything to hardly anything; whole tables go, none is cut in the middle. */
const STEPS: readonly Detail[] = [
  { rooms: Number.POSITIVE_INFINITY, rows: Number.POSITIVE_INFINITY, statuses: "all" },
  { rooms: Number.POSITIVE_INFINITY, rows: Number.POSITIVE_INFINITY, statuses: "unsettled" },
  { rooms: Number.POSITIVE_INFINITY, rows: 20, statuses: "unsettled" },
  { rooms: Number.POSITIVE_INFINITY, rows: 0, statuses: "unsettled" },
  { rooms: 50, rows: 0, statuses: "unsettled" },
  { rooms: 0, rows: 0, statuses: "unsettled" },
];

/**
 * The job summary in GitHub's Markdown: the answer and what to do first, then the figures. As much detail as fits the
 * budget, in whole steps.
 */
export function renderSummary(report: AuditReport, options: SummaryOptions): string {
  const time = reportTime(report);
  const tables = { report, time, words: wordsOf(report, time), titles: roomTitles(report) };
  const budget = options.budgetBytes ?? BUDGET;
  let text = "";
  for (const detail of STEPS) {
    if (options.showNames && membersShown(report, detail) * SHORTEST_LINE > budget) continue;
    text = compose({ ...tables, options, detail });
    if (new TextEncoder().encode(text).length <= budget) break;
  }
  return text;
}

/** Bytes that a line about a member has at least: of 200 000 members not every step need be tried. */
const SHORTEST_LINE = 25;

function membersShown({ assessment, reports }: AuditReport, { rows, statuses }: Detail): number {
  if (!reports.includes("inactivity")) return 0;
  return assessment.rooms.reduce((sum, { members }) => {
    const those = statuses === "all" ? members : members.filter(isUnsettled);
    return sum + Math.min(rows, those.length);
  }, 0);
}

function compose(context: SummaryContext): string {
  const { report } = context;
  const judged = report.reports.includes("inactivity");
  const parts = [
    heading(context),
    todo(context),
    notProved(context),
    mailPart(context),
    figures(report),
    judged ? newlyInactive(context) : "",
    chart(report),
    judged ? roomTable(context) : "",
    judged ? memberTables(context) : "",
    judged ? exemptPart(context) : "",
    remarks(context),
    fileList(context.options),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function heading({ report, options }: SummaryContext): string {
  const badge = report.complete ? "✅ complete" : "⚠️ incomplete";
  const provisional = report.period.provisional ? " · ⏳ provisional" : "";
  const { mail } = options;
  return (
    `## DocSpace audit · ${badge}${provisional}\n\n` +
    `**${markdown(answer(report, mail?.members.sent), 1000)}**\n\n` +
    `${markdown(periodText(report))} · ${link(report.portal.url, report.portal.url)}`
  );
}

function todo({ report, options }: SummaryContext): string {
  const steps = nextSteps(report);
  const kept =
    options.uploaded.length === 0 && options.files.length > 0
      ? ["Keep the files: set `folder-id`, or upload the files of the output `report-files` as an artifact."]
      : [];
  return ["### What to do next", "", ...[...steps, ...kept].map((step) => `- ${step}`)].join("\n");
}
