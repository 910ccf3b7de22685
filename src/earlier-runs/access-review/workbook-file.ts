import type { StoredFile } from "../../docspace/files.ts";
import type { ReportFolder } from "../../report-folder/report-folder.ts";
import { REVIEW_TITLE } from "../../report-folder/titles.ts";
import type { ReviewMemory } from "./decision.ts";
import { LARGEST_WORKBOOK, NOTHING_READ, notUsable, type ReadReview, readReview } from "./read-workbook.ts";
import { together } from "./together.ts";

/** The workbook as it lies in the report folder. */
export interface StoredWorkbook {
  /** The file that gets the next version; absent where there is none. */
  readonly file?: StoredFile;
  readonly read: ReadReview;
  /** What people must know about the file itself; sentences. */
  readonly remarks: readonly string[];
}

/**
 * Finds the workbook by listing the folder, by its title or, where somebody renamed it, by its id, and reads it. Rejects
 * with a {@link UserError} where it is not to be understood; then it must not be written over.
 *
 * @param memory knows the file that the run before wrote
 * @param portals hosts of this portal, now and before
 */
export async function readWorkbook(
  folder: ReportFolder,
  folderId: number,
  { file: known }: Pick<ReviewMemory, "file">,
  portals: readonly string[],
): Promise<StoredWorkbook> {
  const listed = await folder.findAll([REVIEW_TITLE, ...COPIES]);
  const files = listed.get(REVIEW_TITLE) ?? [];
  const beside = COPIES.flatMap((title) => listed.get(title) ?? [])
    .filter(({ id }) => id !== known)
    .map(
      ({ title, id }) =>
        `"${title}" (id ${id}) in the report folder is not read. Write decisions into "${REVIEW_TITLE}", and delete the copy.`,
    );
  const [file, ...copies] = files;
  if (file === undefined) {
    const found = await renamed(folder, folderId, known, portals);
    return { ...found, remarks: [...found.remarks, ...beside] };
  }
  let read = await contentOf(folder, file, portals);
  for (const copy of copies) read = together(read, await contentOf(folder, copy, portals));
  const remarks =
    copies.length === 0
      ? []
      : [
          `The folder holds ${files.length} files named "${REVIEW_TITLE}" (ids ${files.map(({ id }) => id).join(", ")}). All were read; where they disagree, the row counts as undecided. The oldest is written again: delete the others.`,
        ];
  const replaced = files.some(({ id }) => id === known) ? [] : await replacedBy(folder, folderId, known);
  return { file, read, remarks: [...remarks, ...replaced, ...beside, ...notKept(read)] };
}

/** Where another file took the title of the one that the run before wrote, people may have decided in that one. */
async function replacedBy(
  folder: ReportFolder,
  folderId: number,
  known: number | undefined,
): Promise<string[]> {
  const before = known === undefined ? undefined : await folder.look(known);
  if (before?.folderId !== folderId) return [];
  return [
    `"${before.title}" (id ${before.id}) in the report folder was the workbook of the access review, and is not read: another file is named "${REVIEW_TITLE}" now. Write what was decided only there into that one.`,
  ];
}

/** What DocSpace names a copy in the same folder. */
const COPIES = [1, 2, 3].map((n) => REVIEW_TITLE.replace(/\.xlsx$/, ` (${n}).xlsx`));

async function renamed(
  folder: ReportFolder,
  folderId: number,
  known: number | undefined,
  portals: readonly string[],
): Promise<StoredWorkbook> {
  if (known === undefined) return { read: NOTHING_READ, remarks: [] };
  const file = await folder.look(known);
  if (file?.folderId !== folderId || !file.title.toLowerCase().endsWith(".xlsx")) {
    const gone = `"${REVIEW_TITLE}" was deleted or moved out of the folder. What was read from it before still counts; a new one is begun.`;
    return { read: NOTHING_READ, remarks: [gone] };
  }
  const remark =
    "The workbook of the access review was renamed; it was read, and goes on under its new title. Decisions count as before.";
  const read = await contentOf(folder, file, portals);
  return { file, read, remarks: [remark, ...notKept(read)] };
}

/** What of the workbook is not written again. */
function notKept({ own: { left }, lost }: ReadReview): string[] {
  if (left.length === 0) return [...lost];
  const names = left.map((name) => `“${name}”`).join(", ");
  return [
    ...lost,
    `Charts, pivot tables and threads of comments on own sheets of the workbook, here on ${names}, are not written again. Earlier versions of the file have them; keep them in a file of their own.`,
  ];
}

async function contentOf(
  folder: ReportFolder,
  { id, title, size }: StoredFile,
  portals: readonly string[],
): Promise<ReadReview> {
  if (size > LARGEST_WORKBOOK) throw notUsable(title, "is larger than a review can be");
  return await readReview(await folder.read(id, LARGEST_WORKBOOK), title, portals);
}
