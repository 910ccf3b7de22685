import type { AuditEvent } from "../docspace/audit-trail.ts";
import type { StoredFile } from "../docspace/files.ts";
import type { Access, GroupReference, Person } from "../docspace/members.ts";
import type { LogEntry } from "../docspace/room-log.ts";
import type { AuditedRoom, Room } from "../docspace/rooms.ts";
import type { Dialect } from "../docspace/wire/dialect.ts";
import type { Reason } from "../reasons.ts";
import type { EpochSeconds, TimeRange } from "../time/epoch.ts";
import type { Period } from "../time/period.ts";
import type { AccountChange } from "./whereabouts/account-changes.ts";
import type { Reassignment } from "./whereabouts/owner-changes.ts";

/** Events on disk, newest first (`at` descending, then `id` descending); can be read as often as wanted. */
export interface EventStream {
  readonly count: number;
  read(): AsyncIterable<readonly AuditEvent[]>;
}

/** One event of a room's own log, with its room. */
export type RoomLogEntry = LogEntry & {
  /**
   * Of the event; the trail's row has the same. Servers before 3.6 do not tell it: there it is that of the row found by
   * action, second, person and file. Negative where there is no such row, or it is in doubt which of several rooms' it is.
   */
  readonly id: number;
  readonly roomId: number;
};

/** The rooms' own logs on disk, each entry once, in no order that may be relied on. */
export interface LogStream {
  readonly count: number;
  read(): AsyncIterable<readonly RoomLogEntry[]>;
}

/** What was read of the audit trail, and how. */
export interface TrailCoverage {
  /** `unavailable`: the plan lacks the Audit feature, or the run was told not to need it. */
  readonly state: "complete" | "incomplete" | "unavailable" | "not-needed";
  /** Closed windows read to their end, merged where they touch, newest first. */
  readonly read: readonly (TimeRange & {
    readonly requests: number;
    readonly rows: number;
    readonly duplicates: number;
  })[];
  /** Parts of the period that were not read to their end. */
  readonly gaps: readonly TimeRange[];
  readonly requests: number;
  /** Rows received, duplicates included. */
  readonly rows: number;
  readonly duplicates: number;
  /** Distinct events kept. */
  readonly events: number;
  /** Events that appeared after the first pass. */
  readonly late: number;
}

/** What was read of one room's log. */
export interface RoomLogCoverage {
  readonly roomId: number;
  readonly state: "complete" | "incomplete";
  /** Raw events the server counts in the range, and those it showed. */
  readonly total: number;
  readonly shown: number;
  readonly requests: number;
  readonly reason?: Reason;
}

/**
 * The second, independent proof: every event of the rooms' logs in the period stands in the trail, by its id, or by
 * action, second, person and file on servers before 3.6.
 */
export interface CrossCheck {
  /** Events of the logs that the trail must hold. */
  readonly expected: number;
  readonly found: number;
  /** Ids not found, the first 100; none on servers whose logs have no ids. */
  readonly missing: readonly number[];
  /** Log events of kinds the trail never lists (they have no mapping on the server), e.g. a changed room cover. */
  readonly unlisted: number;
}

/** What was read to its end, how, and what was not. The run is complete if and only if `reasons` is empty. */
export interface Coverage {
  readonly trail: TrailCoverage;
  readonly logs: readonly RoomLogCoverage[];
  /** Absent when there was no trail to compare with, or when it could not be carried out: then `reasons` says so. */
  readonly crossCheck?: CrossCheck;
  readonly reasons: readonly Reason[];
}

export type Membership =
  | { readonly by: "owner" }
  | { readonly by: "direct" }
  | { readonly by: "group"; readonly group: GroupReference };

/** A person once per room; the direct entry wins over groups. */
export interface Member {
  readonly person: Person;
  readonly access: Access;
  readonly membership: Membership;
  /** Every group of the room that holds the person, also beside a direct entry. */
  readonly groups: readonly GroupReference[];
}

/**
 * The members of one room, or why they could not be read. The list proves that nobody else was a member when it was
 * read, before the logs were: who came or left since stands in the room's log.
 */
export type RoomMembers =
  | { readonly roomId: number; readonly state: "read"; readonly members: readonly Member[] }
  | { readonly roomId: number; readonly state: "unreadable"; readonly reason: Reason };

/** A title that a room has or had. Needed to read the events' `context`. */
export interface RoomTitle {
  readonly roomId: number;
  readonly title: string;
}

/** Where the files and folders are now that events name without being in a room's log. */
export interface Places {
  /** File id → room id; `null`: looked up, and in no room now (deleted, or elsewhere). Absent: not looked up. */
  readonly files: ReadonlyMap<number, number | null>;
  /** Folder id → room id; `null`: there is such a folder, and not in a room that can be seen. Absent: not known. */
  readonly folders: ReadonlyMap<number, number | null>;
  /**
   * File id → when the file that bears it now came into being, at the earliest that the printed date may mean. The server gives the id of a file that was deleted for
   * good to the next one (`FileDao.cs`): events before that moment are not this file's. The moment is what the uploading
   * program said, so an early one proves nothing.
   */
  readonly created: ReadonlyMap<number, EpochSeconds>;
}

/** Everything a run knows of the portal; plain data, except that events and log entries lie on disk. */
export interface Collected {
  /** How the portal's version writes contexts, among other things. */
  readonly dialect: Dialect;
  readonly period: Period;
  /** Rooms whose members get verdicts. */
  readonly rooms: readonly AuditedRoom[];
  /** Rooms named in the reports without verdicts: archived, agents, templates, third-party. */
  readonly otherRooms: readonly Room[];
  readonly members: readonly RoomMembers[];
  readonly trail: EventStream;
  readonly logs: LogStream;
  /** Every title the audited rooms have, or had at any time since the logs were read from. */
  readonly titles: readonly RoomTitle[];
  /**
   * Titles that all other rooms of the portal have, or had since the period's start as far as the trail tells, deleted
   * rooms included.
   */
  readonly otherTitles: readonly string[];
  /**
   * The trail was not read whole, or the comparison with the logs failed: then any other room may have had any title, and a
   * log's line that lost the number of its file may have no row that gives it back.
   */
  readonly rowsMayBeMissing?: boolean;
  readonly places: Places;
  /**
   * Invitations accepted, accounts disabled and enabled again, oldest first, from `logsFrom` to the end of the reading.
   * As far as the trail tells: without the Audit feature nothing, and reason `account-changes-unreadable` where the
   * trail is judged by and a part of that time could not be read.
   */
  readonly accountChanges: readonly AccountChange[];
  /** The plan has no Audit feature: when accounts were accepted, disabled or enabled is told nowhere. */
  readonly accountsUntold?: boolean;
  /** When rooms were last given another owner where their logs do not tell it (servers before 3.7), by room, as far as the trail tells. */
  readonly ownerChanges: ReadonlyMap<number, EpochSeconds>;
  /** All rooms of one account given to another, as far as the trail tells. */
  readonly reassignments: readonly Reassignment[];
  /**
   * Events that stand in the log of exactly one of these rooms, and it is not known of which (servers before 3.6 only:
   * a file moved between rooms of one title). The entries themselves are in the logs, with negative ids.
   */
  readonly doubtfulEvents: ReadonlyMap<number, readonly number[]>;
  /**
   * Event id → file, of the events between the period and the beginning of the reading: the logs' lines of a file that was
   * deleted for good have lost it. Empty where that time was not read whole.
   */
  readonly filesSince: ReadonlyMap<number, number>;
  /**
   * The rooms' logs were read from here (earlier than the period's start when the grace days reach back) to the moment
   * of reading, so that they tell also who came after the period.
   */
  readonly logsFrom: EpochSeconds;
  /** When the reading began; the lists of members were read after that, or with the preflight. */
  readonly begun: EpochSeconds;
  /**
   * Files in the report folder that this action wrote, with the moment since when at the earliest: its own uploads of them
   * are not activity.
   */
  readonly ownFiles: ReadonlyMap<number, EpochSeconds>;
  /** The report folder could not be listed: which of the key owner's uploads were this action's is not known. */
  readonly ownFilesUnknown?: boolean;
  /** What the report folder held when the reading began, where it could be listed. */
  readonly reportFolder?: readonly StoredFile[];
  readonly keyOwnerId: string;
  readonly coverage: Coverage;
}
