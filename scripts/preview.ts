/** Writes every format for a few made-up situations into ./preview, to be looked at. */
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { writeReports } from "../src/deliver/write-files.ts";
import { createRenderers } from "../src/report/renderers.ts";
import { renderSummary } from "../src/report/summary/summary.ts";
import { SITUATIONS } from "../test/unit/report/fixtures.ts";

const root = resolve("preview");
for (const [name, create] of Object.entries(SITUATIONS)) {
  const directory = join(root, name);
  const { report, events } = create();
  const renderers = await createRenderers(report, new Set(["html", "txt", "csv", "json", "xlsx"]));
  const files = await writeReports(directory, renderers, inBatches(events));
  const uploaded = files.map(({ title }, index) => ({
    ...{ title, id: 9000 + index, version: 1 },
    url: `${report.portal.url}doceditor?fileId=${9000 + index}`,
  }));
  writeFileSync(join(directory, "summary.md"), renderSummary(report, { showNames: true, uploaded, files }));
  console.log(`${name}: ${files.length + 1} files in ${directory}`);
}

async function* inBatches<T>(items: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let index = 0; index < items.length; index += 1000) yield items.slice(index, index + 1000);
}
