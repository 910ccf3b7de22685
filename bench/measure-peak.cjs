// Loaded into a measured process: says at its end how much memory and processor time it took.
const { readFileSync, writeFileSync } = require("node:fs");

process.on("exit", () => {
  const { BENCH_USAGE_FILE } = process.env;
  if (!BENCH_USAGE_FILE) return;
  const usage = process.resourceUsage();
  let peak = usage.maxRSS * 1024;
  try {
    // Linux counts into maxRSS what the parent had when it started this process; VmHWM is this process alone.
    peak = Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"))[1]) * 1024;
  } catch {}
  writeFileSync(
    BENCH_USAGE_FILE,
    JSON.stringify({ peak, cpu: (usage.userCPUTime + usage.systemCPUTime) / 1000 }),
  );
});
