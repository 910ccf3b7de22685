import { expect, test } from "vitest";
import { runOnce } from "./run.ts";

const RUNS = 200;
/** Milliseconds; the worlds take a few seconds of one core, and a loaded machine gives little of it. */
const PATIENCE = 300_000;
/** Another one each day, so that the world goes on being searched and yet a failure can be repeated. */
const FIRST = Number(process.env["SIMULATION_SEED"] ?? Math.floor(Date.now() / 86_400_000) * 1000);

test(
  `${RUNS} worlds with random faults, seeds from ${FIRST} on: nothing lost, doubled or judged wrongly`,
  async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on("unhandledRejection", note);
    const failed: string[] = [];
    const outcomes = new Map<string, number>();
    for (let seed = FIRST; seed < FIRST + RUNS; seed++) {
      const { failures, outcome } = await runOnce(seed);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (failures.length > 0)
        failed.push(`npm run simulate -- --seed ${seed} --runs 1\n${failures.slice(0, 5).join("\n")}`);
    }
    process.off("unhandledRejection", note);
    expect(failed.join("\n\n")).toBe("");
    expect(unhandled).toEqual([]);
    // The faults must neither ruin every run nor none.
    expect(outcomes.get("complete")).toBeGreaterThan(RUNS / 4);
    expect(outcomes.get("incomplete")).toBeGreaterThan(RUNS / 20);
  },
  PATIENCE,
);
