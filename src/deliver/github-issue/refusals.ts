import { UserError } from "../../errors.ts";
import { plainText } from "../../text/one-line.ts";

/** What is known of a request to GitHub that failed. */
export interface Refusal {
  /** 0 where no answer came. */
  readonly status: number;
  readonly message: string;
  /** Milliseconds until GitHub takes requests again; absent where it is not about a limit. */
  readonly wait?: number;
}

/** GitHub asks to wait a minute where it says nothing else (its rules for integrators). */
const USUAL_WAIT = 60_000;

/** @param now epoch milliseconds */
export function refusalOf(error: unknown, now: number): Refusal {
  const {
    status = 0,
    response,
    message = "",
  } = error as {
    readonly status?: unknown;
    readonly message?: string;
    readonly response?: { readonly headers?: Readonly<Record<string, unknown>> };
  };
  const headers = response?.headers ?? {};
  // Octokit says 500 where no answer came.
  const known = response === undefined ? 0 : Number(status);
  const limited =
    known === 429 ||
    (known === 403 &&
      (headers["retry-after"] !== undefined ||
        String(headers["x-ratelimit-remaining"]) === "0" ||
        /rate limit/i.test(message)));
  return { status: known, message, ...(limited ? { wait: waitOf(headers, now) } : {}) };
}

function waitOf(headers: Readonly<Record<string, unknown>>, now: number): number {
  const after = Number(headers["retry-after"] ?? Number.NaN);
  if (Number.isFinite(after)) return Math.max(0, after * 1000);
  const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN);
  if (String(headers["x-ratelimit-remaining"]) === "0" && Number.isFinite(reset)) {
    return Math.max(1000, reset * 1000 - now);
  }
  return USUAL_WAIT;
}

/** The sentence that says what to do. */
export function refusalSentence({ status, message, wait }: Refusal, repository: string): UserError {
  return new UserError(`The issue on GitHub was not written: ${why()}`);

  function why(): string {
    if (wait !== undefined) {
      const minutes = Math.ceil(wait / 60_000);
      return `GitHub's limit of requests is reached for ${minutes} min. Run again after that.`;
    }
    switch (status) {
      case 0:
        return "GitHub did not answer. Run again; a self-hosted runner must reach GitHub's API.";
      case 401:
        return "GitHub does not accept github-token. Leave the input out, and the workflow's own token is used.";
      case 403:
      case 404:
        return `the token may not write issues of ${repository} (${status}). Give the job \`permissions: issues: write\`; runs from forks and of Dependabot never get it.`;
      case 410:
        return `issues are turned off in ${repository}. Turn them on in the repository's settings, or set github-issue: off.`;
      default:
        return `GitHub answered ${status} (${plainText(message, 200)}). ${status >= 500 ? "Run again." : "Check the repository."}`;
    }
  }
}
