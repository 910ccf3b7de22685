import { Buffer } from "node:buffer";
import { createDocSpace, type DocSpace } from "../../../src/docspace/http/client.ts";
import type { Retry } from "../../../src/docspace/http/retry.ts";
import type { HttpRequest, HttpResponse, Transport } from "../../../src/docspace/http/transport.ts";
import { createVirtualClock, type VirtualClock } from "./virtual-clock.ts";

export const API_KEY = `sk-${"5ec2e7".repeat(10)}abcd`;

export interface FakePortal {
  readonly docspace: DocSpace;
  readonly clock: VirtualClock;
  readonly requests: HttpRequest[];
  readonly retries: Retry[];
  readonly controller: AbortController;
}

export type Answer = HttpResponse | Error;

/** A portal that answers with what `answer` says, one request after the other. */
export function fakePortal(answer: (request: HttpRequest, index: number) => Answer): FakePortal {
  const clock = createVirtualClock();
  const requests: HttpRequest[] = [];
  const retries: Retry[] = [];
  const controller = new AbortController();
  const transport: Transport = async (request) => {
    requests.push(request);
    const index = requests.length - 1;
    await clock.sleep(10, request.signal);
    const given = answer(request, index);
    if (given instanceof Error) throw given;
    return given;
  };
  const docspace = createDocSpace({
    portalUrl: new URL("https://docs.example.com"),
    apiKey: API_KEY,
    transport,
    clock,
    random: () => 0.5,
    requestsPerMinute: 1200,
    signal: controller.signal,
    onRetry: (retry) => retries.push(retry),
  });
  return { docspace, clock, requests, retries, controller };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): HttpResponse {
  const type = { "content-type": "application/json; charset=utf-8" };
  return { status, headers: { ...type, ...headers }, body: Buffer.from(JSON.stringify(body)) };
}

/** A success in the envelope. */
export function enveloped(response: unknown, more: Record<string, unknown> = {}): HttpResponse {
  return json({ response, count: 1, ...more, status: 0, statusCode: 200 });
}

export function plain(status: number, body = "", headers: Record<string, string> = {}): HttpResponse {
  return { status, headers, body: Buffer.from(body) };
}

/** An error as the server's exception handler writes it, stack included. */
export function serverError(status: number, message: string): HttpResponse {
  const stack = `   at ASC.Files.Secret.Method() in /home/build/secret.cs:line 5`;
  return json({ error: { message, type: "System.Exception", stack }, status: 1, statusCode: status }, status);
}

/** A folder or room as the server describes it. */
export function folderDto(id: number | string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id,
    title: `Folder ${id}`,
    rootFolderType: 14,
    filesCount: 0,
    sharedExternal: false,
    parentShared: false,
    security: { Read: true, Create: true },
    created: "2026-01-31T14:05:09.0000000+03:00",
    ...more,
  };
}

export function fileDto(
  id: number,
  title: string,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    id,
    title,
    folderId: 6,
    version: 1,
    pureContentLength: 10,
    webUrl: `http://internal:8092/doceditor?fileid=${id}&version=1`,
    ...more,
  };
}
