import type { AuditEvent } from "../../docspace/audit-trail.ts";
import type { Dialect } from "../../docspace/wire/dialect.ts";
import type { EpochSeconds } from "../../time/epoch.ts";

const FILE_OWNER_CHANGED = 5043;

/** Actions to ask the audit trail for where rooms' logs do not tell that a room was given another owner. */
export const ownerActions = ({ ownerAsFile }: Dialect): readonly number[] =>
  ownerAsFile ? [FILE_OWNER_CHANGED] : [];

/** When rooms were last given another owner, as far as only the trail tells it. */
export interface OwnerHistory {
  note(event: AuditEvent): void;
  /** By the number that the event gives: a room's, or a file's that has the same. */
  changes(): ReadonlyMap<number, EpochSeconds>;
}

export function createOwnerHistory({ ownerAsFile }: Dialect): OwnerHistory {
  const last = new Map<number, EpochSeconds>();
  return {
    note({ actionId, target, at }) {
      if (!ownerAsFile || actionId !== FILE_OWNER_CHANGED) return;
      const id = Number(target[0]);
      last.set(id, Math.max(at, last.get(id) ?? at));
    },
    changes: () => last,
  };
}
