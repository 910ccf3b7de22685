import { auditFileName, reportFileName, summaryFileName } from "../report-folder/titles.ts";
import type { Format, ReportKind } from "../settings/settings.ts";
import { complianceCsv, inactivityCsv } from "./csv.ts";
import { namingOf } from "./facts.ts";
import { htmlReport } from "./html/page.ts";
import { auditJson } from "./json.ts";
import type { AuditReport, Renderer } from "./model.ts";
import { portalSummary } from "./portal-summary.ts";
import type { StreamedReport } from "./streamed-report.ts";
import { complianceText } from "./text/compliance.ts";
import { inactivityText } from "./text/inactivity.ts";

type Maker = (report: AuditReport, pepper: string) => StreamedReport[] | Promise<StreamedReport[]>;

/** What each format makes, in the order in which the files are written. */
const MAKERS: Readonly<Record<Format, Maker>> = {
  html: (report) => [htmlReport(report)],
  txt: (report) => eachKind(report, "txt", { compliance: complianceText, inactivity: inactivityText }),
  csv: (report) => eachKind(report, "csv", { compliance: complianceCsv, inactivity: inactivityCsv }),
  json: (report) => [{ fileName: auditFileName("json", namingOf(report)), renderer: auditJson(report) }],
  summary: (report, pepper) => [
    { fileName: summaryFileName(namingOf(report)), renderer: portalSummary(report, pepper) },
  ],
  // Its library is loaded only where somebody wants the format.
  xlsx: async (report) => [(await import("./xlsx/xlsx-file.ts")).workbookReport(report)],
};

/** The renderers of all files of the formats, each fed while the events stream past. */
export async function createRenderers(
  report: AuditReport,
  formats: ReadonlySet<Format>,
  pepper = "",
): Promise<StreamedReport[]> {
  const renderers: StreamedReport[] = [];
  for (const [format, make] of Object.entries(MAKERS) as [Format, Maker][]) {
    if (formats.has(format)) renderers.push(...(await make(report, pepper)));
  }
  return renderers;
}

/** A file for each report of the run. */
function eachKind(
  report: AuditReport,
  format: "txt" | "csv",
  renderers: Readonly<Record<ReportKind, (report: AuditReport) => Renderer>>,
): StreamedReport[] {
  const kinds = (Object.keys(renderers) as ReportKind[]).filter((kind) => report.reports.includes(kind));
  return kinds.map((kind) => ({
    fileName: reportFileName(kind, format, namingOf(report)),
    renderer: renderers[kind](report),
  }));
}
