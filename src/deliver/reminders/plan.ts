import type { Assessment, MemberRow } from "../../assess/assessment.ts";
import type { Person } from "../../docspace/members.ts";
import type { Finding } from "../../earlier-runs/streaks.ts";
import { isAddress } from "../../text/address.ts";
import type { Period } from "../../time/period.ts";
import { ownerOf } from "../managers/recipients.ts";
import type { PlannedReminder, RemindedRoom } from "./message.ts";
import type { NotSent } from "./remind.ts";

/**
 * Who is to be reminded of what: people with the verdict `inactive`, an account in use and an address, each once, with
 * their rooms by title. Nobody while the period is not over.
 */
export function planReminders(
  assessment: Pick<Assessment, "rooms">,
  period: Period,
): readonly PlannedReminder[] {
  if (period.provisional) return [];
  const planned = new Map<string, { person: Person; rooms: RemindedRoom[] }>();
  for (const room of assessment.rooms) {
    const owner = ownerOf(room);
    for (const row of room.members) {
      if (!isDue(row) || !isAddress(row.person.email)) continue;
      const { person, membership } = row;
      const plan = planned.get(person.id) ?? { person, rooms: [] };
      planned.set(person.id, plan);
      plan.rooms.push({
        roomId: room.roomId,
        title: room.title,
        inARow: row.inactiveInARow ?? 1,
        ...(row.lastActivity === undefined ? {} : { lastActivity: row.lastActivity }),
        ...(membership.by === "group" ? { group: membership.group.name } : {}),
        ...ownership(person, owner),
      });
    }
  }
  const byTitle = (a: RemindedRoom, b: RemindedRoom) =>
    a.title.localeCompare(b.title, "en") || a.roomId - b.roomId;
  return [...planned.values()].map(({ person, rooms }) => ({ person, rooms: rooms.sort(byTitle) }));
}

/** Whose room it is: the person's, or that of somebody whom they can ask. */
function ownership(person: Person, owner: MemberRow | undefined): Pick<RemindedRoom, "own" | "owner"> {
  if (owner === undefined) return {};
  if (owner.person.id === person.id) return { own: true };
  const { name, email, status } = owner.person;
  return status === "active" ? { owner: { name, email } } : {};
}

/** Who would have to be reminded and cannot be written to; each person once. Nobody while the period is not over. */
export function unreachable(assessment: Pick<Assessment, "rooms">, period: Period): readonly NotSent[] {
  if (period.provisional) return [];
  const rows = assessment.rooms.flatMap(({ members }) => members);
  const ids = rows.filter((row) => isDue(row) && !isAddress(row.person.email)).map(({ person }) => person.id);
  return [...new Set(ids)].map((personId) => ({ personId, why: NO_ADDRESS }));
}

const NO_ADDRESS = "The account has no e-mail address that can be written to. Check it in DocSpace.";

function isDue({ verdict, person }: MemberRow): boolean {
  return verdict.kind === "inactive" && person.status === "active";
}

/**
 * Every membership found active or inactive in a period that is over: what the ledger counts periods in a row by. Other
 * verdicts say nothing about activity.
 */
export function findingsOf(assessment: Pick<Assessment, "rooms">, period: Period): readonly Finding[] {
  if (period.provisional) return [];
  return assessment.rooms.flatMap(({ roomId, members }) =>
    members.flatMap(({ person, verdict: { kind } }) =>
      kind === "active" || kind === "inactive"
        ? [{ person: person.id, room: roomId, active: kind === "active" }]
        : [],
    ),
  );
}
