const CHUNK = 1 << 16;

/**
 * A set of event or file ids in little memory: one bit an id, in chunks of 65 536 that exist only where ids do.
 * The ids of a portal's month lie close together; a million of them take about as many bits as their range.
 */
export class IdSet {
  readonly #chunks = new Map<number, Uint8Array>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Adds `id` (a whole number ≥ 0); false when it was there already. */
  add(id: number): boolean {
    const index = Math.floor(id / CHUNK);
    let chunk = this.#chunks.get(index);
    if (chunk === undefined) {
      chunk = new Uint8Array(CHUNK >> 3);
      this.#chunks.set(index, chunk);
    }
    const bit = id - index * CHUNK;
    const mask = 1 << (bit & 7);
    const byte = chunk[bit >> 3] ?? 0;
    if ((byte & mask) !== 0) return false;
    chunk[bit >> 3] = byte | mask;
    this.#size++;
    return true;
  }

  has(id: number): boolean {
    const index = Math.floor(id / CHUNK);
    const byte = this.#chunks.get(index)?.[(id - index * CHUNK) >> 3] ?? 0;
    return (byte & (1 << (id & 7))) !== 0;
  }

  /** The ids, ascending. */
  *[Symbol.iterator](): IterableIterator<number> {
    for (const index of [...this.#chunks.keys()].sort((a, b) => a - b)) {
      const chunk = this.#chunks.get(index) ?? new Uint8Array();
      for (let byte = 0; byte < chunk.length; byte++) {
        for (let bits = chunk[byte] ?? 0; bits !== 0; bits &= bits - 1) {
          yield index * CHUNK + (byte << 3) + (31 - Math.clz32(bits & -bits));
        }
      }
    }
  }
}
