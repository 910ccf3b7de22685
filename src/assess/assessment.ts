import type { Membership, RoomLogEntry } from "../collect/collected.ts";
import type { AuditEvent } from "../docspace/audit-trail.ts";
import type { Access, GroupReference, Person } from "../docspace/members.ts";
import type { Note } from "../notes.ts";
import type { Reason } from "../reasons.ts";
import type { Activity, ActivityKind } from "../settings/settings.ts";
import type { EpochSeconds } from "../time/epoch.ts";
import type { ExcuseSource } from "./membership/excuse.ts";

/** How the room of an event was found: by the rooms' own logs, by what the event names, by its context title. */
type AttributionMethod = "log" | "file" | "title";

export type Attribution =
  | { readonly by: AttributionMethod; readonly roomId: number }
  /** `candidates`: audited rooms it may have happened in; empty when it certainly was in none of them. */
  | { readonly by: "none"; readonly candidates: readonly number[]; readonly otherRoom: boolean };

/**
 * The attribution of every event of the trail, by its position in the order in which the trail is read: four bytes an
 * event. Empty where the rooms' logs are listed in place of the trail: there each entry says its room.
 */
export interface Attributions {
  /** Position in `values`, by the event's position in the trail. */
  readonly of: Uint32Array;
  /** Distinct. */
  readonly values: readonly Attribution[];
}

/** An event as the reports show it. */
export interface AttributedEvent {
  readonly event: AuditEvent;
  readonly attribution: Attribution;
  readonly kind: ActivityKind;
}

export type Verdict =
  | { readonly kind: "disabled" }
  | { readonly kind: "invited" }
  | {
      readonly kind: "exempt";
      readonly reason: string;
      readonly until?: string;
      /** Who says so, where the access review might say so, too. */
      readonly source?: ExcuseSource;
    }
  | { readonly kind: "active" }
  | { readonly kind: "new" }
  | { readonly kind: "unknown"; readonly reason: Reason }
  | { readonly kind: "inactive" };

export type VerdictKind = Verdict["kind"];

/** Since when a person is a member, as far as the room's log and the account tell. */
export type MemberSince =
  | {
      readonly kind: "joined";
      readonly at: EpochSeconds;
      readonly source: "room-log" | "room-created" | "account";
    }
  /** No joining since the log was read from; they were a member before. */
  | { readonly kind: "before"; readonly at: EpochSeconds }
  /** By group: the server does not record who joined a group when. `notBefore`: the group came, or the account began. */
  | { readonly kind: "unknown"; readonly notBefore?: EpochSeconds };

export interface LastActivity {
  readonly at: EpochSeconds;
  readonly actionId: number;
  readonly kind: ActivityKind;
  /** In words, e.g. `opened a file for editing`. */
  readonly words: string;
}

/** What began or ended the time in which somebody could act in a room. */
export interface Limit {
  readonly kind: "joined" | "accepted" | "enabled" | "disabled" | "archived" | "restored";
  readonly at: EpochSeconds;
}

/** What a verdict rests on beside the row itself; worded by `report/vocabulary/explanation.ts`. */
interface Basis {
  /** They are judged from here to the period's end. */
  readonly judgedFrom: EpochSeconds;
  /** What began or ended the time in which they could act, oldest first. */
  readonly limits: readonly Limit[];
  /** How often they were added to the room, as far as its log goes back. */
  readonly timesAdded: number;
  /** When they were last removed before, if they came back. */
  readonly removedBefore?: EpochSeconds;
  /** When an administrator last changed the type of the account in the period, e.g. from guest to user. */
  readonly typeChanged?: EpochSeconds;
}

/** One member of one room. */
export interface MemberRow {
  readonly roomId: number;
  readonly person: Person;
  readonly access: Access;
  readonly membership: Membership;
  readonly since: MemberSince;
  readonly verdict: Verdict;
  readonly basis: Basis;
  /** Events in the whole period. */
  readonly events: number;
  readonly lastActivity?: LastActivity;
  /** The most frequent kinds, at most three, with their counts. */
  readonly topKinds: readonly (readonly [ActivityKind, number])[];
  /** Months (periods) in a row without activity, this one included, where earlier runs are known. */
  readonly inactiveInARow?: number;
}

/** Someone who was in a room in the period and is no member now. No verdict on them. */
export interface LeftRow {
  readonly roomId: number;
  readonly personId: string;
  readonly name: string;
  /** In the period or since then; absent where the room's log does not tell. */
  readonly leftAt?: EpochSeconds;
  /** The group that was removed from the room then, where nothing else tells how they left. */
  readonly group?: GroupReference;
  readonly events: number;
  readonly lastActivity?: LastActivity;
}

export interface RoomAssessment {
  readonly roomId: number;
  readonly title: string;
  readonly formerTitles: readonly string[];
  /** Absent when the members could be read. */
  readonly unreadable?: Reason;
  /** Events attributed to the room in the period, whoever did them. */
  readonly events: number;
  /** What asks for action first on top (`verdicts/urgency.ts`). */
  readonly members: readonly MemberRow[];
  readonly left: readonly LeftRow[];
  /** Local day (`YYYY-MM-DD`) → events, for days with any. */
  readonly eventsPerDay: ReadonlyMap<string, number>;
}

/** What the pure part concludes. */
export interface Assessment {
  readonly rooms: readonly RoomAssessment[];
  /** Events of the period: all of the portal, in audited rooms, in other rooms, and not attributable to one room. */
  readonly events: {
    readonly portal: number;
    readonly inRooms: number;
    readonly inOtherRooms: number;
    readonly unattributed: number;
    readonly outsideRooms: number;
    readonly byMethod: Readonly<Record<AttributionMethod, number>>;
  };
  readonly eventsPerDay: ReadonlyMap<string, number>;
  /** Memberships by verdict; people who left are not counted. */
  readonly counts: Readonly<Record<VerdictKind, number>>;
  /** People inactive in at least one room. */
  readonly inactivePeople: number;
  /** Whether verdicts rest on everything (`any`) or on the rooms' own logs (`changes`). */
  readonly activity: Activity;
  /** Coverage reasons plus those that only the assessment can know. Empty: complete. */
  readonly reasons: readonly Reason[];
  readonly attributions: Attributions;
  readonly notes: readonly Note[];
}

/** Log entries written as events, for the compliance report where the trail is not available. */
export type EventOfLog = (entry: RoomLogEntry) => AuditEvent;
