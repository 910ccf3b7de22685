/** A file that was written. */
export interface WrittenFile {
  /** Absolute path. */
  readonly path: string;
  /** File name, which is also its title in DocSpace. */
  readonly title: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A file that was uploaded and verified. */
export interface UploadedFile {
  readonly title: string;
  readonly id: number;
  readonly version: number;
  readonly url: string;
}
