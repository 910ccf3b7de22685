import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { messageIdOf } from "../../../../src/deliver/mail/mailer.ts";
import { type PlannedReminder, reminderMail } from "../../../../src/deliver/reminders/message.ts";
import { findingsOf, planReminders, unreachable } from "../../../../src/deliver/reminders/plan.ts";
import { previewReminders } from "../../../../src/deliver/reminders/preview.ts";
import { isAddress } from "../../../../src/text/address.ts";
import { spanInWords } from "../../../../src/text/english.ts";
import { CONTEXT, OCTOBER, room, row } from "../people.ts";

const LAST = {
  at: Date.UTC(2026, 8, 12) / 1000,
  actionId: 5001,
  kind: "update",
  words: "edited a file",
} as const;

describe("who is reminded", () => {
  const ROOMS = {
    rooms: [
      room(2, "Zebra", row(2, "Ann Lee", "inactive", { lastActivity: LAST }), row(2, "Bob Ray", "active")),
      room(
        1,
        "Alpha",
        row(1, "Ann Lee", "inactive", { inactiveInARow: 3 }),
        row(1, "Cat Fox", "exempt"),
        row(1, "Dan Orr", "new"),
        row(1, "Eve Kim", "disabled"),
        row(1, "Fay Low", "invited"),
        row(1, "Gus Day", "unknown"),
      ),
    ],
  };

  test("the inactive, each once with their rooms by title; nobody of any other verdict", () => {
    expect(planReminders(ROOMS, OCTOBER)).toEqual([
      {
        person: expect.objectContaining({ id: "id-ann" }),
        rooms: [
          { roomId: 1, title: "Alpha", inARow: 3 },
          { roomId: 2, title: "Zebra", inARow: 1, lastActivity: LAST },
        ],
      },
    ]);
  });

  test("nobody while the period is not over", () => {
    expect(planReminders(ROOMS, { ...OCTOBER, provisional: true })).toEqual([]);
    expect(findingsOf(ROOMS, { ...OCTOBER, provisional: true })).toEqual([]);
  });

  test("who would be, and has no address to write to, is named once; nobody else", () => {
    const without = {
      id: "id-ann",
      name: "Ann Lee",
      email: "a@b, c@d",
      status: "active",
      guest: false,
    } as const;
    const rooms = [
      room(1, "Alpha", row(1, "Ann Lee", "inactive", { person: without }), row(1, "Bob Ray", "inactive")),
      room(2, "Zebra", row(2, "Ann Lee", "inactive", { person: without })),
      room(3, "Beta", row(3, "Cat Fox", "active", { person: { ...without, id: "id-cat" } })),
      room(4, "Delta", row(4, "Dan", "inactive", { person: { ...without, id: "d", status: "disabled" } })),
    ];
    expect(unreachable({ rooms }, OCTOBER)).toEqual([
      {
        personId: "id-ann",
        why: "The account has no e-mail address that can be written to. Check it in DocSpace.",
      },
    ]);
    expect(unreachable({ rooms }, { ...OCTOBER, provisional: true })).toEqual([]);
  });

  test.each([
    { status: "disabled" },
    { status: "invited" },
    { status: "removed" },
    { email: "" },
    { email: "a@b, c@d" },
    { email: "a@b\r\nBcc: c@d" },
  ] as const)("nobody who cannot be written to: %j", (person) => {
    const member = row(1, "Ann Lee", "inactive");
    const rooms = [room(1, "Alpha", { ...member, person: { ...member.person, ...person } })];
    expect(planReminders({ rooms }, OCTOBER)).toEqual([]);
  });

  test("findings are what is known of activity, and nothing else", () => {
    expect(findingsOf(ROOMS, OCTOBER)).toEqual([
      { person: "id-ann", room: 2, active: false },
      { person: "id-bob", room: 2, active: true },
      { person: "id-ann", room: 1, active: false },
    ]);
  });
});

function planned(changes: { name?: string; title?: string } = {}): PlannedReminder {
  return {
    person: {
      id: "id-ann",
      name: changes.name ?? "Ann Lee",
      email: "ann@example.com",
      status: "active",
      guest: false,
    },
    rooms: [
      { roomId: 1201, title: changes.title ?? "Legal", lastActivity: LAST, inARow: 3 },
      { roomId: 1202, title: "Sales", inARow: 1 },
    ],
  };
}

describe("the message", () => {
  test("says what, where, since when, why, and what to do", () => {
    const mail = reminderMail(planned(), CONTEXT);
    expect(mail.subject).toBe("No activity of yours in 2 rooms (October 2026)");
    expect(mail.text).toMatchInlineSnapshot(`
      "Hello Ann Lee,

      in October 2026, no activity of yours was recorded in these 2 rooms of acme.example.com:

      * Legal
        Last activity: 2026-09-12, edited a file; for the third month in a row.
        https://acme.example.com/rooms/shared/1201/filter

      * Sales
        No earlier activity is known.
        https://acme.example.com/rooms/shared/1202/filter

      If you still need them, you do not have to answer: just go on working there. If you do not, please tell the room's manager, so that your access can be removed.

      Only looking at a file is never recorded by the portal. If you did that, this message is no reproach.

      -- 
      You get this message because you are a member of these rooms. The administrators of acme.example.com check for every period who used them; docspace-audit sent it for them, as DocSpace audit <audit@acme.example.com>, once.
      "
    `);
    for (const fact of [
      "Hello Ann Lee,",
      "rooms/shared/1201/filter",
      "for the third month in a row",
      "Sales",
    ]) {
      expect(mail.html).toContain(fact);
      expect(mail.text).toContain(fact);
    }
  });

  test("one room is named in the subject", () => {
    const plan = planned();
    const mail = reminderMail({ ...plan, rooms: plan.rooms.slice(0, 1) }, CONTEXT);
    expect(mail.subject).toBe('No activity of yours in the room "Legal" (October 2026)');
    expect(mail.text).toContain("was recorded in this room of acme.example.com:");
    expect(mail.text).toContain("If you still need it,");
    expect(mail.text).toContain("you are a member of this room.");
  });

  test("other rules in other words", () => {
    expect(reminderMail(planned(), { ...CONTEXT, minActivity: 5 }).text).toContain(
      "fewer than 5 actions of yours",
    );
    const changes = reminderMail(planned(), { ...CONTEXT, activity: "changes" }).text;
    expect(changes).toContain("no changes of yours were recorded");
    expect(changes).toContain("Only changes were looked at");
  });

  test("names and titles of ill will stay text", () => {
    const mail = reminderMail(
      planned({
        name: "Ann\r\nBcc: evil@example.com",
        title:
          '<script>x</script>"><img src=x>\nhttps://evil.example.com/login www.evil.example.com \u202egpj',
      }),
      CONTEXT,
    );
    expect(mail.html).not.toMatch(/<script|<img/);
    expect(mail.text).not.toContain("https://evil");
    expect(mail.text).not.toMatch(/www\.evil/);
    expect(mail.text).not.toMatch(/^Bcc:/m);
    expect(mail.text).not.toContain("\u202e");
    expect(mail.subject).not.toMatch(/[\r\n]/);
  });

  test("the same message has the same id; another person, period, room or portal has another", () => {
    const id = (plan = planned(), context = CONTEXT) => reminderMail(plan, context).messageId;
    expect(id()).toBe(id());
    expect(id()).toMatch(/^<[0-9a-f]{40}@acme\.example\.com>$/);
    const plan = planned();
    const others = [
      id({ ...plan, person: { ...plan.person, id: "id-bob" } }),
      id({ ...plan, rooms: plan.rooms.slice(1) }),
      id(plan, { ...CONTEXT, period: { ...OCTOBER, label: "2026-11" } }),
      id(plan, { ...CONTEXT, portalUrl: new URL("https://other.example.com/") }),
    ];
    expect(new Set([id(), ...others]).size).toBe(5);
    expect(id({ ...plan, rooms: [...plan.rooms].reverse() })).toBe(id());
  });

  test("a portal below a path keeps it", () => {
    const mail = reminderMail(planned(), {
      ...CONTEXT,
      portalUrl: new URL("https://acme.example.com/space/"),
    });
    expect(mail.text).toContain("https://acme.example.com/space/rooms/shared/1201/filter");
  });
});

test("periods in words", () => {
  expect(spanInWords(OCTOBER)).toBe("October 2026");
  const days = { label: "2026-10-23_2026-11-21", firstDay: "2026-10-23", lastDay: "2026-11-21" };
  expect(spanInWords(days)).toBe("23 October 2026 to 21 November 2026");
  expect(spanInWords({ ...days, lastDay: "2026-10-23" })).toBe("23 October 2026");
});

test.each([
  ["ann@example.com", true],
  ["änn@exämple.com", true],
  ["ann+tag@mail.example.com", true],
  ["ann", false],
  ["ann@", false],
  ["a@b@c", false],
  ["Ann <ann@example.com>", false],
  ["a@example.com b@example.com", false],
  ["a@example.com\u202e", false],
  [`${"a".repeat(250)}@example.com`, false],
])("%j is an address: %s", (text, expected) => expect(isAddress(text)).toBe(expected));

test("message ids take the sender's domain", () => {
  expect(messageIdOf("a@Mail.Example.com", 1)).toMatch(/@mail\.example\.com>$/);
  expect(messageIdOf("Name <a@example.com>", 1)).toMatch(/@example\.com>$/);
  expect(messageIdOf("broken", 1)).toMatch(/@docspace-audit\.invalid>$/);
});

test("the preview writes what would be sent, the same each time, under names that are safe", async () => {
  const directory = await mkdtemp(join(tmpdir(), "preview-"));
  try {
    const evil = planned({ name: "../../x" });
    const plans = [planned(), { ...evil, person: { ...evil.person, id: "../../etc/passwd" } }];
    const now = Date.UTC(2026, 10, 2, 6, 17);
    const files = await previewReminders(directory, plans, CONTEXT, now);
    expect(await readdir(join(directory, "reminders"))).toEqual(["______etc_passwd.eml", "id-ann.eml"]);
    const source = await readFile(files[0]?.path ?? "", "utf8");
    expect(source).toMatch(/^To: Ann Lee <ann@example\.com>\r$/m);
    expect(source).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(source).toMatch(/^Date: Mon, 02 Nov 2026 06:17:00 \+0000\r$/m);
    const again = await previewReminders(directory, plans, CONTEXT, now);
    expect(again.map(({ sha256 }) => sha256)).toEqual(files.map(({ sha256 }) => sha256));
  } finally {
    await rm(directory, { recursive: true });
  }
});

test("the preview removes the messages of an earlier one, and nothing else; the manager's are beside", async () => {
  const directory = await mkdtemp(join(tmpdir(), "preview-"));
  try {
    const folder = join(directory, "reminders");
    await mkdir(join(folder, "kept.eml"), { recursive: true });
    for (const name of ["id-old.eml", "notes.txt", "my own.eml"]) await writeFile(join(folder, name), "x");
    const boss = { ...reminderMail(planned(), CONTEXT), to: { name: "", address: "boss@example.com" } };
    await previewReminders(directory, [planned()], CONTEXT, 0, [boss]);
    expect(await readdir(folder)).toEqual([
      "id-ann.eml",
      "kept.eml",
      "manager-1.eml",
      "my own.eml",
      "notes.txt",
    ]);
    expect(await readFile(join(folder, "manager-1.eml"), "utf8")).toMatch(/^To: boss@example\.com\r$/m);
  } finally {
    await rm(directory, { recursive: true });
  }
});

test("the preview removes nothing behind a link", async () => {
  const directory = await mkdtemp(join(tmpdir(), "preview-"));
  try {
    await mkdir(join(directory, "elsewhere"));
    await writeFile(join(directory, "elsewhere", "id-old.eml"), "x");
    await symlink(join(directory, "elsewhere"), join(directory, "reminders"));
    await previewReminders(directory, [], CONTEXT, 0);
    expect(await readdir(join(directory, "elsewhere"))).toEqual(["id-old.eml"]);
  } finally {
    await rm(directory, { recursive: true });
  }
});
