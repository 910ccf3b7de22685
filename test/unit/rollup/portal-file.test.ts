import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditJson } from "../../../src/report/json.ts";
import { portalSummary } from "../../../src/report/portal-summary.ts";
import { readPortalFile } from "../../../src/rollup/portal-file.ts";
import { readHead } from "../../../src/rollup/read-head.ts";
import { ordinaryMonth, SITUATIONS } from "../report/fixtures.ts";
import { summaryText } from "./files.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rollup-files-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const written = async (name: string, text: string | Uint8Array): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};
const PEPPER = "a pepper that is long enough";
const KEYS = { pepper: PEPPER, showNames: false };
const NO_KEYS = { pepper: "", showNames: false };
const portal = {
  url: "https://acme.example.com",
  rooms: [
    {
      id: 7,
      members: [
        { person: "p1", verdict: "inactive", address: "k1" },
        { person: "p2", verdict: "active" },
      ],
    },
  ],
} as const;

test.each(Object.entries(SITUATIONS))(
  "the summary and the full report of %s say the same",
  async (name, situation) => {
    const { report, events } = situation();
    if (!report.reports.includes("inactivity")) return;
    const full = auditJson(report);
    const text = [...full.begin(), full.events(events), ...full.end()].join("");
    const summary = portalSummary(report, PEPPER);
    const short = [...summary.begin(), ...summary.end()].join("");
    const slug = name.replace(/\W/g, "");
    const [a, b] = [
      await readPortalFile(await written(`${slug}-full.json`, text), KEYS),
      await readPortalFile(await written(`${slug}-short.json`, short), KEYS),
    ];
    if (a.kind !== "figures" || b.kind !== "figures") throw new Error(JSON.stringify([a, b]).slice(0, 500));
    const { path: _a, why: whyA, activeRooms: _n, ...figuresA } = a.file;
    const { path: _b, why: whyB, activeRooms: _m, ...figuresB } = b.file;
    expect(figuresB).toEqual(figuresA);
    expect(whyB).toHaveLength(whyA.length);
  },
);

test("of a report's events nothing is kept, however many there are, and wherever its blocks end", async () => {
  const head = '{\n "schemaVersion": 1,';
  for (const padding of [0, 1, 262_100, 262_120, 262_130, 262_144, 600_000]) {
    const text = `${head}\n "pad": "${"x".repeat(padding)}",\n "events": [${'\n{"id":1},'.repeat(50_000)}\n{}\n ]\n}\n`;
    const path = await written("large.json", text);
    const plain = await readHead(path, false);
    expect(plain.text.length).toBeLessThan(padding + 100);
    expect(JSON.parse(plain.text)).toMatchObject({ schemaVersion: 1, events: [] });
    const hashed = await readHead(path, true);
    expect(hashed.text).toBe(plain.text);
    expect(hashed.sha256).toBe(createHash("sha256").update(text).digest("hex"));
  }
});

const good = summaryText(portal);
test.each<readonly [string, string | Uint8Array, string]>([
  ["an empty file", "", "empty"],
  ["half a file", good.slice(0, 300), "no JSON"],
  ["a list", "[1]", "no report of docspace-audit"],
  ["JSON of another program", '{"tool":{"name":"other"}}', "no report of docspace-audit"],
  ["another version", good.replace('"schemaVersion": 1', '"schemaVersion": 2'), "schemaVersion is 2"],
  ["no version", good.replace('"schemaVersion": 1,', ""), "schemaVersion is missing"],
  ["a field that is missing", good.replace('"complete"', '"done"'), "its field complete"],
  ["a negative count", good.replace('"portal": 100', '"portal": -1'), "its field eventCounts.portal"],
  ["counts changed by hand", good.replace('"inactive": 1', '"inactive": 0'), "not those of its own lists"],
  [
    "a verdict nobody knows",
    good.replace('"verdict": "active"', '"verdict": "fine"'),
    "its field rooms.0.members.1",
  ],
  ["no text", new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), "no text in UTF-8"],
  ["a report cut off", '{\n "schemaVersion": 1,\n "events": [\n{"id":', "cut off"],
])("%s is unusable, with the reason", async (_, text, reason) => {
  const read = await readPortalFile(await written("broken.json", text), NO_KEYS);
  expect(read).toMatchObject({ kind: "unusable", why: expect.stringContaining(reason) });
});

test("what is not there, or a directory, is unusable, too", async () => {
  expect(await readPortalFile(join(folder, "nothing.json"), NO_KEYS)).toMatchObject({
    why: "it cannot be read (ENOENT)",
  });
  expect(await readPortalFile(folder, NO_KEYS)).toMatchObject({ kind: "unusable" });
});

test("the hash beside a file must be its own", async () => {
  const path = await written("hashed.json", good);
  await writeFile(`${path}.sha256`, `${createHash("sha256").update(good).digest("hex")}  hashed.json\n`);
  expect((await readPortalFile(path, NO_KEYS)).kind).toBe("figures");
  await writeFile(path, good.replace("acme", "acne"));
  expect(await readPortalFile(path, NO_KEYS)).toMatchObject({
    kind: "unusable",
    why: expect.stringContaining("SHA-256"),
  });
  await writeFile(`${path}.sha256`, "no hash");
  expect(await readPortalFile(path, NO_KEYS)).toMatchObject({ why: expect.stringContaining("no SHA-256") });
});

test("a head that no report has is not read to its end", async () => {
  const path = await written("endless.json", "x".repeat(2_000_000));
  await expect(readHead(path, false, 1_000_000)).rejects.toThrow("larger than any report");
});

test("a report that says it is complete and names reasons is not complete", async () => {
  const text = summaryText({ ...portal, reasons: ["Something was missed."] }).replace(
    '"complete": false',
    '"complete": true',
  );
  const read = await readPortalFile(await written("boast.json", text), NO_KEYS);
  expect(read).toMatchObject({ kind: "figures", file: { complete: false } });
});

test("without a pepper the summary's people have no keys", () => {
  const { report } = ordinaryMonth();
  expect([...portalSummary(report).begin()].join("")).not.toContain('"address"');
});
