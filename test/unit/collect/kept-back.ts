import type { Fault } from "../../../demo/portal.ts";

/** A server that keeps these rows of the audit trail back, whatever is asked. */
export function withoutRows(...ids: readonly number[]): Fault {
  return {
    path: "/security/audit/events/filter",
    effect: {
      kind: "rewrite",
      rewrite(answer) {
        const body = JSON.parse(Buffer.from(answer.body).toString("utf8")) as { response: { id: number }[] };
        body.response = body.response.filter(({ id }) => !ids.includes(id));
        return { ...answer, body: new TextEncoder().encode(JSON.stringify(body)) };
      },
    },
  };
}
