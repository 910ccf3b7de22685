import { open } from "node:fs/promises";
import { UserError } from "../errors.ts";

/** Files that people write by hand are far smaller; a plan of a thousand portals is, too. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * A text file that people wrote, in UTF-8. What other encodings leave would be read as other names, or as no list at
 * all, so they are told by what they are: UTF-16 by its mark or its zero bytes, anything else by bytes that UTF-8
 * cannot have.
 *
 * @throws {UserError} the rest of a sentence, where it is too large or not in UTF-8
 * @throws what the file system says, where it cannot be read
 */
export async function readTextFile(path: string): Promise<string> {
  const bytes = await firstBytes(path, MOST_BYTES + 1);
  if (bytes.length > MOST_BYTES) throw new UserError("it is larger than 4 MiB");
  const marked = (first: number, second: number) => bytes[0] === first && bytes[1] === second;
  if (marked(0xff, 0xfe) || marked(0xfe, 0xff) || bytes.includes(0)) {
    throw new UserError("it is in UTF-16, or no text; save it as UTF-8");
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UserError(`line ${lineOfFault(bytes)} is not in UTF-8; save it as UTF-8`);
  }
}

/** So many bytes at most, whatever the size is said to be: of a device it is 0. */
async function firstBytes(path: string, most: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const pieces: Buffer[] = [];
    let length = 0;
    for await (const piece of file.createReadStream({ end: most - 1, autoClose: false })) {
      pieces.push(piece as Buffer);
      length += (piece as Buffer).length;
    }
    return Buffer.concat(pieces, length);
  } finally {
    await file.close();
  }
}

/** The first line that cannot be read, from 1. A line break is no part of a longer character in UTF-8. */
function lineOfFault(bytes: Buffer): number {
  const strict = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, start);
    const stop = end < 0 ? bytes.length : end;
    try {
      strict.decode(bytes.subarray(start, stop));
    } catch {
      return line;
    }
    start = stop + 1;
  }
  return line;
}
