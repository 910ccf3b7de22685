import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { writeReports } from "../../../src/deliver/write-files.ts";
import { answer } from "../../../src/report/answer.ts";
import { createRenderers } from "../../../src/report/renderers.ts";
import { renderSummary } from "../../../src/report/summary/summary.ts";
import { VERDICT_WORDS } from "../../../src/report/vocabulary/terms.ts";
import { number } from "../../../src/text/english.ts";
import { unzip } from "../deliver/unzip.ts";
import { anyMonth } from "./fixtures.ts";
import { parseCsv } from "./reading.ts";

const directory = mkdtempSync(join(tmpdir(), "same-numbers-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const KINDS = Object.entries(VERDICT_WORDS);

/** Every file of a portal's month, by the end of its name. */
async function filesOf(seed: number) {
  const { report, events } = anyMonth(seed);
  const folder = join(directory, `${seed}`);
  async function* batches() {
    for (let index = 0; index < events.length; index += 100) yield events.slice(index, index + 100);
  }
  const renderers = await createRenderers(report, new Set(["txt", "csv", "json", "html", "xlsx"]));
  const written = await writeReports(folder, renderers, batches());
  const read = (end: string) => readFileSync(written.find(({ title }) => title.endsWith(end))?.path ?? "");
  return { report, read };
}

/** The counts as a stranger takes them from the CSV files alone: memberships by status, and events. */
function countsOfCsv(members: string, events: string) {
  const [heads = [], ...rows] = parseCsv(members.replace(/^\ufeff/, ""));
  const verdicts = rows.map((row) => row[heads.indexOf("verdict")] ?? "").filter((kind) => kind !== "left");
  const byKind = new Map(KINDS.map(([kind]) => [kind, verdicts.filter((one) => one === kind).length]));
  return { byKind, memberships: verdicts.length, events: parseCsv(events).length - 1 };
}

test.each([101, 102, 103, 104, 105, 106, 107, 108, 109, 110])(
  "the numbers of the CSV files stand in every other format (seed %i)",
  async (seed) => {
    const { report, read } = await filesOf(seed);
    const month = "2026-10";
    const { byKind, memberships, events } = countsOfCsv(
      `${read(`inactivity-report-${month}.csv`)}`,
      `${read(`compliance-report-${month}.csv`)}`,
    );
    const of = (kind: string) => byKind.get(kind) ?? 0;

    const json = JSON.parse(`${read(".json")}`);
    expect(json.rooms.flatMap((room: { members?: unknown[] }) => room.members ?? []).length).toBe(
      memberships,
    );
    expect(json.events.length).toBe(events);

    const text = `${read(`inactivity-report-${month}.txt`)}`;
    const present = KINDS.filter(([kind]) => of(kind) > 0);
    const counts = present.map(([kind, word]) => `${number(of(kind))} ${word.toLowerCase()}`).join(", ");
    expect(text).toContain(`\nMemberships: ${number(memberships)}${counts === "" ? "" : ` (${counts})`}\n`);
    expect(`${read(`compliance-report-${month}.txt`)}`).toContain(`\nTotal events: ${events}\n`);

    const page = `${read(".html")}`;
    const tiles = new Map(
      [
        ...page.matchAll(/<div class="tile[^"]*"><dt>(?:<a[^>]*>)?(\w+)(?:<\/a>)?<\/dt><dd><b>([^<]*)<\/b>/g),
      ].map(([, name = "", count = ""]) => [name, count]),
    );
    expect(tiles.get("Events")).toBe(number(events));
    for (const [kind, word] of present) expect([word, tiles.get(word)]).toEqual([word, number(of(kind))]);
    expect([...page.matchAll(/<tr id="member-[^>]* data-verdict="(\w+)"/g)].length).toBe(memberships);

    const summary = renderSummary(report, { showNames: false, uploaded: [], files: [] });
    const [, heads = "", figures = ""] = /\n(\| Inactive .*)\n\|.*\n(\| \*\*.*)/.exec(summary) ?? [];
    const cells = (line: string) => line.split("|").map((cell) => cell.replaceAll("*", "").trim());
    const shown = new Map(cells(heads).map((name, index) => [name, cells(figures)[index]]));
    for (const [kind, word] of present) expect([word, shown.get(word)]).toEqual([word, number(of(kind))]);
    expect(shown.get("All memberships")).toBe(number(memberships));
    expect(shown.get("Events")).toBe(number(events));

    const overview = `${unzip(read(".xlsx")).get("xl/worksheets/sheet1.xml")}`;
    for (const [kind, word] of KINDS) {
      const [, value] = new RegExp(`>${word}</t></is></c><c [^>]*><v>(\\d+)</v>`).exec(overview) ?? [];
      expect([word, Number(value)]).toEqual([word, of(kind)]);
    }

    // The sentence that opens them all says the same.
    const sentence = answer(report);
    if (memberships > 0) {
      expect(sentence).toContain(`${number(of("inactive"))} of ${number(memberships)} membership`);
    }
    for (const file of [page, summary, overview]) expect(file).toContain(sentence.slice(0, 40));
  },
);
