import { LEDGER_TITLE } from "../deliver/own-titles.ts";
import type { StoredFile } from "../docspace/files.ts";
import { UserError } from "../errors.ts";
import type { ReportFolder } from "../report-folder/report-folder.ts";
import { type UploadOptions, uploadContent } from "../report-folder/verified-upload.ts";
import { EMPTY_LEDGER, type Ledger, ledgerText, parseLedger } from "./ledger.ts";

/** The ledger as one version of its file holds it. */
export interface StoredLedger {
  readonly ledger: Ledger;
  /** Absent when the folder has no ledger yet. */
  readonly file?: StoredFile;
}

/**
 * Reads who was reminded so far. Rejects with a {@link UserError} when the file cannot be understood, or when there
 * are several: then nobody can say which one is right.
 */
export async function readLedger(folder: ReportFolder): Promise<StoredLedger> {
  const files = await folder.find(LEDGER_TITLE);
  const [file] = files;
  if (file === undefined) return { ledger: EMPTY_LEDGER };
  if (files.length > 1) throw severalLedgers(files);
  const content = Buffer.from(await folder.read(file.id));
  return { ledger: parseLedger(content.toString("utf8")), file };
}

/**
 * Writes the ledger as the version after the one that was read. Rejects with a {@link UserError} when that one was
 * replaced in between: the server has no condition for uploads, so it is seen before by looking and after by the
 * version's number.
 */
export async function replaceLedger(
  folder: ReportFolder,
  read: StoredLedger,
  ledger: Ledger,
  options: UploadOptions,
): Promise<StoredLedger> {
  const content = Buffer.from(ledgerText(ledger), "utf8");
  const file = await uploadContent(folder, LEDGER_TITLE, content, options, { file: read.file });
  return { ledger, file };
}

/** Whether the folder's ledger still is the version that was written. */
export async function stillStands(folder: ReportFolder, { file }: StoredLedger): Promise<boolean> {
  const found = await folder.find(LEDGER_TITLE);
  return found.length === 1 && found[0]?.id === file?.id && found[0]?.version === file?.version;
}

function severalLedgers(files: readonly StoredFile[]): UserError {
  return new UserError(
    `The report folder holds ${files.length} files named "${LEDGER_TITLE}" (ids ${files.map(({ id }) => id).join(", ")}), so it is not known who was reminded. Keep the right one, mostly the oldest, and delete or rename the others; nobody was reminded.`,
  );
}
