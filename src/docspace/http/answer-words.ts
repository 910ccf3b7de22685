import { quotableText } from "../../text/conceal.ts";
import { isRecord, wordOf } from "../wire/envelope.ts";
import type { PortalErrorKind } from "./portal-error.ts";
import type { HttpResponse } from "./transport.ts";

/** A request that was answered, for the words of its refusal. */
export interface Asked {
  readonly method: string;
  /** With the leading slash, without the query. */
  readonly path: string;
  /** Whether it was sent without the key. */
  readonly anonymous?: boolean;
  /** Kept out of what is quoted, also where it was not sent. */
  readonly apiKey: string;
}

export interface Refusal {
  readonly kind: PortalErrorKind;
  readonly message: string;
  readonly retryAfter?: number;
  readonly limit?: number;
}

export function notThere(endpoint: string, status: number, said: string): Refusal {
  return {
    kind: "not-found",
    message: `${endpoint} names something that the portal does not have (${status}${quoted(said)}): it was deleted, or the id is wrong; check the ids in the inputs.`,
  };
}

/** The server's own sentence, in the language of the key's owner; its stack is never looked at. */
export function saidBy(asked: Asked, answer: HttpResponse): string {
  const body = jsonOf(answer);
  if (!isRecord(body)) return "";
  const error = body["error"];
  if (isRecord(error) && typeof error["message"] === "string") return quotable(asked, error["message"]);
  const problem = isRecord(body["response"]) ? body["response"] : body;
  const errors = problem["errors"];
  if (isRecord(errors)) {
    const fields = Object.entries(errors).map(
      ([field, texts]) => `${field}: ${[texts].flat().map(wordOf).join(" ")}`,
    );
    return quotable(asked, fields.join("; "));
  }
  return typeof problem["title"] === "string" ? quotable(asked, problem["title"]) : "";
}

/** What may be quoted of a server's text: one line of at most 200 characters, without the key. */
export function quotable(asked: Asked, text: string): string {
  return quotableText(text, [asked.apiKey], 200);
}

export function quoted(said: string): string {
  return said === "" ? "" : `: "${said}"`;
}

export function textOf(answer: HttpResponse): string {
  return new TextDecoder().decode(answer.body.subarray(0, 4096));
}

export function jsonOf(answer: HttpResponse): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(answer.body));
  } catch {
    return undefined;
  }
}

/** What a web page calls itself; "" where it does not. */
export function titled(asked: Asked, answer: HttpResponse): string {
  const [, title = ""] = /<title[^>]*>([^<]{1,300})</i.exec(textOf(answer)) ?? [];
  return quoted(quotable(asked, title));
}

/** Whether an answer is a web page, whatever it calls itself. */
export function looksLikeHtml(answer: HttpResponse): boolean {
  return (
    /text\/html/i.test(answer.headers["content-type"] ?? "") || /^\s*<(!doctype|html)/i.test(textOf(answer))
  );
}
