import { UserError } from "../../errors.ts";
import { isThisMachine } from "../../text/this-machine.ts";
import type { Clock } from "../../time/clock.ts";
import { type Envelope, readEnvelope } from "../wire/envelope.ts";
import { looksLikeHtml } from "./answer-words.ts";
import { createPace, type Pace } from "./pace.ts";
import { networkError, PortalError } from "./portal-error.ts";
import { createPortalTime } from "./portal-time.ts";
import { notDocSpaceError, refusalOf } from "./refusals.ts";
import {
  createRetryBudget,
  mayPass,
  RETRY_POLICY,
  type Retry,
  type RetryPolicy,
  wasRefusedUnread,
  withRetries,
} from "./retry.ts";
import {
  type BytesInPieces,
  type HttpRequest,
  type HttpResponse,
  MOST_BYTES,
  type Transport,
  TransportError,
} from "./transport.ts";
import { withoutKey } from "./without-key.ts";

/** Values of a query; those that are undefined are left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * A portal and the key to it. Paths are relative to `/api/2.0/`, e.g. `files/rooms`; one that begins with "/" is taken
 * from the portal's root. Every function rejects with a PortalError, or with the signal's reason.
 */
export interface DocSpace {
  /** Ends with "/". */
  readonly portalUrl: URL;
  /** Ends the run: every request under way or waiting rejects with its reason. */
  readonly signal: AbortSignal;
  readonly pace: Pace;
  /** Attempts sent so far by kind, e.g. `GET files/rooms/{id}/share`. */
  readonly requests: ReadonlyMap<string, number>;
  /**
   * Milliseconds since 1970 by the portal's clock, which the `Date` header of its answers tells; before the first
   * answer, and where there is no such header, by this machine's.
   */
  now(): number;
  /** Milliseconds by which the portal's clock is ahead of this machine's; undefined until an answer told. */
  clockSkew(): number | undefined;
  get(path: string, query?: Query): Promise<Envelope>;
  /** Without the key: keys with few scopes are refused by addresses that everybody may read. */
  getAnonymous(path: string, query?: Query): Promise<Envelope>;
  /** @param mostBytes an answer that is larger is not read to its end, and rejects with kind `too-large` */
  getBytes(path: string, query?: Query, mostBytes?: number): Promise<Uint8Array>;
  /** Repeated only when a limit turned it away: whether a POST took effect after a time-out must be looked up. */
  postJson(path: string, body: unknown, query?: Query): Promise<Envelope>;
  /** For a POST that only asks something: repeated like a GET. */
  postQuestion(path: string, body: unknown): Promise<Envelope>;
  postMultipart(path: string, query: Query, part: FilePart): Promise<Envelope>;
  /** The same for answers that come without the envelope. */
  postMultipartBare(path: string, query: Query, part: FilePart): Promise<unknown>;
}

/** The one part of an upload. */
interface FilePart {
  readonly fieldName: string;
  /** Becomes the file's title. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export interface DocSpaceSettings {
  readonly portalUrl: URL;
  readonly apiKey: string;
  readonly transport: Transport;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly requestsPerMinute: number;
  /** Shared with whoever else sends requests to this portal; one of its own when absent. */
  readonly pace?: Pace;
  readonly signal: AbortSignal;
  readonly onRetry?: (retry: Retry) => void;
  readonly userAgent?: string;
  readonly retryPolicy?: RetryPolicy;
}

const GET_TIMEOUT = 60_000;
const POST_TIMEOUT = 300_000;
interface Message {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly query: Query;
  readonly anonymous?: boolean;
  /** A POST that changes nothing. */
  readonly asksOnly?: boolean;
  readonly mostBytes?: number;
  readonly contentType?: string;
  readonly body?: string | BytesInPieces;
}

/** Opens a portal; sends nothing yet. Long because every way to ask shares one pace, one key and one count. */
export function createDocSpace(settings: DocSpaceSettings): DocSpace {
  const { apiKey, transport, clock, random, signal } = settings;
  const base = baseOf(settings.portalUrl);
  const pace = settings.pace ?? createPace({ requestsPerMinute: settings.requestsPerMinute, clock });
  const requests = new Map<string, number>();
  const time = createPortalTime(clock);
  const conceal = withoutKey(apiKey);
  const retries = {
    policy: settings.retryPolicy ?? RETRY_POLICY,
    budget: createRetryBudget(),
    clock,
    random,
    onRetry: settings.onRetry ?? (() => undefined),
    signal,
  };

  /** One attempt: rejects unless the answer is a success. */
  const attempt = async (message: Message, kind: string): Promise<HttpResponse> => {
    const url = addressOf(base, message.path, message.query);
    const endpoint = `${message.method} ${url.pathname}`;
    requests.set(kind, (requests.get(kind) ?? 0) + 1);
    let answer: HttpResponse;
    const asked = clock.now();
    try {
      answer = await transport(httpRequest(message, url, settings));
    } catch (error) {
      signal.throwIfAborted();
      throw error instanceof TransportError ? networkError(endpoint, url.host, error) : error;
    }
    time.learn(answer.headers, asked);
    if (answer.status >= 200 && answer.status < 300) return { ...answer, body: conceal(answer.body) };
    const { method, anonymous = false } = message;
    throw refusalOf({ method, path: url.pathname, anonymous, apiKey }, answer, time.now());
  };

  const send = <T>(message: Message, read: (answer: HttpResponse, endpoint: string) => T): Promise<T> => {
    const { pathname } = addressOf(base, message.path, {});
    const kind = kindOf(message.method, message.path);
    const measured = isOneOfMany(message, kind) ? { signal, kind } : { signal };
    const once = async () => {
      const answer = await pace.run(() => attempt(message, kind), measured);
      return read(answer, `${message.method} ${pathname}`);
    };
    const mayRepeat = message.method === "GET" || message.asksOnly ? isPassing : wasRefusedUnread;
    return withRetries(pathname, once, retries, mayRepeat);
  };

  // Once a DocSpace has answered here, a web page in its place is a gateway's, for a while.
  let hasAnswered = false;
  const isPassing = (error: PortalError) =>
    mayPass(error) || (hasAnswered && error.kind === "not-docspace" && error.status === 200);
  const envelope = (answer: HttpResponse, endpoint: string) => {
    const read = readEnvelope(endpoint, jsonOf(answer, endpoint));
    hasAnswered = true;
    return read;
  };
  return {
    portalUrl: base,
    signal,
    pace,
    requests,
    now: time.now,
    clockSkew: time.skew,
    get: (path, query = {}) => send({ method: "GET", path, query }, envelope),
    getAnonymous: (path, query = {}) => send({ method: "GET", path, query, anonymous: true }, envelope),
    getBytes: (path, query = {}, mostBytes = MOST_BYTES) =>
      send({ method: "GET", path, query, mostBytes }, (answer) => answer.body),
    postJson: (path, body, query = {}) => send(jsonMessage(path, query, body), envelope),
    postQuestion: (path, body) => send({ ...jsonMessage(path, {}, body), asksOnly: true }, envelope),
    postMultipart: async (path, query, part) => send(await multipart(path, query, part), envelope),
    postMultipartBare: async (path, query, part) => send(await multipart(path, query, part), jsonOf),
  };
}

function httpRequest(message: Message, url: URL, settings: DocSpaceSettings): HttpRequest {
  return {
    method: message.method,
    url,
    headers: {
      accept: "application/json",
      "user-agent": settings.userAgent ?? "docspace-audit",
      ...(message.anonymous ? {} : { authorization: `Bearer ${settings.apiKey}` }),
      ...(message.contentType === undefined ? {} : { "content-type": message.contentType }),
    },
    ...(message.body === undefined ? {} : { body: message.body }),
    timeout: message.method === "GET" ? GET_TIMEOUT : POST_TIMEOUT,
    ...(message.mostBytes === undefined ? {} : { mostBytes: message.mostBytes }),
    signal: settings.signal,
  };
}

function jsonMessage(path: string, query: Query, body: unknown): Message {
  return { method: "POST", path, query, contentType: "application/json", body: JSON.stringify(body) };
}

async function multipart(path: string, query: Query, part: FilePart): Promise<Message> {
  return { method: "POST", path, query, ...(await multipartBody(part)) };
}

/**
 * A `multipart/form-data` body with one file; no name can end its header early. An empty file is encoded, and the bytes
 * sent between its head and its end: encoded or put together with them, a large file would be in memory several times.
 */
async function multipartBody({
  fieldName,
  fileName,
  bytes,
}: FilePart): Promise<Pick<Message, "contentType" | "body">> {
  const form = new FormData();
  form.set(fieldName, new Blob([]), fileName.toWellFormed());
  const encoded = new Response(form);
  const empty = Buffer.from(await encoded.arrayBuffer());
  const begin = empty.indexOf(END_OF_HEAD) + END_OF_HEAD.length;
  return {
    contentType: encoded.headers.get("content-type") ?? "",
    body: [empty.subarray(0, begin), bytes, empty.subarray(begin)],
  };
}

const END_OF_HEAD = "\r\n\r\n";

/** The portal's address as a base: https, or http to this machine; without query, user and password. */
function baseOf(portalUrl: URL): URL {
  const loopback = isThisMachine(portalUrl.hostname);
  if (portalUrl.protocol !== "https:" && !(portalUrl.protocol === "http:" && loopback)) {
    throw new UserError(
      `The API key is not sent to ${portalUrl.origin}: use an https address as portal-url.`,
    );
  }
  const path = portalUrl.pathname.endsWith("/") ? portalUrl.pathname : `${portalUrl.pathname}/`;
  return new URL(path, portalUrl.origin);
}

function addressOf(base: URL, path: string, query: Query): URL {
  const url = new URL(base);
  url.pathname += path.startsWith("/") ? path.slice(1) : `api/2.0/${path}`;
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.append(name, String(value));
  }
  return url;
}

function kindOf(method: string, path: string): string {
  return `${method} ${path.replace(/(?<=\/)(\d+|[0-9a-f]{8}-[0-9a-f-]{27})(?=\/|$)/gi, "{id}")}`;
}

/** Whether a run asks so much of this kind that their latencies can be compared: pages of the trail, and what each room is asked. */
function isOneOfMany({ method, query }: Message, kind: string): boolean {
  return method === "GET" && /\{id\}|\/events\//.test(kind) && query["count"] !== 1;
}

/**
 * A success whose body is no JSON: a web page is another server's; anything else is the beginning of an answer whose
 * rest got lost on the way.
 */
function jsonOf(answer: HttpResponse, endpoint: string): unknown {
  try {
    return JSON.parse(decoder.decode(answer.body));
  } catch {
    // What the parser complains about quotes the body, which is nobody's business in a log.
    if (looksLikeHtml(answer) || !/json/i.test(answer.headers["content-type"] ?? "")) {
      throw notDocSpaceError(endpoint, answer.status);
    }
    throw new PortalError(
      `The portal's answer to ${endpoint} was cut short: the connection or a proxy in between broke off; try again.`,
      { kind: "cut-short", endpoint, status: answer.status },
    );
  }
}

const decoder = new TextDecoder();
