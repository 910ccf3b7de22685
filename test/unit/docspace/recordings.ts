import { Buffer } from "node:buffer";
import type { HttpResponse } from "../../../src/docspace/http/transport.ts";
import { type RecordedVersion, readRecorded } from "../../recorded/recorded.ts";

export interface Recording {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly answer: HttpResponse;
}

/** A recorded answer as the transport would hand it on. */
export function recording(name: string, version: RecordedVersion = "3.7.2"): Recording {
  const { request, status, headers, body } = readRecorded(name, version);
  const bytes = typeof body === "string" ? body : body === null ? "" : JSON.stringify(body);
  return {
    method: request.method,
    path: request.path,
    answer: { status, headers, body: Buffer.from(bytes) },
  };
}
