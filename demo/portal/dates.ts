/**
 * Dates as DocSpace reads and prints them (`common/ASC.Api.Core/.../ApiDateTime.cs`).
 */

/** Seconds since 1970 that a zone is ahead of UTC, and how it prints. */
export interface Zone {
  readonly name: string;
  /** Seconds east of UTC at an instant. */
  offsetAt(at: number): number;
  /** How an hour that is repeated is printed; as measured where absent. */
  readonly repeatedHour?: RepeatedHour;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  let format = formatters.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formatters.set(zone, format);
  }
  return format;
}

function lookUpOffset(zone: string, at: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatter(zone).formatToParts(new Date(at * 1000)))
    part[type] = Number(value);
  const local = Date.UTC(
    part["year"] ?? 0,
    (part["month"] ?? 1) - 1,
    part["day"] ?? 1,
    part["hour"] ?? 0,
    part["minute"] ?? 0,
    part["second"] ?? 0,
  );
  return Math.round(local / 1000) - at;
}

const quarter = 900;
const zones = new Map<string, Zone>();

/** A zone by its IANA name; its offsets are remembered per quarter of an hour, the grain of all changes. */
export function zone(name: string): Zone {
  let known = zones.get(name);
  if (known === undefined) {
    const offsets = new Map<number, number>();
    let lastStart = Number.NaN;
    let lastOffset = 0;
    known = {
      name,
      offsetAt(at) {
        const start = Math.floor(at / quarter) * quarter;
        if (start === lastStart) return lastOffset;
        let offset = offsets.get(start);
        if (offset === undefined) {
          offset = lookUpOffset(name, start);
          offsets.set(start, offset);
        }
        lastStart = start;
        lastOffset = offset;
        return offset;
      },
    };
    zones.set(name, known);
  }
  return known;
}

/** The first second of a local day; where midnight is skipped, the moment of the change. Seconds since 1970. */
export function startOfDay(here: Zone, year: number, month: number, day: number): number {
  const local = Date.UTC(year, month - 1, day) / 1000;
  const early = local - here.offsetAt(local - 86_400);
  const late = local - here.offsetAt(local + 86_400);
  if (early + here.offsetAt(early) === local) return early;
  return late + here.offsetAt(late) === local ? late : early;
}

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

function printOffset(seconds: number): string {
  if (seconds === 0) return "Z";
  const minutes = Math.round(Math.abs(seconds) / 60);
  return `${seconds < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const days = new Map<number, string>();

/** `YYYY-MM-DD` of a day since 1970. */
function printDay(day: number): string {
  let text = days.get(day);
  if (text === undefined) {
    text = new Date(day * 86_400_000).toISOString().slice(0, 10);
    days.set(day, text);
  }
  return text;
}

/**
 * Zones in which the server takes an hour that is repeated for the earlier of its two, up to the year named: those whose
 * summer time is "negative" in the zone database, and changes of a zone's base offset. Everywhere else it takes the later
 * one. Measured with the server's own conversion (`test/recorded/printed-dates.json`, tzdata 2025b); Europe/Dublin was
 * seen on a live server too. Which of the two it is depends on the server's zone database, so a setting may turn it.
 */
const earlierMeaning: ReadonlyMap<string, number> = new Map([
  ["Europe/Dublin", 9999],
  ["Eire", 9999],
  ["Africa/Casablanca", 9999],
  ["Africa/El_Aaiun", 9999],
  ["America/Asuncion", 2024],
  ["America/Coyhaique", 2024],
  ["America/Nuuk", 2022],
  ["America/Godthab", 2022],
  ["Asia/Amman", 2021],
  ["Asia/Damascus", 2021],
  ["America/Chihuahua", 2021],
  ["America/Ojinaga", 2021],
  ["America/Ciudad_Juarez", 2022],
  ["Asia/Almaty", 2024],
  ["Asia/Qostanay", 2024],
  ["Europe/Volgograd", 2020],
  ["Africa/Juba", 2021],
  ["Antarctica/Casey", 2023],
  ["Antarctica/Vostok", 2023],
]);

/** How an hour that is repeated is printed: as measured for the zone, or always the one or the other way. */
export type RepeatedHour = "as-measured" | "earlier" | "later";

function takesEarlier(name: string, at: number, rule: RepeatedHour): boolean {
  if (rule !== "as-measured") return rule === "earlier";
  return new Date(at * 1000).getUTCFullYear() <= (earlierMeaning.get(name) ?? 0);
}

const longestChange = 3 * 3600;

/** The offset printed for an instant: in an hour that is repeated, the same one for both of its passes. */
function printedOffset(at: number, { name, offsetAt }: Zone, rule: RepeatedHour): number {
  const offset = offsetAt(at);
  const local = at + offset;
  const later = offsetAt(at + longestChange);
  const earlier = offsetAt(at - longestChange);
  if (takesEarlier(name, at, rule)) {
    const isSecondPass = earlier > offset && offsetAt(local - earlier) === earlier;
    return isSecondPass ? earlier : offset;
  }
  const isFirstPass = later < offset && offsetAt(local - later) === later;
  return isFirstPass ? later : offset;
}

function printLocal(local: number, offset: number): string {
  const inDay = ((local % 86_400) + 86_400) % 86_400;
  const time = `${two(Math.floor(inDay / 3600))}:${two(Math.floor(inDay / 60) % 60)}:${two(inDay % 60)}`;
  return `${printDay((local - inDay) / 86_400)}T${time}.0000000${printOffset(offset)}`;
}

/**
 * Prints an instant as the server prints rows of the trail, dates of people and of files: in the portal's zone, seven
 * digits of fraction. The server makes wall-clock time of it first, so that the two passes of an hour that is repeated
 * cannot be told apart (`TenantUtil.cs`, `ApiDateTime.cs`, v3.7.2-server; `v3.7.2/audit_dst_repeated_hour`).
 */
export const printDate = (at: number, portalZone: Zone): string =>
  printLocal(
    at + portalZone.offsetAt(at),
    printedOffset(at, portalZone, portalZone.repeatedHour ?? "as-measured"),
  );

/**
 * Prints an instant as the server prints entries of a room's log: exactly, also in an hour that is repeated, but an hour
 * late where the numbers of the UTC time are those of a local time that is skipped (`ApiDateTime.SetDate`, the part
 * marked as a hack, v3.7.2-server). Where summer time is negative, no local time counts as skipped.
 */
export function printLogDate(at: number, portalZone: Zone): string {
  const before = portalZone.offsetAt(at - 86_400);
  const after = portalZone.offsetAt(at + 86_400);
  const exists = (offset: number): boolean => portalZone.offsetAt(at - offset) === offset;
  const changes = before !== after && !takesEarlier(portalZone.name, at, "as-measured");
  const skipped = changes && !exists(before) && !exists(after);
  const shown = skipped ? at + 3600 : at;
  const offset = portalZone.offsetAt(shown);
  return printLocal(shown + offset, offset);
}

const accepted = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d{3}|\.\d{7})?(Z|[+-]\d\d:\d\d)$/;

const withoutZone = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{3}|\.\d{7})?)?$/;

/**
 * Reads a date of a query, in seconds since 1970. Undefined: no filter (empty). `"invalid"`: what the server refuses,
 * which is everything without seconds and, where `zoneless` says so, everything without an explicit zone; else that is
 * read in the zone of the server's machine, here UTC.
 */
export function readDate(
  text: string | null,
  zoneless: "machine-zone" | "refused" = "refused",
): number | undefined | "invalid" {
  if (text === null || text === "") return undefined;
  if (zoneless === "machine-zone" && withoutZone.test(text)) {
    return readDate(`${text.includes("T") ? text : `${text}T00:00:00`}Z`);
  }
  if (!accepted.test(text)) return "invalid";
  const at = Date.parse(text.replace(/\.(\d{3})\d{4}/, ".$1"));
  return Number.isNaN(at) ? "invalid" : at / 1000;
}
