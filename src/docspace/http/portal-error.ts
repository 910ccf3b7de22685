import { UserError } from "../../errors.ts";
import { tlsFailure } from "./tls-failures.ts";
import { PROXY, type TransportError } from "./transport.ts";

/** What stands between the program and the portal; each kind has one remedy. */
export type PortalErrorKind =
  | "bad-key"
  | "key-scope"
  | "role"
  | "ip-restricted"
  | "portal-state"
  | "plan"
  | "not-found"
  | "rate-limited"
  | "validation"
  | "conflict"
  | "too-large"
  | "unsupported"
  | "refused"
  | "server"
  | "network"
  | "certificate"
  | "timeout"
  | "cut-short"
  | "redirect"
  | "not-docspace"
  | "unexpected-answer";

export interface PortalErrorFacts {
  readonly kind: PortalErrorKind;
  /** `GET /api/2.0/files/rooms/6`: method and path, without the query. */
  readonly endpoint: string;
  /** Absent when there was no answer. */
  readonly status?: number;
  /** Milliseconds the server asked to wait. */
  readonly retryAfter?: number;
  /** `X-RateLimit-Limit` of a 429: 1500 for the window of a minute, 50 or 15 for requests at once. */
  readonly limit?: number;
  readonly cause?: unknown;
}

/** A request that failed, as one sentence: what, why, what to do. Holds neither the key nor the server's stack. */
export class PortalError extends UserError {
  override readonly name = "PortalError";
  readonly kind: PortalErrorKind;
  readonly endpoint: string;
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;
  readonly limit: number | undefined;

  constructor(message: string, facts: PortalErrorFacts) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.kind = facts.kind;
    this.endpoint = facts.endpoint;
    this.status = facts.status;
    this.retryAfter = facts.retryAfter;
    this.limit = facts.limit;
  }
}

/** Whether every further request would get the same answer: the key was revoked, the plan ended, and the like. */
export function isHopeless(error: unknown): boolean {
  return error instanceof PortalError && HOPELESS.has(error.kind);
}

const HOPELESS: ReadonlySet<PortalErrorKind> = new Set([
  "bad-key",
  "key-scope",
  "role",
  "ip-restricted",
  "portal-state",
  "plan",
]);

/** Whether the portal said that what was asked for does not exist. */
export function isNotFound(error: unknown): error is PortalError {
  return error instanceof PortalError && error.kind === "not-found";
}

/** Puts a failure below HTTP into words. */
export function networkError(endpoint: string, host: string, failure: TransportError): PortalError {
  const facts = { endpoint, cause: failure };
  const { code } = failure;
  switch (failure.failure) {
    case "timeout":
      return new PortalError(
        `The portal did not answer ${endpoint} in time (${code}): it is overloaded or cannot be reached from here; try again later.`,
        { kind: "timeout", ...facts },
      );
    case "cut-short":
      return new PortalError(
        `The portal's answer to ${endpoint} was cut short (${code}): the connection or a proxy in between broke off; try again.`,
        { kind: "cut-short", ...facts },
      );
    case "too-large":
      return new PortalError(
        `The answer to ${endpoint} is larger than any that this action can use (${code}): another server may answer at portal-url, or a file is not what its title says; it was not read to its end.`,
        { kind: "too-large", ...facts },
      );
    case "encoding":
      return new PortalError(
        `The answer to ${endpoint} comes in a form that was not asked for (content-encoding: ${code}): a proxy in between or in front of the portal does that; let it send gzip or nothing, or leave the portal out of it.`,
        { kind: "refused", ...facts },
      );
    case "network":
      break;
  }
  const ofProxy = code.startsWith(PROXY);
  const insecure = tlsFailure(
    ofProxy ? code.slice(PROXY.length) : code,
    ofProxy ? "HTTPS_PROXY" : "portal-url",
  );
  if (insecure !== undefined) {
    const server = ofProxy ? "the proxy named in HTTPS_PROXY" : host;
    const message = `No secure connection to ${server} (${code}): ${insecure}.`;
    return new PortalError(message, { kind: "certificate", ...facts });
  }
  return new PortalError(`${host} cannot be reached for ${endpoint} (${code}): ${whyUnreachable(code)}.`, {
    kind: "network",
    ...facts,
  });
}

function whyUnreachable(code: string): string {
  if (code.startsWith("PROXY_407")) {
    return "the proxy named in HTTPS_PROXY wants a user and password, or other ones; write them into the variable as http://user:password@host:port";
  }
  if (/^PROXY_\d/.test(code)) {
    return "the proxy named in HTTPS_PROXY does not lead there; check it, or name the host in NO_PROXY";
  }
  if (code.startsWith(PROXY)) {
    return "the proxy named in HTTPS_PROXY does not answer; check its name and port, or name the host in NO_PROXY";
  }
  const unknownName = code === "ENOTFOUND" || code === "EAI_AGAIN";
  const why = unknownName ? "this name cannot be resolved" : "the connection failed";
  return `${why}; check portal-url, the network and the proxy settings`;
}

/** An answer that is DocSpace's, but not of the shape that this program knows. */
export function unexpectedAnswer(endpoint: string, what: string): PortalError {
  return new PortalError(
    `The portal's answer to ${endpoint} ${what}: its version may be newer or older than this action knows; please report it with the portal's version.`,
    { kind: "unexpected-answer", endpoint },
  );
}
