import type { DemoPerson } from "./model.ts";

/** The server's texts in the language of the key's owner. Only what the demo portal answers. */
export type Culture = DemoPerson["culture"];

const errors = {
  accessDenied: { "en-US": "Access denied", de: "Zugriff verweigert" },
  folderNotFound: {
    "en-US": "The required folder was not found",
    de: "Der angefragte Ordner wurde nicht gefunden",
  },
  fileNotFound: {
    "en-US": "The required file was not found",
    de: "Die angefragte Datei wurde nicht gefunden",
  },
  groupNotFound: { "en-US": "The group could not be found", de: "Die Gruppe konnte nicht gefunden werden" },
  itemNotFound: { "en-US": "Item not found", de: "Element nicht gefunden" },
  noCreate: {
    "en-US": "You don't have enough permission to create",
    de: "Sie haben keine ausreichende Berechtigung zum Erstellen",
  },
  formRoom: {
    "en-US": "The file cannot be uploaded to this room. Please try to upload the ONLYOFFICE PDF form.",
    de: "Die Datei kann nicht in diesen Raum hochgeladen werden. Bitte laden Sie ein ONLYOFFICE PDF-Formular hoch.",
  },
  noView: {
    "en-US": "You don't have enough permission to view the folder content",
    de: "Sie haben keine ausreichende Berechtigung, den Inhalt des Ordners anzusehen",
  },
} as const;

export type ErrorText = keyof typeof errors;

export const errorText = (key: ErrorText, culture: Culture): string => errors[key][culture];

const words = {
  rooms: { "en-US": "Rooms", de: "Raum" },
  agents: { "en-US": "AI agents", de: "Agenten" },
  olderAgents: { "en-US": "Agents", de: "Agenten" },
  myDocuments: { "en-US": "My documents", de: "Meine Dokumente" },
  trash: { "en-US": "Trash", de: "Papierkorb" },
  files: { "en-US": "Files", de: "Dateien" },
  contacts: { "en-US": "Contacts", de: "Kontakte" },
  settings: { "en-US": "Settings", de: "Einstellungen" },
  // Names of places before 3.6 (`AuditReportResource.resx`, v3.5.0-server).
  users: { "en-US": "Users", de: "Benutzer" },
  groups: { "en-US": "Groups", de: "Gruppen" },
  products: { "en-US": "Products", de: "Produkte" },
  // `AuditReportResource.resx`, v3.7.2-server; `v3.5.0/audit_default`.
  guest: { "en-US": "Anonymous", de: "Anonym" },
  system: { "en-US": "System Account", de: "Systemkonto" },
  removed: { "en-US": "profile removed", de: "Profil entfernt" },
} as const;

export const word = (key: keyof typeof words, culture: Culture): string => words[key][culture];

/** Access rights as the room's log writes them. */
export function accessText(access: number, culture: Culture): string {
  const german = culture === "de";
  switch (access) {
    case 1:
      return german ? "Eigentümer" : "Owner";
    case 2:
      return german ? "Betrachter" : "Viewer";
    case 5:
      return german ? "Überprüfer" : "Reviewer";
    case 6:
      return german ? "Kommentator" : "Commenter";
    case 7:
      return german ? "Formularausfüller" : "Form filler";
    case 9:
      return german ? "Raummanager" : "Room manager";
    case 10:
      return german ? "Bearbeiter" : "Editor";
    case 11:
      return german ? "Inhaltsersteller" : "Content creator";
    default:
      return german ? "Benutzerdefiniert" : "Custom";
  }
}

/** What an action's sentence is filled with. */
export interface SentenceParts {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly member: string;
  readonly access: string;
}

const sentences: ReadonlyMap<number, readonly [english: string, german: string]> = new Map<
  number,
  readonly [string, string]
>([
  [4000, ["User Created: {title}", "Benutzer erstellt: {title}"]],
  [4001, ["Guest Created: {title}", "Gast erstellt: {title}"]],
  [4002, ["User Created via Invite: {title}", "Benutzer über Einladung erstellt: {title}"]],
  [4020, ["Users [{member}]. Updated Status", "Benutzer [{member}]. Status aktualisiert"]],
  [
    4030,
    [
      "Data Reassigned: from user {title} to user {member}",
      "Neuzugewiesen: von Benutzer{title} zu Benutzer{member}",
    ],
  ],
  [4031, ["User data for {title} has been deleted", "Benutzerdaten für {title} wurden gelöscht"]],
  [4026, ["Group Created: {title}", "Gruppe erstellt: {title}"]],
  [4037, ["User sent an invitation to {member} to join this DocSpace", "Einladung an {member}"]],
  [5000, ["File Created: {title}", "Datei erstellt: {title}"]],
  [5001, ["File Renamed: {title}", "Datei umbenannt: {title}"]],
  [5002, ["File Updated: {title}", "Datei aktualisiert: {title}"]],
  [5006, ["File Locked: {title}", "Datei gesperrt: {title}"]],
  [5007, ["File Unlocked: {title}", "Datei entsperrt: {title}"]],
  [5009, ["File Downloaded: {title}", "Datei heruntergeladen: {title}"]],
  [5011, ["File Uploaded: {title}", "Datei hochgeladen: {title}"]],
  [
    5013,
    [
      'Files [{title}]. Copied From Folder "{from}" To Folder: "{to}"',
      'Dateien [{title}]. Kopiert aus dem Ordner "{from}" in den Ordner: "{to}"',
    ],
  ],
  [
    5015,
    [
      'Files [{title}]. Moved From Folder "{from}" To Folder: "{to}"',
      'Dateien [{title}]. Verschoben aus dem Ordner "{from}" in den Ordner: "{to}"',
    ],
  ],
  [5017, ["Files [{title}]. Moved To Trash", "Dateien [{title}]. In den Papierkorb verschoben"]],
  [5018, ["Files [{title}]. Deleted", "Dateien [{title}]. Gelöscht"]],
  [5019, ["Folder Created: {title}", "Ordner erstellt: {title}"]],
  [5034, ["File Updated: {title}", "Datei aktualisiert: {title}"]],
  [5054, ["File Opened For Change: {title}", "Datei zur Bearbeitung geöffnet: {title}"]],
  [5070, ["Room created", "Raum erstellt"]],
  [5071, ["Room renamed: {title}", "Raum umbenannt: {title}"]],
  [5072, ["Room archived: {title}", "Raum archiviert: {title}"]],
  [5073, ["Room unarchived: {title}", "Raum aus dem Archiv geholt: {title}"]],
  [5075, ["{member} appointed: {access}", "{member} ernannt: {access}"]],
  [5084, ["Deleted user: {member}", "Benutzer gelöscht: {member}"]],
  [5085, ["Added user: {member}. Role: {access}", "Benutzer hinzugefügt: {member}. Rolle: {access}"]],
  [
    5088,
    ["External link created: {title}. Role: {access}", "Externer Link erstellt: {title}. Rolle: {access}"],
  ],
  [5094, ["Added group: {member}. Role: {access}", "Gruppe hinzugefügt: {member}. Rolle: {access}"]],
  [5099, ["File uploaded with overwriting: {title}", "Datei hochgeladen mit Überschreiben: {title}"]],
  [6032, ["Cookie Settings Updated", "Cookie-Einstellungen aktualisiert"]],
  [6000, ["Language Settings Updated", "Spracheinstellungen aktualisiert"]],
  [6058, ["User Api Key Created: {title}", "API-Schlüssel erstellt: {title}"]],
]);

/** An action's sentence; "" where the server has none, which happens on real portals too. */
export function sentence(action: number, parts: SentenceParts, culture: Culture): string {
  const template = sentences.get(action)?.[culture === "de" ? 1 : 0] ?? "";
  return template.replace(/\{(\w+)\}/g, (_, name: keyof SentenceParts) => parts[name]);
}
