import { defineConfig } from "vitest/config";

/** `npm run mutate` says it: where the sources are that are changed, below `src`. */
const [folder = ""] = (process.env["MUTATED"] ?? "").split("/");

/** The tests that must notice a mutant: those beside the sources, without those that take long each time. */
export default defineConfig({
  test: {
    include: [`test/unit/${folder}/**/*.test.ts`, "test/property/assess.test.ts"],
    exclude: ["**/{libreoffice,large}.test.ts"],
    testTimeout: 60_000,
  },
});
