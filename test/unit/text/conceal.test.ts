import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { quotableText, withoutSecrets } from "../../../src/text/conceal.ts";

const KEY = `sk-${"5ec2e7".repeat(10)}abcd`;

test("the secret is replaced, and the rest is quoted", () => {
  expect(quotableText(`The key ${KEY} is unknown`, [KEY], 200)).toBe("The key *** is unknown");
  expect(quotableText("Jörg may not do this", [KEY], 200)).toBe("Jörg may not do this");
});

test.each([
  ["with a zero-width space", KEY.replace("e7", "e\u200b7")],
  ["with a joiner", KEY.replace("e7", "e\u200d7")],
  ["with a soft hyphen", KEY.replace("e7", "e\u00ad7")],
  ["with a no-break space", KEY.replace("e7", "e\u00a07")],
  ["with a variation selector", KEY.replace("e7", "e\ufe0f7")],
  ["with a terminal's colours", KEY.replace("e7", "e\u001b[31m7")],
  ["percent-encoded", [...KEY].map((one) => `%${one.charCodeAt(0).toString(16)}`).join("")],
  ["percent-encoded twice", [...KEY].map((one) => `%25${one.charCodeAt(0).toString(16)}`).join("")],
  ["as HTML", [...KEY].map((one) => `&#${one.charCodeAt(0)};`).join("")],
  ["as HTML in hexadecimal", [...KEY].map((one) => `&#x${one.charCodeAt(0).toString(16)};`).join("")],
  ["as JSON escapes", [...KEY].map((one) => `\\u00${one.charCodeAt(0).toString(16)}`).join("")],
  ["in base64", Buffer.from(KEY).toString("base64")],
  ["in base64 of a header", Buffer.from(`Bearer ${KEY}`).toString("base64url")],
  ["with a letter that is drawn as nothing", KEY.replace("e7", "e\u31647")],
  ["in hexadecimal", Buffer.from(KEY).toString("hex")],
  ["in hexadecimal of a header", `A${Buffer.from(`Bearer ${KEY}`).toString("hex").toUpperCase()}`],
  [
    "in hexadecimal with colons",
    Buffer.from(KEY)
      .toString("hex")
      .replace(/..(?=.)/g, "$&:"),
  ],
  ["in hexadecimal as numbers", [...KEY].map((one) => `0x${one.charCodeAt(0).toString(16)}`).join(", ")],
  [
    "as a shell escapes it",
    [...KEY].map((one) => `\\${one.charCodeAt(0).toString(8).padStart(3, "0")}`).join(""),
  ],
  ["quoted-printable", [...KEY].map((one) => `=${one.charCodeAt(0).toString(16).toUpperCase()}`).join("")],
  ["quoted-printable over two lines", `${KEY.slice(0, 20)}=\r\n${KEY.slice(20)}`],
  [
    "in base64 over two lines",
    Buffer.from(KEY)
      .toString("base64")
      .replace(/^.{30}/, "$&\r\n"),
  ],
  ["in base64 of a login", Buffer.from(`jörg:${KEY}`).toString("base64")],
  ["in base64 with something invisible", Buffer.from(KEY).toString("base64").replace(/^.{9}/, "$&\u200b")],
  ["in upper case", KEY.toUpperCase()],
  [
    "in wide letters",
    [...KEY].map((one) => (/\w/.test(one) ? String.fromCharCode(one.charCodeAt(0) + 0xfee0) : one)).join(""),
  ],
])("the secret %s is not quoted", (_name, spelled) => {
  const quoted = quotableText(`Token ${spelled} refused`, [KEY], 4000);
  expect(quoted.toLowerCase()).not.toMatch(/5ec2e7/);
  expect(quoted).not.toContain(spelled);
});

test.each([
  ["as HTML", "p&amp;s&lt;s&quot;w&#39;Ö?/#!"],
  ["percent-encoded", "p%26s%3Cs%22w'%C3%96%3F%2F%23!"],
  ["as JSON", 'p&s<s\\"w\\u0027\\u00d6?/#!'],
  ["quoted-printable", "p&s<s\"w'=C3=96?/#!"],
  ["in base64", Buffer.from("\0jörg\0p&s<s\"w'Ö?/#!").toString("base64")],
  ["with a zero-width space", "p&s<s\"w'\u200bÖ?/#!"],
])("so it is of a password of few letters, %s", (_name, spelled) => {
  const secret = "p&s<s\"w'Ö?/#!";
  expect(quotableText(`Login ${spelled} refused`, [secret], 4000)).toMatch(/^(Login )?\*\*\*( refused)?$/);
});

test("what is much like the secret is quoted", () => {
  const said = "Room Büro = 5e c2 &amp; more (100%25), 2026-10-31 0x5e, 5ec2e7";
  expect(quotableText(said, [KEY, "p&s<s\"w'Ö?/#!"], 4000)).toBe(said);
});

test("no piece of a secret is left where a text is cut", () => {
  for (const before of [150, 180, 199, 19_950, 19_999]) {
    expect(quotableText(`${"x".repeat(before)} ${KEY}`, [KEY], 20_000)).not.toMatch(/5ec2e7/);
    expect(quotableText(`${"x".repeat(before)} ${KEY}`, [KEY], 200)).not.toMatch(/5ec2e7/);
  }
});

test("a secret too short to be told from other text is not looked for", () => {
  expect(quotableText("Level 10 of 2026-10", ["10"], 200)).toBe("Level 10 of 2026-10");
});

test("of many lines only those with a secret change", () => {
  const spelled = [...KEY].join("\u200b");
  expect(withoutSecrets(`# Title\n\nkey ${KEY}!\n${spelled}\n| a | b |`, [KEY])).toBe(
    "# Title\n\nkey ***!\n***\n| a | b |",
  );
});
