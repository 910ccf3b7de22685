import { Cancelled } from "../errors.ts";
import { createRunnerHost, type Host } from "./host.ts";

/** Milliseconds that a run which must end has to verify an upload under way, remove its spool and say so. */
const LAST_MOMENTS = 4_300;
/** Milliseconds for what has no more say, such as a time-out that is still counting. */
const LET_GO = 250;

/** Runs one of the actions as the runner's program: cancelling ends it, its exit code is the process's. */
export async function start(action: (host: Host) => Promise<0 | 1>): Promise<void> {
  // They are for whoever writes a program; here they would stand in the log of whoever runs it.
  process.noDeprecation = true;
  const ending = new AbortController();
  const host = createRunnerHost(ending.signal);
  const end = (reason: unknown): void => {
    ending.abort(reason);
    setTimeout(() => {
      host.tell(reason);
      host.log.close();
      process.exit(1);
    }, LAST_MOMENTS).unref();
  };
  // Also of a second signal, which would otherwise end the process at once and leave its files behind.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => end(new Cancelled()));

  let failed = false;
  for (const event of ["uncaughtException", "unhandledRejection"]) {
    process.on(event, (failure: unknown) => {
      // What was still under way when the run had to end fails for that reason.
      if (ending.signal.aborted) return;
      failed = true;
      host.tell(failure);
      end(failure);
    });
  }

  const exitCode = await action(host);
  process.exitCode = failed ? 1 : exitCode;
  // Whatever is still under way neither tries again nor keeps the process alive.
  ending.abort(new Cancelled());
  await host.close().catch(() => undefined);
  setTimeout(() => process.exit(), LET_GO).unref();
}
