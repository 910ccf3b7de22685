import { inARowText } from "../../text/english.ts";
import type { LocalTime } from "../../time/local-time.ts";
import type { Period } from "../../time/period.ts";
import type { Verdict } from "../assessment.ts";
import { dayRange } from "./evidence.ts";
import type { Case, Judge, VerdictRules } from "./verdicts.ts";

/** What a row's sentence is made of beside the case itself. */
export interface Circumstances {
  readonly period: Period;
  readonly rules: VerdictRules;
  readonly activity: "any" | "changes";
  readonly judge: Judge;
  readonly time: LocalTime;
  /** When an administrator last changed the type of the account in the period, e.g. from guest to user. */
  readonly typeChanged: number | undefined;
  /** Periods in a row without activity, this one included, where earlier runs are known. */
  readonly inactiveInARow: number | undefined;
}

/** The verdict's reason as one sentence with local days: first what decided it, then how they are a member. */
export function whyOf(verdict: Verdict, of: Case, circumstances: Circumstances): string {
  const clauses = [
    verdictClause(verdict, of, circumstances),
    ...membershipClauses(verdict, of, circumstances),
  ];
  return `${clauses.join("; ")}.`;
}

function verdictClause(verdict: Verdict, of: Case, circumstances: Circumstances): string {
  const { time } = circumstances;
  const { since } = of.joining;
  switch (verdict.kind) {
    case "disabled":
      return "The account is disabled";
    case "invited":
      return since.kind === "joined"
        ? `Invited on ${time.day(since.at)} and has not accepted yet`
        : "Invited and has not accepted yet";
    case "exempt":
      return `Exempt${verdict.until === undefined ? "" : ` until ${verdict.until}`}: ${unended(verdict.reason)}`;
    case "active":
      return activityClause(of, circumstances);
    case "new":
      return newClause(of, circumstances);
    case "unknown":
      return unended(verdict.reason.sentence);
    case "inactive":
      return inactiveClause(of, circumstances) + inARow(circumstances);
  }
}

function activityClause({ tally }: Case, { period, time, activity }: Circumstances): string {
  const what = activity === "changes" ? "change" : "event";
  const count = `${counted(tally.events, what)} ${dayRange(period.firstDay, period.lastDay)}`;
  const last = tally.lastActivity;
  return last === undefined ? count : `${count}, the last on ${time.day(last.at)} (${last.words})`;
}

function inactiveClause(of: Case, circumstances: Circumstances): string {
  const { period, rules, activity, judge, time } = circumstances;
  const { tally, joining } = of;
  if (tally.events > 0) {
    return `Only ${activityClause(of, circumstances)}, of at least ${rules.minActivity}`;
  }
  const days = dayRange(time.day(judge.judgedFrom(joining.since)), period.lastDay);
  return activity === "changes" ? `Changed nothing ${days}` : `No activity ${days}`;
}

function inARow({ inactiveInARow: count = 1, period }: Circumstances): string {
  return count > 1 ? `, ${inARowText(count, period)}` : "";
}

function newClause(of: Case, { period, rules, time }: Circumstances): string {
  const { since } = of.joining;
  const at = since.kind === "joined" ? since.at : (boundOf(of) ?? period.end);
  const day = time.day(at);
  const came =
    since.kind !== "joined"
      ? `Cannot have been a member before ${day}`
      : since.source === "room-log"
        ? `Joined on ${day}`
        : `The ${since.source === "account" ? "account" : "room"} exists since ${day}`;
  return at >= period.end
    ? `${came}, after the period`
    : `${came}, fewer than ${counted(rules.graceDays, "day")} before the period's end (${period.lastDay})`;
}

function membershipClauses(
  verdict: Verdict,
  of: Case,
  { period, time, typeChanged }: Circumstances,
): string[] {
  const { member, joining } = of;
  const { since, removedBefore, timesAdded } = joining;
  const clauses: string[] = [];
  if (member.membership.by === "group") {
    const bound = boundOf(of);
    const notBefore = bound === undefined ? "" : `, but not before ${time.day(bound)}`;
    clauses.push(`a member by group “${member.membership.group.name}”, since unknown${notBefore}`);
  } else if (since.kind === "joined" && since.source === "room-log") {
    if (removedBefore !== undefined && removedBefore <= since.at) {
      clauses.push(`removed on ${time.day(removedBefore)} and back since ${time.day(since.at)}`);
    } else if (timesAdded > 1) {
      clauses.push(`added ${timesAdded} times, last on ${time.day(since.at)}`);
    } else if (since.at > period.start && verdict.kind !== "new" && verdict.kind !== "invited") {
      clauses.push(`joined on ${time.day(since.at)}`);
    }
  } else if (since.kind === "joined" && since.at > period.start && verdict.kind !== "new") {
    clauses.push(`the ${since.source === "account" ? "account" : "room"} exists since ${time.day(since.at)}`);
  }
  if (typeChanged !== undefined) {
    const now = member.person.guest ? "now a guest" : "not a guest now";
    clauses.push(`the account's type was changed on ${time.day(typeChanged)}, ${now}`);
  }
  return clauses;
}

function boundOf({ joining }: Case): number | undefined {
  return joining.since.kind === "unknown" ? joining.since.notBefore : undefined;
}

/** Reasons come as sentences; here they are a part of one. */
function unended(sentence: string): string {
  return sentence.replace(/[.\s]+$/, "");
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
