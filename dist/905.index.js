export const id = 905;
export const ids = [905];
export const modules = {

/***/ 761:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fu: () => (/* binding */ withFirst),
/* harmony export */   Ij: () => (/* binding */ asHtml),
/* harmony export */   dr: () => (/* binding */ mailHtml),
/* harmony export */   e1: () => (/* binding */ asText)
/* harmony export */ });
/* harmony import */ var _text_html_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1961);
/* harmony import */ var _text_one_line_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3809);


const LONGEST_TEXT = 2000;
function asText(parts, sender) {
    return [...parts.flatMap((part) => [...textLines(part), ""]), "-- ", sender, ""].join("\n");
}
function textLines(part) {
    switch (part.kind) {
        case "buttons":
            return part.links.map(({ label, url }) => `${label}: ${url}`);
        case "list":
            return [
                (0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(part.intro, LONGEST_TEXT),
                ...part.items.map((item) => `  * ${(0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(item, LONGEST_TEXT)}`),
            ];
        case "table":
            return [
                part.title,
                "=".repeat(Math.min(part.title.length, 80)),
                ...part.rows.flatMap(({ cells, url }) => [
                    `  * ${rowText(cells, part.heads)}`,
                    ...(url === undefined || part.linksInHtmlOnly ? [] : [`    ${url}`]),
                ]),
            ];
        default:
            return [(0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(part.text, LONGEST_TEXT)];
    }
}
/** `Ann Lee; Right: Editor; Room: Legal`: what a table says, in one line. */
function rowText([first = "", ...others], [, ...heads]) {
    const more = others.map((cell, index) => `${heads[index] ?? ""}: ${cellText(cell)}`);
    return [cellText(first), ...more].join("; ");
}
function cellText(cell) {
    return (0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(String(cell), _text_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .LONGEST_SHOWN */ .Z7);
}
/**
 * Where a mail program takes no style sheet, tables and links are still ones. Cells break within a word only where one
 * is longer than a phone's column: a cell of class `l`.
 */
const STYLE = (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .ownHtml */ ["if"])("<style>:root{color-scheme:light dark}body{font-family:sans-serif;font-size:16px;line-height:1.5;margin:8px}p,ul{max-width:50em}" +
    ".d{font-size:13px;line-height:1.35}.d p,.d ul{max-width:90em;margin:8px 0}h2{font-size:15px;margin:14px 0 2px}" +
    "table{border-collapse:collapse;max-width:900px}th,td{text-align:left;vertical-align:top;padding:1px 16px 1px 0;border-bottom:1px solid #8886}" +
    "th.n,td.n{text-align:right}.l{overflow-wrap:anywhere}.a{font-size:18px;font-weight:bold}.q{color:#555}.d .q{font-size:12px}" +
    "@media(max-width:600px){.d{font-size:15px}.d table{font-size:13px}th,td{padding-right:6px}}" +
    "@media(prefers-color-scheme:dark){.q{color:#aaa}a{color:#8ab4f8}a.b{color:#fff}}</style>");
/** @param kind `letter` for a few sentences, `dense` for tables */
function mailHtml(body, language, kind) {
    const dense = kind === "dense" ? (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) ` class="d"` : undefined;
    return `${(0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">${STYLE}</head><body${dense}>\n${body}\n</body></html>\n`}`;
}
/** The same mail with something said before all else. */
function withFirst(mail, text, first) {
    const begun = mail.html.replace(/<body[^>]*>/, (body) => `${body}\n${first}`);
    return { ...mail, text: `${text}\n\n${mail.text}`, html: begun };
}
function asHtml(parts, sender, language) {
    return mailHtml((0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)([...parts.map(partHtml), (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<p class="q">${sender}</p>`]), language, "dense");
}
function partHtml(part) {
    switch (part.kind) {
        case "answer":
            return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<p class="a">${(0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(part.text, LONGEST_TEXT)}</p>`;
        case "text":
            return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<p>${(0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(part.text, LONGEST_TEXT)}</p>`;
        case "quiet":
            return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<p class="q">${(0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(part.text, LONGEST_TEXT)}</p>`;
        case "buttons":
            return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<p>${part.links.map(({ label, url }) => (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<a class="b" href="${url}" style="display:inline-block;margin:0 8px 4px 0;padding:7px 14px;border-radius:4px;background:#0b5cad;color:#fff;text-decoration:none">${label}</a>`)}</p>`;
        case "list":
            return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<p>${(0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(part.intro, LONGEST_TEXT)}</p>\n<ul>\n${(0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)(part.items.map((item) => (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<li>${(0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(item, LONGEST_TEXT)}</li>`))}\n</ul>`;
        case "table":
            return tableHtml(part);
    }
}
const LONG_WORD = /[^\s-]{16}/;
function tableHtml({ title, heads, rows }) {
    const numeric = heads.map((_, index) => rows.some(({ cells }) => typeof cells[index] === "number"));
    const right = (index) => (numeric[index] === true ? (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) ` class="n"` : undefined);
    const head = heads.map((one, index) => (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<th${right(index)}>${one}</th>`);
    const body = rows.map(({ cells, url }) => (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<tr>${cells.map((cell, index) => {
        const text = (0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(String(cell));
        const linked = index === 0 && url !== undefined ? (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<a href="${url}">${text}</a>` : text;
        return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<td${right(index) ?? (LONG_WORD.test(text) ? (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) ` class="l"` : undefined)}>${linked}</td>`;
    })}</tr>`);
    return (0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `<h2>${title}</h2>\n<table>\n<tr>${head}</tr>\n${(0,_text_html_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)(body)}\n</table>`;
}


/***/ }),

/***/ 1134:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ messageIdOf),
/* harmony export */   b: () => (/* binding */ addressHash)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _text_address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7666);


/** Stands for an address in the ledger, which holds none. */
function addressHash(address) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update((0,_text_address_js__WEBPACK_IMPORTED_MODULE_1__/* .comparableAddress */ .$y)(address)).digest("hex").slice(0, 32);
}
/** `<hash@domain>` of what makes the message this message, in the domain of the sender's address. */
function messageIdOf(from, ...identity) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 40);
    const [, domain = ""] = /@([^@<>\s]+?)>?\s*$/.exec(from) ?? [];
    const ascii = (0,_text_address_js__WEBPACK_IMPORTED_MODULE_1__/* .asciiDomain */ .wL)(domain);
    return `<${hash}@${/^[a-z0-9.-]+$/.test(ascii) ? ascii : "docspace-audit.invalid"}>`;
}


/***/ }),

/***/ 3253:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ languageOf),
  B: () => (/* binding */ mailWords)
});

// EXTERNAL MODULE: ./build/report/review.js
var review = __webpack_require__(5719);
// EXTERNAL MODULE: ./build/text/english.js
var english = __webpack_require__(9594);
;// CONCATENATED MODULE: ./build/deliver/words/german.js


const DAY = new Intl.DateTimeFormat("de-DE", { dateStyle: "long", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("de-DE", { month: "long", year: "numeric", timeZone: "UTC" });
const dateOf = (day) => new Date(`${day}T00:00:00Z`);
/** A local day, `YYYY-MM-DD`, as `5. Oktober 2026`. */
function dayInWords(day) {
    return DAY.format(dateOf(day));
}
/** `Oktober 2026`; `23. Oktober 2026 bis 21. November 2026`; a single day by itself. */
function spanInWords(period) {
    if ((0,english/* isMonth */.nl)(period))
        return MONTH.format(dateOf(period.firstDay));
    const [first, last] = [period.firstDay, period.lastDay].map(dayInWords);
    return first === last ? `${first}` : `${first} bis ${last}`;
}
/** `Oktober 2026` of the label `2026-10`; of another period's label its first and last day. */
function labelInWords(label) {
    if ((0,english/* isMonth */.nl)({ label }))
        return MONTH.format(dateOf(`${label}-01`));
    const days = label.split("_");
    return days.every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day)) ? days.map(dayInWords).join(" bis ") : label;
}
/** `1 Ereignis`, `1 234 Ereignisse` */
function counted(count, one, many) {
    return `${(0,english/* number */.ai)(count)} ${count === 1 ? one : many}`;
}

;// CONCATENATED MODULE: ./build/deliver/words/notes-de.js

/**
 * A note in German, as `report/vocabulary/notes.ts` words it in English. What others wrote stays in their words. Long
 * because every note has its words here, one after the other.
 */
function noteInGerman(note) {
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
    removal: "deren Entfernung in der Prüfliste beschlossen ist: Es gilt die Prüfliste, sie sind nicht ausgenommen",
    day: "die nach der Prüfliste bis zu einem anderen Tag bleiben: Es gilt der frühere",
};
/** `1 Ereignis ist`, `3 Ereignisse sind` */
function events(count) {
    return `${counted(count, "Ereignis", "Ereignisse")} ${count === 1 ? "ist" : "sind"}`;
}
function activityRule({ activity, minActivity, graceDays, }) {
    const counts = activity === "any"
        ? "Als Aktivität zählt jedes Ereignis der Person im Raum, das das Portal aufzeichnet: anlegen, ändern, hochladen, verschieben, kopieren, löschen, freigeben, ausfüllen, zum Bearbeiten öffnen oder herunterladen."
        : "Als Aktivität zählt, was die Protokolle der Räume zeigen: anlegen, ändern, hochladen, verschieben, kopieren, löschen oder freigeben. Öffnen und Herunterladen zählen nicht.";
    const bar = `Inaktiv ist, wer im Zeitraum weniger als ${counted(minActivity, "Ereignis", "Ereignisse")} hat`;
    const grace = graceDays > 0
        ? `; neu ist, wer weniger als ${counted(graceDays, "Tag", "Tage")} vor seinem Ende beigetreten ist.`
        : ".";
    return `${counts} ${bar}${grace}`;
}
function differenceText(previousLabel, difference) {
    const report = `Der Bericht über ${labelInWords(previousLabel)}, mit dem verglichen wird,`;
    switch (difference.kind) {
        case "incomplete":
            return `${report} war unvollständig.`;
        case "provisional":
            return `${report} war vorläufig: Sein Zeitraum war noch nicht zu Ende.`;
        case "activity":
            return `${report} zählte anderes als Aktivität (activity: ${difference.before}).`;
        case "min-activity":
            return `${report} verlangte eine andere Zahl von Ereignissen (min-activity: ${(0,english/* number */.ai)(difference.before)}, jetzt ${(0,english/* number */.ai)(difference.now)}).`;
        case "grace-days":
            return `${report} gab neuen Mitgliedern eine andere Frist (grace-days: ${(0,english/* number */.ai)(difference.before)}, jetzt ${(0,english/* number */.ai)(difference.now)}).`;
    }
}
function notComparedText(why) {
    return why.kind === "missing" ? `Im Berichtsordner ist kein ${why.title}` : `„${why.failure}“`;
}
function replacedText(why) {
    switch (why.kind) {
        case "complete":
            return "der vollständig war, was dieser nicht ist";
        case "other-rooms":
            return `der ${counted(why.rooms, "Raum", "Räume")} hatte, die dieser nicht hat`;
        case "other-rules":
            return "der nach anderen Regeln urteilte (activity, min-activity, grace-days)";
    }
}

;// CONCATENATED MODULE: ./build/deliver/words/reasons-de.js

/** A reason in German, as `report/vocabulary/reasons.ts` words it in English. Failures stay as they were told. */
function reasonInGerman(reason, facts) {
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
            return `${(0,english/* number */.ai)(missing)} von ${counted(expected, "Ereignis", "Ereignissen")} in den Protokollen der Räume ${missing === 1 ? "steht" : "stehen"} nicht im gelesenen Überwachungsprotokoll: Etwas fehlt darin.`;
        }
        case "cross-check-not-done":
            return `Die Protokolle der Räume konnten nicht mit dem Überwachungsprotokoll verglichen werden: ${told(reason.parameters)}`;
        case "room-log-unreadable":
            return `Das Protokoll von ${rooms(reason, facts)} konnte nicht gelesen werden: ${told(reason.parameters)}`;
        case "room-log-unsettled":
            return `Das Protokoll von ${rooms(reason, facts)} veränderte sich immer wieder, während es gelesen wurde; starten Sie die Prüfung noch einmal.`;
        case "room-log-hidden": {
            const { total, shown } = reason.parameters;
            return `Das Protokoll von ${rooms(reason, facts)} zählt ${counted(total, "Ereignis", "Ereignisse")} und zeigt ${(0,english/* number */.ai)(shown)}: Das Portal lässt weg, was es nicht deuten kann.`;
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
            return `${OPEN[why] ?? "Nicht alles konnte belegt werden"}: ${count === 1 ? "1 Status ist" : `${(0,english/* number */.ai)(count)} Status sind`} nicht bekannt.`;
        }
        case "account-removed":
            return "Das Konto wurde gelöscht, und das Portal sagt nicht mehr, wem es gehörte.";
        case "came-back-unseen":
            return "Die Person wurde entfernt und ist wieder Mitglied, aber das Protokoll des Raums zeigt nicht, seit wann.";
        case "acceptance-untold":
            return "Das Konto ist jung, und ein Portal ohne Audit-Funktion sagt nicht, wann die Einladung angenommen wurde.";
    }
}
const OPEN = {
    "events-unattributed": "Ereignisse können in einem von mehreren Räumen stattgefunden haben",
    "room-log-hidden": "Das Protokoll eines Raums zeigt weniger Ereignisse, als es zählt, und nur nach den Protokollen wird geurteilt",
    "account-changes-unreadable": "Das Überwachungsprotokoll, das sagt, wessen Konto gesperrt war, wurde nicht vollständig gelesen",
};
function told({ failure }) {
    return `„${failure}“`;
}
function momentInWords(iso) {
    return `${dayInWords(iso.slice(0, 10))}, ${iso.slice(11, 19)} (UTC${iso.slice(19)})`;
}
/** ` vom 3. Oktober 2026`, ` vom 3. Oktober 2026 bis zum 5. Oktober 2026`, or nothing where no time is known. */
function when({ range }, { day }) {
    if (range === undefined)
        return "";
    const [first, last] = [day(range.from), day(range.to)];
    return first === last
        ? ` vom ${dayInWords(first)}`
        : ` vom ${dayInWords(first)} bis zum ${dayInWords(last)}`;
}
function rooms({ rooms: ids }, { title }) {
    if (ids === "all")
        return "Räumen";
    const named = ids.map((id) => {
        const known = title(id);
        return known === undefined ? String(id) : `${id} („${known}“)`;
    });
    return `${ids.length === 1 ? "Raum" : "den Räumen"} ${named.join(", ")}`;
}

;// CONCATENATED MODULE: ./build/deliver/words/portal-reasons-de.js


/** As `portal-reasons-en.ts` in English. What a run told in words alone is quoted as it was told. */
function portalReasonInGerman({ code, parameters }) {
    switch (code) {
        case "reported":
            return parameters.reason === undefined ? portal_reasons_de_told(parameters.sentence) : reported(parameters.reason);
        case "run-failed":
            return portal_reasons_de_told(parameters.sentence);
        case "more-reasons":
            return `Und ${(0,english/* number */.ai)(parameters.count)} weitere Gründe.`;
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
};
function portalRemarkInGerman({ code, parameters }) {
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
const ofPortals = (count) => counted(count, "Portal", "Portalen");
function totalsRemarkInGerman({ code, parameters: { count } }) {
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
function fileFaultInGerman(fault) {
    switch (fault.kind) {
        case "unreadable":
            return `Sie lässt sich nicht lesen (${fault.code})`;
        case "other-version":
            return `Ihre schemaVersion ${fault.said === undefined ? "fehlt" : `ist ${fault.said}`}, gelesen wird hier ${fault.reads}; verwenden Sie für beides dieselbe Version der Action`;
        case "field":
            return `Ihr Feld ${fault.name} fehlt oder ist nicht so wie in einem Bericht`;
        case "unexpected":
            return portal_reasons_de_told(fault.sentence);
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
    "hash-differs": "Sie ist nicht die Datei, die geschrieben wurde, denn ihre SHA-256 ist eine andere als daneben",
    "hash-malformed": "Was daneben steht, ist keine SHA-256",
    "no-failure": "Ihre Felder sind nicht die eines Berichts",
    "made-at-unreadable": "Wann sie entstand, lässt sich nicht lesen",
    "member-without-id": "Ein Mitglied hat keine Kennung",
    "room-twice": "Ein Raum steht zweimal darin",
    "member-twice": "Ein Mitglied eines Raums steht zweimal darin",
    "counts-differ": "Ihre Zahlen sind nicht die ihrer eigenen Listen",
};
/** Days and moments as the file has them, local to its portal's zone. */
function reported({ range, ...told }) {
    const moments = range === undefined ? [] : [range.from, range.to];
    const iso = (at) => moments.find((one) => secondsOf(one) === at) ?? "";
    const asRead = {
        ...told,
        people: "all",
        ...(range === undefined ? {} : { range: { from: secondsOf(range.from), to: secondsOf(range.to) } }),
    };
    return reasonInGerman(asRead, { title: () => undefined, iso, day: (at) => iso(at).slice(0, 10) });
}
function secondsOf(iso) {
    return Date.parse(iso) / 1000;
}
function portal_reasons_de_told(sentence) {
    return `Der Lauf meldet: „${sentence}“`;
}

;// CONCATENATED MODULE: ./build/deliver/words/rollup-de.js


const portals = (count) => counted(count, "Portal", "Portalen");
const GERMAN_ROLLUP = {
    answer: {
        noPeriod: "Kein Zeitraum",
        span: spanInWords,
        noFigures: (count) => `keine Zahlen von ${portals(count)}`,
        noneJudged: (count) => `kein Mitglied beurteilt in ${portals(count)}`,
        inactive: (count, all, of, people) => `${(0,english/* number */.ai)(count)} von ${counted(all, "Mitgliedschaft", "Mitgliedschaften")} inaktiv in ${portals(of)} (${counted(people, "Person", "Personen")}, jedes Portal für sich gezählt)`,
        unknown: (count) => `${(0,english/* number */.ai)(count)} nicht bekannt`,
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
        const what = inactive === undefined
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
    changed: (label, more, fewer) => `Seit ${label === undefined ? "dem letzten Mal" : labelInWords(label)}: mehr inaktive Mitgliedschaften in ${portals(more)}, weniger in ${portals(fewer)}. Verglichen werden nur Portale, die beide Male vollständig sind.`,
    newPortals: (names) => `Neu: ${names}.`,
    gonePortals: (names) => `Nicht mehr da: ${names}.`,
    moreNames: (names, more) => `${names} und ${(0,english/* number */.ai)(more)} weitere`,
    lookAfter: "Portale, um die sich jemand kümmern muss:",
    morePortals: (count) => `Und ${counted(count, "weiteres Portal", "weitere Portale")}.`,
    openPage: "Seite in DocSpace öffnen",
    sender: (from) => `docspace-audit hat dies gesendet, als ${from}.`,
};

;// CONCATENATED MODULE: ./build/deliver/words/words-de.js





const KINDS = {
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
const these = (rooms) => (rooms === 1 ? "diesem Raum" : `diesen ${rooms} Räumen`);
const them = (rooms) => (rooms === 1 ? "ihn" : "sie");
const MANAGER = {
    answer: {
        span: spanInWords,
        inactive: (count, all) => `${(0,english/* number */.ai)(count)} von ${counted(all, "Mitgliedschaft", "Mitgliedschaften")} inaktiv`,
        nobody: "keine Mitgliedschaften zu beurteilen",
        people: (count) => counted(count, "Person", "Personen"),
        withWideAccess: (count) => `${(0,english/* number */.ai)(count)} mit dem Recht, Inhalte zu ändern`,
        newly: (count) => `${(0,english/* number */.ai)(count)} neu`,
        unknown: (count) => `${(0,english/* number */.ai)(count)} nicht bekannt`,
        unreadable: (rooms) => `die Mitglieder von ${counted(rooms, "Raum", "Räumen")} nicht lesbar`,
        events: (events, rooms) => `${counted(events, "Ereignis", "Ereignisse")} aufgelistet, ${counted(rooms, "Raum", "Räume")} geprüft`,
        reminded: (count) => `${(0,english/* number */.ai)(count)} erinnert`,
        toBeReminded: (count) => (count === 0 ? "niemand zu erinnern" : `${(0,english/* number */.ai)(count)} zu erinnern`),
        remindedBefore: (count) => `${(0,english/* number */.ai)(count)} schon früher erinnert`,
        notOver: "der Zeitraum ist noch nicht zu Ende",
        nothingMissing: "nichts fehlt",
        incomplete: "unvollständig",
        unknownOf: (count, all) => `${(0,english/* number */.ai)(count)} von ${counted(all, "Mitgliedschaft", "Mitgliedschaften")} nicht bekannt`,
        inactiveOfOthers: (count, others) => `${(0,english/* number */.ai)(count)} der übrigen ${(0,english/* number */.ai)(others)} inaktiv`,
        unproved: (count) => `${counted(count, "Punkt konnte", "Punkte konnten")} nicht belegt werden`,
    },
    subject(found, period) {
        const what = {
            inactive: (count) => counted(count, "inaktive Mitgliedschaft", "inaktive Mitgliedschaften"),
            unknown: (count) => `${counted(count, "Mitgliedschaft", "Mitgliedschaften")} nicht bekannt`,
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
    inARow: (count, unit) => `${unit === "month" ? counted(count, "Monat", "Monate") : counted(count, "Zeitraum", "Zeiträume")} in Folge`,
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
        group: "Wer durch eine Gruppe Mitglied ist, bleibt es, bis er die Gruppe verlässt oder die Gruppe weniger Rechte bekommt.",
        owner: "Ist der Besitzer eines Raums inaktiv, fragen Sie, ob der Raum noch gebraucht wird, oder geben Sie ihn an jemand anderen.",
    },
    review: words_de_review,
    decideInFolder: "Entscheiden Sie in access-review.xlsx im Berichtsordner.",
    reviewRow,
    more: (count) => `und ${(0,english/* number */.ai)(count)} weitere`,
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
function words_de_review(rows) {
    const { all, open, kept, notDone, done, overdue, longest } = (0,review/* reviewCounts */.j)(rows);
    if (all === 0)
        return "Prüfung: Nichts ist zu entscheiden.";
    const since = open > 0 && longest > 0 ? `, am längsten seit ${counted(longest, "Tag", "Tagen")}` : "";
    const parts = [
        ...(kept > 0 ? [`${(0,english/* number */.ai)(kept)} behalten`] : []),
        ...(notDone > 0 ? [`${(0,english/* number */.ai)(notDone)} zu entfernen und nicht erledigt`] : []),
        ...(done > 0 ? [`${(0,english/* number */.ai)(done)} erledigt`] : []),
        ...(overdue > 0 ? [`${(0,english/* number */.ai)(overdue)} überfällig`] : []),
    ];
    return `Prüfung: ${[`${(0,english/* number */.ai)(open)} von ${(0,english/* number */.ai)(all)} offen${since}`, ...parts].join("; ")}.`;
}
function reviewRow({ state, since, days, decision, until = "", own = false }) {
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
function signed({ decidedBy, changedBy }) {
    if (decidedBy !== "")
        return `entschieden von ${decidedBy}`;
    return changedBy === ""
        ? "nicht unterschrieben"
        : `nicht unterschrieben, Datei zuletzt geändert von ${changedBy}`;
}
const GERMAN = {
    language: "de",
    day: dayInWords,
    span: spanInWords,
    greeting: (name) => (name === "" ? "Guten Tag," : `Guten Tag ${name},`),
    subject: (rooms, span) => `${typeof rooms === "number" ? `Brauchen Sie diese ${rooms} Räume noch` : `Brauchen Sie den Raum „${rooms.title}“ noch`}? (${span})`,
    found({ rooms, portal, span, activity, least }) {
        const something = activity === "any" ? "keine Aktivität von Ihnen" : "keine Änderungen von Ihnen";
        const what = least <= 1 ? something : `weniger als ${least} Aktionen von Ihnen`;
        return `Zeitraum ${span}: ${portal} hat ${what} in ${these(rooms)} aufgezeichnet:`;
    },
    kinds: KINDS,
    lastActivity: (day, kind) => `Letzte Aktivität: am ${day} haben Sie ${KINDS[kind]}.`,
    noEarlierActivity: "Eine frühere Aktivität ist nicht bekannt.",
    inARow: (count, unit) => `Das ist der ${count}. ${unit === "month" ? "Monat" : "Zeitraum"} in Folge ohne Aktivität.`,
    byGroup: (group) => `Sie sind Mitglied durch die Gruppe „${group}“.`,
    owner: (name, address) => `Besitzer des Raums: ${name}${address === "" ? "" : `, ${address}`}`,
    ownRoom: "Dieser Raum gehört Ihnen.",
    stay: (rooms, by) => `Brauchen Sie ${them(rooms)} noch? Dann nutzen Sie ${them(rooms)} bis zum ${by}. Sie müssen nicht antworten.`,
    leave: (rooms, canReply) => `Brauchen Sie ${them(rooms)} nicht mehr? Dann sagen Sie es bitte dem Besitzer des Raums${canReply ? ": Antworten Sie einfach auf diese Mail" : ""}. Er kann Ihre Mitgliedschaft beenden.`,
    ownRooms: (rooms, by) => `${rooms === 1 ? "Ein Raum" : `${rooms} Räume`} dieser Liste ${rooms === 1 ? "gehört" : "gehören"} Ihnen. Wird er noch gebraucht? Wenn nicht, archivieren Sie ihn bitte bis zum ${by}, oder geben Sie ihn an jemand anderen.`,
    notCounted: {
        any: "Wer eine Datei nur ansieht, hinterlässt in DocSpace keine Spur. Das konnte deshalb nicht gezählt werden.",
        changes: "Gezählt wurden nur Änderungen, nicht das Öffnen, Lesen und Herunterladen von Dateien.",
    },
    why: (rooms, portal, from) => `Sie bekommen diese Mail, weil Sie Mitglied ${rooms === 1 ? "dieses Raums" : "dieser Räume"} sind. docspace-audit hat sie für die Verwaltung von ${portal} gesendet, als ${from}.`,
    manager: MANAGER,
    rollUp: GERMAN_ROLLUP,
};

// EXTERNAL MODULE: ./build/report/vocabulary/answer.js
var answer = __webpack_require__(8692);
// EXTERNAL MODULE: ./build/report/vocabulary/notes.js
var notes = __webpack_require__(5541);
// EXTERNAL MODULE: ./build/report/vocabulary/reasons.js
var reasons = __webpack_require__(7353);
// EXTERNAL MODULE: ./build/report/vocabulary/review.js
var vocabulary_review = __webpack_require__(9626);
// EXTERNAL MODULE: ./build/report/vocabulary/terms.js
var terms = __webpack_require__(4691);
;// CONCATENATED MODULE: ./build/deliver/words/portal-reasons-en.js

/** Why a portal is not complete, in one sentence. Long because every reason has its words here. */
function portalReasonInEnglish({ code, parameters }) {
    switch (code) {
        case "reported":
        case "run-failed":
            return parameters.sentence;
        case "more-reasons":
            return `And ${(0,english/* number */.ai)(parameters.count)} more reasons.`;
        case "rooms-unread":
            return `${(0,english/* counted */.hS)(parameters.count, "room")} could not be read.`;
        case "file-unusable":
            return `A file of it cannot be used: ${fileFaultInEnglish(parameters.fault)}.`;
        case "stray-unusable":
            return `The file cannot be used: ${fileFaultInEnglish(parameters.fault)}.`;
        case "nothing-handed-on":
            return "No report of it was handed on: its job did not run, was cancelled, or failed before the audit.";
        case "other-period":
            return `Its report is of ${parameters.firstDay} to ${parameters.lastDay}, those of the others are not.`;
        case "period-not-over":
            return "The period was not over.";
        case "untold":
            return "Its report says that it is incomplete, and not why.";
        case "room-twice":
            return `Room ${parameters.room} is in two of its reports: what they say cannot be added up.`;
        case "reports-differ":
            return portal_reasons_en_DIFFERENCES[parameters.by];
        case "parts-of-different-wholes":
            return "Its reports are of parts that do not belong together: run all its jobs again with the same number of parts.";
        case "parts-not-planned":
            return `Its reports are of ${(0,english/* counted */.hS)(parameters.parts, "part")}, and the plan made ${(0,english/* counted */.hS)(parameters.planned, "part")} of it: run all its jobs again.`;
        case "parts-missing": {
            const { missing, of } = parameters;
            if (missing.length === 1)
                return `Part ${missing[0]} of ${of} is missing: run that job again.`;
            return `Parts ${missing.join(", ")} of ${of} are missing: run those jobs again.`;
        }
        case "rooms-untold":
            return "Its parts do not all say how many rooms the portal had, so it is not proved that none is missing: run its jobs again.";
        case "rooms-changed":
            return `Its parts hold ${(0,english/* counted */.hS)(parameters.rooms, "room")}, and the portal had ${parameters.had.join(" or ")}: rooms were made or archived between the jobs; run them again.`;
        case "not-one-moment":
            return `Its reports were made from ${(0,english/* dayInWords */.v_)(parameters.from)} to ${(0,english/* dayInWords */.v_)(parameters.to)}: who joined or left between is counted in some rooms as before, in others as after; run the older jobs again.`;
    }
}
const portal_reasons_en_DIFFERENCES = {
    rules: "Its reports judge by different rules (min-activity, grace-days, activity): they cannot be added up.",
    periods: "Its reports are of different periods: they cannot be added up.",
    "time-zones": "Its reports begin their days in different time zones: they cannot be added up.",
};
function portalRemarkInEnglish({ code, parameters }) {
    switch (code) {
        case "same-accounts":
            return `It has the same accounts as ${parameters.portals.join(", ")}: one portal under two addresses is counted twice.`;
        case "not-judged":
            return "Its members were not judged: its report is on events alone.";
        case "chosen-rooms":
            return `Only ${(0,english/* counted */.hS)(parameters.count, "chosen room")} of it.`;
        case "other-rules":
            return `Judged by ${parameters.rules}; most portals by ${parameters.usual}.`;
    }
}
function totalsRemarkInEnglish({ code, parameters: { count } }) {
    switch (code) {
        case "same-accounts":
            return `${(0,english/* counted */.hS)(count, "portal has", "portals have")} the same accounts as another: where two addresses are one portal, its memberships are counted twice. Audit it under one of them.`;
        case "different-rules":
            return `The totals add up portals that were judged by ${count} different rules: their rows say which.`;
        case "time-zones":
            return `The days of the period begin in ${count} time zones, each portal's own.`;
        case "chosen-rooms":
            return `Of ${(0,english/* counted */.hS)(count, "portal")} only chosen rooms were audited: nothing is said of the others.`;
        case "not-judged":
            return `Of ${(0,english/* counted */.hS)(count, "portal")} no member was judged: the figures of memberships do not hold it.`;
    }
}
/** Why a file is no usable report, as the rest of a sentence about it. */
function fileFaultInEnglish(fault) {
    switch (fault.kind) {
        case "unreadable":
            return `it cannot be read (${fault.code})`;
        case "other-version":
            return `its schemaVersion is ${fault.said ?? "missing"}, and this roll-up reads ${fault.reads}: use the same version of the action for both`;
        case "field":
            return `its field ${fault.name} is missing or not as a report has it`;
        case "unexpected":
            return fault.sentence;
        default:
            return portal_reasons_en_FAULTS[fault.kind];
    }
}
const portal_reasons_en_FAULTS = {
    empty: "it is empty",
    directory: "it is a directory",
    "no-file": "it is no file, but a pipe or a device",
    "no-text": "it is no text in UTF-8",
    "no-json": "it is no JSON, or only a part of it",
    "no-report": "it is no report of docspace-audit",
    "too-large": "it is larger than any report of this action",
    "cut-off": "it was cut off: its last line is missing",
    "hash-differs": "it is not the file that was written: its SHA-256 is another than beside it",
    "hash-malformed": "the hash beside it is no SHA-256",
    "no-failure": "its fields are not those of a report",
    "made-at-unreadable": "the time at which it was made cannot be read",
    "member-without-id": "it has a member without an id",
    "room-twice": "it lists a room twice",
    "member-twice": "it lists a member of a room twice",
    "counts-differ": "its counts are not those of its own lists",
};

;// CONCATENATED MODULE: ./build/deliver/words/rollup-en.js


const ENGLISH_ROLLUP = {
    answer: {
        noPeriod: "No period",
        span: english/* spanInWords */.zw,
        noFigures: (portals) => `no figures of ${(0,english/* counted */.hS)(portals, "portal")}`,
        noneJudged: (portals) => `no member judged in ${(0,english/* counted */.hS)(portals, "portal")}`,
        inactive: (count, all, portals, people) => `${(0,english/* number */.ai)(count)} of ${(0,english/* counted */.hS)(all, "membership")} inactive in ${(0,english/* counted */.hS)(portals, "portal")} (${(0,english/* counted */.hS)(people, "person", "people")}, each portal by itself)`,
        unknown: (count) => `${(0,english/* number */.ai)(count)} not known`,
        shared: (people) => `${(0,english/* counted */.hS)(people, "person", "people")} inactive in several portals`,
        nothingMissing: "nothing missing",
        nothingMissingOfChosen: "nothing missing of the rooms that were chosen",
        ofPortals: (portals) => `of ${(0,english/* counted */.hS)(portals, "portal")}`,
        open: { incomplete: "incomplete", failed: "failed", missing: "missing", unusable: "not usable" },
        noPortal: "no portal at all",
    },
    title: (span) => `DocSpace audit of all portals, ${span ?? "no period"}`,
    found(inactive, notComplete) {
        const what = inactive === undefined ? "No figures" : (0,english/* counted */.hS)(inactive, "inactive membership");
        return notComplete === 0 ? what : `${what}, ${(0,english/* counted */.hS)(notComplete, "portal")} not complete`;
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
    chosenRooms: (count) => (0,english/* counted */.hS)(count, "chosen room"),
    changed: (label, more, fewer) => `Since ${label === undefined ? "the last roll-up" : (0,english/* labelInWords */.J5)(label)}: ${(0,english/* counted */.hS)(more, "portal has", "portals have")} more inactive memberships, ${(0,english/* counted */.hS)(fewer, "portal has", "portals have")} fewer. Only portals that are complete in both are compared.`,
    newPortals: (names) => `New: ${names}.`,
    gonePortals: (names) => `No longer there: ${names}.`,
    moreNames: (names, more) => `${names} and ${(0,english/* number */.ai)(more)} more`,
    lookAfter: "Portals to look after:",
    morePortals: (count) => `And ${(0,english/* counted */.hS)(count, "more portal")}.`,
    openPage: "Open the page in DocSpace",
    sender: (from) => `docspace-audit sent this as ${from}.`,
};

;// CONCATENATED MODULE: ./build/deliver/words/words-en.js







const words_en_DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const words_en_KINDS = {
    create: "created something",
    update: "changed a file",
    delete: "deleted something",
    share: "changed who has access",
    open: "opened a file",
    download: "downloaded a file",
    move: "moved something",
    copy: "copied something",
    upload: "uploaded a file",
    form: "filled in a form",
    room: "changed the room",
    settings: "changed settings",
    other: "did something there",
};
const words_en_these = (rooms) => (rooms === 1 ? "this room" : `these ${rooms} rooms`);
const words_en_them = (rooms) => (rooms === 1 ? "it" : "them");
const words_en_MANAGER = {
    answer: answer/* ENGLISH_ANSWER */.M,
    subject(found, span) {
        const what = {
            inactive: (count) => (0,english/* counted */.hS)(count, "inactive membership"),
            unknown: (count) => `${(0,english/* counted */.hS)(count, "membership")} not known`,
            unreadable: () => "Some rooms could not be read",
            nobody: () => "No inactive members",
        };
        return `${what[found.kind]("count" in found ? found.count : 0)}: DocSpace rooms, ${span}`;
    },
    corrects: "This corrects the report on the same period that you got before.",
    corrected: "Corrected",
    openReport: "Open the report",
    openWorkbook: "Open the review workbook",
    run: "The run that made it",
    notProved: "What could not be proved:",
    reason: (reason, facts) => (0,reasons/* reasonText */.u)(reason, { title: facts.title, ...(0,reasons/* timeWords */.r)(facts) }),
    note: notes/* namedNoteText */.BW,
    notTaken: (titles) => `Not attached, because the mail server takes no mail of that size: ${titles}.`,
    notAttached: (titles) => `Not attached, because the mail would be too large: ${titles}.`,
    rooms: "Rooms",
    heads: {
        room: "Room",
        inactive: "Inactive",
        newly: "Newly",
        unknown: "Not known",
        members: "Members",
        person: "Person",
        right: "Right",
        last: "Last activity",
        why: "Why",
        reminded: "Reminded",
    },
    unreadable: "The members could not be read",
    members: {
        newly: "Newly inactive",
        others: "Other inactive",
        inactive: "Inactive",
        unknown: "Not known: treat nobody of them as inactive",
        active: "Active",
        new: "New",
        exempt: "Exempt",
        invited: "Invited, not joined yet",
        disabled: "Disabled accounts",
        left: "No longer members",
    },
    besides: "All other memberships",
    access: terms/* ACCESS_WORDS */.VW,
    guest: "guest",
    noName: "(no name)",
    byGroup: (group) => `group “${group}”`,
    noActivity: "none known",
    inARow: (count, unit) => `${(0,english/* counted */.hS)(count, unit)} in a row`,
    events: (count) => (0,english/* counted */.hS)(count, "event"),
    couldActSince: (day) => `could act since ${day}`,
    invitedOn: (day) => `invited on ${day}`,
    leftOn: (day) => `left on ${day}`,
    exempt: (reason, until) => `${reason}${until === undefined ? "" : `, until ${until}`}`,
    reminded: {
        sent: "yes",
        earlier: "by an earlier run",
        refused: "not possible",
        uncertain: "not certain",
        no: "no",
    },
    remedies: {
        direct: "Ask the inactive whether they still need the room, or remove them from it.",
        group: "Who is a member by a group stays one until they leave the group, or the group gets less.",
        owner: "Where a room's owner is inactive, ask whether the room is still needed, or give it to somebody else.",
    },
    review: (rows) => `Review: ${(0,vocabulary_review/* reviewSentence */.U7)(rows)}`,
    decideInFolder: "Decide in access-review.xlsx in the report folder.",
    reviewRow: vocabulary_review/* reviewRowText */.sb,
    more: (count) => `and ${(0,english/* number */.ai)(count)} more`,
    notShown(members, rooms) {
        const parts = [
            ...(members > 0 ? [(0,english/* counted */.hS)(members, "more member")] : []),
            ...(rooms > 0 ? [(0,english/* counted */.hS)(rooms, "more room")] : []),
        ];
        return `Not shown in this mail: ${parts.join(" and ")}.`;
    },
    reportsHaveAll: "The reports have them all.",
    sender: (portal, from) => `docspace-audit sent this for the administrators of ${portal}, as ${from}.`,
};
const ENGLISH = {
    language: "en",
    day: (day) => words_en_DAY.format(new Date(`${day}T00:00:00Z`)),
    span: english/* spanInWords */.zw,
    greeting: (name) => (name === "" ? "Hello," : `Hello ${name},`),
    subject: (rooms, span) => `Do you still need ${typeof rooms === "number" ? `these ${rooms} rooms` : `the room "${rooms.title}"`}? (${span})`,
    found({ rooms, portal, span, activity, least }) {
        const something = activity === "any" ? "no activity by you" : "no changes by you";
        const what = least <= 1 ? something : `fewer than ${least} actions by you`;
        return `In ${span}, ${portal} recorded ${what} in ${words_en_these(rooms)}:`;
    },
    kinds: words_en_KINDS,
    lastActivity: (day, kind) => `Last activity: ${day}, you ${words_en_KINDS[kind]}.`,
    noEarlierActivity: "No earlier activity is known.",
    inARow: (count, unit) => `This is the ${(0,english/* ordinal */.IE)(count)} ${unit} in a row without activity.`,
    byGroup: (group) => `You are a member by the group “${group}”.`,
    owner: (name, address) => `Room owner: ${name}${address === "" ? "" : `, ${address}`}`,
    ownRoom: "You are the owner of this room.",
    stay: (rooms, by) => `Do you still need ${words_en_them(rooms)}? Then use ${words_en_them(rooms)} by ${by}. You do not have to answer.`,
    leave: (rooms, canReply) => `You do not need ${words_en_them(rooms)} any more? Then please tell the room's owner${canReply ? ": just reply to this mail" : ""}. The owner can end your membership.`,
    ownRooms: (rooms, by) => `You own ${rooms === 1 ? "a room" : `${rooms} rooms`} of this list. Is it still needed? If not, please archive it, or name another owner, by ${by}.`,
    notCounted: {
        any: "To look at a file and do nothing else leaves no trace in DocSpace, so it could not be counted.",
        changes: "Only changes were counted: to open, read or download a file was not.",
    },
    why: (rooms, portal, from) => `You get this mail because you are a member of ${rooms === 1 ? "this room" : "these rooms"}. It was sent by docspace-audit for the administrators of ${portal}, as ${from}.`,
    manager: words_en_MANAGER,
    rollUp: ENGLISH_ROLLUP,
};

;// CONCATENATED MODULE: ./build/deliver/words/languages.js


/** A language has its files (`words-de.ts`, `notes-de.ts`, `reasons-de.ts`, `rollup-de.ts`) and its line here. */
const LANGUAGES = { en: ENGLISH, de: GERMAN };
function mailWords(language) {
    return LANGUAGES[language];
}
/** The language for a portal whose culture is `de` or `de-AT`; English for those that there are no words for. */
function languageOf(culture) {
    const [language = ""] = (culture ?? "").toLowerCase().split(/[-_]/);
    return language in LANGUAGES ? language : "en";
}


/***/ }),

/***/ 1006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fc: () => (/* binding */ personLinks),
/* harmony export */   G: () => (/* binding */ personLink),
/* harmony export */   RF: () => (/* binding */ fileLink),
/* harmony export */   qb: () => (/* binding */ roomLink)
/* harmony export */ });
/* harmony import */ var _docspace_wire_entry_types_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1051);

/** Pages of the portal, always at the portal's own address (the routes of its web client). */
/** The page of a room. `portal`: the portal's address, which may have a path. */
function roomLink(portal, roomId) {
    return below(portal, `rooms/shared/${roomId}/filter`);
}
/** The editor's page of the file that an event names; undefined where it names none. */
function fileLink(portal, { entries, target }) {
    const id = Number(target[0]);
    if (entries[0] !== _docspace_wire_entry_types_js__WEBPACK_IMPORTED_MODULE_0__/* .FILE */ .PW || !Number.isSafeInteger(id) || id < 1)
        return undefined;
    return below(portal, `doceditor?fileId=${id}`);
}
/**
 * The page of the portal's contacts that shows this person alone: accounts have no page of their own, and the server's
 * `profileUrl` is this search (`CommonLinkUtility.GetUserProfileAsync`, v3.7.2-server; before 3.7 it led guests to the
 * list of people, where they are not, although the web client has had theirs since 3.5). Undefined without an e-mail.
 */
function personLink(portal, { email, guest }) {
    if (email === "")
        return undefined;
    const search = encodeURIComponent(email.toLowerCase().toWellFormed());
    return below(portal, `accounts/${guest ? "guests" : "people"}/filter?search=${search}`);
}
/**
 * Pages of people of whom only the id is at hand: who left a room, acted in it, or was decided about. Known is who is a
 * member of an audited room; of everybody else the report has no e-mail, and therefore no page.
 */
function personLinks(portal, rooms) {
    const known = new Map();
    for (const { members } of rooms)
        for (const { person } of members)
            known.set(person.id.toLowerCase(), person);
    return (personId) => {
        const person = known.get(personId.toLowerCase());
        return person === undefined ? undefined : personLink(portal, person);
    };
}
function below(portal, path) {
    return new URL(path, portal.endsWith("/") ? portal : `${portal}/`).href;
}


/***/ }),

/***/ 9626:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U7: () => (/* binding */ reviewSentence),
/* harmony export */   iu: () => (/* binding */ OWN_WORD),
/* harmony export */   sb: () => (/* binding */ reviewRowText)
/* harmony export */ });
/* harmony import */ var _text_english_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9594);
/* harmony import */ var _review_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5719);


/** `12 of 26 undecided, the longest for 31 days; 3 kept; 2 to be removed and not done; 1 done.` */
function reviewSentence(rows) {
    const counts = (0,_review_js__WEBPACK_IMPORTED_MODULE_1__/* .reviewCounts */ .j)(rows);
    if (counts.all === 0)
        return "Nothing is to be decided.";
    const parts = [
        ...(counts.kept > 0 ? [`${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(counts.kept)} kept`] : []),
        ...(counts.notDone > 0 ? [`${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(counts.notDone)} to be removed and not done`] : []),
        ...(counts.done > 0 ? [`${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(counts.done)} done`] : []),
    ];
    const overdue = counts.overdue > 0 ? [`${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(counts.overdue)} overdue`] : [];
    return `${[openText(counts), ...parts, ...overdue].join("; ")}.`;
}
/** `12 of 26 undecided for 31 days` */
function openText({ open, all, longest }) {
    const days = open > 0 && longest > 0 ? ` for ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(longest, "day")}` : "";
    return `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(open)} of ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(all)} undecided${open > 1 && days !== "" ? `, the longest${days}` : days}`;
}
/** What became of one membership. */
function reviewRowText(row) {
    const { state, since, days, decision, until = "" } = row;
    switch (state) {
        case "open":
            return days === 0 ? "Undecided since today" : `Undecided for ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(days, "day")}`;
        case "kept":
            return `Kept until ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .dayInWords */ .v_)(until)}: ${decision?.reason ?? ""} (${signed(row)})`;
        case "not-done":
            return `Removal decided on ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .dayInWords */ .v_)(since)}, not done (${signed(row)})`;
        case "done":
            return `Removal decided on ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .dayInWords */ .v_)(since)}, done (${signed(row)})`;
    }
}
function signed({ decision, own = false }) {
    if (decision === undefined)
        return "";
    const { decidedBy, changedBy } = decision;
    const also = own ? `, ${OWN_WORD}` : "";
    if (decidedBy !== "")
        return `decided by ${decidedBy}${also}`;
    return changedBy === "" ? "not signed" : `not signed, file last changed by ${changedBy}${also}`;
}
/** Beside a `keep` that bears the name of the person whom it keeps. */
const OWN_WORD = "the name of the same person";


/***/ })

};
