import { Problems } from "../errors.ts";
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
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    const why = missing
      ? "there is no such file in the workspace; check the path, and that the repository is checked out before"
      : (error as Error).message;
    throw new Problems([`The exemptions file ${path} cannot be read: ${why}.`]);
  }
  const { parseExemptions } = await import("../settings/exemptions-file.ts");
  const parsed = parseExemptions(text);
  if ("exemptions" in parsed) return parsed.exemptions;
  throw new Problems(parsed.mistakes.map(({ line, message }) => `${path}, line ${line}: ${message}`));
}
