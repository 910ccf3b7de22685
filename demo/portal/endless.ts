import { gzipSync } from "node:zlib";

/** Bodies of any size, made piece by piece: a portal that sends a gigabyte never holds one. */

const MiB = 1024 * 1024;
const head = '{"response":[0';
const tail = '],"count":1,"status":0,"statusCode":200}';

/** A MiB of numbers of a list. */
const piece = Buffer.from(",0".repeat(MiB / 2));

/** A list of about so many bytes. */
export function* rowsWithoutEnd(bytes: number): Generator<Uint8Array> {
  yield Buffer.from(head);
  for (let sent = 0; sent < bytes; sent += piece.length) yield piece;
  yield Buffer.from(tail);
}

/** The same, packed: every MiB is a member of its own of some kilobytes, so that little is sent and much comes of it. */
export function* gzipOfRows(bytes: number): Generator<Uint8Array> {
  const packed = gzipSync(piece);
  yield gzipSync(head);
  for (let sent = 0; sent < bytes; sent += piece.length) yield packed;
  yield gzipSync(tail);
}
