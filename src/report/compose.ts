import type { Assessment } from "../assess/assessment.ts";
import type { Collected } from "../collect/collected.ts";
import type { Note } from "../notes.ts";
import { rulesOf, type Settings } from "../settings/settings.ts";
import type { AuditReport, Comparison, Reminded, TrendPeriod } from "./model.ts";
import { composeNotes } from "./notes.ts";
import type { ReviewReport } from "./review.ts";

/** What a report says besides what was collected and concluded. */
export interface ReportFacts {
  readonly toolVersion: string;
  /** Epoch milliseconds. */
  readonly generatedAt: number;
  readonly portalVersion: string;
  readonly runUrl: string | undefined;
  /** What the compliance report is narrowed to, in words. */
  readonly filters: readonly string[];
  readonly listed: AuditReport["listed"];
  readonly comparison: Comparison | undefined;
  /** Earlier periods, oldest first. */
  readonly trend?: readonly TrendPeriod[] | undefined;
  readonly review?: ReviewReport | undefined;
  readonly remindedPeriod?: string | undefined;
  readonly reminded?: Reminded | undefined;
  /** Remarks of those who collected; they come after the report's own. */
  readonly notes?: readonly Note[];
}

/** The model that all renderers share. */
export function composeReport(
  settings: Settings,
  collected: Collected,
  assessment: Assessment,
  facts: ReportFacts,
): AuditReport {
  const known = {
    period: collected.period,
    settings: {
      rooms: settings.rooms,
      ...rulesOf(settings),
      filters: facts.filters,
      ...(facts.remindedPeriod === undefined ? {} : { remindedPeriod: facts.remindedPeriod }),
      ...(settings.reportLabel === undefined ? {} : { reportLabel: settings.reportLabel }),
    },
    coverage: collected.coverage,
    assessment,
    listed: facts.listed,
  };
  const { notes: more = [] } = facts;
  const composed = composeNotes(known);
  return {
    tool: { name: "docspace-audit", version: facts.toolVersion },
    generatedAt: facts.generatedAt,
    portal: { url: settings.portalUrl.href.replace(/\/$/, ""), version: facts.portalVersion },
    ...(facts.runUrl === undefined ? {} : { runUrl: facts.runUrl }),
    reports: [...settings.reports],
    ...known,
    ...composed,
    notes: [...composed.notes, ...more].toSorted((a, b) => Number(isInfo(a)) - Number(isInfo(b))),
    otherRooms: collected.otherRooms,
    ...(facts.comparison === undefined ? {} : { comparison: facts.comparison }),
    ...(facts.trend === undefined || facts.trend.length === 0 ? {} : { trend: facts.trend }),
    ...(facts.review === undefined ? {} : { review: facts.review }),
    ...(facts.reminded === undefined ? {} : { reminded: facts.reminded }),
  };
}

function isInfo({ level }: Note): boolean {
  return level === "info";
}
