export const id = 898;
export const ids = [898];
export const modules = {

/***/ 7898:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parsePreviousReport: () => (/* binding */ parsePreviousReport)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8508);


/** How the JSON report begins its last field. A line break never stands inside a JSON text. */
const EVENTS = new TextEncoder().encode('\n "events": [');
const optionalNumber = valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()), undefined);
const Member = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), verdict: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() });
/** Only what is compared or shown month by month; everything else may be as it likes. */
const Report = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    period: valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ label: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), provisional: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()) }),
    complete: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()),
    memberships: valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ inactive: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), active: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() })), undefined),
    eventCounts: valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ portal: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() })), undefined),
    settings: valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        activity: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()),
        minActivity: optionalNumber,
        graceDays: optionalNumber,
    }), {}),
    rooms: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        id: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
        events: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
        unreadable: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()),
        members: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(Member), null)),
    })),
});
/**
 * Reads what is compared from the JSON report of an earlier run; its events, by far the most of it, are not even
 * parsed. Says why where it is none, or one of another period or version.
 */
function parsePreviousReport(content, label) {
    let found;
    try {
        found = JSON.parse(withoutEvents(content));
    }
    catch {
        return { why: "it is not JSON" };
    }
    if (typeof found !== "object" || found === null || Array.isArray(found))
        return { why: "it is not a report of this action" };
    const version = "schemaVersion" in found ? found.schemaVersion : undefined;
    if (version !== _version_js__WEBPACK_IMPORTED_MODULE_1__/* .REPORT_SCHEMA_VERSION */ .W) {
        return {
            why: `its schemaVersion is ${typeof version === "number" ? version : "missing"}, and this version of the action reads ${_version_js__WEBPACK_IMPORTED_MODULE_1__/* .REPORT_SCHEMA_VERSION */ .W}`,
        };
    }
    const read = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(Report, found, { abortEarly: true });
    if (!read.success || read.output.period.label !== label)
        return { why: "it is not the report of that period" };
    const { period, complete, settings, rooms, memberships, eventCounts } = read.output;
    const { activity, minActivity, graceDays } = settings;
    return {
        previous: {
            label,
            complete: complete === true,
            provisional: period.provisional === true,
            activity: activity === "changes" ? "changes" : "any",
            ...(minActivity === undefined ? {} : { minActivity }),
            ...(graceDays === undefined ? {} : { graceDays }),
            ...(memberships === undefined || eventCounts === undefined
                ? {}
                : {
                    counts: {
                        inactive: memberships.inactive,
                        active: memberships.active,
                        events: eventCounts.portal,
                    },
                }),
            rooms: rooms.map(({ id, events, unreadable, members }) => ({
                id,
                events,
                ...(unreadable === undefined ? {} : { unreadable: true }),
                members: members.filter((member) => member !== null),
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


/***/ })

};
