import type {
  FileFault,
  PortalReason,
  PortalRemark,
  ReportedReason,
  TotalsRemark,
} from "../../portal-reasons.ts";
import type { Reason } from "../../reasons.ts";
import { counted, dayInWords, number } from "./german.ts";
import { reasonInGerman } from "./reasons-de.ts";

/** As `portal-reasons-en.ts` in English. What a run told in words alone is quoted as it was told. */
export function portalReasonInGerman({ code, parameters }: PortalReason): string {
  switch (code) {
    case "reported":
      return parameters.reason === undefined ? told(parameters.sentence) : reported(parameters.reason);
    case "run-failed":
      return told(parameters.sentence);
    case "more-reasons":
      return `Und ${number(parameters.count)} weitere Gründe.`;
    case "rooms-unread":
      return `${counted(parameters.count, "Raum konnte", "Räume konnten")} nicht gelesen werden.`;
    case "file-unusable":
      return `Eine Datei davon ist nicht brauchbar: ${fileFaultInGerman(parameters.fault)}.`;
    case "stray-unusable":
      return `Die Datei ist nicht brauchbar: ${fileFaultInGerman(parameters.fault)}.`;
    case "nothing-handed-on":
      return "Kein Bericht davon wurde weitergegeben: Der Job lief nicht, wurde abgebrochen oder scheiterte vor der Prüfung.";
    case "other-period":
      return `Der Bericht ist vom Zeitraum ${dayInWords(parameters.firstDay)} bis ${dayInWords(parameters.lastDay)}, die der anderen sind es nicht.`;
    case "period-not-over":
      return "Der Zeitraum war noch nicht zu Ende.";
    case "untold":
      return "Der Bericht sagt, dass er unvollständig ist, und nicht, warum.";
    case "room-twice":
      return `Raum ${parameters.room} steht in zwei der Berichte: Was sie sagen, lässt sich nicht zusammenzählen.`;
    case "reports-differ":
      return `${DIFFERENCES[parameters.by]}: Sie lassen sich nicht zusammenzählen.`;
    case "parts-of-different-wholes":
      return "Die Berichte sind von Teilen, die nicht zusammengehören: Starten Sie alle Jobs dieses Portals noch einmal mit derselben Zahl von Teilen.";
    case "parts-not-planned":
      return `Die Berichte sind von ${counted(parameters.parts, "Teil", "Teilen")}, der Plan sah ${counted(parameters.planned, "Teil", "Teile")} vor: Starten Sie alle Jobs dieses Portals noch einmal.`;
    case "parts-missing": {
      const { missing, of } = parameters;
      if (missing.length === 1)
        return `Teil ${missing[0]} von ${of} fehlt: Starten Sie diesen Job noch einmal.`;
      return `Die Teile ${missing.join(", ")} von ${of} fehlen: Starten Sie diese Jobs noch einmal.`;
    }
    case "rooms-untold":
      return "Nicht alle Teile sagen, wie viele Räume das Portal hatte. Deshalb ist nicht belegt, dass keiner fehlt: Starten Sie die Jobs noch einmal.";
    case "rooms-changed":
      return `Die Teile enthalten ${counted(parameters.rooms, "Raum", "Räume")}, und das Portal hatte ${parameters.had.join(" oder ")}: Zwischen den Jobs wurden Räume angelegt oder archiviert; starten Sie sie noch einmal.`;
    case "not-one-moment":
      return `Die Berichte entstanden vom ${dayInWords(parameters.from)} bis zum ${dayInWords(parameters.to)}: Wer dazwischen kam oder ging, ist in manchen Räumen wie vorher und in anderen wie nachher gezählt; starten Sie die älteren Jobs noch einmal.`;
  }
}

const DIFFERENCES = {
  rules: "Die Berichte urteilen nach verschiedenen Regeln (min-activity, grace-days, activity)",
  periods: "Die Berichte sind von verschiedenen Zeiträumen",
  "time-zones": "Die Tage der Berichte beginnen in verschiedenen Zeitzonen",
} as const;

export function portalRemarkInGerman({ code, parameters }: PortalRemark): string {
  switch (code) {
    case "same-accounts":
      return `Hier gibt es dieselben Konten wie in ${parameters.portals.join(", ")}: Ein Portal unter zwei Adressen wird zweimal gezählt.`;
    case "not-judged":
      return "Die Mitglieder wurden nicht beurteilt: Der Bericht enthält nur Ereignisse.";
    case "chosen-rooms":
      return `Nur ${counted(parameters.count, "gewählter Raum", "gewählte Räume")} davon.`;
    case "other-rules":
      return `Beurteilt nach ${parameters.rules}; die meisten Portale nach ${parameters.usual}.`;
  }
}

const ofPortals = (count: number): string => counted(count, "Portal", "Portalen");

export function totalsRemarkInGerman({ code, parameters: { count } }: TotalsRemark): string {
  switch (code) {
    case "same-accounts":
      return `${counted(count, "Portal hat", "Portale haben")} dieselben Konten wie ein anderes: Wo zwei Adressen ein Portal sind, werden seine Mitgliedschaften zweimal gezählt. Prüfen Sie es unter einer davon.`;
    case "different-rules":
      return `Die Summen enthalten Portale, die nach ${count} verschiedenen Regeln beurteilt wurden: In ihren Zeilen steht, nach welchen.`;
    case "time-zones":
      return `Die Tage des Zeitraums beginnen in ${count} Zeitzonen, in jedem Portal in seiner eigenen.`;
    case "chosen-rooms":
      return `Von ${ofPortals(count)} wurden nur gewählte Räume geprüft: Über die anderen ist nichts gesagt.`;
    case "not-judged":
      return `In ${ofPortals(count)} wurde kein Mitglied beurteilt: Die Zahlen der Mitgliedschaften enthalten sie nicht.`;
  }
}

function fileFaultInGerman(fault: FileFault): string {
  switch (fault.kind) {
    case "unreadable":
      return `Sie lässt sich nicht lesen (${fault.code})`;
    case "other-version":
      return `Ihre schemaVersion ${fault.said === undefined ? "fehlt" : `ist ${fault.said}`}, gelesen wird hier ${fault.reads}; verwenden Sie für beides dieselbe Version der Action`;
    case "field":
      return `Ihr Feld ${fault.name} fehlt oder ist nicht so wie in einem Bericht`;
    case "unexpected":
      return told(fault.sentence);
    default:
      return FAULTS[fault.kind];
  }
}

const FAULTS = {
  empty: "Sie ist leer",
  directory: "Sie ist ein Verzeichnis",
  "no-file": "Sie ist keine Datei, sondern eine Pipe oder ein Gerät",
  "no-text": "Sie ist kein Text in UTF-8",
  "no-json": "Sie ist kein JSON oder nur ein Teil davon",
  "no-report": "Sie ist kein Bericht von docspace-audit",
  "too-large": "Sie ist größer als jeder Bericht dieser Action",
  "cut-off": "Sie wurde abgeschnitten, ihre letzte Zeile fehlt",
  "hash-differs":
    "Sie ist nicht die Datei, die geschrieben wurde, denn ihre SHA-256 ist eine andere als daneben",
  "hash-malformed": "Was daneben steht, ist keine SHA-256",
  "no-failure": "Ihre Felder sind nicht die eines Berichts",
  "made-at-unreadable": "Wann sie entstand, lässt sich nicht lesen",
  "member-without-id": "Ein Mitglied hat keine Kennung",
  "room-twice": "Ein Raum steht zweimal darin",
  "member-twice": "Ein Mitglied eines Raums steht zweimal darin",
  "counts-differ": "Ihre Zahlen sind nicht die ihrer eigenen Listen",
} as const;

/** Days and moments as the file has them, local to its portal's zone. */
function reported({ range, ...told }: ReportedReason): string {
  const moments = range === undefined ? [] : [range.from, range.to];
  const iso = (at: number): string => moments.find((one) => secondsOf(one) === at) ?? "";
  const asRead = {
    ...told,
    people: "all",
    ...(range === undefined ? {} : { range: { from: secondsOf(range.from), to: secondsOf(range.to) } }),
  } as Reason;
  return reasonInGerman(asRead, { title: () => undefined, iso, day: (at) => iso(at).slice(0, 10) });
}

function secondsOf(iso: string): number {
  return Date.parse(iso) / 1000;
}

function told(sentence: string): string {
  return `Der Lauf meldet: „${sentence}“`;
}
