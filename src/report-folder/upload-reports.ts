import type { StoredFile } from "../docspace/files.ts";
import { UserError } from "../errors.ts";
import { messageOf } from "./file-content.ts";
import type { UploadedFile, WrittenFile } from "./files.ts";
import type { ReportFolder } from "./report-folder.ts";
import { cancelledBefore, inTime, type UploadOptions, uploadReport } from "./verified-upload.ts";

/** Files that are sent at once: the server takes 15 requests at once that are no reading (`RateLimiterSettings.cs`). */
const AT_ONCE = 4;

/** The files of some titles that a folder holds now, or why it could not be listed. */
export type Listed = ReadonlyMap<string, readonly StoredFile[]> | Error;

/** Lists the folder for {@link uploadReports}. */
export function listBefore(
  folder: ReportFolder,
  files: readonly WrittenFile[],
  options: UploadOptions,
): Promise<Listed> {
  const titles = files.map(({ title }) => title);
  return inTime(folder.findAll(titles), 0, options).catch((error: unknown) => error as Error);
}

/**
 * Uploads the files side by side, a few at once, and proves of each that it arrived: all together once they are sent,
 * by one listing of the folder where that takes fewer requests. One that fails does not stop the others. Both lists come
 * in the order of the files.
 *
 * @param listed what the folder holds right now
 */
export async function uploadReports(
  folder: ReportFolder,
  files: readonly WrittenFile[],
  listed: Listed,
  options: UploadOptions,
  onUploaded: (file: UploadedFile) => void = () => undefined,
): Promise<{ readonly uploaded: readonly UploadedFile[]; readonly problems: readonly Error[] }> {
  if (listed instanceof Error) {
    if (options.signal?.aborted)
      return { uploaded: [], problems: files.map(({ title }) => cancelledBefore(title)) };
    const failed = new UserError(`Nothing was uploaded. ${messageOf(listed)}`, { cause: listed });
    return { uploaded: [], problems: [failed] };
  }
  const results = new Array<UploadedFile | Error>(files.length);
  const waiting = [...files.entries()];
  const { sent, allSent, look } = lookTogether(folder);
  const upload = async (index: number, file: WrittenFile, answered: () => void): Promise<void> => {
    const onAnswered = (stored?: StoredFile): void => {
      if (stored !== undefined) sent.push(stored.id);
      answered();
    };
    try {
      const there = listed.get(file.title) ?? [];
      const together = { onAnswered, sent: allSent.promise, look };
      const stored = await uploadReport(folder, file, options, { there, together });
      results[index] = stored;
      onUploaded(stored);
    } catch (error) {
      results[index] = error as Error;
    }
    answered();
  };
  const proofs: Promise<void>[] = [];
  const sender = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, file] = next;
      await new Promise<void>((answered) => proofs.push(upload(index, file, answered)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  allSent.resolve();
  await Promise.all(proofs);
  return {
    uploaded: results.filter((one): one is UploadedFile => !(one instanceof Error)),
    problems: results.filter((one) => one instanceof Error),
  };
}

/** Looks at the folder once for all files that were sent, and for each alone that is not seen there. */
function lookTogether(folder: ReportFolder): {
  readonly sent: number[];
  readonly allSent: PromiseWithResolvers<void>;
  readonly look: (id: number) => Promise<StoredFile>;
} {
  const sent: number[] = [];
  let seen: Promise<ReadonlyMap<number, StoredFile>> | undefined;
  return {
    sent,
    allSent: Promise.withResolvers<void>(),
    async look(id) {
      seen ??= folder.glance(sent).catch(() => new Map());
      return (await seen).get(id) ?? (await folder.get(id));
    },
  };
}
