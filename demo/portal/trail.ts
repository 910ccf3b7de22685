import { actions, shownInLog, unmappedActions } from "./actions.ts";
import type { EventDetails, NewEvent } from "./model.ts";

/** One event as it is stored; built from the columns when asked for. */
export interface StoredEvent {
  readonly id: number;
  readonly at: number;
  readonly personId: string;
  readonly action: number;
  readonly target: number;
  readonly target2: number;
  readonly roomId: number;
  readonly folderId: number;
  readonly details: EventDetails | undefined;
}

/** Conditions the audit filter applies; times are inclusive seconds. */
export interface TrailQuery {
  readonly from?: number;
  readonly to?: number;
  readonly personId?: string;
  readonly action?: number;
  readonly actionType?: number;
  /** Beside an action the whole text of the target, beside a kind of entry any part of it. */
  readonly target?: string;
  readonly entryType?: number;
  /** Actions that the server's mappers do not know in this version. */
  readonly without?: ReadonlySet<number>;
  readonly startIndex: number;
  readonly count: number;
}

const numberColumns = ["ids", "times", "targets", "targets2", "rooms", "folders"] as const;

/**
 * The audit table (`audit_events`), one typed array a column, so that a million rows take some 30 MB. Rows are kept in
 * the order of time; each room has an index of the rows its log shows, in the order of ids.
 */
export class Trail {
  /** Rows, visible or not. */
  length = 0;
  private ids = new Uint32Array(0);
  private times = new Uint32Array(0);
  private targets = new Uint32Array(0);
  private targets2 = new Uint32Array(0);
  private rooms = new Uint32Array(0);
  private folders = new Uint32Array(0);
  private people = new Uint16Array(0);
  private kinds = new Uint16Array(0);
  private readonly details = new Map<number, EventDetails>();
  private readonly personIds: string[] = [];
  private readonly personIndex = new Map<string, number>();

  /** Row numbers in ascending order of (time, id): what the filter can list. */
  private order = new Uint32Array(0);
  private ordered = 0;
  /** Rows of actions that the server's mappers do not know. */
  private readonly unmapped: number[] = [];
  /** Every action that has a row. */
  private readonly kindsSeen = new Set<number>();
  /** Rows written but not yet visible, earliest first. */
  private readonly pending: { readonly row: number; readonly from: number }[] = [];
  private readonly logs = new Map<number, number[]>();
  private logsBuilt = false;
  private nextId = 1;
  /** Changes whenever a row becomes visible, so that what was derived can be kept until then. */
  version = 0;

  /** Id of the row added last; 0 where there is none. */
  get newestId(): number {
    return this.nextId - 1;
  }

  reserve(capacity: number): void {
    if (capacity <= this.ids.length) return;
    for (const name of numberColumns) {
      const wider = new Uint32Array(capacity);
      wider.set(this[name]);
      this[name] = wider;
    }
    const people = new Uint16Array(capacity);
    people.set(this.people);
    this.people = people;
    const kinds = new Uint16Array(capacity);
    kinds.set(this.kinds);
    this.kinds = kinds;
    const order = new Uint32Array(capacity);
    order.set(this.order);
    this.order = order;
  }

  /** Number of a person in the columns. */
  person(id: string): number {
    let index = this.personIndex.get(id);
    if (index === undefined) {
      index = this.personIds.length;
      this.personIds.push(id);
      this.personIndex.set(id, index);
    }
    return index;
  }

  /** Appends an event and returns its id. */
  add(event: NewEvent): number {
    const row = this.addRow(
      event.at,
      this.person(event.personId),
      event.action,
      event.target,
      event.target2 ?? 0,
      event.roomId,
      event.folderId ?? event.roomId,
    );
    if (event.details !== undefined) this.details.set(row, event.details);
    if (event.visibleFrom === undefined) this.show(row);
    else {
      const index = this.pending.findIndex((other) => other.from > (event.visibleFrom ?? 0));
      this.pending.splice(index < 0 ? this.pending.length : index, 0, { row, from: event.visibleFrom });
    }
    return this.ids[row] ?? 0;
  }

  /** Appends a row without details and without showing it; for bulk data, followed by `showAll`. */
  addRow(
    at: number,
    person: number,
    action: number,
    target: number,
    target2: number,
    room: number,
    folder: number,
  ): number {
    if (this.length === this.ids.length) this.reserve(Math.max(1024, this.ids.length * 2));
    const row = this.length++;
    this.ids[row] = this.nextId++;
    this.times[row] = at;
    this.people[row] = person;
    this.kinds[row] = action;
    this.kindsSeen.add(action);
    this.targets[row] = target;
    this.targets2[row] = target2;
    this.rooms[row] = room;
    this.folders[row] = folder;
    return row;
  }

  /** Makes rows visible that were added in ascending order of time by `addRow`. */
  showAll(firstRow: number): void {
    let sorted = true;
    let previous = this.ordered > 0 ? (this.times[this.order[this.ordered - 1] ?? 0] ?? 0) : 0;
    for (let row = firstRow; row < this.length; row++) {
      const at = this.times[row] ?? 0;
      if (at < previous) sorted = false;
      previous = at;
      this.order[this.ordered++] = row;
    }
    if (!sorted) this.order.subarray(0, this.ordered).sort((a, b) => this.compare(a, b));
    this.logsBuilt = false;
    this.logs.clear();
    this.version++;
  }

  /** Makes the rows visible whose time has come (milliseconds since 1970). */
  advance(now: number): void {
    while (this.pending.length > 0 && (this.pending[0]?.from ?? Number.POSITIVE_INFINITY) <= now) {
      const due = this.pending.shift();
      if (due !== undefined) this.show(due.row);
    }
  }

  private compare(a: number, b: number): number {
    return (this.times[a] ?? 0) - (this.times[b] ?? 0) || (this.ids[a] ?? 0) - (this.ids[b] ?? 0);
  }

  private show(row: number): void {
    const kind = this.kinds[row] ?? 0;
    if (unmappedActions.has(kind)) this.unmapped.push(row);
    else {
      let low = 0;
      let high = this.ordered;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (this.compare(this.order[middle] ?? 0, row) < 0) low = middle + 1;
        else high = middle;
      }
      this.order.copyWithin(low + 1, low, this.ordered);
      this.order[low] = row;
      this.ordered++;
    }
    if (this.logsBuilt) this.addToLog(row);
    this.version++;
  }

  private addToLog(row: number): void {
    const room = this.rooms[row] ?? 0;
    if (room === 0 || shownInLog(this.kinds[row] ?? 0) === undefined) return;
    let log = this.logs.get(room);
    if (log === undefined) {
      log = [];
      this.logs.set(room, log);
    }
    let index = log.length;
    while (index > 0 && (log[index - 1] ?? 0) > row) index--;
    log.splice(index, 0, row);
  }

  /** Rows a room's log shows, oldest id first. */
  logOf(room: number): readonly number[] {
    if (!this.logsBuilt) {
      this.logsBuilt = true;
      const hidden = new Set(this.pending.map(({ row }) => row));
      for (let row = 0; row < this.length; row++) if (!hidden.has(row)) this.addToLog(row);
    }
    return this.logs.get(room) ?? [];
  }

  timeOf(row: number): number {
    return this.times[row] ?? 0;
  }

  folderOf(row: number): number {
    return this.folders[row] ?? 0;
  }

  event(row: number): StoredEvent {
    return {
      id: this.ids[row] ?? 0,
      at: this.times[row] ?? 0,
      personId: this.personIds[this.people[row] ?? 0] ?? "",
      action: this.kinds[row] ?? 0,
      target: this.targets[row] ?? 0,
      target2: this.targets2[row] ?? 0,
      roomId: this.rooms[row] ?? 0,
      folderId: this.folders[row] ?? 0,
      details: this.details.get(row),
    };
  }

  /** First place in the order of time that is not before `at`. */
  private firstFrom(at: number): number {
    let low = 0;
    let high = this.ordered;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.times[this.order[middle] ?? 0] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether an unmapped action has visible rows in the range: then the server's answer is an error. */
  hasUnmapped(action: number, from: number, to: number): boolean {
    const within = (row: number): boolean =>
      this.kinds[row] === action && this.timeOf(row) >= from && this.timeOf(row) <= to;
    if (this.unmapped.some(within)) return true;
    return this.kindsSeen.has(action) && this.order.subarray(0, this.ordered).some(within);
  }

  /** How many listed rows lie in a range, both ends included. */
  countBetween(from: number, to: number): number {
    return Math.max(0, this.firstFrom(to + 1) - this.firstFrom(from));
  }

  /** Every listed row in a range, oldest first. */
  *between(from: number, to: number): Generator<StoredEvent> {
    const end = this.firstFrom(to + 1);
    for (let index = this.firstFrom(from); index < end; index++) yield this.event(this.order[index] ?? 0);
  }

  /**
   * One page of the audit filter: newest second first. The server sorts by date alone, so rows of one second come in
   * any order; `tie` gives each row its rank within its second.
   */
  page(query: TrailQuery, tie: (id: number) => number): StoredEvent[] {
    const low = this.firstFrom(query.from === undefined ? 0 : Math.ceil(query.from));
    const high = query.to === undefined ? this.ordered : this.firstFrom(Math.floor(query.to) + 1);
    const start = Math.max(0, query.startIndex);
    const rowAt = this.matching(query, low, high, start + query.count);
    const rows: number[] = [];
    let position = start;
    while (rows.length < query.count && position < rowAt.length) {
      const at = this.timeOf(rowAt.get(position));
      let first = position;
      while (first > 0 && this.timeOf(rowAt.get(first - 1)) === at) first--;
      let last = position;
      while (last + 1 < rowAt.length && this.timeOf(rowAt.get(last + 1)) === at) last++;
      if (first === last) {
        rows.push(rowAt.get(position++));
        continue;
      }
      const second: { readonly row: number; readonly rank: number }[] = [];
      for (let index = first; index <= last; index++) {
        const row = rowAt.get(index);
        second.push({ row, rank: tie(this.ids[row] ?? 0) });
      }
      second.sort((a, b) => a.rank - b.rank);
      while (position <= last && rows.length < query.count) rows.push(second[position++ - first]?.row ?? 0);
    }
    return rows.map((row) => this.event(row));
  }

  /** Rows that match, newest first; without conditions a view of the order, otherwise collected as far as needed. */
  private matching(
    query: TrailQuery,
    low: number,
    high: number,
    needed: number,
  ): { readonly length: number; get(position: number): number } {
    const { personId, action, actionType, target, entryType } = query;
    const present = [...(query.without ?? [])].some((kind) => this.kindsSeen.has(kind));
    const without = present ? query.without : undefined;
    if ([personId, action, actionType, target, without].every((filter) => filter === undefined)) {
      return { length: Math.max(0, high - low), get: (position) => this.order[high - 1 - position] ?? 0 };
    }
    const person = personId === undefined ? undefined : (this.personIndex.get(personId) ?? -1);
    const found: number[] = [];
    for (let index = high - 1; index >= low; index--) {
      const row = this.order[index] ?? 0;
      if (found.length >= needed && this.timeOf(row) !== this.timeOf(found[found.length - 1] ?? 0)) break;
      const kind = this.kinds[row] ?? 0;
      if (person !== undefined && this.people[row] !== person) continue;
      if (without?.has(kind) === true) continue;
      if (action !== undefined && kind !== action) continue;
      if (actionType !== undefined && actions.get(kind)?.actionType !== actionType) continue;
      if (target !== undefined && !this.hasTarget(row, target, action === undefined ? entryType : undefined))
        continue;
      found.push(row);
    }
    return { length: found.length, get: (position) => found[position] ?? 0 };
  }

  private hasTarget(row: number, wanted: string, entryType: number | undefined): boolean {
    const numbers = [this.targets[row], this.targets2[row]].filter((id) => id !== 0);
    const text = (this.details.get(row)?.target ?? numbers).join(",");
    if (entryType === undefined) return text === wanted;
    return actions.get(this.kinds[row] ?? 0)?.entries.includes(entryType) === true && text.includes(wanted);
  }
}
