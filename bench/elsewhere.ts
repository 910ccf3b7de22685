/** Bars that the bench does not measure, and what does. */
export const ELSEWHERE: readonly { readonly what: string; readonly bar: string; readonly how: string }[] = [
  {
    what: "Runs on portals made by chance, with faults by schedule: wrong verdicts, events lost or counted twice",
    bar: "0 of 10 000",
    how: "`npm run simulate`",
  },
  {
    what: "Mutation score of `assess`, `collect` and the inputs",
    bar: "≥ 85 %",
    how: "`npm run mutate -- assess --share 7`, which takes hours for all",
  },
  {
    what: "Log events with ids far apart: memory of their sets and tables",
    bar: "some bytes an id",
    how: "`test/unit/collect/spool/id-set.test.ts`; the demo portal's ids lie close together",
  },
  {
    what: "20 000 memberships through the ledger, exemptions and groups alone: CPU",
    bar: "≤ 1 s",
    how: "not measured: the demo portal's large worlds have no groups; the part `many` measures whole runs",
  },
];
