import { counted, number, spanInWords } from "../../text/english.ts";
import type { Period } from "../../time/period.ts";

/** The words of the answer in one language; their order is the same in all. */
export interface AnswerWords {
  span(period: Pick<Period, "label" | "firstDay" | "lastDay">): string;
  inactive(count: number, all: number): string;
  /** Where there are no memberships at all. */
  readonly nobody: string;
  people(count: number): string;
  withWideAccess(people: number): string;
  newly(count: number): string;
  unknown(count: number): string;
  unreadable(rooms: number): string;
  events(listed: number, rooms: number): string;
  reminded(people: number): string;
  toBeReminded(people: number): string;
  /** By an earlier run. */
  remindedBefore(people: number): string;
  readonly notOver: string;
  readonly nothingMissing: string;
  /** Stands after the period of an incomplete report; then what is not known comes first. */
  readonly incomplete: string;
  unknownOf(count: number, all: number): string;
  /** Of those whose status is known. */
  inactiveOfOthers(count: number, others: number): string;
  unproved(reasons: number): string;
}

export const ENGLISH_ANSWER: AnswerWords = {
  span: spanInWords,
  inactive: (count, all) => `${number(count)} of ${counted(all, "membership")} inactive`,
  nobody: "no memberships to judge",
  people: (count) => counted(count, "person", "people"),
  withWideAccess: (people) => `${number(people)} with rights to change content`,
  newly: (count) => `${number(count)} newly`,
  unknown: (count) => `${number(count)} not known`,
  unreadable: (rooms) => `the members of ${counted(rooms, "room")} not readable`,
  events: (listed, rooms) => `${counted(listed, "event")} listed, ${counted(rooms, "room")} audited`,
  reminded: (people) => `${number(people)} reminded`,
  toBeReminded: (people) => (people === 0 ? "nobody to remind" : `${number(people)} to be reminded`),
  remindedBefore: (people) => `${number(people)} reminded before`,
  notOver: "the period is not over",
  nothingMissing: "nothing missing",
  incomplete: "incomplete",
  unknownOf: (count, all) => `${number(count)} of ${counted(all, "membership")} not known`,
  inactiveOfOthers: (count, others) => `${number(count)} of the other ${number(others)} inactive`,
  unproved: (reasons) => `${counted(reasons, "thing")} could not be proved`,
};
