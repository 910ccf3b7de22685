import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

/**
 * Lets much die young and some live on, which makes the space for young objects grow; prints its size in MB. Each turn
 * is short, and leaves time to look at the space before the next.
 */
const BUSY = `
  import { getHeapSpaceStatistics } from "node:v8";
  let kept = [];
  for (let turn = 0; turn < 40; turn++) {
    for (let n = 0; n < 20_000; n++) kept.push({ n, text: "event " + n, target: [n] });
    if (kept.length > 100_000) kept = [];
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  const young = getHeapSpaceStatistics().find((space) => space.space_name === "new_space");
  console.log(young.space_size / 1024 / 1024);
`;

function youngMegabytes(before: string): number {
  const program = ["--input-type=module", "--eval", `${before}\n${BUSY}`];
  return Number(execFileSync(process.execPath, program, { encoding: "utf8" }));
}

test("the space for young objects stops growing, which it would not do by itself", () => {
  const heap = new URL("../../../src/runner/young-heap.ts", import.meta.url).href;
  const limited = youngMegabytes(`import { keepHeapSmall } from ${JSON.stringify(heap)}; keepHeapSmall();`);
  expect(limited).toBeGreaterThanOrEqual(8);
  expect(limited).toBeLessThanOrEqual(32);
  expect(youngMegabytes("")).toBeGreaterThan(limited);
});
