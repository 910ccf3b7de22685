const CHUNK = 1 << 16;
/** A chunk with more ids than this is a bit map; below, a short list takes less. */
const LISTED = 256;

/** One id of its chunk, a short list of them, or a bit map of all. */
type Chunk = number | number[] | Uint8Array;

/**
 * A set of event or file ids in little memory, close together or sparse. Ids are kept in chunks of 65 536, each in the
 * smallest form: where they lie close together (a portal's month) about one bit an id of the range, where each has a
 * chunk of its own (a portal among thousands of one server) one number an id.
 */
export class IdSet {
  readonly #chunks = new Map<number, Chunk>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Adds `id` (a whole number ≥ 0); false when it was there already. */
  add(id: number): boolean {
    const index = Math.floor(id / CHUNK);
    const offset = id - index * CHUNK;
    const chunk = this.#chunks.get(index);
    if (chunk === undefined) this.#chunks.set(index, offset);
    else if (!this.#addTo(index, chunk, offset)) return false;
    this.#size++;
    return true;
  }

  has(id: number): boolean {
    const index = Math.floor(id / CHUNK);
    const chunk = this.#chunks.get(index);
    if (chunk === undefined) return false;
    const offset = id - index * CHUNK;
    if (typeof chunk === "number") return chunk === offset;
    if (Array.isArray(chunk)) return chunk.includes(offset);
    return ((chunk[offset >> 3] ?? 0) & (1 << (offset & 7))) !== 0;
  }

  /** The ids, ascending. */
  *[Symbol.iterator](): IterableIterator<number> {
    for (const index of [...this.#chunks.keys()].sort((a, b) => a - b)) {
      for (const offset of offsetsOf(this.#chunks.get(index) ?? [])) yield index * CHUNK + offset;
    }
  }

  #addTo(index: number, chunk: Chunk, offset: number): boolean {
    if (typeof chunk === "number") {
      if (chunk === offset) return false;
      this.#chunks.set(index, [chunk, offset]);
      return true;
    }
    if (Array.isArray(chunk)) {
      if (chunk.includes(offset)) return false;
      if (chunk.length < LISTED) chunk.push(offset);
      else this.#chunks.set(index, bitMap([...chunk, offset]));
      return true;
    }
    return setBit(chunk, offset);
  }
}

function bitMap(offsets: readonly number[]): Uint8Array {
  const bits = new Uint8Array(CHUNK >> 3);
  for (const offset of offsets) setBit(bits, offset);
  return bits;
}

function setBit(bits: Uint8Array, offset: number): boolean {
  const mask = 1 << (offset & 7);
  const byte = bits[offset >> 3] ?? 0;
  if ((byte & mask) !== 0) return false;
  bits[offset >> 3] = byte | mask;
  return true;
}

function* offsetsOf(chunk: Chunk): IterableIterator<number> {
  if (typeof chunk === "number") yield chunk;
  else if (Array.isArray(chunk)) yield* chunk.toSorted((a, b) => a - b);
  else {
    for (let byte = 0; byte < chunk.length; byte++) {
      for (let bits = chunk[byte] ?? 0; bits !== 0; bits &= bits - 1) {
        yield (byte << 3) + (31 - Math.clz32(bits & -bits));
      }
    }
  }
}
