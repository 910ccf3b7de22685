import { counted, labelInWords, number, spanInWords } from "../../text/english.ts";
import { portalReasonInEnglish, portalRemarkInEnglish, totalsRemarkInEnglish } from "./portal-reasons-en.ts";
import type { RollUpWords } from "./words.ts";

export const ENGLISH_ROLLUP: RollUpWords = {
  answer: {
    noPeriod: "No period",
    span: spanInWords,
    noFigures: (portals) => `no figures of ${counted(portals, "portal")}`,
    noneJudged: (portals) => `no member judged in ${counted(portals, "portal")}`,
    inactive: (count, all, portals, people) =>
      `${number(count)} of ${counted(all, "membership")} inactive in ${counted(portals, "portal")} (${counted(people, "person", "people")}, each portal by itself)`,
    unknown: (count) => `${number(count)} not known`,
    shared: (people) => `${counted(people, "person", "people")} inactive in several portals`,
    nothingMissing: "nothing missing",
    nothingMissingOfChosen: "nothing missing of the rooms that were chosen",
    ofPortals: (portals) => `of ${counted(portals, "portal")}`,
    open: { incomplete: "incomplete", failed: "failed", missing: "missing", unusable: "not usable" },
    noPortal: "no portal at all",
  },
  title: (span) => `DocSpace audit of all portals, ${span ?? "no period"}`,
  found(inactive, notComplete) {
    const what = inactive === undefined ? "No figures" : counted(inactive, "inactive membership");
    return notComplete === 0 ? what : `${what}, ${counted(notComplete, "portal")} not complete`;
  },
  states: {
    complete: "Complete",
    incomplete: "Incomplete",
    failed: "Failed",
    missing: "Missing",
    unusable: "Not usable",
  },
  why: portalReasonInEnglish,
  remark: portalRemarkInEnglish,
  ofTotals: totalsRemarkInEnglish,
  chosenRooms: (count) => counted(count, "chosen room"),
  changed: (label, more, fewer) =>
    `Since ${label === undefined ? "the last roll-up" : labelInWords(label)}: ${counted(more, "portal has", "portals have")} more inactive memberships, ${counted(fewer, "portal has", "portals have")} fewer. Only portals that are complete in both are compared.`,
  newPortals: (names) => `New: ${names}.`,
  gonePortals: (names) => `No longer there: ${names}.`,
  moreNames: (names, more) => `${names} and ${number(more)} more`,
  lookAfter: "Portals to look after:",
  morePortals: (count) => `And ${counted(count, "more portal")}.`,
  openPage: "Open the page in DocSpace",
  sender: (from) => `docspace-audit sent this as ${from}.`,
};
