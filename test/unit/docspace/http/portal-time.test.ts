import { expect, test } from "vitest";
import { createPortalTime } from "../../../../src/docspace/http/portal-time.ts";

const NOON = Date.parse("2026-10-31T12:00:00Z");

function timeAt(start: number) {
  let now = start;
  const time = createPortalTime({ now: () => now, sleep: async () => undefined });
  return {
    time,
    answer(date: string | undefined, took: number) {
      const asked = now;
      now += took;
      time.learn(date === undefined ? {} : { date }, asked);
    },
  };
}

test("before any answer, and without a date, this machine's clock is what there is", () => {
  const { time, answer } = timeAt(NOON);
  expect([time.now(), time.skew()]).toEqual([NOON, undefined]);
  answer(undefined, 100);
  answer("yesterday", 100);
  expect([time.now(), time.skew()]).toEqual([NOON + 200, undefined]);
});

test("a clock that is three hours ahead is set right by the portal's", () => {
  const { time, answer } = timeAt(NOON + 3 * 3_600_000);
  answer("Sat, 31 Oct 2026 12:00:00 GMT", 1000);
  expect(time.now()).toBe(NOON + 1000);
  expect(time.skew()).toBe(-3 * 3_600_000);
});

test("the quickest answer tells most exactly", () => {
  const { time, answer } = timeAt(NOON - 60_000);
  answer("Sat, 31 Oct 2026 12:00:00 GMT", 10_000);
  answer("Sat, 31 Oct 2026 12:00:10 GMT", 1_000);
  answer("Sat, 31 Oct 2026 12:00:40 GMT", 30_000);
  expect(time.skew()).toBe(60_000);
});

test("less than two seconds are no difference", () => {
  const { time, answer } = timeAt(NOON);
  answer("Sat, 31 Oct 2026 12:00:01 GMT", 0);
  expect(time.now()).toBe(NOON);
});
