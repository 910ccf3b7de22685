export const id = 392;
export const ids = [392];
export const modules = {

/***/ 8790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ byMoment),
/* harmony export */   Z6: () => (/* binding */ mergedReview),
/* harmony export */   lj: () => (/* binding */ EMPTY_REVIEW)
/* harmony export */ });
/* unused harmony exports membershipKey, saysTheSame */
const EMPTY_REVIEW = { decisions: [], asked: [] };
/** Names a membership, to look it up. */
function membershipKey({ room, person }) {
    return `${room} ${person.toLowerCase()}`;
}
/** Whether two say the same: read again by the next run, a decision is no new one. */
function saysTheSame(a, b) {
    return identityOf(a) === identityOf(b);
}
function identityOf({ room, person, decision, reason, until, decidedBy, decidedOn, asked, }) {
    return JSON.stringify([room, person, decision, reason, until, decidedBy, decidedOn, asked]);
}
/** Both memories together; no decision of either is lost. What only one of them can know is the newer one's. */
function mergedReview(newer, older) {
    const all = new Map([...older.decisions, ...newer.decisions].map((one) => [`${identityOf(one)} ${one.run}`, one]));
    const asked = new Map([...older.asked, ...newer.asked].map((one) => [membershipKey(one), one]));
    return {
        decisions: [...all.values()].sort(byMoment),
        asked: [...asked.values()],
        ...latest(newer, older),
    };
}
function latest(newer, older) {
    const file = newer.file ?? older.file;
    const portals = [...new Set([...(older.portals ?? []), ...(newer.portals ?? [])])].sort();
    const lastDay = [newer.lastDay, older.lastDay]
        .filter((day) => day !== undefined)
        .sort()
        .at(-1);
    return {
        ...(file === undefined ? {} : { file }),
        ...(lastDay === undefined ? {} : { lastDay }),
        ...(portals.length === 0 ? {} : { portals }),
    };
}
/** Oldest first; of one moment in a fixed order, in which a run closes after what it read. */
function byMoment(a, b) {
    if (a.at !== b.at)
        return a.at < b.at ? -1 : 1;
    const closes = Number(a.decision === "closed") - Number(b.decision === "closed");
    if (closes !== 0)
        return closes;
    const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
    return one === other ? 0 : one < other ? -1 : 1;
}


/***/ }),

/***/ 6392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mailPage: () => (/* binding */ mailPage)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/text/address.js
var text_address = __webpack_require__(7666);
;// CONCATENATED MODULE: ./build/deliver/mail/mailer.js


/** Stands for an address in the ledger, which holds none. */
function mailer_addressHash(address) {
    return (0,external_node_crypto_.createHash)("sha256").update((0,text_address/* comparableAddress */.$y)(address)).digest("hex").slice(0, 32);
}
/** `<hash@domain>` of what makes the message this message, in the domain of the sender's address. */
function mailer_messageIdOf(from, ...identity) {
    const hash = (0,external_node_crypto_.createHash)("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 40);
    const [, domain = ""] = /@([^@<>\s]+?)>?\s*$/.exec(from) ?? [];
    const ascii = (0,text_address/* asciiDomain */.wL)(domain);
    return `<${hash}@${/^[a-z0-9.-]+$/.test(ascii) ? ascii : "docspace-audit.invalid"}>`;
}

;// CONCATENATED MODULE: ./build/deliver/mail/single-mail.js
/** How many mails of a kind ended how. */
function countMails(mails, kind) {
    const count = (state) => mails.filter((one) => one.kind === kind && one.state === state).length;
    return {
        sent: count("sent"),
        refused: count("refused"),
        uncertain: count("uncertain"),
        notAgain: count("earlier"),
    };
}

// EXTERNAL MODULE: ./build/text/html.js
var html = __webpack_require__(1961);
// EXTERNAL MODULE: ./build/text/this-machine.js
var this_machine = __webpack_require__(2096);
// EXTERNAL MODULE: ./build/earlier-runs/access-review/decision.js
var decision = __webpack_require__(8790);
;// CONCATENATED MODULE: ./build/report/review.js


/** Days after which something undecided, or decided and not done, is overdue. */
const OVERDUE = 30;
/** Where every membership stands that is inactive, or about which somebody decided. */
function reviewOf({ rooms }, facts) {
    const since = new Map(facts.asked.map((one) => [membershipKey(one), one.since]));
    const rows = rooms.flatMap((room) => {
        const members = room.members.flatMap((row) => memberRow(row, facts, since) ?? []);
        return [...members, ...goneRows(room, facts)];
    });
    const { day, workbook } = facts;
    return { day, rows, ...(workbook === undefined ? {} : { workbook }) };
}
function memberRow(row, { standings, unclear, day }, asked) {
    const key = membershipKey({ room: row.roomId, person: row.person.id });
    const who = { roomId: row.roomId, personId: row.person.id, name: row.person.name };
    const standing = standings.get(key);
    if (standing?.kind === "remove")
        return decidedRow(who, "not-done", standing.decision, day);
    if (standing?.kind === "kept") {
        const own = isOwn(standing.decision, row.person);
        return { ...decidedRow(who, "kept", standing.decision, day), until: standing.until, own };
    }
    if (row.verdict.kind !== "inactive" && !unclear.has(key))
        return undefined;
    const since = asked.get(key) ?? day;
    const days = daysBetween(since, day);
    return { ...who, state: "open", since, days, overdue: days > OVERDUE };
}
/** Nobody forbids it; whoever reads the report must see it. */
function isOwn({ decidedBy, changedBy }, { name, email }) {
    const plain = (text) => text.normalize("NFC").trim().toLowerCase();
    const signed = plain(decidedBy === "" ? changedBy : decidedBy);
    return signed !== "" && [name, email].map(plain).includes(signed);
}
/** Whoever was to be removed and is no member of a room whose members were read. */
function goneRows({ roomId, unreadable, members, left }, facts) {
    if (unreadable !== undefined)
        return [];
    const here = new Set(members.map(({ person }) => membershipKey({ room: roomId, person: person.id })));
    return [...facts.standings].flatMap(([key, { kind, decision }]) => {
        if (kind !== "remove" || decision.room !== roomId || here.has(key))
            return [];
        const name = left.find(({ personId }) => personId.toLowerCase() === decision.person)?.name ?? "";
        return [decidedRow({ roomId, personId: decision.person, name }, "done", decision, facts.day)];
    });
}
function decidedRow(who, state, decision, day) {
    const days = daysBetween(decision.readOn, day);
    const overdue = state === "not-done" && days > OVERDUE;
    return { ...who, state, since: decision.decidedOn ?? decision.readOn, days, overdue, decision };
}
function reviewCounts(rows) {
    const of = (wanted) => rows.filter(({ state }) => state === wanted).length;
    const open = rows.filter(({ state }) => state === "open");
    return {
        all: rows.length,
        open: open.length,
        kept: of("kept"),
        notDone: of("not-done"),
        done: of("done"),
        overdue: rows.filter(({ overdue }) => overdue).length,
        longest: open.reduce((most, { days }) => Math.max(most, days), 0),
    };
}

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
    review,
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
function review(rows) {
    const { all, open, kept, notDone, done, overdue, longest } = reviewCounts(rows);
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

;// CONCATENATED MODULE: ./build/report/vocabulary/answer.js

const answer_ENGLISH_ANSWER = {
    span: english/* spanInWords */.zw,
    inactive: (count, all) => `${(0,english/* number */.ai)(count)} of ${(0,english/* counted */.hS)(all, "membership")} inactive`,
    nobody: "no memberships to judge",
    people: (count) => (0,english/* counted */.hS)(count, "person", "people"),
    withWideAccess: (people) => `${(0,english/* number */.ai)(people)} with rights to change content`,
    newly: (count) => `${(0,english/* number */.ai)(count)} newly`,
    unknown: (count) => `${(0,english/* number */.ai)(count)} not known`,
    unreadable: (rooms) => `the members of ${(0,english/* counted */.hS)(rooms, "room")} not readable`,
    events: (listed, rooms) => `${(0,english/* counted */.hS)(listed, "event")} listed, ${(0,english/* counted */.hS)(rooms, "room")} audited`,
    reminded: (people) => `${(0,english/* number */.ai)(people)} reminded`,
    toBeReminded: (people) => (people === 0 ? "nobody to remind" : `${(0,english/* number */.ai)(people)} to be reminded`),
    remindedBefore: (people) => `${(0,english/* number */.ai)(people)} reminded before`,
    notOver: "the period is not over",
    nothingMissing: "nothing missing",
    incomplete: "incomplete",
    unknownOf: (count, all) => `${(0,english/* number */.ai)(count)} of ${(0,english/* counted */.hS)(all, "membership")} not known`,
    inactiveOfOthers: (count, others) => `${(0,english/* number */.ai)(count)} of the other ${(0,english/* number */.ai)(others)} inactive`,
    unproved: (reasons) => `${(0,english/* counted */.hS)(reasons, "thing")} could not be proved`,
};

;// CONCATENATED MODULE: ./build/report/vocabulary/notes.js

/** Stands in every report: the server has no record of it (`FileOpenedForChange` is written for editing only). */
const VIEWS_ARE_NOT_AUDITED = "The portal never records that a document was opened only to be viewed. " +
    "Someone who reads and does nothing else leaves no trace: “inactive” does not mean “did not look”.";
/** The same with the names of people, where they may be shown. */
function namedNoteText(note) {
    const { row } = note.code === "review-unclear" ? note.parameters : {};
    return row === undefined
        ? noteText(note)
        : `${noteText(note)} It is the row of ${row.person} in ${row.room}; rows change their places when the workbook is written anew.`;
}
/**
 * A note in words without names of people, one or more sentences. Holds parts that users wrote: to be escaped. Long because every note has its
 * words here, one after the other.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a table of sentences, one for each code.
function noteText(note) {
    switch (note.code) {
        case "provisional":
            return "Provisional: the period is not over, so nobody is reminded.";
        case "partial-list":
            return ("The portal's audit trail could not be read. " +
                "The events are those of the rooms' own logs, which have no opens and no downloads: the list is partial.");
        case "retention":
            return `The period begins before the ${note.parameters.days} days for which the portal is set to keep its audit trail, and no event from before the period is left to prove that nothing was deleted. The server is not known to delete older events.`;
        case "newer-server":
            return `The portal runs DocSpace ${note.parameters.version}, which is newer than any version that docspace-audit was checked with (${note.parameters.newest}). It is read in the same way, and every proof is made as usual.`;
        case "clock-skew": {
            const { minutes } = note.parameters;
            const apart = (0,english/* counted */.hS)(Math.abs(minutes), "minute");
            return `This machine's clock is ${apart} ${minutes < 0 ? "ahead of" : "behind"} the portal's. The portal's time counts: by it the period is over or not. Set this machine's clock right.`;
        }
        case "key-expires":
            return `The API key ends on ${(0,english/* dayInWords */.v_)(note.parameters.day)}: create a new one before then, or the next audits cannot run.`;
        case "logs-only":
            return ("The events are those of the rooms' own logs, as was asked for (activity: changes): no opens, no downloads, " +
                "and nothing that happened outside the rooms.");
        case "accounts-untold":
            return ("A portal without the Audit feature does not tell when somebody accepted an invitation, or was disabled for a " +
                "while: accounts older than half a year count here as usable all the time; younger ones without any act stay unknown.");
        case "filtered-out": {
            const { count, filters } = note.parameters;
            return `${(0,english/* counted */.hS)(count, "event")} ${were(count)} left out, for the list is narrowed: ${filters.join("; ")}.`;
        }
        case "other-rooms-left-out": {
            const { count } = note.parameters;
            return `${(0,english/* counted */.hS)(count, "event")} of rooms that were not asked for ${were(count)} left out.`;
        }
        case "unattributed":
            return `${(0,english/* counted */.hS)(note.parameters.count, "event")} could not be attributed to one room with certainty.`;
        case "listed-in-doubt": {
            const { count } = note.parameters;
            const [are, they] = count === 1 ? ["is", "it"] : ["are", "they"];
            return `${(0,english/* counted */.hS)(count, "event")} ${are} listed because it is not certain that ${they} happened outside the folders asked for.`;
        }
        case "unknown-addresses": {
            const { count } = note.parameters;
            const [belong, them] = count === 1 ? ["belongs", "it"] : ["belong", "them"];
            return `${(0,english/* counted */.hS)(count, "address", "addresses")} in only-users ${belong} to no account of the portal, so nothing is listed for ${them}: check the spelling, or give the user's id.`;
        }
        case "views-not-audited":
            return VIEWS_ARE_NOT_AUDITED;
        case "activity-rule":
            return notes_activityRule(note.parameters);
        case "nothing-compared":
            return `Nothing is compared with ${(0,english/* labelInWords */.J5)(note.parameters.previousLabel)}: ${notes_notComparedText(note.parameters.why)}.`;
        case "compared-with-other-rules":
            return notes_differenceText(note.parameters.previousLabel, note.parameters.difference);
        case "replaces-another":
            return `This report replaces ${note.parameters.title} in the report folder, ${notes_replacedText(note.parameters.why)}. The replaced one stays in the file's version history.`;
        case "exemption-over":
            return `The exemption on line ${note.parameters.line} ended on ${(0,english/* dayInWords */.v_)(note.parameters.until)} and no longer counts: remove or renew it.`;
        case "exemption-room-unknown":
            return `The exemption on line ${note.parameters.line} names the room "${note.parameters.room}", which is not audited.`;
        case "review-disagrees": {
            const { line, count, about } = note.parameters;
            const difference = {
                removal: "wants removed: the review counts, and they are not exempt",
                day: "keeps until another day: the earlier of the two counts",
            };
            return `The exemption on line ${line} excuses ${(0,english/* counted */.hS)(count, "member")} whom the access review ${difference[about]}. Change the one or the other.`;
        }
        case "review-left":
            return `Access review: ${note.parameters.why}`;
        case "review-unclear":
            return `Access review: ${note.parameters.why} The row counts as undecided.`;
        case "review-more-unclear":
            return `Access review: ${(0,english/* counted */.hS)(note.parameters.count, "more cell")} of the workbook could not be understood. Their rows count as undecided.`;
        case "review-open-to-writers":
            return "Access review: whoever may write to the report folder can decide. The log in the workbook says who changed it last.";
        case "exemption-unused": {
            const { line, number } = note.parameters;
            const which = number === undefined ? "" : ` with number ${number} of its list`;
            return `The exemption on line ${line} matches no member of its rooms${which}.`;
        }
    }
}
function notes_activityRule({ activity, minActivity, graceDays, }) {
    const counts = activity === "any"
        ? "Activity is every event of the person in the room that the portal audits: to create, change, upload, move, " +
            "copy, delete, share, fill in, open for editing or download."
        : "Activity is what the rooms' own logs show: to create, change, upload, move, copy, delete or share. " +
            "Opening and downloading do not count.";
    const bar = `Fewer than ${(0,english/* counted */.hS)(minActivity, "event")} in the period is inactive` +
        (graceDays > 0 ? `; who joined fewer than ${(0,english/* counted */.hS)(graceDays, "day")} before its end is new.` : ".");
    return `${counts} ${bar}`;
}
function notes_differenceText(previousLabel, difference) {
    const report = `The report of ${(0,english/* labelInWords */.J5)(previousLabel)}, with which this one is compared,`;
    switch (difference.kind) {
        case "incomplete":
            return `${report} was incomplete.`;
        case "provisional":
            return `${report} was provisional: its period was not over.`;
        case "activity":
            return `${report} counted other things as activity (activity: ${difference.before}).`;
        case "min-activity":
            return `${report} asked for another number of events (min-activity: ${difference.before}, now ${difference.now}).`;
        case "grace-days":
            return `${report} gave another time to newcomers (grace-days: ${difference.before}, now ${difference.now}).`;
    }
}
function notes_notComparedText(why) {
    return why.kind === "missing" ? `the report folder has no ${why.title}` : why.failure;
}
function notes_replacedText(why) {
    switch (why.kind) {
        case "complete":
            return "which was complete, while this one is not";
        case "other-rooms":
            return `which had ${(0,english/* counted */.hS)(why.rooms, "room")} that this one does not have`;
        case "other-rules":
            return "which was judged by other rules (activity, min-activity, grace-days)";
    }
}
function were(count) {
    return count === 1 ? "was" : "were";
}

// EXTERNAL MODULE: ./build/report/vocabulary/reasons.js
var reasons = __webpack_require__(7353);
;// CONCATENATED MODULE: ./build/report/vocabulary/review.js


/** `12 of 26 undecided, the longest for 31 days; 3 kept; 2 to be removed and not done; 1 done.` */
function reviewSentence(rows) {
    const counts = reviewCounts(rows);
    if (counts.all === 0)
        return "Nothing is to be decided.";
    const parts = [
        ...(counts.kept > 0 ? [`${(0,english/* number */.ai)(counts.kept)} kept`] : []),
        ...(counts.notDone > 0 ? [`${(0,english/* number */.ai)(counts.notDone)} to be removed and not done`] : []),
        ...(counts.done > 0 ? [`${(0,english/* number */.ai)(counts.done)} done`] : []),
    ];
    const overdue = counts.overdue > 0 ? [`${(0,english/* number */.ai)(counts.overdue)} overdue`] : [];
    return `${[openText(counts), ...parts, ...overdue].join("; ")}.`;
}
/** `12 of 26 undecided for 31 days` */
function openText({ open, all, longest }) {
    const days = open > 0 && longest > 0 ? ` for ${(0,english/* counted */.hS)(longest, "day")}` : "";
    return `${(0,english/* number */.ai)(open)} of ${(0,english/* number */.ai)(all)} undecided${open > 1 && days !== "" ? `, the longest${days}` : days}`;
}
/** What became of one membership. */
function reviewRowText(row) {
    const { state, since, days, decision, until = "" } = row;
    switch (state) {
        case "open":
            return days === 0 ? "Undecided since today" : `Undecided for ${(0,english/* counted */.hS)(days, "day")}`;
        case "kept":
            return `Kept until ${(0,english/* dayInWords */.v_)(until)}: ${decision?.reason ?? ""} (${review_signed(row)})`;
        case "not-done":
            return `Removal decided on ${(0,english/* dayInWords */.v_)(since)}, not done (${review_signed(row)})`;
        case "done":
            return `Removal decided on ${(0,english/* dayInWords */.v_)(since)}, done (${review_signed(row)})`;
    }
}
function review_signed({ decision, own = false }) {
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

// EXTERNAL MODULE: ./build/report/vocabulary/terms.js + 1 modules
var terms = __webpack_require__(5799);
// EXTERNAL MODULE: ./build/deliver/words/rollup-en.js
var rollup_en = __webpack_require__(4246);
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
    answer: answer_ENGLISH_ANSWER,
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
    note: namedNoteText,
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
    review: (rows) => `Review: ${reviewSentence(rows)}`,
    decideInFolder: "Decide in access-review.xlsx in the report folder.",
    reviewRow: reviewRowText,
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
    rollUp: rollup_en/* ENGLISH_ROLLUP */.i,
};

;// CONCATENATED MODULE: ./build/deliver/words/languages.js


/** A language has its files (`words-de.ts`, `notes-de.ts`, `reasons-de.ts`, `rollup-de.ts`) and its line here. */
const LANGUAGES = { en: ENGLISH, de: GERMAN };
function languages_mailWords(language) {
    return LANGUAGES[language];
}
/** The language for a portal whose culture is `de` or `de-AT`; English for those that there are no words for. */
function languageOf(culture) {
    const [language = ""] = (culture ?? "").toLowerCase().split(/[-_]/);
    return language in LANGUAGES ? language : "en";
}

;// CONCATENATED MODULE: ./build/deliver/mail/refusal-subject.js
/**
 * Codes that mean one thing at every command: RFC 3463, RFC 5248, RFC 7372 (proof of the sender), RFC 4954 (login), and
 * what Google (`7.26`), Exchange (`7.54` to `7.708`, `2.252`) and others made of them.
 */
const BY_CODE = [
    { subject: "tls", codes: ["7.10"] },
    { subject: "login", codes: ["7.3", "7.8", "7.9", "7.11", "7.57"] },
    { subject: "mailbox-full", codes: ["2.2"] },
    { subject: "size", codes: ["3.4", "2.3"] },
    { subject: "international", codes: ["6.7"] },
    {
        subject: "sender-proof",
        codes: ["7.20", "7.21", "7.22", "7.23", "7.24", "7.26", "7.27", "7.509", "7.515"],
    },
    { subject: "sender", codes: ["1.7", "1.8", "2.252", "7.60"] },
    { subject: "blocked", codes: ["7.25", "7.511", "7.606", "7.708"] },
    { subject: "relay", codes: ["7.54", "7.64"] },
    { subject: "recipient", codes: ["1.1", "1.2", "1.3", "1.6", "1.10", "7.124", "7.133", "7.193"] },
];
/**
 * What servers say where their codes leave it open: `5.7.1` means something else at each command, many servers have no
 * enhanced codes, and Postfix tells at the recipient what it holds against the sender or this machine. The narrower
 * words stand before the wider ones.
 */
const BY_WORDS = [
    { subject: "greylisted", words: /gr[ae]y-?list/i },
    {
        subject: "sender",
        words: /sender address rejected|sender verif|not owned by|send ?as\b|sendasdenied|from address|sender identity|identities failed|relaying disallowed as/i,
    },
    { subject: "sender-proof", words: /\b(dmarc|dkim|spf)\b/i },
    { subject: "mailbox-full", words: /mailbox.{0,30}\b(full|quota|exceed)|over ?quota/i },
    { subject: "size", words: /message (size|too (large|big)|length)/i },
    {
        subject: "rate",
        words: /(limit|quota|rate) exceeded|throttl|too much mail|too many (messages|mails)|unusual (sending|rate)|credits exceeded/i,
    },
    {
        subject: "blocked",
        words: /(black|block) ?list|blocked using|spamhaus|dnsbl|\brbl\b|client host|from this ip\b|reputation|reverse dns|\bptr\b|helo command rejected/i,
    },
    {
        subject: "login",
        words: /auth(entication)? (is )?required|must (be )?authenticate|(send|use) auth\b|not authenticated|unauthenticated|invalid credentials|smtp authentication|authentication needed|\blog ?-?in\b/i,
    },
    { subject: "relay", words: /\brelay|rcpthosts/i },
];
/**
 * What a server's answer is about: by its codes, then by its words, then by the command that it answers (RFC 5321 §4.2).
 * Addresses in it are not read: a mailbox may be called anything.
 */
function subjectOf(error) {
    const { responseCode: code = 0, command = "" } = error;
    if (code === 0)
        return ownRefusal(error);
    const words = (error.response ?? "").replace(/<[^>]*>|\S+@\S+/g, " ");
    // In parentheses and with a hash by qmail and Cisco.
    const [, enhanced = ""] = /^\d{3}[ -]#?\d\.(\d{1,3}\.\d{1,3})(?!\S)|\(#\d\.(\d{1,3}\.\d{1,3})\)/.exec(words) ?? [];
    if (code === 523 || (code === 530 && /starttls|\btls\b|\bssl\b/i.test(words)))
        return "tls";
    const known = BY_CODE.find(({ codes }) => codes?.includes(enhanced));
    if (known !== undefined)
        return known.subject;
    if ([530, 534, 535, 538].includes(code))
        return "login";
    const said = BY_WORDS.find((sign) => sign.words?.test(words));
    if (said !== undefined)
        return said.subject;
    return code < 500 ? temporarySubject(code, enhanced, command) : lastingSubject(code, enhanced, command);
}
function temporarySubject(code, enhanced, command) {
    // The mail system's own trouble, such as a full disk.
    if (enhanced.startsWith("3."))
        return "busy";
    if (command === "MAIL FROM")
        return code === 452 ? "busy" : "rate";
    if (command !== "RCPT TO")
        return "busy";
    if (code === 452 && enhanced === "")
        return "mailbox-full";
    return code === 450 || code === 451 ? "greylisted" : "busy";
}
function lastingSubject(code, enhanced, command) {
    // A wrong order of commands says nothing about sender, recipient or message.
    if (code === 503 || enhanced === "5.1")
        return "other";
    if (command === "MAIL FROM")
        return code === 552 ? "size" : "sender";
    if (command === "RCPT TO") {
        if (enhanced === "" && code === 552)
            return "mailbox-full";
        return enhanced.startsWith("7.") || (enhanced === "" && code === 554) ? "relay" : "recipient";
    }
    if (enhanced.startsWith("1."))
        return "recipient";
    if (enhanced.startsWith("7.") || enhanced.startsWith("6."))
        return "rules";
    return code === 552 ? "size" : code === 554 ? "rules" : "other";
}
/** What nodemailer refuses by itself, without asking the server. */
function ownRefusal({ message, command, code }) {
    if (/larger than allowed/i.test(message))
        return "size";
    if (command === "RCPT TO" || code === "EENVELOPE" || /recipient/i.test(message))
        return "recipient";
    return "other";
}

// EXTERNAL MODULE: ./build/settings/mail-parsers.js
var mail_parsers = __webpack_require__(3828);
// EXTERNAL MODULE: ./build/settings/secrets.js
var settings_secrets = __webpack_require__(8953);
// EXTERNAL MODULE: ./build/text/conceal.js
var conceal = __webpack_require__(6267);
;// CONCATENATED MODULE: ./build/deliver/mail/smtp-error.js



/** `(it says: …)` with a blank before it, or nothing where the server said nothing. */
function quoted({ response }, conceal) {
    if (response === undefined || response === "")
        return "";
    const words = conceal(response);
    return words === "" ? "" : ` (it says: ${words})`;
}
/**
 * An error in the middle of one message, with the codes of the server's answer alone: its words may name the person,
 * by the address's first part or in full ("mailbox of Ann Lee is full"), and the log may be public.
 */
function withoutWords(error) {
    const { code, originalCode, command, responseCode } = error;
    const [codes] = /^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3}(?!\S))?/.exec(error.response ?? "") ?? [];
    // Without an answer of the server the message is the system's or nodemailer's own.
    const message = error.response === undefined ? error.message : "";
    return Object.assign(new Error(message), {
        code,
        originalCode,
        command,
        responseCode,
        response: codes?.replace("-", " "),
    });
}
/** Longest text that is quoted of a mail server, in characters. */
const MOST_QUOTED = 200;
/**
 * Removes the password, as written and decoded and as SMTP's AUTH sends it, and every mail address; a server may
 * repeat any of them in its answers. Of an answer that holds a password too short to be told from other text nothing
 * is left.
 */
function concealing(url) {
    const password = decoded(url.password);
    const secrets = (0,settings_secrets/* passwordSpellings */.xT)(url.href).sort((a, b) => b.length - a.length);
    return (text) => {
        const short = password !== "" && password.length < conceal/* SHORTEST_SECRET */.c3;
        if (short && text.includes(password))
            return "";
        const safe = (0,conceal/* quotableText */.Dm)(text, secrets, 20 * MOST_QUOTED);
        return (0,conceal/* quotableText */.Dm)(safe.replace(/[^\s<>()[\],;:"]+@[^\s<>()[\],;:"]+/g, "…@…"), [], MOST_QUOTED);
    };
}
/** Percent-decoded; as it is where that fails. */
function decoded(text) {
    return (0,mail_parsers/* percentDecoded */.oF)(text) ?? text;
}

;// CONCATENATED MODULE: ./build/deliver/mail/smtp-answers.js


/** What an answer to one message means for it, and for the messages after it. */
function refusal(error, conceal) {
    const subject = subjectOf(error);
    const said = quoted(error.command === "MAIL FROM" ? error : withoutWords(error), conceal);
    const temporary = temporaryFor(error, subject);
    return {
        why: SENTENCES[subject](said, temporary !== undefined),
        tooLarge: subject === "size",
        ...(temporary === undefined ? {} : { temporary }),
    };
}
/** A temporary refusal of the sender, or of everything, meets the next message, too. */
function temporaryFor({ responseCode: code = 0, command }, subject) {
    if (!(code >= 400 && code <= 499))
        return undefined;
    if (code === 421)
        return "server";
    if (OF_ONE_RECIPIENT.has(subject))
        return "recipient";
    return command === "RCPT TO" && !OF_ALL.has(subject) ? "recipient" : "server";
}
const OF_ONE_RECIPIENT = new Set(["mailbox-full", "greylisted", "recipient"]);
/** Postfix tells these at the recipient, too. */
const OF_ALL = new Set(["rate", "login", "tls", "blocked", "sender", "sender-proof"]);
const LATER = "Run again later.";
const SENTENCES = {
    busy: (said) => `The mail server does not take the message now${said}. ${LATER}`,
    rate: (said) => `The mail server takes no more mail from this sender now${said}: many servers allow only so many mails in a time. ${LATER}`,
    greylisted: (said) => `The mail server wants the message for this recipient later${said}: it does so with senders that it does not know yet, or while the mailbox is busy. ${LATER}`,
    "mailbox-full": (said, temporary) => `The recipient's mailbox is full${said}. ${temporary ? LATER : "Tell them, and run again later."}`,
    recipient: (said) => `The mail server does not accept the recipient${said}. Check the address in DocSpace.`,
    international: (said) => `The address has letters beyond ASCII before the @, which this mail server cannot write to${said}. Use another address in DocSpace, or a mail server with SMTPUTF8.`,
    login: (said, temporary) => temporary
        ? `The mail server cannot check the login now${said}. ${LATER}`
        : `The mail server wants a login before it takes mail${said}. Put user and password into smtp-url: smtps://user:password@host:465, with special characters percent-encoded.`,
    tls: (said) => `The mail server wants a secure connection before it takes mail${said}. Use smtps:// in smtp-url, or the port for smtp:// with STARTTLS (587 with many servers).`,
    relay: (said) => `The mail server does not pass on mail to this recipient's domain for this sender${said}. It wants a login (user and password in smtp-url) or must be told to relay for this runner; ask its administrator.`,
    blocked: (said) => `The mail server takes no mail from the machine that this ran on${said}: its address is on a block list, or has no name that the server accepts. Use a mail server that this machine logs in to (user and password in smtp-url), or ask its administrator.`,
    sender: (said) => `The mail server does not accept the sender${said}. Check mail-from: with most servers it must be an address that belongs to the user in smtp-url.`,
    "sender-proof": (said) => `The recipient's server finds no proof that this mail comes from the domain in mail-from${said}. Use the mail server that the domain names in its SPF and DKIM records, or an address of another domain in mail-from.`,
    size: (said) => `The message is larger than the mail server takes${said}.`,
    rules: (said) => `The mail server refuses the message by its rules, such as those against spam${said}. Ask its administrator.`,
    other: (said) => `The mail server refuses the message${said}. Ask its administrator.`,
};

// EXTERNAL MODULE: ./build/docspace/http/tls-failures.js
var tls_failures = __webpack_require__(7227);
;// CONCATENATED MODULE: ./build/deliver/mail/smtp-connection.js



/**
 * Connects, with TLS where it must be, and logs in where there is a user. Rejects with an {@link SmtpError}.
 * Certificates are always verified.
 */
async function connect(url, times) {
    const { default: SMTPConnection } = await Promise.all(/* import() */[__webpack_require__.e(76), __webpack_require__.e(611)]).then(__webpack_require__.bind(__webpack_require__, 6611));
    const secure = url.protocol === "smtps:";
    const smtp = new SMTPConnection({
        host: url.hostname.replace(/^\[|\]$/g, ""),
        port: Number(url.port) || (secure ? 465 : 587),
        secure,
        requireTLS: !secure && !(0,this_machine/* isLoopback */.U)(url.hostname),
        tls: { rejectUnauthorized: true, minVersion: "TLSv1.2" },
        connectionTimeout: times.connect,
        greetingTimeout: times.connect,
        dnsTimeout: times.connect,
        socketTimeout: times.silence,
        socketCloseTimeout: 1_000,
    });
    let smtpUtf8 = false;
    let late;
    try {
        await new Promise((resolve, reject) => {
            smtp.on("error", reject);
            smtp.once("end", () => reject(smtp_connection_closed()));
            late = setTimeout(() => smtp.emit("error", timedOut()), times.longest);
            smtp.connect((error) => (error ? reject(error) : resolve()));
        });
        // The last answer so far is the one to EHLO, which lists what the server can do.
        smtpUtf8 = /[ -]SMTPUTF8\b/i.test(String(smtp.lastServerResponse));
        if (url.username !== "" && smtp.allowsAuth) {
            await new Promise((resolve, reject) => {
                smtp.once("error", reject);
                smtp.once("end", () => reject(smtp_connection_closed()));
                const credentials = { user: decoded(url.username), pass: decoded(url.password) };
                smtp.login({ credentials }, (error) => (error ? reject(error) : resolve()));
            });
        }
    }
    catch (error) {
        smtp.close();
        throw error;
    }
    finally {
        clearTimeout(late);
    }
    return { smtp, smtpUtf8 };
}
/** What is thrown when the server ends the connection without a word. */
function smtp_connection_closed() {
    return Object.assign(new Error("Connection closed"), { code: "ECONNECTION" });
}
/** What is thrown when a conversation takes too long, though the server may go on talking. */
function timedOut() {
    return Object.assign(new Error("Timeout"), { code: "ETIMEDOUT" });
}
/** Whether the server said that it may work later: 421 as greeting, a login that cannot be checked now. */
function isTemporary({ responseCode = 0 }) {
    return responseCode >= 400 && responseCode <= 499;
}
/**
 * Why no mail can be sent over this connection, in a sentence for the user.
 *
 * @param server `host:port`
 */
function connectionFailure(error, server, conceal) {
    const said = quoted(error, conceal);
    const detail = conceal(error.message);
    if (isTemporary(error))
        return `The mail server ${server} takes no mail now${said}. Run again later.`;
    switch (error.code) {
        case "EAUTH":
        case "ENOAUTH":
            if (takesNoPassword(error)) {
                return `The mail server ${server} lets this user not log in with a password${said}. Let its administrator allow that (SMTP AUTH with a password, or an app password), or use another server.`;
            }
            return error.responseCode === undefined
                ? `The mail server ${server} wants a user and a password. Put them into smtp-url: smtps://user:password@host:465, with special characters percent-encoded.`
                : `The mail server ${server} does not accept the user or the password${said}. Check both in smtp-url (special characters percent-encoded); many providers want an app password here.`;
        case "EDNS":
            return `The mail server ${server} cannot be found: its name is not known. Check the host in smtp-url.`;
        case "ETIMEDOUT":
            // So nodemailer calls it (`smtp-connection`): the port is open, and the first word is not said.
            if (/greeting/i.test(error.message)) {
                return `The mail server ${server} took the connection and said nothing. If it speaks TLS from the beginning (port 465), use smtps:// in smtp-url; else check host and port, or ask its administrator.`;
            }
            return `The mail server ${server} did not answer in time. Check host and port in smtp-url, and whether the runner may reach them: many networks block port 25.`;
        case "ETLS":
        case "ESOCKET":
            return socketFailure(error, server, detail, said);
        case "ECONNECTION":
            return `The mail server ${server} closed the connection${said}. Run again later; if it happens again, ask its administrator.`;
        default:
            return `The mail server ${server} cannot be used${said || (detail === "" ? "" : ` (${detail})`)}. Check smtp-url, or ask its administrator.`;
    }
}
function socketFailure(error, server, detail, said) {
    const code = (0,tls_failures/* failureCode */.A)(error.originalCode ?? "", error.message);
    if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG/.test(code)) {
        return `The mail server ${server} does not speak TLS from the beginning. Use smtp:// in smtp-url (STARTTLS, mostly port 587), or the port for smtps:// (mostly 465).`;
    }
    const insecure = (0,tls_failures/* tlsFailure */.k)(code, "smtp-url");
    if (insecure !== undefined)
        return `No secure connection to the mail server ${server} (${code}): ${insecure}.`;
    if (error.code === "ETLS") {
        return `The mail server ${server} offers no secure connection with STARTTLS${said}, and without one neither password nor mail is sent. Use smtps:// if it speaks TLS from the beginning (port 465), or another server.`;
    }
    if (code === "ECONNREFUSED") {
        return `The mail server ${server} refuses connections. Check host and port in smtp-url.`;
    }
    return `The connection to the mail server ${server} failed (${detail}). Check host and port in smtp-url, and the network.`;
}
/** Exchange's words where an organisation has switched password logins off; elsewhere the command is not known. */
function takesNoPassword({ responseCode = 0, response = "" }) {
    return ((responseCode >= 500 && responseCode <= 504) || /\bdisabled\b|not enabled|\bxoauth2?\b/i.test(response));
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./build/deliver/mail/transmit.js


/**
 * Sends one message over an open connection, and tells from how far it came what an error means: `refused` by the
 * server's answer, `broken` before it was handed over, `uncertain` after.
 *
 * @param times `grace`: milliseconds that the message may go on after the run was cancelled
 */
async function transmit({ smtp }, { from, to, source }, { grace, longest }, signal, clock) {
    let handedOver = false;
    // The connection reads this only after the server said that it wants the message.
    const content = external_node_stream_.Readable.from((function* () {
        handedOver = true;
        yield Buffer.from(source);
    })());
    const settled = new AbortController();
    let late;
    const failed = (error) => {
        if ((error.code === "EENVELOPE" || error.code === "EMESSAGE") && isNo(error)) {
            return { state: "refused", error };
        }
        return { state: handedOver ? "uncertain" : "broken", error };
    };
    try {
        return await new Promise((resolve) => {
            smtp.once("error", (error) => resolve(failed(error)));
            // The answer that the connection ended with, such as 421, is told a moment later.
            smtp.once("end", () => setImmediate(() => setImmediate(() => resolve(failed(smtp_connection_closed())))));
            late = setTimeout(() => resolve(failed(timedOut())), longest);
            const envelope = { from, to: [to], size: source.byteLength };
            smtp.send(envelope, content, (error) => resolve(error ? failed(error) : { state: "sent" }));
            const cancel = () => {
                const give = () => resolve({ state: "cancelled", handedOver });
                clock.sleep(grace, settled.signal).then(give, () => undefined);
            };
            if (signal?.aborted)
                cancel();
            else
                signal?.addEventListener("abort", cancel, { once: true, signal: settled.signal });
        });
    }
    finally {
        settled.abort();
        clearTimeout(late);
        smtp.removeAllListeners("end");
        smtp.removeAllListeners("error");
        smtp.on("error", () => undefined);
    }
}
/**
 * Whether an answer is a no, or there is none and the client itself refused. Another one belongs to another command:
 * the two have lost their place in the conversation, and what became of the message is not known.
 */
function isNo({ responseCode }) {
    return responseCode === undefined || (responseCode >= 400 && responseCode <= 599);
}
/** Ends a message that was refused, so that the next one can begin; false where the connection is of no use any more. */
async function transmit_reset({ smtp }, { silence }) {
    let late;
    try {
        return await new Promise((resolve) => {
            late = setTimeout(() => resolve(false), silence);
            smtp.once("end", () => resolve(false));
            smtp.reset((error) => resolve(error === null));
        });
    }
    finally {
        clearTimeout(late);
    }
}

;// CONCATENATED MODULE: ./build/deliver/mail/hand-over.js





/**
 * A connection that breaks before a message was handed over is opened once more for it: many servers end a
 * connection after so many messages. After it was handed over nothing is repeated. Long because
 * its parts share that one connection.
 */
function createHandOver(url, times, clock) {
    const server = url.host;
    const conceal = concealing(url);
    let connection;
    const leave = () => {
        connection?.smtp.close();
        connection = undefined;
    };
    const isOpen = () => connection !== undefined && !connection.smtp.destroyed;
    const unsent = (error, why) => ({
        ...{ state: "unsent", why },
        ...(isTemporary(error) ? { temporary: "server" } : {}),
    });
    const connected = async () => {
        try {
            if (connection === undefined || connection.smtp.destroyed)
                connection = await connect(url, times);
            return connection;
        }
        catch (error) {
            leave();
            return unsent(error, connectionFailure(error, server, conceal));
        }
    };
    /** What becomes of a message that the server said no to. */
    const refused = async (open, error, reused) => {
        const closing = error.responseCode === 421;
        if (closing || !(await transmit_reset(open, times)))
            leave();
        if (closing && reused)
            return "again";
        return refusedFor(error, conceal);
    };
    const attempt = async (message, signal) => {
        const reused = isOpen();
        const open = await connected();
        if ("state" in open)
            return open;
        const unfit = open.smtpUtf8 ? undefined : whyNotAscii(message);
        if (unfit !== undefined)
            return { state: "refused", why: unfit };
        const outcome = await transmit(open, message, times, signal, clock);
        if (outcome.state === "sent")
            return outcome;
        if (outcome.state === "refused")
            return await refused(open, outcome.error, reused);
        leave();
        if (outcome.state === "cancelled")
            return cancelled(outcome.handedOver);
        if (outcome.state === "uncertain")
            return { state: "uncertain", why: unconfirmed(outcome.error, server) };
        const why = connectionFailure(withoutWords(outcome.error), server, conceal);
        return reused ? "again" : unsent(outcome.error, why);
    };
    return {
        async connect() {
            const open = await connected();
            return "state" in open ? open : undefined;
        },
        async deliver(message, signal) {
            const first = await attempt(message, signal);
            if (first !== "again")
                return first;
            const second = await attempt(message, signal);
            if (second !== "again")
                return second;
            return { state: "unsent", why: `The mail server ${server} closed the connection.` };
        },
        leave,
        quit() {
            connection?.smtp.quit();
            connection = undefined;
        },
    };
}
function refusedFor(error, conceal) {
    const { why, temporary, tooLarge } = refusal(error, conceal);
    if (!tooLarge)
        return { state: "refused", why, ...(temporary === undefined ? {} : { temporary }) };
    const [, most] = /larger than allowed (\d+)/.exec(error.message) ?? [];
    return { state: "too-large", why, ...(most === undefined ? {} : { most: Number(most) }) };
}
/** Without the advice to run again: it may be there already. */
function unconfirmed({ code }, server) {
    const silent = code === "ETIMEDOUT";
    const what = silent ? "did not confirm it in time" : "broke the connection off before it confirmed it";
    return `The message was handed over, and the mail server ${server} ${what}. It may have arrived, so it is not sent again: ask them, or look into the mail server's log.`;
}
function cancelled(handedOver) {
    return handedOver
        ? { state: "uncertain", why: "The run was cancelled before the mail server confirmed the message." }
        : { state: "unsent", why: "The run was cancelled before the message was handed over." };
}
/** Why a server without SMTPUTF8 cannot take the message; undefined where it can. */
function whyNotAscii({ from, to }) {
    if ((0,text_address/* needsSmtpUtf8 */.t)(from))
        return NO_UTF8_SENDER;
    return (0,text_address/* needsSmtpUtf8 */.t)(to) ? NO_UTF8 : undefined;
}
const NO_UTF8 = "The address has letters beyond ASCII before the @, and the mail server does not take such addresses (no SMTPUTF8). Use another address in DocSpace, or another mail server.";
const NO_UTF8_SENDER = "The address in mail-from has letters beyond ASCII before the @, and the mail server does not take such addresses (no SMTPUTF8). Use another one.";

// EXTERNAL MODULE: ./build/text/one-line.js
var one_line = __webpack_require__(3809);
;// CONCATENATED MODULE: ./build/deliver/mail/mail-page.js


const LONGEST_TEXT = 2000;
function mail_page_asText(parts, sender) {
    return [...parts.flatMap((part) => [...textLines(part), ""]), "-- ", sender, ""].join("\n");
}
function textLines(part) {
    switch (part.kind) {
        case "buttons":
            return part.links.map(({ label, url }) => `${label}: ${url}`);
        case "list":
            return [
                (0,one_line/* plain */.pj)(part.intro, LONGEST_TEXT),
                ...part.items.map((item) => `  * ${(0,one_line/* plain */.pj)(item, LONGEST_TEXT)}`),
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
            return [(0,one_line/* plain */.pj)(part.text, LONGEST_TEXT)];
    }
}
/** `Ann Lee; Right: Editor; Room: Legal`: what a table says, in one line. */
function rowText([first = "", ...others], [, ...heads]) {
    const more = others.map((cell, index) => `${heads[index] ?? ""}: ${cellText(cell)}`);
    return [cellText(first), ...more].join("; ");
}
function cellText(cell) {
    return (0,one_line/* plain */.pj)(String(cell), one_line/* LONGEST_SHOWN */.Z7);
}
/**
 * Where a mail program takes no style sheet, tables and links are still ones. Cells break within a word only where one
 * is longer than a phone's column: a cell of class `l`.
 */
const STYLE = (0,html/* ownHtml */["if"])("<style>:root{color-scheme:light dark}body{font-family:sans-serif;font-size:16px;line-height:1.5;margin:8px}p,ul{max-width:50em}" +
    ".d{font-size:13px;line-height:1.35}.d p,.d ul{max-width:90em;margin:8px 0}h2{font-size:15px;margin:14px 0 2px}" +
    "table{border-collapse:collapse;max-width:900px}th,td{text-align:left;vertical-align:top;padding:1px 16px 1px 0;border-bottom:1px solid #8886}" +
    "th.n,td.n{text-align:right}.l{overflow-wrap:anywhere}.a{font-size:18px;font-weight:bold}.q{color:#555}.d .q{font-size:12px}" +
    "@media(max-width:600px){.d{font-size:15px}.d table{font-size:13px}th,td{padding-right:6px}}" +
    "@media(prefers-color-scheme:dark){.q{color:#aaa}a{color:#8ab4f8}a.b{color:#fff}}</style>");
/** @param kind `letter` for a few sentences, `dense` for tables */
function mailHtml(body, language, kind) {
    const dense = kind === "dense" ? (0,html/* html */.qy) ` class="d"` : undefined;
    return `${(0,html/* html */.qy) `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">${STYLE}</head><body${dense}>\n${body}\n</body></html>\n`}`;
}
/** The same mail with something said before all else. */
function withFirst(mail, text, first) {
    const begun = mail.html.replace(/<body[^>]*>/, (body) => `${body}\n${first}`);
    return { ...mail, text: `${text}\n\n${mail.text}`, html: begun };
}
function mail_page_asHtml(parts, sender, language) {
    return mailHtml((0,html/* lines */.Mn)([...parts.map(partHtml), (0,html/* html */.qy) `<p class="q">${sender}</p>`]), language, "dense");
}
function partHtml(part) {
    switch (part.kind) {
        case "answer":
            return (0,html/* html */.qy) `<p class="a">${(0,one_line/* shown */.SP)(part.text, LONGEST_TEXT)}</p>`;
        case "text":
            return (0,html/* html */.qy) `<p>${(0,one_line/* shown */.SP)(part.text, LONGEST_TEXT)}</p>`;
        case "quiet":
            return (0,html/* html */.qy) `<p class="q">${(0,one_line/* shown */.SP)(part.text, LONGEST_TEXT)}</p>`;
        case "buttons":
            return (0,html/* html */.qy) `<p>${part.links.map(({ label, url }) => (0,html/* html */.qy) `<a class="b" href="${url}" style="display:inline-block;margin:0 8px 4px 0;padding:7px 14px;border-radius:4px;background:#0b5cad;color:#fff;text-decoration:none">${label}</a>`)}</p>`;
        case "list":
            return (0,html/* html */.qy) `<p>${(0,one_line/* shown */.SP)(part.intro, LONGEST_TEXT)}</p>\n<ul>\n${(0,html/* lines */.Mn)(part.items.map((item) => (0,html/* html */.qy) `<li>${(0,one_line/* shown */.SP)(item, LONGEST_TEXT)}</li>`))}\n</ul>`;
        case "table":
            return tableHtml(part);
    }
}
const LONG_WORD = /[^\s-]{16}/;
function tableHtml({ title, heads, rows }) {
    const numeric = heads.map((_, index) => rows.some(({ cells }) => typeof cells[index] === "number"));
    const right = (index) => (numeric[index] === true ? (0,html/* html */.qy) ` class="n"` : undefined);
    const head = heads.map((one, index) => (0,html/* html */.qy) `<th${right(index)}>${one}</th>`);
    const body = rows.map(({ cells, url }) => (0,html/* html */.qy) `<tr>${cells.map((cell, index) => {
        const text = (0,one_line/* shown */.SP)(String(cell));
        const linked = index === 0 && url !== undefined ? (0,html/* html */.qy) `<a href="${url}">${text}</a>` : text;
        return (0,html/* html */.qy) `<td${right(index) ?? (LONG_WORD.test(text) ? (0,html/* html */.qy) ` class="l"` : undefined)}>${linked}</td>`;
    })}</tr>`);
    return (0,html/* html */.qy) `<h2>${title}</h2>\n<table>\n<tr>${head}</tr>\n${(0,html/* lines */.Mn)(body)}\n</table>`;
}

;// CONCATENATED MODULE: ./build/deliver/mail/message-source.js



/**
 * Writes a message (RFC 5322), with `Auto-Submitted` so that holiday replies are not sent to it (RFC 3834).
 * The same message and time give the same bytes.
 *
 * @param from the sender, `Name <address>` or an address
 * @param now epoch milliseconds
 */
async function messageSource(mail, from, now) {
    const to = (0,text_address/* wireAddress */.am)(mail.to.address);
    const { default: MailComposer } = await Promise.all(/* import() */[__webpack_require__.e(76), __webpack_require__.e(672)]).then(__webpack_require__.bind(__webpack_require__, 7672));
    const node = new MailComposer({
        from: senderOf((0,one_line/* singleLine */.pF)(from)),
        to: { name: (0,one_line/* shorten */.ml)((0,one_line/* singleLine */.pF)(mail.to.name), 100).trim(), address: to },
        ...(mail.replyTo === undefined ? {} : { replyTo: mail.replyTo.map(text_address/* wireAddress */.am) }),
        subject: (0,one_line/* shorten */.ml)((0,one_line/* singleLine */.pF)(mail.subject), 200),
        text: mail.text,
        html: mail.html,
        messageId: mail.messageId,
        date: new Date(now),
        headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
        baseBoundary: (0,external_node_crypto_.createHash)("sha256").update(mail.messageId).digest("hex").slice(0, 32),
        attachments: (mail.attachments ?? []).map(({ fileName, path }) => ({ filename: fileName, path })),
        disableUrlAccess: true,
    }).compile();
    const envelope = node.getEnvelope();
    return { from: envelope.from || "", to, source: await node.build() };
}
/**
 * The sender, the name apart from the address: in one text, a colon or a bracket in the name would mean something to
 * mail programs. The domain is in ASCII: no server can be expected to read it otherwise.
 */
function senderOf(from) {
    const [, name = "", address = from] = /^(.*)<([^<>]+)>\s*$/.exec(from) ?? [];
    return { name: name.trim().replace(/^"(.*)"$/, "$1"), address: (0,text_address/* wireAddress */.am)(address.trim()) };
}

;// CONCATENATED MODULE: ./build/deliver/mail/smtp-mailer.js






/**
 * Slow enough for the limits of common providers; a server on this machine relays at its own pace. Greylisting servers
 * mostly want a minute.
 */
function timesFor(url) {
    const here = (0,this_machine/* isLoopback */.U)(url.hostname);
    return {
        pause: here ? 0 : 1_000,
        connect: 30_000,
        silence: 60_000,
        longest: 300_000,
        grace: 2_000,
        rest: here ? 2_000 : 75_000,
    };
}
/**
 * Sends mail over SMTP: `smtps:` with TLS from the beginning, `smtp:` with STARTTLS, which only a server on this
 * machine may do without. A message that is too large for the server is sent once more with as many attachments as it
 * takes.
 */
function smtpMailer({ url, from }, clock, times = timesFor(url)) {
    const handOver = createHandOver(url, times, clock);
    let lastBegin = Number.NEGATIVE_INFINITY;
    const rest = async (signal) => {
        handOver.leave();
        await clock.sleep(times.rest, signal).catch(() => undefined);
    };
    return {
        async open() {
            const failed = await handOver.connect();
            if (failed === undefined)
                return { state: "ready" };
            if (failed.temporary === undefined)
                return failed;
            await rest();
            return (await handOver.connect()) ?? { state: "ready" };
        },
        async send(mail, signal) {
            const message = await composed(mail, from, clock);
            if ("state" in message)
                return message;
            const wait = lastBegin + times.pause - clock.now();
            if (wait > 0)
                await clock.sleep(wait, signal).catch(() => undefined);
            if (signal?.aborted)
                return { state: "unsent", why: "The run was cancelled before the message was sent." };
            lastBegin = clock.now();
            const outcome = await handOver.deliver(message, signal);
            if (outcome.state !== "too-large")
                return outcome;
            const smaller = await composed(withLess(mail, outcome.most, message.source.byteLength), from, clock);
            if ("state" in smaller)
                return smaller;
            const again = smaller.source.byteLength < message.source.byteLength
                ? await handOver.deliver(smaller, signal)
                : outcome;
            return again.state === "too-large" ? { state: "refused", why: `${again.why} ${TOO_LARGE}` } : again;
        },
        rest,
        close: handOver.quit,
    };
}
const TOO_LARGE = "Ask its administrator for a larger limit, or look at the reports in DocSpace.";
async function composed(mail, from, clock) {
    try {
        return await messageSource(mail, from, clock.now());
    }
    catch (error) {
        const { code, name } = error;
        return { state: "refused", why: `The message could not be composed (${code ?? name}).` };
    }
}
/** The mail with the attachments, from the first on, that fit a server's limit; with none where the limit is not known. */
function withLess(mail, most, whole) {
    const attachments = mail.attachments ?? [];
    const kept = [...attachments];
    let bytes = whole;
    while (kept.length > 0 && (most === undefined || bytes > most))
        bytes -= encodedBytes(kept.pop()?.bytes ?? 0);
    const left = attachments.slice(kept.length).map(({ fileName }) => fileName);
    if (left.length === 0)
        return mail;
    const remark = languages_mailWords(mail.language ?? "en").manager.notTaken(left.join(", "));
    return { ...withFirst(mail, remark, (0,html/* html */.qy) `<p>${remark}</p>`), attachments: kept };
}
/** Bytes of an attachment in base64, with its line ends. */
function encodedBytes(bytes) {
    return Math.floor((bytes * 78) / 57);
}

;// CONCATENATED MODULE: ./build/deliver/managers/attachments.js
/**
 * Reports are attached up to this many bytes in total. Mail servers refuse messages of more than 10 to 25 MB, and base64
 * with its line ends makes every three bytes a little more than four: 7 MB become 9.6 MB.
 */
const MOST_ATTACHED = 7_000_000;
/** What people can do without comes first: it is left out first where not everything can be attached. */
const LEAVE_FIRST = [".json", ".html", ".csv", ".txt", ".xlsx"];
/** The reports that a mail brings along, and the titles of those that are too large for it. */
function attachments_fitting(reports) {
    const rank = ({ title }) => LEAVE_FIRST.findIndex((ending) => title.endsWith(ending));
    const order = reports.toSorted((a, b) => rank(a) - rank(b));
    let total = reports.reduce((sum, { bytes }) => sum + bytes, 0);
    const left = new Set();
    for (const report of order) {
        if (total < MOST_ATTACHED)
            break;
        left.add(report);
        total -= report.bytes;
    }
    const attached = reports.filter((report) => !left.has(report)).sort((a, b) => rank(b) - rank(a));
    return {
        attached: attached.map(({ title, path, bytes }) => ({ fileName: title, path, bytes })),
        left: reports.filter((report) => left.has(report)).map(({ title }) => title),
    };
}

// EXTERNAL MODULE: ./build/time/calendar.js
var calendar = __webpack_require__(3032);
;// CONCATENATED MODULE: ./build/earlier-runs/ledger.js


const EMPTY_LEDGER = {
    reminders: [],
    reports: [],
    inactive: [],
    begun: [],
    review: decision/* EMPTY_REVIEW */.lj,
};
/** Days for which mails are remembered: as long as somebody might ask for the period that they were about. */
const REMEMBERED = 10 * 366;
/** Days for which what decides less is remembered: what failed, and stretches of inactivity that are over. */
const REMEMBERED_SHORTER = 3 * 366;
/** What a run writes goes further, never back: of two entries of one run about one mail, the later state is the truth. */
const FURTHER = { announced: 0, failed: 1, uncertain: 2, sent: 3 };
/**
 * Both ledgers together; nothing that either knows to be sent is lost. Of two entries that one run made about the same
 * mail the one that went further stays; entries of different runs stay side by side. Stretches of inactivity are the
 * first ledger's where both have one.
 */
function merged(newer, older) {
    return {
        reminders: furthest(newer.reminders, older.reminders, reminderKey),
        reports: furthest(newer.reports, older.reports, reportKey),
        inactive: bothStretches(newer.inactive, older.inactive),
        begun: older.begun.reduce(withPeriod, newer.begun),
        review: (0,decision/* mergedReview */.Z6)(newer.review, older.review),
    };
}
/** Remembers that a run began to remind for a period. */
function withBegun(ledger, { label, firstDay, lastDay }) {
    return { ...ledger, begun: withPeriod(ledger.begun, { label, firstDay, lastDay }) };
}
function withPeriod(periods, period) {
    return periods.some(({ label }) => label === period.label) ? periods : [...periods, period];
}
/** Whether a run that reminded for a period, or was about to, wrote it here. */
function knowsOf({ begun, reminders }, label) {
    return [...begun, ...reminders.map(({ period }) => period)].some((one) => one.label === label);
}
/** Whether a run wrote here what it did with managers' reports about a period. */
function knowsReports({ reports }, label) {
    return reports.some(({ period }) => period.label === label);
}
/** With these entries, each in place of what the same run wrote about the same mail before. */
function withMails(ledger, mails) {
    return {
        ...ledger,
        reminders: furthest(ledger.reminders, mails.reminders ?? [], reminderKey),
        reports: furthest(ledger.reports, mails.reports ?? [], reportKey),
    };
}
function furthest(some, others, key) {
    if (others.length === 0)
        return some;
    const entries = new Map();
    for (const entry of [...some, ...others]) {
        const name = key(entry);
        const there = entries.get(name);
        if (there === undefined || FURTHER[entry.state] > FURTHER[there.state])
            entries.set(name, entry);
    }
    return [...entries.values()];
}
function bothStretches(newer, older) {
    if (older.length === 0)
        return newer;
    const known = new Set(newer.map(membershipOf));
    return [...newer, ...older.filter((stretch) => !known.has(membershipOf(stretch)))];
}
/** Names a membership, to look it up. */
function membershipOf({ person, room }) {
    return `${person} ${room}`;
}
function reminderKey({ person, room, period, run }) {
    return `${person} ${room} ${period.label} ${run}`;
}
function reportKey({ recipient, period, content, run }) {
    return `${recipient} ${period.label} ${content} ${run}`;
}
/** What a run announced and then certainly did not send, said so: nobody has to doubt it later. */
function withoutAnnouncements(ledger, run) {
    const settled = (entry) => entry.run === run && entry.state === "announced" ? { ...entry, state: "failed" } : entry;
    return { ...ledger, reminders: ledger.reminders.map(settled), reports: ledger.reports.map(settled) };
}
/**
 * Whether a person may be reminded about a room: `free`; `recent` when a reminder was sent less than a period's length
 * ago; `uncertain` when one was announced in that time and nobody knows whether it was sent.
 *
 * @param now epoch milliseconds
 */
function standing(ledger, person, room, period, now) {
    const near = remindersOf(ledger, person, room).filter((reminder) => reminder.state !== "failed" && withinOneLength(reminder, period, now));
    if (near.some(({ state }) => state !== "sent"))
        return "uncertain";
    return near.length > 0 ? "recent" : "free";
}
/**
 * Nearer than one period's length, by the periods' last days or by the clock. By the clock a day is allowed for: a
 * schedule starts a little earlier or later each time, and the month in which clocks change is an hour longer.
 */
function withinOneLength(reminder, period, now) {
    const length = daysOf(period);
    if (Math.abs(dayNumber(reminder.period.lastDay) - dayNumber(period.lastDay)) < length)
        return true;
    const allowance = Math.min(1, length / 4);
    return Math.abs(now - Date.parse(reminder.at)) < (length - allowance) * DAY_MS;
}
/** A ledger never changes, so what is in it is indexed once. */
const reminderIndexes = new WeakMap();
const reportIndexes = new WeakMap();
function remindersOf(ledger, person, room) {
    const index = reminderIndexes.get(ledger) ?? Map.groupBy(ledger.reminders, membershipOf);
    reminderIndexes.set(ledger, index);
    return index.get(membershipOf({ person, room })) ?? [];
}
function reportsTo(ledger, recipient) {
    const index = reportIndexes.get(ledger) ?? Map.groupBy(ledger.reports, (report) => report.recipient);
    reportIndexes.set(ledger, index);
    return index.get(recipient) ?? [];
}
/**
 * What is known of the manager's report to one recipient about a period: `same` was sent with this very content;
 * `uncertain`: announced with it, and nobody knows whether it was sent; `corrected`: another content was sent, or may
 * have been; `first`: nothing.
 */
function reportStanding(ledger, recipient, period, content) {
    const known = reportsTo(ledger, recipient).filter((report) => report.period.label === period.label && report.state !== "failed");
    const alike = known.filter((report) => report.content === content);
    if (alike.some(({ state }) => state === "sent") && isNewest(known, content))
        return "same";
    if (alike.some(({ state }) => state !== "sent"))
        return "uncertain";
    return known.length > 0 ? "corrected" : "first";
}
/** Whether nothing else was sent after the last report of this content: A, then B, then A again is a correction. */
function isNewest(known, content) {
    const last = known.reduce((one, other) => (Date.parse(other.at) > Date.parse(one.at) ? other : one));
    return last.content === content;
}
/**
 * Without what is too old to decide anything: mails are remembered for ten years, what certainly was not sent and
 * stretches that are over for three.
 *
 * @param now epoch milliseconds
 */
function withoutOld(ledger, now) {
    const recent = ({ at, period, state }) => {
        const since = now / calendar/* DAY_MS */.sO - (state === "failed" ? REMEMBERED_SHORTER : REMEMBERED);
        return Date.parse(at) / calendar/* DAY_MS */.sO >= since || (0,calendar/* dayNumber */.U$)(period.lastDay) >= since;
    };
    return {
        review: ledger.review,
        begun: ledger.begun.filter(({ lastDay }) => (0,calendar/* dayNumber */.U$)(lastDay) >= now / calendar/* DAY_MS */.sO - REMEMBERED),
        reminders: ledger.reminders.filter(recent),
        reports: ledger.reports.filter(recent),
        inactive: ledger.inactive.filter(({ until }) => (0,calendar/* dayNumber */.U$)(until) >= now / calendar/* DAY_MS */.sO - REMEMBERED_SHORTER),
    };
}
/**
 * Whether all that runs wrote about this period, and about those that end less than its length before, is still remembered:
 * about an older one nobody is mailed, because nobody knows any more who was.
 *
 * @param now epoch milliseconds
 */
function isRemembered(period, now) {
    return dayNumber(period.lastDay) - daysOf(period) >= now / DAY_MS - REMEMBERED;
}
/** Days of a period, both ends included. */
function daysOf({ firstDay, lastDay }) {
    return dayNumber(lastDay) - dayNumber(firstDay) + 1;
}

// EXTERNAL MODULE: ./build/report-folder/titles.js
var titles = __webpack_require__(4131);
// EXTERNAL MODULE: ./build/report-folder/verified-upload.js
var verified_upload = __webpack_require__(4980);
;// CONCATENATED MODULE: ./build/earlier-runs/ledger-file.js



/** Loaded only where there is a ledger: the schema library in it takes as long as the rest of the start. */
const format = () => __webpack_require__.e(/* import() */ 302).then(__webpack_require__.bind(__webpack_require__, 1302));
/** What a server calls a file that is copied, or comes back from the trash, to where another one has its title. */
const COPIES = Array.from({ length: 9 }, (_, index) => titles/* LEDGER_TITLE */.Fy.replace(".json", ` (${index + 1}).json`));
/** How many versions that were written over are looked into; a file with more lost ones was not written by this action. */
const MOST_LOST = 30;
/** Times that a ledger is written when something else writes it, too. */
const TRIES = 4;
/**
 * Reads who was mailed so far. The folder is listed: a search index may not have the file. Where a run wrote over what
 * another one had written, or made a second file, or somebody a copy, all are read and taken together. Rejects with
 * a {@link UserError} when a file of the ledger's own title cannot be understood, or is larger than a ledger can be,
 * which is seen before it is read.
 */
async function readLedger(folder) {
    const listed = await folder.findAll([titles/* LEDGER_TITLE */.Fy, ...COPIES]);
    const files = listed.get(titles/* LEDGER_TITLE */.Fy) ?? [];
    const [file] = files;
    const parts = [];
    for (const one of files)
        parts.push(await readWithLost(folder, one));
    for (const copy of COPIES.flatMap((title) => listed.get(title) ?? [])) {
        const { LARGEST_LEDGER } = await format();
        const found = copy.size > LARGEST_LEDGER ? undefined : await understood(folder.read(copy.id, LARGEST_LEDGER));
        if (found !== undefined)
            parts.push([found]);
    }
    const all = parts.flat();
    if (file === undefined)
        return { ledger: all.reduce(merged, EMPTY_LEDGER), whole: all.length === 0 };
    const { ledgerText } = await format();
    const [newest = EMPTY_LEDGER, ...others] = all;
    const ledger = others.reduce(merged, newest);
    const whole = parts.every(({ length }) => length === 1) && ledgerText(ledger, 0) === ledgerText(newest, 0);
    return { ledger, file, whole };
}
/** A file's newest version, and those that were written over without having been read, newest first. */
async function readWithLost(folder, file) {
    const { LARGEST_LEDGER, parseLedger, unreadable } = await format();
    if (file.size > LARGEST_LEDGER) {
        const size = Math.ceil(file.size / 1024 / 1024);
        throw unreadable(`it has ${size} MB, and a ledger has ${LARGEST_LEDGER / 1024 / 1024} MB at most`);
    }
    const { ledger, includes } = parseLedger(await folder.read(file.id, LARGEST_LEDGER));
    const found = [ledger];
    // A copy of a file begins at version 1 again, so what it says of versions is then not about its own.
    const read = includes < file.version ? includes : 0;
    for (let version = file.version - 1; version > Math.max(read, file.version - 1 - MOST_LOST); version--) {
        const lost = await readVersion(folder, file.id, version);
        if (lost !== undefined)
            found.push(lost);
    }
    return found;
}
/** Undefined for a version that is no ledger, or that the server does not keep any more. */
async function readVersion(folder, id, version) {
    const { LARGEST_LEDGER } = await format();
    return understood(folder.readVersion(id, version, LARGEST_LEDGER));
}
async function understood(reading) {
    const content = await reading;
    if (content === undefined)
        return undefined;
    const { parseLedger } = await format();
    try {
        return parseLedger(content).ledger;
    }
    catch {
        return undefined;
    }
}
const SECOND_FILE = `"${titles/* LEDGER_TITLE */.Fy}" in the report folder is open in an editor or locked, so what this run wrote lies in a second file of that name. Close or unlock it and keep both: the next run takes them together.`;
/**
 * Writes the ledger as the version after the one that was read. Where something else wrote it meanwhile, what that one
 * says is taken in and the ledger is written again; so it is when the answer shows that something was written over.
 * Nothing is written where the folder says it all already. Rejects with a {@link UserError} when it cannot be written.
 *
 * @param ledger made from what `read` holds
 */
async function writeLedger(folder, read, ledger, options) {
    // Of several files of that name the uploading would advise to delete some; here none may be lost.
    const quietly = { ...options, warn: () => undefined };
    const { ledgerText } = await format();
    let base = read;
    let wanted = withoutOld(ledger, options.clock.now());
    for (let tries = 1;; tries++) {
        const text = ledgerText(wanted, base.file?.version ?? 0);
        if (base.whole && ledgerText(base.ledger, base.file?.version ?? 0) === text)
            return base;
        try {
            const content = Buffer.from(text, "utf8");
            const file = await (0,verified_upload/* uploadContent */.H3)(folder, titles/* LEDGER_TITLE */.Fy, content, quietly, { file: base.file });
            return { ledger: wanted, file, whole: true };
        }
        catch (error) {
            if (options.signal?.aborted || tries === TRIES)
                throw error;
            const found = await readLedger(folder);
            const all = merged(wanted, found.ledger);
            // A second file was made, or the answer was lost: what was to be written is there to be read.
            if (ledgerText(found.ledger, 0) === ledgerText(all, 0))
                return ledger_file_told(found, options);
            if (isSameVersion(found.file, base.file))
                throw error;
            base = found;
            wanted = all;
        }
    }
}
/** Reads again only if the folder's ledger is another version than this. */
async function readAgain(folder, known) {
    const files = await folder.find(titles/* LEDGER_TITLE */.Fy);
    const [file] = files;
    const same = files.length === 1 && isSameVersion(file, known.file) && file?.size === known.file?.size;
    return same ? known : await readLedger(folder);
}
function ledger_file_told(stored, { warn }) {
    if (!stored.whole)
        warn(SECOND_FILE);
    return stored;
}
function isSameVersion(one, other) {
    return one?.id === other?.id && one?.version === other?.version;
}

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
;// CONCATENATED MODULE: ./build/deliver/mail/at-most-once.js



/** Milliseconds after announcing in which another run's write would show. */
const SETTLE = 5_000;
/** Looks for another run's announcement to be taken back again. */
const LOOKS = 3;
/**
 * Writes who is about to be mailed. The server replaces a file without asking what was read of it, so of two runs at
 * once one may write over the other's announcement. It sees so by the version, and takes its own back; the one that
 * came first sees the other's, waits for that, and goes on. Where that cannot be told, neither of the two sends.
 * Rejects with a {@link UserError}, and has taken the announcement back as far as that is possible.
 *
 * @param options.settle milliseconds after which it is looked whether another run came between; 0 where one mail too
 *   many at the same second is no harm
 * @param known what is to be written beside the announcements, made from what `read` holds
 */
async function announce(read, known, mails, options) {
    const { clock, folder, run, signal, settle = SETTLE } = options;
    try {
        let stands = await writeLedger(folder, read, withMails(known, mails), options);
        if (hasRivals(stands.ledger, read.ledger, mails))
            throw new errors/* UserError */.yo(ANOTHER_RUN);
        if (settle === 0)
            return stands;
        for (let look = 1;; look++) {
            await clock.sleep(settle, signal);
            const found = await readAgain(folder, stands);
            if (!hasRivals(found.ledger, read.ledger, mails)) {
                return await writeLedger(folder, found, withMails(found.ledger, mails), options);
            }
            if (look === LOOKS)
                throw new errors/* UserError */.yo(ANOTHER_RUN);
            stands = found;
        }
    }
    catch (error) {
        await withdraw(run, uncancelled(options));
        if (signal?.aborted)
            throw new errors/* UserError */.yo("The run was cancelled.", { cause: error });
        throw error;
    }
}
const ANOTHER_RUN = "Another run is about to send the same mails, so this one sends none. Let only one run use this folder at a time (a concurrency group in the workflow).";
/** Whether another run has announced or sent one of these mails since the ledger was read. */
function hasRivals(now, before, { reminders = [], reports = [] }) {
    const runs = new Set([...reminders, ...reports].map(({ run }) => run));
    const mine = new Set([
        ...reminders.map(({ person }) => person),
        ...reports.map(({ recipient, period }) => `${recipient} ${period.label}`),
    ]);
    const known = new Set([...before.reminders, ...before.reports].map(({ run }) => run));
    const rival = (whom, { run, state }) => state !== "failed" && !runs.has(run) && !known.has(run) && mine.has(whom);
    return ((reminders.length > 0 && now.reminders.some((one) => rival(one.person, one))) ||
        (reports.length > 0 && now.reports.some((one) => rival(`${one.recipient} ${one.period.label}`, one))));
}
/** Takes back what this run announced, as far as that is possible; else the next run names these people as uncertain. */
async function withdraw(run, options) {
    try {
        const read = await readLedger(options.folder);
        await writeLedger(options.folder, read, withoutAnnouncements(read.ledger, run), options);
    }
    catch (error) {
        options.warn(`What was announced in the ledger could not be taken back, so the next run will name these people as uncertain. ${(0,errors/* sentenceOf */.$N)(error)}`);
    }
}
/** What an entry of the ledger says of a mail with this outcome. */
const STATES = {
    sent: "sent",
    refused: "failed",
    unsent: "failed",
    uncertain: "uncertain",
};
/**
 * Writes what became of the announced mails, into whatever the ledger holds by now; a cancelled run does so, too. What
 * it gives is written after; why it could not be written, in a sentence. Never rejects.
 */
async function at_most_once_confirm(announced, mails, options) {
    let why = "";
    for (let tries = 0; tries < 2; tries++) {
        try {
            const base = tries === 0 ? announced : await readLedger(options.folder);
            const ledger = withMails(base.ledger, mails);
            return { stands: await writeLedger(options.folder, base, ledger, uncancelled(options)) };
        }
        catch (error) {
            why = (0,errors/* sentenceOf */.$N)(error);
        }
    }
    return { stands: announced, why };
}
/** What is sent must be written down: the ledger's last version is written by a cancelled run, too. */
function uncancelled({ signal: _, ...options }) {
    return options;
}

;// CONCATENATED MODULE: ./build/deliver/mail/send-each.js
/** As many messages in a row that break off, or that the server wants from nobody, are no longer one address's doing. */
const MOST_BREAKS = 3;
const BROKE_OFF = `Sending stopped before this mail, after ${MOST_BREAKS} in a row had failed. The next run sends it.`;
const CANCELLED = "The run was cancelled before it was sent.";
/** Milliseconds that the second tries may take together. */
const PATIENCE = 15 * 60_000;
/**
 * Sends one mail after the other; an outcome for each, in their order. Some servers drop the connection at a single
 * address, so after a break it is opened again for the next mail. The rest is `unsent` when that fails, when
 * {@link MOST_BREAKS} in a row broke off, or when the run was cancelled. What was refused for the time being is tried
 * once more at the end, after the pause that the mailer keeps. Nothing that may have been sent is sent twice. Never
 * rejects.
 */
async function sendEach(mails, mailer, options) {
    const outcomes = await round(mails, mailer, options);
    const again = outcomes.flatMap((outcome, index) => (send_each_isTemporary(outcome) ? [index] : []));
    if (again.length === 0 || options.signal?.aborted)
        return outcomes;
    await mailer.rest(options.signal);
    // What stopped the second round says less than why the mail was refused in the first.
    const withRepeated = (repeated) => {
        const tried = new Map(repeated.map((outcome, number) => [again[number], outcome]));
        return outcomes.map((first, index) => {
            const second = tried.get(index);
            return second === undefined || "skipped" in second ? first : second;
        });
    };
    const repeated = await round(again.flatMap((index) => mails[index] ?? []), mailer, {
        ...options,
        progress: (soFar) => options.progress?.(withRepeated(soFar)),
        until: options.clock.now() + PATIENCE,
    });
    return withRepeated(repeated);
}
function send_each_isTemporary(outcome) {
    return (outcome.state === "refused" || outcome.state === "unsent") && outcome.temporary !== undefined;
}
async function round(mails, mailer, { clock, signal, progress, until }) {
    const outcomes = [];
    let breaks = 0;
    let stopped;
    for (const mail of mails) {
        if (signal?.aborted)
            stopped = { state: "unsent", why: CANCELLED };
        else if (until !== undefined && clock.now() > until)
            stopped ??= { state: "unsent", why: BROKE_OFF };
        if (stopped === undefined && breaks > 0)
            stopped = await goOn(outcomes.at(-1), breaks, mailer);
        if (stopped !== undefined) {
            outcomes.push({ ...stopped, skipped: true });
            continue;
        }
        const outcome = await mailer.send(mail, signal).catch(unknownOutcome);
        breaks = isBreak(outcome) ? breaks + 1 : 0;
        outcomes.push(outcome);
        await progress?.(outcomes);
    }
    return outcomes;
}
/** Undefined where the next mail may be tried after one that failed for no fault of its address. */
async function goOn(last, breaks, mailer) {
    if (breaks >= MOST_BREAKS) {
        const waiting = last !== undefined && send_each_isTemporary(last);
        return { state: "unsent", why: BROKE_OFF, ...(waiting ? { temporary: "server" } : {}) };
    }
    if (last?.state === "refused")
        return undefined;
    const ready = await mailer.open();
    return ready.state === "unsent" ? ready : undefined;
}
/** Whether a mail failed in a way that the next one probably will, too. */
function isBreak(outcome) {
    if (outcome.state === "refused")
        return outcome.temporary === "server";
    return outcome.state !== "sent";
}
function unknownOutcome(error) {
    return { state: "uncertain", why: `Sending failed unexpectedly (${error.name}).` };
}

;// CONCATENATED MODULE: ./build/deliver/managers/about-rooms.js
/**
 * What of a report concerns these rooms: reasons of the whole run too; figures, titles and reasons of other rooms not,
 * nor what only administrators can act on.
 */
function about_rooms_onRooms(report, rooms) {
    const { comparison, reasons, notes, review } = report;
    const own = new Set(rooms.map(({ roomId }) => roomId));
    const isOwn = ({ roomId }) => own.has(roomId);
    return {
        ...report,
        // The events listed are those of all rooms.
        reports: ["inactivity"],
        assessment: { rooms, ...about_rooms_counted(rooms) },
        reasons: reasons.flatMap((one) => reasonOn(rooms, one)),
        notes: notes.filter((one) => (one.about !== "compliance" && FOR_OWNERS.has(one.code)) ||
            (one.code === "review-unclear" && one.parameters.row !== undefined && isOwn(one.parameters.row))),
        ...(comparison === undefined
            ? {}
            : {
                comparison: {
                    ...comparison,
                    newlyInactive: comparison.newlyInactive.filter(isOwn),
                    activeAgain: comparison.activeAgain.filter(isOwn),
                    events: comparison.events.filter(isOwn),
                },
            }),
        ...(review === undefined ? {} : { review: { ...review, rows: review.rows.filter(isOwn) } }),
    };
}
/** Notes on how the owner's own rooms were judged; the others are about the run, its key, its files and other rooms. */
const FOR_OWNERS = new Set([
    "provisional",
    "partial-list",
    "retention",
    "views-not-audited",
    "activity-rule",
    "accounts-untold",
    "compared-with-other-rules",
]);
/** The same reason as far as it is about these rooms; nothing where it is about others alone. */
function reasonOn(rooms, one) {
    if (one.code === "verdicts-open") {
        const { why } = one.parameters;
        const count = rooms.reduce((sum, { members }) => sum +
            members.filter(({ verdict }) => verdict.kind === "unknown" && verdict.reason.code === why).length, 0);
        return count === 0 ? [] : [{ ...one, parameters: { why, count } }];
    }
    if (one.rooms === "all")
        return [one];
    const touched = one.rooms;
    const own = rooms.flatMap(({ roomId }) => (touched.includes(roomId) ? [roomId] : []));
    return own.length === 0 ? [] : [{ ...one, rooms: own }];
}
function about_rooms_counted(rooms) {
    const rows = rooms.flatMap(({ members }) => members);
    const counts = { active: 0, inactive: 0, new: 0, unknown: 0, exempt: 0, invited: 0, disabled: 0 };
    for (const { verdict } of rows)
        counts[verdict.kind]++;
    const inactive = rows.filter(({ verdict }) => verdict.kind === "inactive");
    return { counts, inactivePeople: new Set(inactive.map(({ person }) => person.id)).size };
}

;// CONCATENATED MODULE: ./build/report/answer.js


/**
 * The one sentence that opens every output: what was found, and whether anything is missing. Mails link to the files, so
 * the files are written before: they say how many are to be reminded, and what is made later how many were.
 *
 * @param reminded absent where nobody is to be reminded
 * @param say the language; English but in mails
 */
function answer_answer(report, reminded, say = ENGLISH_ANSWER) {
    const { reports, period, reasons, listed, assessment } = report;
    const judged = reports.includes("inactivity");
    const parts = [
        ...(judged ? inactivityParts(report, say) : [say.events(listed.count, assessment.rooms.length)]),
        ...(reminded === undefined ? [] : remindedParts(reminded, say)),
        ...(period.provisional ? [say.notOver] : []),
        reasons.length === 0 ? say.nothingMissing : say.unproved(reasons.length),
    ];
    const span = reasons.length === 0 ? say.span(period) : `${say.span(period)}, ${say.incomplete}`;
    return `${span}: ${parts.join("; ")}.`;
}
function remindedParts({ sent, due = 0, earlier }, say) {
    const now = sent === undefined ? say.toBeReminded(due) : say.reminded(sent);
    const nobody = (sent ?? due) === 0;
    return [...(nobody && earlier > 0 ? [] : [now]), ...(earlier > 0 ? [say.remindedBefore(earlier)] : [])];
}
/** Of an incomplete report first what is not known: "0 of 95 inactive" alone would read as if all were well. */
function inactivityParts({ assessment, comparison, reasons }, say) {
    const { counts } = assessment;
    const unread = assessment.rooms.filter(({ unreadable }) => unreadable !== undefined).length;
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const first = reasons.length > 0 && counts.unknown > 0;
    const known = first ? all - counts.unknown : all;
    const missing = [
        ...(counts.unknown === 0
            ? []
            : [first ? say.unknownOf(counts.unknown, all) : say.unknown(counts.unknown)]),
        ...(unread === 0 ? [] : [say.unreadable(unread)]),
    ];
    const inactive = first ? say.inactiveOfOthers(counts.inactive, known) : say.inactive(counts.inactive, all);
    const found = [
        ...(all === 0 && unread === 0 ? [say.nobody] : []),
        ...(known === 0 ? [] : [`${inactive}${whoPart(assessment, say)}`]),
        ...(comparison !== undefined && counts.inactive > 0 ? [say.newly(comparison.newlyInactive.length)] : []),
    ];
    const parts = reasons.length > 0 ? [missing, found] : [[...found, ...missing]];
    return parts.filter((part) => part.length > 0).map((part) => part.join(", "));
}
function whoPart({ counts, rooms, inactivePeople }, say) {
    if (counts.inactive === 0)
        return "";
    const rows = rooms.flatMap(({ members }) => members.filter(isInactive));
    const wide = new Set(rows.filter(({ access }) => WIDE_ACCESS.has(access)).map(({ person }) => person.id))
        .size;
    return ` (${[say.people(inactivePeople), ...(wide === 0 ? [] : [say.withWideAccess(wide)])].join(", ")})`;
}
function isInactive({ verdict }) {
    return verdict.kind === "inactive";
}

;// CONCATENATED MODULE: ./build/deliver/managers/tables.js



function tables_roomsTable({ rooms }, { comparison }, { portalUrl }, say) {
    const newly = comparison !== undefined;
    const unknown = rooms.some((one) => one.unknown > 0);
    const heads = [
        "room",
        "inactive",
        ...(newly ? ["newly"] : []),
        ...(unknown ? ["unknown"] : []),
        "members",
    ];
    return {
        kind: "table",
        title: say.rooms,
        heads: heads.map((head) => say.heads[head]),
        rows: rooms.map(({ room, ...figures }) => ({
            cells: heads.map((head) => {
                if (head === "room")
                    return named(room.title, undefined, say.noName);
                // What was not read is never shown as 0.
                if (room.unreadable !== undefined)
                    return head === "members" ? say.unreadable : "–";
                return figures[head] ?? "–";
            }),
            url: roomLink(portalUrl.href, room.roomId),
        })),
    };
}
function tables_membersTable({ about, total, rows }, { assessment, period }, context, words) {
    const say = words.manager;
    const { reminded } = context;
    const titles = titlesIn(assessment, say);
    const inactive = about === "newly" || about === "others" || about === "inactive";
    const heads = [
        ...["person", "right"],
        ...(assessment.rooms.length === 1 ? [] : ["room"]),
        "last",
        ...(inactive && reminded !== undefined ? ["reminded"] : []),
        ...(about === "unknown" || about === "exempt" ? ["why"] : []),
    ];
    const cell = (row) => ({
        person: () => named(row.person.name, 80, say.noName),
        right: () => rightOf(row, say),
        room: () => titles.get(row.roomId) ?? "",
        last: () => lastOf(row, period, context, words),
        reminded: () => say.reminded[reminded?.get(row.person.id) ?? "no"],
        why: () => whyOf(row, context, words),
    });
    return {
        kind: "table",
        title: `${say.members[about]} (${number(total)})`,
        heads: heads.map((head) => say.heads[head]),
        rows: rows.map((row) => ({
            cells: heads.map((head) => cell(row)[head]()),
            url: personLink(context.portalUrl.href, row.person),
        })),
        linksInHtmlOnly: true,
    };
}
function titlesIn({ rooms }, say) {
    return new Map(rooms.map(({ roomId, title }) => [roomId, named(title, 60, say.noName)]));
}
/** `30 October 2026 (changed a file), 2 events, could act since 12 October 2026, 3 months in a row` */
function lastOf(row, period, { day }, words) {
    const say = words.manager;
    const { inactiveInARow = 1, verdict, since, basis } = row;
    const late = (verdict.kind === "inactive" || verdict.kind === "new") && basis.judgedFrom > period.start;
    const invited = verdict.kind === "invited" && since.kind === "joined";
    return [
        ...actionsOf(row, day, words),
        ...(late ? [say.couldActSince(words.day(day(basis.judgedFrom)))] : []),
        ...(invited ? [say.invitedOn(words.day(day(since.at)))] : []),
        ...(inactiveInARow > 1 ? [say.inARow(inactiveInARow, isMonth(period) ? "month" : "period")] : []),
    ].join(", ");
}
function actionsOf({ lastActivity, events }, day, { kinds, manager, ...words }) {
    return [
        lastActivity === undefined
            ? manager.noActivity
            : `${words.day(day(lastActivity.at))} (${kinds[lastActivity.kind]})`,
        ...(events > 0 ? [manager.events(events)] : []),
    ];
}
function whyOf({ verdict }, context, { day, manager }) {
    if (verdict.kind === "unknown")
        return manager.reason(verdict.reason, context);
    if (verdict.kind !== "exempt")
        return "";
    return manager.exempt(verdict.reason, verdict.until === undefined ? undefined : day(verdict.until));
}
function tables_leftTable(gone, { assessment }, { day }, words) {
    if (gone.length === 0)
        return [];
    const say = words.manager;
    const titles = titlesIn(assessment, say);
    const rows = gone.map((row) => ({
        cells: [
            named(row.name, 80, say.noName),
            titles.get(row.roomId) ?? "",
            [
                ...actionsOf(row, day, words),
                ...(row.leftAt === undefined ? [] : [say.leftOn(words.day(day(row.leftAt)))]),
            ].join(", "),
        ],
    }));
    const heads = [say.heads.person, say.heads.room, say.heads.last];
    return [{ kind: "table", title: `${say.members.left} (${number(gone.length)})`, heads, rows }];
}
/** `Editor, guest, by the group “Legal team”` */
function rightOf({ access, membership, person }, say) {
    return [
        say.access[access],
        ...(person.guest ? [say.guest] : []),
        ...(membership.by === "group" ? [say.byGroup(named(membership.group.name, 40, say.noName))] : []),
    ].join(", ");
}

;// CONCATENATED MODULE: ./build/deliver/managers/report-mail.js







/** The mail in plain text and in HTML: the answer, what can be opened, the rooms, and who asks for something. */
function report_mail_reportContent(report, context, enclosed) {
    const words = mailWords(context.language);
    const say = words.manager;
    const { period } = report;
    const portal = plain(context.portalUrl.host);
    const findings = findingsOf(report, !enclosed.report);
    const { rooms, rows } = findings.left;
    const notShown = `${say.notShown(rows, rooms)}${enclosed.report ? ` ${say.reportsHaveAll}` : ""}`;
    const about = `${portal}, ${words.day(period.firstDay)} – ${words.day(period.lastDay)} (${plain(period.timeZone)})`;
    const parts = [
        { kind: "answer", text: answer(report, remindedIn(report, context), say.answer) },
        quiet(about),
        ...buttons(report, context, say),
        ...reasonsPart(report, context, say),
        ...notesOf(report, "warning", say).map((text) => ({ kind: "text", text })),
        roomsTable(findings, report, context, say),
        ...findings.members.map((finding) => membersTable(finding, report, context, words)),
        ...leftTable(findings.gone, report, context, words),
        ...besides(findings, say),
        ...remediesFor(report, say),
        ...(rooms + rows > 0 ? [{ kind: "text", text: notShown }] : []),
        ...reviewPart(report, say),
        ...[[...notesOf(report, "info", say), ...notAttached(enclosed, say)].join(" ")]
            .filter(Boolean)
            .map(quiet),
        ...(context.runUrl === undefined ? [] : [quiet(`${say.run}: ${context.runUrl}`)]),
    ];
    const sender = say.sender(portal, plain(context.from));
    return {
        subject: report_mail_subjectOf(report, words),
        text: asText(parts, sender),
        html: asHtml(parts, sender, words.language),
    };
}
function quiet(text) {
    return { kind: "quiet", text };
}
/** Never "nobody" where something is not known. */
function report_mail_subjectOf({ assessment, period }, { manager, span }) {
    const rows = assessment.rooms.flatMap(({ members }) => members);
    for (const kind of ["inactive", "unknown"]) {
        const count = rows.filter(({ verdict }) => verdict.kind === kind).length;
        if (count > 0)
            return manager.subject({ kind, count }, span(period));
    }
    const unreadable = assessment.rooms.some((room) => room.unreadable !== undefined);
    return manager.subject({ kind: unreadable ? "unreadable" : "nobody" }, span(period));
}
/** How many of the inactive this run reminded. */
function remindedIn({ assessment }, { reminded }) {
    if (reminded === undefined)
        return undefined;
    const people = new Set(inactiveOf(assessment.rooms).map(({ person: { id } }) => id));
    const count = (state) => [...people].filter((id) => reminded.get(id) === state).length;
    return { sent: count("sent"), earlier: count("earlier") };
}
function inactiveOf(rooms) {
    return rooms.flatMap(({ members }) => members.filter(({ verdict }) => verdict.kind === "inactive"));
}
function buttons({ review }, { reportUrl }, say) {
    const links = [
        ...(reportUrl === undefined ? [] : [{ label: say.openReport, url: reportUrl }]),
        ...(review?.workbook === undefined || review.rows.length === 0
            ? []
            : [{ label: say.openWorkbook, url: review.workbook }]),
    ];
    return links.length === 0 ? [] : [{ kind: "buttons", links }];
}
/** Why the report is not complete. */
function reasonsPart({ reasons }, context, say) {
    if (reasons.length === 0)
        return [];
    const items = reasons.slice(0, MOST_REASONS).map((one) => say.reason(one, context));
    if (reasons.length > MOST_REASONS)
        items.push(say.more(reasons.length - MOST_REASONS));
    return [{ kind: "list", intro: say.notProved, items }];
}
const MOST_REASONS = 30;
function notesOf({ notes }, level, say) {
    return notes.flatMap((one) => (one.level === level ? [say.note(one)] : []));
}
/** Whom the report names and the mail does not. */
function besides({ besides: groups }, say) {
    if (groups.length === 0)
        return [];
    const [gone, others] = [true, false].map((left) => groups
        .filter(({ about }) => (about === "left") === left)
        .map(({ about, total }) => `${say.members[about]}: ${number(total)}`)
        .join("; "));
    const sentences = [...(others ? [`${say.besides} – ${others}.`] : []), ...(gone ? [`${gone}.`] : [])];
    return [{ kind: "text", text: sentences.join(" ") }];
}
/** What can be done about the inactive: it depends on the ways in which they are members. */
function remediesFor({ assessment }, say) {
    const ways = new Set(inactiveOf(assessment.rooms).map(({ membership, access }) => membership.by === "owner" || access === "owner" ? "owner" : membership.by));
    const sentences = ["direct", "group", "owner"].flatMap((way) => ways.has(way) ? [say.remedies[way]] : []);
    return sentences.length === 0 ? [] : [{ kind: "text", text: sentences.join(" ") }];
}
function notAttached({ left }, say) {
    return left.length === 0 ? [] : [say.notAttached(left.join(", "))];
}
/** What is to be decided about these rooms, and what was decided and is not done. */
function reviewPart({ assessment, review }, say) {
    const here = new Set(assessment.rooms.map(({ roomId }) => roomId));
    const rows = review?.rows.filter(({ roomId }) => here.has(roomId)) ?? [];
    if (rows.length === 0)
        return [];
    const notDone = rows.filter(({ state }) => state === "not-done");
    const more = notDone.length - MOST_NOT_DONE;
    const intro = [say.review(rows), ...(review?.workbook === undefined ? [say.decideInFolder] : [])].join(" ");
    const items = notDone
        .slice(0, MOST_NOT_DONE)
        .map((row) => `${named(row.name, 80, say.noName)}: ${say.reviewRow(row)}`);
    if (more > 0)
        items.push(say.more(more));
    items.push(...longestOpen(rows, assessment.rooms, say));
    return items.length === 0 ? [{ kind: "text", text: intro }] : [{ kind: "list", intro, items }];
}
/** Who is undecided for a day or more, longest first, in one line: the mail is short. */
function longestOpen(rows, rooms, say) {
    const waiting = rows
        .filter(({ state, days }) => state === "open" && days > 0)
        .toSorted((a, b) => b.days - a.days);
    if (waiting.length === 0)
        return [];
    const titles = new Map(rooms.map(({ roomId, title }) => [roomId, title]));
    const parts = waiting.slice(0, MOST_OPEN).map((row) => {
        const room = named(titles.get(row.roomId) ?? "", 60, say.noName);
        return `${named(row.name, 60, say.noName)} (${room}): ${say.reviewRow(row)}`;
    });
    if (waiting.length > MOST_OPEN)
        parts.push(say.more(waiting.length - MOST_OPEN));
    return [parts.join("; ")];
}
const MOST_OPEN = 10;
/** Members to be removed and still there whom a mail names. */
const MOST_NOT_DONE = 20;

;// CONCATENATED MODULE: ./build/deliver/managers/recipients.js









/** The manager's report to every given address, with those reports attached that are small enough together. */
function managerMails(addresses, report, reports, context) {
    const { attached, left } = fitting(reports);
    const enclosed = { report: attached.length > 0 || context.reportUrl !== undefined, left };
    return addresses.map((address) => managerMail(report, context, enclosed, {
        address: { name: "", address },
        to: { address },
        recipient: `mail:${addressHash(address)}`,
        attachments: attached,
    }));
}
/** To each room's owner the report on their rooms only, and nothing attached. */
function ownerMails(report, context) {
    // The whole report and the run tell of other owners' rooms.
    const { reportUrl: _report, runUrl: _run, ...own } = context;
    const byOwner = new Map();
    const roomsWithoutOwner = [];
    for (const room of report.assessment.rooms) {
        const owner = ownerOf(room);
        if (owner === undefined || owner.person.status !== "active" || !isAddress(owner.person.email)) {
            roomsWithoutOwner.push(room.roomId);
            continue;
        }
        const one = byOwner.get(owner.person.id) ?? { owner, rooms: [] };
        one.rooms.push(room);
        byOwner.set(owner.person.id, one);
    }
    const mails = [...byOwner.values()].map(({ owner: { person }, rooms }) => managerMail(onRooms(report, rooms), own, NOTHING, {
        address: { name: person.name, address: person.email },
        to: { person: person.id },
        recipient: person.id,
    }));
    return { mails, roomsWithoutOwner };
}
/** A room's owner, if its members could be read. */
function ownerOf({ members }) {
    return members.find(({ membership, access }) => membership.by === "owner" || access === "owner");
}
const NOTHING = { report: false, left: [] };
function managerMail(report, context, enclosed, { address, to, recipient, attachments, }) {
    const { from, portalUrl, period, language } = context;
    const content = contentHash(report, context);
    const mail = {
        ...reportContent(report, context, enclosed),
        to: address,
        language,
        messageId: messageIdOf(from, "manager", portalUrl.href, recipient, period.label, content),
        ...(attachments === undefined ? {} : { attachments }),
    };
    return { mail, to, recipient, content };
}
/** Hash of what was found, whatever the words and links: two reports with the same hash tell a reader the same. */
function contentHash({ assessment: { rooms }, reasons, review }, { minActivity, activity }) {
    const found = rooms.map(({ roomId, title, unreadable, members }) => [
        roomId,
        title,
        unreadable?.code,
        members.map(({ person, access, verdict, events, lastActivity }) => [
            person.id,
            access,
            verdict.kind,
            events,
            lastActivity?.at,
        ]),
    ]);
    const here = new Set(rooms.map(({ roomId }) => roomId));
    // Not since when: the days go on by themselves.
    const decided = review?.rows.flatMap(({ roomId, personId, state, until }) => here.has(roomId) ? [[roomId, personId, state, until]] : []);
    const all = JSON.stringify([minActivity, activity, reasons, found, ...(decided ? [decided] : [])]);
    return createHash("sha256").update(all).digest("hex").slice(0, 24);
}
/** The same report, marked as one that takes the place of another. */
function corrected({ mail, ...rest }) {
    const { corrects, corrected: marked } = languages_mailWords(mail.language ?? "en").manager;
    const first = (0,html/* html */.qy) `<p><strong>${corrects}</strong></p>`;
    return { ...rest, mail: { ...withFirst(mail, corrects, first), subject: `${marked}: ${mail.subject}` } };
}

;// CONCATENATED MODULE: ./build/deliver/managers/send.js






/**
 * Sends the manager's reports: to nobody who got the same before, and as a correction to who got another one on this
 * period. As reminders are, they are announced in the ledger before; one that may have been sent is not sent again.
 * Never rejects.
 */
async function sendManagerReports(mails, sending) {
    if (mails.length === 0)
        return { outcomes: [], problems: [] };
    let read;
    try {
        read = sending.ledger === undefined ? undefined : await readLedger(sending.ledger.folder);
    }
    catch (error) {
        return { outcomes: [], problems: [notSent(error)] };
    }
    const { due, outcomes } = sortOut(mails, read, sending.period);
    if (due.length === 0)
        return { outcomes, problems: [] };
    const ready = await sending.mailer.open();
    if (ready.state === "unsent") {
        return { outcomes: [...outcomes, ...due.map((one) => outcomeOf(one, ready))], problems: [] };
    }
    try {
        let announced;
        if (read !== undefined && sending.ledger !== undefined) {
            const reports = entriesOf(due, () => "announced", sending, sending.ledger);
            announced = await announce(read, read.ledger, { reports }, { ...sending.ledger, settle: 0 });
        }
        const { signal, clock, onSent, mailer } = sending;
        const results = await sendEach(due.map(({ mail }) => mail), mailer, { clock, signal, progress: (soFar) => onSent?.(soFar.length, due.length) });
        const problems = announced === undefined || sending.ledger === undefined
            ? []
            : await settle(announced, due, results, sending, sending.ledger);
        const made = due.map((one, index) => outcomeOf(one, results[index] ?? UNKNOWN));
        return { outcomes: [...outcomes, ...made], problems };
    }
    catch (error) {
        return { outcomes, problems: [notSent(error)] };
    }
    finally {
        sending.mailer.close();
    }
}
const UNKNOWN = { state: "uncertain", why: "What became of it is not known." };
function notSent(error) {
    return `No manager's report was sent. ${(0,errors/* sentenceOf */.$N)(error)}`;
}
/** Which are to be sent, each marked as a correction where it is one; and what is known of the others. */
function sortOut(mails, read, period) {
    if (read === undefined)
        return { due: mails, outcomes: [] };
    const due = [];
    const outcomes = [];
    for (const one of mails) {
        const standing = reportStanding(read.ledger, one.recipient, period, one.content);
        if (standing === "first")
            due.push(one);
        else if (standing === "corrected")
            due.push(corrected(one));
        else if (standing === "same")
            outcomes.push({ kind: "manager", to: one.to, state: "earlier" });
        else
            outcomes.push({ kind: "manager", to: one.to, state: "uncertain", why: ANNOUNCED });
    }
    return { due, outcomes };
}
const ANNOUNCED = "Another run was about to send this report and did not say whether the mail was sent: it was ended, or is still under way. So it is not sent again.";
async function settle(announced, due, results, sending, ledger) {
    const state = (index) => STATES[results[index]?.state ?? "uncertain"];
    const { why } = await at_most_once_confirm(announced, { reports: entriesOf(due, state, sending, ledger) }, ledger);
    if (why === undefined)
        return [];
    return [
        `What became of the manager's reports could not be written to the ledger, so the same report will not be sent again. ${why}`,
    ];
}
function entriesOf(due, state, { clock, period: { label, firstDay, lastDay } }, { run }) {
    const at = new Date(clock.now()).toISOString();
    return due.map(({ recipient, content }, index) => ({
        recipient,
        content,
        period: { label, firstDay, lastDay },
        state: state(index),
        run,
        at,
    }));
}
function outcomeOf({ to }, delivery) {
    if (delivery.state === "sent")
        return { kind: "manager", to, state: "sent" };
    const state = delivery.state === "uncertain" ? "uncertain" : "refused";
    return { kind: "manager", to, state, why: delivery.why };
}

// EXTERNAL MODULE: ./build/docspace/files.js
var docspace_files = __webpack_require__(1122);
// EXTERNAL MODULE: ./build/docspace/portal.js
var portal = __webpack_require__(3795);
// EXTERNAL MODULE: ./build/docspace/wire/actions.js
var actions = __webpack_require__(3116);
// EXTERNAL MODULE: ./build/docspace/wire/dates.js
var dates = __webpack_require__(2802);
// EXTERNAL MODULE: ./build/docspace/wire/employee.js
var employee = __webpack_require__(9691);
// EXTERNAL MODULE: ./build/docspace/wire/envelope.js
var wire_envelope = __webpack_require__(2911);
// EXTERNAL MODULE: ./build/docspace/wire/paging.js + 1 modules
var paging = __webpack_require__(207);
;// CONCATENATED MODULE: ./build/docspace/room-log.js





/** Raw events that a page stands for, at most; the next page begins this much further. */
const LOG_PAGE = paging/* PAGE */.KL;
/**
 * One page of the history of a room, or of any folder (`FoldersController.cs`, `HistoryService.cs`). The order is by
 * id descending in the database, but the page groups its events; go on by raw events until `total`, never by the
 * number of entries shown. Members of the room and DocSpace admins may read it, on every plan.
 */
async function readRoomLogPage(docspace, folderId, query) {
    const envelope = await docspace.get(`files/folder/${folderId}/log`, {
        fromDate: (0,dates/* formatWireDate */.Xi)(query.from),
        toDate: (0,dates/* formatWireDate */.Xi)(query.to),
        count: LOG_PAGE,
        startIndex: query.startIndex || undefined,
    });
    return logPageIn(envelope, query.startIndex);
}
function logPageIn(envelope, startIndex) {
    const total = (0,wire_envelope/* totalOf */.e6)(envelope);
    const entries = (0,wire_envelope/* listIn */.Of)(envelope).flatMap((item) => [item, ...(0,wire_envelope/* list */.p_)(item, "related")].map(logEntry));
    return { entries, covered: Math.min(Math.max(total - startIndex, 0), LOG_PAGE), total };
}
function logEntry(item) {
    const action = (0,wire_envelope/* object */.Ik)(item, "action");
    const initiator = (0,wire_envelope/* optionalObject */.u9)(item, "initiator");
    const data = (0,wire_envelope/* optionalObject */.u9)(item, "data") ?? { endpoint: item.endpoint, values: {} };
    const actionId = (0,wire_envelope/* number */.ai)(action, "id");
    const user = (0,wire_envelope/* optionalObject */.u9)(data, "user");
    const group = (0,wire_envelope/* optionalObject */.u9)(data, "group");
    const id = (0,wire_envelope/* numberOr */.d_)(item.values["id"]);
    return {
        ...(id === undefined ? {} : { id }),
        at: (0,wire_envelope/* date */.p6)(item, "date"),
        userId: initiator ? (0,wire_envelope/* text */.Qq)(initiator, "id").toLowerCase() : "",
        user: initiator ? (0,employee/* displayName */.Q)(initiator) : "",
        actionId,
        key: (0,wire_envelope/* text */.Qq)(action, "key") || ((0,actions/* actionName */.aM)(actionId) ?? ""),
        ...identifiers(data),
        ...words(data),
        ...(isOfRoomLeft(data) ? { left: true } : {}),
        ...(user ? { member: { id: (0,wire_envelope/* text */.Qq)(user, "id").toLowerCase(), name: (0,employee/* displayName */.Q)(user) } } : {}),
        ...(group ? { group: { id: (0,wire_envelope/* text */.Qq)(group, "id"), name: (0,wire_envelope/* text */.Qq)(group, "name") } } : {}),
        ...owners(data),
    };
}
/** Of an account that is gone the server sends the name alone, or an id of zeros. */
function owners(data) {
    const idOf = (name) => {
        const person = (0,wire_envelope/* optionalObject */.u9)(data, name);
        return person === undefined ? "" : (0,wire_envelope/* text */.Qq)(person, "id").toLowerCase();
    };
    const owner = idOf("owner");
    const formerOwner = idOf("oldOwner");
    return {
        ...(/[^0-]/.test(owner) ? { owner } : {}),
        ...(/[^0-]/.test(formerOwner) ? { formerOwner } : {}),
    };
}
/** Ids above 0: the server answers 0 for what was deleted since, and links have text ids. */
function identifiers(data) {
    const found = {};
    const entryId = (0,wire_envelope/* numberOr */.d_)(data.values["id"]);
    if (entryId !== undefined && entryId > 0)
        found.entryId = entryId;
    for (const name of ["parentId", "fromFolderId", "toFolderId"]) {
        const id = (0,wire_envelope/* optionalNumber */.WI)(data, name);
        if (id !== undefined && id > 0)
            found[name] = id;
    }
    return found;
}
function isOfRoomLeft(data) {
    const { toFolderId, fromFolderId } = identifiers(data);
    return toFolderId !== undefined && fromFolderId === undefined && (0,wire_envelope/* text */.Qq)(data, "parentTitle") === "";
}
function words(data) {
    const found = {};
    for (const name of ["title", "oldTitle", "newTitle"]) {
        const word = (0,wire_envelope/* text */.Qq)(data, name);
        if (word !== "")
            found[name] = word;
    }
    return found;
}

// EXTERNAL MODULE: ./build/time/epoch.js
var epoch = __webpack_require__(4253);
;// CONCATENATED MODULE: ./build/earlier-runs/lost-ledger.js




/** What to do about a ledger that is not there. */
const BRING_BACK = "Bring it back from the trash, under its old name, or restore its newest version; to begin anew without it, move the reports of that time out of the folder.";
/** Why nobody is mailed then; what follows "No mail was sent:". */
const GONE = `the log of the report folder tells of a "${titles/* LEDGER_TITLE */.Fy}" which says who was mailed, and it is gone. ${BRING_BACK}`;
/** Of the log: uploaded, and written as a new version (5099 is shown as 5034). */
const WRITTEN = new Set([5011, 5034]);
/**
 * Whether the folder's own log tells of a ledger written there since a day whose file the folder has no more: it was
 * deleted, moved away or renamed since. The log keeps the title of a file that was deleted for good, and has uploads to
 * every version, as the action makes them (`docs/server-facts.md`, 1 and 8).
 *
 * @param files that the folder has now
 * @param since number of the last day of a period: who was mailed about it was mailed after it, and it ends up to 14
 *   hours before that of UTC
 */
async function wroteLostLedger(docspace, folderId, files, since) {
    const ledgers = (0,docspace_files/* withTitles */.My)(files, [titles/* LEDGER_TITLE */.Fy]).get(titles/* LEDGER_TITLE */.Fy) ?? [];
    const present = new Set(ledgers.map(({ id }) => id));
    const range = { from: since * epoch/* DAY */.d_ - epoch/* DAY */.d_, to: Math.floor(docspace.now() / 1000) };
    for (let startIndex = 0;; startIndex += LOG_PAGE) {
        const { entries, total } = await readRoomLogPage(docspace, folderId, { ...range, startIndex });
        const lost = entries.some(({ actionId, title, parentId, entryId }) => WRITTEN.has(actionId) &&
            title?.toLowerCase() === titles/* LEDGER_TITLE */.Fy &&
            parentId === folderId &&
            (entryId === undefined || !present.has(entryId)));
        if (lost || startIndex + LOG_PAGE >= total)
            return lost;
    }
}

// EXTERNAL MODULE: ./build/runner/names.js
var names = __webpack_require__(5827);
;// CONCATENATED MODULE: ./build/run/mail-problems.js

function namesIn({ assessment }, { showNames }) {
    const gate = createNameGate(showNames);
    const rows = assessment.rooms.flatMap(({ members }) => members);
    const people = new Map(rows.map(({ person }) => [person.id, person]));
    return (to) => "person" in to
        ? gate.person({ id: to.person, name: people.get(to.person)?.name ?? "" })
        : gate.address(to.address);
}
const DOUBT = "may or may not have been reminded";
/** What went wrong with single mails, in sentences. */
function mailProblems(outcomes, names) {
    const of = (kind, state) => outcomes.filter((one) => one.kind === kind && one.state === state);
    return [
        ...grouped(of("reminder", "refused"), names, "was not reminded", "were not reminded"),
        ...grouped(of("reminder", "uncertain"), names, DOUBT),
        ...grouped(of("manager", "refused"), names, "got no manager's report"),
        ...grouped(of("manager", "uncertain"), names, "may or may not have got the manager's report"),
    ];
}
/** The same of mails that are only previewed. */
function previewProblems(outcomes, names) {
    const of = (state) => outcomes.filter((one) => one.state === state);
    return [
        ...grouped(of("refused"), names, "would not be reminded"),
        ...grouped(of("uncertain"), names, DOUBT),
    ];
}
/** One sentence for all who share a reason: a mail server that fails, fails for everybody. */
function grouped(outcomes, name, one, several = one) {
    const byReason = Map.groupBy(outcomes, ({ why }) => why ?? "");
    return [...byReason].map(([why, some]) => {
        const names = some.map(({ to }) => name(to)).join(", ");
        return some.length === 1
            ? `${names} ${one}: ${why}`
            : `${some.length} people ${several} (${names}): ${why}`;
    });
}

// EXTERNAL MODULE: ./build/rollup/table.js
var table = __webpack_require__(967);
// EXTERNAL MODULE: ./build/rollup/formats/answer.js
var formats_answer = __webpack_require__(7120);
;// CONCATENATED MODULE: ./build/rollup/formats/mail.js





/** Portals whose reasons a mail tells; the page has them all. */
const MOST_ROWS = 50;
const LONGEST_WHY = 500;
/** The page as a mail: the answer, what changed, and each portal that asks for somebody, with the reason. */
function mailContent(page, frame) {
    const { rollUp } = page;
    const { language } = frame;
    const say = languages_mailWords(language).rollUp;
    const title = say.title(rollUp.period === undefined ? undefined : say.answer.span(rollUp.period));
    const open = rollUp.rows.filter(({ state }) => state !== "complete");
    const items = open.slice(0, MOST_ROWS).map((row) => (0,one_line/* plain */.pj)(mail_rowText(row, say), LONGEST_WHY));
    if (open.length > items.length)
        items.push(say.morePortals(open.length - items.length));
    const parts = [
        { kind: "answer", text: (0,formats_answer/* answerOf */.u)(rollUp, say.answer) },
        { kind: "quiet", text: title },
        ...(frame.links.length === 0 ? [] : [{ kind: "buttons", links: frame.links }]),
        ...[...(0,table/* totalsWords */.rM)(rollUp, say), ...(0,table/* changeWords */.mF)(page, say)].map((text) => ({ kind: "text", text })),
        ...(items.length === 0 ? [] : [{ kind: "list", intro: say.lookAfter, items }]),
        ...frame.remarks.map((text) => ({ kind: "quiet", text })),
    ];
    const sender = say.sender((0,one_line/* plain */.pj)(frame.from));
    // Never as if all were known where it is not.
    const inactive = (0,table/* hasFigures */.Mp)(rollUp.rows) && rollUp.totals.judged ? rollUp.totals.counts.inactive : undefined;
    return {
        subject: `${say.found(inactive, open.length)}: ${title}`,
        text: mail_page_asText(parts, sender),
        html: mail_page_asHtml(parts, sender, language),
    };
}
function mail_rowText(row, say) {
    return `${row.name}: ${(0,table/* stateText */.r9)(row, say)}. ${(0,table/* whyText */.ss)(row, say)}`;
}

;// CONCATENATED MODULE: ./build/rollup/mail.js


















/**
 * Sends the page: to nobody who got the same before, and as a correction to who got another one on this period, as the
 * manager's report of one portal. Never rejects but when it is cancelled.
 *
 * @returns how many were sent, and what went wrong, in sentences
 */
async function mailPage(host, { to, smtp, language: asked }, sent) {
    const { period } = sent.page.rollUp;
    if (period === undefined)
        return { count: 0, problems: ["No mail was sent: no portal has figures."] };
    if (period.provisional) {
        host.log.notice("The period is not over, so the page is sent to nobody.");
        return { count: 0, problems: [] };
    }
    const why = await whyNotAgain(host, sent, period);
    if (why !== undefined)
        return { count: 0, problems: [why] };
    const { runUrl } = await host.workflow();
    const language = asked === "auto" ? await languageIn(host, sent.folder) : asked;
    const mails = mailsOf({ to, from: smtp.from, period, language, runUrl }, sent);
    const { outcomes, problems } = await sendManagerReports(mails, {
        mailer: smtpMailer(smtp, host.clock),
        clock: host.clock,
        period,
        signal: host.signal,
        ...(sent.folder === undefined ? {} : { ledger: ledgerIn(host, sent.folder) }),
    });
    const { sent: count, notAgain } = countMails(outcomes, "manager");
    host.log.info(`The page was sent to ${count} of ${(0,english/* counted */.hS)(mails.length, "address", "addresses")}.`);
    if (notAgain > 0)
        host.log.info(`${notAgain} not sent again: an earlier run sent the same.`);
    const gate = (0,names/* createNameGate */.$n)(sent.page.showNames);
    const failed = mailProblems(outcomes, (one) => ("address" in one ? gate.address(one.address) : ""));
    return { count, problems: [...problems, ...failed] };
}
/** Why nobody is mailed: the page was there before, and the ledger that said who got it is lost, or cannot be looked for. */
async function whyNotAgain({ signal }, { uploaded, folder }, { label, lastDay }) {
    if (folder === undefined || uploaded.every(({ version }) => version === 1))
        return undefined;
    try {
        const files = await (0,docspace_files/* listFolderFiles */.ct)(folder.docspace, folder.id);
        const { ledger } = await readLedger(folder.folder);
        if (knowsReports(ledger, label))
            return undefined;
        const lost = await wroteLostLedger(folder.docspace, folder.id, files, (0,calendar/* dayNumber */.U$)(lastDay));
        return lost ? `No mail was sent: ${GONE}` : undefined;
    }
    catch (error) {
        signal.throwIfAborted();
        return `No mail was sent. ${(0,errors/* sentenceOf */.$N)(error)}`;
    }
}
function ledgerIn(host, { folder, serverVersion }) {
    const { clock, signal } = host;
    return { folder, run: (0,external_node_crypto_.randomUUID)(), serverVersion, clock, warn: host.log.warning, signal };
}
/** The language of the portal that receives the page: the others may have as many as they are. */
async function languageIn(host, folder) {
    if (folder === undefined)
        return languageOf(undefined);
    try {
        return languageOf((await (0,portal/* readSettings */.sb)(folder.docspace)).culture);
    }
    catch (error) {
        host.signal.throwIfAborted();
        host.log.info(`The mail is in English, for the portal's language cannot be read: ${(0,errors/* sentenceOf */.$N)(error)}`);
        return languageOf(undefined);
    }
}
function mailsOf({ to, from, period, language, runUrl }, { page, written, uploaded }) {
    const { manager, rollUp: words } = languages_mailWords(language);
    const { attached, left } = attachments_fitting(written);
    const remarks = left.length === 0 ? [] : [manager.notAttached(left.join(", "))];
    const shown = uploaded.find(({ title }) => title.endsWith(".xlsx")) ?? uploaded[0];
    const links = [
        ...(shown === undefined ? [] : [{ label: words.openPage, url: shown.url }]),
        ...(runUrl === undefined ? [] : [{ label: manager.run, url: runUrl }]),
    ];
    const content = mail_contentHash(page.rollUp);
    const text = mailContent(page, { language, from, remarks, links });
    return to.map((address) => {
        const recipient = `rollup:${mailer_addressHash(address)}`;
        return {
            mail: {
                ...text,
                to: { name: "", address },
                messageId: mailer_messageIdOf(from, "rollup", recipient, period.label, content),
                attachments: attached,
                language,
            },
            to: { address },
            recipient,
            content,
        };
    });
}
/** Hash of what was found, whatever the words and links: two pages with the same hash tell a reader the same. */
function mail_contentHash({ rows, shared }) {
    const found = rows.map(({ name, url, state, figures }) => [name, url, state, figures]);
    return (0,external_node_crypto_.createHash)("sha256")
        .update(JSON.stringify([found.map((row) => JSON.stringify(row)).sort(), shared.length]))
        .digest("hex")
        .slice(0, 24);
}


/***/ })

};
