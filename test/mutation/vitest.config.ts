import { defineConfig } from "vitest/config";

/** `npm run mutate` says it: where the sources are that are changed, below `src`. */
const [folder = ""] = (process.env["MUTATED"] ?? "").split("/");

/** The tests that must notice a mutant: those beside the sources, not the scenarios of the whole bundle. */
export default defineConfig({
  test: {
    include: [`test/unit/${folder}/**/*.test.ts`, "test/property/**/*.test.ts"],
    exclude: ["**/{libreoffice,large}.test.ts"],
    testTimeout: 60_000,
  },
});
