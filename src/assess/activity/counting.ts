import type { Collected, RoomLogEntry } from "../../collect/collected.ts";
import type { AuditEvent } from "../../docspace/audit-trail.ts";
import { ACTIONS, isLoggedAction } from "../../docspace/wire/actions.ts";
import type { Activity } from "../../settings/settings.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import type { LocalTime } from "../../time/local-time.ts";
import type { Assessment, Attribution, Attributions } from "../assessment.ts";
import type { Attribute } from "../attribution/attribution.ts";
import type { RoomLogIndex } from "../attribution/room-log-index.ts";
import { hasTrail } from "../verdicts/evidence.ts";
import { kindOf, kindOfAction } from "./action-kinds.ts";
import { createAttributions } from "./attributions.ts";
import { isActivity, isLoggedActivity } from "./counts-as-activity.ts";
import { createDayCounts, createTallies, type DayCounts, type Tallies } from "./tallies.ts";

/** Everything that is counted, from one pass over the events. */
export interface Counts {
  /** Activity by room and person. */
  readonly tallies: Tallies;
  /** Of the trail's events, for their listing. */
  readonly attributions: Attributions;
  readonly totals: Assessment["events"];
  readonly portalDays: ReadonlyMap<string, number>;
  readonly rooms: ReadonlyMap<
    number,
    { readonly events: number; readonly days: ReadonlyMap<string, number> }
  >;
  /** When somebody's type of account was last changed, e.g. from guest to user, by person id. */
  readonly typeChanges: ReadonlyMap<string, EpochSeconds>;
}

export interface Counting {
  readonly collected: Collected;
  readonly activity: Activity;
  readonly index: RoomLogIndex;
  /** Entries of the logs that lie in the period. */
  readonly loggedInPeriod: number;
  readonly attribute: Attribute;
  readonly time: LocalTime;
}

/** The server's `UsersUpdatedType`: an administrator made guests users, or the like; its targets are the people. */
const USERS_UPDATED_TYPE = 4019;

/**
 * Counts the events of the period, and attributes each of the trail's once and for all. Totals are those of the audit
 * trail where there is one. People's activity is counted from the trail and from entries of the logs that it lacks (it
 * does not list every action, and may have gaps), or, where changes only are judged or there is no trail, from the logs
 * alone.
 */
export async function countEvents(counting: Counting): Promise<Counts> {
  const { collected, activity, index, loggedInPeriod, attribute } = counting;
  const sums = createSums(counting.time);
  const tallies = createTallies();
  const typeChanges = new Map<string, EpochSeconds>();
  const withTrail = hasTrail(collected.coverage);
  const byLogsAlone = activity === "changes" || !withTrail;
  const attributions = createAttributions(withTrail ? collected.trail.count : 0);
  const inTrail = new Uint8Array(index.size);
  let matched = 0;

  const countEvent = (event: AuditEvent): void => {
    const attribution = attributions.add(attribute(event));
    sums.add(event.at, attribution);
    if (event.actionId === USERS_UPDATED_TYPE) noteTypeChange(event, typeChanges);
    if (byLogsAlone) {
      // The log of its room shows such events and lacks this one: what it would count for there is doubt.
      const lacking =
        attribution.by !== "log" && isLoggedAction(event.actionId) && index.shows(event.actionId);
      if (lacking && isActivity(event, collected)) {
        const rooms = attribution.by === "none" ? attribution.candidates : [attribution.roomId];
        tallies.addAmbiguous(rooms, event.userId);
      }
      return;
    }
    if (attribution.by === "log") {
      inTrail[index.find(event.id)] = 1;
      matched++;
    }
    if (!isActivity(event, collected)) return;
    const { id, at, actionId, actionType, userId, user } = event;
    if (attribution.by === "none") tallies.addAmbiguous(attribution.candidates, userId);
    else tallies.add(attribution.roomId, userId, { id, at, actionId, actionType, kind: kindOf(event), user });
  };

  const countEntry = (entry: RoomLogEntry): void => {
    const { id, at, actionId, roomId, userId, user } = entry;
    if (!withTrail) sums.add(at, { by: "log", roomId });
    if (!isLoggedActivity(entry, collected)) return;
    const actionType = ACTIONS.get(actionId)?.actionType ?? 0;
    tallies.add(roomId, userId, { id, at, actionId, actionType, kind: kindOfAction(actionId), user });
  };

  if (withTrail) await each(collected.trail, countEvent);
  if (byLogsAlone || matched < loggedInPeriod) {
    await each(collected.logs, (entry) => {
      const counted = !byLogsAlone && inTrail[index.find(entry.id)] === 1;
      if (isInPeriod(entry, collected) && !counted) countEntry(entry);
    });
  }
  return { tallies, typeChanges, attributions: attributions.finish(), ...sums.result() };
}

async function each<Row>(
  stream: { read(): AsyncIterable<readonly Row[]> },
  take: (row: Row) => void,
): Promise<void> {
  for await (const batch of stream.read()) for (const row of batch) take(row);
}

function noteTypeChange({ target, at }: AuditEvent, typeChanges: Map<string, EpochSeconds>): void {
  for (const id of target) typeChanges.set(id, Math.max(at, typeChanges.get(id) ?? 0));
}

export function isInPeriod({ at }: { readonly at: EpochSeconds }, { period }: Collected): boolean {
  return at >= period.start && at < period.end;
}

interface RoomSum {
  events: number;
  readonly days: DayCounts;
}

function createSums(time: LocalTime): {
  add(at: EpochSeconds, attribution: Attribution): void;
  result(): Pick<Counts, "totals" | "portalDays" | "rooms">;
} {
  const totals = { portal: 0, inRooms: 0, inOtherRooms: 0, unattributed: 0, outsideRooms: 0 };
  const byMethod = { log: 0, file: 0, title: 0 };
  const portalDays = createDayCounts();
  const rooms = new Map<number, RoomSum>();
  const roomOf = (roomId: number): RoomSum => {
    const known = rooms.get(roomId);
    if (known !== undefined) return known;
    const room = { events: 0, days: createDayCounts() };
    rooms.set(roomId, room);
    return room;
  };
  return {
    add(at, attribution) {
      const day = time.day(at);
      totals.portal++;
      portalDays.add(day);
      if (attribution.by !== "none") {
        totals.inRooms++;
        byMethod[attribution.by]++;
        const room = roomOf(attribution.roomId);
        room.events++;
        room.days.add(day);
      } else if (attribution.candidates.length > 0) totals.unattributed++;
      else if (attribution.otherRoom) totals.inOtherRooms++;
      else totals.outsideRooms++;
    },
    result: () => ({
      totals: { ...totals, byMethod },
      portalDays: portalDays.days,
      rooms: new Map([...rooms].map(([id, { events, days }]) => [id, { events, days: days.days }])),
    }),
  };
}
