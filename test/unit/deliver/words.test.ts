import { expect, test } from "vitest";
import { managerMails } from "../../../src/deliver/managers/recipients.ts";
import { mailWords } from "../../../src/deliver/words/languages.ts";
import type { MailLanguage } from "../../../src/deliver/words/words.ts";
import type { AuditReport } from "../../../src/report/model.ts";
import type { ReviewRow } from "../../../src/report/review.ts";
import { named, plain } from "../../../src/text/one-line.ts";
import { SITUATIONS } from "../report/fixtures.ts";
import { englishWords } from "./english-words.ts";
import { CONTEXT, OCTOBER } from "./people.ts";

/** Every word and sentence of a vocabulary by its place; functions by themselves. */
function leaves(words: object, path = ""): [string, unknown][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "object" && value !== null
      ? leaves(value, `${path}${key}.`)
      : [[`${path}${key}`, value]],
  );
}

/** What is the same word in both languages. */
const SAME = new Set(["manager.heads.person"]);

test("both languages have the same words, each its own", () => {
  const [english, german] = [new Map(leaves(mailWords("en"))), new Map(leaves(mailWords("de")))];
  expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  const untranslated = [...english].filter(([path, word]) => german.get(path) === word && !SAME.has(path));
  expect(untranslated).toEqual([]);
});

const DECISION = { decidedBy: "Zoë", changedBy: "", reason: "Leave" } as NonNullable<ReviewRow["decision"]>;
const rowIn = (state: ReviewRow["state"], changes: Partial<ReviewRow> = {}): ReviewRow => ({
  ...{ roomId: 1, personId: "id-ann", name: "Ann", state, since: "2026-10-03", days: 31, overdue: true },
  ...{ decision: DECISION, until: "2026-12-31", ...changes },
});

test("every sentence of the manager's mail is another one in every language and for every number", () => {
  const everything = (language: MailLanguage): string[] => {
    const { manager: say } = mailWords(language);
    const { answer } = say;
    const unsigned = { ...DECISION, decidedBy: "" };
    return [
      answer.span(OCTOBER),
      answer.notOver,
      answer.nothingMissing,
      ...[1, 2].flatMap((count) => [
        answer.inactive(1, count),
        answer.people(count),
        answer.withWideAccess(count),
        answer.newly(count),
        answer.unknown(count),
        answer.unreadable(count),
        answer.events(count, 1),
        answer.events(7, count),
        answer.reminded(count),
        answer.incomplete(count),
        say.subject({ kind: "inactive", count }, "s"),
        say.subject({ kind: "unknown", count }, "s"),
        say.inARow(count, "month"),
        say.inARow(count, "period"),
        say.events(count),
        say.more(count),
        say.notShown(count, 0),
        say.notShown(0, count),
      ]),
      say.subject({ kind: "unreadable" }, "s"),
      say.subject({ kind: "nobody" }, "s"),
      say.byGroup("g"),
      say.notAttached("t"),
      say.sender("p", "f"),
      say.review([rowIn("open"), rowIn("kept"), rowIn("not-done"), rowIn("done")]),
      say.review([rowIn("open", { days: 1, overdue: false })]),
      say.reviewRow(rowIn("open", { days: 0 })),
      say.reviewRow(rowIn("open")),
      say.reviewRow(rowIn("kept")),
      say.reviewRow(rowIn("not-done")),
      say.reviewRow(rowIn("done", { decision: unsigned })),
      say.reviewRow(rowIn("done", { decision: { ...unsigned, changedBy: "Bo" } })),
    ];
  };
  const [english, german] = [everything("en"), everything("de")];
  const same = english.filter((text, index) => german[index] === text);
  expect(same).toEqual([]);
  for (const all of [english, german]) {
    expect(all.filter((text) => /undefined|\[object|NaN/.test(text))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
  }
  expect(englishWords(german.join("\n"), ["Zoë", "Leave"])).toEqual([]);
});

/** As they stand in the mails, which cut them. */
const namesIn = ({ assessment }: AuditReport): string[] =>
  assessment.rooms
    .flatMap(({ title, members }) => [
      title,
      ...members.flatMap(({ person, membership }) => [
        person.name,
        ...(membership.by === "group" ? [membership.group.name] : []),
      ]),
    ])
    .flatMap((name) => [40, 60, 80, 200].map((longest) => plain(named(name, longest, ""), longest)));

test.each(Object.keys(SITUATIONS))("no English word stays in the German mail: %s", (name) => {
  const { report } = SITUATIONS[name]?.() ?? { report: undefined };
  if (report === undefined) throw new Error("no such situation");
  const reminded = new Map(
    report.assessment.rooms.flatMap(({ members }) =>
      members.map(
        ({ person }, index) => [person.id, (["sent", "refused", "earlier"] as const)[index % 3]] as const,
      ),
    ),
  ) as ReadonlyMap<string, "sent">;
  const mailIn = (language: MailLanguage) => {
    const files = [{ path: "/a", title: "audit-report.json", bytes: 8_000_000, sha256: "" }];
    const context = { ...CONTEXT, language, reminded, runUrl: "https://code.example.com/run/1" };
    const [made] = managerMails(["boss@example.com"], report, files, context);
    if (made === undefined) throw new Error("no mail");
    return made.mail;
  };
  const { subject, text, html } = mailIn("de");
  expect(englishWords(`${subject}\n${text}`, namesIn(report))).toEqual([]);
  // There, names are escaped.
  if (name !== "hostile-names") expect(englishWords(html, namesIn(report))).toEqual([]);
  expect(englishWords(mailIn("en").text, namesIn(report)).length).toBeGreaterThan(10);
});
