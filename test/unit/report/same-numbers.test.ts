import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { writeReports } from "../../../src/deliver/write-files.ts";
import { answer } from "../../../src/report/answer.ts";
import { createRenderers } from "../../../src/report/renderers.ts";
import { renderSummary } from "../../../src/report/summary/summary.ts";
import { VERDICT_WORDS } from "../../../src/report/vocabulary/terms.ts";
import { counted, number } from "../../../src/text/english.ts";
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
  const verdicts = rows
    .map((row) => row[heads.indexOf("verdict")] ?? "")
    .filter((kind) => kind !== "left" && kind !== "unread");
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

/** A room's memberships by status and its events, from the CSV files alone; undefined: its members were not read. */
function roomsOfCsv(members: string, events: string) {
  const [heads = [], ...rows] = parseCsv(members.replace(/^\ufeff/, ""));
  const [eventHeads = [], ...eventRows] = parseCsv(events.replace(/^\ufeff/, ""));
  const of = (row: readonly string[], name: string) => row[heads.indexOf(name)] ?? "";
  const inRoom = eventHeads.indexOf("room_id");
  return (id: number) => {
    const here = rows.filter((row) => of(row, "room_id") === `${id}` && of(row, "verdict") !== "left");
    const unread = here.some((row) => of(row, "verdict") === "unread");
    const having = (kind: string) => here.filter((row) => of(row, "verdict") === kind).length;
    return {
      events: eventRows.filter((row) => row[inRoom] === `${id}`).length,
      members: unread ? undefined : here.length,
      inactive: having("inactive"),
      unknown: having("unknown"),
      active: having("active"),
    };
  };
}

/** The cells of a sheet, row by row. */
function rowsOf(sheet: string): (string | number)[][] {
  return [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = ""]) =>
    [...row.matchAll(/<c [^>]*>(?:<v>([^<]*)<\/v>|<is><t[^>]*>([^<]*)<\/t><\/is>)<\/c>/g)].map(
      ([, value, text = ""]) => (value === undefined ? text : Number(value)),
    ),
  );
}

const bare = (cell: string) =>
  cell
    .replace(/<[^>]*>/g, "")
    .replaceAll("*", "")
    .trim();

test.each([201, 202, 203, 204, 205, 206, 207, 208, 209, 210])(
  "each room, month and row of the review has the same numbers in every format (seed %i)",
  async (seed) => {
    const { report, read } = await filesOf(seed);
    const month = "2026-10";
    const roomOf = roomsOfCsv(
      `${read(`inactivity-report-${month}.csv`)}`,
      `${read(`compliance-report-${month}.csv`)}`,
    );
    const page = `${read(".html")}`;
    const text = `${read(`inactivity-report-${month}.txt`)}`;
    const json = JSON.parse(`${read(".json")}`);
    const book = unzip(read(".xlsx"));
    const sheet = (index: number) => rowsOf(`${book.get(`xl/worksheets/sheet${index}.xml`)}`);
    const [roomSheet, trendSheet, reviewSheet] = [sheet(2), sheet(4), sheet(5)];
    const summary = renderSummary(report, { showNames: true, uploaded: [], files: [] });
    const lines = summary.split("\n").map((line) => line.split("|").slice(1, -1).map(bare));

    for (const { roomId, title } of report.assessment.rooms) {
      const { events, members, inactive, unknown, active } = roomOf(roomId);
      const shown =
        members === undefined ? ["not read", "not read", "not read"] : [inactive, unknown, members];
      const [line] = lines.filter(
        ([first = "", ...rest]) => first.startsWith(`[${title}]`) && rest.length === 4,
      );
      expect(line?.slice(1)).toEqual([...shown.map((one) => `${one}`), number(events)]);

      const [row = ""] = new RegExp(`<tr id="room-${roomId}">.*?</tr>`).exec(page) ?? [];
      expect(row).toContain(`data-value="${events}"`);
      expect(row).toContain(members === undefined ? "Not readable" : `>${counted(members, "member")}: `);
      if (inactive > 0) expect(row).toContain(`${number(inactive)} inactive`);

      const cells = roomSheet.find(([first]) => first === title) ?? [];
      expect(cells.slice(1, 4)).toEqual([roomId, events, members ?? "not read"]);

      const inJson = json.rooms.find(({ id }: { id: number }) => id === roomId);
      expect([inJson.events, inJson.members?.length ?? 0]).toEqual([events, members ?? 0]);
      const told = members === undefined ? "members not read" : counted(members, "member");
      expect(text).toContain(`${title} (room ${roomId})`);
      expect(text).toContain(`  ${counted(events, "event")}; ${told}`);

      // Its months: this one as the CSV has it, an earlier one as its own report had it.
      const months = trendSheet.filter(([, , , , room]) => room === title);
      expect(months.at(-1)).toEqual(["October 2026", inactive, active, events, title]);
      const before = json.trend.at(-1).rooms.find(({ id }: { id: number }) => id === roomId);
      const was =
        before === undefined ? Array(3).fill("not audited") : [before.inactive, before.active, before.events];
      expect(months.at(-2)).toEqual(["September 2026", ...was, title]);
      const [trendRow = ""] =
        new RegExp(
          `<tr><th scope="row"><bdi><a href="[^"]*/${roomId}/filter"[^>]*>[^<]*</a></bdi></th>(<td class="number.*?)</tr>`,
        ).exec(page) ?? [];
      const inPage = [...trendRow.matchAll(/<td class="number[^>]*>(.*?)<\/td>/g)].map(([, cell = ""]) =>
        [...cell.matchAll(/of-\w+">([^<]*)</g)].map(([, count]) => count),
      );
      expect(inPage.at(-1)).toEqual([inactive, active, events].map(number));
      expect(inPage.at(-2)).toEqual(before === undefined ? [] : was.map(number));
    }

    const { counts } = json.review;
    for (const one of [page, text.replaceAll(/\n\s+/g, " ")]) expect(one).toContain(json.review.sentence);
    expect(reviewSheet.length - 1).toBe(counts.all);
    expect(reviewSheet.filter((row) => row.at(-1) === "overdue").length).toBe(counts.overdue);
    const tile = (name: string) => new RegExp(`<dt>${name}</dt><dd><b>([^<]*)</b>`).exec(page)?.[1];
    expect(["Open", "Done", "Overdue"].map(tile)).toEqual(
      [counts.open, counts.done, counts.overdue].map(number),
    );
    const csvInactive = report.assessment.rooms.reduce((sum, { roomId }) => sum + roomOf(roomId).inactive, 0);
    expect(counts.all).toBe(csvInactive);

    const whole = trendSheet.find(([first, , , , room]) => first === "October 2026" && room === "all rooms");
    expect(whole?.[1]).toBe(csvInactive);
    expect(summary).toContain(
      `| Inactive | 35 | 33 | *no report* | 31 | *incomplete* | 27 | ${number(csvInactive)} |`,
    );
    expect(page).toContain(`October 2026: ${number(csvInactive)} inactive`);
  },
);
