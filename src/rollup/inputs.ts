import { hiddenInput, input, readTable, type ValuesOf } from "../settings/input-table.ts";
import { addresses, mailFrom, smtpUrl } from "../settings/mail-parsers.ts";
import { oneOf, optional, setOf, setOrNone } from "../settings/parser.ts";
import { anyText, apiKey, id, pepper, portalUrl } from "../settings/parsers.ts";
import { directory, workspacePath } from "../settings/path-parsers.ts";
import type { SmtpSettings } from "../settings/settings.ts";

export type RollUpFormat = "html" | "xlsx" | "csv" | "json";
export type RollUpFailOn = "incomplete" | "missing" | "inactive";

/** The inputs of the roll-up, validated. */
export interface RollUpSettings {
  /** A glob in the workspace. */
  readonly reports: string;
  readonly plan?: string;
  readonly previous?: string;
  readonly pepper: string;
  readonly showNames: boolean;
  readonly formats: ReadonlySet<RollUpFormat>;
  readonly failOn: ReadonlySet<RollUpFailOn>;
  readonly outputDirectory: string;
  readonly upload?: { readonly portalUrl: URL; readonly apiKey: string; readonly folderId: number };
  readonly mail?: {
    readonly to: readonly string[];
    readonly smtp: SmtpSettings;
    readonly language: "auto" | "en" | "de";
  };
}

/** Every input of `rollup/action.yml`. */
export const ROLLUP_INPUTS = {
  reports: input(anyText, "audits/**/audit-summary*.json"),
  plan: input(optional(workspacePath)),
  previous: input(optional(workspacePath)),
  pepper: hiddenInput(pepper),
  "show-names": input(oneOf("always", "never"), "never"),
  formats: input(setOf<RollUpFormat>("html", "xlsx", "csv", "json"), "html, xlsx, csv, json"),
  "fail-on": input(setOrNone<RollUpFailOn>("incomplete", "missing", "inactive"), "none"),
  "output-directory": input(directory, "docspace-audit-rollup"),
  "portal-url": input(optional(portalUrl)),
  "api-key": hiddenInput(optional(apiKey)),
  "folder-id": input(optional(id)),
  "manager-email": hiddenInput(optional(addresses)),
  "smtp-url": hiddenInput(optional(smtpUrl)),
  "mail-from": hiddenInput(optional(mailFrom)),
  "mail-language": input(oneOf("auto", "en", "de"), "auto"),
};

export type RollUpInput = keyof typeof ROLLUP_INPUTS;

/** Reads and checks every input; every violation at once, none with a secret. */
export function readRollUpSettings(
  read: (name: RollUpInput) => string,
): { readonly settings: RollUpSettings } | { readonly problems: readonly string[] } {
  const { values, problems } = readTable(ROLLUP_INPUTS, read);
  const all = [
    ...problems.map(({ message }) => message),
    ...together(read, ["portal-url", "api-key", "folder-id"], "an upload"),
    ...together(read, ["manager-email", "smtp-url", "mail-from"], "a mail"),
  ];
  return all.length > 0 ? { problems: all } : { settings: settingsOf(values) };
}

/** Inputs of which each needs the others. */
function together(
  read: (name: RollUpInput) => string,
  names: readonly RollUpInput[],
  what: string,
): readonly string[] {
  const missing = names.filter((name) => read(name).trim() === "");
  if (missing.length === 0 || missing.length === names.length) return [];
  return [
    `Input ${missing.join(" and ")} is missing: ${what} needs ${names.slice(0, -1).join(", ")} and ${names.at(-1)}.`,
  ];
}

function settingsOf(values: ValuesOf<typeof ROLLUP_INPUTS>): RollUpSettings {
  const { plan, previous } = values;
  const [url, key, folderId] = [values["portal-url"], values["api-key"], values["folder-id"]];
  const [to, smtp, from] = [values["manager-email"], values["smtp-url"], values["mail-from"]];
  return {
    reports: values.reports,
    ...(plan === undefined ? {} : { plan }),
    ...(previous === undefined ? {} : { previous }),
    pepper: values.pepper,
    showNames: values["show-names"] === "always",
    formats: values.formats,
    failOn: values["fail-on"],
    outputDirectory: values["output-directory"],
    ...(url === undefined || key === undefined || folderId === undefined
      ? {}
      : { upload: { portalUrl: url, apiKey: key, folderId } }),
    ...(to === undefined || smtp === undefined || from === undefined
      ? {}
      : { mail: { to, smtp: { url: smtp, from }, language: values["mail-language"] } }),
  };
}
