import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { VERSION } from "../../src/version.ts";

test("the version in the code is that of package.json", () => {
  const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  expect(VERSION).toBe(manifest.version);
});
