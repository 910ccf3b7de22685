import { execFile } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { VARIANTS, type Variant } from "./variants.ts";

const command = join(import.meta.dirname, "simulate.ts");

function simulate(...args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...args], (error, output) => {
      resolve({ code: error === null ? 0 : Number(error.code), output });
    });
  });
}

/** Seeds that show each part missing: the first, and how many. */
const SHOWN_BY: Readonly<Record<Variant, readonly [first: number, runs: number]>> = {
  ties: [100, 20],
  dedup: [1, 20],
  dialect: [1, 20],
  "able-to-act": [40, 20],
  "fail-closed": [10, 20],
  "given-again": [631, 1],
  dates: [10, 20],
  walker: [93, 1],
  "look-again": [469, 1],
  "late-rows": [469, 1],
  "cross-check": [1, 20],
  "unknown-titles": [13, 1],
};

describe("the simulation notices what is taken out of the product", () => {
  test.each(VARIANTS)("%s", async (variant) => {
    const [first, runs] = SHOWN_BY[variant];
    const range = ["--seed", String(first), "--runs", String(runs)];
    const { code, output } = await simulate(...range, "--without", variant);
    expect(output).toMatch(/npm run simulate -- --seed \d+ --runs 1 --without/);
    expect(code).toBe(1);
  });

  test("and finds nothing wrong where nothing is taken out", async () => {
    const { code, output } = await simulate("--seed", "1", "--runs", "40");
    expect(output).toMatch(/Failed runs +0\n/);
    expect(code).toBe(0);
  });

  test("a mistake in its arguments is told", async () => {
    expect((await simulate("--without", "luck")).code).toBe(2);
    expect((await simulate("--runs", "many")).code).toBe(2);
  });
});
