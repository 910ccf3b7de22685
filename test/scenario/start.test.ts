import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { repository } from "../../demo/runner.ts";

/** Throws where the demo says that something it was told is not true. */
const start = (...args: string[]): string[] =>
  execFileSync(process.execPath, [join(repository, "demo", "start.ts"), ...args], { encoding: "utf8" })
    .trimEnd()
    .split("\n");

test("npm start tells a short story and ends with the page to open; the particulars lie in a file", () => {
  const lines = start();
  expect(lines.length).toBeLessThanOrEqual(16);
  expect(lines.filter((line) => line.startsWith("file://"))).toEqual([lines.at(-1)]);
  const page = fileURLToPath(lines.at(-1) ?? "");
  expect(page).toMatch(/audit-report-.*\.html$/);
  expect(existsSync(page)).toBe(true);
  const home = dirname(dirname(page));
  const everything = readFileSync(join(home, "everything.txt"), "utf8");
  for (const title of [
    "The log of the second run",
    "Outputs",
    "Job summary",
    "What the mail server received",
  ])
    expect(everything).toContain(title);
  expect(everything).toContain("✓ people reminded");
  expect(lines.join("\n")).toContain(join(home, "access-review.xlsx"));
  for (const [, path = ""] of lines.join("\n").matchAll(/: +(\/\S+)/g)) expect(existsSync(path)).toBe(true);
  rmSync(home, { recursive: true });
});

test.each([["0"], ["abc"], ["21"], ["-1"], ["2.5"], []])(
  "--portals %s is answered by one sentence",
  (...given) => {
    const run = spawnSync(process.execPath, [join(repository, "demo", "start.ts"), "--portals", ...given], {
      encoding: "utf8",
    });
    expect([run.status, run.stdout, run.stderr]).toEqual([
      1,
      "--portals takes a whole number from 1 to 20, such as: npm start -- --portals 3\n",
      "",
    ]);
  },
);

test("with --verbose it shows all of it", () => {
  const lines = start("--verbose");
  expect(lines.length).toBeGreaterThan(300);
  rmSync(dirname(dirname(fileURLToPath(lines.at(-1) ?? ""))), { recursive: true });
});
