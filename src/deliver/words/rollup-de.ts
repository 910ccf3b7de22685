import { counted, labelInWords, number, spanInWords } from "./german.ts";
import { portalReasonInGerman, portalRemarkInGerman, totalsRemarkInGerman } from "./portal-reasons-de.ts";
import type { RollUpWords } from "./words.ts";

const portals = (count: number): string => counted(count, "Portal", "Portalen");

export const GERMAN_ROLLUP: RollUpWords = {
  answer: {
    noPeriod: "Kein Zeitraum",
    span: spanInWords,
    noFigures: (count) => `keine Zahlen von ${portals(count)}`,
    noneJudged: (count) => `kein Mitglied beurteilt in ${portals(count)}`,
    inactive: (count, all, of, people) =>
      `${number(count)} von ${counted(all, "Mitgliedschaft", "Mitgliedschaften")} inaktiv in ${portals(of)} (${counted(people, "Person", "Personen")}, jedes Portal für sich gezählt)`,
    unknown: (count) => `${number(count)} nicht bekannt`,
    shared: (people) => `${counted(people, "Person", "Personen")} inaktiv in mehreren Portalen`,
    nothingMissing: "nichts fehlt",
    nothingMissingOfChosen: "von den gewählten Räumen fehlt nichts",
    ofPortals: (count) => `von ${portals(count)}`,
    open: {
      incomplete: "unvollständig",
      failed: "gescheitert",
      missing: "fehlend",
      unusable: "nicht brauchbar",
    },
    noPortal: "kein einziges Portal",
  },
  title: (span) => `DocSpace-Prüfung aller Portale, ${span ?? "kein Zeitraum"}`,
  found(inactive, notComplete) {
    const what =
      inactive === undefined
        ? "Keine Zahlen"
        : counted(inactive, "inaktive Mitgliedschaft", "inaktive Mitgliedschaften");
    return notComplete === 0
      ? what
      : `${what}, ${counted(notComplete, "Portal", "Portale")} nicht vollständig`;
  },
  states: {
    complete: "Vollständig",
    incomplete: "Unvollständig",
    failed: "Gescheitert",
    missing: "Fehlt",
    unusable: "Nicht brauchbar",
  },
  why: portalReasonInGerman,
  remark: portalRemarkInGerman,
  ofTotals: totalsRemarkInGerman,
  chosenRooms: (count) => counted(count, "gewählter Raum", "gewählte Räume"),
  changed: (label, more, fewer) =>
    `Seit ${label === undefined ? "dem letzten Mal" : labelInWords(label)}: mehr inaktive Mitgliedschaften in ${portals(more)}, weniger in ${portals(fewer)}. Verglichen werden nur Portale, die beide Male vollständig sind.`,
  newPortals: (names) => `Neu: ${names}.`,
  gonePortals: (names) => `Nicht mehr da: ${names}.`,
  moreNames: (names, more) => `${names} und ${number(more)} weitere`,
  lookAfter: "Portale, um die sich jemand kümmern muss:",
  morePortals: (count) => `Und ${counted(count, "weiteres Portal", "weitere Portale")}.`,
  openPage: "Seite in DocSpace öffnen",
  sender: (from) => `docspace-audit hat dies gesendet, als ${from}.`,
};
