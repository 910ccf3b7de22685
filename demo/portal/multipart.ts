/** One part of a multipart body. */
export interface Part {
  readonly name: string;
  readonly fileName: string | undefined;
  readonly content: Uint8Array;
}

/** The `filename*` of RFC 5987 wins over `filename`, as in the server's framework. */
function fileNameOf(disposition: string): string | undefined {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (extended !== undefined) return decodeURIComponent(extended.trim());
  const quoted = /filename="((?:[^"\\]|\\.)*)"/i.exec(disposition)?.[1];
  if (quoted !== undefined) return quoted.replace(/%22/g, '"').replace(/\\(.)/g, "$1");
  return /filename=([^;]+)/i.exec(disposition)?.[1]?.trim();
}

/** The parts of a `multipart/form-data` body; undefined when it is none. */
export function readMultipart(contentType: string, body: Uint8Array): Part[] | undefined {
  const match = /multipart\/form-data;.*boundary=(?:"([^"]+)"|([^;]+))/i.exec(contentType);
  const boundary = match?.[1] ?? match?.[2]?.trim();
  if (boundary === undefined) return undefined;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const parts: Part[] = [];
  let from = bytes.indexOf(`--${boundary}`);
  while (from >= 0) {
    const start = from + boundary.length + 2;
    if (bytes.subarray(start, start + 2).toString("latin1") === "--") return parts;
    const headEnd = bytes.indexOf("\r\n\r\n", start);
    const next = headEnd < 0 ? -1 : bytes.indexOf(`\r\n--${boundary}`, headEnd + 2);
    if (headEnd < 0 || next < 0) return undefined;
    const head = bytes.subarray(start, headEnd).toString("utf8");
    const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? "";
    parts.push({
      name: /[; ]name="?([^";]*)"?/i.exec(disposition)?.[1] ?? "",
      fileName: fileNameOf(disposition),
      content: new Uint8Array(bytes.subarray(Math.min(headEnd + 4, next), next)),
    });
    from = next + 2;
  }
  return undefined;
}
