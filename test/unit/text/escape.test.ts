import fc from "fast-check";
import { expect, test } from "vitest";
import { csvField } from "../../../src/text/cells.ts";
import { escapeHtml } from "../../../src/text/html.ts";
import { json } from "../../../src/text/json.ts";
import { markdown } from "../../../src/text/markdown.ts";
import { named, plain, shorten, singleLine } from "../../../src/text/one-line.ts";
import { HOSTILE } from "../report/fixtures.ts";
import { DANGEROUS } from "../report/reading.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(...`=+-@|<>&"'\`*_[]()#$~\\\u001b\u202e\r\n\t🙂\ud800`.split("")) }),
  fc.constantFrom(...HOSTILE),
);

test("a field stays on one line and shows nothing that cannot be seen", () => {
  expect(singleLine("two\r\nlines\ttab")).toBe("two lines tab");
  expect(singleLine("\u001b[31mred")).toBe("\ufffd[31mred");
  expect(singleLine("invoice\u202efdp.exe")).toBe("invoice\ufffdfdp.exe");
  expect(singleLine("half \ud83d")).toBe("half \ufffd");
  expect(singleLine("👩‍👩‍👧 Zoë עברית")).toBe("👩‍👩‍👧 Zoë עברית");
  fc.assert(
    fc.property(anyText, (text) => {
      for (const shown of [singleLine(text), plain(text), escapeHtml(text), markdown(text), csvField(text)]) {
        expect(shown).not.toMatch(DANGEROUS);
        expect(shown).not.toContain("\n");
      }
    }),
  );
});

test("long texts are shortened without cutting a character in half", () => {
  expect(shorten("a".repeat(200))).toHaveLength(200);
  expect(shorten("a".repeat(201))).toBe(`${"a".repeat(199)}…`);
  expect(shorten("🙂".repeat(10), 4)).toBe("🙂…");
  expect(plain("🙂".repeat(200), 10)).not.toContain("\ufffd");
});

test("a title of which nothing can be seen is said in words", () => {
  expect(named(" \t ")).toBe("(no name)");
  expect(named(" Plan ")).toBe("Plan");
});

test("a line of plain text is no command for the workflow's runner", () => {
  expect(plain("::error::no")).toBe(": :error::no");
  expect(plain("  ::error::no")).toBe(": :error::no");
  expect(plain("a ##[error]no")).toBe("a # #[error]no");
  expect(csvField("##[error]")).toBe("# #[error]");
  expect(json("##[error]")).toBe('"#\\u0023[error]"');
});

test("HTML is inert between tags and in attributes", () => {
  expect(escapeHtml(`<img src="x" onerror='a&b'>`)).toBe(
    "&lt;img src=&quot;x&quot; onerror=&#39;a&amp;b&#39;&gt;",
  );
  fc.assert(
    fc.property(anyText, (text) => {
      expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;|#91;)/);
    }),
  );
});

test("Markdown is inert: no structure, mention, reference or address is left", () => {
  expect(markdown("Plan 2026 (final), v1.2")).toBe("Plan 2026 (final), v1.2");
  expect(markdown("@octocat")).toBe("&#64;&#8203;octocat");
  expect(markdown("a|b")).toBe("a&#124;b");
  expect(markdown("1. one")).toBe("1&#46; one");
  expect(markdown("see https://evil.example or www.evil.example")).toBe(
    "see https&#58;//evil.example or www&#46;evil.example",
  );
  expect(markdown("GH-12")).toBe("GH&#45;&#8203;12");
  fc.assert(
    fc.property(anyText, (text) => {
      const bare = markdown(text).replace(/&(?:#\d+|amp|lt|gt|quot);/g, "x");
      expect(bare).not.toMatch(/[\\`*_[\]~!^{}|$<>"'@#&]|:\/\/|^[-+=]|^\d+[.)]/);
    }),
  );
});

test("CSV cells never begin like a formula, and read back as they were", () => {
  expect(csvField("=1+1")).toBe("'=1+1");
  expect(csvField("\t=1")).toBe("' =1");
  expect(csvField("  @x")).toBe(`"'  @x"`.replace(/"/g, ""));
  expect(csvField("＝1")).toBe("'＝1");
  expect(csvField('a "b", c')).toBe('"a ""b"", c"');
  expect(csvField("Ann-Lee 1-2")).toBe("Ann-Lee 1-2");
  fc.assert(
    fc.property(anyText, (text) => {
      const field = csvField(text);
      const value = field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field;
      expect(value).not.toMatch(/^\s*[=+\-@]/);
      expect(field.startsWith('"') || !/[",]/.test(field)).toBe(true);
    }),
  );
});

test("JSON parses to exactly the same value, and holds nothing a terminal obeys", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(JSON.parse(json({ text }))).toEqual({ text });
      expect(json(text)).not.toMatch(DANGEROUS);
    }),
  );
});

test("a name of which nothing can be seen is said to be none", () => {
  for (const blank of [
    "\u200b",
    "\u3164",
    "\u2800",
    "\u00ad",
    "\u200e",
    " \u200d\u2060\ufe0f ",
    "\u{e0041}",
  ]) {
    expect(named(blank)).toBe("(no name)");
  }
  for (const visible of ["a\u200b", "👩\u200d👩", "ب\u200e", "-"])
    expect(named(visible)).not.toBe("(no name)");
});

test("HTML holds no command of the runner", () => {
  expect(escapeHtml("##[error]no")).toBe("##&#91;error]no");
  expect(escapeHtml("a ###[b ##[c")).not.toContain("##[");
});
