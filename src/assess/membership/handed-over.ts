import type { RoomMembers } from "../../collect/collected.ts";
import type { Reassignment } from "../../collect/whereabouts/owner-changes.ts";
import type { EpochSeconds } from "../../time/epoch.ts";

/** When rooms may have been handed over to a person in silence. */
export type HandedOver = (personId: string) => readonly EpochSeconds[];

/**
 * Of most reassignments only the server's sentence tells who got the rooms. Whoever of the members it names may have; where
 * it names none of them (they have another name now, or the sentence another order of names), anybody may have.
 */
export function createHandedOver(
  reassignments: readonly Reassignment[],
  rooms: readonly RoomMembers[],
): HandedOver {
  if (reassignments.length === 0) return () => [];
  const names = new Map(
    rooms.flatMap((room) =>
      room.state === "read" ? room.members.map(({ person }) => [person.id, person.name] as const) : [],
    ),
  );
  const handed = reassignments.map(({ at, from, to }) => {
    if ("id" in to) return { at, to: new Set([to.id]) };
    const named = [...names].filter(([id, name]) => id !== from && name !== "" && to.sentence.includes(name));
    return { at, to: named.length === 0 ? undefined : new Set(named.map(([id]) => id)) };
  });
  return (personId) => handed.flatMap(({ at, to }) => (to === undefined || to.has(personId) ? [at] : []));
}
