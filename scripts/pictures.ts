// Makes the pictures of the README from the sample report and its summary: needs a Chromium (CHROMIUM, or on PATH).
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { marked } from "marked";
import { chromium } from "playwright-core";

const root = join(import.meta.dirname, "..");
const sample = join(root, "docs", "sample");
const browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium" });
const page = await browser.newPage({ viewport: { width: 1200, height: 760 }, colorScheme: "light" });

await page.goto(pathToFileURL(join(sample, "audit-report-2026-10.html")).href);
await page.screenshot({ path: join(root, "docs", "pictures", "report.png") });

// GitHub draws the chart itself; here its place stays empty.
const markdown = readFileSync(join(sample, "job-summary.md"), "utf8").replace(/```mermaid[\s\S]*?```\n/, "");
const style =
  "body{font:16px/1.5 system-ui,sans-serif;margin:24px 40px;color:#1f2328;max-width:1000px}h2,h3{border-bottom:1px solid #d1d9e0;padding-bottom:.3em}" +
  "table{border-collapse:collapse}td,th{border:1px solid #d1d9e0;padding:6px 13px}a{color:#0969da}blockquote{border-left:4px solid #d1d9e0;margin:0;padding:0 1em}";
const summary = join(root, "build", "summary.html");
writeFileSync(
  summary,
  `<!doctype html><meta charset="utf-8"><style>${style}</style>${await marked(markdown)}`,
);
await page.goto(pathToFileURL(summary).href);
await page.screenshot({ path: join(root, "docs", "pictures", "summary.png") });
await browser.close();
