import { dirname } from "node:path";
import { UserError } from "../errors.ts";

const ADVICE: Readonly<Record<string, (path: string) => string>> = {
  ENOSPC: (path) =>
    `The disk is full, so ${path} could not be written. Free some space on the runner, or ask for fewer formats.`,
  EDQUOT: (path) =>
    `The disk quota is used up, so ${path} could not be written. Free some space, or ask for fewer formats.`,
  EACCES: (path) =>
    `${path} could not be written: the runner's user may not write there. Choose another output-directory, or change the rights of ${dirname(path)}.`,
  EPERM: (path) =>
    `${path} could not be written: the system does not allow it. Choose another output-directory, or change the rights of ${dirname(path)}.`,
  EROFS: (path) =>
    `${path} could not be written: the file system is read-only. Choose another output-directory.`,
  EEXIST: (path) =>
    `${path} is a file, but the reports need a directory there. Choose another output-directory, or remove the file.`,
  ENOTDIR: (path) =>
    `A part of the path ${path} is a file, not a directory. Choose another output-directory, or remove the file.`,
  ENOENT: (path) =>
    `${path} could not be written: no directory can be made there, or a link in it leads nowhere. Choose another output-directory.`,
  EISDIR: (path) =>
    `${path} is a directory, but a report needs that name. Remove it, or choose another output-directory.`,
  ENOTEMPTY: (path) =>
    `${path} is a directory, but a report needs that name. Remove it, or choose another output-directory.`,
  ENAMETOOLONG: (path) => `The path ${path} is too long for this system. Choose a shorter output-directory.`,
};

/** Does something to a file or directory; the system's error codes become sentences ({@link UserError}). */
export async function withAdvice<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const advice = code === undefined ? undefined : ADVICE[code];
    if (advice === undefined)
      throw new UserError(`${path} could not be written: ${(error as Error).message}.`, { cause: error });
    throw new UserError(advice(path), { cause: error });
  }
}
