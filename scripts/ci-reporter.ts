// Prints `N passed, N failed` alone on the last line, for programs that read the result.
import type { Reporter, SerializedError, TestModule } from "vitest/node";

export default class CountsReporter implements Reporter {
  /** A file that could not be run, and an error outside every test, count as failed. */
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    for (const module of modules) {
      failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") passed += 1;
        if (state === "failed") failed += 1;
      }
    }
    console.log(`${passed} passed, ${failed} failed`);
  }
}
