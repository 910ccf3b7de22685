import { Buffer } from "node:buffer";

/** The one part of an upload. */
export interface FilePart {
  readonly fieldName: string;
  /** Becomes the file's title. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export interface MultipartBody {
  readonly contentType: string;
  readonly body: Uint8Array;
}

/**
 * A `multipart/form-data` body with one file. The name is written as browsers do: UTF-8, with quotes and line breaks
 * percent-encoded, so that no name can end the header early.
 *
 * @param boundary letters and digits that do not occur in the file; random ones in practice
 */
export function multipartBody(part: FilePart, boundary: string): MultipartBody {
  const head =
    `--${boundary}\r\n` +
    `Content-Disposition: form-data; name="${headerText(part.fieldName)}"; filename="${headerText(part.fileName)}"\r\n` +
    "Content-Type: application/octet-stream\r\n\r\n";
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([Buffer.from(head, "utf8"), part.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}

function headerText(text: string): string {
  return text.replaceAll('"', "%22").replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll("\0", "%00");
}
