import type { Difference, NotCompared, Note, Replaced } from "../../notes.ts";
import { counted, dayInWords, labelInWords, number } from "./german.ts";

/**
 * A note in German, as `report/vocabulary/notes.ts` words it in English. What others wrote stays in their words. Long
 * because every note has its words here, one after the other.
 */
export function noteInGerman(note: Note): string {
  switch (note.code) {
    case "provisional":
      return "Vorläufig: Der Zeitraum ist noch nicht zu Ende. Deshalb wird niemand erinnert.";
    case "partial-list":
      return "Das Überwachungsprotokoll des Portals konnte nicht gelesen werden. Die Ereignisse stammen aus den Protokollen der Räume, in denen Öffnen und Herunterladen nicht stehen: Die Liste ist unvollständig.";
    case "retention":
      return `Der Zeitraum beginnt vor den ${note.parameters.days} Tagen, für die das Portal sein Überwachungsprotokoll aufbewahren soll, und kein älteres Ereignis belegt, dass nichts gelöscht wurde. Es ist nicht bekannt, dass der Server ältere Ereignisse löscht.`;
    case "newer-server":
      return `Das Portal läuft mit DocSpace ${note.parameters.version}. Das ist neuer als jede Version, mit der docspace-audit geprüft wurde (${note.parameters.newest}). Gelesen und belegt wird wie sonst.`;
    case "clock-skew": {
      const { minutes } = note.parameters;
      const apart = counted(Math.abs(minutes), "Minute", "Minuten");
      return `Die Uhr des Rechners, auf dem der Lauf stattfand, geht gegenüber der des Portals um ${apart} ${minutes < 0 ? "vor" : "nach"}. Es gilt die Zeit des Portals. Stellen Sie die Uhr des Rechners richtig.`;
    }
    case "key-expires":
      return `Der API-Schlüssel endet am ${dayInWords(note.parameters.day)}: Legen Sie vorher einen neuen an, sonst kann nicht mehr geprüft werden.`;
    case "logs-only":
      return "Die Ereignisse stammen, wie verlangt, aus den Protokollen der Räume (activity: changes): ohne Öffnen, ohne Herunterladen und ohne alles, was außerhalb der Räume geschah.";
    case "accounts-untold":
      return "Ein Portal ohne Audit-Funktion sagt nicht, wann jemand eine Einladung annahm oder eine Zeit lang gesperrt war: Konten, die älter als ein halbes Jahr sind, gelten hier als durchgehend nutzbar; über jüngere, die noch nichts getan haben, wird nicht geurteilt.";
    case "filtered-out": {
      const { count, filters } = note.parameters;
      return `${events(count)} nicht aufgelistet, denn die Liste ist eingeschränkt: ${filters.join("; ")}.`;
    }
    case "other-rooms-left-out":
      return `${events(note.parameters.count)} aus nicht verlangten Räumen nicht aufgelistet.`;
    case "unattributed":
      return `${events(note.parameters.count)} keinem Raum mit Sicherheit zuzuordnen.`;
    case "listed-in-doubt":
      return `${events(note.parameters.count)} aufgelistet, weil nicht sicher ist, dass sie außerhalb der verlangten Ordner stattfanden.`;
    case "unknown-addresses":
      return `Zu ${counted(note.parameters.count, "Adresse", "Adressen")} in only-users gibt es kein Konto im Portal, deshalb ist dazu nichts aufgelistet: Prüfen Sie die Schreibweise, oder geben Sie die Benutzer-ID an.`;
    case "views-not-audited":
      return "Das Portal zeichnet nie auf, dass ein Dokument nur zum Ansehen geöffnet wurde. Wer liest und sonst nichts tut, hinterlässt keine Spur: „inaktiv“ heißt nicht „hat nicht hineingesehen“.";
    case "activity-rule":
      return activityRule(note.parameters);
    case "nothing-compared":
      return `Mit ${labelInWords(note.parameters.previousLabel)} wird nichts verglichen: ${notComparedText(note.parameters.why)}.`;
    case "compared-with-other-rules":
      return differenceText(note.parameters.previousLabel, note.parameters.difference);
    case "replaces-another":
      return `Dieser Bericht ersetzt ${note.parameters.title} im Berichtsordner, ${replacedText(note.parameters.why)}. Der ersetzte bleibt im Versionsverlauf der Datei.`;
    case "exemption-over":
      return `Die Ausnahme in Zeile ${note.parameters.line} endete am ${dayInWords(note.parameters.until)} und gilt nicht mehr: Entfernen oder verlängern Sie sie.`;
    case "exemption-room-unknown":
      return `Die Ausnahme in Zeile ${note.parameters.line} nennt den Raum „${note.parameters.room}“, der nicht geprüft wird.`;
    case "exemption-unused": {
      const { line, number: which } = note.parameters;
      return `Die Ausnahme in Zeile ${line}${which === undefined ? "" : `, Nummer ${which} ihrer Liste,`} trifft auf kein Mitglied ihrer Räume zu.`;
    }
    case "review-disagrees": {
      const { line, count, about } = note.parameters;
      return `Die Ausnahme in Zeile ${line} entschuldigt ${counted(count, "Mitglied", "Mitglieder")}, ${DISAGREEMENT[about]}. Ändern Sie das eine oder das andere.`;
    }
    case "review-left":
      return `Die Prüfliste konnte nicht gelesen oder geschrieben werden: „${note.parameters.why}“`;
    case "review-unclear": {
      const { why, row } = note.parameters;
      const which = row === undefined ? "Eine Zeile" : `Die Zeile von ${row.person} in ${row.room}`;
      return `${which} der Prüfliste ist nicht zu verstehen und gilt als nicht entschieden: „${why}“`;
    }
    case "review-more-unclear":
      return `${counted(note.parameters.count, "weitere Zelle", "weitere Zellen")} der Prüfliste waren nicht zu verstehen. Ihre Zeilen gelten als nicht entschieden.`;
    case "review-open-to-writers":
      return "Prüfliste: Wer in den Berichtsordner schreiben darf, kann entscheiden. Wer sie zuletzt geändert hat, steht in ihrem Protokoll.";
  }
}

const DISAGREEMENT = {
  removal:
    "deren Entfernung in der Prüfliste beschlossen ist: Es gilt die Prüfliste, sie sind nicht ausgenommen",
  day: "die nach der Prüfliste bis zu einem anderen Tag bleiben: Es gilt der frühere",
};

/** `1 Ereignis ist`, `3 Ereignisse sind` */
function events(count: number): string {
  return `${counted(count, "Ereignis", "Ereignisse")} ${count === 1 ? "ist" : "sind"}`;
}

function activityRule({
  activity,
  minActivity,
  graceDays,
}: Extract<Note, { code: "activity-rule" }>["parameters"]): string {
  const counts =
    activity === "any"
      ? "Als Aktivität zählt jedes Ereignis der Person im Raum, das das Portal aufzeichnet: anlegen, ändern, hochladen, verschieben, kopieren, löschen, freigeben, ausfüllen, zum Bearbeiten öffnen oder herunterladen."
      : "Als Aktivität zählt, was die Protokolle der Räume zeigen: anlegen, ändern, hochladen, verschieben, kopieren, löschen oder freigeben. Öffnen und Herunterladen zählen nicht.";
  const bar = `Inaktiv ist, wer im Zeitraum weniger als ${counted(minActivity, "Ereignis", "Ereignisse")} hat`;
  const grace =
    graceDays > 0
      ? `; neu ist, wer weniger als ${counted(graceDays, "Tag", "Tage")} vor seinem Ende beigetreten ist.`
      : ".";
  return `${counts} ${bar}${grace}`;
}

function differenceText(previousLabel: string, difference: Difference): string {
  const report = `Der Bericht über ${labelInWords(previousLabel)}, mit dem verglichen wird,`;
  switch (difference.kind) {
    case "incomplete":
      return `${report} war unvollständig.`;
    case "provisional":
      return `${report} war vorläufig: Sein Zeitraum war noch nicht zu Ende.`;
    case "activity":
      return `${report} zählte anderes als Aktivität (activity: ${difference.before}).`;
    case "min-activity":
      return `${report} verlangte eine andere Zahl von Ereignissen (min-activity: ${number(difference.before)}, jetzt ${number(difference.now)}).`;
    case "grace-days":
      return `${report} gab neuen Mitgliedern eine andere Frist (grace-days: ${number(difference.before)}, jetzt ${number(difference.now)}).`;
  }
}

function notComparedText(why: NotCompared): string {
  return why.kind === "missing" ? `Im Berichtsordner ist kein ${why.title}` : `„${why.failure}“`;
}

function replacedText(why: Replaced): string {
  switch (why.kind) {
    case "complete":
      return "der vollständig war, was dieser nicht ist";
    case "other-rooms":
      return `der ${counted(why.rooms, "Raum", "Räume")} hatte, die dieser nicht hat`;
    case "other-rules":
      return "der nach anderen Regeln urteilte (activity, min-activity, grace-days)";
  }
}
