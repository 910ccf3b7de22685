import { UserError } from "../errors.ts";
import type { Host } from "./host.ts";

/** What one of the actions does. */
export interface Step<Outputs> {
  /** Sets all outputs: those that are known, and for the rest what stands where the step ended before it knew better. */
  readonly setOutputs: (known: Partial<Outputs>) => void;
  /** Is given what adds outputs that are known. @returns the exit code */
  readonly work: (addOutputs: (known: Partial<Outputs>) => void) => Promise<0 | 1>;
  /** Leaves word of what kept the work from its end, which the log has told by then. */
  readonly onFailure?: (failure: unknown) => Promise<void>;
}

/**
 * Runs one of the actions. Whatever happens, its outputs are set once, as far as they are known by then, and every
 * problem is a sentence in the log. Never rejects.
 *
 * @returns the exit code
 */
export async function runStep<Outputs>(
  host: Host,
  { setOutputs, work, onFailure = async () => undefined }: Step<Outputs>,
): Promise<0 | 1> {
  let outputs: Partial<Outputs> = {};
  let done = false;
  const setOnce = (): void => {
    if (done) return;
    done = true;
    try {
      setOutputs(outputs);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new UserError(`The outputs of the step could not be set: ${why}.`, { cause });
    }
  };
  host.atExit(setOnce);
  let exitCode: 0 | 1 = 1;
  try {
    exitCode = await work((known) => {
      outputs = { ...outputs, ...known };
    });
    // What was told to end, though it came to its end, was not done as it was asked.
    host.signal.throwIfAborted();
  } catch (failure) {
    host.tell(failure);
    await onFailure(failure).catch(host.tell);
    exitCode = 1;
  }
  try {
    setOnce();
  } catch (failure) {
    host.tell(failure);
    exitCode = 1;
  }
  host.log.close();
  return exitCode;
}
