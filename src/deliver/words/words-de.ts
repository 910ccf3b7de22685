import { type ReviewRow, reviewCounts } from "../../report/review.ts";
import type { ActivityKind } from "../../settings/settings.ts";
import { counted, dayInWords, number, spanInWords } from "./german.ts";
import { noteInGerman } from "./notes-de.ts";
import { reasonInGerman } from "./reasons-de.ts";
import { GERMAN_ROLLUP } from "./rollup-de.ts";
import type { MailWords, ManagerWords } from "./words.ts";

const KINDS: Readonly<Record<ActivityKind, string>> = {
  create: "etwas angelegt",
  update: "eine Datei geändert",
  delete: "etwas gelöscht",
  share: "den Zugriff geändert",
  open: "eine Datei geöffnet",
  download: "eine Datei heruntergeladen",
  move: "etwas verschoben",
  copy: "etwas kopiert",
  upload: "eine Datei hochgeladen",
  form: "ein Formular ausgefüllt",
  room: "den Raum geändert",
  settings: "Einstellungen geändert",
  other: "etwas getan",
};

const these = (rooms: number): string => (rooms === 1 ? "diesem Raum" : `diesen ${rooms} Räumen`);
const them = (rooms: number): string => (rooms === 1 ? "ihn" : "sie");

const MANAGER: ManagerWords = {
  answer: {
    span: spanInWords,
    inactive: (count, all) =>
      `${number(count)} von ${counted(all, "Mitgliedschaft", "Mitgliedschaften")} inaktiv`,
    nobody: "keine Mitgliedschaften zu beurteilen",
    people: (count) => counted(count, "Person", "Personen"),
    withWideAccess: (count) => `${number(count)} mit dem Recht, Inhalte zu ändern`,
    newly: (count) => `${number(count)} neu`,
    unknown: (count) => `${number(count)} nicht bekannt`,
    unreadable: (rooms) => `die Mitglieder von ${counted(rooms, "Raum", "Räumen")} nicht lesbar`,
    events: (events, rooms) =>
      `${counted(events, "Ereignis", "Ereignisse")} aufgelistet, ${counted(rooms, "Raum", "Räume")} geprüft`,
    reminded: (count) => `${number(count)} erinnert`,
    toBeReminded: (count) => (count === 0 ? "niemand zu erinnern" : `${number(count)} zu erinnern`),
    remindedBefore: (count) => `${number(count)} schon früher erinnert`,
    notOver: "der Zeitraum ist noch nicht zu Ende",
    nothingMissing: "nichts fehlt",
    incomplete: "unvollständig",
    unknownOf: (count, all) =>
      `${number(count)} von ${counted(all, "Mitgliedschaft", "Mitgliedschaften")} nicht bekannt`,
    inactiveOfOthers: (count, others) => `${number(count)} der übrigen ${number(others)} inaktiv`,
    unproved: (count) => `${counted(count, "Punkt konnte", "Punkte konnten")} nicht belegt werden`,
  },
  subject(found, period) {
    const what = {
      inactive: (count: number) => counted(count, "inaktive Mitgliedschaft", "inaktive Mitgliedschaften"),
      unknown: (count: number) => `${counted(count, "Mitgliedschaft", "Mitgliedschaften")} nicht bekannt`,
      unreadable: () => "Manche Räume waren nicht lesbar",
      nobody: () => "Keine inaktiven Mitglieder",
    };
    return `${what[found.kind]("count" in found ? found.count : 0)}: DocSpace-Räume, ${period}`;
  },
  corrects: "Dies berichtigt den Bericht über denselben Zeitraum, den Sie schon bekommen haben.",
  corrected: "Berichtigt",
  openReport: "Bericht öffnen",
  openWorkbook: "Prüfliste öffnen",
  run: "Der Lauf, der ihn erstellt hat",
  notProved: "Was nicht belegt werden konnte:",
  reason: reasonInGerman,
  note: noteInGerman,
  notTaken: (titles) => `Nicht angehängt, weil der Mailserver keine so große Mail annimmt: ${titles}.`,
  notAttached: (titles) => `Nicht angehängt, weil die Mail zu groß würde: ${titles}.`,
  rooms: "Räume",
  heads: {
    room: "Raum",
    inactive: "Inaktiv",
    newly: "Neu",
    unknown: "Nicht bekannt",
    members: "Mitglieder",
    person: "Person",
    right: "Recht",
    last: "Letzte Aktivität",
    why: "Warum",
    reminded: "Erinnert",
  },
  unreadable: "Die Mitglieder waren nicht lesbar",
  members: {
    newly: "Neu inaktiv",
    others: "Andere Inaktive",
    inactive: "Inaktiv",
    unknown: "Nicht bekannt: niemand davon gilt als inaktiv",
    active: "Aktiv",
    new: "Neu",
    exempt: "Ausgenommen",
    invited: "Eingeladen, noch nicht beigetreten",
    disabled: "Gesperrte Konten",
    left: "Nicht mehr Mitglied",
  },
  besides: "Alle anderen Mitgliedschaften",
  access: {
    owner: "Besitzer",
    "room-manager": "Raumverwalter",
    "content-creator": "Inhaltsersteller",
    editing: "Bearbeiter",
    "custom-filter": "Bearbeiter (eigener Filter)",
    review: "Prüfer",
    comment: "Kommentator",
    "fill-forms": "Formularausfüller",
    unknown: "Anderes Recht",
    read: "Betrachter",
    restricted: "Kein Zugriff",
  },
  guest: "Gast",
  noName: "(ohne Namen)",
  byGroup: (group) => `Gruppe „${group}“`,
  noActivity: "keine bekannt",
  inARow: (count, unit) =>
    `${unit === "month" ? counted(count, "Monat", "Monate") : counted(count, "Zeitraum", "Zeiträume")} in Folge`,
  events: (count) => counted(count, "Ereignis", "Ereignisse"),
  couldActSince: (day) => `konnte seit ${day} tätig sein`,
  invitedOn: (day) => `eingeladen am ${day}`,
  leftOn: (day) => `ausgeschieden am ${day}`,
  exempt: (reason, until) => `${reason}${until === undefined ? "" : `, bis ${until}`}`,
  reminded: {
    sent: "ja",
    earlier: "in einem früheren Lauf",
    refused: "nicht möglich",
    uncertain: "nicht sicher",
    no: "nein",
  },
  remedies: {
    direct: "Fragen Sie die Inaktiven, ob sie den Raum noch brauchen, oder entfernen Sie sie daraus.",
    group:
      "Wer durch eine Gruppe Mitglied ist, bleibt es, bis er die Gruppe verlässt oder die Gruppe weniger Rechte bekommt.",
    owner:
      "Ist der Besitzer eines Raums inaktiv, fragen Sie, ob der Raum noch gebraucht wird, oder geben Sie ihn an jemand anderen.",
  },
  review,
  decideInFolder: "Entscheiden Sie in access-review.xlsx im Berichtsordner.",
  reviewRow,
  more: (count) => `und ${number(count)} weitere`,
  notShown(members, rooms) {
    const parts = [
      ...(members > 0 ? [counted(members, "weiteres Mitglied", "weitere Mitglieder")] : []),
      ...(rooms > 0 ? [counted(rooms, "weiterer Raum", "weitere Räume")] : []),
    ];
    return `In dieser Mail nicht gezeigt: ${parts.join(" und ")}.`;
  },
  reportsHaveAll: "In den Berichten stehen alle.",
  sender: (portal, from) => `docspace-audit hat dies für die Verwaltung von ${portal} gesendet, als ${from}.`,
};

/** `Prüfung: 12 von 26 offen, am längsten seit 31 Tagen; 3 behalten; 2 zu entfernen und nicht erledigt.` */
function review(rows: readonly ReviewRow[]): string {
  const { all, open, kept, notDone, done, overdue, longest } = reviewCounts(rows);
  if (all === 0) return "Prüfung: Nichts ist zu entscheiden.";
  const since = open > 0 && longest > 0 ? `, am längsten seit ${counted(longest, "Tag", "Tagen")}` : "";
  const parts = [
    ...(kept > 0 ? [`${number(kept)} behalten`] : []),
    ...(notDone > 0 ? [`${number(notDone)} zu entfernen und nicht erledigt`] : []),
    ...(done > 0 ? [`${number(done)} erledigt`] : []),
    ...(overdue > 0 ? [`${number(overdue)} überfällig`] : []),
  ];
  return `Prüfung: ${[`${number(open)} von ${number(all)} offen${since}`, ...parts].join("; ")}.`;
}

function reviewRow({ state, since, days, decision, until = "", own = false }: ReviewRow): string {
  const who = decision === undefined ? "" : ` (${signed(decision)}${own ? ", Name derselben Person" : ""})`;
  switch (state) {
    case "open":
      return days === 0 ? "Offen seit heute" : `Offen seit ${counted(days, "Tag", "Tagen")}`;
    case "kept":
      return `Behalten bis ${dayInWords(until)}: ${decision?.reason ?? ""}${who}`;
    case "not-done":
      return `Entfernen beschlossen am ${dayInWords(since)}, nicht erledigt${who}`;
    case "done":
      return `Entfernen beschlossen am ${dayInWords(since)}, erledigt${who}`;
  }
}

function signed({ decidedBy, changedBy }: NonNullable<ReviewRow["decision"]>): string {
  if (decidedBy !== "") return `entschieden von ${decidedBy}`;
  return changedBy === ""
    ? "nicht unterschrieben"
    : `nicht unterschrieben, Datei zuletzt geändert von ${changedBy}`;
}

export const GERMAN: MailWords = {
  language: "de",
  day: dayInWords,
  span: spanInWords,
  greeting: (name) => (name === "" ? "Guten Tag," : `Guten Tag ${name},`),
  subject: (rooms, span) =>
    `${typeof rooms === "number" ? `Brauchen Sie diese ${rooms} Räume noch` : `Brauchen Sie den Raum „${rooms.title}“ noch`}? (${span})`,
  found({ rooms, portal, span, activity, least }) {
    const something = activity === "any" ? "keine Aktivität von Ihnen" : "keine Änderungen von Ihnen";
    const what = least <= 1 ? something : `weniger als ${least} Aktionen von Ihnen`;
    return `Zeitraum ${span}: ${portal} hat ${what} in ${these(rooms)} aufgezeichnet:`;
  },
  kinds: KINDS,
  lastActivity: (day, kind) => `Letzte Aktivität: am ${day} haben Sie ${KINDS[kind]}.`,
  noEarlierActivity: "Eine frühere Aktivität ist nicht bekannt.",
  inARow: (count, unit) =>
    `Das ist der ${count}. ${unit === "month" ? "Monat" : "Zeitraum"} in Folge ohne Aktivität.`,
  byGroup: (group) => `Sie sind Mitglied durch die Gruppe „${group}“.`,
  owner: (name, address) => `Besitzer des Raums: ${name}${address === "" ? "" : `, ${address}`}`,
  ownRoom: "Dieser Raum gehört Ihnen.",
  stay: (rooms, by) =>
    `Brauchen Sie ${them(rooms)} noch? Dann nutzen Sie ${them(rooms)} bis zum ${by}. Sie müssen nicht antworten.`,
  leave: (rooms, canReply) =>
    `Brauchen Sie ${them(rooms)} nicht mehr? Dann sagen Sie es bitte dem Besitzer des Raums${canReply ? ": Antworten Sie einfach auf diese Mail" : ""}. Er kann Ihre Mitgliedschaft beenden.`,
  ownRooms: (rooms, by) =>
    `${rooms === 1 ? "Ein Raum" : `${rooms} Räume`} dieser Liste ${rooms === 1 ? "gehört" : "gehören"} Ihnen. Wird er noch gebraucht? Wenn nicht, archivieren Sie ihn bitte bis zum ${by}, oder geben Sie ihn an jemand anderen.`,
  notCounted: {
    any: "Wer eine Datei nur ansieht, hinterlässt in DocSpace keine Spur. Das konnte deshalb nicht gezählt werden.",
    changes: "Gezählt wurden nur Änderungen, nicht das Öffnen, Lesen und Herunterladen von Dateien.",
  },
  why: (rooms, portal, from) =>
    `Sie bekommen diese Mail, weil Sie Mitglied ${rooms === 1 ? "dieses Raums" : "dieser Räume"} sind. docspace-audit hat sie für die Verwaltung von ${portal} gesendet, als ${from}.`,
  manager: MANAGER,
  rollUp: GERMAN_ROLLUP,
};
