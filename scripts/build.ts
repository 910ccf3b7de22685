// Builds dist/: tsc emits JavaScript into build/, ncc bundles that, unminified so that it can be reviewed.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle, compile, root } from "./bundle.ts";
import { bundledPackages, licenseTexts } from "./licenses.ts";

process.chdir(root);
rmSync("dist", { recursive: true, force: true });
compile("build");
const inBundles: Record<string, readonly string[]> = {};
for (const [entry, out] of [
  ["main.js", "dist"],
  ["rollup/main.js", "dist/rollup"],
  ["rollup/plan/main.js", "dist/plan"],
] as const) {
  // ncc's own list lacks the packages whose modules it joins.
  const packages = bundledPackages(bundle(join("build", entry), out));
  inBundles[out] = packages;
  writeFileSync(join(out, "licenses.txt"), licenseTexts(root, packages));
}
writeFileSync(join("build", "bundled-packages.json"), JSON.stringify(inBundles));
