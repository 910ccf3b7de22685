import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { grouped, median, megabytes, type Part, seconds } from "../findings.ts";

const EVENTS = 200_000;
const LEAST = 120_000;

interface Measured {
  readonly wall: number;
  readonly assessed: number;
  readonly cpu: number;
  readonly listed: number;
  readonly complete: boolean;
  readonly bytes: number;
  readonly files: readonly string[];
}

/** From the spool to the written reports: processor time, so that a machine with other work does not decide. */
export const processing: Part = {
  name: "processing",
  what: "Processing from the spool to the reports: events a CPU second",
  async measure({ quick, log }) {
    const repeats = quick ? 3 : 5;
    const runs: Measured[] = [];
    for (let turn = 0; turn < repeats; turn++) runs.push(await measureOnce());
    const cpu = median(runs.map((run) => run.cpu));
    const wall = median(runs.map((run) => run.wall));
    const rate = (EVENTS / cpu) * 1000;
    const { bytes = 0, files = [] } = runs[0] ?? {};
    log(
      `processing: ${grouped(rate)} events a CPU second, ${grouped((EVENTS / wall) * 1000)} a second of wall; ${files.join(", ")}`,
    );
    return {
      bars: [
        {
          what: `Processing ${grouped(EVENTS)} events from the spool to txt, csv, json and html on disk (${megabytes(bytes)}), events a second of one core, median of ${repeats}`,
          bar: `≥ ${grouped(LEAST)}`,
          measured: `${grouped(rate)} (${seconds(cpu)} CPU, ${seconds(wall)} wall)`,
          met: rate >= LEAST,
        },
      ],
      tables: [],
    };
  },
};

async function measureOnce(): Promise<Measured> {
  const child = join(import.meta.dirname, "..", "processing-child.ts");
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", child, String(EVENTS)]);
  const measured = JSON.parse(stdout) as Measured;
  if (!measured.complete || measured.listed !== EVENTS)
    throw new Error(`Not every event was listed: ${stdout}`);
  return measured;
}
