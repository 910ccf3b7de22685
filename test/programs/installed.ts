import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** The first of these programs that runs on this machine, or undefined. */
export function installed(programs: readonly string[], ...args: readonly string[]): string | undefined {
  return programs.find((program) => {
    try {
      if (program.startsWith("/") && !existsSync(program)) return false;
      execFileSync(program, args, { stdio: "ignore", timeout: 30_000 });
      return true;
    } catch {
      return false;
    }
  });
}

/** The name of a test that needs a program, saying so where it is skipped for want of it. */
export function needing(program: string | undefined, what: string, name: string): string {
  return program === undefined ? `${name} (skipped: no ${what} on this machine)` : name;
}
