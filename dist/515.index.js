export const id = 515;
export const ids = [515];
export const modules = {

/***/ 9708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ chosen),
/* harmony export */   iN: () => (/* binding */ tableContext),
/* harmony export */   nG: () => (/* binding */ byName)
/* harmony export */ });
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7872);
/* harmony import */ var _vocabulary_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3197);


function tableContext(report) {
    const time = (0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .reportTime */ .mF)(report);
    return { report, time, words: (0,_vocabulary_words_js__WEBPACK_IMPORTED_MODULE_1__/* .wordsOf */ .Z)(report, time), titles: (0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .roomTitles */ .zv)(report) };
}
/** The columns of these names, in this order. */
function chosen(columns, names) {
    return names.map((name) => {
        const found = columns.get(name);
        if (found === undefined)
            throw new Error(`there is no column ${name}`);
        return found;
    });
}
function byName(columns) {
    return new Map(columns.map((one) => [one.name, one]));
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

/***/ 3576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ nextSteps)
/* harmony export */ });
/* harmony import */ var _report_folder_titles_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4131);
/* harmony import */ var _text_english_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9594);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7872);
/* harmony import */ var _vocabulary_review_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9626);
/* harmony import */ var _vocabulary_terms_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4691);





/** The most urgent first; never empty. */
function nextSteps(report) {
    const { assessment, period, reasons, review } = report;
    const judged = report.reports.includes("inactivity");
    const steps = completeSteps(reasons).map((text) => ({ text }));
    if (judged && assessment.counts.inactive > 0)
        steps.push({ text: inactiveStep(report) });
    if (review !== undefined && review.rows.length > 0)
        steps.push(reviewStep(review));
    if (judged && assessment.counts.unknown > 0) {
        steps.push({
            text: `Treat nobody who is “unknown” as inactive: for ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(assessment.counts.unknown)} there is no proof.`,
        });
    }
    if (period.provisional)
        steps.push({ text: `Run again after ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .dayInWords */ .v_)(period.lastDay)}: this period is not over.` });
    if (steps.length > 0)
        return steps;
    const anybody = assessment.rooms.some(({ members }) => members.length > 0);
    return judged && anybody && (0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .nobodyInactive */ .PO)(report) !== undefined
        ? [{ text: "Nothing: every member was active or is accounted for." }]
        : [{ text: "Nothing." }];
}
/** What would make an incomplete report complete. */
function completeSteps(reasons) {
    const noAudit = reasons.some(({ code }) => code === "no-audit-feature");
    const others = reasons.some(({ code }) => !(noAudit && OF_THE_PLAN.has(code)));
    return [
        ...(noAudit
            ? [
                "Get a DocSpace plan with the Audit feature, and run again for the same period. Or judge by changes alone, which every plan shows: `reports: inactivity` with `activity: changes`.",
            ]
            : []),
        ...(others
            ? ["Remove what kept the report from being complete, and run it again for the same period."]
            : []),
    ];
}
/** What goes away with another plan. */
const OF_THE_PLAN = new Set([
    "no-audit-feature",
    "trail-unavailable",
    "verdicts-open",
]);
function reviewStep({ rows, workbook }) {
    const text = `Access review: ${(0,_vocabulary_review_js__WEBPACK_IMPORTED_MODULE_2__/* .reviewSentence */ .U7)(rows)} Decide in ${_report_folder_titles_js__WEBPACK_IMPORTED_MODULE_4__/* .REVIEW_TITLE */ .kV} in the report folder.`;
    return workbook === undefined ? { text } : { text, link: { words: _report_folder_titles_js__WEBPACK_IMPORTED_MODULE_4__/* .REVIEW_TITLE */ .kV, url: workbook } };
}
function inactiveStep({ assessment, comparison }) {
    const { inactive } = assessment.counts;
    const wide = assessment.rooms
        .flatMap(({ members }) => members)
        .filter(({ verdict, access }) => verdict.kind === "inactive" && _vocabulary_terms_js__WEBPACK_IMPORTED_MODULE_3__/* .WIDE_ACCESS */ .fl.has(access)).length;
    const whole = inactive === 1 ? "it may" : "all of them may";
    const which = wide === inactive ? whole : `begin with ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(wide)} of them that may`;
    const first = wide > 0 ? `; ${which} change or manage what the room holds` : "";
    const newly = comparison?.newlyInactive.length ?? 0;
    const fresh = newly > 0 ? ` ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(newly)} ${newly === 1 ? "was" : "were"} not inactive before.` : "";
    return `Review ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(inactive, "inactive membership")}${first}.${fresh}`;
}


/***/ }),

/***/ 5919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qb: () => (/* binding */ eventsOfPerson),
/* harmony export */   Qg: () => (/* binding */ readDays),
/* harmony export */   VF: () => (/* binding */ NOT_READ),
/* harmony export */   gE: () => (/* binding */ NOT_KNOWN),
/* harmony export */   lT: () => (/* binding */ countText),
/* harmony export */   mt: () => (/* binding */ eventsOfRoom)
/* harmony export */ });
/* harmony import */ var _text_english_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9594);
/* harmony import */ var _time_epoch_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4253);


/** Days touched by a gap are unread. Without a trail the rooms' own logs are all there is, each whole or not. */
function readDays(report, time) {
    const { trail, logs } = report.coverage;
    const made = time.day(Math.floor(report.generatedAt / 1000));
    const byTrail = trail.state === "complete" || trail.state === "incomplete";
    const gaps = byTrail ? daysOfGaps(report, time) : new Set();
    const whole = new Set(logs.filter(({ state }) => state === "complete").map(({ roomId }) => roomId));
    const someLogUnread = !byTrail && report.assessment.rooms.some(({ roomId }) => !whole.has(roomId));
    const state = (day, unread) => day > made ? "to-come" : unread ? "unread" : "read";
    const unreadLog = (roomId) => !byTrail && !whole.has(roomId);
    return {
        ofPortal: (day) => state(day, gaps.has(day) || someLogUnread),
        ofRoom: (roomId, day) => state(day, gaps.has(day) || unreadLog(roomId)),
        anyUnread: gaps.size > 0 || someLogUnread,
        roomUnread: (roomId) => gaps.size > 0 || unreadLog(roomId),
    };
}
/** `12 events`; never a bare zero where something was not read. */
function countText(count, state) {
    if (state === "to-come")
        return "still to come";
    if (state === "read")
        return (0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(count, "event");
    return count === 0 ? "not read" : `not read to the end, ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(count, "event")} so far`;
}
/** A room's events, or that they were not read: a 0 there would be a claim. `partly`: the count is as far as read. */
function eventsOfRoom({ roomId, events }, known) {
    const unread = known.roomUnread(roomId);
    return { count: unread && events === 0 ? undefined : events, partly: unread && events > 0 };
}
/** Somebody's events in a room; undefined where none is known and some may have been: in a room not read, or with a doubt. */
function eventsOfPerson({ roomId, events, verdict }, known) {
    const open = verdict?.kind === "unknown" || known.roomUnread(roomId);
    return events === 0 && open ? undefined : events;
}
/** What stands where a count is not known. */
const NOT_READ = "not read";
const NOT_KNOWN = "not known";
function daysOfGaps({ coverage }, time) {
    const days = new Set();
    for (const gap of coverage.trail.gaps) {
        for (let at = gap.from; at <= gap.to; at += _time_epoch_js__WEBPACK_IMPORTED_MODULE_1__/* .HOUR */ .dp)
            days.add(time.day(at));
        days.add(time.day(gap.to));
    }
    return days;
}


/***/ }),

/***/ 8519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ inSteps)
/* harmony export */ });
/* harmony import */ var _columns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9708);
/* harmony import */ var _people_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2869);


const BUDGET = 900 * 1024;
/** From everything to hardly anything; whole tables go, none is cut in the middle. */
const STEPS = [
    { rooms: Number.POSITIVE_INFINITY, rows: Number.POSITIVE_INFINITY, statuses: "all" },
    { rooms: Number.POSITIVE_INFINITY, rows: Number.POSITIVE_INFINITY, statuses: "unsettled" },
    { rooms: Number.POSITIVE_INFINITY, rows: 20, statuses: "unsettled" },
    { rooms: Number.POSITIVE_INFINITY, rows: 0, statuses: "unsettled" },
    { rooms: 50, rows: 0, statuses: "unsettled" },
    { rooms: 0, rows: 0, statuses: "unsettled" },
];
/** What `compose` makes with as much detail as fits the budget, in whole steps. */
function inSteps(report, options, compose) {
    const tables = (0,_columns_js__WEBPACK_IMPORTED_MODULE_0__/* .tableContext */ .iN)(report);
    const budget = options.budgetBytes ?? BUDGET;
    let text = "";
    for (const detail of STEPS) {
        if (options.showNames && membersShown(report, detail) * SHORTEST_LINE > budget)
            continue;
        text = compose({ ...tables, options, detail });
        if (new TextEncoder().encode(text).length <= budget)
            break;
    }
    return text;
}
/** Bytes that a line about a member has at least: of 200 000 members not every step need be tried. */
const SHORTEST_LINE = 25;
function membersShown({ assessment, reports }, { rows, statuses }) {
    if (!reports.includes("inactivity"))
        return 0;
    return assessment.rooms.reduce((sum, { members }) => {
        const those = statuses === "all" ? members : members.filter(_people_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnsettled */ .P4);
        return sum + Math.min(rows, those.length);
    }, 0);
}


/***/ }),

/***/ 6885:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ chart),
/* harmony export */   u: () => (/* binding */ figures)
/* harmony export */ });
/* harmony import */ var _assess_verdicts_urgency_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5181);
/* harmony import */ var _text_english_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9594);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1065);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7872);
/* harmony import */ var _read_days_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5919);
/* harmony import */ var _vocabulary_terms_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4691);






/** All memberships by status, so that the shown counts add up; and the events. */
function figures({ report, time }) {
    const { listed, assessment, reports } = report;
    const events = (0,_facts_js__WEBPACK_IMPORTED_MODULE_3__/* .isNarrowed */ .Jf)(report) ? `Events listed, of ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)(assessment.events.portal)}` : "Events";
    const cells = [];
    if (reports.includes("inactivity")) {
        const shown = _assess_verdicts_urgency_js__WEBPACK_IMPORTED_MODULE_0__/* .VERDICT_ORDER */ .j.filter((kind) => kind === "inactive" || kind === "unknown" || kind === "active" || assessment.counts[kind] > 0);
        const written = (count) => ((0,_facts_js__WEBPACK_IMPORTED_MODULE_3__/* .nothingJudged */ .Vp)(report) ? _read_days_js__WEBPACK_IMPORTED_MODULE_4__/* .NOT_READ */ .VF : (0,_text_english_js__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)(count));
        for (const kind of shown)
            cells.push([_vocabulary_terms_js__WEBPACK_IMPORTED_MODULE_5__/* .VERDICT_WORDS */ ._G[kind], written(assessment.counts[kind])]);
        cells.push([
            "All memberships",
            written(Object.values(assessment.counts).reduce((sum, count) => sum + count, 0)),
        ]);
    }
    const unread = listed.count === 0 && (0,_read_days_js__WEBPACK_IMPORTED_MODULE_4__/* .readDays */ .Qg)(report, time).anyUnread;
    cells.push([events, unread ? _read_days_js__WEBPACK_IMPORTED_MODULE_4__/* .NOT_READ */ .VF : (0,_text_english_js__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)(listed.count)]);
    return [
        `| ${cells.map(([name]) => name).join(" | ")} |`,
        `|${cells.map(() => " ---: |").join("")}`,
        `| ${cells.map(([, count]) => `**${count}**`).join(" | ")} |`,
        ...changes(report),
    ].join("\n");
}
function changes({ comparison, reports }) {
    if (comparison === undefined)
        return [];
    const sum = (pick) => comparison.events.reduce((total, room) => total + room[pick], 0);
    const statuses = reports.includes("inactivity")
        ? `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)(comparison.newlyInactive.length)} newly inactive, ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)(comparison.activeAgain.length)} active again; `
        : "";
    return [
        "",
        `**Since ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdown */ .w)((0,_text_english_js__WEBPACK_IMPORTED_MODULE_1__/* .labelInWords */ .J5)(comparison.previousLabel))}:** ${statuses}events in rooms ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)(sum("before"))} → ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)(sum("now"))}.`,
    ];
}
/** More bars would be too thin to see: then weeks, from Monday where the period allows. */
const MOST_BARS = 62;
const WEEK = 7;
/**
 * Bars of events per day, of weeks where the period is long. Mermaid draws no gap: what was not read to its end has a
 * yellow bar of full height behind it and a question mark below, days to come are left out. Contrast with GitHub's light
 * and dark page is above 3.
 */
function chart({ report, time }) {
    const { trail } = report.coverage;
    const days = (0,_facts_js__WEBPACK_IMPORTED_MODULE_3__/* .daysOfPeriod */ .az)(report);
    const width = days.length <= MOST_BARS ? 1 : WEEK * Math.ceil(days.length / WEEK / MOST_BARS);
    const bars = barsOf(report, (0,_read_days_js__WEBPACK_IMPORTED_MODULE_4__/* .readDays */ .Qg)(report, time), width);
    const most = Math.max(0, ...bars.map(({ count }) => count));
    const anyUnread = bars.some(({ unread }) => unread);
    if (most === 0 && !anyUnread)
        return "";
    const unit = width === 1 ? "per day" : width === WEEK ? "per week" : `per ${width / WEEK} weeks`;
    const logsOnly = trail.state === "unavailable" || trail.state === "not-needed";
    const remarks = [
        ...(logsOnly ? ["by the rooms' own logs, without opens and downloads"] : []),
        ...(anyUnread ? ["yellow and ?: not read to the end"] : []),
    ];
    const title = `Events ${(0,_facts_js__WEBPACK_IMPORTED_MODULE_3__/* .isNarrowed */ .Jf)(report) ? "of the whole portal " : ""}${[unit, ...remarks].join("; ")}`;
    const top = Math.max(1, most);
    const [behind, before] = ["darkgoldenrod", "steelblue"];
    const palette = anyUnread ? `${behind}, ${before}` : before;
    return [
        "```mermaid",
        `%%{init: {"xyChart": {"width": 900, "height": 240}, "themeVariables": {"xyChart": {"plotColorPalette": "${palette}"}}}}%%`,
        "xychart-beta",
        `  title "${title}"`,
        `  x-axis [${bars.map(({ label, unread }) => `"${label}${unread ? "?" : ""}"`).join(", ")}]`,
        `  y-axis 0 --> ${top}`,
        ...(anyUnread ? [`  bar [${bars.map(({ unread }) => (unread ? top : 0)).join(", ")}]`] : []),
        `  bar [${bars.map(({ count }) => count).join(", ")}]`,
        "```",
    ].join("\n");
}
function barsOf(report, known, width) {
    const days = (0,_facts_js__WEBPACK_IMPORTED_MODULE_3__/* .daysOfPeriod */ .az)(report);
    const bars = [];
    for (let index = 0; index < days.length; index += width) {
        const span = days.slice(index, index + width);
        const states = span.map(known.ofPortal);
        if (states.every((state) => state === "to-come"))
            continue;
        const [first = ""] = span;
        const count = span.reduce((sum, day) => sum + (report.assessment.eventsPerDay.get(day) ?? 0), 0);
        const label = days.length <= 31 ? first.slice(8) : first.slice(5);
        bars.push({ label, count, unread: states.includes("unread") });
    }
    return bars;
}


/***/ }),

/***/ 8366:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ stepItem),
/* harmony export */   n: () => (/* binding */ link)
/* harmony export */ });
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1065);

/** A link where the address is one of the web; otherwise its text alone. */
function link(text, address) {
    const url = address !== undefined && URL.canParse(address) ? new URL(address) : undefined;
    if (url === undefined || !/^https?:$/.test(url.protocol))
        return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .markdown */ .w)(text);
    const safe = url.href.replace(/[()<>|\\]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
    return `[${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .markdown */ .w)(text)}](${safe})`;
}
/** An item of the list of what to do next. */
function stepItem({ text, link: to }) {
    const [before = "", after = ""] = to === undefined ? [text] : text.split(to.words);
    return `- ${before}${to === undefined ? "" : link(to.words, to.url)}${after}`;
}


/***/ }),

/***/ 2869:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dg: () => (/* binding */ exemptPart),
/* harmony export */   P4: () => (/* binding */ isUnsettled),
/* harmony export */   eB: () => (/* binding */ memberTables),
/* harmony export */   jg: () => (/* binding */ newlyInactive)
/* harmony export */ });
/* harmony import */ var _text_english_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9594);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1065);
/* harmony import */ var _text_one_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3809);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1006);
/* harmony import */ var _read_days_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5919);
/* harmony import */ var _vocabulary_explanation_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3975);
/* harmony import */ var _vocabulary_terms_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4691);
/* harmony import */ var _link_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8366);
/* harmony import */ var _rooms_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4348);









const HIDDEN = "Names are hidden here because this repository is not known to be private; the report has them. `show-names` changes that.";
/** The members of each room who need a look; all of them where there is room. */
function memberTables({ report, detail, time, options }) {
    if (!options.showNames)
        return HIDDEN;
    if (detail.rows === 0)
        return "The members are too many to be named here; all of them are in the report.";
    const tables = [];
    const known = (0,_read_days_js__WEBPACK_IMPORTED_MODULE_3__/* .readDays */ .Qg)(report, time);
    for (const room of (0,_rooms_js__WEBPACK_IMPORTED_MODULE_7__/* .byWork */ .$)(report.assessment.rooms)) {
        const rows = detail.statuses === "all" ? room.members : room.members.filter(isUnsettled);
        if (rows.length === 0)
            continue;
        const shown = rows.slice(0, detail.rows);
        const what = detail.statuses === "all"
            ? (0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(rows.length, "member")
            : `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(rows.length)} inactive or unknown`;
        const lines = [
            `<details><summary>${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .w)((0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_2__/* .named */ .KT)(room.title), 80)}: ${what}</summary>`,
            "",
            "| Member | Status | Access | Events | Last activity |",
            "| :--- | :--- | :--- | ---: | :--- |",
            ...shown.map((row) => memberLine(row, report.portal.url, time, known)),
        ];
        const hidden = rows.length - shown.length;
        if (hidden > 0)
            lines.push("", `and ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(hidden)} more, all of them in the report.`);
        tables.push([...lines, "", "</details>"].join("\n"));
    }
    return tables.join("\n");
}
function memberLine(row, portal, time, known) {
    const count = (0,_read_days_js__WEBPACK_IMPORTED_MODULE_3__/* .eventsOfPerson */ .Qb)(row, known);
    const none = count === undefined ? _read_days_js__WEBPACK_IMPORTED_MODULE_3__/* .NOT_KNOWN */ .gE : "none";
    const last = row.lastActivity === undefined ? none : (0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .dayInTable */ .Ey)(time.day(row.lastActivity.at));
    const status = _vocabulary_terms_js__WEBPACK_IMPORTED_MODULE_5__/* .VERDICT_WORDS */ ._G[row.verdict.kind];
    return (`| ${(0,_link_js__WEBPACK_IMPORTED_MODULE_6__/* .link */ .n)((0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_2__/* .named */ .KT)(row.person.name, 80), (0,_links_js__WEBPACK_IMPORTED_MODULE_8__/* .personLink */ .G)(portal, row.person))} | ${row.verdict.kind === "inactive" ? `**${status}**` : status} | ` +
        `${_vocabulary_terms_js__WEBPACK_IMPORTED_MODULE_5__/* .ACCESS_WORDS */ .VW[row.access]} | ${count === undefined ? _read_days_js__WEBPACK_IMPORTED_MODULE_3__/* .NOT_KNOWN */ .gE : (0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(count)} | ${last} |`);
}
/** Who needs a look. */
function isUnsettled({ verdict }) {
    return verdict.kind === "inactive" || verdict.kind === "unknown";
}
/** Who was not inactive in the period before: they are the news. */
function newlyInactive({ report, options, detail, titles }) {
    const newly = report.comparison?.newlyInactive ?? [];
    if (newly.length === 0 || !options.showNames || detail.rows === 0)
        return "";
    const names = new Map(report.assessment.rooms.flatMap(({ members }) => members.map(({ person }) => [person.id, person.name])));
    const pageOf = (0,_links_js__WEBPACK_IMPORTED_MODULE_8__/* .personLinks */ .Fc)(report.portal.url, report.assessment.rooms);
    const shown = newly.slice(0, Math.min(20, detail.rows));
    const rest = newly.length - shown.length;
    return [
        `### Newly inactive: ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(newly.length, "membership")}`,
        "",
        ...shown.map(({ personId, roomId }) => `- ${(0,_link_js__WEBPACK_IMPORTED_MODULE_6__/* .link */ .n)((0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_2__/* .named */ .KT)(names.get(personId) ?? "", 80), pageOf(personId))} in ${(0,_link_js__WEBPACK_IMPORTED_MODULE_6__/* .link */ .n)((0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_2__/* .named */ .KT)(titles.get(roomId) ?? "", 80), (0,_links_js__WEBPACK_IMPORTED_MODULE_8__/* .roomLink */ .qb)(report.portal.url, roomId))}`),
        ...(rest > 0 ? [`- and ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(rest)} more, all of them in the report`] : []),
    ].join("\n");
}
/** Who is excused, why, and until when: an exemption that nobody sees is never ended. */
function exemptPart({ report, options, detail }) {
    const { exempt } = report.assessment.counts;
    if (exempt === 0)
        return "";
    const heading = `### Exempt: ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(exempt, "membership")}`;
    if (!options.showNames || detail.rows === 0)
        return `${heading}\n\nWho and why is in the report.`;
    const rows = report.assessment.rooms.flatMap((room) => room.members.flatMap(({ person, verdict }) => verdict.kind === "exempt"
        ? [
            `| ${(0,_link_js__WEBPACK_IMPORTED_MODULE_6__/* .link */ .n)((0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_2__/* .named */ .KT)(person.name, 80), (0,_links_js__WEBPACK_IMPORTED_MODULE_8__/* .personLink */ .G)(report.portal.url, person))} | ${(0,_link_js__WEBPACK_IMPORTED_MODULE_6__/* .link */ .n)((0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_2__/* .named */ .KT)(room.title, 80), (0,_links_js__WEBPACK_IMPORTED_MODULE_8__/* .roomLink */ .qb)(report.portal.url, room.roomId))} | ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .w)(verdict.reason + (0,_vocabulary_explanation_js__WEBPACK_IMPORTED_MODULE_4__/* .sourceText */ .r)(verdict.source), 400)} | ${verdict.until === undefined ? "not limited" : (0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .dayInTable */ .Ey)(verdict.until)} |`,
        ]
        : []));
    const shown = rows.slice(0, detail.rows);
    const hidden = rows.length - shown.length;
    return [
        heading,
        "",
        "| Member | Room | Reason | Until |",
        "| :--- | :--- | :--- | :--- |",
        ...shown,
        ...(hidden > 0 ? ["", `and ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(hidden)} more, all of them in the report.`] : []),
    ].join("\n");
}


/***/ }),

/***/ 7710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ remarks),
/* harmony export */   o: () => (/* binding */ notProved)
/* harmony export */ });
/* harmony import */ var _text_english_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9594);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1065);
/* harmony import */ var _vocabulary_notes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5541);



/** So many reasons and warnings are shown; the report has them all. */
const MOST = 20;
/** What was not proved and what nobody must overlook, before any figure. */
function notProved({ report, words, options }) {
    const lines = [];
    if (!report.complete) {
        lines.push("> **Not everything could be proved:**");
        const shown = report.reasons.slice(0, MOST);
        for (const one of shown)
            lines.push(`> - ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .w)(words.reason(one), 600)}`);
        const more = report.reasons.length - shown.length;
        if (more > 0)
            lines.push(`> - and ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(more, "more reason")}, all of them in the report`);
        lines.push(">");
    }
    for (const note of report.notes.filter(isWarning).slice(0, MOST)) {
        lines.push(`> ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .w)(options.showNames ? words.note(note) : (0,_vocabulary_notes_js__WEBPACK_IMPORTED_MODULE_2__/* .noteText */ .gA)(note), 1000)}`, ">");
    }
    return lines.slice(0, -1).join("\n");
}
/** How to read the figures. */
function remarks({ report, words }) {
    const notes = report.notes.filter((note) => !isWarning(note) && note.about !== "inactivity");
    return notes.map((note) => `- ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .w)(words.note(note), 1000)}`).join("\n");
}
function isWarning({ level }) {
    return level === "warning";
}


/***/ }),

/***/ 4348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ byWork),
/* harmony export */   o: () => (/* binding */ roomTable)
/* harmony export */ });
/* harmony import */ var _text_english_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9594);
/* harmony import */ var _text_one_line_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3809);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7872);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1006);
/* harmony import */ var _read_days_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5919);
/* harmony import */ var _vocabulary_terms_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4691);
/* harmony import */ var _link_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8366);







/** The rooms with most to do first, in the same order as the tables of their members. */
function byWork(rooms) {
    return rooms.toSorted((a, b) => unsettledCount(b) - unsettledCount(a));
}
function roomTable({ report, detail, time }) {
    const rooms = byWork(report.assessment.rooms);
    if (rooms.length === 0)
        return "";
    if (detail.rooms === 0)
        return `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(rooms.length, "room")}: too many to list here, see the report.`;
    const shown = rooms.slice(0, detail.rooms);
    const known = (0,_read_days_js__WEBPACK_IMPORTED_MODULE_3__/* .readDays */ .Qg)(report, time);
    const lines = [
        "### Rooms",
        "",
        "| Room | Inactive | Unknown | Members | Events |",
        "| :--- | ---: | ---: | ---: | ---: |",
        ...shown.map((room) => roomLine(room, report.portal.url, known)),
    ];
    const hidden = rooms.length - shown.length;
    if (hidden > 0)
        lines.push("", `and ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(hidden, "more room")}, all of them in the report.`);
    const others = Map.groupBy(report.otherRooms, _vocabulary_terms_js__WEBPACK_IMPORTED_MODULE_4__/* .otherRoomText */ .Re);
    if (others.size > 0) {
        const parts = [...others].map(([why, some]) => `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(some.length)} ${why}`);
        lines.push("", `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(report.otherRooms.length, "room")} without a status: ${parts.join(", ")}.`);
    }
    return lines.join("\n");
}
function roomLine(room, portal, known) {
    const { count, partly } = (0,_read_days_js__WEBPACK_IMPORTED_MODULE_3__/* .eventsOfRoom */ .mt)(room, known);
    const events = count === undefined ? _read_days_js__WEBPACK_IMPORTED_MODULE_3__/* .NOT_READ */ .VF : `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(count)}${partly ? " as far as read" : ""}`;
    const title = (0,_link_js__WEBPACK_IMPORTED_MODULE_5__/* .link */ .n)((0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .named */ .KT)(room.title, 80), (0,_links_js__WEBPACK_IMPORTED_MODULE_6__/* .roomLink */ .qb)(portal, room.roomId));
    if (room.unreadable !== undefined) {
        return `| ${title} | ${_read_days_js__WEBPACK_IMPORTED_MODULE_3__/* .NOT_READ */ .VF} | ${_read_days_js__WEBPACK_IMPORTED_MODULE_3__/* .NOT_READ */ .VF} | ${_read_days_js__WEBPACK_IMPORTED_MODULE_3__/* .NOT_READ */ .VF} | ${events} |`;
    }
    const counts = (0,_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .verdictCounts */ .US)(room);
    const inactive = counts.get("inactive") ?? 0;
    const unknown = counts.get("unknown") ?? 0;
    return (`| ${title} | ${inactive > 0 ? `**${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(inactive)}**` : "0"} | ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(unknown)} | ` +
        `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(room.members.length)} | ${events} |`);
}
function unsettledCount({ members }) {
    return members.filter(({ verdict }) => verdict.kind === "inactive" || verdict.kind === "unknown").length;
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
