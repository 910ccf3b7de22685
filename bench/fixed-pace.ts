import type { Pace } from "../src/docspace/http/pace.ts";

/** Always the same number of requests at once, in the order asked, without a budget and without learning anything. */
export function fixedPace(parallelism: number): Pace {
  const queue: (() => void)[] = [];
  let running = 0;
  return {
    async run(task) {
      if (running >= parallelism) await new Promise<void>((start) => queue.push(start));
      else running++;
      try {
        return await task();
      } finally {
        const next = queue.shift();
        if (next) next();
        else running--;
      }
    },
    parallelism,
  };
}
