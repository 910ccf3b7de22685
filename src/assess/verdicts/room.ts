import type { Collected, Member, RoomMembers } from "../../collect/collected.ts";
import type { AccountChange } from "../../collect/whereabouts/account-changes.ts";
import type { AuditedRoom, Room } from "../../docspace/rooms.ts";
import { reason } from "../../reasons.ts";
import type { Counts } from "../activity/counting.ts";
import type { LeftRow, MemberRow, RoomAssessment } from "../assessment.ts";
import { abilityOf } from "../membership/able-to-act.ts";
import { type Decided, excuseOf } from "../membership/excuse.ts";
import type { Exempting } from "../membership/exemptions.ts";
import type { HandedOver } from "../membership/handed-over.ts";
import type { RoomHistory } from "../membership/history.ts";
import { joiningOf } from "../membership/joining.ts";
import { leaversOf } from "../membership/leaving.ts";
import { byUrgency } from "./urgency.ts";
import type { Case, Judge } from "./verdicts.ts";

export interface RoomContext {
  readonly collected: Collected;
  readonly rules: {
    readonly history?: (roomId: number, personId: string) => number | undefined;
    readonly decided?: Decided;
  };
  readonly counts: Counts;
  readonly judge: Judge;
  readonly exempting: Exempting;
  /** By person, oldest first. */
  readonly accountChanges: ReadonlyMap<string, readonly AccountChange[]>;
  readonly members: ReadonlyMap<number, RoomMembers>;
  readonly handedOver: HandedOver;
}

/** One room: a row for each member with its verdict, and those who were there in the period and are no members now. */
export function assessRoom(room: AuditedRoom, history: RoomHistory, context: RoomContext): RoomAssessment {
  const { collected, counts } = context;
  const roomId = room.id;
  const found = context.members.get(roomId);
  const members = found?.state === "read" ? found.members : [];
  const sum = counts.rooms.get(roomId);
  return {
    roomId,
    title: room.title,
    formerTitles: formerTitles(collected, room),
    ...(found?.state === "read"
      ? {}
      : {
          unreadable:
            found?.reason ??
            reason("members-unreadable", { failure: "they were not asked for." }, { rooms: [roomId] }),
        }),
    events: sum?.events ?? 0,
    members: members.map((member) => rowOf(member, room, history, context)).sort(byUrgency),
    left: found?.state === "read" ? leftRows(members, roomId, history, context) : [],
    eventsPerDay: sum?.days ?? new Map(),
  };
}

function rowOf(member: Member, room: AuditedRoom, history: RoomHistory, context: RoomContext): MemberRow {
  const roomId = room.id;
  const { collected, rules, counts, judge, exempting } = context;
  const { person, access, membership } = member;
  const joining = joiningOf(member, {
    history,
    handedOver: context.handedOver(person.id),
    roomCreated: room.created,
    logsFrom: collected.logsFrom,
    begun: collected.begun,
  });
  const ability = abilityOf({
    since: joining.since,
    accountChanges: context.accountChanges.get(person.id) ?? [],
    archivings: history.archivings,
    logsFrom: collected.logsFrom,
    begun: collected.begun,
    end: collected.period.end,
  });
  const tally = counts.tallies.of(roomId, person.id);
  const exemption = excuseOf(
    exempting.of(roomId, member),
    { room: roomId, person: person.id },
    rules.decided,
  );
  const of: Case = { roomId, member, joining, ability, tally, exemption };
  const verdict = judge.verdict(of);
  const earlier = verdict.kind === "inactive" ? rules.history?.(roomId, person.id) : undefined;
  const inactiveInARow = earlier === undefined ? undefined : earlier + 1;
  const { removedBefore, timesAdded } = joining;
  const typeChanged = counts.typeChanges.get(person.id);
  return {
    roomId,
    person,
    access,
    membership,
    since: joining.since,
    verdict,
    basis: {
      judgedFrom: judge.judgedFrom(ability),
      limits: ability.limits,
      timesAdded,
      ...(removedBefore !== undefined && { removedBefore }),
      ...(typeChanged !== undefined && { typeChanged }),
    },
    events: tally.events,
    ...(tally.lastActivity && { lastActivity: tally.lastActivity }),
    topKinds: tally.topKinds,
    ...(inactiveInARow !== undefined && { inactiveInARow }),
  };
}

function leftRows(
  members: readonly Member[],
  roomId: number,
  history: RoomHistory,
  { collected, counts }: RoomContext,
): LeftRow[] {
  const { period, keyOwnerId } = collected;
  const leavers = leaversOf({
    history,
    members: new Set(members.map(({ person }) => person.id)),
    actors: counts.tallies.actors(roomId),
    keyOwnerId,
    start: period.start,
    end: period.end,
  });
  return leavers.map((leaver) => {
    const { events, lastActivity } = counts.tallies.of(roomId, leaver.personId);
    return { roomId, ...leaver, events, ...(lastActivity && { lastActivity }) };
  });
}

function formerTitles({ titles }: Collected, { id, title }: Room): string[] {
  const former = titles.filter((known) => known.roomId === id && known.title !== title);
  return [...new Set(former.map((known) => known.title))];
}
