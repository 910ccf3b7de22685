// Builds dist/: tsc emits JavaScript into build/, ncc bundles that, unminified so that it can be reviewed.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle, compile, root } from "./bundle.ts";
import { bundledPackages, licenseTexts } from "./licenses.ts";

process.chdir(root);
rmSync("dist", { recursive: true, force: true });
compile("build");
const modules = [
  ...bundle(join("build", "main.js"), "dist"),
  ...bundle(join("build", "rollup", "main.js"), join("dist", "rollup")),
  ...bundle(join("build", "rollup", "plan", "main.js"), join("dist", "plan")),
];
// ncc's own list lacks the packages whose modules it joins.
const packages = bundledPackages(modules);
writeFileSync(join("build", "bundled-packages.json"), JSON.stringify(packages));
writeFileSync(join("dist", "licenses.txt"), licenseTexts(root, packages));
