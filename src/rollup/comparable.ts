import type { PortalRemark, TotalsRemark } from "../portal-reasons.ts";
import type { PortalRow } from "./model.ts";

/**
 * Says of each row, and of the totals, what keeps their figures from being of one kind: other rules than most portals
 * have, rooms that nobody wanted audited, members who were not judged, days that begin at other times, one portal twice.
 */
export function compared(
  portals: readonly { readonly row: PortalRow; readonly sample: readonly string[] }[],
): {
  readonly rows: readonly PortalRow[];
  readonly remarks: readonly TotalsRemark[];
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
    const remarks: PortalRemark[] = [];
    if (same.length > 0) remarks.push({ code: "same-accounts", parameters: { portals: same } });
    if (figures?.judged === false) remarks.push({ code: "not-judged", parameters: {} });
    if (chosenRooms !== undefined) remarks.push({ code: "chosen-rooms", parameters: { count: chosenRooms } });
    if (figures?.judged === true && rules !== undefined && usual !== undefined && rules !== usual)
      remarks.push({ code: "other-rules", parameters: { rules, usual } });
    return { ...row, remarks };
  });
  const zones = new Set(judged.flatMap(({ timeZone }) => timeZone ?? []));
  const chosen = rows.filter(({ chosenRooms }) => chosenRooms !== undefined).length;
  const unjudged = rows.filter(({ figures }) => figures?.judged === false).length;
  const doubled = twins.filter((same) => same.length > 0).length;
  const remark = (code: TotalsRemark["code"], count: number, least = 1): readonly TotalsRemark[] =>
    count < least ? [] : [{ code, parameters: { count } }];
  const remarks = [
    ...remark("same-accounts", doubled),
    ...remark("different-rules", votes.length, 2),
    ...remark("time-zones", zones.size, 2),
    ...remark("chosen-rooms", chosen),
    ...remark("not-judged", unjudged),
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
