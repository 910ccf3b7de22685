import { runOnce } from "./run.ts";

const from = Number(process.argv[2] ?? 1),
  n = Number(process.argv[3] ?? 50);
const t = Date.now();
let bad = 0;
const kinds = new Map<string, [number, number[]]>();
const oc: Record<string, number> = {};
let ev = 0,
  rq = 0;
process.on("unhandledRejection", (e) => {
  console.log("UNHANDLED", e);
});
for (let s = from; s < from + n; s++) {
  const r = await runOnce(s);
  ev += r.events;
  rq += r.requests;
  const o = `${r.outcome}/${r.passing}`;
  oc[o] = (oc[o] ?? 0) + 1;
  if (r.failures.length) {
    bad++;
    if (n <= 5) console.log(s, JSON.stringify(r, null, 1));
    for (const f of r.failures) {
      const k = f
        .replace(/person\d+|First\d+|[0-9a-f]{8}-[0-9a-f-]{20,}/g, "P")
        .replace(/".*?"/g, "T")
        .replace(/\d+/g, "#")
        .slice(0, 150);
      const e = kinds.get(k) ?? [0, []];
      e[0]++;
      if (e[1].at(-1) !== s) e[1].push(s);
      kinds.set(k, e);
    }
  } else if (n <= 5) console.log(s, JSON.stringify(r));
}
console.log(
  [...kinds]
    .sort((a, b) => b[1][0] - a[1][0])
    .slice(0, 30)
    .map(([k, [c, s]]) => `${c} [${s.length}: ${s.slice(0, 5)}] ${k}`)
    .join("\n"),
);
console.log({ bad, n, ms: (Date.now() - t) / n, ev: ev / n, rq: rq / n }, oc);
