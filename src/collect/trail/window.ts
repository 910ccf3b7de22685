import type { AuditEvent } from "../../docspace/audit-trail.ts";
import { PAGE } from "../../docspace/wire/paging.ts";
import type { EpochSeconds, TimeRange } from "../../time/epoch.ts";
import type { Segment, TrailFiles } from "../spool/spool.ts";
import type { CoverageBook } from "./coverage.ts";
import { type Filters, type ReadPage, readSecond, type SecondKnown } from "./crowded-second.ts";

/** So few rows of a second are simply asked for again: cheaper than finding out that their order has changed. */
const FEW_ROWS = 5;

/** What all windows of one reading share. */
export interface WindowWorld {
  readonly book: CoverageBook;
  readonly spool: Pick<TrailFiles, "segment" | "addLate">;
  readonly ask: ReadPage;
  /** What the server was seen to narrow its answers by. */
  readonly filters: Filters;
  /** Whether the server has kept the order of ties so far. */
  tiesStandStill: boolean;
}

/**
 * A part of the period with one reader, a cursor that works from `to` down to `from`.
 *
 * A page ends within some second, and the next page begins with that second again: whole, so that no page border can
 * hide a row of it; or, where many of its rows are known, stepping over those. Then, if none of the known rows comes
 * back, the second is complete: it has as many positions as rows. If one comes back, the server has changed the order of
 * ties, and the second is read on its own until every position is accounted for.
 */
export class Window {
  from: EpochSeconds;
  /** Newest second not yet read to its end. */
  to: EpochSeconds;
  /** Events a second, as far as known. */
  density: number | undefined;
  private readonly top: EpochSeconds;
  private readonly segment: Segment;
  /** Rows of second `to` that are known and left out of the next answer, by their number: `startIndex`. */
  private steppedOver = new Map<number, AuditEvent>();
  private requests = 0;
  private rows = 0;
  private duplicates = 0;

  private readonly world: WindowWorld;

  constructor(range: TimeRange, density: number | undefined, world: WindowWorld) {
    this.world = world;
    this.from = range.from;
    this.to = range.to;
    this.top = range.to;
    this.density = density;
    this.segment = world.spool.segment(range);
  }

  get done(): boolean {
    return this.to < this.from;
  }

  /** Events that it may still hold. */
  get promise(): number {
    return (this.density ?? 0) * (this.to - this.from + 1);
  }

  /** One page further down. */
  async advance(): Promise<void> {
    const second = this.to;
    const rows = await this.ask({
      from: this.from,
      to: second,
      count: PAGE,
      startIndex: this.steppedOver.size,
    });
    const inSecond = rows.filter((row) => row.at === second);
    this.keep(inSecond);
    const known = new Map([...this.steppedOver, ...inSecond.map((row) => [row.id, row] as const)]);
    const swapped = known.size < this.steppedOver.size + inSecond.length;
    if (swapped) {
      const positions = this.steppedOver.size + inSecond.length;
      const endSeen = inSecond.length < PAGE;
      await this.readCrowded(second, endSeen ? { rows: known, positions } : { rows: known });
    }

    // Another reader may have taken the older part meanwhile; its rows are its own.
    const mine = rows.filter((row) => row.at >= this.from);
    const below = mine.filter((row) => row.at < second);
    // A row that comes twice in one answer: its second is asked for again, and read on its own if need be.
    const doubled = below.find((row, index) => row.id === below[index + 1]?.id)?.at;
    const older = doubled === undefined ? below : below.filter((row) => row.at > doubled);
    this.keep(older);

    if (doubled === undefined && (rows.length < PAGE || mine.length < rows.length)) {
      this.goOnAt(this.from - 1);
    } else if (below.length === 0) {
      this.density ??= PAGE;
      if (swapped) this.goOnAt(second - 1);
      else this.goOnAt(second, known.values());
    } else {
      this.goOnBelow(second, doubled ?? older.at(-1)?.at ?? second - 1, rows.length, older);
    }
  }

  /** Ends the reading of it: what lies above the cursor is covered, what lies below is returned. */
  close(): TimeRange | undefined {
    this.segment.close();
    const { requests, rows, duplicates } = this;
    const from = Math.max(this.from, this.to + 1);
    this.world.book.addRead({ from, to: this.top, requests, rows, duplicates });
    return this.done ? undefined : { from: this.from, to: this.to };
  }

  /** The next page begins within second `last`, of which the rows at the end of `older` are known. */
  private goOnBelow(
    second: EpochSeconds,
    last: EpochSeconds,
    count: number,
    older: readonly AuditEvent[],
  ): void {
    this.density = count / Math.max(1, second - last);
    const partly = older.filter((row) => row.at === last);
    const few = this.world.tiesStandStill ? FEW_ROWS : PAGE / 2;
    this.goOnAt(last, partly.length <= few ? [] : partly);
  }

  /** Goes on at `second`, of which these rows are known and need not be sent again. */
  private goOnAt(second: EpochSeconds, known: Iterable<AuditEvent> = []): void {
    this.steppedOver = new Map([...known].map((row) => [row.id, row]));
    this.to = second;
  }

  private async readCrowded(second: EpochSeconds, known: SecondKnown): Promise<void> {
    const { world } = this;
    world.tiesStandStill = false;
    const exact = await readSecond(second, this.ask, known, world.filters);
    this.keep([...exact.rows.values()].filter((row) => !known.rows.has(row.id)));
    if (!exact.complete) world.book.unsettled.add(second);
  }

  private readonly ask: ReadPage = async (query) => {
    const rows = await this.world.ask(query);
    this.requests++;
    this.rows += rows.length;
    return rows;
  };

  private keep(rows: readonly AuditEvent[]): void {
    const fresh = this.world.book.fresh(rows);
    this.segment.append(fresh);
    this.duplicates += rows.length - fresh.length;
    this.world.book.duplicates += rows.length - fresh.length;
  }
}
