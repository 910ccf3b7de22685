import { createHash, type Hash } from "node:crypto";
import { type FileHandle, open, stat } from "node:fs/promises";
import { UnusableFile } from "./unusable-file.ts";

/** How the full JSON report begins its last field; a line break never stands inside a JSON text. */
const EVENTS = Buffer.from('\n "events": [');
/** How every JSON file of the action ends: one that was cut off does not. */
const END = "\n ]\n}\n";
/** Bytes of everything but the events: 200 000 memberships and more. */
const MOST = 96 * 1024 * 1024;
const BLOCK = 256 * 1024;

/** A JSON file of the action without its events, whose list is empty in `text`. */
export interface Head {
  readonly text: string;
  readonly bytes: number;
  /** Of the whole file; "" where nobody asked for it. */
  readonly sha256: string;
}

/**
 * Reads a JSON report up to its events: however many these are, they are neither kept nor parsed, and not even read
 * unless the hash is wanted.
 *
 * @throws UnusableFile for what is no file, is larger than any report is without its events, is cut off, or is no text
 */
export async function readHead(path: string, hashed: boolean, most = MOST): Promise<Head> {
  return withFile(path, async (file) => {
    const { size } = await file.stat();
    const hash = hashed ? createHash("sha256") : undefined;
    const { kept, ended } = await readKept(file, most, hash);
    if (ended && !(await endsWhole(file, size))) {
      throw new UnusableFile({ kind: "cut-off" });
    }
    const text = textOf(kept.splice(0));
    return {
      text: ended ? `${text}\n "events": []\n}` : text,
      bytes: size,
      sha256: hash?.digest("hex") ?? "",
    };
  });
}

/** What stands before the events, and whether they begin at all; with a hash the file is read to its end. */
async function readKept(
  file: FileHandle,
  most: number,
  hash: Hash | undefined,
): Promise<{ readonly kept: Buffer[]; readonly ended: boolean }> {
  const kept: Buffer[] = [];
  let read = 0;
  let ended = false;
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(BLOCK), 0, BLOCK, read);
    if (bytesRead === 0) return { kept, ended };
    const block = buffer.subarray(0, bytesRead);
    if (read === 0) mustBeginAsObject(block);
    read += bytesRead;
    hash?.update(block);
    if (ended) continue;
    ended = keepUpToEvents(kept, block);
    if (ended && hash === undefined) return { kept, ended };
    if (read > most && !ended) throw new UnusableFile({ kind: "too-large" });
  }
}

async function endsWhole(file: FileHandle, size: number): Promise<boolean> {
  const tail = Buffer.alloc(Math.min(size, END.length));
  await file.read(tail, 0, tail.length, Math.max(0, size - tail.length));
  return tail.toString() === END;
}

/** The beginning of a file. @throws UnusableFile for what is no file */
export async function firstBytes(path: string, most: number): Promise<Buffer> {
  return withFile(path, async (file) => {
    const { size } = await file.stat();
    const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(size, most)), { position: 0 });
    return buffer.subarray(0, bytesRead);
  });
}

/** Looks before it opens: to open a pipe waits for somebody who writes into it, and a device has no end. */
async function withFile<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  const there = await stat(path);
  if (there.isDirectory()) throw new UnusableFile({ kind: "directory" });
  if (!there.isFile()) throw new UnusableFile({ kind: "no-file" });
  const file = await open(path, "r");
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

/** What is no report at all is not read to its end; what is empty is told apart later. */
function mustBeginAsObject(block: Buffer): void {
  const start = block
    .toString("latin1")
    .replace(/^\xef\xbb\xbf/, "")
    .trimStart();
  if (!start.startsWith("{") && (start !== "" || block.length === BLOCK))
    throw new UnusableFile({ kind: "no-report" });
}

/** Keeps the block, or what of it stands before the events. @returns whether they begin in it */
function keepUpToEvents(kept: Buffer[], block: Buffer): boolean {
  const last = kept.pop() ?? Buffer.alloc(0);
  // The marker may lie across two blocks.
  const seam = Math.max(0, last.length - EVENTS.length + 1);
  const searched = Buffer.concat([last.subarray(seam), block]);
  const at = searched.indexOf(EVENTS);
  if (at < 0) {
    kept.push(last, block);
    return false;
  }
  kept.push(last.subarray(0, seam), searched.subarray(0, at));
  return true;
}

function textOf(blocks: readonly Buffer[]): string {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    let text = "";
    for (const block of blocks) text += decoder.decode(block, { stream: true });
    return text + decoder.decode();
  } catch {
    throw new UnusableFile({ kind: "no-text" });
  }
}
