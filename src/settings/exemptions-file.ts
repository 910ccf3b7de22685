import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from "yaml";
import { asciiDomain, comparableAddress } from "../text/address.ts";
import { stumblesIn } from "../text/yaml-stumbles.ts";
import { isDay } from "../time/epoch.ts";

/** Whom an exemption is about. Texts are lower case. */
export type Who =
  | { readonly kind: "email"; readonly email: string }
  | { readonly kind: "domain"; readonly domain: string }
  /** An id may be a person's or a group's; the server gives both the same form. */
  | { readonly kind: "id"; readonly id: string }
  | { readonly kind: "group"; readonly name: string }
  | { readonly kind: "guests" };

/** One entry of the exemptions file. */
export interface Exemption {
  readonly who: readonly Who[];
  /** Ids or titles; every room where absent. */
  readonly rooms?: readonly (number | string)[];
  readonly reason: string;
  /** The last local day, `YYYY-MM-DD`, on which it counts. */
  readonly until?: string;
  /** Where it stands in the file, from 1; for warnings. */
  readonly line: number;
}

/** A mistake in the exemptions file, with the line it is on, and what is allowed. */
interface ExemptionMistake {
  readonly line: number;
  readonly message: string;
}

export type ExemptionsResult =
  | { readonly exemptions: readonly Exemption[] }
  | { readonly mistakes: readonly ExemptionMistake[] };

const WHO_FORMS =
  "an e-mail address, *@domain, a user id, the name or id of a group, or guests, alone or as a list";
const EXAMPLE = 'such as "- who: ann@example.com" with "reason: on leave" below it';
const KEYS: ReadonlySet<string> = new Set(["who", "rooms", "reason", "until"]);
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DOMAIN = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z0-9-]*[a-z0-9]$/;
const LOCAL_PART = /^[^\s@*<>(),;:\\"]+$/;

/**
 * Reads the exemptions file, YAML: a list of entries, or such a list under the key `exemptions`. Pure: text in, result
 * out. All mistakes come back at once, in the order of their lines.
 */
export function parseExemptions(text: string): ExemptionsResult {
  const { indented, tabs } = withoutTabs(text);
  const lines = new LineCounter();
  const document = parseDocument(indented, { lineCounter: lines, prettyErrors: false });
  const mistakes: ExemptionMistake[] = tabs.map((line) => ({ line, message: TAB }));
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const wrong: Wrong = (node, message) => {
    mistakes.push({ line: lineAt(node?.range?.[0] ?? 0), message });
  };

  const stumbles = stumblesIn(document, lines);
  for (const [line, message] of stumbles) mistakes.push({ line, message });
  if (mistakes.length > 0 && !isSeq(document.contents) && !isMap(document.contents)) return { mistakes };
  const exemptions = readEntries(document.contents, wrong, lineAt, [...stumbles.keys()]);
  if (mistakes.length === 0) return { exemptions };
  return { mistakes: mistakes.sort((a, b) => a.line - b.line) };
}

type Wrong = (node: { readonly range?: Node["range"] } | null | undefined, message: string) => void;

const TAB = "A tab stands where YAML wants spaces: indent with spaces only.";

/** Lines indented with tabs, and the text as it was meant, so that what follows can be read all the same. */
function withoutTabs(text: string): { readonly indented: string; readonly tabs: readonly number[] } {
  const tabs: number[] = [];
  const lines = text.split("\n").map((line, index) => {
    const indent = /^\s*/.exec(line)?.[0] ?? "";
    if (!indent.includes("\t") || line.trim() === "") return line;
    tabs.push(index + 1);
    return indent.replaceAll("\t", "  ") + line.slice(indent.length);
  });
  return { indented: lines.join("\n"), tabs };
}

/** `stumbles`: lines that are no YAML; what stands around them was guessed, so it is not judged further. */
function readEntries(
  contents: unknown,
  wrong: Wrong,
  lineAt: (offset: number) => number,
  stumbles: readonly number[],
): Exemption[] {
  let list = contents;
  if (isMap(contents)) {
    for (const { key } of contents.items) {
      if (isScalar(key) && key.value === "exemptions") continue;
      wrong(key as Node, `${keyText(key)} is not allowed here: the file is a list of entries ${EXAMPLE}.`);
    }
    const foreign = contents.items.length > 0 && !contents.has("exemptions");
    if (foreign) return [];
    list = contents.get("exemptions", true);
  }
  if (isScalar(list) && list.value === null) list = undefined;
  if (list === undefined || list === null) {
    wrong(
      undefined,
      `The file has no entries: it must be a list ${EXAMPLE}; leave the input empty for no exemptions.`,
    );
    return [];
  }
  if (!isSeq(list)) {
    wrong(list as Node, `This is not a list: the file must be a list of entries ${EXAMPLE}.`);
    return [];
  }
  if (list.items.length === 0) {
    wrong(
      list,
      `The list is empty: it must hold entries ${EXAMPLE}; leave the input empty for no exemptions.`,
    );
  }
  const items = list.items as readonly Node[];
  const firstLines = items.map((item) => lineAt(item.range?.[0] ?? 0));
  const stumbled = itemsWith(stumbles, firstLines);
  const seen = new Map<string, number>();
  return items.flatMap((item, index) => {
    if (stumbled.has(index)) return [];
    if (!isMap(item)) {
      wrong(item, `An entry must have "who" and "reason" (and may have "rooms" and "until"), ${EXAMPLE}.`);
      return [];
    }
    const entry = readEntry(item, wrong, firstLines[index] ?? 0);
    for (const meant of entry === undefined ? [] : whoAndWhere(entry)) {
      const line = seen.get(meant);
      if (line === undefined) seen.set(meant, entry?.line ?? 0);
      else wrong(item, `This repeats line ${line}, the same people for the same rooms: write one entry.`);
    }
    return entry === undefined ? [] : [entry];
  });
}

/** Which items have one of these lines; the items in the order of theirs. */
function itemsWith(lines: readonly number[], firstLines: readonly number[]): ReadonlySet<number> {
  const found = new Set<number>();
  let item = 0;
  for (const line of lines.toSorted((a, b) => a - b)) {
    while ((firstLines[item + 1] ?? Number.POSITIVE_INFINITY) <= line) item++;
    if (line >= (firstLines[item] ?? Number.POSITIVE_INFINITY)) found.add(item);
  }
  return found;
}

function readEntry(item: YAMLMap, wrong: Wrong, line: number): Exemption | undefined {
  for (const { key } of item.items) {
    if (isScalar(key) && typeof key.value === "string" && KEYS.has(key.value)) continue;
    wrong(key as Node, `${keyText(key)} is no key of an entry: allowed are who, rooms, reason, until.`);
  }
  const nodeAt = (key: string): Node | null | undefined =>
    item.has(key) ? ((item.get(key, true) as Node | null) ?? null) : undefined;
  const who = readWho(nodeAt("who"), item, wrong);
  const reason = readReason(nodeAt("reason"), item, wrong);
  const rooms = readRooms(nodeAt("rooms"), item, wrong);
  const until = readUntil(nodeAt("until"), item, wrong);
  if (who === undefined || reason === undefined || rooms?.length === 0) return undefined;
  return { who, reason, line, ...(rooms && { rooms }), ...(until !== undefined && { until }) };
}

function readWho(node: Node | null | undefined, item: YAMLMap, wrong: Wrong): Who[] | undefined {
  if (node === undefined) {
    wrong(item, `"who" is missing: it must be ${WHO_FORMS}.`);
    return undefined;
  }
  const nodes: readonly (Node | null)[] = isSeq(node) ? (node.items as Node[]) : [node];
  if (nodes.length === 0) wrong(node, `"who" is an empty list: it must be ${WHO_FORMS}.`);
  const who = nodes.flatMap((one) => {
    const text = textOf(one);
    const found = text === undefined ? undefined : whoOf(text);
    if (found === undefined) {
      wrong(one ?? item, `"who" is ${shown(one)}: it must be ${WHO_FORMS}.`);
      return [];
    }
    return [found];
  });
  return who.length > 0 ? who : undefined;
}

function whoOf(text: string): Who | undefined {
  const lower = text.toLowerCase();
  if (lower === "") return undefined;
  if (lower === "guests") return { kind: "guests" };
  if (GUID.test(lower)) return { kind: "id", id: lower };
  const at = lower.lastIndexOf("@");
  if (at === -1) return lower.includes("*") ? undefined : { kind: "group", name: lower };
  const domain = asciiDomain(lower.slice(at + 1));
  const local = lower.slice(0, at);
  if (!DOMAIN.test(domain) || domain.includes("..")) return undefined;
  if (local === "*") return { kind: "domain", domain };
  return LOCAL_PART.test(local) ? { kind: "email", email: comparableAddress(text) } : undefined;
}

function readReason(node: Node | null | undefined, item: YAMLMap, wrong: Wrong): string | undefined {
  if (node === undefined) {
    wrong(
      item,
      '"reason" is missing: say in a few words why nobody should be reminded; the reports show it.',
    );
    return undefined;
  }
  const text = isScalar(node) && typeof node.value === "string" ? node.value.trim() : "";
  if (text === "") {
    wrong(node ?? item, `"reason" is ${shown(node)}: it must be a text, say in a few words why.`);
    return undefined;
  }
  return text.replace(/\s+/g, " ");
}

function readRooms(
  node: Node | null | undefined,
  item: YAMLMap,
  wrong: Wrong,
): (number | string)[] | undefined {
  if (node === undefined) return undefined;
  const allowed = "it must be the id or title of a room, or a list of them; leave it out for all rooms";
  const nodes: readonly (Node | null)[] = isSeq(node) ? (node.items as Node[]) : [node];
  if (nodes.length === 0) wrong(node, `"rooms" is an empty list: ${allowed}.`);
  return nodes.flatMap((one): (number | string)[] => {
    const value = isScalar(one) ? one.value : undefined;
    if (typeof value === "number" && Number.isSafeInteger(value) && value > 0) return [value];
    if (typeof value === "string" && value.trim() !== "") return [value.trim()];
    wrong(one ?? item, `"rooms" holds ${shown(one)}: ${allowed}.`);
    return [];
  });
}

function readUntil(node: Node | null | undefined, item: YAMLMap, wrong: Wrong): string | undefined {
  if (node === undefined) return undefined;
  const value = isScalar(node) && typeof node.value === "string" ? node.value.trim() : "";
  if (isDay(value)) return value;
  wrong(
    node ?? item,
    `"until" is ${shown(node)}: it must be the last day of the exemption as YYYY-MM-DD, such as 2026-12-31.`,
  );
  return undefined;
}

/** Unquoted, `*@example.com` is an alias to YAML; here it can only mean the domain. */
function textOf(node: unknown): string | undefined {
  if (isAlias(node)) return `*${node.source}`;
  return isScalar(node) && typeof node.value === "string" ? node.value.trim() : undefined;
}

function shown(node: unknown): string {
  if (node === null || node === undefined || (isScalar(node) && node.value === null)) return "empty";
  if (isScalar(node) && isAddressLike(String(node.value))) return "not a valid address";
  if (isScalar(node)) return JSON.stringify(String(node.value).slice(0, 80));
  if (isAlias(node) && isAddressLike(node.source)) return "not a valid address";
  if (isAlias(node)) return JSON.stringify(`*${node.source}`.slice(0, 80));
  return isSeq(node) ? "a list" : "a group of keys";
}

function keyText(key: unknown): string {
  if (!isScalar(key)) return "This";
  const text = key.source ?? String(key.value);
  return isAddressLike(text) ? "An address" : `"${text.slice(0, 80)}"`;
}

/** Messages are printed in logs that strangers may read: what looks like an address is not repeated. */
function isAddressLike(text: string): boolean {
  return text.includes("@");
}

/** The same text for the same people in the same rooms, however it is written. */
function whoAndWhere({ who, rooms }: Exemption): string[] {
  const where = rooms === undefined ? [] : rooms.map((room) => String(room).toLowerCase()).sort();
  return who.map((one) => JSON.stringify([Object.values(one), where]));
}
