import type { MemberRow } from "../../assess/assessment.ts";
import type { ExcuseSource } from "../../assess/membership/excuse.ts";
import type { ActivityRules } from "../../settings/settings.ts";
import { counted, dayInWords, daysInWords, inARowText, number } from "../../text/english.ts";
import type { LocalTime } from "../../time/local-time.ts";
import type { Period } from "../../time/period.ts";
import { type ReasonWords, reasonText } from "./reasons.ts";

/** The rules and the time that a row's sentence speaks of. */
export interface ExplanationContext extends ActivityRules {
  readonly period: Period;
  readonly time: LocalTime;
  readonly words: ReasonWords;
}

/** Why a row has its status, as one sentence with local days: first what decided it, then how they are a member. */
export function explanationText(row: MemberRow, context: ExplanationContext): string {
  return `${[verdictClause(row, context), ...membershipClauses(row, context)].join("; ")}.`;
}

function verdictClause(row: MemberRow, context: ExplanationContext): string {
  const { words } = context;
  const { verdict, since } = row;
  switch (verdict.kind) {
    case "disabled":
      return "The account is disabled";
    case "invited":
      return since.kind === "joined"
        ? `Invited on ${words.day(since.at)} and has not accepted yet`
        : "Invited and has not accepted yet";
    case "exempt":
      return `Exempt${verdict.until === undefined ? "" : ` until ${dayInWords(verdict.until)}`}: ${unended(verdict.reason)}${sourceText(verdict.source)}`;
    case "active":
      return activityClause(row, context);
    case "new":
      return newClause(row, context);
    case "unknown":
      return unended(reasonText(verdict.reason, words));
    case "inactive":
      return inactiveClause(row, context) + inARow(row, context);
  }
}

/** Who says that somebody is exempt; "" where there is but one who can. */
export function sourceText({ line, review }: ExcuseSource = {}): string {
  const parts: string[] = [];
  if (line !== undefined) parts.push(`exemptions file, line ${line}`);
  if (review !== undefined) {
    const { by, changedBy, on } = review;
    const unsigned = `not signed${changedBy === "" ? "" : `, file last changed by ${changedBy}`}`;
    parts.push(
      `access review, decided ${by === "" ? "" : `by ${by} `}on ${dayInWords(on)}${by === "" ? `, ${unsigned}` : ""}`,
    );
  }
  return parts.length === 0 ? "" : ` (${parts.join("; ")})`;
}

function activityClause(
  { events, lastActivity: last }: MemberRow,
  { period, words, activity }: ExplanationContext,
): string {
  const what = activity === "changes" ? "change" : "event";
  const count = `${counted(events, what)} ${daysInWords(period.firstDay, period.lastDay)}`;
  return last === undefined ? count : `${count}, the last on ${words.day(last.at)} (${last.words})`;
}

function inactiveClause(row: MemberRow, context: ExplanationContext): string {
  const { period, minActivity, activity, time } = context;
  if (row.events > 0) {
    return `Only ${activityClause(row, context)}, of at least ${minActivity}`;
  }
  const days = daysInWords(time.day(row.basis.judgedFrom), period.lastDay);
  return activity === "changes" ? `Changed nothing ${days}` : `No activity ${days}`;
}

function inARow({ inactiveInARow: count = 1 }: MemberRow, { period }: ExplanationContext): string {
  return count > 1 ? `, ${inARowText(count, period)}` : "";
}

function newClause(row: MemberRow, { period, graceDays, words }: ExplanationContext): string {
  const { since, basis } = row;
  const switched = basis.limits.findLast(({ kind }) => kind === "accepted" || kind === "enabled");
  const joined = since.kind === "joined" ? since.at : (boundOf(row) ?? 0);
  if (switched !== undefined && switched.at > joined) {
    const late = switched.at >= period.end ? "after the period" : "too late in the period to be judged";
    return `Could act only from ${words.day(switched.at)} on, ${late}`;
  }
  const at = since.kind === "joined" ? since.at : (boundOf(row) ?? period.end);
  const day = words.day(at);
  const came =
    since.kind !== "joined"
      ? `Cannot have been a member before ${day}`
      : since.source === "room-log"
        ? `Joined on ${day}`
        : `The ${since.source === "account" ? "account" : "room"} exists since ${day}`;
  return at >= period.end
    ? `${came}, after the period`
    : `${came}, fewer than ${counted(graceDays, "day")} before the period's end (${dayInWords(period.lastDay)})`;
}

function membershipClauses(row: MemberRow, { period, words }: ExplanationContext): string[] {
  const { membership, since, verdict } = row;
  const { removedBefore, timesAdded, typeChanged } = row.basis;
  const clauses: string[] = [];
  if (membership.by === "group") {
    const bound = boundOf(row);
    const notBefore = bound === undefined ? "" : `, but not before ${words.day(bound)}`;
    clauses.push(`a member by group “${membership.group.name}”, since unknown${notBefore}`);
  } else if (since.kind === "joined" && since.source === "room-log") {
    if (removedBefore !== undefined && removedBefore <= since.at) {
      clauses.push(`removed on ${words.day(removedBefore)} and back since ${words.day(since.at)}`);
    } else if (timesAdded > 1) {
      clauses.push(`added ${number(timesAdded)} times, last on ${words.day(since.at)}`);
    } else if (since.at > period.start && verdict.kind !== "new" && verdict.kind !== "invited") {
      clauses.push(`joined on ${words.day(since.at)}`);
    }
  } else if (since.kind === "joined" && since.at > period.start && verdict.kind !== "new") {
    clauses.push(
      `the ${since.source === "account" ? "account" : "room"} exists since ${words.day(since.at)}`,
    );
  }
  clauses.push(...limitClauses(row, words));
  if (typeChanged !== undefined) {
    const now = row.person.guest ? "now a guest" : "not a guest now";
    clauses.push(`the account's type was changed on ${words.day(typeChanged)}, ${now}`);
  }
  return clauses;
}

/** What else began or ended the time in which they could act. */
function limitClauses({ basis, verdict }: MemberRow, words: ReasonWords): string[] {
  if (verdict.kind === "active" || verdict.kind === "exempt") return [];
  return basis.limits.flatMap(({ kind, at }) =>
    kind === "joined" ? [] : [`${LIMIT_WORDS[kind]} on ${words.day(at)}`],
  );
}

const LIMIT_WORDS = {
  accepted: "accepted the invitation",
  enabled: "the account was enabled again",
  disabled: "the account was disabled",
  archived: "the room was archived",
  restored: "the room was taken out of the archive",
} as const;

function boundOf({ since }: MemberRow): number | undefined {
  return since.kind === "unknown" ? since.notBefore : undefined;
}

/** Reasons come as sentences; here they are a part of one. */
function unended(sentence: string): string {
  return sentence.replace(/[.\s]+$/, "");
}
