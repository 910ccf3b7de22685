import { failureCode, tlsFailure } from "../../docspace/http/tls-failures.ts";
import { isLoopback } from "../../text/this-machine.ts";
import { type Conceal, decoded, quoted, type SmtpError } from "./smtp-error.ts";

type SmtpConnection = InstanceType<typeof import("nodemailer/lib/smtp-connection").default>;

/** A connection that is ready for mail. */
export interface Connection {
  readonly smtp: SmtpConnection;
  /** Whether the server takes addresses beyond ASCII (RFC 6531). */
  readonly smtpUtf8: boolean;
}

/** Milliseconds. */
export interface ConnectionTimes {
  readonly connect: number;
  /** Of silence within a conversation. */
  readonly silence: number;
  /** That opening a connection, or one message, may take, however busily the server talks. */
  readonly longest: number;
}

/**
 * Connects, with TLS where it must be, and logs in where there is a user. Rejects with an {@link SmtpError}.
 * Certificates are always verified.
 */
export async function connect(url: URL, times: ConnectionTimes): Promise<Connection> {
  const { default: SMTPConnection } = await import("nodemailer/lib/smtp-connection");
  const secure = url.protocol === "smtps:";
  const smtp = new SMTPConnection({
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !isLoopback(url.hostname),
    tls: { rejectUnauthorized: true, minVersion: "TLSv1.2" },
    connectionTimeout: times.connect,
    greetingTimeout: times.connect,
    dnsTimeout: times.connect,
    socketTimeout: times.silence,
    socketCloseTimeout: 1_000,
  });
  let smtpUtf8 = false;
  let late: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      smtp.on("error", reject);
      smtp.once("end", () => reject(closed()));
      late = setTimeout(() => smtp.emit("error", timedOut()), times.longest);
      smtp.connect((error) => (error ? reject(error) : resolve()));
    });
    // The last answer so far is the one to EHLO, which lists what the server can do.
    smtpUtf8 = /[ -]SMTPUTF8\b/i.test(String(smtp.lastServerResponse));
    if (url.username !== "" && smtp.allowsAuth) {
      await new Promise<void>((resolve, reject) => {
        smtp.once("error", reject);
        smtp.once("end", () => reject(closed()));
        const credentials = { user: decoded(url.username), pass: decoded(url.password) };
        smtp.login({ credentials }, (error) => (error ? reject(error) : resolve()));
      });
    }
  } catch (error) {
    smtp.close();
    throw error;
  } finally {
    clearTimeout(late);
  }
  return { smtp, smtpUtf8 };
}

/** What is thrown when the server ends the connection without a word. */
export function closed(): SmtpError {
  return Object.assign(new Error("Connection closed"), { code: "ECONNECTION" });
}

/** What is thrown when a conversation takes too long, though the server may go on talking. */
export function timedOut(): SmtpError {
  return Object.assign(new Error("Timeout"), { code: "ETIMEDOUT" });
}

/** Whether the server said that it may work later: 421 as greeting, a login that cannot be checked now. */
export function isTemporary({ responseCode = 0 }: SmtpError): boolean {
  return responseCode >= 400 && responseCode <= 499;
}

/**
 * Why no mail can be sent over this connection, in a sentence for the user.
 *
 * @param server `host:port`
 */
export function connectionFailure(error: SmtpError, server: string, conceal: Conceal): string {
  const said = quoted(error, conceal);
  const detail = conceal(error.message);
  if (isTemporary(error)) return `The mail server ${server} takes no mail now${said}. Run again later.`;
  switch (error.code) {
    case "EAUTH":
    case "ENOAUTH":
      if (takesNoPassword(error)) {
        return `The mail server ${server} lets this user not log in with a password${said}. Let its administrator allow that (SMTP AUTH with a password, or an app password), or use another server.`;
      }
      return error.responseCode === undefined
        ? `The mail server ${server} wants a user and a password. Put them into smtp-url: smtps://user:password@host:465, with special characters percent-encoded.`
        : `The mail server ${server} does not accept the user or the password${said}. Check both in smtp-url (special characters percent-encoded); many providers want an app password here.`;
    case "EDNS":
      return `The mail server ${server} cannot be found: its name is not known. Check the host in smtp-url.`;
    case "ETIMEDOUT":
      // So nodemailer calls it (`smtp-connection`): the port is open, and the first word is not said.
      if (/greeting/i.test(error.message)) {
        return `The mail server ${server} took the connection and said nothing. If it speaks TLS from the beginning (port 465), use smtps:// in smtp-url; else check host and port, or ask its administrator.`;
      }
      return `The mail server ${server} did not answer in time. Check host and port in smtp-url, and whether the runner may reach them: many networks block port 25.`;
    case "ETLS":
    case "ESOCKET":
      return socketFailure(error, server, detail, said);
    case "ECONNECTION":
      return `The mail server ${server} closed the connection${said}. Run again later; if it happens again, ask its administrator.`;
    default:
      return `The mail server ${server} cannot be used${said || (detail === "" ? "" : ` (${detail})`)}. Check smtp-url, or ask its administrator.`;
  }
}

function socketFailure(error: SmtpError, server: string, detail: string, said: string): string {
  const code = failureCode(error.originalCode ?? "", error.message);
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG/.test(code)) {
    return `The mail server ${server} does not speak TLS from the beginning. Use smtp:// in smtp-url (STARTTLS, mostly port 587), or the port for smtps:// (mostly 465).`;
  }
  const insecure = tlsFailure(code, "smtp-url");
  if (insecure !== undefined)
    return `No secure connection to the mail server ${server} (${code}): ${insecure}.`;
  if (error.code === "ETLS") {
    return `The mail server ${server} offers no secure connection with STARTTLS${said}, and without one neither password nor mail is sent. Use smtps:// if it speaks TLS from the beginning (port 465), or another server.`;
  }
  if (code === "ECONNREFUSED") {
    return `The mail server ${server} refuses connections. Check host and port in smtp-url.`;
  }
  return `The connection to the mail server ${server} failed (${detail}). Check host and port in smtp-url, and the network.`;
}

/** Exchange's words where an organisation has switched password logins off; elsewhere the command is not known. */
function takesNoPassword({ responseCode = 0, response = "" }: SmtpError): boolean {
  return (
    (responseCode >= 500 && responseCode <= 504) || /\bdisabled\b|not enabled|\bxoauth2?\b/i.test(response)
  );
}
