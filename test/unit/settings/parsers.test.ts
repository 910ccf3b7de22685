import { describe, expect, test } from "vitest";
import { INPUTS, type InputName } from "../../../src/settings/inputs.ts";
import { secretsIn, shortSecretWarnings } from "../../../src/settings/secrets.ts";

/** What the text of an input means; or what is wrong with it, as the rest of a sentence. */
const read = (name: InputName, text: string): unknown => INPUTS[name].parse(text);
const wrong = (part: string) => ({ wrong: expect.stringContaining(part) });
const means = (value: unknown) => ({ value });

describe("the ends of what is allowed, and one step beyond", () => {
  test.each<[InputName, string, unknown]>([
    ["grace-days", "3660", means(3660)],
    ["grace-days", "3661", wrong("is not a whole number from 0 to 3660")],
    ["requests-per-minute", "1", means(1)],
    ["folder-id", "1", means(1)],
    ["folder-id", "0", wrong("is not an id")],
    ["folder-id", "2147483647", means(2_147_483_647)],
    ["folder-id", "2147483648", wrong("is not an id")],
    ["room-ids", "part 1/2", means({ part: 1, of: 2 })],
    ["room-ids", "PART 50 / 50", means({ part: 50, of: 50 })],
    ["room-ids", "part 0/2", wrong("is no part")],
    ["room-ids", "part 3/2", wrong("is no part")],
    ["room-ids", "part 1/1", wrong("is no part")],
    ["room-ids", "part 1/51", wrong("is no part")],
    ["room-ids", "part 1/2 7", wrong('holds "part", "1/2"')],
    ["period", "1d", means({ kind: "last-days", days: 1 })],
    ["period", "3660d", means({ kind: "last-days", days: 3660 })],
    ["period", "2015-01", means({ kind: "month", month: "2015-01" })],
    ["period", "2100-12", means({ kind: "month", month: "2100-12" })],
    ["pepper", "sixteen letters!", means("sixteen letters!")],
    ["pepper", "fifteen letters", wrong("is shorter than 16 characters")],
  ])("%s: %j", (name, text, expected) => {
    expect(read(name, text)).toEqual(expected);
  });
});

describe("a period with something before or after it is another period, or none", () => {
  test.each(["x90d", "90dd", "x2026-10", "2026-10x", "x2026-10-01..2026-10-31", "2026-10-01..2026-10-31x"])(
    "%s",
    (text) => {
      expect(read("period", text)).toEqual(wrong("is no period: allowed are last-month"));
    },
  );
});

describe("the portal's address", () => {
  test.each([
    ["see-https://acme.example.com", "is not an https address"],
    ["1https://acme.example.com", "does not begin with https://"],
    ["https://ann@acme.example.com", "holds a user name or password"],
    ["https://:geheim@acme.example.com", "holds a user name or password"],
    ["https:\\\\acme.example.com", "does not begin with https://"],
    ["https://acme.example.com\\rooms", "is not a valid address"],
  ])("%s %s", (text, expected) => {
    expect(read("portal-url", text)).toEqual(wrong(expected));
  });
});

describe("the mail server's address", () => {
  test.each([
    ["see smtps://mail.example.com", "does not begin with smtps:// or smtp://"],
    ["xsmtps://mail.example.com", "does not begin with smtps:// or smtp://"],
    ["smtps://mail example.com", "is not a valid address"],
    ["smtps://mail.example.com\\x", "is not a valid address"],
    ["smtps:///", "is not a valid address"],
    ["smtps://%zz@mail.example.com", "percent sign"],
    ["smtps://ann:geheim@%ff.example.com", "is not a valid address"],
    ["smtps://mail.example.com?x", "has something after the host"],
  ])("%s %s", (text, expected) => {
    expect(read("smtp-url", text)).toEqual(wrong(expected));
  });

  test("may end in a slash, name a user alone, and be an address of IPv6", () => {
    for (const text of ["smtps://mail.example.com/", "smtps://ann@mail.example.com", "smtp://[::1]:25"])
      expect(read("smtp-url", text)).toEqual(means(new URL(text)));
  });
});

test("of wrong ids the first five are quoted, and how many more there are", () => {
  expect(read("only-files", "a b c d e")).toEqual(
    wrong('holds "a", "b", "c", "d", "e": ids are whole numbers from 1'),
  );
  expect(read("only-files", "a b c d e f g")).toEqual(
    wrong('holds "a", "b", "c", "d", "e" and 2 more: ids are whole numbers from 1'),
  );
  expect(read("formats", ",")).toEqual(
    wrong("names nothing: allowed are txt, html, json, csv, xlsx, summary"),
  );
});

describe("who is meant", () => {
  const ID = "66faa6e4-f133-11ea-b126-00ffeec8b4ef";

  test("an id in either spelling is one person", () => {
    expect(read("only-users", `${ID.toUpperCase()} ${ID}`)).toEqual(means([ID]));
  });

  test.each([
    `x${ID}`,
    `${ID}0`,
    ID.slice(1),
    ID.replace("f133", "f13"),
    ID.replace("-11ea", ""),
    ID.replace("a6", "g6"),
  ])("%s is no id", (text) => {
    expect(read("only-users", text)).toEqual(wrong("is wrong in item 1 of 1"));
  });

  test("five wrong ones are all named by their place, of more the first five", () => {
    expect(read("only-users", "a b c d e")).toEqual(wrong("is wrong in items 1, 2, 3, 4, 5 of 5: allowed"));
    expect(read("only-users", "a b c d e f")).toEqual(
      wrong("is wrong in items 1, 2, 3, 4, 5 and 1 more of 6"),
    );
  });

  test("owners beside addresses are refused, or the addresses would get nothing", () => {
    expect(read("manager-email", "room-owners, boss@example.com")).toEqual(
      wrong("is wrong in item 1 of 2: allowed are e-mail addresses"),
    );
    expect(read("manager-email", "Room-Owners")).toEqual(means({ kind: "room-owners" }));
    expect(read("manager-email", ",")).toEqual(wrong("names nobody"));
  });

  test("an address in two spellings gets one mail", () => {
    expect(read("manager-email", "Boss@Büro.example boss@xn--bro-hoa.example")).toEqual(
      means({ kind: "addresses", to: ["boss@xn--bro-hoa.example"] }),
    );
  });

  test("a sender may have a name, in quotes or not, and nothing after the address", () => {
    for (const text of ['"ACME, Inc."<a@example.com>', '"ACME"   <a@example.com>', "Ümit <a@example.com>"])
      expect(read("mail-from", text), text).toEqual(means(text));
    for (const text of ["<a@example.com> x", "<a@example.com><b@example.com>", "A, B <a@example.com>"])
      expect(read("mail-from", text), text).toEqual(wrong("is not one e-mail address"));
  });
});

describe("kinds of action", () => {
  test.each(["xFileUploaded", "FileUploaded!", "Uploaded", "fileUploaded"])("%s is none", (text) => {
    expect(read("only-actions", text)).toEqual(wrong(`holds "${text}"`));
  });

  test("the server's names have two words or more, and its numbers are ids", () => {
    const names = "FileUploaded RoomGroupsCreated 5011";
    expect(read("only-actions", names)).toEqual(means(names.split(" ")));
  });
});

test("a label keeps the hyphens of people within, and none at its ends", () => {
  expect(read("report-label", "  -Süd-West- ")).toEqual(means("Süd-West"));
});

describe("secrets", () => {
  const reader = (given: Readonly<Record<string, string>>) => (name: string) => given[name] ?? "";
  const spellings = (given: Readonly<Record<string, string>>) =>
    secretsIn(reader(given)).map(({ spelling }) => spelling);

  test("are found without the blanks around them, which the run does not send", () => {
    const given = {
      "api-key": " sk-geheim12 ",
      "github-token": "\tghs_abcdefgh\n",
      pepper: " sixteen letters!",
    };
    expect(spellings(given)).toEqual(
      expect.arrayContaining(["sk-geheim12", "ghs_abcdefgh", "sixteen letters!"]),
    );
    expect(spellings(given).some((one) => one !== one.trim())).toBe(false);
    expect(spellings({ "smtp-url": " smtps://bot:geheim12@mail.example.com " })).toContain("geheim12");
  });

  test("of eight characters are masked, of seven are not and it is said, by the input", () => {
    const warnings = (key: string) => shortSecretWarnings(secretsIn(reader({ "api-key": key })));
    expect(warnings("sk-12345")).toEqual([]);
    expect(warnings("sk-1234")).toEqual([
      expect.stringMatching(/^The value of api-key is shorter than 8 characters, so it is not masked/),
    ]);
  });
});
