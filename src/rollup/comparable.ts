import { counted } from "../text/english.ts";
import type { PortalRow } from "./model.ts";

/**
 * Says of each row, and of the totals, what keeps their figures from being of one kind: other rules than most portals
 * have, rooms that nobody wanted audited, members who were not judged, days that begin at other times, one portal twice.
 */
export function compared(
  portals: readonly { readonly row: PortalRow; readonly sample: readonly string[] }[],
): {
  readonly rows: readonly PortalRow[];
  readonly remarks: readonly string[];
} {
  const rows = portals.map(({ row }) => row);
  const twins = twinsOf(portals.map(({ row, sample }) => ({ name: row.name, sample })));
  const judged = rows.filter(({ figures }) => figures?.judged === true);
  const votes = [...Map.groupBy(judged, ({ rules = "" }) => rules)].sort(
    ([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1),
  );
  const [usual] = votes[0] ?? [];
  const told = rows.map((row, index) => {
    const same = twins[index] ?? [];
    const { figures, rules, chosenRooms } = row;
    const remarks = [
      ...(same.length > 0
        ? [`It has the same accounts as ${same.join(", ")}: one portal under two addresses is counted twice.`]
        : []),
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
  const doubled = twins.filter((same) => same.length > 0).length;
  const remarks = [
    ...(doubled > 0
      ? [
          `${counted(doubled, "portal has", "portals have")} the same accounts as another: where two addresses are one portal, its memberships are counted twice. Audit it under one of them.`,
        ]
      : []),
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
function twinsOf(
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
