import { expect, test } from "vitest";
import { createRenderers } from "../../../src/report/renderers.ts";
import { auditFileName, isOwnTitle } from "../../../src/report-folder/titles.ts";
import { ordinaryMonth } from "./fixtures.ts";
import { whole } from "./reading.ts";

const { report, events } = ordinaryMonth(5);

test("one renderer for each file of text, by format and report", () => {
  const names = (formats: readonly ("txt" | "csv" | "json" | "html" | "xlsx")[], reports = report.reports) =>
    createRenderers({ ...report, reports }, new Set(formats)).map(({ fileName }) => fileName);
  expect(names(["json", "html", "txt"])).toEqual([
    "audit-report-2026-10.html",
    "compliance-report-2026-10.txt",
    "inactivity-report-2026-10.txt",
    "audit-report-2026-10.json",
  ]);
  expect(names(["csv"], ["inactivity"])).toEqual(["inactivity-report-2026-10.csv"]);
  expect(names(["xlsx"])).toEqual([]);
});

test("the HTML document comes as a whole at the end, and names its siblings", () => {
  const [document] = createRenderers(report, new Set(["html"]));
  expect(
    whole(document?.renderer.begin() ?? "-") +
      document?.renderer.events(events) +
      whole(document?.renderer.end() ?? "-"),
  ).toBe("");
  const sha256 = "cd".repeat(32);
  const text = whole(document?.closing?.([{ path: "/x/a.csv", title: "a.csv", bytes: 1, sha256 }]) ?? "");
  expect(text).toMatch(/^<!DOCTYPE html>/);
  expect(text).toContain(sha256);
  expect(text.match(/<time datetime=/g)).toHaveLength(5);
});

test("files of a period, and of a report with a label of its own", () => {
  expect(auditFileName("html", { label: "2026-10-23_2026-11-21" })).toBe(
    "audit-report-2026-10-23_2026-11-21.html",
  );
  const labelled = auditFileName("xlsx", { label: "2026-10", reportLabel: "Größe-2" });
  expect(labelled).toBe("audit-report-2026-10-Größe-2.xlsx");
  expect(isOwnTitle(labelled)).toBe(true);
  expect(isOwnTitle("audit-report-final.xlsx")).toBe(false);
});
