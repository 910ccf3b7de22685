/** Writes every text format for a few made-up situations into ./preview, to be looked at. */
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { auditFileName } from "../src/report/file-names.ts";
import { createHtmlCollector, renderHtml } from "../src/report/html.ts";
import type { WrittenFile } from "../src/report/model.ts";
import { createRenderers } from "../src/report/renderers.ts";
import { renderSummary } from "../src/report/summary.ts";
import { SITUATIONS } from "../test/unit/report/fixtures.ts";

const root = resolve("preview");
for (const [name, create] of Object.entries(SITUATIONS)) {
  const directory = join(root, name);
  mkdirSync(directory, { recursive: true });
  const { report, events } = create();
  const files: WrittenFile[] = [];
  const write = (title: string, text: string): void => {
    const path = join(directory, title);
    writeFileSync(path, text);
    const sha256 = createHash("sha256").update(text).digest("hex");
    files.push({ path, title, bytes: Buffer.byteLength(text), sha256 });
  };
  for (const { fileName, renderer } of createRenderers(report, new Set(["txt", "csv", "json"]))) {
    write(fileName, renderer.begin() + renderer.events(events) + renderer.end());
  }
  const collector = createHtmlCollector();
  collector.take(events);
  write(auditFileName("html", report.period), renderHtml(report, collector.newest, files));
  const uploaded = files.map(({ title }, index) => ({
    ...{ title, id: 9000 + index, version: 1 },
    url: `${report.portal.url}doceditor?fileId=${9000 + index}`,
  }));
  writeFileSync(join(directory, "summary.md"), renderSummary(report, { showNames: true, uploaded, files }));
  console.log(`${name}: ${files.length + 1} files in ${directory}`);
}
