import { PAGE } from "../../docspace/wire/paging.ts";
import { UserError } from "../../errors.ts";
import type { ReadPage } from "./crowded-second.ts";
import { newestFirst } from "./repeated-hour.ts";

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
