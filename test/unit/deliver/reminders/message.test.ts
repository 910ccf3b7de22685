import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { messageIdOf } from "../../../../src/deliver/mail/mailer.ts";
import {
  type PlannedReminder,
  type RemindedRoom,
  reminderMail,
} from "../../../../src/deliver/reminders/message.ts";
import { findingsOf, planReminders, unreachable } from "../../../../src/deliver/reminders/plan.ts";
import { previewReminders } from "../../../../src/deliver/reminders/preview.ts";
import { languageOf, mailWords } from "../../../../src/deliver/words/languages.ts";
import type { MailLanguage } from "../../../../src/deliver/words/words.ts";
import type { ActivityKind } from "../../../../src/settings/settings.ts";
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
  test("says what, where, since when, what to do by when, and why", () => {
    const mail = reminderMail(planned(), CONTEXT);
    expect(mail.subject).toBe("Do you still need these 2 rooms? (October 2026)");
    expect(mail.text).toMatchInlineSnapshot(`
      "Hello Ann Lee,

      In October 2026, acme.example.com recorded no activity by you in these 2 rooms:

      * Legal
        Last activity: 12 September 2026, you changed a file.
        This is the third month in a row without activity.
        https://acme.example.com/rooms/shared/1201/filter

      * Sales
        No earlier activity is known.
        https://acme.example.com/rooms/shared/1202/filter

      Do you still need them? Then use them by 30 November 2026. You do not have to answer.

      You do not need them any more? Then please tell the room's owner. The owner can end your membership.

      To look at a file and do nothing else leaves no trace in DocSpace, so it could not be counted.

      -- 
      You get this mail because you are a member of these rooms. It was sent by docspace-audit for the administrators of acme.example.com, as DocSpace audit <audit@acme.example.com>.
      "
    `);
    for (const fact of ["Hello Ann Lee,", "rooms/shared/1201/filter", "third month in a row", "Sales"]) {
      expect(mail.html).toContain(fact);
      expect(mail.text).toContain(fact);
    }
    expect(mail.replyTo).toBeUndefined();
  });

  test("one room is named in the subject", () => {
    const plan = planned();
    const mail = reminderMail({ ...plan, rooms: plan.rooms.slice(0, 1) }, CONTEXT);
    expect(mail.subject).toBe('Do you still need the room "Legal"? (October 2026)');
    expect(mail.text).toContain("recorded no activity by you in this room:");
    expect(mail.text).toContain("Do you still need it? Then use it by 30 November 2026.");
    expect(mail.text).toContain("you are a member of this room.");
  });

  test("other rules in other words", () => {
    expect(reminderMail(planned(), { ...CONTEXT, minActivity: 5 }).text).toContain(
      "fewer than 5 actions by you",
    );
    const changes = reminderMail(planned(), { ...CONTEXT, activity: "changes" }).text;
    expect(changes).toContain("no changes by you");
    expect(changes).toContain("Only changes were counted");
  });

  const [first, second] = planned().rooms;
  const withRooms = (...changes: Partial<RemindedRoom>[]): PlannedReminder => ({
    ...planned(),
    rooms: [first, second].flatMap((one, index) =>
      one === undefined || changes[index] === undefined ? [] : [{ ...one, ...changes[index] }],
    ),
  });
  const olga = { name: "Olga Own", email: "olga@example.com" };

  test("names the room's owner, who gets the answers, and the group", () => {
    const mail = reminderMail(withRooms({ owner: olga, group: "Sales team" }), CONTEXT);
    expect(mail.text).toContain("Room owner: Olga Own, olga@example.com");
    expect(mail.text).toContain("You are a member by the group “Sales team”.");
    expect(mail.text).toContain("just reply to this mail");
    expect(mail.replyTo).toEqual(["olga@example.com"]);
  });

  test("several owners get the answers; too many, or one without an address, do not", () => {
    const pia = { name: "Pia", email: "pia@example.com" };
    expect(reminderMail(withRooms({ owner: olga }, { owner: pia }), CONTEXT).replyTo).toHaveLength(2);
    const many = Array.from({ length: 4 }, (_, index) =>
      withRooms({ owner: { ...pia, email: `p${index}@example.com` } }),
    ).flatMap(({ rooms }) => rooms);
    expect(reminderMail({ ...planned(), rooms: many }, CONTEXT).replyTo).toBeUndefined();
    const mail = reminderMail(withRooms({ owner: { name: "Pia", email: "" } }), CONTEXT);
    expect(mail.replyTo).toBeUndefined();
    expect(mail.text).toContain("Room owner: Pia\n");
    expect(mail.text).not.toContain("reply to this mail");
  });

  test("an owner is asked whether the room is needed, not to ask themselves", () => {
    const own = reminderMail(withRooms({ own: true }), CONTEXT);
    expect(own.text).toContain("You are the owner of this room.");
    expect(own.text).toContain("please archive it, or name another owner, by 30 November 2026");
    expect(own.text).not.toContain("tell the room's owner");
    const both = reminderMail(withRooms({ own: true }, { owner: olga }), CONTEXT).text;
    expect(both).toContain("You own a room of this list.");
    expect(both).toContain("Do you still need it?");
  });

  test("by when, for other periods", () => {
    const period = { ...OCTOBER, label: "x", firstDay: "2026-10-23", lastDay: "2026-11-21" };
    expect(reminderMail(planned(), { ...CONTEXT, period }).text).toContain("by 21 December 2026");
    const december = { ...OCTOBER, label: "2026-12", firstDay: "2026-12-01", lastDay: "2026-12-31" };
    expect(reminderMail(planned(), { ...CONTEXT, period: december }).text).toContain("by 31 January 2027");
  });

  test("in German nothing is left in English", () => {
    const plan = withRooms({ owner: olga, group: "Vertrieb" }, { own: true });
    const mail = reminderMail(
      { ...plan, person: { ...plan.person, name: "Jörg Jäger" } },
      { ...CONTEXT, language: "de" },
    );
    expect(mail.subject).toBe("Brauchen Sie diese 2 Räume noch? (Oktober 2026)");
    expect(mail.html).toContain('<html lang="de">');
    expect(mail.text).toMatchInlineSnapshot(`
      "Guten Tag Jörg Jäger,

      Zeitraum Oktober 2026: acme.example.com hat keine Aktivität von Ihnen in diesen 2 Räumen aufgezeichnet:

      * Legal
        Letzte Aktivität: am 12. September 2026 haben Sie eine Datei geändert.
        Das ist der 3. Monat in Folge ohne Aktivität.
        Sie sind Mitglied durch die Gruppe „Vertrieb“.
        Besitzer des Raums: Olga Own, olga@example.com
        https://acme.example.com/rooms/shared/1201/filter

      * Sales
        Eine frühere Aktivität ist nicht bekannt.
        Dieser Raum gehört Ihnen.
        https://acme.example.com/rooms/shared/1202/filter

      Brauchen Sie ihn noch? Dann nutzen Sie ihn bis zum 30. November 2026. Sie müssen nicht antworten.

      Brauchen Sie ihn nicht mehr? Dann sagen Sie es bitte dem Besitzer des Raums: Antworten Sie einfach auf diese Mail. Er kann Ihre Mitgliedschaft beenden.

      Ein Raum dieser Liste gehört Ihnen. Wird er noch gebraucht? Wenn nicht, archivieren Sie ihn bitte bis zum 30. November 2026, oder geben Sie ihn an jemand anderen.

      Wer eine Datei nur ansieht, hinterlässt in DocSpace keine Spur. Das konnte deshalb nicht gezählt werden.

      -- 
      Sie bekommen diese Mail, weil Sie Mitglied dieser Räume sind. docspace-audit hat sie für die Verwaltung von acme.example.com gesendet, als DocSpace audit <audit@acme.example.com>.
      "
    `);
  });

  test("every language says everything, each in its own words", () => {
    const everything = (language: MailLanguage): string[] => {
      const say = mailWords(language);
      const kinds: ActivityKind[] = ["create", "update", "delete", "share", "open", "download", "move"];
      kinds.push("copy", "upload", "form", "room", "settings", "other");
      const found = { rooms: 2, portal: "p", span: "s", least: 1 } as const;
      return [
        say.day("2026-10-12"),
        say.span(OCTOBER),
        say.span({ label: "x", firstDay: "2026-10-01", lastDay: "2026-10-02" }),
        say.greeting("N"),
        say.greeting(""),
        say.subject(2, "s"),
        say.subject({ title: "t" }, "s"),
        say.found({ ...found, activity: "any" }),
        say.found({ ...found, activity: "changes" }),
        say.found({ ...found, activity: "any", rooms: 1, least: 3 }),
        ...kinds.map((kind) => say.lastActivity("d", kind)),
        say.noEarlierActivity,
        say.inARow(2, "month"),
        say.inARow(11, "period"),
        say.byGroup("g"),
        say.owner("n", "a"),
        say.ownRoom,
        ...[1, 2].flatMap((rooms) => [
          say.stay(rooms, "d"),
          say.leave(rooms, true),
          say.leave(rooms, false),
          say.ownRooms(rooms, "d"),
          say.why(rooms, "p", "f"),
        ]),
        say.notCounted.any,
        say.notCounted.changes,
      ];
    };
    const [english, german] = [everything("en"), everything("de")];
    for (const [index, text] of english.entries()) {
      expect(text).not.toMatch(/undefined|\[object/);
      expect(german[index]).not.toMatch(/undefined|\[object/);
      expect(german[index]).not.toBe(text);
    }
    expect(new Set(english).size).toBe(english.length);
    expect(new Set(german).size).toBe(german.length);
  });

  test.each([
    ["de", "de"],
    ["de-AT", "de"],
    ["en-US", "en"],
    ["fr", "en"],
    ["", "en"],
    [undefined, "en"],
  ])("a portal of the culture %s: %s", (culture, language) => expect(languageOf(culture)).toBe(language));

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

test("the preview writes the manager's messages beside the others", async () => {
  const directory = await mkdtemp(join(tmpdir(), "preview-"));
  try {
    const folder = join(directory, "reminders");
    const boss = { ...reminderMail(planned(), CONTEXT), to: { name: "", address: "boss@example.com" } };
    await previewReminders(directory, [planned()], CONTEXT, 0, [boss]);
    expect(await readdir(folder)).toEqual(["id-ann.eml", "manager-1.eml"]);
    expect(await readFile(join(folder, "manager-1.eml"), "utf8")).toMatch(/^To: boss@example\.com\r$/m);
  } finally {
    await rm(directory, { recursive: true });
  }
});
