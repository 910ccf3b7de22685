import { number } from "../text/english.ts";
import type { Changes } from "./changes.ts";
import { type Figures, membersOf, type PortalRow, type State } from "./merge.ts";

/** How the state of a portal is called on the pages. */
export const STATE_WORDS: Readonly<Record<State, string>> = {
  complete: "Complete",
  incomplete: "Incomplete",
  failed: "Failed",
  missing: "Missing",
  unusable: "Not usable",
};

/** One figure of a portal, as a column of every format; undefined where it is not known, which is never shown as 0. */
export interface FigureColumn {
  readonly head: string;
  /** Name in CSV and JSON. */
  readonly key: string;
  readonly value: (figures: Figures) => number;
}

export const FIGURES: readonly FigureColumn[] = [
  { head: "Rooms", key: "rooms", value: ({ rooms }) => rooms },
  { head: "Memberships", key: "memberships", value: ({ counts }) => membersOf(counts) },
  { head: "Active", key: "active", value: ({ counts }) => counts.active },
  { head: "Inactive", key: "inactive", value: ({ counts }) => counts.inactive },
  { head: "Inactive people", key: "inactive_people", value: ({ inactivePeople }) => inactivePeople },
  { head: "Unknown", key: "unknown", value: ({ counts }) => counts.unknown },
  { head: "New", key: "new", value: ({ counts }) => counts.new },
  { head: "Exempt", key: "exempt", value: ({ counts }) => counts.exempt },
  { head: "Invited", key: "invited", value: ({ counts }) => counts.invited },
  { head: "Disabled", key: "disabled", value: ({ counts }) => counts.disabled },
  { head: "Events in rooms", key: "room_events", value: ({ roomEvents }) => roomEvents },
  { head: "Events", key: "portal_events", value: ({ portalEvents }) => portalEvents },
];

/** What changed in the number of inactive memberships: `+3`, `−2`, `±0`; empty where nothing is known. */
export function changeText(row: PortalRow, changes: Changes | undefined): string {
  const change = changes?.inactive.get(row.url);
  if (change === undefined) return "";
  return change === 0 ? "±0" : `${change > 0 ? "+" : "−"}${number(Math.abs(change))}`;
}

/** The reasons of a row in one text. */
export function whyText({ why }: PortalRow): string {
  return why.join(" ");
}
