import { defineConfig } from "vitest/config";

/** The tests that must notice a mutant: those beside the sources, not the scenarios of the whole bundle. */
export default defineConfig({
  test: {
    include: [
      "test/unit/{assess,collect,earlier-runs,settings,run}/**/*.test.ts",
      "test/property/**/*.test.ts",
    ],
    exclude: ["**/{libreoffice,large}.test.ts"],
    testTimeout: 20_000,
  },
});
