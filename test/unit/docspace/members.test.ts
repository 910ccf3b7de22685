import { describe, expect, test } from "vitest";
import { EVERYONE_ID, REMOVED_ID, readGroup, readShares } from "../../../src/docspace/members.ts";
import { enveloped, fakePortal } from "./fake-portal.ts";
import { recording } from "./recordings.ts";

const user = (id: string, more: Record<string, unknown> = {}) => ({
  id,
  displayName: `Person ${id}`,
  email: `${id}@example.com`,
  status: 1,
  activationStatus: 2,
  isVisitor: false,
  registrationDate: "2026-11-22T06:59:05.0000000+01:00",
  ...more,
});
const share = (access: number, sharedToUser: unknown, more: Record<string, unknown> = {}) => ({
  access,
  sharedToUser,
  subjectType: 0,
  isOwner: false,
  ...more,
});

describe("who is in a room", () => {
  test("people and groups, links left out", async () => {
    const rows = [
      share(1, user("owner", { isOwner: false }), { isOwner: true }),
      share(2, user("guest", { isVisitor: true })),
      share(
        10,
        user("invited", { status: 4, displayName: "invited@example.com", registrationDate: undefined }),
      ),
      share(99, user("off", { status: 2, registrationDate: "0001-01-01T00:00:00.0000000Z" })),
      share(2, user(REMOVED_ID)),
      share(2, user(REMOVED_ID)),
      { access: 11, sharedToGroup: { id: EVERYONE_ID, name: "Everyone", isSystem: true }, subjectType: 2 },
      { access: 2, sharedLink: { id: "link" }, subjectType: 4 },
    ];
    const { docspace, clock } = fakePortal(() => enveloped(rows, { total: rows.length }));
    const shares = await clock.until(readShares(docspace, 6));
    const registered = Date.parse("2026-11-22T05:59:05Z") / 1000;
    expect(shares[0]).toEqual({
      kind: "person",
      person: {
        id: "owner",
        name: "Person owner",
        email: "owner@example.com",
        status: "active",
        guest: false,
        registered,
      },
      access: "owner",
      owner: true,
    });
    expect(
      shares.map((one) => (one.kind === "group" ? one.group.name : `${one.person.status} ${one.access}`)),
    ).toEqual([
      "active owner",
      "active read",
      "invited editing",
      "disabled unknown",
      "removed read",
      "removed read",
      "Everyone",
    ]);
    expect(shares[1]).toMatchObject({ person: { guest: true } });
    expect(shares[2]).not.toHaveProperty("person.registered");
    expect(shares[3]).not.toHaveProperty("person.registered");
  });

  test("all pages, each person once", async () => {
    const rows = Array.from({ length: 230 }, (_, index) => share(2, user(`u${index}`)));
    const { docspace, clock, requests } = fakePortal(({ url }) => {
      const start = Number(url.searchParams.get("startIndex") ?? 0);
      return enveloped(rows.slice(start, start + 100), { total: 230, count: -1 });
    });
    const shares = await clock.until(readShares(docspace, 6));
    expect(shares).toHaveLength(230);
    expect(requests).toHaveLength(3);
  });

  test("one who is removed between two pages hides nobody", async () => {
    let rows = Array.from({ length: 220 }, (_, index) => share(2, user(`u${index}`)));
    const { docspace, clock } = fakePortal(({ url }, index) => {
      if (index === 1) rows = rows.toSpliced(10, 1);
      const start = Number(url.searchParams.get("startIndex") ?? 0);
      return enveloped(rows.slice(start, start + 100), { total: rows.length });
    });
    const shares = await clock.until(readShares(docspace, 6));
    expect(shares.map((one) => one.kind === "person" && one.person.id)).toEqual(
      rows.map((row) => (row.sharedToUser as { id: string }).id),
    );
  });

  test("names are decoded once, where the server encodes them", async () => {
    const encoded = share(2, user("a", { displayName: "Karin O&#39;Neill &amp;amp; J&#246;rg" }));
    const { docspace, clock } = fakePortal(() => enveloped([encoded], { total: 1 }));
    expect(await clock.until(readShares(docspace, 6))).toMatchObject([
      { person: { name: "Karin O'Neill &amp; Jörg" } },
    ]);
  });

  test("nobody at all is how the server says that it may not be read", async () => {
    const { docspace, clock } = fakePortal(() => enveloped([], { total: 0 }));
    expect(await clock.until(readShares(docspace, 6))).toEqual([]);
  });

  test("a status of an account that is not known here is not taken for active", async () => {
    const { docspace, clock } = fakePortal(() =>
      enveloped([share(2, user("x", { status: 9 }))], { total: 1 }),
    );
    await expect(clock.until(readShares(docspace, 6))).rejects.toThrow(/unknown status 9 of an account/);
  });

  test("a number where a person belongs is said, with the endpoint", async () => {
    const { docspace, clock } = fakePortal(() => enveloped([share(2, user("x", { id: 5 }))], { total: 1 }));
    const shares = clock.until(readShares(docspace, 6));
    await expect(shares).rejects.toThrow(/GET \/api\/2\.0\/files\/rooms\/6\/share has no text in "id"/);
  });
});

test("a group with its members", async () => {
  const group = {
    id: "g1",
    name: "Legal",
    manager: user("boss"),
    members: [user("a"), user("b", { status: 4 })],
  };
  const { docspace, clock, requests } = fakePortal(() => enveloped(group));
  const found = await clock.until(readGroup(docspace, "g1"));
  expect(found).toMatchObject({ id: "g1", name: "Legal" });
  expect(found.members.map((one) => [one.id, one.status])).toEqual([
    ["a", "active"],
    ["b", "invited"],
  ]);
  expect(requests[0]?.url.pathname + (requests[0]?.url.search ?? "")).toBe(
    "/api/2.0/group/g1?includeMembers=true",
  );
});

test.each([
  ["one is missing", [user("a")], 2],
  ["one stands there twice", [user("a"), user("a")], 2],
])("a group of whose members %s is not told whole", async (_, members, membersCount) => {
  const { docspace, clock } = fakePortal(() => enveloped({ id: "g1", name: "Legal", members, membersCount }));
  await expect(clock.until(readGroup(docspace, "g1"))).rejects.toThrow(
    /lists other people of the group than it counts/,
  );
});

describe("as recorded", () => {
  test.each([
    ["share_custom", ["owner", "room-manager", "content-creator", "review", "read", "read"]],
    ["share_collab_group", ["owner", "content-creator", "editing", "read", "read"]],
    ["share_nonmember", []],
  ])("%s", async (name, access) => {
    const { docspace, clock } = fakePortal(() => recording(name).answer);
    const shares = await clock.until(readShares(docspace, 6));
    expect(shares).toHaveLength(access.length);
    if (name === "share_custom") {
      expect(shares.map((one) => one.access)).toEqual(access);
      expect(shares.at(-1)).toMatchObject({ person: { status: "invited" } });
      expect(shares.at(-2)).toMatchObject({ person: { guest: true, status: "active" } });
    }
  });

  test("groups", async () => {
    for (const [name, count] of [
      ["group_members", 3],
      ["group_default", 3],
      ["group_everyone", 9],
    ] as const) {
      const { docspace, clock } = fakePortal(() => recording(name).answer);
      expect((await clock.until(readGroup(docspace, "g"))).members).toHaveLength(count);
    }
  });
});
