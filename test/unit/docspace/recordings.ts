import { Buffer } from "node:buffer";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { HttpResponse } from "../../../src/docspace/http/transport.ts";

const folder = join(import.meta.dirname, "..", "..", "..", "..", "shared", "recorded");

/** Answers recorded from a real server lie beside the project, or nowhere. */
export const haveRecordings = existsSync(folder);

export interface Recording {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly answer: HttpResponse;
}

export function recording(name: string): Recording {
  const text = readFileSync(join(folder, `${name}.json`), "utf8");
  const { request, status, headers, body } = JSON.parse(text);
  const bytes = typeof body === "string" ? body : JSON.stringify(body);
  return {
    method: request.method,
    path: request.path,
    answer: { status, headers, body: Buffer.from(bytes) },
  };
}
