import { Problems, UserError } from "../errors.ts";
import type { Host } from "../runner/host.ts";
import type { Exemption } from "../settings/exemptions-file.ts";
import type { Settings } from "../settings/settings.ts";

/** Reads the exemptions file, if there is one; all its mistakes at once, with their lines. */
export async function readExemptions(
  host: Host,
  { exemptions: path }: Settings,
): Promise<readonly Exemption[]> {
  if (path === undefined) return [];
  let text: string;
  try {
    text = await host.readWorkspaceFile(path);
  } catch (error) {
    throw new Problems([`The exemptions file ${path} cannot be read: ${whyUnread(error)}.`]);
  }
  const { parseExemptions } = await import("../settings/exemptions-file.ts");
  const parsed = parseExemptions(text);
  if ("exemptions" in parsed) return parsed.exemptions;
  throw new Problems(parsed.mistakes.map(({ line, message }) => `${path}, line ${line}: ${message}`));
}

function whyUnread(error: unknown): string {
  if (error instanceof UserError) return error.message;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT" || code === "ENOTDIR") {
    return "there is no such file in the workspace; check the path, and that the repository is checked out before";
  }
  return code === "EISDIR" ? "it is a directory; give the path of the file in it" : (error as Error).message;
}
