import { expect, test } from "vitest";
import { managerMails } from "../../../src/deliver/managers/recipients.ts";
import { mailWords } from "../../../src/deliver/words/languages.ts";
import type { MailLanguage, ReasonFacts } from "../../../src/deliver/words/words.ts";
import { type Note, note } from "../../../src/notes.ts";
import type { FileFault, PortalReason, PortalRemark, TotalsRemark } from "../../../src/portal-reasons.ts";
import { type Reason, reason } from "../../../src/reasons.ts";
import type { AuditReport } from "../../../src/report/model.ts";
import type { ReviewRow } from "../../../src/report/review.ts";
import { named, plain } from "../../../src/text/one-line.ts";
import { SITUATIONS } from "../report/fixtures.ts";
import { englishWords } from "./english-words.ts";
import { MANAGER_CONTEXT, OCTOBER } from "./people.ts";

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

const FACTS: ReasonFacts = { ...MANAGER_CONTEXT };
/** Every reason, with each of its forms; none that says the same in a failure's own words. */
const REASONS: readonly Reason[] = [
  reason("no-audit-feature", {}),
  reason("audit-trail-silent", {}),
  reason("trail-unreadable", { failure: "F" }),
  reason("trail-unreadable", { failure: "F" }, { range: { from: OCTOBER.start, to: OCTOBER.end } }),
  reason("trail-gap", {}),
  reason("trail-gap", {}, { range: { from: OCTOBER.end - 60, to: OCTOBER.end } }),
  reason("unsettled-second", {}),
  reason("unsettled-second", {}, { range: { from: OCTOBER.start, to: OCTOBER.start } }),
  reason("still-arriving", {}),
  reason("trail-unavailable", {}),
  ...[1, 2].map((expected) => reason("cross-check", { missing: 1, expected })),
  reason("cross-check-not-done", { failure: "F" }),
  ...(["all", [1], [1, 2]] as const).flatMap((rooms) => [
    reason("room-log-unreadable", { failure: "F" }, { rooms }),
    reason("room-log-unsettled", {}, { rooms }),
    reason("room-log-hidden", { total: 3, shown: 1 }, { rooms }),
    reason("members-unreadable", { failure: "F" }, { rooms }),
    reason("rooms-unlisted", {}, { rooms }),
  ]),
  reason("titles-unreadable", { failure: "F" }),
  reason("places-unreadable", { failure: "F" }),
  reason("account-changes-unreadable", { failure: "F" }),
  reason("changes-unreadable", { failure: "F" }),
  reason("own-files-unreadable", { failure: "F" }),
  ...[1, 2].map((count) => reason("events-unattributed", { count })),
  ...[1, 2].map((days) => reason("hardly-able-to-act", { days })),
  ...(["events-unattributed", "room-log-hidden", "trail-gap"] as const).flatMap((why) =>
    [1, 2].map((count) => reason("verdicts-open", { why, count })),
  ),
  reason("account-removed", {}),
  reason("came-back-unseen", {}),
];

const NOTES: readonly Note[] = [
  note("provisional", "warning", {}),
  note("partial-list", "warning", {}),
  note("retention", "warning", { days: 180 }),
  note("newer-server", "info", { version: "9.9.9", newest: "3.7.2" }),
  ...[-1, 1, 2].map((minutes) => note("clock-skew", "warning", { minutes })),
  note("key-expires", "warning", { day: "2026-12-05" }),
  note("logs-only", "info", {}),
  note("accounts-untold", "warning", {}),
  ...[1, 2].flatMap((count) => [
    note("filtered-out", "info", { count, filters: ["only-users"] }),
    note("other-rooms-left-out", "info", { count }),
    note("unattributed", "info", { count }),
    note("listed-in-doubt", "info", { count }),
    note("unknown-addresses", "warning", { count }),
    note("review-disagrees", "warning", { line: 3, count, about: "removal" }),
    note("review-disagrees", "warning", { line: 3, count, about: "day" }),
    note("review-more-unclear", "warning", { count }),
    note("replaces-another", "warning", { title: "T", why: { kind: "other-rooms", rooms: count } }),
  ]),
  note("views-not-audited", "info", {}),
  note("activity-rule", "info", { activity: "any", minActivity: 1, graceDays: 14 }),
  note("activity-rule", "info", { activity: "changes", minActivity: 2, graceDays: 0 }),
  note("nothing-compared", "info", { previousLabel: "2026-09", why: { kind: "missing", title: "T" } }),
  note("nothing-compared", "info", { previousLabel: "2026-09", why: { kind: "unusable", failure: "W" } }),
  ...(
    [
      { kind: "incomplete" },
      { kind: "provisional" },
      { kind: "activity", before: "changes" },
      { kind: "min-activity", before: 1, now: 2 },
      { kind: "grace-days", before: 7, now: 14 },
    ] as const
  ).map((difference) =>
    note("compared-with-other-rules", "info", { previousLabel: "2026-09-01_2026-09-07", difference }),
  ),
  note("replaces-another", "warning", { title: "T", why: { kind: "complete" } }),
  note("replaces-another", "warning", { title: "T", why: { kind: "other-rules" } }),
  note("exemption-over", "warning", { line: 3, until: "2026-10-05" }),
  note("exemption-room-unknown", "warning", { line: 3, room: "R" }),
  note("exemption-unused", "warning", { line: 3 }),
  note("exemption-unused", "warning", { line: 3, number: 2 }),
  note("review-left", "warning", { why: "W" }),
  note("review-unclear", "warning", { why: "W" }),
  note("review-open-to-writers", "info", {}),
];

test("every sentence of the manager's mail is another one in every language and for every number", () => {
  const everything = (language: MailLanguage): string[] => {
    const { manager: say } = mailWords(language);
    const { answer } = say;
    const unsigned = { ...DECISION, decidedBy: "" };
    return [
      answer.span(OCTOBER),
      answer.notOver,
      answer.nothingMissing,
      answer.incomplete,
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
        answer.unproved(count),
        answer.unknownOf(1, count),
        answer.inactiveOfOthers(0, count),
        say.subject({ kind: "inactive", count }, "s"),
        say.subject({ kind: "unknown", count }, "s"),
        say.inARow(count, "month"),
        say.inARow(count, "period"),
        say.events(count),
        say.more(count),
        say.notShown(count, 0),
        say.notShown(0, count),
      ]),
      ...REASONS.map((one) => say.reason(one, FACTS)),
      ...NOTES.map((one) => say.note(one)),
      say.couldActSince("d"),
      say.invitedOn("d"),
      say.leftOn("d"),
      say.exempt("r", "d"),
      say.subject({ kind: "unreadable" }, "s"),
      say.subject({ kind: "nobody" }, "s"),
      say.byGroup("g"),
      say.notAttached("t"),
      say.notTaken("t"),
      say.sender("p", "f"),
      say.review([rowIn("open"), rowIn("kept"), rowIn("not-done"), rowIn("done")]),
      say.review([rowIn("open", { days: 1, overdue: false })]),
      say.reviewRow(rowIn("open", { days: 0 })),
      say.reviewRow(rowIn("open")),
      say.reviewRow(rowIn("kept")),
      say.reviewRow(rowIn("kept", { own: true })),
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

const FAULTS: readonly FileFault[] = [
  ...(
    [
      ...([
        "empty",
        "directory",
        "no-file",
        "no-text",
        "no-json",
        "no-report",
        "too-large",
        "cut-off",
      ] as const),
      ...(["hash-differs", "hash-malformed", "no-failure", "made-at-unreadable"] as const),
      ...(["member-without-id", "room-twice", "member-twice", "counts-differ"] as const),
    ] as const
  ).map((kind) => ({ kind })),
  { kind: "unreadable", code: "EACCES" },
  { kind: "other-version", reads: 1 },
  { kind: "other-version", said: 2, reads: 1 },
  { kind: "field", name: "period" },
  { kind: "unexpected", sentence: "S" },
];
const RANGE = { from: "2026-10-25T02:30:00+02:00", to: "2026-10-26T02:30:00+01:00" };
const reported = ({ range, people: _, ...one }: Reason): PortalReason => ({
  code: "reported",
  parameters: { sentence: "S", reason: { ...one, ...(range === undefined ? {} : { range: RANGE }) } },
});
const PORTAL_REASONS: readonly PortalReason[] = [
  ...REASONS.map(reported),
  ...FAULTS.map((fault): PortalReason => ({ code: "file-unusable", parameters: { fault } })),
  ...FAULTS.map((fault): PortalReason => ({ code: "stray-unusable", parameters: { fault } })),
  { code: "reported", parameters: { sentence: "S" } },
  ...[1, 2].map((count): PortalReason => ({ code: "rooms-unread", parameters: { count } })),
  { code: "more-reasons", parameters: { count: 2 } },
  { code: "nothing-handed-on", parameters: {} },
  { code: "other-period", parameters: { firstDay: "2026-09-01", lastDay: "2026-09-30" } },
  { code: "period-not-over", parameters: {} },
  { code: "untold", parameters: {} },
  { code: "room-twice", parameters: { room: 7 } },
  ...(["rules", "periods", "time-zones"] as const).map(
    (by): PortalReason => ({ code: "reports-differ", parameters: { by } }),
  ),
  { code: "parts-of-different-wholes", parameters: {} },
  { code: "parts-not-planned", parameters: { parts: 1, planned: 2 } },
  { code: "parts-missing", parameters: { missing: [1], of: 3 } },
  { code: "parts-missing", parameters: { missing: [1, 2], of: 3 } },
  { code: "rooms-untold", parameters: {} },
  { code: "rooms-changed", parameters: { rooms: 3, had: [4, 5] } },
  { code: "not-one-moment", parameters: { from: "2026-11-02", to: "2026-11-05" } },
];
const PORTAL_REMARKS: readonly PortalRemark[] = [
  { code: "same-accounts", parameters: { portals: ["a", "b"] } },
  { code: "not-judged", parameters: {} },
  ...[1, 2].map((count): PortalRemark => ({ code: "chosen-rooms", parameters: { count } })),
  { code: "other-rules", parameters: { rules: "min-activity 3", usual: "min-activity 1" } },
];
const TOTALS_REMARKS: readonly TotalsRemark[] = (
  ["same-accounts", "different-rules", "time-zones", "chosen-rooms", "not-judged"] as const
).flatMap((code) => [2, 3].map((count) => ({ code, parameters: { count } })));

test("in the German roll-up mail every reason and remark is German, but for what was told in words alone", () => {
  const { rollUp: say } = mailWords("de");
  const { rollUp: english } = mailWords("en");
  const all = (words: typeof say): readonly string[] => [
    ...PORTAL_REASONS.map(words.why),
    ...PORTAL_REMARKS.map(words.remark),
    ...TOTALS_REMARKS.map(words.ofTotals),
  ];
  const german = all(say);
  expect(german.filter((text) => /undefined|\[object|NaN|Invalid/.test(text))).toEqual([]);
  expect(all(english).filter((text) => german.includes(text))).toEqual([]);
  expect(englishWords(german.join("\n"), [])).toEqual([]);
  expect(say.why({ code: "run-failed", parameters: { sentence: "The key has expired." } })).toBe(
    "Der Lauf meldet: „The key has expired.“",
  );
  const gap = reason("trail-gap", {}, { range: { from: 0, to: 1 } });
  expect(say.why(reported(gap))).toContain("vom 25. Oktober 2026 bis zum 26. Oktober 2026");
});

/** As they stand in the mails, which cut them. */
const namesIn = ({ assessment }: AuditReport): string[] =>
  assessment.rooms
    .flatMap(({ title, members }) => [
      title,
      ...members.flatMap(({ person, membership, verdict }) => [
        person.name,
        ...(verdict.kind === "exempt" ? [verdict.reason] : []),
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
    const context = { ...MANAGER_CONTEXT, language, reminded, runUrl: "https://code.example.com/run/1" };
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
