import { describe, expect, test } from "vitest";
import { readMembers } from "../../../../src/collect/rooms/members.ts";
import type { Access, Person, Share } from "../../../../src/docspace/members.ts";
import { UserError } from "../../../../src/errors.ts";

const person = (id: string): Person => ({
  id,
  name: id,
  email: `${id}@example.com`,
  status: "active",
  guest: false,
});
const direct = (id: string, access: Access = "read", owner = false): Share => ({
  kind: "person",
  person: person(id),
  access,
  owner,
});
const group = (id: string, access: Access = "read"): Share => ({
  kind: "group",
  group: { id, name: id },
  access,
});

async function read(shares: Share[], groups: Record<string, string[]> = {}, asked: string[] = []) {
  const [first] = await readMembers([{ id: 1 }], {
    readShares: async () => shares,
    readGroup: async (id) => {
      asked.push(id);
      return (groups[id] ?? []).map(person);
    },
  });
  if (first?.state !== "read") throw new Error("unreadable");
  return first.members;
}

describe("the members of a room", () => {
  test("are its owner, the direct ones and those of its groups, each once", async () => {
    const members = await read([direct("ann", "owner", true), direct("bob"), group("staff")], {
      staff: ["cara", "bob", "dan"],
    });
    expect(members.map(({ person: { id }, membership }) => [id, membership.by])).toEqual([
      ["ann", "owner"],
      ["bob", "direct"],
      ["cara", "group"],
      ["dan", "group"],
    ]);
    expect(members[1]?.groups).toEqual([{ id: "staff", name: "staff" }]);
  });

  test("keep the direct entry's access beside a stronger group, and the stronger of two groups", async () => {
    const members = await read(
      [direct("bob", "read"), group("readers", "read"), group("editors", "editing")],
      {
        readers: ["bob", "cara"],
        editors: ["cara", "bob"],
      },
    );
    expect(members.map(({ person: { id }, access }) => [id, access])).toEqual([
      ["bob", "read"],
      ["cara", "editing"],
    ]);
    expect(members[1]?.groups.map(({ id }) => id)).toEqual(["readers", "editors"]);
  });

  test("cost one request a group, however many rooms it is in", async () => {
    const asked: string[] = [];
    await readMembers([{ id: 1 }, { id: 2 }], {
      readShares: async () => [direct("ann", "owner", true), group("staff")],
      readGroup: async (id) => {
        asked.push(id);
        return [];
      },
    });
    expect(asked).toEqual(["staff"]);
  });

  test("are unreadable where nobody is shown or the portal refuses, without harm to other rooms", async () => {
    const rooms = await readMembers([{ id: 1 }, { id: 2 }, { id: 3 }], {
      readShares: async (id) => {
        if (id === 2) throw new UserError("no rights");
        return id === 1 ? [] : [direct("ann", "owner", true)];
      },
      readGroup: async () => [],
    });
    expect(rooms.map(({ state }) => state)).toEqual(["unreadable", "unreadable", "read"]);
    expect(rooms[1]?.state === "unreadable" && JSON.stringify(rooms[1].reason)).toContain("no rights");
  });

  test("are unreadable where a group of the room cannot be read", async () => {
    const [one, two] = await readMembers([{ id: 1 }, { id: 2 }], {
      readShares: async (id) => [direct("Zoë", "owner", true), ...(id === 1 ? [group("staff")] : [])],
      readGroup: async () => {
        throw new UserError("the group is closed");
      },
    });
    expect(one?.state === "unreadable" && one.reason).toMatchObject({
      code: "members-unreadable",
      rooms: [1],
      parameters: { failure: "the group is closed" },
    });
    expect(two?.state).toBe("read");
  });

  test("are one object for somebody who is in many rooms", async () => {
    const rooms = await readMembers([{ id: 1 }, { id: 2 }], {
      readShares: async () => [direct("李小龙", "owner", true)],
      readGroup: async () => [],
    });
    const [one, two] = rooms.map((room) => (room.state === "read" ? room.members[0]?.person : undefined));
    expect(one).toBeDefined();
    expect(one).toBe(two);
  });
});
