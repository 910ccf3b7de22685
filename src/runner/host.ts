import { tmpdir } from "node:os";
import { resolve } from "node:path";
import {
  debug,
  endGroup,
  error,
  getInput,
  info,
  notice,
  setOutput,
  setSecret,
  startGroup,
  summary,
  warning,
} from "@actions/core";
import type { Transport } from "../docspace/http/transport.ts";
import { openTransport } from "../docspace/http/undici-transport.ts";
import { listenToDefects, sentencesOf } from "../errors.ts";
import { quotableText, SHORTEST_SECRET, withoutSecrets } from "../text/conceal.ts";
import { type Clock, systemClock } from "../time/clock.ts";
import { createPlainLog, createRunnerLog, type Log } from "./log.ts";
import { withoutAddresses } from "./names.ts";
import { readTextFile } from "./text-file.ts";
import { readWorkflow, type Workflow } from "./workflow.ts";

/** Everything around the program: the runner, the network, time. The only way to them. */
export interface Host {
  readonly readInput: (name: string) => string;
  /** From now on the secret stands in nothing that this program tells, but for one that is too short to be found. */
  readonly mask: (secret: string) => void;
  /** From now on addresses of people may stand in the log; before, they are shortened. */
  readonly showAddresses: () => void;
  /** Does nothing where there is no runner to read it. @throws where it cannot be written */
  readonly setOutput: (name: string, value: string) => void;
  readonly log: Log;
  /** Says what went wrong, in sentences that become errors; each failure only once. */
  readonly tell: (failure: unknown) => void;
  /** Adds the job summary; does nothing where there is no runner to show it. One that cannot be written is a warning. */
  readonly addSummary: (markdown: string) => Promise<void>;
  readonly workflow: () => Promise<Workflow>;
  /** A text in UTF-8. @throws a UserError with the rest of a sentence where it is not */
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

/** Named one by one, so that the bundle is without the rest of the toolkit. */
const RUNNER = { debug, endGroup, error, info, notice, startGroup, warning };
/** Longest line of the log, in characters. */
const LONGEST_LINE = 2000;

/** The GitHub Actions runner; outside it, a plain log and no summary. Never throws: nothing guards it yet. */
export function createRunnerHost(signal: AbortSignal): Host & { close(): Promise<void> } {
  const { env } = process;
  const inRunner = env["GITHUB_ACTIONS"] === "true";
  const secrets: string[] = [];
  let addressesShown = false;
  const clean = (text: string): string => {
    const line = quotableText(text, secrets, LONGEST_LINE);
    return addressesShown ? line : withoutAddresses(line);
  };
  const log = inRunner
    ? createRunnerLog(RUNNER, clean)
    : createPlainLog((line) => void process.stdout.write(`${line}\n`), clean);
  listenToDefects(log.detail);
  const network = openTransport();
  for (const ignored of network.warnings) log.warning(ignored);
  const inWorkspace = (path: string): string => resolve(env["GITHUB_WORKSPACE"] || ".", path);
  let workflow: Promise<Workflow> | undefined;
  return {
    // What is copied from a page or a chat may bring something with it that nobody sees.
    readInput: (name) => getInput(name).replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, ""),
    mask: (secret) => {
      if (secret.length < SHORTEST_SECRET) return;
      secrets.push(secret);
      if (inRunner) setSecret(secret);
    },
    showAddresses: () => {
      addressesShown = true;
    },
    setOutput: (name, value) => {
      // Without the file, the toolkit would write the command that old runners read, and new ones ignore.
      if (inRunner && env["GITHUB_OUTPUT"]) setOutput(name, withoutSecrets(value, secrets));
    },
    log,
    tell: createTeller(log),
    addSummary: async (markdown) => {
      if (env["GITHUB_STEP_SUMMARY"]) await writeSummary(withoutSecrets(markdown, secrets), log);
    },
    workflow: () => {
      workflow ??= readWorkflow(env);
      return workflow;
    },
    readWorkspaceFile: (path) => readTextFile(inWorkspace(path)),
    inWorkspace,
    temporaryDirectory: env["RUNNER_TEMP"] || tmpdir(),
    transport: network.send,
    clock: systemClock,
    random: Math.random,
    signal,
    atExit: (cleanup) =>
      void process.once("exit", () => {
        try {
          cleanup();
        } catch {
          // The process ends now, and nobody would hear of it.
        }
      }),
    close: () => network.close(),
  };
}

async function writeSummary(markdown: string, log: Log): Promise<void> {
  try {
    await summary.addRaw(markdown).write();
  } catch (failure) {
    const why = (failure as Error).message.replace(/[.\s]+$/, "");
    log.warning(`The job summary could not be written: ${why}.`);
  }
}

function createTeller(log: Log): (failure: unknown) => void {
  const told = new Set<unknown>();
  return (failure) => {
    if (told.has(failure)) return;
    told.add(failure);
    for (const sentence of sentencesOf(failure)) log.error(sentence);
  };
}
