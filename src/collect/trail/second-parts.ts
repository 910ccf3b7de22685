import type { AuditEvent, AuditQuery } from "../../docspace/audit-trail.ts";
import { FILE, FOLDER } from "../../docspace/wire/entry-types.ts";
import { PAGE } from "../../docspace/wire/paging.ts";

/**
 * What of a second is asked for: filters that the server applies rightly. With `action` it does not look at the others
 * but `userId`, and takes a `target` for the whole one; with `entryType` a target is any part of the text
 * (`AuditEventsRepository.cs`).
 */
export type Part = Pick<AuditQuery, "actionType" | "action" | "userId" | "entryType" | "target">;

/** Filters by which a second may be divided. */
export type Filter = "actionType" | "action" | "userId" | "target";

/** What is known of a second while it is read. */
export interface Known {
  readonly rows: readonly AuditEvent[];
  /** How many rows it has beyond those. */
  readonly missing: number;
  /** Parts of which every row is known. */
  readonly read: readonly Part[];
  /** Filters that this server applies. */
  readonly filters: readonly Filter[];
}

/** Kinds of entry that the server can be asked for together with a target; for rooms and tags it answers an error. */
const ENTRIES: readonly number[] = [FILE, FOLDER];
/** A part that is believed to have so many rows is asked for as one page. */
const FITS = 0.97 * PAGE;

/**
 * The part to ask for next: the one from which the fewest requests are to be expected until every row is known, by the
 * rows that came so far. The whole second, `{}`, where nothing divides it to advantage.
 */
export function nextPart({ rows, missing, read, filters }: Known): Part {
  const open = new Set(rows.filter((row) => !read.some((part) => isIn(row, part))));
  return planFor({ part: {}, rows }, missing, { open, filters }).first;
}

/** A part and those of its rows that are known. */
interface Group {
  readonly part: Part;
  readonly rows: readonly AuditEvent[];
}

interface Circumstances {
  /** Known rows of no part that was read: rows that are missing are of their kinds. */
  readonly open: ReadonlySet<AuditEvent>;
  readonly filters: readonly Filter[];
}

interface Plan {
  /** Requests to be expected. */
  readonly cost: number;
  readonly first: Part;
}

function planFor({ part, rows }: Group, missing: number, around: Circumstances): Plan {
  const size = rows.length + missing;
  if (size <= FITS) return { cost: 1, first: part };
  let best: Plan = { cost: walkCost(size, missing), first: part };
  for (const filter of around.filters) {
    const groups = divisions[filter](part, rows);
    if (groups.length < 2) continue;
    best = planForAll(groups, missing, best, around);
  }
  return best;
}

/** All of these parts, the one with most unread rows first; `best` where that costs less. */
function planForAll(groups: readonly Group[], missing: number, best: Plan, around: Circumstances): Plan {
  const unread = groups
    .map((group) => ({ group, open: group.rows.filter((row) => around.open.has(row)).length }))
    .filter(({ open }) => open > 0)
    .sort((a, b) => b.open - a.open);
  const allOpen = unread.reduce((sum, { open }) => sum + open, 0);
  // With few rows missing, the last part need not be asked for on the average.
  const share = missing / (missing + 1);
  let cost = 0;
  let first: Part | undefined;
  for (const { group, open } of unread) {
    const plan = planFor(group, (missing * open) / allOpen, around);
    cost += plan.cost * share;
    if (cost >= best.cost) return best;
    first ??= plan.first;
  }
  return first ? { cost, first } : best;
}

/** Requests until each of `missing` rows has come, where an answer holds a page of `size` rows by chance. */
function walkCost(size: number, missing: number): number {
  const rounds = missing < 1 ? missing : Math.log(missing) + 0.577 + 1 / (2 * missing);
  return Math.max(1, rounds / -Math.log(1 - Math.min(FITS, size - 1) / size));
}

/** How a part is divided by each filter, by the values that its known rows have; not at all where that divides nothing. */
const divisions: Readonly<Record<Filter, (part: Part, rows: readonly AuditEvent[]) => readonly Group[]>> = {
  actionType: (part, rows) =>
    part.actionType !== undefined || part.action !== undefined
      ? []
      : grouped(
          rows,
          (row) => row.actionType,
          (actionType) => ({ ...part, actionType }),
        ),
  action: (part, rows) =>
    part.action !== undefined || part.target !== undefined
      ? []
      : grouped(
          rows,
          (row) => row.actionId,
          (action) => ({ ...part, action }),
        ),
  userId: (part, rows) =>
    part.userId !== undefined
      ? []
      : grouped(
          rows,
          (row) => row.userId,
          (userId) => ({ ...part, userId }),
        ),
  target: (part, rows) => (part.action !== undefined ? [] : byTarget(part, rows)),
};

function grouped<Value>(
  rows: readonly AuditEvent[],
  valueIn: (row: AuditEvent) => Value,
  partOf: (value: Value) => Part,
): readonly Group[] {
  const groups = Map.groupBy(rows, valueIn);
  if (groups.size < 2) return [];
  return [...groups].map(([value, inGroup]) => ({ part: partOf(value), rows: inGroup }));
}

/** Parts whose entries' numbers begin alike, one figure longer than is common to all: `1201`, `1202`, `1203`. */
function byTarget(part: Part, rows: readonly AuditEvent[]): readonly Group[] {
  const entryType =
    part.entryType ?? ENTRIES.find((entry) => rows.every((row) => row.entries.includes(entry)));
  if (entryType === undefined) return [];
  // Others have the figures somewhere else, and are in other parts too.
  const texts = rows.map(targetOf).filter((text) => text !== "" && text.startsWith(part.target ?? ""));
  const length = commonLength(texts) + 1;
  const beginnings = new Set(texts.map((text) => text.slice(0, length)));
  if (beginnings.size < 2) return [];
  const groups = [...beginnings].map((target) => {
    const narrowed = { ...part, entryType, target };
    return { part: narrowed, rows: rows.filter((row) => isIn(row, narrowed)) };
  });
  return groups.some((group) => group.rows.length === rows.length) ? [] : groups;
}

/** The text in which the server looks for a target (`MessageTarget.cs`). */
function targetOf(row: AuditEvent): string {
  return row.target.join(",");
}

function commonLength(texts: readonly string[]): number {
  const [first = "", ...others] = texts;
  let length = first.length;
  for (const text of others) while (!text.startsWith(first.slice(0, length))) length--;
  return length;
}

/** Whether a row is one of a part's. */
export function isIn(row: AuditEvent, part: Part): boolean {
  return (
    (part.actionType === undefined || row.actionType === part.actionType) &&
    (part.action === undefined || row.actionId === part.action) &&
    (part.userId === undefined || row.userId === part.userId) &&
    (part.entryType === undefined || row.entries.includes(part.entryType)) &&
    (part.target === undefined || targetOf(row).includes(part.target))
  );
}
