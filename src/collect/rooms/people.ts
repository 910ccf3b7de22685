import type { Person } from "../../docspace/members.ts";

/**
 * People by id, each once: somebody who is in many rooms is one object in memory, not one a room. Of two descriptions
 * that differ (an account was changed while the rooms were read) each stays what its room said.
 */
export interface People {
  one(person: Person): Person;
}

export function createPeople(): People {
  const known = new Map<string, Person>();
  return {
    one(person) {
      const first = known.get(person.id);
      if (first === undefined) known.set(person.id, person);
      return first !== undefined && isSame(first, person) ? first : person;
    },
  };
}

function isSame(a: Person, b: Person): boolean {
  return (
    a.name === b.name &&
    a.email === b.email &&
    a.status === b.status &&
    a.guest === b.guest &&
    a.registered === b.registered &&
    (a.groups?.length ?? 0) === (b.groups?.length ?? 0) &&
    (a.groups ?? []).every(
      ({ id, name }, index) => b.groups?.[index]?.id === id && b.groups[index].name === name,
    )
  );
}
