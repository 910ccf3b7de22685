import type { Document, LineCounter } from "yaml";

/**
 * Where a text is no YAML, by line, with what is wrong there. One slip makes the parser stumble several times on its
 * line; the first time tells it. Addresses are not quoted: the messages stand in logs that strangers may read.
 */
export function stumblesIn(document: Document.Parsed, lines: LineCounter): ReadonlyMap<number, string> {
  const stumbles = new Map<number, string>();
  for (const { pos, code, message } of document.errors) {
    const { line } = lines.linePos(pos[0]);
    if (!stumbles.has(line)) stumbles.set(line, wordsOf(code, message));
  }
  return stumbles;
}

function wordsOf(code: string, message: string): string {
  if (code === "DUPLICATE_KEY") return "A key stands twice in one entry: each is allowed once.";
  if (code === "MULTIPLE_DOCS")
    return 'A second document begins here: the file must be one list, without "---".';
  if (code === "RESOURCE_EXHAUSTION") return "Something here is nested too deeply to be read.";
  const [said = ""] = message.split("\n");
  return `This is not valid YAML (${said.replace(/\S*@\S*/g, "…@…").replace(/[.\s]+$/, "")}).`;
}
