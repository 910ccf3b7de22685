import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { freshBundle } from "../bundle.ts";
import { median, type Part, times } from "../findings.ts";

const REPEATS = 15;
const MOST = 3;

/** How long until the bundle is ready to work: without inputs it names what is missing and ends. */
export const start: Part = {
  name: "start",
  what: "Start against `node -e 0`",
  async measure({ log }) {
    const bundle = freshBundle();
    const bare: number[] = [];
    const ready: number[] = [];
    // In turn, so that what else this machine does disturbs both alike.
    for (let turn = 0; turn < REPEATS; turn++) {
      bare.push(timed("-e", "0"));
      ready.push(timed(bundle));
    }
    const ratio = median(ready) / median(bare);
    log(`start: bundle ${median(ready).toFixed(0)} ms, node -e 0 ${median(bare).toFixed(0)} ms`);
    return {
      bars: [
        {
          what: `Start: bundle without inputs against \`node -e 0\`, medians of ${REPEATS}`,
          bar: `≤ ${MOST} ×`,
          measured: `${times(ratio)} (${median(ready).toFixed(0)} ms and ${median(bare).toFixed(0)} ms)`,
          met: ratio <= MOST,
        },
      ],
      tables: [],
    };
  },
};

function timed(...args: string[]): number {
  const begun = performance.now();
  const { PATH } = process.env;
  spawnSync(process.execPath, args, {
    stdio: "ignore",
    cwd: tmpdir(),
    env: PATH === undefined ? {} : { PATH },
  });
  return performance.now() - begun;
}
