import type { AuditReport, TrendPeriod } from "./model.ts";

/** One month of the trend; without counts where its report is missing or was incomplete: a gap, never a zero. */
export interface TrendMonth {
  readonly label: string;
  readonly counts?: { readonly inactive: number; readonly active: number; readonly events: number };
  /** Why there are no counts. */
  readonly gap?: keyof typeof GAP_WORDS;
}

/** Why a month has no numbers, in words. */
export const GAP_WORDS = {
  missing: "no report",
  incomplete: "incomplete",
  /** The report does not have the room. */
  absent: "not audited",
} as const;

/** Earlier months that are shown at most. */
const MOST_MONTHS = 12;

/**
 * The months before this one that earlier reports tell of, and this one, without holes: what is missing between them is
 * a gap. Empty where nothing earlier is known, or where the period is no month.
 *
 * @param roomId one room's months instead of all rooms' together
 */
export function trendMonths(report: AuditReport, roomId?: number): readonly TrendMonth[] {
  const { trend = [], period } = report;
  const now = monthNumber(period.label);
  const earlier = new Map<number, TrendPeriod>();
  for (const one of trend) {
    const month = monthNumber(one.label);
    if (now === undefined || month === undefined || month >= now || month < now - MOST_MONTHS) continue;
    earlier.set(month, one);
  }
  if (now === undefined || earlier.size === 0) return [];
  const months: TrendMonth[] = [];
  for (let month = Math.min(...earlier.keys()); month < now; month++) {
    months.push(monthOf(monthLabel(month), earlier.get(month), roomId));
  }
  return [...months, thisMonth(report, roomId)];
}

function monthOf(label: string, period: TrendPeriod | undefined, roomId: number | undefined): TrendMonth {
  if (period === undefined) return { label, gap: "missing" };
  if (!period.complete) return { label, gap: "incomplete" };
  const counts = roomId === undefined ? period : period.rooms.get(roomId);
  if (counts === undefined) return { label, gap: "absent" };
  const { inactive, active, events } = counts;
  return { label, counts: { inactive, active, events } };
}

function thisMonth({ period, complete, assessment }: AuditReport, roomId: number | undefined): TrendMonth {
  const { label } = period;
  if (!complete) return { label, gap: "incomplete" };
  const { counts, events } = assessment;
  if (roomId === undefined) {
    return { label, counts: { inactive: counts.inactive, active: counts.active, events: events.portal } };
  }
  const room = assessment.rooms.find((one) => one.roomId === roomId);
  if (room === undefined) return { label, gap: "absent" };
  const having = (kind: "inactive" | "active") =>
    room.members.filter(({ verdict }) => verdict.kind === kind).length;
  return { label, counts: { inactive: having("inactive"), active: having("active"), events: room.events } };
}

/** Months since the year 0; undefined where the label is no month. */
function monthNumber(label: string): number | undefined {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(label) ?? [];
  return year === undefined || month === undefined ? undefined : Number(year) * 12 + Number(month) - 1;
}

function monthLabel(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
}
