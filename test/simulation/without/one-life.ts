import type { FileLives } from "../../../src/assess/attribution/file-lives.ts";
import { UNMENTIONED } from "../../../src/assess/attribution/movements.ts";

/** Takes an id for that of one file for ever. */
export const createFileLives = (): FileLives => ({ bear: () => undefined, placeAt: () => UNMENTIONED });
