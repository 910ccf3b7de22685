import { ACCESS_ORDER } from "../../docspace/members.ts";
import type { MemberRow, VerdictKind } from "../assessment.ts";

/** What asks for action first. */
export const VERDICT_ORDER = [
  "inactive",
  "unknown",
  "new",
  "invited",
  "disabled",
  "exempt",
  "active",
] as const satisfies readonly VerdictKind[];

/** What asks for action first; of that the widest access; then by name, the same on every machine whatever its language. */
export function byUrgency(a: MemberRow, b: MemberRow): number {
  return (
    VERDICT_ORDER.indexOf(a.verdict.kind) - VERDICT_ORDER.indexOf(b.verdict.kind) ||
    ACCESS_ORDER.indexOf(a.access) - ACCESS_ORDER.indexOf(b.access) ||
    compare(a.person.name, b.person.name) ||
    compare(a.person.id, b.person.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
