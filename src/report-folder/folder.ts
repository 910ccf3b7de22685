import { getFile, listFolderFiles, readFileBytes, type StoredFile, withTitles } from "../docspace/files.ts";
import type { DocSpace } from "../docspace/http/client.ts";
import { isNotFound, PortalError } from "../docspace/http/portal-error.ts";
import { uploadBySession, uploadFile } from "../docspace/uploads.ts";
import { pagesOfList } from "../docspace/wire/paging.ts";
import { type ReportFolder, UploadRefused } from "./report-folder.ts";

/** The report folder in the portal. */
export function docSpaceFolder(docspace: DocSpace, folderId: number): ReportFolder {
  /** When it was last listed. */
  let size = Number.POSITIVE_INFINITY;
  const list = async (): Promise<readonly StoredFile[]> => {
    const files = await listFolderFiles(docspace, folderId);
    size = files.length;
    return files;
  };
  const findAll = async (titles: readonly string[]) => withTitles(await list(), titles);
  return {
    find: async (title) => (await findAll([title])).get(title) ?? [],
    findAll,
    async glance(ids) {
      if (pagesOfList(size + ids.length) >= ids.length) return new Map();
      return new Map((await list()).filter(({ id }) => ids.includes(id)).map((file) => [file.id, file]));
    },
    async get(id) {
      const file = await getFile(docspace, id);
      if (file === undefined) throw new Error(`The portal has no file ${id} any more.`);
      return file;
    },
    async look(id) {
      try {
        return await getFile(docspace, id);
      } catch (error) {
        if (error instanceof PortalError && error.kind === "role") return undefined;
        throw error;
      }
    },
    read: (id, mostBytes) => readFileBytes(docspace, id, undefined, mostBytes),
    async readVersion(id, version, mostBytes) {
      try {
        return await readFileBytes(docspace, id, version, mostBytes);
      } catch (error) {
        const tooLarge = error instanceof PortalError && error.kind === "too-large";
        if (tooLarge || isNotFound(error)) return undefined;
        throw error;
      }
    },
    upload: (title, content) => refusable(uploadFile(docspace, folderId, title, content)),
    uploadInParts: (title, bytes, parts) =>
      refusable(uploadBySession(docspace, folderId, title, bytes, parts)),
  };
}

async function refusable(upload: Promise<StoredFile>): Promise<StoredFile> {
  try {
    return await upload;
  } catch (error) {
    if (error instanceof PortalError && isRefusal(error))
      throw new UploadRefused(error.message, { cause: error });
    throw error;
  }
}

/** Whether nothing can have been stored: the answer was no, or no connection was made. */
function isRefusal({ kind, status }: PortalError): boolean {
  if (kind === "certificate") return true;
  return status !== undefined && status >= 300 && status < 500 && status !== 408;
}
