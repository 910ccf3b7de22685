import { INPUTS, type InputName } from "../../settings/inputs.ts";
import { jobNames, type PlannedPortal } from "./portals-file.ts";

/** Jobs that GitHub makes of one matrix, at most. */
const MOST_JOBS = 256;

/** One job of the matrix: the portal, its secrets' names, and every input that is neither the action's default nor shared. */
export interface Job {
  /** Names the job and its artifact: `acme`, or `acme-2-of-5`. */
  readonly name: string;
  readonly secret: string;
  readonly "smtp-secret": string;
  readonly environment: string;
  /** A list of labels as JSON. */
  readonly "runs-on": string;
  readonly inputs: Readonly<Partial<Record<InputName, string>>>;
}

/** The jobs of all portals. The requests a minute of one key are divided among the parts of its portal. */
export function jobsOf(portals: readonly PlannedPortal[], defaultBudget: number): Job[] {
  return portals.flatMap(({ name, secret, smtpSecret, environment, runsOn, parts, inputs }) => {
    const job = { secret, "smtp-secret": smtpSecret, environment, "runs-on": JSON.stringify(runsOn) };
    if (parts === 1) return [{ name, ...job, inputs: withSummary(inputs) }];
    const budget = Number(inputs["requests-per-minute"] ?? defaultBudget);
    return jobNames({ name, parts }).map((jobName, index) => ({
      name: jobName,
      ...job,
      inputs: {
        ...withSummary(inputs),
        // Without a name of their own, each job's reports would replace those of the others in the portal's folder.
        "report-label": `${inputs["report-label"] ?? ""} part ${index + 1} of ${parts}`.trim(),
        "room-ids": `part ${index + 1}/${parts}`,
        "requests-per-minute": String(Math.max(1, Math.floor(budget / parts))),
      },
    }));
  });
}

/** The summary is what a job hands on, whatever else it writes. */
function withSummary(inputs: PlannedPortal["inputs"]): PlannedPortal["inputs"] {
  const { formats = INPUTS.formats.default } = inputs;
  return /\bsummary\b/i.test(formats) ? inputs : { ...inputs, formats: `${formats}, summary` };
}

/** Jobs that one matrix holds, and the inputs that hold for each of them that does not give its own. */
export interface Batch {
  readonly shared: Job["inputs"];
  readonly jobs: readonly Job[];
}

/** In batches of at most {@link MOST_JOBS}, each of about the same size. What jobs share is written once: GitHub bounds the whole. */
export function batchesOf(jobs: readonly Job[]): Batch[] {
  const count = Math.max(1, Math.ceil(jobs.length / MOST_JOBS));
  const size = Math.ceil(jobs.length / count);
  return Array.from({ length: count }, (_, index) => batchOf(jobs.slice(index * size, (index + 1) * size)));
}

function batchOf(jobs: readonly Job[]): Batch {
  const shared: Partial<Record<InputName, string>> = {};
  for (const name of Object.keys(INPUTS) as InputName[]) {
    const value = usualValue(jobs.map(({ inputs }) => inputs[name]));
    if (value !== undefined) shared[name] = value;
  }
  return { shared, jobs: jobs.map((job) => ({ ...job, inputs: without(shared, job.inputs) })) };
}

/** The value that most have; undefined where one has none, for it would be given this one, and where all differ. */
function usualValue(values: readonly (string | undefined)[]): string | undefined {
  const seen = new Map<string, number>();
  for (const value of values) {
    if (value === undefined) return undefined;
    seen.set(value, (seen.get(value) ?? 0) + 1);
  }
  const [[value, times] = ["", 0]] = [...seen].sort(([, a], [, b]) => b - a);
  return times > 1 ? value : undefined;
}

function without(shared: Job["inputs"], inputs: Job["inputs"]): Job["inputs"] {
  return Object.fromEntries(
    Object.entries(inputs).filter(([name, value]) => shared[name as InputName] !== value),
  );
}
