import { HtmlValidate } from "html-validate";
import { expect, test } from "vitest";
import { mailWords } from "../../../src/deliver/words/languages.ts";
import { answerOf } from "../../../src/rollup/formats/answer.ts";
import { rollUpCsv } from "../../../src/rollup/formats/csv.ts";
import { rollUpHtml } from "../../../src/rollup/formats/html.ts";
import { rollUpJson } from "../../../src/rollup/formats/json.ts";
import { mailContent } from "../../../src/rollup/formats/mail.ts";
import { rollUpSummary } from "../../../src/rollup/formats/summary.ts";
import { rollUpWorkbook } from "../../../src/rollup/formats/workbook.ts";
import { rollUp } from "../../../src/rollup/merge.ts";
import type { PortalRow } from "../../../src/rollup/model.ts";
import type { Page } from "../../../src/rollup/page.ts";
import { englishWords } from "../deliver/english-words.ts";
import { unzip } from "../deliver/unzip.ts";
import { HOSTILE } from "../report/fixtures.ts";
import { hostile, page, rows } from "./page.ts";

test("what is not known is empty and not 0, in every format", () => {
  expect(rollUpCsv(page).split("\r\n")[1]).toMatch(
    /^gone,https:\/\/gone\.example\.com,missing,{14}"No report/,
  );
  expect(rollUpSummary(page)).toContain("| gone | Missing |  |  |  |  |  |  |");
  expect(JSON.parse(rollUpJson(page)).portals[0].figures).toBeUndefined();
  expect(rollUpHtml(page)).toContain('<td class="number" data-head="Rooms"></td>');
});

test("where no portal has figures, there are no totals, which would be 0", () => {
  const nothing = {
    ...page,
    rollUp: { ...page.rollUp, rows: rows.slice(0, 1), totals: rollUp([], []).totals },
  };
  expect(rollUpHtml(nothing)).not.toContain("<b>0</b>");
  expect(JSON.parse(rollUpJson(nothing)).totals).toBeUndefined();
  const { subject } = mailContent(nothing, {
    language: "en",
    from: "audit@example.com",
    remarks: [],
    links: [],
  });
  expect(subject).toMatch(/^No figures, 1 portal not complete: /);
});

test("the change, the totals and the answer are told", () => {
  expect(rollUpHtml(page)).toContain("−3");
  expect(rollUpCsv(page)).toContain(",-3,");
  expect(rollUpSummary(page)).toContain("1\u00a0234 of 1\u00a0651 memberships inactive in 1 portal");
});

test("the mail tells what the page does, stands untrusted texts and names nobody", () => {
  const frame = {
    language: "en" as const,
    from: "audit@example.com",
    remarks: ["Not attached: x."],
    links: [{ label: "The run", url: "https://ci.example.com" }],
  };
  const { subject, text, html } = mailContent(page, frame);
  expect(subject).toBe(
    "1\u00a0234 inactive memberships, 1 portal not complete: DocSpace audit of all portals, October 2026",
  );
  for (const part of [text, html]) {
    expect(part).toContain("gone: Missing. No report of it was handed on: its job did not run,");
    expect(part).toContain(
      "Since September 2026: 0 portals have more inactive memberships, 1 portal has fewer.",
    );
    expect(part).toContain("Not attached: x.");
    expect(part).toContain("https://ci.example.com");
    expect(part).not.toContain("zoë@example.com");
  }
  expect(text).toMatch(/^October 2026: /);
  const bad = mailContent(hostile, frame);
  expect(bad.subject).not.toMatch(/[\r\n]/);
  expect(bad.html).not.toMatch(/<(?:script|img|iframe|svg)/i);
  expect(bad.text).not.toMatch(/^(?:::|##\[)/m);
});

test("in German no English word is left", () => {
  const gone = page.changes && { ...page.changes, since: undefined, gonePortals: ["old.example.com"] };
  const whole: Page = {
    ...page,
    rollUp: { ...page.rollUp, complete: true, rows: rows.map((row) => ({ ...row, state: "complete" })) },
  };
  const states = ["incomplete", "failed", "missing", "unusable"] as const;
  const every = states.map((state) => ({ ...page.rollUp.rows[0], name: state, state })) as PortalRow[];
  const frame = { language: "de" as const, from: "audit@example.com", remarks: [], links: [] };
  for (const one of [
    page,
    whole,
    { ...page, ...(gone && { changes: gone }) },
    { ...page, rollUp: { ...page.rollUp, rows: every, totals: rollUp([], []).totals } },
    { ...page, rollUp: rollUp([], []) },
  ]) {
    const { subject, text, html } = mailContent(one, frame);
    const names = [...one.rollUp.rows.map(({ name }) => name), "gone", "acme"];
    for (const part of [subject, text, html]) expect(englishWords(part, names)).toEqual([]);
  }
  const { subject, text, html } = mailContent(page, frame);
  expect(subject).toBe(
    "1\u00a0234 inaktive Mitgliedschaften, 1 Portal nicht vollständig: DocSpace-Prüfung aller Portale, Oktober 2026",
  );
  expect(text).toContain("gone: Fehlt. Kein Bericht davon wurde weitergegeben: Der Job lief nicht,");
  expect(html).toContain('<html lang="de">');
});

test("where a portal is open, the answer begins with it, in German, too", () => {
  const open = { ...page, rollUp: { ...page.rollUp, complete: false } };
  expect(answerOf(open.rollUp)).toMatch(
    /^October 2026: of 2 portals 1 missing; 1.234 of 1.651 memberships inactive/,
  );
  expect(answerOf(open.rollUp, mailWords("de").rollUp.answer)).toMatch(
    /^Oktober 2026: von 2 Portalen 1 fehlend; 1.234 von 1.651 Mitgliedschaften inaktiv/,
  );
  expect(answerOf(rollUp([], []))).toBe("No period: no portal at all.");
});

test("what cannot be compared is said in every page that people read", () => {
  const mixed = { ...page, rollUp: { ...page.rollUp, keyings: 2, withoutKeys: 1 } };
  for (const text of [rollUpHtml(mixed), rollUpSummary(mixed)]) {
    expect(text).toContain("in 2 ways that cannot be compared");
    expect(text).toContain("In 1 portal it is not known");
  }
  expect(JSON.parse(rollUpJson(mixed))).toMatchObject({ addressKeys: 2, portalsWithoutKeys: 1 });
});

test("an address stands on no page unless names may be shown", async () => {
  for (const text of [rollUpHtml(page), rollUpJson(page), rollUpCsv(page), rollUpSummary(page)])
    expect(text).not.toContain("zoë@example.com");
  expect(rollUpHtml({ ...page, showNames: true })).toContain("zoë@example.com");
});

test.each([
  ["ordinary", page],
  ["hostile", hostile],
])("the %s page is right HTML that runs nothing", async (_, shown) => {
  const text = rollUpHtml(shown);
  const validator = new HtmlValidate({
    extends: ["html-validate:standard"],
    rules: { "long-title": "off", "require-sri": "off", "no-inline-style": "off" },
  });
  const { results } = await validator.validateString(text);
  expect(
    results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
    ),
  ).toEqual([]);
  expect(text).not.toMatch(/<script|<img|href="javascript:/i);
});

test("of many portals with much to say the summary has as many as GitHub takes, and says how many more there are", () => {
  const many = Array.from(
    { length: 600 },
    (_, index): PortalRow => ({
      name: `${index} ${"@#".repeat(100)}`,
      url: `https://p${index}.example.com`,
      ...{
        state: "failed",
        why: [{ code: "run-failed", parameters: { sentence: "<@".repeat(400) } }],
        remarks: [],
      },
    }),
  );
  const text = rollUpSummary({ ...page, rollUp: { ...page.rollUp, rows: many } });
  expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
  const shown = text.split("\n").filter((line) => /^\| \d/.test(line)).length;
  expect(shown).toBeGreaterThan(50);
  expect(text).toContain(`And ${600 - shown} more portals, which the files name.`);
});

test("hostile texts command no runner, and break no table", async () => {
  expect(
    rollUpSummary(hostile)
      .split("\n")
      .filter((line) => line.startsWith("| ")).length,
  ).toBe(HOSTILE.length + 2);
  for (const text of [rollUpSummary(hostile), rollUpJson(hostile), rollUpCsv(hostile)])
    expect(text).not.toContain("##[");
  for (const line of rollUpCsv(hostile).split("\r\n").slice(1)) expect(line).not.toMatch(/^"?[=+@-]/);
  expect((await rollUpWorkbook(hostile)).byteLength).toBeGreaterThan(1000);
});

test("on paper the workbook shows what a reader compares, and why; no head is wider than its column", async () => {
  const parts = unzip(Buffer.from(await rollUpWorkbook(page)));
  expect(parts.get("xl/workbook.xml")?.toString()).toContain("'Portals'!$A$1:$K$3</definedName>");
  const sheet = parts.get("xl/worksheets/sheet2.xml")?.toString() ?? "";
  const widths = [...sheet.matchAll(/<col [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width));
  const heads = [...(sheet.split("</row>")[0] ?? "").matchAll(/<t [^>]*>([^<]*)</g)].map(
    ([, head = ""]) => head,
  );
  expect(heads.slice(0, 11).at(-1)).toBe("Why");
  for (const [index, head] of heads.entries()) {
    const longest = Math.max(...head.split(" ").map(({ length }) => length));
    expect(widths[index], head).toBeGreaterThan(longest + 2);
  }
});
