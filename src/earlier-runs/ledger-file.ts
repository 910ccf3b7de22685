import type { StoredFile } from "../docspace/files.ts";
import type { ReportFolder } from "../report-folder/report-folder.ts";
import { LEDGER_TITLE } from "../report-folder/titles.ts";
import { type UploadOptions, uploadContent } from "../report-folder/verified-upload.ts";
import { EMPTY_LEDGER, type Ledger, merged, withoutOld } from "./ledger.ts";

/** Loaded only where there is a ledger: the schema library in it takes as long as the rest of the start. */
const format = () => import("./ledger-format.ts");

/** The ledger of a report folder. */
export interface StoredLedger {
  /** What its newest version says, with what it was written over without having been read, and what second files say. */
  readonly ledger: Ledger;
  /** The file that gets the next version; absent when the folder has no ledger yet. */
  readonly file?: StoredFile;
  /** Whether the newest version of that file alone says it all. */
  readonly whole: boolean;
}

/** What a server calls a file that is copied, or comes back from the trash, to where another one has its title. */
const COPIES = Array.from({ length: 9 }, (_, index) => LEDGER_TITLE.replace(".json", ` (${index + 1}).json`));
/** How many versions that were written over are looked into; a file with more lost ones was not written by this action. */
const MOST_LOST = 30;
/** Times that a ledger is written when something else writes it, too. */
const TRIES = 4;

/**
 * Reads who was mailed so far. The folder is listed: a search index may not have the file. Where a run wrote over what
 * another one had written, or made a second file, or somebody a copy, all are read and taken together. Rejects with
 * a {@link UserError} when a file of the ledger's own title cannot be understood, or is larger than a ledger can be,
 * which is seen before it is read.
 */
export async function readLedger(folder: ReportFolder): Promise<StoredLedger> {
  const listed = await folder.findAll([LEDGER_TITLE, ...COPIES]);
  const files = listed.get(LEDGER_TITLE) ?? [];
  const [file] = files;
  const parts: (readonly Ledger[])[] = [];
  for (const one of files) parts.push(await readWithLost(folder, one));
  for (const copy of COPIES.flatMap((title) => listed.get(title) ?? [])) {
    const { LARGEST_LEDGER } = await format();
    const found =
      copy.size > LARGEST_LEDGER ? undefined : await understood(folder.read(copy.id, LARGEST_LEDGER));
    if (found !== undefined) parts.push([found]);
  }
  const all = parts.flat();
  if (file === undefined) return { ledger: all.reduce(merged, EMPTY_LEDGER), whole: all.length === 0 };
  const { ledgerText } = await format();
  const [newest = EMPTY_LEDGER, ...others] = all;
  const ledger = others.reduce(merged, newest);
  const whole = parts.every(({ length }) => length === 1) && ledgerText(ledger, 0) === ledgerText(newest, 0);
  return { ledger, file, whole };
}

/** A file's newest version, and those that were written over without having been read, newest first. */
async function readWithLost(folder: ReportFolder, file: StoredFile): Promise<readonly Ledger[]> {
  const { LARGEST_LEDGER, parseLedger, unreadable } = await format();
  if (file.size > LARGEST_LEDGER) {
    const size = Math.ceil(file.size / 1024 / 1024);
    throw unreadable(`it has ${size} MB, and a ledger has ${LARGEST_LEDGER / 1024 / 1024} MB at most`);
  }
  const { ledger, includes } = parseLedger(await folder.read(file.id, LARGEST_LEDGER));
  const found = [ledger];
  // A copy of a file begins at version 1 again, so what it says of versions is then not about its own.
  const read = includes < file.version ? includes : 0;
  for (let version = file.version - 1; version > Math.max(read, file.version - 1 - MOST_LOST); version--) {
    const lost = await readVersion(folder, file.id, version);
    if (lost !== undefined) found.push(lost);
  }
  return found;
}

/** Undefined for a version that is no ledger, or that the server does not keep any more. */
async function readVersion(folder: ReportFolder, id: number, version: number): Promise<Ledger | undefined> {
  const { LARGEST_LEDGER } = await format();
  return understood(folder.readVersion(id, version, LARGEST_LEDGER));
}

async function understood(reading: Promise<Uint8Array | undefined>): Promise<Ledger | undefined> {
  const content = await reading;
  if (content === undefined) return undefined;
  const { parseLedger } = await format();
  try {
    return parseLedger(content).ledger;
  } catch {
    return undefined;
  }
}

const SECOND_FILE = `"${LEDGER_TITLE}" in the report folder is open in an editor or locked, so what this run wrote lies in a second file of that name. Close or unlock it and keep both: the next run takes them together.`;

/**
 * Writes the ledger as the version after the one that was read. Where something else wrote it meanwhile, what that one
 * says is taken in and the ledger is written again; so it is when the answer shows that something was written over.
 * Nothing is written where the folder says it all already. Rejects with a {@link UserError} when it cannot be written.
 *
 * @param ledger made from what `read` holds
 */
export async function writeLedger(
  folder: ReportFolder,
  read: StoredLedger,
  ledger: Ledger,
  options: UploadOptions,
): Promise<StoredLedger> {
  // Of several files of that name the uploading would advise to delete some; here none may be lost.
  const quietly = { ...options, warn: () => undefined };
  const { ledgerText } = await format();
  let base = read;
  let wanted = withoutOld(ledger, options.clock.now());
  for (let tries = 1; ; tries++) {
    const text = ledgerText(wanted, base.file?.version ?? 0);
    if (base.whole && ledgerText(base.ledger, base.file?.version ?? 0) === text) return base;
    try {
      const content = Buffer.from(text, "utf8");
      const file = await uploadContent(folder, LEDGER_TITLE, content, quietly, { file: base.file });
      return { ledger: wanted, file, whole: true };
    } catch (error) {
      if (options.signal?.aborted || tries === TRIES) throw error;
      const found = await readLedger(folder);
      const all = merged(wanted, found.ledger);
      // A second file was made, or the answer was lost: what was to be written is there to be read.
      if (ledgerText(found.ledger, 0) === ledgerText(all, 0)) return told(found, options);
      if (isSameVersion(found.file, base.file)) throw error;
      base = found;
      wanted = all;
    }
  }
}

/** Reads again only if the folder's ledger is another version than this. */
export async function readAgain(folder: ReportFolder, known: StoredLedger): Promise<StoredLedger> {
  const files = await folder.find(LEDGER_TITLE);
  const [file] = files;
  const same = files.length === 1 && isSameVersion(file, known.file) && file?.size === known.file?.size;
  return same ? known : await readLedger(folder);
}

function told(stored: StoredLedger, { warn }: UploadOptions): StoredLedger {
  if (!stored.whole) warn(SECOND_FILE);
  return stored;
}

function isSameVersion(one: StoredFile | undefined, other: StoredFile | undefined): boolean {
  return one?.id === other?.id && one?.version === other?.version;
}
