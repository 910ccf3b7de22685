import type { Assessment, RoomAssessment } from "../../assess/assessment.ts";
import type { ManagersReport } from "./report-mail.ts";

/** What of a report concerns these rooms: reasons of the whole run too, other rooms' figures and reasons not. */
export function onRooms(report: ManagersReport, rooms: readonly RoomAssessment[]): ManagersReport {
  const { comparison, reasons } = report;
  const own = new Set(rooms.map(({ roomId }) => roomId));
  const isOwn = ({ roomId }: { readonly roomId: number }): boolean => own.has(roomId);
  return {
    ...report,
    // The events listed are those of all rooms.
    reports: ["inactivity"],
    assessment: { rooms, ...counted(rooms) },
    reasons: reasons.filter((one) => one.rooms === "all" || one.rooms.some((id) => own.has(id))),
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
  };
}

function counted(rooms: readonly RoomAssessment[]): Pick<Assessment, "counts" | "inactivePeople"> {
  const rows = rooms.flatMap(({ members }) => members);
  const counts = { active: 0, inactive: 0, new: 0, unknown: 0, exempt: 0, invited: 0, disabled: 0 };
  for (const { verdict } of rows) counts[verdict.kind]++;
  const inactive = rows.filter(({ verdict }) => verdict.kind === "inactive");
  return { counts, inactivePeople: new Set(inactive.map(({ person }) => person.id)).size };
}
