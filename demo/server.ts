import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Clock } from "../src/time/clock.ts";
import { type DemoPortal, type ReceivedRequest, systemClock } from "./portal.ts";

export interface DemoServerOptions {
  /** 0, the default: any free one. */
  readonly port?: number;
  /** The portal's clock before `clockSkew`; the real one by default. */
  readonly clock?: Clock;
}

export interface DemoServer {
  /** `http://127.0.0.1:port`, without a slash at the end. */
  readonly url: string;
  /** What came in, oldest first. */
  readonly requests: readonly ReceivedRequest[];
  close(): Promise<void>;
}

async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}

function* inPieces(content: Uint8Array, size: number): Generator<Uint8Array> {
  for (let from = 0; from < content.length; from += size) yield content.subarray(from, from + size);
}

/** Sends a body piece by piece, never more than the connection takes, until it ends or nobody reads any more. */
async function sendPieces(
  response: ServerResponse,
  pieces: Iterable<Uint8Array>,
  pause: number,
  clock: Clock,
  gone: AbortSignal,
): Promise<void> {
  try {
    for (const piece of pieces) {
      if (pause > 0) await clock.sleep(pause, gone);
      if (gone.aborted) return;
      if (!response.write(piece)) await once(response, "drain", { signal: gone });
    }
    response.end();
  } catch (error) {
    if (!gone.aborted) throw error;
  }
}

async function answerRequest(
  portal: DemoPortal,
  request: IncomingMessage,
  response: ServerResponse,
  clock: Clock,
): Promise<void> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  const body = await readBody(request);
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const served = await portal.serve(
    { method: request.method ?? "GET", url: request.url ?? "/", headers, body },
    clock,
    gone.signal,
  );
  if (served.kind === "timeout") return;
  if (served.kind === "reset") {
    request.socket.resetAndDestroy();
    return;
  }
  const { status, headers: answerHeaders, body: content, stream } = served.answer;
  if (stream !== undefined) {
    response.writeHead(status, answerHeaders);
    await sendPieces(response, stream(), 0, clock, gone.signal);
    return;
  }
  const shown = { "content-length": String(content.length), ...answerHeaders };
  if (served.slow !== undefined) {
    response.writeHead(status, shown);
    await sendPieces(response, inPieces(content, served.slow.piece), served.slow.pause, clock, gone.signal);
    return;
  }
  if (!served.cut) {
    response.writeHead(status, shown).end(content);
    return;
  }
  response.writeHead(status, { ...shown, "content-length": String(content.length + 1) });
  response.write(content.subarray(0, Math.floor(content.length / 2)), () => request.socket.destroy());
}

/** Puts a portal behind HTTP on the loopback address. The portal's URL becomes the server's. */
export async function startDemoServer(
  portal: DemoPortal,
  options: DemoServerOptions = {},
): Promise<DemoServer> {
  const server = createServer((request, response) => {
    answerRequest(portal, request, response, options.clock ?? systemClock).catch((error: unknown) => {
      if (response.destroyed || request.socket.destroyed) return;
      response.writeHead(500, { "content-type": "text/plain" }).end(`demo portal: ${String(error)}`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  portal.settings.url = url;
  return {
    url,
    requests: portal.requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
      });
    },
  };
}
