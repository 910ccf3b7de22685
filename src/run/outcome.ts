import { answer } from "../report/answer.ts";
import type { AuditReport, Reminded } from "../report/model.ts";
import { wordsOf } from "../report/vocabulary/words.ts";
import type { FailOn } from "../settings/settings.ts";
import { counted } from "../text/english.ts";
import type { RunContext } from "./context.ts";

/** What a run came to, once everything was delivered. */
export interface Outcome {
  readonly report: AuditReport;
  /** What was not uploaded, in sentences. */
  readonly deliveryProblems: readonly string[];
  /** What went wrong with mails, in sentences that were told already. */
  readonly mailProblems: readonly string[];
  /** Undefined where nobody was to be reminded. */
  readonly reminded: Reminded | undefined;
  /** Address of the report, or the directory of the files. */
  readonly where: string;
}

/** Of each finding that `fail-on` may name, the sentence that says it; undefined where there is none. */
const FINDINGS: Readonly<Record<FailOn, (outcome: Outcome) => string | undefined>> = {
  incomplete({ report }) {
    const [first, ...more] = report.reasons;
    if (report.complete) return undefined;
    const others =
      more.length === 0 ? "" : ` And ${counted(more.length, "more reason")}, which the reports name.`;
    return `The audit is incomplete: ${first === undefined ? "" : wordsOf(report).reason(first)}${others}`;
  },
  inactive({ report }) {
    const { inactivePeople: count } = report.assessment;
    if (count === 0) return undefined;
    return `${counted(count, "person was", "people were")} inactive in at least one room.`;
  },
  reminders({ mailProblems }) {
    if (mailProblems.length === 0) return undefined;
    return `Not every mail was sent: ${counted(mailProblems.length, "problem")} above.`;
  },
};

/** Says as the last words what failed, what was found and where it is. @returns the exit code */
export function conclude({ host, settings }: RunContext, outcome: Outcome): 0 | 1 {
  const findings = (Object.keys(FINDINGS) as FailOn[]).filter((one) => settings.failOn.has(one));
  const failures = [
    ...outcome.deliveryProblems,
    ...findings.flatMap((finding) => FINDINGS[finding](outcome) ?? []),
  ];
  for (const failure of failures) host.log.error(failure);
  host.log.info(answer(outcome.report, outcome.reminded));
  if (outcome.where !== "") host.log.info(`The report: ${outcome.where}`);
  return failures.length === 0 ? 0 : 1;
}
