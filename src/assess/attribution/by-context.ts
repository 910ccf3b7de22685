import type { AuditEvent } from "../../docspace/audit-trail.ts";
import { isLoggedAction } from "../../docspace/wire/actions.ts";
import { FILE, FOLDER } from "../../docspace/wire/entry-types.ts";
import type { Attribution } from "../assessment.ts";
import { ELSEWHERE, UNCLEAR } from "./movements.ts";
import type { Premises } from "./premises.ts";
import { CREATION_SLACK } from "./title-times.ts";

type Unattributed = Extract<Attribution, { readonly by: "none" }>;

const OUTSIDE_ROOMS: Unattributed = { by: "none", candidates: [], otherRoom: false };
export const IN_ANOTHER_ROOM: Unattributed = { by: "none", candidates: [], otherRoom: true };

export function among(candidates: readonly number[], otherRoom = false): Unattributed {
  return candidates.length === 0 && !otherRoom ? OUTSIDE_ROOMS : { by: "none", candidates, otherRoom };
}

/** An event in a place such as "My documents", "Settings": the server knew of no room. */
export function inPlace(event: AuditEvent, { whereabouts, attributed }: Premises): Attribution {
  if (isLoggedAction(event.actionId)) return OUTSIDE_ROOMS;
  const place = whereabouts.logged(event);
  return place === UNCLEAR ? OUTSIDE_ROOMS : attributed("file", place);
}

export function withoutContext(event: AuditEvent, premises: Premises): Attribution {
  const { roomIds, whereabouts, mayMissEntries, attributed, shownInLogs } = premises;
  const entry = event.entries[0];
  if (entry !== FILE && entry !== FOLDER) return OUTSIDE_ROOMS;
  if (shownInLogs(event)) return among([...mayMissEntries]);
  const place = whereabouts.among(roomIds, event);
  if (place === UNCLEAR) return among(roomIds);
  return place === ELSEWHERE ? OUTSIDE_ROOMS : attributed("file", place);
}

/** An event in a room that bore this title then. */
export function underTitle(title: string, event: AuditEvent, premises: Premises): Attribution {
  const bearers = bearersOf(title, event, premises);
  return premises.shownInLogs(event)
    ? loggedUnderTitle(bearers, premises)
    : unloggedUnderTitle(bearers, event, premises);
}

/** The rooms that may have borne a title. */
interface Bearers {
  readonly audited: readonly number[];
  /** Whether a room that is not audited may have borne it. */
  readonly other: boolean;
}

/** Of a title that nobody is known to have borne: whatever room there was. */
function bearersOf(title: string, { at }: AuditEvent, premises: Premises): Bearers {
  const { rooms, titles, rowsMayBeMissing, otherTitles, mayMissEntries, mayMissRenamings } = premises;
  const known = titles.bearers(title, at);
  const other = otherTitles.has(title);
  if (known.length === 0 && !other) {
    const there = rooms.filter(({ created }) => created <= at + CREATION_SLACK);
    return { audited: there.map(({ roomId }) => roomId), other: true };
  }
  const unsure = rowsMayBeMissing ? [...mayMissEntries, ...mayMissRenamings] : mayMissRenamings;
  return { audited: [...new Set([...known, ...unsure])], other: other || rowsMayBeMissing };
}

/**
 * It stands in no log, so it was in a room whose log lacks entries, or in one that is not audited. Where neither can be, one
 * of the logs lacks it although it looks whole.
 */
function loggedUnderTitle(
  { audited, other }: Bearers,
  { mayMissEntries, attributed }: Premises,
): Attribution {
  const withGaps = audited.filter((roomId) => mayMissEntries.has(roomId));
  const open = withGaps.length > 0 || other ? withGaps : audited;
  const [only] = open;
  return only !== undefined && open.length === 1 && !other ? attributed("title", only) : among(open, other);
}

function unloggedUnderTitle({ audited, other }: Bearers, event: AuditEvent, premises: Premises): Attribution {
  const { whereabouts, attributed } = premises;
  const [only] = audited;
  if (only === undefined) return IN_ANOTHER_ROOM;
  if (isLoggedAction(event.actionId)) {
    return audited.length === 1 && !other ? attributed("title", only) : among(audited, other);
  }
  const place = whereabouts.among(audited, event);
  if (place >= 0) return attributed("file", place);
  const lies = otherRoomOf(event, place === ELSEWHERE && !other, premises);
  if (lies !== undefined) return among([...audited, ...lies], other || lies.length === 0);
  if (audited.length === 1 && !other) return attributed("title", only);
  return place === ELSEWHERE && other ? IN_ANOTHER_ROOM : among(audited, other);
}

/**
 * The audited room (or none, for another one) in which a file was by the logs, or always lay, though it is not known to
 * have borne the title: the row of its renaming may still be to come. Undefined where the file does not contradict the
 * title so: the log of a room that is not audited was not read, so that a file there must be `elsewhere` than in the
 * title's rooms by their logs.
 */
function otherRoomOf(
  event: AuditEvent,
  elsewhere: boolean,
  { whereabouts, roomIds }: Premises,
): readonly number[] | undefined {
  const logged = whereabouts.logged(event);
  const roomId = logged >= 0 ? logged : whereabouts.allAlong(event);
  if (roomIds.includes(roomId)) return [roomId];
  return roomId >= 0 && elsewhere ? [] : undefined;
}
