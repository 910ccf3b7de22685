import { afterEach, expect, test } from "vitest";
import { makeBulk } from "../../../demo/bulk.ts";
import type { Fault } from "../../../demo/portal.ts";
import { type DemoServer, startDemoServer } from "../../../demo/server.ts";

let server: DemoServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function start(faults: Fault[] = []) {
  const bulk = makeBulk({ events: 300 });
  const portal = bulk.portal({ faults });
  server = await startDemoServer(portal);
  const { url } = server;
  const get = (path: string, signal?: AbortSignal): Promise<Response> =>
    fetch(url + path, {
      headers: { authorization: `Bearer ${bulk.key.secret}` },
      ...(signal === undefined ? {} : { signal }),
    });
  return { portal, get, url };
}

test("answers over HTTP, under its own address", async () => {
  const { get, url } = await start();
  const answer = await get("/api/2.0/keys/@self");
  expect(answer.status).toBe(200);
  const body = (await answer.json()) as { links: { href: string }[] };
  expect(body.links[0]?.href).toBe(`${url}/api/2.0/keys/@self`);
  expect(server?.requests).toMatchObject([{ method: "GET", path: "/api/2.0/keys/@self", status: 200 }]);
});

test("takes an upload from a real form", async () => {
  const { portal, url } = await start();
  const form = new FormData();
  form.append("file", new Blob(["Ünïcode"]), "Bericht – Oktober.txt");
  const answer = await fetch(`${url}/api/2.0/files/4242/upload`, {
    method: "POST",
    body: form,
    headers: { authorization: `Bearer ${portal.store.keys[0]?.secret}` },
  });
  const body = (await answer.json()) as {
    response: { title: string; version: number; pureContentLength: number }[];
  };
  expect(body.response).toMatchObject([{ title: "Bericht – Oktober.txt", version: 1, pureContentLength: 9 }]);
});

test("breaks connections and cuts bodies as a network does", async () => {
  const { get } = await start([
    { nth: 1, effect: { kind: "reset", after: "lost-request" } },
    { nth: 2, effect: { kind: "cut-body" } },
    { nth: 3, effect: { kind: "timeout", after: "lost-answer" } },
  ]);
  const path = "/api/2.0/security/audit/events/filter";
  await expect(get(path)).rejects.toThrow();
  await expect(get(path).then((answer) => answer.text())).rejects.toThrow();
  const giveUp = new AbortController();
  const waiting = get(path, giveUp.signal);
  setTimeout(() => giveUp.abort(), 50);
  await expect(waiting).rejects.toThrow();
  expect((await get(path)).status).toBe(200);
});
