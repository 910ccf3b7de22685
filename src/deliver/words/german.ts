import { isMonth, number } from "../../text/english.ts";

export { number };

const DAY = new Intl.DateTimeFormat("de-DE", { dateStyle: "long", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("de-DE", { month: "long", year: "numeric", timeZone: "UTC" });

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** A local day, `YYYY-MM-DD`, as `5. Oktober 2026`. */
export function dayInWords(day: string): string {
  return DAY.format(dateOf(day));
}

/** `Oktober 2026`; `23. Oktober 2026 bis 21. November 2026`; a single day by itself. */
export function spanInWords(period: {
  readonly label: string;
  readonly firstDay: string;
  readonly lastDay: string;
}): string {
  if (isMonth(period)) return MONTH.format(dateOf(period.firstDay));
  const [first, last] = [period.firstDay, period.lastDay].map(dayInWords);
  return first === last ? `${first}` : `${first} bis ${last}`;
}

/** `Oktober 2026` of the label `2026-10`; of another period's label its first and last day. */
export function labelInWords(label: string): string {
  if (isMonth({ label })) return MONTH.format(dateOf(`${label}-01`));
  const days = label.split("_");
  return days.every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day)) ? days.map(dayInWords).join(" bis ") : label;
}

/** `1 Ereignis`, `1 234 Ereignisse` */
export function counted(count: number, one: string, many: string): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}
