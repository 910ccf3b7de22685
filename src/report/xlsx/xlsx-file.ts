import { once } from "node:events";
import { PassThrough } from "node:stream";
import { ZipFile } from "yazl";
import { auditFileName } from "../../report-folder/titles.ts";
import type { AuditReport } from "../model.ts";
import type { StreamedReport } from "../renderers.ts";
import { MOST_ROWS, rowWriter, sheetBegin, sheetEnd, sheetPath, workbookParts } from "./spreadsheetml.ts";
import { auditWorkbook, type Sheet } from "./workbook.ts";

/** Little work and still a tenth of the size: the texts repeat themselves a lot. */
const COMPRESSION = 3;
/** A part of 4 GiB or more needs an extension of the format that not every program reads. */
const MOST_BYTES = 3 * 2 ** 30;

export interface WorkbookLimits {
  /** Rows of one sheet, its heads included. */
  readonly rows: number;
  /** Bytes of one sheet before compression. */
  readonly bytes: number;
}

/**
 * Both reports as an XLSX file, which is compressed as the events stream past: it takes no more memory for more
 * events. A sheet that is full is continued by another one, `Events 2`.
 */
export function workbookReport(
  report: AuditReport,
  limits: WorkbookLimits = { rows: MOST_ROWS, bytes: MOST_BYTES },
): StreamedReport {
  const workbook = auditWorkbook(report);
  const zip = new ZipFile();
  const options = { mtime: new Date(workbook.made), mode: 0o100600, compressionLevel: COMPRESSION };
  const sheets: string[] = [];
  let compressed: Uint8Array[] = [];
  zip.outputStream.on("data", (bytes: Uint8Array) => compressed.push(bytes));

  const nextPart = (name: string): string => {
    sheets.push(name);
    return sheetPath(sheets.length - 1);
  };
  const addWhole = (sheet: Sheet | undefined): void => {
    if (sheet === undefined) return;
    const write = rowWriter(sheet.columns);
    const rows = sheet.rows.map((cells, index) => write(index + 2, cells));
    const end = sheetEnd(sheet.columns, rows.length + 1, sheet.filter);
    zip.addBuffer(
      Buffer.from(sheetBegin(sheet.columns) + rows.join("") + end),
      nextPart(sheet.name),
      options,
    );
  };
  /** What became ready since the last call. */
  const take = (): Uint8Array => {
    const bytes = Buffer.concat(compressed);
    compressed = [];
    return bytes;
  };

  const { events } = workbook;
  const eventRow = rowWriter(events?.columns ?? []);
  let growing: GrowingSheet | undefined;
  const beginEvents = ({ name, columns }: Sheet): GrowingSheet => {
    const number = sheets.filter((sheet) => sheet.startsWith(name)).length + 1;
    const sheet = new GrowingSheet(sheetBegin(columns));
    zip.addReadStream(sheet.xml, nextPart(number === 1 ? name : `${name} ${number}`), options);
    return sheet;
  };
  const endEvents = ({ columns, filter }: Sheet, sheet: GrowingSheet): Promise<void> =>
    sheet.end(sheetEnd(columns, sheet.rows, filter));

  return {
    fileName: auditFileName("xlsx", report.period),
    renderer: {
      begin() {
        addWhole(workbook.summary);
        addWhole(workbook.members);
        if (events !== undefined) growing = beginEvents(events);
        return "";
      },
      async events(batch) {
        if (events === undefined || growing === undefined) return "";
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
        if (events !== undefined && growing !== undefined) await endEvents(events, growing);
        addWhole(workbook.coverage);
        for (const { path, xml } of workbookParts(workbook.title, workbook.made, sheets)) {
          zip.addBuffer(Buffer.from(xml), path, options);
        }
        const whole = once(zip.outputStream, "end");
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
  readonly xml = new PassThrough({ highWaterMark: BLOCK });
  rows = 1;
  bytes = 0;
  #text: string;

  constructor(begin: string) {
    this.#text = begin;
  }

  async add(row: string): Promise<void> {
    this.rows++;
    this.#text += row;
    if (this.#text.length >= BLOCK) await this.#flush();
  }

  async end(rest: string): Promise<void> {
    this.#text += rest;
    await this.#flush();
    this.xml.end();
  }

  async #flush(): Promise<void> {
    const block = Buffer.from(this.#text);
    this.#text = "";
    this.bytes += block.byteLength;
    if (!this.xml.write(block)) await once(this.xml, "drain");
  }
}
