import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { MADE_FROM, sourcesHash } from "../../scripts/pictures.ts";
import { SAMPLE, sampleFiles, settled } from "../../scripts/sample.ts";
import { unzip } from "../unit/deliver/unzip.ts";

const STALE = 'docs/sample is not current: run "npm run build && npm run sample"';
const kept = (name: string): Buffer => readFileSync(join(SAMPLE, name));

/** Where two texts differ first, some lines of it; the difference of two long texts takes minutes to print. */
function firstDifference(before: string, now: string): readonly string[] {
  if (before === now) return [];
  const [old, fresh] = [before, now].map((text) => text.split(/\n|(?=<row |<c )/));
  const at = fresh?.findIndex((line, index) => line !== old?.[index]) ?? -1;
  return [old, fresh].map((lines) => (lines?.[at] ?? "(nothing)").slice(0, 500));
}

describe("the sample in the documentation is what a run writes now", () => {
  let made: ReadonlyMap<string, Buffer>;
  beforeAll(async () => {
    made = await sampleFiles();
  });

  test("the same files", () => {
    expect(readdirSync(SAMPLE).sort(), STALE).toEqual([...made.keys()].sort());
  });

  test.each([
    "job-summary.md",
    "manager-mail.html",
    "inactivity-report-2026-10.txt",
    "audit-report-2026-10.html",
  ])("%s", (name) => {
    expect(firstDifference(settled(kept(name)), settled(made.get(name))), STALE).toEqual([]);
  });

  test("the workbook, part by part", () => {
    const name = "audit-report-2026-10.xlsx";
    const [before, now] = [unzip(kept(name)), unzip(made.get(name) ?? Buffer.alloc(0))];
    expect([...before.keys()].sort(), STALE).toEqual([...now.keys()].sort());
    for (const [entry, content] of now)
      expect(firstDifference(settled(before.get(entry)), settled(content)), `${entry}: ${STALE}`).toEqual([]);
  });
});

test("the pictures were made from the sample as it lies there", () => {
  expect(readFileSync(MADE_FROM, "utf8").trim(), STALE).toBe(sourcesHash().trim());
});
