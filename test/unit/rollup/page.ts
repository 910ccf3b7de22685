import { rollUp } from "../../../src/rollup/merge.ts";
import type { PortalRow } from "../../../src/rollup/model.ts";
import type { Page } from "../../../src/rollup/page.ts";
import { HOSTILE } from "../report/fixtures.ts";

const figures = {
  judged: true,
  counts: { disabled: 1, invited: 2, exempt: 3, active: 400, new: 5, unknown: 6, inactive: 1234 },
  inactivePeople: 70,
  rooms: 8,
  portalEvents: 90_000,
  roomEvents: 8000,
};
const url = "https://acme.example.com";
export const rows: readonly PortalRow[] = [
  {
    name: "gone",
    url: "https://gone.example.com",
    state: "missing",
    why: [{ code: "nothing-handed-on", parameters: {} }],
    remarks: [],
  },
  {
    name: "acme",
    url,
    state: "complete",
    why: [],
    remarks: [],
    figures,
    runUrl: "https://github.example.com/run",
  },
];
/** A portal with figures and one without. */
export const page: Page = {
  rollUp: {
    ...rollUp([], []),
    period: {
      label: "2026-10",
      firstDay: "2026-10-01",
      lastDay: "2026-10-31",
      provisional: false,
    },
    rows,
    totals: figures,
    shared: [
      { key: "0123456789abcdef01234567", portals: ["acme", "gone"] },
      { key: "zoë@example.com", portals: ["acme", "gone"] },
    ],
  },
  changes: { since: "2026-09", inactive: new Map([[url, -3]]), newPortals: ["acme"], gonePortals: [] },
  made: Date.parse("2026-11-02T06:17:09Z"),
  showNames: false,
};
/** The same with titles that try to break out. */
export const hostile: Page = {
  ...page,
  rollUp: {
    ...page.rollUp,
    rows: HOSTILE.map((text) => ({
      name: text,
      url: text,
      state: "failed",
      why: [
        { code: "run-failed", parameters: { sentence: text } },
        { code: "reported", parameters: { sentence: text } },
      ],
      remarks: [{ code: "same-accounts", parameters: { portals: [text] } }],
    })),
    shared: HOSTILE.map((text) => ({ key: text, portals: [text, "b"] })),
  },
};
