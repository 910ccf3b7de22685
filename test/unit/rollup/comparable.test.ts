import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { personKey } from "../../../src/report/portal-summary.ts";
import { changesSince } from "../../../src/rollup/changes.ts";
import { answerOf } from "../../../src/rollup/formats/answer.ts";
import { rollUpCsv } from "../../../src/rollup/formats/csv.ts";
import { rollUpHtml } from "../../../src/rollup/formats/html.ts";
import { rollUpJson } from "../../../src/rollup/formats/json.ts";
import { rollUp } from "../../../src/rollup/merge.ts";
import type { RollUp } from "../../../src/rollup/model.ts";
import { readPortalFile } from "../../../src/rollup/portal-file.ts";
import { stateText, totalsWords, whyText } from "../../../src/rollup/table.ts";
import { type FakePortal, summaryText } from "./files.ts";

const folders: string[] = [];
afterAll(async () => {
  for (const one of folders) await rm(one, { recursive: true });
});

async function rolledUp(...portals: readonly FakePortal[]): Promise<RollUp> {
  const folder = await mkdtemp(join(tmpdir(), "comparable-"));
  folders.push(folder);
  const files = await Promise.all(
    portals.map(async (one, index) => {
      const path = join(folder, `${index}.json`);
      await writeFile(path, summaryText(one));
      return readPortalFile(path, { pepper: "", showNames: false });
    }),
  );
  return rollUp(files, []);
}

const pageOf = (found: RollUp) => ({ rollUp: found, made: 0, showNames: false });
/** A portal whose accounts are those of this letter. */
const portal = (letter: string, more: Partial<FakePortal> = {}, people = 3): FakePortal => ({
  url: `https://${letter}.example.com`,
  rooms: [
    {
      id: 1,
      members: [
        { person: personKey("66FAA6E4-f133-11ea-b126-00ffeec8b4ef"), verdict: "active" },
        ...Array.from({ length: people }, (_, n) => ({
          person: personKey(`${letter} ${n}`),
          verdict: n === 0 ? ("inactive" as const) : ("active" as const),
        })),
      ],
    },
  ],
  ...more,
});
const row = (found: RollUp, letter: string) => {
  const one = found.rows.find(({ url }) => url === `https://${letter}.example.com`);
  if (one === undefined) throw new Error(`there is no row of ${letter}`);
  return one;
};

test("portals that are judged alike need no remark", async () => {
  const found = await rolledUp(portal("a"), portal("b"));
  expect(found.remarks).toEqual([]);
  expect(found.rows.map((one) => [stateText(one), whyText(one)])).toEqual([
    ["Complete", ""],
    ["Complete", ""],
  ]);
  expect(answerOf(found)).toMatch(/nothing missing\.$/);
});

test("of chosen rooms no more is said than that", async () => {
  const found = await rolledUp(portal("a"), portal("b", { scope: [1], activeRooms: 9 }));
  expect(stateText(row(found, "b"))).toBe("Complete, 1 chosen room");
  expect(whyText(row(found, "b"))).toBe("Only 1 chosen room of it.");
  expect(answerOf(found)).toMatch(/nothing missing of the rooms that were chosen\.$/);
  expect(rollUpHtml(pageOf(found))).toContain(">Complete, chosen rooms<");
  expect(totalsWords(found)).toEqual([
    "Of 1 portal only chosen rooms were audited: nothing is said of the others.",
  ]);
});

test("other rules and other time zones are said where figures are added up", async () => {
  for (const settings of [{ minActivity: 3 }, { graceDays: 0 }, { activity: "changes" }]) {
    const found = await rolledUp(portal("a"), portal("b", { settings }), portal("c"));
    expect(whyText(row(found, "b"))).toMatch(/^Judged by min-activity .* most portals by min-activity 1, /);
    expect([whyText(row(found, "a")), row(found, "b").state]).toEqual(["", "complete"]);
    expect(totalsWords(found)).toEqual([
      "The totals add up portals that were judged by 2 different rules: their rows say which.",
    ]);
    expect(rollUpHtml(pageOf(found))).toContain(totalsWords(found)[0]);
  }
  const zones = await rolledUp(portal("a"), portal("b", { timeZone: "Asia/Tokyo" }));
  expect(totalsWords(zones)).toEqual(["The days of the period begin in 2 time zones, each portal's own."]);
});

test("a compliance report alone judges nobody", async () => {
  const found = await rolledUp(portal("a"), portal("b", { reports: ["compliance"] }));
  expect(found.totals.counts).toMatchObject({ active: 3, inactive: 1 });
  expect(answerOf(found)).toContain("1 of 4 memberships inactive in 1 portal");
  const line = rollUpCsv(pageOf(found))
    .split("\r\n")
    .find((one) => one.startsWith("b."));
  expect(line).toContain(",complete,1,,,,,,,,,,0,100,");
  const [alone] = [await rolledUp(portal("b", { reports: ["compliance"] }))];
  expect(answerOf(alone)).toContain("no member judged in 1 portal");
  expect(rollUpHtml(pageOf(alone))).not.toContain("<b>0</b>");
  expect(JSON.parse(rollUpJson(pageOf(alone))).totals).toEqual({
    rooms: 1,
    room_events: 0,
    portal_events: 100,
  });
});

test("one portal under two addresses is said; portals of servers alike are no twins", async () => {
  const found = await rolledUp(
    portal("a", {}, 20),
    { ...portal("a", {}, 20), url: "https://intern.example.com" },
    portal("b", {}, 0),
    portal("c", {}, 0),
  );
  expect(whyText(row(found, "a"))).toBe(
    "It has the same accounts as intern.example.com: one portal under two addresses is counted twice.",
  );
  expect(totalsWords(found)[0]).toMatch(
    /^2 portals have the same accounts as another: where two addresses are one/,
  );
  expect(["intern", "b", "c"].map((letter) => row(found, letter).remarks.length)).toEqual([1, 0, 0]);
});

test("what was judged otherwise before is not compared", async () => {
  const before = rollUpJson(
    pageOf(await rolledUp(portal("a"), portal("b", { settings: { minActivity: 3 } }))),
  );
  const now = await rolledUp(portal("a"), portal("b"));
  const { inactive } = changesSince(Buffer.from(before), now);
  expect([...inactive]).toEqual([["https://a.example.com", 0]]);
});
