import * as core from "@actions/core";
import { describe, expect, test, vi } from "vitest";
import { createPlainLog, createRunnerLog, type Log } from "../../../src/runner/log.ts";
import { createNameGate, mayShowNames, withoutAddresses } from "../../../src/runner/names.ts";
import { createProgress, progressLine } from "../../../src/runner/progress.ts";
import { plainText } from "../../../src/text/one-line.ts";

/** The log of the runner, and what it wrote, a line each. */
function recorder(): { readonly lines: string[]; readonly log: Log } {
  const lines: string[] = [];
  const commands = {
    info: (text: string) => void lines.push(text),
    debug: (text: string) => void lines.push(`::debug::${text}`),
    notice: (text: string) => void lines.push(`::notice::${text}`),
    warning: (text: string) => void lines.push(`::warning::${text}`),
    error: (text: string) => void lines.push(`::error::${text}`),
    startGroup: (title: string) => void lines.push(`::group::${title}`),
    endGroup: () => void lines.push("::endgroup::"),
  };
  return { lines, log: createRunnerLog(commands, plainText) };
}

describe("untrusted text", () => {
  test.each([
    ["::set-output name=complete::true", ": :set-output name=complete::true"],
    ["  ::error::x", ": :error::x"],
    ["\u200b::stop-commands::x", ": :stop-commands::x"],
    ["a ::error::x", "a ::error::x"],
    ["Room ##[add-mask]e", "Room # #[add-mask]e"],
    ["one\r\ntwo\u2028three\tfour", "one two three four"],
    ["\u001b[31mred\u001b[0m \u009b1mbold", "red bold"],
    ["\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007", "link"],
    ["\u001b]0;title\u001b\\text", "text"],
    ["\u001b(Btext\u001bc", "text"],
    ["abc\u202edef\u2066g\u2069\u200f", "abcdefg"],
    ["a\u0000b\u0007c\u007f", "abc"],
    ["tag\u{e0041}\u{e007f}", "tag"],
    ["lone \ud800 half", "lone \ufffd half"],
    ["family 👨‍👩‍👧 stays", "family 👨‍👩‍👧 stays"],
    ["می‌خواهم", "می‌خواهم"],
    ["Жанна, 李, Zoë", "Жанна, 李, Zoë"],
  ])("%j becomes %j", (text, expected) => {
    expect(plainText(text)).toBe(expected);
  });

  test("is cut by characters, never through one", () => {
    expect(plainText("x".repeat(3000))).toHaveLength(2000);
    expect(plainText("😀😀😀😀", 6)).toBe("😀😀…");
    expect(plainText("😀😀😀", 6)).toBe("😀😀😀");
  });
});

describe("in the runner", () => {
  test("every kind of line is one inert line", async () => {
    const { lines, log } = recorder();
    log.info("::error::a\nb");
    log.detail("a\nb");
    log.notice("a\nb");
    log.warning("a\nb");
    log.error("a\nb");
    await log.group("a\nb", async () => log.info("inside"));
    expect(lines).toEqual([
      ": :error::a b",
      "::debug::a",
      "::debug::b",
      "::notice::a b",
      "::warning::a b",
      "::error::a b",
      "::group::a b",
      "inside",
      "::endgroup::",
    ]);
  });

  test("groups end when their work fails, do not nest, and hand on the result", async () => {
    const { lines, log } = recorder();
    await expect(log.group("outer", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await log.group("outer", () => log.group("inner", async () => 7))).toBe(7);
    expect(lines).toEqual(["::group::outer", "::endgroup::", "::group::outer", "inner", "::endgroup::"]);
  });

  test("a percent sign is no escape of the runner's", () => {
    const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    createRunnerLog(core, plainText).error("100 %0A::error::x");
    const [written] = write.mock.calls.map(([text]) => String(text).trimEnd());
    write.mockRestore();
    expect(written).toBe("::error::100 %250A::error::x");
  });

  test("at most ten annotations of a kind, and the last tells of the others", () => {
    const { lines, log } = recorder();
    for (let number = 1; number <= 60; number++) log.error(`Mistake ${number}`);
    for (let number = 1; number <= 10; number++) log.warning(`Remark ${number}`);
    log.close();
    const annotations = lines.filter((line) => line.startsWith("::"));
    expect(annotations.filter((line) => line.startsWith("::error::"))).toHaveLength(10);
    expect(annotations.slice(-2)).toEqual([
      "::warning::Remark 10",
      '::error::51 more errors are in the log of this step, where each begins with "Error:".',
    ]);
    expect(lines).toContain("Error: Mistake 60");
  });

  test("what is said after the end is not shown, and no group is left open", async () => {
    const { lines, log } = recorder();
    await log.group("Reading", async () => {
      log.close();
      log.info("again in 3 s");
      log.error("UND_ERR_DESTROYED");
    });
    await log.group("Late", async () => log.warning("late"));
    expect(lines).toEqual(["::group::Reading", "::endgroup::"]);
  });
});

test("outside the runner the log is plain lines", async () => {
  const lines: string[] = [];
  const log = createPlainLog((line) => lines.push(line), plainText);
  log.info("hello");
  log.detail("hidden");
  await log.group("Reading", async () => {
    log.info("one");
    log.warning("::error::two");
  });
  log.error("three");
  log.notice("four");
  expect(lines).toEqual([
    "hello",
    "Reading",
    "  one",
    "  Warning: : :error::two",
    "Error: three",
    "Notice: four",
  ]);
});

describe("names", () => {
  const ann = { id: "1A2b3c4d-0000-4000-8000-000000000001", name: "Ann\nLee" };

  test.each([
    ["always", undefined, true],
    ["always", "public", true],
    ["never", "private", false],
    ["auto", "private", true],
    ["auto", "internal", false],
    ["auto", "public", false],
    ["auto", undefined, false],
  ] as const)("show-names %s, visibility %s: %s", (setting, visibility, expected) => {
    expect(mayShowNames(setting, visibility)).toBe(expected);
  });

  test("are shown where allowed, neutralised", () => {
    const gate = createNameGate(true);
    expect(gate.person(ann)).toBe("Ann Lee");
    expect(gate.person({ ...ann, name: "" })).toBe("person 1a2b");
    expect(gate.address("ann.lee@example.com")).toBe("ann.lee@example.com");
  });

  test("have stand-ins where not", () => {
    const gate = createNameGate(false);
    expect(gate.person(ann)).toBe("person 1a2b");
    expect(gate.person({ id: "", name: "Ann" })).toBe("person unknown");
    expect(gate.address("ann.lee@example.com")).toBe("a…@example.com");
    expect(gate.address("😀x@example.com")).toBe("😀…@example.com");
    expect(gate.address("not an address")).toBe("…");
    expect(gate.address("@example.com")).toBe("…");
  });

  test("of addresses in any text only the first letter and the domain are left", () => {
    expect(withoutAddresses('only-users: "jörg.jäger@example.com, 李@example.com" holds x')).toBe(
      'only-users: "j…@example.com, 李…@example.com" holds x',
    );
    const untouched = "keys/@self … a…@example.com … smtps://user:password@host:465 … audit@example.com";
    expect(withoutAddresses(untouched)).toBe(untouched);
  });
});

describe("progress", () => {
  test("comes at most once an interval, and only then asks for the line", () => {
    const lines: string[] = [];
    let now = 1000;
    let asked = 0;
    const progress = createProgress({ info: (text) => lines.push(text) }, { now: () => now }, 5000);
    for (; now <= 12_000; now += 500) {
      progress.report(() => {
        asked += 1;
        return `at ${now}`;
      });
    }
    expect(lines).toEqual(["at 6000", "at 11000"]);
    expect(asked).toBe(2);
  });

  test("says how far, how fast and how long still", () => {
    expect(progressLine(12_400, 10_000, 0.34)).toBe(
      "12 400 events, 34 % of the period, 1240 a second, about 19 s left",
    );
    expect(progressLine(1_000_000, 600_000, 0.5)).toBe(
      "1 000 000 events, 50 % of the period, 1667 a second, about 10 min left",
    );
    expect(progressLine(5, 1000)).toBe("5 events, 5 a second");
    expect(progressLine(0, 0, 0)).toBe("0 events, 0 % of the period");
    expect(progressLine(900, 1000, 1)).toBe("900 events, 100 % of the period, 900 a second");
  });
});
