import { Readable } from "node:stream";
import type { Clock } from "../../time/clock.ts";
import type { MessageSource } from "./message-source.ts";
import { type Connection, type ConnectionTimes, closed, timedOut } from "./smtp-connection.ts";
import type { SmtpError } from "./smtp-error.ts";

/** How one message went over the wire. `cancelled`: the run was, before the message was handed over, or after. */
export type Transmission =
  | { readonly state: "sent" }
  | { readonly state: "cancelled"; readonly handedOver: boolean }
  | { readonly state: "refused" | "broken" | "uncertain"; readonly error: SmtpError };

/**
 * Sends one message over an open connection, and tells from how far it came what an error means: `refused` by the
 * server's answer, `broken` before it was handed over, `uncertain` after.
 *
 * @param times `grace`: milliseconds that the message may go on after the run was cancelled
 */
export async function transmit(
  { smtp }: Connection,
  { from, to, source }: MessageSource,
  { grace, longest }: Pick<ConnectionTimes, "longest"> & { readonly grace: number },
  signal: AbortSignal | undefined,
  clock: Clock,
): Promise<Transmission> {
  let handedOver = false;
  // The connection reads this only after the server said that it wants the message.
  const content = Readable.from(
    (function* () {
      handedOver = true;
      yield Buffer.from(source);
    })(),
  );
  const settled = new AbortController();
  let late: NodeJS.Timeout | undefined;
  const failed = (error: SmtpError): Transmission => {
    if ((error.code === "EENVELOPE" || error.code === "EMESSAGE") && isNo(error)) {
      return { state: "refused", error };
    }
    return { state: handedOver ? "uncertain" : "broken", error };
  };
  try {
    return await new Promise<Transmission>((resolve) => {
      smtp.once("error", (error: SmtpError) => resolve(failed(error)));
      // The answer that the connection ended with, such as 421, is told a moment later.
      smtp.once("end", () => setImmediate(() => setImmediate(() => resolve(failed(closed())))));
      late = setTimeout(() => resolve(failed(timedOut())), longest);
      const envelope = { from, to: [to], size: source.byteLength };
      smtp.send(envelope, content, (error) => resolve(error ? failed(error) : { state: "sent" }));
      const cancel = () => {
        const give = () => resolve({ state: "cancelled", handedOver });
        clock.sleep(grace, settled.signal).then(give, () => undefined);
      };
      if (signal?.aborted) cancel();
      else signal?.addEventListener("abort", cancel, { once: true, signal: settled.signal });
    });
  } finally {
    settled.abort();
    clearTimeout(late);
    smtp.removeAllListeners("end");
    smtp.removeAllListeners("error");
    smtp.on("error", () => undefined);
  }
}

/**
 * Whether an answer is a no, or there is none and the client itself refused. Another one belongs to another command:
 * the two have lost their place in the conversation, and what became of the message is not known.
 */
function isNo({ responseCode }: SmtpError): boolean {
  return responseCode === undefined || (responseCode >= 400 && responseCode <= 599);
}

/** Ends a message that was refused, so that the next one can begin; false where the connection is of no use any more. */
export async function reset({ smtp }: Connection, { silence }: ConnectionTimes): Promise<boolean> {
  let late: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve) => {
      late = setTimeout(() => resolve(false), silence);
      smtp.once("end", () => resolve(false));
      smtp.reset((error) => resolve(error === null));
    });
  } finally {
    clearTimeout(late);
  }
}
