import { ENGLISH_ROLLUP } from "../../deliver/words/rollup-en.ts";
import { json } from "../../text/json.ts";
import { VERSION } from "../../version.ts";
import type { Figures } from "../figures.ts";
import type { Page } from "../page.ts";
import { FIGURES, hasFigures } from "../table.ts";
import { ROLLUP_KIND, ROLLUP_SCHEMA_VERSION } from "../version.ts";
import { personText } from "./people.ts";

/** Everything on the page for programs, and for the next roll-up to compare with. */
export function rollUpJson(page: Page): string {
  const { rollUp, changes, made } = page;
  return `${json(
    {
      schemaVersion: ROLLUP_SCHEMA_VERSION,
      kind: ROLLUP_KIND,
      tool: { name: "docspace-audit", version: VERSION },
      generatedAt: new Date(made).toISOString(),
      period: rollUp.period,
      complete: rollUp.complete,
      remarks: rollUp.remarks.map((one) => ({ ...one, sentence: ENGLISH_ROLLUP.ofTotals(one) })),
      totals: hasFigures(rollUp.rows) ? figuresObject(rollUp.totals) : undefined,
      portals: rollUp.rows.map(
        ({ name, url, state, why, remarks, figures, rules, chosenRooms, timeZone, runUrl }) => ({
          name,
          url,
          state,
          why: why.map((one) => ({ ...one, sentence: ENGLISH_ROLLUP.why(one) })),
          remarks: remarks.map((one) => ({ ...one, sentence: ENGLISH_ROLLUP.remark(one) })),
          rules,
          chosenRooms,
          figures: figures === undefined ? undefined : figuresObject(figures),
          inactiveChange: changes?.inactive.get(url),
          timeZone,
          runUrl,
        }),
      ),
      inactiveInSeveralPortals: rollUp.shared.map(({ key, portals }) => ({
        person: personText(key, page),
        portals,
      })),
      portalsWithoutKeys: rollUp.withoutKeys,
      addressKeys: rollUp.keyings,
      changes:
        changes === undefined
          ? undefined
          : { since: changes.since, newPortals: changes.newPortals, gonePortals: changes.gonePortals },
    },
    1,
  )}\n`;
}

function figuresObject(figures: Figures): object {
  return Object.fromEntries(FIGURES.map(({ key, value }) => [key, value(figures)]));
}
