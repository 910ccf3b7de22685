import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mailWords } from "../../../src/deliver/words/languages.ts";
import { fileFaultInEnglish } from "../../../src/deliver/words/portal-reasons-en.ts";
import { reason } from "../../../src/reasons.ts";
import { auditJson } from "../../../src/report/json.ts";
import { portalSummary } from "../../../src/report/portal-summary.ts";
import { type FileRead, readPortalFile } from "../../../src/rollup/portal-file.ts";
import { readHead } from "../../../src/rollup/read-head.ts";
import { json } from "../../../src/text/json.ts";
import { englishWords } from "../deliver/english-words.ts";
import { incompleteMonth, ordinaryMonth, SITUATIONS } from "../report/fixtures.ts";
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
    const text = [...full.begin(), ...full.events(events), ...full.end()].join("");
    const summary = portalSummary(report, PEPPER);
    const short = [...summary.begin(), ...summary.end()].join("");
    const slug = name.replace(/\W/g, "");
    const [a, b] = [
      await readPortalFile(await written(`${slug}-full.json`, text), KEYS),
      await readPortalFile(await written(`${slug}-short.json`, short), KEYS),
    ];
    if (a.kind !== "figures" || b.kind !== "figures") throw new Error(JSON.stringify([a, b]).slice(0, 500));
    const { path: _a, why: whyA, ...figuresA } = a.file;
    const { path: _b, why: whyB, ...figuresB } = b.file;
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

function faultIn(read: FileRead): string {
  return read.kind === "unusable" ? fileFaultInEnglish(read.why) : read.kind;
}

const MEMBER = { person: "p", verdict: "active" } as const;
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
  ["parts without end", good.replace('"all"', '{"part":1,"of":4294967296}'), "its field settings.rooms"],
  ["more parts than there can be", good.replace('"all"', '{"part":1,"of":51}'), "its field settings.rooms"],
  ["no part at all", good.replace('"all"', '{"part":0,"of":0}'), "its field settings.rooms"],
  ["a part beyond the last", good.replace('"all"', '{"part":3,"of":2}'), "its field settings.rooms"],
  ["a day that is none", good.replace('"2026-10-01"', '"<img src=x>"'), "its field period"],
  ["days that are not the label's", good.replace('"2026-10-31"', '"2026-10-30"'), "its field period"],
  ["a zone that is none", good.replace('"Europe/Berlin"', '"<img src=x>"'), "its field period.timeZone"],
  ["an activity that is none", good.replace('"any"', '"<b>"'), "its field settings.activity"],
  [
    "a moment that is guessed",
    good.replace(/"generatedAt": ".*?"/, '"generatedAt": "0"'),
    "its field generatedAt",
  ],
  ["a label that is a path", good.replace('"2026-10"', '"../../x"'), "its field period"],
  ["a number beyond counting", good.replace('"portal": 100', '"portal": 1e308'), "its field eventCounts"],
  [
    "an address that runs",
    good.replace("https://acme.example.com", "javascript:alert(1)"),
    "its field portal.url",
  ],
  ["a member without id", good.replace('"person": "p1",', ""), "a member without an id"],
  [
    "a member twice",
    summaryText({ ...portal, rooms: [{ id: 1, members: [MEMBER, MEMBER] }] }),
    "member of a room twice",
  ],
  [
    "a room twice",
    summaryText({
      ...portal,
      rooms: [
        { id: 1, members: [] },
        { id: 1, members: [] },
      ],
    }),
    "a room twice",
  ],
  ["a report cut off", '{\n "schemaVersion": 1,\n "events": [\n{"id":', "cut off"],
])("%s is unusable, with the reason", async (_, text, reason) => {
  const read = await readPortalFile(await written("broken.json", text), NO_KEYS);
  expect(faultIn(read)).toContain(reason);
});

test("what is not there, or a directory, is unusable, too", async () => {
  const nothing = await readPortalFile(join(folder, "nothing.json"), NO_KEYS);
  expect(faultIn(nothing)).toBe("it cannot be read (ENOENT)");
  expect(faultIn(await readPortalFile(folder, NO_KEYS))).toBe("it is a directory");
});

test.skipIf(process.platform === "win32")("a pipe or a device is not waited for", async () => {
  const pipe = join(folder, "pipe.json");
  execFileSync("mkfifo", [pipe]);
  const device = join(folder, "device.json");
  await symlink("/dev/zero", device);
  for (const path of [pipe, device])
    expect(faultIn(await readPortalFile(path, NO_KEYS))).toContain("no file");
});

test("of reasons without end the first are kept, and how many there are", async () => {
  const reasons = Array.from({ length: 1000 }, (_, index) => `Reason ${index}.`);
  const read = await readPortalFile(await written("many.json", summaryText({ ...portal, reasons })), NO_KEYS);
  if (read.kind !== "figures") throw new Error(JSON.stringify(read));
  expect(read.file.why).toHaveLength(51);
  expect(read.file.why.at(-1)).toEqual({ code: "more-reasons", parameters: { count: 950 } });
});

test("a file tells by what its people are told from each other", async () => {
  const { report, events } = ordinaryMonth();
  const renderer = auditJson(report);
  const full = [...renderer.begin(), ...renderer.events(events), ...renderer.end()].join("");
  const keying = async (text: string, keys = NO_KEYS): Promise<string | undefined> => {
    const read = await readPortalFile(await written("keyed.json", text), keys);
    return read.kind === "figures" ? read.file.keying : read.kind;
  };
  const summary = (pepper: string): string =>
    [...portalSummary(report, pepper).begin(), ...portalSummary(report, pepper).end()].join("");
  expect(await keying(summary(PEPPER))).toBe(await keying(full, KEYS));
  expect(await keying(summary(`another ${PEPPER}`))).not.toBe(await keying(full, KEYS));
  expect(await keying(full)).toBe("addresses");
  expect(await keying(summary(""))).toBeUndefined();
});

test("the hash beside a file must be its own", async () => {
  const path = await written("hashed.json", good);
  await writeFile(`${path}.sha256`, `${createHash("sha256").update(good).digest("hex")}  hashed.json\n`);
  expect((await readPortalFile(path, NO_KEYS)).kind).toBe("figures");
  await writeFile(path, good.replace("acme", "acne"));
  expect(faultIn(await readPortalFile(path, NO_KEYS))).toContain("SHA-256 is another");
  await writeFile(`${path}.sha256`, "no hash");
  expect(faultIn(await readPortalFile(path, NO_KEYS))).toContain("no SHA-256");
});

test("a head that no report has is not read to its end", async () => {
  const path = await written("endless.json", `{${" ".repeat(2_000_000)}`);
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

test("a report that says it is complete and could not read a room is not complete", async () => {
  const text = summaryText(portal).replace('"id": 7', '"id": 7,\n   "unreadable": "members-unreadable"');
  const read = await readPortalFile(await written("unread.json", text), NO_KEYS);
  expect(read).toMatchObject({
    kind: "figures",
    file: { complete: false, why: [{ code: "rooms-unread", parameters: { count: 1 } }] },
  });
});

test("without a pepper the summary's people have no keys", () => {
  const { report } = ordinaryMonth();
  expect([...portalSummary(report).begin()].join("")).not.toContain('"address"');
});

test("what a run could not prove comes as data, without what its sentences quote, also from the full report", async () => {
  const { report } = incompleteMonth();
  const said = {
    ...report,
    reasons: [...report.reasons, reason("titles-unreadable", { failure: 'of "Zoë"' })],
  };
  for (const renderer of [auditJson(said), portalSummary(said)]) {
    const text = [...renderer.begin(), ...renderer.events([]), ...renderer.end()].join("");
    const read = await readPortalFile(await written("incomplete.json", text), NO_KEYS);
    if (read.kind !== "figures") throw new Error(JSON.stringify(read));
    expect(
      read.file.why.map((one) => (one.code === "reported" ? one.parameters.reason?.code : one.code)),
    ).toEqual(said.reasons.map(({ code }) => code));
    expect(JSON.stringify(read.file.why)).not.toContain("Zoë");
    const words = read.file.why.map(mailWords("de").rollUp.why);
    expect(words.join(" ")).toContain("konnte nicht gelesen werden");
    expect(englishWords(words.join(" "), [])).toEqual([]);
  }
});

test.each([
  ["a code that is not known", { code: "later" }],
  ["other parameters than it has", { code: "cross-check", parameters: {} }],
  ["a time that is none", { code: "trail-gap", parameters: {}, range: { from: "x", to: "y" } }],
  ["a code of every object", { code: "constructor", parameters: {} }],
])("a reason with %s stays the sentence that was told", async (_, changes) => {
  const { reasons, ...rest } = JSON.parse(summaryText({ ...portal, reasons: ["Something."] }));
  const text = `${json({ ...rest, reasons: [{ ...reasons[0], ...changes }] }, 1)}\n`;
  const read = await readPortalFile(await written("reason.json", text), NO_KEYS);
  expect(read).toMatchObject({
    file: { why: [{ code: "reported", parameters: { sentence: "Something." } }] },
  });
  if (read.kind === "figures") expect(read.file.why[0]?.parameters).not.toHaveProperty("reason");
});
