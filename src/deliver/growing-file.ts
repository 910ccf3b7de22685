import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import type { WrittenFile } from "../report-folder/files.ts";
import { withAdvice } from "./write-advice.ts";

/** Bytes collected before one write. */
const BLOCK = 256 * 1024;

/** A file under a temporary name, with its size and hash as far as it is written. */
export class GrowingFile {
  readonly #path: string;
  readonly #temporary: string;
  readonly #handle: FileHandle;
  readonly #hash = createHash("sha256");
  /** Filled again and again: new buffers would be freed late, as they are outside the heap. */
  readonly #block = Buffer.allocUnsafeSlow(BLOCK);
  #filled = 0;
  #bytes = 0;
  #closed = false;
  #renamed = false;

  private constructor(path: string, temporary: string, handle: FileHandle) {
    this.#path = path;
    this.#temporary = temporary;
    this.#handle = handle;
  }

  static async create(folder: string, fileName: string): Promise<GrowingFile> {
    if (
      fileName === "" ||
      fileName.startsWith(".") ||
      basename(fileName) !== fileName ||
      fileName.includes("\\")
    ) {
      throw new Error(`not a plain file name: ${JSON.stringify(fileName)}`);
    }
    const path = join(folder, fileName);
    const temporary = join(folder, `.${fileName}.${randomUUID()}.tmp`);
    // `wx`: a file or link that somebody put there is never followed or overwritten.
    return new GrowingFile(path, temporary, await withAdvice(path, () => open(temporary, "wx", 0o600)));
  }

  /** Short texts, one after the other. */
  async appendEach(texts: readonly string[]): Promise<void> {
    for (const text of texts) {
      // So many bytes at most: then nothing is split.
      if (text.length * 3 > BLOCK - this.#filled) await this.append(text);
      else this.#filled += this.#block.write(text, this.#filled);
    }
  }

  async append(content: string | Uint8Array): Promise<void> {
    let rest = content;
    while (rest.length > 0) {
      const room = this.#block.subarray(this.#filled);
      let taken: number;
      if (typeof rest === "string") {
        const { read, written } = encoder.encodeInto(rest, room);
        taken = read;
        this.#filled += written;
      } else {
        taken = Math.min(rest.length, room.length);
        room.set(rest.subarray(0, taken));
        this.#filled += taken;
      }
      rest = typeof rest === "string" ? rest.slice(taken) : rest.subarray(taken);
      if (rest.length > 0 || this.#filled === BLOCK) await this.#flush();
    }
  }

  async finish(): Promise<WrittenFile> {
    await this.#flush();
    await withAdvice(this.#path, () => this.#handle.sync());
    await this.#close();
    await withAdvice(this.#path, () => rename(this.#temporary, this.#path));
    this.#renamed = true;
    return {
      path: this.#path,
      title: basename(this.#path),
      bytes: this.#bytes,
      sha256: this.#hash.digest("hex"),
    };
  }

  /** Removes what is unfinished; a finished file stays. */
  async discard(): Promise<void> {
    if (this.#renamed) return;
    await this.#close().catch(() => undefined);
    await rm(this.#temporary, { force: true }).catch(() => undefined);
  }

  async #flush(): Promise<void> {
    const block = this.#block.subarray(0, this.#filled);
    this.#hash.update(block);
    await withAdvice(this.#path, () => writeAll(this.#handle, block));
    this.#bytes += this.#filled;
    this.#filled = 0;
  }

  async #close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await withAdvice(this.#path, () => this.#handle.close());
  }
}

const encoder = new TextEncoder();

/** One write may take less than it was given. */
async function writeAll(handle: FileHandle, block: Uint8Array): Promise<void> {
  let rest = block;
  while (rest.byteLength > 0) {
    const { bytesWritten } = await handle.write(rest);
    rest = rest.subarray(bytesWritten);
  }
}
