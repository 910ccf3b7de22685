import { Cancelled } from "../errors.ts";
import { createRunnerHost, type Host } from "../runner/host.ts";

/** Milliseconds that a step which must end has to say so. */
const LAST_MOMENTS = 4_300;

/** Runs a step of the roll-up as the runner's program: cancelling ends it, its exit code is the process's. */
export async function start(step: (host: Host) => Promise<0 | 1>): Promise<void> {
  const ending = new AbortController();
  const host = createRunnerHost(ending.signal);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      ending.abort(new Cancelled());
      setTimeout(() => process.exit(1), LAST_MOMENTS).unref();
    });
  }
  process.exitCode = await step(host);
  await host.close().catch(() => undefined);
}
