import { describe, expect, test } from "vitest";
import type { Member } from "../../../src/collect/collected.ts";
import { noteText } from "../../../src/report/vocabulary/notes.ts";
import { type Exemption, parseExemptions } from "../../../src/settings/exemptions-file.ts";
import { assessed, at, byGroup, member, person, room, rowOf } from "../assess/world.ts";

function entries(text: string): readonly Exemption[] {
  const result = parseExemptions(text);
  if ("mistakes" in result) throw new Error(JSON.stringify(result.mistakes));
  return result.exemptions;
}

function mistakes(text: string): readonly string[] {
  const result = parseExemptions(text);
  return "mistakes" in result ? result.mistakes.map(({ line, message }) => `${line}: ${message}`) : [];
}

const USER_ID = "66faa6e4-f133-11ea-b126-00ffeec8b4ef";

describe("the exemptions file", () => {
  test("is a list, alone or under a key, of all that may be exempt", () => {
    const list = `
- who: Ann@Example.com
  reason: on leave
  until: 2026-12-31
- who: ["*@Partner.example.com", guests]
  rooms: [1201, Legal]
  reason: >
    service
    accounts
- who: ${USER_ID.toUpperCase()}
  reason: board
- who: Legal team
  rooms: 1202
  reason: board
`;
    const expected = [
      {
        who: [{ kind: "email", email: "ann@example.com" }],
        reason: "on leave",
        until: "2026-12-31",
        line: 2,
      },
      {
        who: [{ kind: "domain", domain: "partner.example.com" }, { kind: "guests" }],
        rooms: [1201, "Legal"],
        reason: "service accounts",
        line: 5,
      },
      { who: [{ kind: "id", id: USER_ID }], reason: "board", line: 10 },
      { who: [{ kind: "group", name: "legal team" }], rooms: [1202], reason: "board", line: 12 },
    ];
    expect(entries(list)).toEqual(expected);
    const nested = `exemptions:${list.replaceAll("\n", "\n  ")}`;
    expect(entries(nested)).toEqual(expected);
  });

  test("may leave a domain unquoted, though YAML reads that as an alias", () => {
    expect(entries("- who: *@example.com\n  reason: service accounts\n")).toMatchObject([
      { who: [{ kind: "domain", domain: "example.com" }] },
    ]);
  });

  test("tells all mistakes at once, each with its line", () => {
    const text = [
      "- who: ann@example.com", // 1: no reason
      "- reason: on leave", // 2: nobody
      "- who: bob@example.com", // 3
      "  reason: on leave",
      "  until: 2026-02-30", // 5: no such day
      "- who: 12", // 6: a number
      "  reason: on leave",
      "- who: carl@", // 8: no address
      "  reason: ''", // 9: empty
      "- who: dora@example.com", // 10
      "  reson: typo", // 11: unknown key
      "  reason: on leave",
      "- just a text", // 13
      "- who: eve@example.com", // 14
      "  reason: on leave",
      "  rooms: []", // 16: empty
      "- who: [eve@example.com, guests]", // 17
      "  reason: again",
      "  rooms: [-1]", // 19
      "- who: '*'", // 20
      "  reason: everybody",
      "- who: fred@example.com", // 22
      "  reason: one",
      "- who: FRED@example.com", // 24: twice
      "  reason: two",
      "  until: 20261231", // 26
    ].join("\n");
    expect(mistakes(text).map((message) => Number(message.split(":")[0]))).toEqual([
      1, 2, 5, 6, 8, 9, 11, 13, 16, 19, 20, 24, 26,
    ]);
    const [first, second, day] = mistakes(text);
    expect(first).toMatch(/^1: "reason" is missing/);
    expect(second).toMatch(/^2: "who" is missing: it must be an e-mail address, \*@domain, a user id/);
    expect(day).toMatch(/^5: "until" is "2026-02-30": it must be the last day .* YYYY-MM-DD/);
  });

  test("repeats no address, wherever it stands", () => {
    const texts = [
      "zoe@example.com: on leave\n",
      "- zoe@example.com: on leave\n  reason: x\n  who: guests\n",
      "- who: zoe@example\n  reason: x\n",
      "- who: *zoe@example.com\n  reason: x\n  until: zoe@example.com\n",
      "- who: guests\n  reason: x\n  rooms: *zoe@example.com\n",
      "- who: guests\n  reason: zoe@example.com: x\n",
      "- who: *zoe@example.com x\n  reason: &zoe@example.com\n",
    ];
    for (const text of texts) {
      expect(mistakes(text).length, text).toBeGreaterThan(0);
      expect(mistakes(text).join(), text).not.toMatch(/zoe/);
    }
  });

  test("goes on behind a line that is no YAML, and does not judge what it had to guess", () => {
    expect(mistakes("- who: guests\n\treason: x\n- who: guests\n").map((one) => one.slice(0, 20))).toEqual([
      "2: A tab stands wher",
      '3: "reason" is missi',
    ]);
    expect(mistakes("- who: guests\n  reason: it: is\n- reason: x\n").map((one) => one.slice(0, 20))).toEqual(
      ["2: This is not valid", '3: "who" is missing:'],
    );
  });

  test("still judges the entries before a line that is no YAML", () => {
    const text = "- who: guests\n- who: guests\n  reason: it: is\n- who: guests\n";
    expect(mistakes(text).map((one) => one.slice(0, 20))).toEqual([
      '1: "reason" is missi',
      "3: This is not valid",
      '4: "reason" is missi',
    ]);
  });

  test("may be written on Windows", () => {
    expect(entries("- who: guests\r\n  reason: x\r\n")).toHaveLength(1);
  });

  test("is one mistake where nothing of it is YAML, and no second one for what was guessed around it", () => {
    expect(mistakes('"- who: guests')).toEqual(['1: This is not valid YAML (Missing closing "quote).']);
  });

  test("shows a reason on one line, whatever blanks it was written with", () => {
    expect(entries('- who: guests\n  reason: "on  leave,\\n\\n  since May"\n')[0]?.reason).toBe(
      "on leave, since May",
    );
  });

  test.each(["x2026-12-31", "2026-12-31x", "2026-12-31T00:00:00Z", "2026-02-30", "31.12.2026", "2026-1-1"])(
    "until %s is no day, and the exemption does not count without end",
    (day) => {
      expect(mistakes(`- who: guests\n  reason: x\n  until: "${day}"\n`)).toEqual([
        `3: "until" is "${day}": it must be the last day of the exemption as YYYY-MM-DD, such as 2026-12-31.`,
      ]);
    },
  );

  test("does not repeat an address in a message", () => {
    expect(mistakes("- who: ann lee@example.com\n  reason: x").join()).not.toContain("example.com");
    expect(mistakes("- who: ann lee@example.com\n  reason: x")[0]).toContain('"who" is not a valid address');
  });

  test.each([
    ["", "1: The file has no entries"],
    ["# only a comment\n", "1: The file has no entries"],
    ["exemptions:\n", "1: The file has no entries"],
    ["{}", "1: The file has no entries"],
    ["[]", "1: The list is empty"],
    ["hello", "1: This is not a list"],
    ["exemptions: hello", "1: This is not a list"],
    ["people:\n  - who: guests\n", '1: "people" is not allowed here'],
    ["- who: guests\n\treason: x\n", "2: A tab stands where YAML wants spaces"],
    ["- who: guests\n  who: guests\n  reason: x\n", "2: A key stands twice"],
    ["- who: guests\n  reason: x\n---\n- who: guests\n", "3: A second document begins here"],
    ["- who: {a: b}\n  reason: x", '1: "who" is a group of keys'],
    ["- who:\n  reason: x", '1: "who" is empty'],
    ["- who: []\n  reason: x", '1: "who" is an empty list'],
    ["- who: guests\n  reason: 5", '2: "reason" is "5"'],
    ["- who: guests\n  reason: x\n  rooms:", '3: "rooms" holds empty'],
    ["- who: guests\n  reason: x\n  until:", '3: "until" is empty'],
    ["- who: a@b@example..com\n  reason: x", '1: "who" is not a valid address'],
  ])("refuses %j", (text, message) => {
    const found = mistakes(text);
    expect(found[0]).toContain(message);
    expect(found.every((one) => /^\d+: .+\.$/.test(one))).toBe(true);
  });

  test.each([
    ["- who: guests\n  reason: x\n  __proto__: {until: '2020-01-01'}\n", '3: "__proto__" is no key'],
    ["__proto__:\n- who: guests\n  reason: x\n", '1: "__proto__" is not allowed here'],
    ["- &a\n  who: guests\n  reason: x\n- <<: *a\n", '4: "<<" is no key'],
    ["a: &a [x, x]\nb: &b [*a, *a]\nexemptions: *b\n", '1: "a" is not allowed here'],
    ["- who: guests\n  reason: &r x\n- who: board\n  reason: *r\n", '4: "reason" is "*r"'],
  ])("takes nothing from elsewhere: %j", (text, message) => {
    expect(mistakes(text)[0]).toContain(message);
  });

  test("knows no group by the names that objects have of themselves", () => {
    expect(entries("- who: [__proto__, constructor]\n  reason: x\n")).toMatchObject([
      {
        who: [
          { kind: "group", name: "__proto__" },
          { kind: "group", name: "constructor" },
        ],
      },
    ]);
  });

  test("ends in a mistake, however deep it goes and however often it repeats itself", () => {
    expect(mistakes("[".repeat(5000))).toContain("1: Something here is nested too deeply to be read.");
    const doubled = Array.from({ length: 40 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`);
    const bomb = ["a0: &a0 [x, x]", ...doubled, "exemptions: *a40"].join("\n");
    expect(mistakes(bomb).at(-1)).toMatch(/^42: This is not a list/);
  });

  test("allows the same people in different rooms, and finds them twice in the same", () => {
    const in1 = "- who: guests\n  reason: x\n  rooms: [1, 2]\n";
    expect(mistakes(`${in1}- who: guests\n  reason: y\n  rooms: [3]\n`)).toEqual([]);
    expect(mistakes(`${in1}- who: guests\n  reason: y\n  rooms: [2, 1]\n`)[0]).toMatch(
      /^4: This repeats line 1/,
    );
  });
});

describe("exempting", () => {
  const everybody = [
    member("ann"),
    member(person("gus", { guest: true, email: "Gus@Partner.example.com" })),
    byGroup(person(USER_ID, { email: "" }), "g"),
  ];
  const exempt = async (
    text: string,
    members: Record<number, Member[]> = { 1: everybody, 2: [member("ann")] },
  ) => {
    const assessment = await assessed(
      { members, rooms: [room(1, "Legal"), room(2)] },
      { exemptions: entries(text) },
    );
    const found = assessment.rooms.flatMap(({ roomId, members }) =>
      members.filter(({ verdict }) => verdict.kind === "exempt").map((row) => `${roomId} ${row.person.id}`),
    );
    return { found: found.sort(), warnings: assessment.notes.map(noteText) };
  };

  test.each([
    ["ann@EXAMPLE.com", ["1 ann", "2 ann"]],
    ["'*@partner.example.com'", ["1 gus"]],
    ["'*@example.com'", ["1 ann", "2 ann"]],
    [USER_ID, [`1 ${USER_ID}`]],
    ["group G", [`1 ${USER_ID}`]],
    ["guests", ["1 gus"]],
    ["[nobody, guests]", ["1 gus"]],
  ])("knows who is meant by %s", async (who, expected) => {
    expect((await exempt(`- who: ${who}\n  reason: x\n`)).found).toEqual(expected);
  });

  test("knows groups that are in no room", async () => {
    const board = person("bea", { groups: [{ id: "h", name: "Board" }] });
    const members = { 1: [member("ann"), member(board)] };
    expect((await exempt("- who: board\n  reason: x\n", members)).found).toEqual(["1 bea"]);
  });

  test("holds in the rooms it names, by id or title", async () => {
    expect((await exempt("- who: ann@example.com\n  reason: x\n  rooms: [2]")).found).toEqual(["2 ann"]);
    expect((await exempt("- who: ann@example.com\n  reason: x\n  rooms: LEGAL")).found).toEqual(["1 ann"]);
    expect((await exempt("- who: ann@example.com\n  reason: x\n  rooms: LEGAL")).warnings).toEqual([]);
    expect((await exempt("- who: ann@example.com\n  reason: x\n  rooms: '2'")).found).toEqual(["2 ann"]);
  });

  test("ends after its last day, and a warning says so", async () => {
    const until = (day: string) => exempt(`- who: guests\n  reason: x\n  until: ${day}\n`);
    expect(await until("2026-10-31")).toEqual({ found: ["1 gus"], warnings: [] });
    expect(await until("2026-10-30")).toEqual({
      found: [],
      warnings: [
        "The exemption on line 1 ended on 30 October 2026 and no longer counts: remove or renew it.",
      ],
    });
  });

  test("lets a later entry count where an earlier one is over", async () => {
    const text = "- who: guests\n  reason: x\n  until: 2026-01-01\n- who: guests\n  reason: y\n  rooms: 1\n";
    expect((await exempt(text)).found).toEqual(["1 gus"]);
  });

  test("warns of entries in vain, naming no people", async () => {
    const { warnings } = await exempt(
      "- who: [ann@example.com, gone@example.com]\n  reason: x\n- who: nobody\n  reason: x\n- who: ann@example.com\n  reason: x\n  rooms: [9]\n",
    );
    expect(warnings).toEqual([
      'The exemption on line 5 names the room "9", which is not audited.',
      "The exemption on line 1 matches no member of its rooms with number 2 of its list.",
      "The exemption on line 3 matches no member of its rooms.",
      "The exemption on line 5 matches no member of its rooms.",
    ]);
  });

  test("shows its reason and last day in the row", async () => {
    const assessment = await assessed(
      { members: { 1: [member("ann", {})] }, logsFrom: at("2026-09-01") },
      { exemptions: entries("- who: ann@example.com\n  reason: on leave\n  until: 2026-12-31\n") },
    );
    expect(rowOf(assessment, 1, "ann").verdict).toEqual({
      kind: "exempt",
      reason: "on leave",
      until: "2026-12-31",
    });
  });
});

test("addresses and domains beyond ASCII are the same in either spelling", () => {
  const parsed = parseExemptions(`- who: [Jana@Büro.example, "*@büro.example"]
  reason: on leave
`);
  expect(parsed).toMatchObject({
    exemptions: [
      {
        who: [
          { kind: "email", email: "jana@xn--bro-hoa.example" },
          { kind: "domain", domain: "xn--bro-hoa.example" },
        ],
      },
    ],
  });
});
