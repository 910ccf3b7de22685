import { fileFaultInEnglish } from "../deliver/words/portal-reasons-en.ts";
import { UserError } from "../errors.ts";
import type { FileFault } from "../portal-reasons.ts";

/** A file that is no report which can be used; its message is the rest of a sentence. */
export class UnusableFile extends UserError {
  readonly fault: FileFault;

  constructor(fault: FileFault) {
    super(fileFaultInEnglish(fault));
    this.fault = fault;
  }
}
