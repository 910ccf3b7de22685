import { describe, expect, test } from "vitest";
import { githubIssues } from "../../../../src/deliver/github-issue/issues.ts";
import {
  ISSUE_LABEL,
  type WantedIssue,
  writeIssue,
} from "../../../../src/deliver/github-issue/write-issue.ts";
import { sentenceOf, UserError } from "../../../../src/errors.ts";
import { type FakeGitHub, fakeGitHub, REPOSITORY, type StoredIssue, TOKEN } from "./fake-github.ts";

const MARKS = { begin: "<!-- docspace-audit:12ab -->", end: "<!-- docspace-audit:12ab:end -->" };

function wanted(text: string, open = true): WantedIssue {
  return { title: "DocSpace audit", marks: MARKS, text: () => text, open, longestBody: 65_536 };
}

async function write(github: FakeGitHub, what: WantedIssue, token = TOKEN) {
  const { signal } = new AbortController();
  const pauses: number[] = [];
  const lines: string[] = [];
  const written = await writeIssue(
    githubIssues({ repository: REPOSITORY, apiUrl: github.apiUrl, token, signal }),
    what,
    {
      ...{ repository: REPOSITORY, signal, info: () => undefined, warn: (line) => lines.push(line) },
      clock: { now: () => 1_000_000, sleep: async (pause) => void pauses.push(pause) },
    },
  );
  return { ...written, pauses, lines };
}

async function refusal(github: FakeGitHub, token?: string): Promise<string> {
  const failure = await write(github, wanted("Findings"), token).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(UserError);
  return sentenceOf(failure);
}

const stored = (issue: Partial<StoredIssue> & { readonly number: number }): StoredIssue => ({
  ...{ title: "", body: "", state: "open", labels: [ISSUE_LABEL] },
  ...issue,
});

const changing = ({ requests }: FakeGitHub) => requests.filter((one) => !one.startsWith("GET"));

describe("one issue", () => {
  test("is opened once, changed, closed and opened again, and what people wrote is kept to the letter", async () => {
    await using github = await fakeGitHub();
    expect((await write(github, wanted("26 inactive"))).outcome).toBe("created");
    const [issue] = github.issues as [StoredIssue];
    expect(issue.labels).toEqual([ISSUE_LABEL]);
    expect(issue.body).toContain("26 inactive");

    issue.body = `Above, by Zoë.\r\n\r\n${issue.body.replaceAll("\n", "\r\n")}\r\n- [x] 李小龙 asked\r\n`;
    github.requests.length = 0;
    expect((await write(github, wanted("26 inactive"))).outcome).toBe("unchanged");
    expect(changing(github)).toEqual([]);

    expect((await write(github, wanted("3 inactive"))).outcome).toBe("updated");
    expect(issue.body).toMatch(/^Above, by Zoë\.\r\n/);
    expect(issue.body).toContain("3 inactive");
    expect(issue.body).not.toContain("26 inactive");
    expect(issue.body).toContain("- [x] 李小龙 asked\r\n");

    expect((await write(github, wanted("None", false))).outcome).toBe("closed");
    expect(issue.state).toBe("closed");
    expect((await write(github, wanted("1 inactive"))).outcome).toBe("reopened");
    expect(issue.state).toBe("open");
    expect(github.issues).toHaveLength(1);
  });

  test("is not opened again for findings that somebody closed it with", async () => {
    await using github = await fakeGitHub();
    await write(github, wanted("26 inactive"));
    (github.issues[0] as StoredIssue).state = "closed";
    expect((await write(github, wanted("26 inactive"))).outcome).toBe("unchanged");
  });

  test("is not opened where nothing is left to do", async () => {
    await using github = await fakeGitHub();
    expect(await write(github, wanted("None", false))).toMatchObject({ outcome: "none" });
    expect(changing(github)).toEqual([]);
  });

  test("is found behind hundreds of others and pull requests, closed too; the oldest counts", async () => {
    await using github = await fakeGitHub();
    const body = `${MARKS.begin}\nold\n${MARKS.end}`;
    for (let number = 1; number <= 250; number++) {
      github.issues.push(stored({ number, ...(number === 7 ? { body, pullRequest: true } : {}) }));
    }
    github.issues.push(stored({ number: 251, body, state: "closed" }), stored({ number: 252, body }));
    const { url, lines } = await write(github, wanted("new"));
    expect(url).toMatch(/\/251$/);
    expect(lines.join()).toContain("#251, #252");
    expect(github.issues).toHaveLength(252);
    expect(github.requests.filter((one) => one.startsWith("GET"))).toHaveLength(3);
  });

  test("whose end mark was removed loses nothing", async () => {
    await using github = await fakeGitHub();
    github.issues.push(stored({ number: 1, body: `${MARKS.begin}\nold\nA note by Jörg Jäger` }));
    await write(github, wanted("new"));
    await write(github, wanted("newer"));
    const { body } = github.issues[0] as StoredIssue;
    expect(body).toContain("A note by Jörg Jäger");
    expect(body.split("newer")).toHaveLength(2);
    expect(body).not.toMatch(/new\n/);
  });

  test("leaves room for what people wrote, and says where there is none", async () => {
    await using github = await fakeGitHub();
    const body = `${MARKS.begin}\nold\n${MARKS.end}\n${"x".repeat(65_000)}`;
    github.issues.push(stored({ number: 1, body }));
    await write(github, { ...wanted(""), text: (budget) => "y".repeat(budget) });
    expect(github.issues[0]?.body.length).toBeLessThanOrEqual(65_536);
    expect(github.issues[0]?.body).toContain("yyy");
    await expect(write(github, wanted("z".repeat(1000)))).rejects.toThrow("leaves no room");
  });
});

describe("a refusal is a sentence that says what to do", () => {
  test.each([
    ["read", "issues: write"],
    ["none", "issues: write"],
    ["no-labels", "may not set labels"],
  ] as const)("permission %s", async (permission, expected) => {
    await using github = await fakeGitHub();
    github.permission = permission;
    expect(await refusal(github)).toContain(expected);
  });

  test("issues are turned off", async () => {
    await using github = await fakeGitHub();
    github.issuesEnabled = false;
    expect(await refusal(github)).toContain("issues are turned off in acme/audits");
  });

  test("a wrong token, which is not quoted", async () => {
    await using github = await fakeGitHub();
    const sentence = await refusal(github, "ghs_wrongwrongwrong");
    expect(sentence).toContain("does not accept github-token");
    expect(sentence).not.toContain("ghs_");
  });

  test("a limit that lasts is told with its time, a short one is waited for", async () => {
    await using github = await fakeGitHub();
    const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(1000 + 1800) };
    github.refusals.push({ request: "GET", answer: { status: 403, headers } });
    expect(await refusal(github)).toContain("for 30 min");
    const short = { status: 429, headers: { "retry-after": "7" } };
    github.refusals.push({ request: "POST /repos/acme/audits/issues", answer: short });
    const { outcome, pauses } = await write(github, wanted("Findings"));
    expect([outcome, pauses]).toEqual(["created", [7000]]);
  });

  test("an issue whose answer is lost is not made twice", async () => {
    await using github = await fakeGitHub();
    const lost = { status: 502, message: "Bad gateway", done: true };
    github.refusals.push({ request: "POST /repos/acme/audits/issues", answer: lost });
    expect(await refusal(github)).toContain("GitHub answered 502 (Bad gateway). Run again.");
    expect((await write(github, wanted("Findings"))).outcome).toBe("unchanged");
    expect(github.issues).toHaveLength(1);
  });

  test("a list that fails for a moment is asked for again", async () => {
    await using github = await fakeGitHub();
    github.refusals.push({ request: "GET", answer: { status: 500 } });
    expect((await write(github, wanted("Findings"))).outcome).toBe("created");
  });

  test("no answer at all", async () => {
    const gone = await fakeGitHub();
    await gone[Symbol.asyncDispose]();
    expect(await refusal(gone)).toContain("GitHub did not answer");
  });
});
