import { expect, test } from "vitest";
import { createRenderers } from "../../../src/report/renderers.ts";
import { auditFileName, isOwnTitle } from "../../../src/report-folder/titles.ts";
import { FORMATS, type Format } from "../../../src/settings/settings.ts";
import { ordinaryMonth } from "./fixtures.ts";
import { whole } from "./reading.ts";

const { report, events } = ordinaryMonth(5);

test("one renderer for each file, by format and report", async () => {
  const names = async (formats: readonly Format[], reports = report.reports) =>
    (await createRenderers({ ...report, reports }, new Set(formats))).map(({ fileName }) => fileName);
  expect(await names(["json", "html", "txt"])).toEqual([
    "audit-report-2026-10.html",
    "compliance-report-2026-10.txt",
    "inactivity-report-2026-10.txt",
    "audit-report-2026-10.json",
  ]);
  expect(await names(["csv"], ["inactivity"])).toEqual(["inactivity-report-2026-10.csv"]);
  expect(await names(["xlsx"])).toEqual(["audit-report-2026-10.xlsx"]);
});

test.each(FORMATS)("%s makes files whose titles are the action's own", async (format) => {
  const files = await createRenderers(report, new Set([format]));
  expect(files.length).toBeGreaterThan(0);
  for (const { fileName } of files) expect(isOwnTitle(fileName), fileName).toBe(true);
});

test("the HTML document comes as a whole at the end, and names its siblings", async () => {
  const [document] = await createRenderers(report, new Set(["html"]));
  const { renderer } = document ?? {};
  expect([renderer?.begin(), renderer?.events(events), renderer?.end()]).toEqual(["", [], ""]);
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
