/** Why something could not be proved; a sentence for people, and a name for programs. */
export interface Reason {
  readonly code: string;
  readonly sentence: string;
}
