import type { AuditEvent, AuditQuery } from "../../docspace/audit-trail.ts";
import { PAGE } from "../../docspace/wire/paging.ts";
import type { EpochSeconds } from "../../time/epoch.ts";

/** Reads one page of the audit filter; rows carry true instants. */
export type ReadPage = (query: AuditQuery) => Promise<readonly AuditEvent[]>;

/** Walks over all positions, where nothing else helps; ties are shuffled anew by each answer, so few are needed. */
const WALKS = 12;
/** So often an answer is asked for again that holds a row twice. */
const REPEATS = 8;

/** The rows of one second, or those that could be had when the server's order never settled. */
export interface SecondRead {
  readonly rows: ReadonlyMap<number, AuditEvent>;
  readonly complete: boolean;
}

/**
 * Reads every event of one second, also when there are more than a page of them.
 *
 * The server orders by date alone (`AuditEventsRepository.cs`), so rows of one second may change places between two
 * answers: some come twice, others never. Positions do not lie, though: the second holds as many rows as it has
 * positions, and the page that is not full ends at the last of them. So the second is complete exactly when the distinct
 * ids are as many as the positions. Until then only what does not fit on a page is divided: by action type, then by
 * action, then by user, whose parts mostly do fit and so have no border to get lost at; at last plain walks.
 *
 * @param known rows of the second that came already, while their order was seen to change
 */
export async function readSecond(
  second: EpochSeconds,
  readPage: ReadPage,
  known: ReadonlyMap<number, AuditEvent> = new Map(),
): Promise<SecondRead> {
  const reading = new SecondReading(second, readPage, known);
  const shuffled = known.size > 0;
  if (!shuffled && (await reading.walk())) return reading.result(true);
  await reading.divide({}, 0);
  for (let round = 0; round < WALKS; round++) {
    if (await reading.isComplete()) return reading.result(true);
    if (await reading.divideWhatIsNew()) continue;
    await reading.walk();
  }
  return reading.result(await reading.isComplete());
}

type Cell = Pick<AuditQuery, "actionType" | "action" | "userId">;

/** What divides a second further and further; the server applies these filters rightly. */
const DIMENSIONS: readonly {
  readonly name: keyof Cell;
  readonly of: (row: AuditEvent) => number | string;
}[] = [
  { name: "actionType", of: (row) => row.actionType },
  { name: "action", of: (row) => row.actionId },
  { name: "userId", of: (row) => row.userId },
];

class SecondReading {
  private readonly rows: Map<number, AuditEvent>;
  private readonly asked = new Set<string>();
  /** Where the second ends, as the last page told that was not full. */
  private positions: number | undefined;

  private readonly second: EpochSeconds;
  private readonly readPage: ReadPage;

  constructor(second: EpochSeconds, readPage: ReadPage, known: ReadonlyMap<number, AuditEvent>) {
    this.second = second;
    this.readPage = readPage;
    this.rows = new Map(known);
  }

  result(complete: boolean): SecondRead {
    return { rows: this.rows, complete };
  }

  /** Whether as many rows are known as the second has positions; looks anew where they end, unless it is too early. */
  async isComplete(): Promise<boolean> {
    if (this.positions !== undefined && this.positions > this.rows.size) return false;
    this.positions = undefined;
    return this.walk(Math.max(0, this.rows.size - 1));
  }

  /** The positions from `start` on, page after page, until every row is known; whether that is so. */
  async walk(start = 0): Promise<boolean> {
    for (;;) {
      const page = await this.page({}, start);
      start += page.length;
      if (page.length < PAGE) this.positions = page.length > 0 || start === 0 ? start : undefined;
      if (this.positions === this.rows.size) return true;
      if (page.length < PAGE || start === this.positions) return false;
    }
  }

  /** Asks for a part by every value that rows of it are known to have; parts that fill a page are divided further. */
  async divide(cell: Cell, depth: number): Promise<void> {
    const dimension = DIMENSIONS[depth];
    if (dimension === undefined) return;
    const values = new Set([...this.rows.values()].filter((row) => isIn(row, cell)).map(dimension.of));
    for (const value of values) {
      const part = { ...cell, [dimension.name]: value };
      // Where all rows are of one kind, the part would be the whole again.
      const full = values.size === 1 || (await this.overflows(part));
      if (full) await this.divide(part, depth + 1);
    }
  }

  /** Divides once more if rows of kinds came that no part was asked for. */
  async divideWhatIsNew(): Promise<boolean> {
    const before = this.asked.size;
    await this.divide({}, 0);
    return this.asked.size > before;
  }

  /** Whether a part does not fit on a page. It is asked for once. */
  private async overflows(part: Cell): Promise<boolean> {
    const name = JSON.stringify(part);
    const full = `${name} full`;
    if (this.asked.has(name)) return this.asked.has(full);
    this.asked.add(name);
    const page = await this.page(part, 0);
    if (page.length < PAGE) return false;
    this.asked.add(full);
    return true;
  }

  private async page(part: Cell, startIndex: number): Promise<readonly AuditEvent[]> {
    const query = { ...part, from: this.second, to: this.second, startIndex, count: PAGE };
    let page = await this.readPage(query);
    // An answer that holds a row twice does not tell how many positions it stands for.
    for (let again = 0; again < REPEATS && hasDoubles(page); again++) page = await this.readPage(query);
    for (const row of page) this.rows.set(row.id, row);
    return page;
  }
}

function isIn(row: AuditEvent, cell: Cell): boolean {
  return (
    (cell.actionType === undefined || row.actionType === cell.actionType) &&
    (cell.action === undefined || row.actionId === cell.action) &&
    (cell.userId === undefined || row.userId === cell.userId)
  );
}

function hasDoubles(page: readonly AuditEvent[]): boolean {
  return new Set(page.map((row) => row.id)).size < page.length;
}
