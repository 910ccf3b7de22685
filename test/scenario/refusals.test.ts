import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { makeOrganisation, type Organisation } from "../../demo/organisation.ts";
import type { PortalOptions } from "../../demo/portal.ts";
import { audit } from "./scenario.ts";

const organisation = makeOrganisation({ events: 1500, sealedRoom: true });
const { rooms, store, reportFolderId } = organisation;
const key = (name: keyof Organisation["keys"]) => ({ "api-key": organisation.keys[name].secret });
const roomIds = (...ids: number[]) => ({ "room-ids": ids.join(", "), "folder-id": "" });
const folderId = (id: number) => ({ "folder-id": String(id) });
const sealedRoom = 1299;
const folderInLegal = [...store.foldersOf(rooms.legal.id)][0]?.id ?? 0;

type Inputs = Readonly<Record<string, string>>;

interface Refusal {
  readonly what: string;
  readonly inputs: Inputs;
  readonly portal?: PortalOptions;
  readonly sentence: string;
}

const keyRefused =
  "The portal does not accept the API key (401 on GET /api/2.0/keys/@self): it is mistyped, expired, switched off, of another portal, or its owner is disabled; create a new key in DocSpace under Developer Tools, API keys, and store it in the secret that api-key reads.";
const roleMissing =
  "The key's owner is neither the portal's owner nor a DocSpace administrator, and only they may read the audit trail: create the key as one of them.";
const notDocSpace = (status: number): string =>
  `The answer to GET /api/2.0/keys/@self (${status}) is not one of the DocSpace API: another server, a sign-in page or a maintenance page answers there; check that portal-url is the address people open DocSpace at.`;

const nothingDone = {
  complete: "false",
  "event-count": "0",
  "member-count": "0",
  "active-count": "0",
  "inactive-count": "0",
  "unknown-count": "0",
  "inactive-people-count": "0",
  "reminder-count": "0",
  "mails-refused-count": "0",
  "mails-uncertain-count": "0",
  "report-files": "[]",
  "uploaded-files": "[]",
  "period-start": "",
  "period-end": "",
  "report-directory": "",
  "report-url": "",
};

/** What a run says that must end before it reads, writes or uploads anything. `{host}` stands for the server's. */
async function refused(inputs: Inputs, portal: PortalOptions = {}): Promise<readonly string[]> {
  const { run, errors, files, requests, portalUrl } = await audit(organisation, { inputs, portal });
  expect(run.exitCode).toBe(1);
  expect(run.outputs).toEqual(nothingDone);
  expect(files.size).toBe(0);
  expect(requests.filter(({ path }) => /log\?|\/upload\?|create_session/.test(path))).toEqual([]);
  expect(run.summary).toMatch(/^## DocSpace audit · ❌ failed\n\n- /);
  expect(run.summary.match(/^- /gm)).toHaveLength(errors.length);
  return errors.map((error) => error.replaceAll(new URL(portalUrl).host, "{host}"));
}

/** Somebody else's server at the address of the portal. */
async function withServer<T>(listener: RequestListener, use: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

describe("a wrong input", () => {
  const cases: readonly Refusal[] = [
    {
      what: "no address",
      inputs: { "portal-url": "acme" },
      sentence: 'Input portal-url: "acme" does not begin with https://.',
    },
    {
      what: "a missing address",
      inputs: { "portal-url": "" },
      sentence:
        "Input portal-url is required: it is your portal's address, such as https://acme.onlyoffice.com.",
    },
    {
      what: "http on a public host",
      inputs: { "portal-url": "http://acme.example.com" },
      sentence:
        'Input portal-url: "http://acme.example.com" uses http, which would send the API key readable to everybody on the way: use https (http is for this machine only).',
    },
    {
      what: "a missing key",
      inputs: { "api-key": "" },
      sentence:
        "Input api-key is required, and empty: create a key in DocSpace (Developer tools, API keys) and pass it from a secret; runs from forks and Dependabot get no secrets.",
    },
    {
      what: "another token instead of a key",
      inputs: { "api-key": "eyJhbGciOiJIUzI1NiJ9.e30.c2ln" },
      sentence:
        "Input api-key does not begin with sk-: only API keys of DocSpace (Developer tools, API keys) work, no session or OAuth tokens.",
    },
    {
      what: "an impossible month",
      inputs: { period: "2026-13" },
      sentence:
        'Input period: "2026-13" is no month from 2015-01 to 2100-12: allowed are last-month, a month such as 2026-10, a number of days such as 90d (1d to 3660d), or two dates such as 2026-10-01..2026-10-31.',
    },
    {
      what: "an end before a start",
      inputs: { period: "2026-10-31..2026-10-01" },
      sentence:
        'Input period: "2026-10-31..2026-10-01" ends before it starts: write the earlier date first, 2026-10-01..2026-10-31.',
    },
    {
      what: "an unknown zone",
      inputs: { "time-zone": "Europe/Nowhere" },
      sentence:
        'Input time-zone: "Europe/Nowhere" is not a known time zone: use an IANA name such as Europe/Berlin or UTC, no offset such as +02:00.',
    },
    {
      what: "an unknown format",
      inputs: { formats: "txt, pdf" },
      sentence:
        'Input formats: "txt, pdf" holds "pdf": allowed are txt, html, json, csv, xlsx, summary, separated by commas, spaces or lines.',
    },
    {
      what: "a negative minimum",
      inputs: { "min-activity": "-1" },
      sentence: 'Input min-activity: "-1" is not a whole number from 1.',
    },
    {
      what: "ids that are none",
      inputs: { "room-ids": "1201, Legal" },
      sentence:
        'Input room-ids: "1201, Legal" holds "Legal": ids are whole numbers from 1, separated by commas, spaces or lines.',
    },
  ];

  test.each(cases)("$what", async ({ inputs, sentence }) => {
    expect(await refused(inputs)).toEqual([sentence]);
  });
});

describe("what the portal does not allow", () => {
  const cases: readonly Refusal[] = [
    { what: "a key nobody has", inputs: { "api-key": `sk-${"0".repeat(64)}` }, sentence: keyRefused },
    { what: "an expired key", inputs: key("expired"), sentence: keyRefused },
    { what: "a key that is switched off", inputs: key("inactive"), sentence: keyRefused },
    {
      what: "a key without scope",
      inputs: { ...key("narrow"), "folder-id": "" },
      sentence:
        'The API key "narrow" has the scopes rooms:read, files:read; reading the audit trail needs *:read, which no narrower scope replaces: create a key with *:read and, for uploads, files:write.',
    },
    {
      what: "a key that may read but not upload",
      inputs: key("readOnly"),
      sentence:
        'The API key "read only" has the scopes *:read; uploading the reports needs files:write: create a key with *:read and files:write, or leave folder-id empty.',
    },
    { what: "a user without role", inputs: { ...key("user"), "folder-id": "" }, sentence: roleMissing },
    {
      what: "an administrator of rooms only",
      inputs: { ...key("roomAdmin"), "folder-id": "" },
      sentence: roleMissing,
    },
    {
      what: "a missing room",
      inputs: roomIds(rooms.legal.id, 9999),
      sentence:
        "Room 9999 in room-ids does not exist (any more): check the number in the address of the room.",
    },
    {
      what: "a folder instead of a room",
      inputs: roomIds(folderInLegal),
      sentence:
        '10002 in room-ids is the folder "Working papers", not a room: give the number in the address of the room.',
    },
    {
      what: "a room that may not be read",
      inputs: roomIds(sealedRoom),
      sentence:
        "Room 1299 (\"Works council\") shows no members to the key's owner, so it may not be read: make the key's owner an administrator or a member of it, or take it out of room-ids.",
    },
    {
      what: "an archived room",
      inputs: roomIds(rooms.archived.id),
      sentence: 'Room 1208 ("Office move") is archived and cannot be audited: take it out of room-ids.',
    },
    {
      what: "a missing folder",
      inputs: folderId(999_999),
      sentence:
        "The folder 999999 in folder-id does not exist (any more): check the number in its address, or leave folder-id empty.",
    },
    {
      what: "a folder that may not be written to",
      inputs: folderId(folderInLegal),
      sentence:
        'The key\'s owner may not create files in "Working papers" (folder-id 10002): make them room manager or content creator there. Being an administrator of the portal is not enough.',
    },
    {
      what: "a month to come",
      inputs: { period: "2027-03" },
      sentence:
        "The period 2027-03-01 to 2027-03-31 (Europe/Berlin) has not begun, so there is nothing to report: choose an earlier one.",
    },
    {
      what: "a server without keys",
      inputs: {},
      sentence: "The portal runs DocSpace 3.0.0; docspace-audit needs 3.5.0 or newer: update the server.",
      portal: { version: "3.0.0" },
    },
    {
      what: "a list of allowed addresses",
      inputs: {},
      sentence:
        'The portal refused GET /api/2.0/keys/@self (403: "Access is denied by IP restrictions"): its IP allow-list does not hold this machine\'s address; allow it under Settings, Security, IP security, or use a runner with a fixed address.',
      portal: { addressRefused: true },
    },
  ];

  test.each(cases)("$what", async ({ inputs, sentence, portal }) => {
    expect(await refused(inputs, portal)).toEqual([sentence]);
  });

  test("a folder open to strangers", async () => {
    rooms.compliance.externalLink = true;
    const told = await refused(folderId(reportFolderId)).finally(() => {
      rooms.compliance.externalLink = false;
    });
    expect(told).toEqual([
      'The folder "Audit reports" in folder-id can be read by strangers, through an external link or because its room is public; the reports hold names, addresses and IPs: choose one in a room that is not public, without external links.',
    ]);
  });
});

describe("a wrong address", () => {
  const cases: readonly { what: string; listener: RequestListener; sentence: string }[] = [
    {
      what: "a web site",
      listener: (_, response) => response.end("<html><body>Welcome</body></html>"),
      sentence: notDocSpace(200),
    },
    {
      what: "a page that does not exist",
      listener: (_, response) => response.writeHead(404).end("<html></html>"),
      sentence: notDocSpace(404),
    },
    {
      what: "a redirect",
      listener: (_, response) => response.writeHead(301, { location: "https://portal.example.com/" }).end(),
      sentence:
        "The portal redirects GET /api/2.0/keys/@self (301): a redirect is not followed, because the API key would be lost or shown to another host; use the final address https://portal.example.com as portal-url.",
    },
  ];

  test.each(cases)("$what", async ({ listener, sentence }) => {
    expect(await withServer(listener, (url) => refused({ "portal-url": url }))).toEqual([sentence]);
  });

  test("nobody listens", async () => {
    const url = await withServer(
      () => undefined,
      async (closed) => closed,
    );
    expect(await refused({ "portal-url": url })).toEqual([
      `${new URL(url).host} cannot be reached for GET /api/2.0/keys/@self (ECONNREFUSED): the connection failed; check portal-url, the network and the proxy settings.`,
    ]);
  });
});

describe("several problems at once are all told", () => {
  test("of inputs", async () => {
    const inputs = {
      "portal-url": "http://acme.example.com",
      period: "2026-13",
      formats: "pdf",
      "min-activity": "-1",
    };
    const told = await refused(inputs);
    expect(told.map((sentence) => sentence.split(":")[0])).toEqual(
      Object.keys(inputs).map((name) => `Input ${name}`),
    );
  });

  test("of the portal", async () => {
    const inputs = { ...key("readOnly"), "room-ids": `9999, ${sealedRoom}`, "folder-id": "999999" };
    const told = await refused(inputs);
    expect(told).toHaveLength(4);
    expect(told).toEqual(
      expect.arrayContaining([
        expect.stringContaining("uploading the reports needs files:write"),
        expect.stringContaining("The folder 999999 in folder-id does not exist"),
        expect.stringContaining("Room 9999 in room-ids does not exist"),
        expect.stringContaining(`Room ${sealedRoom} ("Works council") shows no members`),
      ]),
    );
  });
});
