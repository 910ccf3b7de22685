import { describe, expect, test } from "vitest";
import { INPUTS, type InputName, readSettings } from "../../../src/settings/inputs.ts";
import { secretsIn, shortSecretWarnings } from "../../../src/settings/secrets.ts";
import type { ActivityKind, Settings } from "../../../src/settings/settings.ts";
import { ACTION_KINDS } from "../../../src/settings/settings.ts";

type Given = Partial<Record<InputName, string>>;

const KEY = `sk-${"0123456789abcdef".repeat(4)}`;
const LEAST: Given = { "portal-url": "https://acme.onlyoffice.com", "api-key": KEY };

const reader =
  (given: Given) =>
  (name: InputName): string =>
    given[name] ?? "";

function settings(given: Given = {}): Settings {
  const result = readSettings(reader({ ...LEAST, ...given }));
  if ("problems" in result) throw new Error(result.problems.map(({ message }) => message).join("\n"));
  return result.settings;
}

/** The messages, each checked to be one sentence on one line that shows no secret. */
function problems(given: Given): string[] {
  const result = readSettings(reader({ ...LEAST, ...given }));
  const messages = "problems" in result ? result.problems.map(({ message }) => message) : [];
  for (const message of messages) {
    expect(message).toMatch(/^Input [a-z-]+[ :].*\.$/);
    for (const { spelling } of secretsIn(reader({ ...LEAST, ...given })))
      expect(message).not.toContain(spelling);
  }
  return messages;
}

/** The one message about `name` when it has the value. */
function problem(name: InputName, value: string): string {
  const messages = problems({ [name]: value });
  expect(messages, value).toHaveLength(1);
  return messages[0] as string;
}

test("a mail server's name beyond ASCII is the one that resolvers know", () => {
  const given = { "smtp-url": "smtp://büro.example:587", "mail-from": "audit@example.com" };
  expect(settings(given).smtp?.url.host).toBe("xn--bro-hoa.example:587");
});

describe("defaults", () => {
  test("with only the required inputs", () => {
    expect(settings()).toEqual({
      portalUrl: new URL("https://acme.onlyoffice.com/"),
      apiKey: KEY,
      period: { kind: "last-month" },
      rooms: "all",
      reports: new Set(["compliance", "inactivity"]),
      formats: new Set(["txt", "xlsx", "html", "json"]),
      minActivity: 1,
      activity: "any",
      graceDays: 14,
      mailLanguage: "auto",
      showNames: "auto",
      failOn: new Set(["incomplete", "reminders"]),
      pepper: "",
      outputDirectory: "docspace-audit",
      requestsPerMinute: 1200,
      filters: { actions: [], files: [], folders: [], users: [] },
      githubIssue: false,
      githubToken: "",
      accessReview: false,
      reviewKeepMonths: 12,
      reminders: "off",
    });
  });

  test("white space alone is a default too, and values are trimmed", () => {
    expect(settings({ period: "  ", "min-activity": "\n", "room-ids": " 7 " })).toMatchObject({
      period: { kind: "last-month" },
      minActivity: 1,
      rooms: [7],
    });
  });
});

describe("values", () => {
  test.each<[InputName, string, Partial<Settings>]>([
    [
      "portal-url",
      "https://docs.example.com:8443/",
      { portalUrl: new URL("https://docs.example.com:8443/") },
    ],
    ["portal-url", "http://localhost:8092", { portalUrl: new URL("http://localhost:8092/") }],
    ["portal-url", "http://127.8.9.1", { portalUrl: new URL("http://127.8.9.1/") }],
    ["portal-url", "http://[::1]:80", { portalUrl: new URL("http://[::1]/") }],
    ["period", "2026-10", { period: { kind: "month", month: "2026-10" } }],
    ["period", "90D", { period: { kind: "last-days", days: 90 } }],
    [
      "period",
      "2024-02-29..2024-02-29",
      { period: { kind: "dates", first: "2024-02-29", last: "2024-02-29" } },
    ],
    ["time-zone", "europe/berlin", { timeZone: "Europe/Berlin" }],
    ["time-zone", "UTC", { timeZone: "UTC" }],
    ["room-ids", "1201, 1202\n1203 1201", { rooms: [1201, 1202, 1203] }],
    ["room-ids", "ALL", { rooms: "all" }],
    ["folder-id", "4242", { folderId: 4242 }],
    ["reports", "inactivity", { reports: new Set(["inactivity"] as const) }],
    ["formats", "CSV\nxlsx,txt", { formats: new Set(["csv", "xlsx", "txt"] as const) }],
    [
      "only-actions",
      "Open, FileUploaded 5011",
      { filters: { actions: ["open", "FileUploaded", "5011"], files: [], folders: [], users: [] } },
    ],
    ["only-files", "3,3", { filters: { actions: [], files: [3], folders: [], users: [] } }],
    ["only-folders", "4", { filters: { actions: [], files: [], folders: [4], users: [] } }],
    [
      "only-users",
      "Ann@Example.com",
      { filters: { actions: [], files: [], folders: [], users: ["ann@example.com"] } },
    ],
    ["min-activity", "3", { minActivity: 3 }],
    ["activity", "changes", { activity: "changes" }],
    ["grace-days", "0", { graceDays: 0 }],
    ["exemptions", "./.github//exempt.yml", { exemptions: ".github/exempt.yml" }],
    ["exemptions", "audit\\exempt.yml", { exemptions: "audit/exempt.yml" }],
    ["github-issue", "On", { githubIssue: true }],
    ["review-keep-months", "120", { reviewKeepMonths: 120 }],
    ["reminders", "preview", { reminders: "preview" }],
    ["mail-from", "audit@example.com", { mailFrom: "audit@example.com" }],
    ["mail-from", '"ACME, Inc." <audit@example.com>', { mailFrom: '"ACME, Inc." <audit@example.com>' }],
    ["show-names", "never", { showNames: "never" }],
    ["fail-on", "none", { failOn: new Set() }],
    ["fail-on", "inactive, reminders", { failOn: new Set(["inactive", "reminders"] as const) }],
    ["output-directory", "/tmp/reports", { outputDirectory: "/tmp/reports" }],
    ["requests-per-minute", "1", { requestsPerMinute: 1 }],
  ])("%s: %j", (name, value, expected) => {
    expect(settings({ [name]: value })).toMatchObject(expected);
  });

  test("mail settings", () => {
    const mail: Given = {
      "smtp-url": "smtps://bot:p%40ss@mail.example.com:465",
      "mail-from": "Audit <audit@example.com>",
    };
    expect(settings({ ...mail, "manager-email": "Boss@example.com boss2@example.com" })).toMatchObject({
      smtp: { url: new URL("smtps://bot:p%40ss@mail.example.com:465"), from: "Audit <audit@example.com>" },
      manager: { kind: "addresses", to: ["Boss@example.com", "boss2@example.com"] },
    });
    const beyondAscii = {
      ...mail,
      "mail-from": "Büro <büro@büro.example>",
      "manager-email": "a@büro.example",
    };
    expect(settings(beyondAscii).manager).toEqual({ kind: "addresses", to: ["a@büro.example"] });
    expect(settings({ "only-users": "Jana@Büro.example jana@xn--bro-hoa.example" }).filters.users).toEqual([
      "jana@xn--bro-hoa.example",
    ]);
    expect(settings({ ...mail, "manager-email": "room-owners" }).manager).toEqual({ kind: "room-owners" });
    expect(settings({ ...mail, reminders: "send", "folder-id": "1" }).reminders).toBe("send");
  });

  test("a sender alone is no mail server", () => {
    const { smtp, mailFrom } = settings({ "mail-from": "audit@example.com" });
    expect([smtp, mailFrom]).toEqual([undefined, "audit@example.com"]);
  });

  test("the kinds of action are those of the reports", () => {
    const kinds = ACTION_KINDS satisfies readonly ActivityKind[];
    const all: Record<ActivityKind, true> = Object.fromEntries(kinds.map((kind) => [kind, true])) as Record<
      (typeof kinds)[number],
      true
    >;
    expect(Object.keys(all)).toEqual([...kinds]);
  });
});

describe("violations", () => {
  test.each<[InputName, string, string]>([
    ["portal-url", "acme.onlyoffice.com", "does not begin with https://"],
    ["portal-url", "ftp://acme.example.com", "is not an https address"],
    ["portal-url", "http://acme.example.com", "uses http"],
    ["portal-url", "http://127.0.0.1.example.com", "uses http"],
    ["portal-url", "http://10.0.0.1", "uses http"],
    ["portal-url", "https://acme.example.com/rooms/shared/1201", "use https://acme.example.com."],
    ["portal-url", "https://acme.example.com/?a=1", "use https://acme.example.com."],
    ["portal-url", "https://acme.example.com/#", "use https://acme.example.com."],
    ["portal-url", "https://", "is not a valid address"],
    ["portal-url", "https://a b.example.com", "is not a valid address"],
    ["api-key", "eyJhbGciOiJIUzI1NiJ9.e30.x", "does not begin with sk-"],
    ["api-key", `Bearer ${KEY}`, "holds spaces"],
    ["api-key", `${KEY}\n${KEY}`, "holds spaces or line breaks"],
    ["api-key", "sk-", "holds characters that no API key has"],
    ["api-key", "sk-schlüssel", "holds characters that no API key has"],
    ["period", "2026-13", "is no month from 2015-01 to 2100-12"],
    ["period", "2026-00", "is no month"],
    ["period", "2014-12", "is no month"],
    ["period", "2101-01", "is no month"],
    ["period", "0d", "is not between 1d and 3660d"],
    ["period", "3661d", "is not between 1d and 3660d"],
    ["period", "2026-02-29..2026-03-01", "holds 2026-02-29"],
    ["period", "2026-03-01..2026-04-31", "holds 2026-04-31"],
    [
      "period",
      "2026-10-02..2026-10-01",
      "ends before it starts: write the earlier date first, 2026-10-01..2026-10-02",
    ],
    ["period", "october", "is no period: allowed are last-month"],
    ["period", "2026-10-01", "is no period"],
    ["time-zone", "+02:00", "no offset such as +02:00"],
    ["time-zone", "Europe/Atlantis", "is not a known time zone"],
    ["room-ids", "all, 12", "holds all beside ids"],
    ["room-ids", "12, x, -3, 0, 1.5", '"x", "-3", "0", "1.5"'],
    ["room-ids", ",", "names no room"],
    ["room-ids", "2147483648", "ids are whole numbers from 1"],
    ["folder-id", "https://acme.example.com/rooms/shared/12", "is not an id"],
    ["reports", "compliance, finance", 'holds "finance": allowed are compliance, inactivity'],
    ["formats", "pdf", 'holds "pdf": allowed are txt, html, json, csv, xlsx'],
    ["formats", ",", "names nothing"],
    ["only-actions", "opne", 'holds "opne": allowed are the kinds create'],
    ["only-actions", "Opne", 'holds "Opne"'],
    ["only-files", "a", 'holds "a"'],
    ["only-folders", "-1", 'holds "-1"'],
    ["only-users", "ann", "is wrong in item 1 of 1: allowed are"],
    ["only-users", "a@example.com b c@example.com d", "is wrong in items 2, 4 of 4: allowed are"],
    ["only-users", "1 2 3 4 5 6 7", "is wrong in items 1, 2, 3, 4, 5 and 2 more of 7"],
    ["min-activity", "-1", "is not a whole number from 1"],
    ["min-activity", "0", "is not a whole number from 1"],
    ["min-activity", "1.5", "is not a whole number from 1"],
    ["min-activity", "1e3", "is not a whole number from 1"],
    ["min-activity", "99999999999999999999", "is not a whole number from 1"],
    ["activity", "all", "is not one of any, changes"],
    ["grace-days", "-1", "is not a whole number from 0"],
    ["exemptions", "../secret.yml", "leads out of the workspace"],
    ["exemptions", "a/../../secret.yml", "leads out of the workspace"],
    ["exemptions", "/etc/passwd", "leads out of the workspace"],
    ["exemptions", "C:\\exempt.yml", "leads out of the workspace"],
    ["exemptions", ".", "is not the path of a file"],
    ["reminders", "yes", "is not one of off, preview, send"],
    ["mail-from", "audit", "is not one e-mail address"],
    ["mail-from", "a@example.com, b@example.com", "is not one e-mail address"],
    ["mail-from", "A <a@example.com>\nBcc: b@example.com", "is not one e-mail address"],
    ["show-names", "yes", "is not one of always, never, auto"],
    ["fail-on", "none, inactive", "none stands alone"],
    ["fail-on", "sometimes", 'holds "sometimes": allowed are incomplete, inactive, reminders'],
    ["output-directory", "a\u0000b", "is not a path"],
    ["requests-per-minute", "0", "is not a whole number from 1"],
  ])("%s: %j", (name, value, expected) => {
    expect(problem(name, value)).toContain(expected);
  });

  test.each<[string, string]>([
    ["mail.example.com", "does not begin with smtps:// or smtp://"],
    ["smtps://", "is not a valid address"],
    ["smtps://bot:pa#ss@mail.example.com", "%23 for #"],
    ["smtps://bot:pa/ss@mail.example.com", "percent form"],
    ["smtps://bot:50%off@mail.example.com", "percent sign"],
    ["smtps://:geheim12@mail.example.com", "has a password without a user name"],
    ["smtps://mail.example.com/inbox", "has something after the host"],
  ])("smtp-url: %j", (value, expected) => {
    const messages = problems({ "smtp-url": value, "mail-from": "audit@example.com" });
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain(expected);
    expect(messages[0]).not.toContain("pa#ss");
  });

  test("all of them at once, each once", () => {
    const bad: Record<InputName, string> = {
      "portal-url": "x",
      "api-key": "x",
      period: "x",
      "time-zone": "x",
      "room-ids": "x",
      "folder-id": "x",
      reports: "x",
      formats: "x",
      "report-label": "!",
      "only-actions": "x",
      "only-files": "x",
      "only-folders": "x",
      "only-users": "x",
      "min-activity": "x",
      activity: "x",
      "grace-days": "x",
      exemptions: "/x",
      "github-issue": "x",
      "github-token": "x",
      "access-review": "x",
      "review-keep-months": "x",
      reminders: "x",
      "manager-email": "x",
      "smtp-url": "x",
      "mail-from": "x",
      "mail-language": "x",
      pepper: "x",
      "show-names": "x",
      "fail-on": "x",
      "output-directory": "\u0001x\u0001x",
      "requests-per-minute": "x",
    };
    const result = readSettings(reader(bad));
    expect("problems" in result && result.problems.map(({ input }) => input)).toEqual(
      // Any text may be a token.
      Object.keys(INPUTS).filter((name) => name !== "github-token"),
    );
  });

  test("people are never quoted: the log may be public", () => {
    const people = "zoe@example..com, zoe@example.com; Zoë <zoe@example.com>";
    for (const name of ["only-users", "manager-email", "mail-from"] as const) {
      const messages = problems({ [name]: people, "smtp-url": "smtp://127.0.0.1", "mail-from": people });
      expect(messages.length, name).toBeGreaterThan(0);
      expect(messages.join(), name).not.toMatch(/zo[eë]|example\.\./i);
    }
  });

  test("what is required and missing says where to get it", () => {
    expect(problems({ "portal-url": "", "api-key": "" })).toEqual([
      "Input portal-url is required: it is your portal's address, such as https://acme.onlyoffice.com.",
      "Input api-key is required, and empty: create a key in DocSpace (Developer tools, API keys) and pass it from a secret; runs from forks and Dependabot get no secrets.",
    ]);
  });

  test("sending needs a server, a sender and the folder that remembers", () => {
    const missing = (given: Given): string[] =>
      problems(given).map((message) => /^Input ([a-z-]+) is missing/.exec(message)?.[1] ?? message);
    expect(missing({ reminders: "send" })).toEqual(["smtp-url", "mail-from", "folder-id"]);
    expect(problems({ reminders: "send" })[2]).toBe(
      "Input folder-id is missing: reminders: send keeps there who was reminded, so that nobody is reminded twice.",
    );
    expect(missing({ "manager-email": "room-owners" })).toEqual(["smtp-url", "mail-from"]);
    expect(missing({ "manager-email": "boss@example.com", reminders: "send", "folder-id": "1" })).toEqual([
      "smtp-url",
      "mail-from",
    ]);
    expect(missing({ "smtp-url": "smtp://127.0.0.1:25" })).toEqual(["mail-from"]);
    expect(missing({ reminders: "preview" })).toEqual([]);
    expect(problems({ reminders: " SEND " })).toEqual([
      "Input smtp-url is missing: reminders: send needs a mail server to send them with.",
      "Input mail-from is missing: reminders: send needs a sender's address.",
      "Input folder-id is missing: reminders: send keeps there who was reminded, so that nobody is reminded twice.",
    ]);
    expect(problems({ "manager-email": "room-owners" })).toEqual([
      "Input smtp-url is missing: manager-email needs a mail server to send the report with.",
      "Input mail-from is missing: manager-email needs a sender's address.",
    ]);
    expect(problems({ "smtp-url": "smtp://127.0.0.1:25" })).toEqual([
      "Input mail-from is missing: smtp-url needs a sender's address beside it.",
    ]);
  });
});

describe("a review in the folder", () => {
  const REVIEW =
    "Input access-review: on needs the inactivity report, for it asks about the inactive: add inactivity to reports.";

  test("needs the folder in which people decide, and the report that names the inactive", () => {
    expect(problems({ "access-review": "on" })).toEqual([
      "Input folder-id is missing: access-review: on keeps its workbook there, in which people decide.",
    ]);
    const given: Given = { "access-review": " ON ", "folder-id": "7" };
    expect(problems(given)).toEqual([]);
    expect(problems({ ...given, reports: " Inactivity " })).toEqual([]);
    expect(problems({ ...given, reports: "compliance" })).toEqual([REVIEW]);
    expect(problems({ "access-review": "off", reports: "compliance" })).toEqual([]);
    expect(settings({ ...given }).accessReview).toBe(true);
  });
});

describe("what is shown", () => {
  test("values are shortened and neutralised", () => {
    expect(problem("activity", "x".repeat(500))).toBe(
      `Input activity: "${"x".repeat(79)}…" is not one of any, changes.`,
    );
    expect(problem("activity", "a\u001b[31mb\nc\u202ed")).toBe(
      'Input activity: "ab cd" is not one of any, changes.',
    );
  });

  test("a password in the portal's address stays hidden", () => {
    const message = problem("portal-url", "https://ann:geheim@acme.example.com");
    expect(message).toContain("holds a user name or password");
    expect(message).not.toContain("geheim");
    expect(problem("portal-url", "https://ann:geh/eim@acme.example.com")).not.toContain("geh");
  });

  test("secrets stay hidden in inputs they were given to by mistake", () => {
    for (const name of Object.keys(INPUTS) as InputName[]) {
      for (const message of problems({ [name]: `${KEY} x` })) expect(message).not.toContain(KEY);
      for (const message of problems({ [name]: `sk-${"f".repeat(64)}, ` }))
        expect(message).not.toContain("ffff");
    }
  });
});

describe("secrets", () => {
  const secrets = (given: Given): readonly string[] =>
    secretsIn(reader(given)).map(({ spelling }) => spelling);
  const base64 = (text: string): string => Buffer.from(text).toString("base64");

  test("are the key and the SMTP password as given, as sent and decoded", () => {
    expect(secrets({ "api-key": KEY, "smtp-url": "smtps://bot:p%40s^s@mail.example.com" })).toEqual([
      base64(KEY),
      KEY,
      base64("\0bot\0p@s^s"),
      "p%40s%5Es",
      base64("p@s^s"),
      "p%40s^s",
      "p@s^s",
    ]);
    expect(secrets({ "api-key": `Bearer ${KEY}` })).toEqual([base64(KEY), `Bearer ${KEY}`, KEY]);
  });

  test("that are too short to be masked are warned of, by the input and without the secret", () => {
    const warnings = (given: Given): readonly string[] => shortSecretWarnings(secretsIn(reader(given)));
    expect(warnings({ "api-key": KEY, "smtp-url": "smtps://bot:long-enough@mail.example.com" })).toEqual([]);
    const [warning, ...others] = warnings({ "smtp-url": "smtps://bot:10@mail.example.com" });
    expect(others).toEqual([]);
    expect(warning).toMatch(/^The password in smtp-url is shorter than 8 characters, so it is not masked/);
    expect(warning).not.toMatch(/10/);
  });

  test("are found in an address that is otherwise wrong", () => {
    expect(secrets({ "smtp-url": "smtp://bot:pa/ss@mail.example.com" })).toContain("pa/ss");
    expect(secrets({ "smtp-url": "smtp://bot:50%off@mail.example.com" })).toContain("50%off");
  });

  test("are found beside a user that is an address", () => {
    expect(secrets({ "smtp-url": "smtp://bot@example.com:geheimnis@mail.example.com" })).toEqual([
      base64("\0bot@example.com\0geheimnis"),
      base64("geheimnis"),
      "geheimnis",
    ]);
  });

  test("are found in an address without its scheme", () => {
    expect(secrets({ "smtp-url": "bot:geheim@mail.example.com" })).toContain("geheim");
  });

  test("are none where nothing was given", () => {
    expect(secrets({})).toEqual([]);
    for (const who of ["", "bot@", "bot@example.com@"])
      expect(secrets({ "smtp-url": `smtp://${who}127.0.0.1:25` })).toEqual([]);
  });
});

test("report-label becomes a part of file names, in any script", () => {
  const label = (text: string): unknown => settings({ "report-label": text }).reportLabel;
  expect(label("Legal")).toBe("Legal");
  expect(label("  Führung & Recht / 法務 (2) ")).toBe("Führung-Recht-法務-2");
  expect(label("--a--b--")).toBe("a-b");
  expect(label("Zoe\u0308")).toBe("Zoë");
  expect(label("x".repeat(40))).toBe("x".repeat(40));
  expect(label("𝒜".repeat(40))).toBe("𝒜".repeat(40));
  expect(problem("report-label", "x".repeat(41))).toContain("is too long: allowed are 40 letters and digits");
  expect(problem("report-label", "-/-")).toContain("has no letter and no digit");
});
