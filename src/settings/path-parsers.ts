import { isAbsolute, posix } from "node:path";
import { hasControls, ok, type Parser, wrong } from "./parser.ts";

/** A path below the workspace, with "/" and without a leading "./". */
export const workspacePath: Parser<string> = (text) => {
  const path = posix.normalize(text.replaceAll("\\", "/"));
  const outside = path.startsWith("/") || /^[a-z]:/i.test(path) || path === ".." || path.startsWith("../");
  if (outside) return wrong("leads out of the workspace: give a path relative to the checked-out repository");
  if (path === "." || path.endsWith("/") || hasControls(path)) return wrong("is not the path of a file");
  return ok(path);
};

export const directory: Parser<string> = (text) => {
  if (hasControls(text)) return wrong("is not a path: it holds control characters");
  const steps = text.split(/[/\\]/);
  let depth = 0;
  for (const step of isAbsolute(text) ? [] : steps) {
    if (step === "..") depth--;
    else if (step !== "" && step !== ".") depth++;
    if (depth < 0) {
      return wrong("leads out of the workspace: give a path within it, or an absolute one");
    }
  }
  return ok(text);
};

const LONGEST_LABEL = 40;

/** A text of people as a part of file names and titles: letters and digits of any script, `-` for the rest. */
export const label: Parser<string> = (text) => {
  const part = text
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  if (part === "") return wrong("has no letter and no digit: give a short text such as Legal");
  if (Array.from(part).length > LONGEST_LABEL) {
    return wrong(`is too long: allowed are ${LONGEST_LABEL} letters and digits`);
  }
  return ok(part);
};
