import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";
import { type Dispatcher, EnvHttpProxyAgent, request } from "undici";
import { MOST_AT_ONCE } from "./pace.ts";
import type { HttpRequest, HttpResponse, Transport } from "./transport.ts";
import { TransportError } from "./transport.ts";

/** One pool of kept-alive connections; `close` lets go of them at the end of the run. */
export interface OpenTransport {
  readonly send: Transport;
  close(): Promise<void>;
}

/** More bytes than any answer of the portal that is read as a whole. */
const MOST_BYTES = 512 * 1024 * 1024;

const decoders: Readonly<Record<string, (bytes: Uint8Array) => Promise<Uint8Array>>> = {
  gzip: limited(promisify(gunzip)),
  br: limited(promisify(brotliDecompress)),
  deflate: limited(promisify(inflate)),
};

/**
 * The network. Honours `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, follows no redirect, and undoes gzip and brotli.
 * A time-out covers everything from the connection to the last byte.
 */
export function openTransport(): OpenTransport {
  const dispatcher = new EnvHttpProxyAgent({
    connections: MOST_AT_ONCE,
    allowH2: false,
    keepAliveTimeout: 30_000,
  });
  return {
    send: (message) => send(dispatcher, message),
    close: () => dispatcher.destroy(),
  };
}

async function send(dispatcher: Dispatcher, message: HttpRequest): Promise<HttpResponse> {
  message.signal.throwIfAborted();
  const controller = new AbortController();
  const expired = new TransportError("timeout", `no complete answer within ${message.timeout} ms`);
  const cancel = () => controller.abort(message.signal.reason);
  const timer = setTimeout(() => controller.abort(expired), message.timeout);
  message.signal.addEventListener("abort", cancel, { once: true });
  try {
    const answer = await request(message.url, {
      dispatcher,
      method: message.method,
      headers: { "accept-encoding": "gzip, br", ...message.headers },
      body: message.body ?? null,
      signal: controller.signal,
      // The timer above is the only one.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    const headers = flatten(answer.headers);
    const body = new Uint8Array(await answer.body.arrayBuffer());
    return { status: answer.statusCode, headers, body: await decode(body, headers) };
  } catch (error) {
    message.signal.throwIfAborted();
    if (controller.signal.aborted) throw expired;
    throw asTransportError(error);
  } finally {
    clearTimeout(timer);
    message.signal.removeEventListener("abort", cancel);
  }
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : value;
  }
  return flat;
}

async function decode(body: Uint8Array, headers: Record<string, string>): Promise<Uint8Array> {
  const encoding = headers["content-encoding"]?.trim().toLowerCase();
  if (encoding === undefined || encoding === "identity" || body.length === 0) return body;
  const decoder = decoders[encoding];
  if (!decoder) throw new TransportError("network", `content-encoding ${encoding.slice(0, 40)} is not known`);
  try {
    return await decoder(body);
  } catch (cause) {
    throw new TransportError("cut-short", codeOf(cause), { cause });
  }
}

function limited(
  decoder: (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>,
): (bytes: Uint8Array) => Promise<Uint8Array> {
  return (bytes) => decoder(bytes, { maxOutputLength: MOST_BYTES });
}

function asTransportError(cause: unknown): TransportError {
  if (cause instanceof TransportError) return cause;
  const code = codeOf(cause);
  if (code === "UND_ERR_RES_CONTENT_LENGTH_MISMATCH") return new TransportError("cut-short", code, { cause });
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return new TransportError("timeout", code, { cause });
  return new TransportError("network", code, { cause });
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  // A socket error names its true cause one level down; "other side closed" has none.
  const cause = error.cause instanceof Error ? error.cause : undefined;
  for (const candidate of [cause, error]) {
    if (candidate && "code" in candidate && typeof candidate.code === "string") return candidate.code;
  }
  return error.name;
}
