import type { AuditEvent, AuditQuery } from "../../docspace/audit-trail.ts";
import { PAGE } from "../../docspace/wire/paging.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import { type Filter, isIn, nextPart, type Part } from "./second-parts.ts";

/** Reads one page of the audit filter; rows carry true instants. */
export type ReadPage = (query: AuditQuery) => Promise<readonly AuditEvent[]>;

/** So many times the positions are walked over without a new row before the second is given up. */
const WALKS = 12;
/** So many positions that must be there are asked for again, for rows that changed places with later ones. */
const OVERLAP = 70;
/** So often an answer is asked for again that holds a row twice. */
const REPEATS = 8;

/** The rows of one second, or those that could be had when the server's order never settled. */
export interface SecondRead {
  readonly rows: ReadonlyMap<number, AuditEvent>;
  readonly complete: boolean;
}

/** What is known of a second before it is read on its own. */
export interface SecondKnown {
  /** Rows that came already, while their order was seen to change. */
  readonly rows: ReadonlyMap<number, AuditEvent>;
  /** How many it has altogether, where the last answer told. */
  readonly positions?: number;
}

/** Filters that the server was seen to apply; one that fails is not tried again. */
export type Filters = Set<Filter>;

export function allFilters(): Filters {
  return new Set(["actionType", "action", "userId", "target"]);
}

/**
 * Reads every event of one second, also when there are more than a page of them.
 *
 * The server orders by date alone (`AuditEventsRepository.cs`), so rows of one second may change places between two
 * answers: some come twice, others never. Positions do not lie, though: the second holds as many rows as it has
 * positions, and the page that is not full ends at the last of them. So the second is complete exactly when the distinct
 * ids are as many as the positions. Until then it is divided where that takes fewer requests than asking for the whole
 * again: a part that fits on a page has no border at which a row could get lost.
 */
export async function readSecond(
  second: EpochSeconds,
  readPage: ReadPage,
  known: SecondKnown = { rows: new Map() },
  filters: Filters = allFilters(),
): Promise<SecondRead> {
  const reading = new SecondReading(second, readPage, known, filters);
  return { rows: reading.rows, complete: await reading.finish() };
}

/** How far a part of the second is read. */
interface Progress {
  readonly part: Part;
  /** Where the next page begins. */
  next: number;
  /** So many rows it has at least. */
  least: number;
  /** Where the part ends, as the last page told that was not full. */
  positions?: number;
}

const WHOLE: Part = {};

class SecondReading {
  readonly rows: Map<number, AuditEvent>;
  private readonly progress = new Map<string, Progress>();
  /** Whether the last answer was of the whole second, and showed its end. */
  private endSeen = false;

  private readonly second: EpochSeconds;
  private readonly readPage: ReadPage;
  private readonly filters: Filters;

  constructor(second: EpochSeconds, readPage: ReadPage, known: SecondKnown, filters: Filters) {
    this.second = second;
    this.readPage = readPage;
    this.filters = filters;
    this.rows = new Map(known.rows);
    const least = this.rows.size;
    const { positions } = known;
    const begun = positions === undefined ? { next: startBeyond(least) } : { next: 0, positions };
    this.progress.set(nameOf(WHOLE), { part: WHOLE, least, ...begun });
  }

  /** Reads until all rows are known; false where a second that many requests bring nothing new. */
  async finish(): Promise<boolean> {
    let before = this.rows.size;
    for (let fruitless = 0; fruitless <= this.patience; fruitless++) {
      if (this.positions === this.rows.size) {
        // Rows may have come since the end was seen.
        if (!this.endSeen) await this.lookAtEnd();
        if (this.positions === this.rows.size) return true;
      }
      await this.ask(this.positions === undefined ? WHOLE : this.choose(this.positions));
      if (this.rows.size > before) fruitless = -1;
      before = this.rows.size;
    }
    return false;
  }

  private get positions(): number | undefined {
    return this.progressOf(WHOLE).positions;
  }

  /** Requests without anything new after which there is nothing more to be hoped for. */
  private get patience(): number {
    return WALKS * Math.ceil((this.positions ?? this.rows.size + PAGE) / PAGE);
  }

  private choose(positions: number): Part {
    return nextPart({
      rows: [...this.rows.values()],
      missing: positions - this.rows.size,
      read: [...this.progress.values()].filter((progress) => this.isRead(progress)).map(({ part }) => part),
      filters: [...this.filters],
    });
  }

  /** Whether all rows of a part came: as many as it has positions, or no more than its first page, though full, had. */
  private isRead({ part, positions, least }: Progress): boolean {
    if (part === WHOLE || least === 0) return false;
    const known = this.knownIn(part);
    return positions === undefined ? known <= PAGE : known >= positions;
  }

  private knownIn(part: Part): number {
    if (part === WHOLE) return this.rows.size;
    let count = 0;
    for (const row of this.rows.values()) if (isIn(row, part)) count++;
    return count;
  }

  private progressOf(part: Part): Progress {
    const name = nameOf(part);
    let progress = this.progress.get(name);
    if (progress === undefined) {
      progress = { part, next: startBeyond(this.knownIn(part)), least: 0 };
      this.progress.set(name, progress);
    }
    return progress;
  }

  private async lookAtEnd(): Promise<void> {
    const whole = this.progressOf(WHOLE);
    whole.next = lastPageOf(this.rows.size);
    delete whole.positions;
    await this.ask(WHOLE);
  }

  /** One more page of a part: its positions one after the other, the last page so that it shows the end. */
  private async ask(part: Part): Promise<void> {
    const progress = this.progressOf(part);
    const start = progress.next;
    const page = await this.page(part, start);
    if (page === undefined) return;
    this.endSeen = part === WHOLE && page.length < PAGE;
    const end = start + page.length;
    if (page.length > 0) progress.least = Math.max(progress.least, end);
    // A page that is empty shows the end only where it begins with it.
    if (page.length < PAGE && end <= progress.least) progress.positions = end;
    else if (page.length < PAGE || end > (progress.positions ?? end)) delete progress.positions;
    const { positions } = progress;
    if (positions !== undefined) progress.next = end >= positions ? 0 : Math.min(end, lastPageOf(positions));
    else progress.next = page.length === 0 ? 0 : Math.max(end, startBeyond(this.knownIn(part)));
  }

  /** Undefined where the server does not narrow its answer so; then it is not asked so again. */
  private async page(part: Part, startIndex: number): Promise<readonly AuditEvent[] | undefined> {
    const query = { ...part, from: this.second, to: this.second, startIndex, count: PAGE };
    let page = await this.tried(part, query);
    // An answer that holds a row twice does not tell how many positions it stands for.
    for (let again = 0; again < REPEATS && page && doubledSeconds(page).size > 0; again++)
      page = await this.tried(part, query);
    for (const row of page ?? []) this.rows.set(row.id, row);
    if (page?.every((row) => isIn(row, part))) return page;
    for (const filter of this.filters) if (part[filter] !== undefined) this.filters.delete(filter);
    return undefined;
  }

  /** A server may refuse a target; whatever else is wrong shows itself in the next answer. */
  private async tried(part: Part, query: AuditQuery): Promise<readonly AuditEvent[] | undefined> {
    if (part.target === undefined) return this.readPage(query);
    return this.readPage(query).catch(() => undefined);
  }
}

/** Where a page begins that probably shows the end, where so many rows are known and more may be there. */
function startBeyond(known: number): number {
  return known < PAGE ? 0 : known - OVERLAP;
}

/** The last page that is not full. */
function lastPageOf(positions: number): number {
  return Math.max(0, positions - PAGE + 1);
}

function nameOf(part: Part): string {
  return JSON.stringify(part);
}

/** The seconds of which an answer holds a row twice: there it may hide another. */
export function doubledSeconds(rows: readonly AuditEvent[]): ReadonlySet<EpochSeconds> {
  const ids = new Set<number>();
  return new Set(rows.filter(({ id }) => ids.size === ids.add(id).size).map(({ at }) => at));
}
