import { IdSet as Remembering } from "../../../src/collect/spool/id-set.ts";

/** Takes every event for a new one. */
export class IdSet extends Remembering {
  override add(id: number): boolean {
    super.add(id);
    return true;
  }
}
