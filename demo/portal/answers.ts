import { createHash } from "node:crypto";
import { type Culture, type ErrorText, errorText } from "./texts.ts";
import type { Dialect } from "./versions.ts";

/** An answer before it goes onto the wire. Header names are lower case. */
export interface PortalAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty where there is a stream. */
  readonly body: Uint8Array;
  /** A body too large to hold: made while it is sent. */
  readonly stream?: () => Iterable<Uint8Array>;
}

/** Stands in every stack trace the portal sends, so that a test can prove that none ever leaks. */
export const stackMarker = "ASC.Internal.StackMarker.d41d8cd9";

const encoder = new TextEncoder();
const noBytes = new Uint8Array(0);
const jsonType = { "content-type": "application/json; charset=utf-8" };
const problemType = { "content-type": "application/problem+json; charset=utf-8" };

export const empty = (status: number, headers: Record<string, string> = {}): PortalAnswer => ({
  status,
  headers: { "content-length": "0", ...headers },
  body: noBytes,
});

export const json = (
  status: number,
  value: unknown,
  headers: Record<string, string> = jsonType,
): PortalAnswer => ({
  status,
  headers,
  body: encoder.encode(JSON.stringify(value)),
});

export const plain = (status: number, text: string): PortalAnswer => ({
  status,
  headers: { "content-type": "text/plain; charset=utf-8" },
  body: encoder.encode(text),
});

/** What a proxy in front of the portal sends. */
export function html(status: number): PortalAnswer {
  const name = status === 502 ? "Bad Gateway" : status === 503 ? "Service Temporarily Unavailable" : "Error";
  const text = `<html>\r\n<head><title>${status} ${name}</title></head>\r\n<body>\r\n<center><h1>${status} ${name}</h1></center>\r\n<hr><center>openresty</center>\r\n</body>\r\n</html>\r\n`;
  return { status, headers: { "content-type": "text/html" }, body: encoder.encode(text) };
}

/** What a request's answer needs to know of the request. */
export interface EnvelopeInfo {
  readonly href: string;
  readonly method: string;
}

/** The success envelope (`CommonApiResponse.cs`). `count` is what the controller set, else the server's own guess. */
export function success(
  info: EnvelopeInfo,
  response: unknown,
  counts: { readonly count?: number; readonly total?: number } = {},
): PortalAnswer {
  const guess = response === undefined ? 0 : Array.isArray(response) ? response.length : 1;
  return json(200, {
    response,
    count: counts.count ?? guess,
    total: counts.total,
    links: [{ href: info.href, action: info.method }],
    status: 0,
    statusCode: 200,
  });
}

/** Exceptions of controllers (`ResponseWrapper.cs`), with the stack trace the server really sends. */
export class ServerError extends Error {
  readonly status: number;
  readonly text: ErrorText | { readonly literal: string };
  readonly type: string;
  readonly hresult: number;

  constructor(
    status: number,
    text: ErrorText | { readonly literal: string },
    type: string,
    hresult = -2146233088,
  ) {
    super(typeof text === "string" ? text : text.literal);
    this.status = status;
    this.text = text;
    this.type = type;
    this.hresult = hresult;
  }
}

export const accessDenied = (): ServerError =>
  new ServerError(403, "accessDenied", "ASC.Common.Security.Authorizing.AuthorizingException");
export const securityError = (): ServerError =>
  new ServerError(403, "accessDenied", "System.Security.SecurityException", -2146233078);
export const notFound = (text: ErrorText): ServerError =>
  new ServerError(404, text, "ASC.Common.Web.ItemNotFoundException");
export const invalidOperation = (text: ErrorText): ServerError =>
  new ServerError(403, text, "System.InvalidOperationException", -2146233079);
/** A room, folder or file that is not there: an error of its own kind since 3.7. */
export const missing = (call: { readonly dialect: Dialect }, text: ErrorText): ServerError =>
  call.dialect.missing === 404 ? notFound(text) : invalidOperation(text);
export const nullReference = (): ServerError =>
  new ServerError(
    500,
    { literal: "Object reference not set to an instance of an object." },
    "System.NullReferenceException",
    -2147467261,
  );

export function errorAnswer(error: ServerError, culture: Culture): PortalAnswer {
  const message = typeof error.text === "string" ? errorText(error.text, culture) : error.text.literal;
  const stack = `   at ${stackMarker}.Invoke() in /src/server/Controllers.cs:line ${100 + error.status}\r\n   at Microsoft.AspNetCore.Mvc.Infrastructure.ActionMethodExecutor.Execute()`;
  return json(error.status, {
    error: { message, type: error.type, stack, hresult: error.hresult },
    status: 1,
    statusCode: error.status,
  });
}

/** What the anonymous endpoint that also wants rights answers to nobody. */
export const systemError = (): PortalAnswer =>
  json(401, {
    error: { message: "System error.", type: null, stack: null, hresult: 0 },
    status: 1,
    statusCode: 401,
  });

function traceId(of: string): string {
  const digits = createHash("sha256").update(of).digest("hex");
  return `00-${digits.slice(0, 32)}-${digits.slice(32, 48)}-00`;
}

/** A query or body that did not bind: ProblemDetails inside the success envelope. */
export class ValidationError extends Error {
  readonly errors: Readonly<Record<string, readonly string[]>>;

  constructor(field: string, text: string) {
    super(text);
    this.errors = { [field]: [text] };
  }
}

export function validationAnswer(error: ValidationError, info: EnvelopeInfo, dialect: Dialect): PortalAnswer {
  return json(
    400,
    {
      response: {
        type: "https://tools.ietf.org/html/rfc9110#section-15.5.1",
        title: "One or more validation errors occurred.",
        status: 400,
        errors: error.errors,
        traceId: traceId(info.href),
      },
      count: 1,
      links: [{ href: info.href, action: info.method }],
      status: dialect.refusedValueSaysSo ? 1 : 0,
      statusCode: dialect.refusedValueSaysSo ? 400 : 200,
    },
    problemType,
  );
}

/** Filters in front of the controllers: ProblemDetails without envelope. */
export function problem(status: number, title: string, of: string): PortalAnswer {
  const section = status === 403 ? "15.5.4" : status === 404 ? "15.5.5" : "15.5.3";
  return json(
    status,
    { type: `https://tools.ietf.org/html/rfc9110#section-${section}`, title, status, traceId: traceId(of) },
    problemType,
  );
}
