import type { Host } from "../runner/host.ts";
import { setOutputs } from "../runner/outputs.ts";

/**
 * Runs one step of many audits. Whatever happens, its outputs are set, as far as they are known by then, and every
 * problem is a sentence in the log. Never rejects.
 *
 * @param defaults every output of the step, with what stands where it ended before it knew better
 * @param work is given what adds outputs that are known
 * @returns the exit code
 */
export async function runStep<Name extends string>(
  host: Host,
  defaults: Readonly<Record<Name, string>>,
  work: (add: (known: Readonly<Partial<Record<Name, string>>>) => void) => Promise<0 | 1>,
): Promise<0 | 1> {
  let outputs = defaults;
  let done = false;
  const set = (): void => {
    if (done) return;
    done = true;
    setOutputs(outputs, host.setOutput);
  };
  host.atExit(set);
  let exitCode: 0 | 1 = 1;
  try {
    exitCode = await work((known) => {
      outputs = { ...outputs, ...known };
    });
    // What was told to end, though it came to its end, was not done as it was asked.
    host.signal.throwIfAborted();
  } catch (failure) {
    host.tell(failure);
    exitCode = 1;
  }
  try {
    set();
  } catch (failure) {
    host.tell(failure);
    exitCode = 1;
  }
  host.log.close();
  return exitCode;
}
