import { expect, test } from "vitest";
import { atOnce } from "../../../../src/docspace/http/at-once.ts";

const later = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test("does some at once and keeps the order of the items", async () => {
  let running = 0;
  let most = 0;
  const doubled = await atOnce([...Array(50).keys()], async (item) => {
    most = Math.max(most, ++running);
    await later();
    running--;
    return item * 2;
  });
  expect(doubled).toEqual([...Array(50).keys()].map((item) => item * 2));
  expect(most).toBe(10);
});

test("begins nothing more after a failure, and waits for what is under way", async () => {
  const ended: number[] = [];
  const begun: number[] = [];
  const failing = atOnce([...Array(50).keys()], async (item) => {
    begun.push(item);
    await later();
    if (item === 3) throw new Error("no more");
    await later();
    await later();
    ended.push(item);
  });
  await expect(failing).rejects.toThrow("no more");
  expect(begun).toHaveLength(10);
  expect(ended).toHaveLength(9);
  await later();
  expect(ended).toHaveLength(9);
});
