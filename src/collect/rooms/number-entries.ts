import type { OffsetChange } from "../../time/offset-changes.ts";
import type { EventStream, RoomLogEntry } from "../collected.ts";
import type { UnnumberedEntry } from "../spool/spool.ts";
import { createMatching, type Matched } from "./match-entries.ts";
import type { KnownTitles } from "./settle-group.ts";

export interface Numbering {
  /** Entries without ids, in the order in which they were read; only those that count. */
  readonly entries: () => AsyncIterable<readonly UnnumberedEntry[]>;
  /** The trail, stretch by stretch; none where there is none. */
  readonly trails: readonly EventStream[];
  /** The title that the context of a row gives, or the name of a place. */
  readonly titleOf: (context: string) => string;
  readonly titles: KnownTitles;
  readonly clockChanges: readonly OffsetChange[];
}

/** Joins the entries to the rows of the trail (see {@link createMatching}); without a trail none has a row. */
export async function matchEntries(numbering: Numbering): Promise<Matched> {
  const { entries, trails, titleOf, titles, clockChanges } = numbering;
  const matching = createMatching(titles, clockChanges);
  if (trails.length === 0) return matching.match();
  for await (const page of entries()) for (const entry of page) matching.addEntry(entry);
  for (const trail of trails) {
    for await (const page of trail.read()) {
      for (const row of page) matching.addRow({ ...row, title: titleOf(row.context) });
    }
  }
  return matching.match();
}

/**
 * The entries with the ids of their rows. Those without a row, and those whose row is in doubt, get negative numbers of
 * their own, which no event has.
 */
export async function* numbered(
  entries: AsyncIterable<readonly UnnumberedEntry[]>,
  matched: Matched,
): AsyncIterable<readonly RoomLogEntry[]> {
  let position = 0;
  for await (const page of entries) {
    yield page.map(({ walk: _, ...entry }) => {
      const id = matched.rowOf(position) ?? -1 - position;
      position++;
      return { ...entry, id };
    });
  }
}
