import { createServer as createHttpServer, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from "node:net";
import tls from "node:tls";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { selfSignedCertificate } from "../../../../demo/certificate.ts";
import type { HttpRequest } from "../../../../src/docspace/http/transport.ts";
import { type OpenTransport, openTransport } from "../../../../src/docspace/http/undici-transport.ts";
import { UserError } from "../../../../src/errors.ts";
import { systemClock } from "../../../../src/time/clock.ts";

const open: { server: Server; sockets: Set<Socket> }[] = [];
let transport: OpenTransport | undefined;

afterEach(async () => {
  await transport?.close();
  transport = undefined;
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listen(server: Server): Promise<URL> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => sockets.add(socket));
  open.push({ server, sockets });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

const http = (listener: RequestListener) => listen(createHttpServer(listener));

/** Sends these bytes to whoever asks, and hangs up. */
const raw = (answer: string) =>
  listen(
    createTcpServer((socket) => socket.once("data", () => socket.end(answer)).on("error", () => undefined)),
  );

function send(url: URL, more: Partial<HttpRequest> = {}) {
  transport ??= openTransport({});
  const signal = new AbortController().signal;
  return transport.send({ method: "GET", url, headers: {}, timeout: 5_000, signal, ...more });
}

const textOf = (answer: { body: Uint8Array }) => Buffer.from(answer.body).toString();

describe("the network", () => {
  test.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
    ["deflate", deflateSync],
    ["deflate", deflateRawSync],
    ["X-GZIP", gzipSync],
    ["identity", Buffer.from],
  ])("undoes %s", async (encoding, compress) => {
    const url = await http((request, response) => {
      response
        .setHeader("Content-Encoding", encoding)
        .end(compress(`accepts ${request.headers["accept-encoding"]}`));
    });
    expect(textOf(await send(url))).toBe("accepts gzip, br");
  });

  test("gives status, headers and bytes as they are, and follows no redirect", async () => {
    let count = 0;
    const url = await http((_request, response) => {
      count++;
      response.writeHead(302, { Location: "/elsewhere", "X-RateLimit-Limit": "50" }).end("moved");
    });
    const answer = await send(url);
    expect([answer.status, answer.headers["location"], answer.headers["x-ratelimit-limit"]]).toEqual([
      302,
      "/elsewhere",
      "50",
    ]);
    expect(textOf(answer)).toBe("moved");
    expect(count).toBe(1);
  });

  test("sends the body and keeps connections", async () => {
    const ports = new Set<number | undefined>();
    const url = await http((request, response) => {
      ports.add(request.socket.remotePort);
      request.pipe(response);
    });
    const pieces = ["h", "", "i"].map((text) => Buffer.from(text));
    expect(textOf(await send(url, { method: "POST", body: pieces }))).toBe("hi");
    expect(textOf(await send(url, { method: "POST", body: "ho" }))).toBe("ho");
    for (let count = 0; count < 4; count++) await send(url);
    // A request that follows at once may find the first connection not yet free.
    expect(ports.size).toBeLessThanOrEqual(2);
  });

  test("says how long a body in pieces is", async () => {
    const url = await http((request, response) => {
      const { "content-length": length, "transfer-encoding": encoding } = request.headers;
      request.resume().on("end", () => response.end(`${length} ${encoding}`));
    });
    const body = [Buffer.alloc(3), Buffer.alloc(200_000), Buffer.alloc(4)];
    expect(textOf(await send(url, { method: "POST", body }))).toBe("200007 undefined");
  });

  test.each([
    ["a body shorter than announced", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"],
    ["the same before closing", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 100\r\n\r\nhalf"],
    ["chunks without an end", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n"],
  ])("%s is an error", async (_name, answer) => {
    const failure = send(await raw(answer)).catch((error: unknown) => error);
    expect(await failure).toMatchObject({
      name: "TransportError",
      failure: expect.stringMatching(/cut-short|network/),
    });
  });

  test("half a gzip is cut short", async () => {
    const half = gzipSync("x".repeat(10_000)).subarray(0, 20);
    const url = await http((_request, response) => response.setHeader("Content-Encoding", "gzip").end(half));
    await expect(send(url)).rejects.toMatchObject({ failure: "cut-short" });
  });

  test.each([
    ["zstd", "zstd"],
    ["gzip, gzip", "gzip, gzip"],
    ["sk-5ec2e75ec2e75ec2e7", "unknown"],
  ])("an answer in %s is one sentence, and nothing else fails", async (encoding, code) => {
    const url = await http((_request, response) =>
      response.setHeader("Content-Encoding", encoding).end("x".repeat(100_000)),
    );
    await expect(send(url)).rejects.toMatchObject({ failure: "encoding", code });
    await new Promise(setImmediate);
  });

  test.each([
    ["no answer", "" as const],
    ["no end of the body", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf" as const],
  ])("%s in time is a time-out", async (_name, beginning) => {
    const url = await listen(
      createTcpServer((socket) => socket.on("error", () => undefined).write(beginning)),
    );
    await expect(send(url, { timeout: 50 })).rejects.toMatchObject({ failure: "timeout" });
  });

  test("nobody there is a network error with the system's name for it", async () => {
    const url = await http((_request, response) => response.end());
    await new Promise((resolve) => open.pop()?.server.close(resolve));
    await expect(send(url)).rejects.toMatchObject({ failure: "network", code: "ECONNREFUSED" });
  });

  test("an aborted request rejects with the reason, before and while it runs", async () => {
    const controller = new AbortController();
    const url = await http(() => controller.abort(new Error("cancelled")));
    await expect(send(url, { signal: controller.signal })).rejects.toThrow("cancelled");
    await expect(send(url, { signal: controller.signal })).rejects.toThrow("cancelled");
  });

  test.each<[string, (address: string) => string]>([
    ["an address", (address) => `http://${address}`],
    ["host and port alone", (address) => address],
  ])("a proxy given as %s is used, for other machines only", async (_name, written) => {
    const proxied: (string | undefined)[] = [];
    const target = await http((_request, response) => response.end("target"));
    const proxy = createHttpServer((request, response) => {
      proxied.push(`${request.method} ${request.url}`);
      response.end("by proxy");
    });
    proxy.on("connect", (request, socket) => {
      proxied.push(`CONNECT ${request.url} ${request.headers["proxy-authorization"] ?? ""}`);
      socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    });
    const address = (await listen(proxy)).host;
    transport = openTransport({ https_proxy: written(address), HTTP_PROXY: written(address) });
    await expect(send(new URL("https://docs.example.com/"))).rejects.toMatchObject({
      failure: "network",
      code: "PROXY_407",
    });
    expect(proxied).toHaveLength(1);
    expect(textOf(await send(target))).toBe("target");
    expect(proxied).toHaveLength(1);
  });

  test("what keeps the proxy from being reached is told as the proxy's", async () => {
    const portal = new URL("https://docs.example.com/");
    const { key, cert } = selfSignedCertificate();
    const secure = (await listen(createHttpsServer({ key, cert }))).port;
    const plain = (await http((_request, response) => response.end())).port;
    const closed = (await http(() => undefined)).port;
    await new Promise((resolve) => open.pop()?.server.close(resolve));
    for (const [proxy, code] of [
      [`https://127.0.0.1:${secure}`, "PROXY_DEPTH_ZERO_SELF_SIGNED_CERT"],
      [`https://127.0.0.1:${plain}`, expect.stringMatching(/^PROXY_.*(WRONG_VERSION_NUMBER|PACKET_LENGTH)/)],
      [`http://127.0.0.1:${closed}`, "PROXY_ECONNREFUSED"],
    ] as const) {
      await transport?.close();
      transport = openTransport({ HTTPS_PROXY: proxy });
      await expect(send(portal)).rejects.toMatchObject({ failure: "network", code });
    }
  });

  test.each(["TLSv1.2", "TLSv1.3"] as const)(
    "a certificate that the server wants of us, by %s",
    async (version) => {
      const { key, cert } = selfSignedCertificate();
      tls.setDefaultCACertificates([cert]);
      const wanting = { key, cert, requestCert: true, rejectUnauthorized: true, maxVersion: version };
      const { port } = await listen(createHttpsServer(wanting));
      await expect(send(new URL(`https://localhost:${port}/`))).rejects.toMatchObject({
        failure: "network",
        code: expect.stringMatching(/ALERT_(CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE)$/),
      });
    },
  );

  test("what cannot be read as a proxy is the first request's failure, without its password", async () => {
    transport = openTransport({ HTTPS_PROXY: "http://user:geheim@[broken" });
    const failure = await send(new URL("https://docs.example.com/")).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect(String(failure)).toContain("HTTPS_PROXY");
    expect(String(failure)).not.toContain("geheim");
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ["plain", (response) => endless(response, Buffer.alloc(65_536, "x"))],
    [
      "with a length",
      (response) => response.setHeader("Content-Length", 1e9) && endless(response, Buffer.alloc(65_536)),
    ],
    [
      "small on the wire",
      (response) => response.setHeader("Content-Encoding", "gzip").end(gzipSync(Buffer.alloc(50_000_000))),
    ],
  ])("an answer without end, %s, is not read to it", async (_name, answer) => {
    const url = await http((_request, response) => answer(response));
    const before = process.memoryUsage().rss;
    await expect(send(url, { mostBytes: 1_000_000 })).rejects.toMatchObject({ failure: "too-large" });
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });
});

function endless(response: ServerResponse, chunk: Buffer): void {
  const more = () => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once("drain", more);
  };
  more();
}

test("the machine's clock sleeps until it is told to stop", async () => {
  const controller = new AbortController();
  const sleep = systemClock.sleep(60_000, controller.signal);
  controller.abort(new Error("cancelled"));
  await expect(sleep).rejects.toThrow("cancelled");
  await expect(systemClock.sleep(1, controller.signal)).rejects.toThrow("cancelled");
  await systemClock.sleep(1);
  expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1_000);
});
