import { hiddenInput, type InputProblem, input, readTable, type ValuesOf } from "./input-table.ts";
import { mailFrom, manager, smtpUrl } from "./mail-parsers.ts";
import { oneOf, optional, setOf, setOrNone, wholeNumber } from "./parser.ts";
import {
  actions,
  anyText,
  apiKey,
  id,
  ids,
  pepper,
  period,
  portalUrl,
  roomIds,
  timeZone,
  users,
} from "./parsers.ts";
import { directory, label, workspacePath } from "./path-parsers.ts";
import { type FailOn, FORMATS, type ReportKind, type Settings } from "./settings.ts";

/** Reads the raw text of an input; "" when it was not given. */
export type InputReader = (name: InputName) => string;

/** Every input of the action. `action.yml` and the README are tested against this table. */
export const INPUTS = {
  "portal-url": input(portalUrl),
  "api-key": hiddenInput(apiKey),
  period: input(period, "last-month"),
  "time-zone": input(optional(timeZone)),
  "room-ids": input(roomIds, "all"),
  "folder-id": input(optional(id)),
  reports: input(setOf<ReportKind>("compliance", "inactivity"), "compliance, inactivity"),
  formats: input(setOf(...FORMATS), "txt, xlsx, html, json"),
  "report-label": input(optional(label)),
  "only-actions": input(actions),
  "only-files": input(ids),
  "only-folders": input(ids),
  "only-users": hiddenInput(users),
  "min-activity": input(wholeNumber(1), "1"),
  activity: input(oneOf("any", "changes"), "any"),
  "grace-days": input(wholeNumber(0, 3660), "14"),
  exemptions: input(optional(workspacePath)),
  "github-issue": input(oneOf("off", "on"), "off"),
  "github-token": hiddenInput(anyText),
  "access-review": input(oneOf("off", "on"), "off"),
  "review-keep-months": input(wholeNumber(1, 120), "12"),
  reminders: input(oneOf("off", "preview", "send"), "off"),
  "manager-email": hiddenInput(optional(manager)),
  "smtp-url": hiddenInput(optional(smtpUrl)),
  "mail-from": hiddenInput(optional(mailFrom)),
  "mail-language": input(oneOf("auto", "en", "de"), "auto"),
  pepper: hiddenInput(pepper),
  "show-names": input(oneOf("always", "never", "auto"), "auto"),
  "fail-on": input(setOrNone<FailOn>("incomplete", "inactive", "reminders"), "incomplete, reminders"),
  "output-directory": input(directory, "docspace-audit"),
  "requests-per-minute": input(wholeNumber(1), "1200"),
};

export type InputName = keyof typeof INPUTS;

/**
 * Reads and checks every input. Either all are right, or every violation of every input comes back at once. Pure
 * given `read`.
 */
export function readSettings(
  read: InputReader,
): { readonly settings: Settings } | { readonly problems: readonly InputProblem<InputName>[] } {
  const { values, problems } = readTable(INPUTS, read);
  const all = [...problems, ...contradictions(read)];
  return all.length > 0 ? { problems: all } : { settings: settingsOf(values) };
}

/** What no single input can know. Asks the raw texts, so that a wrong value does not also count as a missing one. */
function contradictions(read: InputReader): InputProblem<InputName>[] {
  const given = (name: InputName): boolean => read(name).trim() !== "";
  const problems: InputProblem<InputName>[] = [];
  const need = (name: InputName, because: string): void => {
    if (!given(name)) problems.push({ input: name, message: `Input ${name} is missing: ${because}.` });
  };
  if (read("access-review").trim().toLowerCase() === "on") {
    need("folder-id", "access-review: on keeps its workbook there, in which people decide");
    const reports = read("reports").trim().toLowerCase();
    if (reports !== "" && !reports.includes("inactivity")) {
      const message =
        "Input access-review: on needs the inactivity report, for it asks about the inactive: add inactivity to reports.";
      problems.push({ input: "access-review", message });
    }
  }
  if (read("reminders").trim().toLowerCase() === "send") {
    need("smtp-url", "reminders: send needs a mail server to send them with");
    need("mail-from", "reminders: send needs a sender's address");
    need("folder-id", "reminders: send keeps there who was reminded, so that nobody is reminded twice");
  } else if (given("manager-email")) {
    need("smtp-url", "manager-email needs a mail server to send the report with");
    need("mail-from", "manager-email needs a sender's address");
  } else if (given("smtp-url")) {
    need("mail-from", "smtp-url needs a sender's address beside it");
  }
  return problems;
}

function settingsOf(values: ValuesOf<typeof INPUTS>): Settings {
  const smtp = values["smtp-url"];
  const from = values["mail-from"];
  return {
    portalUrl: values["portal-url"],
    apiKey: values["api-key"],
    period: values.period,
    ...present("timeZone", values["time-zone"]),
    rooms: values["room-ids"],
    ...present("folderId", values["folder-id"]),
    reports: values.reports,
    formats: values.formats,
    ...present("reportLabel", values["report-label"]),
    minActivity: values["min-activity"],
    activity: values.activity,
    graceDays: values["grace-days"],
    pepper: values.pepper,
    showNames: values["show-names"],
    failOn: values["fail-on"],
    outputDirectory: values["output-directory"],
    requestsPerMinute: values["requests-per-minute"],
    filters: {
      actions: values["only-actions"],
      files: values["only-files"],
      folders: values["only-folders"],
      users: values["only-users"],
    },
    ...present("exemptions", values.exemptions),
    githubIssue: values["github-issue"] === "on",
    githubToken: values["github-token"],
    accessReview: values["access-review"] === "on",
    reviewKeepMonths: values["review-keep-months"],
    reminders: values.reminders,
    mailLanguage: values["mail-language"],
    ...present("manager", values["manager-email"]),
    ...present("smtp", smtp !== undefined && from !== undefined ? { url: smtp, from } : undefined),
    ...present("mailFrom", from),
  };
}

function present<Name extends string, T>(name: Name, value: T | undefined): { readonly [N in Name]?: T } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [N in Name]?: T };
}
