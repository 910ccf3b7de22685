import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { repository } from "../demo/runner.ts";
import type { Findings } from "./findings.ts";

/** What one part found, and when and where. */
export interface Result extends Findings {
  /** `2026-11-28`. */
  readonly date: string;
  /** Processors, Node, and what else the machine had to do. */
  readonly machine: string;
  readonly quick: boolean;
}

/** Results by the name of the part; kept with the sources, so that parts can be measured on different days. */
export type Results = Readonly<Record<string, Result>>;

const FILE = join(repository, "bench", "results", "latest.json");

export function readResults(): Results {
  try {
    return JSON.parse(readFileSync(FILE, "utf8")) as Results;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
}

export function writeResults(results: Results): void {
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, `${JSON.stringify(results, null, 1)}\n`);
}
