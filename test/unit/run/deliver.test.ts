import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { GRACE, GRACE_TO_LOOK } from "../../../src/report-folder/verified-upload.ts";
import { lastingLonger } from "../../../src/run/deliver.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each([
  ["is cancelled later", false],
  ["was cancelled before", true],
])("the folder's connection ends a little after a run that %s", (_name, before) => {
  const run = new AbortController();
  if (before) run.abort(new Error("cancelled"));
  const lasting = lastingLonger(run.signal);
  if (!before) run.abort(new Error("cancelled"));
  vi.advanceTimersByTime(GRACE + GRACE_TO_LOOK - 1);
  expect(lasting.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(lasting.reason).toBe(run.signal.reason);
});
