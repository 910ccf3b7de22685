import { expect, test } from "vitest";
import { reason } from "../../../src/reasons.ts";
import { issueText } from "../../../src/report/github-issue.ts";
import { findingSection } from "../../../src/report/html/findings.ts";
import { nextSteps } from "../../../src/report/next-steps.ts";
import { renderSummary } from "../../../src/report/summary/summary.ts";
import { ordinaryMonth, reviewedMonth } from "./fixtures.ts";

const OPTIONS = { showNames: false, uploaded: [], files: [] };

test("where the review's workbook is known, the step leads to it", () => {
  const { report } = reviewedMonth();
  const url = report.review?.workbook ?? "";
  expect(`${findingSection(report)}`).toContain(
    `Decide in <a href="${url}" rel="noreferrer noopener">access-review.xlsx</a> in the report folder.`,
  );
  const item = `Decide in [access-review.xlsx](${url}) in the report folder.`;
  expect(renderSummary(report, OPTIONS)).toContain(item);
  expect(issueText(report, { showNames: false, uploaded: [], budget: 60_000 })).toContain(item);
  const first = { ...report, review: { day: "2026-11-02", rows: report.review?.rows ?? [] } };
  expect(renderSummary(first, OPTIONS)).toContain("Decide in access-review.xlsx in the report folder.");
});

test("without the Audit feature the step names the plan, and what else is missing only where there is more", () => {
  const { report } = ordinaryMonth(5);
  const steps = (...reasons: (typeof report.reasons)[number][]): string =>
    nextSteps({ ...report, complete: false, reasons })
      .map(({ text }) => text)
      .join(" ");
  const plan = reason("no-audit-feature", {});
  const open = reason("verdicts-open", { why: "trail-unavailable", count: 3 });
  expect(steps(plan, open)).toMatch(/^Get a DocSpace plan with the Audit feature/);
  expect(steps(plan, open)).not.toContain("Remove what kept");
  expect(steps(plan, reason("members-unreadable", { failure: "F" }))).toContain("Remove what kept");
  expect(steps(reason("trail-gap", {}))).toMatch(/^Remove what kept/);
});
