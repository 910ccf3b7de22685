import type { Reason, ReasonCode } from "../../reasons.ts";
import { counted, dayInWords, number } from "./german.ts";
import type { ReasonFacts } from "./words.ts";

/** A reason in German, as `report/vocabulary/reasons.ts` words it in English. Failures stay as they were told. */
export function reasonInGerman(reason: Reason, facts: ReasonFacts): string {
  switch (reason.code) {
    case "no-audit-feature":
      return "Der Tarif des Portals enthält die Audit-Funktion nicht. Das Portal antwortet deshalb immer mit seinen neuesten 20 Ereignissen, und das Überwachungsprotokoll kann nicht gelesen werden. Nötig ist ein Tarif mit Audit; `reports: inactivity` mit `activity: changes` urteilt nach den Protokollen der Räume und geht mit jedem Tarif.";
    case "audit-trail-silent":
      return "Das Portal hat keine Frage nach seinem Überwachungsprotokoll mit einem Ereignis beantwortet, und eine leere Antwort belegt nichts: Sehen Sie nach, ob der Anmeldeverlauf in den Einstellungen des Portals ausgeblendet ist und ob der Tarif die Audit-Funktion enthält.";
    case "trail-unreadable":
      return `Ein Teil des Überwachungsprotokolls${when(reason, facts)} konnte nicht gelesen werden: ${told(reason.parameters)}`;
    case "trail-gap":
      return `Das Überwachungsprotokoll${when(reason, facts)} konnte nicht bis zum Ende gelesen werden.`;
    case "unsettled-second":
      return `Die Ereignisse ${reason.range === undefined ? "einer Sekunde" : `vom ${momentInWords(facts.iso(reason.range.from))}`} konnten nicht vollständig gelesen werden: Das Portal gab sie jedes Mal in anderer Reihenfolge aus.`;
    case "still-arriving":
      return "Ereignisse des Zeitraums kamen noch an, als der Lauf endete: Starten Sie ihn einige Minuten später noch einmal, dann findet er alle.";
    case "trail-unavailable":
      return "Das Überwachungsprotokoll konnte nicht gelesen werden. Was geöffnet oder heruntergeladen wurde, ist deshalb nicht bekannt; die Protokolle der Räume zeigen nur Änderungen.";
    case "cross-check": {
      const { missing, expected } = reason.parameters;
      return `${number(missing)} von ${counted(expected, "Ereignis", "Ereignissen")} in den Protokollen der Räume ${missing === 1 ? "steht" : "stehen"} nicht im gelesenen Überwachungsprotokoll: Etwas fehlt darin.`;
    }
    case "cross-check-not-done":
      return `Die Protokolle der Räume konnten nicht mit dem Überwachungsprotokoll verglichen werden: ${told(reason.parameters)}`;
    case "room-log-unreadable":
      return `Das Protokoll von ${rooms(reason, facts)} konnte nicht gelesen werden: ${told(reason.parameters)}`;
    case "room-log-unsettled":
      return `Das Protokoll von ${rooms(reason, facts)} veränderte sich immer wieder, während es gelesen wurde; starten Sie die Prüfung noch einmal.`;
    case "room-log-hidden": {
      const { total, shown } = reason.parameters;
      return `Das Protokoll von ${rooms(reason, facts)} zählt ${counted(total, "Ereignis", "Ereignisse")} und zeigt ${number(shown)}: Das Portal lässt weg, was es nicht deuten kann.`;
    }
    case "members-unreadable":
      return `Die Mitglieder von ${rooms(reason, facts)} konnten nicht gelesen werden: ${told(reason.parameters)}`;
    case "rooms-unlisted":
      return `Von ${rooms(reason, facts)} berichtet das Überwachungsprotokoll, aber keine Raumliste des Portals zeigt davon etwas: Die Mitglieder fehlen hier.`;
    case "titles-unreadable":
      return `Welche Räume nach dem Zeitraum umbenannt oder gelöscht wurden, konnte nicht gelesen werden: ${told(reason.parameters)}`;
    case "places-unreadable":
      return `Wo Dateien liegen, konnte nicht gelesen werden: ${told(reason.parameters)}`;
    case "account-changes-unreadable":
      return `Wer eine Einladung annahm und wessen Konto gesperrt wurde, konnte nicht gelesen werden: ${told(reason.parameters)}`;
    case "changes-unreadable":
      return `Was sich während des Laufs veränderte, konnte nicht noch einmal angesehen werden: ${told(reason.parameters)}`;
    case "own-files-unreadable":
      return `Der Berichtsordner konnte nicht gelesen werden, deshalb ist nicht bekannt, was diese Prüfung selbst hochgeladen hat: ${told(reason.parameters)}`;
    case "events-unattributed":
      return `${counted(reason.parameters.count, "Ereignis kann", "Ereignisse können")} in diesem oder in einem anderen Raum stattgefunden haben.`;
    case "hardly-able-to-act":
      return `Die Person konnte nur ${counted(reason.parameters.days, "Tag", "Tage")} des Zeitraums in dem Raum arbeiten.`;
    case "verdicts-open": {
      const { why, count } = reason.parameters;
      return `${OPEN[why] ?? "Nicht alles konnte belegt werden"}: ${count === 1 ? "1 Status ist" : `${number(count)} Status sind`} nicht bekannt.`;
    }
    case "account-removed":
      return "Das Konto wurde gelöscht, und das Portal sagt nicht mehr, wem es gehörte.";
    case "came-back-unseen":
      return "Die Person wurde entfernt und ist wieder Mitglied, aber das Protokoll des Raums zeigt nicht, seit wann.";
    case "acceptance-untold":
      return "Das Konto ist jung, und ein Portal ohne Audit-Funktion sagt nicht, wann die Einladung angenommen wurde.";
  }
}

const OPEN: Partial<Record<ReasonCode, string>> = {
  "events-unattributed": "Ereignisse können in einem von mehreren Räumen stattgefunden haben",
  "room-log-hidden":
    "Das Protokoll eines Raums zeigt weniger Ereignisse, als es zählt, und nur nach den Protokollen wird geurteilt",
  "account-changes-unreadable":
    "Das Überwachungsprotokoll, das sagt, wessen Konto gesperrt war, wurde nicht vollständig gelesen",
};

function told({ failure }: { readonly failure: string }): string {
  return `„${failure}“`;
}

function momentInWords(iso: string): string {
  return `${dayInWords(iso.slice(0, 10))}, ${iso.slice(11, 19)} (UTC${iso.slice(19)})`;
}

/** ` vom 3. Oktober 2026`, ` vom 3. Oktober 2026 bis zum 5. Oktober 2026`, or nothing where no time is known. */
function when({ range }: Reason, { day }: ReasonFacts): string {
  if (range === undefined) return "";
  const [first, last] = [day(range.from), day(range.to)];
  return first === last
    ? ` vom ${dayInWords(first)}`
    : ` vom ${dayInWords(first)} bis zum ${dayInWords(last)}`;
}

function rooms({ rooms: ids }: Reason, { title }: ReasonFacts): string {
  if (ids === "all") return "Räumen";
  const named = ids.map((id) => {
    const known = title(id);
    return known === undefined ? String(id) : `${id} („${known}“)`;
  });
  return `${ids.length === 1 ? "Raum" : "den Räumen"} ${named.join(", ")}`;
}
