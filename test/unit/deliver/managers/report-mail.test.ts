import { describe, expect, test } from "vitest";
import { corrected, managerMails, ownerMails } from "../../../../src/deliver/managers/recipients.ts";
import type { ManagerReportContext } from "../../../../src/deliver/managers/report-mail.ts";
import { note } from "../../../../src/notes.ts";
import { reason } from "../../../../src/reasons.ts";
import type { WrittenFile } from "../../../../src/report-folder/files.ts";
import { CONTEXT, room, row } from "../people.ts";

const LAST = {
  at: Date.UTC(2026, 9, 30) / 1000,
  actionId: 5001,
  kind: "update",
  words: "edited a file",
} as const;
const context: ManagerReportContext = {
  ...CONTEXT,
  notes: [note("provisional", "warning", {}), note("views-not-audited", "info", {})],
  reasons: [],
  words: {
    reason: ({ code, rooms }) => `${code} ${rooms}`,
    note: ({ code }) => code,
    why: ({ verdict }) => `The reason for ${verdict.kind}.`,
  },
  runUrl: "https://code.example.com/run/1",
};
const ROOMS = [
  room(
    1201,
    "Legal <b>",
    row(1201, "Olga Own", "active", {
      access: "owner",
      membership: { by: "owner" },
      lastActivity: LAST,
    }),
    row(1201, "Ann Lee", "inactive"),
    row(1201, "Gus Day", "unknown"),
    row(1201, "Dan Orr", "new"),
    row(1201, "Cat Fox", "exempt"),
  ),
  room(1202, "Sales", row(1202, "Pia Own", "active", { access: "owner", membership: { by: "owner" } })),
];
const report = (title: string, bytes: number): WrittenFile => ({
  path: `/out/${title}`,
  title,
  bytes,
  sha256: "",
});
const NONE = { mail: undefined };
const counts = { active: 0, inactive: 0, new: 0, unknown: 0, exempt: 0, invited: 0, disabled: 0 };

describe("the report to addresses", () => {
  test("every room, every verdict with its reason, links, notes first", () => {
    const [{ mail } = NONE] = managerMails(["boss@example.com"], { rooms: ROOMS, counts }, [], context);
    expect(mail?.subject).toBe("1 inactive membership: DocSpace rooms, October 2026");
    expect(mail?.text).toMatchInlineSnapshot(`
      "Activity in the rooms of acme.example.com, October 2026 (2026-10-01 to 2026-10-31, Europe/Berlin)

      Memberships in the 2 rooms: 1 inactive, 1 of whom it is not known.

      Note: provisional

      views-not-audited

      Legal <b>
      =========
      https://acme.example.com/rooms/shared/1201/filter
      Inactive (1):
        * Ann Lee, Editor: 0 events. The reason for inactive.
      Not known (1):
        * Gus Day, Editor: 0 events. The reason for unknown.
      Active (1):
        * Olga Own, Room owner: 12 events, last 2026-10-30 (edited a file)
      New (1):
        * Dan Orr, Editor: 0 events. The reason for new.
      Exempt (1):
        * Cat Fox, Editor: 0 events. The reason for exempt.

      Sales
      =====
      https://acme.example.com/rooms/shared/1202/filter
      Active (1):
        * Pia Own, Room owner: 12 events

      The run that made it: https://code.example.com/run/1

      -- 
      docspace-audit sent this for the administrators of acme.example.com, as DocSpace audit <audit@acme.example.com>.
      "
    `);
    expect(mail?.html).toContain(
      '<a href="https://acme.example.com/rooms/shared/1201/filter">Legal &lt;b&gt;</a>',
    );
    expect(mail?.html).not.toContain("<b>");
  });

  test("also when everybody was active", () => {
    const rooms = [room(1202, "Sales", row(1202, "Pia Own", "active"))];
    const [{ mail } = NONE] = managerMails(["boss@example.com"], { rooms, counts }, [], context);
    expect(mail?.subject).toBe("No inactive members: DocSpace rooms, October 2026");
    expect(mail?.text).toContain("Nobody who was expected to be active was inactive in the one room.");
    expect(mail?.text).toContain("Pia Own, Editor: 12 events");
  });

  test("never says nobody where something is not known", () => {
    const unknown = [room(1, "A", row(1, "Gus Day", "unknown"))];
    const [{ mail: one } = NONE] = managerMails(
      ["boss@example.com"],
      { rooms: unknown, counts },
      [],
      context,
    );
    expect(one?.subject).toMatch(/^1 membership not known/);
    expect(one?.text).not.toContain("Nobody");
    const unreadable = reason("members-unreadable", { failure: "No." }, { rooms: [1] });
    const [{ mail: other } = NONE] = managerMails(
      ["boss@example.com"],
      { rooms: [{ ...room(1, "A"), unreadable }], counts },
      [],
      context,
    );
    expect(other?.subject).toMatch(/^Some rooms could not be read/);
    expect(other?.text).toContain("members-unreadable 1");
    expect(other?.text).not.toContain("Nobody");
  });

  test("reports are attached below 7 MB in total, which are less than 10 MB on the way; the workbook last to go", () => {
    const attachedOf = (...reports: WrittenFile[]) => {
      const [{ mail } = NONE] = managerMails(
        ["boss@example.com"],
        { rooms: ROOMS, counts },
        reports,
        context,
      );
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

  test("a decision of the access review is another content, a day more is none; without a review nothing changes", () => {
    const asked = { roomId: 1201, personId: "ann", name: "Ann Lee", since: "2026-11-02", overdue: false };
    const contentOf = (more: object) =>
      managerMails(["a@example.com"], { rooms: ROOMS, counts: {} as never }, [], { ...context, ...more })[0]
        ?.content;
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
      managerMails(["boss@example.com"], { rooms, counts }, [], { ...context, ...changes })[0];
    const first = of(ROOMS);
    const again = of(ROOMS, {
      runUrl: "https://code.example.com/run/2",
      reportUrl: "https://x/2",
      notes: [],
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
    const { mails, roomsWithoutOwner } = ownerMails({ rooms: ROOMS }, context);
    expect(mails.map(({ mail }) => mail.to.address)).toEqual(["olga@example.com", "pia@example.com"]);
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
      expect(text + html).not.toContain("The full report");
    }
  });

  test("reasons about other rooms are not told", () => {
    const failure = "No.";
    const reasons = [
      reason("members-unreadable", { failure }, { rooms: [1201] }),
      reason("room-log-unreadable", { failure }, { rooms: [1202] }),
      reason("trail-unreadable", { failure }),
    ];
    const [legal, sales] = ownerMails({ rooms: ROOMS }, { ...context, reasons }).mails;
    const told = (text = "") => reasons.map(({ code }) => code).filter((code) => text.includes(code));
    expect(told(legal?.mail.text)).toEqual(["members-unreadable", "trail-unreadable"]);
    expect(told(sales?.mail.text)).toEqual(["room-log-unreadable", "trail-unreadable"]);
  });

  test("the rooms of one owner come in one mail", () => {
    const again = room(1203, "More", row(1203, "Olga Own", "active", { membership: { by: "owner" } }));
    const { mails } = ownerMails({ rooms: [...ROOMS, again] }, context);
    expect(mails).toHaveLength(2);
    expect(mails[0]?.mail.text).toContain("More");
  });

  test("rooms whose owner cannot be written to are named", () => {
    const disabled = row(7, "Olga Own", "disabled", { membership: { by: "owner" } });
    const gone = room(7, "Gone", { ...disabled, person: { ...disabled.person, status: "disabled" } });
    expect(ownerMails({ rooms: [gone, room(8, "Empty")] }, context)).toEqual({
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
  const [{ mail } = NONE] = managerMails(["boss@example.com"], { rooms, counts }, [], context);
  expect((mail?.text.length ?? 0) + (mail?.html.length ?? 0)).toBeLessThan(700_000);
  expect(mail?.subject).toContain("2000 inactive memberships");
  expect(mail?.text).toContain("Inactive (5):");
  expect(mail?.text).toContain("Active (45):");
  expect(mail?.text).toMatch(/Not shown in this mail: .* more members and 100 more rooms\./);
});
