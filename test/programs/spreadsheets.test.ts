import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeReports } from "../../src/deliver/write-files.ts";
import { createRenderers } from "../../src/report/renderers.ts";
import { hostileNames, ordinaryMonth, type Situation } from "../unit/report/fixtures.ts";
import { parseCsv } from "../unit/report/reading.ts";
import { installed, needing } from "./installed.ts";

/** What other makers' programs read in the workbook. */
const soffice = installed(["soffice", "libreoffice"], "--version");
const python = installed(["/usr/bin/python3", "python3", "python"], "-c", "import openpyxl");

const directory = mkdtempSync(join(tmpdir(), "spreadsheets-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const SITUATIONS: readonly (readonly [string, () => Situation])[] = [
  ["an ordinary month", () => ordinaryMonth(400)],
  ["hostile names", hostileNames],
];

describe.each(SITUATIONS)("%s", (name, create) => {
  const folder = join(directory, name.replaceAll(" ", "-"));
  const { report, events } = create();
  const workbook = join(folder, "audit-report-2026-10.xlsx");
  /** The first columns of our own CSV, which breaks the runner's commands as well: a log may show it. */
  const expected = (): string[][] => {
    const csv = readFileSync(join(folder, "compliance-report-2026-10.csv"), "utf8");
    const [, ...rows] = parseCsv(csv.replaceAll("# #[", "##["));
    return rows.map(([id = "", date = "", user = "", , action = "", ...rest]) => [
      ...[
        id,
        `${date.slice(0, 10)} ${date.slice(11, 19)}`,
        `UTC${date.slice(19)}`,
        user.trim() === "" ? "(no name)" : user,
        action,
      ],
      ...[rest[0] ?? "", rest[1] ?? ""],
    ]);
  };

  beforeAll(async () => {
    async function* all() {
      yield events;
    }
    const renderers = await createRenderers(report, new Set(["csv", "xlsx"]));
    await writeReports(folder, renderers, all());
  });

  test.skipIf(soffice === undefined)(
    needing(soffice, "LibreOffice", "LibreOffice converts the events to the rows of our own CSV"),
    () => {
      const converted = join(folder, "csv");
      const profile = pathToFileURL(join(directory, "profile")).href;
      // Field and text separators, UTF-8, from line 1, no quotes where none are needed, as shown, every sheet.
      const filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
      execFileSync(
        soffice ?? "",
        [
          `-env:UserInstallation=${profile}`,
          "--headless",
          "--convert-to",
          filter,
          "--outdir",
          converted,
          workbook,
        ],
        { stdio: "ignore", timeout: 120_000 },
      );
      expect(readdirSync(converted)).toHaveLength(5);
      const text = readFileSync(join(converted, "audit-report-2026-10-Events.csv"), "utf8");
      const [, ...rows] = parseCsv(text.replaceAll("\n", "\r\n"));
      expect(rows.map((row) => row.slice(0, 7))).toEqual(expected());
    },
  );

  test.skipIf(python === undefined)(
    needing(python, "openpyxl", "openpyxl reads the dates as dates, and every text as a text"),
    () => {
      const read = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheet = book["Events"]
print(json.dumps({
  "sheets": book.sheetnames,
  "frozen": [one.freeze_panes for one in book],
  "kinds": sorted({cell.data_type for one in book for row in one.iter_rows() for cell in row}),
  "rows": [[str(value) if value is not None else "" for value in row[:7]] for row in sheet.iter_rows(min_row=2, values_only=True)],
}))`;
      const output = execFileSync(python ?? "", ["-c", read, workbook], {
        encoding: "utf8",
        maxBuffer: 1 << 26,
        env: { PYTHONIOENCODING: "utf-8" },
      });
      const found = JSON.parse(output);
      expect(found.sheets).toEqual(["Overview", "Rooms", "Members", "Events", "Proof"]);
      expect(found.frozen).toEqual([null, "A2", "A2", "A2", "A2"]);
      expect(found.kinds).toEqual(["d", "n", "s"]);
      expect(found.rows).toEqual(expected());
    },
  );
});
