export const id = 898;
export const ids = [898];
export const modules = {

/***/ 7898:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parsePreviousReport: () => (/* binding */ parsePreviousReport)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);
/* harmony import */ var _text_read_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4191);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8508);



/** How the JSON report begins its last field. A line break never stands inside a JSON text. */
const EVENTS = new TextEncoder().encode('\n "events": [');
const count = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeInteger */ .Y2b(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(0));
const distinct = (list) => new Set(list.map(({ id }) => id)).size === list.length;
const Member = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), verdict: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() });
/** Only what is compared or shown month by month; everything else may be as it likes. */
const Report = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    period: valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ label: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), provisional: valibot__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY() }),
    complete: valibot__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    memberships: valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ inactive: count, active: count }),
    eventCounts: valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ portal: count }),
    settings: valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        activity: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(["any", "changes"]),
        minActivity: count,
        graceDays: count,
        remindedPeriod: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    }),
    rooms: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        id: count,
        events: count,
        unreadable: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()),
        members: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(Member), valibot__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6Y(distinct)),
    })), valibot__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6Y(distinct)),
});
/**
 * Reads what is compared from the JSON report of an earlier run; its events, by far the most of it, are not even
 * parsed. Says why where it is none, or one of another period or version.
 */
function parsePreviousReport(content, label) {
    let found;
    try {
        found = (0,_text_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .readJson */ .V)(withoutEvents(content));
    }
    catch {
        return { why: "it is not JSON" };
    }
    if (typeof found !== "object" || found === null || Array.isArray(found))
        return { why: "it is not a report of this action" };
    const version = "schemaVersion" in found ? found.schemaVersion : undefined;
    if (version !== _version_js__WEBPACK_IMPORTED_MODULE_2__/* .REPORT_SCHEMA_VERSION */ .W) {
        return {
            why: `its schemaVersion is ${typeof version === "number" ? version : "missing"}, and this version of the action reads ${_version_js__WEBPACK_IMPORTED_MODULE_2__/* .REPORT_SCHEMA_VERSION */ .W}`,
        };
    }
    const read = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(Report, found, { abortEarly: true });
    if (!read.success || read.output.period.label !== label)
        return { why: "it is not the report of that period" };
    const { period, complete, settings, rooms, memberships, eventCounts } = read.output;
    const { remindedPeriod, ...rules } = settings;
    return {
        previous: {
            label,
            complete,
            provisional: period.provisional,
            rules,
            ...(remindedPeriod === undefined ? {} : { remindedPeriod }),
            counts: {
                inactive: memberships.inactive,
                active: memberships.active,
                events: eventCounts.portal,
            },
            rooms: rooms.map(({ id, events, unreadable, members }) => ({
                id,
                events,
                ...(unreadable === undefined ? {} : { unreadable: true }),
                members,
            })),
        },
    };
}
function withoutEvents(content) {
    const at = Buffer.from(content.buffer, content.byteOffset, content.byteLength).indexOf(EVENTS);
    const decoder = new TextDecoder("utf-8", { fatal: true });
    if (at < 0)
        return decoder.decode(content);
    return `${decoder.decode(content.subarray(0, at))}\n "events": []\n}`;
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
