export const id = 931;
export const ids = [931];
export const modules = {

/***/ 9931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  workbookReport: () => (/* binding */ workbookReport)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./node_modules/yazl/index.js
var yazl = __webpack_require__(3044);
// EXTERNAL MODULE: ./build/report-folder/titles.js
var titles = __webpack_require__(4131);
// EXTERNAL MODULE: ./build/text/escape.js
var text_escape = __webpack_require__(3699);
;// CONCATENATED MODULE: ./build/report/xlsx/spreadsheetml.js

/**
 * The parts of an XLSX file (ECMA-376, SpreadsheetML) as text. Texts stand in the cells themselves: a table of shared
 * texts would have to be in memory until the end.
 */
/** Rows of a sheet, at most, its heads included. */
const MOST_ROWS = 1_048_576;
/** Characters of a cell, at most. */
const LONGEST_CELL = 32_767;
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/** Places in the list of styles, `cellXfs`. */
const STYLE = { plain: 0, head: 1, "date-time": 2, wrapped: 3 };
const SPECIAL = /[&<>]/g;
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
/** Programs read `_x003D_` as the character of that number. */
const ESCAPED = /_(?=x[0-9a-fA-F]{4}_)/g;
/** A text safe in XML and in a cell: also when the sheet is saved as CSV it begins no formula. */
function xmlText(text) {
    return (0,text_escape/* shorten */.ml)((0,text_escape/* cellText */.Ie)(text), LONGEST_CELL)
        .replace(ESCAPED, "_x005F_")
        .replace(SPECIAL, (character) => ENTITIES[character] ?? character);
}
/** `A`, `B`, … `Z`, `AA` … for columns from 0. */
function columnName(index) {
    const last = String.fromCharCode(65 + (index % 26));
    return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}
/** Up to and including the row of heads, which stays in sight. */
function sheetBegin(columns) {
    const widths = columns.map(({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`);
    const heads = columns.map(({ head }, index) => textCell(`${columnName(index)}1`, head, STYLE.head));
    return (`${XML}<worksheet ${MAIN}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">` +
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
        `</sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData><row r="1">${heads.join("")}</row>`);
}
/** Writes rows of one set of columns; the columns' names and styles are looked up once. */
function rowWriter(columns) {
    const names = columns.map((_, index) => columnName(index));
    const styles = columns.map(({ kind }) => (kind === undefined ? STYLE.plain : STYLE[kind]));
    return (row, cells) => {
        let xml = `<row r="${row}">`;
        for (let index = 0; index < cells.length; index++) {
            const cell = cells[index];
            if (cell === undefined || cell === "")
                continue;
            const reference = `${names[index] ?? columnName(index)}${row}`;
            const style = styles[index] ?? STYLE.plain;
            xml +=
                typeof cell === "number"
                    ? `<c r="${reference}"${style === STYLE.plain ? "" : ` s="${style}"`}><v>${cell}</v></c>`
                    : textCell(reference, cell, style);
        }
        return `${xml}</row>`;
    };
}
function textCell(reference, text, style) {
    const styled = style === STYLE.plain ? "" : ` s="${style}"`;
    if (text === "")
        return `<c r="${reference}"${styled}/>`;
    return `<c r="${reference}"${styled} t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}
/** The rest of a sheet of so many rows, heads included. */
function sheetEnd(columns, rows, filter) {
    const filtered = filter ? `<autoFilter ref="A1:${columnName(columns.length - 1)}${rows}"/>` : "";
    return `</sheetData>${filtered}<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/></worksheet>`;
}
function sheetPath(index) {
    return `xl/worksheets/sheet${index + 1}.xml`;
}
/** Every part but the sheets themselves, whose names come in the order of their parts. `made`: epoch milliseconds. */
function workbookParts(title, made, sheets) {
    const created = new Date(made).toISOString().replace(/\.\d+Z$/, "Z");
    const styleId = sheets.length + 1;
    return [
        {
            path: "xl/workbook.xml",
            xml: `${XML}<workbook ${MAIN} xmlns:r="${DOCUMENT}"><sheets>${sheets
                .map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
                .join("")}</sheets></workbook>`,
        },
        {
            path: "xl/_rels/workbook.xml.rels",
            xml: relationships([
                ...sheets.map((_, index) => ({
                    id: index + 1,
                    type: `${DOCUMENT}/worksheet`,
                    target: `worksheets/sheet${index + 1}.xml`,
                })),
                { id: styleId, type: `${DOCUMENT}/styles`, target: "styles.xml" },
            ]),
        },
        { path: "xl/styles.xml", xml: STYLES },
        {
            path: "docProps/core.xml",
            xml: `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
                'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
                `<dc:title>${xmlText(title)}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">${created}</dcterms:created></cp:coreProperties>`,
        },
        {
            path: "_rels/.rels",
            xml: relationships([
                { id: 1, type: `${DOCUMENT}/officeDocument`, target: "xl/workbook.xml" },
                { id: 2, type: `${PACKAGE}/relationships/metadata/core-properties`, target: "docProps/core.xml" },
            ]),
        },
        { path: "[Content_Types].xml", xml: contentTypes(sheets.length) },
    ];
}
function relationships(list) {
    const items = list.map(({ id, type, target }) => `<Relationship Id="rId${id}" Type="${type}" Target="${target}"/>`);
    return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${items.join("")}</Relationships>`;
}
function contentTypes(sheets) {
    const override = (part, type) => `<Override PartName="/${part}" ContentType="${type}"/>`;
    return (`${XML}<Types xmlns="${PACKAGE}/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        override("xl/workbook.xml", `${CONTENT}.sheet.main+xml`) +
        override("xl/styles.xml", `${CONTENT}.styles+xml`) +
        override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml") +
        Array.from({ length: sheets }, (_, index) => override(sheetPath(index), `${CONTENT}.worksheet+xml`)).join("") +
        "</Types>");
}
/** In the order of {@link STYLE}. */
const STYLES = `${XML}<styleSheet ${MAIN}>` +
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>' +
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
    '<fill><patternFill patternType="solid"><fgColor rgb="FFDCE6F1"/></patternFill></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
    '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>' +
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment horizontal="left" vertical="top" wrapText="1"/></xf></cellXfs>' +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

// EXTERNAL MODULE: ./build/report/facts.js
var facts = __webpack_require__(7872);
// EXTERNAL MODULE: ./build/report/vocabulary.js
var vocabulary = __webpack_require__(6055);
;// CONCATENATED MODULE: ./build/report/xlsx/workbook.js


/** Days from the spreadsheets' day 0 (1899-12-30) to 1970-01-01. */
const DAYS_BEFORE_1970 = 25_569;
/** An instant as spreadsheets know them: days since 1899-12-30 in local time, without a zone. */
function sheetDate(at, time) {
    return (at + time.offset(at)) / 86_400 + DAYS_BEFORE_1970;
}
/** Both reports as a workbook. All times are local to the period's zone; the heads say so. */
function auditWorkbook(report) {
    const time = (0,facts/* reportTime */.mF)(report);
    const titles = (0,facts/* roomTitles */.zv)(report);
    const zone = report.period.timeZone;
    return {
        title: `Audit report ${report.period.label}`,
        made: report.generatedAt,
        summary: summarySheet(report, time),
        members: report.reports.includes("inactivity") ? memberSheet(report, time) : undefined,
        events: report.reports.includes("compliance")
            ? { name: "Events", columns: eventColumns(zone), filter: true, rows: [] }
            : undefined,
        coverage: coverageSheet(report, time),
        eventRow: (event) => eventRow(event, time, titles),
    };
}
function summarySheet(report, time) {
    const { assessment, listed, reports } = report;
    const { counts } = assessment;
    const rows = [
        ["Portal", report.portal.url],
        ["DocSpace version", report.portal.version],
        ["Period", (0,facts/* periodText */.JX)(report)],
        ["Made", (0,facts/* madeAt */.ZM)(report, time)],
        ["Made by", `${report.tool.name} ${report.tool.version}`],
        ...(report.runUrl === undefined ? [] : [["Workflow run", report.runUrl]]),
        ["Completeness", report.complete ? "complete" : "INCOMPLETE"],
        ...report.reasons.map(({ sentence }) => ["Not proved", sentence]),
        ...distinctNotes(report).map((text) => ["Note", text]),
        ...(reports.includes("compliance") ? [["Events listed", listed.count]] : []),
    ];
    if (reports.includes("inactivity")) {
        for (const kind of vocabulary/* VERDICT_ORDER */.jT)
            rows.push([`${vocabulary/* VERDICT_WORDS */._G[kind]} memberships`, counts[kind]]);
        rows.push(["Inactive people", assessment.inactivePeople]);
    }
    rows.push([], ...changeRows(report));
    const judged = reports.includes("inactivity");
    const verdicts = judged ? ["Members", ...vocabulary/* VERDICT_ORDER */.jT.map((kind) => vocabulary/* VERDICT_WORDS */._G[kind])] : [];
    rows.push(["Room", "Remark", "Room id", "Events", ...verdicts]);
    for (const room of assessment.rooms)
        rows.push(roomRow(room, judged));
    for (const room of report.otherRooms)
        rows.push([room.title, (0,vocabulary/* otherRoomText */.Re)(room), `${room.id}`]);
    return {
        name: "Summary",
        columns: [
            { head: "What", width: 30 },
            { head: "Value", width: 80, kind: "wrapped" },
            ...["", "", "", "", "", "", "", "", ""].map((head) => ({ head, width: 11 })),
        ],
        filter: false,
        rows,
    };
}
function roomRow(room, judged) {
    const unreadable = judged && room.unreadable !== undefined;
    const known = [room.title, unreadable ? "members not readable" : undefined, room.roomId, room.events];
    if (unreadable || !judged)
        return known;
    const counts = (0,facts/* verdictCounts */.US)(room);
    return [...known, room.members.length, ...vocabulary/* VERDICT_ORDER */.jT.map((kind) => counts.get(kind) ?? 0)];
}
function distinctNotes(report) {
    const lines = report.reports.flatMap((kind) => (0,facts/* noteLines */.GI)({ ...report, reasons: [] }, kind));
    return [...new Set(lines)].map((line) => line.replace(/^Note: /, ""));
}
function changeRows({ comparison, assessment, reports }) {
    if (comparison === undefined)
        return [];
    const { previousLabel, newlyInactive, activeAgain, events } = comparison;
    const titles = new Map(assessment.rooms.map(({ roomId, title }) => [roomId, title]));
    return [
        ...(reports.includes("inactivity")
            ? [
                [`Newly inactive since ${previousLabel}`, newlyInactive.length],
                [`Active again since ${previousLabel}`, activeAgain.length],
            ]
            : []),
        ...events
            .filter(({ before, now }) => before !== now)
            .map(({ roomId, before, now }) => [
            `Events since ${previousLabel}`,
            `${titles.get(roomId) ?? roomId}: ${before} → ${now}`,
        ]),
        [],
    ];
}
const MEMBER_COLUMNS = [
    { head: "Room", width: 28 },
    { head: "Room id", width: 10 },
    { head: "Name", width: 26 },
    { head: "E-mail", width: 32 },
    { head: "Guest", width: 8 },
    { head: "Access", width: 18 },
    { head: "Membership", width: 24 },
    { head: "Member since", width: 18 },
    { head: "Verdict", width: 12 },
    { head: "Reason", width: 60 },
    { head: "Events", width: 10 },
];
function memberSheet(report, time) {
    const rooms = new Map(report.assessment.rooms.map((room) => [room.roomId, room]));
    const members = report.assessment.rooms.flatMap((room) => room.members).toSorted(vocabulary/* byUrgency */.td);
    const left = report.assessment.rooms.flatMap((room) => room.left.map((row) => ({ room, row })));
    return {
        name: "Members",
        columns: [
            ...MEMBER_COLUMNS,
            { head: `Last activity (${report.period.timeZone})`, width: 20, kind: "date-time" },
            { head: "Last action", width: 32 },
            { head: "Most frequent", width: 32 },
            { head: "Periods inactive in a row", width: 12 },
            { head: "User id", width: 38 },
        ],
        filter: true,
        rows: [
            ...members.map((row) => memberCells(row, rooms.get(row.roomId)?.title ?? "", time)),
            ...left.map(({ room, row }) => [
                ...[room.title, room.roomId, row.name, undefined, undefined, undefined, undefined, undefined],
                ...["Left", (0,vocabulary/* leftText */.$)(row, time), row.events],
                row.lastActivity === undefined ? undefined : sheetDate(row.lastActivity.at, time),
                ...[row.lastActivity?.words, undefined, undefined, row.personId],
            ]),
        ],
    };
}
function memberCells(row, title, time) {
    const { person, lastActivity } = row;
    return [
        ...[title, row.roomId, person.name, person.email, person.guest ? "yes" : "no"],
        ...[vocabulary/* ACCESS_WORDS */.VW[row.access], (0,vocabulary/* membershipText */.c6)(row.membership), (0,vocabulary/* sinceText */.I)(row.since, time)],
        ...[vocabulary/* VERDICT_WORDS */._G[row.verdict.kind], row.why, row.events],
        lastActivity === undefined ? undefined : sheetDate(lastActivity.at, time),
        lastActivity?.words,
        row.topKinds.map(([kind, count]) => `${kind} ${count}`).join(", "),
        ...[row.inactiveInARow, person.id],
    ];
}
function eventColumns(zone) {
    return [
        { head: "Id", width: 12 },
        { head: `Date (${zone})`, width: 20, kind: "date-time" },
        // The hour repeated at the end of summer time happens twice on the clock.
        { head: "UTC offset", width: 11 },
        { head: "User", width: 24 },
        { head: "Action", width: 44 },
        { head: "Action id", width: 10 },
        { head: "Kind", width: 11 },
        { head: "Target", width: 14 },
        { head: "Room", width: 28 },
        { head: "Room id", width: 10 },
        { head: "Attribution", width: 12 },
        { head: "Context", width: 30 },
        { head: "Page", width: 40 },
        { head: "IP", width: 16 },
        { head: "Country", width: 14 },
        { head: "City", width: 14 },
        { head: "Browser", width: 16 },
        { head: "Platform", width: 16 },
        { head: "User id", width: 38 },
    ];
}
function eventRow(attributed, time, titles) {
    const { event, attribution, kind } = attributed;
    const roomId = (0,vocabulary/* attributedRoom */._z)(attribution);
    return [
        event.id,
        sheetDate(event.at, time),
        `UTC${time.iso(event.at).slice(19)}`,
        event.user,
        (0,vocabulary/* actionText */.K2)(attributed),
        event.actionId,
        kind,
        event.target.join(" "),
        roomId === undefined ? undefined : titles.get(roomId),
        roomId,
        attribution.by,
        event.context,
        event.page,
        event.ip,
        event.country,
        event.city,
        event.browser,
        event.platform,
        event.userId,
    ];
}
function coverageSheet(report, time) {
    const { trail, logs, crossCheck } = report.coverage;
    const titles = (0,facts/* roomTitles */.zv)(report);
    const zone = report.period.timeZone;
    const when = (at) => sheetDate(at, time);
    const rows = [
        ...trail.gaps.map((gap) => ["Audit trail", "NOT READ TO ITS END", when(gap.from), when(gap.to)]),
        ...trail.read.map((window) => [
            ...["Audit trail", "read to its end", when(window.from), when(window.to)],
            ...[window.requests, window.rows, window.duplicates],
        ]),
        [
            ...[
                "Audit trail in all",
                trail.state,
                undefined,
                undefined,
                trail.requests,
                trail.rows,
                trail.duplicates,
            ],
            `${trail.events} events kept, ${trail.late} of them found by looking again`,
        ],
        ...logs.map((log) => [
            `Log of ${titles.get(log.roomId) ?? log.roomId}`,
            log.state === "complete" ? "read to its end" : "INCOMPLETE",
            ...[undefined, undefined, log.requests, log.shown, undefined],
            log.reason?.sentence ?? `${log.total} events counted by the server`,
        ]),
    ];
    if (crossCheck !== undefined) {
        const { found, expected, missing } = crossCheck;
        rows.push([
            ...["Rooms' logs found in the trail", found === expected ? "all" : "NOT ALL"],
            ...[undefined, undefined, undefined, undefined, undefined],
            `${found} of ${expected}${missing.length > 0 ? `; missing: ${missing.slice(0, 20).join(", ")}` : ""}`,
        ]);
    }
    return {
        name: "Coverage",
        columns: [
            { head: "What was read", width: 34 },
            { head: "State", width: 22 },
            { head: `From (${zone})`, width: 20, kind: "date-time" },
            { head: `To (${zone})`, width: 20, kind: "date-time" },
            { head: "Requests", width: 10 },
            { head: "Rows", width: 12 },
            { head: "Doubles", width: 10 },
            { head: "Remark", width: 60, kind: "wrapped" },
        ],
        filter: true,
        rows,
    };
}

;// CONCATENATED MODULE: ./build/report/xlsx/xlsx-file.js






/** Little work and still a tenth of the size: the texts repeat themselves a lot. */
const COMPRESSION = 3;
/** A part of 4 GiB or more needs an extension of the format that not every program reads. */
const MOST_BYTES = 3 * 2 ** 30;
/**
 * Both reports as an XLSX file, which is compressed as the events stream past: it takes no more memory for more
 * events. A sheet that is full is continued by another one, `Events 2`.
 */
function workbookReport(report, limits = { rows: MOST_ROWS, bytes: MOST_BYTES }) {
    const workbook = auditWorkbook(report);
    const zip = new yazl/* ZipFile */.u();
    const options = { mtime: new Date(workbook.made), mode: 0o100600, compressionLevel: COMPRESSION };
    const sheets = [];
    let compressed = [];
    zip.outputStream.on("data", (bytes) => compressed.push(bytes));
    const nextPart = (name) => {
        sheets.push(name);
        return sheetPath(sheets.length - 1);
    };
    const addWhole = (sheet) => {
        if (sheet === undefined)
            return;
        const write = rowWriter(sheet.columns);
        const rows = sheet.rows.map((cells, index) => write(index + 2, cells));
        const end = sheetEnd(sheet.columns, rows.length + 1, sheet.filter);
        zip.addBuffer(Buffer.from(sheetBegin(sheet.columns) + rows.join("") + end), nextPart(sheet.name), options);
    };
    /** What became ready since the last call. */
    const take = () => {
        const bytes = Buffer.concat(compressed);
        compressed = [];
        return bytes;
    };
    const { events } = workbook;
    const eventRow = rowWriter(events?.columns ?? []);
    let growing;
    const beginEvents = ({ name, columns }) => {
        const number = sheets.filter((sheet) => sheet.startsWith(name)).length + 1;
        const sheet = new GrowingSheet(sheetBegin(columns));
        zip.addReadStream(sheet.xml, nextPart(number === 1 ? name : `${name} ${number}`), options);
        return sheet;
    };
    const endEvents = ({ columns, filter }, sheet) => sheet.end(sheetEnd(columns, sheet.rows, filter));
    return {
        fileName: (0,titles/* auditFileName */.$J)("xlsx", report.period),
        renderer: {
            begin() {
                addWhole(workbook.summary);
                addWhole(workbook.members);
                if (events !== undefined)
                    growing = beginEvents(events);
                return "";
            },
            async events(batch) {
                if (events === undefined || growing === undefined)
                    return "";
                for (const event of batch) {
                    if (growing.rows >= limits.rows || growing.bytes >= limits.bytes) {
                        await endEvents(events, growing);
                        growing = beginEvents(events);
                    }
                    await growing.add(eventRow(growing.rows + 1, workbook.eventRow(event)));
                }
                return take();
            },
            async end() {
                if (events !== undefined && growing !== undefined)
                    await endEvents(events, growing);
                addWhole(workbook.coverage);
                for (const { path, xml } of workbookParts(workbook.title, workbook.made, sheets)) {
                    zip.addBuffer(Buffer.from(xml), path, options);
                }
                const whole = (0,external_node_events_.once)(zip.outputStream, "end");
                zip.end();
                await whole;
                return take();
            },
        },
    };
}
/** Text collected before it is handed to the compressor. */
const BLOCK = 256 * 1024;
/** A sheet whose rows are not known yet; who adds waits while the compressor is behind. */
class GrowingSheet {
    xml = new external_node_stream_.PassThrough({ highWaterMark: BLOCK });
    rows = 1;
    bytes = 0;
    #text;
    constructor(begin) {
        this.#text = begin;
    }
    async add(row) {
        this.rows++;
        this.#text += row;
        if (this.#text.length >= BLOCK)
            await this.#flush();
    }
    async end(rest) {
        this.#text += rest;
        await this.#flush();
        this.xml.end();
    }
    async #flush() {
        const block = Buffer.from(this.#text);
        this.#text = "";
        this.bytes += block.byteLength;
        if (!this.xml.write(block))
            await (0,external_node_events_.once)(this.xml, "drain");
    }
}


/***/ })

};
