// Reads a portal into a spool, then measures from the spool to the written reports. Run with --expose-gc.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeBulk } from "../demo/bulk.ts";
import { assessPeriod } from "../src/run/assess.ts";
import { writeReportFiles } from "../src/run/report.ts";
import { readVirtually } from "./virtual-run.ts";

const events = Number(process.argv[2]);
const formats = process.argv[3] ?? "txt, csv, json, html";
const directory = mkdtempSync(join(tmpdir(), "bench-processing-"));
try {
  const { collected, ...context } = await readVirtually(makeBulk({ events }), directory, {}, formats);
  globalThis.gc?.();
  const begun = performance.now();
  const before = process.cpuUsage();
  const audit = await assessPeriod({ ...context, showNames: true }, collected, { exemptions: [] });
  const assessed = performance.now() - begun;
  const { written } = await writeReportFiles(context, audit);
  const wall = performance.now() - begun;
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(
    JSON.stringify({
      wall,
      assessed,
      cpu: (user + system) / 1000,
      listed: audit.report.listed.count,
      complete: audit.report.complete,
      bytes: written.reduce((sum, file) => sum + file.bytes, 0),
      files: written.map(({ title }) => title),
    }),
  );
} finally {
  rmSync(directory, { recursive: true, force: true });
}
