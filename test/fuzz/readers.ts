import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { fileFaultInEnglish } from "../../src/deliver/words/portal-reasons-en.ts";
import { EMPTY_REVIEW } from "../../src/earlier-runs/access-review/decision.ts";
import { daysOf, type Ledger, standing } from "../../src/earlier-runs/ledger.ts";
import { ledgerText, parseLedger, type WrittenLedger } from "../../src/earlier-runs/ledger-format.ts";
import { type PreviousPeriod, parsePreviousReport } from "../../src/earlier-runs/previous-report.ts";
import { sentencesOf, UserError } from "../../src/errors.ts";
import { auditJson } from "../../src/report/json.ts";
import { type Changes, changesSince } from "../../src/rollup/changes.ts";
import { readExpected } from "../../src/rollup/expected.ts";
import { rollUpJson } from "../../src/rollup/formats/json.ts";
import { type Expected, rollUp } from "../../src/rollup/merge.ts";
import { type PlannedPortal, readPortals } from "../../src/rollup/plan/portals-file.ts";
import { type PortalFile, readPortalFile } from "../../src/rollup/portal-file.ts";
import type { Host } from "../../src/runner/host.ts";
import { readWorkflow, type Workflow } from "../../src/runner/workflow.ts";
import { type Exemption, parseExemptions } from "../../src/settings/exemptions-file.ts";
import { ordinaryMonth } from "../unit/report/fixtures.ts";
import { render } from "../unit/report/reading.ts";
import { summaryText } from "../unit/rollup/files.ts";
import type { Json } from "./changed-json.ts";

/** What became of a document: understood, or refused in sentences. */
type Outcome = { readonly understood: unknown } | { readonly refused: readonly string[] };

/** One way in which the product reads a document that people or other runs wrote. */
export interface Reader {
  /** The source that reads it, below `src/`. */
  readonly source: string;
  readonly valid: Json;
  readonly read: (text: string) => Outcome | Promise<Outcome>;
  /** What must be true of whatever was understood of a document: nothing of it was forgotten, nothing made up. */
  readonly holds: (understood: never, document: never) => void;
}

const files = mkdtempSync(join(tmpdir(), "documents-"));
process.once("exit", () => rmSync(files, { recursive: true, force: true }));

function inFile(text: string): string {
  const path = join(files, "document.json");
  writeFileSync(path, text);
  return path;
}

/** Whatever is no sentence for people is a defect, and ends the test. */
async function attempt(read: () => unknown): Promise<Outcome> {
  try {
    return { understood: await read() };
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return { refused: sentencesOf(error) };
  }
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
const parsed = (text: string) => JSON.parse(text) as Json;

const ANN = "11111111-1111-4111-8111-111111111111";
const BOB = "22222222-2222-4222-8222-222222222222";
const OCTOBER = { label: "2026-10", firstDay: "2026-10-01", lastDay: "2026-10-31" };
const mail = { period: OCTOBER, run: "17-1", at: "2026-11-02T06:17:00.000Z" };

const LEDGER: Ledger = {
  begun: [OCTOBER],
  reminders: [
    { person: ANN, room: 1201, state: "sent", ...mail },
    { person: ANN, room: 1202, state: "sent", ...mail },
    { person: BOB, room: 1201, state: "announced", ...mail },
  ],
  reports: [{ recipient: "zoë@example.com", content: "3f0a", state: "sent", ...mail }],
  inactive: [{ person: BOB, room: 1202, since: "2026-08-01", until: "2026-10-31" }],
  review: {
    ...EMPTY_REVIEW,
    file: 77,
    lastDay: "2026-10-31",
    asked: [{ person: BOB, room: 1202, since: "2026-11-02" }],
    decisions: [
      {
        ...{ room: 1202, person: BOB, decision: "keep", reason: "Elternzeit", until: "2027-02-28" },
        ...{ decidedBy: "Jörg Jäger", readOn: "2026-12-02", at: mail.at, run: "18-1", changedBy: "Zoë" },
      },
    ],
  },
};

type Rows = readonly { readonly rows: readonly (readonly unknown[])[] }[];
type WrittenAsJson = { readonly reminders: Rows; readonly reports: Rows; readonly inactive: Rows };

function ledgerHolds({ ledger, includes }: WrittenLedger, written: WrittenAsJson): void {
  const memberships = (groups: Rows) => groups.flatMap(({ rows }) => rows.flatMap((row) => row.slice(1)));
  for (const groups of [written.reminders, written.inactive])
    for (const { rows } of groups) for (const row of rows) expect(row.length).toBeGreaterThan(1);
  expect(ledger.reminders.length).toBe(memberships(written.reminders).length);
  expect(ledger.inactive.length).toBe(memberships(written.inactive).length);
  expect(ledger.reports.length).toBe(written.reports.flatMap(({ rows }) => rows).length);
  for (const { person, room, period, state, at } of ledger.reminders) {
    expect(daysOf(period)).toBeGreaterThan(0);
    const soon = Date.parse(at) + 60_000;
    if (state !== "failed") expect(standing(ledger, person, room, period, soon)).not.toBe("free");
  }
  const again = parseLedger(ledgerText(ledger, includes));
  expect(ledgerText(again.ledger, again.includes)).toBe(ledgerText(ledger, includes));
}

const EXEMPTIONS: Json = {
  exemptions: [
    { who: "ann@example.com", reason: "on leave", until: "2026-12-31" },
    { who: ["*@büro.example", "guests", "Auditors", BOB], rooms: [1201, "Vorstand"], reason: "reads only" },
    { who: "Zoë@example.com", rooms: 7, reason: "deputy" },
  ],
};

function exemptionsHold(understood: readonly Exemption[], document: Json): void {
  const list = (Array.isArray(document) ? document : (document as { exemptions: Json[] }).exemptions) as {
    readonly [key: string]: Json;
  }[];
  expect(understood.length).toBe(list.length);
  for (const [index, exemption] of understood.entries()) {
    const written = list[index] ?? {};
    expect(exemption.who.length).toBe(asList(written["who"]).length);
    expect(exemption.reason).toBe(String(written["reason"]).trim().replace(/\s+/g, " "));
    expect(exemption.until).toBe((written["until"] as string | undefined)?.trim());
    const rooms = "rooms" in written ? asList(written["rooms"]).map(String) : undefined;
    expect(exemption.rooms?.map(String)).toEqual(rooms?.map((room) => room.trim()));
  }
}

const PORTALS: Json = {
  defaults: { secret: "SHARED_KEY", formats: "xlsx, html" },
  portals: [
    { name: "acme", "portal-url": "https://acme.example.com", "folder-id": 4242, "runs-on": ["linux", "eu"] },
    { name: "big", "portal-url": "https://big.example.com", parts: 3, "requests-per-minute": 1000 },
  ],
};

function portalsHold(
  understood: readonly PlannedPortal[],
  { portals }: { readonly portals: readonly { readonly [key: string]: Json }[] },
): void {
  expect(understood.length).toBe(portals.length);
  for (const [index, { name, parts, inputs }] of understood.entries()) {
    const written = portals[index] ?? {};
    expect(name).toBe(asList(written["name"]).map(String).join(", ").trim());
    expect(parts).toBe(Number(written["parts"] ?? 1) || 1);
    expect(inputs["portal-url"]).toBe(String(written["portal-url"]).trim());
    for (const input of ["folder-id", "requests-per-minute"] as const)
      if (input in written)
        expect(inputs[input] ?? "").toBe(
          asList(written[input] ?? "")
            .map(String)
            .join(", ")
            .trim(),
        );
  }
}

const PLAN: Json = {
  kind: "docspace-audit-plan",
  portals: [
    { name: "acme", url: "https://acme.example.com", parts: 1 },
    { name: "big", url: "https://big.example.com", parts: 3 },
  ],
};

function planHolds(understood: readonly Expected[], { portals }: { readonly portals: readonly Expected[] }) {
  expect(understood.length).toBeGreaterThan(0);
  expect(understood.map(({ name, url }) => ({ name, url }))).toEqual(
    portals.map(({ name, url }) => ({ name, url })),
  );
  for (const { name, url, parts = 1 } of understood) {
    expect(name).not.toBe("");
    expect(URL.canParse(url)).toBe(true);
    expect(Number.isSafeInteger(parts) && parts >= 1).toBe(true);
  }
}

const LISTED = summaryText({
  url: "https://acme.example.com",
  rooms: [
    { id: 1, members: [{ person: "a".repeat(64), verdict: "inactive", address: "b".repeat(64) }] },
    { id: 2, members: [{ person: "c".repeat(64), verdict: "active" }] },
  ],
});

function portalFileHolds(file: PortalFile, document: { readonly complete: Json; readonly reasons: Json[] }) {
  if (file.complete) expect([document.complete, document.reasons]).toEqual([true, []]);
  for (const count of [...Object.values(file.counts), file.portalEvents, file.roomEvents])
    expect(Number.isSafeInteger(count) && count >= 0).toBe(true);
  expect(new Set(file.roomIds).size).toBe(file.roomIds.length);
  expect(file.inactive.length).toBeLessThanOrEqual(file.counts.inactive);
}

function previousHolds(
  previous: PreviousPeriod,
  document: { readonly complete: Json; readonly rooms: readonly { readonly members: readonly Json[] }[] },
): void {
  expect(previous.complete).toBe(document.complete === true);
  // A member who is forgotten would be called newly inactive.
  expect(previous.rooms.map(({ members }) => members.length)).toEqual(
    document.rooms.map(({ members }) => members.length),
  );
  for (const count of Object.values(previous.counts ?? {}))
    expect(Number.isSafeInteger(count) && count >= 0).toBe(true);
  for (const { members } of previous.rooms)
    expect(new Set(members.map(({ id }) => id)).size).toBe(members.length);
  expect(new Set(previous.rooms.map(({ id }) => id)).size).toBe(previous.rooms.length);
}

const now = rollUp(
  [{ kind: "figures", file: await figures() }],
  [{ name: "gone", url: "https://gone.example.com" }],
);

async function figures(): Promise<PortalFile> {
  const read = await readPortalFile(inFile(LISTED), { pepper: "", showNames: false });
  if (read.kind !== "figures") throw new Error(JSON.stringify(read));
  return read.file;
}

const LAST = parsed(
  rollUpJson({ rollUp: now, made: Date.parse("2026-11-02T06:17:00Z"), showNames: false } as never),
);

function changesHold({ inactive }: Changes, { portals }: { portals: readonly { state: Json }[] }): void {
  for (const difference of inactive.values()) expect(Number.isSafeInteger(difference)).toBe(true);
  if (!portals.some(({ state }) => state === "complete")) expect(inactive.size).toBe(0);
}

/** Every document that people or other runs write, and how it is read. */
export const READERS: Readonly<Record<string, Reader>> = {
  ledger: {
    source: "earlier-runs/ledger-format.ts",
    valid: parsed(ledgerText(LEDGER, 3)),
    read: (text) => attempt(() => parseLedger(Buffer.from(text))),
    holds: ledgerHolds,
  },
  "report of an earlier run": {
    source: "earlier-runs/previous-report.ts",
    valid: parsed(render(auditJson(ordinaryMonth(3).report), [])),
    read: (text) => {
      const read = parsePreviousReport(Buffer.from(text), "2026-10");
      return "why" in read ? { refused: [read.why] } : { understood: read.previous };
    },
    holds: previousHolds,
  },
  exemptions: {
    source: "settings/exemptions-file.ts",
    valid: EXEMPTIONS,
    read: (text) => {
      const read = parseExemptions(text);
      if ("exemptions" in read) return { understood: read.exemptions };
      return { refused: read.mistakes.map(({ message }) => message) };
    },
    holds: exemptionsHold,
  },
  "list of portals": {
    source: "rollup/plan/portals-file.ts",
    valid: PORTALS,
    read: (text) => {
      const read = readPortals(text);
      if ("portals" in read) return { understood: read.portals };
      return { refused: read.mistakes.map(({ message }) => message) };
    },
    holds: portalsHold,
  },
  plan: {
    source: "rollup/expected.ts",
    valid: PLAN,
    read: (text) =>
      attempt(() =>
        readExpected({ readWorkspaceFile: () => Promise.resolve(text) } as unknown as Host, "plan.json"),
      ),
    holds: planHolds,
  },
  "summary of a portal": {
    source: "rollup/portal-file.ts",
    valid: parsed(LISTED),
    read: async (text) => {
      const read = await readPortalFile(inFile(text), { pepper: "", showNames: false });
      return read.kind === "unusable"
        ? { refused: [fileFaultInEnglish(read.why)] }
        : { understood: read.file };
    },
    holds: (file: PortalFile, document: never) => {
      if (!("failure" in (document as object))) portalFileHolds(file, document);
    },
  },
  "last roll-up": {
    source: "rollup/changes.ts",
    valid: LAST,
    read: (text) => attempt(() => changesSince(Buffer.from(text), now)),
    holds: changesHold,
  },
  "event of the workflow": {
    source: "runner/workflow.ts",
    valid: { action: "x", repository: { private: true, visibility: "private", name: "audits" } },
    read: (text) => attempt(() => readWorkflow({ GITHUB_ACTIONS: "true", GITHUB_EVENT_PATH: inFile(text) })),
    holds: ({ visibility }: Workflow, document: { repository?: { visibility?: Json; private?: Json } }) => {
      if (visibility === "private") expect(document.repository?.visibility).toBe("private");
    },
  },
};
