import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bundledPackages } from "../../scripts/licenses.ts";

const root = join(import.meta.dirname, "..", "..");

test("dist/licenses.txt has the licence of every package in the bundle, the joined ones too", () => {
  const bundled = JSON.parse(readFileSync(join(root, "build", "bundled-packages.json"), "utf8")) as string[];
  const text = readFileSync(join(root, "dist", "licenses.txt"), "utf8");
  const names = new Set([...text.matchAll(/^## (\S+) /gm)].map(([, name]) => name));
  expect(new Set(bundled.map((folder) => folder.replace(/^.*node_modules\//, "")))).toEqual(names);
  for (const name of ["@actions/core", "undici", "temporal-polyfill"]) expect(names).toContain(name);
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
