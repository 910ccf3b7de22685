import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a directory, and those above it that are missing, for their owner only. Node's own `recursive` never ends where
 * a directory is there and still takes none, as in `/proc` (`MKDirp` in `node_file.cc`).
 *
 * @throws the system's error, also where `path` is something else than a directory
 */
export function makeDirectory(path: string): void {
  const make = () => mkdirSync(path, { mode: 0o700 });
  try {
    make();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && statSync(path).isDirectory()) return;
    const above = dirname(path);
    if (code !== "ENOENT" || statSync(above, { throwIfNoEntry: false }) !== undefined) throw error;
    makeDirectory(above);
    make();
  }
}
