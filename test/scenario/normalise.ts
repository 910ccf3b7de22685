import type { ReceivedRequest } from "../../demo/portal.ts";
import type { Outcome } from "./scenario.ts";

/**
 * A text without what differs from run to run: the server's port, directories, sizes, hashes, and, because files are
 * uploaded side by side, which got which id and was done first.
 */
export function normalise(text: string, { run, portalUrl }: Outcome): string {
  const uploaded = /(?:^.*-report-.*, version \d+: .*$\n?)+/gm;
  return text
    .replace(uploaded, (lines) => `${lines.trimEnd().split("\n").sort().join("\n")}\n`)
    .replace(/\bfileid=\d+/g, "fileid={id}")
    .replace(/"id":\d+/g, '"id":{id}')
    .replaceAll(run.workspace, "{workspace}")
    .replaceAll(portalUrl, "{portal}")
    .replaceAll(portalUrl.replace(/^http:/, "http&#58;"), "{portal}")
    .replace(/^(Made: \S{10}T\d\d:\d\d):\d\d/gm, "$1:{s}")
    .replace(/\b[0-9a-f]{64}\b/g, "{sha256}")
    .replace(/"bytes":\d+/g, '"bytes":{n}')
    .replace(/\(\d+ bytes\)/g, "({n} bytes)");
}

/** Outputs one a line, as they stand in the runner's file. */
export function outputsOf(outcome: Outcome): string {
  const lines = Object.entries(outcome.run.outputs).map(([name, value]) => `${name}=${value}`);
  return `${normalise(lines.join("\n"), outcome)}\n`;
}

/**
 * What kind of request it is: numbers and ids are left out, and of the query what tells where and when to look. How a
 * crowded second is narrowed down, by kinds of action, by people or by entries, depends on the order in which its rows come.
 */
function kindOf({ method, path, status }: ReceivedRequest): string {
  const url = new URL(path, "http://portal.invalid");
  const where = url.pathname
    .replace(/^\/api\/2\.0\//, "")
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "{guid}")
    .replace(/\d+/g, "{id}");
  const query = [...url.searchParams]
    .filter(([name]) => name !== "startIndex")
    .map(([name, value]) => {
      if (/^(action|actionType|userId|entryType|target)$/.test(name)) return "{narrowed}";
      return /^(from|to|fromDate|toDate|uid|fileid)$/.test(name) ? name : `${name}=${value}`;
    });
  const told = [...new Set(query)].sort().join("&");
  return `${method} ${where}${told === "" ? "" : `?${told}`} → ${status}`;
}

/**
 * The kinds of requests of a run, readable: what was asked before anything was uploaded, each kind once and by name,
 * because many are under way at once; then those of the delivery, all of them, by name too.
 */
export function requestsOf({ requests }: Outcome): string {
  const looks = ({ path }: ReceivedRequest): boolean => /filterValue=[a-z]+-report-\d/.test(path);
  const delivery = requests.findIndex(looks);
  const end = delivery < 0 ? requests.length : delivery;
  const kinds = new Set(requests.slice(1, end).map(kindOf));
  return [
    "First:",
    ...requests.slice(0, 1).map(kindOf),
    "",
    "Looking and reading:",
    ...[...kinds].sort(),
    "",
    "Delivering:",
    ...requests.slice(end).map(kindOf).sort(),
    "",
  ].join("\n");
}
