export const id = 577;
export const ids = [577];
export const modules = {

/***/ 1577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

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
// EXTERNAL MODULE: ./build/report/facts.js
var facts = __webpack_require__(7872);
// EXTERNAL MODULE: ./build/text/one-line.js
var one_line = __webpack_require__(3809);
// EXTERNAL MODULE: ./build/text/cells.js
var cells = __webpack_require__(9235);
;// CONCATENATED MODULE: ./build/report/xlsx/cell-text.js


/** Characters of a cell, at most. */
const LONGEST_CELL = 32_767;
const SPECIAL = /[&<>"]/g;
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** Programs read `_x003D_` as the character of that number. */
const ESCAPED = /_(?=x[0-9a-fA-F]{4}_)/g;
/** A text safe in XML and in a cell: also when the sheet is saved as CSV it begins no formula. */
function xmlText(text) {
    return (0,one_line/* shorten */.ml)((0,cells/* cellText */.I)(text), LONGEST_CELL)
        .replace(ESCAPED, "_x005F_")
        .replace(SPECIAL, (character) => ENTITIES[character] ?? character);
}
/** `A`, `B`, … `Z`, `AA` … for columns from 0. */
function columnName(index) {
    const last = String.fromCharCode(65 + (index % 26));
    return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

;// CONCATENATED MODULE: ./build/report/xlsx/chart.js

const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/** A column chart (ECMA-376, DrawingML): one series, a title, both axes; empty cells are gaps and not zeros. */
function chartPart(chart) {
    const { labels, values } = chart;
    const range = (column) => {
        const name = columnName(column);
        return `<c:f>'${xmlText(chart.sheet)}'!$${name}$${labels.first + 1}:$${name}$${labels.last + 1}</c:f>`;
    };
    const title = `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r><a:t>${xmlText(chart.title)}</a:t></a:r></a:p></c:rich></c:tx>` +
        '<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>';
    const series = '<c:ser><c:idx val="0"/><c:order val="0"/><c:spPr><a:solidFill><a:srgbClr val="0B5CAD"/></a:solidFill></c:spPr>' +
        `<c:invertIfNegative val="0"/><c:cat><c:strRef>${range(labels.column)}</c:strRef></c:cat><c:val><c:numRef>${range(values.column)}</c:numRef></c:val></c:ser>`;
    const axis = (kind, id, other, position, more) => `<c:${kind}Ax><c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${position}"/>${more}` +
        `<c:tickLblPos val="nextTo"/><c:crossAx val="${other}"/></c:${kind}Ax>`;
    return (`<c:chartSpace xmlns:c="${DRAWING}/chart" xmlns:a="${DRAWING}/main" xmlns:r="${RELATIONSHIPS}"><c:chart>${title}` +
        '<c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>' +
        `${series}<c:gapWidth val="40"/><c:axId val="1"/><c:axId val="2"/></c:barChart>` +
        axis("cat", 1, 2, "b", "") +
        axis("val", 2, 1, "l", '<c:majorGridlines/><c:numFmt formatCode="#,##0" sourceLinked="0"/>') +
        '</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>');
}
/** Where the chart of the drawing's only relationship stands on its sheet. */
function drawingPart({ from, to, title }) {
    const corner = (name, { column, row }) => `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
    return (`<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main"><xdr:twoCellAnchor>${corner("from", from)}${corner("to", to)}` +
        `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Chart 1" descr="${xmlText(title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
        '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
        `<a:graphic><a:graphicData uri="${DRAWING}/chart"><c:chart xmlns:c="${DRAWING}/chart" xmlns:r="${RELATIONSHIPS}" r:id="rId1"/></a:graphicData></a:graphic>` +
        "</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>");
}

;// CONCATENATED MODULE: ./build/report/xlsx/styles.js
const DATE_TIME = 164;
const THOUSANDS = 3;
/** Rows are as high as their longest text: everything begins at the top; numbers keep a distance from what follows. */
const TOP = '<alignment vertical="top"/>';
const TOP_NUMBER = '<alignment horizontal="right" vertical="top" indent="1"/>';
const TOP_WRAPPED = '<alignment horizontal="left" vertical="top" wrapText="1"/>';
/** In the order of their numbers in the cells. */
const LOOKS = {
    plain: { align: TOP },
    head: { font: 1, fill: 2, align: '<alignment vertical="center" wrapText="1"/>' },
    "head-count": {
        font: 1,
        fill: 2,
        align: '<alignment horizontal="right" vertical="center" indent="1" wrapText="1"/>',
    },
    number: { align: TOP_NUMBER },
    "date-time": { format: DATE_TIME, align: '<alignment horizontal="left" vertical="top"/>' },
    wrapped: { align: TOP_WRAPPED },
    title: { font: 2 },
    strong: { font: 1, align: TOP_WRAPPED },
    count: { format: THOUSANDS, align: TOP_NUMBER },
    link: { font: 3, align: TOP_WRAPPED },
    good: { font: 1, fill: 3, align: TOP },
    bad: { font: 1, fill: 4, align: TOP },
    inactive: { font: 1, fill: 4, align: TOP },
    unknown: { fill: 5, align: TOP },
    active: { fill: 3, align: TOP },
    new: { fill: 6, align: TOP },
    quiet: { fill: 7, align: TOP },
};
/** From 1: the first is that of cells without a look, which programs do not align. */
const NUMBERS = new Map(Object.keys(LOOKS).map((name, index) => [name, index + 1]));
/** The number of a look in the cells. */
function styleId(style) {
    return NUMBERS.get(style) ?? 0;
}
const FONTS = [
    '<sz val="11"/><color rgb="FF1F2328"/><name val="Calibri"/>',
    '<b/><sz val="11"/><color rgb="FF1F2328"/><name val="Calibri"/>',
    '<b/><sz val="16"/><color rgb="FF1F2328"/><name val="Calibri"/>',
    '<u/><sz val="11"/><color rgb="FF0B5CAD"/><name val="Calibri"/>',
];
const solid = (colour) => `<patternFill patternType="solid"><fgColor rgb="${colour}"/></patternFill>`;
/** The first two are fixed by the format. What is unknown is hatched as well: colour alone does not tell it. */
const FILLS = [
    '<patternFill patternType="none"/>',
    '<patternFill patternType="gray125"/>',
    solid("FFDCE6F1"),
    solid("FFDDF4E4"),
    solid("FFFBD9D3"),
    '<patternFill patternType="lightUp"><fgColor rgb="FF8C959F"/><bgColor rgb="FFF6F8FA"/></patternFill>',
    solid("FFFFF1C2"),
    solid("FFEEF1F4"),
];
function list(name, items) {
    return `<${name} count="${items.length}">${items.join("")}</${name}>`;
}
function lookXml({ format = 0, font = 0, fill = 0, align }) {
    const start = `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0"`;
    const apply = (format === 0 ? "" : ' applyNumberFormat="1"') +
        (font === 0 ? "" : ' applyFont="1"') +
        (fill === 0 ? "" : ' applyFill="1"');
    return align === undefined ? `${start}${apply}/>` : `${start}${apply} applyAlignment="1">${align}</xf>`;
}
/** The part `xl/styles.xml`, without its declaration. */
const STYLES = '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    `<numFmts count="1"><numFmt numFmtId="${DATE_TIME}" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>` +
    list("fonts", FONTS.map((font) => `<font>${font}</font>`)) +
    list("fills", FILLS.map((fill) => `<fill>${fill}</fill>`)) +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    list("cellXfs", [{}, ...Object.values(LOOKS)].map(lookXml)) +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

;// CONCATENATED MODULE: ./build/report/xlsx/spreadsheetml.js




/**
 * The parts of an XLSX file (ECMA-376, SpreadsheetML) as text. Texts stand in the cells themselves: a table of shared
 * texts would have to be in memory until the end.
 */
/** Rows of a sheet, at most, its heads included. */
const MOST_ROWS = 1_048_576;
/** Spreadsheet programs take 65 530 links a sheet; so many are kept until its end. */
const MOST_LINKS = 20_000;
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const CONTENT = "application/vnd.openxmlformats-officedocument";
/** The text of one sheet, begun, filled row by row, and ended; it remembers the links until then. */
class SheetWriter {
    #sheet;
    #names;
    #styles;
    #links = [];
    rows = 0;
    constructor(sheet) {
        this.#sheet = sheet;
        this.#names = sheet.columns.map((_, index) => columnName(index));
        this.#styles = sheet.columns.map(({ style = "plain" }) => style);
    }
    /** Up to the first row; of a table up to and including the row of heads, which stays in sight. */
    begin() {
        const { columns, layout } = this.#sheet;
        const widths = columns.map(({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`);
        const view = layout === "table"
            ? '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>'
            : '<sheetView workbookViewId="0" showGridLines="0"/>';
        const heads = layout === "table"
            ? this.row(columns.map(({ head, style }) => ({ value: head, style: style === "count" ? "head-count" : "head" })))
            : "";
        return (`${XML}<worksheet ${MAIN} xmlns:r="${DOCUMENT}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
            `<sheetViews>${view}</sheetViews><cols>${widths.join("")}</cols><sheetData>${heads}`);
    }
    /** The next row. */
    row(cells) {
        this.rows++;
        let xml = "";
        let lines = 1;
        for (let index = 0; index < cells.length; index++) {
            const cell = cells[index];
            if (cell === undefined || cell === "")
                continue;
            const reference = `${this.#names[index] ?? columnName(index)}${this.rows}`;
            const own = this.#styles[index] ?? "plain";
            const { value, style } = this.#shown(cell, own, reference);
            xml += cellXml(reference, value, style);
            lines = Math.max(lines, linesOf(value, style, this.#sheet.columns[index]));
        }
        const height = lines === 1 ? "" : ` ht="${Math.min(lines, MOST_LINES) * LINE}" customHeight="1"`;
        return `<row r="${this.rows}"${height}>${xml}</row>`;
    }
    /** What stands in a cell and how it looks; its link is kept until the sheet's end. */
    #shown(cell, own, at) {
        if (typeof cell !== "object") {
            // Numbers keep a distance from the text beside them.
            return { value: cell, style: typeof cell === "number" && own === "plain" ? "number" : own };
        }
        const { value, link, style = own } = cell;
        if (link === undefined)
            return { value, style };
        const text = linkText(value);
        if (this.#links.length >= MOST_LINKS)
            return { value: text, style: own };
        this.#links.push({ at, to: link });
        return { value: text, style: cell.style ?? "link" };
    }
    /** The rest of the sheet, and the part that says where its links lead; undefined where it needs none. */
    end(drawing) {
        const { columns, layout } = this.#sheet;
        const ids = new Map();
        const links = this.#links.map(({ at, to }) => {
            if (to.startsWith("#"))
                return `<hyperlink ref="${at}" location="${xmlText(to.slice(1))}"/>`;
            const id = ids.get(to) ?? ids.size + 1;
            ids.set(to, id);
            return `<hyperlink ref="${at}" r:id="rId${id}"/>`;
        });
        const targets = [...ids].map(([target, id]) => ({
            ...{ id, type: `${DOCUMENT}/hyperlink`, target: xmlText(target) },
            external: true,
        }));
        const drawn = drawing === undefined ? undefined : ids.size + 1;
        if (drawn !== undefined) {
            targets.push({ id: drawn, type: `${DOCUMENT}/drawing`, target: `../drawings/drawing${drawing}.xml` });
        }
        const last = `${columnName(columns.length - 1)}${this.rows}`;
        return {
            xml: `</sheetData>${layout === "table" ? `<autoFilter ref="A1:${last}"/>` : ""}` +
                `${links.length === 0 ? "" : `<hyperlinks>${links.join("")}</hyperlinks>`}` +
                '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>' +
                "<headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>" +
                `${drawn === undefined ? "" : `<drawing r:id="rId${drawn}"/>`}</worksheet>`,
            relationships: targets.length === 0 ? undefined : relationships(targets),
        };
    }
}
/** Points of a line of text; a row is 409 points high at most. */
const LINE = 15;
const MOST_LINES = 27;
/** Lines of a linked name: enough for the longest title that DocSpace takes; one longer is still in its cell. */
const MOST_OF_LINK = 7;
const WRAPPED = new Set(["wrapped", "strong", "link", "head", "head-count"]);
/** Nobody can click on blanks. */
function linkText(value) {
    return typeof value === "string" && (0,one_line/* named */.KT)(value) === one_line/* NO_NAME */.Wo ? one_line/* NO_NAME */.Wo : value;
}
/** Lines that a text takes in its column: programs do not all widen a row by themselves for what wraps. */
function linesOf(value, style, column) {
    if (typeof value === "number" || column === undefined || !WRAPPED.has(style))
        return 1;
    const lines = Math.ceil((value.length * 1.1) / column.width);
    return style === "link" ? Math.min(lines, MOST_OF_LINK) : lines;
}
function cellXml(reference, value, style) {
    const id = styleId(style);
    const styled = id === 0 ? "" : ` s="${id}"`;
    if (typeof value === "number")
        return `<c r="${reference}"${styled}><v>${value}</v></c>`;
    if (value === "")
        return `<c r="${reference}"${styled}/>`;
    return `<c r="${reference}"${styled} t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`;
}
function sheetPath(index) {
    return `xl/worksheets/sheet${index + 1}.xml`;
}
function sheetRelationshipsPath(index) {
    return `xl/worksheets/_rels/sheet${index + 1}.xml.rels`;
}
/** Every part but the sheets themselves, which come in the order of their parts. `made`: epoch milliseconds. */
function workbookParts(title, made, sheets, charts) {
    const created = new Date(made).toISOString().replace(/\.\d+Z$/, "Z");
    const tabs = sheets.map(({ name }, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);
    return [
        {
            path: "xl/workbook.xml",
            xml: `${XML}<workbook ${MAIN} xmlns:r="${DOCUMENT}"><sheets>${tabs.join("")}</sheets><definedNames>${definedNames(sheets)}</definedNames></workbook>`,
        },
        {
            path: "xl/_rels/workbook.xml.rels",
            xml: relationships([
                ...sheets.map((_, index) => ({
                    id: index + 1,
                    type: `${DOCUMENT}/worksheet`,
                    target: `worksheets/sheet${index + 1}.xml`,
                })),
                { id: sheets.length + 1, type: `${DOCUMENT}/styles`, target: "styles.xml" },
            ]),
        },
        { path: "xl/styles.xml", xml: `${XML}${STYLES}` },
        ...charts.flatMap((chart, index) => [
            { path: `xl/charts/chart${index + 1}.xml`, xml: `${XML}${chartPart(chart)}` },
            { path: `xl/drawings/drawing${index + 1}.xml`, xml: `${XML}${drawingPart(chart)}` },
            {
                path: `xl/drawings/_rels/drawing${index + 1}.xml.rels`,
                xml: relationships([{ id: 1, type: `${DOCUMENT}/chart`, target: `../charts/chart${index + 1}.xml` }]),
            },
        ]),
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
        { path: "[Content_Types].xml", xml: contentTypes(sheets.length, charts.length) },
    ];
}
/** What each table filters, and its heads, which every printed page repeats. */
function definedNames(sheets) {
    const names = (name, text, hidden = "") => sheets
        .map((sheet, index) => sheet.layout === "table"
        ? `<definedName name="${name}" localSheetId="${index}"${hidden}>'${xmlText(sheet.name)}'!${text(sheet)}</definedName>`
        : "")
        .join("");
    const last = ({ columns, rows }) => `$${columnName(columns.length - 1)}$${rows}`;
    return (names("_xlnm._FilterDatabase", (sheet) => `$A$1:${last(sheet)}`, ' hidden="1"') +
        sheets
            .map(({ name, printed, rows }, index) => printed === undefined
            ? ""
            : `<definedName name="_xlnm.Print_Area" localSheetId="${index}">'${xmlText(name)}'!$A$1:$${columnName(printed - 1)}$${rows}</definedName>`)
            .join("") +
        names("_xlnm.Print_Titles", () => "$1:$1"));
}
function relationships(list) {
    const items = list.map(({ id, type, target, external = false }) => `<Relationship Id="rId${id}" Type="${type}" Target="${target}"${external ? ' TargetMode="External"' : ""}/>`);
    return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${items.join("")}</Relationships>`;
}
function contentTypes(sheets, charts) {
    const override = (part, type) => `<Override PartName="/${part}" ContentType="${type}"/>`;
    const each = (count, entry) => Array.from({ length: count }, (_, index) => entry(index)).join("");
    return (`${XML}<Types xmlns="${PACKAGE}/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        override("xl/workbook.xml", `${CONTENT}.spreadsheetml.sheet.main+xml`) +
        override("xl/styles.xml", `${CONTENT}.spreadsheetml.styles+xml`) +
        override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml") +
        each(sheets, (index) => override(sheetPath(index), `${CONTENT}.spreadsheetml.worksheet+xml`)) +
        each(charts, (index) => override(`xl/charts/chart${index + 1}.xml`, `${CONTENT}.drawingml.chart+xml`) +
            override(`xl/drawings/drawing${index + 1}.xml`, `${CONTENT}.drawing+xml`)) +
        "</Types>");
}

// EXTERNAL MODULE: ./build/report/columns.js
var report_columns = __webpack_require__(9708);
// EXTERNAL MODULE: ./build/report/event-columns.js
var event_columns = __webpack_require__(2249);
// EXTERNAL MODULE: ./build/text/english.js
var english = __webpack_require__(9594);
// EXTERNAL MODULE: ./build/report/links.js
var links = __webpack_require__(1006);
;// CONCATENATED MODULE: ./build/report/xlsx/sheets/changes.js


/** What is different from the previous period: who became inactive, who is active again, and the rooms' events. */
function changesSheet({ report, titles }, comparison) {
    const names = new Map(report.assessment.rooms.flatMap(({ members }) => members.map(({ person }) => [person.id, person.name])));
    const pageOf = (0,links/* personLinks */.Fc)(report.portal.url, report.assessment.rooms);
    const room = (roomId) => ({
        value: titles.get(roomId) ?? `${roomId}`,
        link: (0,links/* roomLink */.qb)(report.portal.url, roomId),
    });
    const membership = (what) => ({ roomId, personId }) => [
        what,
        room(roomId),
        { value: names.get(personId) ?? personId, link: pageOf(personId) },
    ];
    const judged = report.reports.includes("inactivity");
    return {
        name: "Changes",
        layout: "table",
        columns: [
            { head: `Since ${(0,english/* labelInWords */.J5)(comparison.previousLabel)}`, width: 24 },
            { head: "Room", width: 36 },
            { head: "Person", width: 30 },
            ...["Events before", "Events now", "Difference"].map((head) => ({
                head,
                width: 16,
                style: "count",
            })),
        ],
        rows: [
            ...(judged ? comparison.newlyInactive.map(membership("Newly inactive")) : []),
            ...(judged ? comparison.activeAgain.map(membership("Active again")) : []),
            ...comparison.events.map(({ roomId, before, now }) => [
                "Events in the room",
                room(roomId),
                undefined,
                ...[before, now, now - before].map((value) => ({ value, style: "count" })),
            ]),
        ],
    };
}

// EXTERNAL MODULE: ./build/assess/verdicts/urgency.js
var urgency = __webpack_require__(5181);
// EXTERNAL MODULE: ./build/report/member-columns.js
var member_columns = __webpack_require__(5575);
;// CONCATENATED MODULE: ./build/report/xlsx/sheet.js
/** Days from the spreadsheets' day 0 (1899-12-30) to 1970-01-01. */
const DAYS_BEFORE_1970 = 25_569;
/** An instant as spreadsheets know them: days since 1899-12-30 in local time, without a zone. */
function sheetDate(at, time) {
    return (at + time.offset(at)) / 86_400 + DAYS_BEFORE_1970;
}

;// CONCATENATED MODULE: ./build/report/xlsx/sheets/table.js

/** The columns of a table as those of a sheet. */
function sheetColumns(columns) {
    return columns.map(({ head, width, kind }) => ({
        head,
        width,
        ...(kind === undefined || kind === "status" ? {} : { style: STYLE_OF[kind] }),
    }));
}
const STYLE_OF = { instant: "date-time", wrapped: "wrapped", count: "count" };
/** The cells of one row. */
function cellsOf(columns, row, time) {
    return columns.map(({ kind, value, link }) => {
        const cell = value(row);
        if (cell === undefined)
            return undefined;
        if (kind === "instant")
            return typeof cell === "number" ? sheetDate(cell, time) : cell;
        if (kind === "status")
            return { value: cell, style: statusStyle(cell) };
        const address = link?.(row);
        return address === undefined ? cell : { value: cell, link: address };
    });
}
/** The look of a status by the word that people see: colour and word together, never colour alone. */
function statusStyle(word) {
    switch (word) {
        case "Inactive":
            return "inactive";
        case "Unknown":
        case "Not read":
            return "unknown";
        case "Active":
            return "active";
        case "New":
            return "new";
        default:
            return "quiet";
    }
}

;// CONCATENATED MODULE: ./build/report/xlsx/sheets/members.js




/** Rooms whose members could not be read; one row for each membership, the most urgent of all rooms first; those who left. */
function membersSheet(context) {
    const columns = (0,report_columns/* chosen */.FV)((0,member_columns/* memberColumns */.Gx)(context), member_columns/* MEMBER_SHEET */.Bx);
    return {
        name: "Members",
        columns: sheetColumns(columns),
        layout: "table",
        printed: 8,
        rows: { [Symbol.iterator]: rows },
    };
    function* rows() {
        const { rooms } = context.report.assessment;
        for (const room of rooms) {
            if (room.unreadable !== undefined)
                yield cellsOf(columns, { unread: room }, context.time);
        }
        const members = rooms.flatMap((room) => room.members).toSorted(urgency/* byUrgency */.t);
        for (const row of members)
            yield cellsOf(columns, { row }, context.time);
        for (const one of (0,member_columns/* people */.c0)(context.report))
            if ("left" in one)
                yield cellsOf(columns, one, context.time);
    }
}

// EXTERNAL MODULE: ./build/report/answer.js
var answer = __webpack_require__(4073);
// EXTERNAL MODULE: ./build/report/next-steps.js
var next_steps = __webpack_require__(3576);
// EXTERNAL MODULE: ./build/report/read-days.js
var read_days = __webpack_require__(5919);
// EXTERNAL MODULE: ./build/report/vocabulary/terms.js
var terms = __webpack_require__(4691);
;// CONCATENATED MODULE: ./build/report/xlsx/sheets/overview.js







/** The first sheet: the answer, what to do next, the figures with a chart, what was not proved, and where it is from. */
function overviewSheet({ report, time, words }) {
    const { assessment, listed, reports } = report;
    const known = (0,read_days/* readDays */.Qg)(report, time);
    const unread = { value: read_days/* NOT_READ */.VF, style: "unknown" };
    const rows = [
        [{ value: `DocSpace audit of ${new URL(report.portal.url).host}`, style: "title" }],
        [{ value: (0,answer/* answer */.Z)(report, report.reminded), style: "strong" }],
        [],
        [{ value: "What to do next", style: "head" }],
        ...(0,next_steps/* nextSteps */.Z)(report).map((step) => [
            { value: step.text, style: "wrapped", link: step.link?.url },
        ]),
        [],
    ];
    if (reports.includes("inactivity")) {
        rows.push([
            { value: "Memberships by status", style: "head" },
            { value: "Memberships", style: "head" },
        ]);
        for (const kind of urgency/* VERDICT_ORDER */.j) {
            rows.push([
                { value: terms/* VERDICT_WORDS */._G[kind], style: STATUS[kind] ?? "quiet" },
                (0,facts/* nothingJudged */.Vp)(report) ? unread : { value: assessment.counts[kind], style: "count" },
            ]);
        }
        const all = Object.values(assessment.counts).reduce((sum, count) => sum + count, 0);
        rows.push([
            { value: "All memberships", style: "strong" },
            (0,facts/* nothingJudged */.Vp)(report) ? unread : { value: all, style: "count" },
        ], []);
    }
    if (reports.includes("compliance")) {
        const none = listed.count === 0 && known.anyUnread;
        rows.push(["Events listed", none ? unread : { value: listed.count, style: "count" }]);
        if ((0,facts/* isNarrowed */.Jf)(report))
            rows.push(["Events of the portal", { value: assessment.events.portal, style: "count" }]);
        rows.push([]);
    }
    rows.push(...remarks(report, words), [], ...origin(report, (0,facts/* madeAt */.ZM)(report, time)), []);
    const chart = eventsChart(report, known, rows);
    return {
        name: "Overview",
        layout: "page",
        columns: [
            { head: "", width: 72 },
            { head: "", width: 44 },
            ...Array.from({ length: 8 }, () => ({ head: "", width: 9 })),
        ],
        rows,
        ...(chart === undefined ? {} : { chart }),
    };
}
const STATUS = {
    inactive: "inactive",
    unknown: "unknown",
    active: "active",
    new: "new",
};
function remarks({ complete, reasons, notes }, words) {
    return [
        [
            { value: "Completeness", style: "head" },
            complete ? { value: "complete", style: "good" } : { value: "INCOMPLETE", style: "bad" },
        ],
        ...reasons.map((one) => [{ value: `Not proved: ${words.reason(one)}`, style: "wrapped" }]),
        ...notes.map((note) => [
            { value: `${note.level === "warning" ? "Warning: " : ""}${words.note(note)}`, style: "wrapped" },
        ]),
    ];
}
function origin({ portal, period, tool, runUrl }, made) {
    const days = `${(0,english/* dayInWords */.v_)(period.firstDay)} to ${(0,english/* dayInWords */.v_)(period.lastDay)}`;
    return [
        [{ value: "About this report", style: "head" }],
        ["Portal", { value: portal.url, link: portal.url }],
        ["DocSpace version", portal.version],
        ["Period", `${days} (${period.timeZone})`],
        ["Made", (0,english/* momentInWords */.ln)(made)],
        ["Made by", `${tool.name} ${tool.version}`],
        ...(runUrl === undefined ? [] : [["Workflow run", { value: runUrl, link: runUrl }]]),
    ];
}
/** A row for each day or group of days, and the chart that draws them. Days that were not read have no number. */
function eventsChart(report, known, rows) {
    const { eventsPerDay } = report.assessment;
    const days = (0,facts/* daysOfPeriod */.az)(report);
    if (days.length < 2)
        return undefined;
    rows.push([
        { value: "Events by day", style: "head" },
        { value: "Events", style: "head" },
    ]);
    const first = rows.length;
    for (const day of days) {
        const state = known.ofPortal(day);
        const count = eventsPerDay.get(day) ?? 0;
        rows.push([
            (0,english/* shortDay */.tE)(day),
            state === "read"
                ? { value: count, style: "count" }
                : { value: (0,read_days/* countText */.lT)(count, state), style: state === "unread" ? "unknown" : "plain" },
        ]);
    }
    return {
        title: "Events by day",
        sheet: "Overview",
        labels: { column: 0, first, last: rows.length - 1 },
        values: { column: 1 },
        from: { column: 2, row: 3 },
        to: { column: 10, row: 22 },
    };
}

;// CONCATENATED MODULE: ./build/report/xlsx/sheets/proof.js


/** What was read, how, and what was not: the evidence behind the word "complete". */
function proofSheet({ report, time, words, titles }) {
    const { trail, logs, crossCheck } = report.coverage;
    const zone = report.period.timeZone;
    const when = (at) => sheetDate(at, time);
    const done = { value: "read to its end", style: "good" };
    const rows = [
        ...report.reasons.map((one) => [
            "Not proved",
            { value: "INCOMPLETE", style: "bad" },
            ...(one.range === undefined ? [undefined, undefined] : [when(one.range.from), when(one.range.to)]),
            ...[undefined, undefined, undefined],
            words.reason(one),
        ]),
        ...trail.gaps.map(({ from, to }) => [
            "Audit trail",
            { value: "NOT READ TO ITS END", style: "bad" },
            when(from),
            when(to),
        ]),
        ...trail.read.map(({ from, to, requests, rows: count, duplicates }) => [
            ...["Audit trail", done, when(from), when(to)],
            ...[requests, count, duplicates],
        ]),
        [
            ...["Audit trail in all", trail.state, undefined, undefined],
            ...[trail.requests, trail.rows, trail.duplicates],
            `${(0,english/* number */.ai)(trail.events)} events kept, ${(0,english/* number */.ai)(trail.late)} of them found by looking again`,
        ],
        ...logs.map((log) => [
            `Log of ${titles.get(log.roomId) ?? log.roomId}`,
            log.state === "complete" ? done : { value: "INCOMPLETE", style: "bad" },
            ...[undefined, undefined, log.requests, log.shown, undefined],
            log.reason === undefined
                ? `${(0,english/* number */.ai)(log.total)} events counted by the server`
                : words.reason(log.reason),
        ]),
        ...(crossCheck === undefined ? [] : [checkRow(crossCheck)]),
    ];
    return {
        name: "Proof",
        layout: "table",
        columns: [
            { head: "What was read", width: 34 },
            { head: "State", width: 22 },
            { head: `From (${zone})`, width: 20, style: "date-time" },
            { head: `To (${zone})`, width: 20, style: "date-time" },
            { head: "Requests", width: 12, style: "count" },
            { head: "Rows", width: 12, style: "count" },
            { head: "Received twice", width: 16, style: "count" },
            { head: "Remark", width: 60, style: "wrapped" },
        ],
        rows,
    };
}
function checkRow({ found, expected, missing }) {
    const named = missing.length > 0 ? `; missing: ${missing.slice(0, 20).join(", ")}` : "";
    return [
        "Rooms' logs found in the trail",
        found === expected ? { value: "all", style: "good" } : { value: "NOT ALL", style: "bad" },
        ...[undefined, undefined, undefined, undefined, undefined],
        `${(0,english/* number */.ai)(found)} of ${(0,english/* number */.ai)(expected)}${named}`,
    ];
}

// EXTERNAL MODULE: ./build/report/vocabulary/review.js
var vocabulary_review = __webpack_require__(9626);
;// CONCATENATED MODULE: ./build/report/xlsx/sheets/review.js



/** Where every membership of the access review stands: what is overdue first. */
function reviewSheet({ report, titles }, review) {
    const pageOf = (0,links/* personLinks */.Fc)(report.portal.url, report.assessment.rooms);
    const rows = review.rows.toSorted((a, b) => Number(b.overdue) - Number(a.overdue));
    return {
        name: "Review",
        layout: "table",
        columns: [
            { head: "Member", width: 30 },
            { head: "Room", width: 36 },
            { head: "Where it stands", width: 70, style: "wrapped" },
            { head: "Since", width: 14 },
            { head: "Overdue", width: 10 },
        ],
        rows: rows.map((row) => [
            { value: row.name === "" ? row.personId : row.name, link: pageOf(row.personId) },
            { value: titles.get(row.roomId) ?? `${row.roomId}`, link: (0,links/* roomLink */.qb)(report.portal.url, row.roomId) },
            (0,vocabulary_review/* reviewRowText */.sb)(row),
            (0,english/* dayInTable */.Ey)(row.since),
            row.overdue ? { value: "overdue", style: "bad" } : undefined,
        ]),
    };
}

;// CONCATENATED MODULE: ./build/report/xlsx/sheets/rooms.js





/** Every audited room with its counts, then the rooms that are only named. What was not read is no 0. */
function roomsSheet({ report, words, time }) {
    const days = (0,read_days/* readDays */.Qg)(report, time);
    const judged = report.reports.includes("inactivity");
    const portal = report.portal.url;
    const row = (room) => {
        const known = [
            { value: room.title, link: (0,links/* roomLink */.qb)(portal, room.roomId) },
            room.roomId,
            eventsCell(room, days),
        ];
        if (!judged)
            return [...known, remark(room, days)];
        if (room.unreadable !== undefined) {
            const unread = ["members", ...urgency/* VERDICT_ORDER */.j].map(() => ({
                value: read_days/* NOT_READ */.VF,
                style: "unknown",
            }));
            const why = [words.reason(room.unreadable), remark(room, days) ?? ""];
            return [...known, ...unread, why.filter((text) => text !== "").join(" ")];
        }
        const counts = (0,facts/* verdictCounts */.US)(room);
        const statuses = urgency/* VERDICT_ORDER */.j.map((kind) => ({ value: counts.get(kind) ?? 0, style: "count" }));
        return [...known, { value: room.members.length, style: "count" }, ...statuses, remark(room, days)];
    };
    return {
        name: "Rooms",
        layout: "table",
        columns: [
            { head: "Room", width: 36 },
            { head: "Room id", width: 10 },
            { head: "Events", width: 10, style: "count" },
            ...(judged
                ? [
                    { head: "Members", width: 11, style: "count" },
                    ...urgency/* VERDICT_ORDER */.j.map((kind) => ({
                        head: terms/* VERDICT_WORDS */._G[kind],
                        width: 11,
                        style: "count",
                    })),
                ]
                : []),
            { head: "Remark", width: 60, style: "wrapped" },
        ],
        rows: [
            ...report.assessment.rooms.map(row),
            ...report.otherRooms.map((room) => [
                room.title,
                typeof room.id === "number" ? room.id : `${room.id}`,
                ...Array.from({ length: judged ? 2 + urgency/* VERDICT_ORDER */.j.length : 1 }, () => undefined),
                `No verdicts: ${(0,terms/* otherRoomText */.Re)(room)}.`,
            ]),
        ],
    };
}
function eventsCell(room, days) {
    const { count } = (0,read_days/* eventsOfRoom */.mt)(room, days);
    return count === undefined ? { value: read_days/* NOT_READ */.VF, style: "unknown" } : { value: count, style: "count" };
}
function remark(room, days) {
    const parts = [
        ...(room.formerTitles.length === 0 ? [] : [`Formerly ${room.formerTitles.join(", ")}.`]),
        ...((0,read_days/* eventsOfRoom */.mt)(room, days).partly ? ["Events as far as they were read."] : []),
    ];
    return parts.length === 0 ? undefined : parts.join(" ");
}

// EXTERNAL MODULE: ./build/report/trend.js
var trend = __webpack_require__(9088);
;// CONCATENATED MODULE: ./build/report/xlsx/sheets/trend.js



/** Month by month: all rooms with a chart of the inactive, then each room. A month that is not known is no number. */
function trendSheet({ report }) {
    const all = (0,trend/* trendMonths */.Z)(report);
    if (all.length === 0)
        return undefined;
    const rooms = report.assessment.rooms.flatMap(({ roomId, title }) => {
        const room = { value: title, link: (0,links/* roomLink */.qb)(report.portal.url, roomId) };
        return (0,trend/* trendMonths */.Z)(report, roomId).map((month) => monthRow(month, room));
    });
    return {
        name: "Trend",
        layout: "table",
        columns: [
            { head: "Month", width: 18 },
            ...["Inactive", "Active", "Events"].map((head) => ({ head, width: 12, style: "count" })),
            { head: "Room", width: 36 },
            ...Array.from({ length: 8 }, () => ({ head: "", width: 9 })),
        ],
        rows: [...all.map((month) => monthRow(month, "all rooms")), ...rooms],
        printed: 5,
        chart: {
            title: "Inactive memberships by month",
            sheet: "Trend",
            labels: { column: 0, first: 1, last: all.length },
            values: { column: 1 },
            from: { column: 6, row: 1 },
            to: { column: 13, row: 18 },
        },
    };
}
function monthRow({ label, counts, gap }, room) {
    const month = (0,english/* labelInWords */.J5)(label);
    if (counts === undefined) {
        const unknown = { value: gap === undefined ? "" : trend/* GAP_WORDS */.x[gap], style: "unknown" };
        return [month, unknown, unknown, unknown, room];
    }
    const { inactive, active, events } = counts;
    return [month, ...[inactive, active, events].map((value) => ({ value, style: "count" })), room];
}

;// CONCATENATED MODULE: ./build/report/xlsx/workbook.js










/** Both reports as a workbook. All times are local to the period's zone; the heads say so. */
function auditWorkbook(report) {
    const context = (0,report_columns/* tableContext */.iN)(report);
    const columns = (0,report_columns/* chosen */.FV)((0,event_columns/* eventColumns */.Cd)(context), event_columns/* EVENT_SHEET */.l9);
    const trend = trendSheet(context);
    const judged = report.reports.includes("inactivity");
    const listed = report.reports.includes("compliance");
    return {
        title: `Audit report ${report.period.label}`,
        made: report.generatedAt,
        before: [
            overviewSheet(context),
            roomsSheet(context),
            ...(judged ? [membersSheet(context)] : []),
            ...(report.comparison === undefined ? [] : [changesSheet(context, report.comparison)]),
            ...(trend === undefined ? [] : [trend]),
            ...(report.review === undefined ? [] : [reviewSheet(context, report.review)]),
        ],
        events: listed
            ? { name: "Events", columns: sheetColumns(columns), layout: "table", printed: 9, rows: [] }
            : undefined,
        after: [proofSheet(context)],
        eventRow: (event) => cellsOf(columns, event, context.time),
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
    return { fileName: (0,titles/* auditFileName */.$J)("xlsx", (0,facts/* namingOf */.aI)(report)), renderer: new WorkbookFile(report, limits) };
}
/** The archive as it grows: the sheets before the events, the events' own, those after them, and the rest. */
class WorkbookFile {
    #workbook;
    #limits;
    #zip = new yazl/* ZipFile */.u();
    #sheets = [];
    #charts = [];
    #compressed = [];
    #begun = 0;
    #growing;
    constructor(report, limits) {
        this.#workbook = auditWorkbook(report);
        this.#limits = limits;
        this.#zip.outputStream.on("data", (bytes) => this.#compressed.push(bytes));
    }
    async *begin() {
        for (const sheet of this.#workbook.before) {
            const growing = this.#beginSheet(sheet, 1);
            for (const cells of sheet.rows)
                if (await growing.add(cells))
                    yield this.#take();
            await this.#endSheet(sheet, growing);
        }
        const { events } = this.#workbook;
        if (events !== undefined)
            this.#growing = this.#beginSheet(events, 1);
    }
    async events(batch) {
        const { events, eventRow } = this.#workbook;
        if (events === undefined || this.#growing === undefined)
            return "";
        for (const event of batch) {
            const { writer, bytes, part } = this.#growing;
            if (writer.rows >= this.#limits.rows || bytes >= this.#limits.bytes) {
                await this.#endSheet(events, this.#growing);
                this.#growing = this.#beginSheet(events, part + 1);
            }
            await this.#growing.add(eventRow(event));
        }
        return this.#take();
    }
    async end() {
        const { events, after, title, made } = this.#workbook;
        if (events !== undefined && this.#growing !== undefined)
            await this.#endSheet(events, this.#growing);
        for (const sheet of after)
            this.#addWhole(sheet);
        for (const { path, xml } of workbookParts(title, made, this.#sheets, this.#charts))
            this.#add(path, xml);
        const whole = (0,external_node_events_.once)(this.#zip.outputStream, "end");
        this.#zip.end();
        await whole;
        return this.#take();
    }
    #addWhole(sheet) {
        const index = this.#begun++;
        const writer = new SheetWriter(sheet);
        let xml = writer.begin();
        for (const cells of sheet.rows)
            xml += writer.row(cells);
        this.#add(sheetPath(index), xml + this.#finish(sheet, sheet.name, index, writer));
    }
    #beginSheet(sheet, part) {
        const growing = new GrowingSheet(sheet, part, this.#begun++);
        this.#zip.addReadStream(growing.xml, sheetPath(growing.index), this.#options());
        return growing;
    }
    #endSheet(sheet, growing) {
        const { part, index, writer } = growing;
        return growing.end(this.#finish(sheet, part === 1 ? sheet.name : `${sheet.name} ${part}`, index, writer));
    }
    /** The end of a sheet's text; its links and its chart become parts of their own. */
    #finish(sheet, name, index, writer) {
        if (sheet.chart !== undefined)
            this.#charts.push(sheet.chart);
        const { xml, relationships } = writer.end(sheet.chart === undefined ? undefined : this.#charts.length);
        if (relationships !== undefined)
            this.#add(sheetRelationshipsPath(index), relationships);
        const { columns, layout, printed } = sheet;
        this.#sheets[index] = {
            ...{ name, columns, layout, rows: writer.rows },
            ...(printed === undefined ? {} : { printed }),
        };
        return xml;
    }
    #add(path, xml) {
        this.#zip.addBuffer(Buffer.from(xml), path, this.#options());
    }
    #options() {
        return { mtime: new Date(this.#workbook.made), mode: 0o100600, compressionLevel: COMPRESSION };
    }
    /** What became ready since the last call. */
    #take() {
        const bytes = Buffer.concat(this.#compressed);
        this.#compressed = [];
        return bytes;
    }
}
/** Text collected before it is handed to the compressor. */
const BLOCK = 256 * 1024;
/** A sheet whose rows are not known yet; who adds waits while the compressor is behind. */
class GrowingSheet {
    xml = new external_node_stream_.PassThrough({ highWaterMark: BLOCK });
    writer;
    /** From 1: a sheet that is full is continued by another. */
    part;
    index;
    bytes = 0;
    #text;
    constructor(sheet, part, index) {
        this.writer = new SheetWriter(sheet);
        this.part = part;
        this.index = index;
        this.#text = this.writer.begin();
    }
    /** Whether a block was full and went to the compressor. */
    async add(cells) {
        this.#text += this.writer.row(cells);
        if (this.#text.length < BLOCK)
            return false;
        await this.#flush();
        return true;
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
