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
export function inPlace(event: AuditEvent, premises: Premises): Attribution {
  const { index, placeOf, mayMissEntries, attributed } = premises;
  if (isLoggedAction(event.actionId)) return OUTSIDE_ROOMS;
  const place = placeOf.log(event);
  const firm =
    place >= 0 &&
    !mayMissEntries.has(place) &&
    !index.roomsWithMovedFolders.has(place) &&
    !index.roomsWithTrashedFolders.has(place) &&
    !losesTrack(place, event, premises);
  return firm ? attributed("file", place) : OUTSIDE_ROOMS;
}

/** Whether the file may by then have come or gone by a line that lost its number, and the id been another file's. */
function losesTrack(roomId: number, { at }: AuditEvent, { index }: Premises): boolean {
  return at >= (index.lostTrack.get(roomId) ?? Number.POSITIVE_INFINITY);
}

/** The same where the rows that give such lines their number back may be among those that were not read. */
function mayBeBack(roomIds: readonly number[], event: AuditEvent, premises: Premises): boolean {
  return premises.titlesMayBeMissing && roomIds.some((roomId) => losesTrack(roomId, event, premises));
}

export function withoutContext(event: AuditEvent, premises: Premises): Attribution {
  const { roomIds, placeOf, mayMissEntries, attributed, shownInLogs, foldersMayHaveMoved } = premises;
  const entry = event.entries[0];
  if (entry !== FILE && entry !== FOLDER) return OUTSIDE_ROOMS;
  if (shownInLogs(event)) return among([...mayMissEntries]);
  const place = foldersMayHaveMoved(roomIds) ? UNCLEAR : placeOf.now(event);
  if (place >= 0) return attributed("file", place);
  return place === ELSEWHERE ? OUTSIDE_ROOMS : among(roomIds);
}

/** An event in a room that bore this title then. */
export function underTitle(title: string, event: AuditEvent, premises: Premises): Attribution {
  const { titles, titlesMayBeMissing, otherTitles, mayMissEntries } = premises;
  const known = titles.bearers(title, event.at);
  if (known.length === 0 && !otherTitles.has(title)) return underUnknownTitle(event, premises);
  const bearers = titlesMayBeMissing ? [...new Set([...known, ...mayMissEntries])] : known;
  if (bearers.length === 0) return IN_ANOTHER_ROOM;
  const other = titlesMayBeMissing || otherTitles.has(title);
  return premises.shownInLogs(event)
    ? loggedUnderTitle(bearers, other, premises)
    : unloggedUnderTitle(bearers, other, event, premises);
}

/** Some room bore the title then, and it is not known which: doubt, unless the file or the rooms' logs decide. */
function underUnknownTitle(event: AuditEvent, premises: Premises): Attribution {
  const { rooms, roomIds, placeOf, mayMissEntries, attributed, foldersMayHaveMoved } = premises;
  if (premises.shownInLogs(event)) return among([...mayMissEntries], true);
  const place = isLoggedAction(event.actionId) ? UNCLEAR : placeOf.now(event);
  const sure = place >= 0 && !foldersMayHaveMoved([place]) && !losesTrack(place, event, premises);
  if (sure) return attributed("file", place);
  const elsewhere =
    place === ELSEWHERE && !foldersMayHaveMoved(roomIds) && !mayBeBack(roomIds, event, premises);
  if (elsewhere) return IN_ANOTHER_ROOM;
  const there = rooms.filter(({ created }) => created <= event.at + CREATION_SLACK);
  return among(
    there.map(({ roomId }) => roomId),
    true,
  );
}

/** It stands in no log, so it can only have been in a room whose log lacks entries. */
function loggedUnderTitle(
  bearers: readonly number[],
  other: boolean,
  { mayMissEntries, attributed }: Premises,
): Attribution {
  const open = bearers.filter((roomId) => mayMissEntries.has(roomId));
  const [only] = open;
  if (only === undefined) return IN_ANOTHER_ROOM;
  return open.length === 1 && !other ? attributed("title", only) : among(open, other);
}

function unloggedUnderTitle(
  bearers: readonly number[],
  other: boolean,
  event: AuditEvent,
  premises: Premises,
): Attribution {
  const { placeOf, attributed, foldersMayHaveMoved } = premises;
  const place = isLoggedAction(event.actionId) ? UNCLEAR : placeOf.now(event);
  const [only] = bearers;
  if (only !== undefined && bearers.length === 1 && !other) {
    return attributed(place === only ? "file" : "title", only);
  }
  if (foldersMayHaveMoved(bearers)) return among(bearers, other);
  if (bearers.includes(place)) return attributed("file", place);
  const elsewhere = place === ELSEWHERE && other && !mayBeBack(bearers, event, premises);
  return elsewhere ? IN_ANOTHER_ROOM : among(bearers, other);
}
