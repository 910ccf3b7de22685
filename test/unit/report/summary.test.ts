import { expect, test } from "vitest";
import type { SummaryOptions } from "../../../src/report/summary/context.ts";
import { renderSummary } from "../../../src/report/summary/summary.ts";
import {
  comparedMonth,
  everybodyActive,
  hostileNames,
  incompleteMonth,
  manyMembers,
  ordinaryMonth,
} from "./fixtures.ts";

const OPTIONS: SummaryOptions = { showNames: true, uploaded: [], files: [] };
const UPLOADED = {
  ...{ title: "audit-report-2026-10.html", id: 7, version: 2 },
  url: "https://acme.example.com/doceditor?fileId=7",
};
const bytes = (text: string) => new TextEncoder().encode(text).length;

/** Every table is whole: head, rule and rows of equally many cells, closed by an empty line. */
function checkTables(markdown: string): number {
  const tables = markdown
    .split(/\n(?!\|)/)
    .map((block) => block.split("\n").filter((line) => line.startsWith("|")));
  let rows = 0;
  for (const table of tables.filter((lines) => lines.length > 0)) {
    expect(table.length).toBeGreaterThan(2);
    expect(new Set(table.map((line) => line.split("|").length)).size).toBe(1);
    rows += table.length - 2;
  }
  expect(markdown.split("<details>")).toHaveLength(markdown.split("</details>").length);
  expect(markdown.split("```").length % 2).toBe(1);
  return rows;
}

test("an ordinary month reads like this, without names", () => {
  const text = renderSummary(comparedMonth().report, { ...OPTIONS, showNames: false, uploaded: [UPLOADED] });
  expect(text).toMatchSnapshot();
});

test("an incomplete month says so first", () => {
  const { report } = incompleteMonth();
  const text = renderSummary(report, OPTIONS);
  expect(text.split("\n")[0]).toContain("⚠️ incomplete");
  expect(text.indexOf("could be proved")).toBeLessThan(text.indexOf("| Inactive"));
  expect(text).toContain("Treat nobody who is “unknown” as inactive");
  expect(text).toContain("not read |");
});

test("nothing to do when everybody was active", () => {
  const { report } = everybodyActive();
  expect(report.assessment.counts.inactive).toBe(0);
  expect(renderSummary(report, { ...OPTIONS, uploaded: [UPLOADED] })).toContain("Nothing: every member");
});

test("names and addresses of people appear only where they may", () => {
  const { report } = ordinaryMonth();
  const hidden = renderSummary(report, { ...OPTIONS, showNames: false });
  const shown = renderSummary(report, OPTIONS);
  for (const { person } of report.assessment.rooms.flatMap(({ members }) => members)) {
    expect(hidden).not.toContain(person.name);
    expect(hidden).not.toContain(person.email);
    expect(shown).toContain(person.name);
  }
});

test("the exempt stand under a heading of their own, with reason and date", () => {
  const { report } = ordinaryMonth();
  const part = (showNames: boolean) =>
    /\n(### Exempt: .*?)(?=\n\n(?:###|- ))/s.exec(renderSummary(report, { ...OPTIONS, showNames }))?.[1] ??
    "";
  expect(part(true).match(/^\| .* \| Service account of the archive \| 31 Mar 2027 \|$/gm)).toHaveLength(
    report.assessment.counts.exempt,
  );
  expect(part(false)).toMatch(/^### Exempt: \d+ memberships?\n\nWho and why is in the report\.$/);
});

test("10 000 members and a hostile month fit the budget, in whole steps", () => {
  const large = manyMembers(500, 20).report;
  const steps = [10_000_000, 900 * 1024, 200_000, 30_000, 8000, 1500];
  const sizes = steps.map((budgetBytes) => {
    const text = renderSummary(large, { ...OPTIONS, budgetBytes });
    if (budgetBytes > 3000) expect(bytes(text)).toBeLessThanOrEqual(budgetBytes);
    checkTables(text);
    return bytes(text);
  });
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  expect(new Set(sizes).size).toBeGreaterThanOrEqual(4);
  const everything = checkTables(renderSummary(large, { ...OPTIONS, budgetBytes: 10_000_000 }));
  expect(everything).toBe(10_000 + 20 + 1 + large.assessment.counts.exempt);
  checkTables(renderSummary(hostileNames().report, OPTIONS));
});

test.each([
  ["with names", true],
  ["without", false],
])(
  "4 000 rooms with long titles %s: below what GitHub takes, and it says what is left out",
  (_, showNames) => {
    const { report } = manyMembers(2, 4000);
    const rooms = report.assessment.rooms.map((room) => ({ ...room, title: "@#Büro ✓".repeat(20) }));
    const text = renderSummary(
      { ...report, assessment: { ...report.assessment, rooms } },
      { ...OPTIONS, showNames },
    );
    expect(bytes(text)).toBeLessThan(1024 * 1024);
    expect(text).toContain("and 3\u00a0950 more rooms, all of them in the report.");
    if (showNames)
      expect(text).toContain("The members are too many to be named here; all of them are in the report.");
    checkTables(text);
  },
);

test("hostile texts leave the document's structure as it is", () => {
  const { report } = hostileNames();
  const text = renderSummary(report, OPTIONS);
  expect(text).not.toMatch(/<(?!\/?(?:details|summary)>)/);
  expect(text.match(/^#+ .*$/gm)).toEqual([
    expect.stringMatching(/^## DocSpace audit/),
    "### What to do next",
    "### Rooms",
  ]);
  expect(text).not.toMatch(/@\w|(?<!&)#\d/);
  for (const address of text.match(/\]\([^)]*\)/g) ?? [])
    expect(address).toMatch(/^\]\(https:\/\/acme\.example\.com\//);
  expect(text).not.toMatch(/^::/m);
});

test("only addresses of the web become links", () => {
  const options = {
    ...OPTIONS,
    uploaded: [
      { ...UPLOADED, url: "javascript:alert(1)" },
      { ...UPLOADED, url: "https://a.example/(x)|y" },
    ],
  };
  const text = renderSummary(ordinaryMonth(10).report, options);
  expect(text).not.toContain("javascript:");
  expect(text).toContain("](https://a.example/%28x%29%7cy)");
});

test("says that every member was active only where that was judged", () => {
  const { report } = everybodyActive();
  const options = { ...OPTIONS, uploaded: [UPLOADED] };
  const compliance = renderSummary({ ...report, reports: ["compliance"] }, options);
  expect(compliance).toContain("- Nothing.\n");
  expect(compliance).not.toContain("every member");
  const nobody = {
    ...report.assessment,
    rooms: [],
    counts: { ...report.assessment.counts, active: 0, exempt: 0, new: 0, invited: 0, disabled: 0 },
  };
  expect(renderSummary({ ...report, assessment: nobody }, options)).toContain("- Nothing.\n");
});

test("the compliance report alone has no verdicts", () => {
  for (const situation of [comparedMonth(), incompleteMonth()]) {
    const text = renderSummary({ ...situation.report, reports: ["compliance"] }, OPTIONS);
    expect(text).not.toMatch(/newly inactive|active again|“unknown”|memberships/i);
  }
  expect(renderSummary({ ...comparedMonth().report, reports: ["compliance"] }, OPTIONS)).toContain(
    "events in rooms",
  );
});

test("tells what is listed from what the chart shows", () => {
  const { report } = ordinaryMonth();
  expect(renderSummary(report, OPTIONS)).toContain('title "Events per day"');
  const narrowed = {
    ...report,
    settings: { ...report.settings, filters: ["only the actions open"] },
    listed: { count: 12, filteredOut: 1488, otherRooms: 0 },
  };
  const text = renderSummary(narrowed, OPTIONS);
  expect(text).toContain('title "Events of the whole portal per day"');
  expect(text).toContain("| Events listed, of 1\u00a0500 |");
});

test("mail has a section of its own, with what was not sent and what may not have been", () => {
  const counts = { sent: 0, refused: 0, uncertain: 0, notAgain: 0 };
  const mail = {
    members: { ...counts, sent: 4, refused: 2, uncertain: 1 },
    managers: { ...counts, notAgain: 1 },
    problems: ["2 people were not reminded: the mail server is full."],
  };
  const text = renderSummary(ordinaryMonth(10).report, { ...OPTIONS, mail });
  expect(text).toContain("### What to do next\n\n- Look under “Mail” below");
  expect(text).toContain("- Reminders: 4 sent, **2 not sent**, **1 uncertain**");
  expect(text).toContain("- Manager's reports: 0 sent, 1 sent by an earlier run, so not again");
  expect(text).toContain("- ⚠️ 2 people were not reminded");
  expect(text).toContain("; 4 reminded; ");
});

test("says that names are hidden, so that nobody looks for the tables", () => {
  const text = renderSummary(ordinaryMonth(10).report, { ...OPTIONS, showNames: false });
  expect(text).toContain("Names are hidden here");
  expect(text).not.toContain("<details>");
});

test("months stand side by side; one that is missing or was incomplete says so and is no 0", () => {
  const part = /### Month by month\n\n(.*?)\n\n/s.exec(renderSummary(comparedMonth().report, OPTIONS))?.[1];
  const [heads = "", , inactive = ""] = part?.split("\n") ?? [];
  expect(heads).toMatch(/^\| \| April 2026 \| May 2026 \| June 2026 \|/);
  expect(inactive).toMatch(
    /^\| Inactive \| 35 \| 33 \| \*no report\* \| 31 \| \*incomplete\* \| 27 \| \d+ \|$/,
  );
  expect(renderSummary(ordinaryMonth().report, OPTIONS)).not.toContain("Month by month");
});
