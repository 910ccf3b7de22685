/** Instants of the audit trail: whole seconds since 1970-01-01T00:00:00Z. The server keeps one second, not less. */
export type EpochSeconds = number;

/**
 * One row of the portal's audit trail. Texts the server left out are "".
 * Field names are the server's (`AuditEventDto.cs`); `at` replaces its `date`.
 */
export interface AuditEvent {
  /** `audit_events.id`; the rooms' own logs use the same ids. */
  readonly id: number;
  /** When it happened, UTC. */
  readonly at: EpochSeconds;
  readonly userId: string;
  readonly user: string;
  /** The server's action number; `action` is only its sentence in the language of the key's owner. */
  readonly actionId: number;
  readonly action: string;
  readonly actionType: number;
  readonly product: number;
  readonly location: number;
  /** `[entry id]`, or `[entry id, destination folder id]` for copies and moves, or `[room id]`. */
  readonly target: readonly string[];
  /** What `target` holds: 1 file, 2 folder, 23 user, 24 group, 25 room, 26 tag, 27 agent. */
  readonly entries: readonly number[];
  /** `"<localised word>: <room title at the time>"` for what happened in a room. */
  readonly context: string;
  readonly page: string;
  readonly ip: string;
  readonly country: string;
  readonly city: string;
  readonly browser: string;
  readonly platform: string;
}

/** Filters the server applies correctly; every other one of its filters is ignored or answers 500. */
export interface AuditQuery {
  /** First second, included. */
  readonly from: EpochSeconds;
  /** Last second, included. */
  readonly to: EpochSeconds;
  /** 1 to 100; 100 when absent. */
  readonly count?: number;
  readonly startIndex?: number;
  readonly userId?: string;
  readonly action?: number;
  readonly actionType?: number;
}
