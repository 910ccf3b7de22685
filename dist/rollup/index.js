import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 99:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:sqlite");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8321:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/consumers");

/***/ }),

/***/ 7830:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/web");

/***/ }),

/***/ 7997:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 3106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 4490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   If: () => (/* binding */ portalRemarkInEnglish),
/* harmony export */   j4: () => (/* binding */ totalsRemarkInEnglish),
/* harmony export */   me: () => (/* binding */ portalReasonInEnglish),
/* harmony export */   mz: () => (/* binding */ fileFaultInEnglish)
/* harmony export */ });
/* harmony import */ var _text_english_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9594);

/** Why a portal is not complete, in one sentence. Long because every reason has its words here. */
function portalReasonInEnglish({ code, parameters }) {
    switch (code) {
        case "reported":
        case "run-failed":
            return parameters.sentence;
        case "more-reasons":
            return `And ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(parameters.count)} more reasons.`;
        case "rooms-unread":
            return `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(parameters.count, "room")} could not be read.`;
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
            return DIFFERENCES[parameters.by];
        case "parts-of-different-wholes":
            return "Its reports are of parts that do not belong together: run all its jobs again with the same number of parts.";
        case "parts-not-planned":
            return `Its reports are of ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(parameters.parts, "part")}, and the plan made ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(parameters.planned, "part")} of it: run all its jobs again.`;
        case "parts-missing": {
            const { missing, of } = parameters;
            if (missing.length === 1)
                return `Part ${missing[0]} of ${of} is missing: run that job again.`;
            return `Parts ${missing.join(", ")} of ${of} are missing: run those jobs again.`;
        }
        case "rooms-untold":
            return "Its parts do not all say how many rooms the portal had, so it is not proved that none is missing: run its jobs again.";
        case "rooms-changed":
            return `Its parts hold ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(parameters.rooms, "room")}, and the portal had ${parameters.had.join(" or ")}: rooms were made or archived between the jobs; run them again.`;
        case "not-one-moment":
            return `Its reports were made from ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .dayInWords */ .v_)(parameters.from)} to ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .dayInWords */ .v_)(parameters.to)}: who joined or left between is counted in some rooms as before, in others as after; run the older jobs again.`;
    }
}
const DIFFERENCES = {
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
            return `Only ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(parameters.count, "chosen room")} of it.`;
        case "other-rules":
            return `Judged by ${parameters.rules}; most portals by ${parameters.usual}.`;
    }
}
function totalsRemarkInEnglish({ code, parameters: { count } }) {
    switch (code) {
        case "same-accounts":
            return `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(count, "portal has", "portals have")} the same accounts as another: where two addresses are one portal, its memberships are counted twice. Audit it under one of them.`;
        case "different-rules":
            return `The totals add up portals that were judged by ${count} different rules: their rows say which.`;
        case "time-zones":
            return `The days of the period begin in ${count} time zones, each portal's own.`;
        case "chosen-rooms":
            return `Of ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(count, "portal")} only chosen rooms were audited: nothing is said of the others.`;
        case "not-judged":
            return `Of ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(count, "portal")} no member was judged: the figures of memberships do not hold it.`;
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
            return FAULTS[fault.kind];
    }
}
const FAULTS = {
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


/***/ }),

/***/ 4246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ ENGLISH_ROLLUP)
/* harmony export */ });
/* harmony import */ var _text_english_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9594);
/* harmony import */ var _portal_reasons_en_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4490);


const ENGLISH_ROLLUP = {
    answer: {
        noPeriod: "No period",
        span: _text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .spanInWords */ .zw,
        noFigures: (portals) => `no figures of ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(portals, "portal")}`,
        noneJudged: (portals) => `no member judged in ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(portals, "portal")}`,
        inactive: (count, all, portals, people) => `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(count)} of ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(all, "membership")} inactive in ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(portals, "portal")} (${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(people, "person", "people")}, each portal by itself)`,
        unknown: (count) => `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(count)} not known`,
        shared: (people) => `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(people, "person", "people")} inactive in several portals`,
        nothingMissing: "nothing missing",
        nothingMissingOfChosen: "nothing missing of the rooms that were chosen",
        ofPortals: (portals) => `of ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(portals, "portal")}`,
        open: { incomplete: "incomplete", failed: "failed", missing: "missing", unusable: "not usable" },
        noPortal: "no portal at all",
    },
    title: (span) => `DocSpace audit of all portals, ${span ?? "no period"}`,
    found(inactive, notComplete) {
        const what = inactive === undefined ? "No figures" : (0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(inactive, "inactive membership");
        return notComplete === 0 ? what : `${what}, ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(notComplete, "portal")} not complete`;
    },
    states: {
        complete: "Complete",
        incomplete: "Incomplete",
        failed: "Failed",
        missing: "Missing",
        unusable: "Not usable",
    },
    why: _portal_reasons_en_js__WEBPACK_IMPORTED_MODULE_1__/* .portalReasonInEnglish */ .me,
    remark: _portal_reasons_en_js__WEBPACK_IMPORTED_MODULE_1__/* .portalRemarkInEnglish */ .If,
    ofTotals: _portal_reasons_en_js__WEBPACK_IMPORTED_MODULE_1__/* .totalsRemarkInEnglish */ .j4,
    chosenRooms: (count) => (0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(count, "chosen room"),
    changed: (label, more, fewer) => `Since ${label === undefined ? "the last roll-up" : (0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .labelInWords */ .J5)(label)}: ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(more, "portal has", "portals have")} more inactive memberships, ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(fewer, "portal has", "portals have")} fewer. Only portals that are complete in both are compared.`,
    newPortals: (names) => `New: ${names}.`,
    gonePortals: (names) => `No longer there: ${names}.`,
    moreNames: (names, more) => `${names} and ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(more)} more`,
    lookAfter: "Portals to look after:",
    morePortals: (count) => `And ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(count, "more portal")}.`,
    openPage: "Open the page in DocSpace",
    sender: (from) => `docspace-audit sent this as ${from}.`,
};


/***/ }),

/***/ 1122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   MY: () => (/* binding */ readFileBytes),
/* harmony export */   My: () => (/* binding */ withTitles),
/* harmony export */   Oy: () => (/* binding */ storedFile),
/* harmony export */   Xi: () => (/* binding */ uploadedFile),
/* harmony export */   ct: () => (/* binding */ listFolderFiles),
/* harmony export */   ly: () => (/* binding */ getFile)
/* harmony export */ });
/* unused harmony exports listRoomFiles, seekRoomFiles */
/* harmony import */ var _http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1621);
/* harmony import */ var _wire_employee_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9691);
/* harmony import */ var _wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2911);
/* harmony import */ var _wire_paging_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(207);




/** Bits of `fileStatus` (`FileStatus.cs`): is edited, and is edited by its reader alone. */
const IS_EDITED = 1 | 16;
/** `FilterType.FilesOnly`: with it the listing reaches into subfolders. */
const FILES_ONLY = 1;
/** One file with the room it lies in now; undefined if it does not exist (any more). */
async function getFile(docspace, id) {
    try {
        const envelope = await docspace.get(`files/file/${id}`);
        return storedFile(docspace.portalUrl, (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .objectIn */ .D7)(envelope));
    }
    catch (error) {
        if ((0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isNotFound */ .c4)(error))
            return undefined;
        throw error;
    }
}
/** All files below a room or folder, subfolders included; they come without `roomId`. */
async function listRoomFiles(docspace, folderId) {
    return readWholeList(filesIn(docspace, folderId, { filterType: FILES_ONLY }));
}
/**
 * Looks for files in a room or folder and everything below it.
 *
 * @param expected how many files it is believed to have
 * @returns the files seen; `whole`: there are no others
 */
async function seekRoomFiles(docspace, folderId, wanted, expected) {
    const reading = filesIn(docspace, folderId, { filterType: FILES_ONLY });
    const { rows, whole } = await seekInList(reading, wanted, expected);
    return { files: rows, whole };
}
/**
 * The files that lie directly in a room or folder. Whoever looks for a title lists, and does not search: where a search
 * index is installed it answers searches (`FileDao.cs`), and it lags behind or lacks files.
 */
async function listFolderFiles(docspace, folderId) {
    return (0,_wire_paging_js__WEBPACK_IMPORTED_MODULE_3__/* .readWholeList */ .Ej)(filesIn(docspace, folderId, { filterType: FILES_ONLY, withSubFolders: false }));
}
/**
 * Those of a folder's files that have these very titles, oldest first: the server replaces the oldest, and its database
 * does not tell upper from lower case.
 */
function withTitles(files, titles) {
    const oldestFirst = files.toSorted((a, b) => a.id - b.id);
    const byTitle = Map.groupBy(oldestFirst, (file) => comparable(file.title));
    return new Map(titles.map((title) => [title, byTitle.get(comparable(title)) ?? []]));
}
/**
 * The bytes of a file's newest version, or of the given one, without an event in the audit trail: `action=download`
 * would leave one (`StreamFileAsync` in `FileHandler.ashx.cs`, which takes the version too, v3.5.0 to v3.7.2). Rejects
 * with kind `not-found` for a file or version that does not exist, and `too-large` for one of more than `mostBytes`.
 */
async function readFileBytes(docspace, fileId, version, mostBytes) {
    return docspace.getBytes("/filehandler.ashx", { action: "stream", fileid: fileId, version }, mostBytes);
}
/** Reads `FileDto`. The addresses in it may name a host only the server knows, so they are moved to the portal's. */
function storedFile(portalUrl, file) {
    const id = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)(file, "id");
    const roomId = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .optionalNumber */ .WI)(file, "originRoomId");
    const created = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .optionalDate */ .XL)(file, "created");
    const updatedBy = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .optionalObject */ .u9)(file, "updatedBy");
    const edited = (((0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .optionalNumber */ .WI)(file, "fileStatus") ?? 0) & IS_EDITED) !== 0;
    const locked = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .flag */ .Jt)(file, "locked");
    return {
        id,
        title: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(file, "title"),
        folderId: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)(file, "folderId"),
        version: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)(file, "version"),
        size: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .numberOr */ .d_)(file.values["pureContentLength"]) ?? 0,
        url: addressInPortal(portalUrl, (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(file, "webUrl") || `doceditor?fileid=${id}`),
        ...(roomId === undefined || roomId <= 0 ? {} : { roomId }),
        ...(created === undefined ? {} : { created }),
        ...(updatedBy === undefined ? {} : { changedBy: (0,_wire_employee_js__WEBPACK_IMPORTED_MODULE_1__/* .displayName */ .Q)(updatedBy) }),
        ...(edited || locked ? { busy: edited ? "edited" : "locked" } : {}),
    };
}
/** The one file of an upload's answer: a list since 3.7, a single object before. */
function uploadedFile(portalUrl, envelope) {
    const file = Array.isArray(envelope.response) ? (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .listIn */ .Of)(envelope)[0] : (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .objectIn */ .D7)(envelope);
    if (!file)
        throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unexpectedAnswer */ .au)(envelope.endpoint, "names no uploaded file");
    return storedFile(portalUrl, file);
}
/** With `FILES_ONLY` the server's total counts nothing but files (recorded on 3.5.0 and 3.7.2). */
function filesIn(docspace, folderId, query) {
    return {
        readPage: async (startIndex, count) => {
            const asked = { ...query, count, startIndex: startIndex || undefined };
            const envelope = await docspace.get(`files/${folderId}`, asked);
            const page = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .objectIn */ .D7)(envelope);
            const rows = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(page, "files").map((file) => storedFile(docspace.portalUrl, file));
            return { rows, total: (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)(page, "total"), endpoint: envelope.endpoint };
        },
        keyOf: ({ id }) => id,
    };
}
function comparable(title) {
    return title.normalize("NFC").toLowerCase();
}
/**
 * The path alone, at the portal: the host in it may be one that only the server knows, and a path that begins with
 * "//" must not become another host.
 */
function addressInPortal(portalUrl, address) {
    const inPortal = new URL(portalUrl.origin);
    const path = URL.canParse(address, portalUrl.href) ? new URL(address, portalUrl) : portalUrl;
    inPortal.pathname = path.pathname.replace(/^[/\\]+/, "/");
    inPortal.search = path.search;
    inPortal.hash = path.hash;
    return inPortal.href;
}


/***/ }),

/***/ 9539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  S: () => (/* binding */ MOST_AT_ONCE),
  q: () => (/* binding */ createPace)
});

;// CONCATENATED MODULE: ./build/docspace/http/throughput.js
/** Squared relative spread that is assumed of fewer than eight latencies: they may agree by chance. */
const FEW_SPREAD = 0.05;
/** Throughput at level b against that at level a, from the kinds seen at both; undefined if there are none. */
function gainOf(a, levelA, b, levelB) {
    let weight = 0;
    let slower = 0;
    let variance = 0;
    for (const [kind, latenciesA] of a) {
        const latenciesB = b.get(kind);
        if (!latenciesB)
            continue;
        const share = Math.min(latenciesA.length, latenciesB.length);
        const typicalA = typical(latenciesA);
        const typicalB = typical(latenciesB);
        slower += share * Math.log(typicalB.mean / typicalA.mean);
        variance += share ** 2 * (typicalA.variance + typicalB.variance);
        weight += share;
    }
    if (weight === 0)
        return undefined;
    return {
        factor: levelB / levelA / Math.exp(slower / weight),
        uncertainty: Math.sqrt(variance) / weight,
    };
}
/** Too close to call: more observations may still turn it. */
function isOpen(gain, needed, errors = 1) {
    return Math.abs(Math.log(gain.factor / needed)) < errors * gain.uncertainty;
}
/**
 * The mean of the middle (one straggler must not decide, a skewed half must), and the variance of that mean relative
 * to its square.
 */
function typical(latencies) {
    const sorted = latencies.toSorted((x, y) => x - y);
    const cut = Math.floor(sorted.length / 8);
    const middle = sorted.slice(cut, sorted.length - cut);
    const mean = Math.max(0.1, sumOf(middle) / middle.length);
    const spread = sumOf(middle.map((latency) => (latency / mean - 1) ** 2)) / Math.max(1, middle.length - 1);
    return { mean, variance: Math.max(spread, latencies.length < 8 ? FEW_SPREAD : 0) / middle.length };
}
function sumOf(values) {
    return values.reduce((sum, value) => sum + value, 0);
}

;// CONCATENATED MODULE: ./build/docspace/http/concurrency-search.js

/** Requests at once before anything is known. */
const FIRST_LEVEL = 4;
/** A step up must gain this much in the fast growth, and this much between neighbours. */
const WORTH_GROWING = 1.07;
const WORTH_MOVING = 1.03;
/** Fewer requests at once are preferred as long as they cost no more than this altogether. */
const CHEAP = 0.97;
/** A kind of request seen so often at the first level can be compared with what the next one brings. */
const COMPARABLE = 2;
/** Latencies kept of each kind at each level. */
const KEPT = 80;
/** How many times the usual observations are made when the first ones leave it open. */
const PATIENCE = 4;
/** Requests between two looks at the neighbours: doubled each time that nothing better was found. */
const FIRST_REST = 300;
const LONGEST_REST = 4_800;
/** Looks for the number of requests at once that serves best. Long: one state machine, whose steps lead to each other. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one state machine, each of whose steps may lead to every other.
function createParallelismSearch(most) {
    let level = Math.min(FIRST_LEVEL, most);
    let ceiling = most;
    let epoch = 0;
    let settling = 0;
    let sample = new Map();
    let observed = 0;
    let phase = "grow";
    /** The level to beat, and what was seen there. */
    let best = level;
    let bestSample = new Map();
    let step = 0;
    let direction = -1;
    let failures = 0;
    /** Throughput compared with the best seen, multiplied over the steps down taken since. */
    let spent = 1;
    let rest = FIRST_REST;
    const enter = (next, nextLevel) => {
        phase = next;
        if (nextLevel !== level)
            epoch++;
        // The first new requests find the server as it was before the change: as many as it changed by are not counted.
        settling = Math.abs(nextLevel - level);
        level = nextLevel;
        sample = new Map();
        observed = 0;
    };
    const restNow = () => {
        failures = 0;
        enter("rest", best);
    };
    const search = (from, firstStep) => {
        best = from;
        step = firstStep;
        direction = -1;
        failures = 0;
        spent = 1;
        enter("measure", best);
    };
    /** The next neighbour of the best level, or rest when both sides and all steps are done. */
    const tryNext = () => {
        for (;;) {
            if (failures >= 2) {
                if (step <= 1) {
                    rest = Math.min(rest * 2, LONGEST_REST);
                    return restNow();
                }
                step = 1;
                failures = 0;
            }
            const candidate = best + direction * step;
            if (candidate >= 1 && candidate <= ceiling)
                return enter("try", candidate);
            direction = -direction;
            failures++;
        }
    };
    const grown = () => {
        if (best !== level) {
            const gain = gainOf(bestSample, best, sample, level);
            // What is asked now was not asked before: without having been seen there it cannot be compared.
            if (gain === undefined)
                return enter("grow", best);
            if (gain.factor < WORTH_GROWING) {
                if (mayStillPay(gain) && observed < PATIENCE * level)
                    return;
                // Two fewer of four would be half of what a server of four can do.
                return search(best, best > FIRST_LEVEL ? 2 : 1);
            }
        }
        best = level;
        bestSample = sample;
        const next = Math.min(level * 2, ceiling);
        if (next === level)
            return restNow();
        return enter("grow", next);
    };
    const tried = () => {
        const gain = gainOf(bestSample, best, sample, level) ?? { factor: 0, uncertainty: 0 };
        const needed = direction > 0 ? WORTH_MOVING : CHEAP / spent;
        if (isOpen(gain, needed) && observed < PATIENCE * enough(level))
            return;
        if (gain.factor <= needed) {
            direction = -direction;
            failures++;
            return tryNext();
        }
        spent = direction > 0 ? 1 : Math.min(1, spent * gain.factor);
        best = level;
        bestSample = sample;
        failures = 0;
        rest = FIRST_REST;
        return tryNext();
    };
    const decide = () => {
        switch (phase) {
            case "grow":
                if (observed >= level && (level !== best || repeats(sample) >= COMPARABLE))
                    grown();
                return;
            case "measure":
                if (observed < 2 * enough(level))
                    return;
                bestSample = sample;
                tryNext();
                return;
            case "try":
                if (observed >= enough(level))
                    tried();
                return;
            case "rest":
                if (observed < rest)
                    return;
                ceiling = Math.min(most, ceiling + 1);
                search(best, 1);
                return;
        }
    };
    return {
        get level() {
            return level;
        },
        get epoch() {
            return epoch;
        },
        observe(kind, latency, started) {
            if (started !== epoch)
                return;
            if (settling > 0) {
                settling--;
                return;
            }
            const latencies = sample.get(kind) ?? [];
            if (latencies.length === 0)
                sample.set(kind, latencies);
            if (latencies.length >= KEPT)
                latencies.shift();
            latencies.push(latency);
            observed++;
            decide();
        },
        refuse() {
            ceiling = Math.max(1, Math.floor(level / 2));
            best = Math.min(best, ceiling);
            rest = FIRST_REST;
            restNow();
        },
    };
}
/** One step too far is soon taken back, but stopping early costs until the next look around. */
function mayStillPay(gain) {
    return isOpen(gain, WORTH_GROWING, gain.factor < 1 ? 1 : 2);
}
/** How often the kind was seen that was seen most: what is asked once only can be compared with nothing later. */
function repeats(sample) {
    return Math.max(...[...sample.values()].map(({ length }) => length));
}
/** Observations that make a comparison: two rounds, but never fewer than eight. */
function enough(level) {
    return Math.max(8, level * 2);
}

;// CONCATENATED MODULE: ./build/docspace/http/minute-budget.js
/** Milliseconds for which a request counts against the budget. */
const WINDOW = 60_000;
function createRequestWindow(initialBudget) {
    let budget = initialBudget;
    let unanswered = 0;
    // Times of answers, oldest at `head`; they arrive in order, so a slice now and then keeps the list short.
    let answered = [];
    let head = 0;
    const forget = (now) => {
        while (head < answered.length && answered[head] <= now - WINDOW)
            head++;
        if (head > 1024 && head * 2 > answered.length) {
            answered = answered.slice(head);
            head = 0;
        }
    };
    return {
        free(now) {
            forget(now);
            return budget - unanswered - (answered.length - head);
        },
        nextFree(now) {
            forget(now);
            const held = unanswered + (answered.length - head);
            // With a lowered budget several slots must pass before one is free.
            const last = answered[head + Math.max(0, held - budget)];
            return last === undefined ? undefined : last + WINDOW;
        },
        start() {
            unanswered++;
        },
        end(now) {
            unanswered--;
            answered.push(now);
        },
        resize(next) {
            budget = next;
        },
        get budget() {
            return budget;
        },
    };
}

// EXTERNAL MODULE: ./build/docspace/http/portal-error.js
var portal_error = __nccwpck_require__(1621);
;// CONCATENATED MODULE: ./build/docspace/http/slowdown.js
/** `X-RateLimit-Limit` up to this is the limit of requests at once (50 GETs, 15 others); above, that of a minute. */
const LARGEST_CONCURRENCY_LIMIT = 50;
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 60_000;
/** After a refusal the budget shrinks to this share, and regains a tenth of the whole for each quiet minute. */
const SLOWER = 0.8;
function createSlowdown(window, search) {
    const whole = window.budget;
    let pausedUntil = 0;
    let pause = FIRST_PAUSE;
    let lastChange = 0;
    return {
        get pausedUntil() {
            return pausedUntil;
        },
        refused(error, now, startedAt, epoch) {
            if (error.limit !== undefined && error.limit <= LARGEST_CONCURRENCY_LIMIT) {
                // Several of the same moment are refused together: that is one refusal.
                if (epoch === search.epoch)
                    search.refuse();
                pausedUntil = Math.max(pausedUntil, now + Math.min(error.retryAfter ?? 200, LONGEST_PAUSE));
                return;
            }
            // Answers to requests that were under way when the pause began tell nothing new.
            if (startedAt < pausedUntil)
                return;
            pausedUntil = now + Math.min(error.retryAfter ?? pause, LONGEST_PAUSE);
            pause = Math.min(pause * 2, LONGEST_PAUSE);
            lastChange = now;
            const allowed = Math.min(window.budget, error.limit ?? window.budget);
            window.resize(Math.max(1, Math.floor(allowed * SLOWER)));
        },
        passed(startedAt) {
            if (startedAt >= pausedUntil)
                pause = FIRST_PAUSE;
        },
        regain(now) {
            if (window.budget >= whole || now - lastChange < LONGEST_PAUSE)
                return;
            const steps = Math.floor((now - lastChange) / LONGEST_PAUSE);
            lastChange += steps * LONGEST_PAUSE;
            window.resize(Math.min(whole, window.budget + Math.ceil((whole / 10) * steps)));
        },
    };
}

;// CONCATENATED MODULE: ./build/docspace/http/pace.js




/** The cloud allows 50 at once to all programs of a person; beyond ten, portals only answer more slowly. */
const MOST_AT_ONCE = 10;
/** Starts what waits as soon as budget, level and pauses allow it. Long because its parts share one queue. */
function createPace(settings) {
    const { clock, requestsPerMinute } = settings;
    const window = createRequestWindow(requestsPerMinute);
    const search = createParallelismSearch(settings.mostAtOnce ?? MOST_AT_ONCE);
    const slowdown = createSlowdown(window, search);
    const queue = new Set();
    let running = 0;
    const startWhatMayStart = () => {
        const now = clock.now();
        slowdown.regain(now);
        for (const waiter of queue) {
            if (running >= search.level)
                return setAlarm(undefined);
            if (now < slowdown.pausedUntil)
                return setAlarm(slowdown.pausedUntil);
            if (window.free(now) <= 0)
                return setAlarm(window.nextFree(now));
            queue.delete(waiter);
            running++;
            window.start();
            waiter.start();
        }
        setAlarm(undefined);
    };
    /** For when time alone lets the next task start; what starts by an answer needs no alarm. */
    const setAlarm = createAlarm(clock, startWhatMayStart);
    const acquire = (signal) => {
        if (signal?.aborted)
            return Promise.reject(signal.reason);
        return new Promise((resolve, reject) => {
            const cancel = () => {
                queue.delete(waiter);
                reject(signal?.reason);
                startWhatMayStart();
            };
            const waiter = {
                start: () => {
                    signal?.removeEventListener("abort", cancel);
                    resolve();
                },
            };
            signal?.addEventListener("abort", cancel, { once: true });
            queue.add(waiter);
            startWhatMayStart();
        });
    };
    return {
        async run(task, options = {}) {
            await acquire(options.signal);
            const startedAt = clock.now();
            const epoch = search.epoch;
            const saturated = running === search.level;
            try {
                const result = await task();
                slowdown.passed(startedAt);
                if (saturated && options.kind !== undefined) {
                    search.observe(options.kind, clock.now() - startedAt, epoch);
                }
                return result;
            }
            catch (error) {
                if (error instanceof portal_error/* PortalError */.vg && error.kind === "rate-limited") {
                    slowdown.refused(error, clock.now(), startedAt, epoch);
                }
                throw error;
            }
            finally {
                running--;
                window.end(clock.now());
                startWhatMayStart();
            }
        },
        get parallelism() {
            return search.level;
        },
    };
}
/** One alarm at a time; undefined: none. */
function createAlarm(clock, ring) {
    let alarm;
    return (at) => {
        if (alarm?.at === at)
            return;
        alarm?.controller.abort();
        alarm = undefined;
        if (at === undefined)
            return;
        const controller = new AbortController();
        alarm = { at, controller };
        clock.sleep(Math.max(1, at - clock.now()), controller.signal).then(() => {
            if (alarm?.controller !== controller)
                return;
            alarm = undefined;
            ring();
        }, () => undefined);
    };
}


/***/ }),

/***/ 1621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   au: () => (/* binding */ unexpectedAnswer),
/* harmony export */   c4: () => (/* binding */ isNotFound),
/* harmony export */   vg: () => (/* binding */ PortalError),
/* harmony export */   x6: () => (/* binding */ networkError)
/* harmony export */ });
/* unused harmony export isHopeless */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9473);
/* harmony import */ var _tls_failures_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7227);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6911);



/** A request that failed, as one sentence: what, why, what to do. Holds neither the key nor the server's stack. */
class PortalError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    name = "PortalError";
    kind;
    endpoint;
    status;
    retryAfter;
    limit;
    constructor(message, facts) {
        super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
        this.kind = facts.kind;
        this.endpoint = facts.endpoint;
        this.status = facts.status;
        this.retryAfter = facts.retryAfter;
        this.limit = facts.limit;
    }
}
/** Whether every further request would get the same answer: the key was revoked, the plan ended, and the like. */
function isHopeless(error) {
    return error instanceof PortalError && HOPELESS.has(error.kind);
}
const HOPELESS = new Set([
    "bad-key",
    "key-scope",
    "role",
    "ip-restricted",
    "portal-state",
    "plan",
]);
/** Whether the portal said that what was asked for does not exist. */
function isNotFound(error) {
    return error instanceof PortalError && error.kind === "not-found";
}
/** Puts a failure below HTTP into words. */
function networkError(endpoint, host, failure) {
    const facts = { endpoint, cause: failure };
    const { code } = failure;
    switch (failure.failure) {
        case "timeout":
            return new PortalError(`The portal did not answer ${endpoint} in time (${code}): it is overloaded or cannot be reached from here; try again later.`, { kind: "timeout", ...facts });
        case "cut-short":
            return new PortalError(`The portal's answer to ${endpoint} was cut short (${code}): the connection or a proxy in between broke off; try again.`, { kind: "cut-short", ...facts });
        case "too-large":
            return new PortalError(`The answer to ${endpoint} is larger than any that this action can use (${code}): another server may answer at portal-url, or a file is not what its title says; it was not read to its end.`, { kind: "too-large", ...facts });
        case "encoding":
            return new PortalError(`The answer to ${endpoint} comes in a form that was not asked for (content-encoding: ${code}): a proxy in between or in front of the portal does that; let it send gzip or nothing, or leave the portal out of it.`, { kind: "refused", ...facts });
        case "network":
            break;
    }
    const ofProxy = code.startsWith(_transport_js__WEBPACK_IMPORTED_MODULE_1__/* .PROXY */ .rG);
    const insecure = (0,_tls_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .tlsFailure */ .k)(ofProxy ? code.slice(_transport_js__WEBPACK_IMPORTED_MODULE_1__/* .PROXY */ .rG.length) : code, ofProxy ? "HTTPS_PROXY" : "portal-url");
    if (insecure !== undefined) {
        const server = ofProxy ? "the proxy named in HTTPS_PROXY" : host;
        const message = `No secure connection to ${server} (${code}): ${insecure}.`;
        return new PortalError(message, { kind: "certificate", ...facts });
    }
    return new PortalError(`${host} cannot be reached for ${endpoint} (${code}): ${whyUnreachable(code)}.`, {
        kind: "network",
        ...facts,
    });
}
function whyUnreachable(code) {
    if (code.startsWith("PROXY_407")) {
        return "the proxy named in HTTPS_PROXY wants a user and password, or other ones; write them into the variable as http://user:password@host:port";
    }
    if (/^PROXY_\d/.test(code)) {
        return "the proxy named in HTTPS_PROXY does not lead there; check it, or name the host in NO_PROXY";
    }
    if (code.startsWith(_transport_js__WEBPACK_IMPORTED_MODULE_1__/* .PROXY */ .rG)) {
        return "the proxy named in HTTPS_PROXY does not answer; check its name and port, or name the host in NO_PROXY";
    }
    const unknownName = code === "ENOTFOUND" || code === "EAI_AGAIN";
    const why = unknownName ? "this name cannot be resolved" : "the connection failed";
    return `${why}; check portal-url, the network and the proxy settings`;
}
/** An answer that is DocSpace's, but not of the shape that this program knows. */
function unexpectedAnswer(endpoint, what) {
    return new PortalError(`The portal's answer to ${endpoint} ${what}: its version may be newer or older than this action knows; please report it with the portal's version.`, { kind: "unexpected-answer", endpoint });
}


/***/ }),

/***/ 7227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ failureCode),
/* harmony export */   k: () => (/* binding */ tlsFailure)
/* harmony export */ });
/**
 * What stands in the way of a secure connection, and what to do, by the code of the failure ({@link failureCode});
 * undefined for a failure of another kind.
 */
function tlsFailure(code, input = "portal-url") {
    return FAILURES.find(([pattern]) => pattern.test(code))?.[1].replaceAll("{input}", input);
}
/**
 * The code that Node or OpenSSL gives a failure. What Node has no code for, such as a key that is too short for the
 * security level, it calls `UNSPECIFIED` and says in words (`X509ErrorCode` in `crypto_common.cc`).
 */
function failureCode(code, message) {
    return code === "UNSPECIFIED" ? message.slice(0, 80).toUpperCase().replace(/\W+/g, "_") : code;
}
const FAILURES = [
    [
        /CERT_HAS_EXPIRED|CERTIFICATE_HAS_EXPIRED/,
        "its certificate has expired; renew it on the server, and check that this machine's clock is right",
    ],
    [
        /CERT_NOT_YET_VALID/,
        "its certificate is not valid yet; check the clocks of this machine and of the one that issued it",
    ],
    [
        /ALTNAME_INVALID|HOSTNAME_MISMATCH/,
        "its certificate is for another name; use the name in the certificate as {input}, or install a certificate for this one",
    ],
    [
        /UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT/,
        "the server does not send the intermediate certificate, or its authority is not known here; install the whole chain on the server, or, for an authority of your own, name its file in NODE_EXTRA_CA_CERTS",
    ],
    [
        /SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT/,
        "its certificate was issued by the server itself or by an authority of your own; name that certificate's file in NODE_EXTRA_CA_CERTS, or install one of a public authority",
    ],
    [/CERT_REVOKED/, "its certificate was revoked; install a new one on the server"],
    [
        /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|RECORD_LAYER_FAILURE/,
        "something without TLS answers at this port; check the port in {input}, and that TLS is spoken there",
    ],
    [
        /CERTIFICATE_REQUIRED|NO_CERTIFICATE/,
        "the server wants a certificate from whoever connects to it, which this action has none of; exempt this machine from that on the server",
    ],
    [
        /UNRECOGNIZED_NAME/,
        "the server does not know itself by this name; use its own name as {input}, or add this one on the server",
    ],
    [
        /UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|VERSION_TOO_LOW|NO_PROTOCOLS_AVAILABLE|NO_SHARED_CIPHER|HANDSHAKE_FAILURE|INSUFFICIENT_SECURITY|TOO_SMALL|TOO_WEAK/,
        "the server's encryption is too old or too weak, or it wants a certificate from this action; let it offer TLS 1.2 or newer with current ciphers, keys and signatures, and exempt this machine from client certificates",
    ],
    [
        /CERT_|_CERT|^INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED|^ERR_SSL|^ERR_TLS|EPROTO/,
        "its certificate or encryption is not accepted here; look at the server's certificate, or name the issuing authority's file in NODE_EXTRA_CA_CERTS",
    ],
];


/***/ }),

/***/ 6911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   rG: () => (/* binding */ PROXY),
/* harmony export */   uZ: () => (/* binding */ MOST_BYTES),
/* harmony export */   wX: () => (/* binding */ TransportError)
/* harmony export */ });
/** More than any page of a list, of which the largest that were seen have half a megabyte. */
const MOST_BYTES = 64 * 1024 * 1024;
/** How the code of a failure begins that is a proxy's: `PROXY_407`, `PROXY_CERT_HAS_EXPIRED`. */
const PROXY = "PROXY_";
/**
 * What a Transport rejects with, other than with the reason of an aborted signal. `code` is the system's or the
 * HTTP client's name of the failure, e.g. `ECONNREFUSED`; it never holds an address with a query.
 */
class TransportError extends Error {
    failure;
    code;
    constructor(failure, code, options) {
        super(`${failure}: ${code}`, options);
        this.name = "TransportError";
        this.failure = failure;
        this.code = code;
    }
}


/***/ }),

/***/ 3795:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ readVersion),
/* harmony export */   sb: () => (/* binding */ readSettings)
/* harmony export */ });
/* unused harmony exports readApiKey, readKeyOwner, parseVersion, readQuota, readRetention, readMappedActions */
/* harmony import */ var _http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1621);
/* harmony import */ var _wire_employee_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9691);
/* harmony import */ var _wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2911);



/** `keys/@self`: works for every valid key whatever its scopes (`ApiKeysController.cs`). */
async function readApiKey(docspace) {
    return apiKeyIn(await docspace.get("keys/@self"));
}
function apiKeyIn(envelope) {
    const key = objectIn(envelope);
    const expires = optionalDate(key, "expiresAt");
    const permissions = key.values["permissions"] ?? [];
    if (!Array.isArray(permissions))
        throw unexpectedAnswer(envelope.endpoint, 'has no list in "permissions"');
    return {
        name: text(key, "name"),
        active: flag(key, "isActive"),
        permissions: permissions.map(wordOf),
        ...(expires === undefined ? {} : { expires }),
    };
}
/** `people/@self`: the person as whom the key acts. */
async function readKeyOwner(docspace) {
    const person = objectIn(await docspace.get("people/@self"));
    return {
        id: requiredText(person, "id"),
        name: displayName(person),
        isAdmin: flag(person, "isAdmin"),
        isOwner: flag(person, "isOwner"),
    };
}
/** Asked without the key: it is open to everybody, and keys with few scopes are refused there. */
async function readVersion(docspace) {
    const envelope = await docspace.getAnonymous("settings/version/build");
    const printed = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .requiredText */ .$4)((0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .objectIn */ .D7)(envelope), "docSpace");
    const version = parseVersion(printed);
    if (!version)
        throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unexpectedAnswer */ .au)(envelope.endpoint, 'has no version number in "docSpace"');
    return version;
}
function parseVersion(printed) {
    const [, major, minor, patch] = /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(printed) ?? [];
    if (major === undefined)
        return undefined;
    return { major: Number(major), minor: Number(minor), patch: Number(patch ?? 0), text: printed };
}
/** With the key, because only then the server tells its time zone; needs the scope `*:read`. */
async function readSettings(docspace) {
    const settings = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .objectIn */ .D7)(await docspace.get("settings"));
    const timeZone = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(settings, "timezone");
    const culture = (0,_wire_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(settings, "culture");
    return {
        ...(timeZone === "" ? {} : { timeZone }),
        ...(culture === "" ? {} : { culture }),
    };
}
/** Whether the plan has the Audit feature; without it the trail shows the newest 20 events and nothing else. */
async function readQuota(docspace) {
    const quota = objectIn(await docspace.get("portal/quota"));
    const features = text(quota, "features").split(",");
    return { audit: "audit" in quota.values ? flag(quota, "audit") : features.includes("audit") };
}
/** Days after which the portal says it forgets audit events; 180 at most. */
async function readRetention(docspace) {
    return number(objectIn(await docspace.get("security/audit/settings/lifetime")), "auditTrailLifeTime");
}
/** Names of the actions that the trail lists at all (`security/audit/mappers`); the others stay invisible there. */
async function readMappedActions(docspace) {
    const products = listIn(await docspace.get("security/audit/mappers"));
    const actions = products
        .flatMap((product) => list(product, "modules"))
        .flatMap((module) => list(module, "actions"));
    return new Set(actions.map((action) => requiredText(action, "messageAction")));
}


/***/ }),

/***/ 3116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   aM: () => (/* binding */ actionName)
/* harmony export */ });
/* unused harmony exports ACTIONS, ACTION_TYPES, isLoggedAction, actionWords */
// From the server's mappers (`FilesActionsMapper.cs` and its siblings) and `HistoryService.cs`, version 3.7.2. The
// fifth column tells whether the room's log has the action, and a number that it is shown there as another one.
// biome-ignore format: a table is read in columns
const ROWS = [
    [5000, "FileCreated", 1, 1, "log", "created a file"],
    [5001, "FileRenamed", 2, 1, "log", "renamed a file"],
    [5002, "FileUpdated", 2, 1, "trail only", "replaced a file's content"],
    [5003, "FileCreatedVersion", 1, 1, "trail only", "created a version of a file"],
    [5004, "FileDeletedVersion", 3, 1, "trail only", "deleted a version of a file"],
    [5005, "FileUpdatedRevisionComment", 2, 1, "trail only", "changed the comment of a version"],
    [5006, "FileLocked", 2, 1, "log", "locked a file"],
    [5007, "FileUnlocked", 2, 1, "log", "unlocked a file"],
    [5008, "FileUpdatedAccess", 11, 1, "trail only", "changed access to a file"],
    [5009, "FileDownloaded", 12, 1, "trail only", "downloaded a file"],
    [5010, "FileDownloadedAs", 12, 1, "trail only", "downloaded a file in another format"],
    [5011, "FileUploaded", 13, 1, "log", "uploaded a file"],
    [5012, "FileImported", 9, 1, "trail only", "imported a file"],
    [5013, "FileCopied", 14, 1, "log", "copied a file"],
    [5014, "FileCopiedWithOverwriting", 14, 1, 5013, "copied a file over another"],
    [5015, "FileMoved", 15, 1, "log", "moved a file"],
    [5016, "FileMovedWithOverwriting", 15, 1, 5015, "moved a file over another"],
    [5017, "FileMovedToTrash", 15, 1, "log", "moved a file to the trash"],
    [5018, "FileDeleted", 3, 1, "log", "deleted a file"],
    [5019, "FolderCreated", 1, 2, "log", "created a folder"],
    [5020, "FolderRenamed", 2, 2, "log", "renamed a folder"],
    [5021, "FolderUpdatedAccess", 11, 2, "trail only", "changed access to a folder"],
    [5022, "FolderCopied", 14, 2, "log", "copied a folder"],
    [5023, "FolderCopiedWithOverwriting", 14, 2, 5022, "copied a folder over another"],
    [5024, "FolderMoved", 15, 2, "log", "moved a folder"],
    [5025, "FolderMovedWithOverwriting", 15, 2, 5024, "moved a folder over another"],
    [5026, "FolderMovedToTrash", 15, 2, "log", "moved a folder to the trash"],
    [5027, "FolderDeleted", 3, 2, "log", "deleted a folder"],
    [5028, "ThirdPartyCreated", 1, 3, "trail only", "connected third-party storage"],
    [5029, "ThirdPartyUpdated", 2, 3, "trail only", "changed third-party storage"],
    [5030, "ThirdPartyDeleted", 3, 3, "trail only", "disconnected third-party storage"],
    [5031, "DocumentsThirdPartySettingsUpdated", 2, 3, "trail only", "changed the third-party storage settings"],
    [5032, "DocumentsOverwritingSettingsUpdated", 2, 3, "trail only", "changed the overwriting settings"],
    [5033, "DocumentsUploadingFormatsSettingsUpdated", 2, 3, "trail only", "changed the upload format settings"],
    [5034, "UserFileUpdated", 2, 1, "log", "edited a file"],
    [5035, "FileConverted", 1, 1, "log", "converted a file"],
    [5036, "FileSendAccessLink", 8, 1, "trail only", "sent a link to a file"],
    [5043, "FileChangeOwner", 8, 1, "trail only", "changed the owner of a file"],
    [5044, "FileRestoreVersion", 1, 1, 5034, "restored a version of a file"],
    [5045, "DocumentSendToSign", 8, 1, "trail only", "sent a document to be signed"],
    [5046, "DocumentSignComplete", 8, 1, "trail only", "signed a document"],
    [5048, "DocumentsStoreForcesave", 2, 3, "trail only", "changed the setting for storing forced saves"],
    [5049, "DocumentsForcesave", 2, 3, "trail only", "changed the setting for forced saves"],
    [5054, "FileOpenedForChange", 2, 1, "trail only", "opened a file for editing"],
    [5055, "FileMarkedAsFavorite", 2, 1, "trail only", "marked a file as favourite"],
    [5056, "FileRemovedFromFavorite", 2, 1, "trail only", "unmarked a favourite file"],
    [5057, "FolderDownloaded", 12, 2, "trail only", "downloaded a folder"],
    [5058, "FileRemovedFromList", 11, 1, "trail only", "removed a file from their list"],
    [5059, "FolderRemovedFromList", 11, 2, "trail only", "removed a folder from their list"],
    [5060, "FileExternalLinkAccessUpdated", 11, 1, "trail only", "changed access by a link to a file"],
    [5061, "TrashEmptied", 3, 1, "trail only", "emptied the trash"],
    [5062, "FileRevisionDownloaded", 12, 1, "trail only", "downloaded a version of a file"],
    [5063, "FileMarkedAsRead", 2, 1, "trail only", "marked a file as read"],
    [5064, "FileReaded", 2, 1, "trail only", "viewed a file"],
    [5065, "FolderMarkedAsRead", 2, 2, "trail only", "marked a folder as read"],
    [5066, "FolderUpdatedAccessFor", 11, 2, "trail only", "changed someone's access to a folder"],
    [5068, "FileUpdatedAccessFor", 11, 1, "trail only", "changed someone's access to a file"],
    [5069, "DocumentsExternalShareSettingsUpdated", 2, 3, "trail only", "changed the external sharing settings"],
    [5070, "RoomCreated", 1, 27, "log", "created a room"],
    [5071, "RoomRenamed", 2, 27, "log", "renamed a room"],
    [5072, "RoomArchived", 2, 27, "log", "archived a room"],
    [5073, "RoomUnarchived", 2, 27, "log", "restored a room from the archive"],
    [5074, "RoomDeleted", 3, 27, "trail only", "deleted a room"],
    [5075, "RoomUpdateAccessForUser", 2, 27, "log", "changed a member's access to a room"],
    [5076, "TagCreated", 1, 27, "trail only", "created a tag"],
    [5077, "TagsDeleted", 3, 27, "trail only", "deleted tags"],
    [5078, "AddedRoomTags", 2, 27, "log", "added tags to a room"],
    [5079, "DeletedRoomTags", 2, 27, "log", "removed tags from a room"],
    [5080, "RoomLogoCreated", 2, 27, "log", "set the logo of a room"],
    [5081, "RoomLogoDeleted", 2, 27, "log", "removed the logo of a room"],
    [5082, "RoomInvitationLinkUpdated", 2, 27, "trail only", "changed an invitation link of a room"],
    [5084, "RoomRemoveUser", 2, 27, "log", "removed a member from a room"],
    [5085, "RoomCreateUser", 2, 27, "log", "added a member to a room"],
    [5086, "RoomInvitationLinkCreated", 2, 27, "trail only", "created an invitation link of a room"],
    [5087, "RoomInvitationLinkDeleted", 2, 27, "trail only", "deleted an invitation link of a room"],
    [5088, "RoomExternalLinkCreated", 2, 27, "log", "created an external link to a room"],
    [5089, "RoomExternalLinkUpdated", 2, 27, "trail only", "changed an external link to a room"],
    [5090, "RoomExternalLinkDeleted", 2, 27, "log", "deleted an external link to a room"],
    [5091, "FileExternalLinkCreated", 1, 1, "trail only", "created an external link to a file"],
    [5092, "FileExternalLinkUpdated", 2, 1, "trail only", "changed an external link to a file"],
    [5093, "FileExternalLinkDeleted", 3, 1, "trail only", "deleted an external link to a file"],
    [5094, "RoomGroupAdded", 2, 27, "log", "added a group to a room"],
    [5095, "RoomUpdateAccessForGroup", 2, 27, "log", "changed a group's access to a room"],
    [5096, "RoomGroupRemove", 2, 27, "log", "removed a group from a room"],
    [5097, "RoomExternalLinkRevoked", 2, 27, "log", "revoked an external link to a room"],
    [5099, "FileUploadedWithOverwriting", 13, 1, 5034, "uploaded a new version of a file"],
    [5100, "RoomCopied", 14, 27, "log", "copied a room"],
    [5106, "RoomIndexExportSaved", 10, 27, "log", "exported the index of a room"],
    [5107, "FolderIndexChanged", 2, 2, "log", "changed a folder's place in the index"],
    [5108, "FolderIndexReordered", 2, 1, "log", "reordered the index of a folder"],
    [5109, "RoomDenyDownloadEnabled", 2, 27, "log", "forbade downloads from a room"],
    [5110, "RoomDenyDownloadDisabled", 2, 27, "log", "allowed downloads from a room"],
    [5111, "FileIndexChanged", 2, 1, "log", "changed a file's place in the index"],
    [5112, "RoomWatermarkSet", 2, 27, "log", "set a watermark for a room"],
    [5113, "RoomWatermarkDisabled", 2, 27, "log", "removed the watermark of a room"],
    [5114, "RoomIndexingEnabled", 2, 27, "log", "switched on the index of a room"],
    [5115, "RoomIndexingDisabled", 2, 27, "log", "switched off the index of a room"],
    [5116, "RoomLifeTimeSet", 2, 27, "log", "set how long files of a room are kept"],
    [5117, "RoomLifeTimeDisabled", 2, 27, "log", "removed the limit on how long files of a room are kept"],
    [5118, "RoomInviteResend", 2, 27, "log", "sent an invitation to a room again"],
    [5119, "FileVersionRemoved", 3, 1, "log", "removed a version of a file"],
    [5120, "FileCustomFilterEnabled", 2, 1, "log", "switched on the custom filter of a file"],
    [5121, "FileCustomFilterDisabled", 2, 1, "log", "switched off the custom filter of a file"],
    [5122, "FolderExternalLinkCreated", 1, 2, "trail only", "created an external link to a folder"],
    [5123, "FolderExternalLinkUpdated", 2, 2, "trail only", "changed an external link to a folder"],
    [5124, "FolderExternalLinkDeleted", 3, 2, "trail only", "deleted an external link to a folder"],
    [5150, "FormStartedToFill", 2, 1, "log", "started to fill in a form"],
    [5151, "FormPartiallyFilled", 2, 1, "log", "filled in a part of a form"],
    [5152, "FormCompletelyFilled", 2, 1, "log", "filled in a form completely"],
    [5153, "FormStopped", 2, 1, "log", "stopped the filling of a form"],
    [5154, "AgentCreated", 1, 27, "log", "created an AI agent"],
    [5155, "AgentRenamed", 2, 31, "log", "renamed an AI agent"],
    [5156, "AgentDeleted", 3, 31, "trail only", "deleted an AI agent"],
    [5157, "AddedServerToAgent", 2, 31, "trail only", "added a server to an AI agent"],
    [5158, "DeletedServerFromAgent", 2, 31, "trail only", "removed a server from an AI agent"],
    [5159, "RoomChangeOwner", 2, 27, "log", "changed the owner of a room"],
    [5160, "DocumentsDefaultTemplatesSettingsUpdated", 2, 3, "trail only", "changed the default templates"],
    [5201, "FileSavedButUserQuotaExceeded", 2, 1, "log", "saved a file over the person's quota"],
    [5202, "FileNotSavedDueToUserQuota", 2, 1, "log", "could not save a file: the person's quota is used up"],
    [5203, "FileSavedButRoomQuotaExceeded", 2, 1, "log", "saved a file over the room's quota"],
    [5204, "FileNotSavedDueToRoomQuota", 2, 1, "log", "could not save a file: the room's quota is used up"],
    [6046, "FormSubmit", 2, 1, "log", "submitted a form"],
    [6047, "FormOpenedForFilling", 2, 1, "log", "opened a form to fill it in"],
];
const ACTIONS = new Map(ROWS.map((row) => [row[0], actionOf(row)]));
/** `ActionType` numbers as the server names them, and what the person did where the action itself is not known. */
const ACTION_TYPES = new Map([
    [0, { name: "None", words: "did something" }],
    [1, { name: "Create", words: "created something" }],
    [2, { name: "Update", words: "changed something" }],
    [3, { name: "Delete", words: "deleted something" }],
    [4, { name: "Link", words: "linked something" }],
    [5, { name: "Unlink", words: "removed a link" }],
    [6, { name: "Attach", words: "attached something" }],
    [7, { name: "Detach", words: "detached something" }],
    [8, { name: "Send", words: "sent something" }],
    [9, { name: "Import", words: "imported something" }],
    [10, { name: "Export", words: "exported something" }],
    [11, { name: "UpdateAccess", words: "changed access rights" }],
    [12, { name: "Download", words: "downloaded something" }],
    [13, { name: "Upload", words: "uploaded something" }],
    [14, { name: "Copy", words: "copied something" }],
    [15, { name: "Move", words: "moved something" }],
    [16, { name: "Reassigns", words: "reassigned something" }],
    [17, { name: "Follow", words: "followed something" }],
    [18, { name: "Unfollow", words: "stopped following something" }],
    [19, { name: "Logout", words: "signed out" }],
]);
/** The server's name of an action; undefined for those of other products and of newer servers. */
function actionName(id) {
    return ACTIONS.get(id)?.name;
}
/** Whether the room's own log has this action; events of kinds it does not know are only in the audit trail. */
function isLoggedAction(id) {
    return ACTIONS.get(id)?.inRoomLog === true;
}
/** What a person did, in plain words that follow their name: "opened a file for editing". Never empty. */
function actionWords(actionId, actionType) {
    return ACTIONS.get(actionId)?.words ?? ACTION_TYPES.get(actionType)?.words ?? "did something";
}
function actionOf([id, name, actionType, location, log, words]) {
    const action = { id, name, actionType, location, inRoomLog: log !== "trail only", words };
    return typeof log === "number" ? { ...action, shownAs: log } : action;
}


/***/ }),

/***/ 2802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $Z: () => (/* binding */ parseWireDate),
/* harmony export */   Xi: () => (/* binding */ formatWireDate)
/* harmony export */ });
/* unused harmony export offsetOfWireDate */
const WIRE_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:(Z)|([+-])(\d\d):(\d\d))$/;
/**
 * Reads a date as DocSpace prints it, `2026-01-31T14:05:09.0000000+03:00` or `…Z` (`ApiDateTime.cs`), and drops the
 * fraction. In the hour repeated at the end of summer time the server prints the wrong offset for the first half:
 * there the result is an hour late, and only the window asked for tells the time.
 *
 * @throws RangeError when the text is not such a date
 */
function parseWireDate(text) {
    const fast = text.length === 33 ? fastSeconds(text) : Number.NaN;
    return Number.isNaN(fast) ? carefulSeconds(text) : fast;
}
/** Seconds that the printed local time is ahead of UTC; 0 for `Z`. For dates that {@link parseWireDate} reads. */
function offsetOfWireDate(text) {
    const [, , sign, hours, minutes] = WIRE_DATE.exec(text) ?? [];
    const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60;
    return sign === "-" ? -size : size;
}
/** The form that every server version accepts as `from` and `to`: `2026-10-01T00:00:00Z`. */
function formatWireDate(at) {
    return `${new Date(at * 1000).toISOString().slice(0, 19)}Z`;
}
/** `YYYY-MM-DDTHH:mm:ss.fffffff±hh:mm` by position: a run reads up to a million of them. NaN if it is not that. */
function fastSeconds(text) {
    const sign = text.charCodeAt(27);
    const month = digits2(text, 5);
    const day = digits2(text, 8);
    const hour = digits2(text, 11);
    const minute = digits2(text, 14);
    const second = digits2(text, 17);
    const offsetMinutes = digits2(text, 31);
    const offset = digits2(text, 28) * 60 + offsetMinutes;
    const separated = text.charCodeAt(4) === 45 &&
        text.charCodeAt(7) === 45 &&
        text.charCodeAt(10) === 84 &&
        text.charCodeAt(13) === 58 &&
        text.charCodeAt(16) === 58 &&
        text.charCodeAt(19) === 46 &&
        text.charCodeAt(30) === 58 &&
        (sign === 43 || sign === 45);
    // Days 29 to 31 are left to the careful way, which knows the lengths of months.
    if (!separated || !(month >= 1 && month <= 12 && day >= 1 && day <= 28))
        return Number.NaN;
    if (!(hour <= 23 && minute <= 59 && second <= 59))
        return Number.NaN;
    if (!(offset <= 14 * 60 && offsetMinutes <= 59))
        return Number.NaN;
    const year = digits2(text, 0) * 100 + digits2(text, 2);
    // `Date.UTC` takes the year 1, which servers print where there is no date, for 1901.
    if (!(year >= 100 && digits2(text, 20) + digits2(text, 22) + digits2(text, 24) + digits2(text, 25) >= 0))
        return Number.NaN;
    const local = Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
    return sign === 43 ? local - offset * 60 : local + offset * 60;
}
function digits2(text, at) {
    const tens = text.charCodeAt(at) - 48;
    const ones = text.charCodeAt(at + 1) - 48;
    return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}
function carefulSeconds(text) {
    const parts = WIRE_DATE.exec(text);
    const [, utc, sign, offsetHours, offsetMinutes] = parts ?? [];
    const written = text.slice(0, 19);
    const local = Date.parse(`${written}Z`);
    const exact = parts !== null && !Number.isNaN(local) && new Date(local).toISOString().startsWith(written);
    const isOffset = utc !== undefined || (Number(offsetHours) <= 14 && Number(offsetMinutes) < 60);
    if (!exact || !isOffset)
        throw new RangeError(`${JSON.stringify(text.slice(0, 40))} is not a date with a time zone`);
    if (utc)
        return local / 1000;
    const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60;
    return local / 1000 - (sign === "-" ? -offset : offset);
}


/***/ }),

/***/ 9691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ displayName)
/* harmony export */ });
/* harmony import */ var _envelope_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2911);

/**
 * The name of a person as people write it. In every employee object `displayName` is HTML-encoded on the wire, alone
 * among the texts of the API (`DisplayUserSettings.cs`, HttpUtility.HtmlEncode; recorded as `names_*`): it is decoded
 * here, once. First and last names, titles, contexts and the trail's `user` are plain text.
 */
function displayName(employee) {
    return decodeHtml((0,_envelope_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(employee, "displayName"));
}
const ENTITY = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6}));/g;
const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
/** Undoes what .NET's HtmlEncode does: five characters by name or number, others beyond ASCII by number. */
function decodeHtml(encoded) {
    if (!encoded.includes("&"))
        return encoded;
    return encoded.replace(ENTITY, (entity, name, decimal, hexadecimal) => {
        if (name !== undefined)
            return NAMED[name] ?? entity;
        const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
        const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
        return isCharacter ? String.fromCodePoint(code) : entity;
    });
}


/***/ }),

/***/ 2911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ requiredText),
/* harmony export */   D7: () => (/* binding */ objectIn),
/* harmony export */   HT: () => (/* binding */ readEnvelope),
/* harmony export */   Ik: () => (/* binding */ object),
/* harmony export */   Jt: () => (/* binding */ flag),
/* harmony export */   Of: () => (/* binding */ listIn),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   WI: () => (/* binding */ optionalNumber),
/* harmony export */   XL: () => (/* binding */ optionalDate),
/* harmony export */   aG: () => (/* binding */ wordOf),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   d_: () => (/* binding */ numberOr),
/* harmony export */   e6: () => (/* binding */ totalOf),
/* harmony export */   p6: () => (/* binding */ date),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   sx: () => (/* binding */ readChunkAnswer),
/* harmony export */   u4: () => (/* binding */ isRecord),
/* harmony export */   u9: () => (/* binding */ optionalObject)
/* harmony export */ });
/* harmony import */ var _http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1621);
/* harmony import */ var _dates_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2802);


function readEnvelope(endpoint, body) {
    if (!isRecord(body) || !("status" in body || "response" in body)) {
        throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unexpectedAnswer */ .au)(endpoint, 'is not in the envelope with "response"');
    }
    const fields = { endpoint, values: body };
    return {
        endpoint,
        response: body["response"],
        total: optionalNumber(fields, "total"),
    };
}
function readChunkAnswer(endpoint, body) {
    const fields = fieldsOf(endpoint, body);
    return {
        success: flag(fields, "success"),
        data: optionalObject(fields, "data"),
    };
}
/** Rows of the whole list, of which this answer is one page. */
function totalOf(envelope) {
    if (envelope.total === undefined)
        throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unexpectedAnswer */ .au)(envelope.endpoint, 'has no number in "total"');
    return envelope.total;
}
/** The payload as one object. */
function objectIn(envelope) {
    return fieldsOf(envelope.endpoint, envelope.response);
}
/** The payload as a list of objects. */
function listIn(envelope) {
    if (!Array.isArray(envelope.response))
        throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unexpectedAnswer */ .au)(envelope.endpoint, "is not a list");
    return envelope.response.map((item) => fieldsOf(envelope.endpoint, item));
}
function fieldsOf(endpoint, value) {
    if (!isRecord(value))
        throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unexpectedAnswer */ .au)(endpoint, "lacks an object where one belongs");
    return { endpoint, values: value };
}
/**
 * Numbers may come as strings, e.g. `"toFolderId":"11"`. All of them are whole; one beyond 2^53 would be rounded to
 * another id, so it is none.
 */
function numberOr(value) {
    const number = typeof value === "string" && /^-?\d{1,16}$/.test(value) ? Number(value) : value;
    return typeof number === "number" && Number.isSafeInteger(number) ? number : undefined;
}
function number(fields, name) {
    const value = numberOr(fields.values[name]);
    if (value === undefined)
        throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unexpectedAnswer */ .au)(fields.endpoint, `has no number in "${name}"`);
    return value;
}
function optionalNumber(fields, name) {
    return numberOr(fields.values[name]);
}
/** "" when the server left it out, or put something there that is no text. */
function text(fields, name) {
    return wordOf(fields.values[name]);
}
/** A text, or a number written out; "" for all else: an object may have no text form at all. */
function wordOf(value) {
    if (typeof value === "string")
        return value;
    return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}
function requiredText(fields, name) {
    const value = fields.values[name];
    if (typeof value !== "string" || value === "") {
        throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unexpectedAnswer */ .au)(fields.endpoint, `has no text in "${name}"`);
    }
    return value;
}
function flag(fields, name) {
    const value = fields.values[name];
    return value === true || value === "true";
}
function list(fields, name) {
    const value = fields.values[name];
    if (value === undefined || value === null)
        return [];
    if (!Array.isArray(value))
        throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unexpectedAnswer */ .au)(fields.endpoint, `has no list in "${name}"`);
    return value.map((item) => fieldsOf(fields.endpoint, item));
}
function optionalObject(fields, name) {
    const value = fields.values[name];
    return isRecord(value) ? { endpoint: fields.endpoint, values: value } : undefined;
}
function object(fields, name) {
    const value = optionalObject(fields, name);
    if (!value)
        throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unexpectedAnswer */ .au)(fields.endpoint, `has no object in "${name}"`);
    return value;
}
function date(fields, name) {
    const value = requiredText(fields, name);
    try {
        return (0,_dates_js__WEBPACK_IMPORTED_MODULE_1__/* .parseWireDate */ .$Z)(value);
    }
    catch {
        throw (0,_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unexpectedAnswer */ .au)(fields.endpoint, `has no date with a time zone in "${name}"`);
    }
}
/** Undefined also for the server's zero date, year 1, which stands for "never". */
function optionalDate(fields, name) {
    const value = text(fields, name);
    return value === "" || value.startsWith("0001-") ? undefined : date(fields, name);
}
function isRecord(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}


/***/ }),

/***/ 207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  KL: () => (/* binding */ PAGE),
  M2: () => (/* binding */ pagesOfList),
  Ej: () => (/* binding */ readWholeList)
});

// UNUSED EXPORTS: seekInList

// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9473);
;// CONCATENATED MODULE: ./build/docspace/http/at-once.js
const READERS = 10;
/**
 * Does the same with every item, some at once; the results come in the order of the items. After a failure nothing more
 * is begun, what is under way is waited for, so that no request outlives the stage that sent it, and then it rejects
 * with that failure.
 */
async function at_once_atOnce(items, action) {
    const results = [];
    const failures = [];
    let next = 0;
    const reader = async () => {
        while (next < items.length && failures.length === 0) {
            const index = next++;
            try {
                results[index] = await action(items[index]);
            }
            catch (error) {
                failures.push(error);
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(READERS, items.length) }, reader));
    if (failures.length > 0)
        throw failures[0];
    return results;
}

// EXTERNAL MODULE: ./build/docspace/http/portal-error.js
var portal_error = __nccwpck_require__(1621);
;// CONCATENATED MODULE: ./build/docspace/wire/paging.js



/** Rows of a full page: the most that every list of the server gives at once (`ApiContext.MaxCount`, v3.5.0 to v3.7.2). */
const PAGE = 100;
/** Requests that reading a list of so many rows takes: each page begins with the last row of the one before. */
const pagesOfList = (rows) => Math.max(1, Math.ceil((rows - 1) / (PAGE - 1)));
/** How often a list is read that does not stand still. */
const WALKS = 6;
/** How often where its total stays the same, and walks show rows that others hid: its rows change places. */
const SHUFFLED_WALKS = 24;
/**
 * By so many rows the pages of each walk are smaller than those of the one before, for so many walks. A database gives rows that its order
 * does not tell apart in an order of its own for each limit and offset, the same at every answer: pages cut elsewhere
 * show the rows that the first cut hid.
 */
const STEP = 3;
const CUTS = 12;
const pageOf = (attempt) => PAGE - ((attempt - 1) % CUTS) * STEP;
/** So many walks, all cut differently, must agree where rows that look alike lie in several pages. */
const AGREEING = 3;
/** A total beyond this is no list of a portal. */
const MOST_ROWS = 1_000_000;
/**
 * Reads a paged list whole. No list of the server has an order by something unique, so rows shift, or change places,
 * between two pages while people work (`SecurityDao.cs`, `EntryManager.cs`, `FileDao.cs`). The list is proved
 * complete when every page told the same total, each page began with the last row of the page before it, and the
 * distinct rows are as many as the total; or when as many rows as the total were seen both before and after a moment
 * between two walks, so that all of them were in the list at that moment. Rows that look alike are as many as one answer
 * shows; where they lie in several pages, some walks that are cut in different places must agree about all others.
 * Otherwise it is read again, and given up after some walks.
 *
 * @throws UserError when the list kept changing, or its total does not fit its rows
 */
async function readWholeList(reading) {
    const proof = createProof();
    for (let attempt = 1;; attempt++) {
        const walk = await walkOnce(reading, pageOf(attempt));
        const whole = proof.by(walk);
        if (whole !== undefined)
            return whole;
        if (isGivenUp(attempt, proof)) {
            throw new errors/* UserError */.yo(`The list at ${walk.endpoint} kept changing while it was read, or has fewer rows than its total says: it cannot be proved complete; run the action again when fewer people are working.`);
        }
    }
}
/**
 * Looks for rows in a paged list, and reads no further than that takes: first its pages all at once, without the proof
 * that no row slipped over a border; only where many of those wanted were not among them it is read with it.
 *
 * @param expected rows that it is believed to have
 * @returns the rows seen; `whole`: the list is proved to have no others. Else it kept changing, or those wanted that are
 * not among them are so few that asking for each by itself takes no more requests than another walk
 */
async function seekInList(reading, wanted, expected = 0) {
    const seen = new Map();
    const areFew = (rows, pages) => {
        for (const row of rows)
            seen.set(reading.keyOf(row), row);
        return [...wanted].filter((key) => !seen.has(key)).length <= pages;
    };
    const glance = await glanceOver(reading, expected);
    if (areFew(glance.rows, glance.pages))
        return { rows: [...seen.values()], whole: false };
    const proof = createProof();
    for (let attempt = 1;; attempt++) {
        const walk = await walkOnce(reading, pageOf(attempt));
        const whole = proof.by(walk);
        if (whole !== undefined)
            return { rows: whole, whole: true };
        if (areFew(walk.rows, walk.pages) || isGivenUp(attempt, proof))
            return { rows: [...seen.values()], whole: false };
    }
}
/** Every page once, those of the rows expected all at once. */
async function glanceOver({ readPage }, expected) {
    const pages = [];
    let total = Math.max(1, expected);
    while (pages.length * PAGE < total) {
        const starts = [];
        for (let start = pages.length * PAGE; start < total; start += PAGE)
            starts.push(start);
        const read = await atOnce(starts, (start) => readPage(start, PAGE));
        pages.push(...read);
        total = Math.min(read[0]?.total ?? 0, MOST_ROWS);
    }
    return { rows: pages.flatMap(({ rows }) => rows), pages: pages.length };
}
function isGivenUp(attempt, { shuffled }) {
    return attempt >= (shuffled() ? SHUFFLED_WALKS : WALKS);
}
function createProof() {
    const together = createTogether();
    const agreement = createAgreement();
    return {
        by(walk) {
            const whole = together.with(walk);
            const agreed = agreement.with(walk);
            return walk.seamless || agreed ? walk.rows : whole;
        },
        shuffled: () => together.shuffled() || agreement.isOpen(),
    };
}
/** Whether walks that were cut differently saw the same rows, as many as the total with those that look alike. */
function createAgreement() {
    let before;
    const sizes = new Set();
    return {
        with(walk) {
            if (!walk.complete)
                return false;
            const agrees = before !== undefined &&
                before.total === walk.total &&
                before.byKey.size === walk.byKey.size &&
                [...walk.byKey.keys()].every((key) => before?.byKey.has(key));
            if (!agrees)
                sizes.clear();
            before = walk;
            return sizes.add(walk.size).size === AGREEING;
        },
        isOpen: () => before !== undefined,
    };
}
/**
 * What walks that all told one total saw together. The distinct rows of them all prove nothing even if they are as many
 * as the total: one may have gone and another have come, while the order hid a third from every walk. Rows that were
 * seen before a moment and after it were all in the list then; as many of these as the total are the whole list.
 */
function createTogether() {
    let total;
    /** Of each walk. */
    let alikes = [];
    /** The walks that saw each row first and last. */
    const seen = new Map();
    let shuffled = false;
    const seenAround = (moment) => {
        const rows = [...seen.values()].filter(({ first, last }) => first <= moment && moment < last);
        const most = (part) => part.reduce((one, other) => (other.length > one.length ? other : one));
        const alike = [most(alikes.slice(0, moment + 1)), most(alikes.slice(moment + 1))];
        const [fewest = []] = alike.sort((one, other) => one.length - other.length);
        return rows.length + fewest.length === total ? [...rows.map(({ row }) => row), ...fewest] : undefined;
    };
    return {
        with(walk) {
            shuffled = false;
            if (walk.total === undefined || walk.total !== total) {
                alikes = [];
                seen.clear();
            }
            total = walk.total;
            if (total === undefined)
                return undefined;
            const last = alikes.push(walk.alike) - 1;
            for (const [key, row] of walk.byKey) {
                const known = seen.get(key);
                seen.set(key, { first: known?.first ?? last, last, row });
            }
            shuffled = seen.size > walk.byKey.size;
            for (let moment = last - 1; moment >= 0; moment--) {
                const whole = seenAround(moment);
                if (whole !== undefined)
                    return whole;
            }
            return undefined;
        },
        shuffled: () => shuffled,
    };
}
async function walkOnce({ readPage, keyOf }, size) {
    // Whoever gives more rows than were asked for gives those of the next page.
    const read = async (start) => {
        const page = await readPage(start, size);
        return { ...page, rows: page.rows.slice(0, size) };
    };
    const first = await read(0);
    const { total, endpoint } = first;
    if (!Number.isSafeInteger(total) || total < 0 || total > MOST_ROWS) {
        throw (0,portal_error/* unexpectedAnswer */.au)(endpoint, 'has no credible number in "total"');
    }
    // Each page begins with the last row of the one before, so that its border is seen from both sides.
    const starts = [];
    for (let start = size - 1; start + 1 < total; start += size - 1)
        starts.push(start);
    let broken = first.rows.length !== Math.min(size, total);
    const others = await at_once_atOnce(broken ? [] : starts, async (start) => {
        // A list that fell apart is not read to its end.
        if (broken)
            return undefined;
        const page = await read(start);
        broken ||= page.total !== total || page.rows.length !== Math.min(size, total - start);
        return page;
    });
    const rows = [...first.rows];
    let seams = true;
    for (const page of others) {
        if (page === undefined)
            continue;
        const [border, ...rest] = page.rows;
        const last = rows.at(-1);
        seams &&= border !== undefined && last !== undefined && keyOf(border) === keyOf(last);
        rows.push(...(seams || border === undefined ? rest : page.rows));
    }
    const [alike = []] = [first, ...others.flatMap((page) => page ?? [])]
        .map((page) => page.rows.filter((row) => keyOf(row) === undefined))
        .sort((one, other) => other.length - one.length);
    const byKey = new Map();
    const distinct = rows.filter((row) => {
        const key = keyOf(row);
        if (key === undefined)
            return true;
        const isNew = !byKey.has(key);
        if (isNew)
            byKey.set(key, row);
        return isNew;
    });
    const complete = !broken && distinct.length === total;
    return {
        endpoint,
        pages: 1 + others.length,
        size,
        total: broken ? undefined : total,
        rows: distinct,
        byKey,
        alike,
        complete,
        seamless: complete && seams && rows.length === total && byKey.size + alike.length === total,
    };
}


/***/ }),

/***/ 9473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ sentenceOf),
/* harmony export */   LQ: () => (/* binding */ listenToDefects),
/* harmony export */   Ul: () => (/* binding */ allProblems),
/* harmony export */   Zw: () => (/* binding */ Problems),
/* harmony export */   cJ: () => (/* binding */ Cancelled),
/* harmony export */   cj: () => (/* binding */ sentencesOf),
/* harmony export */   yo: () => (/* binding */ UserError)
/* harmony export */ });
/* unused harmony export defectOf */
/**
 * What went wrong as one sentence meant for people: what, why, what to do. Only a `UserError` may be shown; everything
 * else that is thrown is a defect of this program and says so (see {@link sentencesOf}).
 */
class UserError extends Error {
    name = "UserError";
}
/** Several such sentences at once: everything that stands in the way, so that a user mends all in one go. */
class Problems extends UserError {
    name = "Problems";
    sentences;
    constructor(sentences) {
        super(sentences.join("\n"));
        this.sentences = sentences;
    }
}
/** The run was told to stop. */
class Cancelled extends UserError {
    name = "Cancelled";
    constructor() {
        super("The run was cancelled before it was done: nothing more is written, uploaded or sent.");
    }
}
/** Waits for both; where one or both end in problems, all of these are thrown at once. */
async function allProblems(first, second) {
    const settled = await Promise.allSettled([first, second]);
    const reasons = settled.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    const problems = reasons.filter((reason) => reason instanceof Problems);
    if (reasons.length > 0 && problems.length === reasons.length) {
        throw new Problems(problems.flatMap(({ sentences }) => sentences));
    }
    return Promise.all([first, second]);
}
/** What people are told of a failure: its sentences, or, for a defect, one that asks for a report. */
function sentencesOf(error) {
    if (error instanceof Problems)
        return error.sentences;
    return [sentenceOf(error)];
}
let hearOfDefect = () => undefined;
/**
 * Names who gets the stack of every defect that becomes a sentence, wherever in the program that happens, also where it
 * only makes a verdict unknown: without it nobody could mend what the sentence asks to report.
 */
function listenToDefects(listener) {
    hearOfDefect = listener;
}
/** As {@link sentencesOf}, in one sentence; for failures that become a reason or a warning and do not end the run. */
function sentenceOf(error) {
    if (error instanceof UserError)
        return error.message;
    hearOfDefect(defectOf(error) ?? "");
    return `Something unexpected happened, which is a defect of docspace-audit: please report it with the debug log (${nameOf(error)}).`;
}
/** The stack of a defect, for the debug log; undefined for what is meant for people and needs none. */
function defectOf(error) {
    if (error instanceof UserError)
        return undefined;
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
/** The class of what was thrown; its message may quote anything, so it stays in the debug log. */
function nameOf(error) {
    return error instanceof Error ? error.name : typeof error;
}


/***/ }),

/***/ 7754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   cJ: () => (/* binding */ Cancelled),
/* harmony export */   oD: () => (/* binding */ readWhole),
/* harmony export */   oP: () => (/* binding */ inParts),
/* harmony export */   wc: () => (/* binding */ slices)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9473);
/* harmony import */ var _report_folder_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9695);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});



/** What is uploaded: whole, or part by part. Rejects with a {@link UserError} where the file was changed meanwhile. */
async function readWhole({ path, bytes }) {
    const content = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path).catch(unreadable(path));
    if (content.byteLength !== bytes)
        throw changed(path);
    return content;
}
/** A failure of this machine's disk says nothing about the portal. */
const unreadable = (path) => (error) => {
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${path} could not be read again: ${messageOf(error)}`, { cause: error });
};
function changed(path) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${path} was changed by something else before it was uploaded. Run again.`);
}
/** Thrown between two parts: the session is left, and the server stores nothing of it. */
class Cancelled extends Error {
}
/** Only one part is in memory at a time. Stops between two when the run is cancelled. */
async function inParts(folder, file, cancel) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const handle = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(file.path).catch(unreadable(file.path)), true);
        return await folder.uploadInParts(file.title, file.bytes, parts(handle, file, cancel));
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function* parts(handle, { path, bytes }, cancel) {
    let position = 0;
    do {
        if (cancel?.aborted)
            throw new Cancelled();
        const part = Buffer.allocUnsafe(Math.min(_report_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .PART */ .s3, bytes - position));
        let filled = 0;
        while (filled < part.byteLength) {
            const { bytesRead } = await handle
                .read(part, filled, part.byteLength - filled, position + filled)
                .catch(unreadable(path));
            if (bytesRead === 0)
                throw changed(path);
            filled += bytesRead;
        }
        position += filled;
        yield part;
    } while (position < bytes);
}
async function* slices(content) {
    let position = 0;
    do {
        yield content.subarray(position, position + _report_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .PART */ .s3);
        position += _report_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .PART */ .s3;
    } while (position < content.byteLength);
}
/** What went wrong, as a whole sentence. */
function messageOf(error) {
    const message = error instanceof Error ? error.message : String(error);
    return /[.!?]$/.test(message) ? message : `${message}.`;
}


/***/ }),

/***/ 9695:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DU: () => (/* binding */ inOneRequest),
/* harmony export */   gH: () => (/* binding */ UploadRefused),
/* harmony export */   s3: () => (/* binding */ PART)
/* harmony export */ });
/** The portal's answer to an upload was no; nothing was stored. The message is the sentence for the user. */
class UploadRefused extends Error {
    name = "UploadRefused";
}
/** Largest part of a session, and largest file sent in one request, in bytes (`chunkUploadSize` of the server). */
const PART = 10 * 1024 * 1024;
/**
 * Whether a file goes in one request. Before 3.7 that endpoint made a second file where a new version was wanted; and
 * what is larger than a part would have to be in memory whole, and above 100 MiB be refused
 * (`web:available-file-size`), neither of which is so for sessions.
 */
function inOneRequest(serverVersion, bytes) {
    const [, major, minor] = /^(\d+)\.(\d+)/.exec(serverVersion) ?? [];
    const known = Number(major) > 3 || (Number(major) === 3 && Number(minor) >= 7);
    return known && bytes <= PART;
}


/***/ }),

/***/ 4131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Fy: () => (/* binding */ LEDGER_TITLE),
/* harmony export */   eH: () => (/* binding */ rollUpFileName),
/* harmony export */   jf: () => (/* binding */ isRollUpFile)
/* harmony export */ });
/* unused harmony exports reportFileName, auditFileName, summaryFileName, isSummaryFile, REVIEW_TITLE, labelInTitle, isJsonReport, isOwnTitle */
function nameOf({ label, reportLabel }) {
    return reportLabel === undefined ? label : `${label}-${reportLabel}`;
}
/** Name of the file of one report, `compliance-report-2026-10.txt`; also its title in DocSpace. */
function reportFileName(kind, format, naming) {
    return `${kind}-report-${nameOf(naming)}.${format}`;
}
/** Name of the file that holds both reports, `audit-report-2026-10.html`. */
function auditFileName(format, naming) {
    return `audit-report-${nameOf(naming)}.${format}`;
}
/** Name of the file without names, `audit-summary-2026-10.json`; without a period where the run failed before it was known. */
function summaryFileName(naming) {
    return naming === undefined ? "audit-summary.json" : `audit-summary-${nameOf(naming)}.json`;
}
/** Name of a file of the roll-up, `audit-rollup-2026-10.html`; without a period where no portal had figures. */
function rollUpFileName(format, label) {
    return `audit-rollup${label === undefined ? "" : `-${label}`}.${format}`;
}
/** Whether a file is named as a summary, with a period or without. */
function isSummaryFile(name) {
    return /^audit-summary(?:-[\p{L}\p{N}_-]+)?\.json$/u.test(name);
}
/** Title of the file that remembers, in the report folder, who was reminded when. */
const LEDGER_TITLE = "docspace-audit-ledger.json";
/** Title of the workbook, in the report folder, in which people decide about the inactive. */
const REVIEW_TITLE = "access-review.xlsx";
const REPORT_TITLE = /^(?:compliance-report|inactivity-report|audit-report|audit-summary|audit-rollup)-\d{4}-\d{2}(?:-\d{2})?(?:_\d{4}-\d{2}-\d{2})?(?:-[\p{L}\p{N}-]+)?\.(?:txt|csv|html|json|xlsx)$/iu;
/** The period's label in a report's title, with a report label or without; undefined for other files. */
function labelInTitle(title) {
    return /^(?:compliance-report|inactivity-report|audit-report|audit-summary)-(\d{4}-\d{2}(?:-\d{2}_\d{4}-\d{2}-\d{2})?)(?:-[\p{L}\p{N}-]+)?\.(?:txt|csv|html|json|xlsx)$/iu.exec(title)?.[1];
}
/** Whether a report's title is that of the JSON document, which later runs read. */
function isJsonReport(title) {
    return /^audit-report-.*\.json$/i.test(title);
}
const ROLLUP_WITHOUT_PERIOD = /^audit-rollup\.(?:csv|html|json|xlsx)$/i;
/** Whether a file is named as one of a roll-up's page, with a period or without. */
function isRollUpFile(name) {
    return ROLLUP_WITHOUT_PERIOD.test(name) || (/^audit-rollup-/i.test(name) && REPORT_TITLE.test(name));
}
/**
 * Whether a file of the report folder has a title that only this action gives: uploads and downloads of such files by
 * the key's owner are not activity.
 */
function isOwnTitle(title) {
    const lower = title.toLowerCase();
    return (REPORT_TITLE.test(title) ||
        ROLLUP_WITHOUT_PERIOD.test(title) ||
        lower === LEDGER_TITLE ||
        lower === REVIEW_TITLE);
}


/***/ }),

/***/ 4980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H3: () => (/* binding */ uploadContent),
/* harmony export */   RN: () => (/* binding */ inTime),
/* harmony export */   a3: () => (/* binding */ uploadReport),
/* harmony export */   bE: () => (/* binding */ cancelledBefore)
/* harmony export */ });
/* unused harmony exports GRACE, GRACE_TO_LOOK */
/* harmony import */ var _docspace_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1621);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9473);
/* harmony import */ var _file_content_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7754);
/* harmony import */ var _report_folder_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9695);




/** Milliseconds an upload under way may go on after the run was cancelled, and then its verification. */
const GRACE = 2_500;
const GRACE_TO_LOOK = 1_200;
/** Milliseconds before each look for a file whose upload was not answered: the server may still be storing it. */
const LOOKS = [0, 2_000, 5_000, 10_000];
/**
 * Uploads a file and proves that it arrived: as the next version of the file with its title, or as a new file, with
 * its size. Sent once: an upload that is not answered is looked for, never repeated. Nothing is ever deleted.
 * Rejects with a {@link UserError}.
 *
 * @param there the files of that title, where the folder was listed just now
 * @param together absent where it is the only one
 */
async function uploadReport(folder, file, options, { there, together } = {}) {
    let send = () => (0,_file_content_js__WEBPACK_IMPORTED_MODULE_2__/* .inParts */ .oP)(folder, file, options.signal);
    if ((0,_report_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .inOneRequest */ .DU)(options.serverVersion, file.bytes)) {
        const content = await (0,_file_content_js__WEBPACK_IMPORTED_MODULE_2__/* .readWhole */ .oD)(file);
        send = () => folder.upload(file.title, content);
    }
    const stored = await store(folder, file, send, options, { there, together });
    return { title: file.title, id: stored.id, version: stored.version, url: stored.url };
}
/** The same for content in memory. With `seen`, nothing is sent when the folder holds something else by now. */
async function uploadContent(folder, title, content, options, seen) {
    const bytes = content.byteLength;
    const send = (0,_report_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .inOneRequest */ .DU)(options.serverVersion, bytes)
        ? () => folder.upload(title, content)
        : () => folder.uploadInParts(title, bytes, (0,_file_content_js__WEBPACK_IMPORTED_MODULE_2__/* .slices */ .wc)(content));
    return await store(folder, { title, bytes }, send, options, { seen });
}
async function store(folder, { title, bytes }, send, options, { seen, there, together }) {
    refuseWhenCancelled(title, options.signal);
    const existing = there ??
        (await inTime(folder.find(title), 0, options).catch((error) => {
            refuseWhenCancelled(title, options.signal);
            throw error;
        }));
    const [replaced] = existing;
    if (seen !== undefined && (replaced?.id !== seen.file?.id || replaced?.version !== seen.file?.version)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`"${title}" was written by something else in the meantime, so this run did not write it. Let only one run use this folder at a time (a concurrency group in the workflow), and run again.`);
    }
    if (replaced !== undefined && existing.length > 1) {
        options.warn(`The folder holds ${existing.length} files named "${title}" (ids ${existing.map(({ id }) => id).join(", ")}). The oldest, ${replaced.id}, gets the new version; delete the others if they are not needed.`);
    }
    const expected = {
        title,
        bytes,
        replaced,
        version: replaced === undefined ? 1 : replaced.version + 1,
        before: new Set(existing.map(({ id }) => id)),
    };
    refuseWhenCancelled(title, options.signal);
    const answer = await inTime(send(), GRACE, options).catch((error) => {
        if (error instanceof _file_content_js__WEBPACK_IMPORTED_MODULE_2__/* .Cancelled */ .cJ)
            refuseWhenCancelled(title, options.signal);
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo && !(error instanceof _docspace_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .PortalError */ .vg))
            throw error;
        if (error instanceof _report_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .UploadRefused */ .gH)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`"${title}" was not uploaded. ${error.message}`, { cause: error });
        return new Unanswered(error);
    });
    together?.onAnswered(answer instanceof Unanswered ? undefined : answer);
    if (answer instanceof Unanswered)
        return await lookFor(folder, expected, answer, options);
    checkPlace(answer, expected);
    await together?.sent;
    return await asked(together?.look ?? ((id) => folder.get(id)), answer, expected, options);
}
/** No answer came, or one that does not tell: the file may be stored, or not. */
class Unanswered {
    cause;
    /** The server itself answered that it failed: it is done with the request, and nothing is stored later. */
    get answered() {
        return this.cause instanceof _docspace_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .PortalError */ .vg && [500, 501, 505, 507].includes(this.cause.status ?? 0);
    }
    /** What became of the upload, to follow "the upload". */
    get came() {
        if (!(this.cause instanceof _docspace_http_portal_error_js__WEBPACK_IMPORTED_MODULE_0__/* .PortalError */ .vg))
            return "was not answered";
        const { kind, status = 0 } = this.cause;
        if (status >= 500)
            return `was answered with ${status}, which does not tell whether it arrived`;
        return NO_ANSWER.has(kind) ? "was not answered" : "got an answer that does not tell whether it arrived";
    }
    constructor(cause) {
        this.cause = cause;
    }
}
const NO_ANSWER = new Set(["network", "timeout", "certificate"]);
function refuseWhenCancelled(title, signal) {
    if (signal?.aborted)
        throw cancelledBefore(title);
}
function cancelledBefore(title) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`"${title}" was not uploaded: the run was cancelled before. Run it again.`);
}
/** The answer names the file and version that were expected. */
function checkPlace(answer, { title, replaced, version }) {
    if (replaced !== undefined && answer.id !== replaced.id) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`"${title}" was stored as a second file of that name (id ${answer.id}) beside the existing one (id ${replaced.id}), which is open in an editor or locked by somebody else. Close or unlock it, delete the second file by hand, and run again; this run deleted nothing.`);
    }
    if (answer.version !== version) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`"${title}" (id ${answer.id}) became version ${answer.version}, but version ${version} was expected: something else wrote it at the same time. Let only one run write to this folder at a time (a concurrency group in the workflow), look into the file's version history, and run again.`);
    }
}
/** Asks the portal again what it holds. */
async function asked(look, answer, expected, options) {
    const found = await inTime(look(answer.id), GRACE_TO_LOOK, options).catch((error) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`"${expected.title}" was uploaded (id ${answer.id}, version ${answer.version}), but asking the portal for it again failed, so it is not verified. ${(0,_file_content_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)} Look into the folder.`, { cause: error });
    });
    checkPlace(found, expected);
    checkSize(found, expected);
    return found;
}
function checkSize(found, { title, bytes }) {
    if (found.size === bytes)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`"${title}" (id ${found.id}, version ${found.version}) has ${found.size} bytes in the portal instead of ${bytes}. Run again; if it happens again, look for a proxy or storage that cuts files short.`);
}
/** Looks for a file whose upload was not answered. */
async function lookFor(folder, expected, { cause, answered, came }, options) {
    const { title, replaced, before } = expected;
    const why = (0,_file_content_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(cause);
    for (const pause of answered ? LOOKS.slice(0, 1) : LOOKS) {
        if (pause > 0)
            await options.clock.sleep(pause, options.signal).catch(() => undefined);
        const files = await inTime(folder.find(title), GRACE_TO_LOOK, options).catch((error) => {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Whether "${title}" was stored is not known: the upload ${came}, and looking for it failed too. ${why} ${(0,_file_content_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)} Look into the folder, and run again.`, { cause: error });
        });
        const added = files.find(({ id }) => !before.has(id));
        const candidate = added ?? files.find(({ id, version }) => id === replaced?.id && version !== replaced.version);
        if (candidate !== undefined) {
            checkPlace(candidate, expected);
            checkSize(candidate, expected);
            options.warn(`The upload of "${title}" ${came}, but it arrived as version ${candidate.version}. ${why}`);
            return candidate;
        }
        if (options.signal?.aborted) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Whether "${title}" was stored is not known: the run was cancelled while it was being uploaded. Run again: then it gets a new version.`, { cause });
        }
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(answered
        ? `"${title}" was not stored: the portal answered that it failed. ${why}`
        : `"${title}" was not stored: the upload ${came}, and the folder does not have it. ${why} Run again.`, { cause });
}
/** The outcome; or an error once the run has been cancelled for that many milliseconds. */
async function inTime(outcome, grace, { clock, signal }) {
    if (signal === undefined)
        return await outcome;
    const settled = new AbortController();
    const late = new Promise((_, reject) => {
        const begin = () => {
            const end = () => reject(new Error("The run was cancelled and there was no time left."));
            clock.sleep(grace, settled.signal).then(end, () => undefined);
        };
        if (signal.aborted)
            begin();
        else
            signal.addEventListener("abort", begin, { once: true, signal: settled.signal });
    });
    try {
        return await Promise.race([outcome, late]);
    }
    finally {
        settled.abort();
    }
}


/***/ }),

/***/ 7353:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ timeWords),
/* harmony export */   u: () => (/* binding */ reasonText)
/* harmony export */ });
/* harmony import */ var _text_english_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9594);

/** Days and moments in words, local to the zone of `time`. */
function timeWords(time) {
    return {
        isoDay: time.day,
        day: (at) => (0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .dayInWords */ .v_)(time.day(at)),
        moment: (at) => (0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .momentInWords */ .ln)(time.iso(at)),
    };
}
/**
 * A reason in one sentence. Holds titles and answers that others wrote: to be escaped. Long because every reason has its
 * words here, one after the other.
 */
function reasonText(reason, words) {
    switch (reason.code) {
        case "no-audit-feature":
            return "The portal's plan does not include the Audit feature: it answers with its newest 20 events whatever is asked, so the audit trail cannot be read. Use a plan with Audit; `reports: inactivity` with `activity: changes` judges by the rooms' own logs and works on every plan.";
        case "audit-trail-silent":
            return "The portal answered no question about its audit trail with a single event, and an empty answer proves nothing: look whether the login history is hidden in the portal's settings, and whether the plan includes the Audit feature.";
        case "trail-unreadable":
            return `A part of the audit trail could not be read${when(reason, words)}: ${reason.parameters.failure}`;
        case "trail-gap":
            return `The audit trail could not be read to its end${when(reason, words)}.`;
        case "unsettled-second":
            return `The events of ${reason.range === undefined ? "one second" : words.moment(reason.range.from)} could not be read completely: the portal kept changing their order.`;
        case "still-arriving":
            return "Events of the period were still arriving when the run ended: run it again some minutes later, and it will find them all.";
        case "trail-unavailable":
            return "The audit trail could not be read, so what they opened or downloaded is not known; the rooms' own logs show changes only.";
        case "cross-check": {
            const { missing, expected } = reason.parameters;
            return `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(missing)} of ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(expected, "event")} in the rooms' own logs are not in the audit trail that was read: something was missed.`;
        }
        case "cross-check-not-done":
            return `The rooms' logs could not be compared with the trail: ${reason.parameters.failure}`;
        case "room-log-unreadable":
            return `The log of ${rooms(reason, words)} could not be read: ${reason.parameters.failure}`;
        case "room-log-unsettled":
            return `The log of ${rooms(reason, words)} kept changing while it was read; run the audit again.`;
        case "room-log-hidden": {
            const { total, shown } = reason.parameters;
            return `The log of ${rooms(reason, words)} counts ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(total, "event")} and shows ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(shown)}: the portal leaves out what it cannot interpret.`;
        }
        case "members-unreadable":
            return `The members of ${rooms(reason, words)} could not be read: ${reason.parameters.failure}`;
        case "rooms-unlisted":
            return `The portal's lists of rooms leave out ${rooms(reason, words)}, of which its audit trail tells: the members are missing here.`;
        case "titles-unreadable":
            return `Which rooms were renamed or deleted after the period could not be read: ${reason.parameters.failure}`;
        case "places-unreadable":
            return `Where files lie could not be read: ${reason.parameters.failure}`;
        case "account-changes-unreadable":
            return `Who accepted an invitation, and whose account was switched off, could not be read: ${reason.parameters.failure}`;
        case "changes-unreadable":
            return `What changed while the run was reading could not be looked at once more: ${reason.parameters.failure}`;
        case "own-files-unreadable":
            return `The report folder could not be listed, so it is not known which uploads were this action's own: ${reason.parameters.failure}`;
        case "events-unattributed": {
            const { count } = reason.parameters;
            return `${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(count, "event")} may have happened in this room or in another one.`;
        }
        case "hardly-able-to-act":
            return `They could work in the room for only ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(reason.parameters.days, "day")} of the period.`;
        case "verdicts-open": {
            const { why, count } = reason.parameters;
            return `${OPEN[why] ?? "Not everything could be proved"}: ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(count)} ${count === 1 ? "status is" : "statuses are"} unknown.`;
        }
        case "account-removed":
            return "The account was deleted, and the portal no longer tells whose it was.";
        case "came-back-unseen":
            return "They were removed and are a member again, but the room's log does not show since when.";
        case "acceptance-untold":
            return "The account is young, and a portal without the Audit feature does not tell when the invitation was accepted.";
    }
}
/** Why verdicts stayed open, of all of them at once. */
const OPEN = {
    "events-unattributed": "Events could have happened in one of several rooms",
    "room-log-hidden": "A room's own log shows fewer events than it counts, and only the logs are judged",
    "account-changes-unreadable": "The audit trail, which tells whose account was switched off, was not read whole",
};
/** ` on 3 October 2026`, ` from 3 October 2026 to 5 October 2026`, or nothing where no time is known. */
function when({ range }, { isoDay }) {
    return range === undefined ? "" : ` ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .daysInWords */ .E)(isoDay(range.from), isoDay(range.to))}`;
}
function rooms({ rooms: ids }, { title }) {
    if (ids === "all")
        return "the rooms";
    const named = ids.map((id) => {
        const known = title(id);
        return known === undefined ? String(id) : `${id} ("${known}")`;
    });
    return `${ids.length === 1 ? "room" : "rooms"} ${named.join(", ")}`;
}


/***/ }),

/***/ 5799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  VW: () => (/* binding */ ACCESS_WORDS)
});

// UNUSED EXPORTS: VERDICT_WORDS, WIDE_ACCESS, accessText, actionText, attributedRoom, clientText, daysBefore, kindsText, leftText, locationText, membershipText, otherRoomText, sinceText

// EXTERNAL MODULE: ./build/text/address.js
var address = __nccwpck_require__(7666);
// EXTERNAL MODULE: ./build/docspace/http/portal-error.js
var portal_error = __nccwpck_require__(1621);
// EXTERNAL MODULE: ./build/docspace/wire/employee.js
var employee = __nccwpck_require__(9691);
// EXTERNAL MODULE: ./build/docspace/wire/envelope.js
var envelope = __nccwpck_require__(2911);
// EXTERNAL MODULE: ./build/docspace/wire/paging.js + 1 modules
var paging = __nccwpck_require__(207);
;// CONCATENATED MODULE: ./build/docspace/members.js





/** The server's `FileShare` numbers as words, widest first; `unknown`, for numbers of newer servers, may be wide. */
const ACCESS_ORDER = [
    "owner",
    "room-manager",
    "content-creator",
    "editing",
    "custom-filter",
    "review",
    "comment",
    "fill-forms",
    "unknown",
    "read",
    "restricted",
];
/** Ids that stand for no account of a person (`ASC.Core/Configuration/Constants.cs`). */
const GUEST_ID = "712d9ec3-5d2b-4b13-824f-71f00191dcca";
const SYSTEM_ID = "a37ee56e-3302-4a7b-b67e-ddbea64cd032";
/** Shown in place of every account that was deleted. */
const REMOVED_ID = "4a515a15-d4d6-4b8e-828e-e0586f18f3a3";
/** The built-in group of all accounts. */
const EVERYONE_ID = "c5cc67d1-c3e8-43c0-a3ad-3928ae3e5b5e";
/**
 * The people and groups of a room (`FileSharing.cs`), links left out. The owner is always among them: an empty list
 * is how the server says that the key's owner may not read the room.
 *
 * @throws UserError when the list did not stand still while it was read
 */
async function readShares(docspace, roomId) {
    const lines = await readWholeList({
        readPage: async (startIndex, count) => {
            const query = { count, startIndex: startIndex || undefined };
            const envelope = await docspace.get(`files/rooms/${roomId}/share`, query);
            // Understood page by page: as the server sends them, the lines of a large room are ten times as large.
            const rows = listIn(envelope).map(lineOf);
            return { rows, total: totalOf(envelope), endpoint: envelope.endpoint };
        },
        keyOf,
    });
    return lines.filter((line) => line.kind !== "link");
}
/** With every member in one answer: this endpoint has no pages (`GroupController.cs`). */
async function readGroup(docspace, id) {
    const envelope = await docspace.get(`group/${encodeURIComponent(id)}`, { includeMembers: true });
    const group = objectIn(envelope);
    return {
        id: requiredText(group, "id"),
        name: text(group, "name"),
        members: membersOf(group),
    };
}
/**
 * A group without anybody has an empty list; one without a list was not told whole, nor is one with fewer people than
 * `membersCount`, which counts that very list (`GroupDto.cs`, v3.5.0-server to v3.7.2-server).
 */
function membersOf(group) {
    if (!Array.isArray(group.values["members"]))
        throw unexpectedAnswer(group.endpoint, "does not list the group's members");
    const members = list(group, "members").map(personOf);
    const counted = optionalNumber(group, "membersCount") ?? members.length;
    if (new Set(members.map(({ id }) => id)).size === counted)
        return members;
    throw unexpectedAnswer(group.endpoint, "lists other people of the group than it counts");
}
/**
 * The id of the account with this e-mail address, whatever its status; undefined if there is none. The server's search
 * finds parts of names and addresses (`people/filter`, `UserController.cs`), hence the comparison here.
 */
async function findPersonId(docspace, email) {
    // A domain beyond ASCII may be stored in either spelling, so only what stands before the @ is searched for.
    const [local = email] = email.split("@");
    const filterValue = /@.*(?:[^ -~]|xn--)/i.test(email) ? local : email;
    const people = await readWholeList({
        readPage: async (startIndex, count) => {
            const query = { filterValue, count, startIndex: startIndex || undefined };
            const envelope = await docspace.get("people/filter", query);
            return { rows: listIn(envelope), total: totalOf(envelope), endpoint: envelope.endpoint };
        },
        keyOf: (person) => requiredText(person, "id"),
    });
    const wanted = comparableAddress(email);
    const found = people.find((person) => comparableAddress(text(person, "email")) === wanted);
    return found === undefined ? undefined : requiredText(found, "id");
}
/** All deleted accounts have one id, so that their lines look alike. */
function keyOf(line) {
    const { id } = line.kind === "person" ? line.person : line.kind === "group" ? line.group : line;
    return id === "" || id === REMOVED_ID ? undefined : id;
}
function lineOf(row) {
    const link = optionalObject(row, "sharedLink");
    if (link)
        return { kind: "link", id: text(link, "id") };
    const access = accessOf(number(row, "access"));
    const group = optionalObject(row, "sharedToGroup");
    if (group)
        return { kind: "group", group: groupOf(group), access };
    const owner = flag(row, "isOwner");
    const person = personOf(object(row, "sharedToUser"));
    return { kind: "person", person, access: owner ? "owner" : access, owner };
}
/** `EmployeeFullDto`. `activationStatus` says nothing about invitations: `status` 4 alone does. */
function personOf(user) {
    const id = requiredText(user, "id").toLowerCase();
    const registered = optionalDate(user, "registrationDate");
    const groups = list(user, "groups").map(groupOf);
    return {
        id,
        name: displayName(user),
        email: text(user, "email"),
        status: statusOf(id, user),
        guest: flag(user, "isVisitor"),
        ...(registered === undefined ? {} : { registered }),
        ...(groups.length === 0 ? {} : { groups }),
    };
}
function groupOf(group) {
    return { id: requiredText(group, "id"), name: text(group, "name") };
}
/** `EmployeeStatus` (`UserInfo.cs`); a state that is not known here may be one in which nobody can act. */
const STATUS = { 1: "active", 2: "disabled", 4: "invited" };
function statusOf(id, user) {
    if (id === REMOVED_ID)
        return "removed";
    const status = number(user, "status");
    const known = STATUS[status];
    if (known === undefined)
        throw unexpectedAnswer(user.endpoint, `has the unknown status ${status} of an account`);
    return known;
}
const ACCESS = {
    0: "restricted",
    1: "owner",
    2: "read",
    3: "restricted",
    5: "review",
    6: "comment",
    7: "fill-forms",
    8: "custom-filter",
    9: "room-manager",
    10: "editing",
    11: "content-creator",
};
function accessOf(number) {
    return ACCESS[number] ?? "unknown";
}

// EXTERNAL MODULE: ./build/docspace/wire/actions.js
var actions = __nccwpck_require__(3116);
// EXTERNAL MODULE: ./build/text/english.js
var english = __nccwpck_require__(9594);
;// CONCATENATED MODULE: ./build/report/vocabulary/terms.js




/** Access rights in the portal's own words. */
const ACCESS_WORDS = {
    owner: "Room owner",
    "room-manager": "Room manager",
    "content-creator": "Content creator",
    editing: "Editor",
    "custom-filter": "Editor (own filter)",
    review: "Reviewer",
    comment: "Commenter",
    "fill-forms": "Form filler",
    unknown: "Other right",
    read: "Viewer",
    restricted: "No access",
};
/** Rights with which a member can change what the room holds. */
const WIDE_ACCESS = new Set(ACCESS_ORDER.slice(0, ACCESS_ORDER.indexOf("custom-filter")));
const VERDICT_WORDS = {
    inactive: "Inactive",
    unknown: "Unknown",
    new: "New",
    invited: "Invited",
    disabled: "Disabled",
    exempt: "Exempt",
    active: "Active",
};
/**
 * What happened, in the server's sentence; where it has none (for some actions, such as an opened file, the server
 * leaves it empty), in plain words.
 */
function actionText({ event }) {
    return event.action === "" ? actionWords(event.actionId, event.actionType) : event.action;
}
/** Where it happened from: `203.0.113.7 | Germany, Berlin`, whichever of it is known. */
function locationText(event) {
    const place = joined(event.country, ", ", event.city);
    return joined(event.ip, " | ", place);
}
/** With what: `Chrome 140 on Windows 10`, whichever of it is known. */
function clientText(event) {
    return joined(event.browser, " on ", event.platform);
}
function joined(first, between, second) {
    return first === "" || second === "" ? first + second : first + between + second;
}
function attributedRoom(attribution) {
    return attribution.by === "none" ? undefined : attribution.roomId;
}
/** How a person is a member; holds the group's name, which is to be escaped. */
function membershipText(membership) {
    if (membership.by === "group")
        return `by group “${membership.group.name}”`;
    return membership.by === "owner" ? "owner" : "direct member";
}
/** The right and the way it was given: `Editor, by group “Field staff”`. */
function accessText({ access, membership }) {
    if (access === "owner" && membership.by === "owner")
        return ACCESS_WORDS.owner;
    return `${ACCESS_WORDS[access]}, ${membershipText(membership)}`;
}
/** What somebody did most, with how often: `download 30, open 12`. */
function kindsText({ topKinds }) {
    return topKinds.map(([kind, count]) => `${kind} ${number(count)}`).join(", ");
}
/** `on the last day`, `12 days before the end`: how long nothing was done, up to the period's last day. */
function daysBefore(lastDay, at, time) {
    const days = daysBetween(time.day(at), lastDay);
    return days === 0 ? "on the last day" : `${counted(days, "day")} before the end`;
}
/** Since when a person is a member, as a local day, as far as that is known. `written`: how a day is written. */
function sinceText(since, time, written = dayInWords) {
    const day = (at) => written(time.day(at));
    switch (since.kind) {
        case "joined":
            return day(since.at);
        case "before":
            return `before ${day(since.at)}`;
        case "unknown":
            return since.notBefore === undefined ? "unknown" : `unknown, not before ${day(since.notBefore)}`;
    }
}
/** Why a room is only named: it is one of those that get no verdicts. */
function otherRoomText(room) {
    if (room.thirdParty)
        return "in third-party storage";
    switch (room.area) {
        case "archived":
            return "archived";
        case "template":
            return "a template";
        case "agent":
            return "an AI agent";
        case "active":
            return "not asked for";
    }
}
/** When somebody left a room, as far as that is known: `left on 13 October 2026`. */
function leftText({ leftAt, group }, time) {
    if (leftAt === undefined)
        return "left, when is not known";
    if (group === undefined)
        return `left on ${dayInWords(time.day(leftAt))}`;
    return `no longer a member; the group “${group.name}” was removed from the room on ${dayInWords(time.day(leftAt))}`;
}


/***/ }),

/***/ 5662:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e6: () => (/* binding */ totalOf),
/* harmony export */   h5: () => (/* binding */ figuresOf),
/* harmony export */   lS: () => (/* binding */ membersOf)
/* harmony export */ });
const NOTHING = { disabled: 0, invited: 0, exempt: 0, active: 0, new: 0, unknown: 0, inactive: 0 };
/** Of one portal, whose reports share no room. */
function figuresOf(files, inactivePeople) {
    const sum = (of) => files.reduce((total, file) => total + of(file), 0);
    const judged = files.every((file) => file.judged);
    const roomEvents = sum((file) => file.roomEvents);
    return {
        judged,
        counts: judged ? addCounts(files.map(({ counts }) => counts)) : NOTHING,
        inactivePeople,
        rooms: sum(({ roomIds }) => roomIds.length),
        // Every part reads the whole trail; the last one to do so saw it all. Without a trail each counts what the logs of
        // its own rooms have.
        portalEvents: files.reduce((most, { portalEvents }) => Math.max(most, portalEvents), roomEvents),
        roomEvents,
    };
}
/** Of several portals together. */
function totalOf(all) {
    const sum = (of) => all.reduce((total, one) => total + of(one), 0);
    return {
        judged: all.some(({ judged }) => judged),
        counts: addCounts(all.map(({ counts }) => counts)),
        inactivePeople: sum(({ inactivePeople }) => inactivePeople),
        rooms: sum(({ rooms }) => rooms),
        portalEvents: sum(({ portalEvents }) => portalEvents),
        roomEvents: sum(({ roomEvents }) => roomEvents),
    };
}
function addCounts(all) {
    const sum = { ...NOTHING };
    for (const counts of all)
        for (const kind of Object.keys(sum))
            sum[kind] += counts[kind];
    return sum;
}
/** Memberships, whatever their status. */
function membersOf(counts) {
    return Object.values(counts).reduce((sum, one) => sum + one, 0);
}


/***/ }),

/***/ 7120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ answerOf)
/* harmony export */ });
/* harmony import */ var _deliver_words_rollup_en_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4246);
/* harmony import */ var _text_english_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9594);
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5662);



/**
 * The one sentence that opens every format: what was found, and what is missing. Portals that are open come first: the
 * figures of the others alone would read as if they were those of all.
 *
 * @param say the language; English but in mails
 */
function answerOf(rollUp, say = _deliver_words_rollup_en_js__WEBPACK_IMPORTED_MODULE_0__/* .ENGLISH_ROLLUP */ .i.answer) {
    const { period, rows, complete } = rollUp;
    const chosen = rows.some(({ chosenRooms }) => chosenRooms !== undefined);
    const found = rows.length === 0 ? [] : foundParts(rollUp, say);
    const parts = complete
        ? [...found, chosen ? say.nothingMissingOfChosen : say.nothingMissing]
        : [openPart(rows, say), ...found];
    return `${period === undefined ? say.noPeriod : say.span(period)}: ${parts.join("; ")}.`;
}
function foundParts({ rows, totals, shared }, say) {
    const { counts, inactivePeople, judged } = totals;
    const withFigures = rows.filter(({ figures }) => figures?.judged === true).length;
    const noneJudged = !judged && rows.some(({ figures }) => figures);
    const without = noneJudged ? say.noneJudged(rows.length) : say.noFigures(rows.length);
    return [
        withFigures > 0 ? say.inactive(counts.inactive, (0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .membersOf */ .lS)(counts), withFigures, inactivePeople) : without,
        ...(counts.unknown > 0 ? [say.unknown(counts.unknown)] : []),
        ...(shared.length > 0 ? [say.shared(shared.length)] : []),
    ];
}
const OPEN = ["incomplete", "failed", "missing", "unusable"];
function openPart(rows, say) {
    const open = OPEN.flatMap((state) => {
        const count = rows.filter((row) => row.state === state).length;
        return count === 0 ? [] : [`${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)(count)} ${say.open[state]}`];
    });
    return open.length === 0 ? say.noPortal : `${say.ofPortals(rows.length)} ${open.join(", ")}`;
}


/***/ }),

/***/ 8253:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ personText),
/* harmony export */   d: () => (/* binding */ unfoundPeople)
/* harmony export */ });
/* harmony import */ var _text_english_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9594);

/** How somebody who is inactive in several portals is called: the address where it may be shown, else a hash. */
function personText(key, { showNames }) {
    if (!key.includes("@"))
        return `person ${key.slice(0, 8)}`;
    return showNames ? key : "a person whose address may not be shown";
}
/** Why somebody who is inactive in several portals may not have been found, in sentences. */
function unfoundPeople({ rollUp: { withoutKeys, keyings } }) {
    return [
        ...(withoutKeys === 0
            ? []
            : [
                `In ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(withoutKeys, "portal")} it is not known whether somebody is inactive elsewhere, too: give every audit and this roll-up the same pepper.`,
            ]),
        ...(keyings < 2
            ? []
            : [
                `The portals tell their people from each other in ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(keyings)} ways that cannot be compared: somebody who is inactive in portals of different ways is not found. Give every audit and this roll-up the same pepper.`,
            ]),
    ];
}


/***/ }),

/***/ 8106:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _runner_start_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4694);
/* harmony import */ var _runner_young_heap_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(809);
/* harmony import */ var _rollup_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7719);



(0,_runner_young_heap_js__WEBPACK_IMPORTED_MODULE_1__/* .keepHeapSmall */ .p)();
await (0,_runner_start_js__WEBPACK_IMPORTED_MODULE_0__/* .start */ .n)(_rollup_js__WEBPACK_IMPORTED_MODULE_2__/* .runRollUp */ .q);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 7719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  q: () => (/* binding */ runRollUp)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __nccwpck_require__(8500);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./build/directory.js


/**
 * Makes a directory, and those above it that are missing, for their owner only. Node's own `recursive` never ends where
 * a directory is there and still takes none, as in `/proc` (`MKDirp` in `node_file.cc`).
 *
 * @throws the system's error, also where `path` is something else than a directory
 */
function makeDirectory(path) {
    const make = () => (0,external_node_fs_.mkdirSync)(path, { mode: 0o700 });
    try {
        make();
    }
    catch (error) {
        const { code } = error;
        if (code === "EEXIST" && (0,external_node_fs_.statSync)(path).isDirectory())
            return;
        const above = (0,external_node_path_.dirname)(path);
        if (code !== "ENOENT" || (0,external_node_fs_.statSync)(above, { throwIfNoEntry: false }) !== undefined)
            throw error;
        makeDirectory(above);
        make();
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9473);
;// CONCATENATED MODULE: ./build/deliver/write-advice.js


const ADVICE = {
    ENOSPC: (path) => `The disk is full, so ${path} could not be written. Free some space on the runner, or ask for fewer formats.`,
    EDQUOT: (path) => `The disk quota is used up, so ${path} could not be written. Free some space, or ask for fewer formats.`,
    EACCES: (path) => `${path} could not be written: the runner's user may not write there. Choose another output-directory, or change the rights of ${(0,external_node_path_.dirname)(path)}.`,
    EPERM: (path) => `${path} could not be written: the system does not allow it. Choose another output-directory, or change the rights of ${(0,external_node_path_.dirname)(path)}.`,
    EROFS: (path) => `${path} could not be written: the file system is read-only. Choose another output-directory.`,
    EEXIST: (path) => `${path} is a file, but the reports need a directory there. Choose another output-directory, or remove the file.`,
    ENOTDIR: (path) => `A part of the path ${path} is a file, not a directory. Choose another output-directory, or remove the file.`,
    ENOENT: (path) => `${path} could not be written: no directory can be made there, or a link in it leads nowhere. Choose another output-directory.`,
    EISDIR: (path) => `${path} is a directory, but a report needs that name. Remove it, or choose another output-directory.`,
    ENOTEMPTY: (path) => `${path} is a directory, but a report needs that name. Remove it, or choose another output-directory.`,
    ENAMETOOLONG: (path) => `The path ${path} is too long for this system. Choose a shorter output-directory.`,
};
/** Does something to a file or directory; the system's error codes become sentences ({@link UserError}). */
async function withAdvice(path, act) {
    try {
        return await act();
    }
    catch (error) {
        const { code } = error;
        const advice = code === undefined ? undefined : ADVICE[code];
        if (advice === undefined)
            throw new errors/* UserError */.yo(`${path} could not be written: ${error.message}.`, { cause: error });
        throw new errors/* UserError */.yo(advice(path), { cause: error });
    }
}

;// CONCATENATED MODULE: ./build/deliver/growing-file.js




/** Bytes collected before one write. */
const BLOCK = 256 * 1024;
/** A file under a temporary name, with its size and hash as far as it is written. */
class growing_file_GrowingFile {
    #path;
    #temporary;
    #handle;
    #hash = (0,external_node_crypto_.createHash)("sha256");
    /** Filled again and again: new buffers would be freed late, as they are outside the heap. */
    #block = Buffer.allocUnsafeSlow(BLOCK);
    #filled = 0;
    #bytes = 0;
    #closed = false;
    #renamed = false;
    constructor(path, temporary, handle) {
        this.#path = path;
        this.#temporary = temporary;
        this.#handle = handle;
    }
    static async create(folder, fileName) {
        if (fileName === "" ||
            fileName.startsWith(".") ||
            (0,external_node_path_.basename)(fileName) !== fileName ||
            fileName.includes("\\")) {
            throw new Error(`not a plain file name: ${JSON.stringify(fileName)}`);
        }
        const path = (0,external_node_path_.join)(folder, fileName);
        const temporary = (0,external_node_path_.join)(folder, `.${fileName}.${(0,external_node_crypto_.randomUUID)()}.tmp`);
        // `wx`: a file or link that somebody put there is never followed or overwritten.
        return new growing_file_GrowingFile(path, temporary, await withAdvice(path, () => (0,promises_.open)(temporary, "wx", 0o600)));
    }
    /** Short texts, one after the other. */
    async appendEach(texts) {
        for (const text of texts) {
            // So many bytes at most: then nothing is split.
            if (text.length * 3 > BLOCK - this.#filled)
                await this.append(text);
            else
                this.#filled += this.#block.write(text, this.#filled);
        }
    }
    async append(content) {
        let rest = content;
        while (rest.length > 0) {
            const room = this.#block.subarray(this.#filled);
            let taken;
            if (typeof rest === "string") {
                const { read, written } = encoder.encodeInto(rest, room);
                taken = read;
                this.#filled += written;
            }
            else {
                taken = Math.min(rest.length, room.length);
                room.set(rest.subarray(0, taken));
                this.#filled += taken;
            }
            rest = typeof rest === "string" ? rest.slice(taken) : rest.subarray(taken);
            if (rest.length > 0 || this.#filled === BLOCK)
                await this.#flush();
        }
    }
    async finish() {
        await this.#flush();
        await withAdvice(this.#path, () => this.#handle.sync());
        await this.#close();
        await withAdvice(this.#path, () => (0,promises_.rename)(this.#temporary, this.#path));
        this.#renamed = true;
        return {
            path: this.#path,
            title: (0,external_node_path_.basename)(this.#path),
            bytes: this.#bytes,
            sha256: this.#hash.digest("hex"),
        };
    }
    /** Removes what is unfinished; a finished file stays. */
    async discard() {
        if (this.#renamed)
            return;
        await this.#close().catch(() => undefined);
        await (0,promises_.rm)(this.#temporary, { force: true }).catch(() => undefined);
    }
    async #flush() {
        const block = this.#block.subarray(0, this.#filled);
        this.#hash.update(block);
        await withAdvice(this.#path, () => writeAll(this.#handle, block));
        this.#bytes += this.#filled;
        this.#filled = 0;
    }
    async #close() {
        if (this.#closed)
            return;
        this.#closed = true;
        await withAdvice(this.#path, () => this.#handle.close());
    }
}
const encoder = new TextEncoder();
/** One write may take less than it was given. */
async function writeAll(handle, block) {
    let rest = block;
    while (rest.byteLength > 0) {
        const { bytesWritten } = await handle.write(rest);
        rest = rest.subarray(bytesWritten);
    }
}

;// CONCATENATED MODULE: ./build/deliver/write-files.js







/** Events rendered at once: short texts are freed early, long ones linger. */
const RENDERED = 200;
/**
 * Writes all reports in one pass over the events, each under a temporary name until it is whole, readable by the
 * owner only. When anything fails, no unfinished file remains and files of earlier runs are as they were.
 * Rejects with a {@link UserError} for a full disk, a directory that cannot be written, and a path that is a file,
 * and with the signal's reason once that is aborted.
 */
async function writeReports(directory, reports, events, signal) {
    const folder = await outputDirectory(directory);
    const files = [];
    try {
        for (const report of reports) {
            files.push({ report, file: await GrowingFile.create(folder, report.fileName) });
        }
        for (const { report, file } of files)
            await appendPieces(file, report.renderer.begin(), signal);
        if (files.length > 0) {
            for await (const batch of events) {
                for (let index = 0; index < batch.length; index += RENDERED) {
                    const some = batch.slice(index, index + RENDERED);
                    for (const { report, file } of files)
                        await appendEvents(file, await report.renderer.events(some));
                    signal?.throwIfAborted();
                }
            }
        }
        const written = new Map();
        const [alone, naming] = [
            files.filter(({ report }) => report.closing === undefined),
            files.filter(({ report }) => report.closing !== undefined),
        ];
        for (const { report, file } of [...alone, ...naming]) {
            await appendPieces(file, report.renderer.end(), signal);
            if (report.closing !== undefined) {
                await appendPieces(file, report.closing([...written.values()]), signal);
            }
            written.set(report.fileName, await file.finish());
        }
        return reports.flatMap(({ fileName }) => written.get(fileName) ?? []);
    }
    catch (error) {
        await Promise.all(files.map(({ file }) => file.discard()));
        throw error;
    }
}
/** Writes one file whose content is there already, or comes in pieces, by the same rules as {@link writeReports}. */
async function writeDocument(directory, fileName, content) {
    const file = await growing_file_GrowingFile.create(await outputDirectory(directory), fileName);
    try {
        if (typeof content === "string" || content instanceof Uint8Array)
            await file.append(content);
        else
            for await (const piece of content)
                await file.append(piece);
        return await file.finish();
    }
    catch (error) {
        await file.discard();
        throw error;
    }
}
/** Where previews of mails are, in the output directory. */
const PREVIEWS = "reminders";
/**
 * Removes the reports and the previews of mails that earlier runs left in the directory, as on a runner that is kept:
 * whatever happens to this run, nobody shall take them for its own. Known by their names.
 *
 * @throws UserError where a file cannot be removed
 */
async function removeEarlierReports(directory) {
    await removeEarlierFiles(directory, (name) => isOwnTitle(name) || isSummaryFile(name));
    await removeEarlierFiles(join(directory, PREVIEWS), (name) => /^[\w-]{1,80}\.eml$/.test(name));
}
/**
 * Removes the files of these names, whole or unfinished; links are removed, never followed. Does nothing where there is
 * no such directory, or only a link to one.
 *
 * @throws UserError where a file cannot be removed
 */
async function removeEarlierFiles(directory, isMeant) {
    const path = (0,external_node_path_.resolve)(directory);
    const there = await (0,promises_.lstat)(path).catch(() => undefined);
    if (there?.isDirectory() !== true)
        return;
    for (const entry of await withAdvice(path, () => (0,promises_.readdir)(path, { withFileTypes: true }))) {
        if (entry.isDirectory() || !isMeant(UNFINISHED.exec(entry.name)?.[1] ?? entry.name))
            continue;
        const file = (0,external_node_path_.join)(path, entry.name);
        await withAdvice(file, () => (0,promises_.rm)(file, { force: true }));
    }
}
/** What a run that was killed could not remove; see {@link GrowingFile}. */
const UNFINISHED = /^\.(.+)\.[\da-f-]{36}\.tmp$/;
function appendEvents(file, rendered) {
    const whole = typeof rendered === "string" || rendered instanceof Uint8Array;
    return whole ? file.append(rendered) : file.appendEach(rendered);
}
/** A cancelling has its turn between two pieces. */
async function appendPieces(file, content, signal) {
    const piece = await content;
    if (typeof piece === "string" || piece instanceof Uint8Array)
        return file.append(piece);
    for await (const one of piece) {
        await file.append(one);
        await macrotask();
        signal?.throwIfAborted();
    }
}
/** The directory's absolute path; created, for its owner only, where it is missing. */
async function outputDirectory(directory) {
    const path = (0,external_node_path_.resolve)(directory);
    await withAdvice(path, async () => makeDirectory(path));
    return path;
}

// EXTERNAL MODULE: ./build/report-folder/titles.js
var report_folder_titles = __nccwpck_require__(4131);
// EXTERNAL MODULE: ./build/text/this-machine.js
var this_machine = __nccwpck_require__(2096);
// EXTERNAL MODULE: ./build/docspace/wire/envelope.js
var wire_envelope = __nccwpck_require__(2911);
// EXTERNAL MODULE: ./build/text/conceal.js
var conceal = __nccwpck_require__(6267);
;// CONCATENATED MODULE: ./build/docspace/http/answer-words.js


function notThere(endpoint, status, said) {
    return {
        kind: "not-found",
        message: `${endpoint} names something that the portal does not have (${status}${quoted(said)}): it was deleted, or the id is wrong; check the ids in the inputs.`,
    };
}
/** The server's own sentence, in the language of the key's owner; its stack is never looked at. */
function saidBy(asked, answer) {
    const body = jsonOf(answer);
    if (!(0,wire_envelope/* isRecord */.u4)(body))
        return "";
    const error = body["error"];
    if ((0,wire_envelope/* isRecord */.u4)(error) && typeof error["message"] === "string")
        return quotable(asked, error["message"]);
    const problem = (0,wire_envelope/* isRecord */.u4)(body["response"]) ? body["response"] : body;
    const errors = problem["errors"];
    if ((0,wire_envelope/* isRecord */.u4)(errors)) {
        const fields = Object.entries(errors).map(([field, texts]) => `${field}: ${[texts].flat().map(wire_envelope/* wordOf */.aG).join(" ")}`);
        return quotable(asked, fields.join("; "));
    }
    return typeof problem["title"] === "string" ? quotable(asked, problem["title"]) : "";
}
/** What may be quoted of a server's text: one line of at most 200 characters, without the key. */
function quotable(asked, text) {
    return (0,conceal/* quotableText */.Dm)(text, [asked.apiKey], 200);
}
function quoted(said) {
    return said === "" ? "" : `: "${said}"`;
}
function textOf(answer) {
    return new TextDecoder().decode(answer.body.subarray(0, 4096));
}
function jsonOf(answer) {
    try {
        return JSON.parse(new TextDecoder().decode(answer.body));
    }
    catch {
        return undefined;
    }
}
/** What a web page calls itself; "" where it does not. */
function titled(asked, answer) {
    const [, title = ""] = /<title[^>]*>([^<]{1,300})</i.exec(textOf(answer)) ?? [];
    return quoted(quotable(asked, title));
}
/** Whether an answer is a web page, whatever it calls itself. */
function looksLikeHtml(answer) {
    return (/text\/html/i.test(answer.headers["content-type"] ?? "") || /^\s*<(!doctype|html)/i.test(textOf(answer)));
}

// EXTERNAL MODULE: ./build/docspace/http/pace.js + 4 modules
var http_pace = __nccwpck_require__(9539);
// EXTERNAL MODULE: ./build/docspace/http/portal-error.js
var portal_error = __nccwpck_require__(1621);
;// CONCATENATED MODULE: ./build/docspace/http/portal-time.js
/** A `Date` header has whole seconds, and an answer takes its time: a difference up to this is none. Milliseconds. */
const NOISE = 2_000;
/**
 * The header was written between the request and the answer, in the second it names. Of all answers the quickest says
 * most exactly how far the clocks are apart.
 */
function createPortalTime(clock) {
    let best;
    return {
        learn(headers, asked) {
            const written = Date.parse(headers["date"] ?? "");
            const took = clock.now() - asked;
            if (Number.isNaN(written) || took < 0 || (best !== undefined && took >= best.took))
                return;
            best = { skew: Math.round(written + 500 - (asked + took / 2)), took };
        },
        now: () => clock.now() + (best !== undefined && Math.abs(best.skew) > NOISE ? best.skew : 0),
        skew: () => best?.skew,
    };
}

;// CONCATENATED MODULE: ./build/docspace/http/forbidden.js


/** Why a request was answered with 403: by the body, which tells who in the server, or in front of it, said so. */
function forbidden(asked, endpoint, answer) {
    if (answer.body.length === 0) {
        if (asked.path.startsWith("/api/")) {
            const scope = neededScope(asked.method, asked.path);
            return {
                kind: "key-scope",
                message: `The API key may not do ${endpoint} (403): its permissions lack ${scope}; give the key "*:read" and "files:write".`,
            };
        }
        return {
            kind: "key-scope",
            message: `The API key may not do ${endpoint} (403): it is not valid, or its permissions lack files:read; give the key "*:read" and "files:write".`,
        };
    }
    if (looksLikeHtml(answer)) {
        return {
            kind: "refused",
            message: `Something in front of the portal refused ${endpoint} (403 with a web page): a firewall or proxy objects to this machine; allow it there, or use a self-hosted runner.`,
        };
    }
    const body = jsonOf(answer);
    if (body === undefined) {
        return {
            kind: "ip-restricted",
            message: `The portal refused ${endpoint} (403${quoted(quotable(asked, textOf(answer)))}): its IP allow-list does not hold this machine's address; allow it under Settings, Security, IP security, or use a runner with a fixed address.`,
        };
    }
    if ((0,wire_envelope/* isRecord */.u4)(body) && !("error" in body)) {
        return forbiddenByFilter(asked, endpoint);
    }
    if (isMissing(body))
        return notThere(endpoint, 403, saidBy(asked, answer));
    return {
        kind: "role",
        message: `The API key's owner may not do ${endpoint} (403${quoted(saidBy(asked, answer))}): ${neededRole(asked)}.`,
    };
}
/**
 * Bare problem details come from the filters in front of the controllers: on addresses that need no key, they are
 * the answer to a wrong key and to a missing scope alike (`ApiKeyScopesFilter`), and everywhere to a portal at rest.
 */
function forbiddenByFilter(asked, endpoint) {
    const refused = `The portal refused ${endpoint} (403 Forbidden)`;
    if (asked.anonymous) {
        return {
            kind: "portal-state",
            message: `${refused}: it is being restored, moved or suspended; open it in a browser and try again later.`,
        };
    }
    const scope = neededScope(asked.method, asked.path);
    return {
        kind: scope.startsWith("*:") ? "key-scope" : "bad-key",
        message: `${refused}: the API key is not valid, or lacks ${scope}, or the portal is being restored; check the key in DocSpace under Developer Tools, API keys.`,
    };
}
/**
 * Before 3.7 a missing room, folder or file is refused with 403 and the type that missing rights have, too; only the
 * sentence tells them apart, which came in English to a German key as well (v3.5.0, `room_404_german`).
 */
function isMissing(body) {
    const error = (0,wire_envelope/* isRecord */.u4)(body) ? body["error"] : undefined;
    return ((0,wire_envelope/* isRecord */.u4)(error) &&
        error["type"] === "System.InvalidOperationException" &&
        /\b(not found|nicht gefunden)\b/i.test((0,wire_envelope/* wordOf */.aG)(error["message"])));
}
/** The scope that a key needs for this request (`AuthorizationExtension.cs`). */
function neededScope(method, path) {
    const right = method === "GET" ? "read" : "write";
    const resource = path.replace(/^\/api\/2\.0\//, "");
    if (resource.startsWith("files/rooms"))
        return `rooms:${right}`;
    if (resource.startsWith("files/"))
        return `files:${right}`;
    if (resource === "people/@self")
        return `accounts.self:${right}`;
    if (resource.startsWith("people") || resource.startsWith("group"))
        return `accounts:${right}`;
    return `*:${right}`;
}
function neededRole(asked) {
    const resource = asked.path.replace(/^\/api\/2\.0\//, "");
    if (/^(security|portal|settings|keys)\b/.test(resource)) {
        return "only the portal's owner and DocSpace admins can; use a key that one of them created";
    }
    if (resource.startsWith("group") || resource.startsWith("people")) {
        return "it takes a DocSpace admin or room admin; use a key that one of them created";
    }
    if (asked.method === "GET") {
        return "they are no member of that room; invite them to it, or use the key of a DocSpace admin";
    }
    return "they have no right to create files there; make them room manager or content creator of that room";
}

;// CONCATENATED MODULE: ./build/docspace/http/refusals.js




/**
 * Reads why the portal said no. The shapes of its errors differ by where in the server they arise
 * (`ResponseWrapper.cs`, `CommonApiResponse.cs`, the resource filters, the proxy in front of it): JSON with `error`,
 * validation problems inside the success envelope, bare problem details, plain text, nothing at all, or HTML.
 *
 * @param now epoch milliseconds, to read a `Retry-After` that is a date
 */
function refusalOf(asked, answer, now) {
    const endpoint = `${asked.method} ${asked.path}`;
    return errorOf(classify(asked, endpoint, answer, now), endpoint, answer.status);
}
/** A web page, or something else that no DocSpace API sends. */
function notDocSpaceError(endpoint, status) {
    return errorOf(notDocSpace(endpoint, status), endpoint, status);
}
function errorOf(refusal, endpoint, status) {
    const facts = {
        kind: refusal.kind,
        endpoint,
        status,
        ...(refusal.retryAfter === undefined ? {} : { retryAfter: refusal.retryAfter }),
        ...(refusal.limit === undefined ? {} : { limit: refusal.limit }),
    };
    return new portal_error/* PortalError */.vg(refusal.message, facts);
}
function classify(asked, endpoint, answer, now) {
    const { status } = answer;
    if (status >= 300 && status < 400)
        return redirected(asked, endpoint, answer);
    if (status === 401) {
        if (looksLikeHtml(answer)) {
            return {
                kind: "refused",
                message: `Something in front of the portal wants a login of its own for ${endpoint} (401 with a web page${titled(asked, answer)}): exempt the API (/api/) and this machine from it.`,
            };
        }
        return {
            kind: "bad-key",
            message: `The portal does not accept the API key (401 on ${endpoint}): it is mistyped, expired, switched off, of another portal, or its owner is disabled; create a new key in DocSpace under Developer Tools, API keys, and store it in the secret that api-key reads.`,
        };
    }
    if (status === 403)
        return forbidden(asked, endpoint, answer);
    if (status === 429)
        return limited(endpoint, answer, now);
    const said = saidBy(asked, answer);
    if (status === 402) {
        return {
            kind: "plan",
            message: `The portal's plan does not allow ${endpoint} (402${quoted(said)}): a quota is used up or a feature is not part of it; free some space or change the plan.`,
        };
    }
    if (status === 404)
        return missing(asked, endpoint, answer, said);
    if (status === 408 || status === 504) {
        return {
            kind: "timeout",
            message: `The portal did not answer ${endpoint} in time (${status}): it is overloaded; try again later or lower requests-per-minute.`,
        };
    }
    if (status >= 500) {
        return {
            kind: "server",
            message: `The portal failed on ${endpoint} (${status}${quoted(said)}): the fault lies in the server; try again later, and if it stays, look into the portal's own log.`,
            ...retryAfterOf(answer, now),
        };
    }
    if (status !== 413 && looksLikeHtml(answer)) {
        return {
            kind: "refused",
            message: `Something in front of the portal refused ${endpoint} (${status} with a web page${titled(asked, answer)}): check portal-url, and ask the administrator of the proxy or firewall there.`,
        };
    }
    return otherRefusal(endpoint, status, said);
}
function otherRefusal(endpoint, status, said) {
    const answered = `The portal refused ${endpoint} (${status}${quoted(said)})`;
    switch (status) {
        case 400:
        case 422:
            return {
                kind: "validation",
                message: `${answered}: it does not accept one of the values sent; its version may differ from those this action knows, so please report it with the portal's version.`,
            };
        case 409:
        case 412:
        case 423:
            return {
                kind: "conflict",
                message: `${answered}: somebody else is changing the same thing; try again.`,
            };
        case 413:
            return {
                kind: "too-large",
                message: `${answered}: what was sent is larger than the portal or its proxy allows; choose fewer formats, or raise the limit.`,
            };
        case 415:
            return {
                kind: "unsupported",
                message: `${answered}: this version of DocSpace does not take this form of request; update the portal.`,
            };
        default:
            return {
                kind: "refused",
                message: `${answered}: a proxy or firewall in front of the portal may object; ask its administrator.`,
            };
    }
}
function redirected(asked, endpoint, answer) {
    const origin = originOf(answer.headers["location"]);
    const advice = origin !== undefined && quotable(asked, origin) === origin
        ? `use the final address ${origin} as portal-url`
        : "use the portal's final address as portal-url";
    return {
        kind: "redirect",
        message: `The portal redirects ${endpoint} (${answer.status}): a redirect is not followed, because the API key would be lost or shown to another host; ${advice}.`,
    };
}
function originOf(location) {
    if (!location || !URL.canParse(location))
        return undefined;
    const { origin } = new URL(location);
    return origin === "null" ? undefined : origin;
}
function limited(endpoint, answer, now) {
    const limit = Number.parseInt(answer.headers["x-ratelimit-limit"] ?? "", 10);
    const which = Number.isNaN(limit) ? "" : ` of ${limit}`;
    return {
        kind: "rate-limited",
        message: `The portal's rate limit${which} was hit by ${endpoint} (429): other programs use the same person's keys, or the portal allows less than the cloud does; lower requests-per-minute or run at another time.`,
        ...(Number.isNaN(limit) ? {} : { limit }),
        ...retryAfterOf(answer, now),
    };
}
function missing(asked, endpoint, answer, said) {
    const body = jsonOf(answer);
    const isApi = asked.path.startsWith("/api/");
    if (((0,wire_envelope/* isRecord */.u4)(body) && "error" in body) || (answer.body.length === 0 && !isApi)) {
        return notThere(endpoint, 404, said);
    }
    if ((0,wire_envelope/* isRecord */.u4)(body)) {
        return {
            kind: "portal-state",
            message: `There is no active portal at this address (404 on ${endpoint}): it is unknown or suspended; check portal-url and open it in a browser.`,
        };
    }
    if (answer.body.length === 0) {
        return {
            kind: "not-found",
            message: `The portal does not know ${endpoint} (404): its version lacks this function, or the id is not a number; check the ids, and the portal's version.`,
        };
    }
    return notDocSpace(endpoint, answer.status);
}
function notDocSpace(endpoint, status) {
    return {
        kind: "not-docspace",
        message: `The answer to ${endpoint} (${status}) is not one of the DocSpace API: another server, a sign-in page or a maintenance page answers there; check that portal-url is the address people open DocSpace at.`,
    };
}
function retryAfterOf(answer, now) {
    const header = answer.headers["retry-after"]?.trim();
    if (!header)
        return {};
    const seconds = Number(header);
    const wait = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000;
    return Number.isNaN(wait) ? {} : { retryAfter: Math.max(0, wait) };
}

// EXTERNAL MODULE: ./build/docspace/http/transport.js
var http_transport = __nccwpck_require__(6911);
;// CONCATENATED MODULE: ./build/docspace/http/retry.js


const RETRY_POLICY = {
    attempts: 6,
    attemptsWhenLimited: 10,
    firstWait: 500,
    longestWait: 20_000,
    firstWaitWhenLimited: 2_000,
    longestWaitWhenLimited: 60_000,
};
/** Retries at first, and how much of one a success earns. */
const FIRST_RETRIES = 100;
const EARNED = 0.2;
function createRetryBudget() {
    let left = FIRST_RETRIES;
    return {
        take() {
            if (left < 1)
                return false;
            left -= 1;
            return true;
        },
        earn() {
            left += EARNED;
        },
    };
}
/**
 * Repeats a request until it succeeds, fails for good, or has used up its attempts or the run's.
 *
 * @param mayRepeat after which failures: {@link mayPass} for requests that change nothing on the server,
 *   {@link wasRefusedUnread} for those that do: whether they took effect must otherwise be looked up, not tried again
 */
async function withRetries(path, request, tools, mayRepeat = mayPass) {
    for (let attempt = 1;; attempt++) {
        try {
            const result = await request();
            tools.budget.earn();
            return result;
        }
        catch (error) {
            tools.signal.throwIfAborted();
            if (!(error instanceof portal_error/* PortalError */.vg) || !mayRepeat(error))
                throw error;
            if (attempt >= mostAttempts(error, tools.policy) || !tools.budget.take())
                throw error;
            const wait = waitAfter(error, attempt, tools.policy, tools.random);
            tools.onRetry({ path, attempt: attempt + 1, reason: reasonOf(error), wait });
            await tools.clock.sleep(wait, tools.signal);
        }
    }
}
/** Whether the same request may succeed a moment later. */
function mayPass(error) {
    switch (error.kind) {
        case "network":
            return !isProxyLogin(error);
        case "timeout":
        case "cut-short":
        case "server":
        case "rate-limited":
            return true;
        default:
            return false;
    }
}
/** Whether the server turned the request away before it looked at it, or never got it: no connection was made. */
function wasRefusedUnread(error) {
    if (error.kind === "rate-limited")
        return true;
    return error.kind === "network" && UNSENT.test(transportCode(error)) && !isProxyLogin(error);
}
/** A proxy that does not take the password: asked again and again with it, many lock the account. */
function isProxyLogin(error) {
    return transportCode(error) === `${http_transport/* PROXY */.rG}407`;
}
function transportCode({ cause }) {
    return cause instanceof http_transport/* TransportError */.wX ? cause.code : "";
}
const UNSENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|PROXY_\w+)$/;
function mostAttempts(error, policy) {
    return error.kind === "rate-limited" ? policy.attemptsWhenLimited : policy.attempts;
}
/** Full jitter: anything between nothing and a bound that doubles, so that waiting requests do not return together. */
function waitAfter(error, attempt, policy, random) {
    const limited = error.kind === "rate-limited";
    const longest = limited ? policy.longestWaitWhenLimited : policy.longestWait;
    if (error.retryAfter !== undefined)
        return Math.min(error.retryAfter, policy.longestWaitWhenLimited);
    const first = limited ? policy.firstWaitWhenLimited : policy.firstWait;
    return Math.round(random() * Math.min(longest, first * 2 ** (attempt - 1)));
}
function reasonOf(error) {
    if (error.status !== undefined && error.status >= 400)
        return String(error.status);
    const cause = error.cause;
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    return code && !code.includes(" ") ? code : error.kind;
}

;// CONCATENATED MODULE: ./build/docspace/http/without-key.js

/** What may stand between two characters of a text and not be seen, as bytes of UTF-8 or as JSON escapes it. */
const UNSEEN = "(?:[\\x80-\\xff]|\\\\u[\\da-fA-F]{4}|\\\\[bfnrt])*";
/** Characters at the key's beginning and end of which one is looked for in every answer: that is cheap. */
const SOUGHT = conceal/* SHORTEST_SECRET */.c3;
/**
 * For an answer that holds the key, such as in a title that somebody gave a room: reports show titles. Found is also a
 * key with something unseen in it, which its beginning or its end gives away.
 */
function withoutKey(key) {
    if (key.length < conceal/* SHORTEST_SECRET */.c3)
        return (body) => body;
    const beginning = key.slice(0, SOUGHT);
    const end = key.slice(-SOUGHT);
    const characters = [...key].map((one) => {
        const code = one.charCodeAt(0).toString(16).padStart(4, "0");
        const escaped = code.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
        return `(?:\\u${code}|\\\\u${escaped})`;
    });
    const pattern = new RegExp(characters.join(UNSEEN), "g");
    return (body) => {
        const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
        if (!bytes.includes(beginning) && !bytes.includes(end))
            return body;
        return Buffer.from(bytes.toString("latin1").replace(pattern, "***"), "latin1");
    };
}

;// CONCATENATED MODULE: ./build/docspace/http/client.js











const GET_TIMEOUT = 60_000;
const POST_TIMEOUT = 300_000;
/** Opens a portal; sends nothing yet. Long because every way to ask shares one pace, one key and one count. */
function createDocSpace(settings) {
    const { apiKey, transport, clock, random, signal } = settings;
    const base = baseOf(settings.portalUrl);
    const pace = settings.pace ?? (0,http_pace/* createPace */.q)({ requestsPerMinute: settings.requestsPerMinute, clock });
    const requests = new Map();
    const time = createPortalTime(clock);
    const conceal = withoutKey(apiKey);
    const retries = {
        policy: settings.retryPolicy ?? RETRY_POLICY,
        budget: createRetryBudget(),
        clock,
        random,
        onRetry: settings.onRetry ?? (() => undefined),
        signal,
    };
    /** One attempt: rejects unless the answer is a success. */
    const attempt = async (message, kind) => {
        const url = addressOf(base, message.path, message.query);
        const endpoint = `${message.method} ${url.pathname}`;
        requests.set(kind, (requests.get(kind) ?? 0) + 1);
        let answer;
        const asked = clock.now();
        try {
            answer = await transport(httpRequest(message, url, settings));
        }
        catch (error) {
            signal.throwIfAborted();
            throw error instanceof http_transport/* TransportError */.wX ? (0,portal_error/* networkError */.x6)(endpoint, url.host, error) : error;
        }
        time.learn(answer.headers, asked);
        if (answer.status >= 200 && answer.status < 300)
            return { ...answer, body: conceal(answer.body) };
        const { method, anonymous = false } = message;
        throw refusalOf({ method, path: url.pathname, anonymous, apiKey }, answer, time.now());
    };
    const send = (message, read) => {
        const { pathname } = addressOf(base, message.path, {});
        const kind = kindOf(message.method, message.path);
        const measured = isOneOfMany(message, kind) ? { signal, kind } : { signal };
        const once = async () => {
            const answer = await pace.run(() => attempt(message, kind), measured);
            return read(answer, `${message.method} ${pathname}`);
        };
        const mayRepeat = message.method === "GET" || message.asksOnly ? isPassing : wasRefusedUnread;
        return withRetries(pathname, once, retries, mayRepeat);
    };
    // Once a DocSpace has answered here, a web page in its place is a gateway's, for a while.
    let hasAnswered = false;
    const isPassing = (error) => mayPass(error) || (hasAnswered && error.kind === "not-docspace" && error.status === 200);
    const envelope = (answer, endpoint) => {
        const read = (0,wire_envelope/* readEnvelope */.HT)(endpoint, client_jsonOf(answer, endpoint));
        hasAnswered = true;
        return read;
    };
    return {
        portalUrl: base,
        signal,
        pace,
        requests,
        now: time.now,
        clockSkew: time.skew,
        get: (path, query = {}) => send({ method: "GET", path, query }, envelope),
        getAnonymous: (path, query = {}) => send({ method: "GET", path, query, anonymous: true }, envelope),
        getBytes: (path, query = {}, mostBytes = http_transport/* MOST_BYTES */.uZ) => send({ method: "GET", path, query, mostBytes }, (answer) => answer.body),
        postJson: (path, body, query = {}) => send(jsonMessage(path, query, body), envelope),
        postQuestion: (path, body) => send({ ...jsonMessage(path, {}, body), asksOnly: true }, envelope),
        postMultipart: async (path, query, part) => send(await multipart(path, query, part), envelope),
        postMultipartBare: async (path, query, part) => send(await multipart(path, query, part), client_jsonOf),
    };
}
function httpRequest(message, url, settings) {
    return {
        method: message.method,
        url,
        headers: {
            accept: "application/json",
            "user-agent": settings.userAgent ?? "docspace-audit",
            ...(message.anonymous ? {} : { authorization: `Bearer ${settings.apiKey}` }),
            ...(message.contentType === undefined ? {} : { "content-type": message.contentType }),
        },
        ...(message.body === undefined ? {} : { body: message.body }),
        timeout: message.method === "GET" ? GET_TIMEOUT : POST_TIMEOUT,
        ...(message.mostBytes === undefined ? {} : { mostBytes: message.mostBytes }),
        signal: settings.signal,
    };
}
function jsonMessage(path, query, body) {
    return { method: "POST", path, query, contentType: "application/json", body: JSON.stringify(body) };
}
async function multipart(path, query, part) {
    return { method: "POST", path, query, ...(await multipartBody(part)) };
}
/**
 * A `multipart/form-data` body with one file; no name can end its header early. An empty file is encoded, and the bytes
 * sent between its head and its end: encoded or put together with them, a large file would be in memory several times.
 */
async function multipartBody({ fieldName, fileName, bytes, }) {
    const form = new FormData();
    form.set(fieldName, new Blob([]), fileName.toWellFormed());
    const encoded = new Response(form);
    const empty = Buffer.from(await encoded.arrayBuffer());
    const begin = empty.indexOf(END_OF_HEAD) + END_OF_HEAD.length;
    return {
        contentType: encoded.headers.get("content-type") ?? "",
        body: [empty.subarray(0, begin), bytes, empty.subarray(begin)],
    };
}
const END_OF_HEAD = "\r\n\r\n";
/** The portal's address as a base: https, or http to this machine; without query, user and password. */
function baseOf(portalUrl) {
    const loopback = (0,this_machine/* isThisMachine */.Y)(portalUrl.hostname);
    if (portalUrl.protocol !== "https:" && !(portalUrl.protocol === "http:" && loopback)) {
        throw new errors/* UserError */.yo(`The API key is not sent to ${portalUrl.origin}: use an https address as portal-url.`);
    }
    const path = portalUrl.pathname.endsWith("/") ? portalUrl.pathname : `${portalUrl.pathname}/`;
    return new URL(path, portalUrl.origin);
}
function addressOf(base, path, query) {
    const url = new URL(base);
    url.pathname += path.startsWith("/") ? path.slice(1) : `api/2.0/${path}`;
    for (const [name, value] of Object.entries(query)) {
        if (value !== undefined)
            url.searchParams.append(name, String(value));
    }
    return url;
}
function kindOf(method, path) {
    return `${method} ${path.replace(/(?<=\/)(\d+|[0-9a-f]{8}-[0-9a-f-]{27})(?=\/|$)/gi, "{id}")}`;
}
/** Whether a run asks so much of this kind that their latencies can be compared: pages of the trail, and what each room is asked. */
function isOneOfMany({ method, query }, kind) {
    return method === "GET" && /\{id\}|\/events\//.test(kind) && query["count"] !== 1;
}
/**
 * A success whose body is no JSON: a web page is another server's; anything else is the beginning of an answer whose
 * rest got lost on the way.
 */
function client_jsonOf(answer, endpoint) {
    try {
        return JSON.parse(decoder.decode(answer.body));
    }
    catch {
        // What the parser complains about quotes the body, which is nobody's business in a log.
        if (looksLikeHtml(answer) || !/json/i.test(answer.headers["content-type"] ?? "")) {
            throw notDocSpaceError(endpoint, answer.status);
        }
        throw new portal_error/* PortalError */.vg(`The portal's answer to ${endpoint} was cut short: the connection or a proxy in between broke off; try again.`, { kind: "cut-short", endpoint, status: answer.status });
    }
}
const decoder = new TextDecoder();

// EXTERNAL MODULE: ./build/settings/secrets.js
var settings_secrets = __nccwpck_require__(8953);
;// CONCATENATED MODULE: ./build/version.js
/** The action's version: that of package.json, which a test compares. */
const version_VERSION = "1.0.0";
/**
 * Version of the JSON report, which later runs read again. Fields may be added without changing it; removing or renaming
 * one, or changing what one means, adds 1. The schema in `docs/audit-report.schema.json` says the same.
 */
const version_REPORT_SCHEMA_VERSION = 1;

;// CONCATENATED MODULE: ./build/run/open-portal.js



/** Before anything else may be said. */
function maskSecrets(host) {
    const secrets = (0,settings_secrets/* secretsIn */.VY)(host.readInput);
    for (const { spelling } of secrets)
        host.mask(spelling);
    for (const warning of (0,settings_secrets/* shortSecretWarnings */.qq)(secrets))
        host.log.warning(warning);
}
/** A way to the portal; sends nothing yet. With `pace` it shares the budget of another one. */
function openPortal({ log, transport, clock, random }, { portalUrl, apiKey, requestsPerMinute }, signal, pace) {
    return createDocSpace({
        ...{ portalUrl, apiKey, transport, clock, random, requestsPerMinute },
        ...(pace ? { pace } : {}),
        signal,
        userAgent: `docspace-audit/${version_VERSION}`,
        onRetry: ({ path, attempt, reason, wait }) => log.info(`Trying ${path} again in ${(wait / 1000).toFixed(1)} s (attempt ${attempt}): ${reason}`),
    });
}

;// CONCATENATED MODULE: ./build/runner/outputs.js
/** What stands where the run ended before it knew better. */
const NO_OUTPUTS = {
    complete: false,
    periodStart: "",
    periodEnd: "",
    eventCount: 0,
    memberCount: 0,
    activeCount: 0,
    inactiveCount: 0,
    unknownCount: 0,
    inactivePeopleCount: 0,
    reminderCount: 0,
    mailsRefusedCount: 0,
    mailsUncertainCount: 0,
    reportDirectory: "",
    reportFiles: [],
    uploadedFiles: [],
    reportUrl: "",
};
/** The name in `action.yml`: `report-url` of `reportUrl`. */
function nameOf(key) {
    return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
const OUTPUT_NAMES = Object.keys(NO_OUTPUTS).map(nameOf);
/** Sets outputs that are text already. */
function writeTexts(outputs, setOutput) {
    for (const [name, value] of Object.entries(outputs))
        setOutput(name, value);
}
/**
 * Sets every output: what is known, and for the rest what {@link NO_OUTPUTS} says, so that a workflow can read all of
 * them on every path. Numbers and booleans are written as text, lists as JSON.
 *
 * Outputs can be read by whoever can read the run, so text that looks like an e-mail address is taken out wherever no
 * address of a page or path of a file is expected.
 */
function writeOutputs(known, setOutput) {
    const outputs = { ...NO_OUTPUTS, ...known };
    for (const key of Object.keys(outputs))
        setOutput(nameOf(key), outputs_textOf(key, outputs));
}
function outputs_textOf(key, outputs) {
    switch (key) {
        case "reportDirectory":
        case "reportUrl":
            return outputs[key];
        case "reportFiles":
            return JSON.stringify(outputs[key].map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })));
        case "uploadedFiles":
            return JSON.stringify(outputs[key].map(({ title, id, version, url }) => ({
                title: withoutAddresses(title),
                id,
                version,
                url,
            })));
        default:
            return withoutAddresses(String(outputs[key]));
    }
}
function withoutAddresses(text) {
    return text.replace(/[^\s"'<>()@,;:]+@[^\s"'<>()@,;:]+/g, "[removed]");
}

;// CONCATENATED MODULE: ./build/runner/step.js

/**
 * Runs one of the actions. Whatever happens, its outputs are set once, as far as they are known by then, and every
 * problem is a sentence in the log. Never rejects.
 *
 * @returns the exit code
 */
async function runStep(host, { setOutputs, work, onFailure = async () => undefined }) {
    let outputs = {};
    let done = false;
    const setOnce = () => {
        if (done)
            return;
        done = true;
        try {
            setOutputs(outputs);
        }
        catch (cause) {
            const why = cause instanceof Error ? cause.message : String(cause);
            throw new errors/* UserError */.yo(`The outputs of the step could not be set: ${why}.`, { cause });
        }
    };
    host.atExit(setOnce);
    let exitCode = 1;
    try {
        exitCode = await work((known) => {
            outputs = { ...outputs, ...known };
        });
        // What was told to end, though it came to its end, was not done as it was asked.
        host.signal.throwIfAborted();
    }
    catch (failure) {
        host.tell(failure);
        await onFailure(failure).catch(host.tell);
        exitCode = 1;
    }
    try {
        setOnce();
    }
    catch (failure) {
        host.tell(failure);
        exitCode = 1;
    }
    host.log.close();
    return exitCode;
}

// EXTERNAL MODULE: ./build/text/english.js
var english = __nccwpck_require__(9594);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __nccwpck_require__(7934);
// EXTERNAL MODULE: ./build/text/read-json.js
var read_json = __nccwpck_require__(4191);
;// CONCATENATED MODULE: ./build/rollup/version.js
/** What tells the JSON of a roll-up from other files. */
const ROLLUP_KIND = "docspace-audit-rollup";
/** Fields may be added without changing it; removing or renaming one, or changing what one means, adds 1. */
const ROLLUP_SCHEMA_VERSION = 1;

;// CONCATENATED MODULE: ./build/rollup/changes.js




const count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(0));
const Last = dist/* object */.Ikc({
    schemaVersion: dist/* literal */.euz(ROLLUP_SCHEMA_VERSION),
    kind: dist/* literal */.euz(ROLLUP_KIND),
    period: dist/* optional */.lqM(dist/* object */.Ikc({ label: dist/* string */.YjP() })),
    portals: dist/* array */.YOg(dist/* object */.Ikc({
        name: dist/* string */.YjP(),
        url: dist/* string */.YjP(),
        state: dist/* string */.YjP(),
        figures: dist/* optional */.lqM(dist/* object */.Ikc({ inactive: dist/* optional */.lqM(count) })),
        rules: dist/* optional */.lqM(dist/* string */.YjP()),
        chosenRooms: dist/* optional */.lqM(count),
    })),
});
/** Bytes of the JSON of some ten thousand portals. */
const LARGEST_ROLLUP = 32 * 1024 * 1024;
/**
 * Compares with the JSON of the last roll-up. Incomplete figures, and those by other rules or of other rooms,
 * are not compared: they say less than they seem to. Pure.
 *
 * @throws UserError with the rest of a sentence, for what is no such JSON
 */
function changesSince(content, now) {
    const found = content.byteLength > LARGEST_ROLLUP ? undefined : changes_jsonOf(content);
    const last = dist/* safeParse */.xLC(Last, found);
    if (!last.success)
        throw new errors/* UserError */.yo("it is no JSON of a roll-up of this version");
    const before = last.output.portals.filter(({ url }) => url !== "");
    const known = new Map(before.map((one) => [one.url, one]));
    const inactive = new Map();
    for (const { url, state, figures, rules, chosenRooms } of now.rows) {
        const earlier = known.get(url);
        if (state !== "complete" || earlier?.state !== "complete")
            continue;
        const then = earlier.figures?.inactive;
        if (figures?.judged !== true || then === undefined)
            continue;
        if (earlier.rules !== rules || earlier.chosenRooms !== chosenRooms)
            continue;
        inactive.set(url, figures.counts.inactive - then);
    }
    const there = new Set(now.rows.map(({ url }) => url));
    return {
        since: last.output.period?.label,
        inactive,
        newPortals: now.rows.filter(({ url }) => url !== "" && !known.has(url)).map(({ name }) => name),
        gonePortals: before.filter(({ url }) => !there.has(url)).map(({ name }) => name),
    };
}
function changes_jsonOf(content) {
    try {
        return (0,read_json/* readJson */.V)(new TextDecoder().decode(content));
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/text/address.js
var address = __nccwpck_require__(7666);
// EXTERNAL MODULE: ./build/time/epoch.js
var epoch = __nccwpck_require__(4253);
;// CONCATENATED MODULE: ./node_modules/temporal-polyfill/chunks/root.js
const root_NativeTemporal = globalThis.Temporal;



;// CONCATENATED MODULE: ./node_modules/temporal-utils/dist/errorMessages.js
// Low-Level
const expectedPositive = (entityName, num) => `Non-positive ${entityName}: ${num}`;
const expectedFinite = (entityName, num) => `Non-finite ${entityName}: ${num}`;
const forbiddenBigIntToNumber = (entityName) => `Cannot convert bigint to ${entityName}`;
const invalidObject = 'Invalid object';
const numberOutOfRange = (entityName, val, min, max) => invalidEntity(entityName, val) + `; must be between ${min}-${max}`;
// Entity/Fields/Bags
const invalidEntity = (fieldName, val) => `Invalid ${fieldName}: ${val}`;
// Calendar
const unsupportedWeekNumbers = 'Calendar week operations forbidden';
// Rounding
const nonOneRoundingIncrement = 'Non-1 roundingIncrement not allowed';
// Options
const invalidOverflowOption = 'Invalid overflow option';

;// CONCATENATED MODULE: ./node_modules/temporal-utils/dist/utils.js

const nanoInMicro = 1_000;
const nanoInMilli = 1_000_000;
const nanoInSec = 1_000_000_000;
const nanoInMinute = 60_000_000_000;
const nanoInHour = 3_600_000_000_000;
function normalizeOptions(options) {
    if (options === undefined) {
        return Object.create(null);
    }
    return requireObjectLike(options);
}
function toFiniteNumber(arg, entityName = 'number') {
    if (typeof arg === 'bigint') {
        throw new TypeError(forbiddenBigIntToNumber(entityName));
    }
    arg = Number(arg);
    if (!Number.isFinite(arg)) {
        throw new RangeError(expectedFinite(entityName, arg));
    }
    return arg;
}
function utils_toIntegerWithTrunc(arg, entityName) {
    return Math.trunc(toFiniteNumber(arg, entityName)) || 0; // ensure no -0
}
function utils_toPositiveIntegerWithTruncation(arg, entityName) {
    return requireNumberIsPositive(utils_toIntegerWithTrunc(arg, entityName), entityName);
}
/*
Already known to be number.
*/
function requireNumberIsPositive(num, entityName = 'number') {
    if (num <= 0) {
        throw new RangeError(expectedPositive(entityName, num));
    }
    return num;
}
/*
min/max are inclusive
*/
function constrainToRange(num, min, max) {
    return Math.min(Math.max(num, min), max);
}
function isObjectLike(arg) {
    return arg !== null && (typeof arg === 'object' || typeof arg === 'function');
}
function requireObjectLike(arg) {
    if (!isObjectLike(arg)) {
        throw new TypeError(invalidObject);
    }
    return arg;
}
// Options-bag-parsing-adjacent
// ----------------------------
/*
Already known to be number
*/
function normalizeNumberInRange(num, min, max, // inclusive
options) {
    const clamped = constrainToRange(num, min, max);
    if (normalizeOverflow(options) === 'reject' && num !== clamped) {
        throw new RangeError(errorMessages.numberOutOfRange('number', num, min, max));
    }
    return clamped;
}
/*
Match Temporal's field overflow shape without depending on the polyfill's
internal option readers. Undefined defaults to constrain; explicit reject asks
for exact in-range input.
*/
function normalizeOverflow(options) {
    options = normalizeOptions(options);
    const overflow = options.overflow;
    if (overflow === undefined) {
        return 'constrain';
    }
    if (overflow === 'constrain' || overflow === 'reject') {
        return overflow;
    }
    throw new RangeError(errorMessages.invalidOverflowOption);
}

;// CONCATENATED MODULE: ./node_modules/temporal-polyfill/chunks/internal.js






const internal_invalidEntity = invalidEntity;

const internal_unsupportedWeekNumbers = unsupportedWeekNumbers;

const missingField = fieldName => `Missing ${fieldName}`;

const invalidBag = "Invalid bag";

const invalidChoice = (fieldName, val, choiceMap) => invalidEntity(fieldName, val) + "; must be " + Object.keys(choiceMap).join();

const forbiddenValueOf = "Cannot use valueOf";

const invalidCallingContext = "Invalid calling context";

const missingYear = allowEra => "Missing year" + (allowEra ? "/era/eraYear" : "");

const invalidLeapMonth = "Invalid leap month";

const invalidCalendar = calendarId => invalidEntity("Calendar", calendarId);

const exoticCalendarRequired = (calendarId, remedy) => `Unknown calendar ${calendarId}; might need ${remedy}`;

const invalidTimeZone = calendarId => invalidEntity("TimeZone", calendarId);

const outOfBoundsDate = "Out-of-bounds date";

const invalidRelativeTo = arg => internal_invalidEntity("relativeTo", arg);

const failedParse = s => `Cannot parse: ${s}`;

const invalidFormatType = branding => `Cannot format ${branding}`;

const mismatchingFormatTypes = "Mismatching types for formatting";

const internal_constrainToRange = constrainToRange;

const internal_isObjectLike = isObjectLike;

function throwRangeError(message) {
  throw new RangeError(message);
}

function throwTypeError(message) {
  throw new TypeError(message);
}

function clampProp(props, propName, min, max, overflow) {
  return clampEntity(propName, ((props, propName) => {
    const propVal = props[propName];
    return void 0 === propVal && throwTypeError(missingField(propName)), propVal;
  })(props, propName), min, max, overflow);
}

function clampEntity(entityName, num, min, max, overflow, choices) {
  const clamped = internal_constrainToRange(num, min, max);
  return overflow && num !== clamped && throwRangeError(((entityName, val, min, max, choices) => choices ? numberOutOfRange(entityName, choices[val], choices[min], choices[max]) : numberOutOfRange(entityName, val, min, max))(entityName, num, min, max, choices)), 
  clamped;
}

function memoize(generator, MapClass = Map, maxSize = 1e4) {
  const map = new MapClass;
  return (key, ...otherArgs) => {
    if (map.has(key)) {
      return map.get(key);
    }
    map.size >= maxSize && map.clear();
    const val = generator(key, ...otherArgs);
    return map.set(key, val), val;
  };
}

const createNameDescriptors = name => createPropDescriptors({
  name: name
}, 1);

const createPropDescriptors = (propVals, readonly) => mapProps(value => ({
  value: value,
  configurable: 1,
  writable: !readonly
}), propVals);

const createStringTagDescriptors = value => ({
  [Symbol.toStringTag]: {
    value: value,
    configurable: 1
  }
});

function mapProps(transformer, props) {
  const res = {};
  for (const propName in props) {
    res[propName] = transformer(props[propName], propName);
  }
  return res;
}

function zipPropsConst(propNames, propVal) {
  const res = {};
  for (const propName of propNames) {
    res[propName] = propVal;
  }
  return res;
}

function internal_createPropGetters(propNames) {
  const getters = {};
  for (const propName of propNames) {
    getters[propName] = slots => slots[propName];
  }
  return getters;
}

function pluckProps(propNames, props, dest = Object.create(null)) {
  for (const propName of propNames) {
    dest[propName] = props[propName];
  }
  return dest;
}

function allPropsEqual(propNames, props0, props1) {
  for (const propName of propNames) {
    if (props0[propName] !== props1[propName]) {
      return 0;
    }
  }
  return 1;
}

function zeroOutProps(propNames, clearUntilI, props) {
  const copy = {
    ...props
  };
  for (let i = 0; i < clearUntilI; i++) {
    copy[propNames[i]] = 0;
  }
  return copy;
}

function internal_bindArgs(f, ...boundArgs) {
  return (...dynamicArgs) => f(...boundArgs, ...dynamicArgs);
}

function identity(arg) {
  return arg;
}

function noop() {}

function capitalize(s) {
  return s[0].toUpperCase() + s.substring(1);
}

function sortStrings(...strss) {
  return [].concat(...strss).sort();
}

function createRegExp(meat) {
  return new RegExp(`^${meat}$`);
}

function parseSubsecNano(fracStr) {
  return parseInt(fracStr.padEnd(9, "0"));
}

function parseInt0(s) {
  return void 0 === s ? 0 : parseInt(s);
}

function padNumber(digits, num) {
  return String(num).padStart(digits, "0");
}

const padNumber2 = /*@__PURE__*/ internal_bindArgs(padNumber, 2);

function compareNumbers(a, b) {
  return Math.sign(a - b);
}

function compareBigInts(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

function divFloorBigInt(num, denom) {
  const whole = num / denom;
  return num % denom < 0n ? whole - 1n : whole;
}

function divModFloorBigInt(num, divisor) {
  const quotient = divFloorBigInt(num, divisor);
  return [ quotient, num - quotient * divisor ];
}

function divModFloor(num, divisor) {
  return [ Math.floor(num / divisor), modFloor(num, divisor) ];
}

function modFloor(num, divisor) {
  return (num % divisor + divisor) % divisor;
}

function divTrunc(num, divisor) {
  return Math.trunc(num / divisor) || 0;
}

function modTrunc(num, divisor) {
  return num % divisor || 0;
}

function fabricateNearHalfFraction(halfCompare, sign = 1) {
  return sign * (.5 + halfCompare / 5);
}

function hasHalf(num) {
  return .5 === Math.abs(num % 1);
}

const isoCalendarId = "iso8601";

const gregoryCalendarId = "gregory";

const gregoryEraOrigins = {
  "bce": -1,
  "ce": 0
};

function normalizeEraName(era) {
  const normalized = era.normalize("NFD").toLowerCase().replace(/[^a-z0-9]/g, "");
  return "bc" === normalized || "b" === normalized ? "bce" : "ad" === normalized || "a" === normalized ? "ce" : normalized;
}

const isoCalendarImpl = void 0;

const gregoryCalendarImpl = 0;

function getCalendarSlotId(calendar) {
  return calendar === isoCalendarImpl ? "iso8601" : 0 === calendar ? "gregory" : calendar.id;
}

const monthCodeRegExp = /^M(\d{2})(L?)$/;

function parseMonthCode(monthCode) {
  const m = monthCodeRegExp.exec(monthCode);
  return m || throwRangeError((monthCode => `Invalid monthCode: ${monthCode}`)(monthCode)), 
  [ parseInt(m[1]), Boolean(m[2]) ];
}

function formatMonthCode(monthCodeNumber, isLeapMonth) {
  return "M" + padNumber2(monthCodeNumber) + (isLeapMonth ? "L" : "");
}

function monthCodeNumberToMonth(monthCodeNumber, isLeapMonth, leapMonth) {
  return monthCodeNumber + (isLeapMonth || leapMonth && monthCodeNumber >= leapMonth ? 1 : 0);
}

function monthToMonthCodeNumber(month, leapMonth) {
  return month - (leapMonth && month >= leapMonth ? 1 : 0);
}

const unitNameMap = {
  nanosecond: 0,
  microsecond: 1,
  millisecond: 2,
  second: 3,
  minute: 4,
  hour: 5,
  day: 6,
  week: 7,
  month: 8,
  year: 9
};

const unitNamesAsc = /*@__PURE__*/ Object.keys(unitNameMap);

const milliInUtcDay = 864e5;

const internal_nanoInMicro = nanoInMicro;

const internal_nanoInMilli = nanoInMilli;

const internal_nanoInSec = nanoInSec;

const internal_nanoInMinute = nanoInMinute;

const internal_nanoInHour = nanoInHour;

const nanoInUtcDay = 864e11;

const unitNanoMap = [ 1, internal_nanoInMicro, internal_nanoInMilli, internal_nanoInSec, internal_nanoInMinute, internal_nanoInHour, nanoInUtcDay ];

const bigNanoInMicro = /*@__PURE__*/ BigInt(internal_nanoInMicro);

const bigNanoInMilli = /*@__PURE__*/ BigInt(internal_nanoInMilli);

const bigNanoInSec = /*@__PURE__*/ BigInt(internal_nanoInSec);

const bigNanoInMinute = /*@__PURE__*/ BigInt(internal_nanoInMinute);

const bigNanoInHour = /*@__PURE__*/ BigInt(internal_nanoInHour);

const bigNanoInUtcDay = /*@__PURE__*/ BigInt(nanoInUtcDay);

function divideBigNanoToExactNumber(bigNano, divisorNano) {
  const days = Number(bigNano / bigNanoInUtcDay);
  const timeNano = Number(bigNano % bigNanoInUtcDay);
  return days * (nanoInUtcDay / divisorNano) + (Math.trunc(timeNano / divisorNano) + timeNano % divisorNano / divisorNano);
}

const timeFieldNamesAsc = /*@__PURE__*/ unitNamesAsc.slice(0, 6);

const timeGetters = /*@__PURE__*/ internal_createPropGetters(timeFieldNamesAsc);

const yearFieldNamesAsc = [ "year" ];

const dayFieldNamesAsc = [ "day" ];

const calendarDateFieldNamesAsc = [ "day", "month", "year" ];

const offsetFieldNames = [ "offset" ];

const timeZoneFieldNames = [ "timeZone" ];

const eraYearFieldNames = [ "era", "eraYear" ];

const allYearFieldNames = [ "era", "eraYear", "year" ];

const monthFieldNames = [ "month", "monthCode" ];

const monthDayFieldNames = [ "day", "month", "monthCode" ];

const timeFieldNamesAlpha = /*@__PURE__*/ sortStrings(timeFieldNamesAsc);

const yearFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(eraYearFieldNames, yearFieldNamesAsc);

const yearMonthFieldNamesAlpha = /*@__PURE__*/ sortStrings(monthFieldNames, yearFieldNamesAsc);

const yearMonthFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(eraYearFieldNames, yearMonthFieldNamesAlpha);

const yearMonthCodeFieldNamesAlpha = /*@__PURE__*/ sortStrings([ "monthCode" ], yearFieldNamesAsc);

const yearMonthCodeFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(eraYearFieldNames, yearMonthCodeFieldNamesAlpha);

const monthCodeDayFieldNamesAlpha = /*@__PURE__*/ sortStrings(dayFieldNamesAsc, [ "monthCode" ]);

const dateFieldNamesAlpha = /*@__PURE__*/ sortStrings(dayFieldNamesAsc, yearMonthFieldNamesAlpha);

const dateFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(dayFieldNamesAsc, eraYearFieldNames, yearMonthFieldNamesAlpha);

const dateTimeFieldNamesAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesAlpha, timeFieldNamesAsc);

const dateTimeFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesWithEraAlpha, timeFieldNamesAsc);

const dateTimeAndOffsetFieldNamesAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesAlpha, timeFieldNamesAsc, offsetFieldNames);

const dateTimeAndOffsetFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesWithEraAlpha, timeFieldNamesAsc, offsetFieldNames);

const dateTimeAndZoneFieldNamesAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesAlpha, timeFieldNamesAsc, offsetFieldNames, timeZoneFieldNames);

const dateTimeAndZoneFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesWithEraAlpha, timeFieldNamesAsc, offsetFieldNames, timeZoneFieldNames);

const yearMonthCodeDayFieldNamesAlpha = /*@__PURE__*/ sortStrings(dayFieldNamesAsc, yearMonthCodeFieldNamesAlpha);

const yearMonthCodeDayFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(dayFieldNamesAsc, eraYearFieldNames, yearMonthCodeFieldNamesAlpha);

const timeFieldDefaults = /*@__PURE__*/ zipPropsConst(timeFieldNamesAsc, 0);

function validateTimeFields(timeFields) {
  return constrainTimeFields(timeFields, 1), timeFields;
}

const maxValues = {
  hour: 23,
  minute: 59,
  second: 59
};

function constrainTimeFields(timeFields, overflow) {
  const constrainedFields = {};
  for (const fieldName of timeFieldNamesAsc) {
    constrainedFields[fieldName] = clampEntity(fieldName, timeFields[fieldName], 0, maxValues[fieldName] || 999, overflow);
  }
  return constrainedFields;
}

function internal_timeFieldsToNano(timeFields) {
  return timeFieldsToSec(timeFields) * internal_nanoInSec + timeFieldsToSubsecNano(timeFields);
}

function timeFieldsToMilli(timeFields) {
  return 1e3 * timeFieldsToSec(timeFields) + timeFields.millisecond;
}

function timeFieldsToSec(timeFields) {
  return 3600 * timeFields.hour + 60 * timeFields.minute + timeFields.second;
}

function timeFieldsToSubsecNano(timeFields) {
  return timeFields.millisecond * internal_nanoInMilli + timeFields.microsecond * internal_nanoInMicro + timeFields.nanosecond;
}

function nanoToTimeAndDay(nano) {
  const [dayDelta, timeNano] = divModFloor(nano, nanoInUtcDay);
  return [ nanoToTimeFields(timeNano), dayDelta ];
}

function nanoToTimeFields(timeNano) {
  const [timeMilli, nanoAfterMilli] = divModFloor(timeNano, internal_nanoInMilli);
  const [microsecond, nanosecond] = divModFloor(nanoAfterMilli, internal_nanoInMicro);
  return milliToTimeFields(timeMilli, microsecond, nanosecond);
}

function milliToTimeFields(timeMilli, microsecond = 0, nanosecond = 0) {
  const [hour, milliAfterHour] = divModFloor(timeMilli, 36e5);
  const [minute, milliAfterMinute] = divModFloor(milliAfterHour, 6e4);
  const [second, millisecond] = divModFloor(milliAfterMinute, 1e3);
  return {
    hour: hour,
    minute: minute,
    second: second,
    millisecond: millisecond,
    microsecond: microsecond,
    nanosecond: nanosecond
  };
}

function epochNanoToSecMod(epochNano) {
  const [epochSec, nano] = divModFloorBigInt(epochNano, bigNanoInSec);
  return [ Number(epochSec), Number(nano) ];
}

function epochNanoToMilli(epochNano) {
  return Number(divFloorBigInt(epochNano, bigNanoInMilli));
}

function internal_isoDateTimeToEpochNano(isoDateTime) {
  return internal_isoDateToEpochNano(isoDateTime) + BigInt(internal_timeFieldsToNano(isoDateTime));
}

function isoDateTimeToEpochMilli(isoDateTime) {
  return isoDateToEpochMilli(isoDateTime) + timeFieldsToMilli(isoDateTime);
}

function internal_isoDateToEpochNano(isoDate) {
  return BigInt(isoDateToEpochDays(isoDate)) * bigNanoInUtcDay;
}

function isoDateToEpochMilli(isoDate) {
  return 864e5 * isoDateToEpochDays(isoDate);
}

function isoDateToEpochDays(isoDate) {
  return isoPartsToEpochDays(isoDate.year, isoDate.month, isoDate.day);
}

function isoPartsToEpochDays(isoYear, isoMonth = 1, isoDay = 1) {
  const monthIndex = isoMonth - 1;
  return isoYear += Math.floor(monthIndex / 12), isoMonth = modFloor(monthIndex, 12), 
  Date.UTC(isoYear % 400 - 400, isoMonth, 0) / 864e5 + 146097 * (divTrunc(isoYear, 400) + 1) + isoDay;
}

function epochNanoToIsoDateTime(epochNano) {
  const [epochDays, nanoAfterDay] = divModFloorBigInt(epochNano, bigNanoInUtcDay);
  return {
    ...epochDaysToIsoDate(Number(epochDays)),
    ...nanoToTimeFields(Number(nanoAfterDay))
  };
}

function epochMilliToIsoDateTime(epochMilli, microsecond = 0, nanosecond = 0) {
  const [epochDays, milliAfterDay] = divModFloor(epochMilli, 864e5);
  return {
    ...epochDaysToIsoDate(epochDays),
    ...milliToTimeFields(milliAfterDay, microsecond, nanosecond)
  };
}

function epochDaysToIsoDate(epochDays) {
  const legacyDate = new Date(864e5 * modFloor(epochDays, 146097));
  return {
    year: legacyDate.getUTCFullYear() + 400 * Math.floor(epochDays / 146097),
    month: legacyDate.getUTCMonth() + 1,
    day: legacyDate.getUTCDate()
  };
}

function diffEpochMilliDays(epochMilli0, epochMilli1) {
  return Math.trunc((epochMilli1 - epochMilli0) / 864e5);
}

const isoEpochOriginYear = 1970;

const isoEpochFirstLeapYear = 1972;

const isoMonthsInYear = 12;

function computeIsoMonthCodeParts(month) {
  return [ month, 0 ];
}

function computeIsoYearMonthFieldsForMonthDay(monthCodeNumber, isLeapMonth) {
  if (!isLeapMonth) {
    return {
      year: 1972,
      month: monthCodeNumber
    };
  }
}

function computeIsoFieldsFromParts(year, month, day) {
  return {
    year: year,
    month: month,
    day: day
  };
}

function computeIsoDaysInMonth(year, month) {
  switch (month) {
   case 2:
    return computeIsoInLeapYear(year) ? 29 : 28;

   case 4:
   case 6:
   case 9:
   case 11:
    return 30;
  }
  return 31;
}

function computeIsoDaysInYear(year) {
  return computeIsoInLeapYear(year) ? 366 : 365;
}

function computeIsoInLeapYear(year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

function addIsoMonths(year, month, monthDelta) {
  return year += divTrunc(monthDelta, 12), (month += modTrunc(monthDelta, 12)) < 1 ? (year--, 
  month += 12) : month > 12 && (year++, month -= 12), {
    year: year,
    month: month
  };
}

function diffIsoMonthSlots(year0, month0, year1, month1) {
  return 12 * (year1 - year0) + month1 - month0;
}

function computeIsoDayOfWeek(isoDate) {
  return modFloor(isoPartsToEpochDays(isoDate.year, isoDate.month, isoDate.day) + 4, 7) || 7;
}

function computeIsoDayOfYear(isoDate) {
  return isoPartsToEpochDays(isoDate.year, isoDate.month, isoDate.day) - isoPartsToEpochDays(isoDate.year) + 1;
}

function computeIsoWeekFields(isoDate) {
  let yearOfWeek = isoDate.year;
  let weekOfYear = Math.floor((computeIsoDayOfYear(isoDate) - computeIsoDayOfWeek(isoDate) + 10) / 7);
  let weeksInYear = computeIsoWeeksInYear(yearOfWeek);
  return weekOfYear < 1 ? weekOfYear = weeksInYear = computeIsoWeeksInYear(--yearOfWeek) : weekOfYear > weeksInYear && (weekOfYear = 1, 
  weeksInYear = computeIsoWeeksInYear(++yearOfWeek)), {
    weekOfYear: weekOfYear,
    yearOfWeek: yearOfWeek,
    De: weeksInYear
  };
}

function computeIsoWeeksInYear(year) {
  const y0DayOfWeek = computeIsoDayOfWeek({
    year: year,
    month: 1,
    day: 1
  });
  return 4 === y0DayOfWeek || 3 === y0DayOfWeek && computeIsoInLeapYear(year) ? 53 : 52;
}

function computeGregoryEraFields({year: year}) {
  return year < 1 ? {
    era: "bce",
    eraYear: 1 - year
  } : {
    era: "ce",
    eraYear: year
  };
}

function validateIsoDateTimeFields(isoDateTime) {
  return validateIsoDateFields(isoDateTime), validateTimeFields(isoDateTime);
}

function validateIsoDateFields(isoInternals) {
  return constrainIsoDateFields(isoInternals, 1), isoInternals;
}

function constrainIsoDateFields(isoDate, overflow) {
  const {year: year} = isoDate;
  const month = clampProp(isoDate, "month", 1, 12, overflow);
  return {
    year: year,
    month: month,
    day: clampProp(isoDate, "day", 1, computeIsoDaysInMonth(year, month), overflow)
  };
}

function computeCalendarDateFields(calendar, isoDate) {
  return calendar ? calendar.de(isoDate) : isoDate;
}

function computeCalendarMonthCodeParts(calendar, year, month) {
  return calendar ? calendar.L(year, month) : computeIsoMonthCodeParts(month);
}

function computeCalendarEraFields(calendar, isoDate) {
  return 0 === calendar ? computeGregoryEraFields(isoDate) : calendar && calendar.h?.(isoDate) || {};
}

function computeCalendarIsoFieldsFromParts(calendar, year, month, day) {
  return calendar ? calendar.fe(year, month, day) : computeIsoFieldsFromParts(year, month, day);
}

function computeCalendarMonthsInYearForYear(calendar, year) {
  return calendar ? calendar.j(year) : 12;
}

function computeCalendarDaysInMonthForYearMonth(calendar, year, month) {
  return calendar ? calendar.o(year, month) : computeIsoDaysInMonth(year, month);
}

function computeCalendarMonthCode(calendar, isoDate) {
  const {year: year, month: month} = computeCalendarDateFields(calendar, isoDate);
  const [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, year, month);
  return formatMonthCode(monthCodeNumber, isLeapMonth);
}

function computeCalendarInLeapYear(calendar, isoDate) {
  const {year: year} = computeCalendarDateFields(calendar, isoDate);
  return calendar ? calendar.q(year) : computeIsoInLeapYear(year);
}

function computeCalendarMonthsInYear(calendar, isoDate) {
  const {year: year} = computeCalendarDateFields(calendar, isoDate);
  return computeCalendarMonthsInYearForYear(calendar, year);
}

function computeCalendarDaysInMonth(calendar, isoDate) {
  const {year: year, month: month} = computeCalendarDateFields(calendar, isoDate);
  return computeCalendarDaysInMonthForYearMonth(calendar, year, month);
}

function computeCalendarDaysInYear(calendar, isoDate) {
  const {year: year} = computeCalendarDateFields(calendar, isoDate);
  return calendar ? calendar.i(year) : computeIsoDaysInYear(year);
}

function computeCalendarDayOfYear(calendar, isoDate) {
  if (!calendar) {
    return computeIsoDayOfYear(isoDate);
  }
  const {year: year} = computeCalendarDateFields(calendar, isoDate);
  const yearStartIsoDate = computeCalendarIsoFieldsFromParts(calendar, year, 1, 1);
  return isoDateToEpochDays(isoDate) - isoDateToEpochDays(yearStartIsoDate) + 1;
}

function computeCalendarWeekOfYear(calendar, isoDate) {
  return calendar === isoCalendarImpl ? computeIsoWeekFields(isoDate).weekOfYear : void 0;
}

function computeCalendarYearOfWeek(calendar, isoDate) {
  return calendar === isoCalendarImpl ? computeIsoWeekFields(isoDate).yearOfWeek : void 0;
}

const durationFieldNamesAsc = /*@__PURE__*/ unitNamesAsc.map(unitName => unitName + "s");

const durationGetters = /*@__PURE__*/ internal_createPropGetters(durationFieldNamesAsc);

const durationFieldNamesAlpha = /*@__PURE__*/ sortStrings(durationFieldNamesAsc);

const durationTimeFieldNamesAsc = /*@__PURE__*/ durationFieldNamesAsc.slice(0, 6);

const durationDateFieldNamesAsc = /*@__PURE__*/ durationFieldNamesAsc.slice(6);

const durationCalendarFieldNamesAsc = /*@__PURE__*/ durationDateFieldNamesAsc.slice(1);

const durationFieldDefaults = /*@__PURE__*/ zipPropsConst(durationFieldNamesAsc, 0);

const durationTimeFieldDefaults = /*@__PURE__*/ zipPropsConst(durationTimeFieldNamesAsc, 0);

const clearDurationFields = /*@__PURE__*/ internal_bindArgs(zeroOutProps, durationFieldNamesAsc);

function requirePropDefined(optionName, optionVal) {
  return null == optionVal && throwRangeError(missingField(optionName)), optionVal;
}

const requireString = /*@__PURE__*/ internal_bindArgs(requireType, "string");

function requireType(typeName, arg, entityName = typeName) {
  return typeof arg !== typeName && throwTypeError(internal_invalidEntity(entityName, arg)), 
  arg;
}

function requireNumberIsInteger(num, entityName = "number") {
  return Number.isInteger(num) || throwRangeError(((entityName, num) => `Non-integer ${entityName}: ${num}`)(entityName, num)), 
  num || 0;
}

function internal_toString(arg) {
  return "symbol" == typeof arg && throwTypeError("Cannot convert Symbol to string"), 
  String(arg);
}

function toPrimitiveWithStringHint(arg) {
  if (!isObjectLike(arg)) {
    return arg;
  }
  const exoticToPrimitive = arg[Symbol.toPrimitive];
  if (null != exoticToPrimitive) {
    "function" != typeof exoticToPrimitive && throwTypeError();
    const primitive = Reflect.apply(exoticToPrimitive, arg, [ "string" ]);
    return isObjectLike(primitive) && throwTypeError(), primitive;
  }
  return Date.prototype[Symbol.toPrimitive].call(arg, "string");
}

function toBigInt(bi) {
  return "boolean" == typeof bi ? BigInt(bi ? 1 : 0) : "string" == typeof bi ? BigInt(bi) : ("bigint" != typeof bi && throwTypeError(`Invalid bigint: ${bi}`), 
  bi);
}

function internal_toStrictInteger(arg, entityName) {
  return requireNumberIsInteger(toFiniteNumber(arg, entityName), entityName);
}

const smallestUnitStr = "smallestUnit";

const overflowMap = {
  constrain: 0,
  reject: 1
};

const epochDisambigMap = {
  compatible: 0,
  reject: 1,
  earlier: 2,
  later: 3
};

const offsetDisambigMap = {
  reject: 0,
  use: 1,
  prefer: 2,
  ignore: 3
};

const calendarDisplayMap = {
  auto: 0,
  never: 1,
  critical: 2,
  always: 3
};

const timeZoneDisplayMap = {
  auto: 0,
  never: 1,
  critical: 2
};

const offsetDisplayMap = {
  auto: 0,
  never: 1
};

const roundingModeMap = {
  floor: 0,
  halfFloor: 1,
  ceil: 2,
  halfCeil: 3,
  trunc: 4,
  halfTrunc: 5,
  expand: 6,
  halfExpand: 7,
  halfEven: 8
};

const roundingModeFuncs = [ Math.floor, num => hasHalf(num) ? Math.floor(num) : Math.round(num), Math.ceil, num => hasHalf(num) ? Math.ceil(num) : Math.round(num), Math.trunc, num => hasHalf(num) ? Math.trunc(num) || 0 : Math.round(num), num => num < 0 ? Math.floor(num) : Math.ceil(num), num => Math.sign(num) * Math.round(Math.abs(num)) || 0, num => hasHalf(num) ? (num = Math.trunc(num) || 0) + num % 2 : Math.round(num) ];

const directionMap = {
  previous: -1,
  next: 1
};

function coerceRoundingIncInteger(options) {
  const roundingInc = options.roundingIncrement;
  if (void 0 === roundingInc) {
    return 1;
  }
  const integer = utils_toIntegerWithTrunc(roundingInc, "roundingIncrement");
  return (integer < 1 || integer > 10 ** 9) && throwRangeError(internal_invalidEntity("roundingIncrement", integer)), 
  integer;
}

function coerceFractionalSecondDigits(options) {
  let subsecDigits = options.fractionalSecondDigits;
  if (void 0 !== subsecDigits) {
    if ("number" != typeof subsecDigits) {
      if ("auto" === internal_toString(subsecDigits)) {
        return;
      }
      throwRangeError(internal_invalidEntity("fractionalSecondDigits", subsecDigits));
    }
    subsecDigits = clampEntity("fractionalSecondDigits", Math.floor(subsecDigits), 0, 9, 1);
  }
  return subsecDigits;
}

function coerceUnitOption(optionName, options, minUnit = 0, ensureDefined) {
  let unitStr = options[optionName];
  if (void 0 === unitStr) {
    return ensureDefined ? minUnit : void 0;
  }
  if (unitStr = internal_toString(unitStr), "auto" === unitStr) {
    return ensureDefined ? minUnit : null;
  }
  let unit = unitNameMap[unitStr];
  return void 0 === unit && (unit = durationFieldNamesAsc.indexOf(unitStr)), unit < 0 && throwRangeError(invalidChoice(optionName, unitStr, unitNameMap)), 
  unit;
}

function coerceChoiceOption(optionName, enumNameMap, options, defaultChoice = 0) {
  const enumArg = options[optionName];
  if (void 0 === enumArg) {
    return defaultChoice;
  }
  const enumStr = internal_toString(enumArg);
  const enumNum = enumNameMap[enumStr];
  return void 0 === enumNum && throwRangeError(invalidChoice(optionName, enumStr, enumNameMap)), 
  enumNum;
}

const coerceSmallestUnit = /*@__PURE__*/ internal_bindArgs(coerceUnitOption, smallestUnitStr);

const coerceLargestUnit = /*@__PURE__*/ internal_bindArgs(coerceUnitOption, "largestUnit");

const coerceTotalUnit = /*@__PURE__*/ internal_bindArgs(coerceUnitOption, "unit");

const coerceOverflow = /*@__PURE__*/ internal_bindArgs(coerceChoiceOption, "overflow", overflowMap);

const coerceEpochDisambig = /*@__PURE__*/ internal_bindArgs(coerceChoiceOption, "disambiguation", epochDisambigMap);

const coerceOffsetDisambig = /*@__PURE__*/ internal_bindArgs(coerceChoiceOption, "offset", offsetDisambigMap);

const coerceCalendarDisplay = /*@__PURE__*/ internal_bindArgs(coerceChoiceOption, "calendarName", calendarDisplayMap);

const coerceTimeZoneDisplay = /*@__PURE__*/ internal_bindArgs(coerceChoiceOption, "timeZoneName", timeZoneDisplayMap);

const coerceOffsetDisplay = /*@__PURE__*/ internal_bindArgs(coerceChoiceOption, "offset", offsetDisplayMap);

const coerceRoundingMode = /*@__PURE__*/ internal_bindArgs(coerceChoiceOption, "roundingMode", roundingModeMap);

const coerceDirection = /*@__PURE__*/ internal_bindArgs(coerceChoiceOption, "direction", directionMap);

function normalizeOptionsOrString(options, optionName) {
  return "string" == typeof options ? ((optionName, optionVal) => {
    const res = Object.create(null);
    return res[optionName] = optionVal, res;
  })(optionName, options) : requireObjectLike(options);
}

function validateRoundingInc(roundingInc, smallestUnit, allowManyLargeUnits, solarMode) {
  const upUnitNano = solarMode ? nanoInUtcDay : unitNanoMap[smallestUnit + 1];
  if (upUnitNano) {
    const incNano = roundingInc * unitNanoMap[smallestUnit];
    (upUnitNano % incNano || !solarMode && incNano === upUnitNano) && throwRangeError(internal_invalidEntity("roundingIncrement", roundingInc));
  } else {
    !allowManyLargeUnits && roundingInc > 1 && throwRangeError(internal_invalidEntity("roundingIncrement", roundingInc));
  }
  return roundingInc;
}

function validateUnitRange(optionName, unit, minUnit, maxUnit) {
  return null != unit && clampEntity(optionName, unit, minUnit, maxUnit, 1, unitNamesAsc), 
  unit;
}

function checkLargestSmallestUnit(largestUnit, smallestUnit) {
  smallestUnit > largestUnit && throwRangeError("smallestUnit > largestUnit");
}

function refineDiffOptions(roundingModeInvert, options, defaultLargestUnit, maxUnit = 9, minUnit = 0, defaultRoundingMode = 4) {
  options = normalizeOptions(options);
  let largestUnit = coerceLargestUnit(options, minUnit);
  let roundingInc = coerceRoundingIncInteger(options);
  let roundingMode = coerceRoundingMode(options, defaultRoundingMode);
  let smallestUnit = coerceSmallestUnit(options, minUnit, 1);
  return largestUnit = validateUnitRange("largestUnit", largestUnit, minUnit, maxUnit), 
  smallestUnit = validateUnitRange(smallestUnitStr, smallestUnit, minUnit, maxUnit), 
  null == largestUnit ? largestUnit = Math.max(defaultLargestUnit, smallestUnit) : checkLargestSmallestUnit(largestUnit, smallestUnit), 
  roundingInc = validateRoundingInc(roundingInc, smallestUnit, 1), roundingModeInvert && (roundingMode = (roundingMode => roundingMode < 4 ? (roundingMode + 2) % 4 : roundingMode)(roundingMode)), 
  [ largestUnit, smallestUnit, roundingInc, roundingMode ];
}

function refineRoundingOptions(options, maxUnit = 6, solarMode) {
  let roundingInc = coerceRoundingIncInteger(options = normalizeOptionsOrString(options, smallestUnitStr));
  const roundingMode = coerceRoundingMode(options, 7);
  let smallestUnit = coerceSmallestUnit(options);
  return smallestUnit = requirePropDefined(smallestUnitStr, smallestUnit), smallestUnit = validateUnitRange(smallestUnitStr, smallestUnit, 0, maxUnit), 
  roundingInc = validateRoundingInc(roundingInc, smallestUnit, void 0, solarMode), 
  [ smallestUnit, roundingInc, roundingMode ];
}

function internal_refineUnitDiffOptions(unit, options) {
  return "string" == typeof options || Boolean(options && (options.roundingMode || void 0 !== options.roundingIncrement)) ? ((smallestUnit, options, allowManyLargeUnits, defaultRoundingMode = 7) => {
    let roundingInc = coerceRoundingIncInteger(options = normalizeOptionsOrString(options, "roundingMode"));
    const roundingMode = coerceRoundingMode(options, defaultRoundingMode);
    return roundingInc = validateRoundingInc(roundingInc, smallestUnit, allowManyLargeUnits), 
    [ roundingInc, roundingMode ];
  })(unit, options, 1, 4) : [ 1, void 0 ];
}

function refineUnitRoundOptions(smallestUnit, options, solarMode) {
  let roundingInc = coerceRoundingIncInteger(options = normalizeUnitRoundOptions(options));
  const roundingMode = coerceRoundingMode(options, 7);
  return roundingInc = validateRoundingInc(roundingInc, smallestUnit, void 0, solarMode), 
  [ roundingInc, roundingMode ];
}

function normalizeUnitRoundOptions(options) {
  return void 0 === options ? Object.create(null) : normalizeOptionsOrString(options, "roundingMode");
}

function combineDateAndTime(isoDate, time) {
  return pluckProps(calendarDateFieldNamesAsc, isoDate, pluckProps(timeFieldNamesAsc, time));
}

const maxMilli = 864e13;

const epochNanoMax = /*@__PURE__*/ BigInt(1e8) * bigNanoInUtcDay;

const epochNanoMin = /*@__PURE__*/ BigInt(-1e8) * bigNanoInUtcDay;

const plainDateEpochNanoMin = epochNanoMin - bigNanoInUtcDay;

function checkIsoYearMonthInBounds(isoDate) {
  const isoYearMonthIndex = 12 * isoDate.year + isoDate.month;
  return (isoYearMonthIndex < -3261848 || isoYearMonthIndex > 3309129) && throwRangeError(outOfBoundsDate), 
  isoDate;
}

function checkIsoDateInBounds(isoDate, allowPlainDateLowerEdge = 1) {
  const epochNano = internal_isoDateToEpochNano(isoDate);
  return (epochNano < (allowPlainDateLowerEdge ? plainDateEpochNanoMin : epochNanoMin) || epochNano > epochNanoMax) && throwRangeError(outOfBoundsDate), 
  isoDate;
}

function checkIsoDateTimeInBounds(isoDateTime) {
  return checkIsoDateTimeEpochNanoInBounds(internal_isoDateTimeToEpochNano(isoDateTime)), isoDateTime;
}

function checkIsoDateTimeEpochNanoInBounds(epochNano) {
  return (epochNano <= plainDateEpochNanoMin || epochNano >= epochNanoMax + bigNanoInUtcDay) && throwRangeError(outOfBoundsDate), 
  epochNano;
}

function checkEpochNanoInBounds(epochNano) {
  return (epochNano < epochNanoMin || epochNano > epochNanoMax) && throwRangeError(outOfBoundsDate), 
  epochNano;
}

function isoDateTimeAndOffsetToEpochNano(isoDateTime, offsetNano) {
  return checkEpochNanoInBounds(internal_isoDateToEpochNano(isoDateTime) + BigInt(internal_timeFieldsToNano(isoDateTime) - offsetNano));
}

function roundNumberToInc(num, roundingInc, roundingMode) {
  return roundWithMode(num / roundingInc, roundingMode) * roundingInc || 0;
}

function roundWithMode(num, roundingMode) {
  return roundingModeFuncs[roundingMode](num);
}

function totalRelativeUnit(wholeValue, sign, endEpochNano, moveValueToEpochNano) {
  const unitWindow = clampRelativeUnitValue(wholeValue, sign, moveValueToEpochNano, endEpochNano);
  return interpolateRelativeUnitWindow(unitWindow, Number(endEpochNano - unitWindow.N) / Number(unitWindow.te - unitWindow.N));
}

function roundRelativeUnit(wholeValue, sign, endEpochNano, moveValueToEpochNano, roundingInc, roundingMode) {
  return roundRelativeUnitWindow(clampRelativeUnitValue(divTrunc(wholeValue, roundingInc) * roundingInc, roundingInc * sign, moveValueToEpochNano, endEpochNano), endEpochNano, roundingInc, roundingMode);
}

function roundRelativeUnitWindow(unitWindow, endEpochNano, roundingInc, roundingMode) {
  return roundNumberToInc(interpolateRelativeUnitWindow(unitWindow, computeEpochNanoFrac(endEpochNano, unitWindow.N, unitWindow.te)), roundingInc, roundingMode);
}

function clampRelativeUnitValue(startValue, valueDelta, moveValueToEpochNano, epochNanoProgress) {
  let unitWindow = computeRelativeUnitWindow(startValue, valueDelta, moveValueToEpochNano);
  return ((epochNanoProgress, epochNano0, epochNano1, sign) => sign > 0 ? epochNano0 <= epochNanoProgress && epochNanoProgress <= epochNano1 : epochNano1 <= epochNanoProgress && epochNanoProgress <= epochNano0)(epochNanoProgress, unitWindow.N, unitWindow.te, Math.sign(valueDelta)) || (unitWindow = computeRelativeUnitWindow(startValue + valueDelta, valueDelta, moveValueToEpochNano)), 
  unitWindow;
}

function computeRelativeUnitWindow(startValue, valueDelta, moveValueToEpochNano) {
  const endValue = startValue + valueDelta;
  return {
    ve: startValue,
    pe: endValue,
    N: moveValueToEpochNano(startValue),
    te: moveValueToEpochNano(endValue)
  };
}

function interpolateRelativeUnitWindow(unitWindow, fraction) {
  return unitWindow.ve + fraction * (unitWindow.pe - unitWindow.ve);
}

function computeEpochNanoFrac(epochNanoProgress, epochNano0, epochNano1) {
  const denomBig = epochNano1 - epochNano0;
  const numeratorBig = epochNanoProgress - epochNano0;
  if (!numeratorBig) {
    return 0;
  }
  const absNumerator = numeratorBig < 0n ? -numeratorBig : numeratorBig;
  const absDenom = denomBig < 0n ? -denomBig : denomBig;
  const fracSign = compareBigInts(numeratorBig, 0n) === compareBigInts(denomBig, 0n) ? 1 : -1;
  return compareBigInts(absNumerator, absDenom) <= 0 ? absNumerator === absDenom ? fracSign : fabricateNearHalfFraction(compareBigInts(2n * absNumerator, absDenom), fracSign) : Number(numeratorBig) / Number(denomBig);
}

function createEpochNanoSlots(epochNano) {
  return {
    epochNanoseconds: epochNano
  };
}

function createZonedEpochNanoSlots(epochNano, timeZone, calendar) {
  return {
    calendar: calendar,
    timeZone: timeZone,
    epochNanoseconds: epochNano
  };
}

function createDateTimeSlots(isoDateTime, calendar) {
  return pluckProps(timeFieldNamesAsc, isoDateTime, createDateSlots(isoDateTime, calendar));
}

function createDateSlots(isoDate, calendar) {
  return pluckProps(calendarDateFieldNamesAsc, isoDate, {
    calendar: calendar
  });
}

function createTimeSlots(time) {
  return pluckProps(timeFieldNamesAsc, time);
}

function createDurationSlots(durationFields) {
  return pluckProps(durationFieldNamesAsc, durationFields, {
    sign: computeDurationSign(durationFields)
  });
}

function roundZonedEpochSlotsToUnit(slots, smallestUnit, roundingInc, roundingMode) {
  return createZonedEpochNanoSlots(6 === smallestUnit ? roundZonedEpochToDay(slots, roundingMode) : roundZonedEpochToTime(slots, smallestUnit, roundingInc, roundingMode), slots.timeZone, slots.calendar);
}

function computeZonedHoursInDay(slots) {
  const [epochNano0, epochNano1] = computeZonedDayEpochInterval(slots);
  return divideBigNanoToExactNumber(epochNano1 - epochNano0, internal_nanoInHour);
}

function computeZonedStartOfDay(slots) {
  const {timeZone: timeZone, calendar: calendar} = slots;
  return createZonedEpochNanoSlots(getStartOfDayInstantFor(timeZone, combineDateAndTime(zonedEpochSlotsToIso(slots), timeFieldDefaults)), timeZone, calendar);
}

function alignZonedEpoch(computeAlignment, slots) {
  const {calendar: calendar, timeZone: timeZone} = slots;
  return getStartOfDayInstantFor(timeZone, computeAlignment(calendar, zonedEpochSlotsToIso(slots)));
}

function roundZonedEpochToInterval(computeInterval, slots, roundingMode) {
  const {calendar: calendar, timeZone: timeZone} = slots;
  const isoSlots = zonedEpochSlotsToIso(slots);
  const [isoDateTime0, isoDateTime1] = computeInterval(calendar, isoSlots);
  return roundZonedEpochToBounds(slots.epochNanoseconds, getStartOfDayInstantFor(timeZone, isoDateTime0), getStartOfDayInstantFor(timeZone, isoDateTime1), roundingMode);
}

function roundRelativeDuration(durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps, isZoned) {
  if (0 === smallestUnit && 1 === roundingInc) {
    return durationFields;
  }
  const sign = computeDurationSign(durationFields) || 1;
  const nudgeFunc = isUniformUnit(smallestUnit, isZoned) ? isZoned && smallestUnit < 6 && largestUnit >= 6 ? nudgeZonedTimeDuration : nudgeDayTimeDuration : nudgeRelativeDuration;
  let [roundedDurationFields, roundedEpochNano, grewBigUnit] = nudgeFunc(sign, durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps);
  return grewBigUnit && 7 !== smallestUnit && (roundedDurationFields = ((durationFields, endEpochNano, largestUnit, smallestUnit, sign, relativeOps) => {
    for (let currentUnit = smallestUnit + 1; currentUnit <= largestUnit; currentUnit++) {
      if (7 === currentUnit && 7 !== largestUnit) {
        continue;
      }
      const baseDurationFields = clearDurationFields(currentUnit, durationFields);
      baseDurationFields[durationFieldNamesAsc[currentUnit]] += sign;
      const thresholdCompare = compareBigInts(endEpochNano, moveRelativeMarkerToEpochNano(relativeOps, baseDurationFields));
      if (thresholdCompare && thresholdCompare !== sign) {
        break;
      }
      durationFields = baseDurationFields;
    }
    return durationFields;
  })(roundedDurationFields, roundedEpochNano, largestUnit, Math.max(6, smallestUnit), sign, relativeOps)), 
  roundedDurationFields;
}

function roundDayTimeDurationByInc(durationFields, nanoInc, roundingMode) {
  const maxUnit = Math.max(Math.min(getMaxDurationUnit(durationFields), 6), 3);
  return nanoToDurationDayTimeFields(roundBigNanoToInc(durationDayTimeToBigNano(durationFields), BigInt(nanoInc), roundingMode), maxUnit);
}

function roundZonedEpochToDay(slots, roundingMode) {
  const [epochNano0, epochNano1] = computeZonedDayEpochInterval(slots);
  return roundZonedEpochToBounds(slots.epochNanoseconds, epochNano0, epochNano1, roundingMode);
}

function roundZonedEpochToTime(slots, smallestUnit, roundingInc, roundingMode) {
  if (0 === smallestUnit && 1 === roundingInc) {
    return slots.epochNanoseconds;
  }
  const isoDateTime = zonedEpochSlotsToIso(slots);
  return getInstantPreferringOffset(slots.timeZone, roundDateTimeToUnit(isoDateTime, smallestUnit, roundingInc, roundingMode), isoDateTime.offsetNanoseconds);
}

function roundDateTimeToUnit(isoDateTime, smallestUnit, roundingInc, roundingMode) {
  return roundDateTimeToInc(isoDateTime, computeNanoInc(smallestUnit, roundingInc), roundingMode, unitNanoMap[smallestUnit + 1]);
}

function roundTimeToUnit(timeFields, smallestUnit, roundingInc, roundingMode) {
  return roundTimeToInc(timeFields, computeNanoInc(smallestUnit, roundingInc), roundingMode, unitNanoMap[smallestUnit + 1]);
}

function roundDateTimeToInc(isoDateTime, nanoInc, roundingMode, spanNano) {
  const [roundedTimeFields, dayDelta] = roundTimeToInc(isoDateTime, nanoInc, roundingMode, spanNano);
  const roundedIsoDateTime = combineDateAndTime(moveDateByDays(isoDateTime, dayDelta), roundedTimeFields);
  return checkIsoDateTimeInBounds(roundedIsoDateTime), roundedIsoDateTime;
}

function roundTimeToInc(timeFields, nanoInc, roundingMode, spanNano = nanoInUtcDay) {
  const timeNano = internal_timeFieldsToNano(timeFields);
  const remainderNano = timeNano % spanNano;
  return nanoToTimeAndDay(timeNano - remainderNano + roundNumberToInc(remainderNano, nanoInc, roundingMode));
}

function nudgeRelativeDuration(sign, durationFields, endEpochNano, _largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps) {
  const smallestUnitFieldName = durationFieldNamesAsc[smallestUnit];
  const baseDurationFields = clearDurationFields(smallestUnit, durationFields);
  7 === smallestUnit && (durationFields = {
    ...durationFields,
    weeks: durationFields.weeks + Math.trunc(durationFields.days / 7)
  });
  const truncedVal = divTrunc(durationFields[smallestUnitFieldName], roundingInc) * roundingInc;
  const nudgeWindow = clampRelativeUnitValue(truncedVal, roundingInc * sign, value => (baseDurationFields[smallestUnitFieldName] = value, 
  moveRelativeMarkerToEpochNano(relativeOps, baseDurationFields)), endEpochNano);
  const roundedVal = roundRelativeUnitWindow(nudgeWindow, endEpochNano, roundingInc, roundingMode);
  return baseDurationFields[smallestUnitFieldName] = roundedVal, [ baseDurationFields, roundedVal === nudgeWindow.pe ? nudgeWindow.te : nudgeWindow.N, roundedVal !== truncedVal ];
}

function nudgeZonedTimeDuration(sign, durationFields, _endEpochNano, _largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps) {
  const timeNano = Number(durationTimeToBigNano(durationFields));
  const nanoInc = computeNanoInc(smallestUnit, roundingInc);
  let roundedTimeNano = roundNumberToInc(timeNano, nanoInc, roundingMode);
  const dateDurationFields = {
    ...durationFields,
    ...durationTimeFieldDefaults
  };
  const dayEpochNano0 = relativeOps.X(dateDurationFields);
  const dayEpochNano1 = relativeOps.X({
    ...dateDurationFields,
    days: dateDurationFields.days + sign
  });
  const daySpanNano = Number(dayEpochNano1 - dayEpochNano0);
  Math.sign(daySpanNano) !== sign && throwRangeError("Out-of-bounds TimeZone gap");
  const beyondDayNano = roundedTimeNano - daySpanNano;
  let dayDelta = 0;
  let nudgedEpochNano;
  beyondDayNano && Math.sign(beyondDayNano) !== sign ? nudgedEpochNano = dayEpochNano0 + BigInt(roundedTimeNano) : (dayDelta += sign, 
  roundedTimeNano = roundNumberToInc(beyondDayNano, nanoInc, roundingMode), nudgedEpochNano = dayEpochNano1 + BigInt(roundedTimeNano));
  const durationTimeFields = nanoToDurationTimeFields(roundedTimeNano);
  return [ {
    ...durationFields,
    ...durationTimeFields,
    days: durationFields.days + dayDelta
  }, nudgedEpochNano, Boolean(dayDelta) ];
}

function nudgeDayTimeDuration(sign, durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode) {
  const bigNano = durationDayTimeToBigNano(durationFields);
  const roundedBigNano = roundBigNanoToInc(bigNano, computeBigNanoInc(smallestUnit, roundingInc), roundingMode);
  const nanoDiff = roundedBigNano - bigNano;
  const expandedBigUnit = Math.sign(Number(roundedBigNano / bigNanoInUtcDay) - Number(bigNano / bigNanoInUtcDay)) === sign;
  const roundedDayTimeFields = nanoToDurationDayTimeFields(roundedBigNano, Math.min(largestUnit, 6));
  return [ {
    ...durationFields,
    ...roundedDayTimeFields
  }, endEpochNano + nanoDiff, expandedBigUnit ];
}

function computeZonedDayEpochInterval(slots) {
  const {timeZone: timeZone} = slots;
  const isoDateTime0 = combineDateAndTime(zonedEpochSlotsToIso(slots), timeFieldDefaults);
  const isoDateTime1 = combineDateAndTime(moveDateByDays(isoDateTime0, 1), timeFieldDefaults);
  return [ getStartOfDayInstantFor(timeZone, isoDateTime0), getStartOfDayInstantFor(timeZone, isoDateTime1) ];
}

function roundZonedEpochToBounds(epochNano, epochNano0, epochNano1, roundingMode) {
  return roundWithMode(computeEpochNanoFrac(epochNano < epochNano1 ? epochNano : epochNano1 - 1n, epochNano0, epochNano1), roundingMode) ? epochNano1 : epochNano0;
}

function roundToMinute(offsetNano) {
  return roundNumberToInc(offsetNano, internal_nanoInMinute, 7);
}

function roundBigNanoToInc(bigNano, bigNanoInc, roundingMode) {
  return roundBigNanoToIncWithTail(bigNano, bigNanoInc, roundingMode, bigNano / bigNanoInc % 2n);
}

function roundBigNanoToDayOriginInc(bigNano, bigNanoInc, roundingMode) {
  const [day, timeNano] = divModFloorBigInt(bigNano, bigNanoInUtcDay);
  const dayOriginNano = day * bigNanoInUtcDay;
  return dayOriginNano + roundBigNanoToIncWithTail(timeNano, bigNanoInc, roundingMode, dayOriginNano / bigNanoInc + timeNano / bigNanoInc & 1n);
}

function roundBigNanoToIncWithTail(bigNano, bigNanoInc, roundingMode, quotientTail) {
  const quotient = bigNano / bigNanoInc;
  const remainder = bigNano % bigNanoInc;
  let fraction = 0;
  remainder && (fraction = fabricateNearHalfFraction(compareBigInts(2n * (remainder < 0n ? -remainder : remainder), bigNanoInc), Math.sign(Number(remainder))));
  const roundedTail = roundWithMode(Number(quotientTail) + fraction, roundingMode);
  return (quotient - quotientTail + BigInt(roundedTail)) * bigNanoInc;
}

function computeNanoInc(smallestUnit, roundingInc) {
  return unitNanoMap[smallestUnit] * roundingInc;
}

function computeBigNanoInc(smallestUnit, roundingInc) {
  return BigInt(unitNanoMap[smallestUnit]) * BigInt(roundingInc);
}

const zonedEpochSlotsToIso = /*@__PURE__*/ memoize(_zonedEpochSlotsToIso, WeakMap);

function _zonedEpochSlotsToIso(slots) {
  const {epochNanoseconds: epochNanoseconds, timeZone: timeZone} = slots;
  const offsetNanoseconds = timeZone.B(epochNanoseconds);
  return {
    ...epochNanoToIsoDateTime(epochNanoseconds + BigInt(offsetNanoseconds)),
    offsetNanoseconds: offsetNanoseconds
  };
}

function getInstantPreferringOffset(timeZone, isoDateTime, offsetNano) {
  return getMatchingInstantFor(timeZone, isoDateTime, offsetNano, 2, 0);
}

function getMatchingInstantFor(timeZone, isoDateTime, offsetNano, offsetDisambig = 0, epochDisambig = 0, epochFuzzy, hasZ) {
  if (hasZ || void 0 !== offsetNano && 1 === offsetDisambig) {
    return isoDateTimeAndOffsetToEpochNano(isoDateTime, offsetNano || 0);
  }
  const possibleEpochNanos = timeZone.O(isoDateTime);
  if (void 0 !== offsetNano && 3 !== offsetDisambig) {
    checkIsoDateInBounds(isoDateTime, 0);
    const matchingEpochNano = ((possibleEpochNanos, isoDateTime, offsetNano, fuzzy) => {
      const zonedEpochNano = internal_isoDateTimeToEpochNano(isoDateTime);
      fuzzy && (offsetNano = roundToMinute(offsetNano));
      for (const possibleEpochNano of possibleEpochNanos) {
        let possibleOffsetNano = Number(zonedEpochNano - possibleEpochNano);
        if (fuzzy && (possibleOffsetNano = roundToMinute(possibleOffsetNano)), possibleOffsetNano === offsetNano) {
          return possibleEpochNano;
        }
      }
    })(possibleEpochNanos, isoDateTime, offsetNano, epochFuzzy);
    if (void 0 !== matchingEpochNano) {
      return matchingEpochNano;
    }
    0 === offsetDisambig && throwRangeError("Invalid TimeZone offset");
  }
  return getSingleInstantFor(timeZone, isoDateTime, epochDisambig, possibleEpochNanos);
}

function getSingleInstantFor(timeZone, isoDateTime, disambig = 0, possibleEpochNanos = timeZone.O(isoDateTime)) {
  if (1 === possibleEpochNanos.length) {
    return possibleEpochNanos[0];
  }
  if (1 === disambig && throwRangeError("Ambiguous offset"), possibleEpochNanos.length) {
    return possibleEpochNanos[3 === disambig ? 1 : 0];
  }
  const zonedEpochNano = internal_isoDateTimeToEpochNano(isoDateTime);
  const gapNano = ((timeZone, zonedEpochNano) => {
    const startOffsetNano = timeZone.B(zonedEpochNano - bigNanoInUtcDay);
    return (gapNano => (gapNano > nanoInUtcDay && throwRangeError("Out-of-bounds TimeZone gap"), 
    gapNano))(timeZone.B(zonedEpochNano + bigNanoInUtcDay) - startOffsetNano);
  })(timeZone, zonedEpochNano);
  const shiftedIsoDateTime = epochNanoToIsoDateTime(zonedEpochNano + BigInt(gapNano * (2 === disambig ? -1 : 1)));
  return (possibleEpochNanos = timeZone.O(shiftedIsoDateTime))[2 === disambig ? 0 : possibleEpochNanos.length - 1];
}

function getStartOfDayInstantFor(timeZone, isoDateTime) {
  const possibleEpochNanos = timeZone.O(isoDateTime);
  if (possibleEpochNanos.length) {
    return possibleEpochNanos[0];
  }
  const zonedEpochNanoDayBefore = internal_isoDateTimeToEpochNano(isoDateTime) - bigNanoInUtcDay;
  return timeZone.C(zonedEpochNanoDayBefore, 1);
}

function moveYearMonth(calendar, isoDate, durationSlots, overflow = 0) {
  computeDurationSign(durationSlots) && clampEntity("unit", getMaxDurationUnit(durationSlots), 8, 9, 1, durationFieldNamesAsc);
  const first = checkIsoDateInBounds(moveToStartOfMonth(calendar, isoDate));
  return moveToStartOfMonth(calendar, moveDate(calendar, first, durationSlots, overflow));
}

function moveYearMonthByUnits(calendar, isoDate, years, months, overflow) {
  const first = checkIsoDateInBounds(moveToStartOfMonth(calendar, isoDate));
  return moveToStartOfMonth(calendar, years || months ? checkIsoDateInBounds(internal_moveDateByCalendarUnits(calendar, first, years, months, overflow)) : first);
}

function moveZonedEpochSlots(slots, durationFields, overflow = 0) {
  const {calendar: calendar, epochNanoseconds: epochNano, timeZone: timeZone} = slots;
  const timeOnlyNano = durationTimeToBigNano(durationFields);
  let movedEpochNano = epochNano;
  if (durationHasDateParts(durationFields)) {
    const isoDateTime = zonedEpochSlotsToIso(slots);
    movedEpochNano = getSingleInstantFor(timeZone, combineDateAndTime(moveDate(calendar, isoDateTime, {
      ...durationFields,
      ...durationTimeFieldDefaults
    }, overflow), isoDateTime)) + timeOnlyNano;
  } else {
    movedEpochNano += timeOnlyNano;
  }
  return {
    ...slots,
    epochNanoseconds: checkEpochNanoInBounds(movedEpochNano)
  };
}

function moveDateTime(calendar, isoDateTime, durationFields, overflow = 0) {
  const [movedTimeFields, dayDelta] = moveTime(isoDateTime, durationFields);
  return checkIsoDateTimeInBounds(combineDateAndTime(moveDate(calendar, isoDateTime, {
    ...durationFields,
    ...durationTimeFieldDefaults,
    days: durationFields.days + dayDelta
  }, overflow), movedTimeFields));
}

function moveDateTimeByNano(fields, delta) {
  const [time, days] = moveTimeByNano(fields, delta);
  return checkIsoDateTimeInBounds(combineDateAndTime(moveDateByDays(fields, days), time));
}

function moveTime(timeFields, durationFields) {
  return moveTimeByNano(timeFields, durationTimeToBigNano(durationFields));
}

function moveEpochNano(epochNano, durationFields) {
  return moveEpochNanoByNano(epochNano, (clampEntity("unit", getMaxDurationUnit(fields = durationFields), 0, 5, 1, durationFieldNamesAsc), 
  durationTimeToBigNano(fields)));
  var fields;
}

function moveDate(calendar, isoDate, durationFields, overflow = 0) {
  let {years: years, months: months, weeks: weeks, days: days} = durationFields;
  let movedIsoDate;
  if (days += Number(durationTimeToBigNano(durationFields) / bigNanoInUtcDay), years || months) {
    movedIsoDate = internal_moveDateByCalendarUnits(calendar, isoDate, years, months, overflow);
  } else {
    if (!weeks && !days) {
      return isoDate;
    }
    movedIsoDate = isoDate;
  }
  return (weeks || days) && (movedIsoDate = moveDateByDays(movedIsoDate, 7 * weeks + days)), 
  checkIsoDateInBounds(movedIsoDate);
}

function moveToStartOfMonth(calendar, isoDate) {
  return moveDateByDays(isoDate, 1 - computeCalendarDateFields(calendar, isoDate).day);
}

function internal_moveDateByCalendarUnits(calendar, isoDate, years, months, overflow) {
  const dateParts = computeCalendarDateFields(calendar, isoDate);
  let {year: year, month: month, day: day} = dateParts;
  if (years) {
    const [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, year, month);
    year += years, month = resolveMonthInMovedYear(calendar, monthCodeNumber, isLeapMonth, calendar ? calendar.p(year) : void 0, overflow), 
    month = clampEntity("month", month, 1, computeCalendarMonthsInYearForYear(calendar, year), overflow);
  }
  if (months) {
    const yearMonthParts = addCalendarMonths(calendar, year, month, months);
    ({year: year, month: month} = yearMonthParts);
  }
  return day = clampEntity("day", day, 1, computeCalendarDaysInMonthForYearMonth(calendar, year, month), overflow), 
  computeCalendarIsoFieldsFromParts(calendar, year, month, day);
}

function addCalendarMonths(calendar, year, month, monthDelta) {
  return calendar ? calendar.ae(year, month, monthDelta) : addIsoMonths(year, month, monthDelta);
}

function resolveMonthInMovedYear(calendar, monthCodeNumber, isLeapMonth, targetLeapMonth, overflow) {
  if (isLeapMonth) {
    const leapMonthMeta = calendar ? calendar.l : void 0;
    if (void 0 !== targetLeapMonth && (leapMonthMeta < 0 || targetLeapMonth === monthCodeNumber + 1)) {
      return targetLeapMonth;
    }
    if (1 === overflow && throwRangeError(invalidLeapMonth), leapMonthMeta < 0) {
      return -leapMonthMeta;
    }
  }
  return monthCodeNumberToMonth(monthCodeNumber, 0, targetLeapMonth);
}

function moveTimeByNano(timeFields, durationBigNano) {
  const durDays = Number(durationBigNano / bigNanoInUtcDay);
  const durTimeNano = Number(durationBigNano % bigNanoInUtcDay);
  const [newTimeFields, overflowDays] = nanoToTimeAndDay(internal_timeFieldsToNano(timeFields) + durTimeNano);
  return [ newTimeFields, durDays + overflowDays ];
}

function moveEpochNanoByNano(epochNano, deltaNano) {
  return checkEpochNanoInBounds(epochNano + deltaNano);
}

function moveDateByDays(isoDate, days) {
  return days ? epochDaysToIsoDate(isoDateToEpochDays(isoDate) + days) : isoDate;
}

function internal_getCommonCalendar(a, b) {
  return getCalendarSlotId(a) !== getCalendarSlotId(b) && throwRangeError("Mismatching Calendars"), 
  a;
}

function internal_getCommonTimeZone(a, b) {
  return a.m !== b.m && throwRangeError("Mismatching TimeZones"), 
  a;
}

function getZonedTimeZoneId(slots) {
  return slots.timeZone.id;
}

function diffZonedDateTimesRounded(calendar, startZoned, endZoned, largestUnit, smallestUnit, roundingInc, roundingMode) {
  return largestUnit < 6 ? diffEpochNanosRounded(startZoned.epochNanoseconds, endZoned.epochNanoseconds, largestUnit, smallestUnit, roundingInc, roundingMode) : ((calendar, startZoned, endZoned, largestUnit, smallestUnit, roundingInc, roundingMode) => {
    const timeZone = internal_getCommonTimeZone(startZoned.timeZone, endZoned.timeZone);
    const endEpochNano = endZoned.epochNanoseconds;
    if (endEpochNano === startZoned.epochNanoseconds) {
      return durationFieldDefaults;
    }
    let durationFields;
    return durationFields = internal_diffZonedEpochsExact(timeZone, calendar, startZoned, endZoned, largestUnit), 
    durationFields = roundRelativeDuration(durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, internal_createZonedRelativeOps(calendar, timeZone, startZoned), 1), 
    durationFields;
  })(calendar, startZoned, endZoned, largestUnit, smallestUnit, roundingInc, roundingMode);
}

function diffDateTimesRounded(calendar, startIsoDateTime, endIsoDateTime, largestUnit, smallestUnit, roundingInc, roundingMode) {
  return largestUnit <= 6 ? diffEpochNanosRounded(internal_isoDateTimeToEpochNano(startIsoDateTime), internal_isoDateTimeToEpochNano(endIsoDateTime), largestUnit, smallestUnit, roundingInc, roundingMode) : ((calendar, startIsoDateTime, endIsoDateTime, largestUnit, smallestUnit, roundingInc, roundingMode) => {
    const endEpochNano = internal_isoDateTimeToEpochNano(endIsoDateTime);
    const sign = compareBigInts(endEpochNano, internal_isoDateTimeToEpochNano(startIsoDateTime));
    if (!sign) {
      return durationFieldDefaults;
    }
    let durationFields;
    return durationFields = diffDateTimesBig(calendar, startIsoDateTime, endIsoDateTime, sign, largestUnit), 
    durationFields = roundRelativeDuration(durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, ((calendar, origin) => ({
      ne: internal_isoDateTimeToEpochNano(origin),
      X: duration => internal_isoDateTimeToEpochNano(combineDateAndTime(moveDate(calendar, origin, duration), origin))
    }))(calendar, startIsoDateTime)), durationFields;
  })(calendar, startIsoDateTime, endIsoDateTime, largestUnit, smallestUnit, roundingInc, roundingMode);
}

function diffYearMonthsRounded(calendar, startIsoDate, endIsoDate, largestUnit, smallestUnit, roundingInc, roundingMode) {
  const firstOfMonth0 = moveToStartOfMonth(calendar, startIsoDate);
  const firstOfMonth1 = moveToStartOfMonth(calendar, endIsoDate);
  return compareIsoDates(firstOfMonth0, firstOfMonth1) ? diffDateCalendarUnitsRounded(calendar, checkIsoDateInBounds(firstOfMonth0), checkIsoDateInBounds(firstOfMonth1), largestUnit, smallestUnit, roundingInc, roundingMode, 8) : durationFieldDefaults;
}

function diffDatesRounded(calendar, startIsoDate, endIsoDate, largestUnit, smallestUnit, roundingInc, roundingMode, smallestPrecision = 6) {
  return 6 === largestUnit ? diffEpochNanosRounded(internal_isoDateToEpochNano(startIsoDate), internal_isoDateToEpochNano(endIsoDate), largestUnit, smallestUnit, roundingInc, roundingMode) : diffDateCalendarUnitsRounded(calendar, startIsoDate, endIsoDate, largestUnit, smallestUnit, roundingInc, roundingMode, smallestPrecision);
}

function diffTimesRounded(plainTimeSlots0, plainTimeSlots1, largestUnit, smallestUnit, roundingInc, roundingMode) {
  const timeDiffNano = roundNumberToInc(internal_timeFieldsToNano(plainTimeSlots1) - internal_timeFieldsToNano(plainTimeSlots0), computeNanoInc(smallestUnit, roundingInc), roundingMode);
  return {
    ...durationFieldDefaults,
    ...nanoToDurationTimeFields(timeDiffNano, largestUnit)
  };
}

function diffDateCalendarUnitsRounded(calendar, startIsoDate, endIsoDate, largestUnit, smallestUnit, roundingInc, roundingMode, smallestPrecision = 6) {
  const endEpochNano = internal_isoDateToEpochNano(endIsoDate);
  if (!compareIsoDates(startIsoDate, endIsoDate)) {
    return durationFieldDefaults;
  }
  let durationFields;
  return durationFields = internal_diffCalendarDates(calendar, startIsoDate, endIsoDate, largestUnit), 
  smallestUnit === smallestPrecision && 1 === roundingInc || (durationFields = roundRelativeDuration(durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, internal_createDateRelativeOps(calendar, startIsoDate))), 
  durationFields;
}

function diffEpochNanosRounded(startEpochNano, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode) {
  return {
    ...durationFieldDefaults,
    ...nanoToDurationDayTimeFields(roundBigNanoToInc(endEpochNano - startEpochNano, computeBigNanoInc(smallestUnit, roundingInc), roundingMode), largestUnit)
  };
}

function internal_diffZonedEpochsExact(timeZone, calendar, startZoned, endZoned, largestUnit) {
  return largestUnit < 6 ? {
    ...durationFieldDefaults,
    ...nanoToDurationDayTimeFields(endZoned.epochNanoseconds - startZoned.epochNanoseconds, largestUnit)
  } : ((timeZone, startZoned, endZoned) => {
    const sign = compareBigInts(endZoned.epochNanoseconds, startZoned.epochNanoseconds);
    if (!sign) {
      return durationFieldDefaults;
    }
    if (!compareIsoDates(zonedEpochSlotsToIso(startZoned), zonedEpochSlotsToIso(endZoned))) {
      return {
        ...durationFieldDefaults,
        ...nanoToDurationDayTimeFields(endZoned.epochNanoseconds - startZoned.epochNanoseconds, 5)
      };
    }
    const [startIsoDateTime, endIsoDate, remainderNano] = prepareZonedEpochDiff(timeZone, startZoned, endZoned, sign);
    return {
      ...(start = startIsoDateTime, end = endIsoDate, internal_diffCalendarDates(calendar, start, end, largestUnit)),
      ...nanoToDurationTimeFields(remainderNano)
    };
    var start, end;
  })(timeZone, startZoned, endZoned);
}

function internal_diffDateTimesExact(calendar, startIsoDateTime, endIsoDateTime, largestUnit) {
  const startEpochNano = internal_isoDateTimeToEpochNano(startIsoDateTime);
  const endEpochNano = internal_isoDateTimeToEpochNano(endIsoDateTime);
  const sign = compareBigInts(endEpochNano, startEpochNano);
  return sign ? largestUnit <= 6 ? {
    ...durationFieldDefaults,
    ...nanoToDurationDayTimeFields(endEpochNano - startEpochNano, largestUnit)
  } : diffDateTimesBig(calendar, startIsoDateTime, endIsoDateTime, sign, largestUnit) : durationFieldDefaults;
}

function diffDateTimesBig(calendar, startIsoDateTime, endIsoDateTime, sign, largestUnit) {
  let diffEndDate = endIsoDateTime;
  let timeNano = internal_timeFieldsToNano(endIsoDateTime) - internal_timeFieldsToNano(startIsoDateTime);
  return Math.sign(timeNano) === -sign && (diffEndDate = moveDateByDays(endIsoDateTime, -sign), 
  timeNano += nanoInUtcDay * sign), {
    ...internal_diffCalendarDates(calendar, startIsoDateTime, diffEndDate, largestUnit),
    ...nanoToDurationTimeFields(timeNano)
  };
}

function prepareZonedEpochDiff(timeZone, startZoned, endZoned, sign) {
  const startIsoDate = zonedEpochSlotsToIso(startZoned);
  const endIsoDate = zonedEpochSlotsToIso(endZoned);
  const endEpochNano = endZoned.epochNanoseconds;
  let dayCorrection = 0;
  const timeDiffNano = internal_timeFieldsToNano(endIsoDate) - internal_timeFieldsToNano(startIsoDate);
  Math.sign(timeDiffNano) === -sign && dayCorrection++;
  const maxDayCorrection = sign > 0 ? 2 : 1;
  for (;;dayCorrection++) {
    const midIsoDate = moveDateByDays(endIsoDate, dayCorrection * -sign);
    const midEpochNano = getSingleInstantFor(timeZone, combineDateAndTime(midIsoDate, startIsoDate));
    if (dayCorrection === maxDayCorrection || compareBigInts(endEpochNano, midEpochNano) !== -sign) {
      return [ startIsoDate, midIsoDate, Number(endEpochNano - midEpochNano) ];
    }
  }
}

function internal_diffCalendarDates(calendar, startIsoDate, endIsoDate, largestUnit) {
  if (largestUnit <= 7) {
    return ((asWeeks, start, end) => {
      const days = countIsoDays(start, end);
      return asWeeks ? {
        ...durationFieldDefaults,
        weeks: divTrunc(days, 7),
        days: modTrunc(days, 7)
      } : {
        ...durationFieldDefaults,
        days: days
      };
    })(7 === largestUnit, startIsoDate, endIsoDate);
  }
  const yearMonthDayStart = computeCalendarDateFields(calendar, startIsoDate);
  const yearMonthDayEnd = computeCalendarDateFields(calendar, endIsoDate);
  if (8 === largestUnit) {
    const {year: year0, month: month0, day: day0} = yearMonthDayStart;
    const {year: year1, month: month1, day: day1} = yearMonthDayEnd;
    const sign = Math.sign(compareNumbers(year1, year0) || compareNumbers(month1, month0) || countIsoDays(startIsoDate, endIsoDate));
    let months = 0;
    let days = 0;
    if (sign) {
      months = calendar ? calendar.ee(year0, month0, year1, month1) : diffIsoMonthSlots(year0, month0, year1, month1);
      let anchorIsoDate = internal_moveDateByCalendarUnits(calendar, startIsoDate, 0, months, 0);
      sign * compareNumbers(day0, day1) > 0 && (months -= sign, anchorIsoDate = internal_moveDateByCalendarUnits(calendar, startIsoDate, 0, months, 0)), 
      days = countIsoDays(anchorIsoDate, endIsoDate);
    }
    return {
      ...durationFieldDefaults,
      months: months,
      days: days
    };
  }
  const {year: year0, month: month0, day: day0} = yearMonthDayStart;
  let {year: year1, month: month1, day: day1} = yearMonthDayEnd;
  let yearDiff = year1 - year0;
  let monthDiff = month1 - month0;
  let dayDiff = day1 - day0;
  if (yearDiff || monthDiff) {
    const sign = Math.sign(yearDiff || monthDiff);
    let daysInMonth1 = computeCalendarDaysInMonthForYearMonth(calendar, year1, month1);
    let dayCorrect = 0;
    if (Math.sign(day1 - day0) === -sign) {
      const origDaysInMonth1 = daysInMonth1;
      const yearMonthParts = addCalendarMonths(calendar, year1, month1, -sign);
      ({year: year1, month: month1} = yearMonthParts), yearDiff = year1 - year0, monthDiff = month1 - month0, 
      daysInMonth1 = computeCalendarDaysInMonthForYearMonth(calendar, year1, month1), 
      dayCorrect = sign < 0 ? -origDaysInMonth1 : daysInMonth1;
    }
    if (dayDiff = day1 - Math.min(day0, daysInMonth1) + dayCorrect, yearDiff) {
      const [monthCodeNumber0, isLeapMonth0] = computeCalendarMonthCodeParts(calendar, year0, month0);
      const [monthCodeNumber1, isLeapMonth1] = computeCalendarMonthCodeParts(calendar, year1, month1);
      const leapMonthMeta = calendar ? calendar.l : void 0;
      if (monthDiff = void 0 !== leapMonthMeta && isLeapMonth0 && !isLeapMonth1 && (leapMonthMeta < 0 ? sign > 0 && monthCodeNumber1 === -leapMonthMeta : sign < 0 && monthCodeNumber1 === monthCodeNumber0) ? 0 : monthCodeNumber1 - monthCodeNumber0 || Number(isLeapMonth1) - Number(isLeapMonth0), 
      Math.sign(monthDiff) === -sign) {
        const monthCorrect = sign < 0 && -computeCalendarMonthsInYearForYear(calendar, year1);
        year1 -= sign, yearDiff = year1 - year0, monthDiff = month1 - resolveMonthInMovedYear(calendar, monthCodeNumber0, isLeapMonth0, calendar ? calendar.p(year1) : void 0, 0) + (monthCorrect || computeCalendarMonthsInYearForYear(calendar, year1));
      } else if (calendar) {
        const month0Projected = resolveMonthInMovedYear(calendar, monthCodeNumber0, isLeapMonth0, calendar.p(year1), 0);
        monthDiff = calendar.ee(year1, month0Projected, year1, month1);
      }
    }
  }
  return {
    ...durationFieldDefaults,
    years: yearDiff,
    months: monthDiff,
    days: dayDiff
  };
}

function compareIsoDates(isoDate0, isoDate1) {
  return compareNumbers(isoDate0.year, isoDate1.year) || compareNumbers(isoDate0.month, isoDate1.month) || compareNumbers(isoDate0.day, isoDate1.day);
}

function countIsoDays(startIsoDate, endIsoDate) {
  return isoDateToEpochDays(endIsoDate) - isoDateToEpochDays(startIsoDate);
}

function spanRelativeDuration(relativeToSlots, durationFields, largestUnit) {
  return isZonedEpochSlots(relativeToSlots) ? ((relativeToSlots, durationFields, largestUnit) => {
    const {calendar: calendar, timeZone: timeZone} = relativeToSlots;
    const endSlots = moveZonedEpochSlots(relativeToSlots, durationFields);
    return [ internal_diffZonedEpochsExact(timeZone, calendar, relativeToSlots, endSlots, largestUnit), endSlots.epochNanoseconds, internal_createZonedRelativeOps(calendar, timeZone, relativeToSlots) ];
  })(relativeToSlots, durationFields, largestUnit) : ((relativeToSlots, durationFields, largestUnit) => {
    const {calendar: calendar} = relativeToSlots;
    const origin = checkIsoDateTimeInBounds(combineDateAndTime(relativeToSlots, timeFieldDefaults));
    const end = moveDateTime(calendar, origin, durationFields);
    return [ internal_diffDateTimesExact(calendar, origin, end, largestUnit), internal_isoDateTimeToEpochNano(end), internal_createDateRelativeOps(calendar, relativeToSlots) ];
  })(relativeToSlots, durationFields, largestUnit);
}

function moveRelativeEndpointToEpochNano(relativeToSlots, durationFields) {
  return isZonedEpochSlots(relativeToSlots) ? moveZonedEpochSlots(relativeToSlots, durationFields).epochNanoseconds : internal_isoDateTimeToEpochNano(moveDateTime(relativeToSlots.calendar, combineDateAndTime(relativeToSlots, timeFieldDefaults), durationFields));
}

function moveRelativeMarkerToEpochNano(relativeOps, dateDuration) {
  return durationHasDateParts(dateDuration) ? relativeOps.X(dateDuration) : relativeOps.ne;
}

function internal_createZonedRelativeOps(calendar, timeZone, slots) {
  const origin = zonedEpochSlotsToIso(slots);
  return {
    ne: slots.epochNanoseconds,
    X: duration => getSingleInstantFor(timeZone, combineDateAndTime(moveDate(calendar, origin, duration), origin))
  };
}

function internal_createDateRelativeOps(calendar, origin) {
  return {
    ne: internal_isoDateToEpochNano(origin),
    X: duration => internal_isoDateToEpochNano(moveDate(calendar, origin, duration))
  };
}

function isZonedEpochSlots(slots) {
  return "timeZone" in slots;
}

function isUniformUnit(unit, isZoned) {
  return unit <= 6 - (isZoned ? 1 : 0);
}

function nanoToGivenFields(nano, largestUnit, fieldNames) {
  const fields = {};
  for (let unit = largestUnit; unit >= 0; unit--) {
    const divisor = unitNanoMap[unit];
    fields[fieldNames[unit]] = divTrunc(nano, divisor), nano = modTrunc(nano, divisor);
  }
  return fields;
}

const maxDurationSeconds = 2 ** 53;

function addDurationsWithoutRelativeTo(doSubtract, slots, otherSlots) {
  const maxUnit = Math.max(getMaxDurationUnit(slots), getMaxDurationUnit(otherSlots));
  return clampEntity("unit", maxUnit, 0, 6, 1, durationFieldNamesAsc), ((doSubtract, slots, otherSlots, maxUnit) => createDurationSlots(validateDurationFields(((a, b, largestUnit, doSubtract) => {
    const combined = durationDayTimeToBigNano(a) + durationDayTimeToBigNano(b) * BigInt(doSubtract ? -1 : 1);
    return Number.isFinite(Number(combined / bigNanoInUtcDay)) || throwRangeError(outOfBoundsDate), 
    {
      ...durationFieldDefaults,
      ...nanoToDurationDayTimeFields(combined, largestUnit)
    };
  })(slots, otherSlots, maxUnit, doSubtract))))(doSubtract, slots, otherSlots, maxUnit);
}

function roundDuration(refineRelativeTo, slots, options) {
  const durationLargestUnit = getMaxDurationUnit(slots);
  const [largestUnit, smallestUnit, roundingInc, roundingMode, relativeToSlots] = ((options, defaultLargestUnit, refineRelativeTo) => {
    options = normalizeOptionsOrString(options, smallestUnitStr);
    let largestUnit = coerceLargestUnit(options);
    const relativeToInternals = refineRelativeTo(options.relativeTo);
    let roundingInc = coerceRoundingIncInteger(options);
    const roundingMode = coerceRoundingMode(options, 7);
    let smallestUnit = coerceSmallestUnit(options);
    return void 0 === largestUnit && void 0 === smallestUnit && throwRangeError("Required smallestUnit or largestUnit"), 
    null == smallestUnit && (smallestUnit = 0), null == largestUnit && (largestUnit = Math.max(smallestUnit, defaultLargestUnit)), 
    checkLargestSmallestUnit(largestUnit, smallestUnit), roundingInc = validateRoundingInc(roundingInc, smallestUnit, 1), 
    roundingInc > 1 && smallestUnit > 5 && largestUnit !== smallestUnit && throwRangeError("For calendar units with roundingIncrement > 1, use largestUnit = smallestUnit"), 
    [ largestUnit, smallestUnit, roundingInc, roundingMode, relativeToInternals ];
  })(options, durationLargestUnit, refineRelativeTo);
  if (!relativeToSlots && Math.max(durationLargestUnit, largestUnit) <= 6) {
    return createDurationSlots(validateDurationFields(((durationFields, largestUnit, smallestUnit, roundingInc, roundingMode) => {
      const roundedBigNano = roundBigNanoToInc(durationDayTimeToBigNano(durationFields), computeBigNanoInc(smallestUnit, roundingInc), roundingMode);
      return {
        ...durationFieldDefaults,
        ...nanoToDurationDayTimeFields(roundedBigNano, largestUnit)
      };
    })(slots, largestUnit, smallestUnit, roundingInc, roundingMode)));
  }
  relativeToSlots || throwRangeError("Missing relativeTo");
  const isZoned = isZonedEpochSlots(relativeToSlots);
  if (!slots.sign && (!isZoned || largestUnit < 6)) {
    return slots;
  }
  const [balancedDuration, endEpochNano, relativeOps] = spanRelativeDuration(relativeToSlots, slots, largestUnit);
  return createDurationSlots(roundRelativeDuration(balancedDuration, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps, isZoned));
}

function absDuration(slots) {
  return -1 === slots.sign ? negateDuration(slots) : slots;
}

function negateDuration(slots) {
  return createDurationSlots(negateDurationFields(slots));
}

function negateDurationFields(fields) {
  const res = {};
  for (const fieldName of durationFieldNamesAsc) {
    res[fieldName] = -1 * fields[fieldName] || 0;
  }
  return res;
}

function computeDurationSign(fields, fieldNames = durationFieldNamesAsc) {
  let sign = 0;
  for (const fieldName of fieldNames) {
    const fieldSign = Math.sign(fields[fieldName]);
    fieldSign && (sign && sign !== fieldSign && throwRangeError("Cannot mix duration signs"), 
    sign = fieldSign);
  }
  return sign;
}

function validateDurationFields(fields) {
  for (const calendarUnit of durationCalendarFieldNamesAsc) {
    validateDurationCalendarUnit(calendarUnit, fields[calendarUnit]);
  }
  const bigNano = durationDayTimeToBigNano(fields);
  return validateDurationTimeUnit(Number(bigNano / bigNanoInSec)), fields;
}

function validateDurationCalendarUnit(unit, value) {
  return clampEntity(unit, value, -4294967295, 4294967295, 1);
}

function validateDurationTimeUnit(n) {
  Number.isSafeInteger(n) || throwRangeError("Out-of-bounds duration");
}

function durationDayTimeToBigNano(fields) {
  return BigInt(fields.days) * bigNanoInUtcDay + durationTimeToBigNano(fields);
}

function durationTimeToBigNano(fields) {
  return BigInt(fields.hours) * bigNanoInHour + BigInt(fields.minutes) * bigNanoInMinute + durationSubMinuteToBigNano(fields);
}

function durationSubMinuteToBigNano(fields) {
  return BigInt(fields.seconds) * bigNanoInSec + BigInt(fields.milliseconds) * bigNanoInMilli + BigInt(fields.microseconds) * bigNanoInMicro + BigInt(fields.nanoseconds);
}

function nanoToDurationDayTimeFields(bigNano, largestUnit = 6) {
  const days = Number(bigNano / bigNanoInUtcDay);
  const timeNano = Number(bigNano % bigNanoInUtcDay);
  const unitNano = unitNanoMap[largestUnit];
  const largestUnitVal = largestUnit <= 3 ? Number(bigNano / BigInt(unitNano)) : days * (nanoInUtcDay / unitNano) + divTrunc(timeNano, unitNano);
  Number.isFinite(largestUnitVal) || throwRangeError(outOfBoundsDate), largestUnit <= 3 && Math.abs(largestUnitVal) / (internal_nanoInSec / unitNanoMap[largestUnit]) >= maxDurationSeconds && throwRangeError(outOfBoundsDate);
  const dayTimeFields = nanoToGivenFields(timeNano, largestUnit, durationFieldNamesAsc);
  return dayTimeFields[durationFieldNamesAsc[largestUnit]] = largestUnitVal, dayTimeFields;
}

function nanoToDurationTimeFields(nano, largestUnit = 5) {
  return nanoToGivenFields(nano, largestUnit, durationFieldNamesAsc);
}

function durationHasDateParts(fields) {
  return Boolean(computeDurationSign(fields, durationDateFieldNamesAsc));
}

function getMaxDurationUnit(fields) {
  let unit = 9;
  for (;unit > 0 && !fields[durationFieldNamesAsc[unit]]; unit--) {}
  return unit;
}

function compareZonedEpochSlots(zonedEpochSlots0, zonedEpochSlots1) {
  return compareBigInts(zonedEpochSlots0.epochNanoseconds, zonedEpochSlots1.epochNanoseconds);
}

function compareDurations(refineRelativeTo, durationSlots0, durationSlots1, options) {
  const relativeToSlots = refineRelativeTo(normalizeOptions(options).relativeTo);
  const maxUnit = Math.max(getMaxDurationUnit(durationSlots0), getMaxDurationUnit(durationSlots1));
  return allPropsEqual(durationFieldNamesAsc, durationSlots0, durationSlots1) ? 0 : isUniformUnit(maxUnit, relativeToSlots && isZonedEpochSlots(relativeToSlots)) ? compareBigInts(durationDayTimeToBigNano(durationSlots0), durationDayTimeToBigNano(durationSlots1)) : (relativeToSlots || throwRangeError("Missing relativeTo"), 
  compareBigInts(moveRelativeEndpointToEpochNano(relativeToSlots, durationSlots0), moveRelativeEndpointToEpochNano(relativeToSlots, durationSlots1)));
}

function compareIsoDateTimeFields(isoDateTime0, isoDateTime1) {
  return compareIsoDateFields(isoDateTime0, isoDateTime1) || compareTimeFields(isoDateTime0, isoDateTime1);
}

function compareIsoDateFields(isoDate0, isoDate1) {
  return compareNumbers(isoDateToEpochDays(isoDate0), isoDateToEpochDays(isoDate1));
}

function compareTimeFields(timeFields0, timeFields1) {
  return compareNumbers(internal_timeFieldsToNano(timeFields0), internal_timeFieldsToNano(timeFields1));
}

function instantsEqual(instantSlots0, instantSlots1) {
  return !compareZonedEpochSlots(instantSlots0, instantSlots1);
}

function zonedDateTimesEqual(zonedDateTimeSlots0, zonedDateTimeSlots1) {
  return !compareZonedEpochSlots(zonedDateTimeSlots0, zonedDateTimeSlots1) && zonedDateTimeSlots0.timeZone.m === zonedDateTimeSlots1.timeZone.m && zonedDateTimeSlots0.calendar === zonedDateTimeSlots1.calendar;
}

function plainDateTimesEqual(plainDateTimeSlots0, plainDateTimeSlots1) {
  return !compareIsoDateTimeFields(plainDateTimeSlots0, plainDateTimeSlots1) && plainDateTimeSlots0.calendar === plainDateTimeSlots1.calendar;
}

function plainDatesEqual(plainDateSlots0, plainDateSlots1) {
  return !compareIsoDateFields(plainDateSlots0, plainDateSlots1) && plainDateSlots0.calendar === plainDateSlots1.calendar;
}

function plainYearMonthsEqual(plainYearMonthSlots0, plainYearMonthSlots1) {
  return !compareIsoDateFields(plainYearMonthSlots0, plainYearMonthSlots1) && plainYearMonthSlots0.calendar === plainYearMonthSlots1.calendar;
}

function plainMonthDaysEqual(plainMonthDaySlots0, plainMonthDaySlots1) {
  return !compareIsoDateFields(plainMonthDaySlots0, plainMonthDaySlots1) && plainMonthDaySlots0.calendar === plainMonthDaySlots1.calendar;
}

function plainTimesEqual(plainTimeSlots0, plainTimeSlots1) {
  return !compareTimeFields(plainTimeSlots0, plainTimeSlots1);
}

function getCalendarEraOrigins(calendar) {
  return 0 === calendar ? gregoryEraOrigins : calendar ? calendar.k : void 0;
}

function getCalendarFieldNames(calendar, fieldNames, fieldNamesWithEra = fieldNames) {
  return getCalendarEraOrigins(calendar) ? fieldNamesWithEra : fieldNames;
}

function resolveCalendarYear(fields, calendar) {
  const exoticCalendar = calendar || void 0;
  const eraOrigins = getCalendarEraOrigins(calendar);
  let {era: era, eraYear: eraYear, year: year} = fields;
  if (void 0 !== year && (year = utils_toIntegerWithTrunc(year, "year")), void 0 !== eraYear && (eraYear = utils_toIntegerWithTrunc(eraYear, "eraYear")), 
  void 0 !== era || void 0 !== eraYear) {
    void 0 !== era && void 0 !== eraYear || throwTypeError("Mismatching era/eraYear"), 
    eraOrigins || throwRangeError("Forbidden era/eraYear");
    const normalizedEra = normalizeEraName(era);
    const eraOrigin = eraOrigins[normalizedEra];
    void 0 === eraOrigin && throwRangeError((era => `Invalid era: ${era}`)(era));
    const yearByEra = exoticCalendar?._ ? exoticCalendar._(eraYear, normalizedEra, eraOrigin) : eraYearToYear(eraYear, eraOrigin);
    void 0 !== year && year !== yearByEra && throwRangeError("Mismatching year/eraYear"), 
    year = yearByEra;
  } else {
    void 0 === year && throwTypeError(missingYear(eraOrigins));
  }
  return year;
}

function resolveCalendarMonth(fields, calendar, year, monthCodeParts, overflow) {
  let {month: month, monthCode: monthCode} = fields;
  if (void 0 !== monthCode) {
    const monthByCode = ((calendar, monthCode, year, overflow, monthCodeParts = parseMonthCode(monthCode)) => {
      const leapMonth = calendar ? calendar.p(year) : void 0;
      const [monthCodeNumber, wantsLeapMonth] = monthCodeParts;
      let month = monthCodeNumberToMonth(monthCodeNumber, wantsLeapMonth, leapMonth);
      if (wantsLeapMonth) {
        const leapMonthMeta = calendar ? calendar.l : void 0;
        void 0 === leapMonthMeta && throwRangeError(invalidLeapMonth), leapMonthMeta > 0 ? (month > leapMonthMeta && throwRangeError(invalidLeapMonth), 
        leapMonth !== month && (1 === overflow && throwRangeError(invalidLeapMonth), month = monthCodeNumberToMonth(monthCodeNumber, 0, leapMonth))) : (month !== -leapMonthMeta && throwRangeError(invalidLeapMonth), 
        void 0 === leapMonth && 1 === overflow && throwRangeError(invalidLeapMonth));
      }
      return month;
    })(calendar, monthCode, year, overflow, monthCodeParts);
    void 0 !== month && month !== monthByCode && throwRangeError("Mismatching month/monthCode"), 
    month = monthByCode, overflow = 1;
  } else {
    void 0 === month && throwTypeError("Missing month/monthCode");
  }
  return clampEntity("month", month, 1, computeCalendarMonthsInYearForYear(calendar, year), overflow);
}

function resolveCalendarDay(fields, calendar, year, month, overflow) {
  return clampProp(fields, "day", 1, computeCalendarDaysInMonthForYearMonth(calendar, year, month), overflow);
}

function eraYearToYear(eraYear, eraOrigin) {
  return (eraOrigin + eraYear) * (Math.sign(eraOrigin) || 1) || 0;
}

function resolveTimeFields(fields, overflow) {
  return constrainTimeFields(pluckProps(timeFieldNamesAsc, {
    ...timeFieldDefaults,
    ...fields
  }), overflow);
}

const offsetRegExp = /^([+-])([01]\d|2[0-3])(?:(:?)([0-5]\d)(?:\3([0-5]\d)(?:[.,](\d{1,9}))?)?)?$/;

function parseOffsetNano(s) {
  const offsetNano = parseOffsetNanoMaybe(s);
  return void 0 === offsetNano && throwRangeError(failedParse(s)), offsetNano;
}

function parseOffsetNanoMaybe(s, onlyHourMinute) {
  const parts = offsetRegExp.exec(s);
  if (parts) {
    return onlyHourMinute && parts[5] && throwRangeError(failedParse(s)), (s => s && "+" !== s ? -1 : 1)(parts[1]) * (parseInt(parts[2]) * internal_nanoInHour + parseInt0(parts[4]) * internal_nanoInMinute + parseInt0(parts[5]) * internal_nanoInSec + parseSubsecNano(parts[6] || ""));
  }
}

const dateFieldRefiners = {
  era: internal_toString,
  month: utils_toPositiveIntegerWithTruncation,
  monthCode(monthCode, fieldName) {
    return requireString(toPrimitiveWithStringHint(monthCode), fieldName);
  },
  day: utils_toPositiveIntegerWithTruncation
};

const timeFieldRefiners = /*@__PURE__*/ zipPropsConst(timeFieldNamesAsc, utils_toIntegerWithTrunc);

const durationFieldRefiners = /*@__PURE__*/ zipPropsConst(durationFieldNamesAsc, internal_toStrictInteger);

const dateTimeFieldRefiners = /*@__PURE__*/ Object.assign({}, dateFieldRefiners, timeFieldRefiners);

const zonedDateTimeFieldRefiners = {
  offset(offsetString) {
    return parseOffsetNano(requireString(toPrimitiveWithStringHint(offsetString)));
  },
  ...dateTimeFieldRefiners
};

function readAndRefineBagFields(bag, validFieldNames, fieldRefiners, requiredFieldNames, disallowEmpty = !requiredFieldNames) {
  const res = {};
  let anyMatching = 0;
  for (const fieldName of validFieldNames) {
    let fieldVal = bag[fieldName];
    if (void 0 !== fieldVal) {
      anyMatching = 1;
      const refiner = fieldRefiners[fieldName];
      refiner && (fieldVal = refiner(fieldVal, fieldName)), res[fieldName] = fieldVal;
    } else {
      requiredFieldNames && requiredFieldNames.includes(fieldName) && throwTypeError(missingField(fieldName));
    }
  }
  return disallowEmpty && !anyMatching && throwTypeError("No valid fields: " + validFieldNames.join()), 
  res;
}

function internal_refineOverflowOptions(options) {
  return void 0 === options ? 0 : coerceOverflow(requireObjectLike(options));
}

function refineZonedFieldOptions(options, defaultOffsetDisambig = 0) {
  options = normalizeOptions(options);
  const epochDisambig = coerceEpochDisambig(options);
  const offsetDisambig = coerceOffsetDisambig(options, defaultOffsetDisambig);
  return [ coerceOverflow(options), offsetDisambig, epochDisambig ];
}

function refineEpochDisambigOptions(options) {
  return coerceEpochDisambig(normalizeOptions(options));
}

function refineCalendarDateFields(fields, calendar, allowMissingDay) {
  const eraOrigins = getCalendarEraOrigins(calendar);
  void 0 !== fields.year || void 0 !== fields.era && void 0 !== fields.eraYear || throwTypeError(missingYear(eraOrigins)), 
  void 0 === fields.monthCode && void 0 === fields.month && throwTypeError("Missing month/monthCode"), 
  allowMissingDay || void 0 !== fields.day || throwTypeError(missingField("day"));
  const monthCodeParts = parseMonthCodeField(fields);
  return [ resolveCalendarYear(fields, calendar), monthCodeParts ];
}

function refineMonthDayFields(fields, calendar) {
  const isIso = calendar === isoCalendarImpl;
  const eraOrigins = getCalendarEraOrigins(calendar);
  void 0 === fields.day && throwTypeError(missingField("day")), isIso || void 0 === fields.month || void 0 !== fields.year || void 0 !== fields.era && void 0 !== fields.eraYear || throwTypeError(missingYear(eraOrigins));
  const monthCodeParts = parseMonthCodeField(fields);
  return [ void 0 !== fields.eraYear || void 0 !== fields.year ? resolveCalendarYear(fields, calendar) : void 0, monthCodeParts ];
}

function createDateTimeFromRefinedFields(isoDate, timeFields = timeFieldDefaults, calendar) {
  const isoDateTime = combineDateAndTime(isoDate, timeFields);
  return checkIsoDateTimeInBounds(isoDateTime), createDateTimeSlots(isoDateTime, calendar);
}

function createDateFromRefinedFields(fields, calendar, year, monthCodeParts, overflow) {
  const month = resolveCalendarMonth(fields, calendar, year, monthCodeParts, overflow);
  return createDateSlots(checkIsoDateInBounds(computeCalendarIsoFieldsFromParts(calendar, year, month, resolveCalendarDay(fields, calendar, year, month, overflow))), calendar);
}

function createYearMonthFromRefinedFields(fields, calendar, year, monthCodeParts, overflow) {
  return createYearMonthFromCalendarParts(calendar, year, resolveCalendarMonth(fields, calendar, year, monthCodeParts, overflow));
}

function createMonthDayFromRefinedFields(fields, calendar, year, monthCodeParts, overflow) {
  const isIso = calendar === isoCalendarImpl;
  let yearMaybe = year;
  let day;
  let monthCodeNumber;
  let isLeapMonth;
  if (void 0 === yearMaybe && isIso && (yearMaybe = 1972), void 0 !== yearMaybe) {
    isIso || checkIsoDateInBounds(computeCalendarIsoFieldsFromParts(calendar, yearMaybe, 1, 1));
    const month = resolveCalendarMonth(fields, calendar, yearMaybe, monthCodeParts, overflow);
    day = resolveCalendarDay(fields, calendar, yearMaybe, month, overflow), [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, yearMaybe, month);
  } else {
    void 0 === fields.monthCode && throwTypeError("Missing month/monthCode"), [monthCodeNumber, isLeapMonth] = monthCodeParts;
    const referenceYear = calendar ? calendar.re : 1972;
    if (void 0 !== referenceYear) {
      day = resolveCalendarDay(fields, calendar, referenceYear, resolveCalendarMonth(fields, calendar, referenceYear, monthCodeParts, overflow), overflow);
    } else {
      const constrainedDay = 0 === overflow && calendar ? calendar.ge?.(monthCodeNumber, isLeapMonth, fields.day) : void 0;
      day = void 0 !== constrainedDay ? constrainedDay : fields.day;
    }
  }
  return createMonthDayFromMonthCodeParts(calendar, monthCodeNumber, isLeapMonth, day, fields.day, overflow);
}

function createYearMonthFromCalendarParts(calendar, year, month) {
  return createDateSlots(checkIsoYearMonthInBounds(computeCalendarIsoFieldsFromParts(calendar, year, month, 1)), calendar);
}

function createMonthDayFromCalendarParts(calendar, year, month, day) {
  const [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, year, month);
  return createMonthDayFromMonthCodeParts(calendar, monthCodeNumber, isLeapMonth, day, day, 0);
}

function createMonthDayFromMonthCodeParts(calendar, monthCodeNumber, isLeapMonthArg, day, requestedDay, overflow) {
  let isLeapMonth = isLeapMonthArg;
  isLeapMonth && ((calendar && calendar.U?.[monthCodeNumber]) ?? 1 / 0) < requestedDay && (1 === overflow && throwRangeError(invalidLeapMonth), 
  isLeapMonth = 0, day = internal_constrainToRange(requestedDay, 1, (calendar && calendar.R) ?? 1 / 0));
  let res = calendar ? calendar.u(monthCodeNumber, Boolean(isLeapMonth), day) : computeIsoYearMonthFieldsForMonthDay(monthCodeNumber, Boolean(isLeapMonth));
  for (;!res && 0 === overflow && day > 1; ) {
    day--, res = calendar ? calendar.u(monthCodeNumber, Boolean(isLeapMonth), day) : computeIsoYearMonthFieldsForMonthDay(monthCodeNumber, Boolean(isLeapMonth));
  }
  res || throwRangeError("Cannot guess year");
  const {year: finalYear, month: finalMonth} = res;
  return createDateSlots(checkIsoDateInBounds(computeCalendarIsoFieldsFromParts(calendar, finalYear, finalMonth, day)), calendar);
}

function parseMonthCodeField(fields) {
  if (void 0 !== fields.monthCode) {
    return parseMonthCode(fields.monthCode);
  }
}

const RawDateTimeFormat = Intl.DateTimeFormat;

function formatEpochMilliToPartsRecord(intlFormat, epochMilli) {
  epochMilli < -864e13 && throwRangeError(outOfBoundsDate);
  const parts = intlFormat.formatToParts(epochMilli);
  const hash = {};
  for (const part of parts) {
    hash[part.type] = part.value;
  }
  return hash;
}

const utcTimeZoneId = "UTC";

const timeZonePeriodDaysByName = {
  "El_Aaiun": 16,
  "Tucuman": 12,
  "Tirane": 11,
  "Riga": 10,
  "Simferopol": 9,
  "Vienna": 9,
  "Tunis": 8,
  "Boa_Vista": 6,
  "Fortaleza": 6,
  "Maceio": 6,
  "Noronha": 6,
  "Recife": 6,
  "Gaza": 6,
  "Hebron": 6,
  "DeNoronha": 6
};

const minPossibleTransitionSec = -4e9;

function refineTimeDisplayTuple(options, maxSmallestUnit = 4) {
  const subsecDigits = coerceFractionalSecondDigits(options);
  const roundingMode = coerceRoundingMode(options, 4);
  const smallestUnit = coerceSmallestUnit(options);
  return [ roundingMode, ...resolveSmallestUnitAndSubsecDigits(validateUnitRange(smallestUnitStr, smallestUnit, 0, maxSmallestUnit), subsecDigits) ];
}

function refineDateDisplayOptions(options) {
  return coerceCalendarDisplay(normalizeOptions(options));
}

function refineTimeDisplayOptions(options, maxSmallestUnit) {
  return refineTimeDisplayTuple(normalizeOptions(options), maxSmallestUnit);
}

function resolveSmallestUnitAndSubsecDigits(smallestUnit, subsecDigits) {
  return null != smallestUnit ? [ unitNanoMap[smallestUnit], smallestUnit < 4 ? 9 - 3 * smallestUnit : -1 ] : [ void 0 === subsecDigits ? 1 : 10 ** (9 - subsecDigits), subsecDigits ];
}

function formatInstantIso(refineTimeZoneString, instantSlots, options) {
  const [timeZoneArg, roundingMode, nanoInc, subsecDigits] = (options => {
    const subsecDigits = coerceFractionalSecondDigits(options = normalizeOptions(options));
    const roundingMode = coerceRoundingMode(options, 4);
    const smallestUnit = coerceSmallestUnit(options);
    return [ options.timeZone, roundingMode, ...resolveSmallestUnitAndSubsecDigits(validateUnitRange(smallestUnitStr, smallestUnit, 0, 4), subsecDigits) ];
  })(options);
  const providedTimeZone = void 0 !== timeZoneArg;
  return ((providedTimeZone, timeZone, epochNano, roundingMode, nanoInc, subsecDigits) => {
    epochNano = roundBigNanoToDayOriginInc(epochNano, BigInt(nanoInc), roundingMode);
    const offsetNano = timeZone.B(epochNano);
    return formatIsoDateTimeFields(epochNanoToIsoDateTime(epochNano + BigInt(offsetNano)), subsecDigits) + (providedTimeZone ? formatOffsetNano(roundToMinute(offsetNano)) : "Z");
  })(providedTimeZone, queryTimeZone(providedTimeZone ? refineTimeZoneString(timeZoneArg) : "UTC"), instantSlots.epochNanoseconds, roundingMode, nanoInc, subsecDigits);
}

function formatInstantIsoAuto(instantSlots) {
  return formatIsoDateTimeFields(epochNanoToIsoDateTime(instantSlots.epochNanoseconds), void 0) + "Z";
}

function formatZonedDateTimeIso(zonedDateTimeSlots0, options) {
  const displayOptions = (options => {
    options = normalizeOptions(options);
    const calendarDisplay = coerceCalendarDisplay(options);
    const subsecDigits = coerceFractionalSecondDigits(options);
    const offsetDisplay = coerceOffsetDisplay(options);
    const roundingMode = coerceRoundingMode(options, 4);
    const smallestUnit = coerceSmallestUnit(options);
    return [ calendarDisplay, coerceTimeZoneDisplay(options), offsetDisplay, roundingMode, ...resolveSmallestUnitAndSubsecDigits(validateUnitRange(smallestUnitStr, smallestUnit, 0, 4), subsecDigits) ];
  })(options);
  return ((calendar, timeZoneId, timeZone, epochNano, calendarDisplay, timeZoneDisplay, offsetDisplay, roundingMode, nanoInc, subsecDigits) => {
    epochNano = roundBigNanoToDayOriginInc(epochNano, BigInt(nanoInc), roundingMode);
    const offsetNano = timeZone.B(epochNano);
    return formatIsoDateTimeFields(epochNanoToIsoDateTime(epochNano + BigInt(offsetNano)), subsecDigits) + formatOffsetNano(roundToMinute(offsetNano), offsetDisplay) + formatTimeZone(timeZoneId, timeZoneDisplay) + formatCalendar(calendar, calendarDisplay);
  })(zonedDateTimeSlots0.calendar, zonedDateTimeSlots0.timeZone.id, zonedDateTimeSlots0.timeZone, zonedDateTimeSlots0.epochNanoseconds, ...displayOptions);
}

function formatZonedDateTimeIsoAuto(zonedDateTimeSlots) {
  const calendar = zonedDateTimeSlots.calendar;
  const timeZone = zonedDateTimeSlots.timeZone;
  const offsetNano = timeZone.B(zonedDateTimeSlots.epochNanoseconds);
  return formatIsoDateTimeFields(epochNanoToIsoDateTime(zonedDateTimeSlots.epochNanoseconds + BigInt(offsetNano)), void 0) + formatOffsetNano(roundToMinute(offsetNano)) + formatTimeZone(timeZone.id, 0) + (calendar === isoCalendarImpl ? "" : formatCalendarId(getCalendarSlotId(calendar), 0));
}

function formatPlainDateTimeIso(plainDateTimeSlots0, options) {
  const displayOptions = (options => (options = normalizeOptions(options), [ coerceCalendarDisplay(options), ...refineTimeDisplayTuple(options) ]))(options);
  return ((calendar, isoDateTime, calendarDisplay, roundingMode, nanoInc, subsecDigits) => formatIsoDateTimeFields(roundDateTimeToInc(isoDateTime, nanoInc, roundingMode), subsecDigits) + formatCalendar(calendar, calendarDisplay))(plainDateTimeSlots0.calendar, plainDateTimeSlots0, ...displayOptions);
}

function formatDateTimeIsoAuto(isoDateTimeSlots) {
  const calendar = isoDateTimeSlots.calendar;
  return formatIsoDateTimeFields(isoDateTimeSlots, void 0) + (calendar === isoCalendarImpl ? "" : formatCalendarId(getCalendarSlotId(calendar), 0));
}

function formatPlainDateIso(plainDateSlots, options) {
  return calendar = plainDateSlots.calendar, isoDate = plainDateSlots, calendarDisplay = refineDateDisplayOptions(options), 
  formatIsoDateFields(isoDate) + formatCalendar(calendar, calendarDisplay);
  var calendar, isoDate, calendarDisplay;
}

function formatDateIsoAuto(plainDateSlots) {
  return formatIsoDateFields(plainDateSlots) + (plainDateSlots.calendar === isoCalendarImpl ? "" : formatCalendarId(getCalendarSlotId(plainDateSlots.calendar), 0));
}

function formatPlainYearMonthIso(plainYearMonthSlots, options) {
  return formatDateLikeIso(plainYearMonthSlots.calendar, formatIsoYearMonthFields, plainYearMonthSlots, refineDateDisplayOptions(options));
}

function formatYearMonthIsoAuto(plainYearMonthSlots) {
  const calendar = plainYearMonthSlots.calendar;
  return calendar !== isoCalendarImpl ? formatIsoDateFields(plainYearMonthSlots) + formatCalendarId(getCalendarSlotId(calendar), 0) : formatIsoYearMonthFields(plainYearMonthSlots);
}

function formatPlainMonthDayIso(plainMonthDaySlots, options) {
  return formatDateLikeIso(plainMonthDaySlots.calendar, formatIsoMonthDayFields, plainMonthDaySlots, refineDateDisplayOptions(options));
}

function formatMonthDayIsoAuto(plainMonthDaySlots) {
  const calendar = plainMonthDaySlots.calendar;
  return calendar !== isoCalendarImpl ? formatIsoDateFields(plainMonthDaySlots) + formatCalendarId(getCalendarSlotId(calendar), 0) : formatIsoMonthDayFields(plainMonthDaySlots);
}

function formatDateLikeIso(calendar, formatSimple, isoDate, calendarDisplay) {
  const showCalendar = calendarDisplay > 1 || 0 === calendarDisplay && calendar !== isoCalendarImpl;
  return 1 === calendarDisplay ? calendar === isoCalendarImpl ? formatSimple(isoDate) : formatIsoDateFields(isoDate) : showCalendar ? formatIsoDateFields(isoDate) + formatCalendarId(getCalendarSlotId(calendar), 2 === calendarDisplay) : formatSimple(isoDate);
}

function formatPlainTimeIso(slots, options) {
  return ((fields, roundingMode, nanoInc, subsecDigits) => formatTimeFields(roundTimeToInc(fields, nanoInc, roundingMode)[0], subsecDigits))(slots, ...refineTimeDisplayOptions(options));
}

function formatTimeIsoAuto(slots) {
  return formatTimeFields(slots, void 0);
}

function formatDurationIso(slots, options) {
  const [roundingMode, nanoInc, subsecDigits] = refineTimeDisplayOptions(options, 3);
  return nanoInc > 1 && ((slots = {
    ...slots,
    ...roundDayTimeDurationByInc(slots, nanoInc, roundingMode)
  }).sign = computeDurationSign(slots), validateDurationFields(slots)), formatDurationSlots(slots, subsecDigits);
}

function formatDurationIsoAuto(slots) {
  return formatDurationSlots(slots, void 0);
}

function formatDurationSlots(durationSlots, subsecDigits) {
  const {sign: sign} = durationSlots;
  const abs = -1 === sign ? negateDurationFields(durationSlots) : durationSlots;
  const {hours: hours, minutes: minutes} = abs;
  const bigNano = durationSubMinuteToBigNano(abs);
  const wholeSec = Number(bigNano / bigNanoInSec);
  const subsecNano = Number(bigNano % bigNanoInSec);
  validateDurationTimeUnit(wholeSec);
  const subsecNanoString = formatSubsecNano(subsecNano, subsecDigits);
  const forceSec = subsecDigits >= 0 || !sign || subsecNanoString;
  return (sign < 0 ? "-" : "") + "P" + formatDurationFragments({
    "Y": formatDurationNumber(abs.years),
    "M": formatDurationNumber(abs.months),
    "W": formatDurationNumber(abs.weeks),
    "D": formatDurationNumber(abs.days)
  }) + (hours || minutes || wholeSec || forceSec ? "T" + formatDurationFragments({
    "H": formatDurationNumber(hours),
    "M": formatDurationNumber(minutes),
    "S": formatDurationNumber(wholeSec, forceSec) + subsecNanoString
  }) : "");
}

function formatDurationFragments(fragObj) {
  const parts = [];
  for (const fragName in fragObj) {
    const fragVal = fragObj[fragName];
    fragVal && parts.push(fragVal, fragName);
  }
  return parts.join("");
}

function formatDurationNumber(n, force) {
  if (!n && !force) {
    return "";
  }
  const options = Object.create(null);
  return options.useGrouping = 0, n.toLocaleString("fullwide", options);
}

function formatIsoDateTimeFields(isoDateTime, subsecDigits) {
  return formatIsoDateFields(isoDateTime) + "T" + formatTimeFields(isoDateTime, subsecDigits);
}

function formatIsoDateFields(isoDate) {
  return formatIsoYearMonthFields(isoDate) + "-" + padNumber2(isoDate.day);
}

function formatIsoYearMonthFields(isoDate) {
  const {year: year} = isoDate;
  return (year < 0 || year > 9999 ? getSignStr(year) + padNumber(6, Math.abs(year)) : padNumber(4, year)) + "-" + padNumber2(isoDate.month);
}

function formatIsoMonthDayFields(isoDate) {
  return padNumber2(isoDate.month) + "-" + padNumber2(isoDate.day);
}

function formatTimeFields(timeFields, subsecDigits) {
  const parts = [ padNumber2(timeFields.hour), padNumber2(timeFields.minute) ];
  return -1 !== subsecDigits && parts.push(padNumber2(timeFields.second) + ((millisecond, microsecond, nanosecond, subsecDigits) => formatSubsecNano(millisecond * internal_nanoInMilli + microsecond * internal_nanoInMicro + nanosecond, subsecDigits))(timeFields.millisecond, timeFields.microsecond, timeFields.nanosecond, subsecDigits)), 
  parts.join(":");
}

function formatOffsetNano(offsetNano, offsetDisplay = 0) {
  if (1 === offsetDisplay) {
    return "";
  }
  const [hour, nanoRemainder0] = divModFloor(Math.abs(offsetNano), internal_nanoInHour);
  const [minute, nanoRemainder1] = divModFloor(nanoRemainder0, internal_nanoInMinute);
  const [second, nanoRemainder2] = divModFloor(nanoRemainder1, internal_nanoInSec);
  return getSignStr(offsetNano) + padNumber2(hour) + ":" + padNumber2(minute) + (second || nanoRemainder2 ? ":" + padNumber2(second) + formatSubsecNano(nanoRemainder2) : "");
}

function formatTimeZone(timeZoneId, timeZoneDisplay) {
  return 1 !== timeZoneDisplay ? "[" + (2 === timeZoneDisplay ? "!" : "") + timeZoneId + "]" : "";
}

function formatCalendar(calendar, calendarDisplay) {
  return calendarDisplay > 1 || 0 === calendarDisplay && calendar !== isoCalendarImpl ? formatCalendarId(getCalendarSlotId(calendar), 2 === calendarDisplay) : "";
}

function formatCalendarId(calendarId, isCritical) {
  return "[" + (isCritical ? "!" : "") + "u-ca=" + calendarId + "]";
}

const trailingZerosRE = /0+$/;

function formatSubsecNano(totalNano, subsecDigits) {
  let s = padNumber(9, totalNano);
  return s = void 0 === subsecDigits ? s.replace(trailingZerosRE, "") : s.slice(0, subsecDigits), 
  s ? "." + s : "";
}

function getSignStr(num) {
  return num < 0 ? "-" : "+";
}

const icuRegExp = /^(AC|AE|AG|AR|AS|BE|BS|CA|CN|CS|CT|EA|EC|IE|IS|JS|MI|NE|NS|PL|PN|PR|PS|SS|VS)T$/;

const badCharactersRegExp = /[^\w\/:+-]+/;

function refineTimeZoneId(rawId) {
  return resolveTimeZoneId(requireString(rawId));
}

function resolveTimeZoneId(rawId) {
  return resolveTimeZoneRecord(rawId).id;
}

const resolveTimeZoneRecord = /*@__PURE__*/ memoize(rawId => {
  const upperRawId = rawId.toUpperCase();
  const offsetRecord = (upperRawId => {
    const offsetNano = parseOffsetNanoMaybe(upperRawId, 1);
    if (void 0 !== offsetNano) {
      return {
        id: formatOffsetNano(offsetNano),
        Z: offsetNano,
        m: offsetNano
      };
    }
  })(upperRawId);
  if (offsetRecord) {
    return {
      kind: "fixed",
      ...offsetRecord
    };
  }
  const normId = "UTC" === upperRawId ? "UTC" : (rawId => (badCharactersRegExp.test(rawId) && throwRangeError(invalidTimeZone(rawId)), 
  icuRegExp.test(rawId) && throwRangeError("Forbidden ICU TimeZone"), rawId.toLowerCase().split("/").map((part, partI) => (part.length <= 3 || /\d/.test(part)) && !/etc|yap/.test(part) ? part.toUpperCase() : part.replace(/baja|dumont|[a-z]+/g, (a, i) => a.length <= 2 && !partI || "in" === a || "chat" === a ? a.toUpperCase() : a.length > 2 || !i ? capitalize(a).replace(/island|noronha|murdo|rivadavia|urville/, capitalize) : a)).join("/")))(rawId);
  return queryNamedTimeZoneRecord(normId);
});

const queryNamedTimeZoneRecord = /*@__PURE__*/ memoize(normId => {
  if ("UTC" === normId) {
    return {
      kind: "utc",
      id: normId,
      m: normId
    };
  }
  const format = (upperNormId = normId.toUpperCase(), new RawDateTimeFormat("en-u-hc-h23", {
    calendar: "iso8601",
    timeZone: upperNormId,
    era: "short",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric"
  }));
  var upperNormId;
  return {
    kind: "named",
    id: normId,
    format: format,
    m: format.resolvedOptions().timeZone
  };
});

function queryTimeZone(rawTimeZoneId) {
  const record = resolveTimeZoneRecord(rawTimeZoneId);
  return queryTimeZoneRecord(record.id, record);
}

const queryTimeZoneRecord = /*@__PURE__*/ memoize((normTimeZoneId, record) => "named" === record.kind ? new IntlTimeZone(normTimeZoneId, record.m, record.format) : new FixedTimeZone(normTimeZoneId, record.m, "fixed" === record.kind ? record.Z : 0));

class FixedTimeZone {
  constructor(id, compareKey, offsetNano) {
    this.id = id, this.m = compareKey, this.Z = offsetNano;
  }
  B() {
    return this.Z;
  }
  O(isoDateTime) {
    return [ isoDateTimeAndOffsetToEpochNano(isoDateTime, this.Z) ];
  }
  C() {}
}

class IntlTimeZone {
  constructor(id, compareKey, format) {
    this.id = id, this.m = compareKey, this.me = ((computeOffsetSec, periodDays) => {
      const getSample = memoize(computeOffsetSec);
      const getSplit = memoize(createSplitTuple);
      const periodSec = 86400 * periodDays;
      function getOffsetSec(epochSec) {
        const [startEpochSec, endEpochSec] = computePeriod(epochSec, periodSec);
        const clampedStartEpochSec = clampIntlSampleEpochSec(startEpochSec);
        const clampedEndEpochSec = clampIntlSampleEpochSec(endEpochSec);
        const startOffsetSec = getSample(clampedStartEpochSec);
        const endOffsetSec = getSample(clampedEndEpochSec);
        return startOffsetSec === endOffsetSec ? startOffsetSec : pinch(getSplit(clampedStartEpochSec, clampedEndEpochSec), startOffsetSec, endOffsetSec, epochSec);
      }
      function searchTransition(searchEpochSec, direction, searchLimit, epochSec = searchEpochSec) {
        let [startEpochSec, endEpochSec] = computePeriod(searchEpochSec, periodSec);
        const inc = periodSec * direction;
        const inBounds = () => direction < 0 ? endEpochSec > searchLimit : startEpochSec < searchLimit;
        for (;inBounds(); ) {
          const clampedStartEpochSec = clampIntlSampleEpochSec(startEpochSec);
          const clampedEndEpochSec = clampIntlSampleEpochSec(endEpochSec);
          const startOffsetSec = getSample(clampedStartEpochSec);
          const endOffsetSec = getSample(clampedEndEpochSec);
          if (startOffsetSec !== endOffsetSec) {
            const split = getSplit(clampedStartEpochSec, clampedEndEpochSec);
            pinch(split, startOffsetSec, endOffsetSec);
            const transitionEpochSec = split[0];
            if ((compareNumbers(transitionEpochSec, epochSec) || 1) === direction) {
              return transitionEpochSec;
            }
          }
          startEpochSec += inc, endEpochSec += inc;
        }
      }
      function pinch(split, startOffsetSec, endOffsetSec, forEpochSec) {
        let offsetSec;
        let splitDurSec;
        for (;(void 0 === forEpochSec || void 0 === (offsetSec = forEpochSec < split[0] ? startOffsetSec : forEpochSec >= split[1] ? endOffsetSec : void 0)) && (splitDurSec = split[1] - split[0]); ) {
          const middleEpochSec = split[0] + Math.floor(splitDurSec / 2);
          computeOffsetSec(middleEpochSec) === endOffsetSec ? split[1] = middleEpochSec : split[0] = middleEpochSec + 1;
        }
        return offsetSec;
      }
      return {
        Ae(zonedEpochSec) {
          const wideOffsetSec0 = getOffsetSec(zonedEpochSec - 86400);
          const wideOffsetSec1 = getOffsetSec(zonedEpochSec + 86400);
          const wideUtcEpochSec0 = zonedEpochSec - wideOffsetSec0;
          const wideUtcEpochSec1 = zonedEpochSec - wideOffsetSec1;
          if (wideOffsetSec0 === wideOffsetSec1) {
            return [ wideUtcEpochSec0 ];
          }
          const narrowOffsetSec0 = getOffsetSec(wideUtcEpochSec0);
          return narrowOffsetSec0 === getOffsetSec(wideUtcEpochSec1) ? [ zonedEpochSec - narrowOffsetSec0 ] : wideOffsetSec0 > wideOffsetSec1 ? [ wideUtcEpochSec0, wideUtcEpochSec1 ] : [];
        },
        ze: getOffsetSec,
        C(epochSec, direction) {
          if (!(direction > 0 && epochSec >= 864e10)) {
            if (direction < 0) {
              if (epochSec <= minPossibleTransitionSec) {
                return;
              }
              return epochSec > 4e9 ? searchTransition(epochSec, -1, epochSec - 94867200) ?? searchTransition(4e9, -1, minPossibleTransitionSec) : searchTransition(epochSec, -1, minPossibleTransitionSec);
            }
            return searchTransition(Math.max(epochSec, minPossibleTransitionSec) - 1, 1, Math.max(epochSec, Math.floor(Date.now() / 1e3)) + 94867200, epochSec);
          }
        }
      };
    })((format => epochSec => {
      const intlParts = formatEpochMilliToPartsRecord(format, 1e3 * epochSec);
      return 86400 * isoPartsToEpochDays((intlParts => {
        const relatedYear = intlParts.relatedYear;
        if (void 0 !== relatedYear) {
          return parseInt(relatedYear);
        }
        const year = parseInt(intlParts.year);
        return void 0 !== intlParts.era && "bce" === normalizeEraName(intlParts.era) ? 1 - year : year;
      })(intlParts), parseInt(intlParts.month), parseInt(intlParts.day)) + 3600 * parseInt(intlParts.hour) + 60 * parseInt(intlParts.minute) + parseInt(intlParts.second) - epochSec;
    })(format), (timeZoneId => {
      const timeZoneName = timeZoneId.split("/").pop();
      return timeZonePeriodDaysByName[timeZoneName] || 19;
    })(id));
  }
  B(epochNano) {
    return this.me.ze((epochNano => epochNanoToSecMod(epochNano)[0])(epochNano)) * internal_nanoInSec;
  }
  O(isoDateTime) {
    const zonedEpochSec = 86400 * isoDateToEpochDays(isoDateTime) + timeFieldsToSec(isoDateTime);
    const subsecNano = timeFieldsToSubsecNano(isoDateTime);
    return this.me.Ae(zonedEpochSec).map(epochSec => checkEpochNanoInBounds(BigInt(epochSec) * bigNanoInSec + BigInt(subsecNano)));
  }
  C(epochNano, direction) {
    const [epochSec, subsecNano] = epochNanoToSecMod(epochNano);
    const resEpochSec = this.me.C(epochSec + (direction > 0 || subsecNano ? 1 : 0), direction);
    if (void 0 !== resEpochSec) {
      return BigInt(resEpochSec) * bigNanoInSec;
    }
  }
}

function createSplitTuple(startEpochSec, endEpochSec) {
  return [ startEpochSec, endEpochSec ];
}

function computePeriod(epochSec, periodSec) {
  const startEpochSec = Math.floor(epochSec / periodSec) * periodSec;
  return [ startEpochSec, startEpochSec + periodSec ];
}

function clampIntlSampleEpochSec(epochSec) {
  return internal_constrainToRange(epochSec, -1e10, 864e10);
}

function refineMaybeZonedDateTimeObjectLike(refineTimeZoneString, calendar, bag) {
  const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateTimeAndZoneFieldNamesAlpha, dateTimeAndZoneFieldNamesWithEraAlpha), zonedDateTimeFieldRefiners, [], 0);
  const isZoned = void 0 !== fields.timeZone;
  const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
  const isoDate = createDateFromRefinedFields(fields, calendar, year, monthCodeParts, 0);
  if (isZoned) {
    const timeFields = resolveTimeFields(fields);
    const timeZone = queryTimeZone(refineTimeZoneString(fields.timeZone));
    return {
      epochNanoseconds: getMatchingInstantFor(timeZone, combineDateAndTime(isoDate, timeFields), fields.offset),
      timeZone: timeZone,
      calendar: calendar
    };
  }
  return isoDate;
}

function refineZonedDateTimeObjectLike(refineTimeZoneString, calendar, bag, options) {
  const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateTimeAndZoneFieldNamesAlpha, dateTimeAndZoneFieldNamesWithEraAlpha), zonedDateTimeFieldRefiners, timeZoneFieldNames, 0);
  const timeZoneId = refineTimeZoneString(fields.timeZone);
  const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
  const [overflow, offsetDisambig, epochDisambig] = refineZonedFieldOptions(options);
  const isoDate = createDateFromRefinedFields(fields, calendar, year, monthCodeParts, overflow);
  const timeFields = resolveTimeFields(fields, overflow);
  const timeZone = queryTimeZone(timeZoneId);
  return createZonedEpochNanoSlots(getMatchingInstantFor(timeZone, combineDateAndTime(isoDate, timeFields), fields.offset, offsetDisambig, epochDisambig), timeZone, calendar);
}

function refinePlainDateTimeObjectLike(calendar, bag, options) {
  const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateTimeFieldNamesAlpha, dateTimeFieldNamesWithEraAlpha), dateTimeFieldRefiners, [], 0);
  const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
  const overflow = internal_refineOverflowOptions(options);
  return createDateTimeFromRefinedFields(createDateFromRefinedFields(fields, calendar, year, monthCodeParts, overflow), resolveTimeFields(fields, overflow), calendar);
}

function refinePlainDateObjectLike(calendar, bag, options, requireFields = []) {
  const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateFieldNamesAlpha, dateFieldNamesWithEraAlpha), dateFieldRefiners, requireFields);
  const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
  return createDateFromRefinedFields(fields, calendar, year, monthCodeParts, internal_refineOverflowOptions(options));
}

function refinePlainYearMonthObjectLike(calendar, bag, options, requireFields) {
  const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, yearMonthFieldNamesAlpha, yearMonthFieldNamesWithEraAlpha), dateFieldRefiners, requireFields);
  const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar, 1);
  return createYearMonthFromRefinedFields(fields, calendar, year, monthCodeParts, internal_refineOverflowOptions(options));
}

function refinePlainMonthDayObjectLike(calendar, calendarAbsent, bag, options) {
  const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateFieldNamesAlpha, dateFieldNamesWithEraAlpha), dateFieldRefiners, dayFieldNamesAsc, 0);
  calendarAbsent && void 0 !== fields.month && void 0 === fields.monthCode && void 0 === fields.year && (fields.year = 1972);
  const [year, monthCodeParts] = refineMonthDayFields(fields, calendar);
  return createMonthDayFromRefinedFields(fields, calendar, year, monthCodeParts, internal_refineOverflowOptions(options));
}

function refinePlainTimeObjectLike(bag, options) {
  return resolveTimeFields(readAndRefineBagFields(bag, timeFieldNamesAlpha, timeFieldRefiners, [], 1), internal_refineOverflowOptions(options));
}

function refineDurationObjectLike(bag) {
  const durationFields = readAndRefineBagFields(bag, durationFieldNamesAlpha, durationFieldRefiners);
  return createDurationSlots(validateDurationFields({
    ...durationFieldDefaults,
    ...durationFields
  }));
}

function throwFailedParse(s) {
  throwRangeError(failedParse(s));
}

function parseInstant(s) {
  const organized = parseDateTimeLike(s = requireString(toPrimitiveWithStringHint(s)));
  let offsetNano;
  return organized || throwFailedParse(s), organized.I ? offsetNano = 0 : organized.offset ? offsetNano = parseOffsetNano(organized.offset) : throwFailedParse(s), 
  createEpochNanoSlots(isoDateTimeAndOffsetToEpochNano(organized, offsetNano));
}

function parseRelativeToSlots(s, resolveCalendar) {
  const organized = parseDateTimeLike(requireString(s));
  return organized && organized.timeZoneId ? finalizeZonedDateTime(organized, resolveCalendar, void 0) : finalizeDate(parsePlainDateLike(s), resolveCalendar);
}

function parseZonedDateTime(s, resolveCalendar, options) {
  const organized = parseDateTimeLike(requireString(s));
  return organized && organized.timeZoneId || throwFailedParse(s), finalizeZonedDateTime(organized, resolveCalendar, options);
}

function parsePlainDateTime(s, resolveCalendar) {
  const organized = parsePlainDateLike(s);
  return checkIsoDateTimeInBounds(organized), {
    ...combineDateAndTime(organized, organized),
    calendar: resolveCalendar(organized.calendarId)
  };
}

function parsePlainDate(s, resolveCalendar) {
  return finalizeDate(parsePlainDateLike(s), resolveCalendar);
}

function parsePlainYearMonth(s, resolveCalendar) {
  const organized = parseYearMonthOnly(requireString(s)) || parsePlainDateLike(s);
  const calendar = resolveCalendar(organized.calendarId);
  return createDateSlots(checkIsoYearMonthInBounds(moveToStartOfMonth(calendar, checkIsoYearMonthInBounds(organized))), calendar);
}

function parsePlainMonthDay(s, resolveCalendar) {
  const organized = parseMonthDayOnly(requireString(s)) || parsePlainDateLike(s);
  if ("iso8601" === organized.calendarId) {
    return createDateSlots({
      ...organized,
      year: 1972
    }, resolveCalendar("iso8601"));
  }
  const {calendar: calendar} = finalizeDate(organized, resolveCalendar);
  const {year: origYear, month: origMonth, day: day} = computeCalendarDateFields(calendar, organized);
  const [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, origYear, origMonth);
  const yearMonthFields = calendar ? calendar.u(monthCodeNumber, isLeapMonth, day) : computeIsoYearMonthFieldsForMonthDay(monthCodeNumber, isLeapMonth);
  return yearMonthFields || throwRangeError("Cannot guess year"), createDateSlots(checkIsoDateInBounds(computeCalendarIsoFieldsFromParts(calendar, yearMonthFields.year, yearMonthFields.month, day)), calendar);
}

function parsePlainTime(s) {
  const organized = parseDateTimeLike(s = requireString(s)) || parseTimeOnly(s);
  return (!organized || !organized.qe || organized.I || parseYearMonthOnly(s) || parseMonthDayOnly(s)) && throwFailedParse(s), 
  createTimeSlots(organized);
}

function parseDuration(s) {
  const parts = durationRegExp.exec(requireString(s));
  parts && !invalidDurationRegExp.test(s) || throwFailedParse(s);
  const fraction = nanoToGivenFields(3600 * parseSubsecNano(parts[7] || "") + 60 * parseSubsecNano(parts[9] || "") + parseSubsecNano(parts[11] || ""), 4, durationFieldNamesAsc);
  const durationFields = {
    ...fraction,
    years: parseInt0(parts[2]),
    months: parseInt0(parts[3]),
    weeks: parseInt0(parts[4]),
    days: parseInt0(parts[5]),
    hours: parseInt0(parts[6]),
    minutes: parseInt0(parts[8]) + fraction.minutes,
    seconds: parseInt0(parts[10]) + fraction.seconds
  };
  return createDurationSlots(validateDurationFields("-" === parts[1] ? negateDurationFields(durationFields) : durationFields));
}

function parseCalendarId(s) {
  const organized = parseDateTimeLike(s) || parseYearMonthOnly(s) || parseMonthDayOnly(s) || parseTimeOnly(s);
  return organized ? organized.calendarId : s;
}

function parseTimeZoneId(s) {
  const parsed = parseDateTimeLike(s);
  return parsed && (parsed.timeZoneId || parsed.I && "UTC" || parsed.offset) || s;
}

function parsePlainDateLike(s) {
  const organized = parseDateTimeLike(requireString(s));
  return organized && !organized.I || throwFailedParse(s), organized;
}

function finalizeZonedDateTime(organized, resolveCalendar, options) {
  const timeZone = queryTimeZone(resolveTimeZoneId(organized.timeZoneId));
  let epochNano;
  if (organized.qe) {
    const offsetNano = organized.offset ? parseOffsetNano(organized.offset) : void 0;
    const [, offsetDisambig, epochDisambig] = refineZonedFieldOptions(options);
    epochNano = getMatchingInstantFor(timeZone, organized, offsetNano, offsetDisambig, epochDisambig, !(timeZone.Z || void 0 === organized.offset || (offset = organized.offset, 
    offset.length > 6)), organized.I);
  } else {
    refineZonedFieldOptions(options), epochNano = getStartOfDayInstantFor(timeZone, organized);
  }
  var offset;
  return checkEpochNanoInBounds(epochNano), createZonedEpochNanoSlots(epochNano, timeZone, resolveCalendar(organized.calendarId));
}

function finalizeDate(organized, resolveCalendar) {
  return createDateSlots(checkIsoDateInBounds(organized), resolveCalendar(organized.calendarId));
}

function timeRegExpStr(separatorIndex, leapSecondStr = "") {
  return `([01]\\d|2[0-3])(?:(:?)([0-5]\\d)(?:\\${separatorIndex}([0-5]\\d${leapSecondStr})(?:[.,](\\d{1,9}))?)?)?`;
}

const dateTimeRegExpStr = "((?!-0{6})[+-]\\d{6}|\\d{4})(-?)(0[1-9]|1[0-2])\\2(0[1-9]|[12]\\d|3[01])(?:[Tt ]" + timeRegExpStr(6, "|60") + "(?:([Zz])|(([+-])" + timeRegExpStr(14) + "))?)?";

const yearMonthRegExp = /*@__PURE__*/ createRegExp("((?!-0{6})[+-]\\d{6}|\\d{4})-?(0[1-9]|1[0-2])(?:\\[!?([+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?|[a-zA-Z._][\\w.+-]*(?:/[a-zA-Z._][\\w.+-]*)*)\\])?((?:\\[!?[a-z_][a-z\\d_-]*=[a-zA-Z\\d]+(?:-[a-zA-Z\\d]+)*\\])*)");

const monthDayRegExp = /*@__PURE__*/ createRegExp("(?:--)?(0[1-9]|1[0-2])-?(0[1-9]|[12]\\d|3[01])(?:\\[!?([+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?|[a-zA-Z._][\\w.+-]*(?:/[a-zA-Z._][\\w.+-]*)*)\\])?((?:\\[!?[a-z_][a-z\\d_-]*=[a-zA-Z\\d]+(?:-[a-zA-Z\\d]+)*\\])*)");

const dateTimeRegExp = /*@__PURE__*/ createRegExp(dateTimeRegExpStr + "(?:\\[!?([+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?|[a-zA-Z._][\\w.+-]*(?:/[a-zA-Z._][\\w.+-]*)*)\\])?((?:\\[!?[a-z_][a-z\\d_-]*=[a-zA-Z\\d]+(?:-[a-zA-Z\\d]+)*\\])*)");

const annotationRegExp = /\[(!?)([^=]+)=([^\]]+)/g;

const durationRegExp = /^([+-])?P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(?:T(?:(\d+)(?:[.,](\d{1,9}))?H)?(?:(\d+)(?:[.,](\d{1,9}))?M)?(?:(\d+)(?:[.,](\d{1,9}))?S)?)?$/i;

const invalidDurationRegExp = /[PT]$|[.,]\d+[HMS]./i;

function parseDateTimeLike(s) {
  const parts = dateTimeRegExp.exec(s);
  if (!parts) {
    return;
  }
  const organized = (parts => ({
    year: parseInt(parts[1]),
    month: parseInt(parts[3]),
    day: parseInt(parts[4]),
    ...nanoToTimeAndDay(parseSubsecNano(parts[9] || ""))[0],
    hour: parseInt0(parts[5]),
    minute: parseInt0(parts[7]),
    second: Math.min(parseInt0(parts[8]), 59),
    ...organizeAnnotationParts(parts[18], parts[19]),
    qe: !!parts[5],
    I: !!parts[10],
    offset: parts[11]
  }))(parts);
  return validateIsoDateFields(organized);
}

function parseYearMonthOnly(s) {
  const parts = yearMonthRegExp.exec(s);
  return parts ? requireIsoCalendar((parts => ({
    year: parseInt(parts[1]),
    month: parseInt(parts[2]),
    day: 1,
    ...organizeAnnotationParts(parts[3], parts[4])
  }))(parts)) : void 0;
}

function parseMonthDayOnly(s) {
  const parts = monthDayRegExp.exec(s);
  if (parts) {
    const organized = (parts => ({
      year: 1972,
      month: parseInt(parts[1]),
      day: parseInt(parts[2]),
      ...organizeAnnotationParts(parts[3], parts[4])
    }))(parts);
    if (allPropsEqual(calendarDateFieldNamesAsc, isoDate = organized, constrainIsoDateFields(isoDate))) {
      return requireIsoCalendar(organized);
    }
  }
  var isoDate;
}

function requireIsoCalendar(organized) {
  return "iso8601" !== organized.calendarId && throwFailedParse(organized.calendarId), 
  organized;
}

function parseTimeOnly(s) {
  const organized = parseDateTimeLike(s.replace(/^t?/i, "0000-01-01T"));
  return organized && !organized.I ? organized : void 0;
}

function organizeAnnotationParts(timeZoneId, s) {
  let calendarIsCritical;
  const calendarIds = [];
  return s.replace(annotationRegExp, (whole, criticalStr, key, value) => ("u-ca" === key ? (calendarIds.push(value.toLowerCase()), 
  calendarIsCritical || (calendarIsCritical = criticalStr)) : criticalStr && throwFailedParse(whole), 
  "")), calendarIds.length > 1 && calendarIsCritical && throwFailedParse(s), {
    timeZoneId: timeZoneId,
    calendarId: calendarIds[0] || "iso8601"
  };
}

function mergeCalendarFields(calendar, baseFields, additionalFields) {
  const merged = Object.assign(Object.create(null), baseFields);
  return spliceFields(merged, additionalFields, monthFieldNames), getCalendarEraOrigins(calendar) && (spliceFields(merged, additionalFields, allYearFieldNames), 
  calendar && calendar.je && spliceFields(merged, additionalFields, monthDayFieldNames, eraYearFieldNames)), 
  merged;
}

function spliceFields(dest, additional, allPropNames, deletablePropNames) {
  let anyMatching = 0;
  const nonMatchingPropNames = [];
  for (const propName of allPropNames) {
    void 0 !== additional[propName] ? anyMatching = 1 : nonMatchingPropNames.push(propName);
  }
  if (Object.assign(dest, additional), anyMatching) {
    for (const deletablePropName of deletablePropNames || nonMatchingPropNames) {
      delete dest[deletablePropName];
    }
  }
}

function mergeZonedDateTimeFields(calendar, zonedDateTimeSlots, modFields) {
  const validFieldNames = getCalendarFieldNames(calendar, dateTimeAndOffsetFieldNamesAlpha, dateTimeAndOffsetFieldNamesWithEraAlpha);
  const zonedSlots = zonedEpochSlotsToIso(zonedDateTimeSlots);
  const {year: year, month: month, day: day} = computeCalendarDateFields(calendar, zonedSlots);
  const origFields = {
    year: year,
    monthCode: computeMonthCode(calendar, year, month),
    day: day,
    hour: zonedSlots.hour,
    minute: zonedSlots.minute,
    second: zonedSlots.second,
    millisecond: zonedSlots.millisecond,
    microsecond: zonedSlots.microsecond,
    nanosecond: zonedSlots.nanosecond,
    offset: zonedSlots.offsetNanoseconds
  };
  const partialFields = readAndRefineBagFields(modFields, validFieldNames, zonedDateTimeFieldRefiners);
  const mergedCalendarFields = mergeCalendarFields(calendar, origFields, partialFields);
  return [ {
    ...origFields,
    ...partialFields
  }, mergedCalendarFields ];
}

function mergeDateTimeFields(calendar, plainDateTimeSlots, modFields) {
  const validFieldNames = getCalendarFieldNames(calendar, dateTimeFieldNamesAlpha, dateTimeFieldNamesWithEraAlpha);
  const {year: year, month: month, day: day} = computeCalendarDateFields(calendar, plainDateTimeSlots);
  const origFields = {
    year: year,
    monthCode: computeMonthCode(calendar, year, month),
    day: day,
    hour: plainDateTimeSlots.hour,
    minute: plainDateTimeSlots.minute,
    second: plainDateTimeSlots.second,
    millisecond: plainDateTimeSlots.millisecond,
    microsecond: plainDateTimeSlots.microsecond,
    nanosecond: plainDateTimeSlots.nanosecond
  };
  const partialFields = readAndRefineBagFields(modFields, validFieldNames, dateTimeFieldRefiners);
  const mergedCalendarFields = mergeCalendarFields(calendar, origFields, partialFields);
  return [ {
    ...origFields,
    ...partialFields
  }, mergedCalendarFields ];
}

function mergeDateFields(calendar, plainDateSlots, modFields) {
  const validFieldNames = getCalendarFieldNames(calendar, dateFieldNamesAlpha, dateFieldNamesWithEraAlpha);
  const {year: year, month: month, day: day} = computeCalendarDateFields(calendar, plainDateSlots);
  return mergeCalendarFields(calendar, {
    year: year,
    monthCode: computeMonthCode(calendar, year, month),
    day: day
  }, readAndRefineBagFields(modFields, validFieldNames, dateFieldRefiners));
}

function mergeYearMonthFields(calendar, plainYearMonthSlots, modFields) {
  const validFieldNames = getCalendarFieldNames(calendar, yearMonthFieldNamesAlpha, yearMonthFieldNamesWithEraAlpha);
  const {year: year, month: month} = computeCalendarDateFields(calendar, plainYearMonthSlots);
  return mergeCalendarFields(calendar, {
    year: year,
    monthCode: computeMonthCode(calendar, year, month)
  }, readAndRefineBagFields(modFields, validFieldNames, dateFieldRefiners));
}

function mergeMonthDayFields(calendar, plainMonthDaySlots, modFields) {
  const validFieldNames = getCalendarFieldNames(calendar, dateFieldNamesAlpha, dateFieldNamesWithEraAlpha);
  const {year: year, month: month, day: day} = computeCalendarDateFields(calendar, plainMonthDaySlots);
  return mergeCalendarFields(calendar, {
    monthCode: computeMonthCode(calendar, year, month),
    day: day
  }, readAndRefineBagFields(modFields, validFieldNames, dateFieldRefiners));
}

function createZonedDateTimeFromMergedFields(zonedDateTimeSlots, mergedAllFields, calendarFields, year, monthCodeParts, overflow, offsetDisambig, epochDisambig) {
  const {calendar: calendar, timeZone: timeZone} = zonedDateTimeSlots;
  return createZonedEpochNanoSlots(getMatchingInstantFor(timeZone, combineDateAndTime(createDateFromRefinedFields(calendarFields, calendar, year, monthCodeParts, overflow), constrainTimeFields(mergedAllFields, overflow)), mergedAllFields.offset, offsetDisambig, epochDisambig), timeZone, calendar);
}

function createDateTimeFromMergedFields(mergedAllFields, calendarFields, calendar, year, monthCodeParts, overflow) {
  return createDateTimeFromRefinedFields(createDateFromRefinedFields(calendarFields, calendar, year, monthCodeParts, overflow), constrainTimeFields(mergedAllFields, overflow), calendar);
}

function mergeTimeFields(initialFields, modFields) {
  return {
    ...pluckProps(timeFieldNamesAlpha, initialFields),
    ...readAndRefineBagFields(modFields, timeFieldNamesAlpha, timeFieldRefiners)
  };
}

function mergeDurationFields(slots, fields) {
  return createDurationSlots((initialFields = slots, modFields = fields, validateDurationFields({
    ...initialFields,
    ...readAndRefineBagFields(modFields, durationFieldNamesAlpha, durationFieldRefiners)
  })));
  var initialFields, modFields;
}

function computeMonthCode(calendar, year, month) {
  const [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, year, month);
  return formatMonthCode(monthCodeNumber, isLeapMonth);
}

function totalDuration(refineRelativeTo, slots, options) {
  const [totalUnit, relativeToSlots] = ((options, refineRelativeTo) => {
    const relativeToInternals = refineRelativeTo((options = normalizeOptionsOrString(options, "unit")).relativeTo);
    let totalUnit = coerceTotalUnit(options);
    return totalUnit = requirePropDefined("unit", totalUnit), [ totalUnit, relativeToInternals ];
  })(options, refineRelativeTo);
  const maxDurationUnit = getMaxDurationUnit(slots);
  const maxUnit = Math.max(totalUnit, maxDurationUnit);
  const isZoned = relativeToSlots && isZonedEpochSlots(relativeToSlots);
  if (!relativeToSlots && isUniformUnit(maxUnit, isZoned)) {
    return totalDayTimeDuration(slots, totalUnit);
  }
  if (relativeToSlots || throwRangeError("Missing relativeTo"), !slots.sign && (!isZoned || totalUnit < 6)) {
    return 0;
  }
  const [balancedDuration, endEpochNano, relativeOps] = spanRelativeDuration(relativeToSlots, slots, totalUnit);
  return isUniformUnit(totalUnit, isZoned) ? totalDayTimeDuration(balancedDuration, totalUnit) : ((durationFields, endEpochNano, totalUnit, relativeOps) => {
    const fieldName = durationFieldNamesAsc[totalUnit];
    const baseDurationFields = clearDurationFields(totalUnit, durationFields);
    return totalRelativeUnit(durationFields[fieldName], computeDurationSign(durationFields) || 1, endEpochNano, value => (baseDurationFields[fieldName] = value, 
    moveRelativeMarkerToEpochNano(relativeOps, baseDurationFields)));
  })(balancedDuration, endEpochNano, totalUnit, relativeOps);
}

function totalDayTimeDuration(durationFields, totalUnit) {
  return divideBigNanoToExactNumber(durationDayTimeToBigNano(durationFields), unitNanoMap[totalUnit]);
}

function instantToZonedDateTime(instantSlots, timeZone, calendar) {
  return createZonedEpochNanoSlots(instantSlots.epochNanoseconds, timeZone, calendar);
}

function zonedDateTimeToInstant(zonedDateTimeSlots0) {
  return createEpochNanoSlots(zonedDateTimeSlots0.epochNanoseconds);
}

function zonedDateTimeToDateTime(zonedDateTimeSlots0) {
  return createDateTimeSlots(zonedEpochSlotsToIso(zonedDateTimeSlots0), zonedDateTimeSlots0.calendar);
}

function zonedDateTimeToDate(zonedDateTimeSlots0) {
  return createDateSlots(zonedEpochSlotsToIso(zonedDateTimeSlots0), zonedDateTimeSlots0.calendar);
}

function zonedDateTimeToTime(zonedDateTimeSlots0) {
  return createTimeSlots(zonedEpochSlotsToIso(zonedDateTimeSlots0));
}

function dateTimeToZonedDateTime(plainDateTimeSlots, timeZone, epochDisambig) {
  return createZonedEpochNanoSlots(checkEpochNanoInBounds(getSingleInstantFor(timeZone, plainDateTimeSlots, epochDisambig)), timeZone, plainDateTimeSlots.calendar);
}

function dateToZonedDateTime(plainDateSlots, timeZone, timeFields) {
  let epochNano;
  return epochNano = timeFields ? getSingleInstantFor(timeZone, combineDateAndTime(plainDateSlots, timeFields)) : getStartOfDayInstantFor(timeZone, combineDateAndTime(plainDateSlots, timeFieldDefaults)), 
  createZonedEpochNanoSlots(epochNano, timeZone, plainDateSlots.calendar);
}

function yearMonthToDate(calendar, input, bag) {
  return mergeFieldsIntoDate(calendar, pluckProps(getCalendarFieldNames(calendar, yearMonthCodeFieldNamesAlpha, yearMonthCodeFieldNamesWithEraAlpha), input), readAndRefineBagFields(requireObjectLike(bag), dayFieldNamesAsc, dateFieldRefiners, []));
}

function monthDayToDate(calendar, input, bag) {
  const extraFieldNames = getCalendarFieldNames(calendar, yearFieldNamesAsc, yearFieldNamesWithEraAlpha);
  return mergeFieldsIntoDate(calendar, pluckProps(monthCodeDayFieldNamesAlpha, input), readAndRefineBagFields(requireObjectLike(bag), extraFieldNames, dateFieldRefiners, []));
}

function fieldsToMonthDay(calendar, input) {
  const refinedFields = readAndRefineBagFields(input, monthCodeDayFieldNamesAlpha, dateFieldRefiners);
  const [year, monthCodeParts] = refineMonthDayFields(refinedFields, calendar);
  return createMonthDayFromRefinedFields(refinedFields, calendar, year, monthCodeParts, 0);
}

function fieldsToYearMonth(calendar, input) {
  const refinedFields = readAndRefineBagFields(input, getCalendarFieldNames(calendar, yearMonthCodeFieldNamesAlpha, yearMonthCodeFieldNamesWithEraAlpha), dateFieldRefiners);
  const [year, monthCodeParts] = refineCalendarDateFields(refinedFields, calendar, 1);
  return createYearMonthFromRefinedFields(refinedFields, calendar, year, monthCodeParts, 0);
}

function mergeFieldsIntoDate(calendar, inputFields, extraFields) {
  const mergedFieldNames = getCalendarFieldNames(calendar, yearMonthCodeDayFieldNamesAlpha, yearMonthCodeDayFieldNamesWithEraAlpha);
  let mergedFields = mergeCalendarFields(calendar, inputFields, extraFields);
  mergedFields = readAndRefineBagFields(mergedFields, mergedFieldNames, dateFieldRefiners, []);
  const [year, monthCodeParts] = refineCalendarDateFields(mergedFields, calendar);
  return createDateFromRefinedFields(mergedFields, calendar, year, monthCodeParts, 0);
}

function epochMilliToInstant(epochMilli) {
  return createEpochNanoSlots(checkEpochNanoInBounds(BigInt(internal_toStrictInteger(epochMilli)) * bigNanoInMilli));
}

function epochNanoToInstant(epochNano) {
  return createEpochNanoSlots(checkEpochNanoInBounds(toBigInt(epochNano)));
}

function applyPlainFormatTimeZone(options) {
  return options.timeZone = "UTC", [ "full", "long" ].includes(options.timeStyle) && (options.timeStyle = "medium"), 
  options;
}

function applyZonedFormatTimeZone(options, timeZoneId) {
  return void 0 !== options.timeZone && throwTypeError("Cannot specify TimeZone"), 
  options.timeZone = timeZoneId, options;
}

function checkResolvedCalendarCompatible(format, slots, strictCalendarCheck) {
  const resolvedCalendarId = format.resolvedOptions().calendar;
  !strictCalendarCheck && slots.calendar === isoCalendarImpl || getCalendarSlotId(slots.calendar) === resolvedCalendarId || throwRangeError("Mismatching Calendars");
}

function createOptionsTransformer(shapeFieldNames, invalidShapeFieldNames, ignoredFieldNames, defaultShapeFields, dateStyleReplacementFields) {
  const shapeFieldNameSet = new Set(shapeFieldNames);
  const invalidShapeFieldNameSet = new Set(invalidShapeFieldNames);
  const ignoredFieldNameSet = new Set(ignoredFieldNames);
  return (options, allowPartialOverlap) => {
    let dateStyle;
    let timeStyle;
    const granularShapeFields = {};
    const modifierFields = {};
    const otherFields = {};
    let hasInvalidGranularShapeFields = 0;
    let hasInvalidStyleFields = 0;
    for (const name of Object.keys(options)) {
      const value = options[name];
      void 0 === value || ignoredFieldNameSet.has(name) || (shapeFieldNameSet.has(name) ? "dateStyle" === name ? dateStyle = value : "timeStyle" === name ? timeStyle = value : granularShapeFields[name] = value : "era" === name ? modifierFields[name] = value : invalidShapeFieldNameSet.has(name) ? "dateStyle" === name || "timeStyle" === name ? hasInvalidStyleFields = 1 : hasInvalidGranularShapeFields = 1 : otherFields[name] = value);
    }
    const hasDateStyle = void 0 !== dateStyle;
    const hasTimeStyle = void 0 !== timeStyle;
    const hasAnyStyle = hasDateStyle || hasTimeStyle;
    const hasGranularShapeFields = Object.keys(granularShapeFields).length > 0;
    const hasInvalids = hasInvalidGranularShapeFields || hasInvalidStyleFields;
    const hasShapeFields = hasGranularShapeFields || hasDateStyle || hasTimeStyle;
    const hasModifierFields = Object.keys(modifierFields).length > 0;
    (!allowPartialOverlap && hasInvalids || allowPartialOverlap && hasInvalids && !hasShapeFields || hasAnyStyle && (hasGranularShapeFields || hasModifierFields || hasInvalidGranularShapeFields)) && throwTypeError("Invalid formatting options");
    const transformedOptions = {};
    return hasAnyStyle || hasShapeFields || Object.assign(transformedOptions, defaultShapeFields), 
    Object.assign(transformedOptions, granularShapeFields, modifierFields, otherFields), 
    hasDateStyle && (dateStyleReplacementFields ? Object.assign(transformedOptions, dateStyleReplacementFields[dateStyle]) : transformedOptions.dateStyle = dateStyle), 
    hasTimeStyle && (transformedOptions.timeStyle = timeStyle), transformedOptions;
  };
}

const dateDefaultShapeFields = {
  year: "numeric",
  month: "numeric",
  day: "numeric"
};

const timeDefaultShapeFields = {
  hour: "numeric",
  minute: "numeric",
  second: "numeric"
};

const dateTimeDefaultShapeFields = /*@__PURE__*/ Object.assign({}, dateDefaultShapeFields, timeDefaultShapeFields);

const dateShapeFieldNames = [ "weekday", "year", "month", "day", "dateStyle" ];

const timeShapeFieldNames = [ "dayPeriod", "hour", "minute", "second", "fractionalSecondDigits", "timeStyle" ];

const dateTimeShapeFieldNames = /*@__PURE__*/ dateShapeFieldNames.concat(timeShapeFieldNames);

const yearMonthIgnoredFieldNames = /*@__PURE__*/ [ "weekday", "day" ].concat(timeShapeFieldNames);

const monthDayIgnoredFieldNames = /*@__PURE__*/ [ "weekday", "year" ].concat(timeShapeFieldNames);

const transformInstantOptions = /*@__PURE__*/ createOptionsTransformer(dateTimeShapeFieldNames, [], [], dateTimeDefaultShapeFields);

const transformZonedOptions = /*@__PURE__*/ createOptionsTransformer(dateTimeShapeFieldNames, [], [], {
  ...dateTimeDefaultShapeFields,
  timeZoneName: "short"
});

const transformDateTimeOptions = /*@__PURE__*/ createOptionsTransformer(dateTimeShapeFieldNames, [], [ "timeZoneName" ], dateTimeDefaultShapeFields);

const transformDateOptions = /*@__PURE__*/ createOptionsTransformer(dateShapeFieldNames, timeShapeFieldNames, [ "timeZoneName" ], dateDefaultShapeFields);

const transformTimeOptions = /*@__PURE__*/ createOptionsTransformer(timeShapeFieldNames, dateShapeFieldNames, [ "timeZoneName", "era" ], timeDefaultShapeFields);

const transformYearMonthOptions = /*@__PURE__*/ createOptionsTransformer([ "year", "month", "dateStyle" ], yearMonthIgnoredFieldNames, [ "timeZoneName" ], {
  year: "numeric",
  month: "numeric"
}, {
  full: {
    year: "numeric",
    month: "long"
  },
  long: {
    year: "numeric",
    month: "long"
  },
  medium: {
    year: "numeric",
    month: "short"
  },
  short: {
    year: "2-digit",
    month: "numeric"
  }
});

const transformMonthDayOptions = /*@__PURE__*/ createOptionsTransformer([ "month", "day", "dateStyle" ], monthDayIgnoredFieldNames, [ "timeZoneName", "era" ], {
  month: "numeric",
  day: "numeric"
}, {
  full: {
    month: "long",
    day: "numeric"
  },
  long: {
    month: "long",
    day: "numeric"
  },
  medium: {
    month: "short",
    day: "numeric"
  },
  short: {
    month: "numeric",
    day: "numeric"
  }
});

function zonedDateTimeWithPlainTime(zonedDateTimeSlots, plainTimeFields) {
  const {timeZone: timeZone} = zonedDateTimeSlots;
  const newIsoDateTime = combineDateAndTime(zonedEpochSlotsToIso(zonedDateTimeSlots), plainTimeFields || timeFieldDefaults);
  return createZonedEpochNanoSlots(plainTimeFields ? getSingleInstantFor(timeZone, newIsoDateTime) : getStartOfDayInstantFor(timeZone, newIsoDateTime), timeZone, zonedDateTimeSlots.calendar);
}

function refineDirectionOptions(options) {
  const normalizedOptions = normalizeOptionsOrString(options, "direction");
  const res = coerceDirection(normalizedOptions, 0);
  return res || throwRangeError(internal_invalidEntity("direction", res)), res;
}

function getCurrentIsoDateTime(timeZone) {
  const epochNano = getCurrentEpochNano();
  const offsetNano = timeZone.B(epochNano);
  return epochNanoToIsoDateTime(epochNano + BigInt(offsetNano));
}

function getCurrentEpochNano() {
  return BigInt(Date.now()) * bigNanoInMilli;
}

function getCurrentTimeZoneId() {
  return (new RawDateTimeFormat).resolvedOptions().timeZone || "UTC";
}

function createDateTimeFormatShell(createArgsProvider, transformOptions = identity) {
  const internalsMap = new WeakMap;
  function getInternals(format) {
    const internals = internalsMap.get(format);
    return internals || throwTypeError("Invalid calling context"), internals;
  }
  class ShimDateTimeFormat {
    constructor(locales, options = Object.create(null)) {
      const transformedOptions = transformOptions(options);
      const observedOptionNames = [];
      const trackedOptions = new Proxy(Object.create(null), {
        get(_target, name) {
          const value = transformedOptions[name];
          return void 0 !== value && observedOptionNames.push(name), value;
        }
      });
      const baseFormat = new RawDateTimeFormat(locales, trackedOptions);
      const resolvedOptions = baseFormat.resolvedOptions();
      const copiedOptions = pluckProps(observedOptionNames, resolvedOptions);
      internalsMap.set(this, {
        $: createArgsProvider({
          t: baseFormat,
          Ce: resolvedOptions.locale,
          F: copiedOptions,
          Ee: transformedOptions
        }),
        t: baseFormat
      });
    }
    get format() {
      const internals = getInternals(this);
      return internals.we || (internals.we = record => {
        const [format, ...rest] = internals.$.A(record);
        return format.format(...rest);
      });
    }
    formatToParts(record) {
      const {$: argsProvider} = getInternals(this);
      const [format, ...rest] = argsProvider.A(record);
      return format.formatToParts(...rest);
    }
    resolvedOptions() {
      return getInternals(this).t.resolvedOptions();
    }
  }
  const {prototype: prototype} = ShimDateTimeFormat;
  function DateTimeFormat(locales, options) {
    return new ShimDateTimeFormat(locales, options);
  }
  RawDateTimeFormat.prototype.formatRange && Object.defineProperties(prototype, createPropDescriptors({
    formatRange(record0, record1) {
      const {$: argsProvider} = getInternals(this);
      const [format, epochMilli0, epochMilli1] = argsProvider.v(record0, record1);
      return format.formatRange(epochMilli0, epochMilli1);
    },
    formatRangeToParts(record0, record1) {
      const {$: argsProvider} = getInternals(this);
      const [format, epochMilli0, epochMilli1] = argsProvider.v(record0, record1);
      return format.formatRangeToParts(epochMilli0, epochMilli1);
    }
  }));
  const rawStaticDescriptors = Object.getOwnPropertyDescriptors(RawDateTimeFormat);
  return rawStaticDescriptors.prototype.value = prototype, Object.defineProperties(DateTimeFormat, rawStaticDescriptors), 
  prototype.constructor = DateTimeFormat, Object.defineProperties(prototype, createStringTagDescriptors("Intl.DateTimeFormat")), 
  DateTimeFormat;
}

function internal_countEpochNanoUnit(start, end, unit, [roundingInc, roundingMode]) {
  let diffNano = end - start;
  return void 0 !== roundingMode && (diffNano = roundBigNanoToInc(diffNano, computeBigNanoInc(unit, roundingInc), roundingMode)), 
  divideBigNanoToExactNumber(diffNano, unitNanoMap[unit]);
}

function internal_countDateTimeUnit(start, end, unit, rounding) {
  return internal_countEpochNanoUnit(internal_isoDateTimeToEpochNano(start), internal_isoDateTimeToEpochNano(end), unit, rounding);
}

function internal_countTimeUnit(start, end, unit, [roundingInc, roundingMode]) {
  let diffNano = internal_timeFieldsToNano(end) - internal_timeFieldsToNano(start);
  return void 0 !== roundingMode && (diffNano = roundNumberToInc(diffNano, computeNanoInc(unit, roundingInc), roundingMode)), 
  divideBigNanoToExactNumber(BigInt(diffNano), unitNanoMap[unit]);
}

function internal_countEpochNanoDays(startEpochNano, endEpochNano, originTimeNano, [roundingInc, roundingMode]) {
  let diffNano = endEpochNano - startEpochNano;
  if (void 0 !== roundingMode) {
    diffNano = roundBigNanoToInc(diffNano, computeBigNanoInc(6, roundingInc), roundingMode);
  } else if (diffNano) {
    const originTimeBigNano = BigInt(originTimeNano);
    checkIsoDateTimeEpochNanoInBounds(startEpochNano - originTimeBigNano), checkIsoDateTimeEpochNanoInBounds(endEpochNano - originTimeBigNano);
  }
  return divideBigNanoToExactNumber(diffNano, unitNanoMap[6]);
}

function internal_countYearMonthUnit(calendar, isoDate0, isoDate1, unit, rounding) {
  const start = moveToStartOfMonth(calendar, isoDate0);
  const end = moveToStartOfMonth(calendar, isoDate1);
  return compareIsoDates(start, end) ? (checkIsoDateInBounds(start), checkIsoDateInBounds(end), 
  internal_countRelativeUnit(unit, {
    he: () => internal_diffCalendarDates(calendar, start, end, unit),
    le: internal_createDateRelativeOps(calendar, start),
    ie: internal_isoDateToEpochNano(end)
  }, rounding, 0, 8 === unit)) : 0;
}

function internal_countRelativeUnit(unit, relativeUnitDiff, [roundingInc, roundingMode], isZoned, isPrecisionUnit) {
  const {he: diffExact, le: relativeOps} = relativeUnitDiff;
  const durationFields = diffExact();
  let {ie: endEpochNano} = relativeUnitDiff;
  return computeDurationSign(durationFields) ? void 0 !== roundingMode ? isPrecisionUnit && 1 === roundingInc ? durationFields[durationFieldNamesAsc[unit]] : resolveDurationUnit(unit, durationFields, endEpochNano, relativeOps, roundingInc, roundingMode) : (isZoned ? endEpochNano = checkEpochNanoInBounds(moveRelativeMarkerToEpochNano(relativeOps, {
    ...durationFields,
    ...durationTimeFieldDefaults
  }) + durationTimeToBigNano(durationFields)) : (checkIsoDateTimeEpochNanoInBounds(relativeOps.ne), 
  checkIsoDateTimeEpochNanoInBounds(endEpochNano)), resolveDurationUnit(unit, durationFields, endEpochNano, relativeOps, 1, void 0)) : 0;
}

function internal_countDateWeeks(originIsoDate, endEpochNano, [roundingInc, roundingMode]) {
  const originEpochNano = internal_isoDateToEpochNano(originIsoDate);
  const diffNano = endEpochNano - originEpochNano;
  if (!diffNano) {
    return 0;
  }
  void 0 === roundingMode && (checkIsoDateTimeEpochNanoInBounds(originEpochNano), 
  checkIsoDateTimeEpochNanoInBounds(endEpochNano));
  const wholeWeeks = Number(diffNano / (7n * bigNanoInUtcDay));
  const sign = diffNano < 0n ? -1 : 1;
  const moveWeeksToEpochNano = weeks => {
    return weeks ? (((epochNano = originEpochNano + BigInt(weeks) * bigNanoInUtcDay * 7n) < plainDateEpochNanoMin || epochNano > epochNanoMax) && throwRangeError(outOfBoundsDate), 
    epochNano) : originEpochNano;
    var epochNano;
  };
  return void 0 === roundingMode ? totalRelativeUnit(wholeWeeks, sign, endEpochNano, moveWeeksToEpochNano) : roundRelativeUnit(wholeWeeks, sign, endEpochNano, moveWeeksToEpochNano, roundingInc, roundingMode);
}

function internal_countZonedDayWeekUnit(unit, timeZone, startZoned, endZoned, [roundingInc, roundingMode]) {
  const daysInUnit = 7 === unit ? 7 : 1;
  const startEpochNano = startZoned.epochNanoseconds;
  const sign = endZoned.epochNanoseconds > startEpochNano ? 1 : -1;
  const originIsoDateTime = zonedEpochSlotsToIso(startZoned);
  let deltaDays = 0;
  let remainderNano;
  if (compareIsoDates(originIsoDateTime, zonedEpochSlotsToIso(endZoned))) {
    const [startIsoDateTime, endIsoDate, timeNano] = prepareZonedEpochDiff(timeZone, startZoned, endZoned, sign);
    deltaDays = isoDateToEpochDays(endIsoDate) - isoDateToEpochDays(startIsoDateTime), 
    remainderNano = timeNano;
  } else {
    remainderNano = Number(endZoned.epochNanoseconds - startEpochNano);
  }
  const moveByDays = days => days ? getSingleInstantFor(timeZone, combineDateAndTime(checkIsoDateInBounds(moveDateByDays(originIsoDateTime, days)), originIsoDateTime)) : startEpochNano;
  const endEpochNano = void 0 === roundingMode ? checkEpochNanoInBounds(moveByDays(deltaDays) + BigInt(remainderNano)) : endZoned.epochNanoseconds;
  const wholeValue = Math.trunc(deltaDays / daysInUnit);
  const moveValueToEpochNano = value => moveByDays(value * daysInUnit);
  return void 0 === roundingMode ? totalRelativeUnit(wholeValue, sign, endEpochNano, moveValueToEpochNano) : roundRelativeUnit(wholeValue, sign, endEpochNano, moveValueToEpochNano, roundingInc, roundingMode);
}

function resolveDurationUnit(unit, durationFields, endEpochNano, relativeOps, unitWindowInc, roundingMode) {
  const sign = computeDurationSign(durationFields);
  const fieldName = durationFieldNamesAsc[unit];
  const moveValueToEpochNano = value => moveRelativeMarkerToEpochNano(relativeOps, {
    ...durationFieldDefaults,
    [fieldName]: value
  });
  return void 0 === roundingMode ? totalRelativeUnit(durationFields[fieldName], sign, endEpochNano, moveValueToEpochNano) : roundRelativeUnit(durationFields[fieldName], sign, endEpochNano, moveValueToEpochNano, unitWindowInc, roundingMode);
}

function internal_moveToRefinedDayOfYear(calendar, isoDate, dayOfYear, overflow) {
  return moveDateByDays(isoDate, clampEntity("dayOfMonth", dayOfYear, 1, computeCalendarDaysInYear(calendar, isoDate), overflow) - computeCalendarDayOfYear(calendar, isoDate));
}

function internal_moveToRefinedDayOfMonth(calendar, isoDate, day, overflow) {
  return moveDateByDays(isoDate, clampEntity("day", day, 1, computeCalendarDaysInMonth(calendar, isoDate), overflow) - computeCalendarDateFields(calendar, isoDate).day);
}

function internal_moveToRefinedDayOfWeek(isoDate, dayOfWeek, overflow) {
  return moveDateByDays(isoDate, clampEntity("dayOfWeek", dayOfWeek, 1, 7, overflow) - computeIsoDayOfWeek(isoDate));
}

function internal_moveToRefinedWeekOfYear(calendar, isoDate, weekOfYear, overflow) {
  calendar !== isoCalendarImpl && throwRangeError(internal_unsupportedWeekNumbers);
  const {weekOfYear: currentWeekOfYear, De: weeksInYear} = computeIsoWeekFields(isoDate);
  return moveDateByDays(isoDate, 7 * (clampEntity("weekOfYear", weekOfYear, 1, weeksInYear, overflow) - currentWeekOfYear));
}

function computeDayFloor(slots) {
  return combineDateAndTime(slots, timeFieldDefaults);
}

function computeYearFloor(calendar, slots) {
  const {year: year0} = computeCalendarDateFields(calendar, slots);
  return computeCalendarDateTimeFromParts(calendar, year0);
}

function computeMonthFloor(calendar, slots) {
  const {year: year0, month: month0} = computeCalendarDateFields(calendar, slots);
  return computeCalendarDateTimeFromParts(calendar, year0, month0);
}

function computeIsoWeekFloor(_calendar, slots) {
  return combineDateAndTime(moveDateByDays(slots, 1 - computeIsoDayOfWeek(slots)), timeFieldDefaults);
}

function computeYearCeil(calendar, slots) {
  return computeYearInterval(calendar, slots)[1];
}

function computeMonthCeil(calendar, slots) {
  return computeMonthInterval(calendar, slots)[1];
}

function computeIsoWeekCeil(calendar, slots) {
  return combineDateAndTime(moveDateByDays(computeIsoWeekFloor(0, slots), 7), timeFieldDefaults);
}

function computeDayCeil(_calendar, slots) {
  return combineDateAndTime(moveDateByDays(slots, 1), timeFieldDefaults);
}

function computeYearInterval(calendar, slots) {
  return [ computeYearFloor(calendar, slots), computeCalendarDateTimeFromParts(calendar, computeCalendarDateFields(calendar, slots).year + 1) ];
}

function computeMonthInterval(calendar, slots) {
  const isoDateTime0 = computeMonthFloor(calendar, slots);
  const {year: year, month: month} = computeCalendarDateFields(calendar, slots);
  const {year: year1, month: month1} = addCalendarMonths(calendar, year, month, 1);
  return [ isoDateTime0, computeCalendarDateTimeFromParts(calendar, year1, month1) ];
}

function computeIsoWeekInterval(calendar, slots) {
  const isoDateTime0 = computeIsoWeekFloor(0, slots);
  return [ isoDateTime0, combineDateAndTime(moveDateByDays(isoDateTime0, 7), timeFieldDefaults) ];
}

function roundDateToInterval(computeInterval, calendar, slots, roundingMode) {
  return roundEpochNanoToInterval(computeInterval, calendar, slots, internal_isoDateToEpochNano(slots), roundingMode);
}

function computeCalendarDateTimeFromParts(calendar, year, month = 1) {
  return combineDateAndTime(computeCalendarIsoFieldsFromParts(calendar, year, month, 1), timeFieldDefaults);
}

function roundDateTimeToInterval(computeInterval, calendar, slots, roundingMode) {
  return roundEpochNanoToInterval(computeInterval, calendar, slots, internal_isoDateTimeToEpochNano(slots), roundingMode);
}

function roundEpochNanoToInterval(computeInterval, calendar, slots, epochNano, roundingMode) {
  const [isoDateTime0, isoDateTime1] = computeInterval(calendar, slots);
  return roundWithMode(computeEpochNanoFrac(epochNano, internal_isoDateTimeToEpochNano(isoDateTime0), internal_isoDateTimeToEpochNano(isoDateTime1)), roundingMode) ? isoDateTime1 : isoDateTime0;
}



;// CONCATENATED MODULE: ./node_modules/temporal-polyfill/chunks/apiHelpers.js






const PlainYearMonthBranding = "PlainYearMonth";

const PlainMonthDayBranding = "PlainMonthDay";

const PlainDateBranding = "PlainDate";

const PlainDateTimeBranding = "PlainDateTime";

const PlainTimeBranding = "PlainTime";

const ZonedDateTimeBranding = "ZonedDateTime";

const InstantBranding = "Instant";

const DurationBranding = "Duration";

const CalendarBranding = "Calendar";

function defineTemporalClass(branding, cls, getSlots, ...getterMaps) {
  return Object.defineProperties(cls, createNameDescriptors(branding)), Object.defineProperties(cls.prototype, createStringTagDescriptors("Temporal." + branding)), 
  Object.defineProperties(cls.prototype, mapProps(getter => ({
    get() {
      return getter(getSlots(this));
    },
    configurable: 1
  }), Object.assign({}, ...getterMaps))), cls;
}

const attachDebugString = "noop" !== noop.name || globalThis.process ? noop : instance => {
  Object.defineProperty(instance, "_str_", {
    value: instance.toJSON()
  });
};

function invalidRecordType() {
  throwTypeError(invalidCallingContext);
}

function apiHelpers_forbiddenValueOf() {
  throwTypeError(forbiddenValueOf);
}

const yearMonthFieldGetters$1 = {
  era(slots) {
    return computeCalendarEraFields(slots.calendar, slots).era;
  },
  eraYear(slots) {
    return computeCalendarEraFields(slots.calendar, slots).eraYear;
  },
  year(slots) {
    return computeCalendarDateFields(slots.calendar, slots).year;
  },
  month(slots) {
    return computeCalendarDateFields(slots.calendar, slots).month;
  },
  monthCode(slots) {
    return computeCalendarMonthCode(slots.calendar, slots);
  }
};

const dateFieldGetters$1 = {
  era(slots) {
    return computeCalendarEraFields(slots.calendar, slots).era;
  },
  eraYear(slots) {
    return computeCalendarEraFields(slots.calendar, slots).eraYear;
  },
  year(slots) {
    return computeCalendarDateFields(slots.calendar, slots).year;
  },
  month(slots) {
    return computeCalendarDateFields(slots.calendar, slots).month;
  },
  monthCode(slots) {
    return computeCalendarMonthCode(slots.calendar, slots);
  },
  day(slots) {
    return computeCalendarDateFields(slots.calendar, slots).day;
  }
};

const monthDayFieldGetters$1 = {
  monthCode(slots) {
    return computeCalendarMonthCode(slots.calendar, slots);
  },
  day(slots) {
    return computeCalendarDateFields(slots.calendar, slots).day;
  }
};

const yearMonthDerivedGetters = {
  daysInMonth(slots) {
    return computeCalendarDaysInMonth(slots.calendar, slots);
  },
  daysInYear(slots) {
    return computeCalendarDaysInYear(slots.calendar, slots);
  },
  monthsInYear(slots) {
    return computeCalendarMonthsInYear(slots.calendar, slots);
  },
  inLeapYear(slots) {
    return computeCalendarInLeapYear(slots.calendar, slots);
  }
};

const dateDerivedGetters = {
  dayOfWeek(slots) {
    return computeIsoDayOfWeek(slots);
  },
  dayOfYear(slots) {
    return computeCalendarDayOfYear(slots.calendar, slots);
  },
  weekOfYear(slots) {
    return computeCalendarWeekOfYear(slots.calendar, slots);
  },
  yearOfWeek(slots) {
    return computeCalendarYearOfWeek(slots.calendar, slots);
  },
  daysInWeek() {
    return 7;
  },
  daysInMonth(slots) {
    return computeCalendarDaysInMonth(slots.calendar, slots);
  },
  daysInYear(slots) {
    return computeCalendarDaysInYear(slots.calendar, slots);
  },
  monthsInYear(slots) {
    return computeCalendarMonthsInYear(slots.calendar, slots);
  },
  inLeapYear(slots) {
    return computeCalendarInLeapYear(slots.calendar, slots);
  }
};

function diffInstants(invert, instantSlots0, instantSlots1, options) {
  const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 3, 5);
  return createDiffDurationSlots(invert, diffEpochNanosRounded(instantSlots0.epochNanoseconds, instantSlots1.epochNanoseconds, largestUnit, smallestUnit, roundingInc, roundingMode));
}

function diffZonedDateTimes(invert, slots0, slots1, options) {
  const calendar = internal_getCommonCalendar(slots0.calendar, slots1.calendar);
  const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 5);
  return createDiffDurationSlots(invert, diffZonedDateTimesRounded(calendar, slots0, slots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}

function diffDateTimes(invert, plainDateTimeSlots0, plainDateTimeSlots1, options) {
  const calendar = internal_getCommonCalendar(plainDateTimeSlots0.calendar, plainDateTimeSlots1.calendar);
  const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 6);
  return createDiffDurationSlots(invert, diffDateTimesRounded(calendar, plainDateTimeSlots0, plainDateTimeSlots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}

function diffDates(invert, plainDateSlots0, plainDateSlots1, options) {
  const calendar = internal_getCommonCalendar(plainDateSlots0.calendar, plainDateSlots1.calendar);
  const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 6, 9, 6);
  return createDiffDurationSlots(invert, diffDatesRounded(calendar, plainDateSlots0, plainDateSlots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}

function diffYearMonths(invert, plainYearMonthSlots0, plainYearMonthSlots1, options) {
  const calendar = internal_getCommonCalendar(plainYearMonthSlots0.calendar, plainYearMonthSlots1.calendar);
  const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 9, 9, 8);
  return createDiffDurationSlots(invert, diffYearMonthsRounded(calendar, plainYearMonthSlots0, plainYearMonthSlots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}

function diffTimes(invert, plainTimeSlots0, plainTimeSlots1, options) {
  const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 5, 5);
  return createDiffDurationSlots(invert, diffTimesRounded(plainTimeSlots0, plainTimeSlots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}

function createDiffDurationSlots(invert, durationFields) {
  return createDurationSlots(invert ? negateDurationFields(durationFields) : durationFields);
}

function withDateFields(slots, modFields, options) {
  const {calendar: calendar} = slots;
  const fields = mergeDateFields(calendar, slots, modFields);
  const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
  const overflow = internal_refineOverflowOptions(options);
  return createDateFromRefinedFields(fields, calendar, year, monthCodeParts, overflow);
}

function withDateTimeFields(slots, modFields, options) {
  const {calendar: calendar} = slots;
  const [mergedFields, calendarFields] = mergeDateTimeFields(calendar, slots, modFields);
  const [year, monthCodeParts] = refineCalendarDateFields(calendarFields, calendar);
  const overflow = internal_refineOverflowOptions(options);
  return createDateTimeFromMergedFields(mergedFields, calendarFields, calendar, year, monthCodeParts, overflow);
}

function withYearMonthFields(slots, modFields, options) {
  const {calendar: calendar} = slots;
  const fields = mergeYearMonthFields(calendar, slots, modFields);
  const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar, 1);
  const overflow = internal_refineOverflowOptions(options);
  return createYearMonthFromRefinedFields(fields, calendar, year, monthCodeParts, overflow);
}

function withMonthDayFields(slots, modFields, options) {
  const {calendar: calendar} = slots;
  const fields = mergeMonthDayFields(calendar, slots, modFields);
  const [year, monthCodeParts] = refineMonthDayFields(fields, calendar);
  const overflow = internal_refineOverflowOptions(options);
  return createMonthDayFromRefinedFields(fields, calendar, year, monthCodeParts, overflow);
}

function withTimeFields(slots, modFields, options) {
  const refinedFields = mergeTimeFields(slots, modFields);
  const overflow = internal_refineOverflowOptions(options);
  return resolveTimeFields(refinedFields, overflow);
}

function withZonedDateTimeFields(slots, modFields, options) {
  const {calendar: calendar} = slots;
  const [mergedFields, calendarFields] = mergeZonedDateTimeFields(calendar, slots, modFields);
  const [year, monthCodeParts] = refineCalendarDateFields(calendarFields, calendar);
  const [overflow, offsetDisambig, epochDisambig] = refineZonedFieldOptions(options, 2);
  return createZonedDateTimeFromMergedFields(slots, mergedFields, calendarFields, year, monthCodeParts, overflow, offsetDisambig, epochDisambig);
}

function createNativeGetters(shimGetters) {
  return createPropGetters(Object.keys(shimGetters));
}

const apiHelpers_durationGetters = /*@__PURE__*/ (/* unused pure expression or super */ null && (createNativeGetters(durationGetters$1)));

const apiHelpers_timeGetters = /*@__PURE__*/ (/* unused pure expression or super */ null && (createNativeGetters(timeGetters$1)));

const yearMonthFieldGetters = /*@__PURE__*/ (/* unused pure expression or super */ null && (createNativeGetters(yearMonthFieldGetters$1)));

const dateFieldGetters = /*@__PURE__*/ (/* unused pure expression or super */ null && (createNativeGetters(dateFieldGetters$1)));

const monthDayFieldGetters = /*@__PURE__*/ (/* unused pure expression or super */ null && (createNativeGetters(monthDayFieldGetters$1)));

const diffZonedYears = /*@__PURE__*/ (/* unused pure expression or super */ null && (bindArgs(diffZonedCalendarUnit, 9)));

const diffZonedMonths = /*@__PURE__*/ (/* unused pure expression or super */ null && (bindArgs(diffZonedCalendarUnit, 8)));

const diffZonedWeeks = /*@__PURE__*/ (/* unused pure expression or super */ null && (bindArgs(diffZonedDayWeekUnit, 7)));

const diffZonedDays = /*@__PURE__*/ (/* unused pure expression or super */ null && (bindArgs(diffZonedDayWeekUnit, 6)));

const diffInstantEpochNanoTimeUnit = (/* unused pure expression or super */ null && (diffInstantTimeUnit));

const diffDateYears = /*@__PURE__*/ (/* unused pure expression or super */ null && (bindArgs(diffDateCalendarUnit, 9)));

const diffDateMonths = /*@__PURE__*/ (/* unused pure expression or super */ null && (bindArgs(diffDateCalendarUnit, 8)));

const diffDateTimeYears = /*@__PURE__*/ (/* unused pure expression or super */ null && (bindArgs(diffDateTimeCalendarUnit, 9)));

const diffDateTimeMonths = /*@__PURE__*/ (/* unused pure expression or super */ null && (bindArgs(diffDateTimeCalendarUnit, 8)));

const diffYearMonthYears = /*@__PURE__*/ (/* unused pure expression or super */ null && (bindArgs(diffYearMonthUnit, 9)));

const diffYearMonthMonths = /*@__PURE__*/ (/* unused pure expression or super */ null && (bindArgs(diffYearMonthUnit, 8)));

function diffZonedEpochNanoTimeUnit(unit, slots0, slots1, options) {
  return getCommonCalendar(slots0.calendar, slots1.calendar), diffInstantTimeUnit(unit, slots0, slots1, options);
}

function diffDateTimeEpochNanoTimeUnit(unit, slots0, slots1, options) {
  return getCommonCalendar(slots0.calendar, slots1.calendar), countDateTimeUnit(slots0, slots1, unit, refineUnitDiffOptions(unit, options));
}

function diffTimeNanoOfDayTimeUnit(unit, slots0, slots1, options) {
  return countTimeUnit(slots0, slots1, unit, refineUnitDiffOptions(unit, options));
}

function adaptRecordTimeUnitDiff(diffSlots, getSlots) {
  return (unit, record0, record1, options) => diffSlots(unit, getSlots(record0), getSlots(record1), options);
}

function diffInstantTimeUnit(unit, slots0, slots1, options) {
  return countEpochNanoUnit(slots0.epochNanoseconds, slots1.epochNanoseconds, unit, refineUnitDiffOptions(unit, options));
}

function diffZonedCalendarUnit(unit, slots0, slots1, options) {
  const calendar = getCommonCalendar(slots0.calendar, slots1.calendar);
  const rounding = refineUnitDiffOptions(unit, options);
  const timeZone = getCommonTimeZone(slots0.timeZone, slots1.timeZone);
  return slots0.epochNanoseconds === slots1.epochNanoseconds ? 0 : countRelativeUnit(unit, {
    he: () => diffZonedEpochsExact(timeZone, calendar, slots0, slots1, unit),
    le: createZonedRelativeOps(calendar, timeZone, slots0),
    ie: slots1.epochNanoseconds
  }, rounding, 1);
}

function diffZonedDayWeekUnit(unit, slots0, slots1, options) {
  getCommonCalendar(slots0.calendar, slots1.calendar);
  const rounding = refineUnitDiffOptions(unit, options);
  const timeZone = getCommonTimeZone(slots0.timeZone, slots1.timeZone);
  return slots0.epochNanoseconds === slots1.epochNanoseconds ? 0 : countZonedDayWeekUnit(unit, timeZone, slots0, slots1, rounding);
}

function diffDateTimeCalendarUnit(unit, slots0, slots1, options) {
  const calendar = getCommonCalendar(slots0.calendar, slots1.calendar);
  return diffPlainRelativeUnit(unit, options, () => diffDateTimesExact(calendar, slots0, slots1, unit), createDateRelativeOps(calendar, slots0), computeEndEpochNanoFromMidnight(slots0, slots1));
}

function diffDateTimeWeeks(slots0, slots1, options) {
  return getCommonCalendar(slots0.calendar, slots1.calendar), countDateWeeks(slots0, computeEndEpochNanoFromMidnight(slots0, slots1), refineUnitDiffOptions(7, options));
}

function diffDateTimeDays(slots0, slots1, options) {
  return getCommonCalendar(slots0.calendar, slots1.calendar), countEpochNanoDays(isoDateTimeToEpochNano(slots0), isoDateTimeToEpochNano(slots1), timeFieldsToNano(slots0), refineUnitDiffOptions(6, options));
}

function computeEndEpochNanoFromMidnight(isoDateTime0, isoDateTime1) {
  return isoDateTimeToEpochNano(isoDateTime1) - BigInt(timeFieldsToNano(isoDateTime0));
}

function diffDateCalendarUnit(unit, slots0, slots1, options) {
  const calendar = getCommonCalendar(slots0.calendar, slots1.calendar);
  return diffPlainRelativeUnit(unit, options, () => diffCalendarDates(calendar, slots0, slots1, unit), createDateRelativeOps(calendar, slots0), isoDateToEpochNano(slots1));
}

function diffDateWeeks(slots0, slots1, options) {
  return getCommonCalendar(slots0.calendar, slots1.calendar), countDateWeeks(slots0, isoDateToEpochNano(slots1), refineUnitDiffOptions(7, options));
}

function diffDateDays(slots0, slots1, options) {
  return getCommonCalendar(slots0.calendar, slots1.calendar), countEpochNanoDays(isoDateToEpochNano(slots0), isoDateToEpochNano(slots1), 0, refineUnitDiffOptions(6, options));
}

function diffYearMonthUnit(unit, slots0, slots1, options) {
  const calendar = getCommonCalendar(slots0.calendar, slots1.calendar);
  return countYearMonthUnit(calendar, slots0, slots1, unit, refineUnitDiffOptions(unit, options));
}

function diffPlainRelativeUnit(unit, options, diffExact, relativeOps, endEpochNano) {
  return countRelativeUnit(unit, {
    he: diffExact,
    le: relativeOps,
    ie: endEpochNano
  }, refineUnitDiffOptions(unit, options));
}

function reversedMove(f) {
  return (slots, units, options) => f(slots, -units, options);
}

function moveDateByYears(calendar, isoDate, years, options) {
  const overflow = refineOverflowOptions(options);
  return years ? moveDateByCalendarUnits(calendar, isoDate, toStrictInteger(years), 0, overflow) : isoDate;
}

function moveDateByMonths(calendar, isoDate, months, options) {
  const overflow = refineOverflowOptions(options);
  return months ? moveDateByCalendarUnits(calendar, isoDate, 0, toStrictInteger(months), overflow) : isoDate;
}

function moveToDayOfYear(calendar, isoDate, dayOfYear, options) {
  const overflow = refineOverflowOptions(options);
  return moveToRefinedDayOfYear(calendar, isoDate, toIntegerWithTrunc(dayOfYear), overflow);
}

function moveToDayOfMonth(calendar, isoDate, day, options) {
  const overflow = refineOverflowOptions(options);
  return moveToRefinedDayOfMonth(calendar, isoDate, toPositiveIntegerWithTruncation(day), overflow);
}

function moveToDayOfWeek(_calendar, isoDate, dayOfWeek, options) {
  const overflow = refineOverflowOptions(options);
  return moveToRefinedDayOfWeek(isoDate, toIntegerWithTrunc(dayOfWeek), overflow);
}

function moveToWeekOfYear(calendar, isoDate, weekOfYear, options) {
  const overflow = refineOverflowOptions(options);
  return moveToRefinedWeekOfYear(calendar, isoDate, toIntegerWithTrunc(weekOfYear), overflow);
}



;// CONCATENATED MODULE: ./node_modules/temporal-polyfill/chunks/classApi-basic.js










function resolveBasicCalendarId(rawCalendarId) {
  const lowerRawCalendarId = requireString(rawCalendarId).toLowerCase();
  return lowerRawCalendarId === isoCalendarId ? isoCalendarImpl : lowerRawCalendarId === gregoryCalendarId ? gregoryCalendarImpl : void throwRangeError(exoticCalendarRequired(rawCalendarId, "temporal-polyfill/full"));
}

function resolveBasicCalendarArg(rawCalendarId = isoCalendarId) {
  return resolveBasicCalendarId(rawCalendarId);
}

const zonedDateTimeSlotsMap = /*@__PURE__*/ new WeakMap;

const ZonedDateTime = /*@__PURE__*/ defineTemporalClass(ZonedDateTimeBranding, class {
  constructor(epochNanoseconds, timeZoneId, calendar = void 0) {
    const epochNano = checkEpochNanoInBounds(toBigInt(epochNanoseconds));
    const timeZone = queryTimeZone(refineTimeZoneId(timeZoneId));
    const calendarImpl = resolveBasicCalendarArg(calendar);
    initZonedDateTime(this, createZonedEpochNanoSlots(epochNano, timeZone, calendarImpl));
  }
  static from(arg, options = void 0) {
    return createZonedDateTime(toZonedDateTimeSlots(arg, options));
  }
  static compare(arg0, arg1) {
    return compareZonedEpochSlots(toZonedDateTimeSlots(arg0), toZonedDateTimeSlots(arg1));
  }
  get calendarId() {
    return getCalendarSlotId(getZonedDateTimeSlots(this).calendar);
  }
  get timeZoneId() {
    return getZonedDateTimeSlots(this).timeZone.id;
  }
  get epochMilliseconds() {
    return epochNanoToMilli(getZonedDateTimeSlots(this).epochNanoseconds);
  }
  get epochNanoseconds() {
    return getZonedDateTimeSlots(this).epochNanoseconds;
  }
  get offset() {
    return formatOffsetNano(zonedEpochSlotsToIso(getZonedDateTimeSlots(this)).offsetNanoseconds);
  }
  get offsetNanoseconds() {
    return zonedEpochSlotsToIso(getZonedDateTimeSlots(this)).offsetNanoseconds;
  }
  get hoursInDay() {
    return computeZonedHoursInDay(getZonedDateTimeSlots(this));
  }
  with(mod, options = void 0) {
    return createZonedDateTime(withZonedDateTimeFields(getZonedDateTimeSlots(this), validateBag(mod), options));
  }
  withCalendar(calendarArg) {
    return createZonedDateTime({
      ...getZonedDateTimeSlots(this),
      calendar: refineCalendarArg(calendarArg)
    });
  }
  withTimeZone(timeZoneArg) {
    return createZonedDateTime({
      ...getZonedDateTimeSlots(this),
      timeZone: queryTimeZone(refineTimeZoneArg(timeZoneArg))
    });
  }
  withPlainTime(plainTimeArg = void 0) {
    return createZonedDateTime(zonedDateTimeWithPlainTime(getZonedDateTimeSlots(this), optionalToPlainTimeFields(plainTimeArg)));
  }
  add(durationArg, options = void 0) {
    const slots = getZonedDateTimeSlots(this);
    return createZonedDateTime(moveZonedEpochSlots(slots, toDurationSlots(durationArg), internal_refineOverflowOptions(options)));
  }
  subtract(durationArg, options = void 0) {
    const slots = getZonedDateTimeSlots(this);
    return createZonedDateTime(moveZonedEpochSlots(slots, negateDurationFields(toDurationSlots(durationArg)), internal_refineOverflowOptions(options)));
  }
  until(otherArg, options = void 0) {
    const slots = getZonedDateTimeSlots(this);
    const other = toZonedDateTimeSlots(otherArg);
    return createDuration(diffZonedDateTimes(0, slots, other, options));
  }
  since(otherArg, options = void 0) {
    const slots = getZonedDateTimeSlots(this);
    const other = toZonedDateTimeSlots(otherArg);
    return createDuration(diffZonedDateTimes(1, slots, other, options));
  }
  round(options) {
    const slots = getZonedDateTimeSlots(this);
    const [smallestUnit, roundingInc, roundingMode] = refineRoundingOptions(options);
    return createZonedDateTime(roundZonedEpochSlotsToUnit(slots, smallestUnit, roundingInc, roundingMode));
  }
  startOfDay() {
    return createZonedDateTime(computeZonedStartOfDay(getZonedDateTimeSlots(this)));
  }
  equals(otherArg) {
    return zonedDateTimesEqual(getZonedDateTimeSlots(this), toZonedDateTimeSlots(otherArg));
  }
  toInstant() {
    return createInstant(zonedDateTimeToInstant(getZonedDateTimeSlots(this)));
  }
  toPlainDateTime() {
    return createPlainDateTime(zonedDateTimeToDateTime(getZonedDateTimeSlots(this)));
  }
  toPlainDate() {
    return createPlainDate(zonedDateTimeToDate(getZonedDateTimeSlots(this)));
  }
  toPlainTime() {
    return createPlainTime(zonedDateTimeToTime(getZonedDateTimeSlots(this)));
  }
  toLocaleString(locales = void 0, options = {}) {
    const slots = getZonedDateTimeSlots(this);
    const format = new RawDateTimeFormat(locales, applyZonedFormatTimeZone(transformZonedOptions(options), getZonedTimeZoneId(slots)));
    return checkResolvedCalendarCompatible(format, slots), format.format(epochNanoToMilli(slots.epochNanoseconds));
  }
  toString(options = void 0) {
    return formatZonedDateTimeIso(getZonedDateTimeSlots(this), options);
  }
  toJSON() {
    return formatZonedDateTimeIso(getZonedDateTimeSlots(this));
  }
  getTimeZoneTransition(options) {
    const slots = getZonedDateTimeSlots(this);
    const newEpochNano = slots.timeZone.C(slots.epochNanoseconds, refineDirectionOptions(options));
    return void 0 !== newEpochNano ? createZonedDateTime({
      ...slots,
      epochNanoseconds: newEpochNano
    }) : null;
  }
  valueOf() {
    return apiHelpers_forbiddenValueOf();
  }
}, getZonedDateTimeIsoSlots, dateFieldGetters$1, dateDerivedGetters, timeGetters);

function createZonedDateTime(slots) {
  return initZonedDateTime(Object.create(ZonedDateTime.prototype), slots);
}

function getZonedDateTimeSlots(obj) {
  return getZonedDateTimeSlotsIfPresent(obj) || invalidRecordType();
}

function getZonedDateTimeIsoSlots(obj) {
  const slots = getZonedDateTimeSlots(obj);
  return {
    ...zonedEpochSlotsToIso(slots),
    calendar: slots.calendar
  };
}

function getZonedDateTimeSlotsIfPresent(obj) {
  return zonedDateTimeSlotsMap.get(obj);
}

function toZonedDateTimeSlots(arg, options) {
  if (internal_isObjectLike(arg)) {
    const ownSlots = getZonedDateTimeSlotsIfPresent(arg);
    if (ownSlots) {
      return refineZonedFieldOptions(options), ownSlots;
    }
    const calendar = getCalendarFromBag(arg);
    return refineZonedDateTimeObjectLike(refineTimeZoneArg, calendar, arg, options);
  }
  return parseZonedDateTime(arg, resolveBasicCalendarId, options);
}

function initZonedDateTime(instance, slots) {
  return zonedDateTimeSlotsMap.set(instance, slots), attachDebugString(instance), 
  instance;
}

function refineTimeZoneArg(arg) {
  if (internal_isObjectLike(arg)) {
    const slots = getZonedDateTimeSlotsIfPresent(arg);
    return slots || throwTypeError(invalidTimeZone(arg)), slots.timeZone.id;
  }
  return (arg => resolveTimeZoneId(parseTimeZoneId(requireString(arg))))(arg);
}

const instantSlotsMap = /*@__PURE__*/ new WeakMap;

const Instant = /*@__PURE__*/ defineTemporalClass(InstantBranding, class {
  constructor(epochNanoseconds) {
    const epochNano = checkEpochNanoInBounds(toBigInt(epochNanoseconds));
    initInstant(this, createEpochNanoSlots(epochNano));
  }
  static from(arg) {
    return createInstant(toInstantSlots(arg));
  }
  static fromEpochMilliseconds(epochMilli) {
    return createInstant(epochMilliToInstant(epochMilli));
  }
  static fromEpochNanoseconds(epochNano) {
    return createInstant(epochNanoToInstant(epochNano));
  }
  static compare(a, b) {
    return compareZonedEpochSlots(toInstantSlots(a), toInstantSlots(b));
  }
  get epochMilliseconds() {
    return epochNanoToMilli(getInstantSlots(this).epochNanoseconds);
  }
  get epochNanoseconds() {
    return getInstantSlots(this).epochNanoseconds;
  }
  add(durationArg) {
    const slots = getInstantSlots(this);
    return createInstant(createEpochNanoSlots(moveEpochNano(slots.epochNanoseconds, toDurationSlots(durationArg))));
  }
  subtract(durationArg) {
    const slots = getInstantSlots(this);
    return createInstant(createEpochNanoSlots(moveEpochNano(slots.epochNanoseconds, negateDurationFields(toDurationSlots(durationArg)))));
  }
  until(otherArg, options = void 0) {
    return createDuration(diffInstants(0, getInstantSlots(this), toInstantSlots(otherArg), options));
  }
  since(otherArg, options = void 0) {
    return createDuration(diffInstants(1, getInstantSlots(this), toInstantSlots(otherArg), options));
  }
  round(options) {
    const slots = getInstantSlots(this);
    const [smallestUnit, roundingInc, roundingMode] = refineRoundingOptions(options, 5, 1);
    return createInstant(createEpochNanoSlots(roundBigNanoToDayOriginInc(slots.epochNanoseconds, computeBigNanoInc(smallestUnit, roundingInc), roundingMode)));
  }
  equals(otherArg) {
    return instantsEqual(getInstantSlots(this), toInstantSlots(otherArg));
  }
  toZonedDateTimeISO(timeZoneArg) {
    return createZonedDateTime(instantToZonedDateTime(getInstantSlots(this), queryTimeZone(refineTimeZoneArg(timeZoneArg))));
  }
  toLocaleString(locales = void 0, options = {}) {
    const slots = getInstantSlots(this);
    return new RawDateTimeFormat(locales, transformInstantOptions(options)).format(epochNanoToMilli(slots.epochNanoseconds));
  }
  toString(options = void 0) {
    return formatInstantIso(refineTimeZoneArg, getInstantSlots(this), options);
  }
  toJSON() {
    return formatInstantIso(refineTimeZoneArg, getInstantSlots(this));
  }
  valueOf() {
    return apiHelpers_forbiddenValueOf();
  }
});

function createInstant(slots) {
  return initInstant(Object.create(Instant.prototype), slots);
}

function getInstantSlots(obj) {
  return getInstantSlotsIfPresent(obj) || invalidRecordType();
}

function getInstantSlotsIfPresent(obj) {
  return instantSlotsMap.get(obj);
}

function toInstantSlots(arg) {
  if (internal_isObjectLike(arg)) {
    const ownSlots = getInstantSlotsIfPresent(arg);
    if (ownSlots) {
      return ownSlots;
    }
    const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(arg);
    if (zonedDateTimeSlots) {
      return createEpochNanoSlots(zonedDateTimeSlots.epochNanoseconds);
    }
  }
  return parseInstant(arg);
}

const {toTemporalInstant: toTemporalInstant} = {
  toTemporalInstant() {
    const epochMilli = Date.prototype.valueOf.call(this);
    return createInstant(createEpochNanoSlots(BigInt(requireNumberIsInteger(epochMilli)) * bigNanoInMilli));
  }
};

function initInstant(instance, slots) {
  return instantSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}

const plainMonthDaySlotsMap = /*@__PURE__*/ new WeakMap;

const PlainMonthDay = /*@__PURE__*/ defineTemporalClass(PlainMonthDayBranding, class {
  constructor(isoMonth, isoDay, calendar = void 0, referenceIsoYear) {
    const isoMonthInt = utils_toIntegerWithTrunc(isoMonth);
    const isoDayInt = utils_toIntegerWithTrunc(isoDay);
    const calendarImpl = resolveBasicCalendarArg(calendar);
    const isoYearInt = utils_toIntegerWithTrunc(referenceIsoYear ?? isoEpochFirstLeapYear);
    const fields = checkIsoDateInBounds(validateIsoDateFields({
      year: isoYearInt,
      month: isoMonthInt,
      day: isoDayInt
    }));
    initPlainMonthDay(this, createDateSlots(fields, calendarImpl));
  }
  static from(arg, options = void 0) {
    return createPlainMonthDay(toPlainMonthDaySlots(arg, options));
  }
  get calendarId() {
    return getCalendarSlotId(getPlainMonthDaySlots(this).calendar);
  }
  with(mod, options = void 0) {
    return createPlainMonthDay(withMonthDayFields(getPlainMonthDaySlots(this), validateBag(mod), options));
  }
  equals(otherArg) {
    return plainMonthDaysEqual(getPlainMonthDaySlots(this), toPlainMonthDaySlots(otherArg));
  }
  toPlainDate(bag) {
    const slots = getPlainMonthDaySlots(this);
    return createPlainDate(monthDayToDate(slots.calendar, this, bag));
  }
  toLocaleString(locales = void 0, options = {}) {
    const slots = getPlainMonthDaySlots(this);
    const format = new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformMonthDayOptions(options)));
    return checkResolvedCalendarCompatible(format, slots, 1), format.format(isoDateToEpochMilli(slots));
  }
  toString(options = void 0) {
    return formatPlainMonthDayIso(getPlainMonthDaySlots(this), options);
  }
  toJSON() {
    return formatPlainMonthDayIso(getPlainMonthDaySlots(this));
  }
  valueOf() {
    return apiHelpers_forbiddenValueOf();
  }
}, getPlainMonthDaySlots, monthDayFieldGetters$1);

function createPlainMonthDay(slots) {
  return initPlainMonthDay(Object.create(PlainMonthDay.prototype), slots);
}

function getPlainMonthDaySlots(obj) {
  return getPlainMonthDaySlotsIfPresent(obj) || invalidRecordType();
}

function getPlainMonthDaySlotsIfPresent(obj) {
  return plainMonthDaySlotsMap.get(obj);
}

function toPlainMonthDaySlots(arg, options) {
  if (internal_isObjectLike(arg)) {
    const ownSlots = getPlainMonthDaySlotsIfPresent(arg);
    if (ownSlots) {
      return internal_refineOverflowOptions(options), ownSlots;
    }
    const calendarMaybe = extractCalendarFromBag(arg);
    return refinePlainMonthDayObjectLike(void 0 === calendarMaybe ? isoCalendarImpl : calendarMaybe, void 0 === calendarMaybe, arg, options);
  }
  const res = parsePlainMonthDay(arg, resolveBasicCalendarId);
  return internal_refineOverflowOptions(options), res;
}

function initPlainMonthDay(instance, slots) {
  return plainMonthDaySlotsMap.set(instance, slots), attachDebugString(instance), 
  instance;
}

const plainYearMonthSlotsMap = /*@__PURE__*/ new WeakMap;

const PlainYearMonth = /*@__PURE__*/ defineTemporalClass(PlainYearMonthBranding, class {
  constructor(isoYear, isoMonth, calendar = void 0, referenceIsoDay) {
    const isoYearInt = utils_toIntegerWithTrunc(isoYear);
    const isoMonthInt = utils_toIntegerWithTrunc(isoMonth);
    const calendarImpl = resolveBasicCalendarArg(calendar);
    const isoDayInt = utils_toIntegerWithTrunc(referenceIsoDay ?? 1);
    const fields = checkIsoYearMonthInBounds(validateIsoDateFields({
      year: isoYearInt,
      month: isoMonthInt,
      day: isoDayInt
    }));
    initPlainYearMonth(this, createDateSlots(fields, calendarImpl));
  }
  static from(arg, options = void 0) {
    return createPlainYearMonth(toPlainYearMonthSlots(arg, options));
  }
  static compare(arg0, arg1) {
    return compareIsoDateFields(toPlainYearMonthSlots(arg0), toPlainYearMonthSlots(arg1));
  }
  get calendarId() {
    return getCalendarSlotId(getPlainYearMonthSlots(this).calendar);
  }
  with(mod, options = void 0) {
    return createPlainYearMonth(withYearMonthFields(getPlainYearMonthSlots(this), validateBag(mod), options));
  }
  add(durationArg, options = void 0) {
    const slots = getPlainYearMonthSlots(this);
    return createPlainYearMonth(createDateSlots(moveYearMonth(slots.calendar, slots, toDurationSlots(durationArg), internal_refineOverflowOptions(options)), slots.calendar));
  }
  subtract(durationArg, options = void 0) {
    const slots = getPlainYearMonthSlots(this);
    return createPlainYearMonth(createDateSlots(moveYearMonth(slots.calendar, slots, negateDurationFields(toDurationSlots(durationArg)), internal_refineOverflowOptions(options)), slots.calendar));
  }
  until(otherArg, options = void 0) {
    const slots = getPlainYearMonthSlots(this);
    const other = toPlainYearMonthSlots(otherArg);
    return createDuration(diffYearMonths(0, slots, other, options));
  }
  since(otherArg, options = void 0) {
    const slots = getPlainYearMonthSlots(this);
    const other = toPlainYearMonthSlots(otherArg);
    return createDuration(diffYearMonths(1, slots, other, options));
  }
  equals(otherArg) {
    return plainYearMonthsEqual(getPlainYearMonthSlots(this), toPlainYearMonthSlots(otherArg));
  }
  toPlainDate(bag) {
    const slots = getPlainYearMonthSlots(this);
    return createPlainDate(yearMonthToDate(slots.calendar, this, bag));
  }
  toLocaleString(locales = void 0, options = {}) {
    const slots = getPlainYearMonthSlots(this);
    const format = new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformYearMonthOptions(options)));
    return checkResolvedCalendarCompatible(format, slots, 1), format.format(isoDateToEpochMilli(slots));
  }
  toString(options = void 0) {
    return formatPlainYearMonthIso(getPlainYearMonthSlots(this), options);
  }
  toJSON() {
    return formatPlainYearMonthIso(getPlainYearMonthSlots(this));
  }
  valueOf() {
    return apiHelpers_forbiddenValueOf();
  }
}, getPlainYearMonthSlots, yearMonthFieldGetters$1, yearMonthDerivedGetters);

function createPlainYearMonth(slots) {
  return initPlainYearMonth(Object.create(PlainYearMonth.prototype), slots);
}

function getPlainYearMonthSlots(obj) {
  return getPlainYearMonthSlotsIfPresent(obj) || invalidRecordType();
}

function getPlainYearMonthSlotsIfPresent(obj) {
  return plainYearMonthSlotsMap.get(obj);
}

function toPlainYearMonthSlots(arg, options) {
  if (internal_isObjectLike(arg)) {
    const ownSlots = getPlainYearMonthSlotsIfPresent(arg);
    if (ownSlots) {
      return internal_refineOverflowOptions(options), ownSlots;
    }
    const calendar = getCalendarFromBag(arg);
    return refinePlainYearMonthObjectLike(calendar, arg, options);
  }
  const res = parsePlainYearMonth(arg, resolveBasicCalendarId);
  return internal_refineOverflowOptions(options), res;
}

function initPlainYearMonth(instance, slots) {
  return plainYearMonthSlotsMap.set(instance, slots), attachDebugString(instance), 
  instance;
}

function getTemporalBrandingAndSlots(obj) {
  if (!internal_isObjectLike(obj)) {
    return;
  }
  let slots = getInstantSlotsIfPresent(obj);
  return slots ? [ InstantBranding, slots ] : (slots = getZonedDateTimeSlotsIfPresent(obj), 
  slots ? [ ZonedDateTimeBranding, slots ] : (slots = getPlainDateTimeSlotsIfPresent(obj), 
  slots ? [ PlainDateTimeBranding, slots ] : (slots = getPlainDateSlotsIfPresent(obj), 
  slots ? [ PlainDateBranding, slots ] : (slots = getPlainTimeSlotsIfPresent(obj), 
  slots ? [ PlainTimeBranding, slots ] : (slots = getPlainYearMonthSlotsIfPresent(obj), 
  slots ? [ PlainYearMonthBranding, slots ] : (slots = getPlainMonthDaySlotsIfPresent(obj), 
  slots ? [ PlainMonthDayBranding, slots ] : (slots = getDurationSlotsIfPresent(obj), 
  slots ? [ DurationBranding, slots ] : void 0)))))));
}

function validateBag(bag) {
  return (getTemporalBrandingAndSlots(bag) || void 0 !== bag.calendar || void 0 !== bag.timeZone) && throwTypeError(invalidBag), 
  bag;
}

const plainTimeSlotsMap = /*@__PURE__*/ new WeakMap;

const PlainTime = /*@__PURE__*/ defineTemporalClass(PlainTimeBranding, class {
  constructor(hour = 0, minute = 0, second = 0, millisecond = 0, microsecond = 0, nanosecond = 0) {
    const fields = validateTimeFields(mapProps(utils_toIntegerWithTrunc, {
      hour: hour,
      minute: minute,
      second: second,
      millisecond: millisecond,
      microsecond: microsecond,
      nanosecond: nanosecond
    }));
    initPlainTime(this, createTimeSlots(fields));
  }
  static from(arg, options = void 0) {
    return createPlainTime(toPlainTimeSlots(arg, options));
  }
  static compare(arg0, arg1) {
    return compareTimeFields(toPlainTimeSlots(arg0), toPlainTimeSlots(arg1));
  }
  with(mod, options = void 0) {
    return createPlainTime(withTimeFields(getPlainTimeSlots(this), validateBag(mod), options));
  }
  add(durationArg) {
    const slots = getPlainTimeSlots(this);
    return createPlainTime(moveTime(slots, toDurationSlots(durationArg))[0]);
  }
  subtract(durationArg) {
    const slots = getPlainTimeSlots(this);
    return createPlainTime(moveTime(slots, negateDurationFields(toDurationSlots(durationArg)))[0]);
  }
  until(otherArg, options = void 0) {
    return createDuration(diffTimes(0, getPlainTimeSlots(this), toPlainTimeSlots(otherArg), options));
  }
  since(otherArg, options = void 0) {
    return createDuration(diffTimes(1, getPlainTimeSlots(this), toPlainTimeSlots(otherArg), options));
  }
  round(options) {
    const slots = getPlainTimeSlots(this);
    const [smallestUnit, roundingInc, roundingMode] = refineRoundingOptions(options, 5);
    return createPlainTime(roundTimeToUnit(slots, smallestUnit, roundingInc, roundingMode)[0]);
  }
  equals(other) {
    return plainTimesEqual(getPlainTimeSlots(this), toPlainTimeSlots(other));
  }
  toLocaleString(locales = void 0, options = {}) {
    const slots = getPlainTimeSlots(this);
    return new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformTimeOptions(options))).format(timeFieldsToMilli(slots));
  }
  toString(options = void 0) {
    return formatPlainTimeIso(getPlainTimeSlots(this), options);
  }
  toJSON() {
    return formatPlainTimeIso(getPlainTimeSlots(this));
  }
  valueOf() {
    return apiHelpers_forbiddenValueOf();
  }
}, getPlainTimeSlots, timeGetters);

function createPlainTime(slots) {
  return initPlainTime(Object.create(PlainTime.prototype), slots);
}

function getPlainTimeSlots(obj) {
  return getPlainTimeSlotsIfPresent(obj) || invalidRecordType();
}

function getPlainTimeSlotsIfPresent(obj) {
  return plainTimeSlotsMap.get(obj);
}

function toPlainTimeSlots(arg, options) {
  if (internal_isObjectLike(arg)) {
    const ownSlots = getPlainTimeSlotsIfPresent(arg);
    if (ownSlots) {
      return internal_refineOverflowOptions(options), ownSlots;
    }
    const dateTimeSlots = getPlainDateTimeSlotsIfPresent(arg);
    if (dateTimeSlots) {
      return internal_refineOverflowOptions(options), createTimeSlots(dateTimeSlots);
    }
    const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(arg);
    return zonedDateTimeSlots ? (internal_refineOverflowOptions(options), zonedDateTimeToTime(zonedDateTimeSlots)) : refinePlainTimeObjectLike(arg, options);
  }
  const timeSlots = parsePlainTime(arg);
  return internal_refineOverflowOptions(options), timeSlots;
}

function optionalToPlainTimeFields(timeArg) {
  return void 0 === timeArg ? void 0 : toPlainTimeSlots(timeArg);
}

function initPlainTime(instance, slots) {
  return plainTimeSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}

const plainDateTimeSlotsMap = /*@__PURE__*/ new WeakMap;

const PlainDateTime = /*@__PURE__*/ defineTemporalClass(PlainDateTimeBranding, class {
  constructor(isoYear, isoMonth, isoDay, hour = 0, minute = 0, second = 0, millisecond = 0, microsecond = 0, nanosecond = 0, calendar = void 0) {
    const fields = checkIsoDateTimeInBounds(validateIsoDateTimeFields(mapProps(utils_toIntegerWithTrunc, {
      year: isoYear,
      month: isoMonth,
      day: isoDay,
      hour: hour,
      minute: minute,
      second: second,
      millisecond: millisecond,
      microsecond: microsecond,
      nanosecond: nanosecond
    })));
    const calendarImpl = resolveBasicCalendarArg(calendar);
    initPlainDateTime(this, createDateTimeSlots(fields, calendarImpl));
  }
  static from(arg, options = void 0) {
    return createPlainDateTime(toPlainDateTimeSlots(arg, options));
  }
  static compare(arg0, arg1) {
    const slots0 = toPlainDateTimeSlots(arg0);
    const slots1 = toPlainDateTimeSlots(arg1);
    return compareIsoDateTimeFields(slots0, slots1);
  }
  get calendarId() {
    return getCalendarSlotId(getPlainDateTimeSlots(this).calendar);
  }
  with(mod, options = void 0) {
    return createPlainDateTime(withDateTimeFields(getPlainDateTimeSlots(this), validateBag(mod), options));
  }
  withCalendar(calendarArg) {
    const slots = getPlainDateTimeSlots(this);
    return createPlainDateTime(createDateTimeSlots(slots, refineCalendarArg(calendarArg)));
  }
  withPlainTime(plainTimeArg = void 0) {
    const slots = getPlainDateTimeSlots(this);
    return createPlainDateTime(createDateTimeFromRefinedFields(slots, optionalToPlainTimeFields(plainTimeArg), slots.calendar));
  }
  add(durationArg, options = void 0) {
    const slots = getPlainDateTimeSlots(this);
    return createPlainDateTime(createDateTimeSlots(moveDateTime(slots.calendar, slots, toDurationSlots(durationArg), internal_refineOverflowOptions(options)), slots.calendar));
  }
  subtract(durationArg, options = void 0) {
    const slots = getPlainDateTimeSlots(this);
    return createPlainDateTime(createDateTimeSlots(moveDateTime(slots.calendar, slots, negateDurationFields(toDurationSlots(durationArg)), internal_refineOverflowOptions(options)), slots.calendar));
  }
  until(otherArg, options = void 0) {
    const slots = getPlainDateTimeSlots(this);
    const other = toPlainDateTimeSlots(otherArg);
    return createDuration(diffDateTimes(0, slots, other, options));
  }
  since(otherArg, options = void 0) {
    const slots = getPlainDateTimeSlots(this);
    const other = toPlainDateTimeSlots(otherArg);
    return createDuration(diffDateTimes(1, slots, other, options));
  }
  round(options) {
    const slots = getPlainDateTimeSlots(this);
    const [smallestUnit, roundingInc, roundingMode] = refineRoundingOptions(options);
    return createPlainDateTime(createDateTimeSlots(roundDateTimeToUnit(slots, smallestUnit, roundingInc, roundingMode), slots.calendar));
  }
  equals(otherArg) {
    return plainDateTimesEqual(getPlainDateTimeSlots(this), toPlainDateTimeSlots(otherArg));
  }
  toZonedDateTime(timeZoneArg, options = void 0) {
    return createZonedDateTime(dateTimeToZonedDateTime(getPlainDateTimeSlots(this), queryTimeZone(refineTimeZoneArg(timeZoneArg)), refineEpochDisambigOptions(options)));
  }
  toPlainDate() {
    const slots = getPlainDateTimeSlots(this);
    return createPlainDate(createDateSlots(slots, slots.calendar));
  }
  toPlainTime() {
    return createPlainTime(createTimeSlots(getPlainDateTimeSlots(this)));
  }
  toLocaleString(locales = void 0, options = {}) {
    const slots = getPlainDateTimeSlots(this);
    const format = new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformDateTimeOptions(options)));
    return checkResolvedCalendarCompatible(format, slots), format.format(isoDateTimeToEpochMilli(slots));
  }
  toString(options = void 0) {
    return formatPlainDateTimeIso(getPlainDateTimeSlots(this), options);
  }
  toJSON() {
    return formatPlainDateTimeIso(getPlainDateTimeSlots(this));
  }
  valueOf() {
    return apiHelpers_forbiddenValueOf();
  }
}, getPlainDateTimeSlots, dateFieldGetters$1, dateDerivedGetters, timeGetters);

function createPlainDateTime(slots) {
  return initPlainDateTime(Object.create(PlainDateTime.prototype), slots);
}

function getPlainDateTimeSlots(obj) {
  return getPlainDateTimeSlotsIfPresent(obj) || invalidRecordType();
}

function getPlainDateTimeSlotsIfPresent(obj) {
  return plainDateTimeSlotsMap.get(obj);
}

function toPlainDateTimeSlots(arg, options) {
  if (internal_isObjectLike(arg)) {
    const ownSlots = getPlainDateTimeSlotsIfPresent(arg);
    if (ownSlots) {
      return internal_refineOverflowOptions(options), ownSlots;
    }
    const dateSlots = getPlainDateSlotsIfPresent(arg);
    if (dateSlots) {
      return internal_refineOverflowOptions(options), createDateTimeSlots(combineDateAndTime(dateSlots, timeFieldDefaults), dateSlots.calendar);
    }
    const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(arg);
    if (zonedDateTimeSlots) {
      return internal_refineOverflowOptions(options), zonedDateTimeToDateTime(zonedDateTimeSlots);
    }
    const calendar = getCalendarFromBag(arg);
    return refinePlainDateTimeObjectLike(calendar, arg, options);
  }
  const res = parsePlainDateTime(arg, resolveBasicCalendarId);
  return internal_refineOverflowOptions(options), res;
}

function initPlainDateTime(instance, slots) {
  return plainDateTimeSlotsMap.set(instance, slots), attachDebugString(instance), 
  instance;
}

const plainDateSlotsMap = /*@__PURE__*/ new WeakMap;

const PlainDate = /*@__PURE__*/ defineTemporalClass(PlainDateBranding, class {
  constructor(isoYear, isoMonth, isoDay, calendar = void 0) {
    const fields = checkIsoDateInBounds(validateIsoDateFields(mapProps(utils_toIntegerWithTrunc, {
      year: isoYear,
      month: isoMonth,
      day: isoDay
    })));
    const calendarImpl = resolveBasicCalendarArg(calendar);
    initPlainDate(this, createDateSlots(fields, calendarImpl));
  }
  static from(arg, options = void 0) {
    return createPlainDate(toPlainDateSlots(arg, options));
  }
  static compare(arg0, arg1) {
    return compareIsoDateFields(toPlainDateSlots(arg0), toPlainDateSlots(arg1));
  }
  get calendarId() {
    return getCalendarSlotId(getPlainDateSlots(this).calendar);
  }
  with(mod, options = void 0) {
    return createPlainDate(withDateFields(getPlainDateSlots(this), validateBag(mod), options));
  }
  withCalendar(calendarArg) {
    const slots = getPlainDateSlots(this);
    return createPlainDate(createDateSlots(slots, refineCalendarArg(calendarArg)));
  }
  add(durationArg, options = void 0) {
    const slots = getPlainDateSlots(this);
    return createPlainDate(createDateSlots(moveDate(slots.calendar, slots, toDurationSlots(durationArg), internal_refineOverflowOptions(options)), slots.calendar));
  }
  subtract(durationArg, options = void 0) {
    const slots = getPlainDateSlots(this);
    return createPlainDate(createDateSlots(moveDate(slots.calendar, slots, negateDurationFields(toDurationSlots(durationArg)), internal_refineOverflowOptions(options)), slots.calendar));
  }
  until(otherArg, options = void 0) {
    const slots = getPlainDateSlots(this);
    const other = toPlainDateSlots(otherArg);
    return createDuration(diffDates(0, slots, other, options));
  }
  since(otherArg, options = void 0) {
    const slots = getPlainDateSlots(this);
    const other = toPlainDateSlots(otherArg);
    return createDuration(diffDates(1, slots, other, options));
  }
  equals(otherArg) {
    return plainDatesEqual(getPlainDateSlots(this), toPlainDateSlots(otherArg));
  }
  toZonedDateTime(options) {
    const optionsObj = internal_isObjectLike(options) ? {
      timeZone: options.timeZone,
      plainTime: options.plainTime
    } : {
      timeZone: options
    };
    const slots = getPlainDateSlots(this);
    const timeZoneId = refineTimeZoneArg(optionsObj.timeZone);
    const plainTimeArg = optionsObj.plainTime;
    const timeFields = void 0 !== plainTimeArg ? toPlainTimeSlots(plainTimeArg) : void 0;
    return createZonedDateTime(dateToZonedDateTime(slots, queryTimeZone(timeZoneId), timeFields));
  }
  toPlainDateTime(plainTimeArg = void 0) {
    const slots = getPlainDateSlots(this);
    return createPlainDateTime(createDateTimeFromRefinedFields(slots, optionalToPlainTimeFields(plainTimeArg), slots.calendar));
  }
  toPlainYearMonth() {
    const slots = getPlainDateSlots(this);
    return createPlainYearMonth(fieldsToYearMonth(slots.calendar, this));
  }
  toPlainMonthDay() {
    const slots = getPlainDateSlots(this);
    return createPlainMonthDay(fieldsToMonthDay(slots.calendar, this));
  }
  toLocaleString(locales = void 0, options = {}) {
    const slots = getPlainDateSlots(this);
    const format = new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformDateOptions(options)));
    return checkResolvedCalendarCompatible(format, slots), format.format(isoDateToEpochMilli(slots));
  }
  toString(options = void 0) {
    return formatPlainDateIso(getPlainDateSlots(this), options);
  }
  toJSON() {
    return formatPlainDateIso(getPlainDateSlots(this));
  }
  valueOf() {
    return apiHelpers_forbiddenValueOf();
  }
}, getPlainDateSlots, dateFieldGetters$1, dateDerivedGetters);

function createPlainDate(slots) {
  return initPlainDate(Object.create(PlainDate.prototype), slots);
}

function getPlainDateSlots(obj) {
  return getPlainDateSlotsIfPresent(obj) || invalidRecordType();
}

function getPlainDateSlotsIfPresent(obj) {
  return plainDateSlotsMap.get(obj);
}

function toPlainDateSlots(arg, options) {
  if (internal_isObjectLike(arg)) {
    const ownSlots = getPlainDateSlotsIfPresent(arg);
    if (ownSlots) {
      return internal_refineOverflowOptions(options), ownSlots;
    }
    const dateTimeSlots = getPlainDateTimeSlotsIfPresent(arg);
    if (dateTimeSlots) {
      return internal_refineOverflowOptions(options), createDateSlots(dateTimeSlots, dateTimeSlots.calendar);
    }
    const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(arg);
    if (zonedDateTimeSlots) {
      return internal_refineOverflowOptions(options), zonedDateTimeToDate(zonedDateTimeSlots);
    }
    const calendar = getCalendarFromBag(arg);
    return refinePlainDateObjectLike(calendar, arg, options);
  }
  const res = parsePlainDate(arg, resolveBasicCalendarId);
  return internal_refineOverflowOptions(options), res;
}

function initPlainDate(instance, slots) {
  return plainDateSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}

function getCalendarFromBag(bag) {
  const calendar = extractCalendarFromBag(bag);
  return void 0 === calendar ? isoCalendarImpl : calendar;
}

function extractCalendarFromBag(bag) {
  const {calendar: calendarArg} = bag;
  if (void 0 !== calendarArg) {
    return refineCalendarArg(calendarArg);
  }
}

function refineCalendarArg(arg) {
  if (internal_isObjectLike(arg)) {
    const slots = getPlainDateSlotsIfPresent(arg) || getPlainDateTimeSlotsIfPresent(arg) || getZonedDateTimeSlotsIfPresent(arg) || getPlainMonthDaySlotsIfPresent(arg) || getPlainYearMonthSlotsIfPresent(arg);
    return slots || throwTypeError(invalidCalendar(arg)), slots.calendar;
  }
  return (arg => resolveBasicCalendarId(parseCalendarId(requireString(arg))))(arg);
}

const durationSlotsMap = /*@__PURE__*/ new WeakMap;

const Duration = /*@__PURE__*/ defineTemporalClass(DurationBranding, class {
  constructor(years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0, microseconds = 0, nanoseconds = 0) {
    const fields = validateDurationFields(mapProps(internal_toStrictInteger, {
      years: years,
      months: months,
      weeks: weeks,
      days: days,
      hours: hours,
      minutes: minutes,
      seconds: seconds,
      milliseconds: milliseconds,
      microseconds: microseconds,
      nanoseconds: nanoseconds
    }));
    initDuration(this, createDurationSlots(fields));
  }
  static from(arg) {
    return createDuration(toDurationSlots(arg));
  }
  static compare(durationArg0, durationArg1, options = void 0) {
    return compareDurations(refinePublicRelativeTo, toDurationSlots(durationArg0), toDurationSlots(durationArg1), options);
  }
  get sign() {
    return getDurationSlots(this).sign;
  }
  get blank() {
    return !getDurationSlots(this).sign;
  }
  with(mod) {
    return createDuration(mergeDurationFields(getDurationSlots(this), mod));
  }
  negated() {
    return createDuration(negateDuration(getDurationSlots(this)));
  }
  abs() {
    return createDuration(absDuration(getDurationSlots(this)));
  }
  add(otherArg) {
    return createDuration(addDurationsWithoutRelativeTo(0, getDurationSlots(this), toDurationSlots(otherArg)));
  }
  subtract(otherArg) {
    return createDuration(addDurationsWithoutRelativeTo(1, getDurationSlots(this), toDurationSlots(otherArg)));
  }
  round(roundTo) {
    return createDuration(roundDuration(refinePublicRelativeTo, getDurationSlots(this), roundTo));
  }
  total(totalOf) {
    return totalDuration(refinePublicRelativeTo, getDurationSlots(this), totalOf);
  }
  toLocaleString(locales = void 0, options) {
    const slots = getDurationSlots(this);
    return Intl.DurationFormat ? new Intl.DurationFormat(locales, options).format(slots) : formatDurationIso(slots, options);
  }
  toString(options = void 0) {
    return formatDurationIso(getDurationSlots(this), options);
  }
  toJSON() {
    return formatDurationIso(getDurationSlots(this));
  }
  valueOf() {
    return apiHelpers_forbiddenValueOf();
  }
}, getDurationSlots, durationGetters);

function createDuration(slots) {
  return initDuration(Object.create(Duration.prototype), slots);
}

function getDurationSlots(obj) {
  return getDurationSlotsIfPresent(obj) || invalidRecordType();
}

function getDurationSlotsIfPresent(obj) {
  return durationSlotsMap.get(obj);
}

function toDurationSlots(arg) {
  if (internal_isObjectLike(arg)) {
    return getDurationSlotsIfPresent(arg) || refineDurationObjectLike(arg);
  }
  return parseDuration(arg);
}

function refinePublicRelativeTo(relativeTo) {
  if (void 0 !== relativeTo) {
    if (internal_isObjectLike(relativeTo)) {
      const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(relativeTo);
      if (zonedDateTimeSlots) {
        return zonedDateTimeSlots;
      }
      const dateSlots = getPlainDateSlotsIfPresent(relativeTo);
      if (dateSlots) {
        return dateSlots;
      }
      const dateTimeSlots = getPlainDateTimeSlotsIfPresent(relativeTo);
      if (dateTimeSlots) {
        return createDateSlots(dateTimeSlots, dateTimeSlots.calendar);
      }
      const calendar = getCalendarFromBag(relativeTo);
      return refineMaybeZonedDateTimeObjectLike(refineTimeZoneArg, calendar, relativeTo);
    }
    return parseRelativeToSlots(relativeTo, resolveBasicCalendarId);
  }
}

function initDuration(instance, slots) {
  return durationSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}

const Now = /*@__PURE__*/ Object.defineProperties({}, {
  ...createStringTagDescriptors("Temporal.Now"),
  ...createPropDescriptors({
    timeZoneId() {
      return getCurrentTimeZoneId();
    },
    instant() {
      return createInstant(createEpochNanoSlots(getCurrentEpochNano()));
    },
    zonedDateTimeISO(timeZoneArg = getCurrentTimeZoneId()) {
      const timeZone = queryTimeZone(refineTimeZoneArg(timeZoneArg));
      return createZonedDateTime(createZonedEpochNanoSlots(getCurrentEpochNano(), timeZone));
    },
    plainDateTimeISO(timeZoneArg = getCurrentTimeZoneId()) {
      const isoDateTime = getCurrentIsoDateTime(queryTimeZone(refineTimeZoneArg(timeZoneArg)));
      return createPlainDateTime(createDateTimeSlots(isoDateTime));
    },
    plainDateISO(timeZoneArg = getCurrentTimeZoneId()) {
      const isoDateTime = getCurrentIsoDateTime(queryTimeZone(refineTimeZoneArg(timeZoneArg)));
      return createPlainDate(createDateSlots(isoDateTime));
    },
    plainTimeISO(timeZoneArg = getCurrentTimeZoneId()) {
      const isoDateTime = getCurrentIsoDateTime(queryTimeZone(refineTimeZoneArg(timeZoneArg)));
      return createPlainTime(createTimeSlots(isoDateTime));
    }
  })
});

const classApi_basic_Temporal = /*@__PURE__*/ Object.defineProperties({}, {
  ...createStringTagDescriptors("Temporal"),
  ...createPropDescriptors({
    PlainYearMonth: PlainYearMonth,
    PlainMonthDay: PlainMonthDay,
    PlainDate: PlainDate,
    PlainTime: PlainTime,
    PlainDateTime: PlainDateTime,
    ZonedDateTime: ZonedDateTime,
    Instant: Instant,
    Duration: Duration,
    Now: Now
  })
});

const DateTimeFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (createDateTimeFormatClass(getTemporalBrandingAndSlots)));

const classApi_basic_IntlExtended = /*@__PURE__*/ (/* unused pure expression or super */ null && (createIntlExtended(DateTimeFormat)));



;// CONCATENATED MODULE: ./node_modules/temporal-polyfill/index.js




const temporal_polyfill_Temporal = root_NativeTemporal || classApi_basic_Temporal;

const IntlExport = (/* unused pure expression or super */ null && (NativeTemporal ? Intl : IntlExtended));

const temporal_polyfill_toTemporalInstant = root_NativeTemporal ? Date.prototype.toTemporalInstant : toTemporalInstant;



;// CONCATENATED MODULE: ./build/time/windows-zones.js
/**
 * Windows' names of time zones and the IANA zones that they mean where no country is given, by CLDR's
 * `windowsZones.xml` (territory 001). A server on Windows, or one whose portal was set up there, may name them.
 */
const WINDOWS_ZONES = {
    "AUS Central Standard Time": "Australia/Darwin",
    "AUS Eastern Standard Time": "Australia/Sydney",
    "Afghanistan Standard Time": "Asia/Kabul",
    "Alaskan Standard Time": "America/Anchorage",
    "Aleutian Standard Time": "America/Adak",
    "Altai Standard Time": "Asia/Barnaul",
    "Arab Standard Time": "Asia/Riyadh",
    "Arabian Standard Time": "Asia/Dubai",
    "Arabic Standard Time": "Asia/Baghdad",
    "Argentina Standard Time": "America/Buenos_Aires",
    "Astrakhan Standard Time": "Europe/Astrakhan",
    "Atlantic Standard Time": "America/Halifax",
    "Aus Central W. Standard Time": "Australia/Eucla",
    "Azerbaijan Standard Time": "Asia/Baku",
    "Azores Standard Time": "Atlantic/Azores",
    "Bahia Standard Time": "America/Bahia",
    "Bangladesh Standard Time": "Asia/Dhaka",
    "Belarus Standard Time": "Europe/Minsk",
    "Bougainville Standard Time": "Pacific/Bougainville",
    "Canada Central Standard Time": "America/Regina",
    "Cape Verde Standard Time": "Atlantic/Cape_Verde",
    "Caucasus Standard Time": "Asia/Yerevan",
    "Cen. Australia Standard Time": "Australia/Adelaide",
    "Central America Standard Time": "America/Guatemala",
    "Central Asia Standard Time": "Asia/Almaty",
    "Central Brazilian Standard Time": "America/Cuiaba",
    "Central Europe Standard Time": "Europe/Budapest",
    "Central European Standard Time": "Europe/Warsaw",
    "Central Pacific Standard Time": "Pacific/Guadalcanal",
    "Central Standard Time": "America/Chicago",
    "Central Standard Time (Mexico)": "America/Mexico_City",
    "Chatham Islands Standard Time": "Pacific/Chatham",
    "China Standard Time": "Asia/Shanghai",
    "Cuba Standard Time": "America/Havana",
    "Dateline Standard Time": "Etc/GMT+12",
    "E. Africa Standard Time": "Africa/Nairobi",
    "E. Australia Standard Time": "Australia/Brisbane",
    "E. Europe Standard Time": "Europe/Chisinau",
    "E. South America Standard Time": "America/Sao_Paulo",
    "Easter Island Standard Time": "Pacific/Easter",
    "Eastern Standard Time": "America/New_York",
    "Eastern Standard Time (Mexico)": "America/Cancun",
    "Egypt Standard Time": "Africa/Cairo",
    "Ekaterinburg Standard Time": "Asia/Yekaterinburg",
    "FLE Standard Time": "Europe/Kiev",
    "Fiji Standard Time": "Pacific/Fiji",
    "GMT Standard Time": "Europe/London",
    "GTB Standard Time": "Europe/Bucharest",
    "Georgian Standard Time": "Asia/Tbilisi",
    "Greenland Standard Time": "America/Godthab",
    "Greenwich Standard Time": "Atlantic/Reykjavik",
    "Haiti Standard Time": "America/Port-au-Prince",
    "Hawaiian Standard Time": "Pacific/Honolulu",
    "India Standard Time": "Asia/Calcutta",
    "Iran Standard Time": "Asia/Tehran",
    "Israel Standard Time": "Asia/Jerusalem",
    "Jordan Standard Time": "Asia/Amman",
    "Kaliningrad Standard Time": "Europe/Kaliningrad",
    "Korea Standard Time": "Asia/Seoul",
    "Libya Standard Time": "Africa/Tripoli",
    "Line Islands Standard Time": "Pacific/Kiritimati",
    "Lord Howe Standard Time": "Australia/Lord_Howe",
    "Magadan Standard Time": "Asia/Magadan",
    "Magallanes Standard Time": "America/Punta_Arenas",
    "Marquesas Standard Time": "Pacific/Marquesas",
    "Mauritius Standard Time": "Indian/Mauritius",
    "Middle East Standard Time": "Asia/Beirut",
    "Montevideo Standard Time": "America/Montevideo",
    "Morocco Standard Time": "Africa/Casablanca",
    "Mountain Standard Time": "America/Denver",
    "Mountain Standard Time (Mexico)": "America/Chihuahua",
    "Myanmar Standard Time": "Asia/Rangoon",
    "N. Central Asia Standard Time": "Asia/Novosibirsk",
    "Namibia Standard Time": "Africa/Windhoek",
    "Nepal Standard Time": "Asia/Katmandu",
    "New Zealand Standard Time": "Pacific/Auckland",
    "Newfoundland Standard Time": "America/St_Johns",
    "Norfolk Standard Time": "Pacific/Norfolk",
    "North Asia East Standard Time": "Asia/Irkutsk",
    "North Asia Standard Time": "Asia/Krasnoyarsk",
    "North Korea Standard Time": "Asia/Pyongyang",
    "Omsk Standard Time": "Asia/Omsk",
    "Pacific SA Standard Time": "America/Santiago",
    "Pacific Standard Time": "America/Los_Angeles",
    "Pacific Standard Time (Mexico)": "America/Tijuana",
    "Pakistan Standard Time": "Asia/Karachi",
    "Paraguay Standard Time": "America/Asuncion",
    "Qyzylorda Standard Time": "Asia/Qyzylorda",
    "Romance Standard Time": "Europe/Paris",
    "Russia Time Zone 10": "Asia/Srednekolymsk",
    "Russia Time Zone 11": "Asia/Kamchatka",
    "Russia Time Zone 3": "Europe/Samara",
    "Russian Standard Time": "Europe/Moscow",
    "SA Eastern Standard Time": "America/Cayenne",
    "SA Pacific Standard Time": "America/Bogota",
    "SA Western Standard Time": "America/La_Paz",
    "SE Asia Standard Time": "Asia/Bangkok",
    "Saint Pierre Standard Time": "America/Miquelon",
    "Sakhalin Standard Time": "Asia/Sakhalin",
    "Samoa Standard Time": "Pacific/Apia",
    "Sao Tome Standard Time": "Africa/Sao_Tome",
    "Saratov Standard Time": "Europe/Saratov",
    "Singapore Standard Time": "Asia/Singapore",
    "South Africa Standard Time": "Africa/Johannesburg",
    "South Sudan Standard Time": "Africa/Juba",
    "Sri Lanka Standard Time": "Asia/Colombo",
    "Sudan Standard Time": "Africa/Khartoum",
    "Syria Standard Time": "Asia/Damascus",
    "Taipei Standard Time": "Asia/Taipei",
    "Tasmania Standard Time": "Australia/Hobart",
    "Tocantins Standard Time": "America/Araguaina",
    "Tokyo Standard Time": "Asia/Tokyo",
    "Tomsk Standard Time": "Asia/Tomsk",
    "Tonga Standard Time": "Pacific/Tongatapu",
    "Transbaikal Standard Time": "Asia/Chita",
    "Turkey Standard Time": "Europe/Istanbul",
    "Turks And Caicos Standard Time": "America/Grand_Turk",
    "US Eastern Standard Time": "America/Indianapolis",
    "US Mountain Standard Time": "America/Phoenix",
    UTC: "Etc/UTC",
    "UTC+12": "Etc/GMT-12",
    "UTC+13": "Etc/GMT-13",
    "UTC-02": "Etc/GMT+2",
    "UTC-08": "Etc/GMT+8",
    "UTC-09": "Etc/GMT+9",
    "UTC-11": "Etc/GMT+11",
    "Ulaanbaatar Standard Time": "Asia/Ulaanbaatar",
    "Venezuela Standard Time": "America/Caracas",
    "Vladivostok Standard Time": "Asia/Vladivostok",
    "Volgograd Standard Time": "Europe/Volgograd",
    "W. Australia Standard Time": "Australia/Perth",
    "W. Central Africa Standard Time": "Africa/Lagos",
    "W. Europe Standard Time": "Europe/Berlin",
    "W. Mongolia Standard Time": "Asia/Hovd",
    "West Asia Standard Time": "Asia/Tashkent",
    "West Bank Standard Time": "Asia/Hebron",
    "West Pacific Standard Time": "Pacific/Port_Moresby",
    "Yakutsk Standard Time": "Asia/Yakutsk",
    "Yukon Standard Time": "America/Whitehorse",
};
/** The IANA zone of a Windows name, or undefined where it is none. */
function windows_zones_zoneOfWindowsName(name) {
    return Object.hasOwn(WINDOWS_ZONES, name) ? WINDOWS_ZONES[name] : undefined;
}

;// CONCATENATED MODULE: ./build/time/zoned.js

/** An instant in an IANA zone. */
function zoned_zoned(at, timeZone) {
    return temporal_polyfill_Temporal.Instant.fromEpochMilliseconds(Math.floor(at * 1000)).toZonedDateTimeISO(timeZone);
}

;// CONCATENATED MODULE: ./build/time/period.js



/**
 * The server writes audit rows through a message queue (`MessagesRepository.cs`), so the newest two minutes are not
 * settled and belong to no report.
 */
const UNSETTLED_SECONDS = 120;
/**
 * Turns a request into the interval it means in `timeZone` at `now` (epoch milliseconds).
 *
 * Days and months begin with their first local second, which is not midnight where the clocks skip midnight. A period
 * that is not over (or ended within the last two minutes) ends two minutes before now and is provisional; its label
 * stays that of the whole period, so that the final report replaces the provisional one.
 *
 * `timeZone` must be a name that {@link timeZoneName} returned.
 */
function resolvePeriod(request, timeZone, now) {
    const [first, last] = daysOf(request, localDay(now / 1000, timeZone));
    const start = startOfDay(first, timeZone);
    const wholeEnd = startOfDay(last.add({ days: 1 }), timeZone);
    const settled = Math.floor(now / 1000) - UNSETTLED_SECONDS;
    if (start >= settled) {
        return {
            problem: `The period ${first} to ${last} (${timeZone}) has not begun, so there is nothing to report: choose an earlier one.`,
        };
    }
    const provisional = wholeEnd > settled;
    const end = provisional ? settled : wholeEnd;
    return {
        start,
        end,
        firstDay: first.toString(),
        lastDay: localDay(end - 1, timeZone).toString(),
        timeZone,
        label: labelOf(first, last),
        provisional,
    };
}
/** The zone's name in its usual spelling, or undefined where this is no IANA name. Offsets (`+02:00`) are no names. */
function timeZoneName(name) {
    if (!/^[A-Za-z]/.test(name))
        return undefined;
    try {
        return zoned_zoned(0, name).timeZoneId;
    }
    catch {
        return undefined;
    }
}
/**
 * The IANA zone that a portal's name of its zone means, also where it names it the Windows way. Undefined: unknown
 * here. Servers print "Etc/GMT" and the like for zones that they do not know themselves.
 */
function zoneOfPortal(name) {
    return timeZoneName(zoneOfWindowsName(name) ?? name);
}
/** First and last day of the request, both included; `today` is the local day of now. */
function daysOf(request, today) {
    switch (request.kind) {
        case "last-month":
            return daysOfMonth(today.toPlainYearMonth().subtract({ months: 1 }));
        case "month":
            return daysOfMonth(Temporal.PlainYearMonth.from(request.month));
        case "last-days":
            return [today.subtract({ days: request.days }), today.subtract({ days: 1 })];
        case "dates":
            return [Temporal.PlainDate.from(request.first), Temporal.PlainDate.from(request.last)];
    }
}
function daysOfMonth(month) {
    return [month.toPlainDate({ day: 1 }), month.toPlainDate({ day: month.daysInMonth })];
}
/** The month where the days are exactly one calendar month, however it was asked for; else both days. */
function labelOf(first, last) {
    const month = first.toPlainYearMonth();
    const wholeMonth = first.day === 1 && last.day === last.daysInMonth && month.equals(last.toPlainYearMonth());
    return wholeMonth ? month.toString() : `${first}_${last}`;
}
/**
 * The label of the period before one: of a month the month before, else of as many days, the last of them the day
 * before the first. A provisional period counts as the whole that its label names.
 */
function labelBefore({ label }) {
    const [from = "", to] = label.split("_");
    if (to === undefined)
        return temporal_polyfill_Temporal.PlainYearMonth.from(from).subtract({ months: 1 }).toString();
    const first = temporal_polyfill_Temporal.PlainDate.from(from);
    const days = first.until(temporal_polyfill_Temporal.PlainDate.from(to)).days + 1;
    return labelOf(first.subtract({ days }), first.subtract({ days: 1 }));
}
/** The last day of the period with this label; undefined where no period can have it. */
function lastDayOf(label) {
    const [from = "", to] = label.split("_");
    try {
        if (to !== undefined)
            return Temporal.PlainDate.from(to).toString();
        const month = Temporal.PlainYearMonth.from(from);
        return month.toPlainDate({ day: month.daysInMonth }).toString();
    }
    catch {
        return undefined;
    }
}
function startOfDay(day, timeZone) {
    return secondsOf(day.toZonedDateTime(timeZone));
}
function localDay(at, timeZone) {
    return zoned(at, timeZone).toPlainDate();
}
function secondsOf(moment) {
    return Math.floor(moment.epochMilliseconds / 1000);
}

// EXTERNAL MODULE: ./build/settings/parser.js
var parser = __nccwpck_require__(1693);
;// CONCATENATED MODULE: ./build/settings/settings.js
const FORMATS = ["txt", "html", "json", "csv", "xlsx", "summary"];
/** The rules that are numbers, by the names of their inputs. */
const NUMBER_RULES = { "min-activity": "minActivity", "grace-days": "graceDays" };
function settings_rulesOf({ minActivity, graceDays, activity }) {
    return { minActivity, graceDays, activity };
}
/** What a person did, in a word of `only-actions` and of the reports. */
const ACTION_KINDS = [
    "create",
    "update",
    "delete",
    "share",
    "open",
    "download",
    "move",
    "copy",
    "upload",
    "form",
    "room",
    "settings",
    "other",
];

;// CONCATENATED MODULE: ./build/settings/parsers.js






/** Ids of rooms, folders or files: the server's are 32-bit numbers. Doubles collapse, the order stays. */
const ids = (text) => {
    const items = (0,parser/* itemsOf */.S3)(text);
    const bad = items.filter((item) => !isId(item));
    return bad.length > 0
        ? (0,parser/* wrong */.Qm)(`holds ${(0,parser/* quoted */.TL)(bad)}: ids are whole numbers from 1, separated by commas, spaces or lines`)
        : (0,parser.ok)([...new Set(items.map(Number))]);
};
const id = (text) => isId(text)
    ? (0,parser.ok)(Number(text))
    : (0,parser/* wrong */.Qm)("is not an id: it is the whole number in the folder's or room's address");
const roomIds = (text) => {
    const [, part, of] = /^part\s+(\d{1,4})\s*\/\s*(\d{1,4})$/i.exec(text.trim()) ?? [];
    if (part !== undefined && of !== undefined)
        return partOf(Number(part), Number(of));
    const items = (0,parser/* itemsOf */.S3)(text);
    const all = items.some((item) => item.toLowerCase() === "all");
    if (all)
        return items.length === 1 ? (0,parser.ok)("all") : (0,parser/* wrong */.Qm)("holds all beside ids: use one or the other");
    return items.length === 0
        ? (0,parser/* wrong */.Qm)("names no room: use all, or ids separated by commas, spaces or lines")
        : ids(text);
};
/** So many jobs may share a portal; each reads the whole trail. */
const MOST_PARTS = 50;
function partOf(part, of) {
    return of >= 2 && of <= MOST_PARTS && part >= 1 && part <= of
        ? (0,parser.ok)({ part, of })
        : (0,parser/* wrong */.Qm)(`is no part: use part 1/2 to part ${MOST_PARTS}/${MOST_PARTS}, the first number not above the second`);
}
/** `https://host[:port]`, `http` only to this machine; the result ends with "/". */
const portalUrl = (text) => {
    if (text === "")
        return (0,parser/* wrong */.Qm)("is required: it is your portal's address, such as https://acme.onlyoffice.com");
    if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text))
        return (0,parser/* wrong */.Qm)("does not begin with https://");
    const url = /[\s\\]/.test(text) ? undefined : (0,parser/* urlOf */.rs)(text);
    if (url === undefined)
        return (0,parser/* wrong */.Qm)("is not a valid address such as https://acme.onlyoffice.com");
    if (url.protocol !== "https:" && url.protocol !== "http:")
        return (0,parser/* wrong */.Qm)("is not an https address");
    if (url.username !== "" || url.password !== "")
        return (0,parser/* wrong */.Qm)("holds a user name or password: give the address alone");
    if (url.protocol === "http:" && !(0,this_machine/* isLoopback */.U)(url.hostname)) {
        return (0,parser/* wrong */.Qm)("uses http, which would send the API key readable to everybody on the way: use https (http is for this machine only)");
    }
    if (url.pathname !== "/" || /[?#]/.test(text))
        return (0,parser/* wrong */.Qm)(`is more than the portal's address: use ${url.origin}`);
    return (0,parser.ok)(new URL(`${url.origin}/`));
};
/**
 * An API key of DocSpace. Other bearer tokens are refused here: the server cannot say whose they are and what they
 * may do (`ApiKeysController.cs` answers 500 for them).
 */
const apiKey = (text) => {
    if (text === "") {
        return (0,parser/* wrong */.Qm)("is required, and empty: create a key in DocSpace (Developer tools, API keys) and pass it from a secret; runs from forks and Dependabot get no secrets");
    }
    if (/\s/.test(text))
        return (0,parser/* wrong */.Qm)("holds spaces or line breaks: give the key alone, without a word such as Bearer");
    if (!text.startsWith("sk-")) {
        return (0,parser/* wrong */.Qm)("does not begin with sk-: only API keys of DocSpace (Developer tools, API keys) work, no session or OAuth tokens");
    }
    if (!/^sk-[\x21-\x7e]+$/.test(text))
        return (0,parser/* wrong */.Qm)("holds characters that no API key has: copy it again");
    return (0,parser.ok)(text);
};
/** GitHub says what a token may be. */
const anyText = (text) => (0,parser.ok)(text);
/** A secret text: one that is short is found by trying. */
const pepper = (text) => text === "" || text.length >= 16
    ? (0,parser.ok)(text)
    : (0,parser/* wrong */.Qm)("is shorter than 16 characters: pass a long random text from a secret, the same for every portal");
/** Years outside are typing mistakes: DocSpace began later, and a century is enough. */
const FIRST_YEAR = 2015;
const LAST_YEAR = 2100;
const PERIOD_FORMS = "allowed are last-month, a month such as 2026-10, a number of days such as 90d (1d to 3660d), or two dates such as 2026-10-01..2026-10-31";
const period = (text) => {
    const asked = text.toLowerCase();
    if (asked === "last-month")
        return (0,parser.ok)({ kind: "last-month" });
    const days = /^(\d{1,6})d$/.exec(asked)?.[1];
    if (days !== undefined) {
        const count = Number(days);
        return count >= 1 && count <= 3660
            ? (0,parser.ok)({ kind: "last-days", days: count })
            : (0,parser/* wrong */.Qm)(`is not between 1d and 3660d: ${PERIOD_FORMS}`);
    }
    if (/^\d{4}-\d{2}$/.test(asked)) {
        return isPossible(`${asked}-01`)
            ? (0,parser.ok)({ kind: "month", month: asked })
            : (0,parser/* wrong */.Qm)(`is no month from ${FIRST_YEAR}-01 to ${LAST_YEAR}-12: ${PERIOD_FORMS}`);
    }
    const [, first, last] = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(asked) ?? [];
    if (first === undefined || last === undefined)
        return (0,parser/* wrong */.Qm)(`is no period: ${PERIOD_FORMS}`);
    const impossible = [first, last].find((day) => !isPossible(day));
    if (impossible !== undefined) {
        return (0,parser/* wrong */.Qm)(`holds ${impossible}, which is no day of the years ${FIRST_YEAR} to ${LAST_YEAR}: ${PERIOD_FORMS}`);
    }
    if (last < first)
        return (0,parser/* wrong */.Qm)(`ends before it starts: write the earlier date first, ${last}..${first}`);
    return (0,parser.ok)({ kind: "dates", first, last });
};
const timeZone = (text) => {
    const name = timeZoneName(text);
    return name === undefined
        ? (0,parser/* wrong */.Qm)("is not a known time zone: use an IANA name such as Europe/Berlin or UTC, no offset such as +02:00")
        : (0,parser.ok)(name);
};
const actions = (text) => {
    const items = (0,parser/* itemsOf */.S3)(text).map((item) => (isKind(item.toLowerCase()) ? item.toLowerCase() : item));
    const bad = items.filter((item) => !isKind(item) && !/^[A-Z][a-z]+(?:[A-Z][A-Za-z]*)+$/.test(item) && !isId(item));
    return bad.length > 0
        ? (0,parser/* wrong */.Qm)(`holds ${(0,parser/* quoted */.TL)(bad)}: allowed are the kinds ${ACTION_KINDS.join(", ")}, the server's names such as FileUploaded, or its numbers such as 5011`)
        : (0,parser.ok)([...new Set(items)]);
};
const users = (text) => {
    const items = (0,parser/* itemsOf */.S3)(text).map((item) => ((0,address/* isAddress */.PW)(item) ? (0,address/* comparableAddress */.$y)(item) : item.toLowerCase()));
    const bad = (0,parser/* placesOf */.ek)(items, (item) => !(0,address/* isAddress */.PW)(item) && !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(item));
    return bad === undefined
        ? (0,parser.ok)([...new Set(items)])
        : (0,parser/* wrong */.Qm)(`is wrong in ${bad}: allowed are e-mail addresses and user ids, separated by commas, spaces or lines`);
};
function isId(text) {
    return /^\d{1,10}$/.test(text) && Number(text) >= 1 && Number(text) <= 2_147_483_647;
}
function isKind(text) {
    return ACTION_KINDS.includes(text);
}
function isPossible(day) {
    const year = Number(day.slice(0, 4));
    return (0,epoch/* isDay */.N)(day) && year >= FIRST_YEAR && year <= LAST_YEAR;
}

;// CONCATENATED MODULE: ./build/rollup/portal-schema.js



const portal_schema_count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(0));
/** Number of a part, or of all; a file that tells of more is none of ours. */
const part = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(1), dist/* maxValue */.cGV(MOST_PARTS));
const Part = dist/* pipe */.FsL(dist/* object */.Ikc({ part, of: part }), dist/* check */.z6Y(({ part: one, of }) => one <= of));
const Rooms = dist/* union */.KCZ([dist/* literal */.euz("all"), dist/* array */.YOg(portal_schema_count), Part]);
/** Shown on the page, and part of its files' names. */
const Period = dist/* pipe */.FsL(dist/* object */.Ikc({
    label: dist/* string */.YjP(),
    firstDay: dist/* string */.YjP(),
    lastDay: dist/* string */.YjP(),
    timeZone: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[\w+/-]{1,64}$/)),
    provisional: dist/* boolean */.zMY(),
}), dist/* check */.z6Y(isWhole));
/** Whether label and days belong together: a month, or two days; one that is not over may end earlier. */
function isWhole({ label, firstDay, lastDay, provisional }) {
    const [first = "", last = ""] = /^\d{4}-\d{2}$/.test(label) ? portal_schema_daysOfMonth(label) : label.split("_");
    const asked = (0,epoch/* isDay */.N)(first) && (0,epoch/* isDay */.N)(last) && label.length <= LONGEST_LABEL;
    return asked && firstDay === first && (0,epoch/* isDay */.N)(lastDay) && (provisional ? lastDay <= last : lastDay === last);
}
const LONGEST_LABEL = "2026-10-01_2026-10-31".length;
function portal_schema_daysOfMonth(month) {
    const [year = 0, number = 0] = month.split("-").map(Number);
    const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
    return [`${month}-01`, `${month}-${days}`];
}
/** What may stand on a page as a link, and tells portals apart. */
function isWebAddress(text) {
    return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
const url = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* check */.z6Y(isWebAddress));
/** Every status that a membership can have. */
const VERDICTS = ["disabled", "invited", "exempt", "active", "new", "unknown", "inactive"];
const Member = dist/* object */.Ikc({
    verdict: dist/* picklist */.KIO(VERDICTS),
    id: dist/* optional */.lqM(dist/* string */.YjP()),
    email: dist/* optional */.lqM(dist/* string */.YjP()),
    person: dist/* optional */.lqM(dist/* string */.YjP()),
    address: dist/* optional */.lqM(dist/* string */.YjP()),
});
/** What the roll-up reads of a report or summary; its other fields may be as they like. */
const Report = dist/* object */.Ikc({
    tool: dist/* object */.Ikc({ version: dist/* string */.YjP() }),
    generatedAt: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* isoTimestamp */.yhX()),
    portal: dist/* object */.Ikc({ url, version: dist/* string */.YjP() }),
    runUrl: dist/* optional */.lqM(dist/* string */.YjP()),
    period: Period,
    reports: dist/* array */.YOg(dist/* string */.YjP()),
    settings: dist/* object */.Ikc({
        rooms: Rooms,
        minActivity: portal_schema_count,
        graceDays: portal_schema_count,
        activity: dist/* picklist */.KIO(["any", "changes"]),
    }),
    complete: dist/* boolean */.zMY(),
    reasons: dist/* array */.YOg(dist/* looseObject */._H3({ sentence: dist/* string */.YjP() })),
    memberships: dist/* object */.Ikc(dist/* entriesFromList */.v4Y(VERDICTS, portal_schema_count)),
    inactivePeople: portal_schema_count,
    eventCounts: dist/* object */.Ikc({ portal: portal_schema_count, inRooms: portal_schema_count }),
    activeRooms: dist/* optional */.lqM(portal_schema_count),
    otherRooms: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ id: dist/* union */.KCZ([dist/* number */.aig(), dist/* string */.YjP()]), area: dist/* string */.YjP(), thirdParty: dist/* boolean */.zMY() }))),
    addressKey: dist/* optional */.lqM(dist/* string */.YjP()),
    rooms: dist/* array */.YOg(dist/* object */.Ikc({ id: portal_schema_count, unreadable: dist/* optional */.lqM(dist/* unknown */.L5J()), members: dist/* array */.YOg(Member) })),
});
/** The summary of a run that ended without figures. */
const Failure = dist/* object */.Ikc({
    portal: dist/* object */.Ikc({ url }),
    settings: dist/* object */.Ikc({ rooms: Rooms }),
    failure: dist/* array */.YOg(dist/* string */.YjP()),
});

;// CONCATENATED MODULE: ./build/rollup/expected.js




const Plan = dist/* object */.Ikc({
    kind: dist/* literal */.euz("docspace-audit-plan"),
    portals: dist/* pipe */.FsL(dist/* array */.YOg(dist/* object */.Ikc({ name: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* nonEmpty */.hq()), url: url, parts: dist/* optional */.lqM(part) })), 
    // Without one nobody would be missed.
    dist/* nonEmpty */.hq()),
});
/** The portals that the plan wanted audited, so that one that handed nothing on is missed; empty without a plan. */
async function readExpected(host, path) {
    if (path === undefined)
        return [];
    let found;
    try {
        found = (0,read_json/* readJson */.V)(await host.readWorkspaceFile(path));
    }
    catch {
        found = undefined;
    }
    const plan = dist/* safeParse */.xLC(Plan, found);
    if (plan.success)
        return plan.output.portals.map(({ name, url, parts }) => parts === undefined ? { name, url } : { name, url, parts });
    throw new errors/* Problems */.Zw([
        `The plan ${path} cannot be read: it must be the file audit-plan.json that the plan step wrote.`,
    ]);
}

// EXTERNAL MODULE: ./build/rollup/formats/answer.js
var answer = __nccwpck_require__(7120);
// EXTERNAL MODULE: ./build/text/cells.js
var cells = __nccwpck_require__(9235);
// EXTERNAL MODULE: ./build/rollup/table.js
var table = __nccwpck_require__(967);
;// CONCATENATED MODULE: ./build/rollup/formats/csv.js


/** One line a portal (RFC 4180, UTF-8 with a byte order mark); what is not known is empty. */
function rollUpCsv({ rollUp, changes }) {
    const head = ["portal", "url", "state", ...table/* FIGURES */.SL.map(({ key }) => key), "inactive_change", "why"];
    const lines = rollUp.rows.map((row) => {
        const { name, url, state, figures } = row;
        const numbers = table/* FIGURES */.SL.map(({ value }) => String((figures && value(figures)) ?? ""));
        const change = changes?.inactive.get(row.url);
        return [
            (0,cells/* csvField */.X)(name),
            (0,cells/* csvField */.X)(url),
            state,
            ...numbers,
            String(change ?? ""),
            (0,cells/* csvField */.X)((0,table/* whyText */.ss)(row)),
        ].join(",");
    });
    return `\ufeff${[head.join(","), ...lines].join("\r\n")}\r\n`;
}

// EXTERNAL MODULE: ./build/text/html.js
var text_html = __nccwpck_require__(1961);
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
    return (0,text_html/* html */.qy) `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${(0,text_html/* ownHtml */["if"])(policy)}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${(0,text_html/* ownHtml */["if"])(STYLE)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>`;
}

// EXTERNAL MODULE: ./build/report/vocabulary/terms.js + 1 modules
var terms = __nccwpck_require__(5799);
;// CONCATENATED MODULE: ./build/report/html/parts.js



/** A link where the address is one of the web; otherwise its text alone. */
function parts_link(text, address) {
    const safe = address !== undefined && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
    if (!safe)
        return (0,text_html/* html */.qy) `${text}`;
    return (0,text_html/* html */.qy) `<a href="${new URL(address).href}" rel="noreferrer noopener">${text}</a>`;
}
/** A sentence whose inputs stand between backticks, as they do in every other format. */
function withCode(sentence) {
    const parts = sentence.split(/`([^`]{1,80})`/);
    return (0,text_html/* html */.qy) `${parts.map((part, index) => (index % 2 === 0 ? (0,text_html/* html */.qy) `${part}` : (0,text_html/* html */.qy) `<code>${part}</code>`))}`;
}
/** One of the large figures; undefined: not read, which is no 0. `status`: the members it counts, which a click on it shows. */
function tile(name, count, below, status) {
    const label = status === undefined ? html `${name}` : html `<a href="#members" data-status="${status}">${name}</a>`;
    return html `<div class="tile ${status}"><dt>${label}</dt><dd><b>${count === undefined ? "?" : number(count)}</b> <small>${below}</small></dd></div>`;
}
/** The files of this run that have all of a list, or which one would. */
function filesWith(siblings, names, none) {
    const titles = siblings.flatMap(({ title }) => (names.test(title) ? [html `<code>${title}</code>`] : []));
    if (titles.length === 0)
        return html `no file of this run: add ${none} to <code>formats</code>`;
    return html `${titles.map((title, index) => html `${index > 0 ? " and " : ""}${title}`)}`;
}
function statusChip(kind) {
    return html `<span class="chip ${kind}">${VERDICT_WORDS[kind]}</span>`;
}
/** Rows of a list that are seen at once where nothing else is said; the rest unfolds, so that a long list does not bury what follows it. */
const FIRST_ROWS = 120;
/**
 * A table in a frame that scrolls sideways on narrow screens, reachable by keyboard. `rows` are finished `<tr>`s. A
 * long one shows its first rows; the others unfold below, in a table of the same columns, also without script.
 */
function parts_table(id, caption, columns, rows, look) {
    return (0,text_html/* html */.qy) `${[...tableInPieces(id, caption, columns, rows, (row) => row, look)]}`;
}
/** The same row by row, for what grows with the portal: each row is made when its turn comes. */
function* tableInPieces(id, caption, columns, items, rowOf, { className = "", first = FIRST_ROWS } = {}) {
    const rows = function* (some) {
        for (const item of some)
            yield (0,text_html/* html */.qy) `${rowOf(item)}
`;
    };
    yield (0,text_html/* html */.qy) `<section class="scroll ${className}" aria-labelledby="${id}-caption" tabindex="0">
<table id="${id}" data-first="${first}"><caption id="${id}-caption">${caption}</caption>
${head(columns)}
<tbody>
`;
    yield* rows(items.slice(0, first));
    yield (0,text_html/* html */.qy) `</tbody></table></section>`;
    const more = items.slice(first);
    if (more.length === 0)
        return;
    const label = `Show the other ${(0,english/* number */.ai)(more.length)}`;
    yield (0,text_html/* html */.qy) `
<details class="more" data-more="${id}"><summary>${label}</summary>
<section class="scroll ${className}" aria-label="${label}" tabindex="0">
<table class="${id}">${head(columns)}
<tbody>
`;
    yield* rows(more);
    yield (0,text_html/* html */.qy) `</tbody></table></section></details>`;
}
function head(columns) {
    const heads = columns.map(({ name, sort, className }) => {
        const sortable = sort === undefined ? undefined : (0,text_html/* html */.qy) ` data-sort="${sort}"`;
        const named = className === undefined ? undefined : (0,text_html/* html */.qy) ` class="${className}"`;
        return (0,text_html/* html */.qy) `<th scope="col"${named}${sortable}>${name}</th>`;
    });
    return (0,text_html/* html */.qy) `<thead><tr>${heads}</tr></thead>`;
}

// EXTERNAL MODULE: ./build/text/one-line.js
var one_line = __nccwpck_require__(3809);
// EXTERNAL MODULE: ./build/rollup/figures.js
var rollup_figures = __nccwpck_require__(5662);
// EXTERNAL MODULE: ./build/rollup/formats/people.js
var people = __nccwpck_require__(8253);
;// CONCATENATED MODULE: ./build/rollup/formats/html.js










/** The page as one HTML document that needs nothing beside it and holds no script. */
function rollUpHtml(page) {
    const { rollUp, made } = page;
    const title = rollUp.period === undefined ? "no period" : (0,english/* spanInWords */.zw)(rollUp.period);
    return `${(0,text_html/* html */.qy) `${documentHead((0,text_html/* html */.qy) `Audit of all portals, ${title}`)}
<header>
<div class="masthead">
<p class="kind">DocSpace audit of all portals</p>
<p class="badges"><span class="badge ${rollUp.complete ? "good" : "bad"}">${badgeText(rollUp)}</span></p>
<h1>${title}</h1>
<p class="host">${(0,english/* counted */.hS)(rollUp.rows.filter(({ url }) => url !== "").length, "portal")}</p>
</div>
</header>
<main id="content">
<section class="findings ${rollUp.complete ? "good" : "bad"}" aria-labelledby="findings-title">
<h2 id="findings-title" class="unseen">The answer</h2>
<p class="answer">${(0,answer/* answerOf */.u)(rollUp)}</p>
${(0,table/* totalsWords */.rM)(rollUp).map((sentence) => (0,text_html/* html */.qy) `<p>${sentence}</p>`)}</section>
${tiles(page)}
${changeSection(page)}
${portalSection(page)}
${sharedSection(page)}
</main>
<footer>Made on ${(0,english/* dayInWords */.v_)(new Date(made).toISOString().slice(0, 10))} (UTC) by docspace-audit ${version_VERSION}.</footer>
</body>
</html>
`}`;
}
function badgeText({ complete, rows }) {
    if (!complete)
        return "Incomplete";
    return rows.some(({ chosenRooms }) => chosenRooms !== undefined) ? "Complete, chosen rooms" : "Complete";
}
function tiles({ rollUp: { rows, totals } }) {
    if (!(0,table/* hasFigures */.Mp)(rows) || !totals.judged)
        return undefined;
    const { counts, inactivePeople } = totals;
    const tile = (name, count, below, className = "") => (0,text_html/* html */.qy) `<div class="tile ${className}"><dt>${name}</dt><dd><b>${(0,english/* number */.ai)(count)}</b> <small>${below}</small></dd></div>`;
    return (0,text_html/* html */.qy) `<section id="figures" aria-labelledby="figures-title"><h2 id="figures-title">All portals with figures</h2>
<dl class="tiles">${[
        tile("Memberships", (0,rollup_figures/* membersOf */.lS)(counts), "each counted once"),
        tile("Inactive", counts.inactive, `${(0,english/* counted */.hS)(inactivePeople, "person", "people")}, each portal by itself`, "inactive"),
        tile("Active", counts.active, "memberships", "active"),
        tile("Unknown", counts.unknown, "could not be judged", "unknown"),
    ]}</dl></section>`;
}
function changeSection(page) {
    const [first, ...others] = (0,table/* changeWords */.mF)(page);
    if (first === undefined)
        return undefined;
    return (0,text_html/* html */.qy) `<section id="changes" aria-labelledby="changes-title"><h2 id="changes-title">Changes</h2>
<p>${first}</p>
${others.map((sentence) => (0,text_html/* html */.qy) `<p>${sentence}</p>`)}</section>`;
}
function portalSection(page) {
    const { rollUp, changes } = page;
    const columns = [
        { name: "Portal" },
        { name: "State" },
        ...table/* SHOWN */.kC.map(({ head }) => ({ name: head, className: "number" })),
        ...(changes === undefined ? [] : [{ name: (0,table/* changeHead */.Dg)(changes), className: "number" }]),
    ];
    const rows = rollUp.rows.map((row) => portalRow(row, page));
    return (0,text_html/* html */.qy) `<section id="portals" aria-labelledby="portals-title"><h2 id="portals-title">Portals</h2>
${parts_table("portal-table", "Portals that need attention come first. An empty cell is not known, and not 0.", columns, rows, { first: 2000 })}</section>`;
}
function portalRow(row, { changes }) {
    const { name, url, state, figures, runUrl } = row;
    const cell = (head, text) => (0,text_html/* html */.qy) `<td class="number" data-head="${head}">${text}</td>`;
    const cells = table/* SHOWN */.kC.map((column) => cell(column.head, (0,table/* figureText */.OP)(column, figures)));
    const change = changes === undefined ? undefined : cell((0,table/* changeHead */.Dg)(changes), (0,table/* changeText */.k0)(row, changes));
    const colour = state === "complete" ? "good" : "bad";
    const run = runUrl === undefined ? undefined : (0,text_html/* html */.qy) ` (${parts_link("run", runUrl)})`;
    const said = (0,table/* whyText */.ss)(row);
    const why = said === "" ? undefined : (0,text_html/* html */.qy) `<small>${withCode(said)}</small>`;
    return (0,text_html/* html */.qy) `<tr><th scope="row">${parts_link((0,one_line/* named */.KT)(name), url)}${run}${why}</th><td><span class="badge ${colour}">${(0,table/* stateText */.r9)(row)}</span></td>${cells}${change}</tr>`;
}
function sharedSection(page) {
    const { shared } = page.rollUp;
    const unknown = (0,people/* unfoundPeople */.d)(page).map((sentence) => (0,text_html/* html */.qy) `<p>${sentence}</p>`);
    const rows = shared.map(({ key, portals }) => (0,text_html/* html */.qy) `<tr><th scope="row">${(0,people/* personText */.b)(key, page)}</th><td class="number" data-head="Portals">${portals.length}</td><td>${portals.join(", ")}</td></tr>`);
    const columns = [{ name: "Person" }, { name: "Portals", className: "number" }, { name: "Which" }];
    return (0,text_html/* html */.qy) `<section id="shared" aria-labelledby="shared-title"><h2 id="shared-title">Inactive in several portals</h2>
${unknown}${rows.length === 0 ? (0,text_html/* html */.qy) `<p>Nobody, as far as that is known.</p>` : parts_table("people-table", "People who are inactive in more than one portal", columns, rows)}</section>`;
}

// EXTERNAL MODULE: ./build/deliver/words/rollup-en.js
var rollup_en = __nccwpck_require__(4246);
;// CONCATENATED MODULE: ./build/text/json.js

/** Characters that JSON allows as they are but that terminals and editors obey. */
const UNSAFE_IN_JSON = new RegExp(`[\\u007f-\\u009f${one_line/* SEPARATORS */.fl}${one_line/* INVISIBLE_IN_REPORTS */.yL}]`);
const UNSAFE_IN_JSON_ALL = new RegExp(UNSAFE_IN_JSON, "g");
/**
 * `JSON.stringify` whose text holds no control or bidirectional characters and no command of the workflow's runner; it
 * parses to exactly the same value.
 */
function json_json(value, indent) {
    const text = JSON.stringify(value, null, indent).replaceAll("##[", "#\\u0023[");
    if (!UNSAFE_IN_JSON.test(text))
        return text;
    return text.replace(UNSAFE_IN_JSON_ALL, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

;// CONCATENATED MODULE: ./build/rollup/formats/json.js






/** Everything on the page for programs, and for the next roll-up to compare with. */
function rollUpJson(page) {
    const { rollUp, changes, made } = page;
    return `${json_json({
        schemaVersion: ROLLUP_SCHEMA_VERSION,
        kind: ROLLUP_KIND,
        tool: { name: "docspace-audit", version: version_VERSION },
        generatedAt: new Date(made).toISOString(),
        period: rollUp.period,
        complete: rollUp.complete,
        remarks: rollUp.remarks.map((one) => ({ ...one, sentence: rollup_en/* ENGLISH_ROLLUP */.i.ofTotals(one) })),
        totals: (0,table/* hasFigures */.Mp)(rollUp.rows) ? figuresObject(rollUp.totals) : undefined,
        portals: rollUp.rows.map(({ name, url, state, why, remarks, figures, rules, chosenRooms, timeZone, runUrl }) => ({
            name,
            url,
            state,
            why: why.map((one) => ({ ...one, sentence: rollup_en/* ENGLISH_ROLLUP */.i.why(one) })),
            remarks: remarks.map((one) => ({ ...one, sentence: rollup_en/* ENGLISH_ROLLUP */.i.remark(one) })),
            rules,
            chosenRooms,
            figures: figures === undefined ? undefined : figuresObject(figures),
            inactiveChange: changes?.inactive.get(url),
            timeZone,
            runUrl,
        })),
        inactiveInSeveralPortals: rollUp.shared.map(({ key, portals }) => ({
            person: (0,people/* personText */.b)(key, page),
            portals,
        })),
        portalsWithoutKeys: rollUp.withoutKeys,
        addressKeys: rollUp.keyings,
        changes: changes === undefined
            ? undefined
            : { since: changes.since, newPortals: changes.newPortals, gonePortals: changes.gonePortals },
    }, 1)}\n`;
}
function figuresObject(figures) {
    return Object.fromEntries(table/* FIGURES */.SL.map(({ key, value }) => [key, value(figures)]));
}

;// CONCATENATED MODULE: ./build/text/markdown.js


/** Characters that mean something to GitHub's Markdown, or to the tags that may stand in it. */
const MARKDOWN_SPECIAL = /[\\`*_[\]~!^{}|$&<>"'@#]|^[-+=.]|(?<=^\d+)[.)]|:(?=\/\/)|(?<=\bwww)\.|(?<=\bGH)-(?=\d)/gi;
/** Of no width: behind it GitHub sees neither a mention nor a reference, and people see no difference. */
const NOTHING = "&#8203;";
/**
 * Text for GitHub's Markdown, also between HTML tags in it: no tag, emphasis, code, link, image, formula, table border,
 * mention, reference to an issue, and no address that would become a link. Everything of meaning is written as an
 * entity, because backslashes work in Markdown only.
 */
function markdown(text, longest = one_line/* LONGEST_SHOWN */.Z7) {
    return (0,one_line/* shown */.SP)(text, longest)
        .trim()
        .replace(MARKDOWN_SPECIAL, (character) => {
        const entity = text_html/* ENTITIES */.Ey[character] ?? `&#${character.charCodeAt(0)};`;
        return character === "@" || character === "#" || character === "-" ? entity + NOTHING : entity;
    });
}

;// CONCATENATED MODULE: ./build/rollup/formats/summary.js





/** Bytes of UTF-8 that the rows may have together: GitHub drops a summary above 1 MiB altogether. */
const BUDGET = 700 * 1024;
const MOST_ROWS = 500;
const SHOWN = new Set(["memberships", "active", "inactive", "unknown", "room_events"]);
/** The page for the run's summary: what asks for somebody comes first, a very long list is cut with a word. */
function rollUpSummary(page) {
    const { rollUp, changes } = page;
    const columns = table/* FIGURES */.SL.filter(({ key }) => SHOWN.has(key));
    const heads = [
        "Portal",
        "State",
        ...columns.map(({ head }) => head),
        ...(changes ? ["Change"] : []),
        "Why",
    ];
    const line = (row) => {
        const cells = [
            markdown(row.name),
            (0,table/* stateText */.r9)(row),
            ...columns.map((column) => (0,table/* figureText */.OP)(column, row.figures)),
            ...(changes ? [(0,table/* changeText */.k0)(row, changes)] : []),
            markdown((0,table/* whyText */.ss)(row), 500),
        ];
        return `| ${cells.join(" | ")} |`;
    };
    const lines = withinBudget(rollUp.rows.slice(0, MOST_ROWS).map(line));
    const left = rollUp.rows.length - lines.length;
    return [
        "## DocSpace audit of all portals",
        "",
        `**${markdown((0,answer/* answerOf */.u)(rollUp), 1000)}**`,
        "",
        `| ${heads.join(" | ")} |`,
        `|${heads.map(() => " --- ").join("|")}|`,
        ...lines,
        "",
        ...(left > 0 ? [`And ${(0,english/* number */.ai)(left)} more portals, which the files name.`, ""] : []),
        ...[...(0,table/* totalsWords */.rM)(rollUp), ...(0,table/* changeWords */.mF)(page)].flatMap((sentence) => [markdown(sentence, 2000), ""]),
        "An empty cell is not known, and not 0.",
        "",
        ...(0,people/* unfoundPeople */.d)(page).flatMap((sentence) => [markdown(sentence, 1000), ""]),
    ].join("\n");
}
/** The first lines, as many as fit. */
function withinBudget(lines) {
    let bytes = 0;
    const end = lines.findIndex((line) => {
        bytes += Buffer.byteLength(line) + 1;
        return bytes > BUDGET;
    });
    return end < 0 ? lines : lines.slice(0, end);
}

;// CONCATENATED MODULE: ./build/settings/input-table.js

function input(parse, fallback = "") {
    return { parse, default: fallback, hidden: false };
}
function hiddenInput(parse) {
    return { parse, default: "", hidden: true };
}
/**
 * Reads every input of a table, each violation at once; an empty text is the default, so that an empty workflow
 * expression just works. `values` is whole where there are no problems.
 */
function input_table_readTable(table, read) {
    const problems = [];
    const values = {};
    const known = (name) => (name in table ? read(name) : "");
    const secrets = (0,settings_secrets/* secretsIn */.VY)(known).map(({ spelling }) => spelling);
    for (const name of Object.keys(table)) {
        const { parse, default: fallback, hidden } = table[name];
        const text = read(name).trim();
        const parsed = parse(text === "" ? fallback : text);
        if ("value" in parsed)
            values[name] = parsed.value;
        else {
            const given = text === "" || hidden ? "" : `: "${(0,settings_secrets/* safeToShow */.SY)(text, secrets, 80)}"`;
            const message = `Input ${name}${given} ${(0,settings_secrets/* safeToShow */.SY)(parsed.wrong, secrets, 500)}.`;
            problems.push({ input: name, message });
        }
    }
    return { values: values, problems };
}

// EXTERNAL MODULE: ./build/settings/mail-parsers.js
var mail_parsers = __nccwpck_require__(3828);
;// CONCATENATED MODULE: ./build/settings/path-parsers.js


/** A path below the workspace, with "/" and without a leading "./". */
const workspacePath = (text) => {
    const path = external_node_path_.posix.normalize(text.replaceAll("\\", "/"));
    const outside = path.startsWith("/") || /^[a-z]:/i.test(path) || path === ".." || path.startsWith("../");
    if (outside)
        return (0,parser/* wrong */.Qm)("leads out of the workspace: give a path relative to the checked-out repository");
    if (path === "." || path.endsWith("/") || (0,parser/* hasControls */.Lx)(path))
        return (0,parser/* wrong */.Qm)("is not the path of a file");
    return (0,parser.ok)(path);
};
const directory = (text) => {
    if ((0,parser/* hasControls */.Lx)(text))
        return (0,parser/* wrong */.Qm)("is not a path: it holds control characters");
    const steps = text.split(/[/\\]/);
    let depth = 0;
    for (const step of (0,external_node_path_.isAbsolute)(text) ? [] : steps) {
        if (step === "..")
            depth--;
        else if (step !== "" && step !== ".")
            depth++;
        if (depth < 0) {
            return (0,parser/* wrong */.Qm)("leads out of the workspace: give a path within it, or an absolute one");
        }
    }
    return (0,parser.ok)(text);
};
const path_parsers_LONGEST_LABEL = 40;
/** A text of people as a part of file names and titles: letters and digits of any script, `-` for the rest. */
const label = (text) => {
    const part = text
        .normalize("NFC")
        .replace(/[^\p{L}\p{N}]+/gu, "-")
        .replace(/^-|-$/g, "");
    if (part === "")
        return (0,parser/* wrong */.Qm)("has no letter and no digit: give a short text such as Legal");
    if (Array.from(part).length > path_parsers_LONGEST_LABEL) {
        return (0,parser/* wrong */.Qm)(`is too long: allowed are ${path_parsers_LONGEST_LABEL} letters and digits`);
    }
    return (0,parser.ok)(part);
};

;// CONCATENATED MODULE: ./build/rollup/inputs.js





/** Every input of `rollup/action.yml`. */
const ROLLUP_INPUTS = {
    reports: input(anyText, "audits/**/audit-summary*.json"),
    plan: input((0,parser/* optional */.lq)(workspacePath)),
    previous: input((0,parser/* optional */.lq)(workspacePath)),
    pepper: hiddenInput(pepper),
    "show-names": input((0,parser/* oneOf */.yL)("always", "never"), "never"),
    formats: input((0,parser/* setOf */.s4)("html", "xlsx", "csv", "json"), "html, xlsx, csv, json"),
    "fail-on": input((0,parser/* setOrNone */.cr)("incomplete", "missing", "inactive"), "none"),
    "output-directory": input(directory, "docspace-audit-rollup"),
    "portal-url": input((0,parser/* optional */.lq)(portalUrl)),
    "api-key": hiddenInput((0,parser/* optional */.lq)(apiKey)),
    "folder-id": input((0,parser/* optional */.lq)(id)),
    "manager-email": hiddenInput((0,parser/* optional */.lq)(mail_parsers/* addresses */.Nt)),
    "smtp-url": hiddenInput((0,parser/* optional */.lq)(mail_parsers/* smtpUrl */.AI)),
    "mail-from": hiddenInput((0,parser/* optional */.lq)(mail_parsers/* mailFrom */.wK)),
    "mail-language": input((0,parser/* oneOf */.yL)("auto", "en", "de"), "auto"),
};
/** Reads and checks every input; every violation at once, none with a secret. */
function readRollUpSettings(read) {
    const { values, problems } = input_table_readTable(ROLLUP_INPUTS, read);
    const all = [
        ...problems.map(({ message }) => message),
        ...together(read, ["portal-url", "api-key", "folder-id"], "an upload"),
        ...together(read, ["manager-email", "smtp-url", "mail-from"], "a mail"),
    ];
    return all.length > 0 ? { problems: all } : { settings: settingsOf(values) };
}
/** Inputs of which each needs the others. */
function together(read, names, what) {
    const missing = names.filter((name) => read(name).trim() === "");
    if (missing.length === 0 || missing.length === names.length)
        return [];
    return [
        `Input ${missing.join(" and ")} is missing: ${what} needs ${names.slice(0, -1).join(", ")} and ${names.at(-1)}.`,
    ];
}
function settingsOf(values) {
    const { plan, previous } = values;
    const [url, key, folderId] = [values["portal-url"], values["api-key"], values["folder-id"]];
    const [to, smtp, from] = [values["manager-email"], values["smtp-url"], values["mail-from"]];
    return {
        reports: values.reports,
        ...(plan === undefined ? {} : { plan }),
        ...(previous === undefined ? {} : { previous }),
        pepper: values.pepper,
        showNames: values["show-names"] === "always",
        formats: values.formats,
        failOn: values["fail-on"],
        outputDirectory: values["output-directory"],
        ...(url === undefined || key === undefined || folderId === undefined
            ? {}
            : { upload: { portalUrl: url, apiKey: key, folderId } }),
        ...(to === undefined || smtp === undefined || from === undefined
            ? {}
            : { mail: { to, smtp: { url: smtp, from }, language: values["mail-language"] } }),
    };
}

;// CONCATENATED MODULE: ./build/rollup/comparable.js
/**
 * Says of each row, and of the totals, what keeps their figures from being of one kind: other rules than most portals
 * have, rooms that nobody wanted audited, members who were not judged, days that begin at other times, one portal twice.
 */
function compared(portals) {
    const rows = portals.map(({ row }) => row);
    const twins = twinsOf(portals.map(({ row, sample }) => ({ name: row.name, sample })));
    const judged = rows.filter(({ figures }) => figures?.judged === true);
    const votes = [...Map.groupBy(judged, ({ rules = "" }) => rules)].sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1));
    const [usual] = votes[0] ?? [];
    const told = rows.map((row, index) => {
        const same = twins[index] ?? [];
        const { figures, rules, chosenRooms } = row;
        const remarks = [];
        if (same.length > 0)
            remarks.push({ code: "same-accounts", parameters: { portals: same } });
        if (figures?.judged === false)
            remarks.push({ code: "not-judged", parameters: {} });
        if (chosenRooms !== undefined)
            remarks.push({ code: "chosen-rooms", parameters: { count: chosenRooms } });
        if (figures?.judged === true && rules !== undefined && usual !== undefined && rules !== usual)
            remarks.push({ code: "other-rules", parameters: { rules, usual } });
        return { ...row, remarks };
    });
    const zones = new Set(judged.flatMap(({ timeZone }) => timeZone ?? []));
    const chosen = rows.filter(({ chosenRooms }) => chosenRooms !== undefined).length;
    const unjudged = rows.filter(({ figures }) => figures?.judged === false).length;
    const doubled = twins.filter((same) => same.length > 0).length;
    const remark = (code, count, least = 1) => count < least ? [] : [{ code, parameters: { count } }];
    const remarks = [
        ...remark("same-accounts", doubled),
        ...remark("different-rules", votes.length, 2),
        ...remark("time-zones", zones.size, 2),
        ...remark("chosen-rooms", chosen),
        ...remark("not-judged", unjudged),
    ];
    return { rows: told, remarks };
}
/** Of each portal the names of those with at least half of the same accounts in their samples. */
function twinsOf(portals) {
    const holders = new Map();
    for (const [index, { sample }] of portals.entries()) {
        for (const one of sample) {
            const before = holders.get(one);
            if (before === undefined)
                holders.set(one, [index]);
            else
                before.push(index);
        }
    }
    return portals.map(({ sample }, index) => {
        const shared = new Map();
        for (const one of sample) {
            for (const other of holders.get(one) ?? []) {
                if (other !== index)
                    shared.set(other, (shared.get(other) ?? 0) + 1);
            }
        }
        return [...shared].flatMap(([other, count]) => {
            const twin = portals[other];
            const fewer = Math.min(sample.length, twin?.sample.length ?? 0);
            return twin !== undefined && count * 2 >= fewer ? [twin.name] : [];
        });
    });
}

// EXTERNAL MODULE: ./build/time/calendar.js
var calendar = __nccwpck_require__(3032);
;// CONCATENATED MODULE: ./build/rollup/together.js

/** Of the same portal, period and part the newest: a job that was run again leaves two. */
function newestOf(files) {
    const newest = new Map();
    for (const file of files) {
        const key = JSON.stringify([file.period.label, file.rooms]);
        const before = newest.get(key);
        if (before === undefined || isNewer(file, before))
            newest.set(key, file);
    }
    return [...newest.values()];
}
/** By the path where both were made in the same second, so that the order of the files does not matter. */
function isNewer(a, b) {
    return a.generatedAt === b.generatedAt ? a.path > b.path : a.generatedAt > b.generatedAt;
}
/**
 * Why several files of one portal do not make one whole; undefined where they do.
 *
 * @param planned in how many parts the plan had it audited, where it said so
 */
function whyNotTogether(files, planned) {
    const [first, ...others] = files;
    if (first === undefined)
        return undefined;
    const parts = files.flatMap(({ rooms }) => (rooms !== "all" && "part" in rooms ? [rooms] : []));
    const wrongParts = parts.length === 0 ? undefined : whyNoWhole(parts, files.length, planned);
    if (wrongParts !== undefined)
        return wrongParts;
    const seen = new Set();
    for (const { roomIds } of files) {
        for (const id of roomIds) {
            if (seen.has(id))
                return { code: "room-twice", parameters: { room: id } };
            seen.add(id);
        }
    }
    if (others.some(({ rules }) => rules !== first.rules))
        return { code: "reports-differ", parameters: { by: "rules" } };
    if (others.some(({ period }) => !isSamePeriod(period, first.period)))
        return { code: "reports-differ", parameters: { by: "periods" } };
    if (others.some(({ period }) => period.timeZone !== first.period.timeZone))
        return { code: "reports-differ", parameters: { by: "time-zones" } };
    if (parts.length > 0 && files.some(({ activeRooms }) => activeRooms === undefined))
        return { code: "rooms-untold", parameters: {} };
    const active = new Set(files.flatMap(({ activeRooms }) => activeRooms ?? []));
    if (parts.length > 0 && (active.size > 1 || [...active].some((count) => count !== seen.size)))
        return { code: "rooms-changed", parameters: { rooms: seen.size, had: [...active] } };
    return undefined;
}
function whyNoWhole(parts, files, planned) {
    const of = parts[0]?.of ?? 0;
    if (parts.length < files || parts.some((part) => part.of !== of))
        return { code: "parts-of-different-wholes", parameters: {} };
    if (planned !== undefined && planned !== of)
        return { code: "parts-not-planned", parameters: { parts: of, planned } };
    const there = new Set(parts.map(({ part }) => part));
    const missing = Array.from({ length: of }, (_, index) => index + 1).filter((part) => !there.has(part));
    return missing.length === 0 ? undefined : { code: "parts-missing", parameters: { missing, of } };
}
/** Milliseconds between which nobody's coming and going is thought to matter; jobs of one run lie within. */
const ONE_MOMENT = calendar/* DAY_MS */.sO;
/** Why several reports of one portal are not as of one moment; undefined where they are. */
function whyNotOneMoment(files) {
    const times = files.map(({ generatedAt }) => generatedAt).sort((a, b) => a - b);
    const [first = 0, last = 0] = [times[0], times.at(-1)];
    if (last - first <= ONE_MOMENT)
        return undefined;
    const day = (at) => new Date(at).toISOString().slice(0, 10);
    return { code: "not-one-moment", parameters: { from: day(first), to: day(last) } };
}
/** By the label, which names the whole: of a period that is not over, each report tells its own last day. */
function isSamePeriod(a, b) {
    return a.label === b?.label;
}

;// CONCATENATED MODULE: ./build/rollup/merge.js



/** Makes one row of each portal. Pure; the order of the files does not matter. */
function rollUp(files, expected) {
    const planned = new Map(expected.map((one) => [merge_originOf(one.url), one]));
    const byPortal = new Map([...planned.keys()].map((url) => [url, nothing()]));
    const strays = [];
    const ownOf = (url) => {
        const own = byPortal.get(merge_originOf(url)) ?? nothing();
        byPortal.set(merge_originOf(url), own);
        return own;
    };
    for (const one of files) {
        if (one.kind === "figures")
            ownOf(one.file.url).figures.push(one.file);
        else if (one.kind === "failure")
            ownOf(one.file.url).failures.push(one.file);
        else if (one.url !== undefined)
            ownOf(one.url).broken.push(one.why);
        else
            strays.push({
                name: one.path,
                url: "",
                state: "unusable",
                why: [{ code: "stray-unusable", parameters: { fault: one.why } }],
                remarks: [],
            });
    }
    const period = usualPeriod(files.flatMap((one) => (one.kind === "figures" ? [one.file] : [])));
    const portals = [...byPortal].map(([url, own]) => {
        const plan = planned.get(url);
        return rowOf({ name: plan?.name ?? hostOf(url), url }, own, period, plan?.parts);
    });
    const { rows: told, remarks } = compared(portals);
    const rows = [...told, ...strays].sort(byUrgency);
    return {
        ...(period === undefined ? {} : { period: withoutZone(period) }),
        rows,
        remarks,
        totals: (0,rollup_figures/* totalOf */.e6)(rows.flatMap(({ figures }) => (figures === undefined ? [] : [figures]))),
        ...sharedPeople(portals),
        complete: rows.length > 0 && rows.every(({ state }) => state === "complete"),
    };
}
function withoutZone({ timeZone: _, ...period }) {
    return period;
}
function nothing() {
    return { figures: [], failures: [], broken: [] };
}
function rowOf(named, { figures, failures: failed, broken }, period, planned) {
    const without = (state, why) => ({
        row: { ...named, state, why, remarks: [] },
        inactive: [],
        keyings: [],
        sample: [],
    });
    const failures = eachOnce(failed.flatMap(({ why }) => why));
    const unusable = eachOnce(broken.map((fault) => ({ code: "file-unusable", parameters: { fault } })));
    if (figures.length === 0) {
        if (failures.length > 0)
            return without("failed", [...failures, ...unusable]);
        if (unusable.length > 0)
            return without("unusable", unusable);
        return without("missing", [{ code: "nothing-handed-on", parameters: {} }]);
    }
    const newest = newestOf(figures);
    const chosen = newest.filter((file) => isSamePeriod(file.period, period));
    const [other] = newest;
    if (chosen.length === 0 && other !== undefined)
        return without("unusable", [
            {
                code: "other-period",
                parameters: { firstDay: other.period.firstDay, lastDay: other.period.lastDay },
            },
            ...failures,
            ...unusable,
        ]);
    const refused = whyNotTogether(chosen, planned);
    if (refused !== undefined)
        return without("unusable", [refused, ...failures, ...unusable]);
    const last = chosen.reduce((a, b) => (b.generatedAt > a.generatedAt ? b : a));
    const apart = whyNotOneMoment(chosen);
    const why = [...distinctReasons(chosen.flatMap((file) => file.why))];
    if (apart !== undefined)
        why.push(apart);
    if (chosen.some((file) => file.period.provisional))
        why.push({ code: "period-not-over", parameters: {} });
    why.push(...unusable);
    const complete = chosen.every((file) => file.complete) && why.length === 0;
    const inactive = distinct(chosen);
    return {
        row: {
            ...named,
            state: complete ? "complete" : "incomplete",
            why: complete || why.length > 0 ? why : [{ code: "untold", parameters: {} }],
            remarks: [],
            figures: (0,rollup_figures/* figuresOf */.h5)(chosen, inactive.length),
            rules: last.rules,
            ...chosenRooms(chosen),
            timeZone: last.period.timeZone,
            ...(last.runUrl === undefined ? {} : { runUrl: last.runUrl }),
        },
        inactive,
        keyings: chosen.flatMap(({ keying }) => keying ?? []),
        sample: [...new Set(chosen.flatMap(({ sample }) => sample))],
    };
}
/** Parts of one portal tell the same reason each for itself. */
function distinctReasons(reasons) {
    return new Map(reasons.map((one) => [textKey(one), one])).values();
}
/** Each once, in an order that does not depend on that of the files. */
function eachOnce(reasons) {
    return [...distinctReasons(reasons)].sort((a, b) => compareText(textKey(a), textKey(b)));
}
/** Whatever a run's sentence is about beside: said twice, it tells nothing more. */
function textKey(reason) {
    return "sentence" in reason.parameters ? reason.parameters.sentence : JSON.stringify(reason);
}
function chosenRooms(files) {
    if (!files.some(({ rooms }) => Array.isArray(rooms)))
        return {};
    return { chosenRooms: files.reduce((sum, { roomIds }) => sum + roomIds.length, 0) };
}
function sharedPeople(portals) {
    // Nearly everybody is in one portal only: a list for each of them would be most of the memory.
    const first = new Map();
    const people = new Map();
    for (const { row, inactive } of portals) {
        for (const { address } of inactive) {
            if (address === undefined)
                continue;
            const before = first.get(address);
            if (before === undefined)
                first.set(address, row.name);
            else if (before !== row.name) {
                const there = people.get(address) ?? [before];
                if (there.at(-1) !== row.name)
                    there.push(row.name);
                people.set(address, there);
            }
        }
    }
    return {
        shared: [...people]
            .map(([key, names]) => ({ key, portals: names.sort() }))
            .sort((a, b) => b.portals.length - a.portals.length || compareText(a.key, b.key)),
        withoutKeys: portals.filter(({ inactive }) => inactive.some(({ address }) => address === undefined))
            .length,
        keyings: new Set(portals.flatMap(({ keyings }) => keyings)).size,
    };
}
/** Each person of a portal once; with the address where one of the files has it. */
function distinct(files) {
    const [only, ...others] = files;
    if (only !== undefined && others.length === 0)
        return only.inactive;
    const people = new Map();
    for (const { inactive } of files) {
        for (const one of inactive)
            if (people.get(one.person)?.address === undefined)
                people.set(one.person, one);
    }
    return [...people.values()];
}
/** The period that most portals have reports of, in however many files; of several the last one. */
function usualPeriod(files) {
    const votes = new Map();
    for (const { period, url } of files) {
        const vote = votes.get(period.label) ?? { period, portals: new Set() };
        // Of a period that is not over, the report that saw most of it names its last day.
        if (period.lastDay > vote.period.lastDay)
            vote.period = period;
        vote.portals.add(merge_originOf(url));
        votes.set(period.label, vote);
    }
    return [...votes.values()].sort((a, b) => b.portals.size - a.portals.size || compareText(b.period.lastDay, a.period.lastDay))[0]?.period;
}
const STATES = ["missing", "failed", "unusable", "incomplete", "complete"];
/** What asks for somebody first; then by inactive memberships; then by name. */
function byUrgency(a, b) {
    return (STATES.indexOf(a.state) - STATES.indexOf(b.state) ||
        (b.figures?.counts.inactive ?? 0) - (a.figures?.counts.inactive ?? 0) ||
        compareText(a.name, b.name));
}
function compareText(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
/** Addresses are compared without case, path, and the dot with which a host may end: the same portal counts once. */
function merge_originOf(url) {
    return URL.canParse(url) ? new URL(url).origin.replace(/\.(?=:\d+$|$)/, "") : url;
}
function hostOf(url) {
    return URL.canParse(url) ? new URL(url).host : url;
}

;// CONCATENATED MODULE: ./build/rollup/outputs.js

/** The outputs of `rollup/action.yml`, each with what stands where the roll-up ended before it knew better. */
const ROLLUP_OUTPUTS = {
    complete: "false",
    "portal-count": "0",
    "complete-count": "0",
    "member-count": "0",
    "active-count": "0",
    "inactive-count": "0",
    "unknown-count": "0",
    "shared-people-count": "0",
    "report-directory": "",
    "report-files": "[]",
    "uploaded-files": "[]",
    "mail-count": "0",
};
/** The figures of the page. */
function figureOutputs({ complete, rows, totals: { counts }, shared }) {
    return {
        complete: String(complete),
        "portal-count": String(rows.filter(({ url }) => url !== "").length),
        "complete-count": String(rows.filter(({ state }) => state === "complete").length),
        "member-count": String((0,rollup_figures/* membersOf */.lS)(counts)),
        "active-count": String(counts.active),
        "inactive-count": String(counts.inactive),
        "unknown-count": String(counts.unknown),
        "shared-people-count": String(shared.length),
    };
}
/** What was written and uploaded. */
function fileOutputs(directory, written, uploaded) {
    return {
        "report-directory": directory,
        "report-files": JSON.stringify(written.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }))),
        "uploaded-files": JSON.stringify(uploaded),
    };
}

// EXTERNAL MODULE: ./build/docspace/wire/paging.js + 1 modules
var paging = __nccwpck_require__(207);
;// CONCATENATED MODULE: ./build/docspace/rooms.js




/** `SearchArea` of the server, and the root folder type by which a room tells its own area (`FolderType`). */
const AREAS = {
    active: { searchArea: 0, root: 14 },
    archived: { searchArea: 1, root: 20 },
    template: { searchArea: 4, root: 30 },
    agent: { searchArea: 7, root: 34 },
};
const PUBLIC_ROOM = 6;
/** How often the areas are read when rooms move between them meanwhile. */
const READINGS = 5;
/**
 * Every room of the portal that the key's owner may see, each once, in whatever area. A room may be archived, or come
 * back, between the lists: the active ones are read again after the archived ones, and all are read again unless
 * both lists of active rooms are the same and no room is in two areas. The second of them is the first of the next try.
 *
 * @throws UserError when the lists did not stand still
 */
async function listAllRooms(docspace) {
    let before = await listRooms(docspace, "active");
    let others;
    for (let reading = 1; reading <= READINGS; reading++) {
        const archiving = listRooms(docspace, "archived");
        // Nothing waits for these: they are asked for behind what something waits for.
        others ??= Promise.all([listRooms(docspace, "template"), listRooms(docspace, "agent")]);
        others.catch(() => undefined);
        const archived = await archiving;
        const active = await listRooms(docspace, "active");
        const all = [...active, ...archived, ...(await others).flat()];
        const ids = new Set(all.map(({ id }) => id));
        const activeIds = new Set(active.map(({ id }) => id));
        const still = before.length === active.length && before.every(({ id }) => activeIds.has(id));
        if (still && ids.size === all.length)
            return all;
        before = active;
    }
    throw new UserError("The portal's rooms kept moving between its lists of active and archived rooms while they were read: run the action again.");
}
/**
 * Every room of one area that the key's owner may see; a DocSpace admin sees all. No order is asked for, because the
 * server would store it as that person's own (`FilesSettings.cs`). Areas that this version lacks have no rooms.
 */
async function listRooms(docspace, area) {
    const { searchArea, root } = AREAS[area];
    const folders = await readWholeList({
        readPage: (startIndex, count) => roomsPage(docspace, { searchArea, count, startIndex }),
        keyOf: (folder) => text(folder, "id"),
    });
    return folders
        .filter((folder) => (numberOr(folder.values["rootFolderType"]) ?? root) === root)
        .map((folder) => rooms_roomOf(folder, area));
}
async function roomsPage(docspace, query) {
    try {
        const envelope = await docspace.get("files/rooms", query);
        const page = objectIn(envelope);
        return { rows: list(page, "folders"), total: number(page, "total"), endpoint: envelope.endpoint };
    }
    catch (error) {
        const unknownArea = query.searchArea > 2 && error instanceof PortalError && error.kind === "validation";
        if (unknownArea)
            return { rows: [], total: 0, endpoint: error.endpoint };
        throw error;
    }
}
/** Any folder may be described where a room is asked for. */
function rooms_isRoom(folder) {
    return ((0,wire_envelope/* numberOr */.d_)(folder.values["roomType"]) ?? 0) > 0;
}
function rooms_roomOf(folder, otherwise) {
    const id = folder.values["id"];
    const numeric = (0,wire_envelope/* numberOr */.d_)(id);
    const roomType = (0,wire_envelope/* number */.ai)(folder, "roomType");
    return {
        id: numeric ?? (0,wire_envelope/* text */.Qq)(folder, "id"),
        title: (0,wire_envelope/* text */.Qq)(folder, "title"),
        roomType,
        area: areaOf(folder) ?? otherwise,
        thirdParty: numeric === undefined || (0,wire_envelope/* text */.Qq)(folder, "providerKey") !== "",
        created: (0,wire_envelope/* date */.p6)(folder, "created"),
        filesCount: (0,wire_envelope/* numberOr */.d_)(folder.values["filesCount"]) ?? 0,
        openToStrangers: roomType === PUBLIC_ROOM || (0,wire_envelope/* flag */.Jt)(folder, "sharedExternal"),
    };
}
function areaOf(folder) {
    const root = (0,wire_envelope/* numberOr */.d_)(folder.values["rootFolderType"]);
    return Object.keys(AREAS).find((area) => AREAS[area].root === root);
}
function allows(folder, right) {
    return (0,wire_envelope/* flag */.Jt)((0,wire_envelope/* object */.Ik)(folder, "security"), right);
}
/** Whether `room-ids: all` means this room: an active one in the portal's own storage. Reports of JSON tell it as well. */
function rooms_isAuditable({ id, area, thirdParty, }) {
    return area === "active" && !thirdParty && typeof id === "number";
}

;// CONCATENATED MODULE: ./build/reasons.js
function reason(code, parameters, { concerns = "both", rooms = "all", people = "all", range } = {}) {
    return { code, concerns, rooms, people, ...(range === undefined ? {} : { range }), parameters };
}
/** Reasons that leave a verdict unknown and that no audit can remove: they do not make a run incomplete. */
const INHERENT = new Set([
    "account-removed",
    "acceptance-untold",
    "came-back-unseen",
    "hardly-able-to-act",
]);
/** Whether a reason stands against a conclusion about this member of this room in this time. */
function objectsTo(one, to) {
    return (one.concerns !== "events" &&
        (one.rooms === "all" || one.rooms.includes(to.roomId)) &&
        (one.people === "all" || one.people.includes(to.personId)) &&
        (one.range === undefined || (one.range.to >= to.judged.from && one.range.from <= to.judged.to)));
}
/** Whether verdicts rest on what a reason says: where changes alone are judged, nothing rests on the audit trail. */
function reasons_concernsVerdicts({ code, concerns }, activity) {
    return concerns !== "events" && !(activity === "changes" && OF_THE_TRAIL.has(code));
}
/** What only the audit trail lacks. */
const OF_THE_TRAIL = new Set([
    "no-audit-feature",
    "audit-trail-silent",
    "trail-unreadable",
    "trail-gap",
    "unsettled-second",
    "still-arriving",
    "trail-unavailable",
    "cross-check",
    "cross-check-not-done",
]);

;// CONCATENATED MODULE: ./build/time/local-time.js



/** Days whose texts are kept: some years. */
const MOST_DAYS = 4096;
const TWO_DIGITS = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, "0"));
const twoDigits = (n) => TWO_DIGITS[n] ?? String(n);
/**
 * Local times of an IANA zone. The changes of its clocks between `from` and `to` are looked up once; instants outside
 * are answered rightly too, but slowly.
 */
function local_time_createLocalTime(timeZone, from, to) {
    const spans = offsetSpans(timeZone, from, to);
    let span = spans[0] ?? { from: 0, until: 0, offset: 0 };
    const offset = (at) => {
        if (at >= span.from && at < span.until)
            return span.offset;
        const found = spans.find((candidate) => at >= candidate.from && at < candidate.until);
        if (found === undefined)
            return zoned(at, timeZone).offsetNanoseconds / 1e9;
        span = found;
        return found.offset;
    };
    // Events come in order of time, so the day of one is mostly the day of the one before; members' days go to and fro.
    let lastDay = Number.NaN;
    let lastText = "";
    const texts = new Map();
    const dayText = (day) => {
        if (day !== lastDay) {
            lastDay = day;
            lastText = texts.get(day) ?? dayOfNumber(day);
            if (texts.size < MOST_DAYS)
                texts.set(day, lastText);
        }
        return lastText;
    };
    let cachedOffset = Number.NaN;
    let cachedOffsetText = "";
    return {
        offset,
        day: (at) => dayText(Math.floor((at + offset(at)) / DAY)),
        iso(at) {
            const seconds = offset(at);
            if (seconds !== cachedOffset) {
                cachedOffset = seconds;
                cachedOffsetText = offsetText(seconds);
            }
            const local = at + seconds;
            const day = Math.floor(local / DAY);
            const time = local - day * DAY;
            const hours = twoDigits(Math.floor(time / 3600));
            const minutes = twoDigits(Math.floor(time / 60) % 60);
            return `${dayText(day)}T${hours}:${minutes}:${twoDigits(time % 60)}${cachedOffsetText}`;
        },
    };
}
/** The stretches of constant offset that [from, to] touches. */
function offsetSpans(timeZone, from, to) {
    const spans = [];
    let at = zoned(from, timeZone);
    let start = from;
    while (start <= to) {
        const next = at.getTimeZoneTransition("next");
        const until = next === null ? Number.POSITIVE_INFINITY : Math.floor(next.epochMilliseconds / 1000);
        spans.push({ from: start, until, offset: at.offsetNanoseconds / 1e9 });
        if (next === null)
            break;
        at = next;
        start = until;
    }
    return spans;
}
/** `+02:00`; with seconds where a zone of long ago had them. */
function offsetText(seconds) {
    const sign = seconds < 0 ? "-" : "+";
    const size = Math.abs(seconds);
    const rest = size % 60;
    const minutes = `${sign}${twoDigits(Math.floor(size / 3600))}:${twoDigits(Math.floor(size / 60) % 60)}`;
    return rest === 0 ? minutes : `${minutes}:${twoDigits(rest)}`;
}

;// CONCATENATED MODULE: ./build/report/facts.js




const YEAR = (/* unused pure expression or super */ null && (366 * 86_400));
/** Local times for a report: of its period, and of the year before, in which members joined. */
function facts_reportTime(report) {
    const { period, generatedAt } = report;
    const made = Math.floor(generatedAt / 1000);
    return createLocalTime(period.timeZone, period.start - YEAR, Math.max(period.end, made));
}
/** When the report was made, local to its zone. */
function madeAt(report, time) {
    return time.iso(Math.floor(report.generatedAt / 1000));
}
/** `2026-10-01 — 2026-10-31 (Europe/Berlin)` */
function periodText({ period }) {
    return `${period.firstDay} — ${period.lastDay} (${period.timeZone})`;
}
/** Why one of the two reports is not complete; empty where it is. */
function reasonsAbout(report, kind) {
    return kind === "compliance"
        ? report.reasons
        : report.reasons.filter((reason) => concernsVerdicts(reason, report.assessment.activity));
}
/** Titles of all rooms by id. */
function roomTitles({ otherRooms, assessment }) {
    const titles = new Map();
    for (const { id, title } of otherRooms)
        if (typeof id === "number")
            titles.set(id, title);
    for (const { roomId, title } of assessment.rooms)
        titles.set(roomId, title);
    return titles;
}
/** Every local day of the period, `YYYY-MM-DD`, in order. */
function daysOfPeriod({ period }) {
    const first = dayNumber(period.firstDay);
    const length = dayNumber(period.lastDay) - first + 1;
    return Array.from({ length }, (_, index) => dayOfNumber(first + index));
}
/** How many memberships of a room have each verdict. */
function verdictCounts(room) {
    const counts = new Map();
    for (const { verdict } of room.members)
        counts.set(verdict.kind, (counts.get(verdict.kind) ?? 0) + 1);
    return counts;
}
/** Whether the members of no room could be read: then no count of memberships is a 0. */
function nothingJudged({ assessment }) {
    const { rooms } = assessment;
    return rooms.length > 0 && rooms.every(({ unreadable }) => unreadable !== undefined);
}
/** That nobody is inactive, or nobody as far as it could be judged; undefined where somebody is. */
function nobodyInactive({ assessment }) {
    const { inactive, unknown } = assessment.counts;
    if (inactive > 0)
        return undefined;
    const unread = assessment.rooms.filter(({ unreadable }) => unreadable !== undefined).length;
    const open = [
        ...(unknown > 0 ? [`${counted(unknown, "membership")} could not be judged`] : []),
        ...(unread > 0 ? [`the members of ${counted(unread, "room")} could not be read`] : []),
    ];
    return open.length === 0 ? "Nobody is inactive." : `Nobody is proved inactive; ${open.join(", and ")}.`;
}
/** Whether the compliance report lists less than the whole portal, which the charts show. */
function isNarrowed({ settings }) {
    return settings.filters.length > 0 || settings.rooms !== "all";
}
/** What the names of this report's files are made of. */
function namingOf({ period, settings }) {
    return { label: period.label, reportLabel: settings.reportLabel };
}

// EXTERNAL MODULE: ./build/report/vocabulary/reasons.js
var reasons = __nccwpck_require__(7353);
;// CONCATENATED MODULE: ./build/report/portal-summary.js









/** What tells a summary from the full JSON report. */
const SUMMARY_KIND = "docspace-audit-summary";
/**
 * What one run found out without a name, an address or an IP: figures, reasons, rooms by their ids, memberships with
 * hashed ids. It is what a workflow hands on as an artifact, which everybody who reads the repository can read.
 *
 * @param pepper a secret that all portals of one roll-up share: with it, inactive people carry a keyed hash of their
 *   address, so that one who is inactive in several portals is found; without it nobody can be
 */
function portalSummary(report, pepper = "") {
    const time = reportTime(report);
    return {
        begin: () => inPieces(summaryParts(report, pepper, time)),
        events: () => [],
        end: () => "\n ]\n}\n",
    };
}
function* summaryParts(report, pepper, time) {
    yield `${json(beforeRooms(report, pepper, time), 1).slice(0, -2)},\n "rooms": [`;
    for (const [index, room] of report.assessment.rooms.entries()) {
        yield index === 0 ? "\n  " : ",\n  ";
        yield `${json(roomObject(room)).slice(0, -1)},"members":[`;
        for (const [member, row] of room.members.entries()) {
            yield (member === 0 ? "\n   " : ",\n   ") + json(memberObject(row, pepper));
        }
        yield "]}";
    }
}
function beforeRooms(report, pepper, time) {
    const { assessment, period, settings } = report;
    // Without titles, which may hold anybody's name.
    const words = { title: () => undefined, ...timeWords(time) };
    return {
        schemaVersion: REPORT_SCHEMA_VERSION,
        kind: SUMMARY_KIND,
        tool: report.tool,
        generatedAt: time.iso(Math.floor(report.generatedAt / 1000)),
        portal: report.portal,
        runUrl: report.runUrl,
        reports: report.reports,
        period: {
            firstDay: period.firstDay,
            lastDay: period.lastDay,
            timeZone: period.timeZone,
            label: period.label,
            provisional: period.provisional,
        },
        settings: {
            rooms: settings.rooms,
            ...rulesOf(settings),
            narrowed: settings.filters.length > 0,
        },
        complete: report.complete,
        reasons: report.reasons.map((one) => reasonObject(one, time, reasonText(one, words))),
        memberships: assessment.counts,
        inactivePeople: assessment.inactivePeople,
        addressKey: pepper === "" ? undefined : pepperKey(pepper),
        eventCounts: { listed: report.listed.count, ...assessment.events },
        activeRooms: assessment.rooms.length + report.otherRooms.filter(isAuditable).length,
    };
}
function reasonObject({ code, rooms, concerns, range, parameters }, time, sentence) {
    return {
        code,
        rooms,
        concerns,
        range: range && { from: time.iso(range.from), to: time.iso(range.to) },
        parameters: "failure" in parameters ? { failure: withoutPeople(parameters.failure) } : parameters,
        sentence: withoutPeople(sentence),
    };
}
function roomObject({ roomId, unreadable, events }) {
    return { id: roomId, events, unreadable: unreadable?.code };
}
function memberObject({ person, access, verdict, events }, pepper) {
    const known = pepper !== "" && verdict.kind === "inactive" && person.email !== "";
    return {
        person: personKey(person.id),
        address: known ? addressKey(person.email, pepper) : undefined,
        access,
        verdict: verdict.kind,
        events,
    };
}
/** The same for the same account of one portal: its id is random, so a plain hash gives nothing away. */
function personKey(id) {
    return (0,external_node_crypto_.createHash)("sha256").update(`docspace-audit person ${id.toLowerCase()}`).digest("hex").slice(0, 24);
}
/** The same for the same address in every portal whose run was given the same pepper. */
function addressKey(email, pepper) {
    return (0,external_node_crypto_.createHmac)("sha256", pepper).update((0,address/* comparableAddress */.$y)(email)).digest("hex").slice(0, 24);
}
/** Tells which pepper the addresses were hashed with, for those of different ones cannot be compared. */
function pepperKey(pepper) {
    return (0,external_node_crypto_.createHmac)("sha256", pepper).update("docspace-audit pepper").digest("hex").slice(0, 8);
}
/** What may quote titles, names, addresses and IPs, without them: from the first quotation mark to the last. */
function withoutPeople(sentence) {
    return sentence
        .replace(/["“„«].*["“”»]|["“„«].*/s, "…")
        .replace(/[^\s<>()[\],;:]+@[^\s<>()[\],;:]+/g, "…")
        .replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, "…")
        .replace(/(?<![\w:])[\da-f]*(?::[\da-f]*){2,7}(?![\w:])/gi, (one) => /^\d\d:\d\d:\d\d$/.test(one) ? one : "…")
        .replace(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi, "…");
}
/** The summary of a run that ended before it could read anything: why, in sentences without people. */
function failureSummary(portalUrl, rooms, sentences) {
    return `${json({
        schemaVersion: REPORT_SCHEMA_VERSION,
        kind: SUMMARY_KIND,
        tool: { name: "docspace-audit", version: VERSION },
        portal: { url: portalUrl },
        settings: { rooms },
        complete: false,
        failure: sentences.map(withoutPeople),
    }, 1)}\n`;
}

// EXTERNAL MODULE: ./build/deliver/words/portal-reasons-en.js
var portal_reasons_en = __nccwpck_require__(4490);
;// CONCATENATED MODULE: ./build/rollup/unusable-file.js


/** A file that is no report which can be used; its message is the rest of a sentence. */
class UnusableFile extends errors/* UserError */.yo {
    fault;
    constructor(fault) {
        super((0,portal_reasons_en/* fileFaultInEnglish */.mz)(fault));
        this.fault = fault;
    }
}

;// CONCATENATED MODULE: ./build/rollup/read-head.js



/** How the full JSON report begins its last field; a line break never stands inside a JSON text. */
const EVENTS = Buffer.from('\n "events": [');
/** How every JSON file of the action ends: one that was cut off does not. */
const END = "\n ]\n}\n";
/** Bytes of everything but the events: 200 000 memberships and more. */
const MOST = 96 * 1024 * 1024;
const read_head_BLOCK = 256 * 1024;
/**
 * Reads a JSON report up to its events: however many these are, they are neither kept nor parsed, and not even read
 * unless the hash is wanted.
 *
 * @throws UnusableFile for what is no file, is larger than any report is without its events, is cut off, or is no text
 */
async function readHead(path, hashed, most = MOST) {
    return withFile(path, async (file) => {
        const { size } = await file.stat();
        const hash = hashed ? (0,external_node_crypto_.createHash)("sha256") : undefined;
        const { kept, ended } = await readKept(file, most, hash);
        if (ended && !(await endsWhole(file, size))) {
            throw new UnusableFile({ kind: "cut-off" });
        }
        const text = read_head_textOf(kept.splice(0));
        return {
            text: ended ? `${text}\n "events": []\n}` : text,
            bytes: size,
            sha256: hash?.digest("hex") ?? "",
        };
    });
}
/** What stands before the events, and whether they begin at all; with a hash the file is read to its end. */
async function readKept(file, most, hash) {
    const kept = [];
    let read = 0;
    let ended = false;
    for (;;) {
        const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(read_head_BLOCK), 0, read_head_BLOCK, read);
        if (bytesRead === 0)
            return { kept, ended };
        const block = buffer.subarray(0, bytesRead);
        if (read === 0)
            mustBeginAsObject(block);
        read += bytesRead;
        hash?.update(block);
        if (ended)
            continue;
        ended = keepUpToEvents(kept, block);
        if (ended && hash === undefined)
            return { kept, ended };
        if (read > most && !ended)
            throw new UnusableFile({ kind: "too-large" });
    }
}
async function endsWhole(file, size) {
    const tail = Buffer.alloc(Math.min(size, END.length));
    await file.read(tail, 0, tail.length, Math.max(0, size - tail.length));
    return tail.toString() === END;
}
/** The beginning of a file. @throws UnusableFile for what is no file */
async function firstBytes(path, most) {
    return withFile(path, async (file) => {
        const { size } = await file.stat();
        const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(size, most)), { position: 0 });
        return buffer.subarray(0, bytesRead);
    });
}
/** Looks before it opens: to open a pipe waits for somebody who writes into it, and a device has no end. */
async function withFile(path, use) {
    const there = await (0,promises_.stat)(path);
    if (there.isDirectory())
        throw new UnusableFile({ kind: "directory" });
    if (!there.isFile())
        throw new UnusableFile({ kind: "no-file" });
    const file = await (0,promises_.open)(path, "r");
    try {
        return await use(file);
    }
    finally {
        await file.close();
    }
}
/** What is no report at all is not read to its end; what is empty is told apart later. */
function mustBeginAsObject(block) {
    const start = block
        .toString("latin1")
        .replace(/^\xef\xbb\xbf/, "")
        .trimStart();
    if (!start.startsWith("{") && (start !== "" || block.length === read_head_BLOCK))
        throw new UnusableFile({ kind: "no-report" });
}
/** Keeps the block, or what of it stands before the events. @returns whether they begin in it */
function keepUpToEvents(kept, block) {
    const last = kept.pop() ?? Buffer.alloc(0);
    // The marker may lie across two blocks.
    const seam = Math.max(0, last.length - EVENTS.length + 1);
    const searched = Buffer.concat([last.subarray(seam), block]);
    const at = searched.indexOf(EVENTS);
    if (at < 0) {
        kept.push(last, block);
        return false;
    }
    kept.push(last.subarray(0, seam), searched.subarray(0, at));
    return true;
}
function read_head_textOf(blocks) {
    const decoder = new TextDecoder("utf-8", { fatal: true });
    try {
        let text = "";
        for (const block of blocks)
            text += decoder.decode(block, { stream: true });
        return text + decoder.decode();
    }
    catch {
        throw new UnusableFile({ kind: "no-text" });
    }
}

;// CONCATENATED MODULE: ./build/rollup/reported-reason.js


const reported_reason_count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(0));
const reported_reason_nothing = dist/* object */.Ikc({});
const failed = dist/* object */.Ikc({ failure: dist/* string */.YjP() });
/** What each reason must have, so that it can be worded anew. */
const PARAMETERS = {
    "no-audit-feature": reported_reason_nothing,
    "audit-trail-silent": reported_reason_nothing,
    "trail-unreadable": failed,
    "trail-gap": reported_reason_nothing,
    "unsettled-second": reported_reason_nothing,
    "still-arriving": reported_reason_nothing,
    "trail-unavailable": reported_reason_nothing,
    "cross-check": dist/* object */.Ikc({ missing: reported_reason_count, expected: reported_reason_count }),
    "cross-check-not-done": failed,
    "room-log-unreadable": failed,
    "room-log-unsettled": reported_reason_nothing,
    "room-log-hidden": dist/* object */.Ikc({ total: reported_reason_count, shown: reported_reason_count }),
    "members-unreadable": failed,
    "rooms-unlisted": reported_reason_nothing,
    "titles-unreadable": failed,
    "places-unreadable": failed,
    "account-changes-unreadable": failed,
    "changes-unreadable": failed,
    "own-files-unreadable": failed,
    "events-unattributed": dist/* object */.Ikc({ count: reported_reason_count }),
    "hardly-able-to-act": dist/* object */.Ikc({ days: reported_reason_count }),
    "verdicts-open": dist/* object */.Ikc({
        why: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* check */.z6Y((code) => isCode(code))),
        count: reported_reason_count,
    }),
    "account-removed": reported_reason_nothing,
    "came-back-unseen": reported_reason_nothing,
    "acceptance-untold": reported_reason_nothing,
};
const isCode = (text) => Object.hasOwn(PARAMETERS, text);
const Moment = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* isoTimestamp */.yhX(), dist/* check */.z6Y((at) => (0,epoch/* isDay */.N)(at.slice(0, 10))));
const Reported = dist/* object */.Ikc({
    code: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* check */.z6Y(isCode)),
    concerns: dist/* picklist */.KIO(["events", "verdicts", "both"]),
    rooms: dist/* union */.KCZ([dist/* literal */.euz("all"), dist/* array */.YOg(reported_reason_count)]),
    range: dist/* exactOptional */.yqP(dist/* object */.Ikc({ from: Moment, to: Moment })),
    parameters: dist/* unknown */.L5J(),
});
/** A reason of a report, as far as this version knows it; undefined where it does not. */
function reportedReason(found) {
    const read = dist/* safeParse */.xLC(Reported, found);
    if (!read.success)
        return undefined;
    const code = read.output.code;
    const parameters = dist/* safeParse */.xLC(PARAMETERS[code], read.output.parameters);
    return parameters.success
        ? { ...read.output, code, parameters: parameters.output }
        : undefined;
}

;// CONCATENATED MODULE: ./build/rollup/portal-file.js











/**
 * Reads one file. What is broken, foreign, of another version or changed since it was hashed comes back with the reason;
 * this never rejects for a file's sake. The file `<path>.sha256`, where there is one, says the hash it must have.
 */
async function readPortalFile(path, keys) {
    let url;
    try {
        const wanted = await wantedHash(path);
        const { text, sha256 } = await readHead(path, wanted !== undefined);
        if (wanted !== undefined && wanted !== sha256)
            throw new UnusableFile({ kind: "hash-differs" });
        const found = parsed(text);
        const named = dist/* safeParse */.xLC(dist/* object */.Ikc({ portal: dist/* object */.Ikc({ url: dist/* string */.YjP() }) }), found);
        if (named.success)
            url = named.output.portal.url;
        if (found["schemaVersion"] !== version_REPORT_SCHEMA_VERSION)
            throw new UnusableFile(otherVersion(found));
        if (found["failure"] !== undefined)
            return failureOf(found);
        return { kind: "figures", file: portalFile(path, found, keys) };
    }
    catch (error) {
        return {
            kind: "unusable",
            path,
            why: faultOf(error),
            ...(url === undefined || !isWebAddress(url) ? {} : { url }),
        };
    }
}
function parsed(text) {
    let found;
    try {
        found = (0,read_json/* readJson */.V)(text);
    }
    catch {
        throw new UnusableFile({ kind: text.trim() === "" ? "empty" : "no-json" });
    }
    const isOurs = typeof found === "object" &&
        found !== null &&
        dist.is(dist/* object */.Ikc({ tool: dist/* object */.Ikc({ name: dist/* literal */.euz("docspace-audit") }) }), found);
    if (!isOurs)
        throw new UnusableFile({ kind: "no-report" });
    return found;
}
function faultOf(error) {
    if (error instanceof UnusableFile)
        return error.fault;
    return isSystemError(error)
        ? { kind: "unreadable", code: error.code ?? "" }
        : { kind: "unexpected", sentence: (0,errors/* sentenceOf */.$N)(error) };
}
function otherVersion({ schemaVersion }) {
    const said = typeof schemaVersion === "number" ? { said: schemaVersion } : {};
    return { kind: "other-version", ...said, reads: version_REPORT_SCHEMA_VERSION };
}
function failureOf(found) {
    const read = dist/* safeParse */.xLC(Failure, found);
    if (!read.success)
        throw new UnusableFile({ kind: "no-failure" });
    const { portal, failure } = read.output;
    return { kind: "failure", file: { url: portal.url, why: kept(failure, failedWith) } };
}
function portalFile(path, found, { pepper, showNames }) {
    const read = dist/* safeParse */.xLC(Report, found, { abortEarly: true });
    if (!read.success) {
        const at = dist/* getDotPath */.BuJ(read.issues[0]) ?? "";
        throw new UnusableFile({ kind: "field", name: at || "list" });
    }
    const { output } = read;
    const { portal, settings, period } = output;
    const generatedAt = Date.parse(output.generatedAt);
    if (Number.isNaN(generatedAt))
        throw new UnusableFile({ kind: "made-at-unreadable" });
    const inactive = inactivePeople(output.rooms, pepper);
    checkSums(output, inactive.length);
    const why = reasonsOf(output, showNames);
    const judged = output.reports.includes("inactivity");
    return {
        path,
        url: portal.url,
        generatedAt,
        ...(output.runUrl === undefined ? {} : { runUrl: output.runUrl }),
        period,
        rooms: settings.rooms,
        rules: judged
            ? `min-activity ${settings.minActivity}, grace-days ${settings.graceDays}, activity ${settings.activity}`
            : "none, for members were not judged",
        judged,
        sample: sampleOf(output),
        complete: output.complete && why.length === 0,
        why,
        counts: output.memberships,
        inactive: judged ? inactive : [],
        ...(judged && inactive.some(({ address }) => address !== undefined)
            ? { keying: keyingOf(output, pepper) }
            : {}),
        roomIds: output.rooms.map(({ id }) => id),
        ...activeRoomsOf(output),
        portalEvents: output.eventCounts.portal,
        roomEvents: output.eventCounts.inRooms,
    };
}
/** A summary tells the number; a full report lists the rooms that were left out. */
function activeRoomsOf({ activeRooms, rooms, otherRooms }) {
    if (activeRooms !== undefined)
        return { activeRooms };
    return otherRooms === undefined
        ? {}
        : { activeRooms: rooms.length + otherRooms.filter(rooms_isAuditable).length };
}
/** Reasons of one file that the page shows; so many differ in nothing that would tell people more. */
const MOST_REASONS = 50;
function reasonsOf({ reasons, rooms }, showNames) {
    const unread = rooms.filter(({ unreadable }) => unreadable !== undefined).length;
    // A run names a reason for each of them; a file that does not is believed no better.
    if (reasons.length === 0 && unread > 0)
        return [{ code: "rooms-unread", parameters: { count: unread } }];
    return kept(reasons, (one) => reportedIn(one, showNames));
}
/** The first of a file's reasons, each as data, and how many more there are. */
function kept(all, asReason) {
    const more = all.length - MOST_REASONS;
    const first = all.slice(0, MOST_REASONS).map(asReason);
    return more > 0 ? [...first, { code: "more-reasons", parameters: { count: more } }] : first;
}
function failedWith(sentence) {
    return { code: "run-failed", parameters: { sentence: withoutPeople(sentence) } };
}
function reportedIn(found, showNames) {
    const shown = (text) => (showNames ? text : withoutPeople(text));
    const reason = reportedReason(found);
    const sentence = shown(found.sentence);
    if (reason === undefined)
        return { code: "reported", parameters: { sentence } };
    const { parameters } = reason;
    const told = "failure" in parameters ? { parameters: { failure: shown(parameters.failure) } } : {};
    return { code: "reported", parameters: { sentence, reason: { ...reason, ...told } } };
}
function inactivePeople(rooms, pepper) {
    const people = new Map();
    for (const { members } of rooms) {
        for (const member of members) {
            if (member.verdict !== "inactive")
                continue;
            const person = keyOfPerson(member);
            const address = member.address ?? keyOf(member.email ?? "", pepper);
            people.set(person, { person, ...(address === "" ? {} : { address }) });
        }
    }
    return [...people.values()];
}
/** Accounts of a sample. */
const SAMPLE = 8;
const HASHED = /^[\da-f]{24}$/;
/** The first account of every server that its operator sets up has the same id (`settings`, `ownerId`, as recorded). */
const FIRST_ACCOUNT = personKey("66faa6e4-f133-11ea-b126-00ffeec8b4ef");
/** The first accounts in the order of their hashes, which is the same wherever the files come from. */
function sampleOf({ rooms }) {
    const first = [];
    for (const { members } of rooms) {
        for (const member of members) {
            const one = keyOfPerson(member);
            // Nearly all end here.
            if (first.length === SAMPLE && one >= (first.at(-1) ?? ""))
                continue;
            if (!HASHED.test(one) || one === FIRST_ACCOUNT || first.includes(one))
                continue;
            first.push(one);
            first.sort();
            if (first.length > SAMPLE)
                first.pop();
        }
    }
    return first;
}
/** @throws UnusableFile for a member of whom the file does not tell who it is */
function keyOfPerson({ person, id }) {
    if (person !== undefined)
        return person;
    if (id === undefined)
        throw new UnusableFile({ kind: "member-without-id" });
    return personKey(id);
}
/** The key with which the file's run hashed addresses; of a full report, which has them, that of this roll-up. */
function keyingOf({ rooms, addressKey: told = "not told" }, pepper) {
    const hashed = rooms.some(({ members }) => members.some(({ address }) => address !== undefined));
    if (hashed)
        return told;
    return pepper === "" ? "addresses" : pepperKey(pepper);
}
function keyOf(email, pepper) {
    if (email === "")
        return "";
    return pepper === "" ? (0,address/* comparableAddress */.$y)(email) : addressKey(email, pepper);
}
/** A file whose counts are not those of its lists, or that lists somebody twice, was changed by hand, or is of another program. */
function checkSums({ rooms, memberships, inactivePeople: told }, inactive) {
    const seen = new Map();
    const ids = new Set(rooms.map(({ id }) => id));
    if (ids.size < rooms.length)
        throw new UnusableFile({ kind: "room-twice" });
    for (const { members } of rooms) {
        const people = new Set(members.map(({ person, id }) => person ?? id));
        if (people.size < members.length)
            throw new UnusableFile({ kind: "member-twice" });
        for (const { verdict } of members)
            seen.set(verdict, (seen.get(verdict) ?? 0) + 1);
    }
    const differs = VERDICTS.some((verdict) => memberships[verdict] !== (seen.get(verdict) ?? 0));
    if (differs || told !== inactive)
        throw new UnusableFile({ kind: "counts-differ" });
}
/** Bytes of what `sha256sum` writes, with a long path. */
const LONGEST_HASH = 8192;
async function wantedHash(path) {
    let text;
    try {
        text = (await firstBytes(`${path}.sha256`, LONGEST_HASH)).toString("utf8");
    }
    catch (error) {
        if (isSystemError(error) && error.code === "ENOENT")
            return undefined;
        throw error;
    }
    const hash = /^\\?([\da-f]{64})\b/i.exec(text)?.[1];
    if (hash === undefined)
        throw new UnusableFile({ kind: "hash-malformed" });
    return hash.toLowerCase();
}
function isSystemError(error) {
    return error instanceof Error && "code" in error && typeof error.code === "string";
}

// EXTERNAL MODULE: ./build/docspace/portal.js
var portal = __nccwpck_require__(3795);
// EXTERNAL MODULE: ./build/docspace/files.js
var docspace_files = __nccwpck_require__(1122);
;// CONCATENATED MODULE: ./build/earlier-runs/earlier-file.js

/** Looks for the files of these titles in the report folder; it is listed where no listing is given. */
async function findEarlierFiles(docspace, folderId, titles, listed) {
    const found = (0,docspace_files/* withTitles */.My)(listed ?? (await (0,docspace_files/* listFolderFiles */.ct)(docspace, folderId)), titles);
    return new Map([...found].flatMap(([title, [file]]) => (file === undefined ? [] : [[title, file]])));
}
/** Reads it. The portal gives a file as a whole only, so one above `mostBytes` is left alone. Leaves no audit event. */
async function readEarlierFile(docspace, file, mostBytes) {
    if (file === undefined)
        return { state: "missing" };
    if (file.size > mostBytes)
        return { state: "too-large", bytes: file.size };
    return { state: "read", content: await (0,docspace_files/* readFileBytes */.MY)(docspace, file.id, undefined, mostBytes) };
}

;// CONCATENATED MODULE: ./build/docspace/folders.js





/**
 * A room, or a folder anywhere with the room it lies in; undefined if there is none of this id. A folder that the
 * key's owner may not read rejects with kind `role`.
 */
async function getFolder(docspace, id) {
    const found = await folderFields(docspace, id);
    if (!found)
        return undefined;
    const itself = {
        id: (0,wire_envelope/* number */.ai)(found, "id"),
        title: (0,wire_envelope/* text */.Qq)(found, "title"),
        canRead: allows(found, "Read"),
        canCreate: allows(found, "Create"),
    };
    if (rooms_isRoom(found)) {
        const room = rooms_roomOf(found, "active");
        const links = room.openToStrangers || tellsLinks(found)
            ? { openToStrangers: room.openToStrangers }
            : await linksOf(docspace, found);
        return { ...itself, room, isRoom: true, ...links };
    }
    const path = await pathParts(docspace, id);
    const roomAt = path.findIndex(rooms_isRoom);
    const roomFields = roomAt < 0 ? undefined : await folderFields(docspace, (0,wire_envelope/* number */.ai)(path[roomAt], "id"));
    const room = roomFields ? rooms_roomOf(roomFields, "active") : undefined;
    let openToStrangers = room?.openToStrangers === true || hasLink(found);
    // A folder between the two may have a link of its own.
    for (const between of path.slice(roomAt + 1, -1)) {
        if (openToStrangers || !(0,wire_envelope/* flag */.Jt)(found, "parentShared"))
            break;
        const parent = await folderFields(docspace, (0,wire_envelope/* number */.ai)(between, "id"));
        openToStrangers = parent !== undefined && hasLink(parent);
    }
    if (roomFields && room && !openToStrangers && !tellsLinks(roomFields)) {
        return { ...itself, room, isRoom: false, ...(await linksOf(docspace, roomFields)) };
    }
    return { ...itself, room, isRoom: false, openToStrangers };
}
/** A room by its id; undefined if there is none. One that the key's owner may not read rejects with kind `role`. */
async function getRoom(docspace, id) {
    const found = await folderFields(docspace, id);
    return found !== undefined && isRoom(found) ? roomOf(found, "active") : undefined;
}
/** The rooms endpoint describes any folder (`VirtualRoomsController.cs`). */
async function folderFields(docspace, id) {
    try {
        return (0,wire_envelope/* objectIn */.D7)(await docspace.get(`files/rooms/${id}`));
    }
    catch (error) {
        if ((0,portal_error/* isNotFound */.c4)(error))
            return undefined;
        throw error;
    }
}
/**
 * Whether a folder in a room has a link for strangers. Before 3.7.1 the server tells only whether it has any link, one
 * for members alone or an expired one among them (`FolderDtoHelper`): there each of them counts.
 */
function hasLink(folder) {
    return (0,wire_envelope/* flag */.Jt)(folder, tellsLinks(folder) ? "sharedExternal" : "shared");
}
/** Servers of 2025 and before do not say in a room's description whether a link opens it. */
function tellsLinks(folder) {
    return folder.values["sharedExternal"] !== undefined;
}
const LINKS = 15;
/** Whether one of the room's own links lets strangers in; only those who may edit access are shown them. */
async function linksOf(docspace, room) {
    if (!editsAccess(room))
        return { openToStrangers: false, linksHidden: true };
    const links = await (0,paging/* readWholeList */.Ej)({
        readPage: async (startIndex, count) => {
            const query = { filterType: LINKS, count, startIndex: startIndex || undefined };
            const envelope = await docspace.get(`files/rooms/${(0,wire_envelope/* number */.ai)(room, "id")}/share`, query);
            const rows = (0,wire_envelope/* listIn */.Of)(envelope).map((share) => (0,wire_envelope/* optionalObject */.u9)(share, "sharedLink"));
            return { rows, total: (0,wire_envelope/* totalOf */.e6)(envelope), endpoint: envelope.endpoint };
        },
        keyOf: (link) => link && (0,wire_envelope/* text */.Qq)(link, "id"),
    });
    return { openToStrangers: links.some((link) => link !== undefined && !(0,wire_envelope/* flag */.Jt)(link, "internal")) };
}
/** `FileShare` of those who may always edit a room's access: its owner (`ReadWrite`) and its managers. */
const EDITS_ACCESS = [1, 9];
function editsAccess(room) {
    const told = (0,wire_envelope/* object */.Ik)(room, "security").values["EditAccess"];
    return told === undefined ? EDITS_ACCESS.includes(room.values["access"]) : told === true;
}
/** From the portal's root down to the folder itself. */
async function pathParts(docspace, id) {
    return (0,wire_envelope/* list */.p_)((0,wire_envelope/* objectIn */.D7)(await docspace.get(`files/${id}`, { count: 1 })), "pathParts");
}
/**
 * The ids of all folders below a room or folder, at any depth. A listing without a search reaches one level only
 * (`EntryManager.cs`), and has the files besides, which belong to the total.
 */
async function listSubfolders(docspace, folderId) {
    const found = new Set();
    let level = [folderId];
    while (level.length > 0) {
        const below = await atOnce(level, (id) => directSubfolders(docspace, id));
        // A folder moved meanwhile could show up twice.
        level = [...new Set(below.flat())].filter((id) => id !== folderId && !found.has(id));
        for (const id of level)
            found.add(id);
    }
    return [...found];
}
async function directSubfolders(docspace, folderId) {
    const entries = await readWholeList({
        readPage: async (startIndex, count) => {
            const envelope = await docspace.get(`files/${folderId}`, {
                count,
                startIndex: startIndex || undefined,
            });
            const page = objectIn(envelope);
            const folders = list(page, "folders").map((folder) => ({ folder: number(folder, "id"), file: 0 }));
            const files = list(page, "files").map((file) => ({ folder: 0, file: number(file, "id") }));
            return { rows: [...folders, ...files], total: number(page, "total"), endpoint: envelope.endpoint };
        },
        keyOf: ({ folder, file }) => (folder === 0 ? `file ${file}` : folder),
    });
    return entries.flatMap(({ folder }) => (folder === 0 ? [] : [folder]));
}

;// CONCATENATED MODULE: ./build/docspace/uploads.js



/** A part of a session upload; a file up to this size must be one part, or it becomes two broken versions. */
const CHUNK = (/* unused pure expression or super */ null && (10 * 1024 * 1024));
/**
 * Which of the titles exist in the folder already. Rejects with kind `role` if the key's owner may not create files
 * there, `key-scope` if the key may not, `not-found` without such a folder: the way to find out without side effects
 * (`UploadController.cs`).
 */
async function checkUpload(docspace, folderId, titles) {
    const envelope = await docspace.postQuestion(`files/${folderId}/upload/check`, { filesTitle: titles });
    const existing = envelope.response ?? [];
    if (!Array.isArray(existing))
        throw (0,portal_error/* unexpectedAnswer */.au)(envelope.endpoint, "is not a list of titles");
    return existing.map(wire_envelope/* wordOf */.aG);
}
/**
 * Uploads a file into a room or folder of a server from 3.7 on: a new version of the oldest file of this title, or a
 * new file where there is none or that one is locked or open (`FileUploader.cs`); only a look at id and version tells.
 * Rejects with kind `unsupported` on servers that want a session instead.
 */
async function uploadFile(docspace, folderId, title, bytes) {
    const part = { fieldName: "file", fileName: title, bytes };
    const envelope = await docspace.postMultipart(`files/${folderId}/upload`, { createNewIfExist: false }, part);
    return (0,docspace_files/* uploadedFile */.Xi)(docspace.portalUrl, envelope);
}
/**
 * The same for every version since 2.6; it also tells fewer people of a new version of a known file. Nothing is stored
 * before the last part arrived.
 *
 * @param bytes size of the whole file
 * @param parts the file in order, each of {@link CHUNK} bytes but the last; an empty file is one empty part
 */
async function uploadBySession(docspace, folderId, title, bytes, parts) {
    const session = await docspace.postJson(`files/${folderId}/upload/create_session`, {
        fileName: title,
        fileSize: bytes,
        createNewIfExist: false,
    });
    const data = (0,wire_envelope/* optionalObject */.u9)((0,wire_envelope/* objectIn */.D7)(session), "data");
    if (!data)
        throw (0,portal_error/* unexpectedAnswer */.au)(session.endpoint, "opens no upload session");
    const uid = (0,wire_envelope/* requiredText */.$4)(data, "id");
    for await (const part of parts) {
        const file = await sendChunk(docspace, uid, title, part);
        if (file)
            return file;
    }
    throw (0,portal_error/* unexpectedAnswer */.au)(CHUNK_ENDPOINT, "does not confirm the last part of the upload");
}
const CHUNK_ENDPOINT = "POST /ChunkedUploader.ashx";
/** The finished file after the last part, undefined after the others. */
async function sendChunk(docspace, uid, title, bytes) {
    const part = { fieldName: "file", fileName: title, bytes };
    const body = await docspace.postMultipartBare("/ChunkedUploader.ashx", { uid }, part);
    const answer = (0,wire_envelope/* readChunkAnswer */.sx)(CHUNK_ENDPOINT, body);
    if (!answer.success) {
        throw new portal_error/* PortalError */.vg("The portal did not take a part of the upload (POST /ChunkedUploader.ashx): the upload session ended or the file was refused; run the action again.", { kind: "refused", endpoint: CHUNK_ENDPOINT, status: 200 });
    }
    const file = answer.data && (0,wire_envelope/* optionalObject */.u9)(answer.data, "file");
    return file && (0,docspace_files/* storedFile */.Oy)(docspace.portalUrl, file);
}

;// CONCATENATED MODULE: ./build/preflight/folder.js




/** `RoomType.FillingFormsRoom`: uploads into it and into its folders answer 500. */
const FORM_FILLING = 1;
/**
 * The folder that receives the reports, and what makes it unfit: strangers who can read it, a room that takes forms
 * only, a key's owner who may not create files there.
 *
 * @throws UserError without such a folder
 */
async function findFolder(docspace, folderId) {
    const [looked, allowed] = await Promise.allSettled([
        lookAtFolder(docspace, folderId),
        allowsUpload(docspace, folderId),
    ]);
    docspace.signal.throwIfAborted();
    if (looked.status === "rejected")
        throw looked.reason;
    const { folder, problems } = looked.value;
    if (isForForms(folder))
        return looked.value;
    if (allowed.status === "rejected")
        throw allowed.reason;
    return allowed.value
        ? looked.value
        : { folder, problems: [...new Set([...problems, mayNotCreate(folder)])] };
}
/** The same by one request, for right before an upload, which tells itself whether it is allowed. */
async function lookAtFolder(docspace, folderId) {
    const folder = await getFolder(docspace, folderId);
    if (!folder) {
        throw new errors/* UserError */.yo(`The folder ${folderId} in folder-id does not exist (any more): check the number in its address, or leave folder-id empty.`);
    }
    const problems = problemsOfSecrecy(folder);
    if (isForForms(folder)) {
        problems.push(`The folder "${folder.title}" in folder-id belongs to a form filling room, which takes no other files: choose a folder of another room.`);
    }
    else if (!folder.canCreate)
        problems.push(mayNotCreate(folder));
    return { folder, problems };
}
function isForForms({ room }) {
    return room?.roomType === FORM_FILLING;
}
function mayNotCreate({ title, id }) {
    return `The key's owner may not create files in "${title}" (folder-id ${id}): make them room manager or content creator there. Being an administrator of the portal is not enough.`;
}
function problemsOfSecrecy(folder) {
    if (folder.openToStrangers) {
        return [
            `The folder "${folder.title}" in folder-id can be read by strangers, through an external link or because its room is public; the reports hold names, addresses and IPs: choose one in a room that is not public, without external links.`,
        ];
    }
    if (folder.linksHidden) {
        return [
            `Whether strangers can read "${folder.title}" in folder-id cannot be found out: this version of DocSpace shows the room's links to its managers only. Make the key's owner room manager there, or update the server.`,
        ];
    }
    return [];
}
/** By the portal's own check for uploads, which changes nothing and writes no audit event. */
async function allowsUpload(docspace, folderId) {
    try {
        await checkUpload(docspace, folderId, ["docspace-audit"]);
        return true;
    }
    catch (error) {
        // A key without files:write is a problem of its own, which is named already.
        if (error instanceof portal_error/* PortalError */.vg && error.kind === "key-scope")
            return true;
        if (error instanceof portal_error/* PortalError */.vg && error.kind === "role")
            return false;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/report-folder/report-folder.js
var report_folder = __nccwpck_require__(9695);
;// CONCATENATED MODULE: ./build/report-folder/folder.js





/** The report folder in the portal. */
function docSpaceFolder(docspace, folderId) {
    /** When it was last listed. */
    let size = Number.POSITIVE_INFINITY;
    const list = async () => {
        const files = await (0,docspace_files/* listFolderFiles */.ct)(docspace, folderId);
        size = files.length;
        return files;
    };
    const findAll = async (titles) => (0,docspace_files/* withTitles */.My)(await list(), titles);
    return {
        find: async (title) => (await findAll([title])).get(title) ?? [],
        findAll,
        async glance(ids) {
            if ((0,paging/* pagesOfList */.M2)(size + ids.length) >= ids.length)
                return new Map();
            return new Map((await list()).filter(({ id }) => ids.includes(id)).map((file) => [file.id, file]));
        },
        async get(id) {
            const file = await (0,docspace_files/* getFile */.ly)(docspace, id);
            if (file === undefined)
                throw new Error(`The portal has no file ${id} any more.`);
            return file;
        },
        async look(id) {
            try {
                return await (0,docspace_files/* getFile */.ly)(docspace, id);
            }
            catch (error) {
                if (error instanceof portal_error/* PortalError */.vg && error.kind === "role")
                    return undefined;
                throw error;
            }
        },
        read: (id, mostBytes) => (0,docspace_files/* readFileBytes */.MY)(docspace, id, undefined, mostBytes),
        async readVersion(id, version, mostBytes) {
            try {
                return await (0,docspace_files/* readFileBytes */.MY)(docspace, id, version, mostBytes);
            }
            catch (error) {
                const tooLarge = error instanceof portal_error/* PortalError */.vg && error.kind === "too-large";
                if (tooLarge || (0,portal_error/* isNotFound */.c4)(error))
                    return undefined;
                throw error;
            }
        },
        upload: (title, content) => refusable(uploadFile(docspace, folderId, title, content)),
        uploadInParts: (title, bytes, parts) => refusable(uploadBySession(docspace, folderId, title, bytes, parts)),
    };
}
async function refusable(upload) {
    try {
        return await upload;
    }
    catch (error) {
        if (error instanceof portal_error/* PortalError */.vg && isRefusal(error))
            throw new report_folder/* UploadRefused */.gH(error.message, { cause: error });
        throw error;
    }
}
/** Whether nothing can have been stored: the answer was no, or no connection was made. */
function isRefusal({ kind, status }) {
    if (kind === "certificate")
        return true;
    return status !== undefined && status >= 300 && status < 500 && status !== 408;
}

// EXTERNAL MODULE: ./build/report-folder/file-content.js
var file_content = __nccwpck_require__(7754);
// EXTERNAL MODULE: ./build/report-folder/verified-upload.js
var verified_upload = __nccwpck_require__(4980);
;// CONCATENATED MODULE: ./build/report-folder/upload-reports.js



/** Files that are sent at once: the server takes 15 requests at once that are no reading (`RateLimiterSettings.cs`). */
const AT_ONCE = 4;
/** Lists the folder for {@link uploadReports}. */
function listBefore(folder, files, options) {
    const titles = files.map(({ title }) => title);
    return (0,verified_upload/* inTime */.RN)(folder.findAll(titles), 0, options).catch((error) => error);
}
/**
 * Uploads the files side by side, a few at once, and proves of each that it arrived: all together once they are sent,
 * by one listing of the folder where that takes fewer requests. One that fails does not stop the others. Both lists come
 * in the order of the files.
 *
 * @param listed what the folder holds right now
 */
async function uploadReports(folder, files, listed, options, onUploaded = () => undefined) {
    if (listed instanceof Error) {
        if (options.signal?.aborted)
            return { uploaded: [], problems: files.map(({ title }) => (0,verified_upload/* cancelledBefore */.bE)(title)) };
        const failed = new errors/* UserError */.yo(`Nothing was uploaded. ${(0,file_content/* messageOf */.bD)(listed)}`, { cause: listed });
        return { uploaded: [], problems: [failed] };
    }
    const results = new Array(files.length);
    const waiting = [...files.entries()];
    const { sent, allSent, look } = lookTogether(folder);
    const upload = async (index, file, answered) => {
        const onAnswered = (stored) => {
            if (stored !== undefined)
                sent.push(stored.id);
            answered();
        };
        try {
            const there = listed.get(file.title) ?? [];
            const together = { onAnswered, sent: allSent.promise, look };
            const stored = await (0,verified_upload/* uploadReport */.a3)(folder, file, options, { there, together });
            results[index] = stored;
            onUploaded(stored);
        }
        catch (error) {
            results[index] = error;
        }
        answered();
    };
    const proofs = [];
    const sender = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
            const [index, file] = next;
            await new Promise((answered) => proofs.push(upload(index, file, answered)));
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sender));
    allSent.resolve();
    await Promise.all(proofs);
    return {
        uploaded: results.filter((one) => !(one instanceof Error)),
        problems: results.filter((one) => one instanceof Error),
    };
}
/** Looks at the folder once for all files that were sent, and for each alone that is not seen there. */
function lookTogether(folder) {
    const sent = [];
    let seen;
    return {
        sent,
        allSent: Promise.withResolvers(),
        async look(id) {
            seen ??= folder.glance(sent).catch(() => new Map());
            return (await seen).get(id) ?? (await folder.get(id));
        },
    };
}

;// CONCATENATED MODULE: ./build/settings/inputs.js






/** Every input of the action. `action.yml` and the README are tested against this table. */
const INPUTS = {
    "portal-url": input(portalUrl),
    "api-key": hiddenInput(apiKey),
    period: input(period, "last-month"),
    "time-zone": input((0,parser/* optional */.lq)(timeZone)),
    "room-ids": input(roomIds, "all"),
    "folder-id": input((0,parser/* optional */.lq)(id)),
    reports: input((0,parser/* setOf */.s4)("compliance", "inactivity"), "compliance, inactivity"),
    formats: input((0,parser/* setOf */.s4)(...FORMATS), "txt, xlsx, html, json"),
    "report-label": input((0,parser/* optional */.lq)(label)),
    "only-actions": input(actions),
    "only-files": input(ids),
    "only-folders": input(ids),
    "only-users": hiddenInput(users),
    "min-activity": input((0,parser/* wholeNumber */.rD)(1), "1"),
    activity: input((0,parser/* oneOf */.yL)("any", "changes"), "any"),
    "grace-days": input((0,parser/* wholeNumber */.rD)(0, 3660), "14"),
    exemptions: input((0,parser/* optional */.lq)(workspacePath)),
    "github-issue": input((0,parser/* oneOf */.yL)("off", "on"), "off"),
    "github-token": hiddenInput(anyText),
    "access-review": input((0,parser/* oneOf */.yL)("off", "on"), "off"),
    "review-keep-months": input((0,parser/* wholeNumber */.rD)(1, 120), "12"),
    reminders: input((0,parser/* oneOf */.yL)("off", "preview", "send"), "off"),
    "manager-email": hiddenInput((0,parser/* optional */.lq)(mail_parsers/* manager */.m8)),
    "smtp-url": hiddenInput((0,parser/* optional */.lq)(mail_parsers/* smtpUrl */.AI)),
    "mail-from": hiddenInput((0,parser/* optional */.lq)(mail_parsers/* mailFrom */.wK)),
    "mail-language": input((0,parser/* oneOf */.yL)("auto", "en", "de"), "auto"),
    pepper: hiddenInput(pepper),
    "show-names": input((0,parser/* oneOf */.yL)("always", "never", "auto"), "auto"),
    "fail-on": input((0,parser/* setOrNone */.cr)("incomplete", "inactive", "reminders"), "incomplete, reminders"),
    "output-directory": input(directory, "docspace-audit"),
    "requests-per-minute": input((0,parser/* wholeNumber */.rD)(1), "1200"),
};
/**
 * Reads and checks every input. Either all are right, or every violation of every input comes back at once. Pure
 * given `read`.
 */
function readSettings(read) {
    const { values, problems } = readTable(INPUTS, read);
    const all = [...problems, ...contradictions(read)];
    return all.length > 0 ? { problems: all } : { settings: inputs_settingsOf(values) };
}
/** What no single input can know. Asks the raw texts, so that a wrong value does not also count as a missing one. */
function contradictions(read) {
    const given = (name) => read(name).trim() !== "";
    const problems = [];
    const need = (name, because) => {
        if (!given(name))
            problems.push({ input: name, message: `Input ${name} is missing: ${because}.` });
    };
    if (read("access-review").trim().toLowerCase() === "on") {
        need("folder-id", "access-review: on keeps its workbook there, in which people decide");
        const reports = read("reports").trim().toLowerCase();
        if (reports !== "" && !reports.includes("inactivity")) {
            const message = "Input access-review: on needs the inactivity report, for it asks about the inactive: add inactivity to reports.";
            problems.push({ input: "access-review", message });
        }
    }
    if (read("reminders").trim().toLowerCase() === "send") {
        need("smtp-url", "reminders: send needs a mail server to send them with");
        need("mail-from", "reminders: send needs a sender's address");
        need("folder-id", "reminders: send keeps there who was reminded, so that nobody is reminded twice");
    }
    else if (given("manager-email")) {
        need("smtp-url", "manager-email needs a mail server to send the report with");
        need("mail-from", "manager-email needs a sender's address");
    }
    else if (given("smtp-url")) {
        need("mail-from", "smtp-url needs a sender's address beside it");
    }
    return problems;
}
function inputs_settingsOf(values) {
    const smtp = values["smtp-url"];
    const from = values["mail-from"];
    return {
        portalUrl: values["portal-url"],
        apiKey: values["api-key"],
        period: values.period,
        ...present("timeZone", values["time-zone"]),
        rooms: values["room-ids"],
        ...present("folderId", values["folder-id"]),
        reports: values.reports,
        formats: values.formats,
        ...present("reportLabel", values["report-label"]),
        minActivity: values["min-activity"],
        activity: values.activity,
        graceDays: values["grace-days"],
        pepper: values.pepper,
        showNames: values["show-names"],
        failOn: values["fail-on"],
        outputDirectory: values["output-directory"],
        requestsPerMinute: values["requests-per-minute"],
        filters: {
            actions: values["only-actions"],
            files: values["only-files"],
            folders: values["only-folders"],
            users: values["only-users"],
        },
        ...present("exemptions", values.exemptions),
        githubIssue: values["github-issue"] === "on",
        githubToken: values["github-token"],
        accessReview: values["access-review"] === "on",
        reviewKeepMonths: values["review-keep-months"],
        reminders: values.reminders,
        mailLanguage: values["mail-language"],
        ...present("manager", values["manager-email"]),
        ...present("smtp", smtp !== undefined && from !== undefined ? { url: smtp, from } : undefined),
        ...present("mailFrom", from),
    };
}
function present(name, value) {
    return (value === undefined ? {} : { [name]: value });
}

;// CONCATENATED MODULE: ./build/rollup/upload.js











/** Periods looked back for a page to compare with: a year of months. */
const LOOKED_BACK = 12;
/** @throws UserError for a portal that cannot be asked, and a folder that is unfit, with all its problems */
async function openFolder(host, { portalUrl, apiKey, folderId }) {
    const requestsPerMinute = Number(INPUTS["requests-per-minute"].default);
    const docspace = openPortal(host, { portalUrl, apiKey, requestsPerMinute }, host.signal);
    const [version, { folder, problems }] = await Promise.all([
        (0,portal/* readVersion */.$4)(docspace),
        findFolder(docspace, folderId),
    ]);
    if (problems.length > 0)
        throw new errors/* Problems */.Zw(problems);
    const { id } = folder;
    return { docspace, id, folder: docSpaceFolder(docspace, id), serverVersion: version.text };
}
/** The JSON of the nearest earlier period that the folder holds; undefined where it holds none that can be read. */
async function pageBefore({ docspace, id }, period) {
    const titles = [];
    let { label } = period;
    for (let back = 0; back < LOOKED_BACK; back++) {
        label = labelBefore({ label });
        titles.push((0,report_folder_titles/* rollUpFileName */.eH)("json", label));
    }
    const found = await findEarlierFiles(docspace, id, titles);
    const nearest = titles.find((title) => found.has(title));
    if (nearest === undefined)
        return undefined;
    const read = await readEarlierFile(docspace, found.get(nearest), LARGEST_ROLLUP);
    return read.state === "read" ? read.content : undefined;
}
/** Uploads the page, verified as the reports of one portal are. */
async function uploadPage(host, { folder, serverVersion }, written) {
    const options = { serverVersion, clock: host.clock, warn: host.log.warning, signal: host.signal };
    const listed = await listBefore(folder, written, options);
    const { uploaded, problems } = await uploadReports(folder, written, listed, options, ({ title, version, url }) => host.log.info(`${title}, version ${version}: ${url}`));
    return { uploaded, problems: problems.map(({ message }) => message) };
}

;// CONCATENATED MODULE: ./build/rollup/rollup.js























/** Portals of which the log says why they are not complete; the page says it of all. */
const MOST_TOLD = 100;
/**
 * One page of many portals. A file that is missing, broken or foreign is a row of it; the step fails for what `fail-on`
 * names, and for its own inputs. The outputs are set on every path. Never rejects.
 *
 * @returns the exit code
 */
function runRollUp(host) {
    return runStep(host, {
        setOutputs: (known) => writeTexts({ ...ROLLUP_OUTPUTS, ...known }, host.setOutput),
        work: (addOutputs) => makePage(host, addOutputs),
    });
}
async function makePage(host, addOutputs) {
    const [settings] = await (0,errors/* allProblems */.Ul)(readInputs(host), forgetEarlierPages(host));
    const expected = await readExpected(host, settings.plan);
    const found = rollUp(await readFiles(host, settings), expected);
    addOutputs(figureOutputs(found));
    for (const row of found.rows.filter(({ state }) => state !== "complete").slice(0, MOST_TOLD))
        host.log.info(`${row.name}: ${(0,table/* whyText */.ss)(row)}`);
    const { folder, problems } = await folderOf(host, settings);
    const changes = await readChanges(host, settings, folder, found);
    const page = {
        rollUp: found,
        ...(changes === undefined ? {} : { changes }),
        made: host.clock.now(),
        showNames: settings.showNames,
    };
    const directory = host.inWorkspace(settings.outputDirectory);
    const written = await writePage(directory, page, settings.formats);
    for (const { path, bytes } of written)
        host.log.info(`${path} (${bytes} bytes)`);
    addOutputs(fileOutputs(directory, written, []));
    const delivered = await deliver(host, settings, { page, written, folder });
    addOutputs({
        ...fileOutputs(directory, written, delivered.uploaded),
        "mail-count": String(delivered.mails),
    });
    await host.addSummary(rollUpSummary(page));
    const failures = [...problems, ...delivered.problems, ...failuresOf(found, settings.failOn)];
    for (const failure of failures)
        host.log.error(failure);
    host.log.info((0,answer/* answerOf */.u)(found));
    return failures.length === 0 ? 0 : 1;
}
async function readInputs(host) {
    maskSecrets(host);
    if (host.readInput("show-names").trim().toLowerCase() === "always")
        host.showAddresses();
    const read = readRollUpSettings(host.readInput);
    if ("problems" in read)
        throw new errors/* Problems */.Zw(read.problems);
    return read.settings;
}
/**
 * On a runner that is kept, nobody shall take an earlier month's page for this run's, whatever happens to it. What
 * `previous` names is still to be read.
 */
async function forgetEarlierPages(host) {
    const { parse, default: usual } = ROLLUP_INPUTS["output-directory"];
    const read = parse(host.readInput("output-directory").trim() || usual);
    if (!("value" in read))
        return;
    const directory = host.inWorkspace(read.value);
    const previous = host.inWorkspace(host.readInput("previous").trim());
    await removeEarlierFiles(directory, (name) => (0,report_folder_titles/* isRollUpFile */.jf)(name) && (0,external_node_path_.resolve)(directory, name) !== previous);
}
/** One file after the other, so that no more than one of them is in memory. */
async function readFiles(host, { reports, ...keys }) {
    const workspace = host.inWorkspace(".");
    const paths = [];
    for await (const entry of (0,promises_.glob)(reports, { cwd: workspace, withFileTypes: true })) {
        const named = entry.name.endsWith(".json");
        // A wide pattern finds folders and the hashes beside the files, too.
        if (!named && (entry.isDirectory() || entry.name.endsWith(".sha256")))
            continue;
        paths.push((0,external_node_path_.resolve)(workspace, entry.parentPath, entry.name));
    }
    const files = [];
    for (const path of paths.sort()) {
        host.signal.throwIfAborted();
        const read = await readPortalFile(path, keys);
        files.push(read.kind === "unusable" ? { ...read, path: (0,external_node_path_.relative)(workspace, path) } : read);
    }
    host.log.info(`${(0,english/* counted */.hS)(files.length, "file")} read.`);
    return files;
}
/** The folder that receives the page; what is wrong with it stops neither the page nor the mail. */
async function folderOf(host, { upload }) {
    if (upload === undefined)
        return { folder: undefined, problems: [] };
    try {
        return { folder: await openFolder(host, upload), problems: [] };
    }
    catch (error) {
        host.signal.throwIfAborted();
        const kept = "Nothing was uploaded; the page is in the output directory.";
        return { folder: undefined, problems: (0,errors/* sentencesOf */.cj)(error).map((sentence) => `${sentence} ${kept}`) };
    }
}
/** From the file that `previous` names, else from the folder; what cannot be read is said, and not compared. */
async function readChanges(host, { previous }, folder, now) {
    const named = previous ?? "the page of an earlier period";
    try {
        if (previous !== undefined)
            return changesSince(await firstBytes(host.inWorkspace(previous), LARGEST_ROLLUP + 1), now);
        if (folder === undefined || now.period === undefined)
            return undefined;
        const before = await pageBefore(folder, now.period);
        if (before !== undefined)
            return changesSince(before, now);
        host.log.info("The folder has no page of an earlier period to compare with.");
    }
    catch (error) {
        host.signal.throwIfAborted();
        const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
        const why = missing ? "there is no such file" : (0,errors/* sentenceOf */.$N)(error).replace(/\.$/, "");
        host.log.warning(`What changed since the last roll-up is not shown, for ${named} cannot be read: ${why}.`);
    }
    return undefined;
}
const WRITERS = {
    html: rollUpHtml,
    csv: rollUpCsv,
    json: rollUpJson,
    xlsx: async (page) => (await Promise.all(/* import() */[__nccwpck_require__.e(44), __nccwpck_require__.e(921)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3302))).rollUpWorkbook(page),
};
async function writePage(directory, page, formats) {
    const written = [];
    for (const format of Object.keys(WRITERS)) {
        if (!formats.has(format))
            continue;
        const name = (0,report_folder_titles/* rollUpFileName */.eH)(format, page.rollUp.period?.label);
        written.push(await writeDocument(directory, name, await WRITERS[format](page)));
    }
    return written;
}
/** Uploads and mails the page; what goes wrong with one does not stop the other. */
async function deliver(host, { mail }, { page, written, folder }) {
    const { uploaded, problems } = folder === undefined
        ? { uploaded: [], problems: [] }
        : await host.log.group("Uploading the page", () => uploadPage(host, folder, written));
    if (mail === undefined)
        return { uploaded, mails: 0, problems };
    const { mailPage } = await __nccwpck_require__.e(/* import() */ 392).then(__nccwpck_require__.bind(__nccwpck_require__, 6392));
    const mailed = await host.log.group("Mails", () => mailPage(host, mail, { page, written, uploaded, folder }));
    return { uploaded, mails: mailed.count, problems: [...problems, ...mailed.problems] };
}
function failuresOf({ rows, totals }, failOn) {
    const failures = [];
    const named = (states) => rows.filter(({ state }) => states.includes(state)).map(({ name }) => name);
    const incomplete = named(["incomplete"]);
    if (failOn.has("incomplete") && incomplete.length > 0)
        failures.push(`${(0,english/* counted */.hS)(incomplete.length, "portal is", "portals are")} incomplete: ${incomplete.join(", ")}.`);
    const missing = named(["missing", "failed", "unusable"]);
    if (failOn.has("missing") && missing.length > 0)
        failures.push(`${(0,english/* counted */.hS)(missing.length, "portal has", "portals have")} no figures: ${missing.join(", ")}.`);
    if (failOn.has("missing") && rows.length === 0)
        failures.push("There is no report at all: look at the input reports.");
    if (failOn.has("inactive") && totals.counts.inactive > 0)
        failures.push(`${(0,english/* counted */.hS)(totals.counts.inactive, "membership is", "memberships are")} inactive.`);
    return failures;
}


/***/ }),

/***/ 967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dg: () => (/* binding */ changeHead),
/* harmony export */   Mp: () => (/* binding */ hasFigures),
/* harmony export */   OP: () => (/* binding */ figureText),
/* harmony export */   SL: () => (/* binding */ FIGURES),
/* harmony export */   Zv: () => (/* binding */ BESIDE),
/* harmony export */   k0: () => (/* binding */ changeText),
/* harmony export */   kC: () => (/* binding */ SHOWN),
/* harmony export */   mF: () => (/* binding */ changeWords),
/* harmony export */   r9: () => (/* binding */ stateText),
/* harmony export */   rM: () => (/* binding */ totalsWords),
/* harmony export */   ss: () => (/* binding */ whyText)
/* harmony export */ });
/* harmony import */ var _deliver_words_rollup_en_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4246);
/* harmony import */ var _text_english_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9594);
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5662);



const ofMembers = (value) => (figures) => figures.judged ? value(figures) : undefined;
/** What a cell of a figure shows. */
function figureText({ value }, figures) {
    const found = figures === undefined ? undefined : value(figures);
    return found === undefined ? "" : (0,_text_english_js__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)(found);
}
const FIGURES = [
    { head: "Rooms", key: "rooms", value: ({ rooms }) => rooms },
    { head: "Memberships", key: "memberships", value: ofMembers(({ counts }) => (0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .membersOf */ .lS)(counts)) },
    { head: "Active", key: "active", value: ofMembers(({ counts }) => counts.active) },
    { head: "Inactive", key: "inactive", value: ofMembers(({ counts }) => counts.inactive) },
    {
        head: "Inactive people",
        key: "inactive_people",
        value: ofMembers(({ inactivePeople }) => inactivePeople),
    },
    { head: "Unknown", key: "unknown", value: ofMembers(({ counts }) => counts.unknown) },
    { head: "New", key: "new", value: ofMembers(({ counts }) => counts.new) },
    { head: "Exempt", key: "exempt", value: ofMembers(({ counts }) => counts.exempt) },
    { head: "Invited", key: "invited", value: ofMembers(({ counts }) => counts.invited) },
    { head: "Disabled", key: "disabled", value: ofMembers(({ counts }) => counts.disabled) },
    { head: "Events in rooms", key: "room_events", value: ({ roomEvents }) => roomEvents },
    { head: "Events", key: "portal_events", value: ({ portalEvents }) => portalEvents },
];
const LESS = new Set(["new", "exempt", "invited", "disabled", "portal_events"]);
/** What a reader compares; the others stand behind it, or in other formats. */
const SHOWN = FIGURES.filter(({ key }) => !LESS.has(key));
const BESIDE = FIGURES.filter(({ key }) => LESS.has(key));
/** Whether there is anything to add up: of no figures at all, the totals are not 0 but not known. */
function hasFigures(rows) {
    return rows.some(({ figures }) => figures !== undefined);
}
/** What changed in the number of inactive memberships: `+3`, `−2`, `±0`; empty where nothing is known. */
function changeText(row, changes) {
    const change = changes?.inactive.get(row.url);
    if (change === undefined)
        return "";
    return change === 0 ? "±0" : `${change > 0 ? "+" : "−"}${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)(Math.abs(change))}`;
}
/** The head of the column of changes. */
function changeHead({ since }) {
    return since === undefined ? "Change" : `Inactive since ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_1__/* .labelInWords */ .J5)(since)}`;
}
/** What changed since the last roll-up, in sentences; none where there is nothing to compare with. */
function changeWords({ changes }, say = _deliver_words_rollup_en_js__WEBPACK_IMPORTED_MODULE_0__/* .ENGLISH_ROLLUP */ .i) {
    if (changes === undefined)
        return [];
    const { since, inactive, newPortals, gonePortals } = changes;
    const more = [...inactive.values()].filter((one) => one > 0).length;
    const fewer = [...inactive.values()].filter((one) => one < 0).length;
    return [
        say.changed(since, more, fewer),
        ...(newPortals.length > 0 ? [say.newPortals(listed(newPortals, say))] : []),
        ...(gonePortals.length > 0 ? [say.gonePortals(listed(gonePortals, say))] : []),
    ];
}
/** Names that one sentence lists. */
const MOST_NAMED = 50;
function listed(names, say) {
    const more = names.length - MOST_NAMED;
    const shown = names.slice(0, MOST_NAMED).join(", ");
    return more > 0 ? say.moreNames(shown, more) : shown;
}
/** The reasons of a row, and what else must be known of its figures, in one text. */
function whyText({ why, remarks }, say = _deliver_words_rollup_en_js__WEBPACK_IMPORTED_MODULE_0__/* .ENGLISH_ROLLUP */ .i) {
    return [...why.map(say.why), ...remarks.map(say.remark)].join(" ");
}
/** What must be known of the totals, in sentences. */
function totalsWords({ remarks }, say = _deliver_words_rollup_en_js__WEBPACK_IMPORTED_MODULE_0__/* .ENGLISH_ROLLUP */ .i) {
    return remarks.map(say.ofTotals);
}
/** The state of a row: of a portal of which not all rooms were wanted, it is said of no more than these. */
function stateText({ state, chosenRooms }, say = _deliver_words_rollup_en_js__WEBPACK_IMPORTED_MODULE_0__/* .ENGLISH_ROLLUP */ .i) {
    const chosen = state === "complete" && chosenRooms !== undefined;
    return chosen ? `${say.states[state]}, ${say.chosenRooms(chosenRooms)}` : say.states[state];
}


/***/ }),

/***/ 5827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $n: () => (/* binding */ createNameGate),
/* harmony export */   tg: () => (/* binding */ withoutAddresses)
/* harmony export */ });
/* unused harmony export mayShowNames */
/* harmony import */ var _text_one_line_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3809);

/**
 * Whether names and e-mail addresses may stand in the log and the job summary. `auto` allows them only where the
 * repository's visibility is known to be `private`: an internal one is read by a whole enterprise.
 */
function mayShowNames(setting, visibility) {
    return setting === "always" || (setting === "auto" && visibility === "private");
}
function createNameGate(shown) {
    return {
        person: ({ id, name }) => (shown && name !== "" ? (0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(name, 200) : `person ${idDigits(id)}`),
        address: (address) => (0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(shown ? address : shortenedAddress(address), 254),
    };
}
/** The four characters of an id that stand for a person whose name is not shown. */
function idDigits(id) {
    return (id
        .toLowerCase()
        .replace(/[^0-9a-z]/g, "")
        .slice(0, 4) || "unknown");
}
/** An address by its first letter and its domain. */
function shortenedAddress(address) {
    const at = address.lastIndexOf("@");
    return at < 1 ? "…" : `${Array.from(address)[0]}…${address.slice(at)}`;
}
/** What explanations of inputs show as examples. */
const EXAMPLES = /^(?:password@host|audit@example\.com)$/;
/** A text with every address in it shortened. */
function withoutAddresses(text) {
    return text.replace(/[^\s"'<>()@,;:/]+@[^\s"'<>()@,;:/]+/g, (address) => EXAMPLES.test(address) || address.startsWith("…") ? address : shortenedAddress(address));
}


/***/ }),

/***/ 4694:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n: () => (/* binding */ start)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9473);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/core.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_namespaceObject.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_namespaceObject.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return __awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_namespaceObject.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(7075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __nccwpck_require__(8522);
// EXTERNAL MODULE: ./build/docspace/http/pace.js + 4 modules
var pace = __nccwpck_require__(9539);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __nccwpck_require__(3136);
// EXTERNAL MODULE: ./build/text/this-machine.js
var this_machine = __nccwpck_require__(2096);
;// CONCATENATED MODULE: ./build/docspace/http/proxies.js




/**
 * The proxy through which an address is asked, by the rules of GitHub's own toolkit (`@actions/http-client`, proxy.ts):
 * lower-case names before upper-case ones, `http://` where a value has no scheme, blank values ignored, and in
 * `NO_PROXY` host names, which stand for their subdomains, `.suffixes` (also as `*.suffixes`), `host:port` and `*`; beyond
 * those rules, names may end with a dot or be written beyond ASCII. This machine itself is
 * never asked through a proxy, which would see the key in clear.
 *
 * @throws UserError for a value that is no address; it does not quote the value, which may hold a password
 */
function proxyFor(address, variables) {
    const name = address.protocol === "https:" ? "https_proxy" : "http_proxy";
    const value = setting(variables, name);
    if (value === "" || (0,this_machine/* isThisMachine */.Y)(address.hostname) || isExempt(address, setting(variables, "no_proxy"))) {
        return undefined;
    }
    const written = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
    const proxy = URL.canParse(written) ? new URL(written) : undefined;
    if (proxy === undefined || proxy.hostname === "" || !/^https?:$/.test(proxy.protocol)) {
        throw new errors/* UserError */.yo(`The environment variable ${name.toUpperCase()} is not the address of a proxy: write it as http://host:port or http://user:password@host:port (with special characters of the password percent-encoded), or leave it empty.`);
    }
    return proxy;
}
/**
 * What is in NO_PROXY, beside a proxy, and has no effect, without its password: ranges of addresses, whole URLs, other
 * separators than commas and spaces, which neither GitHub's toolkit nor this action reads.
 */
function ignoredExemptions(variables) {
    if (setting(variables, "https_proxy") === "")
        return [];
    return exemptionsIn(setting(variables, "no_proxy"))
        .filter((one) => one !== "*" && !/^(\.?[\w.-]+|\[[\da-f:.]+\]|[\da-f:.]+(%\w+)?)(:\d+)?$/i.test(one))
        .map((one) => one.replace(/.*@/, "***@"));
}
function setting(variables, name) {
    return variables[name]?.trim() || variables[name.toUpperCase()]?.trim() || "";
}
function isExempt(address, exemptions) {
    const host = address.hostname.toLowerCase().replace(/\.$/, "");
    const port = address.port || (address.protocol === "https:" ? "443" : "80");
    return exemptionsIn(exemptions).some((one) => one === "*" ||
        [host, `${host}:${port}`].some((asked) => asked === one || asked.endsWith(one.replace(/^\.?/, "."))));
}
/** `*.example.com` as `.example.com`, an address of IPv6 in brackets and its shortest form, as it stands in a URL. */
function asInAddress(exemption) {
    const [, bare = exemption, port = ""] = /^\[(.*)\](:\d+)?$/.exec(exemption) ?? [];
    // A URL has no place for the zone of a link-local address, `fe80::1%eth0`.
    if (!(0,external_node_net_.isIPv6)(bare) || bare.includes("%"))
        return nameInAddress(exemption);
    return `${new URL(`http://[${bare}]`).hostname}${port}`;
}
function nameInAddress(exemption) {
    const [, dot = "", name = "", port = ""] = /^(?:\*?(\.))?([\p{L}\p{M}\p{N}.-]+?)\.?(:\d+)?$/u.exec(exemption) ?? [];
    return name === "" ? exemption : `${dot}${(0,external_node_url_.domainToASCII)(name) || name}${port}`;
}
function exemptionsIn(value) {
    return value
        .split(/[\s,]+/)
        .map((one) => asInAddress(one.toLowerCase()))
        .filter((one) => one !== "");
}

// EXTERNAL MODULE: ./build/docspace/http/tls-failures.js
var tls_failures = __nccwpck_require__(7227);
// EXTERNAL MODULE: ./build/docspace/http/transport.js
var transport = __nccwpck_require__(6911);
;// CONCATENATED MODULE: ./build/docspace/http/undici-transport.js







/** Milliseconds without a byte after which an answer counts as broken off, whatever time is left. */
const LONGEST_SILENCE = 45_000;
const DECODERS = {
    gzip: () => (0,external_node_zlib_.createGunzip)(),
    "x-gzip": () => (0,external_node_zlib_.createGunzip)(),
    br: () => (0,external_node_zlib_.createBrotliDecompress)(),
    // Some servers send it without the header that belongs to it (RFC 9110 §8.4.1.2).
    deflate: ([first = 0]) => ((first & 0x0f) === 8 ? (0,external_node_zlib_.createInflate)() : (0,external_node_zlib_.createInflateRaw)()),
};
const POOL = { connections: pace/* MOST_AT_ONCE */.S, allowH2: false, keepAliveTimeout: 30_000 };
/**
 * The network. Follows no redirect, undoes gzip and brotli, and reads no more of an answer than the request allows. A
 * time-out covers everything from the connection to the last byte. Opens nothing before the first request, so that
 * what is wrong with the proxies' variables is that request's failure.
 */
function openTransport(variables = process.env) {
    const dispatchers = new Map();
    const dispatcherFor = (undici, url) => {
        const proxy = proxyFor(url, variables);
        const known = dispatchers.get(proxy?.href ?? "");
        const dispatcher = known ?? (proxy ? throughProxy(undici, proxy) : direct(undici));
        dispatchers.set(proxy?.href ?? "", dispatcher);
        return dispatcher;
    };
    return {
        warnings: ignoredExemptions(variables).map((one) => `NO_PROXY holds ${one}, which has no effect here: name single hosts, with commas between them, or .example.com for all below a domain.`),
        send: async (message) => {
            // Loaded with the first request: it takes longer to load than the rest of the program.
            const undici = await __nccwpck_require__.e(/* import() */ 752).then(__nccwpck_require__.t.bind(__nccwpck_require__, 6752, 19));
            return send(undici, dispatcherFor(undici, message.url), message);
        },
        close: async () => {
            await Promise.all([...dispatchers.values()].map((one) => one.destroy()));
        },
    };
}
function direct({ Agent, buildConnector: connectorOf }) {
    return new Agent({ ...POOL, connect: tellingWhy(connectorOf({ allowH2: false })) });
}
/**
 * With TLS 1.3 a server that wants a certificate says so when the connection stands already, and ends it: the client
 * would tell of the end alone. A socket's first failure stays what ended it.
 */
function tellingWhy(open) {
    return (options, done) => open(options, (error, socket) => {
        if (error !== null)
            return done(error, null);
        socket.once("error", (first) => {
            const end = socket.destroy.bind(socket);
            socket.destroy = () => end(first);
        });
        done(null, socket);
    });
}
/** User and password go into a header of their own, once decoded. */
function throughProxy({ Pool, ProxyAgent }, proxy) {
    const { username, password } = proxy;
    const token = username === "" && password === "" ? {} : { token: `Basic ${credentials(username, password)}` };
    return new ProxyAgent({
        uri: proxy.origin,
        ...token,
        ...POOL,
        clientFactory: (origin, options) => new Pool(origin, { ...options, connect: toldApart(options) }),
    });
}
function credentials(username, password) {
    try {
        return Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64");
    }
    catch {
        throw new errors/* UserError */.yo("The user or password in HTTPS_PROXY or HTTP_PROXY holds a % that is not part of an encoded character: write it as %25.");
    }
}
/** What keeps the proxy itself from being reached: else its certificate would be taken for the portal's. */
class ProxyUnreachable extends Error {
    code;
    constructor(failure) {
        super(failure.message);
        this.code = `${transport/* PROXY */.rG}${codeOf(failure)}`;
    }
}
function toldApart({ connect }) {
    const open = connect;
    return (options, done) => open(options, (error, socket) => error === null ? done(null, socket) : done(new ProxyUnreachable(error), null));
}
async function send({ request }, dispatcher, message) {
    message.signal.throwIfAborted();
    const controller = new AbortController();
    const expired = new transport/* TransportError */.wX("timeout", `no complete answer within ${message.timeout} ms`);
    const cancel = () => controller.abort(message.signal.reason);
    const timer = setTimeout(() => controller.abort(expired), message.timeout);
    message.signal.addEventListener("abort", cancel, { once: true });
    try {
        const answer = await request(message.url, {
            dispatcher,
            method: message.method,
            headers: { "accept-encoding": "gzip, br", ...lengthOf(message.body), ...message.headers },
            body: typeof message.body === "object" ? external_node_stream_.Readable.from(message.body) : (message.body ?? null),
            signal: controller.signal,
            // The timer above bounds the whole; silence in the middle of an answer is bounded besides.
            headersTimeout: 0,
            bodyTimeout: LONGEST_SILENCE,
        });
        const headers = flatten(answer.headers);
        const body = await readBody(answer.body, headers["content-encoding"], message.mostBytes ?? transport/* MOST_BYTES */.uZ);
        return { status: answer.statusCode, headers, body };
    }
    catch (error) {
        message.signal.throwIfAborted();
        if (controller.signal.aborted)
            throw expired;
        throw asTransportError(error);
    }
    finally {
        clearTimeout(timer);
        message.signal.removeEventListener("abort", cancel);
    }
}
/** Of bytes in pieces the client cannot know it, and servers may refuse a body of unknown length. */
function lengthOf(body) {
    if (body === undefined || typeof body === "string")
        return {};
    return { "content-length": String(body.reduce((sum, { byteLength }) => sum + byteLength, 0)) };
}
function flatten(headers) {
    const flat = {};
    for (const [name, value] of Object.entries(headers)) {
        if (value !== undefined)
            flat[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : value;
    }
    return flat;
}
/** The body decoded; what is on the wire and what becomes of it are counted as they come, so that memory stays flat. */
async function readBody(body, encoding, most) {
    const name = encoding?.trim().toLowerCase() ?? "identity";
    const decoder = name === "" || name === "identity" ? undefined : DECODERS[name];
    try {
        if (decoder === undefined && name !== "" && name !== "identity")
            throw new transport/* TransportError */.wX("encoding", /^[a-z, -]{1,20}$/.test(name) ? name : "unknown");
        const wire = await collect(body, most);
        return decoder === undefined || wire.length === 0 ? wire : await decode(wire, decoder(wire), most);
    }
    catch (error) {
        // Destroying a body that was read to its end does nothing; one under way ends its connection.
        body.on("error", () => undefined).destroy();
        throw error;
    }
}
async function decode(wire, decoder, most) {
    try {
        decoder.end(wire);
        return await collect(decoder, most);
    }
    catch (cause) {
        if (cause instanceof transport/* TransportError */.wX)
            throw cause;
        throw new transport/* TransportError */.wX("cut-short", codeOf(cause), { cause });
    }
    finally {
        decoder.on("error", () => undefined).destroy();
    }
}
async function collect(chunks, most) {
    const parts = [];
    let bytes = 0;
    for await (const chunk of chunks) {
        bytes += chunk.length;
        if (bytes > most)
            throw new transport/* TransportError */.wX("too-large", `more than ${most} bytes`);
        parts.push(chunk);
    }
    return Buffer.concat(parts, bytes);
}
function asTransportError(cause) {
    if (cause instanceof transport/* TransportError */.wX || cause instanceof errors/* UserError */.yo)
        return cause;
    const code = codeOf(cause);
    if (code.startsWith(transport/* PROXY */.rG))
        return new transport/* TransportError */.wX("network", code, { cause });
    if (code === "UND_ERR_RES_CONTENT_LENGTH_MISMATCH")
        return new transport/* TransportError */.wX("cut-short", code, { cause });
    if (/TIMEOUT|ETIMEDOUT/.test(code))
        return new transport/* TransportError */.wX("timeout", code, { cause });
    const refusal = proxyRefusal(cause);
    return new transport/* TransportError */.wX("network", refusal === undefined ? code : `${transport/* PROXY */.rG}${refusal}`, { cause });
}
/** The status with which a proxy refused a tunnel; the client has it in its message alone. */
function proxyRefusal(error) {
    const message = error instanceof Error
        ? `${error.message} ${error.cause instanceof Error ? error.cause.message : ""}`
        : "";
    return /Proxy response \((\d{3})\)/.exec(message)?.[1];
}
function codeOf(error) {
    if (!(error instanceof Error))
        return "unknown";
    // A socket error names its true cause one level down; "other side closed" has none.
    const cause = error.cause instanceof Error ? error.cause : undefined;
    for (const candidate of [cause, error]) {
        if (candidate && "code" in candidate && typeof candidate.code === "string")
            return (0,tls_failures/* failureCode */.A)(candidate.code, candidate.message);
    }
    return error.name;
}

// EXTERNAL MODULE: ./build/text/conceal.js
var conceal = __nccwpck_require__(6267);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
;// CONCATENATED MODULE: ./build/time/clock.js

/** The machine's own time. A sleep that is aborted rejects with the signal's reason. */
const systemClock = {
    now: () => Date.now(),
    async sleep(milliseconds, signal) {
        signal?.throwIfAborted();
        try {
            await (0,promises_.setTimeout)(milliseconds, undefined, signal ? { signal } : {});
        }
        catch (error) {
            signal?.throwIfAborted();
            throw error;
        }
    },
};

;// CONCATENATED MODULE: ./build/runner/log.js
/** GitHub shows so many annotations of a kind for a step, and drops the others without a word. */
const MOST_ANNOTATIONS = 10;
const PREFIX = {
    notice: "Notice: ",
    warning: "Warning: ",
    error: "Error: ",
};
/**
 * The log inside the runner: notices, warnings and errors become annotations, groups fold. Of each kind the first nine
 * are annotations; further ones are plain lines, and a last annotation tells how many these are.
 */
function createRunnerLog(runner, clean) {
    const further = { notice: [], warning: [], error: [] };
    const shown = { notice: 0, warning: 0, error: 0 };
    const annotate = (level) => (text) => {
        const line = clean(text);
        if (shown[level] < MOST_ANNOTATIONS - 1) {
            shown[level]++;
            runner[level](line);
        }
        else {
            further[level].push(line);
            runner.info(`${PREFIX[level]}${line}`);
        }
    };
    return grouped({
        info: (text) => runner.info(clean(text)),
        detail: (text) => {
            for (const line of text.split("\n"))
                runner.debug(clean(line));
        },
        notice: annotate("notice"),
        warning: annotate("warning"),
        error: annotate("error"),
        begin: (title) => runner.startGroup(clean(title)),
        end: () => runner.endGroup(),
        close: () => {
            for (const level of ["notice", "warning", "error"]) {
                const [first, ...more] = further[level];
                if (first === undefined)
                    continue;
                runner[level](more.length === 0 ? first : inOne(level, more.length + 1));
            }
        },
    });
}
function inOne(level, count) {
    return `${count} more ${level}s are in the log of this step, where each begins with "${PREFIX[level].trim()}".`;
}
/** The log outside the runner, where nobody reads workflow commands: plain lines, each passed to `write` once. */
function createPlainLog(write, clean) {
    let indent = "";
    const line = (prefix, text) => write(`${indent}${prefix}${clean(text)}`);
    return grouped({
        info: (text) => line("", text),
        detail: () => undefined,
        notice: (text) => line(PREFIX.notice, text),
        warning: (text) => line(PREFIX.warning, text),
        error: (text) => line(PREFIX.error, text),
        begin: (title) => {
            line("", title);
            indent = "  ";
        },
        end: () => {
            indent = "";
        },
        close: () => undefined,
    });
}
/** The runner cannot nest groups: a group inside another is only a line with its title. */
function grouped(sink) {
    let open = false;
    let closed = false;
    const unlessClosed = (say) => (text) => {
        if (!closed)
            say(text);
    };
    const end = () => {
        if (open && !closed)
            sink.end();
        open = false;
    };
    const info = unlessClosed(sink.info);
    return {
        info,
        detail: unlessClosed(sink.detail),
        notice: unlessClosed(sink.notice),
        warning: unlessClosed(sink.warning),
        error: unlessClosed(sink.error),
        async group(title, work) {
            if (open || closed) {
                info(title);
                return await work();
            }
            open = true;
            sink.begin(title);
            try {
                return await work();
            }
            finally {
                end();
            }
        },
        close() {
            end();
            if (!closed)
                sink.close();
            closed = true;
        },
    };
}

// EXTERNAL MODULE: ./build/runner/names.js
var names = __nccwpck_require__(5827);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __nccwpck_require__(1455);
;// CONCATENATED MODULE: ./build/runner/text-file.js


/** Files that people write by hand are far smaller; a plan of a thousand portals is, too. */
const MOST_BYTES = 4 * 1024 * 1024;
/**
 * A text file that people wrote, in UTF-8. What other encodings leave would be read as other names, or as no list at
 * all, so they are told by what they are: UTF-16 by its mark or its zero bytes, anything else by bytes that UTF-8
 * cannot have.
 *
 * @throws {UserError} the rest of a sentence, where it is too large or not in UTF-8
 * @throws what the file system says, where it cannot be read
 */
async function readTextFile(path) {
    const bytes = await firstBytes(path, MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES)
        throw new errors/* UserError */.yo("it is larger than 4 MiB");
    const marked = (first, second) => bytes[0] === first && bytes[1] === second;
    if (marked(0xff, 0xfe) || marked(0xfe, 0xff) || bytes.includes(0)) {
        throw new errors/* UserError */.yo("it is in UTF-16, or no text; save it as UTF-8");
    }
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    }
    catch {
        throw new errors/* UserError */.yo(`line ${lineOfFault(bytes)} is not in UTF-8; save it as UTF-8`);
    }
}
/** So many bytes at most, whatever the size is said to be: of a device it is 0. */
async function firstBytes(path, most) {
    const file = await (0,external_node_fs_promises_.open)(path);
    try {
        const pieces = [];
        let length = 0;
        for await (const piece of file.createReadStream({ end: most - 1, autoClose: false })) {
            pieces.push(piece);
            length += piece.length;
        }
        return Buffer.concat(pieces, length);
    }
    finally {
        await file.close();
    }
}
/** The first line that cannot be read, from 1. A line break is no part of a longer character in UTF-8. */
function lineOfFault(bytes) {
    const strict = new TextDecoder("utf-8", { fatal: true });
    let line = 1;
    for (let start = 0; start < bytes.length; line++) {
        const end = bytes.indexOf(0x0a, start);
        const stop = end < 0 ? bytes.length : end;
        try {
            strict.decode(bytes.subarray(start, stop));
        }
        catch {
            return line;
        }
        start = stop + 1;
    }
    return line;
}

;// CONCATENATED MODULE: ./build/runner/workflow.js

/** Reads the event that started the run. Never fails: what cannot be read is not known. */
async function readWorkflow(env) {
    if (env["GITHUB_ACTIONS"] !== "true")
        return { visibility: undefined, runUrl: undefined };
    const { GITHUB_REPOSITORY: slug, GITHUB_RUN_ID: run, GITHUB_SERVER_URL: server } = env;
    const runUrl = slug && run ? `${server || "https://github.com"}/${slug}/actions/runs/${run}` : undefined;
    const apiUrl = env["GITHUB_API_URL"] || "https://api.github.com";
    const visibility = visibilityIn(await eventOf(env["GITHUB_EVENT_PATH"]));
    return { visibility, runUrl, ...(slug ? { repository: slug, apiUrl } : {}) };
}
async function eventOf(path) {
    if (!path)
        return undefined;
    try {
        return JSON.parse((await (0,external_node_fs_promises_.readFile)(path, "utf8")).replace(/^\ufeff/, ""));
    }
    catch {
        return undefined;
    }
}
/**
 * The field `private` is also true for internal repositories, which a whole enterprise can read; only `visibility`
 * tells them apart.
 */
function visibilityIn(event) {
    const repository = fieldOf(event, "repository");
    const visibility = fieldOf(repository, "visibility");
    // What contradicts itself is not known.
    if (fieldOf(repository, "private") === false && visibility === "private")
        return undefined;
    return typeof visibility === "string" ? visibility : undefined;
}
function fieldOf(value, name) {
    return typeof value === "object" && value !== null ? value[name] : undefined;
}

;// CONCATENATED MODULE: ./build/runner/host.js











/** Named one by one, so that the bundle is without the rest of the toolkit. */
const RUNNER = { debug: debug, endGroup: endGroup, error: error, info: info, notice: notice, startGroup: startGroup, warning: warning };
/** Longest line of the log, in characters. */
const LONGEST_LINE = 2000;
/** The GitHub Actions runner; outside it, a plain log and no summary. Never throws: nothing guards it yet. */
function createRunnerHost(signal) {
    const { env } = process;
    const inRunner = env["GITHUB_ACTIONS"] === "true";
    const secrets = [];
    let addressesShown = false;
    const clean = (text) => {
        const line = (0,conceal/* quotableText */.Dm)(text, secrets, LONGEST_LINE);
        return addressesShown ? line : (0,names/* withoutAddresses */.tg)(line);
    };
    const log = inRunner
        ? createRunnerLog(RUNNER, clean)
        : createPlainLog((line) => void process.stdout.write(`${line}\n`), clean);
    (0,errors/* listenToDefects */.LQ)(log.detail);
    const network = openTransport();
    for (const ignored of network.warnings)
        log.warning(ignored);
    const inWorkspace = (path) => (0,external_node_path_.resolve)(env["GITHUB_WORKSPACE"] || ".", path);
    let workflow;
    return {
        // What is copied from a page or a chat may bring something with it that nobody sees.
        readInput: (name) => getInput(name).replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, ""),
        mask: (secret) => {
            if (secret.length < conceal/* SHORTEST_SECRET */.c3)
                return;
            secrets.push(secret);
            if (inRunner)
                setSecret(secret);
        },
        showAddresses: () => {
            addressesShown = true;
        },
        setOutput: (name, value) => {
            // Without the file, the toolkit would write the command that old runners read, and new ones ignore.
            if (inRunner && env["GITHUB_OUTPUT"])
                setOutput(name, (0,conceal/* withoutSecrets */.cT)(value, secrets));
        },
        log,
        tell: createTeller(log),
        addSummary: async (markdown) => {
            if (env["GITHUB_STEP_SUMMARY"])
                await writeSummary((0,conceal/* withoutSecrets */.cT)(markdown, secrets), log);
        },
        workflow: () => {
            workflow ??= readWorkflow(env);
            return workflow;
        },
        readWorkspaceFile: (path) => readTextFile(inWorkspace(path)),
        inWorkspace,
        temporaryDirectory: env["RUNNER_TEMP"] || (0,external_node_os_.tmpdir)(),
        transport: network.send,
        clock: systemClock,
        random: Math.random,
        signal,
        atExit: (cleanup) => void process.once("exit", () => {
            try {
                cleanup();
            }
            catch {
                // The process ends now, and nobody would hear of it.
            }
        }),
        close: () => network.close(),
    };
}
async function writeSummary(markdown, log) {
    try {
        await summary.addRaw(markdown).write();
    }
    catch (failure) {
        const why = failure.message.replace(/[.\s]+$/, "");
        log.warning(`The job summary could not be written: ${why}.`);
    }
}
function createTeller(log) {
    const told = new Set();
    return (failure) => {
        if (told.has(failure))
            return;
        told.add(failure);
        for (const sentence of (0,errors/* sentencesOf */.cj)(failure))
            log.error(sentence);
    };
}

;// CONCATENATED MODULE: ./build/runner/start.js


/** Milliseconds that a run which must end has to verify an upload under way, remove its spool and say so. */
const LAST_MOMENTS = 4_300;
/** Milliseconds for what has no more say, such as a time-out that is still counting. */
const LET_GO = 250;
/** Runs one of the actions as the runner's program: cancelling ends it, its exit code is the process's. */
async function start(action) {
    // They are for whoever writes a program; here they would stand in the log of whoever runs it.
    process.noDeprecation = true;
    const ending = new AbortController();
    const host = createRunnerHost(ending.signal);
    const end = (reason) => {
        ending.abort(reason);
        setTimeout(() => {
            host.tell(reason);
            host.log.close();
            process.exit(1);
        }, LAST_MOMENTS).unref();
    };
    // Also of a second signal, which would otherwise end the process at once and leave its files behind.
    for (const signal of ["SIGINT", "SIGTERM"])
        process.on(signal, () => end(new errors/* Cancelled */.cJ()));
    let failed = false;
    for (const event of ["uncaughtException", "unhandledRejection"]) {
        process.on(event, (failure) => {
            // What was still under way when the run had to end fails for that reason.
            if (ending.signal.aborted)
                return;
            failed = true;
            host.tell(failure);
            end(failure);
        });
    }
    const exitCode = await action(host);
    process.exitCode = failed ? 1 : exitCode;
    // Whatever is still under way neither tries again nor keeps the process alive.
    ending.abort(new errors/* Cancelled */.cJ());
    await host.close().catch(() => undefined);
    setTimeout(() => process.exit(), LET_GO).unref();
}


/***/ }),

/***/ 809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  p: () => (/* binding */ keepHeapSmall)
});

;// CONCATENATED MODULE: external "node:v8"
const external_node_v8_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");
;// CONCATENATED MODULE: ./build/runner/young-heap.js

/** Bytes of young objects beyond which the heap need not grow. */
const ENOUGH = 16 * 1024 * 1024;
const LOOK_EVERY = 50;
/**
 * Keeps the process small. V8 lets the space for young objects grow to 128 MB while pages of events stream past, though
 * nearly all of them are garbage at once; with 16 MB the same work takes the same time. A process cannot set that size
 * for itself, but it can stop the growth.
 */
function keepHeapSmall() {
    const watch = setInterval(() => {
        const young = (0,external_node_v8_namespaceObject.getHeapSpaceStatistics)().find(({ space_name }) => space_name === "new_space");
        if (young === undefined || young.space_size < ENOUGH)
            return;
        (0,external_node_v8_namespaceObject.setFlagsFromString)("--semi-space-growth-factor=1");
        clearInterval(watch);
    }, LOOK_EVERY);
    watch.unref();
}


/***/ }),

/***/ 3828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AI: () => (/* binding */ smtpUrl),
/* harmony export */   Nt: () => (/* binding */ addresses),
/* harmony export */   m8: () => (/* binding */ manager),
/* harmony export */   oF: () => (/* binding */ percentDecoded),
/* harmony export */   wK: () => (/* binding */ mailFrom)
/* harmony export */ });
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3136);
/* harmony import */ var _text_address_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7666);
/* harmony import */ var _parser_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1693);



const manager = (text) => {
    const items = (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .itemsOf */ .S3)(text);
    if (items.length === 1 && items[0]?.toLowerCase() === "room-owners")
        return (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__.ok)({ kind: "room-owners" });
    const read = addressesIn(items, { nobody: ", or room-owners", bad: ", or room-owners alone" });
    return "wrong" in read ? read : (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__.ok)({ kind: "addresses", to: read.value });
};
/** Addresses alone: where there are no rooms, there are no owners. */
const addresses = (text) => {
    const items = (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .itemsOf */ .S3)(text);
    return items.length === 1 && items[0]?.toLowerCase() === "room-owners"
        ? (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)("names room-owners: give e-mail addresses")
        : addressesIn(items, { nobody: "", bad: "" });
};
/** @param also what else is allowed, as the end of the sentence about nobody, and about a wrong address */
function addressesIn(items, also) {
    if (items.length === 0)
        return (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)(`names nobody: give e-mail addresses${also.nobody}`);
    const bad = (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .placesOf */ .ek)(items, (item) => !(0,_text_address_js__WEBPACK_IMPORTED_MODULE_1__/* .isAddress */ .PW)(item));
    return bad === undefined
        ? (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__.ok)([...new Map(items.map((item) => [(0,_text_address_js__WEBPACK_IMPORTED_MODULE_1__/* .comparableAddress */ .$y)(item), item])).values()])
        : (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)(`is wrong in ${bad}: allowed are e-mail addresses separated by commas, spaces or lines${also.bad}`);
}
/** One address, with or without a name before it. */
const mailFrom = (text) => {
    const address = /^(?:"[^"<>]*"\s*|[^"<>,;@]*)<([^<>]+)>$/.exec(text)?.[1] ?? text;
    return (0,_text_address_js__WEBPACK_IMPORTED_MODULE_1__/* .isAddress */ .PW)(address) && !(0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .hasControls */ .Lx)(text)
        ? (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__.ok)(text)
        : (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)("is not one e-mail address such as audit@example.com or DocSpace audit <audit@example.com>");
};
const SMTP_FORM = "use smtps://user:password@host:465 or smtp://user:password@host:587";
const SMTP_ENCODING = "write special characters of the password in percent form, such as %40 for @, %2F for / and %23 for #";
const smtpUrl = (text) => {
    if (!/^smtps?:\/\//i.test(text))
        return (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)(`does not begin with smtps:// or smtp://: ${SMTP_FORM}`);
    const url = /[\s\\]/.test(text) ? undefined : (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .urlOf */ .rs)(text);
    if (url === undefined || url.hostname === "")
        return (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)(`is not a valid address: ${SMTP_FORM}; ${SMTP_ENCODING}`);
    if ((url.pathname !== "" && url.pathname !== "/") || /[?#]/.test(text)) {
        return (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)(`has something after the host: ${SMTP_FORM}; ${SMTP_ENCODING}`);
    }
    if (percentDecoded(url.username) === undefined || percentDecoded(url.password) === undefined) {
        return (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)(`has a percent sign that begins no percent form: ${SMTP_ENCODING}, %25 for %`);
    }
    if (url.password !== "" && url.username === "")
        return (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)(`has a password without a user name: ${SMTP_FORM}`);
    const host = smtpHost(url);
    if (host === "")
        return (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .wrong */ .Qm)(`is not a valid address: ${SMTP_FORM}`);
    url.hostname = host;
    return (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__.ok)(url);
};
/** Of a scheme that is not the web's, a URL keeps a name beyond ASCII in percent form, which no resolver knows. */
function smtpHost({ hostname }) {
    if (hostname.startsWith("["))
        return hostname;
    return (0,node_url__WEBPACK_IMPORTED_MODULE_0__.domainToASCII)(percentDecoded(hostname) ?? "");
}
/** Undefined where a percent sign begins no valid escape. */
function percentDecoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 1693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Lx: () => (/* binding */ hasControls),
/* harmony export */   Qm: () => (/* binding */ wrong),
/* harmony export */   S3: () => (/* binding */ itemsOf),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   cr: () => (/* binding */ setOrNone),
/* harmony export */   ek: () => (/* binding */ placesOf),
/* harmony export */   lq: () => (/* binding */ optional),
/* harmony export */   ok: () => (/* binding */ ok),
/* harmony export */   rD: () => (/* binding */ wholeNumber),
/* harmony export */   rs: () => (/* binding */ urlOf),
/* harmony export */   s4: () => (/* binding */ setOf),
/* harmony export */   yL: () => (/* binding */ oneOf)
/* harmony export */ });
const ok = (value) => ({ value });
const wrong = (reason) => ({ wrong: reason });
/** Nothing given means undefined. */
function optional(parse) {
    return (text) => (text === "" ? ok(undefined) : parse(text));
}
function wholeNumber(least, most = Number.MAX_SAFE_INTEGER) {
    const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`;
    return (text) => {
        const value = Number(text);
        return /^\d+$/.test(text) && value >= least && value <= most
            ? ok(value)
            : wrong(`is not a whole number ${range}`);
    };
}
function oneOf(...allowed) {
    return (text) => {
        const found = allowed.find((word) => word === text.toLowerCase());
        return found === undefined ? wrong(`is not one of ${allowed.join(", ")}`) : ok(found);
    };
}
/** A list of words of which each must be allowed; at least one. */
function setOf(...allowed) {
    return (text) => {
        const words = itemsOf(text).map((word) => word.toLowerCase());
        const unknown = words.filter((word) => !allowed.includes(word));
        if (unknown.length > 0) {
            return wrong(`holds ${quoted(unknown)}: allowed are ${allowed.join(", ")}, separated by commas, spaces or lines`);
        }
        if (words.length === 0)
            return wrong(`names nothing: allowed are ${allowed.join(", ")}`);
        return ok(new Set(words));
    };
}
/** `none` alone for the empty set, else as {@link setOf}. */
function setOrNone(...allowed) {
    const parse = setOf(...allowed);
    return (text) => {
        const words = itemsOf(text).map((word) => word.toLowerCase());
        if (!words.includes("none"))
            return parse(text);
        return words.length === 1 ? ok(new Set()) : wrong("holds none beside other words: none stands alone");
    };
}
/** The words of a list: separated by commas, white space or lines. */
function itemsOf(text) {
    return text.split(/[\s,]/).filter((item) => item !== "");
}
function urlOf(text) {
    return URL.canParse(text) ? new URL(text) : undefined;
}
function hasControls(text) {
    return /\p{Cc}/u.test(text);
}
/**
 * Where wrong items stand in a list of people, such as `item 2 of 3`: to quote them could name people in a log that
 * strangers read. Undefined where none is wrong.
 */
function placesOf(items, isWrong) {
    const places = items.flatMap((item, index) => (isWrong(item) ? [index + 1] : []));
    if (places.length === 0)
        return undefined;
    const shown = places.slice(0, 5).join(", ");
    const more = places.length > 5 ? ` and ${places.length - 5} more` : "";
    return `item${places.length === 1 ? "" : "s"} ${shown}${more} of ${items.length}`;
}
/** The first few, so that a pasted document does not fill the log. */
function quoted(words) {
    const shown = words
        .slice(0, 5)
        .map((word) => `"${word}"`)
        .join(", ");
    return words.length > 5 ? `${shown} and ${words.length - 5} more` : shown;
}


/***/ }),

/***/ 8953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   SY: () => (/* binding */ safeToShow),
/* harmony export */   VY: () => (/* binding */ secretsIn),
/* harmony export */   qq: () => (/* binding */ shortSecretWarnings),
/* harmony export */   xT: () => (/* binding */ passwordSpellings)
/* harmony export */ });
/* harmony import */ var _text_conceal_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6267);
/* harmony import */ var _text_one_line_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3809);
/* harmony import */ var _mail_parsers_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3828);



/**
 * Everything that must be masked before anything else happens: the key, the pepper, GitHub's token and the mail server's
 * password, each as written, percent-decoded and in base64, as the mail server and a proxy get it. The longest first, so that no piece of
 * one is left where a shorter one is part of it.
 */
function secretsIn(read) {
    const all = [
        ...keySpellings(read("api-key").trim()).map((spelling) => ({ input: "api-key", spelling })),
        ...passwordSpellings(read("smtp-url").trim()).map((spelling) => ({ input: "smtp-url", spelling })),
        { input: "pepper", spelling: read("pepper").trim() },
        ...keySpellings(read("github-token").trim()).map((spelling) => ({ input: "github-token", spelling })),
    ];
    const distinct = new Map(all.filter(({ spelling }) => spelling !== "").map((one) => [one.spelling, one]));
    return [...distinct.values()].sort((a, b) => b.spelling.length - a.spelling.length);
}
/** A key pasted with something around it is a key, too. */
function keySpellings(key) {
    const words = key.split(/\s+/).filter((word) => word.length >= _text_conceal_js__WEBPACK_IMPORTED_MODULE_0__/* .SHORTEST_SECRET */ .c3);
    return key === "" ? [] : [key, ...words, ...words.map(base64)];
}
/** The ways in which the password of a mail server's address may be written; of an address that is no URL, too. */
function passwordSpellings(address) {
    const [, user = "", written = ""] = /^(?:[a-z]+:\/\/)?([^:/]*):(?!\/\/)(.*)@/is.exec(address) ?? [];
    const normalised = URL.canParse(address) ? new URL(address).password : "";
    if (written === "" && normalised === "")
        return [];
    const plain = (0,_mail_parsers_js__WEBPACK_IMPORTED_MODULE_2__/* .percentDecoded */ .oF)(written) ?? written;
    const login = `\0${(0,_mail_parsers_js__WEBPACK_IMPORTED_MODULE_2__/* .percentDecoded */ .oF)(user) ?? user}\0${plain}`;
    return [written, normalised, plain, (0,_mail_parsers_js__WEBPACK_IMPORTED_MODULE_2__/* .percentDecoded */ .oF)(normalised) ?? "", base64(plain), base64(login)].filter((one) => one !== "");
}
function base64(text) {
    return Buffer.from(text, "utf8").toString("base64");
}
/** Of each input whose secret is too short to be masked, what to do about it. */
function shortSecretWarnings(secrets) {
    const inputs = new Set(secrets.filter(({ spelling }) => spelling.length < _text_conceal_js__WEBPACK_IMPORTED_MODULE_0__/* .SHORTEST_SECRET */ .c3).map(({ input }) => input));
    return [...inputs].map((input) => {
        const what = input === "smtp-url" ? "The password in smtp-url" : `The value of ${input}`;
        return `${what} is shorter than ${_text_conceal_js__WEBPACK_IMPORTED_MODULE_0__/* .SHORTEST_SECRET */ .c3} characters, so it is not masked wherever it may stand: that would also hide every date or number that happens to hold it. Use a longer one.`;
    });
}
/** A value given, safe to show: no secret of this run, nothing that looks like one, no password of an address. */
function safeToShow(text, secrets, limit) {
    const masked = secrets.reduce((shown, secret) => shown.replaceAll(secret, "***"), text);
    return (0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(masked.replace(/sk-[\w-]{6,}/gi, "sk-***").replace(/\/\/(?!user:password@)[^\s"]*@/g, "//***@"), limit);
}


/***/ }),

/***/ 7666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $y: () => (/* binding */ comparableAddress),
/* harmony export */   PW: () => (/* binding */ isAddress),
/* harmony export */   am: () => (/* binding */ wireAddress),
/* harmony export */   t: () => (/* binding */ needsSmtpUtf8),
/* harmony export */   wL: () => (/* binding */ asciiDomain)
/* harmony export */ });
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3136);

/**
 * Whether a text is one plain mailbox address, beyond ASCII, too. Stricter than the standards: an address with blanks,
 * quotes, commas or angle brackets could be read as several, so it is not written to.
 */
function isAddress(text) {
    return (text.length <= 254 &&
        !/\p{C}/u.test(text) &&
        PLAIN.test(text) &&
        (0,node_url__WEBPACK_IMPORTED_MODULE_0__.domainToASCII)(text.slice(text.indexOf("@") + 1)) !== "" &&
        // In ASCII the wide comma of a domain is a comma.
        PLAIN.test(wireAddress(text)));
}
const PLAIN = /^[^\s<>()[\]\\,;:"@]+@[^\s<>()[\]\\,;:"@]+$/;
/** An address as it goes over the wire: the domain in ASCII (`xn--…`, RFC 5891), what stands before the @ as it is. */
function wireAddress(address) {
    const at = address.lastIndexOf("@");
    if (at < 0)
        return address;
    const domain = asciiDomain(address.slice(at + 1));
    return `${address.slice(0, at).normalize("NFC")}@${domain}`;
}
/**
 * The one form in which addresses are compared: `Jana@Büro-Mail.example` and `jana@xn--bro-mail-65a.example` are the
 * same. Case never matters: servers that tell `Jana@` from `jana@` are not met, and two accounts of one portal cannot
 * have addresses that differ in case only.
 */
function comparableAddress(address) {
    const at = address.lastIndexOf("@");
    if (at < 0)
        return address.normalize("NFC").toLowerCase();
    return `${address.slice(0, at).normalize("NFC").toLowerCase()}@${asciiDomain(address.slice(at + 1))}`;
}
/** A domain in ASCII and lower case; as it is, in lower case, where it cannot be one. */
function asciiDomain(domain) {
    return (0,node_url__WEBPACK_IMPORTED_MODULE_0__.domainToASCII)(domain.trim()) || domain.trim().toLowerCase();
}
/** Whether the part before the @ is beyond ASCII, so that every server on the way must know SMTPUTF8 (RFC 6531). */
function needsSmtpUtf8(address) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins there
    return !/^[\u0000-\u007f]*$/.test(wireAddress(address));
}


/***/ }),

/***/ 9235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ cellText),
/* harmony export */   X: () => (/* binding */ csvField)
/* harmony export */ });
/* harmony import */ var _one_line_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3809);

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


/***/ }),

/***/ 6267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dm: () => (/* binding */ quotableText),
/* harmony export */   c3: () => (/* binding */ SHORTEST_SECRET),
/* harmony export */   cT: () => (/* binding */ withoutSecrets)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4573);
/* harmony import */ var _one_line_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3809);


/** Longer texts of a server are cut before they are looked at; no error has as much to say. */
const MOST_READ = 20_000;
/**
 * A secret with fewer characters cannot be concealed by looking for it: replacing each `10` would take the month out
 * of every date. Whoever takes secrets warns of such a one.
 */
const SHORTEST_SECRET = 8;
/**
 * What may be quoted of a text that others wrote and that may quote one of our secrets: one inert line of at most
 * `limit` characters. The secrets are concealed after the text was cleaned, so that nothing invisible can stand between
 * their characters, and before it is shortened, so that no piece of one is left at the end. A text that holds a secret
 * in another spelling (with other characters between, percent-encoded, quoted-printable, as HTML or JavaScript escapes, in
 * base64 or hexadecimal) is not quoted at all. Secrets shorter than {@link SHORTEST_SECRET} are not looked for.
 */
function quotableText(text, secrets, limit) {
    const cut = text.length > MOST_READ;
    const read = (0,_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(text.slice(0, MOST_READ), MOST_READ);
    const shown = concealedIn(read, secrets);
    // A secret may begin where the text was cut.
    return (0,_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .shorten */ .ml)(cut ? shown.slice(0, Math.max(0, shown.length - longest(secrets))) : shown, limit);
}
/**
 * A text of many lines that is shown as it is, but for the secrets: a line that holds one in another spelling is left
 * out as a whole.
 */
function withoutSecrets(text, secrets) {
    if (secrets.length === 0)
        return text;
    return text
        .split("\n")
        .map((line) => {
        const shown = concealedIn(line, secrets);
        const cleaned = (0,_one_line_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(line, MOST_READ);
        if (shown !== line || cleaned === line)
            return shown;
        return concealedIn(cleaned, secrets) === "***" ? "***" : shown;
    })
        .join("\n");
}
function concealedIn(line, secrets) {
    const found = secrets.filter((secret) => secret.length >= SHORTEST_SECRET);
    if (found.length === 0)
        return line;
    const shown = found.reduce((text, secret) => text.replaceAll(secret, "***"), line);
    const spellings = [shown, ...decodings(shown)].flatMap(shapes);
    const wanted = found.flatMap((secret) => [secret, asBytes(secret)]).flatMap(shapes);
    return wanted.some((shape) => spellings.some((one) => one.includes(shape))) ? "***" : shown;
}
function longest(secrets) {
    return Math.max(0, ...secrets.map((secret) => secret.length));
}
/**
 * A text without what can stand between a secret's characters: all that cannot be seen; and, as far as enough is left
 * to tell it from other text, all but letters and digits, in their plain forms. Some letters are drawn as nothing (U+3164).
 */
function shapes(text) {
    const seen = text
        .normalize("NFKC")
        .toLowerCase()
        .replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, "");
    const essence = seen.replace(/[^\p{L}\p{Nd}]/gu, "");
    return [seen, essence].filter((shape) => shape.length >= SHORTEST_SECRET);
}
/** Its UTF-8 with a character for each byte, as decoding byte by byte gives it. */
function asBytes(text) {
    return node_buffer__WEBPACK_IMPORTED_MODULE_0__.Buffer.from(text, "utf8").toString("latin1");
}
/** Percent-encoding and quoted-printable, entities of HTML, escapes of JSON and JavaScript, octal ones of shells. */
const ESCAPED = /[%=]([\da-f]{2})|&#(\d{1,7});?|&#x([\da-f]{1,6});?|\\u\{?([\da-f]{4,6})\}?|\\x([\da-f]{2})|\\([0-3][0-7]{2})|\\(["'/\\])|&(amp|lt|gt|quot|apos);/gi;
const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
function unescaped(text) {
    return text.replace(ESCAPED, (whole, byte, decimal, hexadecimal, unicode, script, octal, itself, name) => {
        if (itself !== undefined)
            return itself;
        if (name !== undefined)
            return NAMED[name.toLowerCase()] ?? whole;
        if (decimal !== undefined)
            return character(Number(decimal), whole);
        if (octal !== undefined)
            return character(Number.parseInt(octal, 8), whole);
        return character(Number.parseInt(byte ?? hexadecimal ?? unicode ?? script, 16), whole);
    });
}
function character(code, otherwise) {
    return code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}
function decodings(text) {
    const once = unescaped(text);
    // Lines of mails are broken, also in the middle of what is encoded.
    const joined = once.replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, "");
    // Whoever encodes a header encodes what stands before the key, too, so every alignment is tried.
    const decoded = (joined.match(/[\w+/-]{10,}/g) ?? []).flatMap((run) => [0, 1, 2, 3].map((skipped) => node_buffer__WEBPACK_IMPORTED_MODULE_0__.Buffer.from(run.slice(skipped), "base64").toString("latin1")));
    const inHexadecimal = (once.match(/[\da-f](?:[\s:,-]*(?:0x)?[\da-f]){15,}/gi) ?? []).map((run) => run.replace(/0x|[\s:,-]/gi, ""));
    // A digit before it may be one of another number.
    const ofBytes = inHexadecimal.flatMap((run) => [0, 1].map((skipped) => node_buffer__WEBPACK_IMPORTED_MODULE_0__.Buffer.from(run.slice(skipped), "hex").toString("latin1")));
    return [once, unescaped(once), ...decoded, ...ofBytes];
}


/***/ }),

/***/ 9594:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ daysInWords),
/* harmony export */   IE: () => (/* binding */ ordinal),
/* harmony export */   J5: () => (/* binding */ labelInWords),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   ln: () => (/* binding */ momentInWords),
/* harmony export */   nl: () => (/* binding */ isMonth),
/* harmony export */   v_: () => (/* binding */ dayInWords),
/* harmony export */   zw: () => (/* binding */ spanInWords)
/* harmony export */ });
/* unused harmony exports inARowText, dayInTable, shortDay, monthInTable, size */
/* harmony import */ var _time_calendar_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3032);

/** Whether a period is one calendar month. */
function isMonth({ label }) {
    return /^\d{4}-\d{2}$/.test(label);
}
/** `for the third month in a row`; periods where they are no months. */
function inARowText(count, period) {
    return `for the ${ordinal(count)} ${isMonth(period) ? "month" : "period"} in a row`;
}
const ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
];
/** `third`, `11th`, `22nd`. */
function ordinal(n) {
    const word = ORDINALS[n - 1];
    if (word !== undefined)
        return word;
    const ending = n % 100 >= 11 && n % 100 <= 13 ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th");
    return `${n}${ending}`;
}
/** `1 event`, `1 234 events`. */
function counted(count, one, many = `${one}s`) {
    return `${number(count)} ${count === 1 ? one : many}`;
}
/** Digits in groups of three, with a no-break space between: read alike in every language. */
function number(count) {
    return String(count).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
}
/** `October 2026`; `23 October 2026 to 21 November 2026`; a single day by itself. */
function spanInWords(period) {
    if (isMonth(period))
        return dayInWords(period.firstDay).replace(/^\d+ /, "");
    if (period.firstDay === period.lastDay)
        return dayInWords(period.firstDay);
    return `${dayInWords(period.firstDay)} to ${dayInWords(period.lastDay)}`;
}
/** Made at the first use: a format takes longer to make than the rest of the program to load. */
function once(make) {
    let made;
    return () => {
        made ??= make();
        return made;
    };
}
const dayFormat = once(() => new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }));
/** `October 2026` of the label `2026-10`; of another period's label its first and last day. */
function labelInWords(label) {
    if (isMonth({ label }))
        return dayInWords(`${label}-01`).replace(/^\d+ /, "");
    const days = label.split("_");
    return days.every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day)) ? days.map(dayInWords).join(" to ") : label;
}
/** A local day, `YYYY-MM-DD`, as `5 October 2026`. */
function dayInWords(day) {
    return wordsOfDay(day, dayFormat, LONG);
}
/** A local day, `YYYY-MM-DD`, as `5 Oct 2026`: where a table has little room. */
function dayInTable(day) {
    return wordsOfDay(day, tableFormat, SHORT);
}
/** A local moment, `2026-10-25T02:30:00+02:00`, as `25 October 2026, 02:30:00 (UTC+02:00)`. */
function momentInWords(iso) {
    return `${dayInWords(iso.slice(0, 10))}, ${iso.slice(11, 19)} (UTC${iso.slice(19)})`;
}
/** Whole months by their name: `in October 2026`, `on 3 October 2026`, `from 3 October 2026 to 5 October 2026`. */
function daysInWords(first, last) {
    if (first === last)
        return `on ${dayInWords(first)}`;
    const month = first.slice(0, 7);
    const whole = first.endsWith("-01") && last.startsWith(month) && isLastOfMonth(last);
    return whole ? `in ${labelInWords(month)}` : `from ${dayInWords(first)} to ${dayInWords(last)}`;
}
function isLastOfMonth(day) {
    return (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_0__/* .dayAfter */ .PV)(day).endsWith("-01");
}
/** The days of a report are few and its rows are many: each is made once. */
const LONG = new Map();
const SHORT = new Map();
function wordsOfDay(day, format, known) {
    const made = known.get(day);
    if (made !== undefined)
        return made;
    const words = format().format(new Date(`${day}T00:00:00Z`));
    known.set(day, words);
    return words;
}
const tableFormat = once(() => new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }));
const shortFormat = once(() => new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }));
/** A local day, `YYYY-MM-DD`, as `5 Oct`, where the year is known. */
function shortDay(day) {
    return shortFormat().format(new Date(`${day}T00:00:00Z`));
}
/** A month, `2026-10`, as `Oct 2026`: where a table has a column for each. */
function monthInTable(label) {
    return dayInTable(`${label}-01`).replace(/^\d+ /, "");
}
/** `830 bytes`, `12 kB`, `3.4 MB` */
function size(bytes) {
    if (bytes < 1000)
        return counted(bytes, "byte");
    return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}


/***/ }),

/***/ 1961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ey: () => (/* binding */ ENTITIES),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   "if": () => (/* binding */ ownHtml),
/* harmony export */   qy: () => (/* binding */ html)
/* harmony export */ });
/* unused harmony exports Html, escapeHtml */
/* harmony import */ var _one_line_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3809);

const SPECIAL = /[&<>"']/g;
/** Most texts have nothing of all that is replaced: looked for once, and not once for each. */
const NOT_PLAIN = new RegExp(`[&<>"'#${_one_line_js__WEBPACK_IMPORTED_MODULE_0__/* .SUSPICIOUS_IN_REPORTS */ .Cm}]`);
/** What stands for the characters that mean something in HTML. */
const ENTITIES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
};
/** Longest text that a template takes as it is; names and titles are cut shorter by `named`. */
const LONGEST_TEXT = 2000;
/** Finished HTML, which is not escaped again. Made by {@link html} alone. */
class Html {
    #text;
    constructor(text) {
        this.#text = text;
    }
    toString() {
        return this.#text;
    }
}
/** HTML from a template: every value is escaped, unless it is HTML itself. Attributes are to be in double quotes. */
function html(strings, ...values) {
    // By `join`, as what `+=` puts together stays in memory piece by piece until it is written.
    const parts = [strings[0]];
    for (const [index, value] of values.entries())
        parts.push(written(value), strings[index + 1]);
    return new Html(parts.join(""));
}
/** Text of the project's own that is HTML already: a style sheet, a script. Never what others wrote. */
function ownHtml(text) {
    return new Html(text);
}
/** Parts one below the other. */
function lines(parts) {
    return new Html(parts.join("\n"));
}
function written(value) {
    if (value === undefined)
        return "";
    if (value instanceof Html)
        return value.toString();
    if (typeof value === "number")
        return String(value);
    if (typeof value === "string")
        return escapeHtml(value, LONGEST_TEXT);
    return value.map(written).join("");
}
/** Text for HTML, between tags and in quoted attributes; also who prints it in a workflow commands nothing. */
function escapeHtml(text, longest = _one_line_js__WEBPACK_IMPORTED_MODULE_0__/* .LONGEST_SHOWN */ .Z7) {
    if (text.length <= longest && !NOT_PLAIN.test(text))
        return text;
    return (0,_one_line_js__WEBPACK_IMPORTED_MODULE_0__/* .shown */ .SP)(text, longest)
        .replace(SPECIAL, (character) => ENTITIES[character] ?? character)
        .replaceAll("##[", "##&#91;");
}


/***/ }),

/***/ 3809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Cm: () => (/* binding */ SUSPICIOUS_IN_REPORTS),
/* harmony export */   KT: () => (/* binding */ named),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   Wo: () => (/* binding */ NO_NAME),
/* harmony export */   Z7: () => (/* binding */ LONGEST_SHOWN),
/* harmony export */   fl: () => (/* binding */ SEPARATORS),
/* harmony export */   ml: () => (/* binding */ shorten),
/* harmony export */   pF: () => (/* binding */ singleLine),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   wh: () => (/* binding */ plainText),
/* harmony export */   yL: () => (/* binding */ INVISIBLE_IN_REPORTS)
/* harmony export */ });
/**
 * Titles and names are written by the portal's users, and some of them may wish the reader ill. Every text that comes
 * from the portal passes through one of these functions, or one of `html`, `markdown`, `cells` and `json`, on its way out.
 */
/** Control characters (ESC among them, which begins what terminals obey), and those that reverse the direction of text. */
const CONTROLS = "\\u0000-\\u001f\\u007f-\\u009f";
const INVISIBLE_IN_REPORTS = "\\u061c\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\ufff9-\\uffff";
const SEPARATORS = "\\u2028\\u2029";
/** Line breaks and tabs, which would let one field pretend to be several. */
const BREAKS = new RegExp(`\\r\\n|[\\t-\\r\\u0085${SEPARATORS}]`, "g");
const UNSEEN = new RegExp(`[${CONTROLS}${INVISIBLE_IN_REPORTS}]`, "g");
/** What a class of characters holds to find any of the above, or half of a surrogate pair. */
const SUSPICIOUS_IN_REPORTS = `${CONTROLS}${SEPARATORS}${INVISIBLE_IN_REPORTS}\\ud800-\\udfff`;
const SUSPICIOUS = new RegExp(`[${SUSPICIOUS_IN_REPORTS}]`);
/** Longest text that the reports for people show of one field, in characters. */
const LONGEST_SHOWN = 200;
/** The whole text on one line: breaks become spaces, what cannot be seen becomes `�`, which can. */
function singleLine(text) {
    if (!SUSPICIOUS.test(text))
        return text;
    return text.replace(BREAKS, " ").replace(UNSEEN, "\ufffd").toWellFormed();
}
/** At most `longest` UTF-16 units, the last of them `…` when something was cut off; never half a character. */
function shorten(text, longest = LONGEST_SHOWN) {
    if (text.length <= longest)
        return text;
    return `${text.slice(0, longest - 1).replace(/(?:[\ud800-\udbff]|\u200d|\ufe0f|\s)+$/, "")}…`;
}
/** One field as people see it: on one line, and not too long. */
function shown(text, longest = LONGEST_SHOWN) {
    return singleLine(text.length > longest ? shorten(text, longest) : text);
}
/**
 * One field of a plain text report. Who prints the report in a workflow must not run commands with it: the runner obeys
 * `::command::` at the beginning of a line, blanks before it or not, and `##[command]` anywhere (`ActionCommand.cs`).
 */
function plain(text, longest = LONGEST_SHOWN) {
    if (text.length <= longest && !NOT_PLAIN.test(text))
        return text;
    return shown(text, longest)
        .replace(/^\s*::/, ": :")
        .replaceAll("##[", "# #[");
}
/** Most texts have nothing of it: looked for once, and not once for each. */
const NOT_PLAIN = new RegExp(`[#${SUSPICIOUS_IN_REPORTS}]|^\\s*::`);
/** Blanks, what has no width, and the letters that are drawn as nothing (U+3164, U+2800). */
const NOTHING_TO_SEE = /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;
/** Where there is nothing to see of a title or name. */
const NO_NAME = "(no name)";
/** A title or name as one field; said in words when there is nothing to see of it. */
function named(text, longest = LONGEST_SHOWN, nameless = NO_NAME) {
    return NOTHING_TO_SEE.test(text) ? nameless : shown(text, longest).trim();
}
/**
 * Text written by others (room titles, names, server messages, raw inputs) as one inert line of at most `limit`
 * characters: no escape sequences, control, direction or invisible characters, no line breaks, no workflow commands.
 *
 * The runner obeys `::command::` at the start of a line and the older `##[command]` anywhere in it
 * (`ActionCommand.cs` of the runner), so both are broken up.
 */
function plainText(text, limit = 2000) {
    const line = text
        .toWellFormed()
        .replace(ESCAPE_SEQUENCES, "")
        .replace(LINE_BREAKS, " ")
        .replace(INVISIBLE, "")
        .trim();
    return shorten(line, limit).replace(/^::/, ": :").replaceAll("##[", "# #[");
}
/** CSI (colours, cursor), OSC (titles, links) and two-character sequences of terminals, also in their 8-bit form. */
const ESCAPE_SEQUENCES = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is looked for
/(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b\]|\u009d)[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is looked for
const LINE_BREAKS = /[\t\n\u000b\f\r\u0085\u2028\u2029]+/g;
/** Controls, direction marks and overrides, zero-width characters (not the joiners that scripts and emoji need), tags. */
const INVISIBLE = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is looked for
/[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;


/***/ }),

/***/ 4191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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


/***/ }),

/***/ 2096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isLoopback),
/* harmony export */   Y: () => (/* binding */ isThisMachine)
/* harmony export */ });
/**
 * Whether what is sent in clear to a host stays here: `localhost` and loopback addresses as people write them. Narrower
 * than {@link isThisMachine}, which only keeps requests from a proxy.
 */
function isLoopback(hostname) {
    return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(hostname);
}
/** `localhost` and what is below it, and the addresses that lead back to this machine, as a URL writes them. */
function isThisMachine(hostname) {
    const host = hostname.toLowerCase().replace(/\.$/, "");
    return (/(^|\.)localhost$/.test(host) ||
        /^(127(\.\d+){3}|0\.0\.0\.0|\[::1?\]|\[::ffff:(7f[\da-f]{2}:[\da-f]{1,4}|0:0)\])$/.test(host));
}


/***/ }),

/***/ 3032:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   PV: () => (/* binding */ dayAfter),
/* harmony export */   U$: () => (/* binding */ dayNumber),
/* harmony export */   sO: () => (/* binding */ DAY_MS)
/* harmony export */ });
/* unused harmony exports dayOfNumber, daysBetween */
/*
 * Days of a calendar, `YYYY-MM-DD`. They belong to the zone in which they were written; counting them needs none, so
 * a day is 24 hours here and no clock that is put forward makes it shorter.
 */
/** Milliseconds of 24 hours. */
const DAY_MS = 86_400_000;
/** Whole days since 1970-01-01. */
function dayNumber(day) {
    return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}
/** The day so many days after 1970-01-01; the reverse of {@link dayNumber}. */
function dayOfNumber(days) {
    return new Date(days * DAY_MS).toISOString().slice(0, 10);
}
/** The day so many days later, or earlier for less than 0. */
function dayAfter(day, days = 1) {
    return dayOfNumber(dayNumber(day) + days);
}
/** How many days later the second is; 0 where it is not. */
function daysBetween(from, to) {
    return Math.max(0, dayNumber(to) - dayNumber(from));
}


/***/ }),

/***/ 4253:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ isDay),
/* harmony export */   d_: () => (/* binding */ DAY)
/* harmony export */ });
/* unused harmony export HOUR */
/** Seconds. */
const HOUR = 3600;
const DAY = 24 * HOUR;
/** Whether a text is a day of the calendar, `YYYY-MM-DD`. `Date.parse` alone takes 31 February for a day of March. */
function isDay(text) {
    const at = Date.parse(`${text}T00:00:00Z`);
    return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}


/***/ }),

/***/ 7934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BuJ: () => (/* binding */ getDotPath),
/* harmony export */   FsL: () => (/* binding */ pipe),
/* harmony export */   IeY: () => (/* binding */ custom),
/* harmony export */   Ikc: () => (/* binding */ object),
/* harmony export */   KCZ: () => (/* binding */ union),
/* harmony export */   KIO: () => (/* binding */ picklist),
/* harmony export */   L5J: () => (/* binding */ unknown),
/* harmony export */   PVZ: () => (/* binding */ tuple),
/* harmony export */   Wwf: () => (/* binding */ minValue),
/* harmony export */   Y2b: () => (/* binding */ safeInteger),
/* harmony export */   YOg: () => (/* binding */ array),
/* harmony export */   YjP: () => (/* binding */ string),
/* harmony export */   _H3: () => (/* binding */ looseObject),
/* harmony export */   aig: () => (/* binding */ number),
/* harmony export */   cGV: () => (/* binding */ maxValue),
/* harmony export */   euz: () => (/* binding */ literal),
/* harmony export */   hq: () => (/* binding */ nonEmpty),
/* harmony export */   is: () => (/* binding */ is),
/* harmony export */   lqM: () => (/* binding */ optional),
/* harmony export */   ndf: () => (/* binding */ integer),
/* harmony export */   v4Y: () => (/* binding */ entriesFromList),
/* harmony export */   xLC: () => (/* binding */ safeParse),
/* harmony export */   yGV: () => (/* binding */ regex),
/* harmony export */   yhX: () => (/* binding */ isoTimestamp),
/* harmony export */   yqP: () => (/* binding */ exactOptional),
/* harmony export */   z6Y: () => (/* binding */ check),
/* harmony export */   zMY: () => (/* binding */ boolean)
/* harmony export */ });
/* unused harmony exports BASE64_REGEX, BIC_REGEX, CUID2_REGEX, DECIMAL_REGEX, DIGITS_REGEX, DOMAIN_REGEX, EMAIL_REGEX, EMOJI_REGEX, HEXADECIMAL_REGEX, HEX_COLOR_REGEX, IMEI_REGEX, IPV4_REGEX, IPV6_REGEX, IP_REGEX, ISO_DATE_REGEX, ISO_DATE_TIME_REGEX, ISO_DATE_TIME_SECOND_REGEX, ISO_TIMESTAMP_REGEX, ISO_TIME_REGEX, ISO_TIME_SECOND_REGEX, ISO_WEEK_REGEX, ISRC_REGEX, JWS_COMPACT_REGEX, KSUID_REGEX, MAC48_REGEX, MAC64_REGEX, MAC_REGEX, NANO_ID_REGEX, OCTAL_REGEX, RFC_EMAIL_REGEX, SLUG_REGEX, ULID_REGEX, UUID_REGEX, ValiError, _addIssue, _cloneDataset, _formatCase, _getByteCount, _getCodePointCount, _getGraphemeCount, _getLastMetadata, _getWordCount, _isLuhnAlgo, _isSameValueZero, _isValidObjectKey, _isValueMatch, _joinExpects, _standardSchema, _stringify, any, args, argsAsync, arrayAsync, assert, awaitAsync, base64, bic, bigint, blob, brand, bytes, cache, cacheAsync, checkAsync, checkItems, checkItemsAsync, codePoints, config, creditCard, cuid2, customAsync, date, decimal, deleteGlobalConfig, deleteGlobalMessage, deleteSchemaMessage, deleteSpecificMessage, description, digits, domain, email, emoji, empty, endsWith, entries, entriesFromObjects, enum, enum_, everyItem, exactOptionalAsync, examples, excludes, fallback, fallbackAsync, file, filterItems, findItem, finite, flatten, flavor, forward, forwardAsync, function, function_, getDefault, getDefaults, getDefaultsAsync, getDescription, getExamples, getFallback, getFallbacks, getFallbacksAsync, getGlobalConfig, getGlobalMessage, getMetadata, getSchemaMessage, getSpecificMessage, getTitle, graphemes, gtValue, guard, hash, hexColor, hexadecimal, imei, includes, instance, intersect, intersectAsync, ip, ipv4, ipv6, isOfKind, isOfType, isValiError, isbn, isoDate, isoDateTime, isoDateTimeSecond, isoTime, isoTimeSecond, isoWeek, isrc, jwsCompact, keyof, ksuid, lazy, lazyAsync, length, looseObjectAsync, looseTuple, looseTupleAsync, ltValue, mac, mac48, mac64, map, mapAsync, mapItems, maxBytes, maxCodePoints, maxEntries, maxGraphemes, maxLength, maxSize, maxWords, message, metadata, mimeType, minBytes, minCodePoints, minEntries, minGraphemes, minLength, minSize, minWords, multipleOf, nan, nanoid, never, nonNullable, nonNullableAsync, nonNullish, nonNullishAsync, nonOptional, nonOptionalAsync, normalize, notBytes, notCodePoints, notEntries, notGraphemes, notLength, notSize, notValue, notValues, notWords, null, null_, nullable, nullableAsync, nullish, nullishAsync, objectAsync, objectWithRest, objectWithRestAsync, octal, omit, optionalAsync, parse, parseAsync, parseBoolean, parseJson, parser, parserAsync, partial, partialAsync, partialCheck, partialCheckAsync, pick, pipeAsync, promise, rawCheck, rawCheckAsync, rawTransform, rawTransformAsync, readonly, record, recordAsync, reduceItems, required, requiredAsync, returns, returnsAsync, rfcEmail, safeParseAsync, safeParser, safeParserAsync, set, setAsync, setGlobalConfig, setGlobalMessage, setSchemaMessage, setSpecificMessage, size, slug, someItem, sortItems, startsWith, strictObject, strictObjectAsync, strictTuple, strictTupleAsync, stringifyJson, summarize, symbol, title, toBigint, toBoolean, toCamelCase, toDate, toKebabCase, toLowerCase, toMaxValue, toMinValue, toNumber, toPascalCase, toSnakeCase, toString, toUpperCase, transform, transformAsync, trim, trimEnd, trimStart, tupleAsync, tupleWithRest, tupleWithRestAsync, ulid, undefined, undefined_, undefinedable, undefinedableAsync, unionAsync, unwrap, url, uuid, value, values, variant, variantAsync, void, void_, words */
//#region src/storages/globalConfig/globalConfig.ts
let store$4;
const DEFAULT_CONFIG = {
	lang: void 0,
	message: void 0,
	abortEarly: void 0,
	abortPipeEarly: void 0
};
/**
* Sets the global configuration.
*
* @param config The configuration.
*/
function setGlobalConfig(config$1) {
	store$4 = {
		...store$4,
		...config$1
	};
}
/**
* Returns the global configuration.
*
* @param config The config to merge.
*
* @returns The configuration.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalConfig(config$1) {
	if (!config$1 && !store$4) return DEFAULT_CONFIG;
	return {
		lang: config$1?.lang ?? store$4?.lang,
		message: config$1?.message,
		abortEarly: config$1?.abortEarly ?? store$4?.abortEarly,
		abortPipeEarly: config$1?.abortPipeEarly ?? store$4?.abortPipeEarly
	};
}
/**
* Deletes the global configuration.
*/
function deleteGlobalConfig() {
	store$4 = void 0;
}

//#endregion
//#region src/storages/globalMessage/globalMessage.ts
let store$3;
/**
* Sets a global error message.
*
* @param message The error message.
* @param lang The language of the message.
*/
function setGlobalMessage(message$1, lang) {
	if (!store$3) store$3 = /* @__PURE__ */ new Map();
	store$3.set(lang, message$1);
}
/**
* Returns a global error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalMessage(lang) {
	return store$3?.get(lang);
}
/**
* Deletes a global error message.
*
* @param lang The language of the message.
*/
function deleteGlobalMessage(lang) {
	store$3?.delete(lang);
}

//#endregion
//#region src/storages/schemaMessage/schemaMessage.ts
let store$2;
/**
* Sets a schema error message.
*
* @param message The error message.
* @param lang The language of the message.
*/
function setSchemaMessage(message$1, lang) {
	if (!store$2) store$2 = /* @__PURE__ */ new Map();
	store$2.set(lang, message$1);
}
/**
* Returns a schema error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSchemaMessage(lang) {
	return store$2?.get(lang);
}
/**
* Deletes a schema error message.
*
* @param lang The language of the message.
*/
function deleteSchemaMessage(lang) {
	store$2?.delete(lang);
}

//#endregion
//#region src/storages/specificMessage/specificMessage.ts
let store$1;
/**
* Sets a specific error message.
*
* @param reference The identifier reference.
* @param message The error message.
* @param lang The language of the message.
*/
function setSpecificMessage(reference, message$1, lang) {
	if (!store$1) store$1 = /* @__PURE__ */ new Map();
	if (!store$1.get(reference)) store$1.set(reference, /* @__PURE__ */ new Map());
	store$1.get(reference).set(lang, message$1);
}
/**
* Returns a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSpecificMessage(reference, lang) {
	return store$1?.get(reference)?.get(lang);
}
/**
* Deletes a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*/
function deleteSpecificMessage(reference, lang) {
	store$1?.get(reference)?.delete(lang);
}

//#endregion
//#region src/utils/_stringify/_stringify.ts
/**
* Stringifies an unknown input to a literal or type string.
*
* @param input The unknown input.
*
* @returns A literal or type string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _stringify(input) {
	const type = typeof input;
	if (type === "string") return `"${input}"`;
	if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
	if (type === "object" || type === "function") return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
	return type;
}

//#endregion
//#region src/utils/_addIssue/_addIssue.ts
/**
* Adds an issue to the dataset.
*
* @param context The issue context.
* @param label The issue label.
* @param dataset The input dataset.
* @param config The configuration.
* @param other The optional props.
*
* @internal
*/
function _addIssue(context, label, dataset, config$1, other) {
	const input = other && "input" in other ? other.input : dataset.value;
	const expected = other?.expected ?? context.expects ?? null;
	const received = other?.received ?? /* @__PURE__ */ _stringify(input);
	const issue = {
		kind: context.kind,
		type: context.type,
		input,
		expected,
		received,
		message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
		requirement: context.requirement,
		path: other?.path,
		issues: other?.issues,
		lang: config$1.lang,
		abortEarly: config$1.abortEarly,
		abortPipeEarly: config$1.abortPipeEarly
	};
	const isSchema = context.kind === "schema";
	const message$1 = other?.message ?? context.message ?? /* @__PURE__ */ getSpecificMessage(context.reference, issue.lang) ?? (isSchema ? /* @__PURE__ */ getSchemaMessage(issue.lang) : null) ?? config$1.message ?? /* @__PURE__ */ getGlobalMessage(issue.lang);
	if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
	if (isSchema) dataset.typed = false;
	if (dataset.issues) dataset.issues.push(issue);
	else dataset.issues = [issue];
}

//#endregion
//#region src/utils/_cloneDataset/_cloneDataset.ts
/**
* Creates a shallow copy of a dataset.
*
* Hint: The `value` is copied by reference, but the `issues` array, its issues
* and their `path` arrays are cloned to avoid reusing mutable dataset state
* across multiple runs. Mutating a returned object or array value can
* therefore affect later cache hits that reuse the same cached output.
*
* @param dataset The output dataset.
*
* @returns The copied output dataset.
*/
/* @__NO_SIDE_EFFECTS__ */
function _cloneDataset(dataset) {
	return {
		typed: dataset.typed,
		value: dataset.value,
		issues: dataset.issues?.map((issue) => ({
			...issue,
			path: issue.path && [...issue.path]
		}))
	};
}

//#endregion
//#region src/utils/_formatCase/_formatCase.ts
/**
* Splits a string into lowercase words and rejoins them with the given
* separator and capitalization rules.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries. Whether the first or subsequent words are
* capitalized is controlled by `capFirst` and `capRest`.
*
* Hint: Implemented in a single pass that emits directly to the result
* string to avoid an intermediate `string[]` allocation. ASCII chars are
* classified via char codes to skip `.toLowerCase()` and `.toUpperCase()`
* method calls in the common case.
*
* Hint: Digits are treated as a separate character class, so `item2Name`
* yields `item2` and `name` rather than `item`, `2` and `name`.
*
* @param input The input string.
* @param separator The string inserted between words.
* @param capFirst Whether to capitalize the first word.
* @param capRest Whether to capitalize subsequent words.
*
* @returns The formatted string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _formatCase(input, separator, capFirst, capRest) {
	let result = "";
	let firstWord = true;
	let start = 0;
	let prev = 0;
	let prevPrev = 0;
	const flush = (end) => {
		if (end > start) {
			let word = input.slice(start, end).toLowerCase();
			if (firstWord ? capFirst : capRest) {
				const firstCode = word.charCodeAt(0);
				if (firstCode >= 97 && firstCode <= 122) word = String.fromCharCode(firstCode - 32) + word.slice(1);
				else {
					const charLen = firstCode >= 55296 && firstCode <= 56319 ? 2 : 1;
					word = word.slice(0, charLen).toUpperCase() + word.slice(charLen);
				}
			}
			result += firstWord ? word : separator + word;
			firstWord = false;
		}
	};
	for (let index = 0; index < input.length; index++) {
		const code = input.charCodeAt(index);
		let type;
		if (code === 32 || code === 9 || code === 10 || code === 11 || code === 12 || code === 13 || code === 45 || code === 95) {
			flush(index);
			start = index + 1;
			type = 0;
		} else if (code < 128) type = code >= 65 && code <= 90 ? 1 : code >= 97 && code <= 122 ? 2 : 3;
		else {
			const char = input[index];
			const charLower = char.toLowerCase();
			type = charLower === char.toUpperCase() ? 3 : char === charLower ? 2 : 1;
		}
		if (type === 1 && (prev === 2 || prev === 3) && index > start) {
			flush(index);
			start = index;
		} else if (type === 2 && prev === 1 && prevPrev === 1 && index - 1 > start) {
			flush(index - 1);
			start = index - 1;
		}
		prevPrev = prev;
		prev = type;
	}
	flush(input.length);
	return result;
}

//#endregion
//#region src/utils/_getByteCount/_getByteCount.ts
let textEncoder;
/**
* Returns the byte count of the input.
*
* @param input The input to be measured.
*
* @returns The byte count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getByteCount(input) {
	if (!textEncoder) textEncoder = new TextEncoder();
	return textEncoder.encode(input).length;
}

//#endregion
//#region src/utils/_getCodePointCount/_getCodePointCount.ts
/**
* Returns the code point count of the input.
*
* @param input The input to be measured.
*
* @returns The code point count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getCodePointCount(input) {
	let count = input.length;
	const lengthMinus1 = input.length - 1;
	for (let i = 0; i < lengthMinus1;) if (input.codePointAt(i) <= 65535) i++;
	else {
		i += 2;
		count--;
	}
	return count;
}

//#endregion
//#region src/utils/_getGraphemeCount/_getGraphemeCount.ts
let segmenter;
/**
* Returns the grapheme count of the input.
*
* @param input The input to be measured.
*
* @returns The grapheme count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getGraphemeCount(input) {
	if (!segmenter) segmenter = new Intl.Segmenter();
	const segments = segmenter.segment(input);
	let count = 0;
	for (const _ of segments) count++;
	return count;
}

//#endregion
//#region src/utils/_getLastMetadata/_getLastMetadata.ts
/**
* Returns the last top-level value of a given metadata type from a schema
* using a breadth-first search that starts with the last item in the pipeline.
*
* @param schema The schema to search.
* @param type The metadata type.
*
* @returns The value, if any.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getLastMetadata(schema, type) {
	if ("pipe" in schema) {
		const nestedSchemas = [];
		for (let index = schema.pipe.length - 1; index >= 0; index--) {
			const item = schema.pipe[index];
			if (item.kind === "schema" && "pipe" in item) nestedSchemas.push(item);
			else if (item.kind === "metadata" && item.type === type) return item[type];
		}
		for (const nestedSchema of nestedSchemas) {
			const result = /* @__PURE__ */ _getLastMetadata(nestedSchema, type);
			if (result !== void 0) return result;
		}
	}
}

//#endregion
//#region src/utils/_getWordCount/_getWordCount.ts
let store;
/**
* Returns the word count of the input.
*
* @param locales The locales to be used.
* @param input The input to be measured.
*
* @returns The word count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getWordCount(locales, input) {
	if (!store) store = /* @__PURE__ */ new Map();
	const key = String(locales);
	let segmenter$1 = store.get(key);
	if (!segmenter$1) {
		segmenter$1 = new Intl.Segmenter(locales, { granularity: "word" });
		store.set(key, segmenter$1);
	}
	const segments = segmenter$1.segment(input);
	let count = 0;
	for (const segment of segments) if (segment.isWordLike) count++;
	return count;
}

//#endregion
//#region src/utils/_isLuhnAlgo/_isLuhnAlgo.ts
/**
* Non-digit regex.
*/
const NON_DIGIT_REGEX = /\D/gu;
/**
* Checks whether a string with numbers corresponds to the luhn algorithm.
*
* @param input The input to be checked.
*
* @returns Whether input is valid.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isLuhnAlgo(input) {
	const number$1 = input.replace(NON_DIGIT_REGEX, "");
	let length$1 = number$1.length;
	let bit = 1;
	let sum = 0;
	while (length$1) {
		const value$1 = +number$1[--length$1];
		bit ^= 1;
		sum += bit ? [
			0,
			2,
			4,
			6,
			8,
			1,
			3,
			5,
			7,
			9
		][value$1] : value$1;
	}
	return sum % 10 === 0;
}

//#endregion
//#region src/utils/_isSameValueZero/_isSameValueZero.ts
/**
* Compares two values using the SameValueZero algorithm, which treats `NaN`
* as equal to itself unlike `===`.
*
* @param value1 The first value.
* @param value2 The second value.
*
* @returns Whether the values are equal.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isSameValueZero(value1, value2) {
	return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
}

//#endregion
//#region src/utils/_isValidObjectKey/_isValidObjectKey.ts
/**
* Disallows inherited object properties and prevents object prototype
* pollution by disallowing certain keys.
*
* @param object The object to check.
* @param key The key to check.
*
* @returns Whether the key is allowed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValidObjectKey(object$1, key) {
	return Object.prototype.hasOwnProperty.call(object$1, key) && key !== "__proto__" && key !== "prototype" && key !== "constructor";
}

//#endregion
//#region src/utils/_isValueMatch/_isValueMatch.ts
/**
* Checks whether a value matches a value action requirement.
*
* @param requirement The value action requirement.
* @param value The value to check.
*
* @returns Whether the value matches the requirement.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValueMatch(requirement, value$1) {
	return Number.isNaN(requirement) && Number.isNaN(value$1) || requirement <= value$1 && requirement >= value$1;
}

//#endregion
//#region src/utils/_joinExpects/_joinExpects.ts
/**
* Joins multiple `expects` values with the given separator.
*
* @param values The `expects` values.
* @param separator The separator.
*
* @returns The joined `expects` property.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _joinExpects(values$1, separator) {
	const list = [...new Set(values$1)];
	if (list.length > 1) return `(${list.join(` ${separator} `)})`;
	return list[0] ?? "never";
}

//#endregion
//#region src/utils/_standardSchema/_standardSchema.ts
/**
* Eagerly creates and attaches the Standard Schema properties of a schema.
*
* Hint: The contextual `this` type includes the standard properties that are
* attached before the schema is returned.
*
* @param schema The schema to attach standard properties to.
*
* @returns The schema with standard properties attached.
*
* @internal
*/
function _standardSchema(schema) {
	schema["~standard"] = {
		version: 1,
		vendor: "valibot",
		validate: (value$1) => schema["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
	};
	return schema;
}

//#endregion
//#region src/utils/entriesFromList/entriesFromList.ts
/**
* Creates an object entries definition from a list of keys and a schema.
*
* @param list A list of keys.
* @param schema The schema of the keys.
*
* @returns The object entries.
*/
/* @__NO_SIDE_EFFECTS__ */
function entriesFromList(list, schema) {
	const entries$1 = {};
	for (const key of list) entries$1[key] = schema;
	return entries$1;
}

//#endregion
//#region src/utils/entriesFromObjects/entriesFromObjects.ts
/* @__NO_SIDE_EFFECTS__ */
function entriesFromObjects(schemas) {
	const entries$1 = {};
	for (const schema of schemas) Object.assign(entries$1, schema.entries);
	return entries$1;
}

//#endregion
//#region src/utils/getDotPath/getDotPath.ts
/* @__NO_SIDE_EFFECTS__ */
function getDotPath(issue) {
	if (issue.path) {
		let key = "";
		for (const item of issue.path) if (typeof item.key === "string" || typeof item.key === "number") if (key) key += `.${item.key}`;
		else key += item.key;
		else return null;
		return key;
	}
	return null;
}

//#endregion
//#region src/utils/isOfKind/isOfKind.ts
/**
* A generic type guard to check the kind of an object.
*
* @param kind The kind to check for.
* @param object The object to check.
*
* @returns Whether it matches.
*/
/* @__NO_SIDE_EFFECTS__ */
function isOfKind(kind, object$1) {
	return object$1.kind === kind;
}

//#endregion
//#region src/utils/isOfType/isOfType.ts
/**
* A generic type guard to check the type of an object.
*
* @param type The type to check for.
* @param object The object to check.
*
* @returns Whether it matches.
*/
/* @__NO_SIDE_EFFECTS__ */
function isOfType(type, object$1) {
	return object$1.type === type;
}

//#endregion
//#region src/utils/ValiError/ValiError.ts
/**
* A Valibot error with useful information.
*/
var ValiError = class extends Error {
	/**
	* Creates a Valibot error with useful information.
	*
	* @param issues The error issues.
	*/
	constructor(issues) {
		super(issues[0].message);
		this.name = "ValiError";
		this.issues = issues;
	}
};

//#endregion
//#region src/utils/isValiError/isValiError.ts
/**
* A type guard to check if an error is a ValiError.
*
* @param error The error to check.
*
* @returns Whether its a ValiError.
*/
/* @__NO_SIDE_EFFECTS__ */
function isValiError(error) {
	return error instanceof ValiError;
}

//#endregion
//#region src/actions/args/args.ts
/* @__NO_SIDE_EFFECTS__ */
function args(schema) {
	return {
		kind: "transformation",
		type: "args",
		reference: args,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = (...args_) => {
				const argsDataset = this.schema["~run"]({ value: args_ }, config$1);
				if (argsDataset.issues) throw new ValiError(argsDataset.issues);
				return func(...argsDataset.value);
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/args/argsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function argsAsync(schema) {
	return {
		kind: "transformation",
		type: "args",
		reference: argsAsync,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = async (...args$1) => {
				const argsDataset = await schema["~run"]({ value: args$1 }, config$1);
				if (argsDataset.issues) throw new ValiError(argsDataset.issues);
				return func(...argsDataset.value);
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/await/awaitAsync.ts
/**
* Creates an await transformation action.
*
* @returns An await action.
*/
/* @__NO_SIDE_EFFECTS__ */
function awaitAsync() {
	return {
		kind: "transformation",
		type: "await",
		reference: awaitAsync,
		async: true,
		async "~run"(dataset) {
			dataset.value = await dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/regex.ts
/**
* [Base64](https://en.wikipedia.org/wiki/Base64) regex.
*/
const BASE64_REGEX = /^(?:[\da-z+/]{4})*(?:[\da-z+/]{2}==|[\da-z+/]{3}=)?$/iu;
/**
* [BIC](https://en.wikipedia.org/wiki/ISO_9362) regex.
*/
const BIC_REGEX = /^[A-Z]{6}(?!00)[\dA-Z]{2}(?:[\dA-Z]{3})?$/u;
/**
* [Cuid2](https://github.com/paralleldrive/cuid2) regex.
*/
const CUID2_REGEX = /^[a-z][\da-z]*$/u;
/**
* [Decimal](https://en.wikipedia.org/wiki/Decimal) regex.
*/
const DECIMAL_REGEX = /^[+-]?(?:\d*\.)?\d+$/u;
/**
* [Digits](https://en.wikipedia.org/wiki/Numerical_digit) regex.
*/
const DIGITS_REGEX = /^\d+$/u;
/**
* [Domain name](https://en.wikipedia.org/wiki/Domain_name) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
* ASCII-only validation. Internationalized domain names (IDNs) are not
* supported, including Punycode-encoded labels.
*/
const DOMAIN_REGEX = /^(?=.{1,253}$)(?:(?![Xx][Nn]--)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/u;
/**
* [Email address](https://en.wikipedia.org/wiki/Email_address) regex.
*
* Hint: We decided against the `i` flag to avoid matching non-ASCII characters.
*/
const EMAIL_REGEX = /^[\w+-]+(?:\.[\w+-]+)*@[\da-zA-Z]+(?:[.-][\da-zA-Z]+)*\.[a-zA-Z]{2,}$/u;
/**
* Emoji regex from [emoji-regex-xs](https://github.com/slevithan/emoji-regex-xs) v1.0.0 (MIT license).
*
* Hint: We decided against the newer `/^\p{RGI_Emoji}+$/v` regex because it is
* not supported in older runtimes and does not match all emoji.
*/
const EMOJI_REGEX = /^(?:[\u{1F1E6}-\u{1F1FF}]{2}|\u{1F3F4}[\u{E0061}-\u{E007A}]{2}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,3}\u{E007F}|(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|(?![\p{Emoji_Modifier_Base}\u{1F1E6}-\u{1F1FF}])\p{Emoji_Presentation})(?:\u200D(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|(?![\p{Emoji_Modifier_Base}\u{1F1E6}-\u{1F1FF}])\p{Emoji_Presentation}))*)+$/u;
/**
* [Hexadecimal](https://en.wikipedia.org/wiki/Hexadecimal) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const HEXADECIMAL_REGEX = /^(?:0[hx])?[\da-fA-F]+$/u;
/**
* [Hex color](https://en.wikipedia.org/wiki/Web_colors#Hex_triplet) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const HEX_COLOR_REGEX = /^#(?:[\da-fA-F]{3,4}|[\da-fA-F]{6}|[\da-fA-F]{8})$/u;
/**
* [IMEI](https://en.wikipedia.org/wiki/International_Mobile_Equipment_Identity) regex.
*/
const IMEI_REGEX = /^\d{15}$|^\d{2}-\d{6}-\d{6}-\d$/u;
/**
* [IPv4](https://en.wikipedia.org/wiki/IPv4) regex.
*/
const IPV4_REGEX = /^(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])(?:\.(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])){3}$/u;
/**
* [IPv6](https://en.wikipedia.org/wiki/IPv6) regex.
*/
const IPV6_REGEX = /^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:|(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,5}(?::[\da-f]{1,4}){1,2}|(?:[\da-f]{1,4}:){1,4}(?::[\da-f]{1,4}){1,3}|(?:[\da-f]{1,4}:){1,3}(?::[\da-f]{1,4}){1,4}|(?:[\da-f]{1,4}:){1,2}(?::[\da-f]{1,4}){1,5}|[\da-f]{1,4}:(?::[\da-f]{1,4}){1,6}|:(?:(?::[\da-f]{1,4}){1,7}|:)|fe80:(?::[\da-f]{0,4}){0,4}%[\da-z]+|::(?:f{4}(?::0{1,4})?:)?(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d)|(?:[\da-f]{1,4}:){1,4}:(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d))$/iu;
/**
* [IP](https://en.wikipedia.org/wiki/IP_address) regex.
*/
const IP_REGEX = /^(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])(?:\.(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])){3}$|^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:|(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,5}(?::[\da-f]{1,4}){1,2}|(?:[\da-f]{1,4}:){1,4}(?::[\da-f]{1,4}){1,3}|(?:[\da-f]{1,4}:){1,3}(?::[\da-f]{1,4}){1,4}|(?:[\da-f]{1,4}:){1,2}(?::[\da-f]{1,4}){1,5}|[\da-f]{1,4}:(?::[\da-f]{1,4}){1,6}|:(?:(?::[\da-f]{1,4}){1,7}|:)|fe80:(?::[\da-f]{0,4}){0,4}%[\da-z]+|::(?:f{4}(?::0{1,4})?:)?(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d)|(?:[\da-f]{1,4}:){1,4}:(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d))$/iu;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date regex.
*/
const ISO_DATE_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date-time regex.
*/
const ISO_DATE_TIME_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3]):[0-5]\d$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date-time with seconds regex.
*/
const ISO_DATE_TIME_SECOND_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) time regex.
*/
const ISO_TIME_REGEX = /^(?:0\d|1\d|2[0-3]):[0-5]\d$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) time with seconds regex.
*/
const ISO_TIME_SECOND_REGEX = /^(?:0\d|1\d|2[0-3])(?::[0-5]\d){2}$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) timestamp regex. Allows a
* space as a date/time separator and an optional space before the UTC offset.
*/
const ISO_TIMESTAMP_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,9})?(?:Z| ?[+-](?:0\d|1\d|2[0-3])(?::?[0-5]\d)?)$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) week regex.
*/
const ISO_WEEK_REGEX = /^\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])$/u;
/**
* [JWS compact serialization](https://datatracker.ietf.org/doc/html/rfc7515#section-3.1)
* regex.
*
* Hint: Empty payload and signature segments are allowed because the
* Base64URL-encoded representation of an empty octet sequence is an empty
* string.
*/
const JWS_COMPACT_REGEX = /^(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)\.(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)?\.(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)?$/u;
/**
* [ISRC](https://en.wikipedia.org/wiki/International_Standard_Recording_Code) regex.
*/
const ISRC_REGEX = /^(?:[A-Z]{2}[A-Z\d]{3}\d{7}|[A-Z]{2}-[A-Z\d]{3}-\d{2}-\d{5})$/u;
/**
* [KSUID](https://github.com/segmentio/ksuid) regex.
*/
const KSUID_REGEX = /^[a-zA-Z0-9]{27}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) 48 bit regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC48_REGEX = /^(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) 64 bit regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC64_REGEX = /^(?:[\da-fA-F]{2}:){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){3}[\da-fA-F]{4}$|^(?:[\da-fA-F]{4}:){3}[\da-fA-F]{4}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC_REGEX = /^(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}$|^(?:[\da-fA-F]{2}:){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){3}[\da-fA-F]{4}$|^(?:[\da-fA-F]{4}:){3}[\da-fA-F]{4}$/u;
/**
* [Nano ID](https://github.com/ai/nanoid) regex.
*/
const NANO_ID_REGEX = /^[\w-]+$/u;
/**
* [Octal](https://en.wikipedia.org/wiki/Octal) regex.
*/
const OCTAL_REGEX = /^(?:0o)?[0-7]+$/u;
/**
* [RFC 5322 email address](https://datatracker.ietf.org/doc/html/rfc5322#section-3.4.1) regex.
*
* Hint: This regex was taken from the [HTML Living Standard Specification](https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address) and does not perfectly represent RFC 5322.
*/
const RFC_EMAIL_REGEX = /^[a-zA-Z0-9.!#$%&'*+\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
/**
* [Slug](https://en.wikipedia.org/wiki/Clean_URL#Slug) regex.
*/
const SLUG_REGEX = /^[\da-z]+(?:[-_][\da-z]+)*$/u;
/**
* [ULID](https://github.com/ulid/spec) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
* Hint: The first character is restricted to `[0-7]` because the 48-bit
* timestamp cannot exceed 2^48-1, making the maximum valid ULID
* `7ZZZZZZZZZZZZZZZZZZZZZZZZZ` in Crockford's Base32 encoding.
*/
const ULID_REGEX = /^[0-7][\da-hjkmnp-tv-zA-HJKMNP-TV-Z]{25}$/u;
/**
* [UUID](https://en.wikipedia.org/wiki/Universally_unique_identifier) regex.
*/
const UUID_REGEX = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

//#endregion
//#region src/actions/base64/base64.ts
/* @__NO_SIDE_EFFECTS__ */
function base64(message$1) {
	return {
		kind: "validation",
		type: "base64",
		reference: base64,
		async: false,
		expects: null,
		requirement: BASE64_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Base64", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/bic/bic.ts
/* @__NO_SIDE_EFFECTS__ */
function bic(message$1) {
	return {
		kind: "validation",
		type: "bic",
		reference: bic,
		async: false,
		expects: null,
		requirement: BIC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "BIC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/brand/brand.ts
/**
* Creates a brand transformation action.
*
* @param name The brand name.
*
* @returns A brand action.
*/
/* @__NO_SIDE_EFFECTS__ */
function brand(name) {
	return {
		kind: "transformation",
		type: "brand",
		reference: brand,
		async: false,
		name,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/bytes/bytes.ts
/* @__NO_SIDE_EFFECTS__ */
function bytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "bytes",
		reference: bytes,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 !== this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/check/check.ts
/* @__NO_SIDE_EFFECTS__ */
function check(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: check,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/check/checkAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function checkAsync(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: checkAsync,
		async: true,
		expects: null,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.typed && !await this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/checkItems/checkItems.ts
/* @__NO_SIDE_EFFECTS__ */
function checkItems(requirement, message$1) {
	return {
		kind: "validation",
		type: "check_items",
		reference: checkItems,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) for (let index = 0; index < dataset.value.length; index++) {
				const item = dataset.value[index];
				if (!this.requirement(item, index, dataset.value)) _addIssue(this, "item", dataset, config$1, {
					input: item,
					path: [{
						type: "array",
						origin: "value",
						input: dataset.value,
						key: index,
						value: item
					}]
				});
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/checkItems/checkItemsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function checkItemsAsync(requirement, message$1) {
	return {
		kind: "validation",
		type: "check_items",
		reference: checkItemsAsync,
		async: true,
		expects: null,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.typed) {
				const requirementResults = await Promise.all(dataset.value.map(this.requirement));
				for (let index = 0; index < dataset.value.length; index++) if (!requirementResults[index]) {
					const item = dataset.value[index];
					_addIssue(this, "item", dataset, config$1, {
						input: item,
						path: [{
							type: "array",
							origin: "value",
							input: dataset.value,
							key: index,
							value: item
						}]
					});
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/codePoints/codePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function codePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "code_points",
		reference: codePoints,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count !== this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/creditCard/creditCard.ts
/**
* Credit card regex.
*/
const CREDIT_CARD_REGEX = /^(?:\d{13,19}|\d{4}(?: \d{3,6}){2,4}|\d{4}(?:-\d{3,6}){2,4})$/u;
/**
* Sanitize regex.
*/
const SANITIZE_REGEX = /[- ]/gu;
/**
* Provider regex list.
*/
const PROVIDER_REGEX_LIST = (/* unused pure expression or super */ null && ([
	/^3[47]\d{13}$/u,
	/^3(?:0[0-5]|[68]\d)\d{11,13}$/u,
	/^6(?:011|5\d{2})\d{12,15}$/u,
	/^(?:2131|1800|35\d{3})\d{11}$/u,
	/^(?:5[1-5]\d{2}|222\d|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/u,
	/^(?:6[27]\d{14,17}|81\d{14,17})$/u,
	/^4\d{12}(?:\d{3,6})?$/u
]));
/* @__NO_SIDE_EFFECTS__ */
function creditCard(message$1) {
	return {
		kind: "validation",
		type: "credit_card",
		reference: creditCard,
		async: false,
		expects: null,
		requirement(input) {
			let sanitized;
			return CREDIT_CARD_REGEX.test(input) && (sanitized = input.replace(SANITIZE_REGEX, "")) && PROVIDER_REGEX_LIST.some((regex$1) => regex$1.test(sanitized)) && /* @__PURE__ */ _isLuhnAlgo(sanitized);
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "credit card", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/cuid2/cuid2.ts
/* @__NO_SIDE_EFFECTS__ */
function cuid2(message$1) {
	return {
		kind: "validation",
		type: "cuid2",
		reference: cuid2,
		async: false,
		expects: null,
		requirement: CUID2_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Cuid2", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/decimal/decimal.ts
/* @__NO_SIDE_EFFECTS__ */
function decimal(message$1) {
	return {
		kind: "validation",
		type: "decimal",
		reference: decimal,
		async: false,
		expects: null,
		requirement: DECIMAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "decimal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/description/description.ts
/**
* Creates a description metadata action.
*
* @param description_ The description text.
*
* @returns A description action.
*/
/* @__NO_SIDE_EFFECTS__ */
function description(description_) {
	return {
		kind: "metadata",
		type: "description",
		reference: description,
		description: description_
	};
}

//#endregion
//#region src/actions/digits/digits.ts
/* @__NO_SIDE_EFFECTS__ */
function digits(message$1) {
	return {
		kind: "validation",
		type: "digits",
		reference: digits,
		async: false,
		expects: null,
		requirement: DIGITS_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "digits", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/domain/domain.ts
/* @__NO_SIDE_EFFECTS__ */
function domain(message$1) {
	return {
		kind: "validation",
		type: "domain",
		reference: domain,
		expects: null,
		async: false,
		requirement: DOMAIN_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "domain", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/email/email.ts
/* @__NO_SIDE_EFFECTS__ */
function email(message$1) {
	return {
		kind: "validation",
		type: "email",
		reference: email,
		expects: null,
		async: false,
		requirement: EMAIL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "email", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/emoji/emoji.ts
/* @__NO_SIDE_EFFECTS__ */
function emoji(message$1) {
	return {
		kind: "validation",
		type: "emoji",
		reference: emoji,
		async: false,
		expects: null,
		requirement: EMOJI_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "emoji", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/empty/empty.ts
/* @__NO_SIDE_EFFECTS__ */
function empty(message$1) {
	return {
		kind: "validation",
		type: "empty",
		reference: empty,
		async: false,
		expects: "0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > 0) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/endsWith/endsWith.ts
/* @__NO_SIDE_EFFECTS__ */
function endsWith(requirement, message$1) {
	return {
		kind: "validation",
		type: "ends_with",
		reference: endsWith,
		async: false,
		expects: `"${requirement}"`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.endsWith(this.requirement)) _addIssue(this, "end", dataset, config$1, { received: `"${dataset.value.slice(-this.requirement.length)}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/entries/entries.ts
/* @__NO_SIDE_EFFECTS__ */
function entries(requirement, message$1) {
	return {
		kind: "validation",
		type: "entries",
		reference: entries,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count !== this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/everyItem/everyItem.ts
/* @__NO_SIDE_EFFECTS__ */
function everyItem(requirement, message$1) {
	return {
		kind: "validation",
		type: "every_item",
		reference: everyItem,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.every(this.requirement)) _addIssue(this, "item", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/examples/examples.ts
/**
* Creates an examples metadata action.
*
* @param examples_ The examples.
*
* @returns An examples action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function examples(examples_) {
	return {
		kind: "metadata",
		type: "examples",
		reference: examples,
		examples: examples_
	};
}

//#endregion
//#region src/actions/excludes/excludes.ts
/* @__NO_SIDE_EFFECTS__ */
function excludes(requirement, message$1) {
	const received = /* @__PURE__ */ _stringify(requirement);
	return {
		kind: "validation",
		type: "excludes",
		reference: excludes,
		async: false,
		expects: `!${received}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.includes(this.requirement)) _addIssue(this, "content", dataset, config$1, { received });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/filterItems/filterItems.ts
/* @__NO_SIDE_EFFECTS__ */
function filterItems(operation) {
	return {
		kind: "transformation",
		type: "filter_items",
		reference: filterItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.filter(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/findItem/findItem.ts
/* @__NO_SIDE_EFFECTS__ */
function findItem(operation) {
	return {
		kind: "transformation",
		type: "find_item",
		reference: findItem,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.find(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/finite/finite.ts
/* @__NO_SIDE_EFFECTS__ */
function finite(message$1) {
	return {
		kind: "validation",
		type: "finite",
		reference: finite,
		async: false,
		expects: null,
		requirement: Number.isFinite,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "finite", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/flavor/flavor.ts
/**
* Creates a flavor transformation action.
*
* @param name The flavor name.
*
* @returns A flavor action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function flavor(name) {
	return {
		kind: "transformation",
		type: "flavor",
		reference: flavor,
		async: false,
		name,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/graphemes/graphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function graphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "graphemes",
		reference: graphemes,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count !== this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/gtValue/gtValue.ts
/* @__NO_SIDE_EFFECTS__ */
function gtValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "gt_value",
		reference: gtValue,
		async: false,
		expects: `>${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value > this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/guard/guard.ts
/* @__NO_SIDE_EFFECTS__ */
function guard(requirement, message$1) {
	return {
		kind: "transformation",
		type: "guard",
		reference: guard,
		async: false,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) {
				_addIssue(this, "input", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hash/hash.ts
/**
* Hash lengths object.
*/
const HASH_LENGTHS = {
	md4: 32,
	md5: 32,
	sha1: 40,
	sha256: 64,
	sha384: 96,
	sha512: 128,
	ripemd128: 32,
	ripemd160: 40,
	tiger128: 32,
	tiger160: 40,
	tiger192: 48,
	crc32: 8,
	crc32b: 8,
	adler32: 8
};
/* @__NO_SIDE_EFFECTS__ */
function hash(types, message$1) {
	return {
		kind: "validation",
		type: "hash",
		reference: hash,
		expects: null,
		async: false,
		requirement: RegExp(types.map((type) => `^[a-fA-F0-9]{${HASH_LENGTHS[type]}}$`).join("|"), "u"),
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hash", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hexadecimal/hexadecimal.ts
/* @__NO_SIDE_EFFECTS__ */
function hexadecimal(message$1) {
	return {
		kind: "validation",
		type: "hexadecimal",
		reference: hexadecimal,
		async: false,
		expects: null,
		requirement: HEXADECIMAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hexadecimal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hexColor/hexColor.ts
/* @__NO_SIDE_EFFECTS__ */
function hexColor(message$1) {
	return {
		kind: "validation",
		type: "hex_color",
		reference: hexColor,
		async: false,
		expects: null,
		requirement: HEX_COLOR_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hex color", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/imei/imei.ts
/* @__NO_SIDE_EFFECTS__ */
function imei(message$1) {
	return {
		kind: "validation",
		type: "imei",
		reference: imei,
		async: false,
		expects: null,
		requirement(input) {
			return IMEI_REGEX.test(input) && /* @__PURE__ */ _isLuhnAlgo(input);
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "IMEI", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/includes/includes.ts
/* @__NO_SIDE_EFFECTS__ */
function includes(requirement, message$1) {
	const expects = /* @__PURE__ */ _stringify(requirement);
	return {
		kind: "validation",
		type: "includes",
		reference: includes,
		async: false,
		expects,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.includes(this.requirement)) _addIssue(this, "content", dataset, config$1, { received: `!${expects}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/integer/integer.ts
/* @__NO_SIDE_EFFECTS__ */
function integer(message$1) {
	return {
		kind: "validation",
		type: "integer",
		reference: integer,
		async: false,
		expects: null,
		requirement: Number.isInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ip/ip.ts
/* @__NO_SIDE_EFFECTS__ */
function ip(message$1) {
	return {
		kind: "validation",
		type: "ip",
		reference: ip,
		async: false,
		expects: null,
		requirement: IP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IP", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ipv4/ipv4.ts
/* @__NO_SIDE_EFFECTS__ */
function ipv4(message$1) {
	return {
		kind: "validation",
		type: "ipv4",
		reference: ipv4,
		async: false,
		expects: null,
		requirement: IPV4_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IPv4", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ipv6/ipv6.ts
/* @__NO_SIDE_EFFECTS__ */
function ipv6(message$1) {
	return {
		kind: "validation",
		type: "ipv6",
		reference: ipv6,
		async: false,
		expects: null,
		requirement: IPV6_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IPv6", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isbn/utils/_isIsbn10.ts
/**
* [Validates an ISBN-10](https://en.wikipedia.org/wiki/ISBN#ISBN-10_check_digits).
*
* @param input The input value.
*
* @returns `true` if the input is a valid ISBN-10, `false` otherwise.
*
* @internal
*/
function _isIsbn10(input) {
	const digits$1 = input.split("").map((c) => c === "X" ? 10 : parseInt(c));
	let sum = 0;
	for (let i = 0; i < 10; i++) sum += digits$1[i] * (10 - i);
	return sum % 11 === 0;
}

//#endregion
//#region src/actions/isbn/utils/_isIsbn13.ts
/**
* [Validates an ISBN-13](https://en.wikipedia.org/wiki/ISBN#ISBN-13_check_digit_calculation).
*
* @param input The input value.
*
* @returns `true` if the input is a valid ISBN-13, `false` otherwise.
*
* @internal
*/
function _isIsbn13(input) {
	const digits$1 = input.split("").map((c) => parseInt(c));
	let sum = 0;
	for (let i = 0; i < 13; i++) sum += digits$1[i] * (i % 2 === 0 ? 1 : 3);
	return sum % 10 === 0;
}

//#endregion
//#region src/actions/isbn/isbn.ts
/**
* ISBN separator regex.
*/
const ISBN_SEPARATOR_REGEX = /[- ]/gu;
/**
* ISBN-10 detection regex.
*/
const ISBN_10_DETECTION_REGEX = /^\d{9}[\dX]$/u;
/**
* ISBN-13 detection regex.
*/
const ISBN_13_DETECTION_REGEX = /^\d{13}$/u;
/* @__NO_SIDE_EFFECTS__ */
function isbn(message$1) {
	return {
		kind: "validation",
		type: "isbn",
		reference: isbn,
		async: false,
		expects: null,
		requirement(input) {
			const replacedInput = input.replace(ISBN_SEPARATOR_REGEX, "");
			if (ISBN_10_DETECTION_REGEX.test(replacedInput)) return _isIsbn10(replacedInput);
			else if (ISBN_13_DETECTION_REGEX.test(replacedInput)) return _isIsbn13(replacedInput);
			return false;
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "ISBN", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isrc/isrc.ts
/* @__NO_SIDE_EFFECTS__ */
function isrc(message$1) {
	return {
		kind: "validation",
		type: "isrc",
		reference: isrc,
		async: false,
		expects: null,
		requirement: ISRC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "ISRC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDate/isoDate.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDate(message$1) {
	return {
		kind: "validation",
		type: "iso_date",
		reference: isoDate,
		async: false,
		expects: null,
		requirement: ISO_DATE_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDateTime/isoDateTime.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDateTime(message$1) {
	return {
		kind: "validation",
		type: "iso_date_time",
		reference: isoDateTime,
		async: false,
		expects: null,
		requirement: ISO_DATE_TIME_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date-time", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDateTimeSecond/isoDateTimeSecond.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDateTimeSecond(message$1) {
	return {
		kind: "validation",
		type: "iso_date_time_second",
		reference: isoDateTimeSecond,
		async: false,
		expects: null,
		requirement: ISO_DATE_TIME_SECOND_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date-time-second", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTime/isoTime.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTime(message$1) {
	return {
		kind: "validation",
		type: "iso_time",
		reference: isoTime,
		async: false,
		expects: null,
		requirement: ISO_TIME_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "time", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimeSecond/isoTimeSecond.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimeSecond(message$1) {
	return {
		kind: "validation",
		type: "iso_time_second",
		reference: isoTimeSecond,
		async: false,
		expects: null,
		requirement: ISO_TIME_SECOND_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "time-second", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimestamp/isoTimestamp.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimestamp(message$1) {
	return {
		kind: "validation",
		type: "iso_timestamp",
		reference: isoTimestamp,
		async: false,
		expects: null,
		requirement: ISO_TIMESTAMP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "timestamp", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoWeek/isoWeek.ts
/* @__NO_SIDE_EFFECTS__ */
function isoWeek(message$1) {
	return {
		kind: "validation",
		type: "iso_week",
		reference: isoWeek,
		async: false,
		expects: null,
		requirement: ISO_WEEK_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "week", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/jwsCompact/jwsCompact.ts
/* @__NO_SIDE_EFFECTS__ */
function jwsCompact(message$1) {
	return {
		kind: "validation",
		type: "jws_compact",
		reference: jwsCompact,
		async: false,
		expects: null,
		requirement: JWS_COMPACT_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "JWS compact", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ksuid/ksuid.ts
/* @__NO_SIDE_EFFECTS__ */
function ksuid(message$1) {
	return {
		kind: "validation",
		type: "ksuid",
		reference: ksuid,
		async: false,
		expects: null,
		requirement: KSUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "KSUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/length/length.ts
/* @__NO_SIDE_EFFECTS__ */
function length(requirement, message$1) {
	return {
		kind: "validation",
		type: "length",
		reference: length,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length !== this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ltValue/ltValue.ts
/* @__NO_SIDE_EFFECTS__ */
function ltValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "lt_value",
		reference: ltValue,
		async: false,
		expects: `<${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value < this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac/mac.ts
/* @__NO_SIDE_EFFECTS__ */
function mac(message$1) {
	return {
		kind: "validation",
		type: "mac",
		reference: mac,
		async: false,
		expects: null,
		requirement: MAC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac48/mac48.ts
/* @__NO_SIDE_EFFECTS__ */
function mac48(message$1) {
	return {
		kind: "validation",
		type: "mac48",
		reference: mac48,
		async: false,
		expects: null,
		requirement: MAC48_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "48-bit MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac64/mac64.ts
/* @__NO_SIDE_EFFECTS__ */
function mac64(message$1) {
	return {
		kind: "validation",
		type: "mac64",
		reference: mac64,
		async: false,
		expects: null,
		requirement: MAC64_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "64-bit MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mapItems/mapItems.ts
/* @__NO_SIDE_EFFECTS__ */
function mapItems(operation) {
	return {
		kind: "transformation",
		type: "map_items",
		reference: mapItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.map(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxBytes/maxBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function maxBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_bytes",
		reference: maxBytes,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 > this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxCodePoints/maxCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function maxCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_code_points",
		reference: maxCodePoints,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count > this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxEntries/maxEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function maxEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_entries",
		reference: maxEntries,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count > this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxGraphemes/maxGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function maxGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_graphemes",
		reference: maxGraphemes,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count > this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxLength/maxLength.ts
/* @__NO_SIDE_EFFECTS__ */
function maxLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_length",
		reference: maxLength,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxSize/maxSize.ts
/* @__NO_SIDE_EFFECTS__ */
function maxSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_size",
		reference: maxSize,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size > this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxValue/maxValue.ts
/* @__NO_SIDE_EFFECTS__ */
function maxValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_value",
		reference: maxValue,
		async: false,
		expects: `<=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value <= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxWords/maxWords.ts
/* @__NO_SIDE_EFFECTS__ */
function maxWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "max_words",
		reference: maxWords,
		async: false,
		expects: `<=${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count > this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/metadata/metadata.ts
/**
* Creates a custom metadata action.
*
* @param metadata_ The metadata object.
*
* @returns A metadata action.
*/
/* @__NO_SIDE_EFFECTS__ */
function metadata(metadata_) {
	return {
		kind: "metadata",
		type: "metadata",
		reference: metadata,
		metadata: metadata_
	};
}

//#endregion
//#region src/actions/mimeType/mimeType.ts
/* @__NO_SIDE_EFFECTS__ */
function mimeType(requirement, message$1) {
	return {
		kind: "validation",
		type: "mime_type",
		reference: mimeType,
		async: false,
		expects: /* @__PURE__ */ _joinExpects(requirement.map((option) => `"${option}"`), "|"),
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.includes(dataset.value.type)) _addIssue(this, "MIME type", dataset, config$1, { received: `"${dataset.value.type}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minBytes/minBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function minBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_bytes",
		reference: minBytes,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 < this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minCodePoints/minCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function minCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_code_points",
		reference: minCodePoints,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count < this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minEntries/minEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function minEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_entries",
		reference: minEntries,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count < this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minGraphemes/minGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function minGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_graphemes",
		reference: minGraphemes,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count < this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minLength/minLength.ts
/* @__NO_SIDE_EFFECTS__ */
function minLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_length",
		reference: minLength,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length < this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minSize/minSize.ts
/* @__NO_SIDE_EFFECTS__ */
function minSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_size",
		reference: minSize,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size < this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minValue/minValue.ts
/* @__NO_SIDE_EFFECTS__ */
function minValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_value",
		reference: minValue,
		async: false,
		expects: `>=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value >= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minWords/minWords.ts
/* @__NO_SIDE_EFFECTS__ */
function minWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "min_words",
		reference: minWords,
		async: false,
		expects: `>=${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count < this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/multipleOf/multipleOf.ts
/* @__NO_SIDE_EFFECTS__ */
function multipleOf(requirement, message$1) {
	return {
		kind: "validation",
		type: "multiple_of",
		reference: multipleOf,
		async: false,
		expects: `%${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value % this.requirement != 0) _addIssue(this, "multiple", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/nanoid/nanoid.ts
/* @__NO_SIDE_EFFECTS__ */
function nanoid(message$1) {
	return {
		kind: "validation",
		type: "nanoid",
		reference: nanoid,
		async: false,
		expects: null,
		requirement: NANO_ID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Nano ID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/nonEmpty/nonEmpty.ts
/* @__NO_SIDE_EFFECTS__ */
function nonEmpty(message$1) {
	return {
		kind: "validation",
		type: "non_empty",
		reference: nonEmpty,
		async: false,
		expects: "!0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === 0) _addIssue(this, "length", dataset, config$1, { received: "0" });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/normalize/normalize.ts
/* @__NO_SIDE_EFFECTS__ */
function normalize(form) {
	return {
		kind: "transformation",
		type: "normalize",
		reference: normalize,
		async: false,
		form,
		"~run"(dataset) {
			dataset.value = dataset.value.normalize(this.form);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notBytes/notBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function notBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_bytes",
		reference: notBytes,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 === this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notCodePoints/notCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function notCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_code_points",
		reference: notCodePoints,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count === this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notEntries/notEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function notEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_entries",
		reference: notEntries,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count === this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notGraphemes/notGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function notGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_graphemes",
		reference: notGraphemes,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count === this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notLength/notLength.ts
/* @__NO_SIDE_EFFECTS__ */
function notLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_length",
		reference: notLength,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notSize/notSize.ts
/* @__NO_SIDE_EFFECTS__ */
function notSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_size",
		reference: notSize,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size === this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notValue/notValue.ts
/* @__NO_SIDE_EFFECTS__ */
function notValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_value",
		reference: notValue,
		async: false,
		expects: requirement instanceof Date ? `!${requirement.toJSON()}` : `!${/* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && /* @__PURE__ */ _isValueMatch(this.requirement, dataset.value)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notValues/notValues.ts
/* @__NO_SIDE_EFFECTS__ */
function notValues(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_values",
		reference: notValues,
		async: false,
		expects: `!${/* @__PURE__ */ _joinExpects(requirement.map((value$1) => value$1 instanceof Date ? value$1.toJSON() : /* @__PURE__ */ _stringify(value$1)), "|")}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && this.requirement.some((requirement$1) => /* @__PURE__ */ _isValueMatch(requirement$1, dataset.value))) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notWords/notWords.ts
/* @__NO_SIDE_EFFECTS__ */
function notWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "not_words",
		reference: notWords,
		async: false,
		expects: `!${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count === this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/octal/octal.ts
/* @__NO_SIDE_EFFECTS__ */
function octal(message$1) {
	return {
		kind: "validation",
		type: "octal",
		reference: octal,
		async: false,
		expects: null,
		requirement: OCTAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "octal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/parseBoolean/parseBoolean.ts
const TRUTHY = (/* unused pure expression or super */ null && ([
	true,
	1,
	"true",
	"1",
	"yes",
	"y",
	"on",
	"enabled"
]));
const FALSY = (/* unused pure expression or super */ null && ([
	false,
	0,
	"false",
	"0",
	"no",
	"n",
	"off",
	"disabled"
]));
/* @__NO_SIDE_EFFECTS__ */
function parseBoolean(config$1, message$1) {
	const normalize$1 = (v) => typeof v === "string" ? v.toLowerCase() : v;
	const truthyRaw = config$1?.truthy ?? TRUTHY;
	const falsyRaw = config$1?.falsy ?? FALSY;
	const truthy = config$1?.truthy ? config$1.truthy.map(normalize$1) : TRUTHY;
	const falsy = config$1?.falsy ? config$1.falsy.map(normalize$1) : FALSY;
	return {
		kind: "transformation",
		type: "parse_boolean",
		reference: parseBoolean,
		expects: /* @__PURE__ */ _joinExpects([...truthyRaw, ...falsyRaw].map(_stringify), "|"),
		config: config$1,
		message: message$1,
		async: false,
		"~run"(dataset, config$2) {
			const input = normalize$1(dataset.value);
			if (truthy.includes(input)) dataset.value = true;
			else if (falsy.includes(input)) dataset.value = false;
			else {
				_addIssue(this, "boolean", dataset, config$2);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/parseJson/parseJson.ts
/* @__NO_SIDE_EFFECTS__ */
function parseJson(config$1, message$1) {
	return {
		kind: "transformation",
		type: "parse_json",
		reference: parseJson,
		config: config$1,
		message: message$1,
		async: false,
		"~run"(dataset, config$2) {
			try {
				dataset.value = JSON.parse(dataset.value, this.config?.reviver);
			} catch (error) {
				if (error instanceof Error) {
					_addIssue(this, "JSON", dataset, config$2, { received: `"${error.message}"` });
					dataset.typed = false;
				} else throw error;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/partialCheck/utils/_isPartiallyTyped/_isPartiallyTyped.ts
/**
* Checks if a dataset is partially typed.
*
* @param dataset The dataset to check.
* @param paths The paths to check.
*
* @returns Whether it is partially typed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isPartiallyTyped(dataset, paths) {
	if (dataset.issues) for (const path of paths) for (const issue of dataset.issues) {
		let typed = false;
		const bound = Math.min(path.length, issue.path?.length ?? 0);
		for (let index = 0; index < bound; index++) if (path[index] !== issue.path[index].key && (path[index] !== "$" || issue.path[index].type !== "array")) {
			typed = true;
			break;
		}
		if (!typed) return false;
	}
	return true;
}

//#endregion
//#region src/actions/partialCheck/partialCheck.ts
/* @__NO_SIDE_EFFECTS__ */
function partialCheck(paths, requirement, message$1) {
	return {
		kind: "validation",
		type: "partial_check",
		reference: partialCheck,
		async: false,
		expects: null,
		paths,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if ((dataset.typed || /* @__PURE__ */ _isPartiallyTyped(dataset, paths)) && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/partialCheck/partialCheckAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function partialCheckAsync(paths, requirement, message$1) {
	return {
		kind: "validation",
		type: "partial_check",
		reference: partialCheckAsync,
		async: true,
		expects: null,
		paths,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if ((dataset.typed || /* @__PURE__ */ _isPartiallyTyped(dataset, paths)) && !await this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawCheck/rawCheck.ts
/**
* Creates a raw check validation action.
*
* @param action The validation action.
*
* @returns A raw check action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawCheck(action) {
	return {
		kind: "validation",
		type: "raw_check",
		reference: rawCheck,
		async: false,
		expects: null,
		"~run"(dataset, config$1) {
			action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info)
			});
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawCheck/rawCheckAsync.ts
/**
* Creates a raw check validation action.
*
* @param action The validation action.
*
* @returns A raw check action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawCheckAsync(action) {
	return {
		kind: "validation",
		type: "raw_check",
		reference: rawCheckAsync,
		async: true,
		expects: null,
		async "~run"(dataset, config$1) {
			await action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info)
			});
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransform.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransform(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransform,
		async: false,
		"~run"(dataset, config$1) {
			const output = action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransformAsync.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransformAsync(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransformAsync,
		async: true,
		async "~run"(dataset, config$1) {
			const output = await action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/readonly/readonly.ts
/* @__NO_SIDE_EFFECTS__ */
function readonly() {
	return {
		kind: "transformation",
		type: "readonly",
		reference: readonly,
		async: false,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/reduceItems/reduceItems.ts
/* @__NO_SIDE_EFFECTS__ */
function reduceItems(operation, initial) {
	return {
		kind: "transformation",
		type: "reduce_items",
		reference: reduceItems,
		async: false,
		operation,
		initial,
		"~run"(dataset) {
			dataset.value = dataset.value.reduce(this.operation, this.initial);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/regex/regex.ts
/* @__NO_SIDE_EFFECTS__ */
function regex(requirement, message$1) {
	return {
		kind: "validation",
		type: "regex",
		reference: regex,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "format", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/returns/returns.ts
/* @__NO_SIDE_EFFECTS__ */
function returns(schema) {
	return {
		kind: "transformation",
		type: "returns",
		reference: returns,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = (...args_) => {
				const returnsDataset = this.schema["~run"]({ value: func(...args_) }, config$1);
				if (returnsDataset.issues) throw new ValiError(returnsDataset.issues);
				return returnsDataset.value;
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/returns/returnsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function returnsAsync(schema) {
	return {
		kind: "transformation",
		type: "returns",
		reference: returnsAsync,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = async (...args_) => {
				const returnsDataset = await this.schema["~run"]({ value: await func(...args_) }, config$1);
				if (returnsDataset.issues) throw new ValiError(returnsDataset.issues);
				return returnsDataset.value;
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rfcEmail/rfcEmail.ts
/* @__NO_SIDE_EFFECTS__ */
function rfcEmail(message$1) {
	return {
		kind: "validation",
		type: "rfc_email",
		reference: rfcEmail,
		expects: null,
		async: false,
		requirement: RFC_EMAIL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "email", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/safeInteger/safeInteger.ts
/* @__NO_SIDE_EFFECTS__ */
function safeInteger(message$1) {
	return {
		kind: "validation",
		type: "safe_integer",
		reference: safeInteger,
		async: false,
		expects: null,
		requirement: Number.isSafeInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "safe integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/size/size.ts
/* @__NO_SIDE_EFFECTS__ */
function size(requirement, message$1) {
	return {
		kind: "validation",
		type: "size",
		reference: size,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size !== this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/slug/slug.ts
/* @__NO_SIDE_EFFECTS__ */
function slug(message$1) {
	return {
		kind: "validation",
		type: "slug",
		reference: slug,
		async: false,
		expects: null,
		requirement: SLUG_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "slug", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/someItem/someItem.ts
/* @__NO_SIDE_EFFECTS__ */
function someItem(requirement, message$1) {
	return {
		kind: "validation",
		type: "some_item",
		reference: someItem,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.some(this.requirement)) _addIssue(this, "item", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/sortItems/sortItems.ts
/* @__NO_SIDE_EFFECTS__ */
function sortItems(operation) {
	return {
		kind: "transformation",
		type: "sort_items",
		reference: sortItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.sort(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/startsWith/startsWith.ts
/* @__NO_SIDE_EFFECTS__ */
function startsWith(requirement, message$1) {
	return {
		kind: "validation",
		type: "starts_with",
		reference: startsWith,
		async: false,
		expects: `"${requirement}"`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.startsWith(this.requirement)) _addIssue(this, "start", dataset, config$1, { received: `"${dataset.value.slice(0, this.requirement.length)}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/stringifyJson/stringifyJson.ts
/* @__NO_SIDE_EFFECTS__ */
function stringifyJson(config$1, message$1) {
	return {
		kind: "transformation",
		type: "stringify_json",
		reference: stringifyJson,
		message: message$1,
		config: config$1,
		async: false,
		"~run"(dataset, config$2) {
			try {
				const output = JSON.stringify(dataset.value, this.config?.replacer, this.config?.space);
				if (output === void 0) {
					_addIssue(this, "JSON", dataset, config$2);
					dataset.typed = false;
				} else dataset.value = output;
			} catch (error) {
				if (error instanceof Error) {
					_addIssue(this, "JSON", dataset, config$2, { received: `"${error.message}"` });
					dataset.typed = false;
				} else throw error;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/title/title.ts
/**
* Creates a title metadata action.
*
* @param title_ The title text.
*
* @returns A title action.
*/
/* @__NO_SIDE_EFFECTS__ */
function title(title_) {
	return {
		kind: "metadata",
		type: "title",
		reference: title,
		title: title_
	};
}

//#endregion
//#region src/actions/toBigint/toBigint.ts
/* @__NO_SIDE_EFFECTS__ */
function toBigint(message$1) {
	return {
		kind: "transformation",
		type: "to_bigint",
		reference: toBigint,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = BigInt(dataset.value);
			} catch {
				_addIssue(this, "bigint", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toBoolean/toBoolean.ts
/**
* Creates a to boolean transformation action.
*
* @returns A to boolean action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toBoolean() {
	return {
		kind: "transformation",
		type: "to_boolean",
		reference: toBoolean,
		async: false,
		"~run"(dataset) {
			dataset.value = Boolean(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toCamelCase/toCamelCase.ts
/**
* Creates a to camel case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parseUrlValue`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2Name`).
*
* @returns A to camel case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toCamelCase() {
	return {
		kind: "transformation",
		type: "to_camel_case",
		reference: toCamelCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "", false, true);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toDate/toDate.ts
/* @__NO_SIDE_EFFECTS__ */
function toDate(message$1) {
	return {
		kind: "transformation",
		type: "to_date",
		reference: toDate,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = new Date(dataset.value);
				if (isNaN(dataset.value)) {
					_addIssue(this, "date", dataset, config$1, { received: "\"Invalid Date\"" });
					dataset.typed = false;
				}
			} catch {
				_addIssue(this, "date", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toKebabCase/toKebabCase.ts
/**
* Creates a to kebab case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parse-url-value`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2-name`).
*
* @returns A to kebab case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toKebabCase() {
	return {
		kind: "transformation",
		type: "to_kebab_case",
		reference: toKebabCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "-", false, false);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toLowerCase/toLowerCase.ts
/**
* Creates a to lower case transformation action.
*
* @returns A to lower case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toLowerCase() {
	return {
		kind: "transformation",
		type: "to_lower_case",
		reference: toLowerCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toLowerCase();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toMaxValue/toMaxValue.ts
/**
* Creates a to max value transformation action.
*
* @param requirement The maximum value.
*
* @returns A to max value action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toMaxValue(requirement) {
	return {
		kind: "transformation",
		type: "to_max_value",
		reference: toMaxValue,
		async: false,
		requirement,
		"~run"(dataset) {
			dataset.value = dataset.value > this.requirement ? this.requirement : dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toMinValue/toMinValue.ts
/**
* Creates a to min value transformation action.
*
* @param requirement The minimum value.
*
* @returns A to min value action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toMinValue(requirement) {
	return {
		kind: "transformation",
		type: "to_min_value",
		reference: toMinValue,
		async: false,
		requirement,
		"~run"(dataset) {
			dataset.value = dataset.value < this.requirement ? this.requirement : dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toNumber/toNumber.ts
/* @__NO_SIDE_EFFECTS__ */
function toNumber(message$1) {
	return {
		kind: "transformation",
		type: "to_number",
		reference: toNumber,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = Number(dataset.value);
				if (isNaN(dataset.value)) {
					_addIssue(this, "number", dataset, config$1);
					dataset.typed = false;
				}
			} catch {
				_addIssue(this, "number", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toPascalCase/toPascalCase.ts
/**
* Creates a to pascal case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `ParseUrlValue`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `Item2Name`).
*
* @returns A to pascal case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toPascalCase() {
	return {
		kind: "transformation",
		type: "to_pascal_case",
		reference: toPascalCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "", true, true);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toSnakeCase/toSnakeCase.ts
/**
* Creates a to snake case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parse_url_value`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2_name`).
*
* @returns A to snake case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toSnakeCase() {
	return {
		kind: "transformation",
		type: "to_snake_case",
		reference: toSnakeCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "_", false, false);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toString/toString.ts
/* @__NO_SIDE_EFFECTS__ */
function toString(message$1) {
	return {
		kind: "transformation",
		type: "to_string",
		reference: toString,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = String(dataset.value);
			} catch {
				_addIssue(this, "string", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toUpperCase/toUpperCase.ts
/**
* Creates a to upper case transformation action.
*
* @returns A to upper case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toUpperCase() {
	return {
		kind: "transformation",
		type: "to_upper_case",
		reference: toUpperCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toUpperCase();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/transform/transform.ts
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transform(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transform,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = this.operation(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/transform/transformAsync.ts
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transformAsync(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transformAsync,
		async: true,
		operation,
		async "~run"(dataset) {
			dataset.value = await this.operation(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trim/trim.ts
/**
* Creates a trim transformation action.
*
* @returns A trim action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trim() {
	return {
		kind: "transformation",
		type: "trim",
		reference: trim,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trim();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trimEnd/trimEnd.ts
/**
* Creates a trim end transformation action.
*
* @returns A trim end action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trimEnd() {
	return {
		kind: "transformation",
		type: "trim_end",
		reference: trimEnd,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trimEnd();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trimStart/trimStart.ts
/**
* Creates a trim start transformation action.
*
* @returns A trim start action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trimStart() {
	return {
		kind: "transformation",
		type: "trim_start",
		reference: trimStart,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trimStart();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ulid/ulid.ts
/* @__NO_SIDE_EFFECTS__ */
function ulid(message$1) {
	return {
		kind: "validation",
		type: "ulid",
		reference: ulid,
		async: false,
		expects: null,
		requirement: ULID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "ULID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/url/url.ts
/* @__NO_SIDE_EFFECTS__ */
function url(message$1) {
	return {
		kind: "validation",
		type: "url",
		reference: url,
		async: false,
		expects: null,
		requirement(input) {
			try {
				if (URL.canParse) return URL.canParse(input);
				new URL(input);
				return true;
			} catch {
				return false;
			}
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "URL", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/uuid/uuid.ts
/* @__NO_SIDE_EFFECTS__ */
function uuid(message$1) {
	return {
		kind: "validation",
		type: "uuid",
		reference: uuid,
		async: false,
		expects: null,
		requirement: UUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "UUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/value/value.ts
/* @__NO_SIDE_EFFECTS__ */
function value(requirement, message$1) {
	return {
		kind: "validation",
		type: "value",
		reference: value,
		async: false,
		expects: requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement),
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !/* @__PURE__ */ _isValueMatch(this.requirement, dataset.value)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/values/values.ts
/* @__NO_SIDE_EFFECTS__ */
function values(requirement, message$1) {
	return {
		kind: "validation",
		type: "values",
		reference: values,
		async: false,
		expects: `${/* @__PURE__ */ _joinExpects(requirement.map((value$1) => value$1 instanceof Date ? value$1.toJSON() : /* @__PURE__ */ _stringify(value$1)), "|")}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.some((requirement$1) => /* @__PURE__ */ _isValueMatch(requirement$1, dataset.value))) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/words/words.ts
/* @__NO_SIDE_EFFECTS__ */
function words(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "words",
		reference: words,
		async: false,
		expects: `${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count !== this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/const.ts
const ABORT_EARLY_CONFIG = { abortEarly: true };

//#endregion
//#region src/methods/assert/assert.ts
/**
* Checks if the input matches the schema. As this is an assertion function, it
* can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*/
function assert(schema, input) {
	const issues = schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
	if (issues) throw new ValiError(issues);
}

//#endregion
//#region src/methods/cache/_LruCache.ts
/**
* Efficient LRU cache using Map iteration order.
*/
var _LruCache = class {
	constructor(config$1) {
		this.refCount = 0;
		this.maxSize = config$1?.maxSize ?? 1e3;
		this.maxAge = config$1?.maxAge ?? Infinity;
		this.hasMaxAge = isFinite(this.maxAge);
	}
	/**
	* Stringifies an unknown input to a cache key component.
	*
	* @param input The unknown input.
	*
	* @returns A cache key component.
	*/
	stringify(input) {
		const type = typeof input;
		if (type === "string") return `"${input}"`;
		if (type === "number" || type === "boolean") return `${input}`;
		if (type === "bigint") return `${input}n`;
		if (type === "object" || type === "function") {
			if (input) {
				this.refIds ?? (this.refIds = /* @__PURE__ */ new WeakMap());
				let id = this.refIds.get(input);
				if (!id) {
					id = ++this.refCount;
					this.refIds.set(input, id);
				}
				return `#${id}`;
			}
			return "null";
		}
		return type;
	}
	/**
	* Creates a cache key from input and config.
	*
	* @param input The input value.
	* @param config The parse configuration.
	*
	* @returns The cache key.
	*/
	key(input, config$1 = {}) {
		return `${this.stringify(input)}|${this.stringify(config$1.lang)}|${this.stringify(config$1.message)}|${this.stringify(config$1.abortEarly)}|${this.stringify(config$1.abortPipeEarly)}`;
	}
	/**
	* Gets a value from the cache by key.
	*
	* @param key The cache key.
	*
	* @returns The cached value.
	*/
	get(key) {
		if (!this.store) return void 0;
		const entry = this.store.get(key);
		if (!entry) return void 0;
		if (this.hasMaxAge && Date.now() - entry[1] > this.maxAge) {
			this.store.delete(key);
			return;
		}
		this.store.delete(key);
		this.store.set(key, entry);
		return entry[0];
	}
	/**
	* Sets a value in the cache by key.
	*
	* @param key The cache key.
	* @param value The cached value.
	*/
	set(key, value$1) {
		this.store ?? (this.store = /* @__PURE__ */ new Map());
		this.store.delete(key);
		const timestamp = this.hasMaxAge ? Date.now() : 0;
		this.store.set(key, [value$1, timestamp]);
		if (this.store.size > this.maxSize) this.store.delete(this.store.keys().next().value);
	}
	/**
	* Clears all entries from the cache.
	*/
	clear() {
		this.store?.clear();
	}
};

//#endregion
//#region src/methods/cache/cache.ts
/* @__NO_SIDE_EFFECTS__ */
function cache(schema, config$1) {
	return _standardSchema({
		...schema,
		cacheConfig: config$1,
		cache: new _LruCache(config$1),
		"~run"(dataset, runConfig) {
			const key = this.cache.key(dataset.value, runConfig);
			let outputDataset = this.cache.get(key);
			if (!outputDataset) this.cache.set(key, outputDataset = schema["~run"](dataset, runConfig));
			return /* @__PURE__ */ _cloneDataset(outputDataset);
		}
	});
}

//#endregion
//#region src/methods/cache/cacheAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function cacheAsync(schema, config$1) {
	let activeRuns;
	return _standardSchema({
		...schema,
		async: true,
		cacheConfig: config$1,
		cache: new _LruCache(config$1),
		async "~run"(dataset, runConfig) {
			const key = this.cache.key(dataset.value, runConfig);
			const cached = this.cache.get(key);
			if (cached) return /* @__PURE__ */ _cloneDataset(cached);
			let promise$1 = activeRuns?.get(key);
			if (!promise$1) {
				activeRuns ?? (activeRuns = /* @__PURE__ */ new Map());
				promise$1 = Promise.resolve(schema["~run"](dataset, runConfig));
				activeRuns.set(key, promise$1);
			}
			try {
				const outputDataset = await promise$1;
				this.cache.set(key, outputDataset);
				return /* @__PURE__ */ _cloneDataset(outputDataset);
			} finally {
				activeRuns?.delete(key);
			}
		}
	});
}

//#endregion
//#region src/methods/config/config.ts
/**
* Changes the local configuration of a schema.
*
* @param schema The schema to configure.
* @param config The parse configuration.
*
* @returns The configured schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function config(schema, config$1) {
	return _standardSchema({
		...schema,
		"~run"(dataset, config_) {
			return schema["~run"](dataset, {
				...config_,
				...config$1
			});
		}
	});
}

//#endregion
//#region src/methods/getFallback/getFallback.ts
/**
* Returns the fallback value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The output dataset if available.
* @param config The config if available.
*
* @returns The fallback value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallback(schema, dataset, config$1) {
	return typeof schema.fallback === "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}

//#endregion
//#region src/methods/fallback/fallback.ts
/**
* Returns a fallback value as output if the input does not match the schema.
*
* @param schema The schema to catch.
* @param fallback The fallback value.
*
* @returns The passed schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function fallback(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		"~run"(dataset, config$1) {
			const outputDataset = schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}

//#endregion
//#region src/methods/fallback/fallbackAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function fallbackAsync(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		async: true,
		async "~run"(dataset, config$1) {
			const outputDataset = await schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: await /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}

//#endregion
//#region src/methods/flatten/flatten.ts
/* @__NO_SIDE_EFFECTS__ */
function flatten(issues) {
	const flatErrors = {};
	for (const issue of issues) if (issue.path) {
		const dotPath = /* @__PURE__ */ getDotPath(issue);
		if (dotPath) {
			if (!flatErrors.nested) flatErrors.nested = {};
			if (Object.prototype.hasOwnProperty.call(flatErrors.nested, dotPath)) flatErrors.nested[dotPath].push(issue.message);
			else flatErrors.nested[dotPath] = [issue.message];
		} else if (flatErrors.other) flatErrors.other.push(issue.message);
		else flatErrors.other = [issue.message];
	} else if (flatErrors.root) flatErrors.root.push(issue.message);
	else flatErrors.root = [issue.message];
	return flatErrors;
}

//#endregion
//#region src/methods/forward/forward.ts
/**
* Forwards the issues of the passed validation action.
*
* @param action The validation action.
* @param path The path to forward the issues to.
*
* @returns The modified action.
*/
/* @__NO_SIDE_EFFECTS__ */
function forward(action, path) {
	return {
		...action,
		"~run"(dataset, config$1) {
			const prevIssues = dataset.issues && [...dataset.issues];
			dataset = action["~run"](dataset, config$1);
			if (dataset.issues) {
				for (const issue of dataset.issues) if (!prevIssues?.includes(issue)) {
					let pathInput = dataset.value;
					for (const key of path) {
						const pathValue = pathInput[key];
						const pathItem = {
							type: "unknown",
							origin: "value",
							input: pathInput,
							key,
							value: pathValue
						};
						if (issue.path) issue.path.push(pathItem);
						else issue.path = [pathItem];
						if (!pathValue) break;
						pathInput = pathValue;
					}
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/forward/forwardAsync.ts
/**
* Forwards the issues of the passed validation action.
*
* @param action The validation action.
* @param path The path to forward the issues to.
*
* @returns The modified action.
*/
/* @__NO_SIDE_EFFECTS__ */
function forwardAsync(action, path) {
	return {
		...action,
		async: true,
		async "~run"(dataset, config$1) {
			const prevIssues = dataset.issues && [...dataset.issues];
			dataset = await action["~run"](dataset, config$1);
			if (dataset.issues) {
				for (const issue of dataset.issues) if (!prevIssues?.includes(issue)) {
					let pathInput = dataset.value;
					for (const key of path) {
						const pathValue = pathInput[key];
						const pathItem = {
							type: "unknown",
							origin: "value",
							input: pathInput,
							key,
							value: pathValue
						};
						if (issue.path) issue.path.push(pathItem);
						else issue.path = [pathItem];
						if (!pathValue) break;
						pathInput = pathValue;
					}
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/getDefault/getDefault.ts
/**
* Returns the default value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The input dataset if available.
* @param config The config if available.
*
* @returns The default value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefault(schema, dataset, config$1) {
	return typeof schema.default === "function" ? schema.default(dataset, config$1) : schema.default;
}

//#endregion
//#region src/methods/getDefaults/getDefaults.ts
/**
* Returns the default values of the schema.
*
* Hint: The difference to `getDefault` is that for object and tuple schemas
* this function recursively returns the default values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The default values.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefaults(schema) {
	if ("entries" in schema) {
		const object$1 = {};
		for (const key in schema.entries) object$1[key] = /* @__PURE__ */ getDefaults(schema.entries[key]);
		return object$1;
	}
	if ("items" in schema) return schema.items.map(getDefaults);
	return /* @__PURE__ */ getDefault(schema);
}

//#endregion
//#region src/methods/getDefaults/getDefaultsAsync.ts
/**
* Returns the default values of the schema.
*
* Hint: The difference to `getDefault` is that for object and tuple schemas
* this function recursively returns the default values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The default values.
*/
/* @__NO_SIDE_EFFECTS__ */
async function getDefaultsAsync(schema) {
	if ("entries" in schema) return Object.fromEntries(await Promise.all(Object.entries(schema.entries).map(async ([key, value$1]) => [key, await /* @__PURE__ */ getDefaultsAsync(value$1)])));
	if ("items" in schema) return Promise.all(schema.items.map(getDefaultsAsync));
	return /* @__PURE__ */ getDefault(schema);
}

//#endregion
//#region src/methods/getDescription/getDescription.ts
/**
* Returns the description of the schema.
*
* If multiple descriptions are defined, the last one of the highest level is
* returned. If no description is defined, `undefined` is returned.
*
* @param schema The schema to get the description from.
*
* @returns The description, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getDescription(schema) {
	return /* @__PURE__ */ _getLastMetadata(schema, "description");
}

//#endregion
//#region src/methods/getExamples/getExamples.ts
/**
* Returns the examples of a schema.
*
* If multiple examples are defined, it concatenates them using depth-first
* search. If no examples are defined, an empty array is returned.
*
* @param schema The schema to get the examples from.
*
* @returns The examples, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getExamples(schema) {
	const examples$1 = [];
	function depthFirstCollect(schema$1) {
		if ("pipe" in schema$1) {
			for (const item of schema$1.pipe) if (item.kind === "schema" && "pipe" in item) depthFirstCollect(item);
			else if (item.kind === "metadata" && item.type === "examples") for (const example of item.examples) examples$1.push(example);
		}
	}
	depthFirstCollect(schema);
	return examples$1;
}

//#endregion
//#region src/methods/getFallbacks/getFallbacks.ts
/**
* Returns the fallback values of the schema.
*
* Hint: The difference to `getFallback` is that for object and tuple schemas
* this function recursively returns the fallback values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The fallback values.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallbacks(schema) {
	if ("entries" in schema) {
		const object$1 = {};
		for (const key in schema.entries) object$1[key] = /* @__PURE__ */ getFallbacks(schema.entries[key]);
		return object$1;
	}
	if ("items" in schema) return schema.items.map(getFallbacks);
	return /* @__PURE__ */ getFallback(schema);
}

//#endregion
//#region src/methods/getFallbacks/getFallbacksAsync.ts
/**
* Returns the fallback values of the schema.
*
* Hint: The difference to `getFallback` is that for object and tuple schemas
* this function recursively returns the fallback values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The fallback values.
*/
/* @__NO_SIDE_EFFECTS__ */
async function getFallbacksAsync(schema) {
	if ("entries" in schema) return Object.fromEntries(await Promise.all(Object.entries(schema.entries).map(async ([key, value$1]) => [key, await /* @__PURE__ */ getFallbacksAsync(value$1)])));
	if ("items" in schema) return Promise.all(schema.items.map(getFallbacksAsync));
	return /* @__PURE__ */ getFallback(schema);
}

//#endregion
//#region src/methods/getMetadata/getMetadata.ts
/**
* Returns the metadata of a schema.
*
* If multiple metadata are defined, it shallowly merges them using depth-first
* search. If no metadata is defined, an empty object is returned.
*
* @param schema Schema to get the metadata from.
*
* @returns The metadata, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getMetadata(schema) {
	const result = {};
	function depthFirstMerge(schema$1) {
		if ("pipe" in schema$1) {
			for (const item of schema$1.pipe) if (item.kind === "schema" && "pipe" in item) depthFirstMerge(item);
			else if (item.kind === "metadata" && item.type === "metadata") Object.assign(result, item.metadata);
		}
	}
	depthFirstMerge(schema);
	return result;
}

//#endregion
//#region src/methods/getTitle/getTitle.ts
/**
* Returns the title of the schema.
*
* If multiple titles are defined, the last one of the highest level is
* returned. If no title is defined, `undefined` is returned.
*
* @param schema The schema to get the title from.
*
* @returns The title, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getTitle(schema) {
	return /* @__PURE__ */ _getLastMetadata(schema, "title");
}

//#endregion
//#region src/methods/is/is.ts
/**
* Checks if the input matches the schema. By using a type predicate, this
* function can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*
* @returns Whether the input matches the schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function is(schema, input) {
	return !schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
}

//#endregion
//#region src/schemas/any/any.ts
/**
* Creates an any schema.
*
* Hint: This schema function exists only for completeness and is not
* recommended in practice. Instead, `unknown` should be used to accept
* unknown data.
*
* @returns An any schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function any() {
	return _standardSchema({
		kind: "schema",
		type: "any",
		reference: any,
		expects: "any",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/array/array.ts
/* @__NO_SIDE_EFFECTS__ */
function array(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: array,
		expects: "Array",
		async: false,
		item,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.item["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/array/arrayAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function arrayAsync(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: arrayAsync,
		expects: "Array",
		async: true,
		item,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(input.map((value$1) => this.item["~run"]({ value: value$1 }, config$1)));
				for (let key = 0; key < itemDatasets.length; key++) {
					const itemDataset = itemDatasets[key];
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: input[key]
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/bigint/bigint.ts
/* @__NO_SIDE_EFFECTS__ */
function bigint(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "bigint",
		reference: bigint,
		expects: "bigint",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "bigint") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/blob/blob.ts
/* @__NO_SIDE_EFFECTS__ */
function blob(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "blob",
		reference: blob,
		expects: "Blob",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Blob) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/boolean/boolean.ts
/* @__NO_SIDE_EFFECTS__ */
function boolean(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "boolean",
		reference: boolean,
		expects: "boolean",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "boolean") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/custom/custom.ts
/* @__NO_SIDE_EFFECTS__ */
function custom(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: custom,
		expects: "unknown",
		async: false,
		check: check$1,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/custom/customAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function customAsync(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: customAsync,
		expects: "unknown",
		async: true,
		check: check$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (await this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/date/date.ts
/* @__NO_SIDE_EFFECTS__ */
function date(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "date",
		reference: date,
		expects: "Date",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Date) if (!isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1, { received: "\"Invalid Date\"" });
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/enum/enum.ts
/* @__NO_SIDE_EFFECTS__ */
function enum_(enum__, message$1) {
	const options = [];
	for (const key in enum__) if (`${+key}` !== key || typeof enum__[key] !== "string" || !Object.is(enum__[enum__[key]], +key)) options.push(enum__[key]);
	return _standardSchema({
		kind: "schema",
		type: "enum",
		reference: enum_,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		enum: enum__,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptional,
		expects: wrapped.expects,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptionalAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptionalAsync,
		expects: wrapped.expects,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/file/file.ts
/* @__NO_SIDE_EFFECTS__ */
function file(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "file",
		reference: file,
		expects: "File",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof File) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/function/function.ts
/* @__NO_SIDE_EFFECTS__ */
function function_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "function",
		reference: function_,
		expects: "Function",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "function") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/instance/instance.ts
/* @__NO_SIDE_EFFECTS__ */
function instance(class_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "instance",
		reference: instance,
		expects: class_.name,
		async: false,
		class: class_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof this.class) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/intersect/utils/_merge/_merge.ts
/**
* Merges two values into one single output.
*
* @param value1 First value.
* @param value2 Second value.
*
* @returns The merge dataset.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _merge(value1, value2) {
	if (typeof value1 === typeof value2) {
		if (/* @__PURE__ */ _isSameValueZero(value1, value2) || value1 instanceof Date && value2 instanceof Date && /* @__PURE__ */ _isSameValueZero(+value1, +value2)) return { value: value1 };
		if (value1 && value2 && value1.constructor === Object && value2.constructor === Object) {
			const nextValue = {
				...value1,
				...value2
			};
			for (const key in value2) if (Object.prototype.hasOwnProperty.call(value1, key) && Object.prototype.hasOwnProperty.call(value2, key)) {
				const dataset = /* @__PURE__ */ _merge(value1[key], value2[key]);
				if (dataset.issue) return dataset;
				nextValue[key] = dataset.value;
			}
			return { value: nextValue };
		}
		if (Array.isArray(value1) && Array.isArray(value2)) {
			if (value1.length === value2.length) {
				const nextValue = [...value1];
				for (let index = 0; index < value1.length; index++) {
					const dataset = /* @__PURE__ */ _merge(value1[index], value2[index]);
					if (dataset.issue) return dataset;
					nextValue[index] = dataset.value;
				}
				return { value: nextValue };
			}
		}
	}
	return { issue: true };
}

//#endregion
//#region src/schemas/intersect/intersect.ts
/* @__NO_SIDE_EFFECTS__ */
function intersect(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "intersect",
		reference: intersect,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "&"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.length) {
				const input = dataset.value;
				let outputs;
				dataset.typed = true;
				for (const schema of this.options) {
					const optionDataset = schema["~run"]({ value: input }, config$1);
					if (optionDataset.issues) {
						if (dataset.issues) for (const issue of optionDataset.issues) dataset.issues.push(issue);
						else dataset.issues = optionDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!optionDataset.typed) dataset.typed = false;
					if (dataset.typed) if (outputs) outputs.push(optionDataset.value);
					else outputs = [optionDataset.value];
				}
				if (dataset.typed) {
					dataset.value = outputs[0];
					for (let index = 1; index < outputs.length; index++) {
						const mergeDataset = /* @__PURE__ */ _merge(dataset.value, outputs[index]);
						if (mergeDataset.issue) {
							_addIssue(this, "type", dataset, config$1, { received: "unknown" });
							break;
						}
						dataset.value = mergeDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/intersect/intersectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function intersectAsync(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "intersect",
		reference: intersectAsync,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "&"),
		async: true,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (this.options.length) {
				const input = dataset.value;
				let outputs;
				dataset.typed = true;
				const optionDatasets = await Promise.all(this.options.map((schema) => schema["~run"]({ value: input }, config$1)));
				for (const optionDataset of optionDatasets) {
					if (optionDataset.issues) {
						if (dataset.issues) for (const issue of optionDataset.issues) dataset.issues.push(issue);
						else dataset.issues = optionDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!optionDataset.typed) dataset.typed = false;
					if (dataset.typed) if (outputs) outputs.push(optionDataset.value);
					else outputs = [optionDataset.value];
				}
				if (dataset.typed) {
					dataset.value = outputs[0];
					for (let index = 1; index < outputs.length; index++) {
						const mergeDataset = /* @__PURE__ */ _merge(dataset.value, outputs[index]);
						if (mergeDataset.issue) {
							_addIssue(this, "type", dataset, config$1, { received: "unknown" });
							break;
						}
						dataset.value = mergeDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/lazy/lazy.ts
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazy(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazy,
		expects: "unknown",
		async: false,
		getter,
		"~run"(dataset, config$1) {
			return this.getter(dataset.value)["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/lazy/lazyAsync.ts
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazyAsync(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazyAsync,
		expects: "unknown",
		async: true,
		getter,
		async "~run"(dataset, config$1) {
			return (await this.getter(dataset.value))["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/literal/literal.ts
/* @__NO_SIDE_EFFECTS__ */
function literal(literal_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "literal",
		reference: literal,
		expects: /* @__PURE__ */ _stringify(literal_),
		async: false,
		literal: literal_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (/* @__PURE__ */ _isSameValueZero(dataset.value, this.literal)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObject.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObjectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObjectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObjectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseTuple/looseTuple.ts
/* @__NO_SIDE_EFFECTS__ */
function looseTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_tuple",
		reference: looseTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) dataset.value.push(input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseTuple/looseTupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function looseTupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_tuple",
		reference: looseTupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) dataset.value.push(input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/map/map.ts
/* @__NO_SIDE_EFFECTS__ */
function map(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "map",
		reference: map,
		expects: "Map",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Map) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Map();
				for (const [inputKey, inputValue] of input) {
					const keyDataset = this.key["~run"]({ value: inputKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "key",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of keyDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: inputValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "value",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					dataset.value.set(keyDataset.value, valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/map/mapAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function mapAsync(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "map",
		reference: mapAsync,
		expects: "Map",
		async: true,
		key,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Map) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Map();
				const datasets = await Promise.all([...input].map(([inputKey, inputValue]) => Promise.all([
					inputKey,
					inputValue,
					this.key["~run"]({ value: inputKey }, config$1),
					this.value["~run"]({ value: inputValue }, config$1)
				])));
				for (const [inputKey, inputValue, keyDataset, valueDataset] of datasets) {
					if (keyDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "key",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of keyDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (valueDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "value",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					dataset.value.set(keyDataset.value, valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nan/nan.ts
/* @__NO_SIDE_EFFECTS__ */
function nan(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "nan",
		reference: nan,
		expects: "NaN",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (Number.isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/never/never.ts
/* @__NO_SIDE_EFFECTS__ */
function never(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "never",
		reference: never,
		expects: "never",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			_addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullable/nonNullable.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullable(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullable",
		reference: nonNullable,
		expects: "!null",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value !== null) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullable/nonNullableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullableAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullable",
		reference: nonNullableAsync,
		expects: "!null",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.value !== null) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullish/nonNullish.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullish(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullish",
		reference: nonNullish,
		expects: "(!null & !undefined)",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!(dataset.value === null || dataset.value === void 0)) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null || dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullish/nonNullishAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullishAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullish",
		reference: nonNullishAsync,
		expects: "(!null & !undefined)",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (!(dataset.value === null || dataset.value === void 0)) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null || dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonOptional/nonOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function nonOptional(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptional,
		expects: "!undefined",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value !== void 0) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonOptional/nonOptionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonOptionalAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptionalAsync,
		expects: "!undefined",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.value !== void 0) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/null/null.ts
/* @__NO_SIDE_EFFECTS__ */
function null_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "null",
		reference: null_,
		expects: "null",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === null) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nullable/nullable.ts
/* @__NO_SIDE_EFFECTS__ */
function nullable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullable,
		expects: `(${wrapped.expects} | null)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullable/nullableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nullableAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullableAsync,
		expects: `(${wrapped.expects} | null)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullish/nullish.ts
/* @__NO_SIDE_EFFECTS__ */
function nullish(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullish,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullish/nullishAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nullishAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullishAsync,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/number/number.ts
/* @__NO_SIDE_EFFECTS__ */
function number(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "number",
		reference: number,
		expects: "number",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/object/object.ts
/* @__NO_SIDE_EFFECTS__ */
function object(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: object,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/object/objectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function objectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: objectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/objectWithRest/objectWithRest.ts
/* @__NO_SIDE_EFFECTS__ */
function objectWithRest(entries$1, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object_with_rest",
		reference: objectWithRest,
		expects: "Object",
		async: false,
		entries: entries$1,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) {
						const valueDataset = this.rest["~run"]({ value: input[key] }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: input[key]
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/objectWithRest/objectWithRestAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function objectWithRestAsync(entries$1, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object_with_rest",
		reference: objectWithRestAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		rest,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const [normalDatasets, restDatasets] = await Promise.all([Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				})), Promise.all(Object.entries(input).filter(([key]) => /* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)).map(async ([key, value$1]) => [
					key,
					value$1,
					await this.rest["~run"]({ value: value$1 }, config$1)
				]))]);
				for (const [key, value$1, valueSchema, valueDataset] of normalDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) for (const [key, value$1, valueDataset] of restDatasets) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/optional/optional.ts
/* @__NO_SIDE_EFFECTS__ */
function optional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optional,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/optional/optionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function optionalAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optionalAsync,
		expects: `(${wrapped.expects} | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/picklist/picklist.ts
/* @__NO_SIDE_EFFECTS__ */
function picklist(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "picklist",
		reference: picklist,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/promise/promise.ts
/* @__NO_SIDE_EFFECTS__ */
function promise(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "promise",
		reference: promise,
		expects: "Promise",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Promise) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/record.ts
/* @__NO_SIDE_EFFECTS__ */
function record(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: record,
		expects: "Object",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const entryKey in input) if (/* @__PURE__ */ _isValidObjectKey(input, entryKey)) {
					const entryValue = input[entryKey];
					const keyDataset = this.key["~run"]({ value: entryKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: entryValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/recordAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function recordAsync(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: recordAsync,
		expects: "Object",
		async: true,
		key,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const datasets = await Promise.all(Object.entries(input).filter(([key$1]) => /* @__PURE__ */ _isValidObjectKey(input, key$1)).map(([entryKey, entryValue]) => Promise.all([
					entryKey,
					entryValue,
					this.key["~run"]({ value: entryKey }, config$1),
					this.value["~run"]({ value: entryValue }, config$1)
				])));
				for (const [entryKey, entryValue, keyDataset, valueDataset] of datasets) {
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/set/set.ts
/* @__NO_SIDE_EFFECTS__ */
function set(value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "set",
		reference: set,
		expects: "Set",
		async: false,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Set) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Set();
				for (const inputValue of input) {
					const valueDataset = this.value["~run"]({ value: inputValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "set",
							origin: "value",
							input,
							key: null,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value.add(valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/set/setAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function setAsync(value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "set",
		reference: setAsync,
		expects: "Set",
		async: true,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Set) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Set();
				const valueDatasets = await Promise.all([...input].map(async (inputValue) => [inputValue, await this.value["~run"]({ value: inputValue }, config$1)]));
				for (const [inputValue, valueDataset] of valueDatasets) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "set",
							origin: "value",
							input,
							key: null,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value.add(valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObject.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObjectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObjectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObjectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictTuple/strictTuple.ts
/* @__NO_SIDE_EFFECTS__ */
function strictTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictTuple/strictTupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function strictTupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/string/string.ts
/* @__NO_SIDE_EFFECTS__ */
function string(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "string",
		reference: string,
		expects: "string",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "string") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/symbol/symbol.ts
/* @__NO_SIDE_EFFECTS__ */
function symbol(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "symbol",
		reference: symbol,
		expects: "symbol",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "symbol") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tuple/tuple.ts
/* @__NO_SIDE_EFFECTS__ */
function tuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tuple/tupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tupleWithRest/tupleWithRest.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRest(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRest,
		expects: "Array",
		async: false,
		items,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.rest["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tupleWithRest/tupleWithRestAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRestAsync(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRestAsync,
		expects: "Array",
		async: true,
		items,
		rest,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const [normalDatasets, restDatasets] = await Promise.all([Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				})), Promise.all(input.slice(this.items.length).map(async (value$1, key) => {
					return [
						key + this.items.length,
						value$1,
						await this.rest["~run"]({ value: value$1 }, config$1)
					];
				}))]);
				for (const [key, value$1, itemDataset] of normalDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (const [key, value$1, itemDataset] of restDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/undefined/undefined.ts
/* @__NO_SIDE_EFFECTS__ */
function undefined_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "undefined",
		reference: undefined_,
		expects: "undefined",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/undefinedable/undefinedable.ts
/* @__NO_SIDE_EFFECTS__ */
function undefinedable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "undefinedable",
		reference: undefinedable,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/undefinedable/undefinedableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function undefinedableAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "undefinedable",
		reference: undefinedableAsync,
		expects: `(${wrapped.expects} | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/union/utils/_subIssues/_subIssues.ts
/**
* Returns the sub issues of the provided datasets for the union issue.
*
* @param datasets The datasets.
*
* @returns The sub issues.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _subIssues(datasets) {
	let issues;
	if (datasets) for (const dataset of datasets) if (issues) for (const issue of dataset.issues) issues.push(issue);
	else issues = dataset.issues;
	return issues;
}

//#endregion
//#region src/schemas/union/union.ts
/* @__NO_SIDE_EFFECTS__ */
function union(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: union,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/union/unionAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function unionAsync(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: unionAsync,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: true,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = await schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/unknown/unknown.ts
/**
* Creates a unknown schema.
*
* @returns A unknown schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unknown() {
	return _standardSchema({
		kind: "schema",
		type: "unknown",
		reference: unknown,
		expects: "unknown",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/variant/variant.ts
/* @__NO_SIDE_EFFECTS__ */
function variant(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variant,
		expects: "Object",
		async: false,
		key,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/variant/variantAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function variantAsync(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variantAsync,
		expects: "Object",
		async: true,
		key,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = async (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") await parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? (await discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG)).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = await schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				await parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/void/void.ts
/* @__NO_SIDE_EFFECTS__ */
function void_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "void",
		reference: void_,
		expects: "void",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/keyof/keyof.ts
/* @__NO_SIDE_EFFECTS__ */
function keyof(schema, message$1) {
	return /* @__PURE__ */ picklist(Object.keys(schema.entries), message$1);
}

//#endregion
//#region src/methods/message/message.ts
/**
* Changes the local message configuration of a schema.
*
* @param schema The schema to configure.
* @param message_ The error message.
*
* @returns The configured schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function message(schema, message_) {
	return _standardSchema({
		...schema,
		"~run"(dataset, config$1) {
			return schema["~run"](dataset, {
				...config$1,
				message: message_
			});
		}
	});
}

//#endregion
//#region src/methods/omit/omit.ts
/**
* Creates a modified copy of an object schema that does not contain the
* selected entries.
*
* @param schema The schema to omit from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function omit(schema, keys) {
	const entries$1 = { ...schema.entries };
	for (const key of keys) delete entries$1[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/parse/parse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
function parse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}

//#endregion
//#region src/methods/parse/parseAsync.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
async function parseAsync(schema, input, config$1) {
	const dataset = await schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}

//#endregion
//#region src/methods/parser/parser.ts
/* @__NO_SIDE_EFFECTS__ */
function parser(schema, config$1) {
	const func = (input) => parse(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/parser/parserAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function parserAsync(schema, config$1) {
	const func = (input) => parseAsync(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/partial/partial.ts
/* @__NO_SIDE_EFFECTS__ */
function partial(schema, keys) {
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ optional(schema.entries[key]) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/partial/partialAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function partialAsync(schema, keys) {
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ optionalAsync(schema.entries[key]) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/pick/pick.ts
/**
* Creates a modified copy of an object schema that contains only the selected
* entries.
*
* @param schema The schema to pick from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function pick(schema, keys) {
	const entries$1 = {};
	for (const key of keys) entries$1[key] = schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/pipe/pipe.ts
/* @__NO_SIDE_EFFECTS__ */
function pipe(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		"~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/pipe/pipeAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function pipeAsync(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		async: true,
		async "~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = await item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/required/required.ts
/* @__NO_SIDE_EFFECTS__ */
function required(schema, arg2, arg3) {
	const keys = Array.isArray(arg2) ? arg2 : void 0;
	const message$1 = Array.isArray(arg2) ? arg3 : arg2;
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptional(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/required/requiredAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function requiredAsync(schema, arg2, arg3) {
	const keys = Array.isArray(arg2) ? arg2 : void 0;
	const message$1 = Array.isArray(arg2) ? arg3 : arg2;
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptionalAsync(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/safeParse/safeParse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
function safeParse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

//#endregion
//#region src/methods/safeParse/safeParseAsync.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
async function safeParseAsync(schema, input, config$1) {
	const dataset = await schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

//#endregion
//#region src/methods/safeParser/safeParser.ts
/* @__NO_SIDE_EFFECTS__ */
function safeParser(schema, config$1) {
	const func = (input) => /* @__PURE__ */ safeParse(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/safeParser/safeParserAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function safeParserAsync(schema, config$1) {
	const func = (input) => /* @__PURE__ */ safeParseAsync(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/summarize/summarize.ts
/**
* Summarize the error messages of issues in a pretty-printable multi-line string.
*
* @param issues The list of issues.
*
* @returns A summary of the issues.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function summarize(issues) {
	let summary = "";
	for (const issue of issues) {
		if (summary) summary += "\n";
		summary += `× ${issue.message}`;
		const dotPath = /* @__PURE__ */ getDotPath(issue);
		if (dotPath) summary += `\n  → at ${dotPath}`;
	}
	return summary;
}

//#endregion
//#region src/methods/unwrap/unwrap.ts
/**
* Unwraps the wrapped schema.
*
* @param schema The schema to be unwrapped.
*
* @returns The unwrapped schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unwrap(schema) {
	return schema.wrapped;
}

//#endregion


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(8106);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
