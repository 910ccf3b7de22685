// What to do about each message of the product, for docs/messages.md. A code without advice is a type error here; a
// source file whose sentences belong to no area is refused by the test that holds the page.
import type { NoteCode } from "../src/notes.ts";
import type { ReasonCode } from "../src/reasons.ts";

const AGAIN_LATER =
  "Run again for the same period, at a quieter time. If it stays so, do what the end of the sentence says";
const NOTHING = "Nothing: it says how to read the report";

export const REASON_ADVICE: Readonly<Record<ReasonCode, string>> = {
  "no-audit-feature": "Change the plan, or use `reports: inactivity` with `activity: changes`",
  "audit-trail-silent": "Look at the portal's setting for the login history and at the plan",
  "trail-unreadable": `${AGAIN_LATER}; a lower \`requests-per-minute\` helps a slow server`,
  "trail-gap":
    "Run again for the same period, at a quieter time; a lower `requests-per-minute` helps a slow server",
  "unsettled-second": "Run again: very many events of one second, and the portal gave different answers",
  "still-arriving": "Run again some minutes later",
  "trail-unavailable": "See the reason beside it, which says why the trail could not be read",
  "cross-check":
    "Run again later. If the same events stay missing, the portal's audit trail itself has a hole",
  "cross-check-not-done": AGAIN_LATER,
  "room-log-unreadable":
    "Make the key's owner a member of the room or use an admin's key; or leave the room out",
  "room-log-unsettled": "Run again at a quieter time",
  "room-log-hidden":
    "Use `activity: any` where the plan has Audit: then the trail tells what the log leaves out. Otherwise nothing helps",
  "rooms-unlisted": "Run the action again; if it stays, open the room in DocSpace and look who may see it",
  "members-unreadable":
    "Make the key's owner a member of the room or use an admin's key; or leave the room out",
  "titles-unreadable": AGAIN_LATER,
  "places-unreadable": AGAIN_LATER,
  "account-changes-unreadable": AGAIN_LATER,
  "changes-unreadable": AGAIN_LATER,
  "own-files-unreadable": "Check that the key's owner may read the folder of `folder-id`, and run again",
  "events-unattributed": "Judge the named people by hand: their events may be of this room",
  "hardly-able-to-act": "Nothing: the next whole period judges them",
  "verdicts-open": "Judge the rows that are *unknown* by hand; each has its reason beside it",
  "account-removed": "Nothing: the account is gone",
  "came-back-unseen": "Look into the room's history in DocSpace for the day they came back",
  "acceptance-untold": "Ask the person, or use a plan with the Audit feature",
};

export const NOTE_ADVICE: Readonly<Record<NoteCode, string>> = {
  provisional: "Run again when the period is over",
  "partial-list": "Do what the reason beside it says",
  retention: "Do not rely on counts from before that time alone",
  "newer-server": "Nothing, or update the action",
  "clock-skew": "Set the machine's clock",
  "key-expires": "Create a new key and store it in the secret",
  "logs-only": NOTHING,
  "accounts-untold": "Look at new and returned members by hand before acting",
  "filtered-out": NOTHING,
  "other-rooms-left-out": NOTHING,
  unattributed: NOTHING,
  "listed-in-doubt": NOTHING,
  "unknown-addresses": "Correct `only-users`",
  "views-not-audited": NOTHING,
  "activity-rule": NOTHING,
  "nothing-compared": "Keep `json` among the `formats`, and the earlier report in the folder",
  "compared-with-other-rules": "Compare with care, or make the earlier report again by the same rules",
  "replaces-another": "If that was not meant: restore the version, and use `report-label` or another folder",
  "exemption-over": "Remove or renew the line",
  "exemption-room-unknown": "Correct the room on that line, or audit it as well",
  "exemption-unused": "Remove the line, or correct who it names",
  "review-disagrees": "Change the exemption or the decision",
  "review-left": "See [the access review](#the-access-review)",
  "review-unclear": "Correct the cell it names",
  "review-more-unclear": "Correct the cells that are marked in the workbook",
  "review-open-to-writers": "Give the right to write in that folder only to those who may decide",
};

/** A group of messages: the beginnings of the paths of the files that hold them, below `src/`. */
export interface Area {
  readonly title: string;
  readonly files: readonly string[];
  readonly advice: string;
}

export const AREAS: readonly Area[] = [
  {
    title: "The inputs",
    files: [
      "settings/inputs.ts",
      "settings/parser",
      "settings/mail-parsers.ts",
      "settings/path-parsers.ts",
      "settings/secrets.ts",
      "time/period.ts",
    ],
    advice:
      "Most begin with `Input`, its name and its value. Correct the workflow; all wrong inputs are named at once.",
  },
  {
    title: "The exemptions file",
    files: [
      "settings/exemptions-file.ts",
      "run/exemptions.ts",
      "runner/text-file.ts",
      "text/yaml-stumbles.ts",
    ],
    advice:
      "Each begins with the file's path and line. Correct the file; nothing was read from the portal yet.",
  },
  {
    title: "The portal's answers",
    files: ["docspace/"],
    advice:
      "Each names the request. A run tries again by itself where that can help. What ends with “please report it” is an answer that this action does not know: open an issue with the portal's version. In everything else, do what the sentence says about the network, the proxy, the key or the role.",
  },
  {
    title: "Before the run: key, rooms, folder",
    files: ["preflight/"],
    advice: "All problems are named at once and nothing was written or sent. Correct them and run again.",
  },
  {
    title: "While reading",
    files: ["collect/", "assess/verdicts/"],
    advice:
      "These become a part of a reason that stands in the report, or end the run. Run again; for the temporary directory, choose a larger one.",
  },
  {
    title: "The report folder",
    files: ["report-folder/", "run/deliver.ts"],
    advice:
      "The files lie in the output directory all the same. Look into the folder, do what the sentence says, and run again: the same titles become new versions.",
  },
  {
    title: "Earlier runs",
    files: [
      "earlier-runs/ledger",
      "earlier-runs/lost-ledger.ts",
      "earlier-runs/previous-report.ts",
      "run/history.ts",
      "run/compare.ts",
      "run/begin-mailing.ts",
    ],
    advice:
      "What an earlier run left in the folder could not be used. The report of this period is not touched by it. Mails wait until the ledger can be read: restore a version, or move the file away.",
  },
  {
    title: "The access review",
    files: ["earlier-runs/access-review/", "run/review-"],
    advice:
      "Most name the sheet and the cell. Correct the workbook and run again; what is not understood counts as undecided. See [access-review.md](access-review.md).",
  },
  {
    title: "Mails",
    files: ["deliver/mail/", "deliver/reminders/", "deliver/managers/", "run/mail"],
    advice:
      "Who got no mail is counted in the outputs and, where names may be shown, named. A mail that was not sent is sent by the next run; one whose fate is not known is never sent again: ask these people.",
  },
  {
    title: "The issue on GitHub",
    files: ["deliver/github-issue/", "run/github-issue.ts"],
    advice: "The reports are complete without it. See [github-issue.md](github-issue.md).",
  },
  {
    title: "Files, outputs and the end of a run",
    files: [
      "deliver/write-advice.ts",
      "runner/",
      "errors.ts",
      "run/outcome.ts",
      "run/portal.ts",
      "run/failure-summary.ts",
    ],
    advice:
      "Do what the sentence says about the runner. What calls itself a defect is one: run again with debug logging, and open an issue with that part of the log, without names.",
  },
  {
    title: "Many portals",
    files: ["rollup/", "deliver/words/portal-reasons-en.ts"],
    advice:
      "Messages about one portal stand in its row of the page; the other portals are not touched by them. See [many-portals.md](many-portals.md).",
  },
];

/** Files whose sentences are no messages, and what they are. */
export const NO_MESSAGES: Readonly<Record<string, string>> = {
  "report/": "the words of the reports; reasons and notes have tables of their own",
  "text/read-json.ts": "caught where it is read, and told as no JSON",
  "rollup/formats/": "the words of the roll-up's page",
  "deliver/words/": "the words of the mails",
  "deliver/growing-file.ts": "a defect of the program, which is told as such",
  "earlier-runs/access-review/write-workbook.ts": "the workbook's own guide",
  "docspace/wire/actions": "the server's actions in words",
  "time/windows-zones.ts": "names of time zones",
  "text/english.ts": "parts of sentences",
  "assess/events/": "what the list of events is narrowed to",
  "assess/activity/": "defects of the program, which are told as such",
  "runner/progress.ts": "progress",
};
