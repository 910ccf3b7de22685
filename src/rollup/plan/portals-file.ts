import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from "yaml";
import { INPUTS, type InputName, readSettings } from "../../settings/inputs.ts";
import { MOST_PARTS } from "../../settings/parsers.ts";
import { plainText } from "../../text/one-line.ts";
import { stumblesIn } from "../../text/yaml-stumbles.ts";
import { originOf } from "../merge.ts";

/** One portal of the plan, defaults applied; texts as the action's inputs take them. */
export interface PlannedPortal {
  readonly name: string;
  /** Name of the secret that holds its API key; never the key. */
  readonly secret: string;
  /** Name of the secret with the mail server's address; "" for none. */
  readonly smtpSecret: string;
  /** GitHub's environment that holds these secrets; "" for none. */
  readonly environment: string;
  /** Labels of the runner. */
  readonly runsOn: readonly string[];
  /** Jobs that share its rooms. */
  readonly parts: number;
  readonly inputs: Readonly<Partial<Record<InputName, string>>>;
}

interface Mistake {
  readonly line: number;
  readonly message: string;
}

export type PortalsResult =
  | { readonly portals: readonly PlannedPortal[] }
  | { readonly mistakes: readonly Mistake[] };

/** Keys of an entry that are no inputs of the action. */
const OWN_KEYS = ["name", "secret", "smtp-secret", "environment", "runs-on", "parts"] as const;
/** Inputs that hold secrets or that the workflow gives itself. */
const NOT_HERE: ReadonlySet<string> = new Set([
  "api-key",
  "smtp-url",
  "pepper",
  "github-token",
  "github-issue",
  "output-directory",
]);
/** What several jobs for one portal would do several times, or undo of each other. */
const ONE_JOB_ONLY = ["reminders", "manager-email", "access-review"] as const;
const NAME = /^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?$/;
/** GitHub gives no other secret a name that begins with GITHUB_; its own token is no key of a portal. */
const SECRET = /^(?!GITHUB_)[A-Z_][A-Z0-9_]*$/i;
const ENVIRONMENT = /^[\w.-](?:[\w. -]{0,98}[\w.-])?$/;
/** Stands for the key, which is known in the job only. */
const SOME_KEY = "sk-planned";

/**
 * Reads the list of portals, YAML or JSON: `portals`, each with a name, an address and the name of its secret, and
 * `defaults` that hold for all. Everything that the action itself would refuse is refused here already. Pure; all
 * mistakes come back at once, in the order of their lines.
 */
export function readPortals(text: string): PortalsResult {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const mistakes: Mistake[] = [];
  const lineOf = (node: Node | null | undefined): number => lines.linePos(node?.range?.[0] ?? 0).line;
  const told = new Set<string>();
  const wrong: Wrong = (node, message) => {
    const line = lineOf(node);
    const mistake = `${line} ${message}`;
    // What is wrong in the defaults is so for each portal.
    if (!told.has(mistake)) mistakes.push({ line, message });
    told.add(mistake);
  };
  for (const [line, message] of stumblesIn(document, lines)) mistakes.push({ line, message });
  const portals = mistakes.length > 0 ? [] : entriesOf(document.contents, wrong);
  if (mistakes.length === 0) return { portals };
  return { mistakes: mistakes.sort((a, b) => a.line - b.line) };
}

type Wrong = (node: Node | null | undefined, message: string) => void;

function entriesOf(contents: unknown, wrong: Wrong): PlannedPortal[] {
  const list = listOf(contents, wrong);
  if (list === undefined) return [];
  const portals: PlannedPortal[] = [];
  const seen = new Map<string, string>();
  for (const item of list.items) {
    if (!isMap(item)) {
      wrong(item as Node, "A portal is written as keys with values, such as name: acme.");
      continue;
    }
    const portal = portalOf(item, list.defaults, wrong);
    for (const one of ownOf(portal)) {
      const before = seen.get(one);
      if (before === undefined) seen.set(one, portal.name);
      else wrong(item, `Two portals have ${one}: each stands once; a large one may have parts.`);
    }
    portals.push(portal);
  }
  return portals;
}

/** What no other portal may have, as far as it can be read: a portal with other mistakes may stand twice, too. */
function ownOf(portal: PlannedPortal): readonly string[] {
  const { name, parts, inputs } = portal;
  const url = inputs["portal-url"] ?? "";
  // What a job hands on has its name: two of one name would replace each other's.
  const jobs = parts >= 1 && parts <= MOST_PARTS ? jobNames(portal) : [];
  const names = NAME.test(name) ? [...new Set([name, ...jobs])] : [];
  return [
    ...names.map((one) => `the name ${one}`),
    ...(URL.canParse(url) ? [`the address ${originOf(url)}`] : []),
  ];
}

/** How the jobs of a portal are called. */
export function jobNames({ name, parts }: Pick<PlannedPortal, "name" | "parts">): readonly string[] {
  if (parts === 1) return [name];
  return Array.from({ length: parts }, (_, index) => `${name}-${index + 1}-of-${parts}`);
}

type Texts = ReadonlyMap<string, { readonly text: string; readonly node: Node }>;

/** The entries, and what holds for all of them; undefined where there is no list. */
function listOf(
  contents: unknown,
  wrong: Wrong,
): { readonly items: readonly unknown[]; readonly defaults: Texts } | undefined {
  if (!isMap(contents)) {
    wrong(contents as Node, 'The list must have the key "portals", and may have "defaults".');
    return undefined;
  }
  for (const { key } of contents.items) {
    const name = isScalar(key) ? String(key.value) : "";
    if (name !== "portals" && name !== "defaults")
      wrong(key as Node, `"${shown(name)}" is not allowed here: the keys are portals and defaults.`);
  }
  const defaults = defaultsOf(contents.get("defaults", true), wrong);
  const list = contents.get("portals", true);
  if (!isSeq(list) || list.items.length === 0) {
    wrong((list ?? contents) as Node, 'The key "portals" must hold a list of at least one portal.');
    return undefined;
  }
  return { items: list.items, defaults };
}

function defaultsOf(node: unknown, wrong: Wrong): Texts {
  if (node === undefined || node === null || (isScalar(node) && node.value === null)) return new Map();
  if (isMap(node)) {
    const texts = textsOf(node, wrong);
    for (const name of ["name", "portal-url"]) {
      const own = texts.get(name);
      if (own !== undefined) wrong(own.node, `"${name}" belongs to one portal, not to the defaults.`);
    }
    return texts;
  }
  wrong(node as Node, 'The key "defaults" must hold keys with values.');
  return new Map();
}

/** The keys of an entry with their values as text; a list becomes its items with commas between. */
function textsOf(map: YAMLMap, wrong: Wrong): Texts {
  const texts = new Map<string, { text: string; node: Node }>();
  for (const { key, value } of map.items) {
    const name = isScalar(key) ? String(key.value) : "";
    const node = key as Node;
    if (NOT_HERE.has(name)) {
      wrong(node, `"${name}" is not allowed here: ${whyNotHere(name)}.`);
    } else if (!Object.hasOwn(INPUTS, name) && !(OWN_KEYS as readonly string[]).includes(name)) {
      wrong(
        node,
        `"${shown(name)}" is no key of a portal: they are ${OWN_KEYS.join(", ")} and the inputs of the action.`,
      );
    } else {
      const text = textOf(value);
      if (text === undefined)
        wrong(node, `"${name}" must be a text, a number, or a list of at least one of these.`);
      else texts.set(name, { text, node });
    }
  }
  return texts;
}

function whyNotHere(name: string): string {
  if (name === "output-directory") return "the workflow chooses it";
  if (name === "github-token") return "the workflow has its own token";
  if (name === "github-issue")
    return "the workflow's jobs may not write issues, so that its callers need not grant it";
  if (name === "pepper") return "give it to the workflow as a secret";
  return `the file is no place for secrets; name the secret with ${name === "api-key" ? "secret" : "smtp-secret"}`;
}

function textOf(value: unknown): string | undefined {
  if (value === null || (isScalar(value) && value.value === null)) return "";
  if (isAlias(value)) return undefined;
  // As it is written: `2026-10` is no date and `on` no truth here.
  if (isScalar(value)) return (value.source ?? String(value.value)).trim();
  if (!isSeq(value)) return undefined;
  const items = value.items.map((item) => (isScalar(item) ? textOf(item) : undefined));
  // A list of nothing is not "not given", which would mean all rooms.
  return items.length > 0 && items.every(Boolean) ? items.join(", ") : undefined;
}

/** With whatever is wrong in it, which is told. */
function portalOf(map: YAMLMap, defaults: Texts, wrong: Wrong): PlannedPortal {
  const own = textsOf(map, wrong);
  const texts = new Map([...defaults, ...own]);
  const get = (name: string): string => texts.get(name)?.text ?? "";
  const smtpSecret = get("smtp-secret");
  const inputs: Partial<Record<InputName, string>> = {};
  for (const [key, { text }] of texts)
    if (Object.hasOwn(INPUTS, key) && text !== "") inputs[key as InputName] = text;
  const problems = [...nameProblems(get), ...partProblems(get), ...problemsOf(inputs, smtpSecret !== "")];
  for (const [key, message] of problems) wrong(own.get(key)?.node ?? texts.get(key)?.node ?? map, message);
  return {
    ...{ name: get("name"), secret: get("secret"), smtpSecret, environment: get("environment"), inputs },
    runsOn: (get("runs-on") || "ubuntu-latest").split(/[\s,]+/).filter((label) => label !== ""),
    parts: Number(get("parts") || "1"),
  };
}

function shown(text: string): string {
  return plainText(text, 80);
}

/** What is wrong, by the key that it is about. */
type Problem = readonly [key: string, message: string];
type Get = (name: string) => string;

function nameProblems(get: Get): readonly Problem[] {
  const problems: Problem[] = [];
  const mayBeEmpty = (name: string, rule: RegExp): boolean => get(name) === "" || rule.test(get(name));
  if (!NAME.test(get("name")))
    problems.push([
      "name",
      `name: "${shown(get("name"))}" must be 1 to 50 small letters, digits and hyphens: it names the job and its files.`,
    ]);
  if (!SECRET.test(get("secret")))
    problems.push([
      "secret",
      "secret: it must be the name of the secret with the API key, such as ACME_DOCSPACE_KEY.",
    ]);
  if (!mayBeEmpty("smtp-secret", SECRET))
    problems.push([
      "smtp-secret",
      "smtp-secret: it must be the name of the secret with the mail server's address.",
    ]);
  if (!mayBeEmpty("environment", ENVIRONMENT))
    problems.push([
      "environment",
      "environment: it must be the name of an environment of the repository, such as acme.",
    ]);
  return problems;
}

function partProblems(get: Get): readonly Problem[] {
  const text = get("parts") || "1";
  const parts = /^\d+$/.test(text) ? Number(text) : 0;
  const shared = parts > 1 ? sharedProblems(parts, get) : [];
  if (parts >= 1 && parts <= MOST_PARTS) return shared;
  return [["parts", `parts: "${shown(text)}" is not a whole number from 1 to ${MOST_PARTS}.`], ...shared];
}

/** What several jobs for one portal may not have. */
function sharedProblems(parts: number, get: Get): readonly Problem[] {
  const isSet = (name: string, none: string): boolean => !["", none].includes(get(name).toLowerCase());
  const problems: Problem[] = [];
  if (isSet("room-ids", "all"))
    problems.push(["parts", "parts: a portal in parts has all its rooms audited; leave out room-ids."]);
  const budget = get("requests-per-minute");
  if (/^\d+$/.test(budget) && Number(budget) < parts)
    problems.push([
      "requests-per-minute",
      `requests-per-minute: ${Number(budget)} cannot be divided among ${parts} parts.`,
    ]);
  for (const one of ONE_JOB_ONLY)
    if (isSet(one, "off"))
      problems.push([
        one,
        `${one}: a portal in parts cannot have it, for each job knows its own rooms only.`,
      ]);
  return problems;
}

/** What the action itself would say, by input. The secrets are only known in the job. */
function problemsOf(inputs: PlannedPortal["inputs"], mails: boolean): readonly Problem[] {
  const given: PlannedPortal["inputs"] = {
    ...inputs,
    "api-key": SOME_KEY,
    ...(mails ? { "smtp-url": "smtps://mail.example.com" } : {}),
  };
  const read = readSettings((name) => given[name] ?? "");
  if (!("problems" in read)) return [];
  return read.problems.map(({ input, message }) => [input, message.replace(/^Input /, "")] as const);
}
