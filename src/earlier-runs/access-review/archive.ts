import { inflateRawSync } from "node:zlib";

/** Bytes of all parts once unpacked, and what their XML may hold. */
interface Most {
  readonly unpacked: number;
  readonly elements: number;
  readonly attributes: number;
}

/** 100 000 rows as LibreOffice saves them. */
const MOST: Most = { unpacked: 128 * 1024 * 1024, elements: 6_000_000, attributes: 12_000_000 };

/** What an archive says of one part of it. */
interface Part {
  readonly packed: number;
  readonly unpacked: number;
  readonly deflated: boolean;
  /** Where its local header stands. */
  readonly at: number;
}

const PART = 0x02014b50;
const LOCAL = 0x04034b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const IN_64_BITS = 0xffff_ffff;

/**
 * Whether a workbook can be read in memory: a few hundred kilobytes may unpack to gigabytes, or to more elements than a
 * reader can hold. Parts are unpacked to find out, none beyond the size that the archive's list says (ZIP, APPNOTE 4.3).
 * Throws where the bytes are no such archive.
 */
export function fitsInMemory(content: Uint8Array, most = MOST): boolean {
  const parts = partsOf(content);
  if (parts.reduce((sum, { unpacked }) => sum + unpacked, 0) > most.unpacked) return false;
  let elements = 0;
  let attributes = 0;
  for (const part of parts) {
    const bytes = unpacked(content, part);
    for (let at = 0; at < bytes.length; at++) {
      if (bytes[at] === 0x3c && bytes[at + 1] !== 0x2f) elements++;
      else if (bytes[at] === 0x3d) attributes++;
    }
  }
  return elements <= most.elements && attributes <= most.attributes;
}

function unpacked(content: Uint8Array, { packed, unpacked: bytes, deflated, at }: Part): Uint8Array {
  const view = viewOf(content);
  if (view.getUint32(at, true) !== LOCAL) throw new Error("a part is not where the archive says");
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const data = content.subarray(from, from + packed);
  if (!deflated || packed === 0) return data;
  // One more than is said: what is larger is refused, and so is what says nothing of its size.
  return inflateRawSync(data, { maxOutputLength: Math.max(1, bytes) });
}

function partsOf(content: Uint8Array): readonly Part[] {
  const view = viewOf(content);
  let { count, at } = listOf(view);
  const parts: Part[] = [];
  for (; count > 0; count--) {
    if (view.getUint32(at, true) !== PART) throw new Error("the archive's list is broken");
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    const sizes = wideSizes(view, at, at + 46 + name, extra);
    parts.push({ ...sizes, deflated: view.getUint16(at + 10, true) === 8 });
    at += 46 + name + extra + comment;
  }
  return parts;
}

/** Sizes and place of a part; those that do not fit into 32 bits stand in its extra field (APPNOTE 4.5.3). */
function wideSizes(view: DataView, at: number, extraAt: number, length: number): Omit<Part, "deflated"> {
  let next = extraAt + length;
  for (let field = extraAt; field + 4 <= extraAt + length; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) === 1) {
      next = field + 4;
      break;
    }
  }
  const size = (offset: number): number => {
    const short = view.getUint32(at + offset, true);
    if (short !== IN_64_BITS) return short;
    const wide = Number(view.getBigUint64(next, true));
    next += 8;
    return wide;
  };
  const unpacked = size(24);
  const packed = size(20);
  return { unpacked, packed, at: size(42) };
}

/** Where the list of parts begins, and how many it has. */
function listOf(view: DataView): { readonly count: number; readonly at: number } {
  for (let end = view.byteLength - 22; end >= 0 && end >= view.byteLength - 22 - 0xffff; end--) {
    if (view.getUint32(end, true) !== END) continue;
    const count = view.getUint16(end + 10, true);
    const at = view.getUint32(end + 16, true);
    if (count !== 0xffff && at !== IN_64_BITS) return { count, at };
    if (view.getUint32(end - 20, true) !== LOCATOR_64) break;
    const wide = Number(view.getBigUint64(end - 12, true));
    if (view.getUint32(wide, true) !== END_64) break;
    return {
      count: Number(view.getBigUint64(wide + 32, true)),
      at: Number(view.getBigUint64(wide + 48, true)),
    };
  }
  throw new Error("no archive");
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
