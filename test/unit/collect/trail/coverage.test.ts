import { describe, expect, test } from "vitest";
import { SpoolError } from "../../../../src/collect/spool/spool-file.ts";
import { CoverageBook } from "../../../../src/collect/trail/coverage.ts";
import { OutsideWindow } from "../../../../src/collect/trail/repeated-hour.ts";
import type { AuditEvent } from "../../../../src/docspace/audit-trail.ts";
import { reason } from "../../../../src/reasons.ts";
import { eventOf } from "../fake-trail.ts";

const PERIOD = { from: 1000, to: 1999 };
const FATAL = new Error("the key was revoked");
const PASSING = new Error("status 500");
const stretch = (from: number, to: number) => ({ from, to, requests: 1, rows: 10, duplicates: 2 });

function bookOf() {
  const told: number[] = [];
  const late: AuditEvent[] = [];
  const book = new CoverageBook({
    period: PERIOD,
    spool: {
      segment: () => {
        throw new Error("the book opens no segment");
      },
      addLate: (events) => late.push(...events),
    },
    onEvent: ({ id }) => told.push(id),
    isFatal: (error) => error === FATAL,
    describe: (error) => (error as Error).message,
  });
  return { book, told, late };
}

describe("events", () => {
  test("each is told once, however often it comes", () => {
    const { book, told } = bookOf();
    expect(book.fresh([eventOf(1, 1000), eventOf(2, 1000), eventOf(1, 1000)]).map(({ id }) => id)).toEqual([
      1, 2,
    ]);
    expect(book.fresh([eventOf(2, 1000), eventOf(3, 1001)]).map(({ id }) => id)).toEqual([3]);
    expect([told, book.coverage.events]).toEqual([[1, 2, 3], 3]);
  });

  test("those that came late are kept, and counted as such", () => {
    const { book, late } = bookOf();
    book.fresh([eventOf(1, 1000)]);
    expect(book.keepLate([eventOf(1, 1000), eventOf(2, 1000)])).toBe(1);
    expect(book.keepLate([eventOf(3, 1000)])).toBe(1);
    expect([late.map(({ id }) => id), book.coverage.late, book.coverage.events]).toEqual([[2, 3], 2, 3]);
  });

  test("the newest one that came is remembered", () => {
    const { book } = bookOf();
    expect(book.known).toBeUndefined();
    for (const at of [1500, 1700, 1600]) book.countPage([eventOf(at, at), eventOf(at - 1, at - 1)]);
    expect([book.known?.at, book.rows, book.coverage.requests]).toEqual([1700, 6, 3]);
  });
});

test.each<[string, number[][], number[][]]>([
  [
    "neighbours become one",
    [
      [1000, 1499],
      [1500, 1999],
    ],
    [[1000, 1999]],
  ],
  [
    "a second between them stays a gap",
    [
      [1000, 1498],
      [1500, 1999],
    ],
    [
      [1500, 1999],
      [1000, 1498],
    ],
  ],
  [
    "an empty stretch is none",
    [
      [1500, 1499],
      [1000, 1000],
    ],
    [[1000, 1000]],
  ],
])("what was read: %s", (_, added, expected) => {
  const { book } = bookOf();
  for (const [from = 0, to = 0] of added) book.addRead(stretch(from, to));
  const { read } = book.coverage;
  expect(read.map(({ from, to }) => [from, to])).toEqual(expected);
  const parts = added.filter(([from = 0, to = 0]) => from <= to).length;
  const sum = (key: "requests" | "rows" | "duplicates") => read.reduce((all, one) => all + one[key], 0);
  expect([sum("requests"), sum("rows"), sum("duplicates")]).toEqual([parts, 10 * parts, 2 * parts]);
});

describe("every gap has a reason that holds it", () => {
  const gap = { from: 1200, to: 1300 };
  const why = (from: number, to: number) =>
    reason("trail-unreadable", { failure: "status 500" }, { range: { from, to } });

  test.each([
    ["its own", why(1200, 1300), ["trail-unreadable"]],
    ["one about more", why(1100, 1400), ["trail-unreadable"]],
    ["one about every time", reason("audit-trail-silent", {}), ["audit-trail-silent"]],
    ["one that begins later does not", why(1201, 1300), ["trail-unreadable", "trail-gap"]],
    ["one that ends earlier does not", why(1200, 1299), ["trail-unreadable", "trail-gap"]],
  ])("%s", (_, known, codes) => {
    const { book } = bookOf();
    book.addReason(known);
    book.addGap(gap);
    expect(book.reasons.map(({ code }) => code)).toEqual(codes);
    expect([book.coverage.gaps, book.coverage.state]).toEqual([[gap], "incomplete"]);
  });

  test("no time is no gap", () => {
    const { book } = bookOf();
    book.addGap({ from: 1300, to: 1299 });
    expect([book.coverage.gaps, book.reasons, book.coverage.state]).toEqual([[], [], "complete"]);
  });

  test("gaps stand newest first", () => {
    const { book } = bookOf();
    for (const from of [1100, 1500, 1300]) book.addGap({ from, to: from + 9 });
    expect(book.coverage.gaps.map(({ from }) => from)).toEqual([1500, 1300, 1100]);
  });

  test("reasons alike become one about all their time, and about every time where one of them is", () => {
    const { book } = bookOf();
    book.addReason(why(1500, 1600));
    book.addReason(why(1200, 1300));
    expect(book.reasons.map(({ range }) => range)).toEqual([{ from: 1200, to: 1600 }]);
    book.addReason(reason("trail-unreadable", { failure: "status 500" }));
    expect(book.reasons).toEqual([reason("trail-unreadable", { failure: "status 500" })]);
    book.addReason(reason("trail-unreadable", { failure: "status 502" }));
    expect(book.reasons).toHaveLength(2);
  });

  test("seconds that did not settle stay reasons of their own", () => {
    const { book } = bookOf();
    for (const second of [1100, 1500]) book.unsettled.add(second);
    book.reportUnsettled();
    expect(book.reasons.map(({ code, range }) => [code, range?.from, range?.to])).toEqual([
      ["unsettled-second", 1100, 1100],
      ["unsettled-second", 1500, 1500],
    ]);
    expect([book.coverage.gaps.length, book.unsettled.size]).toEqual([2, 0]);
  });
});

describe("a failure", () => {
  const range = { from: 1200, to: 1300 };
  const codes = (book: CoverageBook) => book.reasons.map(({ code }) => code);

  test("of one request is a gap, and the reading goes on", () => {
    const { book } = bookOf();
    book.fail(PASSING, range);
    expect([book.stopped, codes(book), book.coverage.gaps]).toEqual([
      undefined,
      ["trail-unreadable"],
      [range],
    ]);
    expect(book.reasons[0]).toMatchObject({ parameters: { failure: "status 500" }, range });
  });

  test("that makes all requests pointless ends it, and what is not read then has the same reason or one of a gap", () => {
    const { book } = bookOf();
    book.fail(FATAL, range);
    book.fail(PASSING, { from: 1100, to: 1150 });
    expect([book.stopped, codes(book)]).toEqual([FATAL, ["trail-unreadable", "trail-gap"]]);
    expect(book.coverage.gaps).toHaveLength(2);
  });

  test("of this machine's disk is thrown on, and is no gap of the trail", () => {
    const { book } = bookOf();
    const full = new SpoolError("the disk is full");
    expect(() => book.fail(full, range)).toThrow(full);
    expect([book.stopped, book.coverage.gaps]).toEqual([full, []]);
  });

  test.each<[string, (book: CoverageBook) => void, string]>([
    [
      "rows that were not asked for",
      (book) => book.fail(new OutsideWindow("rows"), range),
      "no-audit-feature",
    ],
    ["nothing at all", (book) => book.fallSilent(), "audit-trail-silent"],
  ])("by %s leaves nothing of the period; without any event there is no trail", (_, fail, code) => {
    const { book } = bookOf();
    fail(book);
    expect([codes(book), book.coverage.gaps, book.coverage.state]).toEqual([[code], [PERIOD], "unavailable"]);
    expect(book.stopped).toBeDefined();
    book.fresh([eventOf(1, 1000)]);
    expect(book.coverage.state).toBe("incomplete");
  });
});
