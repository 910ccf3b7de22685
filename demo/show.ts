import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { ReceivedRequest } from "./portal.ts";
import type { ReadMail } from "./received-mail.ts";
import type { RunResult } from "./runner.ts";

/**
 * What the demo tells. The story (`say`) is always on the screen; the particulars (`print`, `section`) are kept for a file
 * that the story points at, and on the screen only when `verbose`.
 */

const colours = process.stdout.isTTY === true;
const styled = (code: number, text: string): string => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
const bold = (text: string): string => styled(1, text);
export const dim = (text: string): string => styled(2, text);

const verbose = process.argv.includes("--verbose");
let kept = "";

/** Everything that was told, without colours. */
export const everything = (): string => stripVTControlCharacters(kept);

/** A line of the story. */
export function say(text = ""): void {
  kept += `${text}\n`;
  process.stdout.write(`${text}\n`);
}

/** Text of the particulars as it comes, such as a run's log. */
export function show(text: string): void {
  kept += text;
  if (verbose) process.stdout.write(text);
}

export function print(text = ""): void {
  show(`${text}\n`);
}

export function section(title: string): void {
  print();
  print(bold(`── ${title} ${"─".repeat(Math.max(3, 76 - title.length))}`));
  print();
}

const WIDTH = 160;

/** The first lines of a text, and how many more there are. */
export function printHead(text: string, most: number, indent = "  "): void {
  const lines = text
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split("\n");
  for (const line of lines.slice(0, most)) {
    print(`${indent}${line.length > WIDTH ? `${line.slice(0, WIDTH)}…` : line}`);
  }
  if (lines.length > most) print(dim(`${indent}… ${count(lines.length - most)} more lines`));
}

export const count = (number: number): string => number.toLocaleString("en");

/** Outputs one a line; of a JSON list how much it holds. */
export function printOutputs({ outputs }: RunResult): void {
  for (const [name, value] of Object.entries(outputs)) {
    const list: unknown = value.startsWith("[") ? JSON.parse(value) : undefined;
    print(`${name}: ${Array.isArray(list) ? `a list of ${list.length}, ${value.slice(0, 80)}…` : value}`);
  }
}

export async function printFiles({ files }: RunResult): Promise<void> {
  for (const path of files.values()) {
    if (!/\.(txt|csv|json|html|xlsx)$/.test(path)) continue;
    const content = await readFile(path);
    print(`${bold(basename(path))}${dim(`  ${count(content.length)} bytes`)}`);
    if (path.endsWith(".html")) print(dim(`  open ${path} in a browser`));
    else if (path.endsWith(".xlsx")) print(dim("  a workbook"));
    else printHead(content.toString("utf8"), path.endsWith(".json") ? 8 : 24);
    print();
  }
}

/** One mail with its text. */
export function printMail({ to, subject, text, attachments }: ReadMail): void {
  print(`To: ${to.join(", ")}`);
  print(bold(`Subject: ${subject}`));
  for (const [name, content] of attachments)
    print(dim(`Attached: ${name}, ${count(content.byteLength)} bytes`));
  printHead(text, Number.POSITIVE_INFINITY, "  │ ");
  print();
}

/** How often the portal was asked what, most often first. */
export function printRequests(requests: readonly ReceivedRequest[]): void {
  const kinds = new Map<string, number>();
  for (const { method, path, status } of requests) {
    const where = (path.split("?")[0] ?? "").replace(/[0-9a-f-]{36}/g, "{id}").replace(/\d{4,}/g, "{id}");
    const line = `${method} ${where} → ${status}`;
    kinds.set(line, (kinds.get(line) ?? 0) + 1);
  }
  for (const [line, times] of [...kinds].sort((a, b) => b[1] - a[1])) {
    print(`${String(times).padStart(5)} × ${line}`);
  }
}
