/**
 * The one seam between the program and the network. The real one is undici; tests and the simulation put a portal in
 * the same process behind it.
 */
export interface HttpRequest {
  readonly method: "GET" | "POST";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | BytesInPieces;
  /** Milliseconds until the request counts as timed out. */
  readonly timeout: number;
  /** Bytes that the answer's body may have, on the wire and decoded; {@link MOST_BYTES} when absent. */
  readonly mostBytes?: number;
  readonly signal: AbortSignal;
}

/** Sent one after the other, so that nobody has to copy a large file between its head and its end. */
export type BytesInPieces = readonly Uint8Array[];

/** More than any page of a list, of which the largest that were seen have half a megabyte. */
export const MOST_BYTES = 64 * 1024 * 1024;

export interface HttpResponse {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Sends one request, follows no redirect, and rejects on network errors, time-outs, bodies cut short or too large. */
export type Transport = (request: HttpRequest) => Promise<HttpResponse>;

/** How a request failed before there was an answer to judge. */
export type TransportFailure = "network" | "timeout" | "cut-short" | "too-large" | "encoding";

/** How the code of a failure begins that is a proxy's: `PROXY_407`, `PROXY_CERT_HAS_EXPIRED`. */
export const PROXY = "PROXY_";

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
