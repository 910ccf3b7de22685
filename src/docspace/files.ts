/** A stored file as the server describes it. */
export interface StoredFile {
  readonly id: number;
  readonly title: string;
  readonly folderId: number;
  readonly version: number;
  /** Bytes; 0 when the server leaves the field out, which it does for empty files. */
  readonly size: number;
  /** Address in the portal, resolved against the portal's URL. */
  readonly url: string;
  /** The room it lies in now; absent in listings and for files outside rooms. */
  readonly roomId?: number;
  readonly roomTitle?: string;
}
