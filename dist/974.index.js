export const id = 974;
export const ids = [974];
export const modules = {

/***/ 2249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cd: () => (/* binding */ eventColumns),
/* harmony export */   Up: () => (/* binding */ EVENT_CSV),
/* harmony export */   l9: () => (/* binding */ EVENT_SHEET)
/* harmony export */ });
/* harmony import */ var _columns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9708);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1006);
/* harmony import */ var _vocabulary_terms_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4691);



/** The columns of the events' CSV, in their order (R7 of the interface). */
const EVENT_CSV = [
    ...["id", "date", "user", "user_id", "action", "action_id", "kind", "target", "room_id", "room_title"],
    ...["attribution", "context", "page", "ip", "country", "city", "browser", "platform"],
];
/** Of the events' sheet: what people look for comes first, and the offset beside the date. */
const EVENT_SHEET = [
    ...["id", "date", "utc_offset", "user", "action", "action_id", "kind", "target", "room_title", "room_id"],
    ...["attribution", "context", "page", "ip", "country", "city", "browser", "platform", "user_id"],
];
function eventColumns(context) {
    const { report, time, titles } = context;
    const roomOf = ({ attribution }) => (0,_vocabulary_terms_js__WEBPACK_IMPORTED_MODULE_1__/* .attributedRoom */ ._z)(attribution);
    const zone = report.period.timeZone;
    const pageOf = (0,_links_js__WEBPACK_IMPORTED_MODULE_2__/* .personLinks */ .Fc)(report.portal.url, report.assessment.rooms);
    return (0,_columns_js__WEBPACK_IMPORTED_MODULE_0__/* .byName */ .nG)([
        column("id", "Id", 12, ({ event }) => event.id),
        column("date", `Date (${zone})`, 20, ({ event }) => event.at, "instant"),
        // The hour repeated at the end of summer time happens twice on the clock.
        column("utc_offset", "UTC offset", 11, ({ event }) => `UTC${time.iso(event.at).slice(19)}`),
        {
            ...column("user", "User", 24, ({ event }) => event.user),
            link: ({ event }) => pageOf(event.userId),
        },
        column("user_id", "User id", 38, ({ event }) => event.userId),
        column("action", "Action", 44, _vocabulary_terms_js__WEBPACK_IMPORTED_MODULE_1__/* .actionText */ .K2),
        column("action_id", "Action id", 10, ({ event }) => event.actionId),
        column("kind", "Kind", 11, ({ kind }) => kind),
        {
            ...column("target", "Target", 14, ({ event }) => event.target.join(" ")),
            link: (row) => (0,_links_js__WEBPACK_IMPORTED_MODULE_2__/* .fileLink */ .RF)(report.portal.url, row.event),
        },
        column("room_id", "Room id", 10, roomOf),
        {
            ...column("room_title", "Room", 28, (row) => titles.get(roomOf(row) ?? -1)),
            link: (row) => {
                const id = roomOf(row);
                return id === undefined ? undefined : (0,_links_js__WEBPACK_IMPORTED_MODULE_2__/* .roomLink */ .qb)(report.portal.url, id);
            },
        },
        column("attribution", "Attribution", 12, ({ attribution }) => attribution.by),
        column("context", "Context", 30, ({ event }) => event.context),
        column("page", "Page", 40, ({ event }) => event.page),
        column("ip", "IP", 16, ({ event }) => event.ip),
        column("country", "Country", 14, ({ event }) => event.country),
        column("city", "City", 14, ({ event }) => event.city),
        column("browser", "Browser", 16, ({ event }) => event.browser),
        column("platform", "Platform", 16, ({ event }) => event.platform),
    ]);
}
function column(name, head, width, value, kind) {
    return { name, head, width, value, ...(kind === undefined ? {} : { kind }) };
}


/***/ }),

/***/ 5575:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bx: () => (/* binding */ MEMBER_SHEET),
/* harmony export */   Gx: () => (/* binding */ memberColumns),
/* harmony export */   Yt: () => (/* binding */ MEMBER_CSV),
/* harmony export */   c0: () => (/* binding */ people)
/* harmony export */ });
/* harmony import */ var _columns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9708);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1006);
/* harmony import */ var _read_days_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5919);
/* harmony import */ var _vocabulary_remedy_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4654);
/* harmony import */ var _vocabulary_terms_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4691);





/** The columns of the members' CSV, in their order (R7 of the interface). */
const MEMBER_CSV = [
    ...["room_id", "room_title", "user_id", "name", "email", "access", "membership", "member_since"],
    ...["verdict", "reason", "events", "last_activity", "last_action"],
];
/** Of the members' sheet: what people look for comes first. */
const MEMBER_SHEET = [
    ...["room_title", "name", "status", "access_words", "events_shown", "last_shown", "reason", "remedy"],
    ...["email", "last_action", "in_a_row", "membership", "since_words", "guest", "most_frequent"],
    ...["room_id", "user_id"],
];
/** Every column of the members, for CSV and for the workbook. Long because they stand here one after the other. */
function memberColumns(context) {
    const { report, time, words, titles } = context;
    const { timeZone } = report.period;
    const known = (0,_read_days_js__WEBPACK_IMPORTED_MODULE_1__/* .readDays */ .Qg)(report, time);
    const idOf = ({ roomId }) => roomId;
    const titleOf = ({ roomId }) => titles.get(roomId);
    const linkOf = (one) => (0,_links_js__WEBPACK_IMPORTED_MODULE_3__/* .roomLink */ .qb)(report.portal.url, idOf(rowOf(one)));
    const pageOf = (0,_links_js__WEBPACK_IMPORTED_MODULE_3__/* .personLinks */ .Fc)(report.portal.url, report.assessment.rooms);
    const pageOfPerson = (one) => {
        if ("row" in one)
            return (0,_links_js__WEBPACK_IMPORTED_MODULE_3__/* .personLink */ .G)(report.portal.url, one.row.person);
        return "left" in one ? pageOf(one.left.personId) : undefined;
    };
    const lastAt = ({ lastActivity }) => lastActivity?.at;
    const lastWords = ({ lastActivity }) => lastActivity?.words;
    const since = (row) => (0,_vocabulary_terms_js__WEBPACK_IMPORTED_MODULE_2__/* .sinceText */ .I)(row.since, time, (day) => day);
    const sinceInWords = (row) => (0,_vocabulary_terms_js__WEBPACK_IMPORTED_MODULE_2__/* .sinceText */ .I)(row.since, time);
    const verdictOf = ({ verdict }) => verdict.kind;
    const whyLeft = (row) => (0,_vocabulary_terms_js__WEBPACK_IMPORTED_MODULE_2__/* .leftText */ .$)(row, time);
    const whyUnread = ({ unreadable }) => unreadable === undefined ? undefined : words.reason(unreadable);
    const eventsOf = (row) => (0,_read_days_js__WEBPACK_IMPORTED_MODULE_1__/* .eventsOfPerson */ .Qb)(row, known);
    const countShown = (row) => eventsOf(row) ?? _read_days_js__WEBPACK_IMPORTED_MODULE_1__/* .NOT_KNOWN */ .gE;
    const lastShown = (row) => row.lastActivity?.at ?? (eventsOf(row) === undefined ? _read_days_js__WEBPACK_IMPORTED_MODULE_1__/* .NOT_KNOWN */ .gE : undefined);
    const lastHead = `Last activity (${timeZone})`;
    const columns = [
        { name: "room_id", head: "Room id", width: 10, of: idOf, ofLeft: idOf, ofRoom: idOf },
        {
            ...{ name: "room_title", head: "Room", width: 28, link: linkOf },
            ...{ of: titleOf, ofLeft: titleOf, ofRoom: titleOf },
        },
        {
            name: "user_id",
            head: "User id",
            width: 38,
            of: (row) => row.person.id,
            ofLeft: (row) => row.personId,
        },
        {
            ...{ name: "name", head: "Name", width: 26, link: pageOfPerson },
            of: (row) => row.person.name,
            ofLeft: (row) => row.name,
        },
        { name: "email", head: "E-mail", width: 32, of: ({ person }) => person.email },
        { name: "access", head: "Access", width: 18, of: ({ access }) => access },
        { name: "access_words", head: "Access", width: 18, of: ({ access }) => _vocabulary_terms_js__WEBPACK_IMPORTED_MODULE_2__/* .ACCESS_WORDS */ .VW[access] },
        { name: "membership", head: "Membership", width: 24, of: (row) => (0,_vocabulary_terms_js__WEBPACK_IMPORTED_MODULE_2__/* .membershipText */ .c6)(row.membership) },
        { name: "member_since", head: "Member since", width: 18, of: since },
        { name: "since_words", head: "Member since", width: 22, of: sinceInWords },
        {
            ...{ name: "verdict", head: "Verdict", width: 12, of: verdictOf },
            ...{ ofLeft: () => "left", ofRoom: () => "unread" },
        },
        {
            ...{ name: "status", head: "Status", width: 12, kind: "status" },
            of: (row) => _vocabulary_terms_js__WEBPACK_IMPORTED_MODULE_2__/* .VERDICT_WORDS */ ._G[row.verdict.kind],
            ofLeft: () => "Left",
            ofRoom: () => "Not read",
        },
        {
            ...{ name: "reason", head: "Why", width: 48, kind: "wrapped", of: words.why },
            ...{ ofLeft: whyLeft, ofRoom: whyUnread },
        },
        { name: "remedy", head: "What to do", width: 36, of: _vocabulary_remedy_js__WEBPACK_IMPORTED_MODULE_4__/* .remedy */ .z, kind: "wrapped" },
        { name: "guest", head: "Guest", width: 8, of: ({ person }) => (person.guest ? "yes" : "no") },
        { name: "events", head: "Events", width: 10, kind: "count", of: eventsOf, ofLeft: eventsOf },
        {
            ...{ name: "events_shown", head: "Events", width: 10, kind: "count" },
            ...{ of: countShown, ofLeft: countShown },
        },
        { name: "last_activity", head: lastHead, width: 20, kind: "instant", of: lastAt, ofLeft: lastAt },
        { name: "last_shown", head: lastHead, width: 20, kind: "instant", of: lastShown, ofLeft: lastShown },
        { name: "last_action", head: "Last action", width: 32, of: lastWords, ofLeft: lastWords },
        { name: "in_a_row", head: "Months inactive in a row", width: 12, of: (row) => row.inactiveInARow },
        {
            ...{ name: "most_frequent", head: "Most frequent", width: 32 },
            of: ({ topKinds }) => topKinds.map(([kind, count]) => `${kind} ${count}`).join(", "),
        },
    ];
    return (0,_columns_js__WEBPACK_IMPORTED_MODULE_0__/* .byName */ .nG)(columns.map(({ of, ofLeft, ofRoom, ...rest }) => ({
        ...rest,
        value: (one) => "row" in one ? of(one.row) : "left" in one ? ofLeft?.(one.left) : ofRoom?.(one.unread),
    })));
}
function rowOf(one) {
    return "row" in one ? one.row : "left" in one ? one.left : one.unread;
}
/** Every member and everybody who left, room after room, the most urgent members first in each; unread rooms have a row. */
function* people({ assessment }) {
    for (const room of assessment.rooms) {
        if (room.unreadable !== undefined)
            yield { unread: room };
        for (const row of room.members)
            yield { row };
        for (const one of room.left)
            yield { left: one };
    }
}


/***/ }),

/***/ 9088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ trendMonths),
/* harmony export */   x: () => (/* binding */ GAP_WORDS)
/* harmony export */ });
/** Why a month has no numbers, in words. */
const GAP_WORDS = {
    missing: "no report",
    incomplete: "incomplete",
    /** The report does not have the room. */
    absent: "not audited",
};
/** Earlier months that are shown at most. */
const MOST_MONTHS = 12;
/**
 * The months before this one that earlier reports tell of, and this one, without holes: what is missing between them is
 * a gap. Empty where nothing earlier is known, or where the period is no month.
 *
 * @param roomId one room's months instead of all rooms' together
 */
function trendMonths(report, roomId) {
    const { trend = [], period } = report;
    const now = monthNumber(period.label);
    const earlier = new Map();
    for (const one of trend) {
        const month = monthNumber(one.label);
        if (now === undefined || month === undefined || month >= now || month < now - MOST_MONTHS)
            continue;
        earlier.set(month, one);
    }
    if (now === undefined || earlier.size === 0)
        return [];
    const months = [];
    for (let month = Math.min(...earlier.keys()); month < now; month++) {
        months.push(monthOf(monthLabel(month), earlier.get(month), roomId));
    }
    return [...months, thisMonth(report, roomId)];
}
function monthOf(label, period, roomId) {
    if (period === undefined)
        return { label, gap: "missing" };
    if (!period.complete)
        return { label, gap: "incomplete" };
    const counts = roomId === undefined ? period : period.rooms.get(roomId);
    if (counts === undefined)
        return { label, gap: "absent" };
    const { inactive, active, events } = counts;
    return { label, counts: { inactive, active, events } };
}
function thisMonth({ period, complete, assessment }, roomId) {
    const { label } = period;
    if (!complete)
        return { label, gap: "incomplete" };
    const { counts, events } = assessment;
    if (roomId === undefined) {
        return { label, counts: { inactive: counts.inactive, active: counts.active, events: events.portal } };
    }
    const room = assessment.rooms.find((one) => one.roomId === roomId);
    if (room === undefined)
        return { label, gap: "absent" };
    const having = (kind) => room.members.filter(({ verdict }) => verdict.kind === kind).length;
    return { label, counts: { inactive: having("inactive"), active: having("active"), events: room.events } };
}
/** Months since the year 0; undefined where the label is no month. */
function monthNumber(label) {
    const [, year, month] = /^(\d{4})-(\d{2})$/.exec(label) ?? [];
    return year === undefined || month === undefined ? undefined : Number(year) * 12 + Number(month) - 1;
}
function monthLabel(month) {
    return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
}


/***/ }),

/***/ 4654:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ remedy)
/* harmony export */ });
/** What a manager may do about an inactive member; undefined of everybody else. Holds a group's name: to be escaped. */
function remedy({ verdict, membership, access }) {
    if (verdict.kind !== "inactive")
        return undefined;
    if (membership.by === "owner" || access === "owner") {
        return "Is the room's owner: ask whether the room is still needed, or give it to somebody else.";
    }
    if (membership.by === "group") {
        return `Is a member by the group “${membership.group.name}”: take them out of the group, or give the group less.`;
    }
    return "Remove from the room, or ask whether they still need it.";
}


/***/ }),

/***/ 6974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  summarise: () => (/* binding */ summarise),
  writeReportFiles: () => (/* binding */ writeReportFiles)
});

// EXTERNAL MODULE: ./build/deliver/write-files.js + 2 modules
var write_files = __webpack_require__(6538);
// EXTERNAL MODULE: ./build/report-folder/titles.js
var titles = __webpack_require__(4131);
// EXTERNAL MODULE: ./build/text/cells.js
var text_cells = __webpack_require__(9235);
// EXTERNAL MODULE: ./build/report/columns.js
var report_columns = __webpack_require__(9708);
// EXTERNAL MODULE: ./build/report/event-columns.js
var event_columns = __webpack_require__(2249);
// EXTERNAL MODULE: ./build/report/member-columns.js
var member_columns = __webpack_require__(5575);
// EXTERNAL MODULE: ./build/report/model.js
var model = __webpack_require__(4202);
;// CONCATENATED MODULE: ./build/report/csv.js





/** Byte order mark: without it spreadsheet programs take UTF-8 for an old code page. */
const BOM = "\ufeff";
/** The events as CSV (RFC 4180, UTF-8 with a byte order mark), newest first; dates local with their offset. */
function complianceCsv(report) {
    const context = (0,report_columns/* tableContext */.iN)(report);
    const columns = (0,report_columns/* chosen */.FV)((0,event_columns/* eventColumns */.Cd)(context), event_columns/* EVENT_CSV */.Up);
    return {
        begin: () => head(event_columns/* EVENT_CSV */.Up),
        events: (batch) => batch.map((event) => line(columns, event, context.time)),
        end: () => "",
    };
}
/**
 * The members of the audited rooms as CSV (RFC 4180, UTF-8 with a byte order mark), inactive ones first in each room.
 * People who left are listed with the verdict `left`, a room whose members could not be read in one row with the verdict
 * `unread`; rooms that are not judged have no rows. A count that is not known is empty, never 0.
 */
function inactivityCsv(report) {
    function* lines() {
        const context = (0,report_columns/* tableContext */.iN)(report);
        const columns = (0,report_columns/* chosen */.FV)((0,member_columns/* memberColumns */.Gx)(context), member_columns/* MEMBER_CSV */.Yt);
        yield head(member_columns/* MEMBER_CSV */.Yt);
        for (const one of (0,member_columns/* people */.c0)(report))
            yield line(columns, one, context.time);
    }
    return { begin: () => (0,model/* inPieces */.x)(lines()), events: () => [], end: () => "" };
}
function head(names) {
    return `${BOM}${names.join(",")}\r\n`;
}
/** Numbers go in as they are, everything else through the guard against formulas. */
function line(columns, row, time) {
    const cells = columns.map(({ kind, value }) => {
        const cell = value(row);
        if (typeof cell === "string")
            return (0,text_cells/* csvField */.X)(cell);
        return cell !== undefined && kind === "instant" ? time.iso(cell) : cell;
    });
    return `${cells.join(",")}\r\n`;
}

// EXTERNAL MODULE: ./build/report/facts.js
var facts = __webpack_require__(7872);
// EXTERNAL MODULE: ./build/text/english.js
var english = __webpack_require__(9594);
// EXTERNAL MODULE: ./build/text/html.js
var html = __webpack_require__(1961);
// EXTERNAL MODULE: ./build/report/read-days.js
var read_days = __webpack_require__(5919);
// EXTERNAL MODULE: ./build/report/trend.js
var trend = __webpack_require__(9088);
// EXTERNAL MODULE: ./build/text/one-line.js
var one_line = __webpack_require__(3809);
// EXTERNAL MODULE: ./build/report/links.js
var links = __webpack_require__(1006);
// EXTERNAL MODULE: ./build/report/vocabulary/terms.js
var terms = __webpack_require__(4691);
;// CONCATENATED MODULE: ./build/report/html/parts.js



/** A link where the address is one of the web; otherwise its text alone. */
function parts_link(text, address) {
    const safe = address !== undefined && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
    if (!safe)
        return (0,html/* html */.qy) `${text}`;
    return (0,html/* html */.qy) `<a href="${new URL(address).href}" rel="noreferrer noopener">${text}</a>`;
}
/** A sentence whose inputs stand between backticks, as they do in every other format. */
function withCode(sentence) {
    const parts = sentence.split(/`([^`]{1,80})`/);
    return (0,html/* html */.qy) `${parts.map((part, index) => (index % 2 === 0 ? (0,html/* html */.qy) `${part}` : (0,html/* html */.qy) `<code>${part}</code>`))}`;
}
/** One of the large figures; undefined: not read, which is no 0. `status`: the members it counts, which a click on it shows. */
function tile(name, count, below, status) {
    const label = status === undefined ? (0,html/* html */.qy) `${name}` : (0,html/* html */.qy) `<a href="#members" data-status="${status}">${name}</a>`;
    return (0,html/* html */.qy) `<div class="tile ${status}"><dt>${label}</dt><dd><b>${count === undefined ? "?" : (0,english/* number */.ai)(count)}</b> <small>${below}</small></dd></div>`;
}
/** The files of this run that have all of a list, or which one would. */
function filesWith(siblings, names, none) {
    const titles = siblings.flatMap(({ title }) => (names.test(title) ? [(0,html/* html */.qy) `<code>${title}</code>`] : []));
    if (titles.length === 0)
        return (0,html/* html */.qy) `no file of this run: add ${none} to <code>formats</code>`;
    return (0,html/* html */.qy) `${titles.map((title, index) => (0,html/* html */.qy) `${index > 0 ? " and " : ""}${title}`)}`;
}
function statusChip(kind) {
    return (0,html/* html */.qy) `<span class="chip ${kind}">${terms/* VERDICT_WORDS */._G[kind]}</span>`;
}
/** Rows of a list that are seen at once where nothing else is said; the rest unfolds, so that a long list does not bury what follows it. */
const FIRST_ROWS = 120;
/**
 * A table in a frame that scrolls sideways on narrow screens, reachable by keyboard. `rows` are finished `<tr>`s. A
 * long one shows its first rows; the others unfold below, in a table of the same columns, also without script.
 */
function table(id, caption, columns, rows, look) {
    return (0,html/* html */.qy) `${[...tableInPieces(id, caption, columns, rows, (row) => row, look)]}`;
}
/** The same row by row, for what grows with the portal: each row is made when its turn comes. */
function* tableInPieces(id, caption, columns, items, rowOf, { className = "", first = FIRST_ROWS } = {}) {
    const rows = function* (some) {
        for (const item of some)
            yield (0,html/* html */.qy) `${rowOf(item)}
`;
    };
    yield (0,html/* html */.qy) `<section class="scroll ${className}" aria-labelledby="${id}-caption" tabindex="0">
<table id="${id}" data-first="${first}"><caption id="${id}-caption">${caption}</caption>
${parts_head(columns)}
<tbody>
`;
    yield* rows(items.slice(0, first));
    yield (0,html/* html */.qy) `</tbody></table></section>`;
    const more = items.slice(first);
    if (more.length === 0)
        return;
    const label = `Show the other ${(0,english/* number */.ai)(more.length)}`;
    yield (0,html/* html */.qy) `
<details class="more" data-more="${id}"><summary>${label}</summary>
<section class="scroll ${className}" aria-label="${label}" tabindex="0">
<table class="${id}">${parts_head(columns)}
<tbody>
`;
    yield* rows(more);
    yield (0,html/* html */.qy) `</tbody></table></section></details>`;
}
function parts_head(columns) {
    const heads = columns.map(({ name, sort, className }) => {
        const sortable = sort === undefined ? undefined : (0,html/* html */.qy) ` data-sort="${sort}"`;
        const named = className === undefined ? undefined : (0,html/* html */.qy) ` class="${className}"`;
        return (0,html/* html */.qy) `<th scope="col"${named}${sortable}>${name}</th>`;
    });
    return (0,html/* html */.qy) `<thead><tr>${heads}</tr></thead>`;
}

;// CONCATENATED MODULE: ./build/report/html/changes.js






/** So many people are named at once; the rest unfolds. */
const MOST_CHANGES = 10;
/** Who and what changed since the report before this one. */
function changeSection(report) {
    const { comparison, reports } = report;
    if (comparison === undefined)
        return undefined;
    const titles = (0,facts/* roomTitles */.zv)(report);
    const room = (roomId) => (0,html/* html */.qy) `<bdi>${parts_link((0,one_line/* named */.KT)(titles.get(roomId) ?? String(roomId), 120), (0,links/* roomLink */.qb)(report.portal.url, roomId))}</bdi>`;
    const moved = comparison.events
        .filter(({ before, now }) => before !== now)
        .toSorted((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before))
        .slice(0, 10)
        .map(({ roomId, before, now }) => {
        const by = now > before ? `+${(0,english/* number */.ai)(now - before)}` : `−${(0,english/* number */.ai)(before - now)}`;
        return (0,html/* html */.qy) `<li>${room(roomId)}: ${(0,english/* number */.ai)(before)} → ${(0,english/* number */.ai)(now)} (${by})</li>`;
    });
    const people = peopleList(report, room);
    const statuses = reports.includes("inactivity")
        ? (0,html/* html */.qy) `<div><h3>Newly inactive (${(0,english/* number */.ai)(comparison.newlyInactive.length)})</h3>${people(comparison.newlyInactive)}</div>
<div><h3>Active again (${(0,english/* number */.ai)(comparison.activeAgain.length)})</h3>${people(comparison.activeAgain)}</div>
`
        : undefined;
    return (0,html/* html */.qy) `<section aria-labelledby="changes-title">
<h2 id="changes-title">Compared with ${(0,english/* labelInWords */.J5)(comparison.previousLabel)}</h2>
<div class="columns">
${statuses}<div><h3>Events by room</h3>${moved.length === 0 ? (0,html/* html */.qy) `<p>No change.</p>` : (0,html/* html */.qy) `<ul>${moved}</ul>`}</div>
</div>
</section>`;
}
function peopleList({ assessment, portal }, room) {
    const names = new Map();
    for (const { members } of assessment.rooms) {
        for (const { person } of members)
            names.set(person.id, person.name);
    }
    const pageOf = (0,links/* personLinks */.Fc)(portal.url, assessment.rooms);
    return (list) => {
        if (list.length === 0)
            return (0,html/* html */.qy) `<p>Nobody.</p>`;
        const items = list.map(({ roomId, personId }) => (0,html/* html */.qy) `<li><bdi>${parts_link((0,one_line/* named */.KT)(names.get(personId) ?? personId), pageOf(personId))}</bdi> in ${room(roomId)}</li>`);
        const more = items.slice(MOST_CHANGES);
        const rest = more.length === 0
            ? undefined
            : (0,html/* html */.qy) `<details><summary>${(0,english/* number */.ai)(more.length)} more</summary><ul>${more}</ul></details>`;
        return (0,html/* html */.qy) `<ul>${items.slice(0, MOST_CHANGES)}</ul>${rest}`;
    };
}

;// CONCATENATED MODULE: ./build/report/html/charts.js




const MOST_SPANS = 62;
/** The period cut into at most 62 spans of equally many days. */
function spansOfPeriod(report) {
    const days = (0,facts/* daysOfPeriod */.az)(report);
    const width = Math.ceil(days.length / MOST_SPANS);
    const spans = [];
    for (let index = 0; index < days.length; index += width) {
        const part = days.slice(index, index + width);
        spans.push({ first: part[0] ?? "", last: part.at(-1) ?? "", days: part });
    }
    return spans;
}
function eventsIn(span, perDay) {
    return span.days.reduce((sum, day) => sum + (perDay.get(day) ?? 0), 0);
}
/** `5 October 2026`, or `5 October 2026 to 10 October 2026`. */
function spanName({ first, last }) {
    return first === last ? (0,english/* dayInWords */.v_)(first) : `${(0,english/* dayInWords */.v_)(first)} to ${(0,english/* dayInWords */.v_)(last)}`;
}
/** Unread where any of its days is; to come where all of them are. */
function spanState({ days }, stateOf) {
    const states = days.map(stateOf);
    if (states.includes("unread"))
        return "unread";
    return states.every((state) => state === "to-come") ? "to-come" : "read";
}
/**
 * Bars of all the portal's events, day by day. The drawing stretches to the page's width, therefore its labels are
 * text beside it. Days that were not read to their end are hatched, so that no gap looks like a quiet day.
 */
function eventsPerDayChart(report, time) {
    const spans = spansOfPeriod(report);
    const known = (0,read_days/* readDays */.Qg)(report, time);
    const states = spans.map((span) => spanState(span, known.ofPortal));
    const counts = spans.map((span) => eventsIn(span, report.assessment.eventsPerDay));
    const most = Math.max(1, ...counts);
    const bars = spans.map((span, index) => bar(span, counts[index] ?? 0, most, states[index] ?? "read", index));
    const days = spans[0]?.days.length ?? 1;
    const title = `Events ${(0,facts/* isNarrowed */.Jf)(report) ? "of the whole portal " : ""}per ${days === 1 ? "day" : `${days} days`}`;
    const words = chartWords(spans, counts, known.anyUnread);
    const remarks = [
        ...(byLogsOnly(report) ? ["Only what the rooms' own logs show: no opens and no downloads."] : []),
        ...(known.anyUnread ? ["Hatched: not read to the end."] : []),
        ...(states.includes("to-come") ? ["Empty days at the end are still to come."] : []),
        ...(days === 1 && counts.some((count) => count > 0) ? ["Weekends are lighter."] : []),
    ].join(" ");
    const width = spans.length * 10;
    const rows = spans.map((span, index) => (0,html/* html */.qy) `<tr><th scope="row">${spanName(span)}</th><td>${states[index] === "read"
        ? (0,english/* number */.ai)(counts[index] ?? 0)
        : (0,read_days/* countText */.lT)(counts[index] ?? 0, states[index] ?? "read")}</td></tr>`);
    return (0,html/* html */.qy) `<section id="activity" aria-labelledby="activity-title">
<h2 id="activity-title">${title}</h2>
<p>${words} ${remarks}</p>
<figure class="chart">
<span class="most" aria-hidden="true">${(0,english/* number */.ai)(most)}</span>
<svg viewBox="0 0 ${width} 100" preserveAspectRatio="none" role="img" aria-label="${title}. ${words}">
<line x1="0" y1="50" x2="${width}" y2="50"/>
${(0,html/* lines */.Mn)(bars)}
</svg>
<div class="axis" aria-hidden="true">${axisLabels(spans)}</div>
</figure>
<details><summary>The numbers</summary>
<table class="numbers"><thead><tr><th scope="col">Day</th><th scope="col">Events</th></tr></thead><tbody>${rows}</tbody></table>
</details>
</section>`;
}
function byLogsOnly({ coverage }) {
    return coverage.trail.state === "unavailable" || coverage.trail.state === "not-needed";
}
function chartWords(spans, counts, anyUnread) {
    const total = counts.reduce((sum, count) => sum + count, 0);
    const most = Math.max(0, ...counts);
    const busiest = spans[counts.indexOf(most)];
    if (total === 0 || busiest === undefined)
        return anyUnread ? "No events, as far as could be read." : "No events.";
    return `${(0,english/* counted */.hS)(total, "event")}; most on ${spanName(busiest)} (${(0,english/* number */.ai)(most)}).`;
}
function bar(span, count, most, state, index) {
    const x = index * 10;
    const height = count === 0 ? 0 : Math.max(1, (count / most) * 100);
    const weekend = span.days.every(isWeekend) ? (0,html/* html */.qy) ` class="weekend"` : undefined;
    const name = (0,html/* html */.qy) `<title>${spanName(span)}: ${(0,read_days/* countText */.lT)(count, state)}</title>`;
    const gap = state === "unread" ? (0,html/* html */.qy) `<g class="gap">${hatched(x, 10, 100)}${name}</g>` : undefined;
    return (0,html/* html */.qy) `${gap}<rect${weekend} x="${x + 1.5}" y="${round(100 - height)}" width="7" height="${round(height)}">${name}</rect>`;
}
/** A shaded field with slanted lines: told from the others without colour. */
function hatched(x, width, height) {
    const middle = x + width / 2;
    const end = x + width;
    const half = height / 2;
    return (0,html/* html */.qy) `<rect class="unread" x="${x}" y="0" width="${width}" height="${height}"/><path class="hatch" d="M${x} ${half}L${middle} 0M${x} ${height}L${end} 0M${middle} ${height}L${end} ${half}"/>`;
}
/** One row of a heat map: darker for more events, on one scale for all rooms. */
function heatStrip(spans, perDay, most, stateOf, words) {
    const cells = spans.map((span, index) => {
        const count = eventsIn(span, perDay);
        const state = spanState(span, stateOf);
        const name = (0,html/* html */.qy) `<title>${spanName(span)}: ${(0,read_days/* countText */.lT)(count, state)}</title>`;
        const x = index * 10;
        if (state === "unread")
            return (0,html/* html */.qy) `<g>${hatched(x, 9, 20)}${name}</g>`;
        const className = state === "to-come" ? "to-come" : `heat${heatLevel(count, most)}`;
        return (0,html/* html */.qy) `<rect class="${className}" x="${x}" y="0" width="9" height="20">${name}</rect>`;
    });
    return (0,html/* html */.qy) `<svg class="heat" viewBox="0 0 ${spans.length * 10 - 1} 20" preserveAspectRatio="none" role="img" aria-label="${words}">${cells}</svg>`;
}
const HEAT_LEVELS = 5;
/** 0 for nothing at all, else 1 to 5, by the square root: one very busy day does not make all the others pale. */
function heatLevel(count, most) {
    return count === 0 ? 0 : Math.ceil(Math.sqrt(count / most) * HEAT_LEVELS);
}
/** First, middle and last day. */
function axisLabels(spans) {
    const middle = spans[Math.floor((spans.length - 1) / 2)];
    const days = spans.length < 3
        ? spans.map(({ first }) => first)
        : [spans[0]?.first, middle?.first, spans.at(-1)?.last].map((day) => day ?? "");
    return (0,html/* html */.qy) `${days.map((day) => (0,html/* html */.qy) `<span>${(0,english/* shortDay */.tE)(day)}</span>`)}`;
}
function isWeekend(day) {
    const weekday = new Date(day).getUTCDay();
    return weekday === 0 || weekday === 6;
}
function round(value) {
    return Math.round(value * 10) / 10;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/report/html/style.js
/** The document's style sheet: calm, light or dark as the reader's system is, and set for A4 when printed. */
const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --page: #f4f6f8; --ink: #17202b; --soft: #55626f; --line: #d9dfe5; --accent: #0b5fa5; --focus: #0b5fa5;
  --good: #17683c; --good-back: #e4f4ea; --bad: #a3260f; --bad-back: #fdeae5; --warn: #7a4b00; --warn-back: #fdf1d8;
  --bar: #2f6fa8; --bar-weekend: #5f92be; --gap: #fbeed3; --hatch: #9a6400;
  --h0: #eceff2; --h1: #cfe1f0; --h2: #9dc3e2; --h3: #639fcc; --h4: #2f77b0; --h5: #0f4c81;
  --active: #2f855a; --inactive: #c2452a; --unknown: #7a55a8; --new: #2f6fa8; --invited: #3b87a8; --disabled: #6b7680; --exempt: #6a5200;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171c22; --page: #0f1317; --ink: #e6ebf0; --soft: #a3afbb; --line: #2f3842; --accent: #7cbcf2; --focus: #7cbcf2;
    --good: #7fd6a2; --good-back: #14301f; --bad: #ff9d87; --bad-back: #3a1912; --warn: #f1c56b; --warn-back: #362708;
    --bar: #5b9fd8; --bar-weekend: #4a7ba3; --gap: #3a2c10; --hatch: #d9a441;
    --h0: #222a32; --h1: #1d3d58; --h2: #255a84; --h3: #3379b0; --h4: #5a9fd6; --h5: #a6d2f5;
    --active: #57b583; --inactive: #e57a5c; --unknown: #ab8bd6; --new: #5b9fd8; --invited: #86bcd6; --disabled: #8b95a0; --exempt: #d0b364;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 76rem; padding: 0 1.5rem 3rem; background: var(--page); color: var(--ink);
  font: 0.9375rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.2; margin: 0; font-weight: 650; }
h1 { font-size: 2.25rem; letter-spacing: -0.02em; }
h2 { font-size: 1.25rem; margin-bottom: 0.5rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 0.5rem; }
p { margin: 0 0 0.75rem; max-width: 52rem; }
ul { margin: 0 0 0.75rem; padding-left: 1.25rem; }
a { color: var(--accent); text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
small { color: var(--soft); font-size: 0.8125rem; }
code { font: 0.8125rem/1.4 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; padding: 0.5rem 1rem; background: var(--paper); z-index: 2; }

header { padding: 2.5rem 0 0; }
.masthead { display: grid; grid-template-columns: 1fr auto; align-items: center; gap: 0.25rem 1rem; margin-bottom: 1.25rem; }
.masthead h1, .host { grid-column: 1 / -1; }
.host { margin: 0; color: var(--soft); font-size: 1.25rem; overflow-wrap: anywhere; }
.kind { margin: 0; color: var(--soft); font-size: 0.8125rem; letter-spacing: 0.08em; text-transform: uppercase; }
.badges { margin: 0; }
.badge { display: inline-block; white-space: nowrap; padding: 0.25rem 0.75rem; border-radius: 2rem; border: 1px solid currentColor; font-weight: 650; }
.badge.good { color: var(--good); background: var(--good-back); }
.badge.bad { color: var(--bad); background: var(--bad-back); }
.badge.warn { color: var(--warn); background: var(--warn-back); }
.facts { display: flex; flex-wrap: wrap; gap: 0.75rem 2rem; margin: 0 0 1.25rem; font-size: 0.875rem; }
dt { color: var(--soft); font-size: 0.8125rem; }
dd { margin: 0; }
nav { position: sticky; top: 0; z-index: 3; background: var(--page); }
:target, section[id] { scroll-margin-top: 3.5rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin: 0; padding: 0.625rem 0; list-style: none; border-block: 1px solid var(--line); }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }

main > section { margin-top: 1.25rem; padding: 1.5rem; background: var(--paper); border: 1px solid var(--line); border-radius: 0.625rem; }
main > section.findings { border-left-width: 0.375rem; padding-block: 1rem 0.5rem; }
.findings.good { border-left-color: var(--good); }
.findings.bad { border-left-color: var(--bad); }
.answer { font-size: 1.25rem; line-height: 1.4; font-weight: 600; }
.findings h3 { margin-top: 0.75rem; }
.proved { color: var(--good); font-weight: 600; }
.warned { padding: 0.75rem 1rem; margin-bottom: 0.75rem; border-left: 0.25rem solid var(--warn); background: var(--warn-back); }
.warned p, .warned ul { margin: 0; }
.findings p, .findings li { max-width: 60rem; }
.note.info { color: var(--soft); }
.note.warning { color: var(--warn); }
main > section.figures { padding: 0; border: 0; background: none; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.75rem, 1fr)); gap: 0.75rem; margin: 0; }
.tile { padding: 0.875rem 0.875rem; background: var(--paper); border: 1px solid var(--line); border-radius: 0.625rem; border-top: 0.25rem solid var(--bar); }
.tile.active { border-top-color: var(--active); }
.tile.inactive { border-top-color: var(--inactive); }
.tile.unknown { border-top-color: var(--unknown); }
.tile.new { border-top-color: var(--new); }
.tile.invited { border-top-color: var(--invited); }
.tile.disabled { border-top-color: var(--disabled); }
.tile.exempt { border-top-color: var(--exempt); }
.tile { position: relative; }
.tile a::after { content: ""; position: absolute; inset: 0; }
.tile dt { font-size: 0.9375rem; }
.tile b { display: block; font-size: 1.875rem; white-space: nowrap; line-height: 1.15; font-weight: 650; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 0 2rem; }
.columns h3 { margin-top: 0.5rem; }
.plain { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 0.75rem 2rem; margin: 0; }

.chart { position: relative; margin: 0.5rem 0; }
.chart svg { display: block; width: 100%; height: 10rem; border-bottom: 1px solid var(--soft); }
.chart line { stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
.chart rect { fill: var(--bar); }
.chart rect.weekend { fill: var(--bar-weekend); }
.chart rect:not(.unread):hover { fill: var(--accent); }
rect.unread, .chart rect.unread { fill: var(--gap); }
.hatch { stroke: var(--hatch); stroke-width: 1.5; vector-effect: non-scaling-stroke; fill: none; }
.hatch.light { stroke: var(--paper); }
rect.to-come { fill: none; stroke: var(--line); stroke-width: 1; stroke-dasharray: 2 2; vector-effect: non-scaling-stroke; }
.most { display: block; border-bottom: 1px dashed var(--line); color: var(--soft); font-size: 0.8125rem; font-variant-numeric: tabular-nums; }
.trend { display: grid; grid-template-columns: minmax(12rem, 24rem) 1fr; gap: 1.5rem; }
.trend figure { display: flex; flex-direction: column; margin: 0; }
.trend svg { flex: 1; width: 100%; min-height: 10rem; border-bottom: 1px solid var(--soft); }
.of-active, .of-events { display: none; }
#trend:has(#trend-active:checked) .of-active, #trend:has(#trend-events:checked) .of-events, #trend:not(:has(#trend-inactive)) .of-events { display: inline; }
#trend:has(:is(#trend-active, #trend-events):checked) .of-inactive { display: none; }
.months :is(th, td) { min-width: 4rem; } .months th:first-child { min-width: 9rem; }
td.unknown { background: var(--warn-back); color: var(--warn); font-size: 0.8125rem; overflow-wrap: normal; }
.axis { display: flex; justify-content: space-between; color: var(--soft); font-size: 0.8125rem; font-weight: 400; font-variant-numeric: tabular-nums; }
.heat { display: block; width: 100%; height: 1.5rem; border-radius: 2px; }
.heat0 { fill: var(--h0); } .heat1 { fill: var(--h1); } .heat2 { fill: var(--h2); }
.heat3 { fill: var(--h3); } .heat4 { fill: var(--h4); } .heat5 { fill: var(--h5); }
.bar { display: block; }
.verdicts { display: block; width: 100%; height: 0.625rem; border-radius: 2px; margin: 0.25rem 0; }
rect.active { fill: var(--active); } rect.inactive { fill: var(--inactive); } rect.unknown { fill: var(--unknown); }
rect.new { fill: var(--new); } rect.invited { fill: var(--invited); } rect.disabled { fill: var(--disabled); } rect.exempt { fill: var(--exempt); }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; max-width: none; color: var(--soft); font-size: 0.8125rem; }
.swatch { width: 0.75rem; height: 0.75rem; vertical-align: -1px; border-radius: 2px; }

.scroll { overflow-x: auto; margin: 0.75rem -1.5rem 0; padding: 0 1.5rem; }
.scroll.wide { overflow-x: visible; }
.scroll + p, .scroll + details { margin-top: 0.75rem; }
table { width: 100%; border-collapse: collapse; font-size: 0.875rem; line-height: 1.4; }
caption { padding-bottom: 0.5rem; text-align: left; color: var(--soft); font-size: 0.8125rem; }
th, td { padding: 0.5rem 0.75rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; overflow-wrap: anywhere; min-width: 5rem; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
.wide thead th { position: sticky; top: 2.8rem; z-index: 2; }
thead th { background: var(--paper); font-weight: 650; box-shadow: inset 0 -2px var(--line); vertical-align: bottom; overflow-wrap: normal; }
tbody th { font-weight: 550; }
tbody th small, td small { display: block; font-weight: 400; }
tbody tr:hover { background: color-mix(in srgb, var(--accent) 6%, transparent); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.date { white-space: nowrap; font-variant-numeric: tabular-nums; }
tr.gap { background: var(--warn-back); }
th.strip { width: 40%; min-width: 14rem; } th.members { width: 24%; min-width: 11rem; }
#member-table, .member-table, #event-table, .event-table { table-layout: fixed; }
th.who { width: 21%; } th.where { width: 20%; } th.right { width: 17%; } th.why { width: 24%; } th.last { width: 11%; }
:is(#member-table, .member-table) :is(th, td) { padding-block: 0.25rem; }
th.date { width: 15%; }
.beyond { display: none; }
.unfolded { padding: 0.25rem 0 0.5rem; } .unfolded p { margin: 0 0 0.25rem; }
.remedy { font-weight: 600; } .soft { color: var(--soft); }
td details { margin: 0; } td summary { color: inherit; }
.show-more { margin-top: 0.75rem; } .show-more[hidden] { display: none; }
.empty { margin-top: 0.75rem; font-weight: 600; }
.on-paper { display: none; }
.by-person :is(#member-table, #members .show-more) { display: none; }
#people { padding: 0; list-style: none; } #people > li { padding: 0.375rem 0; border-bottom: 1px solid var(--line); }
.filters { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1rem; margin: 0.75rem 0; }
.filters[hidden] { display: none; }
.filters label { color: var(--soft); }
.filters output { flex-basis: 100%; color: var(--soft); }
select, button:not(th button) { padding: 0.3125rem 0.625rem; max-width: 14rem; border: 1px solid var(--soft); border-radius: 0.375rem; background: var(--paper); color: var(--ink); font: inherit; }
button:not(th button) { cursor: pointer; color: var(--accent); }
td.strip { padding-top: 0.625rem; }
#portal-table td { white-space: nowrap; } #portal-table th small { display: block; max-width: 34rem; white-space: normal; }
table.numbers { width: auto; } .numbers th { white-space: nowrap; }
.trend table.numbers { width: 100%; }
.chip { display: inline-block; padding: 0.0625rem 0.5rem; border-radius: 2rem; border: 1px solid var(--line); font-size: 0.8125rem; font-weight: 600; white-space: nowrap; }
.chip::before { display: inline-block; width: 1.1em; margin-right: 0.25rem; text-align: center; font-weight: 700; }
.chip.active::before { content: "✓" / ""; color: var(--active); }
.chip.inactive::before { content: "✕" / ""; color: var(--inactive); }
.chip.unknown::before { content: "?" / ""; color: var(--unknown); }
.chip.new::before { content: "+" / ""; color: var(--new); }
.chip.invited::before { content: "…" / ""; color: var(--invited); }
.chip.disabled::before { content: "–" / ""; color: var(--disabled); }
.chip.exempt::before { content: "◇" / ""; color: var(--exempt); }
.chip.inactive { color: var(--bad); background: var(--bad-back); border-color: transparent; }
.chip.inactive::before { color: inherit; }
.tag { padding: 0 0.375rem; border: 1px solid var(--line); border-radius: 3px; color: var(--soft); font-size: 0.75rem; font-weight: 400; white-space: nowrap; }
details { margin-top: 0.75rem; }
summary { cursor: pointer; color: var(--accent); }

fieldset.choices { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0.75rem 0; padding: 0; border: 0; }
.choices legend { padding: 0; margin-bottom: 0.375rem; color: var(--soft); font-size: 0.8125rem; }
.choices label { position: relative; }
.choices input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
.choices span { display: block; padding: 0.25rem 0.75rem; border: 1px solid var(--line); border-radius: 2rem; }
.choices b { font-weight: 400; color: var(--soft); font-variant-numeric: tabular-nums; }
.choices :checked + span { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.choices :focus-visible + span { outline: 3px solid var(--focus); outline-offset: 2px; }
#members:has(#show-inactive:checked) tr[data-verdict]:not([data-verdict="inactive"]),
#members:has(#show-unknown:checked) tr[data-verdict]:not([data-verdict="unknown"]),
#members:has(#show-new:checked) tr[data-verdict]:not([data-verdict="new"]),
#members:has(#show-invited:checked) tr[data-verdict]:not([data-verdict="invited"]),
#members:has(#show-disabled:checked) tr[data-verdict]:not([data-verdict="disabled"]),
#members:has(#show-exempt:checked) tr[data-verdict]:not([data-verdict="exempt"]),
#members:has(#show-active:checked) tr[data-verdict]:not([data-verdict="active"]) { display: none; }
.search { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.75rem; }
.search[hidden] { display: none; }
.search input { padding: 0.3125rem 0.75rem; min-width: 14rem; border: 1px solid var(--soft); border-radius: 0.375rem; background: var(--paper); color: inherit; font: inherit; }
.search output { color: var(--soft); }
th button { all: unset; cursor: pointer; font-weight: 650; white-space: nowrap; }
th button:hover { color: var(--accent); }
th button:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
th button::after { content: " ↕"; color: var(--soft); font-weight: 400; }
th[aria-sort="ascending"] button::after { content: " ↑"; color: inherit; }
th[aria-sort="descending"] button::after { content: " ↓"; color: inherit; }
footer { margin-top: 1.5rem; color: var(--soft); font-size: 0.8125rem; }

@media (max-width: 40rem) {
  body { padding: 0 0.75rem 2rem; }
  header { padding-top: 1.5rem; }
  h1, .tile b { font-size: 1.75rem; }
  .answer { font-size: 1.125rem; }
  nav { position: static; }
  main > section { padding: 1rem; }
  .scroll { margin-inline: -1rem; padding-inline: 1rem; }
  .tiles { grid-template-columns: 1fr 1fr; gap: 0.75rem; }
  .tile { padding: 0.75rem 1rem; }
  .trend { grid-template-columns: 1fr; }
  .trend table :is(th, td) { min-width: 0; padding-inline: 0.25rem; } .months td.unknown { padding-inline: 0.375rem; }
  .filters label, .search, .filters select, .search input { width: 100%; max-width: none; min-width: 0; }
  /* Rows of the wide tables become cards; their heads a line of buttons to sort by. */
  :is(#room-table, #member-table, .member-table, #event-table, .event-table, #portal-table, .portal-table, #people-table, .people-table) { display: block;
    & tbody, & caption, & tbody tr:not([hidden], .beyond), & tbody th, & tbody td, & thead { display: block; }
    & thead tr { display: flex; flex-wrap: wrap; gap: 0 1rem; }
    & thead th { position: static !important; width: auto; min-width: 0; padding: 0.25rem 0; border: 0; box-shadow: none; }
    & thead th:not([data-sort]) { display: none; }
    & tbody tr { padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
    & tbody :is(th, td) { padding: 0.125rem 0; border: 0; text-align: left; }
    & td small { display: inline; }
  }
  :is(#member-table, .member-table) :is(td:nth-child(2), td:nth-child(3)) { display: inline !important; color: var(--soft); }
  :is(#member-table, .member-table) td:nth-child(3)::before { content: " · "; }
  :is(#member-table, .member-table) td:nth-child(5)::before, #room-table td:nth-child(2)::before { content: "Events: "; color: var(--soft); }
  :is(#member-table, .member-table) td:nth-child(6)::before { content: "Last activity: "; color: var(--soft); }
  :is(#member-table, .member-table) :is(td:nth-child(5), td:nth-child(6)) { display: inline !important; margin-right: 0.75rem; }
  :is(#event-table, .event-table) td:nth-child(2)::before { content: "User: "; color: var(--soft); }
  :is(#event-table, .event-table) td:nth-child(4)::before { content: "Room: "; color: var(--soft); }
  :is(#event-table, .event-table) td:nth-child(5)::before { content: "Target: "; color: var(--soft); }
  :is(#event-table, .event-table) td:nth-child(6)::before { content: "From: "; color: var(--soft); }
  td[data-head]::before { content: attr(data-head) ": "; color: var(--soft); }
  :is(#portal-table, .portal-table) td.number { display: inline !important; margin-right: 0.75rem; }
  :is(#portal-table, .portal-table) td.number:empty { display: none !important; }
  #trail-table, #log-table { min-width: 36rem; }
  .months th:first-child { position: sticky; left: -1rem; background: var(--paper); }
  #left-table { min-width: 28rem; }
}

@page { size: A4; margin: 14mm 14mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #444; } }
@media print {
  :root { color-scheme: light;
    --paper: #fff; --page: #fff; --ink: #000; --soft: #444; --line: #bbb; --accent: #000;
    --good: #17683c; --good-back: #fff; --bad: #a3260f; --bad-back: #fff; --warn: #7a4b00; --warn-back: #fff;
    --bar: #2f6fa8; --bar-weekend: #5f92be; --gap: #fbeed3; --hatch: #9a6400;
    --h0: #eceff2; --h1: #cfe1f0; --h2: #9dc3e2; --h3: #639fcc; --h4: #2f77b0; --h5: #0f4c81;
    --active: #2f855a; --inactive: #c2452a; --unknown: #7a55a8; --new: #2f6fa8; --invited: #3b87a8; --disabled: #6b7680; --exempt: #6a5200; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { max-width: none; padding: 0; font-size: 9pt; }
  h1 { font-size: 20pt; } h2 { font-size: 13pt; }
  header { padding: 0; }
  nav, .skip, .search, .filters label, .filters button, .show-more, .for-print, fieldset.choices, #activity details, a.bar { display: none; }
  td.members a.bar { display: block; }
  .filters:has(output:empty) { display: none; }
  body:not(:has(#print-events:checked)) #events :is(.scroll, .more) { display: none; }
  body:not(:has(#print-events:checked)) .on-paper { display: block; }
  .wide thead th { position: static; }
  .trend svg { height: 32mm; }
  main > section { margin-top: 5mm; padding: 0; border: 0; border-radius: 0; }
  main > section.findings { padding: 2mm 4mm; border-left: 1.5mm solid var(--good); }
  .findings.bad { border-left-color: var(--bad); }
  .tiles { grid-template-columns: repeat(4, 1fr); gap: 3mm; }
  .tile { padding: 2mm 3mm; border-radius: 0; } .tile b { font-size: 18pt; }
  .chart svg { height: 32mm; }
  .scroll { overflow: visible; margin: 2mm 0 0; padding: 0; }
  table { font-size: 7.5pt; line-height: 1.3; } small, caption, .legend, .axis, .tag, .chip, code, td.unknown { font-size: 7pt; }
  .months :is(th, td), .months th:first-child { min-width: 0; }
  th, td { padding: 0.8mm 1.5mm; min-width: 0; } td.number, th.number { min-width: 10mm; }
  /* What is chosen on the screen is what is printed, and is said; nothing of it stays folded. */
  tr.beyond { display: table-row; }
  #member-table tr[data-verdict="active"] .unfolded, .member-table tr[data-verdict="active"] .unfolded { display: none; }
  .unfolded { padding: 0; } .unfolded .soft { display: none; } .unfolded p { display: inline; margin: 0; } .unfolded p + p::before { content: " · "; }
  .remedy { font-weight: 400; } .remedy.usual { display: none; } .on-paper.always { display: block; }
  td details, td summary, td details::details-content, .unfolded { display: inline; }
  td summary { list-style: none; } tr[data-verdict] .chip { margin-right: 1mm; padding: 0; border: 0; }
  thead { display: table-header-group; break-inside: avoid; }
  tr, .tile, #activity, .findings, .columns { break-inside: avoid; }
  .columns { grid-template-columns: repeat(3, 1fr); }
  h2, h3, caption { break-after: avoid; }
  /* With buttons in it a head is not repeated on the next page. */
  th button { display: contents; } th button::after { content: none; }
  /* What is left for the events holds “known” whole. */
  th.who { width: 18%; } th.where { width: 16%; } th.right { width: 13%; } th.why { width: 32%; } th.last { width: 11%; }
  :is(#member-table, .member-table) { font-size: 7pt; & td:last-child { white-space: nowrap; } & td:nth-child(3) .tag { display: none; } }
  th, td { overflow-wrap: break-word; }
  details::details-content { content-visibility: visible; block-size: auto; height: auto; }
  a { text-decoration: none; }
}
`;

;// CONCATENATED MODULE: ./build/report/html/document-head.js



/**
 * A document up to its content. Its style, and its script where it has one, are allowed by their hashes alone; everything
 * else is forbidden.
 */
function documentHead(title, script) {
    const allowed = (text) => `'sha256-${(0,external_node_crypto_.createHash)("sha256").update(text).digest("base64")}'`;
    const scripts = script === undefined ? "" : ` script-src ${allowed(script)};`;
    const policy = `default-src 'none'; style-src ${allowed(STYLE)};${scripts} base-uri 'none'; form-action 'none'`;
    return (0,html/* html */.qy) `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${(0,html/* ownHtml */["if"])(policy)}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${(0,html/* ownHtml */["if"])(STYLE)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>`;
}

;// CONCATENATED MODULE: ./build/report/html/events.js







const COLUMNS = [
    { name: "Date", sort: "number", className: "date" },
    { name: "User", sort: "text" },
    { name: "Action", sort: "text" },
    { name: "Room", sort: "text" },
    { name: "Target" },
    { name: "From" },
];
const ATTRIBUTION_WORDS = {
    log: "by the room's log",
    file: "by the file",
    title: "by the room's title",
};
/** The newest events; for the rest the reader is sent to the files that have them all. Not printed unless asked for. */
function eventSection(report, newest, siblings, time) {
    const titles = (0,facts/* roomTitles */.zv)(report);
    const { count } = report.listed;
    if (newest.length === 0) {
        return (0,html/* html */.qy) `<section id="events" aria-labelledby="events-title">
<h2 id="events-title">Events</h2>
<p>No events${report.complete ? "" : ", as far as could be read"}.</p>
</section>`;
    }
    const shown = count > newest.length
        ? `The newest ${(0,english/* number */.ai)(newest.length)} of ${(0,english/* counted */.hS)(count, "event")}`
        : `All ${(0,english/* counted */.hS)(count, "event")}`;
    const pageOf = (0,links/* personLinks */.Fc)(report.portal.url, report.assessment.rooms);
    const rows = newest.map((entry) => eventRow(entry, report, { time, titles, pageOf }));
    return (0,html/* html */.qy) `<section id="events" aria-labelledby="events-title">
<h2 id="events-title">Events</h2>
<p>${shown}, newest first.${others(count - newest.length, siblings)}</p>
<p class="for-print"><label><input type="checkbox" id="print-events"> Print the events too</label></p>
<p class="on-paper">The list of events is not printed.</p>
<p class="search" hidden><label for="event-search">Search events</label> <input type="search" id="event-search" autocomplete="off"> <output id="event-found" for="event-search"></output></p>
${table("event-table", `Events, times in ${report.period.timeZone}`, COLUMNS, rows, { className: "wide", first: 50 })}
<p id="no-event-found" class="empty" hidden>No event matches.</p>
</section>`;
}
function others(count, siblings) {
    if (count <= 0)
        return undefined;
    const where = filesWith(siblings, /^(compliance-report|audit-report)-/, "csv");
    return (0,html/* html */.qy) ` The other ${(0,english/* number */.ai)(count)} are in ${where}.`;
}
function eventRow(entry, { portal }, { time, titles, pageOf }) {
    const { event, attribution } = entry;
    const iso = time.iso(event.at);
    const roomId = (0,terms/* attributedRoom */._z)(attribution);
    const room = roomId === undefined
        ? (0,html/* html */.qy) `<td>—</td>`
        : (0,html/* html */.qy) `<td><bdi>${parts_link((0,one_line/* named */.KT)(titles.get(roomId) ?? "", 80), (0,links/* roomLink */.qb)(portal.url, roomId))}</bdi> <small>${ATTRIBUTION_WORDS[attribution.by]}</small></td>`;
    const client = (0,terms/* clientText */.Zw)(event);
    const user = event.user === "" ? event.userId : (0,one_line/* named */.KT)(event.user, 80);
    return (0,html/* html */.qy) `<tr><td class="date" data-value="${event.at}"><time datetime="${iso}">${(0,english/* dayInTable */.Ey)(iso.slice(0, 10))}, ${iso.slice(11, 19)}</time> <small>UTC${iso.slice(19)}, no. ${event.id}</small></td><td><bdi>${parts_link(user, pageOf(event.userId))}</bdi></td><td><bdi>${(0,terms/* actionText */.K2)(entry)}</bdi></td>${room}<td>${parts_link(shownTarget(event.target), (0,links/* fileLink */.RF)(portal.url, event))}</td><td>${(0,terms/* locationText */.fN)(event)}${client === "" ? undefined : (0,html/* html */.qy) ` <small>${client}</small>`}</td></tr>`;
}
function shownTarget(target) {
    return target.length === 0 ? "" : (0,one_line/* named */.KT)(target.join(", "), 80);
}

// EXTERNAL MODULE: ./build/assess/verdicts/urgency.js
var urgency = __webpack_require__(5181);
// EXTERNAL MODULE: ./build/report/answer.js
var answer = __webpack_require__(4073);
// EXTERNAL MODULE: ./build/report/next-steps.js
var next_steps = __webpack_require__(3576);
// EXTERNAL MODULE: ./build/report/vocabulary/words.js
var vocabulary_words = __webpack_require__(3197);
;// CONCATENATED MODULE: ./build/report/html/findings.js










/** The answer, what to do next, what is missing, and what else the reader must know before the figures. */
function findingSection(report) {
    const words = (0,vocabulary_words/* wordsOf */.Z)(report);
    const { complete, reasons } = report;
    const missing = complete
        ? (0,html/* html */.qy) `<p class="proved">Everything this report says was read to its end and proved.</p>`
        : (0,html/* html */.qy) `<h3>What could not be proved</h3>
<ul>${reasons.map((one) => (0,html/* html */.qy) `<li>${withCode(words.reason(one))}</li>`)}</ul>`;
    const notes = report.notes.map((note) => (0,html/* html */.qy) `<p class="note ${note.level}">${note.level === "warning" ? (0,html/* html */.qy) `<strong>Warning.</strong> ` : undefined}${withCode(words.note(note))}</p>`);
    return (0,html/* html */.qy) `<section class="findings ${complete ? "good" : "bad"}" aria-labelledby="findings-title">
<h2 id="findings-title" class="unseen">The answer</h2>
<p class="answer">${(0,answer/* answer */.Z)(report, report.reminded)}</p>
<h3>What to do next</h3>
<ul>${(0,next_steps/* nextSteps */.Z)(report).map((step) => (0,html/* html */.qy) `<li>${stepHtml(step)}</li>`)}</ul>
${missing}
${(0,html/* lines */.Mn)(notes)}
</section>`;
}
function stepHtml({ text, link: to }) {
    if (to === undefined)
        return withCode(text);
    const [before = "", after = ""] = text.split(to.words);
    return (0,html/* html */.qy) `${before}${parts_link(to.words, to.url)}${after}`;
}
/** Statuses whose tile is there also where it counts nobody. */
const ALWAYS = new Set(["inactive", "unknown", "active"]);
/** The large figures: the events, and every status that somebody has, which together are all memberships. */
function figureSection(report, known) {
    const { counts } = report.assessment;
    const { reports } = report;
    const shown = urgency/* VERDICT_ORDER */.j.filter((kind) => counts[kind] > 0 || ALWAYS.has(kind));
    const statuses = reports.includes("inactivity") ? shown.map((kind) => statusTile(kind, report)) : [];
    const events = reports.includes("compliance") ? eventTile(report, known) : undefined;
    return (0,html/* html */.qy) `<section class="figures" aria-labelledby="figures-title"><h2 id="figures-title" class="unseen">Figures</h2>
<dl class="tiles">${statuses}${events}</dl></section>`;
}
function statusTile(kind, report) {
    const { counts, inactivePeople } = report.assessment;
    const name = terms/* VERDICT_WORDS */._G[kind];
    if ((0,facts/* nothingJudged */.Vp)(report))
        return tile(name, undefined, read_days/* NOT_READ */.VF, kind);
    const whose = kind === "inactive" && counts.inactive > 0;
    const without = kind === "unknown" ? " without proof" : "";
    const below = `memberships${whose ? ` of ${(0,english/* counted */.hS)(inactivePeople, "person", "people")}` : without}`;
    return tile(name, counts[kind], below, kind);
}
function eventTile(report, known) {
    const { listed, assessment, complete } = report;
    if (listed.count === 0 && known.anyUnread)
        return tile("Events", undefined, read_days/* NOT_READ */.VF);
    const all = `listed, of ${(0,english/* number */.ai)(assessment.events.portal)} in the period`;
    const below = (0,facts/* isNarrowed */.Jf)(report) ? all : complete ? "in the period" : "as far as could be read";
    return tile("Events", listed.count, below);
}

// EXTERNAL MODULE: ./build/docspace/members.js
var members = __webpack_require__(6090);
// EXTERNAL MODULE: ./build/report/vocabulary/remedy.js
var remedy = __webpack_require__(4654);
;// CONCATENATED MODULE: ./build/report/html/member-controls.js






/** What narrows the list of members: the status without script; room, access, guests, words and the view with it. */
function memberControls({ assessment }, rows) {
    const kinds = urgency/* VERDICT_ORDER */.j.filter((kind) => assessment.counts[kind] > 0);
    const choice = (value, name, count, checked) => (0,html/* html */.qy) `<label><input type="radio" name="verdict" value="${value}" id="show-${value}"${checked}><span>${name} <b>${(0,english/* number */.ai)(count)}</b></span></label>`;
    const rooms = assessment.rooms.filter(({ members }) => members.length > 0);
    const present = new Set(rows.map(({ access }) => access));
    const rights = members/* ACCESS_ORDER */.IF.filter((access) => present.has(access));
    return (0,html/* html */.qy) `<fieldset class="choices"><legend>Status</legend>${choice("all", "All", rows.length, (0,html/* html */.qy) ` checked`)}${kinds.map((kind) => choice(kind, terms/* VERDICT_WORDS */._G[kind], assessment.counts[kind]))}</fieldset>
<div class="filters" hidden>
<label>Room <select id="filter-room"><option value="">all rooms</option>${rooms.map(({ roomId, title }) => (0,html/* html */.qy) `<option value="${roomId}">${(0,one_line/* named */.KT)(title, 60)}</option>`)}</select></label>
<label>Access <select id="filter-access"><option value="">all rights</option>${rights.map((access) => (0,html/* html */.qy) `<option value="${access}">${terms/* ACCESS_WORDS */.VW[access]}</option>`)}</select></label>
<label>Guests <select id="filter-guest"><option value="">everybody</option><option value="yes">guests only</option><option value="no">no guests</option></select></label>
<label>View <select id="filter-by"><option value="">by membership</option><option value="person">by person</option></select></label>
<label class="search">Search members <input type="search" id="member-search" autocomplete="off"></label>
<button type="button" id="copy-rows">Copy as CSV</button>
<output id="member-found" for="member-search filter-room filter-access filter-guest"></output>
</div>`;
}

;// CONCATENATED MODULE: ./build/report/html/members.js













/** Memberships that the document lists; a browser opens more than that too slowly, and the other files have them all. */
const MOST_MEMBERS = 3000;
const members_COLUMNS = [
    { name: "Member", sort: "text", className: "who" },
    { name: "Room", sort: "text", className: "where" },
    { name: "Access", sort: "number", className: "right" },
    { name: "Status", sort: "number", className: "why" },
    { name: "Events", sort: "number", className: "number" },
    { name: "Last activity", sort: "text", className: "last" },
];
/**
 * Every membership in one table: inactive ones first, those with the widest access on top. Each is one line that
 * unfolds. Choosing a status works without script; everything else that narrows the list needs it.
 */
function memberSection(report, siblings, time) {
    const { rooms } = report.assessment;
    const all = rooms.flatMap(({ members }) => members).toSorted(urgency/* byUrgency */.t);
    const writing = {
        report,
        titles: (0,facts/* roomTitles */.zv)(report),
        time,
        words: (0,vocabulary_words/* wordsOf */.Z)(report, time),
        known: (0,read_days/* readDays */.Qg)(report, time),
    };
    const wide = all.filter(({ verdict, access }) => verdict.kind === "inactive" && terms/* WIDE_ACCESS */.fl.has(access)).length;
    const anybody = all.length > 0 || rooms.some(({ unreadable }) => unreadable !== undefined);
    const lead = (anybody ? (0,facts/* nobodyInactive */.PO)(report) : "There are no members to judge.") ??
        `Inactive members come first, those with the widest access on top${wide === 0 ? "." : `: ${(0,english/* number */.ai)(wide)} of them may change or manage what a room holds.`}`;
    return (0,html/* html */.qy) `<section id="members" aria-labelledby="members-title">
<h2 id="members-title">Members</h2>
<p>${lead}${beyond(all.length, siblings)}</p>
${(0,facts/* nobodyInactive */.PO)(report) === undefined ? (0,html/* html */.qy) `<p class="on-paper always">Whoever is inactive and has no other advice below: remove from the room, or ask whether they still need it.</p>` : undefined}
${unreadableRooms(rooms, writing)}
${all.length === 0 ? undefined : memberList(all, writing)}
${leftTable(writing)}
</section>`;
}
function memberList(all, writing) {
    return (0,html/* html */.qy) `${memberControls(writing.report, all)}
${table("member-table", all.length > MOST_MEMBERS
        ? `The first ${(0,english/* number */.ai)(MOST_MEMBERS)} of ${(0,english/* counted */.hS)(all.length, "membership")}`
        : (0,english/* counted */.hS)(all.length, "membership"), members_COLUMNS, all.slice(0, MOST_MEMBERS).map((row) => memberRow(row, writing)), { className: "wide" })}
<p id="nothing-found" class="empty" hidden>Nobody matches. <button type="button" id="show-everybody">Show everybody</button></p>`;
}
function beyond(count, siblings) {
    if (count <= MOST_MEMBERS)
        return undefined;
    const where = filesWith(siblings, /^inactivity-report-.*\.csv$|\.xlsx$/, "xlsx");
    return (0,html/* html */.qy) ` Only the first ${(0,english/* number */.ai)(MOST_MEMBERS)} of ${(0,english/* number */.ai)(count)} memberships are listed here; all of them are in ${where}.`;
}
/** Rooms whose members nobody could read have no rows below, and must not be missed. */
function unreadableRooms(rooms, { report, words }) {
    const items = rooms.flatMap(({ roomId, title, unreadable }) => unreadable === undefined
        ? []
        : [
            (0,html/* html */.qy) `<li><bdi>${parts_link((0,one_line/* named */.KT)(title, 120), (0,links/* roomLink */.qb)(report.portal.url, roomId))}</bdi>: ${withCode(words.reason(unreadable))}</li>`,
        ]);
    if (items.length === 0)
        return undefined;
    return (0,html/* html */.qy) `<div class="warned"><p><strong>Not in this list</strong>, because their members could not be read:</p><ul>${items}</ul></div>`;
}
function memberRow(row, { report, titles, time, words, known }) {
    const { person, verdict, access, roomId } = row;
    const guest = person.guest ? (0,html/* html */.qy) ` <span class="tag">guest</span>` : undefined;
    const room = (0,one_line/* named */.KT)(titles.get(roomId) ?? "", 80);
    const last = row.lastActivity;
    const count = (0,read_days/* eventsOfPerson */.Qb)(row, known);
    const id = `member-${roomId}-${person.id.replace(/[^\w-]/g, "")}`;
    return (0,html/* html */.qy) `<tr id="${id}" data-verdict="${verdict.kind}" data-room="${roomId}" data-access="${access}"${person.guest ? (0,html/* html */.qy) ` data-guest="yes"` : undefined} data-person="${person.id}"><th scope="row"><bdi>${parts_link((0,one_line/* named */.KT)(person.name, 80), (0,links/* personLink */.G)(report.portal.url, person))}</bdi>${guest}</th><td><bdi>${parts_link(room, (0,links/* roomLink */.qb)(report.portal.url, roomId))}</bdi></td><td data-value="${members/* ACCESS_ORDER */.IF.indexOf(access)}">${terms/* ACCESS_WORDS */.VW[access]}${row.membership.by === "group" ? (0,html/* html */.qy) ` <span class="tag">group</span>` : undefined}</td><td data-value="${urgency/* VERDICT_ORDER */.j.indexOf(verdict.kind)}"><details><summary>${statusChip(verdict.kind)}${inARow(row, report)}</summary>${rowDetails(row, time, words)}</details></td><td class="number" data-value="${count ?? -1}">${countShown(row, known)}</td>${last === undefined
        ? (0,html/* html */.qy) `<td data-value="">${count === undefined ? read_days/* NOT_KNOWN */.gE : "none"}</td>`
        : (0,html/* html */.qy) `<td data-value="${last.at}" title="${last.words}, ${(0,terms/* daysBefore */.pi)(report.period.lastDay, last.at, time)}">${(0,english/* dayInTable */.Ey)(time.day(last.at))}</td>`}</tr>`;
}
function countShown(row, known) {
    const count = (0,read_days/* eventsOfPerson */.Qb)(row, known);
    return count === undefined ? read_days/* NOT_KNOWN */.gE : (0,english/* number */.ai)(count);
}
function inARow({ inactiveInARow: count = 1 }, { period }) {
    if (count < 2)
        return undefined;
    return (0,html/* html */.qy) ` <span class="tag">${(0,english/* counted */.hS)(count, (0,english/* isMonth */.nl)(period) ? "month" : "period")}</span>`;
}
function rowDetails(row, time, words) {
    const { person, membership } = row;
    const mail = person.email === "" ? undefined : (0,html/* html */.qy) `<p class="mail">${person.email}</p>`;
    const usual = membership.by === "direct" ? " usual" : "";
    const advice = (0,remedy/* remedy */.z)(row);
    const todo = advice === undefined ? undefined : (0,html/* html */.qy) `<p class="remedy${usual}">${advice}</p>`;
    // Of members by a group the sentence before tells how and since when.
    const since = membership.by === "group" ? [] : [`Member since ${(0,terms/* sinceText */.I)(row.since, time)}`];
    const more = [...since, ...(row.topKinds.length === 0 ? [] : [(0,terms/* kindsText */.J7)(row)])].join("; ");
    return (0,html/* html */.qy) `<div class="unfolded">${mail}<p>${withCode(words.why(row))}</p>${todo}${more === "" ? undefined : (0,html/* html */.qy) `<p class="soft">${more}</p>`}</div>`;
}
function leftTable({ report, time, known }) {
    const { assessment, portal } = report;
    const { rooms } = assessment;
    const pageOf = (0,links/* personLinks */.Fc)(portal.url, rooms);
    const rows = rooms.flatMap((room) => room.left.map((row) => (0,html/* html */.qy) `<tr><th scope="row"><bdi>${parts_link((0,one_line/* named */.KT)(row.name, 120), pageOf(row.personId))}</bdi></th><td><bdi>${parts_link((0,one_line/* named */.KT)(room.title, 80), (0,links/* roomLink */.qb)(portal.url, room.roomId))}</bdi></td><td>${row.leftAt === undefined || row.group !== undefined
        ? (0,terms/* leftText */.$)(row, time)
        : (0,english/* dayInTable */.Ey)(time.day(row.leftAt))}</td><td class="number">${countShown(row, known)}</td></tr>`));
    if (rows.length === 0)
        return undefined;
    const columns = [
        { name: "Person" },
        { name: "Room" },
        { name: "Left on" },
        { name: "Events", className: "number" },
    ];
    return (0,html/* html */.qy) `<h3>Left since the period began</h3>
${table("left-table", "People who are no longer members get no status", columns, rows)}`;
}

;// CONCATENATED MODULE: ./build/report/html/method.js






const TRAIL_WORDS = {
    complete: "The audit trail of the whole period was read to its end.",
    incomplete: "The audit trail of the period was not read to its end.",
    unavailable: "The audit trail could not be read.",
    "not-needed": "The audit trail was not read, because the plan does not include it: the verdicts rest on the rooms' own logs, as was asked for.",
};
/** What was read, how far, how it was checked, and by which rules it was judged. */
function methodSection(report, time) {
    const { coverage, assessment, settings } = report;
    const { trail } = coverage;
    const { byMethod } = assessment.events;
    const requests = trail.requests === 0
        ? ""
        : ` ${(0,english/* counted */.hS)(trail.requests, "request")} brought ${(0,english/* counted */.hS)(trail.rows, "row")}, of which ${(0,english/* number */.ai)(trail.duplicates)} came twice; ${(0,english/* counted */.hS)(trail.events, "event")} were kept, ${(0,english/* number */.ai)(trail.late)} of them found by looking again.`;
    return (0,html/* html */.qy) `<section id="method" aria-labelledby="method-title">
<h2 id="method-title">How it was decided</h2>
<dl class="plain">
<div><dt>Rooms</dt><dd>${roomsText(settings.rooms)}</dd></div>
<div><dt>Inactive</dt><dd>fewer than ${(0,english/* counted */.hS)(settings.minActivity, "event")} in the period</dd></div>
<div><dt>New</dt><dd>joined fewer than ${(0,english/* counted */.hS)(settings.graceDays, "day")} before the period's end</dd></div>
<div><dt>What counts</dt><dd>${assessment.activity === "any" ? "every audited event, opens for editing and downloads too" : "changes, as the rooms' own logs show them"}</dd></div>
<div><dt>Events listed</dt><dd>${settings.filters.length === 0 ? "all" : settings.filters.join("; ")}</dd></div>
<div><dt>Attributed to rooms</dt><dd>by their logs ${(0,english/* number */.ai)(byMethod.log)}, by the file ${(0,english/* number */.ai)(byMethod.file)}, by the title ${(0,english/* number */.ai)(byMethod.title)}, not with certainty ${(0,english/* number */.ai)(assessment.events.unattributed)}, outside the rooms ${(0,english/* number */.ai)(assessment.events.outsideRooms)}</dd></div>
</dl>
<h3>First proof: the trail</h3>
<p>${TRAIL_WORDS[trail.state]}${requests}</p>
${trailTable(report, time)}
<h3>Second proof: the rooms' own logs</h3>
<p>${crossCheckText(report)}</p>
${logTable(report)}
</section>`;
}
function trailTable({ coverage }, time) {
    const { trail } = coverage;
    const between = ({ from, to }) => `${(0,english/* momentInWords */.ln)(time.iso(from))} to ${(0,english/* momentInWords */.ln)(time.iso(to))}`;
    const gaps = trail.gaps.map((gap) => (0,html/* html */.qy) `<tr class="gap"><th scope="row">${between(gap)}</th><td><strong>not read to its end</strong></td><td class="number">—</td><td class="number">—</td><td class="number">—</td></tr>`);
    const read = trail.read.map((window) => (0,html/* html */.qy) `<tr><th scope="row">${between(window)}</th><td>read to its end</td><td class="number">${(0,english/* number */.ai)(window.requests)}</td><td class="number">${(0,english/* number */.ai)(window.rows)}</td><td class="number">${(0,english/* number */.ai)(window.duplicates)}</td></tr>`);
    if (read.length + gaps.length === 0)
        return undefined;
    const columns = [
        { name: "Time" },
        { name: "State" },
        ...["Requests", "Rows", "Came twice"].map((name) => ({ name, className: "number" })),
    ];
    return table("trail-table", "What was read of the audit trail", columns, [...gaps, ...read]);
}
function crossCheckText({ coverage }) {
    const check = coverage.crossCheck;
    if (check === undefined)
        return (0,html/* html */.qy) `There was no complete trail to compare the rooms' own logs with.`;
    const unlisted = check.unlisted === 0
        ? ""
        : ` ${(0,english/* counted */.hS)(check.unlisted, "event")} of kinds that the trail never lists were left out of the comparison.`;
    const missing = check.missing.length === 0
        ? ""
        : ` Missing, by number: ${check.missing.slice(0, 20).join(", ")}${check.found + 20 < check.expected ? ", …" : ""}.`;
    return (0,html/* html */.qy) `<strong>${(0,english/* number */.ai)(check.found)} of ${(0,english/* number */.ai)(check.expected)}</strong> events of the rooms' own logs were found in the trail.${missing}${unlisted}`;
}
function logTable(report) {
    const words = (0,vocabulary_words/* wordsOf */.Z)(report);
    const { logs } = report.coverage;
    if (logs.length === 0)
        return undefined;
    const titles = (0,facts/* roomTitles */.zv)(report);
    const rows = logs.map(({ roomId, state, reason, requests, shown, total }) => {
        const whole = state === "complete";
        const said = whole
            ? (0,html/* html */.qy) `read to its end`
            : (0,html/* html */.qy) `<strong>incomplete</strong> ${reason === undefined ? "" : withCode(words.reason(reason))}`;
        return (0,html/* html */.qy) `<tr${whole ? undefined : (0,html/* html */.qy) ` class="gap"`}><th scope="row"><bdi>${(0,one_line/* named */.KT)(titles.get(roomId) ?? String(roomId), 80)}</bdi></th><td>${said}</td><td class="number">${(0,english/* number */.ai)(requests)}</td><td class="number">${(0,english/* number */.ai)(shown)}</td><td class="number">${(0,english/* number */.ai)(total)}</td></tr>`;
    });
    const columns = [
        { name: "Room" },
        { name: "State" },
        ...["Requests", "Events shown", "Events counted"].map((name) => ({ name, className: "number" })),
    ];
    return table("log-table", "What was read of the rooms' own logs", columns, rows);
}
/** The other files of the run with their hashes, so that a copy can be checked a year later. */
function fileSection(report, siblings) {
    const rows = siblings.map(({ title, bytes, sha256 }) => (0,html/* html */.qy) `<tr><th scope="row">${title}</th><td class="number">${(0,english/* number */.ai)(bytes)}</td><td><code>${sha256}</code></td></tr>`);
    const columns = [{ name: "File" }, { name: "Bytes", className: "number" }, { name: "SHA-256" }];
    const run = report.runUrl === undefined
        ? undefined
        : (0,html/* html */.qy) `<p>Made by the workflow run ${parts_link(report.runUrl, report.runUrl)}.</p>`;
    return (0,html/* html */.qy) `<section id="files" aria-labelledby="files-title">
<h2 id="files-title">Files of this run</h2>
${rows.length === 0 ? (0,html/* html */.qy) `<p>This document is the only one.</p>` : table("file-table", "The other files, with hashes to check copies by", columns, rows)}
${run}
</section>`;
}
function roomsText(rooms) {
    if (rooms === "all")
        return "all active rooms";
    return "part" in rooms ? `part ${rooms.part} of ${rooms.of} of all active rooms` : rooms.join(", ");
}

// EXTERNAL MODULE: ./build/report/review.js
var report_review = __webpack_require__(5719);
// EXTERNAL MODULE: ./build/report/vocabulary/review.js
var vocabulary_review = __webpack_require__(9626);
;// CONCATENATED MODULE: ./build/report/html/review.js








const review_COLUMNS = [
    { name: "Member", sort: "text", className: "who" },
    { name: "Room", sort: "text", className: "where" },
    { name: "Where it stands", sort: "text" },
    { name: "Since", sort: "text", className: "last" },
];
const ORDER = ["not-done", "open", "kept", "done"];
/** Rows of the document; the workbook has them all. */
const MOST = 1_000;
/** The access review: what is open, decided, done and overdue. Undefined where there is none. */
function reviewSection(report) {
    const { review } = report;
    if (review === undefined)
        return undefined;
    const counts = (0,report_review/* reviewCounts */.j)(review.rows);
    const writing = {
        titles: (0,facts/* roomTitles */.zv)(report),
        portal: report.portal.url,
        pageOf: (0,links/* personLinks */.Fc)(report.portal.url, report.assessment.rooms),
    };
    const sorted = review.rows.toSorted((a, b) => Number(b.overdue) - Number(a.overdue) || ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
    const left = sorted.length - MOST;
    const where = review.workbook === undefined
        ? (0,html/* html */.qy) `People decide in the workbook in the report folder.`
        : (0,html/* html */.qy) `People decide in ${parts_link("the workbook in the report folder", review.workbook)}.`;
    const more = left > 0 ? (0,html/* html */.qy) `<p>${(0,english/* number */.ai)(left)} more stand in the workbook.</p>` : undefined;
    return (0,html/* html */.qy) `<section id="review" aria-labelledby="review-title">
<h2 id="review-title">Review</h2>
<p>${(0,vocabulary_review/* reviewSentence */.U7)(review.rows)} ${where}</p>
<dl class="tiles">${tile("Open", counts.open, "nobody has decided")}${tile("Decided", counts.kept + counts.notDone, `${(0,english/* number */.ai)(counts.kept)} keep, ${(0,english/* number */.ai)(counts.notDone)} remove`)}${tile("Done", counts.done, "removed since")}${tile("Overdue", counts.overdue, "for more than 30 days")}</dl>
${sorted.length === 0
        ? undefined
        : table("review-table", "What is to be decided, and what was", review_COLUMNS, sorted.slice(0, MOST).map((row) => rowHtml(row, writing)))}
${more}
</section>`;
}
function rowHtml(row, { titles, portal, pageOf }) {
    const overdue = row.overdue ? (0,html/* html */.qy) ` <strong>Overdue.</strong>` : undefined;
    const name = row.name === "" ? row.personId : row.name;
    return (0,html/* html */.qy) `<tr><th scope="row"><bdi>${parts_link((0,one_line/* named */.KT)(name, 80), pageOf(row.personId))}</bdi></th><td><bdi>${parts_link((0,one_line/* named */.KT)(titles.get(row.roomId) ?? `room ${row.roomId}`, 80), (0,links/* roomLink */.qb)(portal, row.roomId))}</bdi></td><td>${(0,vocabulary_review/* reviewRowText */.sb)(row)}.${overdue}</td><td data-value="${row.since}">${(0,english/* dayInTable */.Ey)(row.since)}</td></tr>`;
}

;// CONCATENATED MODULE: ./build/report/html/rooms.js











/** Every audited room with its activity day by day and its members by status; then the rooms that are only named. */
function* roomSection(report, time) {
    const { rooms } = report.assessment;
    const spans = spansOfPeriod(report);
    const counts = rooms.flatMap((room) => spans.map((span) => eventsIn(span, room.eventsPerDay)));
    const most = counts.reduce((a, b) => Math.max(a, b), 1);
    const known = (0,read_days/* readDays */.Qg)(report, time);
    const drawing = { report, spans, most, known, words: (0,vocabulary_words/* wordsOf */.Z)(report, time) };
    const withMembers = report.reports.includes("inactivity");
    const columns = [
        { name: "Room", sort: "text", className: "room" },
        { name: "Events", sort: "number", className: "number" },
        {
            name: (0,html/* html */.qy) `<span class="unseen">Activity by day: </span><span class="axis">${axisLabels(spans)}</span>`,
            className: "strip",
        },
        ...(withMembers ? [{ name: "Members by status", className: "members" }] : []),
    ];
    if (rooms.length === 0) {
        yield (0,html/* html */.qy) `<section id="rooms" aria-labelledby="rooms-title">
<h2 id="rooms-title">Rooms</h2>
<p>There is no room to audit.</p>
${otherRooms(report)}
</section>`;
        return;
    }
    yield (0,html/* html */.qy) `<section id="rooms" aria-labelledby="rooms-title">
<h2 id="rooms-title">Rooms</h2>
<p class="legend" aria-hidden="true">${heatLegend(drawing)}${withMembers ? statusLegend(report) : undefined}</p>
`;
    const caption = `${(0,english/* counted */.hS)(rooms.length, "audited room")} and what happened in them`;
    yield* tableInPieces("room-table", caption, columns, rooms, (room) => roomRow(room, drawing, withMembers));
    yield (0,html/* html */.qy) `
${otherRooms(report)}
</section>`;
}
function roomRow(room, drawing, withMembers) {
    const { report, spans, most, known } = drawing;
    const formerly = room.formerTitles.map((title) => (0,html/* html */.qy) `<small>formerly <bdi>${(0,one_line/* named */.KT)(title, 120)}</bdi></small>`);
    const stateOf = (day) => known.ofRoom(room.roomId, day);
    const states = spans.map((span) => spanState(span, stateOf));
    const unread = states.filter((state) => state === "unread").length;
    const quiet = spans.filter((span, i) => states[i] === "read" && eventsIn(span, room.eventsPerDay) === 0).length;
    const strip = `${(0,read_days/* countText */.lT)(room.events, unread > 0 ? "unread" : "read")}; none in ${quiet} of ${spans.length} columns${unread > 0 ? `, ${unread} not read` : ""}`;
    const { count, partly } = (0,read_days/* eventsOfRoom */.mt)(room, known);
    const shown = count === undefined ? read_days/* NOT_READ */.VF : (0,english/* number */.ai)(count);
    const soFar = partly ? (0,html/* html */.qy) ` <small>as far as read</small>` : undefined;
    return (0,html/* html */.qy) `<tr id="room-${room.roomId}"><th scope="row"><bdi>${parts_link((0,one_line/* named */.KT)(room.title, 120), (0,links/* roomLink */.qb)(report.portal.url, room.roomId))}</bdi> <small>room ${room.roomId}</small>${formerly}</th><td class="number" data-value="${count ?? -1}">${shown}${soFar}</td><td class="strip">${heatStrip(spans, room.eventsPerDay, most, stateOf, strip)}</td>${withMembers ? (0,html/* html */.qy) `<td class="members">${memberBar(room, drawing.words)}</td>` : undefined}</tr>`;
}
function memberBar(room, words) {
    if (room.unreadable !== undefined) {
        return (0,html/* html */.qy) `<span class="chip unknown">Not readable</span> <small>${withCode(words.reason(room.unreadable))}</small>`;
    }
    const counts = (0,facts/* verdictCounts */.US)(room);
    const present = urgency/* VERDICT_ORDER */.j.filter((kind) => counts.has(kind));
    const total = room.members.length;
    if (total === 0)
        return (0,html/* html */.qy) `no members`;
    let x = 0;
    const parts = present.map((kind) => {
        const width = ((counts.get(kind) ?? 0) / total) * 100;
        const part = (0,html/* html */.qy) `<rect class="${kind}" x="${x.toFixed(2)}" y="0" width="${Math.max(0.5, width - 0.7).toFixed(2)}" height="10"/>${kind === "unknown" ? slashes(x, width) : undefined}`;
        x += width;
        return part;
    });
    const shares = present.map((kind) => `${(0,english/* number */.ai)(counts.get(kind) ?? 0)} ${terms/* VERDICT_WORDS */._G[kind].toLowerCase()}`);
    const label = `${(0,english/* counted */.hS)(total, "member")}: ${shares.join(", ")}`;
    return (0,html/* html */.qy) `<a class="bar" href="#members" data-room="${room.roomId}" aria-label="${label}. Show them."><svg class="verdicts" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${parts}</svg></a><small>${label}</small>`;
}
/** Slanted lines over a part of a bar. */
function slashes(x, width) {
    const marks = [];
    for (let at = x; at + 2 <= x + width - 0.7; at += 3)
        marks.push(`M${at.toFixed(1)} 10L${(at + 2).toFixed(1)} 0`);
    return (0,html/* html */.qy) `<path class="hatch light" d="${marks.join("") || "M0 0"}"/>`;
}
function heatLegend({ most, known }) {
    const swatch = (className) => (0,html/* html */.qy) `<svg class="swatch" viewBox="0 0 10 10"><rect class="${className}" width="10" height="10"/>${className === "unread" ? (0,html/* html */.qy) `<path class="hatch" d="M0 10L10 0"/>` : undefined}</svg>`;
    const cells = Array.from({ length: HEAT_LEVELS + 1 }, (_, level) => swatch(`heat${level}`));
    return (0,html/* html */.qy) `<span>none ${cells} ${(0,english/* counted */.hS)(most, "event")}</span>${known.anyUnread ? (0,html/* html */.qy) `<span>${swatch("unread")} not read</span>` : undefined}`;
}
function statusLegend({ assessment }) {
    return urgency/* VERDICT_ORDER */.j.filter((kind) => assessment.counts[kind] > 0).map((kind) => (0,html/* html */.qy) `<span><svg class="swatch" viewBox="0 0 10 10"><rect class="${kind}" width="10" height="10"/>${kind === "unknown" ? (0,html/* html */.qy) `<path class="hatch light" d="M0 10L10 0"/>` : undefined}</svg> ${terms/* VERDICT_WORDS */._G[kind].toLowerCase()}</span>`);
}
function otherRooms({ otherRooms: rooms, portal }) {
    if (rooms.length === 0)
        return undefined;
    const items = rooms.map((room) => {
        const to = typeof room.id === "number" && room.area === "active" ? (0,links/* roomLink */.qb)(portal.url, room.id) : undefined;
        return (0,html/* html */.qy) `<li><bdi>${parts_link((0,one_line/* named */.KT)(room.title, 120), to)}</bdi> <small>room ${room.id}</small>: ${(0,terms/* otherRoomText */.Re)(room)}</li>`;
    });
    return (0,html/* html */.qy) `<details><summary>${(0,english/* counted */.hS)(rooms.length, "room")} not judged</summary><ul>${items}</ul></details>`;
}

;// CONCATENATED MODULE: ./build/report/html/script.js
/**
 * What the document gains where scripts run: filters that the address keeps, a list by person, sorting by a column's
 * head, copying rows, and long lists that unfold in place. Nothing is missing without it.
 */
const SCRIPT = `
"use strict";
const at = (id) => document.getElementById(id);
const grouped = (count) => String(count).replace(/\\B(?=(\\d{3})+$)/g, "\\u00a0");

/* A long list is one table whose rows beyond the first appear on demand; paper has all that match. */
function longList(id, empty) {
  const table = at(id);
  if (table === null) return undefined;
  const first = Number(table.dataset.first);
  const body = table.tBodies[0];
  const fold = document.querySelector('details[data-more="' + id + '"]');
  if (fold !== null) {
    body.append(...fold.querySelector("tbody").rows);
    fold.remove();
  }
  const more = document.createElement("button");
  more.type = "button";
  more.className = "show-more";
  table.parentElement.after(more);
  const rows = [...body.rows];
  let limit = first;
  let matches = () => true;
  const list = {
    rows,
    body,
    shown: [],
    show(test) {
      if (test !== undefined) {
        matches = test;
        limit = first;
      }
      list.shown = [];
      for (const row of body.rows) {
        const match = matches(row);
        row.hidden = !match;
        row.classList.toggle("beyond", match && list.shown.length >= limit);
        if (match) list.shown.push(row);
      }
      more.hidden = list.shown.length <= limit;
      more.textContent = "Show the other " + grouped(list.shown.length - limit);
      if (empty !== null) empty.hidden = list.shown.length > 0;
    },
  };
  more.addEventListener("click", () => {
    const next = list.shown[limit];
    limit = Infinity;
    list.show();
    next?.querySelector("summary, a")?.focus();
  });
  list.show();
  return list;
}

function wordsOf(text) {
  return text.toLowerCase().split(/\\s+/).filter(Boolean);
}

const texts = new Map();
function textOf(row) {
  let text = texts.get(row);
  if (text === undefined) texts.set(row, (text = row.textContent.toLowerCase()));
  return text;
}

const lists = [longList("member-table", at("nothing-found")), longList("event-table", at("no-event-found"))];
const [members, events] = lists;

if (events !== undefined) {
  const input = at("event-search");
  input.parentElement.hidden = false;
  input.addEventListener("input", () => {
    const words = wordsOf(input.value);
    events.show((row) => words.every((word) => textOf(row).includes(word)));
    at("event-found").textContent =
      words.length === 0 ? "" : grouped(events.shown.length) + " of " + grouped(events.rows.length) + " events listed here";
  });
}

if (members !== undefined) {
  const inputs = { room: at("filter-room"), access: at("filter-access"), guest: at("filter-guest"), by: at("filter-by"), q: at("member-search") };
  const found = at("member-found");
  const { caption } = at("member-table");
  document.querySelector(".filters").hidden = false;
  let byPerson;

  const status = () => document.querySelector("[name=verdict]:checked")?.value ?? "all";
  const choose = (kind) => {
    (at("show-" + kind) ?? at("show-all")).checked = true;
  };

  function apply() {
    const words = wordsOf(inputs.q.value);
    const { room, access, guest } = inputs;
    members.show(
      (row) =>
        (status() === "all" || row.dataset.verdict === status()) &&
        (room.value === "" || row.dataset.room === room.value) &&
        (access.value === "" || row.dataset.access === access.value) &&
        (guest.value === "" || (row.dataset.guest ?? "no") === guest.value) &&
        words.every((word) => textOf(row).includes(word)),
    );
    const filtered = members.shown.length < members.rows.length;
    caption.classList.toggle("unseen", filtered);
    found.textContent = filtered
      ? grouped(members.shown.length) + " of " + grouped(members.rows.length) + " memberships are shown and printed"
      : "";
    showPeople();
  }

  /* One row per person with all their rooms, made of the rows that match. */
  function showPeople() {
    byPerson?.remove();
    byPerson = undefined;
    const frame = at("member-table").parentElement;
    const wanted = inputs.by.value === "person";
    frame.hidden = wanted;
    document.body.classList.toggle("by-person", wanted);
    if (!wanted) return;
    const people = new Map();
    for (const row of members.shown) {
      const rows = people.get(row.dataset.person);
      if (rows === undefined) people.set(row.dataset.person, [row]);
      else rows.push(row);
    }
    byPerson = document.createElement("ul");
    byPerson.id = "people";
    for (const rows of people.values()) {
      const item = document.createElement("li");
      const name = document.createElement("strong");
      name.append(...rows[0].cells[0].cloneNode(true).childNodes);
      const mail = rows[0].querySelector(".mail");
      const places = document.createElement("ul");
      for (const row of rows) {
        const place = document.createElement("li");
        const chip = row.querySelector("summary").cloneNode(true);
        const advice = row.querySelector(".remedy")?.textContent;
        place.append(...chip.childNodes, " ", ...row.cells[1].cloneNode(true).childNodes, ", " + row.cells[2].firstChild.textContent.trim());
        if (advice !== undefined) place.append(": " + advice);
        places.append(place);
      }
      item.append(name, mail === null ? "" : " " + mail.textContent, places);
      byPerson.append(item);
    }
    frame.after(byPerson);
    found.textContent = grouped(people.size) + (people.size === 1 ? " person, " : " people, ") + grouped(members.shown.length) +
      " of " + grouped(members.rows.length) + " memberships";
  }

  /* The address keeps what is chosen: #room-1201&status=inactive&q=... */
  function keep() {
    const { room, access, guest, by, q } = inputs;
    const parts = [room.value === "" ? "members" : "room-" + room.value];
    const add = (name, value) => {
      if (value !== "" && value !== "all") parts.push(name + "=" + encodeURIComponent(value));
    };
    add("status", status());
    add("access", access.value);
    add("guest", guest.value);
    add("by", by.value);
    add("q", q.value.trim());
    try {
      history.replaceState(null, "", "#" + parts.join("&"));
    } catch {
      /* Some viewers have no address. */
    }
  }

  function restore() {
    const all = location.hash.slice(1).split("&");
    const parts = all.filter((part) => part.includes("="));
    const [anchor = ""] = all.filter((part) => !parts.includes(part));
    const room = /^room-(\\d+)$/.exec(anchor)?.[1];
    if (parts.length === 0 && anchor !== "members") return;
    const read = new Map(parts.map((part) => {
      const [name, value = ""] = part.split("=");
      try {
        return [name, decodeURIComponent(value)];
      } catch {
        return [name, ""];
      }
    }));
    choose(read.get("status") ?? "all");
    inputs.room.value = room ?? "";
    for (const name of ["access", "guest", "by"]) inputs[name].value = read.get(name) ?? "";
    for (const name of ["room", "access", "guest", "by"]) {
      if (inputs[name].selectedIndex < 0) inputs[name].value = "";
    }
    inputs.q.value = read.get("q") ?? "";
    apply();
    if (parts.length > 0) at("members").scrollIntoView();
  }

  let waiting;
  const changed = () => {
    apply();
    keep();
  };
  for (const name of ["room", "access", "guest", "by"]) inputs[name].addEventListener("change", changed);
  for (const choice of document.querySelectorAll("[name=verdict]")) choice.addEventListener("change", changed);
  inputs.q.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(changed, 120);
  });
  const reset = (kind, room) => {
    choose(kind);
    for (const name of ["room", "access", "guest", "q"]) inputs[name].value = "";
    inputs.room.value = room;
    changed();
  };
  at("show-everybody").addEventListener("click", () => reset("all", ""));
  for (const link of document.querySelectorAll("a[data-status], a[data-room]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      reset(link.dataset.status ?? "all", link.dataset.room ?? "");
      at("members").scrollIntoView();
      at("member-search").focus({ preventScroll: true });
    });
  }
  addEventListener("hashchange", restore);
  restore();

  const field = (text) => {
    const safe = /^\\s*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20]/.test(text) ? "'" + text : text;
    return '"' + safe.replaceAll('"', '""') + '"';
  };
  at("copy-rows").addEventListener("click", async () => {
    const heads = ["member", "email", "room_id", "room", "access", "status", "why", "events", "last_activity"];
    const rows = members.shown.map((row) => {
      const { cells } = row;
      const why = row.querySelector(".unfolded p:not(.mail)")?.textContent ?? "";
      return [cells[0].querySelector("bdi").textContent, row.querySelector(".mail")?.textContent ?? "", row.dataset.room,
        cells[1].textContent, cells[2].firstChild.textContent.trim(), row.querySelector(".chip").textContent, why,
        Number(cells[4].dataset.value) < 0 ? "" : cells[4].dataset.value, cells[5].textContent];
    });
    const text = [heads, ...rows].map((row) => row.map(field).join(",")).join("\\r\\n") + "\\r\\n";
    const done = await copy(text);
    found.textContent = done ? grouped(rows.length) + " rows copied" : "The browser did not allow to copy";
  });
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

for (const head of document.querySelectorAll("th[data-sort]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener("click", () => {
    const body = head.closest("table").tBodies[0];
    const column = head.cellIndex;
    const numbers = head.dataset.sort === "number";
    const descending = head.getAttribute("aria-sort") === "ascending";
    const value = (row) => {
      const cell = row.cells[column];
      const text = cell.dataset.value ?? cell.textContent.trim();
      return numbers ? Number(text.replace(/[^0-9.-]/g, "")) : text;
    };
    const sorted = [...body.rows].map((row) => [value(row), row]);
    const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
    sorted.sort(([a], [b]) => (numbers ? a - b : order.compare(a, b)) * (descending ? -1 : 1));
    body.append(...sorted.map(([, row]) => row));
    for (const other of head.parentElement.children) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    lists.find((list) => list?.body === body)?.show();
  });
}
`;

;// CONCATENATED MODULE: ./build/report/html/trend.js






/** Rooms whose months are listed; each has thirteen columns, and the workbook has all of them. */
const MOST_ROOMS = 200;
/** What the table by room may show, the first where nothing is chosen. */
const SHOWN = { inactive: "Inactive", active: "Active", events: "Events" };
/** Inactive and active memberships month by month; a month that is not known is a hatched gap. */
function trendSection(report) {
    const months = (0,trend/* trendMonths */.Z)(report);
    if (months.length === 0)
        return undefined;
    const most = Math.max(1, ...months.map(({ counts }) => (counts === undefined ? 0 : counts.active + counts.inactive)));
    const bars = months.map((month, index) => monthBar(month, index, most));
    const rows = months.map(({ label, counts, gap }) => counts === undefined
        ? (0,html/* html */.qy) `<tr class="gap"><th scope="row">${(0,english/* labelInWords */.J5)(label)}</th><td colspan="3">${gap === undefined ? "" : trend/* GAP_WORDS */.x[gap]}</td></tr>`
        : (0,html/* html */.qy) `<tr><th scope="row">${(0,english/* labelInWords */.J5)(label)}</th><td class="number">${(0,english/* number */.ai)(counts.inactive)}</td><td class="number">${(0,english/* number */.ai)(counts.active)}</td><td class="number">${(0,english/* number */.ai)(counts.events)}</td></tr>`);
    return (0,html/* html */.qy) `<section id="trend" aria-labelledby="trend-title">
<h2 id="trend-title">Month by month</h2>
<p class="legend" aria-hidden="true"><span><svg class="swatch" viewBox="0 0 10 10"><rect class="inactive" width="10" height="10"/></svg> inactive</span><span><svg class="swatch" viewBox="0 0 10 10"><rect class="active" width="10" height="10"/></svg> active</span></p>
<div class="trend">
<figure><svg viewBox="0 0 ${months.length * 20} 60" preserveAspectRatio="none" aria-hidden="true">${bars}</svg>
<div class="axis" aria-hidden="true"><span>${(0,english/* labelInWords */.J5)(months[0]?.label ?? "")}</span><span>${(0,english/* labelInWords */.J5)(months.at(-1)?.label ?? "")}</span></div></figure>
<table class="numbers"><thead><tr><th scope="col">Month</th><th scope="col" class="number">Inactive</th><th scope="col" class="number">Active</th><th scope="col" class="number">Events</th></tr></thead><tbody>${rows}</tbody></table>
</div>
${roomMonths(report, months)}
</section>`;
}
/** The same by room: a column for each month, in which one of three numbers is shown; the choice needs no script. */
function roomMonths(report, months) {
    const { rooms } = report.assessment;
    if (rooms.length === 0)
        return undefined;
    const judged = report.reports.includes("inactivity");
    const shown = judged ? ["inactive", "active", "events"] : ["events"];
    const choices = shown.map((one, index) => (0,html/* html */.qy) `<label><input type="radio" name="by-room" value="${one}" id="trend-${one}"${index === 0 ? (0,html/* html */.qy) ` checked` : undefined}><span>${SHOWN[one]}</span></label>`);
    const columns = [
        { name: "Room", sort: "text", className: "where" },
        ...months.map(({ label }) => ({ name: (0,english/* monthInTable */.gq)(label), className: "number" })),
    ];
    const caption = (0,html/* html */.qy) `${shown.map((one) => (0,html/* html */.qy) `<span class="of-${one}">${SHOWN[one]}</span>`)} by room and month`;
    const rows = rooms.slice(0, MOST_ROOMS).map((room) => trend_roomRow(room, report, shown));
    const more = rooms.length - MOST_ROOMS;
    return (0,html/* html */.qy) `<h3>By room</h3>
${judged ? (0,html/* html */.qy) `<fieldset class="choices"><legend>Show</legend>${choices}</fieldset>` : undefined}
${table("trend-table", caption, columns, rows, { className: "months", first: 20 })}
${more > 0 ? (0,html/* html */.qy) `<p>${(0,english/* number */.ai)(more)} more rooms stand in the workbook, on the sheet Trend.</p>` : undefined}`;
}
function trend_roomRow({ roomId, title }, report, shown) {
    const cells = (0,trend/* trendMonths */.Z)(report, roomId).map(({ counts, gap }) => counts === undefined
        ? (0,html/* html */.qy) `<td class="number unknown">${gap === undefined ? "" : trend/* GAP_WORDS */.x[gap]}</td>`
        : (0,html/* html */.qy) `<td class="number">${shown.map((one) => (0,html/* html */.qy) `<span class="of-${one}">${(0,english/* number */.ai)(counts[one])}</span>`)}</td>`);
    return (0,html/* html */.qy) `<tr><th scope="row"><bdi>${parts_link((0,one_line/* named */.KT)(title, 80), (0,links/* roomLink */.qb)(report.portal.url, roomId))}</bdi></th>${cells}</tr>`;
}
function monthBar({ label, counts, gap }, index, most) {
    const x = index * 20 + 3;
    if (counts === undefined) {
        return (0,html/* html */.qy) `<g><title>${(0,english/* labelInWords */.J5)(label)}: ${gap === undefined ? "" : trend/* GAP_WORDS */.x[gap]}</title><rect class="unread" x="${x}" y="0" width="14" height="60"/><path class="hatch" d="${[10, 20, 30, 40, 50, 60].map((y) => `M${x} ${y}L${x + 14} ${y - 10}`).join("")}"/></g>`;
    }
    const inactive = (counts.inactive / most) * 60;
    const active = (counts.active / most) * 60;
    const words = `${(0,english/* labelInWords */.J5)(label)}: ${(0,english/* number */.ai)(counts.inactive)} inactive, ${(0,english/* number */.ai)(counts.active)} active`;
    return (0,html/* html */.qy) `<g><title>${words}</title><rect class="inactive" x="${x}" y="${(60 - inactive).toFixed(1)}" width="14" height="${inactive.toFixed(1)}"/><rect class="active" x="${x}" y="${(60 - inactive - active).toFixed(1)}" width="14" height="${Math.max(0, active - 1).toFixed(1)}"/></g>`;
}

;// CONCATENATED MODULE: ./build/report/html/page.js



















/** Events that the document shows; for all of them there are the other formats. */
const NEWEST = 2000;
/** The document, which is made at the end as a whole: of all events it shows but the newest. */
function htmlReport(report) {
    const newest = [];
    return {
        fileName: (0,titles/* auditFileName */.$J)("html", (0,facts/* namingOf */.aI)(report)),
        renderer: {
            begin: () => "",
            events(batch) {
                if (newest.length < NEWEST)
                    newest.push(...batch.slice(0, NEWEST - newest.length));
                return [];
            },
            end: () => "",
        },
        closing: (siblings) => renderHtml(report, newest, siblings),
    };
}
/**
 * Both reports as one HTML document that needs nothing beside it: no network, and no script to be read. The script it
 * holds adds sorting and searching; style and script are allowed by their hashes only, everything else is forbidden.
 * `siblings` are the files written before it, which it names with their hashes.
 */
function renderHtml(report, newest, siblings) {
    return (0,model/* inPieces */.x)(page(report, newest, siblings));
}
/** Section by section: none is long, for what grows with the portal is bounded. */
function* page(report, newest, siblings) {
    const time = (0,facts/* reportTime */.mF)(report);
    const judged = report.reports.includes("inactivity");
    yield `${(0,html/* html */.qy) `${documentHead((0,html/* html */.qy) `Audit report ${(0,english/* spanInWords */.zw)(report.period)} · ${hostOf(report)}`, SCRIPT)}
${header(report, time)}
<main id="content">
`}`;
    const sections = [
        () => findingSection(report),
        () => figureSection(report, (0,read_days/* readDays */.Qg)(report, time)),
        () => changeSection(report),
        () => trendSection(report),
        () => eventsPerDayChart(report, time),
        () => roomSection(report, time),
        () => (judged ? memberSection(report, siblings, time) : undefined),
        () => reviewSection(report),
        () => (report.reports.includes("compliance") ? eventSection(report, newest, siblings, time) : undefined),
        () => methodSection(report, time),
        () => fileSection(report, siblings),
    ];
    for (const section of sections) {
        const made = section();
        if (made === undefined)
            continue;
        if (made instanceof html/* Html */.Ed)
            yield made.toString();
        else
            for (const part of made)
                yield part.toString();
        yield "\n";
    }
    yield `${(0,html/* html */.qy) `</main>
<footer>Made on ${madeInWords(report, time)} by ${report.tool.name} ${report.tool.version}.</footer>
<script>${(0,html/* ownHtml */["if"])(SCRIPT)}</script>
</body>
</html>
`}`;
}
function hostOf({ portal }) {
    return URL.canParse(portal.url) ? new URL(portal.url).host : portal.url;
}
/** `2 November 2026, 07:17 (Europe/Berlin)` */
function madeInWords({ generatedAt, period }, time) {
    const iso = time.iso(Math.floor(generatedAt / 1000));
    return `${(0,english/* dayInWords */.v_)(iso.slice(0, 10))}, ${iso.slice(11, 16)} (${period.timeZone})`;
}
function header(report, time) {
    const { period, portal, runUrl, reports } = report;
    const run = runUrl === undefined
        ? undefined
        : (0,html/* html */.qy) `<div><dt>Run</dt><dd>${parts_link("the workflow run", runUrl)}</dd></div>`;
    const sections = [
        ...((0,trend/* trendMonths */.Z)(report).length === 0 ? [] : [["#trend", "Months"]]),
        ["#activity", "Activity"],
        ["#rooms", "Rooms"],
        ...(reports.includes("inactivity") ? [["#members", "Members"]] : []),
        ...(report.review === undefined ? [] : [["#review", "Review"]]),
        ...(reports.includes("compliance") ? [["#events", "Events"]] : []),
        ["#method", "How it was decided"],
        ["#files", "Files"],
    ];
    return (0,html/* html */.qy) `<header>
<div class="masthead">
<p class="kind">DocSpace audit report</p>
<p class="badges">${badges(report)}</p>
<h1>${(0,english/* spanInWords */.zw)(period)}</h1>
<p class="host">${hostOf(report)}</p>
</div>
<dl class="facts">
<div><dt>Period</dt><dd>${(0,english/* dayInWords */.v_)(period.firstDay)} to ${(0,english/* dayInWords */.v_)(period.lastDay)} (${period.timeZone})</dd></div>
<div><dt>Portal</dt><dd>${parts_link(hostOf(report), portal.url)}, DocSpace ${portal.version}</dd></div>
<div><dt>Made</dt><dd>${madeInWords(report, time)}</dd></div>
${run}
</dl>
</header>
<nav aria-label="Sections"><ul>${sections.map(([to = "", name = ""]) => (0,html/* html */.qy) `<li><a href="${to}">${name}</a></li>`)}</ul></nav>`;
}
function badges({ complete, period }) {
    return (0,html/* html */.qy) `<span class="badge ${complete ? "good" : "bad"}">${complete ? "Complete" : "Incomplete"}</span>${period.provisional ? (0,html/* html */.qy) ` <span class="badge warn">Provisional</span>` : undefined}`;
}

// EXTERNAL MODULE: ./build/text/json.js
var json = __webpack_require__(5666);
// EXTERNAL MODULE: ./build/version.js
var version = __webpack_require__(8508);
;// CONCATENATED MODULE: ./build/report/json.js








/**
 * Everything the run found as one JSON object: `events` is its last field, one event a line, so that the file can be
 * written and read as a stream (empty when no compliance report was asked for). All instants are ISO 8601, local to the period's zone with their offset.
 */
function auditJson(report) {
    const time = (0,facts/* reportTime */.mF)(report);
    const titles = (0,facts/* roomTitles */.zv)(report);
    const listed = report.reports.includes("compliance");
    let first = true;
    return {
        begin: () => (0,model/* inPieces */.x)(everythingButEvents(report, time)),
        events(batch) {
            if (!listed)
                return [];
            const texts = [];
            for (const attributed of batch) {
                texts.push(first ? "\n" : ",\n", (0,json/* json */.P)(eventObject(attributed, time, titles)));
                first = false;
            }
            return texts;
        },
        end: () => "\n ]\n}\n",
    };
}
/** Up to the events; written so that no room, however many members it has, is one large text. */
function* everythingButEvents(report, time) {
    const words = (0,vocabulary_words/* wordsOf */.Z)(report, time);
    yield (0,json/* json */.P)(beforeRooms(report, time, words), 1).slice(0, -2);
    yield ',\n "rooms": [';
    for (const [index, room] of report.assessment.rooms.entries()) {
        yield index === 0 ? "\n  " : ",\n  ";
        yield* roomParts(room, time, words);
    }
    yield `\n ],\n${(0,json/* json */.P)(afterRooms(report), 1).slice(2, -2)},\n "events": [`;
}
/** One member a line. */
function* roomParts(room, time, words) {
    yield `${(0,json/* json */.P)(roomObject(room, time, words)).slice(0, -1)},"members":[`;
    for (const [index, row] of room.members.entries()) {
        yield (index === 0 ? "\n   " : ",\n   ") + (0,json/* json */.P)(memberObject(row, time, words));
    }
    yield '],"left":[';
    for (const [index, row] of room.left.entries()) {
        yield (index === 0 ? "\n   " : ",\n   ") + (0,json/* json */.P)(leftObject(row, time));
    }
    yield "]}";
}
function afterRooms({ otherRooms, comparison, review, trend }) {
    return {
        otherRooms: otherRooms.map(({ id, title, area, thirdParty }) => ({ id, title, area, thirdParty })),
        comparison,
        review: review && reviewObject(review),
        trend: trend?.map(({ rooms, ...month }) => ({
            ...month,
            rooms: [...rooms].map(([id, counts]) => ({ id, ...counts })),
        })),
    };
}
function beforeRooms(report, time, words) {
    const { assessment, period, settings } = report;
    return {
        schemaVersion: version/* REPORT_SCHEMA_VERSION */.W,
        tool: report.tool,
        generatedAt: time.iso(Math.floor(report.generatedAt / 1000)),
        portal: report.portal,
        runUrl: report.runUrl,
        reports: report.reports,
        period: {
            start: time.iso(period.start),
            end: time.iso(period.end),
            firstDay: period.firstDay,
            lastDay: period.lastDay,
            timeZone: period.timeZone,
            label: period.label,
            provisional: period.provisional,
        },
        settings,
        complete: report.complete,
        reasons: report.reasons.map((one) => reasonObject(one, time, words)),
        notes: report.notes.map((note) => ({ ...note, text: words.note(note) })),
        memberships: assessment.counts,
        inactivePeople: assessment.inactivePeople,
        eventCounts: {
            listed: report.listed.count,
            filteredOut: report.listed.filteredOut,
            leftOutOfOtherRooms: report.listed.otherRooms,
            ...assessment.events,
        },
        eventsPerDay: Object.fromEntries(assessment.eventsPerDay),
        coverage: coverageObject(report, time, words),
    };
}
function reviewObject({ workbook, day, rows }) {
    return {
        workbook,
        day,
        counts: (0,report_review/* reviewCounts */.j)(rows),
        sentence: (0,vocabulary_review/* reviewSentence */.U7)(rows),
        memberships: rows.map((row) => ({ ...row, text: (0,vocabulary_review/* reviewRowText */.sb)(row) })),
    };
}
function coverageObject({ coverage }, time, words) {
    const range = ({ from, to }) => ({ from: time.iso(from), to: time.iso(to) });
    const { trail } = coverage;
    return {
        trail: {
            ...trail,
            read: trail.read.map((window) => ({ ...window, ...range(window) })),
            gaps: trail.gaps.map(range),
        },
        logs: coverage.logs.map(({ reason, ...log }) => ({
            ...log,
            ...(reason === undefined ? {} : { reason: reasonObject(reason, time, words) }),
        })),
        crossCheck: coverage.crossCheck,
    };
}
function roomObject(room, time, words) {
    return {
        id: room.roomId,
        title: room.title,
        formerTitles: room.formerTitles,
        unreadable: room.unreadable === undefined ? undefined : reasonObject(room.unreadable, time, words),
        events: room.events,
        eventsPerDay: Object.fromEntries(room.eventsPerDay),
    };
}
function memberObject(row, time, words) {
    const { person, verdict, membership } = row;
    return {
        id: person.id,
        name: person.name,
        email: person.email,
        status: person.status,
        guest: person.guest,
        registered: isoOrNothing(person.registered, time),
        access: row.access,
        membership,
        since: sinceObject(row.since, time),
        verdict: verdict.kind,
        reason: words.why(row),
        reasonCode: verdict.kind === "unknown" ? verdict.reason.code : undefined,
        exemptUntil: verdict.kind === "exempt" ? verdict.until : undefined,
        exemptBy: verdict.kind === "exempt" ? verdict.source : undefined,
        events: row.events,
        ...activityObject(row, time),
        topKinds: row.topKinds.map(([kind, count]) => ({ kind, count })),
        inactiveInARow: row.inactiveInARow,
    };
}
/** Data for programs, and the sentence for people. */
function reasonObject(reason, time, words) {
    const { range } = reason;
    return {
        ...reason,
        ...(range === undefined ? {} : { range: { from: time.iso(range.from), to: time.iso(range.to) } }),
        sentence: words.reason(reason),
    };
}
function leftObject(row, time) {
    return {
        id: row.personId,
        name: row.name,
        leftAt: isoOrNothing(row.leftAt, time),
        group: row.group,
        events: row.events,
        ...activityObject(row, time),
    };
}
function activityObject({ lastActivity }, time) {
    return lastActivity === undefined
        ? {}
        : { lastActivity: { ...lastActivity, at: time.iso(lastActivity.at) } };
}
function sinceObject(since, time) {
    if (since.kind === "unknown") {
        return { kind: since.kind, notBefore: isoOrNothing(since.notBefore, time) };
    }
    return { ...since, at: time.iso(since.at) };
}
function eventObject(attributed, time, titles) {
    const { event, attribution, kind } = attributed;
    const roomId = (0,terms/* attributedRoom */._z)(attribution);
    return {
        id: event.id,
        date: time.iso(event.at),
        user: event.user,
        userId: event.userId,
        action: (0,terms/* actionText */.K2)(attributed),
        actionId: event.actionId,
        actionType: event.actionType,
        kind,
        target: event.target,
        entries: event.entries,
        room: roomId === undefined ? null : { id: roomId, title: titles.get(roomId) ?? "" },
        attribution: attribution.by,
        candidates: attribution.by === "none" && attribution.candidates.length > 0 ? attribution.candidates : undefined,
        product: event.product,
        location: event.location,
        context: event.context,
        page: event.page,
        ip: event.ip,
        country: event.country,
        city: event.city,
        browser: event.browser,
        platform: event.platform,
    };
}
function isoOrNothing(at, time) {
    return at === undefined ? undefined : time.iso(at);
}

// EXTERNAL MODULE: ./build/report/portal-summary.js
var portal_summary = __webpack_require__(8136);
;// CONCATENATED MODULE: ./build/report/text/note-lines.js

/** Incomplete and why, then the notes: one line each. */
function noteLines(report, kind, words) {
    const reasons = (0,facts/* reasonsAbout */.RN)(report, kind);
    const incomplete = reasons.length === 0
        ? []
        : ["INCOMPLETE: not everything could be proved.", ...reasons.map((one) => `  - ${words.reason(one)}`)];
    return [
        ...incomplete,
        ...notesAbout(report, kind).map((note) => `${note.level === "warning" ? "Warning" : "Note"}: ${words.note(note)}`),
    ];
}
/** The notes that belong into one of the two reports. */
function notesAbout(report, kind) {
    return report.notes.filter((note) => note.about === undefined || note.about === kind);
}

;// CONCATENATED MODULE: ./build/report/text/compliance.js





const RULE = `${"-".repeat(80)}\n`;
/** Sentences and addresses are longer than names. */
const LONGEST_LINE = 400;
/** The compliance report as plain text: a head, the notes, and each event in lines of its own, newest first. */
function complianceText(report) {
    const time = (0,facts/* reportTime */.mF)(report);
    const titles = (0,facts/* roomTitles */.zv)(report);
    return {
        begin() {
            const head = [
                "Compliance report",
                `Period: ${(0,facts/* periodText */.JX)(report)}`,
                `Total events: ${report.listed.count}`,
                `Portal: ${(0,one_line/* plain */.pj)(report.portal.url)} (DocSpace ${(0,one_line/* plain */.pj)(report.portal.version, 40)})`,
                `Made: ${(0,facts/* madeAt */.ZM)(report, time)} by ${report.tool.name} ${report.tool.version}`,
                `Complete: ${report.complete ? "yes, everything was read and proved" : "NO"}`,
                ...noteLines(report, "compliance", (0,vocabulary_words/* wordsOf */.Z)(report)).map((line) => (0,one_line/* plain */.pj)(line, 1000)),
                "",
                "Events:",
            ];
            return `${head.join("\n")}\n${RULE}`;
        },
        events: (batch) => batch.map((attributed) => eventLines(attributed, time, titles)),
        end: () => "",
    };
}
function eventLines(attributed, time, titles) {
    const { event, attribution } = attributed;
    const roomId = (0,terms/* attributedRoom */._z)(attribution);
    const location = (0,terms/* locationText */.fN)(event);
    const client = (0,terms/* clientText */.Zw)(event);
    // Put together by `join`, as what `+=` puts together is copied piece by piece when it is written.
    const lines = [
        `ID: ${event.id}`,
        `Date: ${time.iso(event.at)}`,
        `User: ${(0,one_line/* plain */.pj)(event.user === "" ? event.userId : event.user)}`,
        `Action: ${(0,one_line/* plain */.pj)((0,terms/* actionText */.K2)(attributed), LONGEST_LINE)}`,
        `Target: ${(0,one_line/* plain */.pj)(event.target.join(", "))}`,
    ];
    if (roomId !== undefined)
        lines.push(`Room: ${(0,one_line/* plain */.pj)((0,one_line/* named */.KT)(titles.get(roomId) ?? ""))} (${roomId})`);
    if (event.context !== "")
        lines.push(`Context: ${(0,one_line/* plain */.pj)(event.context)}`);
    if (event.page !== "")
        lines.push(`Page: ${(0,one_line/* plain */.pj)(event.page, LONGEST_LINE)}`);
    if (location !== "")
        lines.push(`Location/IP: ${(0,one_line/* plain */.pj)(location)}`);
    if (client !== "")
        lines.push(`Client: ${(0,one_line/* plain */.pj)(client)}`);
    lines.push(RULE);
    return lines.join("\n");
}

;// CONCATENATED MODULE: ./build/report/text/inactivity.js











const WIDTH = 80;
const HEADINGS = {
    inactive: "INACTIVE, widest access first",
    unknown: "UNKNOWN: could not be decided",
    new: "NEW: joined too recently to judge",
    invited: "INVITED: has not accepted yet",
    disabled: "DISABLED accounts",
    exempt: "EXEMPT",
    active: "ACTIVE",
};
/** The inactivity report as plain text: room after room, inactive members first. */
function inactivityText(report) {
    return { begin: () => (0,model/* inPieces */.x)(inactivity_document(report)), events: () => [], end: () => "" };
}
function* inactivity_document(report) {
    const time = (0,facts/* reportTime */.mF)(report);
    const rule = `${"=".repeat(WIDTH)}\n`;
    const words = (0,vocabulary_words/* wordsOf */.Z)(report, time);
    // Made once: each looks at all rooms.
    const writing = { time, words, known: (0,read_days/* readDays */.Qg)(report, time), lastDay: report.period.lastDay };
    yield inactivity_head(report, writing);
    for (const room of report.assessment.rooms) {
        yield rule;
        yield* roomPart(room, writing);
    }
    for (const part of [inactivity_otherRooms(report), changes(report), review(report)])
        if (part !== "")
            yield rule + part;
}
function inactivity_head(report, { time, words }) {
    const { assessment } = report;
    const verdicts = urgency/* VERDICT_ORDER */.j.filter((kind) => assessment.counts[kind] > 0);
    const memberships = verdicts.reduce((sum, kind) => sum + assessment.counts[kind], 0);
    const lines = [
        "Inactivity report",
        ...wrap((0,answer/* answer */.Z)(report, report.reminded), "  "),
        `Period: ${(0,facts/* periodText */.JX)(report)}`,
        `Portal: ${(0,one_line/* plain */.pj)(report.portal.url)} (DocSpace ${(0,one_line/* plain */.pj)(report.portal.version, 40)})`,
        `Made: ${(0,facts/* madeAt */.ZM)(report, time)} by ${report.tool.name} ${report.tool.version}`,
        `Complete: ${(0,facts/* reasonsAbout */.RN)(report, "inactivity").length === 0 ? "yes, everything needed was read and proved" : "NO"}`,
        `Rooms: ${(0,english/* number */.ai)(assessment.rooms.length)}`,
        `Memberships: ${(0,english/* number */.ai)(memberships)}${memberships === 0 ? "" : ` (${countsText(assessment.counts)})`}`,
        `People inactive in at least one room: ${(0,english/* number */.ai)(assessment.inactivePeople)}`,
        ...wrap((0,facts/* nobodyInactive */.PO)(report) ?? "", "  ").filter((line) => line !== ""),
        "",
        ...noteLines(report, "inactivity", words).flatMap((line) => wrap((0,one_line/* plain */.pj)(line, 1000), line.startsWith("  - ") ? "    " : "  ")),
    ];
    return `${lines.join("\n")}\n`;
}
function* roomPart(room, writing) {
    const { time, words, known } = writing;
    const counts = Object.fromEntries((0,facts/* verdictCounts */.US)(room));
    const { count, partly } = (0,read_days/* eventsOfRoom */.mt)(room, known);
    const events = count === undefined ? `events ${read_days/* NOT_READ */.VF}` : (0,english/* counted */.hS)(count, "event");
    const members = room.unreadable === undefined ? (0,english/* counted */.hS)(room.members.length, "member") : `members ${read_days/* NOT_READ */.VF}`;
    const lines = [
        `${(0,one_line/* plain */.pj)((0,one_line/* named */.KT)(room.title))} (room ${room.roomId})`,
        ...room.formerTitles.map((title) => `  formerly ${(0,one_line/* plain */.pj)(title)}`),
        `  ${events}${partly ? " as far as read" : ""}; ${members}` +
            (room.members.length === 0 ? "" : `: ${countsText(counts)}`),
    ];
    if (room.unreadable !== undefined) {
        lines.push(...wrap(`  ${(0,one_line/* plain */.pj)(words.reason(room.unreadable), 1000)}`, "    "));
    }
    yield* ended(lines);
    for (const kind of urgency/* VERDICT_ORDER */.j) {
        const group = room.members.filter((row) => row.verdict.kind === kind);
        if (group.length === 0)
            continue;
        yield* ended(["", `  ${HEADINGS[kind]} (${(0,english/* number */.ai)(group.length)})`]);
        for (const row of group)
            yield* ended(memberLines(row, writing));
    }
    if (room.left.length > 0) {
        const left = ["", `  LEFT the room since the period began, no verdict (${room.left.length})`];
        for (const row of room.left) {
            left.push(`    ${(0,one_line/* plain */.pj)((0,one_line/* named */.KT)(row.name))}`);
            left.push(`      ${(0,one_line/* plain */.pj)((0,terms/* leftText */.$)(row, time), 200)}; ${activityText(row, writing)}`);
        }
        yield* ended(left);
    }
}
function* ended(lines) {
    for (const line of lines)
        yield `${line}\n`;
}
function memberLines(row, writing) {
    const { time, words } = writing;
    const { person, verdict } = row;
    const email = person.email === "" ? "" : ` <${(0,one_line/* plain */.pj)(person.email)}>`;
    const access = `${(0,one_line/* plain */.pj)((0,terms/* accessText */.cd)(row))}${person.guest ? ", guest" : ""}`;
    const lines = [
        `    ${(0,one_line/* plain */.pj)((0,one_line/* named */.KT)(person.name))}${email}`,
        `      ${access}, since ${(0,terms/* sinceText */.I)(row.since, time)}`,
        `      ${activityText(row, writing)}`,
    ];
    if (row.topKinds.length > 0)
        lines.push(`      most often: ${(0,terms/* kindsText */.J7)(row)}`);
    const reason = (0,one_line/* plain */.pj)(words.why(row), 1000);
    // Of active members the count says it all.
    if (reason !== "" && verdict.kind !== "active")
        lines.push(...wrap(`      ${reason}`, "      "));
    return lines;
}
function activityText(row, { time, known, lastDay }) {
    if ((0,read_days/* eventsOfPerson */.Qb)(row, known) === undefined)
        return `events ${read_days/* NOT_KNOWN */.gE}`;
    if (row.lastActivity === undefined)
        return (0,english/* counted */.hS)(row.events, "event");
    const { at, words } = row.lastActivity;
    return `${(0,english/* counted */.hS)(row.events, "event")}, the last on ${(0,english/* dayInWords */.v_)(time.day(at))} (${(0,terms/* daysBefore */.pi)(lastDay, at, time)}): ${(0,one_line/* plain */.pj)(words)}`;
}
function inactivity_otherRooms(report) {
    if (report.otherRooms.length === 0)
        return "";
    const lines = ["Rooms without verdicts"];
    for (const room of report.otherRooms) {
        lines.push(`  ${(0,one_line/* plain */.pj)((0,one_line/* named */.KT)(room.title))} (room ${(0,one_line/* plain */.pj)(String(room.id))}): ${(0,terms/* otherRoomText */.Re)(room)}`);
    }
    return `${lines.join("\n")}\n`;
}
function changes({ comparison, assessment }) {
    if (comparison === undefined)
        return "";
    const names = new Map();
    for (const room of assessment.rooms) {
        for (const { person } of room.members)
            names.set(`${room.roomId} ${person.id}`, `${person.name} in ${room.title}`);
    }
    const lines = [`Compared with ${(0,english/* labelInWords */.J5)(comparison.previousLabel)}`];
    for (const [heading, list] of [
        ["Newly inactive", comparison.newlyInactive],
        ["Active again", comparison.activeAgain],
    ]) {
        lines.push(`  ${heading} (${list.length})`);
        for (const { roomId, personId } of list) {
            lines.push(`    ${(0,one_line/* plain */.pj)(names.get(`${roomId} ${personId}`) ?? `${personId} in room ${roomId}`, 400)}`);
        }
    }
    return `${lines.join("\n")}\n`;
}
/** The access review in a sentence, and who is to be removed and still there. */
function review({ review: found }) {
    if (found === undefined)
        return "";
    const notDone = found.rows.filter(({ state }) => state === "not-done");
    const lines = [
        "Access review",
        ...wrap(`  ${(0,vocabulary_review/* reviewSentence */.U7)(found.rows)}`, "  "),
        ...notDone.flatMap((row) => wrap(`    ${(0,one_line/* plain */.pj)((0,one_line/* named */.KT)(row.name))}: ${(0,one_line/* plain */.pj)((0,vocabulary_review/* reviewRowText */.sb)(row), 400)}`, "      ")),
    ];
    return `${lines.join("\n")}\n`;
}
/** `12 inactive, 40 active`: the verdicts that occur. */
function countsText(counts) {
    return urgency/* VERDICT_ORDER */.j.filter((kind) => (counts[kind] ?? 0) > 0)
        .map((kind) => `${(0,english/* number */.ai)(counts[kind] ?? 0)} ${terms/* VERDICT_WORDS */._G[kind].toLowerCase()}`)
        .join(", ");
}
/** Breaks a line at blanks so that it fits the width; the lines that follow are indented. */
function wrap(text, indent) {
    const lines = [];
    let line = "";
    for (const word of text.split(/(?<=\S) /)) {
        if (line !== "" && line.length + 1 + word.length > WIDTH) {
            lines.push(line);
            line = indent + word;
        }
        else {
            line = line === "" ? word : `${line} ${word}`;
        }
    }
    lines.push(line);
    return lines;
}

;// CONCATENATED MODULE: ./build/report/renderers.js








/** What each format makes, in the order in which the files are written. */
const MAKERS = {
    html: (report) => [htmlReport(report)],
    txt: (report) => eachKind(report, "txt", { compliance: complianceText, inactivity: inactivityText }),
    csv: (report) => eachKind(report, "csv", { compliance: complianceCsv, inactivity: inactivityCsv }),
    json: (report) => [{ fileName: (0,titles/* auditFileName */.$J)("json", (0,facts/* namingOf */.aI)(report)), renderer: auditJson(report) }],
    summary: (report, pepper) => [
        { fileName: (0,titles/* summaryFileName */._P)((0,facts/* namingOf */.aI)(report)), renderer: (0,portal_summary/* portalSummary */.r9)(report, pepper) },
    ],
    // Its library is loaded only where somebody wants the format.
    xlsx: async (report) => [(await Promise.all(/* import() */[__webpack_require__.e(44), __webpack_require__.e(577)]).then(__webpack_require__.bind(__webpack_require__, 1577))).workbookReport(report)],
};
/** The renderers of all files of the formats, each fed while the events stream past. */
async function createRenderers(report, formats, pepper = "") {
    const renderers = [];
    for (const [format, make] of Object.entries(MAKERS)) {
        if (formats.has(format))
            renderers.push(...(await make(report, pepper)));
    }
    return renderers;
}
/** A file for each report of the run. */
function eachKind(report, format, renderers) {
    const kinds = Object.keys(renderers).filter((kind) => report.reports.includes(kind));
    return kinds.map((kind) => ({
        fileName: (0,titles/* reportFileName */.cq)(kind, format, (0,facts/* namingOf */.aI)(report)),
        renderer: renderers[kind](report),
    }));
}

// EXTERNAL MODULE: ./build/text/markdown.js
var markdown = __webpack_require__(1065);
// EXTERNAL MODULE: ./build/report/mail-outcome.js
var mail_outcome = __webpack_require__(4425);
// EXTERNAL MODULE: ./build/report/summary/link.js
var summary_link = __webpack_require__(8366);
;// CONCATENATED MODULE: ./build/report/summary/delivered.js



function fileList({ uploaded, files }) {
    const lines = [];
    if (uploaded.length > 0) {
        lines.push("### Uploaded to DocSpace", "");
        for (const { title, url, version } of uploaded) {
            const how = title.endsWith(".html") ? ", to download and open in a browser" : "";
            lines.push(`- ${(0,summary_link/* link */.n)(title, url)}, version ${version}${how}`);
        }
    }
    else if (files.length > 0) {
        lines.push("### Written", "");
        for (const { title, bytes } of files)
            lines.push(`- ${(0,markdown/* markdown */.w)(title)} (${(0,english/* size */.Ej)(bytes)})`);
    }
    return lines.join("\n");
}
/** What became of the mails; problems first, because somebody has to act on them. */
function mailPart({ options }) {
    const { mail } = options;
    if (mail === undefined)
        return "";
    const lines = [delivered_line("Reminders", mail.members), delivered_line("Manager's reports", mail.managers)].filter((text) => text !== "");
    if (lines.length === 0 && mail.problems.length === 0)
        return "";
    const shown = mail.problems.slice(0, 10);
    const rest = mail.problems.length - shown.length;
    return [
        "### Mail",
        "",
        ...lines,
        ...shown.map((problem) => `- ⚠️ ${(0,markdown/* markdown */.w)(problem, 600)}`),
        ...(rest > 0 ? [`- and ${(0,english/* counted */.hS)(rest, "more problem")}, all of them in the log`] : []),
    ].join("\n");
}
function delivered_line(what, { sent, refused, uncertain, notAgain }) {
    if (sent + refused + uncertain + notAgain === 0)
        return "";
    const parts = [
        `${(0,english/* number */.ai)(sent)} sent`,
        ...(refused > 0 ? [`**${(0,english/* number */.ai)(refused)} not sent**`] : []),
        ...(uncertain > 0 ? [`**${(0,english/* number */.ai)(uncertain)} uncertain**`] : []),
        ...(notAgain > 0 ? [`${(0,english/* number */.ai)(notAgain)} sent by an earlier run, so not again`] : []),
    ];
    return `- ${what}: ${parts.join(", ")}`;
}

// EXTERNAL MODULE: ./build/report/summary/detail.js
var detail = __webpack_require__(8519);
// EXTERNAL MODULE: ./build/report/summary/figures.js
var figures = __webpack_require__(6885);
// EXTERNAL MODULE: ./build/report/summary/people.js
var people = __webpack_require__(2869);
// EXTERNAL MODULE: ./build/report/summary/proof.js
var proof = __webpack_require__(7710);
// EXTERNAL MODULE: ./build/report/summary/rooms.js
var rooms = __webpack_require__(4348);
;// CONCATENATED MODULE: ./build/report/summary/trend.js


/** Month by month, a column each; a month that is not known says so, and is never 0. "" where nothing earlier is known. */
function trendTable(report) {
    const months = (0,trend/* trendMonths */.Z)(report);
    if (months.length === 0)
        return "";
    const row = (name, pick) => {
        const cells = months.map(({ counts, gap }) => counts === undefined ? (gap === undefined ? "" : `*${trend/* GAP_WORDS */.x[gap]}*`) : (0,english/* number */.ai)(pick(counts)));
        return `| ${name} | ${cells.join(" | ")} |`;
    };
    const judged = report.reports.includes("inactivity");
    return [
        "### Month by month",
        "",
        `| | ${months.map(({ label }) => (0,english/* labelInWords */.J5)(label)).join(" | ")} |`,
        `| :--- |${months.map(() => " ---: |").join("")}`,
        ...(judged ? [row("Inactive", ({ inactive }) => inactive), row("Active", ({ active }) => active)] : []),
        row("Events", ({ events }) => events),
    ].join("\n");
}

;// CONCATENATED MODULE: ./build/report/summary/summary.js













/** The job summary in GitHub's Markdown: the answer and what to do first, then the figures. */
function renderSummary(report, options) {
    return (0,detail/* inSteps */.F)(report, options, compose);
}
function compose(context) {
    const { report } = context;
    const judged = report.reports.includes("inactivity");
    const parts = [
        heading(context),
        todo(context),
        (0,proof/* notProved */.o)(context),
        mailPart(context),
        (0,figures/* figures */.u)(context),
        judged ? (0,people/* newlyInactive */.jg)(context) : "",
        (0,figures/* chart */.b)(context),
        trendTable(report),
        judged ? (0,rooms/* roomTable */.o)(context) : "",
        judged ? (0,people/* memberTables */.eB)(context) : "",
        judged ? (0,people/* exemptPart */.Dg)(context) : "",
        (0,proof/* remarks */.I)(context),
        fileList(context.options),
    ];
    return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
function heading({ report, options }) {
    const badge = report.complete ? "✅ complete" : "⚠️ incomplete";
    const provisional = report.period.provisional ? " · ⏳ provisional" : "";
    const { mail } = options;
    return (`## DocSpace audit · ${badge}${provisional}\n\n` +
        `**${(0,markdown/* markdown */.w)((0,answer/* answer */.Z)(report, mail && (0,mail_outcome/* remindedBy */.i)(mail)), 1000)}**\n\n` +
        `${(0,english/* dayInWords */.v_)(report.period.firstDay)} to ${(0,english/* dayInWords */.v_)(report.period.lastDay)} (${(0,markdown/* markdown */.w)(report.period.timeZone)}) · ${(0,summary_link/* link */.n)(report.portal.url, report.portal.url)}`);
}
function todo({ report, options }) {
    const steps = (0,next_steps/* nextSteps */.Z)(report).map(summary_link/* stepItem */.i);
    const kept = options.uploaded.length === 0 && options.files.length > 0
        ? [
            "- Keep the files, which are on the runner alone: have them uploaded to a `folder-id`, or upload those of the output `report-files` as an artifact.",
        ]
        : [];
    const unsent = options.mail !== undefined && options.mail.problems.length > 0
        ? ["- Look under “Mail” below: not everybody got the mail that was meant for them."]
        : [];
    return ["### What to do next", "", ...unsent, ...steps, ...kept].join("\n");
}

;// CONCATENATED MODULE: ./build/run/report.js



/** Writes every file in one pass over the events. */
async function writeReportFiles({ host, settings }, { report, listed }) {
    return host.log.group("Writing the reports", async () => {
        const directory = host.inWorkspace(settings.outputDirectory);
        const reports = await createRenderers(report, settings.formats, settings.pepper);
        const written = await (0,write_files/* writeReports */.Li)(directory, reports, listed(), host.signal);
        for (const { path, bytes } of written)
            host.log.info(`${path} (${bytes} bytes)`);
        return { written, outputs: { reportDirectory: directory, reportFiles: written } };
    });
}
/** The job summary, with names only where they may be shown. */
async function summarise({ host, showNames }, { report }, { written, uploaded, mail }) {
    const mails = mail === undefined ? {} : { mail };
    await host.addSummary(renderSummary(report, { showNames, uploaded, files: written, ...mails }));
}


/***/ }),

/***/ 9235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ cellText),
/* harmony export */   X: () => (/* binding */ csvField)
/* harmony export */ });
/* harmony import */ var _one_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3809);

/** What spreadsheets take for the beginning of a formula, also in their full-width forms and after blanks. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/;
const NEEDS_QUOTES = /[",;]|^\s|\s$/;
/** Most texts have nothing of all this: looked for once, and not once for each. */
const NOT_PLAIN = new RegExp(`[",;#${_one_line_js__WEBPACK_IMPORTED_MODULE_0__/* .SUSPICIOUS_IN_REPORTS */ .Cm}]|^[\\s=+\\-@\\uff1d\\uff0b\\uff0d\\uff20]|\\s$`);
/** The whole text as it may stand in a spreadsheet's cell: one line, and an apostrophe before what looks like a formula. */
function cellText(text) {
    return FORMULA.test(text) ? `'${(0,_one_line_js__WEBPACK_IMPORTED_MODULE_0__/* .singleLine */ .pF)(text)}` : (0,_one_line_js__WEBPACK_IMPORTED_MODULE_0__/* .singleLine */ .pF)(text);
}
/** A text field of a CSV file (RFC 4180): {@link cellText}, in quotes where needed. Numbers and dates need none. */
function csvField(text) {
    if (!NOT_PLAIN.test(text))
        return text;
    const cell = cellText(text).replaceAll("##[", "# #[");
    return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}


/***/ })

};
