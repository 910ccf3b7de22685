import { domainToASCII } from "node:url";
import { comparableAddress, isAddress } from "../text/address.ts";
import { hasControls, itemsOf, ok, type Parsed, type Parser, placesOf, urlOf, wrong } from "./parser.ts";

export const manager: Parser<{ kind: "addresses"; to: readonly string[] } | { kind: "room-owners" }> = (
  text,
) => {
  const items = itemsOf(text);
  if (items.length === 1 && items[0]?.toLowerCase() === "room-owners") return ok({ kind: "room-owners" });
  const read = addressesIn(items, { nobody: ", or room-owners", bad: ", or room-owners alone" });
  return "wrong" in read ? read : ok({ kind: "addresses", to: read.value });
};

/** Addresses alone: where there are no rooms, there are no owners. */
export const addresses: Parser<readonly string[]> = (text) => {
  const items = itemsOf(text);
  return items.length === 1 && items[0]?.toLowerCase() === "room-owners"
    ? wrong("names room-owners: give e-mail addresses")
    : addressesIn(items, { nobody: "", bad: "" });
};

/** @param also what else is allowed, as the end of the sentence about nobody, and about a wrong address */
function addressesIn(
  items: readonly string[],
  also: { readonly nobody: string; readonly bad: string },
): Parsed<readonly string[]> {
  if (items.length === 0) return wrong(`names nobody: give e-mail addresses${also.nobody}`);
  const bad = placesOf(items, (item) => !isAddress(item));
  return bad === undefined
    ? ok([...new Map(items.map((item) => [comparableAddress(item), item])).values()])
    : wrong(
        `is wrong in ${bad}: allowed are e-mail addresses separated by commas, spaces or lines${also.bad}`,
      );
}

/** One address, with or without a name before it. */
export const mailFrom: Parser<string> = (text) => {
  const address = /^(?:"[^"<>]*"\s*|[^"<>,;@]*)<([^<>]+)>$/.exec(text)?.[1] ?? text;
  return isAddress(address) && !hasControls(text)
    ? ok(text)
    : wrong("is not one e-mail address such as audit@example.com or DocSpace audit <audit@example.com>");
};

const SMTP_FORM = "use smtps://user:password@host:465 or smtp://user:password@host:587";
const SMTP_ENCODING =
  "write special characters of the password in percent form, such as %40 for @, %2F for / and %23 for #";

export const smtpUrl: Parser<URL> = (text) => {
  if (!/^smtps?:\/\//i.test(text)) return wrong(`does not begin with smtps:// or smtp://: ${SMTP_FORM}`);
  const url = /[\s\\]/.test(text) ? undefined : urlOf(text);
  if (url === undefined || url.hostname === "")
    return wrong(`is not a valid address: ${SMTP_FORM}; ${SMTP_ENCODING}`);
  if ((url.pathname !== "" && url.pathname !== "/") || /[?#]/.test(text)) {
    return wrong(`has something after the host: ${SMTP_FORM}; ${SMTP_ENCODING}`);
  }
  if (percentDecoded(url.username) === undefined || percentDecoded(url.password) === undefined) {
    return wrong(`has a percent sign that begins no percent form: ${SMTP_ENCODING}, %25 for %`);
  }
  if (url.password !== "" && url.username === "")
    return wrong(`has a password without a user name: ${SMTP_FORM}`);
  const host = smtpHost(url);
  if (host === "") return wrong(`is not a valid address: ${SMTP_FORM}`);
  url.hostname = host;
  return ok(url);
};

/** Of a scheme that is not the web's, a URL keeps a name beyond ASCII in percent form, which no resolver knows. */
function smtpHost({ hostname }: URL): string {
  if (hostname.startsWith("[")) return hostname;
  return domainToASCII(percentDecoded(hostname) ?? "");
}

/** Undefined where a percent sign begins no valid escape. */
export function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
