import { counted } from "../text/english.ts";
import type { PortalRow } from "./merge.ts";

/**
 * Says of each row, and of the totals, what keeps their figures from being of one kind: other rules than most portals
 * have, rooms that nobody wanted audited, members who were not judged, days that begin at other times.
 */
export function compared(rows: readonly PortalRow[]): {
  readonly rows: readonly PortalRow[];
  readonly remarks: readonly string[];
} {
  const judged = rows.filter(({ figures }) => figures?.judged === true);
  const votes = [...Map.groupBy(judged, ({ rules = "" }) => rules)].sort(
    ([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1),
  );
  const [usual] = votes[0] ?? [];
  const told = rows.map((row) => {
    const { figures, rules, chosenRooms } = row;
    const remarks = [
      ...(figures?.judged === false ? ["Its members were not judged: its report is on events alone."] : []),
      ...(chosenRooms === undefined ? [] : [`Only ${counted(chosenRooms, "chosen room")} of it.`]),
      ...(figures?.judged === true && rules !== usual
        ? [`Judged by ${rules}; most portals by ${usual}.`]
        : []),
    ];
    return { ...row, remarks };
  });
  const zones = new Set(judged.flatMap(({ timeZone }) => timeZone ?? []));
  const chosen = rows.filter(({ chosenRooms }) => chosenRooms !== undefined).length;
  const unjudged = rows.filter(({ figures }) => figures?.judged === false).length;
  const remarks = [
    ...(votes.length > 1
      ? [
          `The totals add up portals that were judged by ${votes.length} different rules: their rows say which.`,
        ]
      : []),
    ...(zones.size > 1
      ? [`The days of the period begin in ${zones.size} time zones, each portal's own.`]
      : []),
    ...(chosen > 0
      ? [`Of ${counted(chosen, "portal")} only chosen rooms were audited: nothing is said of the others.`]
      : []),
    ...(unjudged > 0
      ? [`Of ${counted(unjudged, "portal")} no member was judged: the figures of memberships do not hold it.`]
      : []),
  ];
  return { rows: told, remarks };
}

/** Of each portal the names of those with at least half of the same accounts in their samples. */
export function twinsOf(
  portals: readonly { readonly name: string; readonly sample: readonly string[] }[],
): readonly (readonly string[])[] {
  const holders = new Map<string, number[]>();
  for (const [index, { sample }] of portals.entries()) {
    for (const one of sample) {
      const before = holders.get(one);
      if (before === undefined) holders.set(one, [index]);
      else before.push(index);
    }
  }
  return portals.map(({ sample }, index) => {
    const shared = new Map<number, number>();
    for (const one of sample) {
      for (const other of holders.get(one) ?? []) {
        if (other !== index) shared.set(other, (shared.get(other) ?? 0) + 1);
      }
    }
    return [...shared].flatMap(([other, count]) => {
      const twin = portals[other];
      const fewer = Math.min(sample.length, twin?.sample.length ?? 0);
      return twin !== undefined && count * 2 >= fewer ? [twin.name] : [];
    });
  });
}
