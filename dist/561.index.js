export const id = 561;
export const ids = [561];
export const modules = {

/***/ 9580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ acceptable)
/* harmony export */ });
/* harmony import */ var _time_calendar_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3032);
/* harmony import */ var _decision_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8790);


/**
 * What was read without the decisions that cannot be a person's word about a membership of this portal: about somebody
 * who is no member and about whom nobody was ever asked, or made on a day that is not yet. Their rows count as undecided.
 *
 * @param here the memberships that are there now
 * @param today local day, `YYYY-MM-DD`
 */
function acceptable(read, { review, inactive }, here, today) {
    const known = new Set([...review.asked, ...review.decisions, ...inactive].map(_decision_js__WEBPACK_IMPORTED_MODULE_0__/* .membershipKey */ .UB));
    const problems = [...read.problems];
    const unclear = new Set(read.unclear);
    const subjects = new Map(read.subjects);
    const rows = read.rows.filter((row) => {
        const key = (0,_decision_js__WEBPACK_IMPORTED_MODULE_0__/* .membershipKey */ .UB)(row);
        const place = read.places.get(key);
        const isKnown = here.has(key) || known.has(key);
        // Where somebody decides it may be tomorrow already.
        if (isKnown && (row.decidedOn ?? "") <= (0,_time_calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .dayAfter */ .PV)(today))
            return true;
        unclear.add(key);
        const problem = isKnown
            ? `${place?.("decidedOn")} is a day that is not yet.`
            : `${place?.("decision")} decides about somebody who is no member of the room, and about whom nobody was asked: nothing is known to be done.`;
        problems.push(problem);
        subjects.set(problem, key);
        return false;
    });
    return rows.length === read.rows.length ? read : { ...read, rows, unclear, problems, subjects };
}


/***/ }),

/***/ 7896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ml: () => (/* binding */ inAreas),
/* harmony export */   d6: () => (/* binding */ areaOf),
/* harmony export */   uS: () => (/* binding */ columnName)
/* harmony export */ });
/**
 * Tells whether a cell of these columns lies in one of the areas. A file may hold tens of thousands of areas and of rows,
 * so no area is walked through: each only marks where it begins and ends.
 */
function inAreas(areas, columns, rows) {
    const depths = new Map();
    for (const column of areas.length === 0 ? [] : columns) {
        const depth = new Int32Array(rows + 1);
        for (const { startRow, endRow, startCol, endCol } of areas) {
            if (column < startCol || column > endCol || startRow >= rows || endRow < startRow)
                continue;
            depth[startRow] = (depth[startRow] ?? 0) + 1;
            const after = Math.min(endRow + 1, rows);
            depth[after] = (depth[after] ?? 0) - 1;
        }
        for (let row = 1; row <= rows; row++)
            depth[row] = (depth[row] ?? 0) + (depth[row - 1] ?? 0);
        depths.set(column, depth);
    }
    return (row, column) => (depths.get(column)?.[row] ?? 0) > 0;
}
const RANGE = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i;
/** `N2:N4` as an area; undefined for what is no range. */
function areaOf(range) {
    const [, startColumn, startRow, endColumn = startColumn, endRow = startRow] = RANGE.exec(range) ?? [];
    if (startColumn === undefined || endColumn === undefined)
        return undefined;
    return {
        ...{ startRow: Number(startRow) - 1, endRow: Number(endRow) - 1 },
        ...{ startCol: columnIndex(startColumn), endCol: columnIndex(endColumn) },
    };
}
/** `A`, `B`, … `Z`, `AA` … for columns from 0. */
function columnName(index) {
    const last = String.fromCharCode(65 + (index % 26));
    return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}
function columnIndex(name) {
    return [...name.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}


/***/ }),

/***/ 3196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ HOW_TO_NAME),
/* harmony export */   r: () => (/* binding */ HOW_TO)
/* harmony export */ });
/** Name of the sheet that explains the workbook. */
const HOW_TO_NAME = "How to";
/** What stands in it, a line a cell. */
const HOW_TO = [
    "Who is listed: members who were inactive in a room. The action proposes, you decide; it never changes access itself.",
    "In the sheet Decide, choose “keep” or “remove” in the column Decision of a row. Write “open” to take a decision back.",
    "“keep” needs a reason. It counts as an exemption until the day in Until, and for twelve months at most, unless the action is told another number of months (review-keep-months).",
    "“remove” means: you remove the person from the room in DocSpace. The next run says whether it is done.",
    "Write into Decided by who decided, and into Decided on when. Whoever may write to this file can decide; the Log says who changed it last.",
    "Dates: choose a date, or write it as 2026-12-31.",
    "Sort, filter, and add columns as you like; added columns stay. Sort whole rows: hidden columns say whom a row is about.",
    "Do not change the hidden columns or what the row says of room and person, and merge no cells: such a row counts as undecided.",
    "The next run reads the file, follows the decisions, and writes it anew. What it cannot understand stays as you wrote it, and the report names the cell.",
    "Close the file when you are done: while it is open in an editor, no run can write it. Sheets of your own stay, but no charts and pivot tables on them; the sheets Log and How to are written anew.",
];


/***/ }),

/***/ 5054:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Eg: () => (/* binding */ loggedReadings),
/* harmony export */   Gn: () => (/* binding */ strangeLines),
/* harmony export */   Ke: () => (/* binding */ decisionCells),
/* harmony export */   OG: () => (/* binding */ logLines),
/* harmony export */   V_: () => (/* binding */ isLog)
/* harmony export */ });
/* harmony import */ var _text_english_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9594);
/* harmony import */ var _review_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(948);
/* harmony import */ var _titles_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3715);
/* harmony import */ var _write_workbook_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5742);




const LOG_KEYS = Object.keys(_titles_js__WEBPACK_IMPORTED_MODULE_2__/* .LOG_HEADS */ .Pb);
const WORDS = { keep: "keep", remove: "remove", open: "taken back", closed: "closed" };
const SAID = ["readOn", "decision", "until", "reason", "decidedBy", "decidedOn", "changedBy", "run"];
/**
 * What a line of the log says of a decision: names and what became of it change from run to run, and are not among it.
 *
 * @param months for which `keep` counts at most
 */
function decisionCells(one, months) {
    return {
        readOn: one.readOn,
        decision: WORDS[one.decision],
        until: one.decision === "keep" ? (0,_review_js__WEBPACK_IMPORTED_MODULE_1__/* .keptUntil */ .Jf)(one, months) : "",
        reason: one.reason,
        decidedBy: one.decidedBy,
        decidedOn: one.decidedOn ?? "",
        changedBy: one.changedBy,
        run: one.run,
    };
}
function isLog({ rows: [heads = []] }) {
    return _titles_js__WEBPACK_IMPORTED_MODULE_2__/* .LOG_MARKS */ .kb.every((title) => heads.includes(title));
}
/** The lines that say which run read them; others are notes of people. */
function logLines({ name, rows }) {
    const [heads = [], ...lines] = rows;
    const columns = SAID.map((key) => heads.indexOf(_titles_js__WEBPACK_IMPORTED_MODULE_2__/* .LOG_HEADS */ .Pb[key]));
    const run = heads.indexOf(_titles_js__WEBPACK_IMPORTED_MODULE_2__/* .LOG_HEADS */ .Pb.run);
    return lines.flatMap((cells, index) => {
        if (plain(cells[run]) === "")
            return [];
        const said = columns.map((column) => plain(cells[column]));
        const months = monthsBetween(said[SAID.indexOf("readOn")], said[SAID.indexOf("until")]);
        const texts = LOG_KEYS.map((key) => [key, plain(cells[heads.indexOf(_titles_js__WEBPACK_IMPORTED_MODULE_2__/* .LOG_HEADS */ .Pb[key])])]);
        const line = { cells: Object.fromEntries(texts), says: JSON.stringify(said), months };
        return [{ sheet: name, row: index + 2, ...line }];
    });
}
/**
 * What the log says of the readings of rows: by it the ledger, once lost, does not make an old decision a new one.
 *
 * @returns of a row and what it shows, the latest reading of what says the same of that person and room
 */
function loggedReadings(lines) {
    const latest = new Map();
    for (const { cells } of lines) {
        const { readOn, run, changedBy } = cells;
        const key = sameWords(cells);
        if (isDay(readOn) && readOn > (latest.get(key)?.readOn ?? ""))
            latest.set(key, { readOn, run, changedBy });
    }
    return ({ decision, reason, decidedBy, decidedOn = "" }, { room, name }) => {
        const shown = { room: plain(room?.value), name: plain(name?.value), decision: WORDS[decision] };
        return latest.get(sameWords({ ...shown, reason: plain(reason), decidedBy: plain(decidedBy), decidedOn }));
    };
}
function sameWords({ room, name, decision, reason, decidedBy, decidedOn, }) {
    return JSON.stringify([room, name, decision, reason, decidedBy, decidedOn]);
}
const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
/** As the input `review-keep-months` allows. */
const MOST_MONTHS = 120;
function monthsBetween(from = "", to = "") {
    const [first, last] = [from, to].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)));
    const months = (last ?? 0) - (first ?? 0);
    return months > 0 && months <= MOST_MONTHS ? months : 0;
}
/** Rows that one sentence names. */
const MOST_NAMED = 5;
/**
 * Says which lines of the log are not what the runs remember: somebody wrote them, or changed them, or the ledger was lost.
 *
 * @param version of the file, which keeps them; undefined where not known
 */
function strangeLines(lines, decisions, version) {
    // The run that wrote them may have been told another number of months: the one that explains most of them.
    const months = new Set([0, ...lines.map((line) => line.months)]);
    const [strange = []] = [...months]
        .map((one) => notRemembered(lines, decisions, one))
        .sort((a, b) => a.length - b.length);
    const [first] = strange;
    if (first === undefined)
        return [];
    const more = strange.length - MOST_NAMED;
    const rows = strange.slice(0, MOST_NAMED).map(({ row }) => row);
    const which = `${rows.join(", ")}${more > 0 ? ` and ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(more, "more row")}` : ""}`;
    const one = strange.length === 1;
    if (decisions.length === 0)
        return [forgotten(first.sheet, strange.length, version)];
    const kept = version === undefined ? "" : ` Version ${version} of the file has ${one ? "it" : "them"}.`;
    return [
        `The sheet “${first.sheet}” was changed by hand: ${one ? "row" : "rows"} ${which} ${one ? "is" : "are"} not what the runs remember. That decides nothing, and is not written again.${kept}`,
    ];
}
function forgotten(sheet, count, version) {
    const kept = version === undefined ? "" : ` Version ${version} of the file has them.`;
    return `The sheet “${sheet}” tells of ${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(count, "decision")}, and the ledger of none: the ledger was deleted or moved away, or the sheet was written by hand. What still stands in the sheet with the decisions counts from the day on which the log says it was read; other lines of the log are not written again.${kept} Bring the ledger back from the trash, under its old name.`;
}
function notRemembered(lines, decisions, months) {
    const left = new Map();
    for (const one of decisions) {
        const cells = decisionCells(one, months);
        const says = JSON.stringify(SAID.map((key) => plain(cells[key])));
        left.set(says, (left.get(says) ?? 0) + 1);
    }
    return lines.filter(({ says }) => {
        const count = left.get(says) ?? 0;
        left.set(says, count - 1);
        return count <= 0;
    });
}
function plain(value) {
    const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? "");
    return (0,_write_workbook_js__WEBPACK_IMPORTED_MODULE_3__/* .cleanText */ .X5)(text).normalize("NFC").replace(/\s+/g, " ").trim();
}


/***/ }),

/***/ 2464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mq: () => (/* binding */ LARGEST_WORKBOOK),
  pp: () => (/* binding */ NOTHING_READ),
  se: () => (/* binding */ notUsable),
  ty: () => (/* binding */ readReview)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/earlier-runs/access-review/archive.js

/** 100 000 rows as LibreOffice saves them. */
const MOST = { unpacked: 128 * 1024 * 1024, elements: 6_000_000, attributes: 12_000_000 };
const PART = 0x02014b50;
const LOCAL = 0x04034b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const IN_64_BITS = 0xffff_ffff;
/**
 * Whether a workbook can be read in memory: a few hundred kilobytes may unpack to gigabytes, or to more elements than a
 * reader can hold. Parts are unpacked to find out, none beyond the size that the archive's list says (ZIP, APPNOTE 4.3).
 * Throws where the bytes are no such archive.
 */
function fitsInMemory(content, most = MOST) {
    const parts = partsOf(content);
    if (parts.reduce((sum, { unpacked }) => sum + unpacked, 0) > most.unpacked)
        return false;
    let elements = 0;
    let attributes = 0;
    for (const part of parts) {
        const bytes = unpacked(content, part);
        for (let at = 0; at < bytes.length; at++) {
            if (bytes[at] === 0x3c && bytes[at + 1] !== 0x2f)
                elements++;
            else if (bytes[at] === 0x3d)
                attributes++;
        }
    }
    return elements <= most.elements && attributes <= most.attributes;
}
function unpacked(content, { packed, unpacked: bytes, deflated, at }) {
    const view = viewOf(content);
    if (view.getUint32(at, true) !== LOCAL)
        throw new Error("a part is not where the archive says");
    const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const data = content.subarray(from, from + packed);
    if (!deflated || packed === 0)
        return data;
    // One more than is said: what is larger is refused, and so is what says nothing of its size.
    return (0,external_node_zlib_.inflateRawSync)(data, { maxOutputLength: Math.max(1, bytes) });
}
function partsOf(content) {
    const view = viewOf(content);
    let { count, at } = listOf(view);
    const parts = [];
    for (; count > 0; count--) {
        if (view.getUint32(at, true) !== PART)
            throw new Error("the archive's list is broken");
        const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
        const sizes = wideSizes(view, at, at + 46 + name, extra);
        parts.push({ ...sizes, deflated: view.getUint16(at + 10, true) === 8 });
        at += 46 + name + extra + comment;
    }
    return parts;
}
/** Sizes and place of a part; those that do not fit into 32 bits stand in its extra field (APPNOTE 4.5.3). */
function wideSizes(view, at, extraAt, length) {
    let next = extraAt + length;
    for (let field = extraAt; field + 4 <= extraAt + length; field += 4 + view.getUint16(field + 2, true)) {
        if (view.getUint16(field, true) === 1) {
            next = field + 4;
            break;
        }
    }
    const size = (offset) => {
        const short = view.getUint32(at + offset, true);
        if (short !== IN_64_BITS)
            return short;
        const wide = Number(view.getBigUint64(next, true));
        next += 8;
        return wide;
    };
    const unpacked = size(24);
    const packed = size(20);
    return { unpacked, packed, at: size(42) };
}
/** Where the list of parts begins, and how many it has. */
function listOf(view) {
    for (let end = view.byteLength - 22; end >= 0 && end >= view.byteLength - 22 - 0xffff; end--) {
        if (view.getUint32(end, true) !== END)
            continue;
        const count = view.getUint16(end + 10, true);
        const at = view.getUint32(end + 16, true);
        if (count !== 0xffff && at !== IN_64_BITS)
            return { count, at };
        if (view.getUint32(end - 20, true) !== LOCATOR_64)
            break;
        const wide = Number(view.getBigUint64(end - 12, true));
        if (view.getUint32(wide, true) !== END_64)
            break;
        return {
            count: Number(view.getBigUint64(wide + 32, true)),
            at: Number(view.getBigUint64(wide + 48, true)),
        };
    }
    throw new Error("no archive");
}
function viewOf({ buffer, byteOffset, byteLength }) {
    return new DataView(buffer, byteOffset, byteLength);
}

// EXTERNAL MODULE: ./build/earlier-runs/access-review/decision.js
var decision = __webpack_require__(8790);
// EXTERNAL MODULE: ./build/earlier-runs/access-review/areas.js
var access_review_areas = __webpack_require__(7896);
// EXTERNAL MODULE: ./build/earlier-runs/access-review/titles.js
var titles = __webpack_require__(3715);
;// CONCATENATED MODULE: ./build/earlier-runs/access-review/heads.js


/** The heads stand in one of the first rows: people put titles and notes above a table. */
const HEADS_WITHIN = 30;
/** Without its day a `keep` would count for longer than somebody meant, and without the others it would be a new one. */
const NEEDED = [...titles/* FILLED */.DD, "roomId", "personId", "check"];
/** The row of heads: the first with the columns without which nothing can be understood. Doubled heads mean none. */
function findHeads({ rows }) {
    for (const [row, cells] of rows.slice(0, HEADS_WITHIN).entries()) {
        const columns = new Map();
        const added = new Map();
        let doubled = false;
        for (const [index, cell] of cells.entries()) {
            const head = headText(cell);
            if (head === "")
                continue;
            const key = KEYS.get(headKey(head));
            if (key === undefined)
                added.set(freeHead(head, added), index);
            else if (columns.has(key))
                doubled = true;
            else
                columns.set(key, index);
        }
        const whole = NEEDED.every((key) => columns.has(key));
        if (whole && !doubled)
            return { row, columns, added: withNamedColumns(rows, row, columns, added) };
    }
    return undefined;
}
const headKey = (text) => text.normalize("NFC").trim().toLowerCase().replace(/\s+/g, " ");
const KEYS = new Map(titles/* COLUMN_KEYS */.mm.map((key) => [headKey(titles/* TITLES */.eX[key]), key]));
function headText(cell) {
    return (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? "")).trim();
}
function freeHead(head, taken) {
    let one = head;
    for (let n = 2; taken.has(one); n++)
        one = `${head} (${n})`;
    return one;
}
/** The added columns, with those that have cells but no head. */
function withNamedColumns(rows, head, columns, added) {
    const named = new Set([...columns.values(), ...added.values()]);
    const others = new Set();
    for (const [row, cells] of rows.entries()) {
        if (row === head)
            continue;
        for (const [column, cell] of cells.entries()) {
            if (!named.has(column) && headText(cell) !== "")
                others.add(column);
        }
    }
    const all = new Map(added);
    for (const column of [...others].sort((a, b) => a - b)) {
        all.set(freeHead(`Column ${(0,access_review_areas/* columnName */.uS)(column)}`, all), column);
    }
    return all;
}

// EXTERNAL MODULE: ./build/earlier-runs/access-review/how-to.js
var how_to = __webpack_require__(3196);
;// CONCATENATED MODULE: ./build/earlier-runs/access-review/not-written-again.js



/** Cells that one sentence names. */
const MOST_NAMED = 5;
/** Notes in a sheet that every run writes anew: cells beside or below what a run writes there, and comments. */
function notesIn({ name, rows, cells }) {
    const ofLog = rows[0]?.includes(titles/* LOG_HEADS */.Pb.run) === true;
    const width = ofLog ? Object.keys(titles/* LOG_HEADS */.Pb).length : 1;
    const notes = new Set();
    for (const [row, values] of rows.entries()) {
        const isOurs = ofLog ? (values[width - 1] ?? "") !== "" : row < how_to/* HOW_TO */.r.length;
        for (const [column, value] of values.entries()) {
            if ((value ?? "") !== "" && (!isOurs || column >= width))
                notes.add(placeOf(row, column));
        }
    }
    for (const [place, { comment }] of cells ?? []) {
        const [row = 0, column = 0] = place.split(",").map(Number);
        if (comment !== undefined)
            notes.add(placeOf(row, column));
    }
    if (notes.size === 0)
        return [];
    return [
        `The sheet “${name}” is written anew at every run: what people wrote into it, here ${some(notes)}, is not kept. Write notes into added columns of the sheet with the decisions, or on a sheet of your own.`,
    ];
}
/** Comments of this sheet that lie beside its rows. */
function commentsBeside({ name, cells }, isKept) {
    const beside = [...(cells ?? [])].flatMap(([place, { comment }]) => {
        const [row = 0, column = 0] = place.split(",").map(Number);
        return comment === undefined || isKept(row, column) ? [] : [placeOf(row, column)];
    });
    if (beside.length === 0)
        return [];
    return [
        `Comments of the sheet “${name}” that stand at no cell of a row, here ${some(new Set(beside))}, are not kept.`,
    ];
}
/** Formulas that people added in columns and rows of their own. */
function formulasIn(sheet, places) {
    if (places.length === 0)
        return [];
    return [
        `Formulas in added columns and rows of the sheet “${sheet}”, here ${some(new Set(places))}, are kept as what they show, for rows change their places.`,
    ];
}
/** That a sheet with decisions is no longer protected: nobody could say which of its cells people may fill in. */
function protectionOf({ name, protection }) {
    return protection === undefined
        ? []
        : [`The sheet “${name}” was protected; it is written again without that.`];
}
/** Rules that people gave this sheet by which its cells are coloured. */
function conditionalFormatsOf({ name, conditionalRules = [] }) {
    if (conditionalRules.length === 0)
        return [];
    const ranges = new Set(conditionalRules.map(({ range }) => range));
    return [
        `Conditional formats of the sheet “${name}”, here of ${some(ranges)}, are not kept, for rows change their places. Colours of single cells are.`,
    ];
}
/** Formulas of own sheets that name single cells of the sheet with the decisions. */
function formulasAbout(sheet, own) {
    const plain = sheet.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const names = new RegExp(`(?:'${plain.replaceAll("'", "''")}'|${plain})!\\$?[A-Z]{1,3}\\$?\\d`, "i");
    const about = own.filter(({ cells }) => [...(cells?.values() ?? [])].some(({ formula }) => formula !== undefined && names.test(formula)));
    return about.map(({ name }) => `Formulas of the sheet “${name}” name cells of the sheet “${sheet}”, whose rows change their places at every run: let them look for the person instead, or name whole columns.`);
}
function placeOf(row, column) {
    return `${(0,access_review_areas/* columnName */.uS)(column)}${row + 1}`;
}
function some(places) {
    const more = places.size - MOST_NAMED;
    const named = [...places].slice(0, MOST_NAMED).join(", ");
    return more > 0 ? `${named} and ${more} more` : named;
}

// EXTERNAL MODULE: ./build/earlier-runs/access-review/row-check.js
var row_check = __webpack_require__(3503);
;// CONCATENATED MODULE: ./build/earlier-runs/access-review/lines.js





const ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
/** Every line of the sheet by what it is about. */
function linesOf(sheet, heads, portals) {
    const groups = new Map();
    const aboutNobody = [];
    const foreign = [];
    const notes = [];
    const formulas = [];
    const keptRows = new Set();
    const isMerged = mergedRows(sheet, heads);
    const isSpilled = spilledCells(sheet, heads);
    const { columns, added } = heads;
    const kept = new Set([...columns.values(), ...added.values()]);
    for (let index = 0; index < sheet.rows.length; index++) {
        if (index === heads.row)
            continue;
        const line = lineOf(sheet, heads, index, isMerged(index), isSpilled);
        if (!isWritten(line))
            continue;
        keptRows.add(index);
        const subject = index < heads.row ? "nothing" : subjectOf(line, heads, portals);
        if (subject === "nothing")
            notes.push(line);
        else if (subject === "nobody")
            aboutNobody.push(line);
        else if (subject === "foreign")
            foreign.push(line);
        else {
            const same = groups.get(subject.key) ?? [];
            same.push(line);
            groups.set(subject.key, same);
        }
        for (const column of subject === "nothing" ? kept : added.values()) {
            const place = `${(0,access_review_areas/* columnName */.uS)(column)}${index + 1}`;
            if (sheet.cells?.get(`${index},${column}`)?.formula !== undefined)
                formulas.push(place);
        }
    }
    const lost = [
        ...formulasIn(sheet.name, formulas),
        ...commentsBeside(sheet, (row, column) => keptRows.has(row) && kept.has(column)),
    ];
    return { groups, aboutNobody, notes, foreign, lost };
}
function isWritten({ kept: { cells, added } }) {
    return [...Object.values(cells), ...added.values()].some(({ value }) => String(value ?? "").trim() !== "");
}
/** What a line decides about: a membership of this portal or of another, nobody, or nothing at all. */
function subjectOf(line, heads, portals) {
    const membership = membershipOf(line.at, heads);
    if (membership === undefined)
        return line.filled ? "nobody" : "nothing";
    const { room, person } = membership;
    return (0,row_check/* isOfPortal */.K5)(line.check, room, person, portals) ? { key: (0,decision/* membershipKey */.UB)(membership) } : "foreign";
}
/** Rows of which a cell that says who or what is merged with others: it is unknown for whom its value is meant. */
function mergedRows({ merges = [], rows }, { columns }) {
    const decisive = [...titles/* FILLED */.DD, "roomId", "personId", "check"];
    const watched = decisive.flatMap((key) => columns.get(key) ?? []);
    const isMerged = (0,access_review_areas/* inAreas */.Ml)(merges, watched, rows.length);
    return (row) => watched.some((column) => isMerged(row, column));
}
/** Cells that one formula fills beside its own: the file has only their values, as if somebody had written them. */
function spilledCells({ cells, rows }, { columns }) {
    const areas = [];
    for (const { formulaType, formulaRef } of cells?.values() ?? []) {
        // The range of a shared formula may hold cells that somebody wrote over; those that have it say so themselves.
        const area = formulaType === "array" && formulaRef !== undefined ? (0,access_review_areas/* areaOf */.d6)(formulaRef) : undefined;
        if (area !== undefined)
            areas.push(area);
    }
    return (0,access_review_areas/* inAreas */.Ml)(areas, columns.values(), rows.length);
}
function lineOf(sheet, { columns, added }, row, merged, isSpilled) {
    const at = (key) => {
        const cell = rawCell(sheet, row, columns.get(key));
        return isSpilled(row, columns.get(key) ?? -1) ? { ...cell, formula: true } : cell;
    };
    const keptOf = (column) => {
        const { value } = rawCell(sheet, row, column);
        const formula = column === undefined ? undefined : sheet.cells?.get(`${row},${column}`)?.formula;
        if (formula === undefined)
            return value === null ? undefined : { value };
        // In another row it would point at other people; some programs save no result beside it.
        return { value: value ?? `=${formula}` };
    };
    const present = (entries) => [...entries].flatMap(([key, column]) => {
        const cell = keptOf(column);
        return cell === undefined ? [] : [[key, cell]];
    });
    const cells = Object.fromEntries(present(columns));
    for (const key of titles/* COLUMN_KEYS */.mm) {
        const cell = cells[key];
        // Written again as a plain word it would count from then on, although nobody had touched it.
        const counts = merged && titles/* FILLED */.DD.includes(key);
        if (cell !== undefined && (counts || at(key).formula)) {
            cells[key] = { ...cell, formula: literal(cell.value) };
        }
    }
    return {
        at,
        place: (key) => `Cell ${(0,access_review_areas/* columnName */.uS)(columns.get(key) ?? 0)}${row + 1} of the sheet “${sheet.name}”`,
        kept: { cells, added: new Map(present(added)), looks: looksOf(sheet, { columns, added }, row) },
        filled: titles/* FILLED */.DD.some((key) => {
            const { value, formula } = at(key);
            return formula || (value !== null && String(value).trim() !== "");
        }),
        check: plainText(at("check")),
        merged,
    };
}
/** Colours and comments of a row, by the heads of its columns. */
function looksOf({ cells }, { columns, added }, row) {
    const looks = new Map();
    const heads = [...[...columns].map(([key, column]) => [titles/* TITLES */.eX[key], column]), ...added];
    for (const [head, column] of heads) {
        const { style, comment } = cells?.get(`${row},${column}`) ?? {};
        const { fill } = style ?? {};
        const coloured = fill !== undefined && !(fill.type === "pattern" && fill.pattern === "none");
        if (coloured || comment !== undefined)
            looks.set(head, { ...(coloured ? { fill } : {}), ...(comment === undefined ? {} : { comment }) });
    }
    return looks;
}
/** A formula that shows this value and nothing else. */
function literal(value) {
    if (typeof value === "number")
        return String(value);
    const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? "");
    const parts = text.match(/.{1,200}/gsu) ?? [""];
    return parts.map((part) => `"${part.replaceAll('"', '""')}"`).join("&");
}
/** Whom a row is about: its ids, if what it shows of room and person is theirs. */
function membershipOf(at, { columns }) {
    const plain = (key) => plainText(at(key));
    const room = Number(plain("roomId"));
    const person = plain("personId").toLowerCase();
    if (!Number.isSafeInteger(room) || room <= 0 || !ID.test(person))
        return undefined;
    const shown = Object.fromEntries(row_check/* SEEN */.GL.filter((key) => columns.has(key)).map((key) => [key, plain(key)]));
    return (0,row_check/* fitsCheck */.NH)(plain("check"), room, person, shown) ? { room, person } : undefined;
}
function plainText({ value, formula }) {
    return formula || value === null || value instanceof Date ? "" : String(value).trim();
}
function rawCell(sheet, row, column) {
    if (column === undefined)
        return { value: null, formula: false };
    const detailed = sheet.cells?.get(`${row},${column}`);
    const value = sheet.rows[row]?.[column] ?? null;
    return { value, formula: detailed?.formula !== undefined || detailed?.type === "error" };
}

// EXTERNAL MODULE: ./build/earlier-runs/access-review/log-lines.js
var log_lines = __webpack_require__(5054);
// EXTERNAL MODULE: ./build/earlier-runs/access-review/sheets.js
var access_review_sheets = __webpack_require__(3376);
// EXTERNAL MODULE: ./build/time/calendar.js
var calendar = __webpack_require__(3032);
;// CONCATENATED MODULE: ./build/earlier-runs/access-review/cells.js

const KEEP = new Set(["keep", "kept", "stay", "stays", "behalten", "bleibt", "bleiben"]);
const REMOVE = new Set(["remove", "removed", "delete", "entfernen", "entfernt", "löschen", "loeschen"]);
const OPEN = new Set(["undecided", "open", "offen", "unentschieden", "-", "–", "?"]);
/** The decision in a cell; `open` takes back an earlier one. */
function decisionOf(cell) {
    const text = textOf(cell);
    if (text.kind !== "value")
        return text;
    // Keyboards of East Asia have wide letters.
    const word = withoutUnseen(text.value.normalize("NFKC"))
        .toLowerCase()
        .replace(/[.!]+$/, "");
    if (KEEP.has(word))
        return { kind: "value", value: "keep" };
    if (REMOVE.has(word))
        return { kind: "value", value: "remove" };
    if (OPEN.has(word))
        return { kind: "value", value: "open" };
    return { kind: "wrong", why: "is neither “keep” nor “remove”" };
}
/** A text, trimmed; numbers and the like are taken as they are written. */
function textOf({ value, formula }) {
    if (formula)
        return { kind: "wrong", why: "is a formula: write the words themselves" };
    if (value instanceof Date)
        return { kind: "value", value: value.toISOString().slice(0, 10) };
    const text = value === null
        ? ""
        : String(value)
            .normalize("NFC")
            .replace(/[\s\p{Cc}]+/gu, " ")
            .trim();
    if (text.length > LONGEST)
        return { kind: "wrong", why: `is longer than ${LONGEST} letters` };
    return withoutUnseen(text) === "" ? { kind: "empty" } : { kind: "value", value: text };
}
/** The text without marks that nobody sees, which programs put in: of them alone, a cell looks empty. */
function withoutUnseen(text) {
    return text.replace(/\p{Cf}/gu, "").trim();
}
/** Letters of a text that somebody wrote into a cell. */
const LONGEST = 1_000;
/** The dates that spreadsheets can hold and a decision can mean; the first day of numbers is 1899-12-30. */
const FIRST_SERIAL = (0,calendar/* dayNumber */.U$)("1899-12-30");
const EARLIEST = "2000-01-01";
const LATEST = "2199-12-31";
/**
 * The day in a cell, `YYYY-MM-DD`: a date, a spreadsheet's number of a day, or a text such as `2026-12-31`, `31.12.26`,
 * `31 Dec 2026` or `31. Dezember 2026`; a year of two figures is one of 2000 to 2099. A text that could be two days
 * (`03/04/2026`) is not understood.
 */
function dayOf({ value, formula }) {
    if (formula)
        return { kind: "wrong", why: "is a formula: write the date itself" };
    if (value === null || value === "")
        return { kind: "empty" };
    if (value instanceof Date)
        return inRange(value.toISOString().slice(0, 10));
    if (typeof value === "number") {
        return Number.isFinite(value) && value > 0 && value < 200_000
            ? inRange((0,calendar/* dayOfNumber */.bt)(FIRST_SERIAL + Math.floor(value)))
            : NO_DATE;
    }
    if (typeof value === "boolean")
        return NO_DATE;
    const text = value.trim();
    return text === "" ? { kind: "empty" } : (dayByName(text) ?? dayByNumbers(text));
}
function dayByNumbers(text) {
    const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}[\d:.Z]*)?$/.exec(text);
    if (iso)
        return calendarDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
    // With dots the day stands first wherever they are used.
    const dots = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})$/.exec(text);
    if (dots)
        return calendarDay(yearOf(dots[3]), Number(dots[2]), Number(dots[1]));
    const slashes = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(text);
    return slashes ? slashDay(slashes[1], slashes[2], slashes[3]) : NO_DATE;
}
/** Day, month and year stand in any order in the world: understood is what is a day in one of them alone. */
function slashDay(first = "", second = "", third = "") {
    const [one, two, year] = [Number(first), Number(second), yearOf(third)];
    const readings = [calendarDay(year, two, one), calendarDay(year, one, two)];
    if (third.length === 2)
        readings.push(calendarDay(yearOf(first), two, Number(third)));
    const days = new Set(readings.flatMap((one) => (one.kind === "value" ? [one.value] : [])));
    const [day] = days;
    if (day === undefined)
        return NO_DATE;
    return days.size === 1
        ? { kind: "value", value: day }
        : { kind: "wrong", why: "could be two different days: write it as 2026-12-31" };
}
/** `31 Dec 2026`, `31-Dec-26`, `31. Dezember 2026`, `December 31st, 2026`; undefined where no month is named. */
function dayByName(text) {
    const dayFirst = /^(\d{1,2})(?:\.|st|nd|rd|th)?[\s-]*(\p{L}{3,})\.?[\s,-]*(\d{4}|\d{2})$/iu.exec(text);
    const monthFirst = /^(\p{L}{3,})\.?\s*(\d{1,2})(?:st|nd|rd|th)?(?:,\s*|\s+)(\d{4}|\d{2})$/iu.exec(text);
    const [day, name, year] = dayFirst?.slice(1) ?? [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
    if (name === undefined)
        return undefined;
    const word = name.normalize("NFC").toLowerCase();
    const month = MONTHS.findIndex((names) => names.some((whole) => whole.startsWith(word)));
    return month < 0 ? NO_DATE : calendarDay(yearOf(year), month + 1, Number(day));
}
/** In English and German, as the other words that people fill in; the first three letters or more will do. */
const MONTHS = [
    ["january", "januar", "jänner"],
    ["february", "februar"],
    ["march", "märz", "maerz", "mrz"],
    ["april"],
    ["may", "mai"],
    ["june", "juni"],
    ["july", "juli"],
    ["august"],
    ["september"],
    ["october", "oktober"],
    ["november"],
    ["december", "dezember"],
];
function yearOf(text = "") {
    return text.length === 2 ? 2000 + Number(text) : Number(text);
}
function calendarDay(year, month, day) {
    const date = new Date(Date.UTC(year, month - 1, day));
    const text = Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, 10);
    const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCFullYear() === year;
    return same ? inRange(text) : NO_DATE;
}
function inRange(day) {
    return day >= EARLIEST && day <= LATEST ? { kind: "value", value: day } : NO_DATE;
}
const NO_DATE = { kind: "wrong", why: "is not a date: write it as 2026-12-31" };

;// CONCATENATED MODULE: ./build/earlier-runs/access-review/understand.js


function understandLines({ groups, aboutNobody, foreign, notes }) {
    const filled = foreign.filter((line) => line.filled);
    const problems = [
        ...aboutNobody.map((line) => `${line.place("decision")} decides about nobody: the hidden ids of its row are missing, or its room or person was changed.`),
        ...filled.map((line) => `${line.place("decision")} is of a row that was written for another portal.`),
    ];
    const strays = [...aboutNobody, ...filled, ...notes].map(({ kept }) => kept);
    const rows = [];
    const known = new Map();
    const unclear = new Set();
    const blank = new Map();
    const partial = new Map();
    const places = new Map();
    const subjects = new Map();
    for (const [key, lines] of groups) {
        const [first = undefined] = lines;
        if (first === undefined)
            continue;
        const before = problems.length;
        const decided = lines.filter(({ filled, merged }) => filled || merged);
        known.set(key, (decided[0] ?? first).kept);
        const understood = decided.map((line) => understand(line, problems));
        const [one] = understood;
        if (decided.length === 0)
            blank.set(key, first.place("decision"));
        else if (one !== undefined && understood.every((other) => alike(one, other))) {
            if (one.decision === undefined)
                partial.set(key, (decided[0] ?? first).place("decision"));
            else {
                rows.push({ ...idsOf(key), ...one, decision: one.decision });
                places.set(key, (decided[0] ?? first).place);
            }
        }
        else {
            unclear.add(key);
            if (understood.every((other) => other !== undefined)) {
                const place = decided.at(-1)?.place("decision") ?? "";
                problems.push(`${place} contradicts another row of the same person and room.`);
            }
            strays.push(...decided.slice(1).map(({ kept }) => kept));
        }
        for (const problem of problems.slice(before))
            subjects.set(problem, key);
    }
    return { rows, known, unclear, blank, partial, places, strays, problems, subjects };
}
function idsOf(key) {
    const [room = "", person = ""] = key.split(" ");
    return { room: Number(room), person };
}
/** What the row says, or undefined where a part of it is not understood; then the problem names the cell. */
function understand({ at, place, check, merged }, problems) {
    if (merged) {
        problems.push(`${place("decision")} stands in merged cells: write into each row by itself.`);
        return undefined;
    }
    let whole = true;
    const take = (key, read) => {
        const found = read(at(key));
        if (found.kind === "value")
            return found.value;
        if (found.kind === "wrong") {
            problems.push(`${place(key)} ${found.why}.`);
            whole = false;
        }
        return undefined;
    };
    const decision = take("decision", decisionOf);
    const until = take("until", dayOf);
    const reason = take("reason", textOf) ?? "";
    const decidedBy = take("decidedBy", textOf) ?? "";
    const decidedOn = take("decidedOn", dayOf);
    const asked = (0,row_check/* askedIn */.UB)(check);
    if (!whole)
        return undefined;
    if (decision === "keep" && reason === "") {
        problems.push(`${place("reason")} is empty, and “keep” needs a reason.`);
        return undefined;
    }
    return { decision, until, reason, decidedBy, decidedOn, asked };
}
function alike(one, other) {
    return JSON.stringify({ ...one, asked: "" }) === JSON.stringify({ ...other, asked: "" });
}

;// CONCATENATED MODULE: ./build/earlier-runs/access-review/read-workbook.js











/** Bytes of the file: what 50 000 rows need, several times over. */
const LARGEST_WORKBOOK = 16 * 1024 * 1024;
const MOST_ROWS = 100_000;
const NOTHING_READ = {
    rows: [],
    known: new Map(),
    unclear: new Set(),
    blank: new Map(),
    partial: new Map(),
    places: new Map(),
    strays: [],
    own: access_review_sheets/* NO_SHEETS */.Ds,
    log: [],
    lost: [],
    problems: [],
    subjects: new Map(),
};
const REMEDY = "It was left as it is; restore an earlier version from its version history, or move it away to begin anew. Decisions read before still count.";
/** The sentence for a file that is no review workbook. */
function notUsable(title, why) {
    return new errors/* UserError */.yo(`"${title}" in the report folder ${why}. ${REMEDY}`);
}
/**
 * Reads the decisions of a review workbook as DocSpace, Excel or LibreOffice saved it: columns by their titles wherever
 * they stand, rows in any order, on a sheet of any name. Never guesses: what could mean two things is a problem with
 * its cell, and the row counts as undecided. Rejects with a {@link UserError} where the file is no such workbook, or that
 * of another portal.
 *
 * @param portals hosts of this portal, now and before
 */
async function readReview(content, title, portals) {
    const { sheets, unread } = await sheetsOf(content, title);
    const found = sheets.flatMap((sheet) => {
        const heads = findHeads(sheet);
        return heads === undefined ? [] : [{ sheet, heads }];
    });
    const [first] = found;
    if (first === undefined) {
        const needed = NEEDED.map((key) => titles/* TITLES */.eX[key]);
        throw notUsable(title, `has no sheet with the columns “${needed.join("”, “")}”`);
    }
    if (found.some(({ sheet }) => sheet.rows.length > MOST_ROWS)) {
        throw notUsable(title, `has more than ${MOST_ROWS} rows`);
    }
    if (found.length > 1)
        several(title, found);
    const added = sheets.filter((sheet) => sheet !== first.sheet && !isWrittenAnew(sheet));
    const own = await (0,access_review_sheets/* readOwnSheets */.jW)(content, added.map(({ name }) => name), unread);
    const lines = linesOf(first.sheet, first.heads, portals);
    if (lines.groups.size === 0 && lines.foreign.length > 0)
        throw notUsable(title, FOREIGN);
    const { name } = first.sheet;
    const anew = sheets.filter((sheet) => sheet !== first.sheet && isWrittenAnew(sheet));
    const lost = [
        ...protectionOf(first.sheet),
        ...[first.sheet, ...anew].flatMap(conditionalFormatsOf),
        ...lines.lost,
        ...anew.flatMap(notesIn),
        ...formulasAbout(name, own.sheets),
    ];
    const understood = understandLines(lines);
    const log = anew.filter(log_lines/* isLog */.V_).flatMap(log_lines/* logLines */.OG);
    const readingOf = (0,log_lines/* loggedReadings */.Eg)(log);
    const rows = understood.rows.map((row) => {
        const logged = readingOf(row, understood.known.get((0,decision/* membershipKey */.UB)(row))?.cells ?? {});
        return logged === undefined ? row : { ...row, logged };
    });
    return { ...understood, rows, own, log, lost };
}
const FOREIGN = "was written for another portal, so none of its rows counts here";
async function sheetsOf(content, title) {
    let fits = content.byteLength <= LARGEST_WORKBOOK;
    try {
        fits &&= fitsInMemory(content);
        if (fits)
            return await (0,access_review_sheets/* openSheets */.rr)(content, MOST_ROWS + 1);
    }
    catch {
        throw notUsable(title, "cannot be read as an XLSX workbook");
    }
    throw notUsable(title, "is larger than a review can be");
}
/** Whether a run writes this sheet anew: the log, by its heads, and what explains the workbook, by its name. */
function isWrittenAnew(sheet) {
    return (0,log_lines/* isLog */.V_)(sheet) || sheet.name.toLowerCase() === how_to/* HOW_TO_NAME */.l.toLowerCase();
}
/** A copied sheet: which of them is meant nobody can know. */
function several(title, found) {
    const names = found.map(({ sheet }) => `“${sheet.name}”`).join(" and ");
    throw notUsable(title, `has its table on several sheets, ${names}: one of them must go`);
}


/***/ }),

/***/ 948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $z: () => (/* binding */ withRead),
/* harmony export */   ES: () => (/* binding */ standings),
/* harmony export */   Jf: () => (/* binding */ keptUntil),
/* harmony export */   su: () => (/* binding */ newestOf)
/* harmony export */ });
/* harmony import */ var _decision_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8790);

/**
 * The memory with what was read now: every new decision is added, nothing is taken away. `open` is an entry of its own,
 * which takes the one before back. What says the same as before is not new, whoever reads it. Where nothing is known of
 * a membership, the ledger may be lost: what the log tells of its reading counts, so that no `keep` is prolonged by that.
 */
function withRead(memory, rows, reading) {
    const newest = newestOf(memory.decisions);
    const said = newestOf(memory.decisions.filter(({ decision }) => decision !== "closed"));
    const fresh = rows.flatMap((row) => {
        const { logged } = row;
        const isForgotten = logged !== undefined && !newest.has((0,_decision_js__WEBPACK_IMPORTED_MODULE_0__/* .membershipKey */ .UB)(row));
        const made = decisionOf(row, isForgotten && logged.readOn <= reading.readOn ? { ...reading, ...logged } : reading);
        const before = said.get((0,_decision_js__WEBPACK_IMPORTED_MODULE_0__/* .membershipKey */ .UB)(row));
        if (before !== undefined && (0,_decision_js__WEBPACK_IMPORTED_MODULE_0__/* .saysTheSame */ .Yq)(before, made))
            return [];
        const last = newest.get((0,_decision_js__WEBPACK_IMPORTED_MODULE_0__/* .membershipKey */ .UB)(row))?.decision;
        return row.decision === "open" && (last === undefined || last === "open" || last === "closed")
            ? []
            : [made];
    });
    return {
        memory: fresh.length === 0 ? memory : { ...memory, decisions: [...memory.decisions, ...fresh] },
        fresh,
    };
}
function decisionOf(row, reading) {
    const { room, person, decision, reason, until, decidedBy, decidedOn, asked } = row;
    return {
        ...{ room, person, decision, reason, decidedBy, ...reading },
        ...(until === undefined ? {} : { until }),
        ...(decidedOn === undefined ? {} : { decidedOn }),
        ...(asked === undefined ? {} : { asked }),
    };
}
/** The newest decision about each membership; of one moment the later in the list. */
function newestOf(decisions) {
    const newest = new Map();
    for (const decision of decisions) {
        const before = newest.get((0,_decision_js__WEBPACK_IMPORTED_MODULE_0__/* .membershipKey */ .UB)(decision));
        if (before === undefined || before.at <= decision.at)
            newest.set((0,_decision_js__WEBPACK_IMPORTED_MODULE_0__/* .membershipKey */ .UB)(decision), decision);
    }
    return newest;
}
/**
 * What counts about each membership with a decision; nothing about those whose row is not understood now.
 *
 * @param day local day to judge by, `YYYY-MM-DD`: as of exemptions, the last day of the period
 * @param months for which `keep` counts at most
 */
function standings(decisions, unclear, day, months) {
    const all = new Map();
    for (const [key, decision] of newestOf(decisions)) {
        const standing = unclear.has(key) ? undefined : standingOf(decision, day, months);
        if (standing !== undefined)
            all.set(key, standing);
    }
    return all;
}
function standingOf(decision, day, months) {
    if (decision.decision === "remove")
        return { kind: "remove", decision };
    if (decision.decision !== "keep")
        return undefined;
    const until = keptUntil(decision, months);
    return { kind: day <= until ? "kept" : "expired", decision, until };
}
/** The last day on which `keep` counts: what was written, and never more than so many months after it was read. */
function keptUntil({ until, readOn }, months) {
    const longest = monthsLater(readOn, months);
    return until === undefined || until > longest ? longest : until;
}
function monthsLater(day, months) {
    const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
    const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
    return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}


/***/ }),

/***/ 3503:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GL: () => (/* binding */ SEEN),
/* harmony export */   K5: () => (/* binding */ isOfPortal),
/* harmony export */   NH: () => (/* binding */ fitsCheck),
/* harmony export */   UB: () => (/* binding */ askedIn),
/* harmony export */   zf: () => (/* binding */ rowCheck),
/* harmony export */   zj: () => (/* binding */ portalHost)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/** What a person sees of a row's membership, and by which they decide. */
const SEEN = ["room", "name", "email"];
const EACH = 8;
/** The host by which a portal's rows are known, with its port. */
function portalHost(url) {
    return new URL(url).host.replace(/\.(?=:\d+$|$)/, "");
}
/**
 * Binds what a reader sees of a row to its hidden ids and to the portal: where a sorting moved the one without the other,
 * a decision would be about somebody else. One part for each column, for people delete columns.
 */
function rowCheck({ room, person, shown, portal, asked }) {
    const parts = SEEN.map((key) => part(room, person, key, shown[key]));
    const all = [...parts, part(room, person, "portal", portal)].join("");
    return asked === undefined ? all : `${all} ${asked}`;
}
/** Whether the columns that are there are those of these ids; the name or the address must be among them. */
function fitsCheck(check, room, person, shown) {
    if (shown.name === undefined && shown.email === undefined)
        return false;
    return SEEN.every((key, index) => {
        const text = shown[key];
        const expected = check.slice(index * EACH, (index + 1) * EACH);
        return text === undefined || expected === part(room, person, key, text);
    });
}
/** Whether one of these hosts wrote the row. */
function isOfPortal(check, room, person, portals) {
    const written = check.slice(SEEN.length * EACH, (SEEN.length + 1) * EACH);
    return portals.some((portal) => written === part(room, person, "portal", portal));
}
/** Since when the row was open when it was written; undefined where it does not say. */
function askedIn(check) {
    return / (\d{4}-\d{2}-\d{2})$/.exec(check)?.[1];
}
function part(room, person, key, text) {
    const seen = text.normalize("NFC").replace(/\s+/g, " ").trim();
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256")
        .update(JSON.stringify([room, person.toLowerCase(), key, seen]))
        .digest("hex")
        .slice(0, EACH);
}


/***/ }),

/***/ 3376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ds: () => (/* binding */ NO_SHEETS),
/* harmony export */   IL: () => (/* binding */ freeName),
/* harmony export */   jW: () => (/* binding */ readOwnSheets),
/* harmony export */   rr: () => (/* binding */ openSheets)
/* harmony export */ });
const NO_SHEETS = { sheets: [], ranges: [], left: [] };
/** Reads every sheet, with the looks of its cells. Rejects where none can be read. */
async function openSheets(content, maxRows) {
    const { readXlsx } = await __webpack_require__.e(/* import() */ 225).then(__webpack_require__.bind(__webpack_require__, 5225));
    try {
        return { sheets: (await readXlsx(content, { maxRows, readStyles: true })).sheets, unread: [] };
    }
    catch (error) {
        if (!(error instanceof Error) || error.name !== "ParseError")
            throw error;
        const names = [];
        await readXlsx(content, { sheets: ({ name }) => names.push(name) < 0 });
        const sheets = [];
        const unread = [];
        for (const [index, name] of names.entries()) {
            const one = await readXlsx(content, { maxRows, readStyles: true, sheets: [index] }).catch(() => undefined);
            if (one === undefined)
                unread.push(name);
            else
                sheets.push(...one.sheets);
        }
        if (sheets.length === 0)
            throw error;
        return { sheets, unread };
    }
}
/** People's own sheets of these names as they are, with the looks of their cells. */
async function readOwnSheets(content, names, unread) {
    if (names.length === 0)
        return { ...NO_SHEETS, left: unread };
    const { readXlsx } = await __webpack_require__.e(/* import() */ 225).then(__webpack_require__.bind(__webpack_require__, 5225));
    try {
        const { sheets, namedRanges = [] } = await readXlsx(content, {
            readStyles: true,
            sheets: ({ name }) => names.includes(name),
        });
        const ranges = namedRanges.filter(({ name, scope }) => !name.startsWith("_xlnm.") && scope === undefined);
        const left = sheets.filter(holdsMore).map(({ name }) => name);
        return { sheets: sheets.map(again), ranges, left: [...left, ...unread] };
    }
    catch {
        return { ...NO_SHEETS, left: [...names, ...unread] };
    }
}
const holdsMore = ({ charts, pivotTables, slicers, timelines, threadedComments }) => [charts, pivotTables, slicers, timelines, threadedComments].some((some) => (some?.length ?? 0) > 0);
/** The sheet as it is to be written, without what the writer has no place for. */
function again(sheet) {
    const { charts: _1, pivotTables: _2, slicers: _3, timelines: _4, threadedComments: _5, ...rest } = sheet;
    return { ...rest };
}
/** A name that none of the others has, whatever the case of its letters; names of sheets have 31 characters at most. */
function freeName(name, taken) {
    const others = new Set(taken.map((one) => one.toLowerCase()));
    for (let n = 1;; n++) {
        const end = n === 1 ? "" : ` (${n})`;
        const one = `${name.slice(0, 31 - end.length)}${end}`;
        if (!others.has(one.toLowerCase()))
            return one;
    }
}


/***/ }),

/***/ 3715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DD: () => (/* binding */ FILLED),
/* harmony export */   Pb: () => (/* binding */ LOG_HEADS),
/* harmony export */   eX: () => (/* binding */ TITLES),
/* harmony export */   kb: () => (/* binding */ LOG_MARKS),
/* harmony export */   mm: () => (/* binding */ COLUMN_KEYS)
/* harmony export */ });
/**
 * The columns of the sheet *Decide*, by which they are found again wherever they stand. The ids and their check are
 * hidden, and stand in the midst of the others, so that whatever sorts the table takes them along.
 */
const TITLES = {
    room: "Room",
    name: "Person",
    email: "E-mail",
    access: "Right",
    membership: "By which way",
    roomId: "Room id",
    personId: "Person id",
    check: "Row check",
    lastActivity: "Last activity",
    inARow: "Months in a row",
    reminded: "Reminded on",
    openSince: "Open since",
    proposal: "Proposal",
    decision: "Decision",
    until: "Until",
    reason: "Reason",
    decidedBy: "Decided by",
    decidedOn: "Decided on",
    standing: "What became of it",
};
const COLUMN_KEYS = Object.keys(TITLES);
/** Heads of the sheet *Log*, in their order. */
const LOG_HEADS = {
    readOn: "Read on",
    room: "Room",
    name: "Person",
    decision: "Decision",
    until: "Counts until",
    reason: "Reason",
    decidedBy: "Decided by",
    decidedOn: "Decided on",
    changedBy: "File last changed by",
    standing: "What became of it",
    run: "Read by the run",
};
/** Those by which it is known. */
const LOG_MARKS = [LOG_HEADS.readOn, LOG_HEADS.run, LOG_HEADS.changedBy];
/** The columns that people fill in. */
const FILLED = ["decision", "until", "reason", "decidedBy", "decidedOn"];


/***/ }),

/***/ 8879:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ readWorkbook)
});

// EXTERNAL MODULE: ./build/report-folder/titles.js
var titles = __webpack_require__(4131);
// EXTERNAL MODULE: ./build/earlier-runs/access-review/read-workbook.js + 6 modules
var read_workbook = __webpack_require__(2464);
// EXTERNAL MODULE: ./build/earlier-runs/access-review/decision.js
var decision = __webpack_require__(8790);
;// CONCATENATED MODULE: ./build/earlier-runs/access-review/together.js

/**
 * Two workbooks of one review: one of them was stored beside the other while that was open or locked. A decision in
 * either counts; where they decide differently, nobody can know which is meant, and the row counts as undecided.
 */
function together(first, second) {
    const rows = new Map(first.rows.map((row) => [(0,decision/* membershipKey */.UB)(row), row]));
    const unclear = new Set([...first.unclear, ...second.unclear]);
    const problems = [...first.problems, ...second.problems];
    for (const row of second.rows) {
        const key = (0,decision/* membershipKey */.UB)(row);
        const other = rows.get(key);
        if (other === undefined)
            rows.set(key, row);
        else if (!alike(row, other)) {
            unclear.add(key);
            problems.push("Two files of the workbook decide differently about one person and room.");
        }
    }
    const decided = [...rows].filter(([key]) => !unclear.has(key));
    const open = (cells) => [...cells].filter(([key]) => !rows.has(key));
    return {
        rows: decided.map(([, row]) => row),
        known: new Map([...second.known, ...first.known]),
        unclear,
        blank: new Map(open(first.blank)),
        partial: new Map([...open(second.partial), ...open(first.partial)]),
        places: new Map([...second.places, ...first.places]),
        // One sentence may be about two rows, one of each file: then it names neither.
        subjects: new Map([...second.subjects, ...first.subjects].filter(([why, key]) => [first, second].every(({ problems: own, subjects }) => !own.includes(why) || subjects.get(why) === key))),
        // The second is to be deleted by hand: it keeps its own sheets.
        own: first.own,
        log: [...first.log, ...second.log],
        lost: [...first.lost, ...second.lost],
        strays: withoutTwins([...first.strays, ...second.strays]),
        problems: [...new Set(problems)],
    };
}
function alike(one, other) {
    const said = (row) => JSON.stringify({ ...row, asked: "", logged: "" });
    return said(one) === said(other);
}
/** The one is written from both: what it holds of the other would come again with every run. */
function withoutTwins(rows) {
    return [...new Map(rows.map((row) => [JSON.stringify([row.cells, [...row.added]]), row])).values()];
}

;// CONCATENATED MODULE: ./build/earlier-runs/access-review/workbook-file.js



/**
 * Finds the workbook by listing the folder, by its title or, where somebody renamed it, by its id, and reads it. Rejects
 * with a {@link UserError} where it is not to be understood; then it must not be written over.
 *
 * @param memory knows the file that the run before wrote
 * @param portals hosts of this portal, now and before
 */
async function readWorkbook(folder, folderId, { file: known }, portals) {
    const listed = await folder.findAll([titles/* REVIEW_TITLE */.kV, ...COPIES]);
    const files = listed.get(titles/* REVIEW_TITLE */.kV) ?? [];
    const beside = COPIES.flatMap((title) => listed.get(title) ?? [])
        .filter(({ id }) => id !== known)
        .map(({ title, id }) => `"${title}" (id ${id}) in the report folder is not read. Write decisions into "${titles/* REVIEW_TITLE */.kV}", and delete the copy.`);
    const [file, ...copies] = files;
    if (file === undefined) {
        const found = await renamed(folder, folderId, known, portals);
        return { ...found, remarks: [...found.remarks, ...beside] };
    }
    let read = await contentOf(folder, file, portals);
    for (const copy of copies)
        read = together(read, await contentOf(folder, copy, portals));
    const remarks = copies.length === 0
        ? []
        : [
            `The folder holds ${files.length} files named "${titles/* REVIEW_TITLE */.kV}" (ids ${files.map(({ id }) => id).join(", ")}). All were read; where they disagree, the row counts as undecided. The oldest is written again: delete the others.`,
        ];
    const replaced = files.some(({ id }) => id === known) ? [] : await replacedBy(folder, folderId, known);
    return { file, read, remarks: [...remarks, ...replaced, ...beside, ...notKept(read)] };
}
/** Where another file took the title of the one that the run before wrote, people may have decided in that one. */
async function replacedBy(folder, folderId, known) {
    const before = known === undefined ? undefined : await folder.look(known);
    if (before?.folderId !== folderId)
        return [];
    return [
        `"${before.title}" (id ${before.id}) in the report folder was the workbook of the access review, and is not read: another file is named "${titles/* REVIEW_TITLE */.kV}" now. Write what was decided only there into that one.`,
    ];
}
/** What DocSpace names a copy in the same folder. */
const COPIES = [1, 2, 3].map((n) => titles/* REVIEW_TITLE */.kV.replace(/\.xlsx$/, ` (${n}).xlsx`));
async function renamed(folder, folderId, known, portals) {
    if (known === undefined)
        return { read: read_workbook/* NOTHING_READ */.pp, remarks: [] };
    const file = await folder.look(known);
    if (file?.folderId !== folderId || !file.title.toLowerCase().endsWith(".xlsx")) {
        const gone = `"${titles/* REVIEW_TITLE */.kV}" was deleted or moved out of the folder. What was read from it before still counts; a new one is begun.`;
        return { read: read_workbook/* NOTHING_READ */.pp, remarks: [gone] };
    }
    const remark = "The workbook of the access review was renamed; it was read, and goes on under its new title. Decisions count as before.";
    const read = await contentOf(folder, file, portals);
    return { file, read, remarks: [remark, ...notKept(read)] };
}
/** What of the workbook is not written again. */
function notKept({ own: { left }, lost }) {
    if (left.length === 0)
        return [...lost];
    const names = left.map((name) => `“${name}”`).join(", ");
    return [
        ...lost,
        `Charts, pivot tables and threads of comments on own sheets of the workbook, here on ${names}, are not written again. Earlier versions of the file have them; keep them in a file of their own.`,
    ];
}
async function contentOf(folder, { id, title, size }, portals) {
    if (size > read_workbook/* LARGEST_WORKBOOK */.mq)
        throw (0,read_workbook/* notUsable */.se)(title, "is larger than a review can be");
    return await (0,read_workbook/* readReview */.ty)(await folder.read(id, read_workbook/* LARGEST_WORKBOOK */.mq), title, portals);
}


/***/ }),

/***/ 5742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VM: () => (/* binding */ reviewWorkbook),
/* harmony export */   X5: () => (/* binding */ cleanText),
/* harmony export */   bj: () => (/* binding */ dayCell)
/* harmony export */ });
/* harmony import */ var _areas_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7896);
/* harmony import */ var _how_to_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3196);
/* harmony import */ var _sheets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3376);
/* harmony import */ var _titles_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3715);




const LOG_WIDTHS = {
    ...{ readOn: 12, room: 28, name: 26, decision: 12, until: 13, reason: 44, decidedBy: 24 },
    ...{ decidedOn: 12, changedBy: 24, standing: 36, run: 50 },
};
/** In characters; the ids and their check are hidden. */
const WIDTHS = {
    ...{ room: 28, name: 26, email: 32, access: 18, membership: 24, roomId: 10, personId: 38, check: 26 },
    ...{ lastActivity: 13, inARow: 9, reminded: 13, openSince: 12, proposal: 10, decision: 12, until: 12 },
    ...{ reason: 44, decidedBy: 24, decidedOn: 12, standing: 36 },
};
const HIDDEN = new Set(["roomId", "personId", "check"]);
const DAYS = new Set(["lastActivity", "reminded", "openSince", "until", "decidedOn"]);
const DATE = "yyyy-mm-dd";
/** On paper: across the page and as wide as it is; of tables, the heads on every page. */
const FIT = {
    ...{ paperSize: "a4", orientation: "landscape" },
    ...{ fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
};
const PRINTED = { ...FIT, printTitlesRow: "$1:$1" };
const HEAD = {
    font: { name: "Calibri", bold: true, color: { rgb: "FFFFFF" } },
    fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "2F4858" } },
    alignment: { vertical: "top", wrapText: true },
};
/** Of the columns that people fill in. */
const TO_FILL = {
    ...HEAD,
    fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "94700F" } },
};
const LINK = { font: { name: "Calibri", color: { rgb: "2F6FA8" }, underline: true } };
/** The workbook of the access review as XLSX, with the sheets that people added after ours. */
async function reviewWorkbook(rows, log, own = _sheets_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_SHEETS */ .Ds) {
    const { writeXlsx } = await __webpack_require__.e(/* import() */ 225).then(__webpack_require__.bind(__webpack_require__, 5225));
    const sheets = [decideSheet(rows), logSheet(log), howToSheet()];
    for (const sheet of own.sheets) {
        sheets.push({
            ...sheet,
            name: (0,_sheets_js__WEBPACK_IMPORTED_MODULE_0__/* .freeName */ .IL)(sheet.name, sheets.map(({ name }) => name)),
        });
    }
    return await writeXlsx({
        sheets,
        namedRanges: [...own.ranges],
        properties: { creator: "docspace-audit", title: "Access review" },
    });
}
function decideSheet(rows) {
    const added = [...new Set(rows.flatMap((row) => [...row.added.keys()]))];
    const heads = [..._titles_js__WEBPACK_IMPORTED_MODULE_1__/* .COLUMN_KEYS */ .mm.map((key) => _titles_js__WEBPACK_IMPORTED_MODULE_1__/* .TITLES */ .eX[key]), ...added];
    const cells = new Map();
    const last = (0,_areas_js__WEBPACK_IMPORTED_MODULE_2__/* .columnName */ .uS)(heads.length - 1);
    const body = rows.map((row, index) => {
        const kept = [..._titles_js__WEBPACK_IMPORTED_MODULE_1__/* .COLUMN_KEYS */ .mm.map((key) => row.cells[key]), ...added.map((head) => row.added.get(head))];
        for (const [column, cell] of kept.entries()) {
            if (cell?.formula === undefined)
                continue;
            cells.set(`${index + 1},${column}`, { value: null, formula: cell.formula, formulaResult: clean(cell) });
        }
        if (row.link !== undefined) {
            const value = clean(row.cells.room);
            cells.set(`${index + 1},0`, { value, hyperlink: { target: row.link }, style: LINK });
        }
        for (const [column, head] of heads.entries()) {
            const look = row.looks.get(head);
            const place = `${index + 1},${column}`;
            if (look !== undefined)
                cells.set(place, withLook(cells.get(place) ?? { value: clean(kept[column]) }, look));
        }
        return kept.map(clean);
    });
    for (const [column, head] of heads.entries()) {
        const filled = FILL_HEADS.has(head);
        cells.set(`0,${column}`, { value: clean({ value: head }), style: filled ? TO_FILL : HEAD });
    }
    const decision = (0,_areas_js__WEBPACK_IMPORTED_MODULE_2__/* .columnName */ .uS)(_titles_js__WEBPACK_IMPORTED_MODULE_1__/* .COLUMN_KEYS */ .mm.indexOf("decision"));
    return {
        name: "Decide",
        columns: [..._titles_js__WEBPACK_IMPORTED_MODULE_1__/* .COLUMN_KEYS */ .mm.map(columnOf), ...added.map(() => ({ width: 24 }))],
        rows: [heads.map((head) => clean({ value: head })), ...body],
        cells,
        freezePane: { rows: 1 },
        pageSetup: PRINTED,
        autoFilter: { range: `A1:${last}${rows.length + 1}` },
        dataValidations: [
            {
                ...{ type: "list", values: ["keep", "remove", "open"], allowBlank: true },
                ...{ showErrorMessage: true, errorStyle: "stop", errorTitle: "Decision" },
                errorMessage: "Choose keep, remove or open, or leave it empty.",
                range: `${decision}2:${decision}${Math.max(2, rows.length + 1)}`,
            },
        ],
    };
}
function withLook({ style, ...cell }, { fill, comment }) {
    return {
        ...cell,
        ...(comment === undefined ? {} : { comment }),
        ...(fill === undefined && style === undefined ? {} : { style: { ...style, ...(fill && { fill }) } }),
    };
}
const FILL_HEADS = new Set(["decision", "until", "reason", "decidedBy", "decidedOn"].map((key) => _titles_js__WEBPACK_IMPORTED_MODULE_1__/* .TITLES */ .eX[key]));
function columnOf(key) {
    return {
        width: WIDTHS[key],
        ...(HIDDEN.has(key) ? { hidden: true } : {}),
        ...(DAYS.has(key) ? { numFmt: DATE, style: { alignment: { horizontal: "left" } } } : {}),
    };
}
function logSheet(log) {
    const keys = Object.keys(_titles_js__WEBPACK_IMPORTED_MODULE_1__/* .LOG_HEADS */ .Pb);
    const head = keys.map((key) => _titles_js__WEBPACK_IMPORTED_MODULE_1__/* .LOG_HEADS */ .Pb[key]);
    return {
        name: "Log",
        columns: keys.map((key) => ({ width: LOG_WIDTHS[key] })),
        rows: [head, ...log.map((row) => keys.map((key) => clean({ value: row[key] })))],
        cells: new Map(head.map((value, column) => [`0,${column}`, { value, style: HEAD }])),
        freezePane: { rows: 1 },
        pageSetup: PRINTED,
    };
}
/** In characters. */
const HOW_TO_WIDTH = 110;
function howToSheet() {
    const wrapped = { alignment: { wrapText: true, vertical: "top" } };
    return {
        name: _how_to_js__WEBPACK_IMPORTED_MODULE_3__/* .HOW_TO_NAME */ .l,
        columns: [{ width: HOW_TO_WIDTH, style: wrapped }],
        rows: _how_to_js__WEBPACK_IMPORTED_MODULE_3__/* .HOW_TO */ .r.map((line) => [line]),
        // Not every program widens a row by itself for what wraps.
        rowDefs: new Map(_how_to_js__WEBPACK_IMPORTED_MODULE_3__/* .HOW_TO */ .r.map((line, row) => [row, { height: 15 * Math.ceil((line.length * 1.1) / HOW_TO_WIDTH) }])),
        pageSetup: FIT,
    };
}
/** A day `YYYY-MM-DD` as a cell that programs show as a date. */
function dayCell(day) {
    return day === undefined ? undefined : { value: new Date(`${day}T00:00:00Z`) };
}
/** Characters of a cell, at most. */
const LONGEST_CELL = 32_000;
/** A text as XML can hold it: no control characters, no halves of letters. */
function clean(cell) {
    const value = cell?.value ?? null;
    return typeof value === "string" ? cleanText(value) : value;
}
function cleanText(text) {
    return text
        .toWellFormed()
        .replace(/(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu, "")
        .slice(0, LONGEST_CELL)
        .toWellFormed();
}


/***/ }),

/***/ 1561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   portalsOf: () => (/* binding */ portalsOf),
/* harmony export */   readReview: () => (/* binding */ readReview),
/* harmony export */   readReviewIn: () => (/* binding */ readReviewIn),
/* harmony export */   readingOf: () => (/* binding */ readingOf),
/* harmony export */   remarksOf: () => (/* binding */ remarksOf),
/* harmony export */   suspended: () => (/* binding */ suspended),
/* harmony export */   told: () => (/* binding */ told)
/* harmony export */ });
/* harmony import */ var _earlier_runs_access_review_acceptable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9580);
/* harmony import */ var _earlier_runs_access_review_decision_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8790);
/* harmony import */ var _earlier_runs_access_review_log_lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5054);
/* harmony import */ var _earlier_runs_access_review_read_workbook_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2464);
/* harmony import */ var _earlier_runs_access_review_review_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(948);
/* harmony import */ var _earlier_runs_access_review_row_check_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3503);
/* harmony import */ var _earlier_runs_access_review_workbook_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8879);
/* harmony import */ var _earlier_runs_ledger_file_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5270);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9473);
/* harmony import */ var _notes_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(1525);
/* harmony import */ var _report_vocabulary_notes_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5541);
/* harmony import */ var _report_folder_folder_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(856);
/* harmony import */ var _text_english_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(9594);
/* harmony import */ var _text_one_line_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(3809);
/* harmony import */ var _time_local_time_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(2277);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(1209);
/* harmony import */ var _deliver_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(9000);

















/** So many cells are named one by one. */
const MOST_NAMED = 20;
/**
 * Reads what people decided, and keeps it in the ledger at once. Undefined where no review is wanted. Never fails for
 * what lies in the folder: what cannot be used is a note, and decisions read before still count.
 */
async function readReview(context, members) {
    const { docspace, settings, ready } = context;
    if (!settings.accessReview || !ready.folder)
        return undefined;
    const here = members.flatMap((room) => room.state === "read"
        ? room.members.map(({ person }) => (0,_earlier_runs_access_review_decision_js__WEBPACK_IMPORTED_MODULE_1__/* .membershipKey */ .UB)({ room: room.roomId, person: person.id }))
        : []);
    const { id } = ready.folder;
    return await readReviewIn((0,_report_folder_folder_js__WEBPACK_IMPORTED_MODULE_10__/* .docSpaceFolder */ .j)(docspace, id), id, context, new Set(here));
}
/** Hosts of this portal, the present one first. */
function portalsOf({ settings }, { portals = [] }) {
    return [...new Set([(0,_earlier_runs_access_review_row_check_js__WEBPACK_IMPORTED_MODULE_5__/* .portalHost */ .zj)(settings.portalUrl.href), ...portals])];
}
/** The same from this folder. */
async function readReviewIn(folder, folderId, context, here) {
    const { host, docspace, ready, settings } = context;
    const { reviewKeepMonths: months } = settings;
    let stored;
    try {
        stored = await (0,_earlier_runs_ledger_file_js__WEBPACK_IMPORTED_MODULE_7__/* .readLedger */ .SC)(folder);
    }
    catch (error) {
        docspace.signal.throwIfAborted();
        return { notes: [told(host, `no decision counts in this run. ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_8__/* .sentenceOf */ .$N)(error)}`)] };
    }
    const notes = [(0,_notes_js__WEBPACK_IMPORTED_MODULE_15__/* .note */ .N)("review-open-to-writers", "info", {}, "inactivity")];
    const known = stored.ledger.review;
    let workbook = { read: _earlier_runs_access_review_read_workbook_js__WEBPACK_IMPORTED_MODULE_3__/* .NOTHING_READ */ .pp, remarks: [] };
    let writable = true;
    try {
        workbook = await (0,_earlier_runs_access_review_workbook_file_js__WEBPACK_IMPORTED_MODULE_6__/* .readWorkbook */ .H)(folder, folderId, known, portalsOf(context, known));
    }
    catch (error) {
        docspace.signal.throwIfAborted();
        writable = false;
        notes.push(told(host, (0,_errors_js__WEBPACK_IMPORTED_MODULE_8__/* .sentenceOf */ .$N)(error)));
    }
    const reading = await readingOf(context, workbook);
    workbook = { ...workbook, read: (0,_earlier_runs_access_review_acceptable_js__WEBPACK_IMPORTED_MODULE_0__/* .acceptable */ .F)(workbook.read, stored.ledger, here, reading.readOn) };
    const { memory, fresh } = (0,_earlier_runs_access_review_review_js__WEBPACK_IMPORTED_MODULE_4__/* .withRead */ .$z)(known, workbook.read.rows, reading);
    if (fresh.length > 0) {
        host.log.info(`${(0,_text_english_js__WEBPACK_IMPORTED_MODULE_11__/* .counted */ .hS)(fresh.length, "decision")} of the access review read for the first time.`);
        try {
            await (0,_deliver_js__WEBPACK_IMPORTED_MODULE_14__/* .refuseUnfit */ .Pt)(context);
            await (0,_earlier_runs_ledger_file_js__WEBPACK_IMPORTED_MODULE_7__/* .writeLedger */ .XL)(folder, stored, { ...stored.ledger, review: memory }, (0,_context_js__WEBPACK_IMPORTED_MODULE_16__/* .uploadOptions */ .s)(context));
        }
        catch (error) {
            docspace.signal.throwIfAborted();
            const why = `what was decided counts in this run, but was not kept yet. ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_8__/* .sentenceOf */ .$N)(error)}`;
            notes.push(told(host, why));
        }
    }
    const { lastDay } = ready.period;
    const { read, problems } = suspended(workbook.read, memory.decisions, lastDay, months);
    const over = fresh.filter((one) => one.decision === "keep" && (0,_earlier_runs_access_review_review_js__WEBPACK_IMPORTED_MODULE_4__/* .keptUntil */ .Jf)(one, months) < lastDay);
    const overs = over.map((one) => {
        const key = (0,_earlier_runs_access_review_decision_js__WEBPACK_IMPORTED_MODULE_1__/* .membershipKey */ .UB)(one);
        return { why: `${read.places.get(key)?.("until")} is over: “keep” does not count.`, ...rowOf(read, key) };
    });
    const unclear = problems.map((why) => ({ why, ...rowOf(read, read.subjects.get(why)) }));
    notes.push(...remarksOf(workbook, known).map((why) => told(host, why)), ...unclearNotes(context, [...overs, ...unclear]));
    return {
        facts: {
            standings: (0,_earlier_runs_access_review_review_js__WEBPACK_IMPORTED_MODULE_4__/* .standings */ .ES)(memory.decisions, read.unclear, lastDay, months),
            unclear: read.unclear,
            asked: memory.asked,
            day: reading.readOn,
            workbook: workbook.file?.url,
        },
        ...{ notes, writable, reading, here, decisions: memory.decisions, workbook: { ...workbook, read } },
    };
}
/** What people must know of the workbook, in sentences. */
function remarksOf({ remarks, read, file }, { decisions }) {
    return [...remarks, ...(0,_earlier_runs_access_review_log_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .strangeLines */ .Gn)(read.log, decisions, file?.version)];
}
/** When a workbook is read, by which run, and who had changed it last. */
async function readingOf({ host, docspace, ready }, { file }) {
    const { timeZone } = ready.period;
    const now = docspace.now();
    const seconds = Math.floor(now / 1000);
    const at = new Date(now).toISOString();
    const { runUrl } = await host.workflow();
    const readOn = (0,_time_local_time_js__WEBPACK_IMPORTED_MODULE_13__/* .createLocalTime */ .t)(timeZone, seconds, seconds + 1).day(seconds);
    return { readOn, at, run: runUrl ?? at, changedBy: file?.changedBy ?? "" };
}
/** Where a decision counts whose cell was emptied, nobody may overlook it: the row counts as undecided, or it is said. */
function suspended(read, decisions, lastDay, months) {
    const counts = (0,_earlier_runs_access_review_review_js__WEBPACK_IMPORTED_MODULE_4__/* .standings */ .ES)(decisions, new Set(), lastDay, months);
    const problems = [...read.problems];
    const unclear = new Set(read.unclear);
    const subjects = new Map(read.subjects);
    const tell = (key, problem) => {
        problems.push(problem);
        subjects.set(problem, key);
    };
    const word = (standing) => `“${standing.decision.decision}”, which was decided before,`;
    for (const [key, place] of read.partial) {
        const standing = counts.get(key);
        if (standing === undefined || standing.kind === "expired")
            continue;
        unclear.add(key);
        tell(key, `${place} is empty, but its row is filled in: write ${word(standing)} again, or “open”.`);
    }
    for (const [key, place] of read.blank) {
        const standing = counts.get(key);
        if (standing === undefined || standing.kind === "expired")
            continue;
        tell(key, `${place} is empty, but ${word(standing)} still counts: write “open” to take it back.`);
    }
    return { read: { ...read, unclear, subjects }, problems };
}
/** Whose row it is, as the workbook shows it. */
function rowOf({ known }, key = "") {
    const cells = known.get(key)?.cells;
    if (cells === undefined)
        return {};
    const shown = (cell) => (0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_12__/* .named */ .KT)(String(cell?.value ?? ""));
    const roomId = Number(key.split(" ")[0]);
    return { row: { roomId, room: shown(cells.room), person: shown(cells.name) } };
}
function unclearNotes({ host, showNames }, problems) {
    const notes = problems
        .slice(0, MOST_NAMED)
        .map((one) => (0,_notes_js__WEBPACK_IMPORTED_MODULE_15__/* .note */ .N)("review-unclear", "warning", one, "inactivity"));
    const count = problems.length - MOST_NAMED;
    if (count > 0)
        notes.push((0,_notes_js__WEBPACK_IMPORTED_MODULE_15__/* .note */ .N)("review-more-unclear", "warning", { count }, "inactivity"));
    if (notes[0] !== undefined) {
        const more = problems.length - 1;
        const text = showNames ? (0,_report_vocabulary_notes_js__WEBPACK_IMPORTED_MODULE_9__/* .namedNoteText */ .BW)(notes[0]) : (0,_report_vocabulary_notes_js__WEBPACK_IMPORTED_MODULE_9__/* .noteText */ .gA)(notes[0]);
        host.log.warning(`${text}${more > 0 ? ` And ${more} more, which the reports name.` : ""}`);
    }
    return notes;
}
/** A note that stands in the log, too. */
function told(host, why) {
    const one = (0,_notes_js__WEBPACK_IMPORTED_MODULE_15__/* .note */ .N)("review-left", "warning", { why }, "inactivity");
    host.log.warning((0,_report_vocabulary_notes_js__WEBPACK_IMPORTED_MODULE_9__/* .noteText */ .gA)(one));
    return one;
}


/***/ })

};
