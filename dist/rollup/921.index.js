export const id = 921;
export const ids = [921];
export const modules = {

/***/ 3302:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rollUpWorkbook: () => (/* binding */ rollUpWorkbook)
});

// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(8321);
// EXTERNAL MODULE: ./node_modules/yazl/index.js
var yazl = __webpack_require__(3044);
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

// EXTERNAL MODULE: ./build/rollup/table.js
var table = __webpack_require__(967);
// EXTERNAL MODULE: ./build/rollup/formats/answer.js
var answer = __webpack_require__(7120);
// EXTERNAL MODULE: ./build/rollup/formats/people.js
var people = __webpack_require__(8253);
;// CONCATENATED MODULE: ./build/rollup/formats/workbook.js






/** The page as a workbook: the answer, the portals, the people who are inactive in several. */
async function rollUpWorkbook(page) {
    const zip = new yazl/* ZipFile */.u();
    const options = { mtime: new Date(page.made), mode: 0o100600 };
    const add = (path, xml) => zip.addBuffer(Buffer.from(xml), path, options);
    const written = [];
    for (const [index, sheet] of sheetsOf(page).entries()) {
        const writer = new SheetWriter(sheet);
        let xml = writer.begin();
        for (const cells of sheet.rows)
            xml += writer.row(cells);
        const end = writer.end(undefined);
        add(sheetPath(index), xml + end.xml);
        if (end.relationships !== undefined)
            add(sheetRelationshipsPath(index), end.relationships);
        const { name, columns, layout, printed } = sheet;
        written.push({ name, columns, layout, rows: writer.rows, ...(printed === undefined ? {} : { printed }) });
    }
    const title = `Audit of all portals ${page.rollUp.period?.label ?? ""}`.trim();
    for (const { path, xml } of workbookParts(title, page.made, written, []))
        add(path, xml);
    zip.end();
    return (0,consumers_.buffer)(zip.outputStream);
}
function sheetsOf(page) {
    const { rollUp, changes } = page;
    return [
        {
            name: "Overview",
            layout: "page",
            columns: [{ head: "", width: 110, style: "wrapped" }],
            rows: [
                [{ value: "DocSpace audit of all portals", style: "title" }],
                [(0,answer/* answerOf */.u)(rollUp)],
                ...[...(0,table/* totalsWords */.rM)(rollUp), ...(0,table/* changeWords */.mF)(page)].map((sentence) => [sentence]),
                ["An empty cell is not known, and not 0."],
                ...(0,people/* unfoundPeople */.d)(page).map((sentence) => [sentence]),
            ],
        },
        {
            name: "Portals",
            layout: "table",
            columns: [
                { head: "Portal", width: 26 },
                { head: "State", width: 14 },
                ...table/* SHOWN */.kC.map(figureColumn),
                { head: changes === undefined ? "Change" : (0,table/* changeHead */.Dg)(changes), width: 13 },
                { head: "Why", width: 48, style: "wrapped" },
                ...table/* BESIDE */.Zv.map(figureColumn),
            ],
            // The others would make all of them too small to be read on paper.
            printed: table/* SHOWN */.kC.length + 4,
            rows: rollUp.rows.map((row) => portalCells(row, page)),
        },
        {
            name: "Inactive in several",
            layout: "table",
            columns: [
                { head: "Person", width: 36 },
                { head: "Portals", width: 10, style: "count" },
                { head: "Which", width: 100, style: "wrapped" },
            ],
            rows: rollUp.shared.map(({ key, portals }) => [
                (0,people/* personText */.b)(key, page),
                portals.length,
                portals.join(", "),
            ]),
        },
    ];
}
function figureColumn({ head }) {
    return { head, width: Math.max(11, head.length + 4), style: "count" };
}
function portalCells(row, { changes }) {
    const { name, url, state, figures } = row;
    return [
        /^https?:/.test(url) ? { value: name, link: url } : name,
        { value: (0,table/* stateText */.r9)(row), style: state === "complete" ? "good" : "bad" },
        ...table/* SHOWN */.kC.map(({ value }) => figures && value(figures)),
        (0,table/* changeText */.k0)(row, changes),
        (0,table/* whyText */.ss)(row),
        ...table/* BESIDE */.Zv.map(({ value }) => figures && value(figures)),
    ];
}


/***/ })

};
