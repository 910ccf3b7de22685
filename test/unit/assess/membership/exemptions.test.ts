import { expect, test } from "vitest";
import { createExempting, type ExemptingContext } from "../../../../src/assess/membership/exemptions.ts";
import type { Member } from "../../../../src/collect/collected.ts";
import type { Exemption, Who } from "../../../../src/settings/exemptions-file.ts";
import { byGroup, member, person, room } from "../world.ts";

const entry = (line: number, who: Who | readonly Who[], more: Partial<Exemption> = {}): Exemption => ({
  who: [who].flat(),
  reason: `entry ${line}`,
  line,
  ...more,
});

const context = (members: Readonly<Record<number, readonly Member[]>>): ExemptingContext => ({
  rooms: [room(1, "Büro"), room(2, "Vertrag 7"), room(3, "7")],
  members: Object.entries(members).map(([id, people]) => ({
    roomId: Number(id),
    state: "read",
    members: people,
  })),
  day: "2026-10-31",
});

const jörg = member(person("jörg", { email: "Jörg.Jäger@Example.com" }));
const zoë = member(person("zoë", { email: "zoe@sub.example.com", guest: true }));
const li = byGroup("李", "G1");

test("each way to name somebody finds them, and the first entry of the file counts", () => {
  const ways: readonly (readonly [Who, Member])[] = [
    [{ kind: "email", email: "jörg.jäger@example.com" }, jörg],
    [{ kind: "domain", domain: "sub.example.com" }, zoë],
    [{ kind: "id", id: "jörg" }, jörg],
    [{ kind: "id", id: "g1" }, li],
    [{ kind: "group", name: "group g1" }, li],
    [{ kind: "guests" }, zoë],
  ];
  for (const [who, meant] of ways) {
    const { of, notes } = createExempting([entry(1, who), entry(2, who)], context({ 1: [jörg, zoë, li] }));
    for (const one of [jörg, zoë, li]) expect(of(1, one)?.line).toBe(one === meant ? 1 : undefined);
    expect(notes).toEqual([]);
  }
});

test("a domain means neither the domains below it nor an address without one", () => {
  const odd = member(person("odd", { email: "example.com" }));
  const { of } = createExempting(
    [entry(1, { kind: "domain", domain: "example.com" })],
    context({ 1: [jörg, zoë, odd] }),
  );
  expect([jörg, zoë, odd].map((one) => of(1, one)?.line)).toEqual([1, undefined, undefined]);
});

test("rooms are named by id or title, and a number is never a title", () => {
  const guests: Who = { kind: "guests" };
  const { of, notes } = createExempting(
    [
      entry(1, guests, { rooms: ["BÜRO"] }),
      entry(2, guests, { rooms: ["2"] }),
      entry(3, guests, { rooms: [7, "nowhere"] }),
      entry(4, guests, { rooms: ["7"] }),
    ],
    context({ 1: [zoë], 2: [zoë], 3: [zoë] }),
  );
  expect([1, 2, 3].map((roomId) => of(roomId, zoë)?.line)).toEqual([1, 2, 4]);
  expect(notes.map(({ code, parameters }) => [code, parameters])).toEqual([
    ["exemption-room-unknown", { line: 3, room: "7" }],
    ["exemption-room-unknown", { line: 3, room: "nowhere" }],
    ["exemption-unused", { line: 3 }],
  ]);
});

test("an entry that is over does not count and is told of, as is one that means nobody", () => {
  const who: Who = { kind: "email", email: "nobody@example.com" };
  const { of, notes } = createExempting(
    [entry(1, { kind: "guests" }, { until: "2026-10-30" }), entry(2, [{ kind: "guests" }, who])],
    context({ 1: [zoë] }),
  );
  expect(of(1, zoë)?.line).toBe(2);
  expect(notes.map(({ code, parameters }) => [code, parameters])).toEqual([
    ["exemption-over", { line: 1, until: "2026-10-30" }],
    ["exemption-unused", { line: 2, number: 2 }],
  ]);
});

test("many entries and many members are matched each with its own", () => {
  const people = Array.from({ length: 20_000 }, (_, n) =>
    member(person(`p${n}`, { email: `p${n}@example.com` })),
  );
  const entries = Array.from({ length: 200 }, (_, n) =>
    entry(n, { kind: "email", email: `p${n * 100}@example.com` }, { rooms: ["Büro"] }),
  );
  const { of, notes } = createExempting(entries, context({ 1: people }));
  const found = people.flatMap((one, n) => (of(1, one)?.line === n / 100 ? [n] : []));
  expect(found).toEqual(entries.map((_, n) => n * 100));
  expect(notes).toEqual([]);
});
