import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const start = readFileSync(join(import.meta.dirname, "..", "..", "dist", "index.js"), "utf8");

test.each([
  "undici",
  "tunnel",
  "@actions/http-client",
  "@actions/exec",
  "@octokit/core",
  "nodemailer",
  "yaml",
  "hucre",
  "yazl",
  "valibot",
])("what the action loads at its start is without %s", (name) => {
  expect(start).not.toContain(`/node_modules/${name}/`);
});

test("the runner's commands come from GitHub's toolkit", () => {
  expect(start).toContain("/node_modules/@actions/core/lib/command.js");
});
