import { ENGLISH_ROLLUP } from "../deliver/words/rollup-en.ts";
import type { RollUpWords } from "../deliver/words/words.ts";
import { labelInWords, number } from "../text/english.ts";
import type { Changes } from "./changes.ts";
import { type Figures, membersOf } from "./figures.ts";
import type { PortalRow, RollUp } from "./model.ts";
import type { Page } from "./page.ts";

/** One figure of a portal, as a column of every format; undefined where it is not known, which is never shown as 0. */
export interface FigureColumn {
  readonly head: string;
  /** Name in CSV and JSON. */
  readonly key: string;
  readonly value: (figures: Figures) => number | undefined;
}

const ofMembers =
  (value: (figures: Figures) => number): FigureColumn["value"] =>
  (figures) =>
    figures.judged ? value(figures) : undefined;

/** What a cell of a figure shows. */
export function figureText({ value }: FigureColumn, figures: Figures | undefined): string {
  const found = figures === undefined ? undefined : value(figures);
  return found === undefined ? "" : number(found);
}

export const FIGURES: readonly FigureColumn[] = [
  { head: "Rooms", key: "rooms", value: ({ rooms }) => rooms },
  { head: "Memberships", key: "memberships", value: ofMembers(({ counts }) => membersOf(counts)) },
  { head: "Active", key: "active", value: ofMembers(({ counts }) => counts.active) },
  { head: "Inactive", key: "inactive", value: ofMembers(({ counts }) => counts.inactive) },
  {
    head: "Inactive people",
    key: "inactive_people",
    value: ofMembers(({ inactivePeople }) => inactivePeople),
  },
  { head: "Unknown", key: "unknown", value: ofMembers(({ counts }) => counts.unknown) },
  { head: "New", key: "new", value: ofMembers(({ counts }) => counts.new) },
  { head: "Exempt", key: "exempt", value: ofMembers(({ counts }) => counts.exempt) },
  { head: "Invited", key: "invited", value: ofMembers(({ counts }) => counts.invited) },
  { head: "Disabled", key: "disabled", value: ofMembers(({ counts }) => counts.disabled) },
  { head: "Events in rooms", key: "room_events", value: ({ roomEvents }) => roomEvents },
  { head: "Events", key: "portal_events", value: ({ portalEvents }) => portalEvents },
];

const LESS = new Set(["new", "exempt", "invited", "disabled", "portal_events"]);

/** What a reader compares; the others stand behind it, or in other formats. */
export const SHOWN = FIGURES.filter(({ key }) => !LESS.has(key));
export const BESIDE = FIGURES.filter(({ key }) => LESS.has(key));

/** Whether there is anything to add up: of no figures at all, the totals are not 0 but not known. */
export function hasFigures(rows: readonly PortalRow[]): boolean {
  return rows.some(({ figures }) => figures !== undefined);
}

/** What changed in the number of inactive memberships: `+3`, `−2`, `±0`; empty where nothing is known. */
export function changeText(row: PortalRow, changes: Changes | undefined): string {
  const change = changes?.inactive.get(row.url);
  if (change === undefined) return "";
  return change === 0 ? "±0" : `${change > 0 ? "+" : "−"}${number(Math.abs(change))}`;
}

/** The head of the column of changes. */
export function changeHead({ since }: Changes): string {
  return since === undefined ? "Change" : `Inactive since ${labelInWords(since)}`;
}

/** What changed since the last roll-up, in sentences; none where there is nothing to compare with. */
export function changeWords({ changes }: Pick<Page, "changes">, say = ENGLISH_ROLLUP): readonly string[] {
  if (changes === undefined) return [];
  const { since, inactive, newPortals, gonePortals } = changes;
  const more = [...inactive.values()].filter((one) => one > 0).length;
  const fewer = [...inactive.values()].filter((one) => one < 0).length;
  return [
    say.changed(since, more, fewer),
    ...(newPortals.length > 0 ? [say.newPortals(listed(newPortals, say))] : []),
    ...(gonePortals.length > 0 ? [say.gonePortals(listed(gonePortals, say))] : []),
  ];
}

/** Names that one sentence lists. */
const MOST_NAMED = 50;

function listed(names: readonly string[], say: RollUpWords): string {
  const more = names.length - MOST_NAMED;
  const shown = names.slice(0, MOST_NAMED).join(", ");
  return more > 0 ? say.moreNames(shown, more) : shown;
}

/** The reasons of a row, and what else must be known of its figures, in one text. */
export function whyText({ why, remarks }: PortalRow, say = ENGLISH_ROLLUP): string {
  return [...why.map(say.why), ...remarks.map(say.remark)].join(" ");
}

/** What must be known of the totals, in sentences. */
export function totalsWords({ remarks }: RollUp, say = ENGLISH_ROLLUP): readonly string[] {
  return remarks.map(say.ofTotals);
}

/** The state of a row: of a portal of which not all rooms were wanted, it is said of no more than these. */
export function stateText({ state, chosenRooms }: PortalRow, say = ENGLISH_ROLLUP): string {
  const chosen = state === "complete" && chosenRooms !== undefined;
  return chosen ? `${say.states[state]}, ${say.chosenRooms(chosenRooms)}` : say.states[state];
}
