import type { VerdictKind } from "../assess/assessment.ts";
import { counted } from "../text/english.ts";
import type {
  Counts,
  FailedFile,
  FileRead,
  InactivePerson,
  PeriodOfFile,
  PortalFile,
} from "./portal-file.ts";

/** A portal that the plan wanted audited. */
export interface Expected {
  readonly name: string;
  readonly url: string;
}

export type State = "complete" | "incomplete" | "failed" | "missing" | "unusable";

/** One line of the page: a portal, or a file of which nobody can tell whose it is. */
export interface PortalRow {
  readonly name: string;
  readonly url: string;
  readonly state: State;
  /** Why it is not complete; empty where it is. */
  readonly why: readonly string[];
  /** Absent where there are none that can be relied on. */
  readonly figures?: Figures;
  readonly runUrl?: string;
}

export interface Figures {
  readonly counts: Counts;
  readonly inactivePeople: number;
  readonly rooms: number;
  readonly unreadableRooms: number;
  readonly portalEvents: number;
  readonly roomEvents: number;
}

/** Somebody who is inactive in several portals. */
interface SharedPerson {
  readonly key: string;
  readonly portals: readonly string[];
}

/** Everything that the pages show. */
export interface RollUp {
  readonly period?: PeriodOfFile;
  readonly rows: readonly PortalRow[];
  /** Of the rows with figures; each membership once. */
  readonly totals: Figures;
  readonly shared: readonly SharedPerson[];
  /** Portals with inactive people of whom no address or hash is known: nobody of them can be found elsewhere. */
  readonly withoutKeys: number;
  /** True if and only if every portal is complete and none is missing. */
  readonly complete: boolean;
}

const NOTHING: Counts = { disabled: 0, invited: 0, exempt: 0, active: 0, new: 0, unknown: 0, inactive: 0 };

/** Makes one row of each portal. Pure; the order of the files does not matter. */
export function rollUp(files: readonly FileRead[], expected: readonly Expected[]): RollUp {
  const names = new Map(expected.map(({ url, name }) => [originOf(url), name]));
  const figures = files.flatMap((one) => (one.kind === "figures" ? [one.file] : []));
  const failures = files.flatMap((one) => (one.kind === "failure" ? [one.file] : []));
  const period = usualPeriod(figures);
  const urls = new Set([...names.keys(), ...[...figures, ...failures].map(({ url }) => originOf(url))]);
  const unusable = files.flatMap((one) => (one.kind === "unusable" ? [one] : []));
  const people = new Map<string, string[]>();
  let withoutKeys = 0;
  const rows: PortalRow[] = [];
  for (const url of urls) {
    const own = figures.filter((file) => originOf(file.url) === url);
    const failed = failures.filter((file) => originOf(file.url) === url);
    const broken = unusable.filter((file) => file.url !== undefined && originOf(file.url) === url);
    const named = { name: names.get(url) ?? hostOf(url), url };
    const { inactive, ...row } = rowOf(
      named,
      own,
      failed,
      broken.map(({ why }) => why),
      period,
    );
    rows.push(row);
    if (row.figures === undefined) continue;
    if (inactive.some(({ address }) => address === undefined)) withoutKeys++;
    for (const { address } of inactive) {
      if (address === undefined) continue;
      const portals = people.get(address);
      if (portals === undefined) people.set(address, [named.name]);
      else portals.push(named.name);
    }
  }
  for (const { path, why, url } of unusable) {
    if (url !== undefined && urls.has(originOf(url))) continue;
    rows.push({ name: path, url: "", state: "unusable", why: [`The file cannot be used: ${why}.`] });
  }
  const shared = [...people].filter(([, portals]) => portals.length > 1);
  return {
    ...(period === undefined ? {} : { period }),
    rows: rows.sort(byUrgency),
    totals: totalOf(rows),
    shared: shared
      .map(([key, portals]) => ({ key, portals: portals.sort() }))
      .sort((a, b) => b.portals.length - a.portals.length || compareText(a.key, b.key)),
    withoutKeys,
    complete: rows.length > 0 && rows.every(({ state }) => state === "complete"),
  };
}

type Row = PortalRow & { readonly inactive: readonly InactivePerson[] };

function rowOf(
  named: Pick<PortalRow, "name" | "url">,
  files: readonly PortalFile[],
  failed: readonly FailedFile[],
  broken: readonly string[],
  period: PeriodOfFile | undefined,
): Row {
  const without = (state: State, why: readonly string[]): Row => ({ ...named, state, why, inactive: [] });
  const failures = failed.flatMap(({ failure }) => failure);
  const unusable = broken.map((why) => `A file of it cannot be used: ${why}.`);
  if (files.length === 0) {
    if (failures.length > 0) return without("failed", [...new Set(failures), ...unusable]);
    if (unusable.length > 0) return without("unusable", unusable);
    return without("missing", [
      "No report of it was handed on: its job did not run, was cancelled, or failed before the audit.",
    ]);
  }
  const chosen = newestOf(files);
  const refused = whyNotTogether(chosen);
  if (refused !== undefined) return without("unusable", [refused, ...new Set(failures), ...unusable]);
  const other = chosen.find((file) => !isSamePeriod(file.period, period));
  if (other !== undefined) {
    return without("unusable", [
      `Its report is of ${other.period.firstDay} to ${other.period.lastDay}, those of the others are not.`,
    ]);
  }
  const newest = chosen.reduce((a, b) => (b.generatedAt > a.generatedAt ? b : a));
  const why = [
    ...new Set(chosen.flatMap((file) => file.why)),
    ...(chosen.some((file) => file.period.provisional) ? ["The period was not over."] : []),
    ...unusable,
  ];
  const complete = chosen.every((file) => file.complete) && why.length === 0;
  const inactive = distinct(chosen.flatMap((file) => file.inactive));
  return {
    ...named,
    state: complete ? "complete" : "incomplete",
    why: complete || why.length > 0 ? why : ["Its report says that it is incomplete, and not why."],
    figures: figuresOf(chosen, inactive.length),
    ...(newest.runUrl === undefined ? {} : { runUrl: newest.runUrl }),
    inactive,
  };
}

/** Of the same portal and the same part the newest: a job that was run again leaves two. */
function newestOf(files: readonly PortalFile[]): PortalFile[] {
  const newest = new Map<string, PortalFile>();
  for (const file of files) {
    const key = JSON.stringify(file.rooms);
    const before = newest.get(key);
    if (before === undefined || isNewer(file, before)) newest.set(key, file);
  }
  return [...newest.values()];
}

/** By the path where both were made in the same second, so that the order of the files does not matter. */
function isNewer(a: PortalFile, b: PortalFile): boolean {
  return a.generatedAt === b.generatedAt ? a.path > b.path : a.generatedAt > b.generatedAt;
}

/** Why several files of one portal do not make one whole; undefined where they do. */
function whyNotTogether(files: readonly PortalFile[]): string | undefined {
  const [first, ...others] = files;
  if (first === undefined) return undefined;
  const parts = files.flatMap(({ rooms }) => (rooms !== "all" && "part" in rooms ? [rooms] : []));
  if (parts.length > 0) {
    const of = parts[0]?.of ?? 0;
    if (parts.length < files.length || parts.some((part) => part.of !== of))
      return "Its reports are of parts that do not belong together: run all its jobs again with the same number of parts.";
    const there = new Set(parts.map(({ part }) => part));
    const missing = Array.from({ length: of }, (_, index) => index + 1).filter((part) => !there.has(part));
    if (missing.length > 0)
      return `${missing.length === 1 ? "Part" : "Parts"} ${missing.join(", ")} of ${of} ${missing.length === 1 ? "is" : "are"} missing: run ${missing.length === 1 ? "that job" : "those jobs"} again.`;
  }
  const seen = new Set<number>();
  for (const { roomIds } of files) {
    for (const id of roomIds) {
      if (seen.has(id)) return `Room ${id} is in two of its reports: what they say cannot be added up.`;
      seen.add(id);
    }
  }
  if (others.some(({ rules }) => rules !== first.rules))
    return "Its reports judge by different rules (min-activity, grace-days, activity): they cannot be added up.";
  if (others.some(({ period }) => !isSamePeriod(period, first.period)))
    return "Its reports are of different periods: they cannot be added up.";
  const active = new Set(files.flatMap(({ activeRooms }) => activeRooms ?? []));
  if (parts.length > 0 && (active.size > 1 || [...active].some((count) => count !== seen.size)))
    return `Its parts hold ${counted(seen.size, "room")}, and the portal had ${[...active].join(" or ")}: rooms were made or archived between the jobs; run them again.`;
  return undefined;
}

function figuresOf(files: readonly PortalFile[], inactivePeople: number): Figures {
  const sum = (of: (file: PortalFile) => number): number =>
    files.reduce((total, file) => total + of(file), 0);
  return {
    counts: addCounts(files.map(({ counts }) => counts)),
    inactivePeople,
    rooms: sum(({ roomIds }) => roomIds.length),
    unreadableRooms: sum(({ unreadableRooms }) => unreadableRooms),
    // Every part reads the whole trail; the last one to do so saw it all.
    portalEvents: Math.max(...files.map(({ portalEvents }) => portalEvents)),
    roomEvents: sum(({ roomEvents }) => roomEvents),
  };
}

function totalOf(rows: readonly PortalRow[]): Figures {
  const all = rows.flatMap(({ figures }) => (figures === undefined ? [] : [figures]));
  const sum = (of: (figures: Figures) => number): number => all.reduce((total, one) => total + of(one), 0);
  return {
    counts: addCounts(all.map(({ counts }) => counts)),
    inactivePeople: sum(({ inactivePeople }) => inactivePeople),
    rooms: sum(({ rooms }) => rooms),
    unreadableRooms: sum(({ unreadableRooms }) => unreadableRooms),
    portalEvents: sum(({ portalEvents }) => portalEvents),
    roomEvents: sum(({ roomEvents }) => roomEvents),
  };
}

function addCounts(all: readonly Counts[]): Counts {
  const sum = { ...NOTHING };
  for (const counts of all) for (const kind of Object.keys(sum) as VerdictKind[]) sum[kind] += counts[kind];
  return sum;
}

/** Memberships, whatever their status. */
export function membersOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, one) => sum + one, 0);
}

function distinct(people: readonly InactivePerson[]): InactivePerson[] {
  return [...new Map(people.map((one) => [one.person, one])).values()];
}

/** The period that most files are of; of several the last one. */
function usualPeriod(files: readonly PortalFile[]): PeriodOfFile | undefined {
  const votes = new Map<string, { period: PeriodOfFile; count: number }>();
  for (const { period } of files) {
    const vote = votes.get(period.label) ?? { period, count: 0 };
    vote.count++;
    votes.set(period.label, vote);
  }
  return [...votes.values()].sort(
    (a, b) => b.count - a.count || compareText(b.period.lastDay, a.period.lastDay),
  )[0]?.period;
}

function isSamePeriod(a: PeriodOfFile, b: PeriodOfFile | undefined): boolean {
  return a.firstDay === b?.firstDay && a.lastDay === b.lastDay;
}

const STATES: readonly State[] = ["missing", "failed", "unusable", "incomplete", "complete"];

/** What asks for somebody first; then by inactive memberships; then by name. */
function byUrgency(a: PortalRow, b: PortalRow): number {
  return (
    STATES.indexOf(a.state) - STATES.indexOf(b.state) ||
    (b.figures?.counts.inactive ?? 0) - (a.figures?.counts.inactive ?? 0) ||
    compareText(a.name, b.name)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Addresses are compared without case and path. */
export function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
