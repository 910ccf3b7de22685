import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface StoredIssue {
  readonly number: number;
  title: string;
  body: string;
  state: "open" | "closed";
  labels: string[];
  readonly pullRequest?: boolean;
}

/** What one request is answered with instead of what is asked for. */
interface Refused {
  readonly status: number;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The request is carried out all the same, as where only the answer is lost. */
  readonly done?: boolean;
}

/** GitHub's API of one repository, as far as issues go, on the loopback interface. */
export interface FakeGitHub extends AsyncDisposable {
  readonly apiUrl: string;
  readonly issues: StoredIssue[];
  readonly labels: Set<string>;
  /** Method and path of each request, in order. */
  readonly requests: string[];
  /** Taken by the next requests whose `METHOD path` begins so. */
  readonly refusals: { readonly request: string; readonly answer: Refused }[];
  /** `read`: as a token of a run from a fork. */
  permission: "write" | "read" | "none" | "no-labels";
  issuesEnabled: boolean;
}

export const TOKEN = "ghs_0123456789abcdefghijklmnopqrstuvwxyz";
export const REPOSITORY = "acme/audits";
const LONGEST_BODY = 65_536;

export async function fakeGitHub(): Promise<FakeGitHub> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => handle(request, response, Buffer.concat(chunks).toString()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v3`;
  const github: FakeGitHub = {
    apiUrl,
    ...{ issues: [], labels: new Set<string>(), requests: [], refusals: [] },
    ...{ permission: "write", issuesEnabled: true },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return github;

  function handle(request: IncomingMessage, response: ServerResponse, body: string): void {
    const url = new URL(request.url ?? "/", apiUrl);
    const path = url.pathname.replace("/api/v3", "");
    const line = `${request.method} ${path}`;
    github.requests.push(line);
    const at = github.refusals.findIndex((one) => line.startsWith(one.request));
    const refused = at < 0 ? undefined : github.refusals.splice(at, 1)[0]?.answer;
    const answered =
      refused === undefined || refused.done ? answerTo(request, url, path, body) : { status: 0, content: {} };
    const {
      status,
      content,
      headers = {},
    } = refused === undefined ? answered : { ...refused, content: { message: refused.message ?? "Refused" } };
    response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
    response.end(JSON.stringify(content));
  }

  function answerTo(
    { method, headers }: IncomingMessage,
    url: URL,
    path: string,
    body: string,
  ): { status: number; content: unknown; headers?: Record<string, string> } {
    const failed = (status: number, message: string) => ({ status, content: { message } });
    if (headers.authorization !== `token ${TOKEN}`) return failed(401, "Bad credentials");
    const { permission } = github;
    const root = `/repos/${REPOSITORY}`;
    if (permission === "none" || !path.startsWith(root)) return failed(404, "Not Found");
    if (!github.issuesEnabled && path.startsWith(`${root}/issues`)) {
      return failed(410, "Issues has been disabled in this repository.");
    }
    if (method === "GET" && path === `${root}/issues`) return listed(url);
    if (permission === "read") return failed(403, "Resource not accessible by integration");
    const given = JSON.parse(body) as Partial<StoredIssue> & { readonly name?: string };
    if ((given.body?.length ?? 0) > LONGEST_BODY) return failed(422, "Validation Failed: body is too long");
    if (method === "POST" && path === `${root}/labels`) {
      const name = given.name ?? "";
      if (github.labels.has(name)) return failed(422, "Validation Failed: already_exists");
      github.labels.add(name);
      return { status: 201, content: { name } };
    }
    if (method === "POST" && path === `${root}/issues`) {
      const labels = permission === "no-labels" ? [] : (given.labels ?? []);
      const issue: StoredIssue = {
        ...{ number: github.issues.length + 1, state: "open" as const, labels },
        ...{ title: given.title ?? "", body: given.body ?? "" },
      };
      github.issues.push(issue);
      return { status: 201, content: shown(issue) };
    }
    const issue = github.issues.find(({ number }) => path === `${root}/issues/${number}`);
    if (method !== "PATCH" || issue === undefined) return failed(404, "Not Found");
    if (given.body !== undefined) issue.body = given.body;
    if (given.state !== undefined) issue.state = given.state;
    return { status: 200, content: shown(issue) };
  }

  function listed({ searchParams }: URL) {
    const [label = "", state] = [searchParams.get("labels") ?? "", searchParams.get("state") ?? "open"];
    const size = Number(searchParams.get("per_page") ?? 30);
    const page = Number(searchParams.get("page") ?? 1);
    const found = github.issues
      .filter((one) => one.labels.includes(label) && (state === "all" || one.state === state))
      .toSorted((a, b) => (searchParams.get("direction") === "asc" ? 1 : -1) * (a.number - b.number));
    const next = new URLSearchParams(searchParams);
    next.set("page", String(page + 1));
    const link = `<${apiUrl}/repos/${REPOSITORY}/issues?${next}>; rel="next"`;
    return {
      status: 200,
      content: found.slice((page - 1) * size, page * size).map(shown),
      ...(page * size < found.length ? { headers: { link } } : {}),
    };
  }
}

function shown({ number, title, body, state, labels, pullRequest }: StoredIssue) {
  return {
    ...{ number, title, body, state, html_url: `https://github.example.com/${REPOSITORY}/issues/${number}` },
    labels: labels.map((name) => ({ name })),
    ...(pullRequest === true ? { pull_request: {} } : {}),
  };
}
