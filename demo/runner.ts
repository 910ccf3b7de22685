import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

/** Runs the action as the runner of GitHub Actions does: same environment, same files, same masking. */

export const repository = dirname(dirname(fileURLToPath(import.meta.url)));

export interface RunOptions {
  /** JavaScript file to run; by default the one `action.yml` names. */
  readonly bundle?: string;
  /** The file that describes the action; by default `action.yml`. */
  readonly action?: string;
  /** Inputs by their names in `action.yml`; those left out get its defaults, as the runner gives them. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Variables besides those of the runner, or instead of them. */
  readonly env?: Readonly<Record<string, string>>;
  /** Of the repository, as the event says; `undefined`: the event does not tell. Private by default. */
  readonly visibility?: "private" | "internal" | "public" | undefined;
  /** Directory to use as the workspace; by default a new one. It is never removed unless it was made here. */
  readonly workspace?: string;
  /** Arguments for node itself, such as `--cpu-prof`. */
  readonly nodeOptions?: readonly string[];
  /** Gets the log as it comes, masked. */
  readonly onLog?: (text: string) => void;
}

interface Annotation {
  readonly level: "notice" | "warning" | "error";
  readonly title: string;
  readonly message: string;
}

export interface RunResult {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** What a reader of the job's log sees: masked, without the commands that mask. */
  readonly log: string;
  /** Everything the program wrote, as it wrote it. */
  readonly rawLog: string;
  readonly annotations: readonly Annotation[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly workspace: string;
  readonly temporaryDirectory: string;
  /** Files the run left in the workspace: path relative to it → absolute path. */
  readonly files: ReadonlyMap<string, string>;
  /** What the run left in the runner's temporary directory; should be nothing. */
  readonly leftovers: readonly string[];
  readonly milliseconds: number;
  /** Removes the directories made for the run. */
  cleanUp(): Promise<void>;
}

export interface RunningAction {
  readonly process: ChildProcess;
  readonly finished: Promise<RunResult>;
}

interface ActionFile {
  readonly runs: { readonly main: string };
  readonly inputs: Readonly<
    Record<string, { readonly default?: string | number | boolean; readonly required?: boolean } | null>
  >;
}

const readAction = async (path = join(repository, "action.yml")): Promise<ActionFile> =>
  parse(await readFile(path, "utf8")) as ActionFile;

/** Path of the file that `action.yml` tells the runner to run. */
export const bundlePath = async (): Promise<string> => join(repository, (await readAction()).runs.main);

/** The runner's name of an input's variable: upper case, spaces become underscores, hyphens stay. */
export const inputVariable = (name: string): string => `INPUT_${name.replace(/ /g, "_").toUpperCase()}`;

async function inputVariables({ inputs, action }: RunOptions): Promise<Record<string, string>> {
  const variables: Record<string, string> = {};
  for (const [name, input] of Object.entries((await readAction(action)).inputs)) {
    if (input?.default !== undefined) variables[inputVariable(name)] = String(input.default);
  }
  for (const [name, value] of Object.entries(inputs)) variables[inputVariable(name)] = value;
  return variables;
}

/** Variables that node needs and that tell nothing about this machine's user. */
function inherited(): Record<string, string> {
  const names = ["PATH", "SystemRoot", "TEMP", "TMP", "NODE_V8_COVERAGE"];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? "";
    const heredoc = /^(.+?)<<(.+)$/.exec(line);
    if (heredoc !== null) {
      const [, name = "", delimiter = ""] = heredoc;
      const value: string[] = [];
      while (++index < lines.length && lines[index] !== delimiter) value.push(lines[index] ?? "");
      outputs[name] = value.join("\n");
    } else if (line.includes("="))
      outputs[line.slice(0, line.indexOf("="))] = line.slice(line.indexOf("=") + 1);
  }
  return outputs;
}

const unescapeCommand = (text: string): string =>
  text
    .replace(/%0D/gi, "\r")
    .replace(/%0A/gi, "\n")
    .replace(/%3A/gi, ":")
    .replace(/%2C/gi, ",")
    .replace(/%25/g, "%");

/** Shows lines as the runner does: commands are carried out, secrets masked. */
class LogReader {
  readonly annotations: Annotation[] = [];
  private readonly masks: string[] = [];
  private rest = "";

  read(chunk: string): string {
    const lines = (this.rest + chunk).split("\n");
    this.rest = lines.pop() ?? "";
    return lines.map((line) => this.line(line)).join("");
  }

  end(): string {
    const last = this.rest === "" ? "" : this.line(this.rest);
    this.rest = "";
    return last;
  }

  private line(text: string): string {
    const command = /^::([a-z-]+)(?: ([^:]*))?::(.*?)\r?$/.exec(text);
    if (command === null) return `${this.mask(text)}\n`;
    const [, name = "", properties = "", raw = ""] = command;
    const message = unescapeCommand(raw);
    if (name === "add-mask") {
      if (message.trim() !== "") this.masks.push(...message.split(/\r?\n/).filter((part) => part !== ""));
      return "";
    }
    if (name === "group") return `▼ ${this.mask(message)}\n`;
    if (name === "endgroup" || name === "debug") return "";
    if (name !== "notice" && name !== "warning" && name !== "error") return `${this.mask(text)}\n`;
    const title = unescapeCommand(/title=([^,]*)/.exec(properties)?.[1] ?? "");
    this.annotations.push({ level: name, title: this.mask(title), message: this.mask(message) });
    return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}: ${this.mask(message)}\n`;
  }

  private mask(text: string): string {
    return this.masks.reduce((masked, secret) => masked.replaceAll(secret, "***"), text);
  }
}

async function listFiles(directory: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  if (!existsSync(directory)) return files;
  for (const entry of await readdir(directory, { recursive: true })) {
    const path = join(directory, entry);
    if ((await stat(path)).isFile()) files.set(relative(directory, path), path);
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Starts a run; for tests that stop it half-way. */
export async function startAction(options: RunOptions): Promise<RunningAction> {
  const home = await mkdtemp(join(tmpdir(), "runner-"));
  const workspace = options.workspace ?? join(home, "workspace");
  const temporaryDirectory = join(home, "temp");
  const commandFiles = join(home, "file-commands");
  await Promise.all(
    [workspace, temporaryDirectory, commandFiles].map((path) => mkdir(path, { recursive: true })),
  );
  const outputFile = join(commandFiles, `output_${randomUUID()}`);
  const summaryFile = join(commandFiles, `summary_${randomUUID()}`);
  const eventFile = join(home, "event.json");
  const visibility = "visibility" in options ? options.visibility : "private";
  // As GitHub tells it: an internal repository is "private", too.
  const told = visibility === undefined ? {} : { visibility, private: visibility !== "public" };
  const event = { repository: { full_name: "example/audits", ...told } };
  await Promise.all([
    writeFile(outputFile, ""),
    writeFile(summaryFile, ""),
    writeFile(eventFile, JSON.stringify(event)),
  ]);

  const env: Record<string, string> = {
    ...inherited(),
    HOME: home,
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_NAME: "schedule",
    GITHUB_EVENT_PATH: eventFile,
    GITHUB_OUTPUT: outputFile,
    GITHUB_STEP_SUMMARY: summaryFile,
    GITHUB_REPOSITORY: "example/audits",
    GITHUB_REPOSITORY_OWNER: "example",
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_RUN_ID: "4711",
    GITHUB_RUN_NUMBER: "12",
    GITHUB_SERVER_URL: "https://github.example.com",
    GITHUB_WORKFLOW: "audit",
    GITHUB_WORKSPACE: workspace,
    RUNNER_OS: "Linux",
    RUNNER_TEMP: temporaryDirectory,
    ...(await inputVariables(options)),
    ...options.env,
  };
  const started = performance.now();
  const bundle = options.bundle ?? (await bundlePath());
  const child = spawn(process.execPath, [...(options.nodeOptions ?? []), bundle], {
    cwd: workspace,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const reader = new LogReader();
  let rawLog = "";
  let log = "";
  const add = (text: string): void => {
    log += text;
    options.onLog?.(text);
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      rawLog += chunk;
      add(reader.read(chunk));
    });
  }
  const finished = new Promise<RunResult>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode, signal) => {
      add(reader.end());
      const milliseconds = performance.now() - started;
      Promise.all([
        readFile(outputFile, "utf8"),
        readFile(summaryFile, "utf8"),
        listFiles(workspace),
        listFiles(temporaryDirectory),
      ]).then(([outputs, summary, files, leftovers]) => {
        resolve({
          exitCode,
          signal,
          log,
          rawLog,
          annotations: reader.annotations,
          outputs: parseOutputs(outputs),
          summary,
          workspace,
          temporaryDirectory,
          files,
          leftovers: [...leftovers.keys()],
          milliseconds,
          cleanUp: () => rm(home, { recursive: true, force: true }),
        });
      }, reject);
    });
  });
  return { process: child, finished };
}

/** Runs the action to its end. */
export async function runAction(options: RunOptions): Promise<RunResult> {
  return await (await startAction(options)).finished;
}
