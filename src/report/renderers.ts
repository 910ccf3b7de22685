import type { Format } from "../inputs.ts";
import { complianceCsv } from "./compliance-csv.ts";
import { complianceText } from "./compliance-txt.ts";
import { auditFileName, reportFileName } from "./file-names.ts";
import { inactivityCsv } from "./inactivity-csv.ts";
import { inactivityText } from "./inactivity-txt.ts";
import { auditJson } from "./json.ts";
import type { AuditReport, Renderer } from "./model.ts";

export interface NamedRenderer {
  readonly fileName: string;
  readonly renderer: Renderer;
}

/**
 * The renderers of every text file that is written while the events stream past. HTML and XLSX are not among them:
 * HTML names the hashes of the others and is written after them (`html.ts`), XLSX is not text.
 */
export function createRenderers(report: AuditReport, formats: ReadonlySet<Format>): NamedRenderer[] {
  const { period, reports } = report;
  const renderers: NamedRenderer[] = [];
  const add = (fileName: string, renderer: Renderer) => renderers.push({ fileName, renderer });
  for (const format of ["txt", "csv"] as const) {
    if (!formats.has(format)) continue;
    const [compliance, inactivity] =
      format === "txt" ? [complianceText, inactivityText] : [complianceCsv, inactivityCsv];
    if (reports.includes("compliance")) add(reportFileName("compliance", format, period), compliance(report));
    if (reports.includes("inactivity")) add(reportFileName("inactivity", format, period), inactivity(report));
  }
  if (formats.has("json")) add(auditFileName("json", period), auditJson(report));
  return renderers;
}
