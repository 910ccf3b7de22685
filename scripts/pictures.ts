// Makes the pictures of the README from the sample report and its summary: needs a Chromium (CHROMIUM, or on PATH).
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { marked } from "marked";
import { chromium } from "playwright-core";
import { SAMPLE, settled } from "./sample.ts";

const PICTURES = join(import.meta.dirname, "..", "docs", "pictures");
const REPORT = join(SAMPLE, "audit-report-2026-10.html");
const SUMMARY = join(SAMPLE, "job-summary.md");

/** Says from which sample the pictures were made: another browser draws the same page in other bytes. */
export const MADE_FROM = join(PICTURES, "made-from.txt");

/** The hash of what the pictures show, and of how it is drawn. */
export function sourcesHash(): string {
  const hash = createHash("sha256");
  for (const path of [REPORT, SUMMARY, import.meta.filename]) hash.update(settled(readFileSync(path)));
  return `${hash.digest("hex")}\n`;
}

const STYLE =
  "body{font:16px/1.5 system-ui,sans-serif;margin:24px 40px;color:#1f2328;max-width:1000px}h2,h3{border-bottom:1px solid #d1d9e0;padding-bottom:.3em}" +
  "table{border-collapse:collapse}td,th{border:1px solid #d1d9e0;padding:6px 13px}a{color:#0969da}blockquote{border-left:4px solid #d1d9e0;margin:0;padding:0 1em}";

async function makePictures(): Promise<void> {
  const browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium" });
  try {
    const newPage = () => browser.newPage({ viewport: { width: 1200, height: 760 }, colorScheme: "light" });
    const report = await newPage();
    await report.goto(pathToFileURL(REPORT).href);
    await report.screenshot({ path: join(PICTURES, "report.png") });
    // GitHub draws the chart itself; here its place stays empty. Not every machine has a font with the green mark.
    const markdown = readFileSync(SUMMARY, "utf8")
      .replace(/```mermaid[\s\S]*?```\n/, "")
      .replace("✅", "✔");
    // A page of its own: the report's forbids styles of others.
    const page = await newPage();
    await page.setContent(
      `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${await marked(markdown)}`,
    );
    await page.screenshot({ path: join(PICTURES, "summary.png") });
  } finally {
    await browser.close();
  }
  writeFileSync(MADE_FROM, sourcesHash());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await makePictures();
