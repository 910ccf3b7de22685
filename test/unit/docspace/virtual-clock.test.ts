import { setTimeout as really } from "node:timers/promises";
import { expect, test } from "vitest";
import { createVirtualClock } from "./virtual-clock.ts";

test("waits for what takes real time while nobody sleeps, such as a module that is loaded", async () => {
  const clock = createVirtualClock();
  const started = clock.now();
  expect(await clock.until(really(300, "loaded"))).toBe("loaded");
  expect(clock.now()).toBe(started);
});
