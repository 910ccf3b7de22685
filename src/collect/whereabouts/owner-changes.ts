import type { AuditEvent } from "../../docspace/audit-trail.ts";
import type { Dialect } from "../../docspace/wire/dialect.ts";
import type { EpochSeconds } from "../../time/epoch.ts";

const FILE_OWNER_CHANGED = 5043;
const DATA_REASSIGNED = 4030;
const DATA_REMOVED = 4031;

/**
 * Actions to ask the audit trail for, because rooms' logs do not tell that a room was given another owner: of rooms by
 * themselves up to 3.6.1, of all that an account owned on every version.
 */
export const ownerActions = ({ ownerAsFile }: Dialect): readonly number[] =>
  ownerAsFile ? [FILE_OWNER_CHANGED, DATA_REASSIGNED] : [DATA_REASSIGNED, DATA_REMOVED];

/**
 * All rooms of one account became another's, without a line about any of them: whoever leaves has their data reassigned
 * (`ReassignProgressItem.cs`, `FolderQueries.cs`, v3.5.0-server to v3.7.2-server), or, since 3.7, removed, when the rooms
 * go to whoever removes it (`RemoveProgressItem.cs`, v3.7.1-server and v3.7.2-server).
 */
export interface Reassignment {
  /** When it was done at the latest: the event is written at its end. */
  readonly at: EpochSeconds;
  /** Whose rooms they were. */
  readonly from: string;
  /** Whose they became: an id, or the server's sentence, in which both names stand. */
  readonly to: { readonly id: string } | { readonly sentence: string };
}

/** When rooms were given other owners, as far as only the trail tells it. */
export interface OwnerHistory {
  note(event: AuditEvent): void;
  /** The last change by the number that the event gives: a room's, or a file's that has the same. */
  changes(): ReadonlyMap<number, EpochSeconds>;
  /** In no order. */
  reassignments(): readonly Reassignment[];
}

export function createOwnerHistory({ ownerAsFile }: Dialect): OwnerHistory {
  const last = new Map<number, EpochSeconds>();
  const reassigned = new Map<number, Reassignment>();
  return {
    note({ id, actionId, target: [about = ""], at, action, userId }) {
      if (actionId === FILE_OWNER_CHANGED && ownerAsFile) {
        last.set(Number(about), Math.max(at, last.get(Number(about)) ?? at));
      } else if (actionId === DATA_REASSIGNED) {
        reassigned.set(id, { at, from: about, to: { sentence: action } });
      } else if (actionId === DATA_REMOVED && !ownerAsFile) {
        reassigned.set(id, { at, from: about, to: { id: userId } });
      }
    },
    changes: () => last,
    reassignments: () => [...reassigned.values()],
  };
}
