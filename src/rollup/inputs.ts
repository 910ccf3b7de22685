import { addresses, mailFrom, smtpUrl } from "../settings/mail-parsers.ts";
import { oneOf, optional, type Parser, setOf, setOrNone } from "../settings/parser.ts";
import { apiKey, id, pepper, portalUrl } from "../settings/parsers.ts";
import { directory, workspacePath } from "../settings/path-parsers.ts";
import { safeToShow, secretsIn } from "../settings/secrets.ts";
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

const text: Parser<string> = (value) => ({ value });

/** Every input of `rollup/action.yml`, with the text that an empty one means. */
export const ROLLUP_INPUTS = {
  reports: { parse: text, default: "audits/**/audit-summary*.json" },
  plan: { parse: optional(workspacePath), default: "" },
  previous: { parse: optional(workspacePath), default: "" },
  pepper: { parse: pepper, default: "" },
  "show-names": { parse: oneOf("always", "never"), default: "never" },
  formats: { parse: setOf<RollUpFormat>("html", "xlsx", "csv", "json"), default: "html, xlsx, csv, json" },
  "fail-on": { parse: setOrNone<RollUpFailOn>("incomplete", "missing", "inactive"), default: "none" },
  "output-directory": { parse: directory, default: "docspace-audit-rollup" },
  "portal-url": { parse: optional(portalUrl), default: "" },
  "api-key": { parse: optional(apiKey), default: "" },
  "folder-id": { parse: optional(id), default: "" },
  "manager-email": { parse: optional(addresses), default: "" },
  "smtp-url": { parse: optional(smtpUrl), default: "" },
  "mail-from": { parse: optional(mailFrom), default: "" },
  "mail-language": { parse: oneOf("auto", "en", "de"), default: "auto" },
} as const;

export type RollUpInput = keyof typeof ROLLUP_INPUTS;

type ValueOf<P> = P extends Parser<infer T> ? T : never;
type Values = { readonly [Name in RollUpInput]: ValueOf<(typeof ROLLUP_INPUTS)[Name]["parse"]> };

/** Reads and checks every input; every violation at once, none with a secret. */
export function readRollUpSettings(
  read: (name: RollUpInput) => string,
): { readonly settings: RollUpSettings } | { readonly problems: readonly string[] } {
  const problems: string[] = [];
  const found: Partial<Record<RollUpInput, unknown>> = {};
  const secrets = secretsIn((name) => (name === "github-token" ? "" : read(name))).map(
    ({ spelling }) => spelling,
  );
  for (const name of Object.keys(ROLLUP_INPUTS) as RollUpInput[]) {
    const given = read(name).trim();
    const input = ROLLUP_INPUTS[name];
    const result = (input.parse as Parser<unknown>)(given === "" ? input.default : given);
    if ("value" in result) found[name] = result.value;
    else {
      const hidden = given === "" || NEVER_QUOTED.has(name);
      problems.push(
        `Input ${name}${hidden ? "" : `: "${safeToShow(given, secrets, 80)}"`} ${safeToShow(result.wrong, secrets, 500)}.`,
      );
    }
  }
  problems.push(
    ...together(read, ["portal-url", "api-key", "folder-id"], "an upload"),
    ...together(read, ["manager-email", "smtp-url", "mail-from"], "a mail"),
  );
  if (problems.length > 0) return { problems };
  return { settings: settingsOf(found as Values) };
}

/** Secrets, and people, whom a public log must not name. */
const NEVER_QUOTED: ReadonlySet<RollUpInput> = new Set<RollUpInput>([
  "api-key",
  "pepper",
  "smtp-url",
  "manager-email",
  "mail-from",
]);

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

function settingsOf(values: Values): RollUpSettings {
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
