import type { AttributedEvent } from "../assess/assessment.ts";
import type { WrittenFile } from "../report-folder/files.ts";
import { auditFileName, reportFileName, summaryFileName } from "../report-folder/titles.ts";
import type { Format } from "../settings/settings.ts";
import { complianceCsv, inactivityCsv } from "./csv.ts";
import { namingOf } from "./facts.ts";
import { createHtmlCollector, renderHtml } from "./html/page.ts";
import { auditJson } from "./json.ts";
import type { AuditReport, Renderer, Text } from "./model.ts";
import { portalSummary } from "./portal-summary.ts";
import { complianceText } from "./text/compliance.ts";
import { inactivityText } from "./text/inactivity.ts";

export interface NamedRenderer {
  readonly fileName: string;
  readonly renderer: Renderer;
  /** The rest of a file that names the others with their hashes, once they are written. */
  readonly closing?: (siblings: readonly WrittenFile[]) => Text;
}

/** The renderers of every text file, each fed while the events stream past. XLSX is not text and not among them. */
export function createRenderers(
  report: AuditReport,
  formats: ReadonlySet<Format>,
  pepper = "",
): NamedRenderer[] {
  const { reports } = report;
  const naming = namingOf(report);
  const renderers: NamedRenderer[] = [];
  const add = (fileName: string, renderer: Renderer) => renderers.push({ fileName, renderer });
  if (formats.has("html")) renderers.push(htmlDocument(report));
  for (const format of ["txt", "csv"] as const) {
    if (!formats.has(format)) continue;
    const [compliance, inactivity] =
      format === "txt" ? [complianceText, inactivityText] : [complianceCsv, inactivityCsv];
    if (reports.includes("compliance")) add(reportFileName("compliance", format, naming), compliance(report));
    if (reports.includes("inactivity")) add(reportFileName("inactivity", format, naming), inactivity(report));
  }
  if (formats.has("json")) add(auditFileName("json", naming), auditJson(report));
  if (formats.has("summary")) add(summaryFileName(naming), portalSummary(report, pepper));
  return renderers;
}

/** The document is made at the end as a whole: of all events it shows but the newest. */
function htmlDocument(report: AuditReport): NamedRenderer {
  const collector = createHtmlCollector();
  return {
    fileName: auditFileName("html", namingOf(report)),
    renderer: {
      begin: () => "",
      events(batch) {
        collector.take(batch);
        return "";
      },
      end: () => "",
    },
    closing: (siblings) => renderHtml(report, collector.newest, siblings),
  };
}

/** Text, or bytes, that may take some time. */
type Piece = string | Uint8Array | Promise<string | Uint8Array>;

/** One piece after another; see {@link Text}. */
export type Pieces = Piece | Generator<string> | AsyncGenerator<string | Uint8Array>;

/** A text renderer, or one whose file is not text. */
export interface PieceRenderer {
  begin(): Pieces;
  events(batch: readonly AttributedEvent[]): Piece;
  end(): Pieces;
}

/** A report that is rendered while the events stream past. */
export interface StreamedReport {
  /** A plain file name; it is also the file's title in DocSpace. */
  readonly fileName: string;
  readonly renderer: PieceRenderer;
  /**
   * Text after `renderer.end()` that names the other reports, with their sizes and hashes. A report with it is
   * finished after those without.
   */
  readonly closing?: (siblings: readonly WrittenFile[]) => Text;
}
