import type { AuditEvent } from "../../docspace/audit-trail.ts";
import type { LogEntry } from "../../docspace/room-log.ts";
import type { Room } from "../../docspace/rooms.ts";
import { isLoggedAction } from "../../docspace/wire/actions.ts";
import type { Dialect } from "../../docspace/wire/dialect.ts";
import { FILE } from "../../docspace/wire/entry-types.ts";
import { IdSet } from "../spool/id-set.ts";
import { type AccountHistory, createAccountHistory } from "./account-changes.ts";
import { createUnplaced, type Unplaced } from "./entries-to-locate.ts";
import { createOwnerHistory, type OwnerHistory } from "./owner-changes.ts";
import { createTitleHistory, type TitleHistory } from "./title-history.ts";
import { createRoomsNamed, type RoomsNamed } from "./unlisted-rooms.ts";

/** What events and log entries name while they pass on their way to the disk: all that has to be known of them later. */
export interface Named {
  readonly unplaced: Unplaced;
  readonly titles: TitleHistory;
  readonly accounts: AccountHistory;
  readonly owners: OwnerHistory;
  /** Files that occur in some room's log: the log tells where they were. */
  readonly filesInLogs: IdSet;
  /** Which file an event after the period was about that a room's log shows: by its id, where that time was read whole. */
  readonly filesSince: ReadonlyMap<number, number>;
  /** Folders that files and folders went to from one room to another place. */
  readonly destinations: ReadonlySet<number>;
  /** Events that the log of their room must show, because they decide when somebody could act in it; by their ids. */
  readonly stepsOfRooms: ReadonlyMap<number, StepOfRoom>;
  /** Also rooms that no list may show. */
  readonly roomsNamed: RoomsNamed;
  /** An event of the period. */
  noteEvent(event: AuditEvent): void;
  /** An event from before the period, of which only accounts, owners and what rooms' logs must show matter. */
  noteEarlierEvent(event: AuditEvent): void;
  /** An event from outside the period, of which only changes of titles, accounts and owners matter. */
  noteOtherEvent(event: AuditEvent): void;
  /** All events from the period's end to the beginning of the reading. */
  noteFilesSince(events: readonly AuditEvent[]): void;
  noteEntries(roomId: number, entries: readonly LogEntry[]): void;
}

export interface StepOfRoom extends Pick<AuditEvent, "at" | "actionId"> {
  readonly roomId: number;
}

/** Members and groups added and removed, a room given another owner, put into the archive or taken out of it. */
export const STEPS: ReadonlySet<number> = new Set([5072, 5073, 5084, 5085, 5094, 5096, 5159]);

export function createNamed(
  rooms: readonly (Room & { readonly id: number })[],
  others: readonly Room[],
  dialect: Dialect,
): Named {
  const unplaced = createUnplaced(isLoggedAction, dialect);
  const titles = createTitleHistory(rooms, others, dialect);
  const accounts = createAccountHistory();
  const owners = createOwnerHistory(dialect);
  const filesInLogs = new IdSet();
  const filesSince = new Map<number, number>();
  const destinations = new Set<number>();
  const stepsOfRooms = new Map<number, StepOfRoom>();
  const roomsNamed = createRoomsNamed();
  const noteEarlierEvent = (event: AuditEvent): void => {
    const { id, at, actionId, target } = event;
    if (STEPS.has(actionId)) stepsOfRooms.set(id, { at, actionId, roomId: Number(target[0]) });
    roomsNamed.note(event);
    accounts.note(event);
    owners.note(event);
  };
  const noteOtherEvent = (event: AuditEvent): void => {
    titles.noteEvent(event);
    noteEarlierEvent(event);
  };
  return {
    unplaced,
    titles,
    accounts,
    owners,
    filesInLogs,
    filesSince,
    destinations,
    stepsOfRooms,
    roomsNamed,
    noteEarlierEvent,
    noteOtherEvent,
    noteEvent(event) {
      unplaced.note(event);
      noteOtherEvent(event);
    },
    noteFilesSince(events) {
      for (const { id, actionId, entries, target } of events)
        if (entries[0] === FILE && isLoggedAction(actionId)) filesSince.set(id, Number(target[0]));
    },
    noteEntries(roomId, entries) {
      titles.note(roomId, entries);
      for (const { key, entryId, fromFolderId, toFolderId } of entries) {
        const passes = toFolderId !== undefined && fromFolderId === undefined;
        if (passes) destinations.add(toFolderId);
        // The line in the room copied from names the new file, which is somewhere else.
        if (entryId && !(passes && key === "FileCopied")) filesInLogs.add(entryId);
      }
    },
  };
}
