import { execFile } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { VARIANTS } from "./variants.ts";

const command = join(import.meta.dirname, "simulate.ts");

function simulate(...args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...args], (error, output) => {
      resolve({ code: error === null ? 0 : Number(error.code), output });
    });
  });
}

describe("the simulation notices what is taken out of the collector", () => {
  test.each(VARIANTS)("%s", async (variant) => {
    const { code, output } = await simulate("--seed", "1", "--runs", "80", "--without", variant);
    expect(output).toMatch(/npm run simulate -- --seed \d+ --runs 1 --without/);
    // What a naive reading of ties loses is mostly noticed by the second proof: then the run cannot become complete.
    expect(output).toMatch(variant === "ties" ? /is lost|not complete/ : /twice/);
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
