import { Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";
import type { buildConnector, Dispatcher } from "undici";
import { UserError } from "../../errors.ts";
import { MOST_AT_ONCE } from "./pace.ts";
import { ignoredExemptions, type ProxyVariables, proxyFor } from "./proxies.ts";
import { failureCode } from "./tls-failures.ts";
import type { HttpRequest, HttpResponse, Transport } from "./transport.ts";
import { MOST_BYTES, PROXY, TransportError } from "./transport.ts";

/** One pool of kept-alive connections; `close` lets go of them at the end of the run. */
export interface OpenTransport {
  readonly send: Transport;
  /** What of the proxies' variables has no effect, in sentences. */
  readonly warnings: readonly string[];
  close(): Promise<void>;
}

/** Milliseconds without a byte after which an answer counts as broken off, whatever time is left. */
const LONGEST_SILENCE = 45_000;

const DECODERS: Readonly<Record<string, (wire: Uint8Array) => Transform>> = {
  gzip: () => createGunzip(),
  "x-gzip": () => createGunzip(),
  br: () => createBrotliDecompress(),
  // Some servers send it without the header that belongs to it (RFC 9110 §8.4.1.2).
  deflate: ([first = 0]) => ((first & 0x0f) === 8 ? createInflate() : createInflateRaw()),
};

type Undici = typeof import("undici");

const POOL = { connections: MOST_AT_ONCE, allowH2: false, keepAliveTimeout: 30_000 };

/**
 * The network. Follows no redirect, undoes gzip and brotli, and reads no more of an answer than the request allows. A
 * time-out covers everything from the connection to the last byte. Opens nothing before the first request, so that
 * what is wrong with the proxies' variables is that request's failure.
 */
export function openTransport(variables: ProxyVariables = process.env): OpenTransport {
  const dispatchers = new Map<string, Dispatcher>();
  const dispatcherFor = (undici: Undici, url: URL): Dispatcher => {
    const proxy = proxyFor(url, variables);
    const known = dispatchers.get(proxy?.href ?? "");
    const dispatcher = known ?? (proxy ? throughProxy(undici, proxy) : direct(undici));
    dispatchers.set(proxy?.href ?? "", dispatcher);
    return dispatcher;
  };
  return {
    warnings: ignoredExemptions(variables).map(
      (one) =>
        `NO_PROXY holds ${one}, which has no effect here: name single hosts, with commas between them, or .example.com for all below a domain.`,
    ),
    send: async (message) => {
      // Loaded with the first request: it takes longer to load than the rest of the program.
      const undici = await import("undici");
      return send(undici, dispatcherFor(undici, message.url), message);
    },
    close: async () => {
      await Promise.all([...dispatchers.values()].map((one) => one.destroy()));
    },
  };
}

function direct({ Agent, buildConnector: connectorOf }: Undici): Dispatcher {
  return new Agent({ ...POOL, connect: tellingWhy(connectorOf({ allowH2: false })) });
}

/**
 * With TLS 1.3 a server that wants a certificate says so when the connection stands already, and ends it: the client
 * would tell of the end alone. A socket's first failure stays what ended it.
 */
function tellingWhy(open: buildConnector.connector): buildConnector.connector {
  return (options, done) =>
    open(options, (error, socket) => {
      if (error !== null) return done(error, null);
      socket.once("error", (first: Error) => {
        const end = socket.destroy.bind(socket);
        socket.destroy = () => end(first);
      });
      done(null, socket);
    });
}

/** User and password go into a header of their own, once decoded. */
function throughProxy({ Pool, ProxyAgent }: Undici, proxy: URL): Dispatcher {
  const { username, password } = proxy;
  const token =
    username === "" && password === "" ? {} : { token: `Basic ${credentials(username, password)}` };
  return new ProxyAgent({
    uri: proxy.origin,
    ...token,
    ...POOL,
    clientFactory: (origin, options) => new Pool(origin, { ...options, connect: toldApart(options) }),
  });
}

function credentials(username: string, password: string): string {
  try {
    return Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64");
  } catch {
    throw new UserError(
      "The user or password in HTTPS_PROXY or HTTP_PROXY holds a % that is not part of an encoded character: write it as %25.",
    );
  }
}

/** What keeps the proxy itself from being reached: else its certificate would be taken for the portal's. */
class ProxyUnreachable extends Error {
  readonly code: string;

  constructor(failure: Error) {
    super(failure.message);
    this.code = `${PROXY}${codeOf(failure)}`;
  }
}

function toldApart({ connect }: { readonly connect?: unknown }): buildConnector.connector {
  const open = connect as buildConnector.connector;
  return (options, done) =>
    open(options, (error, socket) =>
      error === null ? done(null, socket) : done(new ProxyUnreachable(error), null),
    );
}

async function send(
  { request }: Undici,
  dispatcher: Dispatcher,
  message: HttpRequest,
): Promise<HttpResponse> {
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
      headers: { "accept-encoding": "gzip, br", ...lengthOf(message.body), ...message.headers },
      body: typeof message.body === "object" ? Readable.from(message.body) : (message.body ?? null),
      signal: controller.signal,
      // The timer above bounds the whole; silence in the middle of an answer is bounded besides.
      headersTimeout: 0,
      bodyTimeout: LONGEST_SILENCE,
    });
    const headers = flatten(answer.headers);
    const body = await readBody(answer.body, headers["content-encoding"], message.mostBytes ?? MOST_BYTES);
    return { status: answer.statusCode, headers, body };
  } catch (error) {
    message.signal.throwIfAborted();
    if (controller.signal.aborted) throw expired;
    throw asTransportError(error);
  } finally {
    clearTimeout(timer);
    message.signal.removeEventListener("abort", cancel);
  }
}

/** Of bytes in pieces the client cannot know it, and servers may refuse a body of unknown length. */
function lengthOf(body: HttpRequest["body"]): Record<string, string> {
  if (body === undefined || typeof body === "string") return {};
  return { "content-length": String(body.reduce((sum, { byteLength }) => sum + byteLength, 0)) };
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : value;
  }
  return flat;
}

/** The body decoded; what is on the wire and what becomes of it are counted as they come, so that memory stays flat. */
async function readBody(
  body: Dispatcher.ResponseData["body"],
  encoding: string | undefined,
  most: number,
): Promise<Uint8Array> {
  const name = encoding?.trim().toLowerCase() ?? "identity";
  const decoder = name === "" || name === "identity" ? undefined : DECODERS[name];
  try {
    if (decoder === undefined && name !== "" && name !== "identity")
      throw new TransportError("encoding", /^[a-z, -]{1,20}$/.test(name) ? name : "unknown");
    const wire = await collect(body, most);
    return decoder === undefined || wire.length === 0 ? wire : await decode(wire, decoder(wire), most);
  } catch (error) {
    // Destroying a body that was read to its end does nothing; one under way ends its connection.
    body.on("error", () => undefined).destroy();
    throw error;
  }
}

async function decode(wire: Uint8Array, decoder: Transform, most: number): Promise<Uint8Array> {
  try {
    decoder.end(wire);
    return await collect(decoder, most);
  } catch (cause) {
    if (cause instanceof TransportError) throw cause;
    throw new TransportError("cut-short", codeOf(cause), { cause });
  } finally {
    decoder.on("error", () => undefined).destroy();
  }
}

async function collect(chunks: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > most) throw new TransportError("too-large", `more than ${most} bytes`);
    parts.push(chunk);
  }
  return Buffer.concat(parts, bytes);
}

function asTransportError(cause: unknown): Error {
  if (cause instanceof TransportError || cause instanceof UserError) return cause;
  const code = codeOf(cause);
  if (code.startsWith(PROXY)) return new TransportError("network", code, { cause });
  if (code === "UND_ERR_RES_CONTENT_LENGTH_MISMATCH") return new TransportError("cut-short", code, { cause });
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return new TransportError("timeout", code, { cause });
  const refusal = proxyRefusal(cause);
  return new TransportError("network", refusal === undefined ? code : `${PROXY}${refusal}`, { cause });
}

/** The status with which a proxy refused a tunnel; the client has it in its message alone. */
function proxyRefusal(error: unknown): string | undefined {
  const message =
    error instanceof Error
      ? `${error.message} ${error.cause instanceof Error ? error.cause.message : ""}`
      : "";
  return /Proxy response \((\d{3})\)/.exec(message)?.[1];
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  // A socket error names its true cause one level down; "other side closed" has none.
  const cause = error.cause instanceof Error ? error.cause : undefined;
  for (const candidate of [cause, error]) {
    if (candidate && "code" in candidate && typeof candidate.code === "string")
      return failureCode(candidate.code, candidate.message);
  }
  return error.name;
}
