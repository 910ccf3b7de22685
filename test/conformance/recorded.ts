import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Answer } from "./world.ts";

/** Answers recorded from a real server, where that folder lies beside the project. */
const directory = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "shared", "recorded");

export const recordingsPresent = existsSync(directory);

export function readRecording(name: string): Answer {
  const text = readFileSync(join(directory, `${name}.json`), "utf8");
  const { status, headers, body } = JSON.parse(text) as Answer;
  const lower = Object.fromEntries(
    Object.entries(headers).map(([field, value]) => [field.toLowerCase(), value]),
  );
  return { status, headers: lower, body: body ?? "" };
}

/** Path of the request a recording answers. */
export function recordedPath(name: string): string {
  const text = readFileSync(join(directory, `${name}.json`), "utf8");
  return (JSON.parse(text) as { request: { path: string } }).request.path;
}

export const recordingNames = (): string[] =>
  recordingsPresent ? readdirSync(directory).map((file) => file.replace(/\.json$/, "")) : [];
