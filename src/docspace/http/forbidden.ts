import { isRecord, wordOf } from "../wire/envelope.ts";
import {
  type Asked,
  jsonOf,
  looksLikeHtml,
  notThere,
  quotable,
  quoted,
  type Refusal,
  saidBy,
  textOf,
} from "./answer-words.ts";
import type { HttpResponse } from "./transport.ts";

/** Why a request was answered with 403: by the body, which tells who in the server, or in front of it, said so. */
export function forbidden(asked: Asked, endpoint: string, answer: HttpResponse): Refusal {
  if (answer.body.length === 0) {
    if (asked.path.startsWith("/api/")) {
      const scope = neededScope(asked.method, asked.path);
      return {
        kind: "key-scope",
        message: `The API key may not do ${endpoint} (403): its permissions lack ${scope}; give the key "*:read" and "files:write".`,
      };
    }
    return {
      kind: "key-scope",
      message: `The API key may not do ${endpoint} (403): it is not valid, or its permissions lack files:read; give the key "*:read" and "files:write".`,
    };
  }
  if (looksLikeHtml(answer)) {
    return {
      kind: "refused",
      message: `Something in front of the portal refused ${endpoint} (403 with a web page): a firewall or proxy objects to this machine; allow it there, or use a self-hosted runner.`,
    };
  }
  const body = jsonOf(answer);
  if (body === undefined) {
    return {
      kind: "ip-restricted",
      message: `The portal refused ${endpoint} (403${quoted(quotable(asked, textOf(answer)))}): its IP allow-list does not hold this machine's address; allow it under Settings, Security, IP security, or use a runner with a fixed address.`,
    };
  }
  if (isRecord(body) && !("error" in body)) {
    return forbiddenByFilter(asked, endpoint);
  }
  if (isMissing(body)) return notThere(endpoint, 403, saidBy(asked, answer));
  return {
    kind: "role",
    message: `The API key's owner may not do ${endpoint} (403${quoted(saidBy(asked, answer))}): ${neededRole(asked)}.`,
  };
}

/**
 * Bare problem details come from the filters in front of the controllers: on addresses that need no key, they are
 * the answer to a wrong key and to a missing scope alike (`ApiKeyScopesFilter`), and everywhere to a portal at rest.
 */
function forbiddenByFilter(asked: Asked, endpoint: string): Refusal {
  const refused = `The portal refused ${endpoint} (403 Forbidden)`;
  if (asked.anonymous) {
    return {
      kind: "portal-state",
      message: `${refused}: it is being restored, moved or suspended; open it in a browser and try again later.`,
    };
  }
  const scope = neededScope(asked.method, asked.path);
  return {
    kind: scope.startsWith("*:") ? "key-scope" : "bad-key",
    message: `${refused}: the API key is not valid, or lacks ${scope}, or the portal is being restored; check the key in DocSpace under Developer Tools, API keys.`,
  };
}

/**
 * Before 3.7 a missing room, folder or file is refused with 403 and the type that missing rights have, too; only the
 * sentence tells them apart, which came in English to a German key as well (v3.5.0, `room_404_german`).
 */
function isMissing(body: unknown): boolean {
  const error = isRecord(body) ? body["error"] : undefined;
  return (
    isRecord(error) &&
    error["type"] === "System.InvalidOperationException" &&
    /\b(not found|nicht gefunden)\b/i.test(wordOf(error["message"]))
  );
}

/** The scope that a key needs for this request (`AuthorizationExtension.cs`). */
function neededScope(method: string, path: string): string {
  const right = method === "GET" ? "read" : "write";
  const resource = path.replace(/^\/api\/2\.0\//, "");
  if (resource.startsWith("files/rooms")) return `rooms:${right}`;
  if (resource.startsWith("files/")) return `files:${right}`;
  if (resource === "people/@self") return `accounts.self:${right}`;
  if (resource.startsWith("people") || resource.startsWith("group")) return `accounts:${right}`;
  return `*:${right}`;
}

function neededRole(asked: Asked): string {
  const resource = asked.path.replace(/^\/api\/2\.0\//, "");
  if (/^(security|portal|settings|keys)\b/.test(resource)) {
    return "only the portal's owner and DocSpace admins can; use a key that one of them created";
  }
  if (resource.startsWith("group") || resource.startsWith("people")) {
    return "it takes a DocSpace admin or room admin; use a key that one of them created";
  }
  if (asked.method === "GET") {
    return "they are no member of that room; invite them to it, or use the key of a DocSpace admin";
  }
  return "they have no right to create files there; make them room manager or content creator of that room";
}
