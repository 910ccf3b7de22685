import { type CellValue, readXlsx, type WriteSheet, writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { asWritten } from "../../../../demo/decide.ts";
import { random } from "../../../../demo/portal/random.ts";
import { EMPTY_REVIEW, membershipKey } from "../../../../src/earlier-runs/access-review/decision.ts";
import { readReview } from "../../../../src/earlier-runs/access-review/read-workbook.ts";
import { standings, withRead } from "../../../../src/earlier-runs/access-review/review.ts";
import { UserError } from "../../../../src/errors.ts";
import { members, PORTALS, rowOf, workbookOf } from "./workbooks.ts";

const seed = Number(process.env["REVIEW_SEED"] ?? Date.now() % 1_000_000_007);
console.info(`REVIEW_SEED=${seed}`);
const reading = { readOn: "2026-12-02", at: "2026-12-02T06:17:00.000Z", run: "r", changedBy: "Zoë" };

/** What may be written into the cell of a decision; `keep` only where the words themselves stand there. */
const WORDS: readonly (readonly [CellValue, "keep" | "remove" | "open" | "wrong"])[] = [
  ["keep", "keep"],
  [" KEEP ", "keep"],
  ["Behalten", "keep"],
  ["remove", "remove"],
  ["Entfernen.", "remove"],
  ["open", "open"],
  ["keep?", "wrong"],
  ["keep or remove", "wrong"],
  [true, "wrong"],
  [1, "wrong"],
  [new Date("2026-12-01T00:00:00Z"), "wrong"],
  ["don't keep", "wrong"],
];
const UNTIL: readonly (readonly [CellValue, string | "wrong" | undefined])[] = [
  [null, undefined],
  [new Date("2027-02-28T00:00:00Z"), "2027-02-28"],
  [46_446, "2027-02-28"],
  ["28.02.2027", "2027-02-28"],
  ["2027-2-28", "2027-02-28"],
  ["28/02/2027", "2027-02-28"],
  ["03/04/2027", "wrong"],
  ["next year", "wrong"],
  ["31.02.2027", "wrong"],
  [-3, "wrong"],
];

interface Said {
  readonly decision: string;
  readonly until: string | undefined;
}

/** One workbook, broken in some ways, and what may count of it: of a row that was harmed nothing. */
async function brokenWorkbook(n: number) {
  const chance = random(seed + n);
  const people = members(5 + chance.below(40));
  const { sheets } = await readXlsx(await workbookOf(people.map((one) => rowOf(one))));
  const written = sheets.map(asWritten);
  const sheet = written[0] as WriteSheet & { rows: CellValue[][]; cells: NonNullable<WriteSheet["cells"]> };
  const heads = sheet.rows[0] as string[];
  const column = (title: string): number => heads.indexOf(title);
  const truth = new Map<string, Said>();
  const harmed = new Set<string>();
  const filled = new Set<string>();
  for (const [index, person] of people.entries()) {
    if (chance.below(3) === 0) continue;
    const key = membershipKey(person);
    const row = sheet.rows[index + 1] as CellValue[];
    const [word, means] = WORDS[chance.below(WORDS.length)] ?? ["keep", "keep"];
    const [until, day] = UNTIL[chance.below(UNTIL.length)] ?? [null, undefined];
    const reason = chance.below(4) === 0 ? null : `Because ${n} – größer & <kleiner>`;
    row[column("Decision")] = word;
    row[column("Until")] = until;
    row[column("Reason")] = reason;
    row[column("Decided by")] = "Jörg Jäger";
    filled.add(key);
    if (means === "wrong" || day === "wrong" || (means === "keep" && reason === null)) harmed.add(key);
    else truth.set(key, { decision: means, until: day });
    if (chance.below(8) === 0) {
      sheet.cells.set(`${index + 1},${column("Decision")}`, {
        value: "keep",
        formula: '"ke"&"ep"',
        formulaResult: "keep",
      });
      harmed.add(key);
    }
    if (chance.below(8) === 0) {
      row[column("E-mail")] = "somebody.else@example.com";
      harmed.add(key);
    }
    if (chance.below(10) === 0) {
      row[column("Person id")] = people[(index + 1) % people.length]?.person ?? null;
      harmed.add(key);
    }
    if (chance.below(10) === 0) {
      const twin = [...row];
      twin[column("Decision")] = means === "keep" ? "remove" : "keep";
      twin[column("Reason")] = "contradicts";
      sheet.rows.push(twin);
      harmed.add(key);
    }
  }
  if (chance.below(6) === 0) {
    const from = 1 + chance.below(people.length);
    const at = column("Decision");
    sheet.merges = [{ startRow: from, endRow: from + 2, startCol: at, endCol: at }];
    for (let row = from; row <= from + 2; row++) {
      const person = people[row - 1];
      if (person !== undefined) harmed.add(membershipKey(person));
    }
  }
  if (chance.below(8) === 0) {
    // Of a row with a twin that was deleted, the twin is what is meant.
    const index = people.findIndex((one) => !harmed.has(membershipKey(one)));
    const person = people[index];
    sheet.rows[index + 1] = [];
    sheet.cells.delete(`${index + 1},0`);
    if (person !== undefined) {
      truth.delete(membershipKey(person));
      filled.delete(membershipKey(person));
    }
  }
  const content = await writeXlsx({ sheets: written });
  if (chance.below(12) === 0)
    content.fill(0, Math.floor(content.length / 2), Math.floor(content.length / 2) + 40);
  return { content, truth, harmed, filled };
}

test("a hundred broken workbooks: no wrong exemption, no lost row, always a sentence", async () => {
  let exempted = 0;
  for (let n = 0; n < 100; n++) {
    const { content, truth, harmed, filled } = await brokenWorkbook(n);
    const where = `REVIEW_SEED=${seed}, workbook ${n}`;
    let read: Awaited<ReturnType<typeof readReview>>;
    try {
      read = await readReview(content, "access-review.xlsx", PORTALS);
    } catch (error) {
      expect(error, where).toBeInstanceOf(UserError);
      expect((error as Error).message, where).toContain("Decisions read before still count.");
      continue;
    }
    const { memory } = withRead(EMPTY_REVIEW, read.rows, reading);
    const counts = standings(memory.decisions, read.unclear, "2026-11-30", 12);
    for (const [key, standing] of counts) {
      expect(harmed.has(key), `${where}: ${key} was harmed`).toBe(false);
      expect(standing.decision.decision, where).toBe(truth.get(key)?.decision);
      expect(standing.decision.until, where).toBe(truth.get(key)?.until);
      if (standing.kind === "kept") exempted++;
    }
    for (const [key, { decision }] of truth) {
      if (!harmed.has(key) && decision !== "open")
        expect(counts.has(key), `${where}: ${key} is lost`).toBe(true);
    }
    const seen = new Set([...read.rows.map(membershipKey), ...read.unclear]);
    const open = [...filled].filter((key) => !seen.has(key));
    expect(read.strays.length, `${where}: ${open.join()}`).toBeGreaterThanOrEqual(open.length > 0 ? 1 : 0);
    if (read.unclear.size + read.strays.length > 0) expect(read.problems.length, where).toBeGreaterThan(0);
  }
  expect(exempted).toBeGreaterThan(50);
}, 120_000);
