// Writes docs/messages.md: every message of the product, found in the sources, with what to do about it.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AREAS, NO_MESSAGES, NOTE_ADVICE, REASON_ADVICE } from "./message-advice.ts";
import { caseTexts, messageTexts } from "./message-texts.ts";

const HEAD = `# Every message

Made from the sources by \`node scripts/messages.ts\`, and held to them by a test. \`…\` stands for what the run puts
there: a name, a number, an address, or another sentence of this page. A line that begins with a small letter or with
\`…\` is a part of a longer sentence. The frequent ones are explained in [troubleshooting.md](troubleshooting.md).`;

/** The page, from the sources in `src` and the sentences found in them. */
export function messagesPage(src: string, texts = messageTexts(src)): string {
  const words = (name: string, of: string): ReadonlyMap<string, string> =>
    caseTexts(join(src, "report", "vocabulary", name), of);
  const areas = AREAS.map(({ title, advice, files }) => {
    const own = [...texts].filter(([file]) => homeOf(file) === title).flatMap(([, sentences]) => sentences);
    if (own.length === 0) throw new Error(`no sentence in ${files.join(", ")}`);
    return `## ${title}\n\n${advice}\n\n${[...new Set(own)].map((text) => `- ${escaped(text)}`).join("\n")}`;
  });
  return [
    HEAD,
    "## What was not proved\n\nThey stand at the top of the reports, and make a run incomplete; in JSON under `reasons`, by their code.",
    table(REASON_ADVICE, words("reasons.ts", "reasonText")),
    "## Notes\n\nThey stand in the reports, those that are warnings also in the log; in JSON under `notes`, by their code.",
    table(NOTE_ADVICE, words("notes.ts", "noteText")),
    ...areas,
  ]
    .join("\n\n")
    .concat("\n");
}

/** Which area the sentences of a source file belong to; "" for files that hold no messages, undefined for unknown ones. */
export function homeOf(file: string): string | undefined {
  const own = AREAS.find(({ files }) => files.includes(file));
  if (own !== undefined) return own.title;
  if (Object.keys(NO_MESSAGES).some((prefix) => file.startsWith(prefix))) return "";
  return AREAS.find(({ files }) => files.some((prefix) => file.startsWith(prefix)))?.title;
}

function table(advice: Readonly<Record<string, string>>, words: ReadonlyMap<string, string>): string {
  const rows = Object.entries(advice).map(([code, toDo]) => {
    const said = words.get(code);
    if (said === undefined || said === "") throw new Error(`no words for ${code}`);
    return `| \`${code}\` | ${escaped(said)} | ${toDo} |`;
  });
  return ["| Code | What it says | What to do |", "| --- | --- | --- |", ...rows].join("\n");
}

/** So that Markdown shows it as it is; what stands between backticks is shown so already. */
function escaped(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith("`") ? part : part.replaceAll(/[*_<>|[\]\\]/g, "\\$&")))
    .join("");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = join(import.meta.dirname, "..");
  writeFileSync(join(root, "docs", "messages.md"), messagesPage(join(root, "src")));
}
