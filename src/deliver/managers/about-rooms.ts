import type { Assessment, RoomAssessment } from "../../assess/assessment.ts";
import type { NoteCode } from "../../notes.ts";
import type { Reason } from "../../reasons.ts";
import type { ManagersReport } from "./managers-report.ts";

/**
 * What of a report concerns these rooms: reasons of the whole run too; figures, titles and reasons of other rooms not,
 * nor what only administrators can act on.
 */
export function onRooms(report: ManagersReport, rooms: readonly RoomAssessment[]): ManagersReport {
  const { comparison, reasons, notes, review } = report;
  const own = new Set(rooms.map(({ roomId }) => roomId));
  const isOwn = ({ roomId }: { readonly roomId: number }): boolean => own.has(roomId);
  return {
    ...report,
    // The events listed are those of all rooms.
    reports: ["inactivity"],
    assessment: { rooms, ...counted(rooms) },
    reasons: reasons.flatMap((one) => reasonOn(rooms, one)),
    notes: notes.filter(
      (one) =>
        (one.about !== "compliance" && FOR_OWNERS.has(one.code)) ||
        (one.code === "review-unclear" && one.parameters.row !== undefined && isOwn(one.parameters.row)),
    ),
    ...(comparison === undefined
      ? {}
      : {
          comparison: {
            ...comparison,
            newlyInactive: comparison.newlyInactive.filter(isOwn),
            activeAgain: comparison.activeAgain.filter(isOwn),
            events: comparison.events.filter(isOwn),
          },
        }),
    ...(review === undefined ? {} : { review: { ...review, rows: review.rows.filter(isOwn) } }),
  };
}

/** Notes on how the owner's own rooms were judged; the others are about the run, its key, its files and other rooms. */
const FOR_OWNERS: ReadonlySet<NoteCode> = new Set([
  "provisional",
  "partial-list",
  "retention",
  "views-not-audited",
  "activity-rule",
  "accounts-untold",
  "compared-with-other-rules",
]);

/** The same reason as far as it is about these rooms; nothing where it is about others alone. */
function reasonOn(rooms: readonly RoomAssessment[], one: Reason): readonly Reason[] {
  if (one.code === "verdicts-open") {
    const { why } = one.parameters;
    const count = rooms.reduce(
      (sum, { members }) =>
        sum +
        members.filter(({ verdict }) => verdict.kind === "unknown" && verdict.reason.code === why).length,
      0,
    );
    return count === 0 ? [] : [{ ...one, parameters: { why, count } }];
  }
  if (one.rooms === "all") return [one];
  const touched = one.rooms;
  const own = rooms.flatMap(({ roomId }) => (touched.includes(roomId) ? [roomId] : []));
  return own.length === 0 ? [] : [{ ...one, rooms: own }];
}

function counted(rooms: readonly RoomAssessment[]): Pick<Assessment, "counts" | "inactivePeople"> {
  const rows = rooms.flatMap(({ members }) => members);
  const counts = { active: 0, inactive: 0, new: 0, unknown: 0, exempt: 0, invited: 0, disabled: 0 };
  for (const { verdict } of rows) counts[verdict.kind]++;
  const inactive = rows.filter(({ verdict }) => verdict.kind === "inactive");
  return { counts, inactivePeople: new Set(inactive.map(({ person }) => person.id)).size };
}
