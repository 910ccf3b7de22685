import { dayInWords } from "../../text/english.ts";
import { markdown } from "../../text/markdown.ts";
import { answer } from "../answer.ts";
import { remindedBy } from "../mail-outcome.ts";
import type { AuditReport } from "../model.ts";
import { nextSteps } from "../next-steps.ts";
import type { SummaryContext, SummaryOptions } from "./context.ts";
import { fileList, mailPart } from "./delivered.ts";
import { inSteps } from "./detail.ts";
import { chart, figures } from "./figures.ts";
import { link, stepItem } from "./link.ts";
import { exemptPart, memberTables, newlyInactive } from "./people.ts";
import { notProved, remarks } from "./proof.ts";
import { roomTable } from "./rooms.ts";
import { trendTable } from "./trend.ts";

/** The job summary in GitHub's Markdown: the answer and what to do first, then the figures. */
export function renderSummary(report: AuditReport, options: SummaryOptions): string {
  return inSteps(report, options, compose);
}

function compose(context: SummaryContext): string {
  const { report } = context;
  const judged = report.reports.includes("inactivity");
  const parts = [
    heading(context),
    todo(context),
    notProved(context),
    mailPart(context),
    figures(context),
    judged ? newlyInactive(context) : "",
    chart(context),
    trendTable(report),
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
    `**${markdown(answer(report, mail && remindedBy(mail)), 1000)}**\n\n` +
    `${dayInWords(report.period.firstDay)} to ${dayInWords(report.period.lastDay)} (${markdown(report.period.timeZone)}) · ${link(report.portal.url, report.portal.url)}`
  );
}

function todo({ report, options }: SummaryContext): string {
  const steps = nextSteps(report).map(stepItem);
  const kept =
    options.uploaded.length === 0 && options.files.length > 0
      ? [
          "- Keep the files, which are on the runner alone: have them uploaded to a `folder-id`, or upload those of the output `report-files` as an artifact.",
        ]
      : [];
  const unsent =
    options.mail !== undefined && options.mail.problems.length > 0
      ? ["- Look under “Mail” below: not everybody got the mail that was meant for them."]
      : [];
  return ["### What to do next", "", ...unsent, ...steps, ...kept].join("\n");
}
