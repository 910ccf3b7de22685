import type { StoredFile } from "../../../src/docspace/files.ts";
import type { ReportFolder } from "../../../src/report-folder/report-folder.ts";
import type { Clock } from "../../../src/time/clock.ts";

interface Stored {
  file: StoredFile;
  content: Uint8Array;
  /** The contents of the versions before, by their numbers. */
  earlier: Map<number, Uint8Array>;
  /** Locked by another or open in an editor: the server makes a second file of the same title. */
  locked: boolean;
}

/** A DocSpace folder in memory with the server's rule for titles, and a place to make each call misbehave. */
export class FakeFolder implements ReportFolder {
  readonly files: Stored[] = [];
  readonly calls: string[] = [];
  /** Called before (`call`) and after (`answer`) the folder does something; throws to break the connection there. */
  interfere: (moment: string) => void | Promise<void> = () => undefined;
  #lastId = 100;

  put(title: string, content: string | Uint8Array, version = 1, locked = false): StoredFile {
    const bytes = Buffer.from(content);
    const id = ++this.#lastId;
    const file = {
      id,
      title,
      folderId: 6,
      version,
      size: bytes.byteLength,
      url: `https://portal.example.com/doceditor?fileid=${id}`,
    };
    this.files.push({ file, content: bytes, earlier: new Map(), locked });
    return file;
  }

  text(title: string): string {
    const stored = this.files.find(({ file }) => file.title === title);
    return stored === undefined ? "" : Buffer.from(stored.content).toString("utf8");
  }

  async find(title: string): Promise<readonly StoredFile[]> {
    return await this.#call("find", title, () => this.#titled(title).map(({ file }) => file));
  }

  async findAll(titles: readonly string[]): Promise<ReadonlyMap<string, readonly StoredFile[]>> {
    return await this.#call("find", titles.join(", "), () => {
      return new Map(titles.map((title) => [title, this.#titled(title).map(({ file }) => file)]));
    });
  }

  async get(id: number): Promise<StoredFile> {
    return await this.#call("get", String(id), () => this.#byId(id).file);
  }

  async glance(ids: readonly number[]): Promise<ReadonlyMap<number, StoredFile>> {
    return await this.#call("glance", ids.join(", "), () => {
      return new Map(this.files.flatMap(({ file }) => (ids.includes(file.id) ? [[file.id, file]] : [])));
    });
  }

  async look(id: number): Promise<StoredFile | undefined> {
    return await this.#call("look", String(id), () => this.files.find(({ file }) => file.id === id)?.file);
  }

  async read(id: number): Promise<Uint8Array> {
    return await this.#call("read", String(id), () => this.#byId(id).content);
  }

  async readVersion(id: number, version: number): Promise<Uint8Array | undefined> {
    return await this.#call("read", `${id} version ${version}`, () => this.#byId(id).earlier.get(version));
  }

  async upload(title: string, content: Uint8Array): Promise<StoredFile> {
    return await this.#call("upload", title, () => this.#store(title, content));
  }

  async uploadInParts(title: string, bytes: number, parts: AsyncIterable<Uint8Array>): Promise<StoredFile> {
    const received: Uint8Array[] = [];
    for await (const part of parts) {
      this.calls.push(`part ${part.byteLength}`);
      received.push(Uint8Array.from(part));
    }
    const content = Buffer.concat(received);
    if (content.byteLength !== bytes) throw new Error("the session got another number of bytes");
    return await this.#call("session", title, () => this.#store(title, content));
  }

  async #call<T>(name: string, about: string, act: () => T): Promise<T> {
    this.calls.push(`${name} ${about}`);
    await this.interfere(`${name} call`);
    const result = act();
    await this.interfere(`${name} answer`);
    return result;
  }

  #store(title: string, content: Uint8Array): StoredFile {
    const existing = this.#titled(title)[0];
    if (existing === undefined || existing.locked) return this.put(title, content);
    existing.earlier.set(existing.file.version, existing.content);
    existing.content = content;
    existing.file = { ...existing.file, title, version: existing.file.version + 1, size: content.byteLength };
    return existing.file;
  }

  #titled(title: string): Stored[] {
    return this.files.filter(({ file }) => file.title.toLowerCase() === title.toLowerCase());
  }

  #byId(id: number): Stored {
    const stored = this.files.find(({ file }) => file.id === id);
    if (stored === undefined) throw new Error(`There is no file ${id}.`);
    return stored;
  }
}

/** Time that passes only when somebody sleeps. */
export function fakeClock(
  start = Date.UTC(2026, 10, 2, 6, 17),
): Clock & { advance(milliseconds: number): void } {
  let now = start;
  return {
    now: () => now,
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      now += milliseconds;
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    },
    advance(milliseconds) {
      now += milliseconds;
    },
  };
}
