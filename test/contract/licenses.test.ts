import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bundledPackages } from "../../scripts/licenses.ts";

const root = join(import.meta.dirname, "..", "..");

const inBundles = JSON.parse(readFileSync(join(root, "build", "bundled-packages.json"), "utf8")) as Record<
  string,
  readonly string[]
>;

test.each([
  ["dist", ["@actions/core", "undici", "temporal-polyfill", "nodemailer", "yaml"]],
  ["dist/rollup", ["@actions/core", "undici", "nodemailer"]],
  ["dist/plan", ["@actions/core", "yaml"]],
])("%s/licenses.txt has the licence of every package in that bundle, and no other's", (bundle, some) => {
  const text = readFileSync(join(root, bundle, "licenses.txt"), "utf8");
  const names = new Set([...text.matchAll(/^## (\S+) /gm)].map(([, name]) => name));
  const bundled = new Set(inBundles[bundle]?.map((folder) => folder.replace(/^.*node_modules\//, "")));
  expect(bundled).toEqual(names);
  for (const name of some) expect(names).toContain(name);
});

test("packages are found below packages, and in what was joined", () => {
  const modules = [
    { name: "./build/main.js", modules: [{ name: "./node_modules/undici/index.js + 3 modules" }] },
    { name: "./node_modules/@actions/github/node_modules/@actions/http-client/lib/index.js" },
    { name: "node:fs" },
  ];
  expect(bundledPackages(modules)).toEqual([
    "node_modules/@actions/github/node_modules/@actions/http-client",
    "node_modules/undici",
  ]);
});
