import { createHash } from "node:crypto";
import type { UploadedFile } from "../report-folder/files.ts";
import { spanInWords } from "../text/english.ts";
import { markdown } from "../text/markdown.ts";
import { answer } from "./answer.ts";
import type { AuditReport } from "./model.ts";
import { nextSteps } from "./next-steps.ts";
import type { SummaryContext } from "./summary/context.ts";
import { inSteps } from "./summary/detail.ts";
import { figures } from "./summary/figures.ts";
import { link, stepItem } from "./summary/link.ts";
import { memberTables, newlyInactive } from "./summary/people.ts";
import { notProved } from "./summary/proof.ts";
import { roomTable } from "./summary/rooms.ts";

/** Characters that GitHub takes in the body of an issue. */
export const LONGEST_BODY = 65_536;

export interface IssueOptions {
  /** Whether people's names may be shown: issues are read by whoever may read the repository. */
  readonly showNames: boolean;
  readonly uploaded: readonly UploadedFile[];
  /** Characters that the text may have. */
  readonly budget: number;
}

export function issueTitle({ portal, period, settings }: AuditReport): string {
  const label = settings.reportLabel === undefined ? "" : ` (${settings.reportLabel})`;
  return `DocSpace audit: ${new URL(portal.url).host}, ${spanInWords(period)}${label}`;
}

/** By these hidden marks around our part the issue is found again; one of the same portal, period and label only. */
export function issueMarks({ portal, period, settings }: AuditReport): {
  readonly begin: string;
  readonly end: string;
} {
  const identity = JSON.stringify([portal.url, period.label, settings.reportLabel ?? ""]);
  const hash = createHash("sha256").update(identity).digest("hex").slice(0, 32);
  return { begin: `<!-- docspace-audit:${hash} -->`, end: `<!-- docspace-audit:${hash}:end -->` };
}

/** Whether somebody has something to do: then the issue is open. */
export function somethingLeft({ complete, reports, assessment: { counts } }: AuditReport): boolean {
  return !complete || (reports.includes("inactivity") && counts.inactive + counts.unknown > 0);
}

/**
 * Our part of the issue in GitHub's Markdown, in as much detail as fits. The same findings give the same text: no time
 * of making, no run, no versions of files and no mails, so that a rerun that finds nothing new changes nothing.
 */
export function issueText(report: AuditReport, { showNames, uploaded, budget }: IssueOptions): string {
  const options = { showNames, uploaded, files: [], budgetBytes: budget };
  return inSteps(report, options, (context) =>
    compose({ ...context, detail: { ...context.detail, statuses: "unsettled" } }),
  );
}

function compose(context: SummaryContext): string {
  const { report, options } = context;
  const judged = report.reports.includes("inactivity");
  const parts = [
    `**${markdown(answer(report), 1000)}**`,
    ["### What to do next", "", ...nextSteps(report).map(stepItem)].join("\n"),
    notProved(context),
    figures({ report, time: context.time }),
    judged ? newlyInactive(context) : "",
    judged ? roomTable(context) : "",
    judged && somethingLeft(report) ? memberTables(context) : "",
    links(report, options.uploaded),
    "_Written by the audit's workflow, which keeps everything outside of its own part, also what you write below._",
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function links({ portal }: AuditReport, uploaded: readonly UploadedFile[]): string {
  const files = uploaded.map(({ title, url }) => `- ${link(title, url)}`);
  return ["### Links", "", ...files, `- The portal: ${link(portal.url, portal.url)}`].join("\n");
}
