import { readFile } from "node:fs/promises";

/** What the workflow run says about itself. */
export interface Workflow {
  /** `private`, `internal` or `public`; undefined where the event does not tell, and then nobody's name is shown. */
  readonly visibility: string | undefined;
  readonly runUrl: string | undefined;
  /** `owner/name`; absent outside of GitHub. */
  readonly repository?: string;
  /** Address of GitHub's API, which another server has elsewhere. */
  readonly apiUrl?: string;
}

/** Reads the event that started the run. Never fails: what cannot be read is not known. */
export async function readWorkflow(env: NodeJS.ProcessEnv): Promise<Workflow> {
  if (env["GITHUB_ACTIONS"] !== "true") return { visibility: undefined, runUrl: undefined };
  const { GITHUB_REPOSITORY: slug, GITHUB_RUN_ID: run, GITHUB_SERVER_URL: server } = env;
  const runUrl = slug && run ? `${server || "https://github.com"}/${slug}/actions/runs/${run}` : undefined;
  const apiUrl = env["GITHUB_API_URL"] || "https://api.github.com";
  const visibility = visibilityIn(await eventOf(env["GITHUB_EVENT_PATH"]));
  return { visibility, runUrl, ...(slug ? { repository: slug, apiUrl } : {}) };
}

async function eventOf(path: string | undefined): Promise<unknown> {
  if (!path) return undefined;
  try {
    return JSON.parse((await readFile(path, "utf8")).replace(/^\ufeff/, ""));
  } catch {
    return undefined;
  }
}

/**
 * The field `private` is also true for internal repositories, which a whole enterprise can read; only `visibility`
 * tells them apart.
 */
function visibilityIn(event: unknown): string | undefined {
  const repository = fieldOf(event, "repository");
  const visibility = fieldOf(repository, "visibility");
  // What contradicts itself is not known.
  if (fieldOf(repository, "private") === false && visibility === "private") return undefined;
  return typeof visibility === "string" ? visibility : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
