import { appendFileSync } from "node:fs";

/**
 * What a step tells the runner: workflow commands, each a line of the standard output, and the files that the runner
 * names. Written as GitHub's own toolkit does (`@actions/core`, command.ts and file-command.ts); the toolkit itself
 * brings a client for HTTP, which alone would take longer to load than the rest of this program.
 */
export interface RunnerCommands {
  line(text: string): void;
  command(name: CommandName, message?: string): void;
}

export type CommandName = "add-mask" | "debug" | "notice" | "warning" | "error" | "group" | "endgroup";

export function runnerCommands(write: (text: string) => void): RunnerCommands {
  return {
    line: (text) => write(`${text}\n`),
    command: (name, message = "") => write(`::${name}::${escaped(message)}\n`),
  };
}

/** As the runner undoes it (`ActionCommand.cs`). */
function escaped(message: string): string {
  return message.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** An input as the runner hands it over: in upper case, with the hyphens left; "" where it is not given. */
export function inputOf(env: NodeJS.ProcessEnv, name: string): string {
  return env[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`]?.trim() ?? "";
}

/**
 * Adds an output to the file that the runner reads after the step; the delimiter cannot stand in the value.
 *
 * @throws where the file cannot be written
 */
export function appendOutput(file: string, name: string, value: string): void {
  const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
  appendFileSync(file, `${name}<<${delimiter}\n${value}\n${delimiter}\n`, "utf8");
}
