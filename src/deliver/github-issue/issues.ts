import { getOctokit } from "@actions/github";

/** An issue, as far as it matters here. */
export interface Issue {
  readonly number: number;
  readonly url: string;
  readonly body: string;
  readonly open: boolean;
  readonly labels: readonly string[];
}

/** The issues of one repository. Everything rejects with what GitHub answered. */
export interface Issues {
  /** All with the label, closed ones too, oldest first; pull requests are none. */
  list(label: string): Promise<readonly Issue[]>;
  /** Rejects with status 422 where the label exists. */
  createLabel(label: string, description: string): Promise<void>;
  create(issue: { readonly title: string; readonly body: string; readonly label: string }): Promise<Issue>;
  update(number: number, change: { readonly body: string; readonly open: boolean }): Promise<Issue>;
}

/** Which repository, and how it is reached. */
export interface Repository {
  /** `owner/name`. */
  readonly repository: string;
  /** `https://api.github.com`, or of a server of one's own `https://github.example.com/api/v3`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly signal: AbortSignal;
}

/** Milliseconds for one answer. */
const PATIENCE = 30_000;

/** Through GitHub's own client, which takes proxies from the environment as the runner does. */
export function githubIssues({ repository, apiUrl, token, signal }: Repository): Issues {
  const nothing = () => undefined;
  const octokit = getOctokit(token, {
    baseUrl: apiUrl.replace(/\/+$/, ""),
    // What it says of deprecated routes is not for the log of a run.
    log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
  });
  octokit.hook.before("request", (options) => {
    options.request = {
      ...options.request,
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    };
  });
  const [owner = "", repo = ""] = repository.split("/");
  const { issues } = octokit.rest;
  return {
    async list(label) {
      const found = await octokit.paginate(issues.listForRepo, {
        ...{ owner, repo, labels: label, state: "all", sort: "created", direction: "asc", per_page: 100 },
      });
      return found.filter((one) => one.pull_request === undefined).map(issueOf);
    },
    async createLabel(name, description) {
      await issues.createLabel({ owner, repo, name, description, color: "ededed" });
    },
    async create({ title, body, label }) {
      return issueOf((await issues.create({ owner, repo, title, body, labels: [label] })).data);
    },
    async update(number, { body, open }) {
      const change = open
        ? ({ state: "open" } as const)
        : ({ state: "closed", state_reason: "completed" } as const);
      return issueOf((await issues.update({ owner, repo, issue_number: number, body, ...change })).data);
    },
  };
}

interface Answered {
  readonly number: number;
  readonly html_url: string;
  readonly body?: string | null | undefined;
  readonly state: string;
  readonly labels: readonly (string | { readonly name?: string | undefined })[];
}

function issueOf({ number, html_url: url, body, state, labels }: Answered): Issue {
  const names = labels.map((label) => (typeof label === "string" ? label : (label.name ?? "")));
  return { number, url, body: body ?? "", open: state === "open", labels: names };
}
