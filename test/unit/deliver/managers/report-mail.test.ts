import { describe, expect, test } from "vitest";
import type { RoomAssessment } from "../../../../src/assess/assessment.ts";
import type {
  ManagerReportContext,
  ManagersReport,
} from "../../../../src/deliver/managers/managers-report.ts";
import { corrected, managerMails, ownerMails } from "../../../../src/deliver/managers/recipients.ts";
import { note } from "../../../../src/notes.ts";
import { reason } from "../../../../src/reasons.ts";
import type { WrittenFile } from "../../../../src/report-folder/files.ts";
import { MANAGER_CONTEXT, reportOn, room, row } from "../people.ts";

const LAST = {
  at: Date.UTC(2026, 7, 30) / 1000,
  actionId: 5001,
  kind: "update",
  words: "edited a file",
} as const;
const context: ManagerReportContext = { ...MANAGER_CONTEXT, runUrl: "https://code.example.com/run/1" };
const ROOMS = [
  room(
    1201,
    "Legal <b>",
    row(1201, "Olga Own", "active", { access: "owner", membership: { by: "owner" } }),
    row(1201, "Ann Lee", "inactive", { lastActivity: LAST, inactiveInARow: 3 }),
    row(1201, "Bob Ray", "inactive", {
      access: "read",
      membership: { by: "group", group: { id: "g", name: "Field staff" } },
    }),
    row(1201, "Gus Day", "unknown"),
    row(1201, "Dan Orr", "new"),
    row(1201, "Cat Fox", "exempt"),
  ),
  room(1202, "Sales", row(1202, "Pia Own", "active", { access: "owner", membership: { by: "owner" } })),
];
const COMPARED: Partial<ManagersReport> = {
  comparison: {
    previousLabel: "2026-09",
    newlyInactive: [{ roomId: 1201, personId: "id-bob" }],
    activeAgain: [],
    events: [{ roomId: 1201, before: 3, now: 2 }],
  },
};
const report = (title: string, bytes: number): WrittenFile => ({
  path: `/out/${title}`,
  title,
  bytes,
  sha256: "",
});
const NONE = { mail: undefined };
const mailOn = (
  rooms: readonly RoomAssessment[],
  changes: Partial<ManagersReport> = {},
  files: readonly WrittenFile[] = [],
  more: Partial<ManagerReportContext> = {},
) =>
  (managerMails(["boss@example.com"], reportOn(rooms, changes), files, { ...context, ...more })[0] ?? NONE)
    .mail;

describe("the report to addresses", () => {
  test("the answer first; what can be opened; rooms with their figures; the newly inactive before the others", () => {
    const workbook = "https://acme.example.com/doceditor?fileId=9";
    const review = { day: "2026-11-02", workbook, rows: [] };
    const asked = { roomId: 1201, personId: "id-ann", name: "Ann Lee", since: "2026-11-02", days: 0 };
    const rows = [{ ...asked, state: "open", overdue: false } as const];
    const mail = mailOn(ROOMS, { ...COMPARED, review: { ...review, rows } }, [], {
      reportUrl: "https://acme.example.com/doceditor?fileId=8",
      reminded: new Map([
        ["id-ann", "sent"],
        ["id-bob", "refused"],
      ]),
    });
    expect(mail?.subject).toBe("2 inactive memberships: DocSpace rooms, October 2026");
    expect(mail?.text).toMatchInlineSnapshot(`
      "October 2026: 2 of 7 memberships inactive (2 people, 1 with rights to change content), 1 newly, 1 not known; 1 reminded; nothing missing.

      acme.example.com, 1 October 2026 – 31 October 2026 (Europe/Berlin)

      Open the report: https://acme.example.com/doceditor?fileId=8
      Open the review workbook: https://acme.example.com/doceditor?fileId=9

      Rooms
      =====
        * Legal <b>; Inactive: 2; Newly: 1; Not known: 1; Members: 6
          https://acme.example.com/rooms/shared/1201/filter
        * Sales; Inactive: 0; Newly: –; Not known: 0; Members: 1
          https://acme.example.com/rooms/shared/1202/filter

      Newly inactive (1)
      ==================
        * Bob Ray; Right: Viewer, group “Field staff”; Room: Legal <b>; Last activity: none known; Reminded: not possible

      Other inactive (1)
      ==================
        * Ann Lee; Right: Editor; Room: Legal <b>; Last activity: 30 August 2026 (changed a file), 3 months in a row; Reminded: yes

      Not known: treat nobody of them as inactive (1)
      ===============================================
        * Gus Day; Right: Editor; Room: Legal <b>; Last activity: none known; Why: The audit trail could not be read to its end.

      All other memberships – Active: 2; New: 1; Exempt: 1.

      Ask the inactive whether they still need the room, or remove them from it. Who is a member by a group stays one until they leave the group, or the group gets less.

      Review: 1 of 1 undecided.

      The run that made it: https://code.example.com/run/1

      -- 
      docspace-audit sent this for the administrators of acme.example.com, as DocSpace audit <audit@acme.example.com>.
      "
    `);
    expect(mail?.html).toContain(
      '<a href="https://acme.example.com/rooms/shared/1201/filter">Legal &lt;b&gt;</a>',
    );
    expect(mail?.html).not.toContain("<b>");
    expect(mail?.html).toMatch(/<body class="d">\n<p class="a">October 2026: 2 of 7 memberships inactive/);
  });

  test("nothing is said of what is not known: no month before, no reminders, no review", () => {
    const mail = mailOn(ROOMS);
    expect(mail?.text).not.toMatch(/newly|reminded|Review/i);
    expect(mail?.text).toContain("Inactive (2)\n");
  });

  test("also when everybody was active", () => {
    const mail = mailOn([room(1202, "Sales", row(1202, "Pia Own", "active"))]);
    expect(mail?.subject).toBe("No inactive members: DocSpace rooms, October 2026");
    expect(mail?.text).toMatch(/^October 2026: 0 of 1 membership inactive; nothing missing\.\n/);
    expect(mail?.text).toContain("  * Sales; Inactive: 0; Members: 1\n");
  });

  test("never says nobody where something is not known, and 0 of nothing that was not read", () => {
    const one = mailOn([room(1, "A", row(1, "Gus Day", "unknown"))]);
    expect(one?.subject).toMatch(/^1 membership not known/);
    expect(one?.text).not.toContain("Nobody");
    const unreadable = reason("members-unreadable", { failure: "No." }, { rooms: [1] });
    const other = mailOn([{ ...room(1, "A"), unreadable }], { reasons: [unreadable] });
    expect(other?.subject).toMatch(/^Some rooms could not be read/);
    expect(other?.text).toMatch(/^October 2026, incomplete: the members of 1 room not readable; 1 thing/);
    expect(other?.text).toContain("  * A; Inactive: –; Members: The members could not be read\n");
    expect(other?.text).not.toMatch(/Nobody|\b0\b/);
  });

  test("reasons and notes are told in full, in the reader's language", () => {
    const reasons = [
      reason("trail-gap", {}),
      reason("cross-check", { missing: 3, expected: 9 }),
      reason("still-arriving", {}),
      reason("verdicts-open", { why: "room-log-hidden", count: 2 }),
    ];
    const notes = [
      note("key-expires", "warning", { day: "2026-12-05" }),
      note("views-not-audited", "info", {}),
    ];
    expect(mailOn(ROOMS, { reasons, notes })?.text).toContain(`What could not be proved:
  * The audit trail could not be read to its end.
  * 3 of 9 events in the rooms' own logs are not in the audit trail that was read: something was missed.
  * Events of the period were still arriving when the run ended: run it again some minutes later, and it will find them all.
  * A room's own log shows fewer events than it counts, and only the logs are judged: 2 statuses are unknown.

The API key ends on 5 December 2026: create a new one before then, or the next audits cannot run.
`);
    const german = mailOn(ROOMS, { reasons, notes }, [], { language: "de" })?.text;
    expect(german).toContain("\n  * Das Überwachungsprotokoll konnte nicht bis zum Ende gelesen werden.\n");
    expect(german).toContain("\nDer API-Schlüssel endet am 5. Dezember 2026: ");
    expect(german).toContain("„inaktiv“ heißt nicht „hat nicht hineingesehen“.");
  });

  test("reports are attached below 7 MB in total, which are less than 10 MB on the way; the workbook last to go", () => {
    const attachedOf = (...reports: WrittenFile[]) => {
      const mail = mailOn(ROOMS, {}, reports);
      return { names: mail?.attachments?.map(({ fileName }) => fileName), text: mail?.text };
    };
    const small = attachedOf(report("a.html", 4_000_000), report("a.json", 2_999_999));
    expect(small.names).toEqual(["a.html", "a.json"]);
    const large = attachedOf(
      report("a.html", 4_000_000),
      report("a.xlsx", 2_500_000),
      report("a.txt", 1_000_000),
      report("a.json", 3_000_000),
    );
    expect(large.names).toEqual(["a.xlsx", "a.txt"]);
    expect(large.text).toContain("Not attached, because the mail would be too large: a.html, a.json.");
    expect(attachedOf(report("a.html", 8_000_000)).names).toEqual([]);
  });

  test("who is undecided is named with the days, longest first, ten at most", () => {
    const open = { roomId: 1201, since: "2026-09-01", state: "open", overdue: true } as const;
    const rows = Array.from({ length: 12 }, (_, n) => ({
      ...{ ...open, personId: `p${n}`, name: `Person ${n}`, days: n * 3 },
    }));
    const { text = "" } = mailOn(ROOMS, { review: { day: "2026-11-03", rows } }) ?? {};
    const line = text.split("\n").find((one) => one.includes("Person 11 ")) ?? "";
    expect(line).toMatch(
      /^ +\* Person 11 \(Legal <b>\): Undecided for 33 days; Person 10 \(Legal <b>\): Undecided for 30 days;/,
    );
    expect(line).toMatch(/; Person 2 \(Legal <b>\): Undecided for 6 days; and 1 more$/);
    expect(text).not.toContain("Person 0 ");
    const words = { language: "de" } as const;
    expect(mailOn(ROOMS, { review: { day: "2026-11-03", rows } }, [], words)?.text).toContain(
      "Person 2 (Legal <b>): Offen seit 6 Tagen; und 1 weitere",
    );
  });

  test("a decision of the access review is another content, a day more is none; without a review nothing changes", () => {
    const asked = { roomId: 1201, personId: "ann", name: "Ann Lee", since: "2026-11-02", overdue: false };
    const contentOf = (changes: Partial<ManagersReport>) =>
      managerMails(["a@example.com"], reportOn(ROOMS, changes), [], context)[0]?.content;
    const review = (state: "open" | "not-done", days: number, roomId = 1201) => ({
      review: { day: "2026-11-03", rows: [{ ...asked, roomId, state, days }] },
    });
    expect(contentOf(review("open", 1))).toBe(contentOf(review("open", 9)));
    expect(contentOf(review("open", 1))).not.toBe(contentOf(review("not-done", 1)));
    expect(contentOf(review("open", 1, 77))).toBe(contentOf(review("not-done", 1, 77)));
    expect(contentOf({})).not.toBe(contentOf(review("open", 1)));
  });

  test("the same content has the same identity, whatever the run; another has another", () => {
    const of = (rooms: typeof ROOMS, changes: Partial<ManagerReportContext> = {}) =>
      managerMails(["boss@example.com"], reportOn(rooms), [], { ...context, ...changes })[0];
    const first = of(ROOMS);
    const again = of(ROOMS, {
      runUrl: "https://code.example.com/run/2",
      reportUrl: "https://x/2",
      reminded: new Map(),
      language: "de",
    });
    expect([again?.content, again?.mail.messageId]).toEqual([first?.content, first?.mail.messageId]);
    const other = of(ROOMS.slice(1));
    expect(other?.content).not.toBe(first?.content);
    expect(other?.mail.messageId).not.toBe(first?.mail.messageId);
    expect(first?.recipient).not.toContain("boss");
    if (other === undefined) throw new Error("no mail");
    const { mail } = corrected(other);
    expect(mail.subject).toMatch(/^Corrected: /);
    expect(mail.text).toMatch(/^This corrects the report on the same period/);
    expect(mail.html).toContain("This corrects the report on the same period");
    expect(mail.messageId).toBe(other.mail.messageId);
  });
});

describe("the report to room owners", () => {
  test("each owner gets their rooms only, and nothing attached", () => {
    const { mails, roomsWithoutOwner } = ownerMails(reportOn(ROOMS, COMPARED), context);
    expect(mails.map(({ mail }) => mail.to.address)).toEqual(["olga@example.com", "pia@example.com"]);
    expect(mails[0]?.mail.text).toMatch(/^October 2026: 2 of 6 memberships inactive \(2 people, .*1 newly/);
    expect(mails[1]?.mail.text).toMatch(/^October 2026: 0 of 1 membership inactive; nothing missing\./);
    expect(mails[0]?.mail.text).toContain("Legal");
    expect(mails[0]?.mail.text).not.toContain("Sales");
    expect(mails[1]?.mail.text).not.toContain("Ann Lee");
    expect(mails.every(({ mail }) => mail.attachments === undefined)).toBe(true);
    expect(roomsWithoutOwner).toEqual([]);
    // Both show other owners' rooms.
    for (const {
      mail: { text, html },
    } of mails) {
      expect(text + html).not.toContain("https://code.example.com/run/1");
      expect(text + html).not.toContain("Open the report");
    }
  });

  test("reasons about other rooms are not told", () => {
    const failure = "No.";
    const reasons = [
      reason("members-unreadable", { failure }, { rooms: [1201] }),
      reason("room-log-unreadable", { failure }, { rooms: [1202] }),
      reason("trail-unreadable", { failure }),
    ];
    const [legal, sales] = ownerMails(reportOn(ROOMS, { reasons }), context).mails;
    const both = /^October 2026, incomplete: .*; 2 things could not be proved/;
    for (const mail of [legal?.mail, sales?.mail]) expect(mail?.text).toMatch(both);
    expect(legal?.mail.text).toContain("The members of room 1201");
    expect(legal?.mail.text).not.toContain("1202");
    expect(sales?.mail.text).not.toContain("1201");
    const [only] = ownerMails(reportOn(ROOMS.slice(1), { reasons: reasons.slice(0, 1) }), context).mails;
    expect(only?.mail.text).toMatch(/nothing missing/);
  });

  test("a reason about several rooms names only the owner's, and an owner of rooms without doubt hears of none", () => {
    const reasons = [
      reason("room-log-unsettled", {}, { rooms: [1201, 1202] }),
      reason("verdicts-open", { why: "trail-gap", count: 9 }),
    ];
    const [legal, sales] = ownerMails(reportOn(ROOMS, { reasons }), context).mails;
    expect(legal?.mail.text).toContain('The log of room 1201 ("Room 1201") kept changing');
    expect(legal?.mail.text).toContain("1 status is unknown");
    expect(sales?.mail.text).toContain('The log of room 1202 ("Room 1202") kept changing');
    expect(sales?.mail.text).toMatch(/^October 2026, incomplete: .*; 1 thing/);
  });

  test("what only administrators can act on is not told to owners", () => {
    const notes = [
      note("key-expires", "warning", { day: "2026-12-05" }),
      note("exemption-room-unknown", "warning", { line: 3, room: "Sales" }),
      note("review-left", "warning", { why: "No." }),
      note("unattributed", "info", { count: 3 }, "compliance"),
      note("views-not-audited", "info", {}),
    ];
    for (const { mail } of ownerMails(reportOn(ROOMS.slice(0, 1), { notes }), context).mails) {
      expect(mail.text).not.toMatch(/API key|line 3|Sales|Access review|attributed/);
      expect(mail.text).toContain("leaves no trace");
    }
  });

  test("everybody is named, because no report is attached", () => {
    const gone = {
      roomId: 1201,
      personId: "id-uma",
      name: "Uma Żak",
      leftAt: LAST.at,
      events: 2,
      lastActivity: LAST,
    };
    const [legal] = ROOMS.map((one, index) => (index === 0 ? { ...one, left: [gone] } : one));
    if (legal === undefined) throw new Error("no room");
    const [mail] = ownerMails(reportOn([legal]), context).mails;
    expect(mail?.mail.text).toMatch(/\nActive \(1\)\n=+\n {2}\* Olga Own; Right: Room owner; /);
    expect(mail?.mail.text).toMatch(/\nNew \(1\)\n=+\n {2}\* Dan Orr; /);
    expect(mail?.mail.text).toMatch(/\nExempt \(1\)\n=+\n {2}\* Cat Fox; .*; Why: on leave\n/);
    expect(mail?.mail.text).toMatch(
      /\nNo longer members \(1\)\n=+\n {2}\* Uma Żak; Room: Legal <b>; Last activity: 30 August 2026 \(changed a file\), 2 events, left on 30 August 2026\n/,
    );
  });

  test("the rooms of one owner come in one mail", () => {
    const again = room(1203, "More", row(1203, "Olga Own", "active", { membership: { by: "owner" } }));
    const { mails } = ownerMails(reportOn([...ROOMS, again]), context);
    expect(mails).toHaveLength(2);
    expect(mails[0]?.mail.text).toContain("More");
  });

  test("rooms whose owner cannot be written to are named", () => {
    const disabled = row(7, "Olga Own", "disabled", { membership: { by: "owner" } });
    const gone = room(7, "Gone", { ...disabled, person: { ...disabled.person, status: "disabled" } });
    expect(ownerMails(reportOn([gone, room(8, "Empty")]), context)).toEqual({
      mails: [],
      roomsWithoutOwner: [7, 8],
    });
  });
});

test("of very many members the inactive come first, and the mail stays below a megabyte", () => {
  const member = (roomId: number, index: number) =>
    row(roomId, `Jörg-${roomId}-${index} Jäger`, index % 10 === 0 ? "inactive" : "active");
  const rooms = Array.from({ length: 400 }, (_, index) =>
    room(index, `Room ${index}`, ...Array.from({ length: 50 }, (_row, number) => member(index, number))),
  );
  const mail = mailOn(rooms);
  expect((mail?.text.length ?? 0) + (mail?.html.length ?? 0)).toBeLessThan(700_000);
  expect(mail?.subject).toContain("2\u00a0000 inactive memberships");
  expect(mail?.text).toContain("Inactive (2\u00a0000)\n");
  expect(mail?.text).toContain("Not shown in this mail: 1\u00a0000 more members and 100 more rooms.");
});
