import type { Access } from "../../docspace/members.ts";
import type { MemberRow, VerdictKind } from "../assessment.ts";

/** What asks for action first. */
const VERDICTS: readonly VerdictKind[] = [
  "inactive",
  "unknown",
  "new",
  "invited",
  "disabled",
  "exempt",
  "active",
];

/** The widest rights first. */
const RIGHTS: readonly Access[] = [
  "owner",
  "room-manager",
  "content-creator",
  "editing",
  "custom-filter",
  "review",
  "comment",
  "fill-forms",
  "unknown",
  "read",
  "restricted",
];

/** The inactive with the widest access first; then by name, the same on every machine whatever its language. */
export function byUrgency(a: MemberRow, b: MemberRow): number {
  return (
    VERDICTS.indexOf(a.verdict.kind) - VERDICTS.indexOf(b.verdict.kind) ||
    RIGHTS.indexOf(a.access) - RIGHTS.indexOf(b.access) ||
    compare(a.person.name, b.person.name) ||
    compare(a.person.id, b.person.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
