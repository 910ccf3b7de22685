import type { DemoGroup, DemoPerson, Role, Status } from "../portal/model.ts";
import type { Random } from "../portal/random.ts";

const firstNames =
  "Petra Ansel Bruna Corin Dalia Edric Fenna Gavin Hedda Ilian Jorun Kasim Livia Marek Nerys Orsin Pavla Quinn Rasmus Selma Tibor Ulla Viggo Wanda Xenia Yorick Zelda Arvid Berit Cosmo".split(
    " ",
  );
const lastNames =
  "Quill Amberly Brook Castell Dunmore Elder Fairway Grove Hollow Inkwell Juniper Kestrel Lantern".split(" ");

/** Names beyond ASCII, and the addresses that such people have, by number. */
const otherNames: ReadonlyMap<number, readonly [first: string, last: string, userName: string]> = new Map([
  [9, ["Jörg", "Jäger", "joerg.jaeger"]],
  [12, ["Karin", "O'Neill", "karin.oneill"]],
  [20, ["Łukasz", "Żółkiewski", "lukasz.zolkiewski"]],
  [30, ["Zoë", "Ångström", "zoe.angstrom"]],
  [33, ["Aïcha", "M'Barek", "aicha.mbarek"]],
  [41, ["小龙", "李", "xiaolong.li"]],
  [48, ["José", "Núñez & Søn", "jose.nunez"]],
]);

/** Sixty people and one in fixed ranges of numbers, so that scenarios can name them. */
export const cast = {
  /** Owner of the portal and of the API key. */
  owner: 0,
  admin: 1,
  roomAdmins: [2, 3, 4, 5, 6],
  firstUser: 7,
  guests: [48, 49, 50, 51, 52, 53, 54],
  disabled: [55, 56, 57],
  invited: [58, 59],
  /** Invited long before the month, accepts three days before its end. */
  late: 60,
} as const;

function roleOf(index: number): Role {
  if (index === cast.owner) return "owner";
  if (index === cast.admin) return "admin";
  if (index <= 6) return "room-admin";
  return index >= 48 && index <= 54 ? "guest" : "user";
}

/** The demo organisation's people; registered in the year before `before` (seconds since 1970). */
export function makePeople(random: Random, before: number): DemoPerson[] {
  return Array.from({ length: 60 }, (_, index) => {
    const invited = index >= 58;
    const first = firstNames[index % firstNames.length] ?? "";
    const last = lastNames[(index * 5 + Math.floor(index / firstNames.length) * 3) % lastNames.length] ?? "";
    const other = otherNames.get(index);
    const userName = invited ? `invited.${index}` : (other?.[2] ?? `${first}.${last}`.toLowerCase());
    const status: Status = invited ? 4 : index === 57 ? 2 : 1;
    return {
      id: random.guid(),
      firstName: invited ? "" : (other?.[0] ?? first),
      lastName: invited ? "" : (other?.[1] ?? last),
      email: `${userName}@example.com`,
      userName,
      role: roleOf(index),
      status,
      registered: before - 200 * 86_400 - random.below(100 * 86_400),
      culture: "en-US",
    };
  });
}

/** Somebody who was invited and has not accepted yet, beside the sixty. */
export function makeLatecomer(random: Random, before: number): DemoPerson {
  return {
    id: random.guid(),
    firstName: "",
    lastName: "",
    email: "zeljko.dordevic@example.com",
    userName: "zeljko.dordevic",
    role: "user",
    status: 4,
    registered: before - 90 * 86_400,
    culture: "en-US",
  };
}

export function makeGroups(random: Random, people: readonly DemoPerson[]): DemoGroup[] {
  const ids = (from: number, to: number): string[] => people.slice(from, to + 1).map(({ id }) => id);
  const manager = people[2]?.id;
  return [
    {
      id: random.guid(),
      name: "Legal team",
      members: ids(7, 14),
      ...(manager === undefined ? {} : { managerId: manager }),
    },
    { id: random.guid(), name: "Sales", members: ids(15, 26) },
  ];
}
