export const id = 302;
export const ids = [302];
export const modules = {

/***/ 1302:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  LARGEST_LEDGER: () => (/* binding */ LARGEST_LEDGER),
  ledgerText: () => (/* binding */ ledgerText),
  parseLedger: () => (/* binding */ parseLedger),
  unreadable: () => (/* binding */ unreadable)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/report-folder/titles.js
var titles = __webpack_require__(4131);
// EXTERNAL MODULE: ./build/text/read-json.js
var read_json = __webpack_require__(4191);
// EXTERNAL MODULE: ./build/earlier-runs/access-review/decision.js
var decision = __webpack_require__(8790);
// EXTERNAL MODULE: ./build/time/epoch.js
var epoch = __webpack_require__(4253);
;// CONCATENATED MODULE: ./build/earlier-runs/ledger-schema.js


/** Version of the ledger's file; another one is never guessed at. */
const LEDGER_SCHEMA_VERSION = 1;
const Day = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* check */.z6Y(epoch/* isDay */.N));
const State = dist/* picklist */.KIO(["announced", "sent", "failed", "uncertain"]);
const Instant = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* isoTimestamp */.yhX(), dist/* check */.z6Y((at) => (0,epoch/* isDay */.N)(at.slice(0, 10))));
const Room = dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b());
const isNumber = (value) => Number.isSafeInteger(value);
/** `[number of a person, room, room, …]`. Checked by hand: there may be a hundred thousand. */
const Memberships = dist/* array */.YOg(dist/* custom */.IeY((row) => Array.isArray(row) && row.length > 1 && row.every(isNumber)));
const mail = { state: State, run: dist/* string */.YjP(), at: Instant };
/** One that ends before it begins would be near no other, and its mails would be sent again. */
const Period = dist/* pipe */.FsL(dist/* tuple */.PVZ([dist/* string */.YjP(), Day, Day]), dist/* check */.z6Y(([, firstDay, lastDay]) => firstDay <= lastDay));
const DecisionEntry = dist/* object */.Ikc({
    room: Room,
    person: dist/* string */.YjP(),
    decision: dist/* picklist */.KIO(["keep", "remove", "open", "closed"]),
    reason: dist/* string */.YjP(),
    until: dist/* exactOptional */.yqP(Day),
    decidedBy: dist/* string */.YjP(),
    decidedOn: dist/* exactOptional */.yqP(Day),
    asked: dist/* exactOptional */.yqP(Day),
    readOn: Day,
    at: Instant,
    run: dist/* string */.YjP(),
    changedBy: dist/* string */.YjP(),
});
/** People by their number in one list, entries that share all but their rows together: a tenth of the size. */
const LedgerFile = dist/* object */.Ikc({
    schemaVersion: dist/* literal */.euz(LEDGER_SCHEMA_VERSION),
    includes: dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b()),
    begun: dist/* array */.YOg(Period),
    people: dist/* array */.YOg(dist/* string */.YjP()),
    reminders: dist/* array */.YOg(dist/* object */.Ikc({ ...mail, period: Period, rows: Memberships })),
    reports: dist/* array */.YOg(dist/* object */.Ikc({ ...mail, period: Period, rows: dist/* array */.YOg(dist/* tuple */.PVZ([dist/* string */.YjP(), dist/* string */.YjP()])) })),
    inactive: dist/* array */.YOg(dist/* object */.Ikc({ since: Day, until: Day, rows: Memberships })),
    review: dist/* object */.Ikc({
        file: dist/* exactOptional */.yqP(Room),
        lastDay: dist/* exactOptional */.yqP(Day),
        portals: dist/* exactOptional */.yqP(dist/* array */.YOg(dist/* string */.YjP())),
    }),
    asked: dist/* array */.YOg(dist/* object */.Ikc({ since: Day, rows: Memberships })),
    decisions: dist/* array */.YOg(DecisionEntry),
});
const Head = dist/* object */.Ikc({
    schemaVersion: dist/* optional */.lqM(dist/* unknown */.L5J()),
    writtenBy: dist/* literal */.euz("docspace-audit"),
});

;// CONCATENATED MODULE: ./build/earlier-runs/ledger-format.js






/** Bytes. Fifteen years of 1 000 reminders a month need about 4 MB. */
const LARGEST_LEDGER = 16 * 1024 * 1024;
/**
 * The file's text, the same for the same ledger, in whatever order it has its entries. Throws a {@link UserError}
 * where it would be larger than what is read again.
 */
function ledgerText(ledger, includes) {
    const { review } = ledger;
    const members = [...ledger.reminders, ...ledger.inactive, ...review.asked];
    const people = [...new Set(members.map(({ person }) => person))].sort();
    const numbers = new Map(people.map((person, index) => [person, index]));
    const number = (person) => numbers.get(person) ?? 0;
    const mails = (entries, rows) => groups(entries, ({ period, state, run, at }) => ({
        period: [period.label, period.firstDay, period.lastDay],
        state,
        run,
        at,
    })).map(([head, some]) => groupText(head, rows(some)));
    const memberships = (entries) => [...Map.groupBy(entries, ({ person }) => number(person))].map(([person, own]) => [
        person,
        ...own.map(({ room }) => room).sort((a, b) => a - b),
    ]);
    const text = `{
"schemaVersion": ${LEDGER_SCHEMA_VERSION},
"writtenBy": "docspace-audit",
"includes": ${includes},
"begun": [${begunText(ledger)}],
"people": ${JSON.stringify(people)},
"reminders": [${mails(ledger.reminders, memberships).join(",")}],
"reports": [${mails(ledger.reports, (some) => some.map(({ recipient, content }) => [recipient, content])).join(",")}],
"inactive": [${groups(ledger.inactive, ({ since, until }) => ({ since, until }))
        .map(([head, some]) => groupText(head, memberships(some)))
        .join(",")}],
${reviewText(review, memberships)}
}
`;
    if (Buffer.byteLength(text) <= LARGEST_LEDGER)
        return text;
    throw new errors/* UserError */.yo(`"${titles/* LEDGER_TITLE */.Fy}" in the report folder would become larger than this action reads again (${LARGEST_LEDGER / 1024 / 1024} MB). Use another folder-id, so that a new one begins.`);
}
function begunText({ begun }) {
    return begun
        .map(({ label, firstDay, lastDay }) => JSON.stringify([label, firstDay, lastDay]))
        .sort()
        .join(",");
}
function reviewText({ decisions, asked, file, lastDay, portals }, rows) {
    const open = groups(asked, ({ since }) => ({ since })).map(([head, some]) => groupText(head, rows(some)));
    const lines = decisions.toSorted(decision/* byMoment */.W).map((one) => `\n${JSON.stringify(ordered(one))}`);
    return `"review": ${JSON.stringify({ file, lastDay, portals })},
"asked": [${open.join(",")}],
"decisions": [${lines.join(",")}]`;
}
/** The same text for the same decision, in whatever order it was put together. */
function ordered(one) {
    return Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)));
}
/** Entries that share all but their rows, in the order of what they share. */
function groups(entries, head) {
    const byHead = Map.groupBy(entries, (entry) => JSON.stringify(head(entry)));
    return [...byHead].sort(([a], [b]) => (a < b ? -1 : 1));
}
/** One row a line, so that two versions can be compared. */
function groupText(head, rows) {
    const lines = rows.toSorted(byRow).map((row) => JSON.stringify(row));
    return `\n${head.slice(0, -1)},"rows":[\n${lines.join(",\n")}]}`;
}
function byRow(a, b) {
    for (const [index, one] of a.entries()) {
        const other = b[index];
        if (other === undefined)
            return 1;
        if (one !== other)
            return one < other ? -1 : 1;
    }
    return a.length - b.length;
}
/** Reads the file's content. Throws a {@link UserError} for anything it does not fully understand. */
function parseLedger(file) {
    const text = typeof file === "string" ? file : decoded(file);
    let content;
    try {
        content = (0,read_json/* readJson */.V)(text.replace(/^\ufeff/, ""));
    }
    catch {
        throw unreadable("it is not valid JSON");
    }
    const head = dist/* safeParse */.xLC(Head, content);
    if (!head.success)
        throw unreadable("it is not a ledger of this action");
    const version = head.output.schemaVersion;
    if (version !== LEDGER_SCHEMA_VERSION) {
        throw unreadable(typeof version === "number" && version > LEDGER_SCHEMA_VERSION
            ? "it was written by a newer version of this action; use that version"
            : `its schemaVersion is ${typeof version === "number" ? version : "missing"}`);
    }
    return unpacked(read(LedgerFile, content));
}
function decoded(content) {
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode(content);
    }
    catch {
        throw unreadable("it is not text in UTF-8");
    }
}
function unpacked({ includes, begun, people, reminders, reports, inactive, review, asked, decisions, }) {
    const memberships = (rows) => rows.flatMap(([number = -1, ...rooms]) => {
        const person = people[number];
        if (person === undefined)
            throw unreadable(`it names the person ${number}, whom its list does not have`);
        return rooms.map((room) => ({ person, room }));
    });
    const unpackedPeriod = ([label, firstDay, lastDay]) => ({
        label,
        firstDay,
        lastDay,
    });
    const entry = ({ period, state, run, at }) => ({
        period: unpackedPeriod(period),
        state,
        run,
        at,
    });
    return {
        includes,
        ledger: {
            begun: begun.map(unpackedPeriod),
            reminders: reminders.flatMap((group) => {
                const shared = entry(group);
                return memberships(group.rows).map((membership) => ({ ...membership, ...shared }));
            }),
            reports: reports.flatMap((group) => {
                const shared = entry(group);
                return group.rows.map(([recipient, content]) => ({ recipient, content, ...shared }));
            }),
            inactive: inactive.flatMap(({ since, until, rows }) => memberships(rows).map((membership) => ({ ...membership, since, until }))),
            review: {
                ...review,
                decisions,
                asked: asked.flatMap(({ since, rows }) => memberships(rows).map((membership) => ({ ...membership, since }))),
            },
        },
    };
}
function read(schema, content) {
    const result = dist/* safeParse */.xLC(schema, content, { abortEarly: true });
    if (result.success)
        return result.output;
    const [list, index] = (dist/* getDotPath */.BuJ(result.issues[0]) ?? "").split(".");
    throw unreadable(index === undefined ? `its "${list}" is damaged` : `entry ${index} of "${list}" is damaged`);
}
/** The sentence for a ledger that cannot be used. */
function unreadable(why) {
    return new errors/* UserError */.yo(`"${titles/* LEDGER_TITLE */.Fy}" in the report folder, which says who was reminded, cannot be used: ${why}. It was left as it is; restore an earlier version from its version history, or move it away to begin anew.`);
}


/***/ }),

/***/ 4191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ readJson)
/* harmony export */ });
/**
 * As `JSON.parse`, but refuses a text in which a name stands twice in one object: `JSON.parse` would forget the first
 * without a word, and a ledger in which two versions were merged by hand would forget who was mailed.
 *
 * @throws SyntaxError
 */
function readJson(text) {
    const value = JSON.parse(text);
    if (namesWritten(text) !== namesKept(value))
        throw new SyntaxError("a name stands twice in one object");
    return value;
}
/** The names in a text that is JSON: strings before a colon. */
function namesWritten(text) {
    let names = 0;
    for (let start = text.indexOf('"'); start >= 0;) {
        let end = text.indexOf('"', start + 1);
        while (isEscaped(text, end))
            end = text.indexOf('"', end + 1);
        let next = end + 1;
        while (" \t\r\n".includes(text.charAt(next)) && next < text.length)
            next++;
        if (text.charAt(next) === ":")
            names++;
        start = text.indexOf('"', next);
    }
    return names;
}
function isEscaped(text, at) {
    let before = at;
    while (text.charAt(before - 1) === "\\")
        before--;
    return (at - before) % 2 === 1;
}
/** Without recursion: what others wrote may be nested deeper than the stack. */
function namesKept(value) {
    let names = 0;
    const left = [value];
    while (left.length > 0) {
        const one = left.pop();
        if (typeof one !== "object" || one === null)
            continue;
        const inside = Object.values(one);
        if (!Array.isArray(one))
            names += inside.length;
        for (const item of inside)
            if (typeof item === "object")
                left.push(item);
    }
    return names;
}


/***/ })

};
