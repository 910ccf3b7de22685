import { removeEarlierFiles, writeDocument } from "../../deliver/write-files.ts";
import { Problems, UserError } from "../../errors.ts";
import type { Host } from "../../runner/host.ts";
import { writeTexts } from "../../runner/outputs.ts";
import { runStep } from "../../runner/step.ts";
import { INPUTS } from "../../settings/inputs.ts";
import { counted } from "../../text/english.ts";
import { json } from "../../text/json.ts";
import { type Batch, batchesOf, jobsOf } from "./matrix.ts";
import { type PlannedPortal, readPortals } from "./portals-file.ts";

/** Every input of `plan/action.yml`, with what an empty one means. */
export const PLAN_INPUTS = {
  portals: "",
  "portals-file": "",
  period: "",
  "output-directory": "docspace-audit-plan",
} as const;

/** The outputs of `plan/action.yml`, each with what stands where nothing was planned. */
export const PLAN_OUTPUTS = {
  batches: "[]",
  "portal-count": "0",
  "job-count": "0",
  "plan-file": "",
} as const;

const PLAN_FILE = "audit-plan.json";

/** Job outputs hold 1 MiB; they are told in UTF-16, so that half of it is what can be relied on. */
const MOST_OUTPUT = 500_000;

/**
 * The plan of many audits: reads the list of portals, refuses it with all its mistakes at once, and says which jobs to
 * run. What it writes, `audit-plan.json`, tells the roll-up whom to miss. Never rejects.
 *
 * @returns the exit code
 */
export function runPlan(host: Host): Promise<0 | 1> {
  return runStep<Record<keyof typeof PLAN_OUTPUTS, string>>(host, {
    setOutputs: (known) => writeTexts({ ...PLAN_OUTPUTS, ...known }, host.setOutput),
    work: async (addOutputs) => {
      const directory = host.inWorkspace(
        host.readInput("output-directory").trim() || PLAN_INPUTS["output-directory"],
      );
      // The roll-up shall not miss the portals of an earlier list.
      await removeEarlierFiles(directory, (name) => name === PLAN_FILE);
      const portals = await readList(host);
      const batches = batchesOf(jobsOf(portals, Number(INPUTS["requests-per-minute"].default)));
      const text = batchText(batches);
      const { path } = await writeDocument(directory, PLAN_FILE, planFile(portals));
      const jobs = batches.reduce((sum, batch) => sum + batch.jobs.length, 0);
      addOutputs({
        batches: text,
        "portal-count": String(portals.length),
        "job-count": String(jobs),
        "plan-file": path,
      });
      host.log.info(
        `${counted(portals.length, "portal")} in ${counted(jobs, "job")}, ${counted(batches.length, "batch", "batches")}.`,
      );
      return 0;
    },
  });
}

async function readList(host: Host): Promise<readonly PlannedPortal[]> {
  const inline = host.readInput("portals").trim();
  const path = host.readInput("portals-file").trim();
  if ((inline === "") === (path === ""))
    throw new Problems([
      "Give either portals, the list itself as JSON or YAML, or portals-file, a path in the repository.",
    ]);
  const text = inline === "" ? await fileText(host, path) : inline;
  const read = readPortals(text);
  const period = host.readInput("period").trim();
  const where = inline === "" ? path : "portals";
  const mistakes = "mistakes" in read ? read.mistakes : [];
  const problems = [
    ...mistakes.map(({ line, message }) => `${where}, line ${line}: ${message}`),
    ...periodProblems(period),
  ];
  if ("mistakes" in read || problems.length > 0) throw new Problems(problems);
  if (period === "") return read.portals;
  return read.portals.map((portal) => ({ ...portal, inputs: { ...portal.inputs, period } }));
}

function periodProblems(period: string): readonly string[] {
  const parsed = INPUTS.period.parse(period === "" ? INPUTS.period.default : period);
  return "wrong" in parsed ? [`Input period: "${period.slice(0, 80)}" ${parsed.wrong}.`] : [];
}

async function fileText(host: Host, path: string): Promise<string> {
  try {
    return await host.readWorkspaceFile(path);
  } catch (error) {
    if (error instanceof UserError)
      throw new Problems([`The list of portals ${path} cannot be read: ${error.message}.`]);
    throw new Problems([
      `The list of portals ${path} cannot be read: check the path, and that the repository is checked out before.`,
    ]);
  }
}

/** A list of matrices, each as `strategy.matrix` takes it, with the inputs that its jobs share. */
function batchText(batches: readonly Batch[]): string {
  const text = JSON.stringify(
    batches.map(({ shared, jobs }, index) => ({
      batch: index + 1,
      shared: json(shared),
      matrix: json({ include: jobs }),
    })),
  );
  if (text.length > MOST_OUTPUT)
    throw new Problems([
      "The plan is too large for one workflow: split the list, and call the workflow for each, with a name of its own.",
    ]);
  return text;
}

function planFile(portals: readonly PlannedPortal[]): string {
  const known = portals.map(({ name, parts, inputs }) => ({ name, url: inputs["portal-url"], parts }));
  return `${json({ kind: "docspace-audit-plan", portals: known }, 1)}\n`;
}
