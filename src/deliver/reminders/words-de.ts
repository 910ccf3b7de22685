import type { ActivityKind } from "../../docspace/wire/action-kind.ts";
import { isMonth } from "../../text/english.ts";
import type { ReminderWords } from "./words.ts";

const DAY = new Intl.DateTimeFormat("de-DE", { dateStyle: "long", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("de-DE", { month: "long", year: "numeric", timeZone: "UTC" });

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

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

export const GERMAN: ReminderWords = {
  language: "de",
  day: (day) => DAY.format(dateOf(day)),
  span(period) {
    if (isMonth(period)) return MONTH.format(dateOf(period.firstDay));
    const [first, last] = [period.firstDay, period.lastDay].map((day) => DAY.format(dateOf(day)));
    return first === last ? `${first}` : `${first} bis ${last}`;
  },
  greeting: (name) => (name === "" ? "Guten Tag," : `Guten Tag ${name},`),
  subject: (rooms, span) =>
    `${typeof rooms === "number" ? `Brauchen Sie diese ${rooms} Räume noch` : `Brauchen Sie den Raum „${rooms.title}“ noch`}? (${span})`,
  found({ rooms, portal, span, activity, least }) {
    const something = activity === "any" ? "keine Aktivität von Ihnen" : "keine Änderungen von Ihnen";
    const what = least <= 1 ? something : `weniger als ${least} Aktionen von Ihnen`;
    return `Zeitraum ${span}: ${portal} hat ${what} in ${these(rooms)} aufgezeichnet:`;
  },
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
};
