import type { AuditEvent } from "../../docspace/audit-trail.ts";

/** The fields of an event in the order in which a row has them. */
const FIELDS = [
  "id",
  "at",
  "userId",
  "user",
  "actionId",
  "action",
  "actionType",
  "product",
  "location",
  "target",
  "entries",
  "context",
  "page",
  "ip",
  "country",
  "city",
  "browser",
  "platform",
] as const satisfies readonly (keyof AuditEvent)[];

/** An event field by field, without names: half the bytes, and read back twice as fast. */
export type EventRow = ValuesOf<typeof FIELDS>;

type ValuesOf<Fields extends readonly (keyof AuditEvent)[]> = {
  readonly [Index in keyof Fields]: AuditEvent[Fields[Index]];
};

export function rowOfEvent(event: AuditEvent): EventRow {
  return FIELDS.map((field) => event[field]) as unknown as EventRow;
}

/** Written out: an object that a loop fills costs a third of what reading a row costs altogether. */
export function eventOfRow(row: EventRow): AuditEvent {
  return {
    id: row[0],
    at: row[1],
    userId: row[2],
    user: row[3],
    actionId: row[4],
    action: row[5],
    actionType: row[6],
    product: row[7],
    location: row[8],
    target: row[9],
    entries: row[10],
    context: row[11],
    page: row[12],
    ip: row[13],
    country: row[14],
    city: row[15],
    browser: row[16],
    platform: row[17],
  };
}
