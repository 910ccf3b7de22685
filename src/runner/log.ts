import type * as core from "@actions/core";
import type { Clock } from "../docspace/http/transport.ts";
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

/**
 * Whether names and e-mail addresses may stand in the log and the job summary. `auto` allows them only where the
 * repository is known to be private; `repositoryIsPrivate` is undefined where that could not be found out.
 */
export function mayShowNames(
  setting: "always" | "never" | "auto",
  repositoryIsPrivate: boolean | undefined,
): boolean {
  return setting === "always" || (setting === "auto" && repositoryIsPrivate === true);
}

/** How people are written in the log and the job summary. */
export interface NameGate {
  /** Whether names are shown. */
  readonly shown: boolean;
  /** The name, or a stand-in such as `person 1a2b` that is the same for the same id. */
  person(person: { readonly id: string; readonly name: string }): string;
  /** The address, or its first letter and its domain: `a…@example.com`. */
  address(address: string): string;
}

export function createNameGate(shown: boolean): NameGate {
  return {
    shown,
    person: ({ id, name }) => (shown && name !== "" ? plainText(name, 200) : `person ${idDigits(id)}`),
    address: (address) => plainText(shown ? address : shortenedAddress(address), 254),
  };
}

function idDigits(id: string): string {
  return (
    id
      .toLowerCase()
      .replace(/[^0-9a-z]/g, "")
      .slice(0, 4) || "unknown"
  );
}

function shortenedAddress(address: string): string {
  const at = address.lastIndexOf("@");
  return at < 1 ? "…" : `${Array.from(address)[0]}…${address.slice(at)}`;
}

/** Lines of progress, not more often than every `interval` milliseconds; the first one after one interval. */
export interface Progress {
  /** Logs `line()` if it is time; does not call it otherwise. */
  report(line: () => string): void;
}

export function createProgress(log: Pick<Log, "info">, clock: Pick<Clock, "now">, interval = 5000): Progress {
  let last = clock.now();
  return {
    report(line) {
      const now = clock.now();
      if (now - last < interval) return;
      last = now;
      log.info(line());
    },
  };
}

/**
 * Progress in words: `12 400 events, 34 % of the period, 1180 a second, about 20 s left`.
 * `share` is the part done, 0 to 1, where known; `elapsed` is in milliseconds.
 */
export function progressLine(events: number, elapsed: number, share?: number): string {
  const parts = [`${grouped3(events)} events`];
  if (share !== undefined) parts.push(`${Math.floor(share * 100)} % of the period`);
  if (elapsed > 0) parts.push(`${Math.round((events * 1000) / elapsed)} a second`);
  if (share !== undefined && share > 0.01 && share < 1) {
    parts.push(`about ${duration((elapsed * (1 - share)) / share)} left`);
  }
  return parts.join(", ");
}

function duration(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

function grouped3(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, " ");
}
