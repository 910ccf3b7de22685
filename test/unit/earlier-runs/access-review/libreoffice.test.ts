import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ReadReview, readReview } from "../../../../src/earlier-runs/access-review/read-workbook.ts";
import { members, PORTALS, rowOf, workbookOf } from "./workbooks.ts";

/** Pythons that may have the bridge to LibreOffice. */
const python = ["/usr/bin/python3", "python3"].find(
  (path) => spawnSync(path, ["-c", "import uno"], { stdio: "ignore" }).status === 0,
);
const office = spawnSync("soffice", ["--version"], { stdio: "ignore" }).status === 0;
const script = join(import.meta.dirname, "..", "..", "..", "libreoffice", "edit.py");

type Step = Readonly<Record<string, string | number | boolean>>;
const people = members(24);
const at = (n: number): string => `person.${n}@example.com`;
const write = (n: number, column: string, text: string | number, as = "text"): Step => ({
  ...{ do: "write", email: at(n), column, text, as },
});

/** Typed as in a German office: dates with points. */
const decided: readonly Step[] = [
  write(0, "Decision", "Keep"),
  write(0, "Reason", "Elternzeit, größer als >1"),
  write(0, "Until", "31.12.2026", "typed"),
  write(0, "Decided by", "Zoë"),
  write(5, "Decision", "REMOVE"),
  write(5, "Decided on", "2.11.26", "typed"),
  write(7, "Decision", "behalten"),
  write(7, "Reason", "李小龙 sagt ja"),
  write(7, "Until", "2027-01-31"),
  write(9, "Decision", '="ke"&"ep"', "formula"),
  write(9, "Reason", "not by hand"),
  write(11, "Decision", "keep"),
  write(11, "Reason", "a number of a day"),
  write(11, "Until", 46_387, "number"),
];

const CASES: Readonly<Record<string, readonly Step[]>> = {
  "saved and nothing else": decided,
  "sorted by e-mail, backwards": [...decided, { do: "sort", column: "E-mail", ascending: false }],
  "sorted by person after a column came in": [
    ...decided,
    { do: "insert-column", before: "Decision", title: "Kommentar", text: "bitte prüfen" },
    { do: "sort", column: "Person", ascending: true },
  ],
  "rows hidden by a filter": [...decided, { do: "hide-rows", from: 1, to: 9 }],
  "filtered by room, then sorted": [
    ...decided,
    { do: "autofilter", column: "Room", text: "Launch" },
    { do: "sort", column: "Person", ascending: false },
  ],
  "sorted, then filtered to a few of the decided": [
    ...decided,
    { do: "sort", column: "Reason", ascending: true },
    { do: "autofilter", column: "Decision", text: "Keep" },
  ],
  "another sheet in front, and ours renamed": [
    { do: "rename-sheet", name: "Entscheidungen" },
    ...decided,
    { do: "insert-sheet-before", name: "Notizen" },
  ],
};

const BAD: Readonly<Record<string, readonly Step[]>> = {
  "one column alone was sorted": [...decided, { do: "sort-one-column", column: "E-mail", ascending: false }],
  "decisions were merged": [...decided, { do: "merge", column: "Decision", from: 1, to: 24 }],
};

describe.runIf(python !== undefined && office)("LibreOffice, set to German", () => {
  const directory = mkdtempSync(join(tmpdir(), "review-"));
  const read = new Map<string, ReadReview>();

  beforeAll(async () => {
    const source = join(directory, "access-review.xlsx");
    writeFileSync(source, await workbookOf(people.map((one) => rowOf(one))));
    const all = Object.entries({ ...CASES, ...BAD });
    const jobs = all.map(([, steps], n) => ({ source, target: join(directory, `${n}.xlsx`), steps }));
    execFileSync(python ?? "", [script, join(directory, "profile"), "de-DE"], {
      input: JSON.stringify(jobs),
    });
    for (const [n, [name]] of all.entries()) {
      read.set(
        name,
        await readReview(readFileSync(join(directory, `${n}.xlsx`)), "access-review.xlsx", PORTALS),
      );
    }
  }, 180_000);
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test.each(Object.keys(CASES))("%s", (name) => {
    const { rows, problems, known, strays } = read.get(name) as ReadReview;
    const said = rows
      .map(({ person, decision, until, reason, decidedBy, decidedOn }) =>
        [Number(person.slice(-3)), decision, until, reason, decidedBy, decidedOn].join("|"),
      )
      .sort();
    expect(said).toEqual([
      "0|keep|2026-12-31|Elternzeit, größer als >1|Zoë|",
      "11|keep|2026-12-31|a number of a day||",
      "5|remove||||2026-11-02",
      "7|keep|2027-01-31|李小龙 sagt ja||",
    ]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      /^Cell [A-Z]+\d+ of the sheet “.*” is a formula: write the words themselves\.$/,
    );
    expect(known.size).toBe(people.length);
    expect(strays).toEqual([]);
    for (const row of rows) expect(row.asked).toBe("2026-11-02");
  });

  test.each(Object.keys(BAD))("%s: nothing is decided, nothing is lost", (name) => {
    const { rows, problems, known, strays, unclear } = read.get(name) as ReadReview;
    expect(rows).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
    expect(strays.length + unclear.size + known.size).toBeGreaterThanOrEqual(5);
  });

  test("a column that came in is kept with its row", () => {
    const { known } = read.get("sorted by person after a column came in") as ReadReview;
    const texts = [...known.values()].flatMap(({ added }) => [...added.entries()]);
    expect(texts).toEqual([["Kommentar", { value: "bitte prüfen" }]]);
  });
});
