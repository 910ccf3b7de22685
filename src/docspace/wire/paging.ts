import { UserError } from "../../errors.ts";
import { atOnce } from "../http/at-once.ts";
import { unexpectedAnswer } from "../http/portal-error.ts";

/** Rows of a full page: the most that every list of the server gives at once (`ApiContext.MaxCount`, v3.5.0 to v3.7.2). */
export const PAGE = 100;

/** One page of a list, as the server answered. */
export interface ListPage<Row> {
  readonly rows: readonly Row[];
  /** Rows of the whole list, by this answer. */
  readonly total: number;
  /** Method and path that were asked, for messages. */
  readonly endpoint: string;
}

/** Requests that reading a list of so many rows takes: each page begins with the last row of the one before. */
export const pagesOfList = (rows: number): number => Math.max(1, Math.ceil((rows - 1) / (PAGE - 1)));

export interface ListReading<Row> {
  /** Up to `count` rows from `startIndex` on. */
  readonly readPage: (startIndex: number, count: number) => Promise<ListPage<Row>>;
  /** What tells a row from every other; undefined for rows that look alike, such as those of deleted accounts. */
  readonly keyOf: (row: Row) => string | number | undefined;
}

/** How often a list is read that does not stand still. */
const WALKS = 6;
/** How often where its total stays the same, and walks show rows that others hid: its rows change places. */
const SHUFFLED_WALKS = 24;
/**
 * By so many rows the pages of each walk are smaller than those of the one before, for so many walks. A database gives rows that its order
 * does not tell apart in an order of its own for each limit and offset, the same at every answer: pages cut elsewhere
 * show the rows that the first cut hid.
 */
const STEP = 3;
const CUTS = 12;
const pageOf = (attempt: number): number => PAGE - ((attempt - 1) % CUTS) * STEP;
/** So many walks, all cut differently, must agree where rows that look alike lie in several pages. */
const AGREEING = 3;
/** A total beyond this is no list of a portal. */
const MOST_ROWS = 1_000_000;

/**
 * Reads a paged list whole. No list of the server has an order by something unique, so rows shift, or change places,
 * between two pages while people work (`SecurityDao.cs`, `EntryManager.cs`, `FileDao.cs`). The list is proved
 * complete when every page told the same total, each page began with the last row of the page before it, and the
 * distinct rows are as many as the total; or when as many rows as the total were seen both before and after a moment
 * between two walks, so that all of them were in the list at that moment. Rows that look alike are as many as one answer
 * shows; where they lie in several pages, some walks that are cut in different places must agree about all others.
 * Otherwise it is read again, and given up after some walks.
 *
 * @throws UserError when the list kept changing, or its total does not fit its rows
 */
export async function readWholeList<Row>(reading: ListReading<Row>): Promise<Row[]> {
  const proof = createProof<Row>();
  for (let attempt = 1; ; attempt++) {
    const walk = await walkOnce(reading, pageOf(attempt));
    const whole = proof.by(walk);
    if (whole !== undefined) return whole;
    if (isGivenUp(attempt, proof)) {
      throw new UserError(
        `The list at ${walk.endpoint} kept changing while it was read, or has fewer rows than its total says: it cannot be proved complete; run the action again when fewer people are working.`,
      );
    }
  }
}

/**
 * Looks for rows in a paged list, and reads no further than that takes: first its pages all at once, without the proof
 * that no row slipped over a border; only where many of those wanted were not among them it is read with it.
 *
 * @param expected rows that it is believed to have
 * @returns the rows seen; `whole`: the list is proved to have no others. Else it kept changing, or those wanted that are
 * not among them are so few that asking for each by itself takes no more requests than another walk
 */
export async function seekInList<Row>(
  reading: ListReading<Row>,
  wanted: ReadonlySet<string | number>,
  expected = 0,
): Promise<{ readonly rows: readonly Row[]; readonly whole: boolean }> {
  const seen = new Map<string | number | undefined, Row>();
  const areFew = (rows: readonly Row[], pages: number): boolean => {
    for (const row of rows) seen.set(reading.keyOf(row), row);
    return [...wanted].filter((key) => !seen.has(key)).length <= pages;
  };
  const glance = await glanceOver(reading, expected);
  if (areFew(glance.rows, glance.pages)) return { rows: [...seen.values()], whole: false };
  const proof = createProof<Row>();
  for (let attempt = 1; ; attempt++) {
    const walk = await walkOnce(reading, pageOf(attempt));
    const whole = proof.by(walk);
    if (whole !== undefined) return { rows: whole, whole: true };
    if (areFew(walk.rows, walk.pages) || isGivenUp(attempt, proof))
      return { rows: [...seen.values()], whole: false };
  }
}

/** Every page once, those of the rows expected all at once. */
async function glanceOver<Row>(
  { readPage }: ListReading<Row>,
  expected: number,
): Promise<{ readonly rows: readonly Row[]; readonly pages: number }> {
  const pages: ListPage<Row>[] = [];
  let total = Math.max(1, expected);
  while (pages.length * PAGE < total) {
    const starts: number[] = [];
    for (let start = pages.length * PAGE; start < total; start += PAGE) starts.push(start);
    const read = await atOnce(starts, (start) => readPage(start, PAGE));
    pages.push(...read);
    total = Math.min(read[0]?.total ?? 0, MOST_ROWS);
  }
  return { rows: pages.flatMap(({ rows }) => rows), pages: pages.length };
}

function isGivenUp(attempt: number, { shuffled }: Proof<unknown>): boolean {
  return attempt >= (shuffled() ? SHUFFLED_WALKS : WALKS);
}

interface Proof<Row> {
  /** The list's rows, where this walk, with those before it, proves that it was seen whole. */
  by(walk: Walk<Row>): Row[] | undefined;
  /** Whether walks before the last showed rows that it hid, of a list with the same total. */
  shuffled(): boolean;
}

function createProof<Row>(): Proof<Row> {
  const together = createTogether<Row>();
  const agreement = createAgreement<Row>();
  return {
    by(walk) {
      const whole = together.with(walk);
      const agreed = agreement.with(walk);
      return walk.seamless || agreed ? walk.rows : whole;
    },
    shuffled: () => together.shuffled() || agreement.isOpen(),
  };
}

/** Whether walks that were cut differently saw the same rows, as many as the total with those that look alike. */
function createAgreement<Row>(): { with(walk: Walk<Row>): boolean; isOpen(): boolean } {
  let before: Walk<Row> | undefined;
  const sizes = new Set<number>();
  return {
    with(walk) {
      if (!walk.complete) return false;
      const agrees =
        before !== undefined &&
        before.total === walk.total &&
        before.byKey.size === walk.byKey.size &&
        [...walk.byKey.keys()].every((key) => before?.byKey.has(key));
      if (!agrees) sizes.clear();
      before = walk;
      return sizes.add(walk.size).size === AGREEING;
    },
    isOpen: () => before !== undefined,
  };
}

/**
 * What walks that all told one total saw together. The distinct rows of them all prove nothing even if they are as many
 * as the total: one may have gone and another have come, while the order hid a third from every walk. Rows that were
 * seen before a moment and after it were all in the list then; as many of these as the total are the whole list.
 */
function createTogether<Row>(): {
  with(walk: Walk<Row>): Row[] | undefined;
  shuffled(): boolean;
} {
  let total: number | undefined;
  /** Of each walk. */
  let alikes: (readonly Row[])[] = [];
  /** The walks that saw each row first and last. */
  const seen = new Map<string | number, { readonly first: number; last: number; row: Row }>();
  let shuffled = false;
  const seenAround = (moment: number): Row[] | undefined => {
    const rows = [...seen.values()].filter(({ first, last }) => first <= moment && moment < last);
    const most = (part: readonly (readonly Row[])[]): readonly Row[] =>
      part.reduce((one, other) => (other.length > one.length ? other : one));
    const alike = [most(alikes.slice(0, moment + 1)), most(alikes.slice(moment + 1))];
    const [fewest = []] = alike.sort((one, other) => one.length - other.length);
    return rows.length + fewest.length === total ? [...rows.map(({ row }) => row), ...fewest] : undefined;
  };
  return {
    with(walk) {
      shuffled = false;
      if (walk.total === undefined || walk.total !== total) {
        alikes = [];
        seen.clear();
      }
      total = walk.total;
      if (total === undefined) return undefined;
      const last = alikes.push(walk.alike) - 1;
      for (const [key, row] of walk.byKey) {
        const known = seen.get(key);
        seen.set(key, { first: known?.first ?? last, last, row });
      }
      shuffled = seen.size > walk.byKey.size;
      for (let moment = last - 1; moment >= 0; moment--) {
        const whole = seenAround(moment);
        if (whole !== undefined) return whole;
      }
      return undefined;
    },
    shuffled: () => shuffled,
  };
}

interface Walk<Row> {
  readonly endpoint: string;
  /** Requests it took. */
  readonly pages: number;
  /** Rows of a full page. */
  readonly size: number;
  /** What every page told; undefined where they differ, or a page had another number of rows than it must. */
  readonly total: number | undefined;
  /** In the order of the list; of those that look alike, all that any page showed. */
  readonly rows: Row[];
  readonly byKey: ReadonlyMap<string | number, Row>;
  /** Rows that look alike, of the page that has most of them: there are no fewer. */
  readonly alike: readonly Row[];
  /** As many rows as every page said. */
  readonly complete: boolean;
  /** Besides, no row can have slipped over the border of two pages. */
  readonly seamless: boolean;
}

async function walkOnce<Row>({ readPage, keyOf }: ListReading<Row>, size: number): Promise<Walk<Row>> {
  // Whoever gives more rows than were asked for gives those of the next page.
  const read = async (start: number): Promise<ListPage<Row>> => {
    const page = await readPage(start, size);
    return { ...page, rows: page.rows.slice(0, size) };
  };
  const first = await read(0);
  const { total, endpoint } = first;
  if (!Number.isSafeInteger(total) || total < 0 || total > MOST_ROWS) {
    throw unexpectedAnswer(endpoint, 'has no credible number in "total"');
  }
  // Each page begins with the last row of the one before, so that its border is seen from both sides.
  const starts: number[] = [];
  for (let start = size - 1; start + 1 < total; start += size - 1) starts.push(start);
  let broken = first.rows.length !== Math.min(size, total);
  const others = await atOnce(broken ? [] : starts, async (start) => {
    // A list that fell apart is not read to its end.
    if (broken) return undefined;
    const page = await read(start);
    broken ||= page.total !== total || page.rows.length !== Math.min(size, total - start);
    return page;
  });

  const rows = [...first.rows];
  let seams = true;
  for (const page of others) {
    if (page === undefined) continue;
    const [border, ...rest] = page.rows;
    const last = rows.at(-1);
    seams &&= border !== undefined && last !== undefined && keyOf(border) === keyOf(last);
    rows.push(...(seams || border === undefined ? rest : page.rows));
  }
  const [alike = []] = [first, ...others.flatMap((page) => page ?? [])]
    .map((page) => page.rows.filter((row) => keyOf(row) === undefined))
    .sort((one, other) => other.length - one.length);
  const byKey = new Map<string | number, Row>();
  const distinct = rows.filter((row) => {
    const key = keyOf(row);
    if (key === undefined) return true;
    const isNew = !byKey.has(key);
    if (isNew) byKey.set(key, row);
    return isNew;
  });
  const complete = !broken && distinct.length === total;
  return {
    endpoint,
    pages: 1 + others.length,
    size,
    total: broken ? undefined : total,
    rows: distinct,
    byKey,
    alike,
    complete,
    seamless: complete && seams && rows.length === total && byKey.size + alike.length === total,
  };
}
