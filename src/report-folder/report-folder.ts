import type { StoredFile } from "../docspace/files.ts";

/** What delivering needs of the DocSpace folder that receives the reports. */
export interface ReportFolder {
  /** Files lying directly in the folder with exactly this title, whatever its case, oldest first. */
  find(title: string): Promise<readonly StoredFile[]>;
  /** The same for several titles by one listing. */
  findAll(titles: readonly string[]): Promise<ReadonlyMap<string, readonly StoredFile[]>>;
  get(id: number): Promise<StoredFile>;
  /** Those of these files that one listing shows; none where asking for each takes no more requests than a listing. */
  glance(ids: readonly number[]): Promise<ReadonlyMap<number, StoredFile>>;
  /** The same wherever it lies by now; undefined where it is gone, or may not be seen. */
  look(id: number): Promise<StoredFile | undefined>;
  /** The content, without an audit event. Rejects where it has more bytes, whatever its listing says. */
  read(id: number, mostBytes?: number): Promise<Uint8Array>;
  /** The same of an earlier version; undefined when it is not kept, or has more bytes. */
  readVersion(id: number, version: number, mostBytes?: number): Promise<Uint8Array | undefined>;
  /**
   * Sends a file in one request, as a new version of the file with that title if there is one. Rejects with
   * {@link UploadRefused} only when the portal said no; after any other error the file may have arrived.
   */
  upload(title: string, content: Uint8Array): Promise<StoredFile>;
  /** The same in parts, for servers before 3.7 and for large files; nothing is stored until the last part arrived. */
  uploadInParts(title: string, bytes: number, parts: AsyncIterable<Uint8Array>): Promise<StoredFile>;
}

/** The portal's answer to an upload was no; nothing was stored. The message is the sentence for the user. */
export class UploadRefused extends Error {
  override readonly name = "UploadRefused";
}

/** Largest part of a session, and largest file sent in one request, in bytes (`chunkUploadSize` of the server). */
export const PART = 10 * 1024 * 1024;

/**
 * Whether a file goes in one request. Before 3.7 that endpoint made a second file where a new version was wanted; and
 * what is larger than a part would have to be in memory whole, and above 100 MiB be refused
 * (`web:available-file-size`), neither of which is so for sessions.
 */
export function inOneRequest(serverVersion: string, bytes: number): boolean {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(serverVersion) ?? [];
  const known = Number(major) > 3 || (Number(major) === 3 && Number(minor) >= 7);
  return known && bytes <= PART;
}
