import * as v from "valibot";
import type { VerdictKind } from "../assess/assessment.ts";
import { isAuditable } from "../docspace/rooms.ts";
import { sentenceOf } from "../errors.ts";
import type { FileFault, PortalReason } from "../portal-reasons.ts";
import { addressKey, pepperKey, personKey, withoutPeople } from "../report/portal-summary.ts";
import { comparableAddress } from "../text/address.ts";
import { readJson } from "../text/read-json.ts";
import { REPORT_SCHEMA_VERSION } from "../version.ts";
import { Failure, isWebAddress, Report, type ReportOfFile, VERDICTS } from "./portal-schema.ts";
import { firstBytes, readHead } from "./read-head.ts";
import { reportedReason } from "./reported-reason.ts";
import { UnusableFile } from "./unusable-file.ts";

/** The figures of one membership's status. */
export type Counts = Readonly<Record<VerdictKind, number>>;

/** What one file says of one portal, or of one part of it; without its members but for the inactive. */
export interface PortalFile {
  readonly path: string;
  readonly url: string;
  /** Epoch milliseconds. */
  readonly generatedAt: number;
  readonly runUrl?: string;
  readonly period: PeriodOfFile;
  readonly rooms: "all" | readonly number[] | { readonly part: number; readonly of: number };
  /** By what was judged, in words; parts of one portal must agree. */
  readonly rules: string;
  /** Whether members were judged at all: a compliance report alone tells nothing of them that may be counted. */
  readonly judged: boolean;
  /** Some of the accounts, always the same of the same ones: tells one portal under two addresses. */
  readonly sample: readonly string[];
  readonly complete: boolean;
  readonly why: readonly PortalReason[];
  readonly counts: Counts;
  readonly inactive: readonly InactivePerson[];
  /** By what the addresses of the inactive are hashed; only those of the same can be compared. Absent where none is known. */
  readonly keying?: string;
  readonly roomIds: readonly number[];
  /** Rooms that `all` would have meant; undefined where the file does not say. */
  readonly activeRooms?: number;
  readonly portalEvents: number;
  readonly roomEvents: number;
}

export interface PeriodOfFile {
  readonly label: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly timeZone: string;
  readonly provisional: boolean;
}

/** A person who is inactive in at least one room. */
export interface InactivePerson {
  /** Hash of the account's id, the same in all parts of one portal. */
  readonly person: string;
  /** Keyed hash of the address, or the address itself where the file has it and there is no pepper. */
  readonly address?: string;
}

/** A run that ended without figures. */
export interface FailedFile {
  readonly url: string;
  readonly why: readonly PortalReason[];
}

export type FileRead =
  | { readonly kind: "figures"; readonly file: PortalFile }
  | { readonly kind: "failure"; readonly file: FailedFile }
  /** `url`: of the portal, where the file told as much. */
  | { readonly kind: "unusable"; readonly path: string; readonly why: FileFault; readonly url?: string };

/** How people are told from each other, and whether sentences may quote them. */
export interface Keys {
  readonly pepper: string;
  readonly showNames: boolean;
}

/**
 * Reads one file. What is broken, foreign, of another version or changed since it was hashed comes back with the reason;
 * this never rejects for a file's sake. The file `<path>.sha256`, where there is one, says the hash it must have.
 */
export async function readPortalFile(path: string, keys: Keys): Promise<FileRead> {
  let url: string | undefined;
  try {
    const wanted = await wantedHash(path);
    const { text, sha256 } = await readHead(path, wanted !== undefined);
    if (wanted !== undefined && wanted !== sha256) throw new UnusableFile({ kind: "hash-differs" });
    const found = parsed(text);
    const named = v.safeParse(v.object({ portal: v.object({ url: v.string() }) }), found);
    if (named.success) url = named.output.portal.url;
    if (found["schemaVersion"] !== REPORT_SCHEMA_VERSION) throw new UnusableFile(otherVersion(found));
    if (found["failure"] !== undefined) return failureOf(found);
    return { kind: "figures", file: portalFile(path, found, keys) };
  } catch (error) {
    return {
      kind: "unusable",
      path,
      why: faultOf(error),
      ...(url === undefined || !isWebAddress(url) ? {} : { url }),
    };
  }
}

function parsed(text: string): Record<string, unknown> {
  let found: unknown;
  try {
    found = readJson(text);
  } catch {
    throw new UnusableFile({ kind: text.trim() === "" ? "empty" : "no-json" });
  }
  const isOurs =
    typeof found === "object" &&
    found !== null &&
    v.is(v.object({ tool: v.object({ name: v.literal("docspace-audit") }) }), found);
  if (!isOurs) throw new UnusableFile({ kind: "no-report" });
  return found as Record<string, unknown>;
}

function faultOf(error: unknown): FileFault {
  if (error instanceof UnusableFile) return error.fault;
  return isSystemError(error)
    ? { kind: "unreadable", code: error.code ?? "" }
    : { kind: "unexpected", sentence: sentenceOf(error) };
}

function otherVersion({ schemaVersion }: Record<string, unknown>): FileFault {
  const said = typeof schemaVersion === "number" ? { said: schemaVersion } : {};
  return { kind: "other-version", ...said, reads: REPORT_SCHEMA_VERSION };
}

function failureOf(found: object): FileRead {
  const read = v.safeParse(Failure, found);
  if (!read.success) throw new UnusableFile({ kind: "no-failure" });
  const { portal, failure } = read.output;
  return { kind: "failure", file: { url: portal.url, why: kept(failure, failedWith) } };
}

function portalFile(path: string, found: object, { pepper, showNames }: Keys): PortalFile {
  const read = v.safeParse(Report, found, { abortEarly: true });
  if (!read.success) {
    const at = v.getDotPath(read.issues[0]) ?? "";
    throw new UnusableFile({ kind: "field", name: at || "list" });
  }
  const { output } = read;
  const { portal, settings, period } = output;
  const generatedAt = Date.parse(output.generatedAt);
  if (Number.isNaN(generatedAt)) throw new UnusableFile({ kind: "made-at-unreadable" });
  const inactive = inactivePeople(output.rooms, pepper);
  checkSums(output, inactive.length);
  const why = reasonsOf(output, showNames);
  const judged = output.reports.includes("inactivity");
  return {
    path,
    url: portal.url,
    generatedAt,
    ...(output.runUrl === undefined ? {} : { runUrl: output.runUrl }),
    period,
    rooms: settings.rooms,
    rules: judged
      ? `min-activity ${settings.minActivity}, grace-days ${settings.graceDays}, activity ${settings.activity}`
      : "none, for members were not judged",
    judged,
    sample: sampleOf(output),
    complete: output.complete && why.length === 0,
    why,
    counts: output.memberships,
    inactive: judged ? inactive : [],
    ...(judged && inactive.some(({ address }) => address !== undefined)
      ? { keying: keyingOf(output, pepper) }
      : {}),
    roomIds: output.rooms.map(({ id }) => id),
    ...activeRoomsOf(output),
    portalEvents: output.eventCounts.portal,
    roomEvents: output.eventCounts.inRooms,
  };
}

/** A summary tells the number; a full report lists the rooms that were left out. */
function activeRoomsOf({ activeRooms, rooms, otherRooms }: ReportOfFile): Pick<PortalFile, "activeRooms"> {
  if (activeRooms !== undefined) return { activeRooms };
  return otherRooms === undefined
    ? {}
    : { activeRooms: rooms.length + otherRooms.filter(isAuditable).length };
}

/** Reasons of one file that the page shows; so many differ in nothing that would tell people more. */
const MOST_REASONS = 50;

function reasonsOf({ reasons, rooms }: ReportOfFile, showNames: boolean): readonly PortalReason[] {
  const unread = rooms.filter(({ unreadable }) => unreadable !== undefined).length;
  // A run names a reason for each of them; a file that does not is believed no better.
  if (reasons.length === 0 && unread > 0) return [{ code: "rooms-unread", parameters: { count: unread } }];
  return kept(reasons, (one) => reportedIn(one, showNames));
}

/** The first of a file's reasons, each as data, and how many more there are. */
function kept<T>(all: readonly T[], asReason: (one: T) => PortalReason): readonly PortalReason[] {
  const more = all.length - MOST_REASONS;
  const first = all.slice(0, MOST_REASONS).map(asReason);
  return more > 0 ? [...first, { code: "more-reasons", parameters: { count: more } }] : first;
}

function failedWith(sentence: string): PortalReason {
  return { code: "run-failed", parameters: { sentence: withoutPeople(sentence) } };
}

function reportedIn(found: ReportOfFile["reasons"][number], showNames: boolean): PortalReason {
  const shown = (text: string): string => (showNames ? text : withoutPeople(text));
  const reason = reportedReason(found);
  const sentence = shown(found.sentence);
  if (reason === undefined) return { code: "reported", parameters: { sentence } };
  const { parameters } = reason;
  const told = "failure" in parameters ? { parameters: { failure: shown(parameters.failure) } } : {};
  return { code: "reported", parameters: { sentence, reason: { ...reason, ...told } } };
}

function inactivePeople(rooms: ReportOfFile["rooms"], pepper: string): InactivePerson[] {
  const people = new Map<string, InactivePerson>();
  for (const { members } of rooms) {
    for (const member of members) {
      if (member.verdict !== "inactive") continue;
      const person = keyOfPerson(member);
      const address = member.address ?? keyOf(member.email ?? "", pepper);
      people.set(person, { person, ...(address === "" ? {} : { address }) });
    }
  }
  return [...people.values()];
}

/** Accounts of a sample. */
const SAMPLE = 8;
const HASHED = /^[\da-f]{24}$/;
/** The first account of every server that its operator sets up has the same id (`settings`, `ownerId`, as recorded). */
const FIRST_ACCOUNT = personKey("66faa6e4-f133-11ea-b126-00ffeec8b4ef");

/** The first accounts in the order of their hashes, which is the same wherever the files come from. */
function sampleOf({ rooms }: ReportOfFile): readonly string[] {
  const first: string[] = [];
  for (const { members } of rooms) {
    for (const member of members) {
      const one = keyOfPerson(member);
      // Nearly all end here.
      if (first.length === SAMPLE && one >= (first.at(-1) ?? "")) continue;
      if (!HASHED.test(one) || one === FIRST_ACCOUNT || first.includes(one)) continue;
      first.push(one);
      first.sort();
      if (first.length > SAMPLE) first.pop();
    }
  }
  return first;
}

type MemberOfFile = ReportOfFile["rooms"][number]["members"][number];

/** @throws UnusableFile for a member of whom the file does not tell who it is */
function keyOfPerson({ person, id }: MemberOfFile): string {
  if (person !== undefined) return person;
  if (id === undefined) throw new UnusableFile({ kind: "member-without-id" });
  return personKey(id);
}

/** The key with which the file's run hashed addresses; of a full report, which has them, that of this roll-up. */
function keyingOf({ rooms, addressKey: told = "not told" }: ReportOfFile, pepper: string): string {
  const hashed = rooms.some(({ members }) => members.some(({ address }) => address !== undefined));
  if (hashed) return told;
  return pepper === "" ? "addresses" : pepperKey(pepper);
}

function keyOf(email: string, pepper: string): string {
  if (email === "") return "";
  return pepper === "" ? comparableAddress(email) : addressKey(email, pepper);
}

/** A file whose counts are not those of its lists, or that lists somebody twice, was changed by hand, or is of another program. */
function checkSums({ rooms, memberships, inactivePeople: told }: ReportOfFile, inactive: number): void {
  const seen = new Map<string, number>();
  const ids = new Set(rooms.map(({ id }) => id));
  if (ids.size < rooms.length) throw new UnusableFile({ kind: "room-twice" });
  for (const { members } of rooms) {
    const people = new Set(members.map(({ person, id }) => person ?? id));
    if (people.size < members.length) throw new UnusableFile({ kind: "member-twice" });
    for (const { verdict } of members) seen.set(verdict, (seen.get(verdict) ?? 0) + 1);
  }
  const differs = VERDICTS.some((verdict) => memberships[verdict] !== (seen.get(verdict) ?? 0));
  if (differs || told !== inactive) throw new UnusableFile({ kind: "counts-differ" });
}

/** Bytes of what `sha256sum` writes, with a long path. */
const LONGEST_HASH = 8192;

async function wantedHash(path: string): Promise<string | undefined> {
  let text: string;
  try {
    text = (await firstBytes(`${path}.sha256`, LONGEST_HASH)).toString("utf8");
  } catch (error) {
    if (isSystemError(error) && error.code === "ENOENT") return undefined;
    throw error;
  }
  const hash = /^\\?([\da-f]{64})\b/i.exec(text)?.[1];
  if (hash === undefined) throw new UnusableFile({ kind: "hash-malformed" });
  return hash.toLowerCase();
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && typeof error.code === "string";
}
