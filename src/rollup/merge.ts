import type { FileFault, PortalReason } from "../portal-reasons.ts";
import { compared } from "./comparable.ts";
import { figuresOf, totalOf } from "./figures.ts";
import type { PortalRow, RollUp, State } from "./model.ts";
import type { FailedFile, FileRead, InactivePerson, PeriodOfFile, PortalFile } from "./portal-file.ts";
import { isSamePeriod, newestOf, whyNotOneMoment, whyNotTogether } from "./together.ts";

/** A portal that the plan wanted audited. */
export interface Expected {
  readonly name: string;
  readonly url: string;
  /** In how many parts; absent where the plan does not say. */
  readonly parts?: number;
}

/** What the files tell of one portal. */
interface OwnFiles {
  readonly figures: PortalFile[];
  readonly failures: FailedFile[];
  /** Why others of its files cannot be used. */
  readonly broken: FileFault[];
}

/** Makes one row of each portal. Pure; the order of the files does not matter. */
export function rollUp(files: readonly FileRead[], expected: readonly Expected[]): RollUp {
  const planned = new Map(expected.map((one) => [originOf(one.url), one]));
  const byPortal = new Map<string, OwnFiles>([...planned.keys()].map((url) => [url, nothing()]));
  const strays: PortalRow[] = [];
  const ownOf = (url: string): OwnFiles => {
    const own = byPortal.get(originOf(url)) ?? nothing();
    byPortal.set(originOf(url), own);
    return own;
  };
  for (const one of files) {
    if (one.kind === "figures") ownOf(one.file.url).figures.push(one.file);
    else if (one.kind === "failure") ownOf(one.file.url).failures.push(one.file);
    else if (one.url !== undefined) ownOf(one.url).broken.push(one.why);
    else
      strays.push({
        name: one.path,
        url: "",
        state: "unusable",
        why: [{ code: "stray-unusable", parameters: { fault: one.why } }],
        remarks: [],
      });
  }
  const period = usualPeriod(files.flatMap((one) => (one.kind === "figures" ? [one.file] : [])));
  const portals = [...byPortal].map(([url, own]) => {
    const plan = planned.get(url);
    return rowOf({ name: plan?.name ?? hostOf(url), url }, own, period, plan?.parts);
  });
  const { rows: told, remarks } = compared(portals);
  const rows = [...told, ...strays].sort(byUrgency);
  return {
    ...(period === undefined ? {} : { period: withoutZone(period) }),
    rows,
    remarks,
    totals: totalOf(rows.flatMap(({ figures }) => (figures === undefined ? [] : [figures]))),
    ...sharedPeople(portals),
    complete: rows.length > 0 && rows.every(({ state }) => state === "complete"),
  };
}

function withoutZone({ timeZone: _, ...period }: PeriodOfFile): Omit<PeriodOfFile, "timeZone"> {
  return period;
}

function nothing(): OwnFiles {
  return { figures: [], failures: [], broken: [] };
}

/** A portal's row with those who are inactive in it. */
interface Row {
  readonly row: PortalRow;
  readonly inactive: readonly InactivePerson[];
  readonly keyings: readonly string[];
  readonly sample: readonly string[];
}

function rowOf(
  named: Pick<PortalRow, "name" | "url">,
  { figures, failures: failed, broken }: OwnFiles,
  period: PeriodOfFile | undefined,
  planned: number | undefined,
): Row {
  const without = (state: State, why: readonly PortalReason[]): Row => ({
    row: { ...named, state, why, remarks: [] },
    inactive: [],
    keyings: [],
    sample: [],
  });
  const failures = eachOnce(failed.flatMap(({ why }) => why));
  const unusable = eachOnce(
    broken.map((fault): PortalReason => ({ code: "file-unusable", parameters: { fault } })),
  );
  if (figures.length === 0) {
    if (failures.length > 0) return without("failed", [...failures, ...unusable]);
    if (unusable.length > 0) return without("unusable", unusable);
    return without("missing", [{ code: "nothing-handed-on", parameters: {} }]);
  }
  const newest = newestOf(figures);
  const chosen = newest.filter((file) => isSamePeriod(file.period, period));
  const [other] = newest;
  if (chosen.length === 0 && other !== undefined)
    return without("unusable", [
      {
        code: "other-period",
        parameters: { firstDay: other.period.firstDay, lastDay: other.period.lastDay },
      },
      ...failures,
      ...unusable,
    ]);
  const refused = whyNotTogether(chosen, planned);
  if (refused !== undefined) return without("unusable", [refused, ...failures, ...unusable]);
  const last = chosen.reduce((a, b) => (b.generatedAt > a.generatedAt ? b : a));
  const apart = whyNotOneMoment(chosen);
  const why: PortalReason[] = [...distinctReasons(chosen.flatMap((file) => file.why))];
  if (apart !== undefined) why.push(apart);
  if (chosen.some((file) => file.period.provisional)) why.push({ code: "period-not-over", parameters: {} });
  why.push(...unusable);
  const complete = chosen.every((file) => file.complete) && why.length === 0;
  const inactive = distinct(chosen);
  return {
    row: {
      ...named,
      state: complete ? "complete" : "incomplete",
      why: complete || why.length > 0 ? why : [{ code: "untold", parameters: {} }],
      remarks: [],
      figures: figuresOf(chosen, inactive.length),
      rules: last.rules,
      ...chosenRooms(chosen),
      timeZone: last.period.timeZone,
      ...(last.runUrl === undefined ? {} : { runUrl: last.runUrl }),
    },
    inactive,
    keyings: chosen.flatMap(({ keying }) => keying ?? []),
    sample: [...new Set(chosen.flatMap(({ sample }) => sample))],
  };
}

/** Parts of one portal tell the same reason each for itself. */
function distinctReasons(reasons: readonly PortalReason[]): Iterable<PortalReason> {
  return new Map(reasons.map((one) => [textKey(one), one])).values();
}

/** Each once, in an order that does not depend on that of the files. */
function eachOnce(reasons: readonly PortalReason[]): readonly PortalReason[] {
  return [...distinctReasons(reasons)].sort((a, b) => compareText(textKey(a), textKey(b)));
}

/** Whatever a run's sentence is about beside: said twice, it tells nothing more. */
function textKey(reason: PortalReason): string {
  return "sentence" in reason.parameters ? reason.parameters.sentence : JSON.stringify(reason);
}

function chosenRooms(files: readonly PortalFile[]): Pick<PortalRow, "chosenRooms"> {
  if (!files.some(({ rooms }) => Array.isArray(rooms))) return {};
  return { chosenRooms: files.reduce((sum, { roomIds }) => sum + roomIds.length, 0) };
}

function sharedPeople(portals: readonly Row[]): Pick<RollUp, "shared" | "withoutKeys" | "keyings"> {
  // Nearly everybody is in one portal only: a list for each of them would be most of the memory.
  const first = new Map<string, string>();
  const people = new Map<string, string[]>();
  for (const { row, inactive } of portals) {
    for (const { address } of inactive) {
      if (address === undefined) continue;
      const before = first.get(address);
      if (before === undefined) first.set(address, row.name);
      else if (before !== row.name) {
        const there = people.get(address) ?? [before];
        if (there.at(-1) !== row.name) there.push(row.name);
        people.set(address, there);
      }
    }
  }
  return {
    shared: [...people]
      .map(([key, names]) => ({ key, portals: names.sort() }))
      .sort((a, b) => b.portals.length - a.portals.length || compareText(a.key, b.key)),
    withoutKeys: portals.filter(({ inactive }) => inactive.some(({ address }) => address === undefined))
      .length,
    keyings: new Set(portals.flatMap(({ keyings }) => keyings)).size,
  };
}

/** Each person of a portal once; with the address where one of the files has it. */
function distinct(files: readonly PortalFile[]): readonly InactivePerson[] {
  const [only, ...others] = files;
  if (only !== undefined && others.length === 0) return only.inactive;
  const people = new Map<string, InactivePerson>();
  for (const { inactive } of files) {
    for (const one of inactive)
      if (people.get(one.person)?.address === undefined) people.set(one.person, one);
  }
  return [...people.values()];
}

/** The period that most portals have reports of, in however many files; of several the last one. */
function usualPeriod(files: readonly PortalFile[]): PeriodOfFile | undefined {
  const votes = new Map<string, { period: PeriodOfFile; readonly portals: Set<string> }>();
  for (const { period, url } of files) {
    const vote = votes.get(period.label) ?? { period, portals: new Set() };
    // Of a period that is not over, the report that saw most of it names its last day.
    if (period.lastDay > vote.period.lastDay) vote.period = period;
    vote.portals.add(originOf(url));
    votes.set(period.label, vote);
  }
  return [...votes.values()].sort(
    (a, b) => b.portals.size - a.portals.size || compareText(b.period.lastDay, a.period.lastDay),
  )[0]?.period;
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

/** Addresses are compared without case, path, and the dot with which a host may end: the same portal counts once. */
export function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin.replace(/\.(?=:\d+$|$)/, "") : url;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
