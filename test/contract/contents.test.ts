import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\0")
  .filter((file) => file !== "" && !/\.(?:png|jpg|gif|ico|xlsx|wasm|woff2)$/.test(file));

/** Written in parts, so that this file does not find itself. */
const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  ["the host of a package registry", new RegExp(["registry", "(npmjs|yarnpkg)"].join("\\."))],
  [
    "a path of the machine it was made on",
    new RegExp(["/tmp/bash", "_jobs|/wo", "rk/(main|shared)\\b"].join("")),
  ],
  ["a home directory", new RegExp(["file://", "/(home|root|Users)/"].join(""))],
];

test.each(FORBIDDEN)("no file holds %s", (_, pattern) => {
  const found = files.flatMap((file) => {
    const text = readIfThere(join(root, file));
    const match = pattern.exec(text);
    return match === null ? [] : [`${file}: ${text.slice(Math.max(0, match.index - 30), match.index + 50)}`];
  });
  expect(found).toEqual([]);
});

test("the lock file records no download addresses", () => {
  expect(readFileSync(join(root, "package-lock.json"), "utf8")).not.toMatch(/"resolved": *"http/);
});

/** A file deleted but still in the index has no text. */
function readIfThere(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
