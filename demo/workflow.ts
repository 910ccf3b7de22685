import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { parse } from "yaml";
import { type RunResult, repository, runAction } from "./runner.ts";

/** Runs the jobs of a workflow as GitHub would, from its own file: those that audit many portals, or one of a reader. */

interface WorkflowStep {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly on: {
    readonly workflow_call: {
      readonly inputs: Readonly<Record<string, { readonly default?: unknown }>>;
      readonly outputs?: unknown;
    };
  };
  readonly jobs: Readonly<Record<string, { readonly steps: readonly WorkflowStep[] }>>;
}

/** Everything an expression may name: `inputs`, `secrets`, `matrix`, `steps`, `github`. */
export type Contexts = Readonly<Record<string, unknown>>;

async function readWorkflow(file: string): Promise<Workflow> {
  return parse(await readFile(resolve(repository, ".github", "workflows", file), "utf8")) as Workflow;
}

function defaultsOf({ workflow_call: { inputs } }: Workflow["on"]): Contexts {
  return Object.fromEntries(Object.entries(inputs).map(([name, { default: value }]) => [name, value]));
}

/** The value of a template such as `${{ matrix.inputs.period }}`. The workflows use paths, indexes, `||` and `fromJSON` only. */
function evaluated(template: unknown, contexts: Contexts): string {
  return String(template).replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    for (const alternative of expression.split("||")) {
      const value = resolved(alternative.trim(), contexts);
      if (value !== undefined && value !== "") return String(value);
    }
    return "";
  });
}

function resolved(expression: string, contexts: Contexts): unknown {
  // A JSON object of all keys, which these runs do not give.
  if (expression.startsWith("fromJSON(secrets.") || /^'.*$/.test(expression)) return undefined;
  const parsed = /^fromJSON\(([\w.-]+)\)\.([\w-]+)$/.exec(expression);
  if (parsed !== null) {
    const [, name = "", key = ""] = parsed;
    return member(JSON.parse(String(resolved(name, contexts))), key);
  }
  const index = /^(\w+)\[([\w.-]+)\]$/.exec(expression);
  if (index !== null) {
    const [, name = "", key = ""] = index;
    return member(contexts[name], String(resolved(key, contexts) ?? ""));
  }
  if (!/^[\w.-]+$/.test(expression)) throw new Error(`an expression that is not known here: ${expression}`);
  return expression.split(".").reduce<unknown>(member, contexts);
}

function member(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

/** The bundle of one of this repository's actions, as `uses` names it. */
async function bundleOf(
  uses: string,
): Promise<{ readonly bundle: string; readonly action: string } | undefined> {
  const path = /^org\/docspace-audit(?:\/([\w-]+))?@v1$/.exec(uses);
  if (path === null) return undefined;
  const folder = join(repository, path[1] ?? "");
  const file = parse(await readFile(join(folder, "action.yml"), "utf8")) as { runs: { main: string } };
  return { bundle: join(folder, file.runs.main), action: join(folder, "action.yml") };
}

export interface RunJob {
  /** The name of one of this repository's, or an absolute path. */
  readonly workflow: string;
  readonly job: string;
  readonly contexts: Contexts;
  readonly workspace: string;
  readonly nodeOptions?: readonly string[];
  /** Where artifacts lie, each in a directory of its name. */
  readonly artifacts: string;
  /** Runs a script as the runner's shell would. */
  readonly shell: (script: string, env: Readonly<Record<string, string>>, workspace: string) => Promise<void>;
  readonly onLog?: (text: string) => void;
}

/** Runs the steps of one job; those of this repository by their bundles, artifacts by copying. @returns the actions' runs by step */
export async function runJob(options: RunJob): Promise<ReadonlyMap<string, RunResult>> {
  const { jobs } = await readWorkflow(options.workflow);
  // A batch is given what the workflow that calls it was given.
  const { on } = await readWorkflow("audit-portals.yml");
  const { steps } = jobs[options.job] ?? { steps: [] };
  const contexts = {
    ...options.contexts,
    inputs: { ...defaultsOf(on), ...(options.contexts["inputs"] ?? {}) },
  };
  const runs = new Map<string, RunResult>();
  for (const step of steps) {
    const given = Object.entries(step.with ?? {}).map(
      ([name, value]) => [name, evaluated(value, contexts)] as const,
    );
    const inputs = Object.fromEntries(given);
    if (step.run !== undefined) {
      const env = Object.entries(step.env ?? {}).map(
        ([name, value]) => [name, evaluated(value, contexts)] as const,
      );
      await options.shell(step.run, Object.fromEntries(env), options.workspace);
    } else if (step.uses?.startsWith("actions/upload-artifact@")) {
      if (/keep-reports/.test(step.if ?? "") && resolved("inputs.keep-reports", contexts) !== true) continue;
      await upload(inputs, options);
    } else if (step.uses?.startsWith("actions/download-artifact@")) {
      await download(inputs, options);
    } else {
      const own = step.uses === undefined ? undefined : await bundleOf(step.uses);
      if (own === undefined) continue;
      const { nodeOptions, onLog, workspace } = options;
      const run = await runAction({
        bundle: own.bundle,
        action: own.action,
        inputs,
        workspace,
        ...(nodeOptions ? { nodeOptions } : {}),
        ...(onLog ? { onLog } : {}),
      });
      runs.set(step.id ?? "", run);
    }
  }
  return runs;
}

/** The runner's `bash`, which stops at the first command that fails. */
export const bashShell: RunJob["shell"] = async (script, env, workspace) => {
  const options = { cwd: workspace, env: { PATH: process.env["PATH"] ?? "", ...env } };
  await promisify(execFile)("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], options);
};

async function upload(
  inputs: Readonly<Record<string, string>>,
  { workspace, artifacts }: RunJob,
): Promise<void> {
  const [folder = "", pattern = ""] =
    /^(.*?)(?:\/([^/]*[*.][^/]*))?$/.exec(inputs["path"] ?? "")?.slice(1) ?? [];
  const matching = new RegExp(`^${pattern.replace(/[.]/g, "\\.").replaceAll("*", ".*")}$`);
  const names = await readdir(join(workspace, folder)).catch(() => []);
  for (const name of names.filter((one) => pattern === "" || matching.test(one))) {
    await mkdir(join(artifacts, inputs["name"] ?? ""), { recursive: true });
    await cp(join(workspace, folder, name), join(artifacts, inputs["name"] ?? "", name), { recursive: true });
  }
}

async function download(
  inputs: Readonly<Record<string, string>>,
  { workspace, artifacts }: RunJob,
): Promise<void> {
  const target = join(workspace, inputs["path"] ?? "");
  await mkdir(target, { recursive: true });
  if (inputs["name"] !== undefined) {
    await cp(join(artifacts, inputs["name"]), target, { recursive: true });
    return;
  }
  const prefix = (inputs["pattern"] ?? "").replace(/\*$/, "");
  for (const name of await readdir(artifacts)) {
    if (name.startsWith(prefix)) await cp(join(artifacts, name), join(target, name), { recursive: true });
  }
}
