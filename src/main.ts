import { Cancelled } from "./errors.ts";
import { run } from "./run/run.ts";
import { createRunnerHost } from "./runner/host.ts";
import { keepHeapSmall } from "./runner/young-heap.ts";

/** A cancelled run has this long to verify an upload under way, remove its spool and say so. */
const LAST_MOMENTS = 4_500;

keepHeapSmall();
const cancelling = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    cancelling.abort(new Cancelled());
    setTimeout(() => process.exit(1), LAST_MOMENTS).unref();
  });
}
const host = createRunnerHost(cancelling.signal);
const failed = (error: unknown): void => {
  host.log.error(`Something unexpected happened, please report it: ${(error as Error).message}`);
  host.log.detail((error as Error).stack ?? "");
  process.exitCode = 1;
};
process.on("uncaughtException", failed);
process.on("unhandledRejection", failed);

try {
  // An error caught above meanwhile stays one.
  process.exitCode = (await run(host)) || process.exitCode || 0;
} finally {
  await host.close();
}
