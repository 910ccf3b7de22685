/**
 * The one seam between the program and the network. The real one is undici; tests and the simulation put a portal in
 * the same process behind it.
 */
export interface HttpRequest {
  readonly method: "GET" | "POST" | "PUT";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  /** Milliseconds until the request counts as timed out. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

export interface HttpResponse {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Sends one request, follows no redirect, and rejects on network errors, time-outs and bodies cut short. */
export type Transport = (request: HttpRequest) => Promise<HttpResponse>;

/** How a request failed before there was an answer to judge. */
export type TransportFailure = "network" | "timeout" | "cut-short";

/**
 * What a Transport rejects with, other than with the reason of an aborted signal. `code` is the system's or the
 * HTTP client's name of the failure, e.g. `ECONNREFUSED`; it never holds an address with a query.
 */
export class TransportError extends Error {
  readonly failure: TransportFailure;
  readonly code: string;

  constructor(failure: TransportFailure, code: string, options?: ErrorOptions) {
    super(`${failure}: ${code}`, options);
    this.name = "TransportError";
    this.failure = failure;
    this.code = code;
  }
}
