import { domainToASCII } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bodyWith } from "../../src/deliver/github-issue/our-part.ts";
import { refusal } from "../../src/deliver/mail/smtp-answers.ts";
import { connectionFailure } from "../../src/deliver/mail/smtp-connection.ts";
import { concealing, type SmtpError } from "../../src/deliver/mail/smtp-error.ts";
import { ignoredExemptions, proxyFor } from "../../src/docspace/http/proxies.ts";
import { offsetOfWireDate, parseWireDate } from "../../src/docspace/wire/dates.ts";
import { UserError } from "../../src/errors.ts";
import { readRollUpSettings } from "../../src/rollup/inputs.ts";
import { INPUTS, type InputName, readSettings } from "../../src/settings/inputs.ts";
import { secretsIn } from "../../src/settings/secrets.ts";
import { comparableAddress, isAddress, needsSmtpUtf8, wireAddress } from "../../src/text/address.ts";
import { runs, seed } from "./changed-json.ts";

const replayed = `TEST_SEED=${seed}`;
const options = { seed, numRuns: runs(1_000) };

/** Texts of any characters, and of pieces that mean something to the reader. */
const textsOf = (...pieces: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((some) => some.join("")),
  );

describe("proxies", () => {
  const variable = textsOf(
    ...[
      "http://",
      "https://",
      "socks5://",
      "proxy.example.com",
      "user:p%zz@",
      "user:secret@",
      ":3128",
      ":99999",
      "[::1]",
    ],
    ...[
      "fe80::1%eth0",
      "[fe80::1%25en0]",
      "::ffff:10.0.0.1",
      "10.0.0.0/8",
      "[::]/0",
      "*",
      "*.",
      ".example.com",
      ",",
      " ",
      "\t",
      "%",
      "bücher.example",
    ],
  );
  const address = fc.constantFrom(
    "https://acme.example.com/",
    "http://127.0.0.1:8080/",
    "https://bücher.example/",
    "https://[2001:db8::1]:8443/",
  );

  test(`any values are a proxy, none, or one sentence that does not quote them (${replayed})`, () => {
    fc.assert(
      fc.property(address, variable, variable, (url, proxy, none) => {
        const variables = { https_proxy: proxy, http_proxy: proxy, no_proxy: none };
        for (const ignored of ignoredExemptions(variables)) expect(ignored).not.toContain("secret");
        try {
          const found = proxyFor(new URL(url), variables);
          if (found !== undefined) expect(["http:", "https:"]).toContain(found.protocol);
          if (url.includes("127.0.0.1")) expect(found).toBeUndefined();
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
          expect((error as Error).message).not.toContain("secret");
        }
      }),
      options,
    );
  });

  test("a link-local address with its zone is no reason to end the run", () => {
    const variables = {
      https_proxy: "http://proxy.example.com:3128",
      no_proxy: "fe80::1%eth0,acme.example.com",
    };
    expect(proxyFor(new URL("https://acme.example.com/"), variables)).toBeUndefined();
    expect(ignoredExemptions(variables)).toEqual([]);
  });
});

describe("dates", () => {
  const printed = fc
    .tuple(fc.integer({ min: -62_135_000_000, max: 250_000_000_000 }), fc.integer({ min: -840, max: 840 }))
    .filter(([at, minutes]) => /^\d{4}-/.test(new Date((at + minutes * 60) * 1000).toISOString()))
    .map(([at, minutes]) => {
      const two = (n: number) => String(n).padStart(2, "0");
      const zone = `${minutes < 0 ? "-" : "+"}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
      const local = new Date((at + minutes * 60) * 1000).toISOString().slice(0, 19);
      return { at, minutes, text: `${local}.1234567${zone}` };
    });

  test(`what the server prints is read exactly (${replayed})`, () => {
    fc.assert(
      fc.property(printed, ({ at, minutes, text }) => {
        expect(parseWireDate(text)).toBe(at);
        expect(offsetOfWireDate(text) + 0).toBe(minutes * 60);
      }),
      options,
    );
  });

  test(`one other character makes it another date, or none, never a guess (${replayed})`, () => {
    const other = fc.constantFrom(..."0123456789:-+.TZ /xé\u0000\u0665");
    fc.assert(
      fc.property(printed, fc.nat(32), other, ({ text }, at, character) => {
        const changed = text.slice(0, at) + character + text.slice(at + 1);
        const strict = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+[+-](?:0\d|1[0-4]):[0-5]\d$/.test(changed);
        const local = changed.slice(0, 19);
        const there = new Date(`${local}Z`);
        const isDate = strict && !Number.isNaN(there.getTime()) && there.toISOString().startsWith(local);
        if (isDate) expect(parseWireDate(changed)).toBe(there.getTime() / 1000 - offsetOfWireDate(changed));
        else expect(() => parseWireDate(changed), changed).toThrow(RangeError);
      }),
      options,
    );
  });
});

describe("addresses", () => {
  const address = fc
    .tuple(
      textsOf("ann", "Zoë", "İ", "é", "e\u0301", ".", "+", "'", "ß", "Σ"),
      textsOf("example", "Büro", ".", "com", "xn--", "ẞ", "\u3002"),
    )
    .map(([local, domain]) => `${local}@${domain}`);

  test(`one form for comparing, whatever was written (${replayed})`, () => {
    fc.assert(
      fc.property(address, (text) => {
        const form = comparableAddress(text);
        expect(comparableAddress(form)).toBe(form);
        if (!isAddress(text)) return;
        expect(comparableAddress(wireAddress(text))).toBe(form);
        expect(wireAddress(text)).not.toMatch(/[\s<>,;]/);
        expect(domainToASCII(wireAddress(text).split("@")[1] ?? "")).not.toBe("");
        expect(typeof needsSmtpUtf8(text)).toBe("boolean");
      }),
      options,
    );
  });
});

describe("inputs", () => {
  const pieces = [
    "last-month",
    "2026-10",
    "..",
    "-01",
    "90d",
    "all",
    "1201",
    ",",
    " ",
    "\n",
    "part 1/2",
    "0",
    "2147483648",
    "https://",
  ];
  const more = [
    "acme.example.com",
    "user:secret@",
    "smtps://",
    "mail.example.com",
    ":465",
    "%",
    "ann@example.com",
    "room-owners",
    "none",
    "off",
    "send",
    "__proto__",
    "constructor",
    "../",
    "C:\\",
    "sk-secretsecret",
    "txt",
    "html",
  ];
  const inputs = fc.dictionary(fc.constantFrom(...Object.keys(INPUTS)), textsOf(...pieces, ...more), {
    maxKeys: 8,
  });

  test(`any texts are settings, or sentences without a secret (${replayed})`, () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const read = (name: string): string => (Object.hasOwn(given, name) ? (given[name] ?? "") : "");
        const secrets = secretsIn(read).filter(({ spelling }) => spelling.length > 6);
        for (const found of [readSettings(read), readRollUpSettings(read)]) {
          if (!("problems" in found)) continue;
          expect(found.problems.length).toBeGreaterThan(0);
          const sentences = found.problems.map((one) => (typeof one === "string" ? one : one.message));
          for (const sentence of sentences) {
            expect(sentence).toMatch(/^Input [a-z-]+/);
            expect(sentence.length).toBeLessThan(1_000);
            for (const { input, spelling } of secrets)
              if (input !== "github-token") expect(sentence).not.toContain(spelling);
          }
        }
      }),
      options,
    );
  });

  test(`nothing of a list is left out in silence (${replayed})`, () => {
    const lists: readonly InputName[] = [
      "only-actions",
      "only-files",
      "only-folders",
      "only-users",
      "room-ids",
      "manager-email",
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...lists),
        textsOf(...pieces, ...more, ";", "|", "\u00a0"),
        (name, text) => {
          const words = new Set(
            text
              .toLowerCase()
              .split(/[\s,]+/)
              .filter((word) => word !== ""),
          );
          const parsed = INPUTS[name].parse(text.trim());
          if ("wrong" in parsed || !Array.isArray(parsed.value)) return;
          expect(parsed.value.length).toBe(
            new Set([...words].map((word) => (/^\d+$/.test(word) ? Number(word) : word))).size,
          );
        },
      ),
      options,
    );
  });
});

describe("what mail servers say", () => {
  const url = new URL("smtps://ann:s3cret%40pass@mail.example.com");
  const conceal = concealing(url);
  const response = textsOf(
    "550",
    "421",
    "5.7.1",
    "4.2.2",
    " ",
    "-",
    "\r\n",
    "s3cret@pass",
    "s3cret%40pass",
    Buffer.from("s3cret@pass").toString("base64"),
    "zoë@example.com",
    "relay",
    "STARTTLS",
    "\u202e",
    "\u0000",
  );
  const error: fc.Arbitrary<SmtpError> = fc
    .record(
      {
        message: response,
        response,
        responseCode: fc.oneof(fc.integer({ min: 200, max: 599 }), fc.constantFrom(0, -1, 1e9, Number.NaN)),
        code: fc.constantFrom(
          "EAUTH",
          "ENOAUTH",
          "EDNS",
          "ETIMEDOUT",
          "ETLS",
          "ESOCKET",
          "ECONNECTION",
          "EENVELOPE",
          "EMESSAGE",
          "x",
        ),
        command: fc.constantFrom("MAIL FROM", "RCPT TO", "DATA", "AUTH PLAIN", "EHLO", ""),
        originalCode: fc.constantFrom("ECONNREFUSED", "ERR_SSL_WRONG_VERSION_NUMBER", "CERT_HAS_EXPIRED", ""),
      },
      { requiredKeys: [] },
    )
    .map((fields) => Object.assign(new Error(fields.message ?? ""), fields));

  test(`any answer is one sentence, without the password or an address (${replayed})`, () => {
    fc.assert(
      fc.property(error, (failure) => {
        const { why, temporary } = refusal(failure, conceal);
        const code = failure.responseCode ?? 0;
        expect(temporary !== undefined).toBe(code >= 400 && code <= 499);
        for (const sentence of [why, connectionFailure(failure, "mail.example.com:465", conceal)]) {
          expect(sentence).toMatch(/\.$/);
          expect(sentence.length).toBeLessThan(1_000);
          expect(sentence).not.toMatch(/undefined|s3cret|zoë@|czNjcmV0|\p{Cc}|\u202e/u);
        }
      }),
      options,
    );
  });
});

describe("an issue's body", () => {
  const marks = { begin: "<!-- begin -->", end: "<!-- end -->" };
  const body = textsOf(marks.begin, marks.end, "<!-- ", "people's words", "\n\n", "\r\n", " ");

  test(`what people wrote around our part stays, however often it is written (${replayed})`, () => {
    fc.assert(
      fc.property(body, (text) => {
        const once = bodyWith(text, marks, "ours");
        expect(bodyWith(once, marks, "ours")).toBe(once);
        const [before = "", ...rest] = text.split(marks.begin);
        if (rest.length > 0) expect(once.startsWith(before)).toBe(true);
        else expect(once.endsWith(text)).toBe(true);
      }),
      options,
    );
  });
});
