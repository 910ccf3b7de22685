import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { reason } from "../../../../src/reasons.ts";
import { MOST_MEMBERS } from "../../../../src/report/html/members.ts";
import { htmlReport, NEWEST, renderHtml } from "../../../../src/report/html/page.ts";
import {
  comparedMonth,
  everybodyActive,
  hostileNames,
  incompleteMonth,
  manyMembers,
  ordinaryMonth,
  reviewedMonth,
  SITUATIONS,
  type Situation,
} from "../fixtures.ts";

import { DANGEROUS, whole } from "../reading.ts";

const SIBLING = {
  ...{ path: "/reports/compliance-report-2026-10.csv", title: "compliance-report-2026-10.csv" },
  ...{ bytes: 123_456, sha256: "ab".repeat(32) },
};

function document({ report, events }: Situation): string {
  const { renderer, closing } = htmlReport(report);
  for (let index = 0; index < events.length; index += 300) renderer.events(events.slice(index, index + 300));
  return whole(closing?.([SIBLING]) ?? "");
}

const VOID = new Set(["meta", "input"]);

/** The elements opened and closed in order; fails on what is not balanced. */
function checkBalance(text: string): void {
  const open: string[] = [];
  const body = text.replace(/<style>[\s\S]*?<\/style>|<script>[\s\S]*?<\/script>|<!DOCTYPE html>/g, "");
  for (const [, slash, name = "", rest = ""] of body.matchAll(
    /<(\/?)([a-zA-Z][\w-]*)((?:[^"<>]|"[^"]*")*)>/g,
  )) {
    if (slash === "/") expect(name).toBe(open.pop());
    else if (!VOID.has(name) && !rest.endsWith("/")) open.push(name);
  }
  expect(open).toEqual([]);
}

test.each(Object.keys(SITUATIONS))("%s: is well-formed, and every reference has its target", (name) => {
  const situation = SITUATIONS[name]?.();
  if (situation === undefined) throw new Error(name);
  const text = document(situation);
  checkBalance(text);
  const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const body = text.slice(0, text.lastIndexOf("<script>"));
  for (const [, named, link] of body.matchAll(
    /(?:aria-labelledby|for|data-more)="([^"]+)"|href="#([^"]+)"/g,
  )) {
    for (const id of (named ?? link ?? "").split(" ")) expect(ids).toContain(id);
  }
});

test("forbids everything but its own style and script, by their hashes", () => {
  const text = document(ordinaryMonth(10));
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(text)?.[1] ?? "";
  for (const [tag, directive] of [
    ["style", "style-src"],
    ["script", "script-src"],
  ]) {
    const parts = [...text.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, "g"))];
    expect(parts).toHaveLength(1);
    const hash = createHash("sha256")
      .update(parts[0]?.[1] ?? "")
      .digest("base64");
    expect(policy).toContain(`${directive} 'sha256-${hash}'`);
  }
  expect(policy).toContain("default-src 'none'");
  expect(text).not.toMatch(/ style=| on[a-z]+=|<link|<img|@import|url\(/);
});

test("hostile texts add no element, no attribute and no link", () => {
  const text = document(hostileNames());
  const body = text.slice(text.indexOf("<body>"), text.lastIndexOf("<script>"));
  expect(body).not.toMatch(/<(?:script|img|h1>Broken)|(?:href|src)="javascript|onerror="/);
  const links = [...body.matchAll(/href="([^"]+)"/g)].map(([, to = ""]) => to);
  expect(links.filter((to) => !/^#|^https:\/\/(?:acme\.example\.com|github\.com)\//.test(to))).toEqual([]);
  expect(text).not.toMatch(DANGEROUS);
  checkBalance(text);
});

test("everything can be read without script: no row and no text is hidden", () => {
  const situation = ordinaryMonth(500);
  const text = document(situation);
  const hidden = [...text.matchAll(/<(\w+)[^>]* hidden>/g)].map(([, name]) => name);
  // The filters and what they say, which work with script only.
  expect(hidden).toEqual(["div", "p", "p", "p"]);
  const members = situation.report.assessment.rooms.reduce((sum, room) => sum + room.members.length, 0);
  expect(text.match(/<tr[^>]* data-verdict=/g)).toHaveLength(members);
  expect(text.match(/<time datetime=/g)).toHaveLength(500);
});

test("inactive members come first, those with the widest access on top", () => {
  const text = document(manyMembers());
  const verdicts = [...text.matchAll(/<tr[^>]* data-verdict="(\w+)"/g)].map(([, verdict = ""]) => verdict);
  expect(verdicts).toEqual(verdicts.toSorted((a, b) => verdicts.indexOf(a) - verdicts.indexOf(b)));
  expect(verdicts[0]).toBe("inactive");
  expect(/<tr[^>]* data-verdict="inactive".*?data-value="(\d+)"/.exec(text)?.[1]).toBe("1");
});

test("shows the newest events and says where the rest is", () => {
  const text = document(manyMembers());
  expect(text.match(/<time datetime=/g)).toHaveLength(NEWEST);
  expect(text).toContain("The other 2\u00a0000 are in <code>compliance-report-2026-10.csv</code>");
});

test("names completeness, reasons, hashes and the run", () => {
  const { report, events } = incompleteMonth();
  const text = document({ report, events });
  expect(text).toContain('<span class="badge bad">Incomplete</span>');
  expect(text).toContain("not read to the end");
  expect(text).toContain(SIBLING.sha256);
  expect(text).toContain(`href="${report.runUrl}"`);
  expect(document(everybodyActive())).toContain('<span class="badge good">Complete</span>');
});

test("leaves out what was not asked for", () => {
  const { report, events } = ordinaryMonth(20);
  const compliance = document({ report: { ...report, reports: ["compliance"] }, events });
  const inactivity = document({ report: { ...report, reports: ["inactivity"] }, events });
  expect(compliance).not.toContain('id="members"');
  expect(inactivity).not.toContain('id="events"');
  checkBalance(compliance);
  checkBalance(inactivity);
});

test("a year is drawn in at most 62 bars", () => {
  const { report, events } = ordinaryMonth(50);
  const period = {
    ...report.period,
    firstDay: "2026-01-01",
    lastDay: "2026-12-31",
    start: report.period.start - 273 * 86_400,
  };
  const text = document({ report: { ...report, period }, events });
  expect(text).toContain("Events per 6 days");
  checkBalance(text);
});

test("says that nobody is inactive only where everybody was judged", () => {
  const { report, events } = everybodyActive();
  expect(document({ report, events })).toContain("<p>Nobody is inactive.</p>");
  const counts = { ...report.assessment.counts, unknown: 3 };
  expect(document({ report: { ...report, assessment: { ...report.assessment, counts } }, events })).toContain(
    "<p>Nobody is proved inactive; 3 memberships could not be judged.</p>",
  );
  const unreadable = reason("members-unreadable", { failure: "No." });
  const rooms = report.assessment.rooms.map((room) => ({ ...room, unreadable, members: [] }));
  expect(document({ report: { ...report, assessment: { ...report.assessment, rooms } }, events })).toContain(
    "<p>Nobody is proved inactive; the members of 4 rooms could not be read.</p>",
  );
});

test("a narrowed list is not mistaken for the whole portal", () => {
  const { report, events } = ordinaryMonth();
  expect(document({ report, events })).toContain('<h2 id="activity-title">Events per day</h2>');
  for (const settings of [
    { ...report.settings, filters: ["only the actions open"] },
    { ...report.settings, rooms: [1201] },
  ]) {
    const listed = { count: 12, filteredOut: 1488, otherRooms: 0 };
    const text = document({ report: { ...report, settings, listed }, events: events.slice(0, 12) });
    expect(text).toContain('<h2 id="activity-title">Events of the whole portal per day</h2>');
    expect(text).toContain("<b>12</b> <small>listed, of 1\u00a0500 in the period</small>");
  }
});

test("the compliance report alone has no verdicts, also not as changes", () => {
  const { report, events } = comparedMonth();
  const text = document({ report: { ...report, reports: ["compliance"] }, events });
  expect(text).not.toMatch(/Newly inactive|Active again/);
  expect(text).toContain("<h3>Events by room</h3>");
});

test("many changes are folded", () => {
  const { report, events } = comparedMonth();
  const members = report.assessment.rooms.flatMap((room) => room.members).slice(0, 50);
  const newlyInactive = members.map(({ roomId, person }) => ({ roomId, personId: person.id }));
  const comparison = { previousLabel: "2026-09", activeAgain: [], events: [], newlyInactive };
  const text = document({ report: { ...report, comparison }, events });
  expect(text).toContain("<h3>Newly inactive (50)</h3>");
  expect(text).toContain("<summary>40 more</summary>");
  checkBalance(text);
});

test("names the format to add where no file has all the events", () => {
  const { report, events } = manyMembers();
  const text = whole(renderHtml(report, events.slice(0, NEWEST), []));
  expect(text).toContain("The other 2\u00a0000 are in no file of this run: add csv to <code>formats</code>.");
});

test("events sort by their instants, and paper has those of them that are asked for", () => {
  const { report, events } = ordinaryMonth(3);
  const text = document({ report, events });
  expect(text.slice(text.indexOf("@media print"))).toContain("tr.beyond { display: table-row; }");
  expect(text).toContain("The list of events is not printed.");
  expect(text).toContain('<th scope="col" class="date" data-sort="number">Date</th>');
  for (const { event } of events) expect(text).toContain(`<td class="date" data-value="${event.at}">`);
});

test("the answer and the next steps come before anything else, and the tiles count every membership", () => {
  for (const create of Object.values(SITUATIONS)) {
    const { report, events } = create();
    const text = document({ report, events });
    const main = text.slice(text.indexOf("<main"));
    const [answerAt, stepsAt, figuresAt] = ['class="answer"', "What to do next", 'class="tiles"'].map(
      (part) => main.indexOf(part),
    );
    expect(answerAt).toBeLessThan(stepsAt ?? 0);
    expect(stepsAt).toBeLessThan(figuresAt ?? 0);
    const tiles = [...main.matchAll(/data-status="\w+">\w+<\/a><\/dt><dd><b>([^<]+)</g)];
    const sum = tiles.reduce((total, [, count = ""]) => total + Number(count.replace(/\D/g, "")), 0);
    expect(sum).toBe(report.assessment.rooms.reduce((total, room) => total + room.members.length, 0));
  }
});

test("what was not read is never a quiet day, and days to come are neither", () => {
  const text = document(incompleteMonth());
  expect(text).toContain("19 October 2026: not read");
  expect(text).not.toMatch(/(?:19|20) October 2026: 0 events/);
  expect(text).toContain("31 October 2026: still to come");
  expect(text).not.toContain("31 October 2026: 0 events");
  expect(text).toMatch(/<strong>Not in this list<\/strong>.*Hiring/s);
});

test("rooms and files are links into the portal, and inactive rows name the remedy", () => {
  const { report, events } = ordinaryMonth(200);
  const text = document({ report, events });
  expect(text).toContain('href="https://acme.example.com/rooms/shared/1201/filter"');
  expect(text).toContain('href="https://acme.example.com/doceditor?fileId=');
  const inactive = report.assessment.counts.inactive;
  expect(text.match(/<p class="remedy/g)).toHaveLength(inactive);
});

test("people are links to their page among the contacts, guests to theirs; without an e-mail to none", () => {
  const { report, events } = reviewedMonth();
  const [room, ...rooms] = report.assessment.rooms;
  if (room === undefined) throw new Error("no room");
  const [guest, colleague, without, ...others] = room.members;
  const as = (row: typeof guest, more: { email: string; guest: boolean }) =>
    row === undefined ? [] : [{ ...row, person: { ...row.person, ...more } }];
  const members = [
    ...as(guest, { email: "Zoë+gäste@Example.com", guest: true }),
    ...as(colleague, { email: "o'neill&co@example.com", guest: false }),
    ...as(without, { email: "", guest: false }),
    ...others,
  ];
  const left = [{ roomId: 1201, personId: colleague?.person.id ?? "", name: "Karin O'Neill", events: 2 }];
  const assessment = { ...report.assessment, rooms: [{ ...room, members, left }, ...rooms] };
  const text = document({ report: { ...report, assessment }, events });
  const row = (id = "") => new RegExp(`<tr id="member-1201-${id}".*?</tr>`).exec(text)?.[0] ?? "";
  expect(row(guest?.person.id)).toContain(
    'href="https://acme.example.com/accounts/guests/filter?search=zo%C3%AB%2Bg%C3%A4ste%40example.com"',
  );
  const page = 'href="https://acme.example.com/accounts/people/filter?search=o%27neill%26co%40example.com"';
  expect(row(colleague?.person.id)).toContain(page);
  expect(row(without?.person.id)).not.toContain("/accounts/");
  const leftTable = /<table id="left-table".*?<\/table>/s.exec(text)?.[0] ?? "";
  expect(leftTable).toMatch(/\/accounts\/\w+\/filter\?search=[^"]+" [^>]*>Karin O&#39;Neill/);
  expect(leftTable).toContain("https://acme.example.com/rooms/shared/1201/filter");
  const [review = ""] = /<table id="review-table".*?<\/table>/s.exec(text) ?? [];
  const rows = [...review.matchAll(/<tr><th scope="row">.*?<\/tr>/g)];
  expect(rows.length).toBeGreaterThan(20);
  for (const [one] of rows) expect(one).toContain("https://acme.example.com/rooms/shared/");
  expect(rows.filter(([one]) => one.includes("/accounts/")).length).toBeGreaterThan(20);
});

test("of very many memberships the most urgent are listed, and the files with the others are named", () => {
  const situation = manyMembers(1800, 3);
  const text = document(situation);
  expect(text.match(/<tr[^>]* data-verdict=/g)).toHaveLength(MOST_MEMBERS);
  expect(text).toContain(
    "of 5\u00a0400 memberships are listed here; all of them are in no file of this run: add xlsx",
  );
});

test("the months before stand beside this one, with gaps where they are not known", () => {
  const situation = comparedMonth();
  const text = document(situation);
  expect(text).toContain("June 2026: no report");
  expect(text).toContain("August 2026: incomplete");
  expect(text).toContain("September 2026: 27 inactive, 75 active");
  expect(text).not.toMatch(/(?:June|August) 2026: \d/);
  const byRoom = /<table id="trend-table".*?<\/table>/s.exec(text)?.[0] ?? "";
  const cells = (room: number) =>
    [
      ...(new RegExp(`/${room}/filter.*`).exec(byRoom)?.[0] ?? "").matchAll(
        /<td class="number[^>]*>(.*?)<\/td>/g,
      ),
    ].map(([, cell = ""]) => cell.replace(/<[^>]*>/g, " ").trim());
  expect(cells(1201).slice(0, 5)).toEqual(
    ["3 11 150", "3 11 150", "no report", "3 11 150", "incomplete"].map((one) => one.replaceAll(" 1", "  1")),
  );
  expect(cells(1203).slice(0, 3)).toEqual(["not audited", "not audited", "no report"]);
  checkBalance(text);
});
