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
  /** The last word: nothing that is said later, by what is still under way, is shown. */
  close(): void;
}

/** The commands by which a step shows lines, annotations and groups, as `@actions/core` has them. */
export interface RunnerCommands {
  info(text: string): void;
  debug(text: string): void;
  notice(text: string): void;
  warning(text: string): void;
  error(text: string): void;
  startGroup(title: string): void;
  endGroup(): void;
}

/** How a text is made one inert line that tells no secret. */
export type Clean = (text: string) => string;

/** GitHub shows so many annotations of a kind for a step, and drops the others without a word. */
const MOST_ANNOTATIONS = 10;

type Level = "notice" | "warning" | "error";

const PREFIX: Readonly<Record<Level, string>> = {
  notice: "Notice: ",
  warning: "Warning: ",
  error: "Error: ",
};

/**
 * The log inside the runner: notices, warnings and errors become annotations, groups fold. Of each kind the first nine
 * are annotations; further ones are plain lines, and a last annotation tells how many these are.
 */
export function createRunnerLog(runner: RunnerCommands, clean: Clean): Log {
  const further: Record<Level, string[]> = { notice: [], warning: [], error: [] };
  const shown: Record<Level, number> = { notice: 0, warning: 0, error: 0 };
  const annotate = (level: Level) => (text: string) => {
    const line = clean(text);
    if (shown[level] < MOST_ANNOTATIONS - 1) {
      shown[level]++;
      runner[level](line);
    } else {
      further[level].push(line);
      runner.info(`${PREFIX[level]}${line}`);
    }
  };
  return grouped({
    info: (text) => runner.info(clean(text)),
    detail: (text) => {
      for (const line of text.split("\n")) runner.debug(clean(line));
    },
    notice: annotate("notice"),
    warning: annotate("warning"),
    error: annotate("error"),
    begin: (title) => runner.startGroup(clean(title)),
    end: () => runner.endGroup(),
    close: () => {
      for (const level of ["notice", "warning", "error"] as const) {
        const [first, ...more] = further[level];
        if (first === undefined) continue;
        runner[level](more.length === 0 ? first : inOne(level, more.length + 1));
      }
    },
  });
}

function inOne(level: Level, count: number): string {
  return `${count} more ${level}s are in the log of this step, where each begins with "${PREFIX[level].trim()}".`;
}

/** The log outside the runner, where nobody reads workflow commands: plain lines, each passed to `write` once. */
export function createPlainLog(write: (line: string) => void, clean: Clean): Log {
  let indent = "";
  const line = (prefix: string, text: string): void => write(`${indent}${prefix}${clean(text)}`);
  return grouped({
    info: (text) => line("", text),
    detail: () => undefined,
    notice: (text) => line(PREFIX.notice, text),
    warning: (text) => line(PREFIX.warning, text),
    error: (text) => line(PREFIX.error, text),
    begin: (title) => {
      line("", title);
      indent = "  ";
    },
    end: () => {
      indent = "";
    },
    close: () => undefined,
  });
}

type Sink = Omit<Log, "group"> & { begin(title: string): void; end(): void };

/** The runner cannot nest groups: a group inside another is only a line with its title. */
function grouped(sink: Sink): Log {
  let open = false;
  let closed = false;
  const unlessClosed = (say: (text: string) => void) => (text: string) => {
    if (!closed) say(text);
  };
  const end = (): void => {
    if (open && !closed) sink.end();
    open = false;
  };
  const info = unlessClosed(sink.info);
  return {
    info,
    detail: unlessClosed(sink.detail),
    notice: unlessClosed(sink.notice),
    warning: unlessClosed(sink.warning),
    error: unlessClosed(sink.error),
    async group(title, work) {
      if (open || closed) {
        info(title);
        return await work();
      }
      open = true;
      sink.begin(title);
      try {
        return await work();
      } finally {
        end();
      }
    },
    close() {
      end();
      if (!closed) sink.close();
      closed = true;
    },
  };
}
