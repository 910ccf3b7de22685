import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A module as the bundler's statistics name it; what was joined into one has its parts inside. */
export interface BundledModule {
  readonly name?: string;
  readonly modules?: readonly BundledModule[];
}

/** Every package of which something is in the bundle, by its folder from the project's root on, sorted. */
export function bundledPackages(modules: readonly BundledModule[]): readonly string[] {
  const found = new Set<string>();
  const visit = (list: readonly BundledModule[]): void => {
    for (const { name = "", modules: inside = [] } of list) {
      const [folder] = /^\.\/(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/ ]+/.exec(name) ?? [];
      if (folder !== undefined) found.add(folder.slice(2));
      visit(inside);
    }
  };
  visit(modules);
  return [...found].sort();
}

const LICENCE_FILE = /^licen[cs]e(?:-mit)?(?:\.(?:md|txt))?$/i;

/** The licences of these packages as one text. Throws where a package names none: then it must not be in the bundle. */
export function licenseTexts(root: string, packages: readonly string[]): string {
  const parts = packages.map((folder) => {
    const directory = join(root, folder);
    const { name, version, license } = JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as {
      readonly [field in "name" | "version" | "license"]?: string;
    };
    const file = readdirSync(directory).find((one) => LICENCE_FILE.test(one));
    if (license === undefined && file === undefined) throw new Error(`${folder} has no licence`);
    const text = file === undefined ? "" : readFileSync(join(directory, file), "utf8").trim();
    return `## ${name} ${version} (${license ?? "see below"})\n\n${text}\n`;
  });
  return parts.join("\n");
}
