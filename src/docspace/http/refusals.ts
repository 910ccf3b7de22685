import { isRecord } from "../wire/envelope.ts";
import {
  type Asked,
  jsonOf,
  looksLikeHtml,
  notThere,
  quotable,
  quoted,
  type Refusal,
  saidBy,
  titled,
} from "./answer-words.ts";
import { forbidden } from "./forbidden.ts";
import { PortalError, type PortalErrorFacts } from "./portal-error.ts";
import type { HttpResponse } from "./transport.ts";

/**
 * Reads why the portal said no. The shapes of its errors differ by where in the server they arise
 * (`ResponseWrapper.cs`, `CommonApiResponse.cs`, the resource filters, the proxy in front of it): JSON with `error`,
 * validation problems inside the success envelope, bare problem details, plain text, nothing at all, or HTML.
 *
 * @param now epoch milliseconds, to read a `Retry-After` that is a date
 */
export function refusalOf(asked: Asked, answer: HttpResponse, now: number): PortalError {
  const endpoint = `${asked.method} ${asked.path}`;
  return errorOf(classify(asked, endpoint, answer, now), endpoint, answer.status);
}

/** A web page, or something else that no DocSpace API sends. */
export function notDocSpaceError(endpoint: string, status: number): PortalError {
  return errorOf(notDocSpace(endpoint, status), endpoint, status);
}

function errorOf(refusal: Refusal, endpoint: string, status: number): PortalError {
  const facts: PortalErrorFacts = {
    kind: refusal.kind,
    endpoint,
    status,
    ...(refusal.retryAfter === undefined ? {} : { retryAfter: refusal.retryAfter }),
    ...(refusal.limit === undefined ? {} : { limit: refusal.limit }),
  };
  return new PortalError(refusal.message, facts);
}

function classify(asked: Asked, endpoint: string, answer: HttpResponse, now: number): Refusal {
  const { status } = answer;
  if (status >= 300 && status < 400) return redirected(asked, endpoint, answer);
  if (status === 401) {
    if (looksLikeHtml(answer)) {
      return {
        kind: "refused",
        message: `Something in front of the portal wants a login of its own for ${endpoint} (401 with a web page${titled(asked, answer)}): exempt the API (/api/) and this machine from it.`,
      };
    }
    return {
      kind: "bad-key",
      message: `The portal does not accept the API key (401 on ${endpoint}): it is mistyped, expired, switched off, of another portal, or its owner is disabled; create a new key in DocSpace under Developer Tools, API keys, and store it in the secret that api-key reads.`,
    };
  }
  if (status === 403) return forbidden(asked, endpoint, answer);
  if (status === 429) return limited(endpoint, answer, now);
  const said = saidBy(asked, answer);
  if (status === 402) {
    return {
      kind: "plan",
      message: `The portal's plan does not allow ${endpoint} (402${quoted(said)}): a quota is used up or a feature is not part of it; free some space or change the plan.`,
    };
  }
  if (status === 404) return missing(asked, endpoint, answer, said);
  if (status === 408 || status === 504) {
    return {
      kind: "timeout",
      message: `The portal did not answer ${endpoint} in time (${status}): it is overloaded; try again later or lower requests-per-minute.`,
    };
  }
  if (status >= 500) {
    return {
      kind: "server",
      message: `The portal failed on ${endpoint} (${status}${quoted(said)}): the fault lies in the server; try again later, and if it stays, look into the portal's own log.`,
      ...retryAfterOf(answer, now),
    };
  }
  if (status !== 413 && looksLikeHtml(answer)) {
    return {
      kind: "refused",
      message: `Something in front of the portal refused ${endpoint} (${status} with a web page${titled(asked, answer)}): check portal-url, and ask the administrator of the proxy or firewall there.`,
    };
  }
  return otherRefusal(endpoint, status, said);
}

function otherRefusal(endpoint: string, status: number, said: string): Refusal {
  const answered = `The portal refused ${endpoint} (${status}${quoted(said)})`;
  switch (status) {
    case 400:
    case 422:
      return {
        kind: "validation",
        message: `${answered}: it does not accept one of the values sent; its version may differ from those this action knows, so please report it with the portal's version.`,
      };
    case 409:
    case 412:
    case 423:
      return {
        kind: "conflict",
        message: `${answered}: somebody else is changing the same thing; try again.`,
      };
    case 413:
      return {
        kind: "too-large",
        message: `${answered}: what was sent is larger than the portal or its proxy allows; choose fewer formats, or raise the limit.`,
      };
    case 415:
      return {
        kind: "unsupported",
        message: `${answered}: this version of DocSpace does not take this form of request; update the portal.`,
      };
    default:
      return {
        kind: "refused",
        message: `${answered}: a proxy or firewall in front of the portal may object; ask its administrator.`,
      };
  }
}

function redirected(asked: Asked, endpoint: string, answer: HttpResponse): Refusal {
  const origin = originOf(answer.headers["location"]);
  const advice =
    origin !== undefined && quotable(asked, origin) === origin
      ? `use the final address ${origin} as portal-url`
      : "use the portal's final address as portal-url";
  return {
    kind: "redirect",
    message: `The portal redirects ${endpoint} (${answer.status}): a redirect is not followed, because the API key would be lost or shown to another host; ${advice}.`,
  };
}

function originOf(location: string | undefined): string | undefined {
  if (!location || !URL.canParse(location)) return undefined;
  const { origin } = new URL(location);
  return origin === "null" ? undefined : origin;
}

function limited(endpoint: string, answer: HttpResponse, now: number): Refusal {
  const limit = Number.parseInt(answer.headers["x-ratelimit-limit"] ?? "", 10);
  const which = Number.isNaN(limit) ? "" : ` of ${limit}`;
  return {
    kind: "rate-limited",
    message: `The portal's rate limit${which} was hit by ${endpoint} (429): other programs use the same person's keys, or the portal allows less than the cloud does; lower requests-per-minute or run at another time.`,
    ...(Number.isNaN(limit) ? {} : { limit }),
    ...retryAfterOf(answer, now),
  };
}

function missing(asked: Asked, endpoint: string, answer: HttpResponse, said: string): Refusal {
  const body = jsonOf(answer);
  const isApi = asked.path.startsWith("/api/");
  if ((isRecord(body) && "error" in body) || (answer.body.length === 0 && !isApi)) {
    return notThere(endpoint, 404, said);
  }
  if (isRecord(body)) {
    return {
      kind: "portal-state",
      message: `There is no active portal at this address (404 on ${endpoint}): it is unknown or suspended; check portal-url and open it in a browser.`,
    };
  }
  if (answer.body.length === 0) {
    return {
      kind: "not-found",
      message: `The portal does not know ${endpoint} (404): its version lacks this function, or the id is not a number; check the ids, and the portal's version.`,
    };
  }
  return notDocSpace(endpoint, answer.status);
}

function notDocSpace(endpoint: string, status: number): Refusal {
  return {
    kind: "not-docspace",
    message: `The answer to ${endpoint} (${status}) is not one of the DocSpace API: another server, a sign-in page or a maintenance page answers there; check that portal-url is the address people open DocSpace at.`,
  };
}

function retryAfterOf(answer: HttpResponse, now: number): { retryAfter?: number } {
  const header = answer.headers["retry-after"]?.trim();
  if (!header) return {};
  const seconds = Number(header);
  const wait = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000;
  return Number.isNaN(wait) ? {} : { retryAfter: Math.max(0, wait) };
}
