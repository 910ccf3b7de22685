import { expect, test } from "vitest";
import { composeNotes, type NoteFacts } from "../../../src/report/notes.ts";
import { noteText, VIEWS_ARE_NOT_AUDITED } from "../../../src/report/vocabulary/notes.ts";
import { incompleteMonth, ordinaryMonth } from "./fixtures.ts";

function texts(facts: NoteFacts): string[] {
  return composeNotes(facts).notes.map(noteText);
}

test("always says that views are not audited and what counts as activity", () => {
  const { report } = ordinaryMonth(10);
  expect(texts(report)).toContain(VIEWS_ARE_NOT_AUDITED);
  expect(texts(report).join(" ")).toContain("Fewer than 1 event in the period is inactive");
  expect(texts(report).join(" ")).toContain("fewer than 14 days before its end is new");
  const settings = { ...report.settings, graceDays: 0, minActivity: 3 };
  expect(texts({ ...report, settings }).join(" ")).toContain(
    "Fewer than 3 events in the period is inactive.",
  );
});

test("complete means: no reason against it", () => {
  expect(composeNotes(ordinaryMonth(10).report)).toMatchObject({ complete: true, reasons: [] });
  const { report } = incompleteMonth();
  const doubled = { ...report.assessment, reasons: [...report.reasons, ...report.reasons] };
  expect(composeNotes({ ...report, assessment: doubled })).toMatchObject({
    complete: false,
    reasons: report.reasons,
  });
});

test("warns of a plan without audit and of a period not over", () => {
  const { report } = ordinaryMonth(10);
  const coverage = { ...report.coverage, trail: { ...report.coverage.trail, state: "unavailable" as const } };
  const facts = {
    ...report,
    coverage,
    period: { ...report.period, provisional: true },
  };
  const warnings = composeNotes(facts).notes.filter(({ level }) => level === "warning");
  expect(warnings.map(({ code }) => code)).toEqual(["provisional", "partial-list"]);
  expect(warnings.map(noteText).join(" ")).toContain("the list is partial");
});

test("counts what is not listed", () => {
  const { report } = ordinaryMonth(10);
  const settings = { ...report.settings, filters: ["only the actions open"] };
  const listed = { count: 4, filteredOut: 1, otherRooms: 5 };
  const all = texts({ ...report, settings, listed }).join("\n");
  expect(all).toContain("1 event was left out, for the list is narrowed: only the actions open.");
  expect(all).toContain("5 events of rooms that were not asked for were left out");
});
