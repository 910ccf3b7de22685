import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A workspace with these files, gone afterwards. */
export async function withWorkspace<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (workspace: string) => Promise<T>,
): Promise<T> {
  const workspace = await mkdtemp(join(tmpdir(), "workspace-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      const path = join(workspace, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    }
    return await use(workspace);
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}
