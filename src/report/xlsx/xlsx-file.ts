import { once } from "node:events";
import { PassThrough } from "node:stream";
import { ZipFile } from "yazl";
import type { AttributedEvent } from "../../assess/assessment.ts";
import { auditFileName } from "../../report-folder/titles.ts";
import { namingOf } from "../facts.ts";
import type { AuditReport } from "../model.ts";
import type { PieceRenderer, StreamedReport } from "../streamed-report.ts";
import type { Cell, Chart, Sheet } from "./sheet.ts";
import {
  MOST_ROWS,
  SheetWriter,
  sheetPath,
  sheetRelationshipsPath,
  type WrittenSheet,
  workbookParts,
} from "./spreadsheetml.ts";
import { auditWorkbook, type Workbook } from "./workbook.ts";

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
  return { fileName: auditFileName("xlsx", namingOf(report)), renderer: new WorkbookFile(report, limits) };
}

/** The archive as it grows: the sheets before the events, the events' own, those after them, and the rest. */
class WorkbookFile implements PieceRenderer {
  readonly #workbook: Workbook;
  readonly #limits: WorkbookLimits;
  readonly #zip = new ZipFile();
  readonly #sheets: WrittenSheet[] = [];
  readonly #charts: Chart[] = [];
  #compressed: Uint8Array[] = [];
  #begun = 0;
  #growing: GrowingSheet | undefined;

  constructor(report: AuditReport, limits: WorkbookLimits) {
    this.#workbook = auditWorkbook(report);
    this.#limits = limits;
    this.#zip.outputStream.on("data", (bytes: Uint8Array) => this.#compressed.push(bytes));
  }

  async *begin(): AsyncGenerator<Uint8Array> {
    for (const sheet of this.#workbook.before) {
      const growing = this.#beginSheet(sheet, 1);
      for (const cells of sheet.rows) if (await growing.add(cells)) yield this.#take();
      await this.#endSheet(sheet, growing);
    }
    const { events } = this.#workbook;
    if (events !== undefined) this.#growing = this.#beginSheet(events, 1);
  }

  async events(batch: readonly AttributedEvent[]): Promise<string | Uint8Array> {
    const { events, eventRow } = this.#workbook;
    if (events === undefined || this.#growing === undefined) return "";
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

  async end(): Promise<Uint8Array> {
    const { events, after, title, made } = this.#workbook;
    if (events !== undefined && this.#growing !== undefined) await this.#endSheet(events, this.#growing);
    for (const sheet of after) this.#addWhole(sheet);
    for (const { path, xml } of workbookParts(title, made, this.#sheets, this.#charts)) this.#add(path, xml);
    const whole = once(this.#zip.outputStream, "end");
    this.#zip.end();
    await whole;
    return this.#take();
  }

  #addWhole(sheet: Sheet): void {
    const index = this.#begun++;
    const writer = new SheetWriter(sheet);
    let xml = writer.begin();
    for (const cells of sheet.rows) xml += writer.row(cells);
    this.#add(sheetPath(index), xml + this.#finish(sheet, sheet.name, index, writer));
  }

  #beginSheet(sheet: Sheet, part: number): GrowingSheet {
    const growing = new GrowingSheet(sheet, part, this.#begun++);
    this.#zip.addReadStream(growing.xml, sheetPath(growing.index), this.#options());
    return growing;
  }

  #endSheet(sheet: Sheet, growing: GrowingSheet): Promise<void> {
    const { part, index, writer } = growing;
    return growing.end(this.#finish(sheet, part === 1 ? sheet.name : `${sheet.name} ${part}`, index, writer));
  }

  /** The end of a sheet's text; its links and its chart become parts of their own. */
  #finish(sheet: Sheet, name: string, index: number, writer: SheetWriter): string {
    if (sheet.chart !== undefined) this.#charts.push(sheet.chart);
    const { xml, relationships } = writer.end(sheet.chart === undefined ? undefined : this.#charts.length);
    if (relationships !== undefined) this.#add(sheetRelationshipsPath(index), relationships);
    const { columns, layout, printed } = sheet;
    this.#sheets[index] = {
      ...{ name, columns, layout, rows: writer.rows },
      ...(printed === undefined ? {} : { printed }),
    };
    return xml;
  }

  #add(path: string, xml: string): void {
    this.#zip.addBuffer(Buffer.from(xml), path, this.#options());
  }

  #options(): { readonly mtime: Date; readonly mode: number; readonly compressionLevel: number } {
    return { mtime: new Date(this.#workbook.made), mode: 0o100600, compressionLevel: COMPRESSION };
  }

  /** What became ready since the last call. */
  #take(): Uint8Array {
    const bytes = Buffer.concat(this.#compressed);
    this.#compressed = [];
    return bytes;
  }
}

/** Text collected before it is handed to the compressor. */
const BLOCK = 256 * 1024;

/** A sheet whose rows are not known yet; who adds waits while the compressor is behind. */
class GrowingSheet {
  readonly xml = new PassThrough({ highWaterMark: BLOCK });
  readonly writer: SheetWriter;
  /** From 1: a sheet that is full is continued by another. */
  readonly part: number;
  readonly index: number;
  bytes = 0;
  #text: string;

  constructor(sheet: Sheet, part: number, index: number) {
    this.writer = new SheetWriter(sheet);
    this.part = part;
    this.index = index;
    this.#text = this.writer.begin();
  }

  /** Whether a block was full and went to the compressor. */
  async add(cells: readonly Cell[]): Promise<boolean> {
    this.#text += this.writer.row(cells);
    if (this.#text.length < BLOCK) return false;
    await this.#flush();
    return true;
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
