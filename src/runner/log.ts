import type * as core from "@actions/core";
import { plainText } from "../text/one-line.ts";

/** What the run tells while it works. Every text becomes one inert line, whoever wrote parts of it. */
export interface Log {
  info(text: string): void;
  /** For whoever looks for a fault: shown by the runner only with debug logging on. */
  detail(text: string): void;
  notice(text: string): void;
  warning(text: string): void;
  error(text: string): void;
  /** Runs `work` with its lines folded under `title`. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
}

/** The parts of the toolkit that a log is made of. */
export type RunnerCommands = Pick<
  typeof core,
  "info" | "debug" | "notice" | "warning" | "error" | "startGroup" | "endGroup"
>;

/** The log inside the runner: notices, warnings and errors become annotations, groups fold. */
export function createRunnerLog(runner: RunnerCommands): Log {
  return grouped({
    info: (text) => runner.info(plainText(text)),
    detail: (text) => runner.debug(plainText(text)),
    notice: (text) => runner.notice(plainText(text)),
    warning: (text) => runner.warning(plainText(text)),
    error: (text) => runner.error(plainText(text)),
    begin: (title) => runner.startGroup(plainText(title)),
    end: () => runner.endGroup(),
  });
}

/** The log outside the runner, where nobody reads workflow commands: plain lines, each passed to `write` once. */
export function createPlainLog(write: (line: string) => void): Log {
  let indent = "";
  const line = (prefix: string, text: string): void => write(`${indent}${prefix}${plainText(text)}`);
  return grouped({
    info: (text) => line("", text),
    detail: () => {},
    notice: (text) => line("Notice: ", text),
    warning: (text) => line("Warning: ", text),
    error: (text) => line("Error: ", text),
    begin: (title) => {
      line("", title);
      indent = "  ";
    },
    end: () => {
      indent = "";
    },
  });
}

/** The runner cannot nest groups: a group inside another is only a line with its title. */
function grouped(sink: Omit<Log, "group"> & { begin(title: string): void; end(): void }): Log {
  const { begin, end, ...lines } = sink;
  let open = false;
  return {
    ...lines,
    async group(title, work) {
      if (open) {
        lines.info(title);
        return await work();
      }
      open = true;
      begin(title);
      try {
        return await work();
      } finally {
        end();
        open = false;
      }
    },
  };
}
