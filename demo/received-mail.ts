import type { ReceivedMail } from "./smtp.ts";

/** A message as its reader sees it. */
export interface ReadMail {
  /** Addresses of the envelope. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The attachments' names with their content. */
  readonly attachments: ReadonlyMap<string, Buffer>;
  /** Names in lower case; the last one of a name. */
  readonly headers: ReadonlyMap<string, string>;
}

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Reads the messages that this program's mail library composes; other programs write more kinds. */
export function readMail({ source, to }: ReceivedMail): ReadMail {
  const message = partOf(source);
  const leaves = leavesOf(message);
  const textOf = (type: string): string => {
    const part = leaves.find(
      ({ headers }) => !isAttached(headers) && header(headers, "content-type").startsWith(type),
    );
    return part === undefined ? "" : contentOf(part).toString("utf8").replaceAll("\r\n", "\n");
  };
  const attached = leaves.filter(({ headers }) => isAttached(headers));
  return {
    to,
    subject: decodedWords(header(message.headers, "subject")),
    text: textOf("text/plain"),
    html: textOf("text/html"),
    attachments: new Map(
      attached.map((part) => {
        const [, name = ""] = /filename="?([^";]+)/.exec(header(part.headers, "content-disposition")) ?? [];
        return [name, contentOf(part)];
      }),
    ),
    headers: message.headers,
  };
}

const header = (headers: Part["headers"], name: string): string => headers.get(name) ?? "";
const isAttached = (headers: Part["headers"]): boolean =>
  header(headers, "content-disposition").startsWith("attachment");

function partOf(source: string): Part {
  const end = source.indexOf("\r\n\r\n");
  const head = end < 0 ? source : source.slice(0, end);
  const headers = new Map(
    head
      .replace(/\r\n[ \t]+/g, " ")
      .split("\r\n")
      .map((line) => {
        const colon = line.indexOf(":");
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
      }),
  );
  return { headers, body: end < 0 ? "" : source.slice(end + 4) };
}

function leavesOf(part: Part): Part[] {
  const [, boundary] = /^multipart\/.*boundary="?([^";]+)/i.exec(header(part.headers, "content-type")) ?? [];
  if (boundary === undefined) return [part];
  const parts = `\r\n${part.body}`.split(`\r\n--${boundary}`).slice(1, -1);
  return parts.flatMap((text) => leavesOf(partOf(text.replace(/^\r\n/, ""))));
}

function contentOf({ headers, body }: Part): Buffer {
  const encoding = header(headers, "content-transfer-encoding").toLowerCase();
  if (encoding === "base64") return Buffer.from(body, "base64");
  return encoding === "quoted-printable" ? unquoted(body.replace(/=\r\n/g, "")) : Buffer.from(body, "utf8");
}

function unquoted(text: string): Buffer {
  return Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
    "latin1",
  );
}

/** `=?UTF-8?Q?…?=` and `=?UTF-8?B?…?=` in header lines. */
function decodedWords(text: string): string {
  return text
    .replace(/(\?=)\s+(=\?)/g, "$1$2")
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, form: string, word: string) =>
      form.toLowerCase() === "b"
        ? Buffer.from(word, "base64").toString("utf8")
        : unquoted(word.replaceAll("_", " ")).toString("utf8"),
    );
}
