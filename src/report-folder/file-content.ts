import { type FileHandle, open, readFile } from "node:fs/promises";
import type { StoredFile } from "../docspace/files.ts";
import { UserError } from "../errors.ts";
import type { WrittenFile } from "./files.ts";
import { PART, type ReportFolder } from "./report-folder.ts";

/** What is uploaded: whole, or part by part. Rejects with a {@link UserError} where the file was changed meanwhile. */
export async function readWhole({ path, bytes }: WrittenFile): Promise<Uint8Array> {
  const content = await readFile(path).catch(unreadable(path));
  if (content.byteLength !== bytes) throw changed(path);
  return content;
}

/** A failure of this machine's disk says nothing about the portal. */
const unreadable =
  (path: string) =>
  (error: unknown): never => {
    throw new UserError(`${path} could not be read again: ${messageOf(error)}`, { cause: error });
  };

function changed(path: string): UserError {
  return new UserError(`${path} was changed by something else before it was uploaded. Run again.`);
}

/** Thrown between two parts: the session is left, and the server stores nothing of it. */
export class Cancelled extends Error {}

/** Only one part is in memory at a time. Stops between two when the run is cancelled. */
export async function inParts(
  folder: ReportFolder,
  file: WrittenFile,
  cancel: AbortSignal | undefined,
): Promise<StoredFile> {
  await using handle = await open(file.path).catch(unreadable(file.path));
  return await folder.uploadInParts(file.title, file.bytes, parts(handle, file, cancel));
}

async function* parts(
  handle: FileHandle,
  { path, bytes }: WrittenFile,
  cancel: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  let position = 0;
  do {
    if (cancel?.aborted) throw new Cancelled();
    const part = Buffer.allocUnsafe(Math.min(PART, bytes - position));
    let filled = 0;
    while (filled < part.byteLength) {
      const { bytesRead } = await handle
        .read(part, filled, part.byteLength - filled, position + filled)
        .catch(unreadable(path));
      if (bytesRead === 0) throw changed(path);
      filled += bytesRead;
    }
    position += filled;
    yield part;
  } while (position < bytes);
}

export async function* slices(content: Uint8Array): AsyncGenerator<Uint8Array> {
  let position = 0;
  do {
    yield content.subarray(position, position + PART);
    position += PART;
  } while (position < content.byteLength);
}

/** What went wrong, as a whole sentence. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
