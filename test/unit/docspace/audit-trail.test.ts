import { describe, expect, test } from "vitest";
import { auditEventsIn, readAuditPage } from "../../../src/docspace/audit-trail.ts";
import { readEnvelope } from "../../../src/docspace/wire/envelope.ts";
import { enveloped, fakePortal } from "./fake-portal.ts";
import { recording } from "./recordings.ts";

const row = {
  id: 90411,
  date: "2026-01-31T14:05:09.0000000+03:00",
  user: "Ann Lee",
  userId: "48aa7a05-9774-46e8-86d6-3b5f12ae6c20",
  action: "Uploaded file: Plan.docx",
  actionId: 5011,
  ip: "203.0.113.7",
  country: "",
  city: "",
  browser: "Chrome 140",
  platform: "Windows 10",
  page: "https://docs.example.com/rooms/shared/1201",
  actionType: 13,
  product: 2,
  location: 1,
  target: ["55012"],
  entries: [1],
  context: "Rooms: Legal",
};

describe("a page of the audit trail", () => {
  test("is asked for with the filters the server applies correctly", async () => {
    const { docspace, clock, requests } = fakePortal(() => enveloped([row]));
    const query = {
      from: 1_780_000_000,
      to: 1_780_000_059,
      startIndex: 100,
      userId: "u",
      action: 5011,
      actionType: 13,
    };
    const events = await clock.until(readAuditPage(docspace, query));
    expect(requests[0]?.url.search).toBe(
      "?from=2026-05-28T20%3A26%3A40Z&to=2026-05-28T20%3A27%3A39Z&count=100&startIndex=100&userId=u&action=5011&actionType=13",
    );
    const { date: _date, ...rest } = row;
    expect(events).toEqual([{ ...rest, at: Date.parse("2026-01-31T11:05:09Z") / 1000 }]);
  });

  test("what the server leaves out is empty, and older servers say module", async () => {
    const bare = {
      id: "7",
      date: row.date,
      module: 27,
      actionId: "5075",
      userId: row.userId,
      target: [6, "7"],
      product: null,
    };
    const { docspace, clock } = fakePortal(() => enveloped([bare]));
    const [event] = await clock.until(readAuditPage(docspace, { from: 0, to: 1 }));
    expect(event).toMatchObject({ id: 7, location: 27, actionId: 5075, product: 0, target: ["6", "7"] });
    expect(event).toMatchObject({ ip: "", user: "", entries: [], context: "", browser: "" });
  });

  test("may have a row twice", async () => {
    const { docspace, clock } = fakePortal(() => enveloped([row, row]));
    expect(await clock.until(readAuditPage(docspace, { from: 0, to: 1 }))).toHaveLength(2);
  });

  test.each([
    ["no list", { rows: [] }, /is not a list of events/],
    ["an event of nobody", [{ ...row, userId: undefined }], /who did what/],
    ["an event without an action", [{ ...row, actionId: undefined }], /who did what/],
    ["an event without an id", [{ ...row, id: undefined }], /"id"/],
    ["an event of no number", [{ ...row, id: 0 }], /"id"/],
    ["two events of one number", [row, { ...row, userId: "b" }], /different events of the number 90411/],
    ["an event without a zone", [{ ...row, date: "2026-01-31T14:05:09" }], /event 90411/],
    ["an event that is none", [null], /"id"/],
  ])("says where the answer is wrong: %s", async (_name, response, sentence) => {
    const { docspace, clock } = fakePortal(() => enveloped(response));
    const page = clock.until(readAuditPage(docspace, { from: 0, to: 1 }));
    await expect(page).rejects.toMatchObject({
      kind: "unexpected-answer",
      message: expect.stringMatching(sentence),
      endpoint: "GET /api/2.0/security/audit/events/filter",
    });
  });
});

describe("recorded pages", () => {
  const read = (name: string) => {
    const { path, answer } = recording(name);
    return auditEventsIn(readEnvelope(path, JSON.parse(Buffer.from(answer.body).toString())));
  };

  test.each([
    ["audit_closed_window_p1", 100],
    ["audit_closed_window_p2", 100],
    ["audit_closed_window_p3", 57],
    ["audit_1970_probe", 0],
    ["noaudit_1970_probe", 20],
    ["audit_copied", 24],
    ["audit_german_key", 6],
    ["audit_default", 100],
    ["audit_unmapped_invisible", 100],
  ])("%s has %i events", (name, count) => {
    const events = read(name);
    expect(events).toHaveLength(count);
    for (const event of events) {
      expect(event.id).toBeGreaterThan(0);
      expect(event.actionId).toBeGreaterThan(0);
      expect(event.userId).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  test("in the repeated hour the printed date is an hour late for its first half", () => {
    const [last, second, first] = read("audit_dst_repeated_hour");
    expect(last?.at).toBe(Date.parse("2026-10-25T02:30:00Z") / 1000);
    expect(second?.at).toBe(first?.at);
    expect(read("audit_dst_first_0230")[0]?.at).toBe(Date.parse("2026-10-25T01:30:00Z") / 1000);
  });
});
