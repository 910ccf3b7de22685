import type { StoredFile } from "../docspace/files.ts";
import { PortalError } from "../docspace/http/portal-error.ts";
import { UserError } from "../errors.ts";
import type { Clock } from "../time/clock.ts";
import { Cancelled, inParts, messageOf, readWhole, slices } from "./file-content.ts";
import type { UploadedFile, WrittenFile } from "./files.ts";
import { inOneRequest, type ReportFolder, UploadRefused } from "./report-folder.ts";

export interface UploadOptions {
  /** The portal's version, `3.7.2`; an unknown one is treated as an old one. */
  readonly serverVersion: string;
  readonly clock: Clock;
  /** Told about what is odd but no failure. */
  readonly warn: (sentence: string) => void;
  /**
   * Cancels: no new upload begins, and one under way is given {@link GRACE} to end and then {@link GRACE_TO_LOOK} to be
   * verified. The folder's own connection must outlive the cancelling by that.
   */
  readonly signal?: AbortSignal;
}

/** Milliseconds an upload under way may go on after the run was cancelled, and then its verification. */
export const GRACE = 2_500;
export const GRACE_TO_LOOK = 1_200;

/** Milliseconds before each look for a file whose upload was not answered: the server may still be storing it. */
const LOOKS = [0, 2_000, 5_000, 10_000];

/** What is stored; or what is known not to be. */
interface Expected {
  readonly title: string;
  readonly bytes: number;
  /** The file that gets a new version; absent when there was none. */
  readonly replaced: StoredFile | undefined;
  readonly version: number;
  /** Ids of all files with the title before. */
  readonly before: ReadonlySet<number>;
}

/** How several uploads are proved together. */
interface Together {
  /** Called when the upload itself was answered, or will not be: only the proof is left to do. */
  onAnswered(stored?: StoredFile): void;
  /** When the proofs may begin. */
  readonly sent: Promise<void>;
  look(id: number): Promise<StoredFile>;
}

/**
 * Uploads a file and proves that it arrived: as the next version of the file with its title, or as a new file, with
 * its size. Sent once: an upload that is not answered is looked for, never repeated. Nothing is ever deleted.
 * Rejects with a {@link UserError}.
 *
 * @param there the files of that title, where the folder was listed just now
 * @param together absent where it is the only one
 */
export async function uploadReport(
  folder: ReportFolder,
  file: WrittenFile,
  options: UploadOptions,
  { there, together }: Pick<Storing, "there" | "together"> = {},
): Promise<UploadedFile> {
  let send = (): Promise<StoredFile> => inParts(folder, file, options.signal);
  if (inOneRequest(options.serverVersion, file.bytes)) {
    const content = await readWhole(file);
    send = () => folder.upload(file.title, content);
  }
  const stored = await store(folder, file, send, options, { there, together });
  return { title: file.title, id: stored.id, version: stored.version, url: stored.url };
}

/** What the caller knows to be in the folder under the title. */
export interface Seen {
  readonly file: StoredFile | undefined;
}

/** The same for content in memory. With `seen`, nothing is sent when the folder holds something else by now. */
export async function uploadContent(
  folder: ReportFolder,
  title: string,
  content: Uint8Array,
  options: UploadOptions,
  seen?: Seen,
): Promise<StoredFile> {
  const bytes = content.byteLength;
  const send = inOneRequest(options.serverVersion, bytes)
    ? () => folder.upload(title, content)
    : () => folder.uploadInParts(title, bytes, slices(content));
  return await store(folder, { title, bytes }, send, options, { seen });
}

interface Storing {
  readonly seen?: Seen | undefined;
  readonly there?: readonly StoredFile[] | undefined;
  readonly together?: Together | undefined;
}

async function store(
  folder: ReportFolder,
  { title, bytes }: { readonly title: string; readonly bytes: number },
  send: () => Promise<StoredFile>,
  options: UploadOptions,
  { seen, there, together }: Storing,
): Promise<StoredFile> {
  refuseWhenCancelled(title, options.signal);
  const existing =
    there ??
    (await inTime(folder.find(title), 0, options).catch((error: unknown) => {
      refuseWhenCancelled(title, options.signal);
      throw error;
    }));
  const [replaced] = existing;
  if (seen !== undefined && (replaced?.id !== seen.file?.id || replaced?.version !== seen.file?.version)) {
    throw new UserError(
      `"${title}" was written by something else in the meantime, so this run did not write it. Let only one run use this folder at a time (a concurrency group in the workflow), and run again.`,
    );
  }
  if (replaced !== undefined && existing.length > 1) {
    options.warn(
      `The folder holds ${existing.length} files named "${title}" (ids ${existing.map(({ id }) => id).join(", ")}). The oldest, ${replaced.id}, gets the new version; delete the others if they are not needed.`,
    );
  }
  const expected: Expected = {
    title,
    bytes,
    replaced,
    version: replaced === undefined ? 1 : replaced.version + 1,
    before: new Set(existing.map(({ id }) => id)),
  };
  refuseWhenCancelled(title, options.signal);
  const answer = await inTime(send(), GRACE, options).catch((error: unknown) => {
    if (error instanceof Cancelled) refuseWhenCancelled(title, options.signal);
    if (error instanceof UserError && !(error instanceof PortalError)) throw error;
    if (error instanceof UploadRefused)
      throw new UserError(`"${title}" was not uploaded. ${error.message}`, { cause: error });
    return new Unanswered(error);
  });
  together?.onAnswered(answer instanceof Unanswered ? undefined : answer);
  if (answer instanceof Unanswered) return await lookFor(folder, expected, answer, options);
  checkPlace(answer, expected);
  await together?.sent;
  return await asked(together?.look ?? ((id) => folder.get(id)), answer, expected, options);
}

/** No answer came, or one that does not tell: the file may be stored, or not. */
class Unanswered {
  readonly cause: unknown;
  /** The server itself answered that it failed: it is done with the request, and nothing is stored later. */
  get answered(): boolean {
    return this.cause instanceof PortalError && [500, 501, 505, 507].includes(this.cause.status ?? 0);
  }
  /** What became of the upload, to follow "the upload". */
  get came(): string {
    if (!(this.cause instanceof PortalError)) return "was not answered";
    const { kind, status = 0 } = this.cause;
    if (status >= 500) return `was answered with ${status}, which does not tell whether it arrived`;
    return NO_ANSWER.has(kind) ? "was not answered" : "got an answer that does not tell whether it arrived";
  }

  constructor(cause: unknown) {
    this.cause = cause;
  }
}

const NO_ANSWER: ReadonlySet<PortalError["kind"]> = new Set(["network", "timeout", "certificate"]);

function refuseWhenCancelled(title: string, signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancelledBefore(title);
}

export function cancelledBefore(title: string): UserError {
  return new UserError(`"${title}" was not uploaded: the run was cancelled before. Run it again.`);
}

/** The answer names the file and version that were expected. */
function checkPlace(answer: StoredFile, { title, replaced, version }: Expected): void {
  if (replaced !== undefined && answer.id !== replaced.id) {
    throw new UserError(
      `"${title}" was stored as a second file of that name (id ${answer.id}) beside the existing one (id ${replaced.id}), which is open in an editor or locked by somebody else. Close or unlock it, delete the second file by hand, and run again; this run deleted nothing.`,
    );
  }
  if (answer.version !== version) {
    throw new UserError(
      `"${title}" (id ${answer.id}) became version ${answer.version}, but version ${version} was expected: something else wrote it at the same time. Let only one run write to this folder at a time (a concurrency group in the workflow), look into the file's version history, and run again.`,
    );
  }
}

/** Asks the portal again what it holds. */
async function asked(
  look: (id: number) => Promise<StoredFile>,
  answer: StoredFile,
  expected: Expected,
  options: UploadOptions,
): Promise<StoredFile> {
  const found = await inTime(look(answer.id), GRACE_TO_LOOK, options).catch((error: unknown) => {
    throw new UserError(
      `"${expected.title}" was uploaded (id ${answer.id}, version ${answer.version}), but asking the portal for it again failed, so it is not verified. ${messageOf(error)} Look into the folder.`,
      { cause: error },
    );
  });
  checkPlace(found, expected);
  checkSize(found, expected);
  return found;
}

function checkSize(found: StoredFile, { title, bytes }: Expected): void {
  if (found.size === bytes) return;
  throw new UserError(
    `"${title}" (id ${found.id}, version ${found.version}) has ${found.size} bytes in the portal instead of ${bytes}. Run again; if it happens again, look for a proxy or storage that cuts files short.`,
  );
}

/** Looks for a file whose upload was not answered. */
async function lookFor(
  folder: ReportFolder,
  expected: Expected,
  { cause, answered, came }: Unanswered,
  options: UploadOptions,
): Promise<StoredFile> {
  const { title, replaced, before } = expected;
  const why = messageOf(cause);
  for (const pause of answered ? LOOKS.slice(0, 1) : LOOKS) {
    if (pause > 0) await options.clock.sleep(pause, options.signal).catch(() => undefined);
    const files = await inTime(folder.find(title), GRACE_TO_LOOK, options).catch((error: unknown) => {
      throw new UserError(
        `Whether "${title}" was stored is not known: the upload ${came}, and looking for it failed too. ${why} ${messageOf(error)} Look into the folder, and run again.`,
        { cause: error },
      );
    });
    const added = files.find(({ id }) => !before.has(id));
    const candidate =
      added ?? files.find(({ id, version }) => id === replaced?.id && version !== replaced.version);
    if (candidate !== undefined) {
      checkPlace(candidate, expected);
      checkSize(candidate, expected);
      options.warn(
        `The upload of "${title}" ${came}, but it arrived as version ${candidate.version}. ${why}`,
      );
      return candidate;
    }
    if (options.signal?.aborted) {
      throw new UserError(
        `Whether "${title}" was stored is not known: the run was cancelled while it was being uploaded. Run again: then it gets a new version.`,
        { cause },
      );
    }
  }
  throw new UserError(
    answered
      ? `"${title}" was not stored: the portal answered that it failed. ${why}`
      : `"${title}" was not stored: the upload ${came}, and the folder does not have it. ${why} Run again.`,
    { cause },
  );
}

/** The outcome; or an error once the run has been cancelled for that many milliseconds. */
export async function inTime<T>(
  outcome: Promise<T>,
  grace: number,
  { clock, signal }: UploadOptions,
): Promise<T> {
  if (signal === undefined) return await outcome;
  const settled = new AbortController();
  const late = new Promise<never>((_, reject) => {
    const begin = () => {
      const end = () => reject(new Error("The run was cancelled and there was no time left."));
      clock.sleep(grace, settled.signal).then(end, () => undefined);
    };
    if (signal.aborted) begin();
    else signal.addEventListener("abort", begin, { once: true, signal: settled.signal });
  });
  try {
    return await Promise.race([outcome, late]);
  } finally {
    settled.abort();
  }
}
