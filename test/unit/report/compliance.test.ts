import { expect, test } from "vitest";
import { note } from "../../../src/notes.ts";
import { complianceCsv } from "../../../src/report/csv.ts";
import { complianceText } from "../../../src/report/text/compliance.ts";
import { noteText } from "../../../src/report/vocabulary/notes.ts";
import { wordsOf } from "../../../src/report/vocabulary/words.ts";
import { hostileNames, incompleteMonth, ordinaryMonth, type Situation } from "./fixtures.ts";
import { parseCsv, render } from "./reading.ts";

function text(situation: Situation): string {
  return render(complianceText(situation.report), situation.events);
}

const RETENTION = noteText(note("retention", "warning", { days: 30 }));

test("the plain text has the agreed head, and each event in the agreed lines", () => {
  const situation = ordinaryMonth(3);
  const [first] = situation.events;
  if (first === undefined) throw new Error("no event");
  const event = {
    ...first.event,
    ...{ id: 7, at: Date.parse("2026-10-25T00:30:00Z") / 1000, user: "Ann Lee", action: "", actionId: 5054 },
    ...{
      target: ["55012", "1201"],
      context: "Rooms: Legal",
      page: "https://acme.example.com/rooms/shared/1201",
    },
    ...{
      ip: "203.0.113.7",
      country: "Germany",
      city: "Berlin",
      browser: "Chrome 140",
      platform: "Windows 11",
    },
  };
  const bare = { ...event, id: 6, action: "Moved", target: [], context: "", page: "" };
  const barest = { ...bare, ip: "", country: "", city: "", browser: "", platform: "" };
  const report = { ...situation.report, notes: [note("retention", "warning", { days: 30 })] };
  const events = [event, barest].map((one) => ({ ...first, event: one }));
  expect(render(complianceText(report), events)).toBe(`Compliance report
Period: 2026-10-01 — 2026-10-31 (Europe/Berlin)
Total events: 3
Portal: https://acme.example.com/ (DocSpace 3.7.2)
Made: 2026-11-02T07:17:09+01:00 by docspace-audit 1.0.0
Complete: yes, everything was read and proved
Warning: ${RETENTION}

Events:
--------------------------------------------------------------------------------
ID: 7
Date: 2026-10-25T02:30:00+02:00
User: Ann Lee
Action: opened a file for editing
Target: 55012, 1201
Context: Rooms: Legal
Page: https://acme.example.com/rooms/shared/1201
Location/IP: 203.0.113.7 | Germany, Berlin
Client: Chrome 140 on Windows 11
--------------------------------------------------------------------------------
ID: 6
Date: 2026-10-25T02:30:00+02:00
User: Ann Lee
Action: Moved
Target: 
--------------------------------------------------------------------------------
`);
});

test("what was not proved stands before the events", () => {
  const situation = incompleteMonth();
  const head = text(situation).split("Events:\n")[0] ?? "";
  expect(head).toContain("INCOMPLETE");
  const words = wordsOf(situation.report);
  for (const one of situation.report.reasons) expect(head).toContain(words.reason(one));
  expect(head).toContain("Provisional");
  expect(head).toContain("never records that a document was opened only to be viewed");
});

test("hostile texts cannot add a line or an event to the plain text", () => {
  const situation = hostileNames();
  const lines = text(situation).split("\n");
  const events = lines.slice(lines.indexOf("Events:") + 1);
  expect(events.filter((line) => /^ID: \d+$/.test(line))).toHaveLength(situation.events.length);
  const known = /^(?:ID|Date|User|Action|Target|Room|Context|Page|Location\/IP|Client): |^-{80}$|^$/;
  expect(events.filter((line) => !known.test(line))).toEqual([]);
  expect(Math.max(...events.map((line) => line.length))).toBeLessThan(500);
});

test("the table has every event with every column, whatever the texts", () => {
  for (const situation of [ordinaryMonth(200), hostileNames()]) {
    const csv = render(complianceCsv(situation.report), situation.events);
    expect(
      csv.startsWith(
        "\ufeffid,date,user,user_id,action,action_id,kind,target,room_id,room_title,attribution,",
      ),
    ).toBe(true);
    const rows = parseCsv(csv.slice(1));
    expect(rows).toHaveLength(situation.events.length + 1);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([18]));
    expect(rows[1]?.slice(0, 2)).toEqual([
      String(situation.events[0]?.event.id),
      expect.stringMatching(/^2026-10-31T\d\d:\d\d:\d\d\+01:00$/),
    ]);
    expect(rows.flat().filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([]);
    // One event is one line, also for programs that know nothing of quotes.
    expect(csv.split("\r\n")).toHaveLength(situation.events.length + 2);
  }
});

test("the table keeps long texts whole", () => {
  const situation = hostileNames();
  const csv = render(complianceCsv(situation.report), situation.events);
  expect(csv).toContain("long 🙂 end");
});
