import type { AttributedEvent } from "../assess/assessment.ts";
import type { WrittenFile } from "../report-folder/files.ts";
import type { Text } from "./model.ts";

/** Text, or bytes, that may take some time. */
type Piece = string | Uint8Array | Promise<string | Uint8Array>;

/** One piece after another; see {@link Text}. */
export type Pieces = Piece | Generator<string> | AsyncGenerator<string | Uint8Array>;

/** A text renderer, or one whose file is not text. */
export interface PieceRenderer {
  begin(): Pieces;
  events(batch: readonly AttributedEvent[]): Piece | readonly string[];
  end(): Pieces;
}

/** A report that is rendered while the events stream past. */
export interface StreamedReport {
  /** A plain file name; it is also the file's title in DocSpace. */
  readonly fileName: string;
  readonly renderer: PieceRenderer;
  /**
   * Text after `renderer.end()` that names the other reports, with their sizes and hashes. A report with it is
   * finished after those without.
   */
  readonly closing?: (siblings: readonly WrittenFile[]) => Text;
}
