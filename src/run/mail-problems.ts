import type { MailRecipient, SingleMail } from "../deliver/mail/single-mail.ts";
import type { AuditReport } from "../report/model.ts";
import { createNameGate } from "../runner/names.ts";
import type { RunContext } from "./context.ts";

/** How a recipient is called in the log. */
export type Names = (to: MailRecipient) => string;

export function namesIn({ assessment }: AuditReport, { showNames }: Pick<RunContext, "showNames">): Names {
  const gate = createNameGate(showNames);
  const rows = assessment.rooms.flatMap(({ members }) => members);
  const people = new Map(rows.map(({ person }) => [person.id, person]));
  return (to) =>
    "person" in to
      ? gate.person({ id: to.person, name: people.get(to.person)?.name ?? "" })
      : gate.address(to.address);
}

const DOUBT = "may or may not have been reminded";

/** What went wrong with single mails, in sentences. */
export function mailProblems(outcomes: readonly SingleMail[], names: Names): string[] {
  const of = (kind: SingleMail["kind"], state: SingleMail["state"]) =>
    outcomes.filter((one) => one.kind === kind && one.state === state);
  return [
    ...grouped(of("reminder", "refused"), names, "was not reminded", "were not reminded"),
    ...grouped(of("reminder", "uncertain"), names, DOUBT),
    ...grouped(of("manager", "refused"), names, "got no manager's report"),
    ...grouped(of("manager", "uncertain"), names, "may or may not have got the manager's report"),
  ];
}

/** The same of mails that are only previewed. */
export function previewProblems(outcomes: readonly SingleMail[], names: Names): string[] {
  const of = (state: SingleMail["state"]) => outcomes.filter((one) => one.state === state);
  return [
    ...grouped(of("refused"), names, "would not be reminded"),
    ...grouped(of("uncertain"), names, DOUBT),
  ];
}

/** One sentence for all who share a reason: a mail server that fails, fails for everybody. */
function grouped(outcomes: readonly SingleMail[], name: Names, one: string, several = one): string[] {
  const byReason = Map.groupBy(outcomes, ({ why }) => why ?? "");
  return [...byReason].map(([why, some]) => {
    const names = some.map(({ to }) => name(to)).join(", ");
    return some.length === 1
      ? `${names} ${one}: ${why}`
      : `${some.length} people ${several} (${names}): ${why}`;
  });
}
