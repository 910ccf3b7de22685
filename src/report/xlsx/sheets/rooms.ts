import type { RoomAssessment } from "../../../assess/assessment.ts";
import { VERDICT_ORDER } from "../../../assess/verdicts/urgency.ts";
import type { TableContext } from "../../columns.ts";
import { verdictCounts } from "../../facts.ts";
import { roomLink } from "../../links.ts";
import { eventsOfRoom, NOT_READ, type ReadDays, readDays } from "../../read-days.ts";
import { otherRoomText, VERDICT_WORDS } from "../../vocabulary/terms.ts";
import type { Cell, Sheet } from "../sheet.ts";

/** Every audited room with its counts, then the rooms that are only named. What was not read is no 0. */
export function roomsSheet({ report, words, time }: TableContext): Sheet {
  const days = readDays(report, time);
  const judged = report.reports.includes("inactivity");
  const portal = report.portal.url;
  const row = (room: RoomAssessment): Cell[] => {
    const known: Cell[] = [
      { value: room.title, link: roomLink(portal, room.roomId) },
      room.roomId,
      eventsCell(room, days),
    ];
    if (!judged) return [...known, remark(room, days)];
    if (room.unreadable !== undefined) {
      const unread: Cell[] = ["members", ...VERDICT_ORDER].map(() => ({
        value: NOT_READ,
        style: "unknown",
      }));
      const why = [words.reason(room.unreadable), remark(room, days) ?? ""];
      return [...known, ...unread, why.filter((text) => text !== "").join(" ")];
    }
    const counts = verdictCounts(room);
    const statuses = VERDICT_ORDER.map((kind): Cell => ({ value: counts.get(kind) ?? 0, style: "count" }));
    return [...known, { value: room.members.length, style: "count" }, ...statuses, remark(room, days)];
  };
  return {
    name: "Rooms",
    layout: "table",
    columns: [
      { head: "Room", width: 36 },
      { head: "Room id", width: 10 },
      { head: "Events", width: 10, style: "count" },
      ...(judged
        ? [
            { head: "Members", width: 11, style: "count" as const },
            ...VERDICT_ORDER.map((kind) => ({
              head: VERDICT_WORDS[kind],
              width: 11,
              style: "count" as const,
            })),
          ]
        : []),
      { head: "Remark", width: 60, style: "wrapped" },
    ],
    rows: [
      ...report.assessment.rooms.map(row),
      ...report.otherRooms.map((room): Cell[] => [
        room.title,
        typeof room.id === "number" ? room.id : `${room.id}`,
        ...Array.from({ length: judged ? 2 + VERDICT_ORDER.length : 1 }, () => undefined),
        `No verdicts: ${otherRoomText(room)}.`,
      ]),
    ],
  };
}

function eventsCell(room: RoomAssessment, days: ReadDays): Cell {
  const { count } = eventsOfRoom(room, days);
  return count === undefined ? { value: NOT_READ, style: "unknown" } : { value: count, style: "count" };
}

function remark(room: RoomAssessment, days: ReadDays): string | undefined {
  const parts = [
    ...(room.formerTitles.length === 0 ? [] : [`Formerly ${room.formerTitles.join(", ")}.`]),
    ...(eventsOfRoom(room, days).partly ? ["Events as far as they were read."] : []),
  ];
  return parts.length === 0 ? undefined : parts.join(" ");
}
