import { expect, test } from "vitest";
import { createRequestWindow } from "../../../../src/docspace/http/minute-budget.ts";

test("a slot is free again 60 seconds after the answer, not after the start", () => {
  const window = createRequestWindow(2);
  window.start();
  window.start();
  expect(window.free(0)).toBe(0);
  expect(window.nextFree(0)).toBeUndefined();
  window.end(5_000);
  expect(window.free(64_999)).toBe(0);
  expect(window.nextFree(5_000)).toBe(65_000);
  expect(window.free(65_000)).toBe(1);
});

test("a lowered budget waits for as many slots as it is over", () => {
  const window = createRequestWindow(4);
  for (const at of [1, 2, 3, 4]) {
    window.start();
    window.end(at);
  }
  window.resize(2);
  expect(window.nextFree(10)).toBe(60_003);
  expect(window.free(60_002)).toBe(0);
  expect(window.free(60_003)).toBe(1);
});

test("long runs keep no more than a minute", () => {
  const window = createRequestWindow(100);
  for (let at = 0; at < 10_000_000; at += 700) {
    expect(window.free(at)).toBeGreaterThan(0);
    window.start();
    window.end(at);
  }
  expect(window.free(10_000_000)).toBe(100 - 85);
});
