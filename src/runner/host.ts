import { appendFile, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { resolve } from "node:path";
import * as core from "@actions/core";
import type { Transport } from "../docspace/http/transport.ts";
import { openTransport } from "../docspace/http/undici-transport.ts";
import type { Clock } from "../time/clock.ts";
import { systemClock } from "../time/clock.ts";
import { createPlainLog, createRunnerLog, type Log } from "./log.ts";

/** What the workflow run says about itself. */
export interface Workflow {
  /** Undefined where the event does not tell; then nobody's name is shown. */
  readonly repositoryIsPrivate: boolean | undefined;
  readonly runUrl: string | undefined;
}

/** Everything around the program: the runner, the network, time. The only way to them. */
export interface Host {
  readonly readInput: (name: string) => string;
  readonly mask: (secret: string) => void;
  readonly setOutput: (name: string, value: string) => void;
  readonly log: Log;
  /** Adds the job summary; does nothing where there is no runner to show it. */
  readonly addSummary: (markdown: string) => Promise<void>;
  readonly workflow: () => Promise<Workflow>;
  readonly readWorkspaceFile: (path: string) => Promise<string>;
  /** Absolute path of a directory named in an input. */
  readonly inWorkspace: (path: string) => string;
  readonly temporaryDirectory: string;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** Runs `cleanup` (synchronous, harmless when repeated) however the process ends. */
  readonly atExit: (cleanup: () => void) => void;
}

/** The GitHub Actions runner; outside it, a plain log and no summary. */
export function createRunnerHost(signal: AbortSignal): Host & { close(): Promise<void> } {
  const { env } = process;
  const inRunner = env["GITHUB_ACTIONS"] === "true";
  const workspace = env["GITHUB_WORKSPACE"] || process.cwd();
  const network = openTransport();
  const log = inRunner ? createRunnerLog(core) : createPlainLog((line) => process.stdout.write(`${line}\n`));
  for (const warning of network.warnings) log.warning(warning);
  let workflow: Promise<Workflow> | undefined;
  return {
    readInput: (name) => core.getInput(name),
    mask: (secret) => {
      if (inRunner) core.setSecret(secret);
    },
    setOutput: (name, value) => {
      if (inRunner) core.setOutput(name, value);
    },
    log,
    addSummary: async (markdown) => {
      const file = env["GITHUB_STEP_SUMMARY"];
      if (file) await appendFile(file, markdown, "utf8");
    },
    workflow: () => {
      workflow ??= readWorkflow();
      return workflow;
    },
    readWorkspaceFile: (path) => readFile(resolve(workspace, path), "utf8"),
    inWorkspace: (path) => resolve(workspace, path),
    temporaryDirectory: env["RUNNER_TEMP"] || tmpdir(),
    transport: network.send,
    clock: systemClock,
    random: Math.random,
    signal,
    atExit: (cleanup) => void process.once("exit", cleanup),
    close: () => network.close(),
  };
}

async function readWorkflow(): Promise<Workflow> {
  if (process.env["GITHUB_ACTIONS"] !== "true") return { repositoryIsPrivate: undefined, runUrl: undefined };
  // The toolkit reads the event's file as soon as it is loaded, and throws where that is no JSON.
  const github = await import("@actions/github").catch(() => undefined);
  if (!github) return { repositoryIsPrivate: undefined, runUrl: undefined };
  const { context } = github;
  const repository = context.payload.repository;
  const isPrivate: unknown = repository?.["private"];
  const slug = process.env["GITHUB_REPOSITORY"];
  return {
    repositoryIsPrivate: typeof isPrivate === "boolean" ? isPrivate : undefined,
    runUrl: slug && context.runId ? `${context.serverUrl}/${slug}/actions/runs/${context.runId}` : undefined,
  };
}
