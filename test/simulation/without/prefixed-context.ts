import type { AuditEvent } from "../../../src/docspace/audit-trail.ts";
import { contextOf as read } from "../../../src/docspace/wire/context.ts";

export * from "../../../src/docspace/wire/context.ts";

/** Reads the context of every version as if a word stood before the title. */
export const contextOf = (event: Pick<AuditEvent, "context" | "location">) =>
  read(event, { contextPrefix: true });
