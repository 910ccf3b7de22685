import { isIPv6 } from "node:net";
import { domainToASCII } from "node:url";
import { UserError } from "../../errors.ts";
import { isThisMachine } from "../../text/this-machine.ts";

/** The variables that name proxies, and the hosts that are reached without one. */
export type ProxyVariables = Readonly<Record<string, string | undefined>>;

/**
 * The proxy through which an address is asked, by the rules of GitHub's own toolkit (`@actions/http-client`, proxy.ts):
 * lower-case names before upper-case ones, `http://` where a value has no scheme, blank values ignored, and in
 * `NO_PROXY` host names, which stand for their subdomains, `.suffixes` (also as `*.suffixes`), `host:port` and `*`; beyond
 * those rules, names may end with a dot or be written beyond ASCII. This machine itself is
 * never asked through a proxy, which would see the key in clear.
 *
 * @throws UserError for a value that is no address; it does not quote the value, which may hold a password
 */
export function proxyFor(address: URL, variables: ProxyVariables): URL | undefined {
  const name = address.protocol === "https:" ? "https_proxy" : "http_proxy";
  const value = setting(variables, name);
  if (value === "" || isThisMachine(address.hostname) || isExempt(address, setting(variables, "no_proxy"))) {
    return undefined;
  }
  const written = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  const proxy = URL.canParse(written) ? new URL(written) : undefined;
  if (proxy === undefined || proxy.hostname === "" || !/^https?:$/.test(proxy.protocol)) {
    throw new UserError(
      `The environment variable ${name.toUpperCase()} is not the address of a proxy: write it as http://host:port or http://user:password@host:port (with special characters of the password percent-encoded), or leave it empty.`,
    );
  }
  return proxy;
}

/**
 * What is in NO_PROXY, beside a proxy, and has no effect, without its password: ranges of addresses, whole URLs, other
 * separators than commas and spaces, which neither GitHub's toolkit nor this action reads.
 */
export function ignoredExemptions(variables: ProxyVariables): readonly string[] {
  if (setting(variables, "https_proxy") === "") return [];
  return exemptionsIn(setting(variables, "no_proxy"))
    .filter((one) => one !== "*" && !/^(\.?[\w.-]+|\[[\da-f:.]+\]|[\da-f:.]+(%\w+)?)(:\d+)?$/i.test(one))
    .map((one) => one.replace(/.*@/, "***@"));
}

function setting(variables: ProxyVariables, name: string): string {
  return variables[name]?.trim() || variables[name.toUpperCase()]?.trim() || "";
}

function isExempt(address: URL, exemptions: string): boolean {
  const host = address.hostname.toLowerCase().replace(/\.$/, "");
  const port = address.port || (address.protocol === "https:" ? "443" : "80");
  return exemptionsIn(exemptions).some(
    (one) =>
      one === "*" ||
      [host, `${host}:${port}`].some((asked) => asked === one || asked.endsWith(one.replace(/^\.?/, "."))),
  );
}

/** `*.example.com` as `.example.com`, an address of IPv6 in brackets and its shortest form, as it stands in a URL. */
function asInAddress(exemption: string): string {
  const [, bare = exemption, port = ""] = /^\[(.*)\](:\d+)?$/.exec(exemption) ?? [];
  // A URL has no place for the zone of a link-local address, `fe80::1%eth0`.
  if (!isIPv6(bare) || bare.includes("%")) return nameInAddress(exemption);
  return `${new URL(`http://[${bare}]`).hostname}${port}`;
}

function nameInAddress(exemption: string): string {
  const [, dot = "", name = "", port = ""] =
    /^(?:\*?(\.))?([\p{L}\p{M}\p{N}.-]+?)\.?(:\d+)?$/u.exec(exemption) ?? [];
  return name === "" ? exemption : `${dot}${domainToASCII(name) || name}${port}`;
}

function exemptionsIn(value: string): string[] {
  return value
    .split(/[\s,]+/)
    .map((one) => asInAddress(one.toLowerCase()))
    .filter((one) => one !== "");
}
