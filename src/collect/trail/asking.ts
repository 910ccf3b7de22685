import { type AuditEvent, NO_PORTAL_YET } from "../../docspace/audit-trail.ts";
import { PAGE } from "../../docspace/wire/paging.ts";
import { UserError } from "../../errors.ts";
import type { TimeRange } from "../../time/epoch.ts";
import type { OffsetChange } from "../../time/offset-changes.ts";
import type { ReadPage } from "./crowded-second.ts";
import { instantInWindow, newestFirst, OutsideWindow, placeRows } from "./repeated-hour.ts";

/**
 * Whether the portal answers with its newest events whatever is asked, as a server does whose plan lacks the Audit
 * feature or whose settings hide the login history (`SecurityController.cs`).
 */
export async function answersAnything(readPage: ReadPage): Promise<boolean> {
  return (await readPage({ ...NO_PORTAL_YET, count: 1 })).length > 0;
}

/**
 * Pages whose rows carry true instants. A row that lies outside the asked window is no proof of anything by itself, so
 * the portal is asked for a time without events first: only if it shows events there too, {@link OutsideWindow} is
 * thrown. Else such a row was printed wrong in a way not known here; its place in the order of time is certain all the
 * same, because the server orders by the true date.
 */
export function askPlaced(readPage: ReadPage, changes: readonly OffsetChange[]): ReadPage {
  return async (query) => {
    const rows = await readPage(query);
    try {
      return placeRows(rows, query, changes);
    } catch (error) {
      if (!(error instanceof OutsideWindow) || (await answersAnything(readPage))) throw error;
      return placeByOrder(await readPage(query), query, changes);
    }
  };
}

/** The rows in the server's order; one whose date lies outside the window happened no later than the row before it. */
function placeByOrder(
  rows: readonly AuditEvent[],
  window: TimeRange,
  changes: readonly OffsetChange[],
): AuditEvent[] {
  let latest = window.to;
  const placed = rows.map((row) => {
    const at = instantInWindow(row.at, window, changes) ?? latest;
    latest = Math.min(latest, at);
    return { ...row, at };
  });
  return placed.sort(newestFirst);
}

/** The most rows that the trail gave in one answer so far; shared by all that read it in one run. */
export interface LargestPage {
  rows: number;
}

/**
 * Pages with fewer rows than asked for only where there are no more. Known servers give up to 100 rows
 * (`AuditEventRequestDto.cs`), but nothing in an answer says so, and what stands before a server may allow less. An answer
 * that is shorter than another one was not cut; one as large as the largest may have been, so that what follows it is
 * asked for, once, or until the page is full. Where a page of 100 rows came before, that costs nothing. A page put together
 * so may hold a row twice in place of another one of that second, where the server changed the order of ties meanwhile.
 *
 * @throws UserError where what follows is newer than what came before, as where the answer is always the same
 */
export function askWhole(ask: ReadPage, largest: LargestPage): ReadPage {
  return async (query) => {
    const { count = PAGE, startIndex = 0 } = query;
    let answer = await ask(query);
    const rows = [...answer];
    while (answer.length > 0 && rows.length < count && answer.length >= largest.rows) {
      largest.rows = answer.length;
      const oldest = Math.min(...rows.map(({ at }) => at));
      answer = await ask({ ...query, startIndex: startIndex + rows.length, count: count - rows.length });
      if (answer.some(({ at }) => at > oldest)) throw new UserError(SAME_AGAIN);
      rows.push(...answer);
    }
    largest.rows = Math.max(largest.rows, answer.length);
    return rows.length === answer.length ? rows : rows.sort(newestFirst);
  };
}

const SAME_AGAIN =
  "The portal gave the same events of the audit trail wherever the answer was asked to begin, so that the others cannot be read: look for a cache or a proxy in front of the portal.";

/**
 * Whether the trail answers at all: one row that was asked for and came shows it, an empty answer shows nothing. Where
 * login history is hidden and nothing happened within the retention days, a server answers every question with nothing.
 *
 * @param known an event that came before, asked for again; without one, whatever happened before or after the period
 * @param now epoch seconds
 */
export async function trailAnswers(
  ask: ReadPage,
  known: AuditEvent | undefined,
  period: TimeRange,
  now: number,
): Promise<boolean> {
  const windows = [
    ...(known ? [{ from: known.at, to: known.at }, period] : []),
    { from: NO_PORTAL_YET.to + 1, to: period.from - 1 },
    { from: period.to + 1, to: now },
  ];
  for (const window of windows) {
    if (window.from <= window.to && (await ask({ ...window, count: 1 })).length > 0) return true;
  }
  return false;
}
