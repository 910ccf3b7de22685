import { describe, expect, test } from "vitest";
import { makeOrganisation } from "../../../demo/organisation.ts";
import { inProcessTransport, type PortalOptions } from "../../../demo/portal.ts";
import { VirtualClock } from "../../../demo/virtual-clock.ts";
import { createDocSpace } from "../../../src/docspace/http/client.ts";
import { type PreflightResult, preflight } from "../../../src/preflight/preflight.ts";
import { readSettings } from "../../../src/settings/inputs.ts";

const organisation = makeOrganisation({ events: 300 });
const { keys, rooms, reportFolderId } = organisation;
const DAY = 86_400;

interface Looked {
  readonly result: PreflightResult;
  readonly requests: readonly string[];
}

async function look(
  inputs: Readonly<Record<string, string>> = {},
  options: PortalOptions = {},
  key: keyof typeof keys = "least",
): Promise<Looked> {
  const portal = organisation.portal(options);
  const clock = new VirtualClock(organisation.now);
  const given: Readonly<Record<string, string>> = {
    "portal-url": portal.settings.url,
    "api-key": keys[key].secret,
    ...inputs,
  };
  const read = readSettings((name) => given[name] ?? "");
  if ("problems" in read) throw new Error(read.problems.map(({ message }) => message).join("\n"));
  const docspace = createDocSpace({
    portalUrl: new URL(portal.settings.url),
    apiKey: keys[key].secret,
    transport: inProcessTransport(portal, clock),
    clock,
    random: () => 0.5,
    requestsPerMinute: 100_000,
    signal: new AbortController().signal,
  });
  const result = await preflight(docspace, read.settings);
  return { result, requests: portal.requests.map(({ path }) => path.split("?")[0] ?? "") };
}

function readyOf({ result }: Looked) {
  if ("problems" in result) throw new Error(result.problems.join("\n"));
  return result.ready;
}

function problemsOf({ result }: Looked): readonly string[] {
  return "problems" in result ? result.problems : [];
}

describe("the portal's version", () => {
  test.each(["3.0.0", "3.1.1", "3.2.1", "3.4.9"])(
    "%s is too old, and that is all that is said",
    async (version) => {
      for (const key of ["least", "narrow"] as const) {
        const looked = await look({ "room-ids": "1, 2", "folder-id": "3" }, { version }, key);
        expect(problemsOf(looked)).toEqual([
          `The portal runs DocSpace ${version}; docspace-audit needs 3.5.0 or newer: update the server.`,
        ]);
        expect(looked.requests.length).toBeLessThanOrEqual(4);
      }
    },
  );

  test("3.5.0 is new enough", async () => {
    const ready = readyOf(await look({}, { version: "3.5.0" }));
    expect(ready.version).toBe("3.5.0");
    expect(ready.notes).toEqual([]);
  });

  test("newer than any that was looked at runs with a note", async () => {
    const { notes } = readyOf(await look({}, { version: "3.8.0" }));
    expect(notes).toMatchObject([{ code: "newer-server", level: "info", parameters: { version: "3.8.0" } }]);
  });
});

test("a key that ends before long is a warning, one that lasts is not", async () => {
  const key = keys.least as { expires?: number };
  const until = (days: number): number => organisation.now / 1000 + days * DAY;
  try {
    key.expires = until(40);
    expect(readyOf(await look()).notes).toMatchObject([{ code: "key-expires", level: "warning" }]);
    key.expires = until(50);
    expect(readyOf(await look()).notes).toEqual([]);
  } finally {
    delete key.expires;
  }
});

test("now is the portal's, and clocks that are far apart are a warning", async () => {
  const hours = readyOf(await look({ period: "1d" }, { clockSkew: -30 * 3_600_000 }));
  const usual = readyOf(await look({ period: "1d" }));
  expect(hours.notes).toMatchObject([
    { code: "clock-skew", level: "warning", parameters: { minutes: -1800 } },
  ]);
  expect(hours.period.firstDay < usual.period.firstDay).toBe(true);
  expect(readyOf(await look({}, { clockSkew: 90_000 })).notes).toEqual([]);
});

test("a form filling room receives no reports", async () => {
  const before = rooms.compliance.roomType;
  rooms.compliance.roomType = 1;
  try {
    expect(problemsOf(await look({ "folder-id": String(reportFolderId) }))).toEqual([
      'The folder "Audit reports" in folder-id belongs to a form filling room, which takes no other files: choose a folder of another room.',
    ]);
  } finally {
    rooms.compliance.roomType = before;
  }
});

describe("the portal's time zone", () => {
  test("may be named the Windows way", async () => {
    const ready = readyOf(await look({}, { timeZoneName: "W. Europe Standard Time" }));
    expect(ready.portalZone).toBe("Europe/Berlin");
    expect(ready.period.timeZone).toBe("Europe/Berlin");
  });

  test("may be unknown here if time-zone is set: then it is the report's only", async () => {
    const unknown = { timeZoneName: "Europe/Atlantis" };
    expect(problemsOf(await look({}, unknown))).toEqual([
      'The portal\'s time zone "Europe/Atlantis" is not known here: set time-zone to an IANA name such as Europe/Berlin.',
    ]);
    const ready = readyOf(await look({ "time-zone": "Asia/Tokyo" }, unknown));
    expect(ready.portalZone).toBeUndefined();
    expect(ready.period.timeZone).toBe("Asia/Tokyo");
  });
});

test("a portal that prints other offsets than its zone has here is read by those that it prints", async () => {
  const ready = readyOf(await look({}, { timeZone: "Asia/Tokyo", timeZoneName: "Europe/Berlin" }));
  expect(ready.portalZone).toBeUndefined();
  expect(ready.period.timeZone).toBe("Europe/Berlin");
});

test("members that were read on the way are handed on as data", async () => {
  const { shares, rooms: audited } = readyOf(await look({ "room-ids": String(rooms.finance.id) }));
  expect(audited.map(({ id }) => id)).toEqual([rooms.finance.id]);
  expect([...shares.keys()]).toEqual([rooms.finance.id]);
  expect(shares.get(rooms.finance.id)?.length).toBeGreaterThan(1);
});
