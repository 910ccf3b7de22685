import fc from "fast-check";
import { expect, test } from "vitest";
import type { VerdictKind } from "../../../src/assess/assessment.ts";
import type { PortalReason } from "../../../src/portal-reasons.ts";
import { membersOf } from "../../../src/rollup/figures.ts";
import { rollUp } from "../../../src/rollup/merge.ts";
import type { PortalRow } from "../../../src/rollup/model.ts";
import type { Counts, FileRead, PortalFile } from "../../../src/rollup/portal-file.ts";
import { whyText } from "../../../src/rollup/table.ts";

const KINDS: readonly VerdictKind[] = [
  "active",
  "inactive",
  "new",
  "unknown",
  "exempt",
  "invited",
  "disabled",
];

interface Room {
  readonly id: number;
  readonly events: number;
  readonly members: readonly { readonly person: string; readonly verdict: VerdictKind }[];
}

function fileOf(rooms: readonly Room[], more: Partial<PortalFile> = {}): PortalFile {
  const counts = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<VerdictKind, number>;
  const inactive = new Map<string, { person: string; address: string }>();
  for (const { members } of rooms) {
    for (const { person, verdict } of members) {
      counts[verdict]++;
      if (verdict === "inactive") inactive.set(person, { person, address: `key of ${person}` });
    }
  }
  return {
    path: "a.json",
    url: "https://acme.example.com",
    generatedAt: 1,
    period: {
      label: "2026-10",
      firstDay: "2026-10-01",
      lastDay: "2026-10-31",
      timeZone: "Europe/Berlin",
      provisional: false,
    },
    rooms: "all",
    rules: "",
    judged: true,
    sample: [],
    complete: true,
    why: [],
    counts: counts as Counts,
    inactive: [...inactive.values()],
    roomIds: rooms.map(({ id }) => id),
    activeRooms: rooms.length,
    portalEvents: 1000,
    roomEvents: rooms.reduce((sum, { events }) => sum + events, 0),
    ...more,
  };
}

const whyOf = (row: PortalRow | undefined): string => (row === undefined ? "" : whyText(row));
const failed = (sentence: string): PortalReason => ({ code: "run-failed", parameters: { sentence } });

const read = (...files: readonly PortalFile[]): FileRead[] =>
  files.map((file) => ({ kind: "figures", file }));

const room = fc.record({
  events: fc.nat(50),
  members: fc.uniqueArray(
    fc.record({ person: fc.constantFrom("a", "b", "c", "d", "e", "f"), verdict: fc.constantFrom(...KINDS) }),
    { selector: ({ person }) => person, maxLength: 6 },
  ),
});

/** As a run counts: with a trail every event of the portal, from the rooms' logs alone those of its rooms. */
const portalEventsOf = (rooms: readonly Room[], all: readonly Room[], outside: number | "no trail"): number =>
  (outside === "no trail" ? rooms : all).reduce(
    (sum, { events }) => sum + events,
    outside === "no trail" ? 0 : outside,
  );

test("any split of the rooms, rolled up, equals the whole", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(room, fc.nat(9)), { maxLength: 12 }),
      fc.integer({ min: 2, max: 10 }),
      fc.oneof(fc.constant<"no trail">("no trail"), fc.nat(50)),
      (drawn, of, outside) => {
        const rooms = drawn.map(([one], index) => ({ ...one, id: index + 1 }));
        const parts = Array.from({ length: of }, (_, index) => {
          const own = rooms.filter((_, at) => (drawn[at]?.[1] ?? 0) % of === index);
          return fileOf(own, {
            path: `${index}.json`,
            rooms: { part: index + 1, of },
            activeRooms: rooms.length,
            portalEvents: portalEventsOf(own, rooms, outside),
          });
        });
        const portalEvents = portalEventsOf(rooms, rooms, outside);
        const whole = rollUp(read(fileOf(rooms, { portalEvents })), []);
        expect(whole.totals.portalEvents).toBe(portalEvents);
        expect(rollUp(read(...parts), [])).toEqual(whole);
        expect(rollUp(read(...parts.toReversed()), [])).toEqual(whole);
      },
    ),
    { verbose: 1 },
  );
});

const one = (id: number, person: string, verdict: VerdictKind = "inactive"): Room => ({
  id,
  events: 1,
  members: [{ person, verdict }],
});
const part = (index: number, of: number, rooms: readonly Room[], all: number): PortalFile =>
  fileOf(rooms, { path: `${index}.json`, rooms: { part: index, of }, activeRooms: all });

const withoutCount = ({ activeRooms: _, ...file }: PortalFile): PortalFile => file;

test.each<readonly [string, readonly PortalFile[], string]>([
  ["a missing part", [part(1, 3, [one(1, "a")], 2)], "Parts 2, 3 of 3 are missing"],
  [
    "parts of different splits",
    [part(1, 2, [one(1, "a")], 2), part(2, 3, [one(2, "a")], 2)],
    "do not belong together",
  ],
  [
    "a part beside the whole",
    [part(1, 2, [one(1, "a")], 2), fileOf([one(2, "b")])],
    "do not belong together",
  ],
  ["a room in two parts", [part(1, 2, [one(1, "a")], 1), part(2, 2, [one(1, "a")], 1)], "Room 1 is in two"],
  ["a room in two lists", [fileOf([one(1, "a")], { rooms: [1] }), fileOf([one(1, "a")])], "Room 1 is in two"],
  [
    "a room in no part",
    [part(1, 2, [one(1, "a")], 3), part(2, 2, [one(2, "a")], 3)],
    "hold 2 rooms, and the portal had 3",
  ],
  [
    "a part that does not tell of all rooms",
    [part(1, 2, [one(1, "a")], 2), withoutCount(part(2, 2, [one(2, "a")], 2))],
    "do not all say how many rooms",
  ],
  [
    "other rules",
    [part(1, 2, [one(1, "a")], 2), { ...part(2, 2, [one(2, "a")], 2), rules: "other" }],
    "different rules",
  ],
  [
    "other time zones",
    [
      part(1, 2, [one(1, "a")], 2),
      { ...part(2, 2, [one(2, "a")], 2), period: { ...fileOf([]).period, timeZone: "Asia/Tokyo" } },
    ],
    "different time zones",
  ],
])("%s is refused with the reason", (_, files, reason) => {
  const { rows, totals, complete } = rollUp(read(...files), []);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ state: "unusable" });
  expect(rows[0]?.figures).toBeUndefined();
  expect(whyOf(rows[0])).toContain(reason);
  expect(membersOf(totals.counts)).toBe(0);
  expect(complete).toBe(false);
});

test("a job that was run again counts once, by its newest report", () => {
  const older = fileOf([one(1, "a"), one(2, "b")]);
  const newer = fileOf([one(1, "a", "active")], { path: "b.json", generatedAt: 2 });
  for (const files of [
    [older, newer],
    [newer, older],
  ]) {
    expect(rollUp(read(...files), []).totals.counts).toMatchObject({ inactive: 0, active: 1 });
  }
});

test("portals that handed nothing on, failed or left something broken are rows with the reason", () => {
  const expected = ["acme", "gone", "down", "torn"].map((name) => ({
    name,
    url: `https://${name}.example.com`,
  }));
  const { rows, complete } = rollUp(
    [
      ...read(fileOf([one(1, "a")])),
      {
        kind: "failure",
        file: { url: "https://down.example.com", why: [failed("It cannot be reached.")] },
      },
      { kind: "unusable", path: "t.json", why: { kind: "cut-off" }, url: "https://torn.example.com" },
      { kind: "unusable", path: "x.json", why: { kind: "empty" } },
    ],
    expected,
  );
  expect(rows.map(({ name, state }) => `${name} ${state}`)).toEqual([
    "gone missing",
    "down failed",
    "torn unusable",
    "x.json unusable",
    "acme complete",
  ]);
  expect(rows[1]?.why).toEqual([failed("It cannot be reached.")]);
  expect(whyOf(rows[2])).toBe("A file of it cannot be used: it was cut off: its last line is missing.");
  expect(whyOf(rows[3])).toBe("The file cannot be used: it is empty.");
  expect(complete).toBe(false);
});

test("a report of another period is not added to the others", () => {
  const september = { ...fileOf([]).period, label: "2026-09", firstDay: "2026-09-01", lastDay: "2026-09-30" };
  const files = ["a", "b", "c"].map((name) => fileOf([one(1, "a")], { url: `https://${name}.example.com` }));
  const { rows, totals } = rollUp(
    read(...files, fileOf([one(1, "a")], { url: "https://late.example.com", period: september })),
    [],
  );
  expect(rows[0]).toMatchObject({ name: "late.example.com", state: "unusable" });
  expect(totals.counts.inactive).toBe(3);

  const failure = { url: "https://late.example.com", why: [failed("The key has expired.")] };
  const old = fileOf([one(1, "a")], { url: failure.url, period: september });
  const both = rollUp([...read(...files, old), { kind: "failure", file: failure }], []);
  expect(whyOf(both.rows[0])).toContain("The key has expired.");
});

test("the period is that of most portals, though one of another period left a file for each of its parts", () => {
  const september = { ...fileOf([]).period, label: "2026-09", firstDay: "2026-09-01", lastDay: "2026-09-30" };
  const files = ["a", "b"].map((name) => fileOf([one(1, "a")], { url: `https://${name}.example.com` }));
  const late = [1, 2, 3].map((index) => ({ ...part(index, 3, [one(index, "a")], 3), period: september }));
  const { period, rows } = rollUp(read(...files, ...late), []);
  expect(period?.label).toBe("2026-10");
  expect(rows.map(({ name, state }) => `${name} ${state}`)).toEqual([
    "acme.example.com unusable",
    "a.example.com complete",
    "b.example.com complete",
  ]);
});

test("a portal whose address ends with a dot is the same portal", () => {
  for (const url of ["https://acme.example.com.", "https://ACME.example.com.:443/"]) {
    const files = [fileOf([one(1, "a")]), fileOf([one(1, "a")], { url, path: "b.json", generatedAt: 2 })];
    expect(rollUp(read(...files), []).totals.counts.inactive).toBe(1);
  }
});

test("a report of another period does not hide the one of this period, whichever is newer", () => {
  const late = {
    ...fileOf([one(1, "x")], { url: "https://a.example.com", path: "late.json" }),
    period: { ...fileOf([]).period, label: "2026-08", firstDay: "2026-08-01", lastDay: "2026-08-31" },
    generatedAt: 9,
  };
  const files = ["a", "b"].map((name) => fileOf([one(1, "a")], { url: `https://${name}.example.com` }));
  for (const some of [
    [...files, late],
    [late, ...files],
  ]) {
    const { rows, period } = rollUp(read(...some), []);
    expect(rows.map(({ name, state }) => `${name} ${state}`)).toEqual([
      "a.example.com complete",
      "b.example.com complete",
    ]);
    expect(period?.label).toBe("2026-10");
  }
});

test("fewer parts than the plan made are refused", () => {
  const files = read(part(1, 2, [one(1, "a")], 2), part(2, 2, [one(2, "a")], 2));
  const url = "https://acme.example.com";
  expect(rollUp(files, [{ name: "acme", url, parts: 2 }]).rows[0]?.state).toBe("complete");
  const { rows } = rollUp(files, [{ name: "acme", url, parts: 3 }]);
  expect(rows[0]?.state).toBe("unusable");
  expect(whyOf(rows[0])).toContain("plan made 3 parts");
});

test("parts of a period that is not over are of one period, though the later ones saw more of it", () => {
  const provisional = { ...fileOf([]).period, provisional: true, lastDay: "2026-10-20" };
  const files = [
    { ...part(1, 2, [one(1, "a")], 2), period: provisional },
    { ...part(2, 2, [one(2, "a")], 2), period: { ...provisional, lastDay: "2026-10-21" } },
  ];
  const { rows, period } = rollUp(read(...files), []);
  expect(rows[0]).toMatchObject({ state: "incomplete", why: [{ code: "period-not-over" }] });
  expect(period?.lastDay).toBe("2026-10-21");
});

test("parts made days apart are added up, and not called complete", () => {
  const at = (day: number): number => Date.UTC(2026, 10, day, 6);
  const made = (...days: readonly number[]): readonly PortalFile[] =>
    days.map((day, index) => ({ ...part(index + 1, 2, [one(index + 1, "a")], 2), generatedAt: at(day) }));
  expect(rollUp(read(...made(2, 3)), []).rows[0]?.state).toBe("complete");
  const [row] = rollUp(read(...made(5, 2)), []).rows;
  expect(row).toMatchObject({ state: "incomplete", figures: { inactivePeople: 1 } });
  expect(whyOf(row)).toContain("made from 2 November 2026 to 5 November 2026");
});

test("portals whose people are hashed in different ways are said to be so", () => {
  const keyed = (name: string, keying: string): PortalFile =>
    fileOf([one(1, "a")], { url: `https://${name}.example.com`, keying });
  expect(rollUp(read(keyed("a", "k"), keyed("b", "k")), []).keyings).toBe(1);
  expect(rollUp(read(keyed("a", "k"), keyed("b", "l"), fileOf([])), []).keyings).toBe(2);
});

test("thousands of portals take no longer each than one does", () => {
  const files = Array.from({ length: 20_000 }, (_, index) =>
    fileOf([one(1, "a")], { url: `https://portal-${index}.example.com` }),
  );
  expect(rollUp(read(...files), []).rows).toHaveLength(20_000);
});

test("somebody inactive in several portals is found by the key, and each portal is counted once", () => {
  const files = ["a", "b"].map((name) =>
    fileOf([one(1, "zoë"), one(2, "zoë"), one(3, name)], { url: `https://${name}.example.com` }),
  );
  const { shared, totals } = rollUp(read(...files), []);
  expect(shared).toEqual([{ key: "key of zoë", portals: ["a.example.com", "b.example.com"] }]);
  expect(totals.counts.inactive).toBe(6);
});

test("nothing at all is not complete", () => {
  expect(rollUp([], [])).toMatchObject({ complete: false, rows: [] });
});
