import { shorten, singleLine } from "../../text/escape.ts";

/** What nodemailer adds to its errors (`nodemailer/lib/errors`). */
export interface SmtpError extends Error {
  readonly code?: string | undefined;
  readonly command?: string | undefined;
  readonly response?: string | undefined;
  readonly responseCode?: number | undefined;
}

/**
 * Why no mail can be sent over this connection, in a sentence for the user.
 *
 * @param server `host:port`
 * @param conceal removes secrets and addresses from what the server said
 */
export function connectionFailure(
  error: SmtpError,
  server: string,
  conceal: (text: string) => string,
): string {
  const said = quoted(error, conceal);
  const detail = conceal(singleLine(error.message));
  switch (error.code) {
    case "EAUTH":
    case "ENOAUTH":
      return error.responseCode === undefined
        ? `The mail server ${server} wants a user and a password. Put them into smtp-url: smtps://user:password@host:465, with special characters percent-encoded.`
        : `The mail server ${server} does not accept the user or the password${said}. Check both in smtp-url (special characters percent-encoded); many providers want an app password here.`;
    case "EDNS":
      return `The mail server ${server} cannot be found: its name is not known. Check the host in smtp-url.`;
    case "ETIMEDOUT":
      return `The mail server ${server} did not answer in time. Check host and port in smtp-url, and whether the runner may reach them: many networks block port 25.`;
    case "ETLS":
      return tlsFailure(server, detail, said);
    case "ESOCKET":
      return socketFailure(detail, server);
    case "ECONNECTION":
      return `The mail server ${server} closed the connection${said}. Run again later; if it stays so, ask its administrator.`;
    default:
      return `The mail server ${server} cannot be used${said || ` (${shorten(detail, 200)})`}. Check smtp-url, or ask its administrator.`;
  }
}

function tlsFailure(server: string, detail: string, said: string): string {
  if (/certificate|self.signed|altname|issuer|expired/i.test(detail)) return socketFailure(detail, server);
  return `The mail server ${server} offers no secure connection with STARTTLS${said}, and without one neither password nor mail is sent. Use smtps:// if it speaks TLS from the beginning (port 465), or another server.`;
}

function socketFailure(detail: string, server: string): string {
  if (/certificate|self.signed|altname|issuer|expired/i.test(detail)) {
    return `The certificate of the mail server ${server} is not trusted (${shorten(detail, 200)}). Use the name that the certificate holds in smtp-url, or name the issuing authority's file in NODE_EXTRA_CA_CERTS.`;
  }
  if (/ssl|tls|wrong version/i.test(detail)) {
    return `The mail server ${server} does not speak TLS from the beginning. Use smtp:// in smtp-url (STARTTLS, mostly port 587), or the port for smtps:// (mostly 465).`;
  }
  if (/ECONNREFUSED/.test(detail)) {
    return `The mail server ${server} refuses connections. Check host and port in smtp-url.`;
  }
  return `The connection to the mail server ${server} failed (${shorten(detail, 200)}). Check host and port in smtp-url, and the network.`;
}

/**
 * An error in the middle of one message, with the codes of the server's answer alone: its words may name the person,
 * by the address's first part or in full ("mailbox of Ann Lee is full"), and the log may be public.
 */
export function withoutWords(error: SmtpError): SmtpError {
  const { code, command, responseCode } = error;
  const [codes] = /^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3}(?!\S))?/.exec(error.response ?? "") ?? [];
  // Without an answer of the server the message is the system's or nodemailer's own.
  const message = error.response === undefined ? error.message : "";
  return Object.assign(new Error(message), {
    code,
    command,
    responseCode,
    response: codes?.replace("-", " "),
  });
}

/**
 * Why one message was refused. Of the server's answer only the codes are told, see {@link withoutWords}; where it is
 * about the sender, its words too.
 */
export function refusal(error: SmtpError, conceal: (text: string) => string): string {
  const said = quoted(error.command === "MAIL FROM" ? error : withoutWords(error), conceal);
  if (error.command === "RCPT TO" || /recipient/i.test(error.message)) {
    return `The mail server does not accept the recipient${said}. Check the address in DocSpace.`;
  }
  if (error.command === "MAIL FROM") {
    return `The mail server does not accept the sender${said}. Check mail-from: mostly it must belong to the user in smtp-url.`;
  }
  if (error.responseCode !== undefined && error.responseCode < 500) {
    return `The mail server does not take the message now${said}. Run again later.`;
  }
  return `The mail server refuses the message${said}. Ask its administrator.`;
}

function quoted({ response }: SmtpError, conceal: (text: string) => string): string {
  if (response === undefined || response === "") return "";
  return ` (it says: ${shorten(conceal(singleLine(response)), 200)})`;
}

/**
 * Removes the password, as written and decoded and as SMTP's AUTH sends it, and every mail address. A server may
 * repeat any of them in its answers.
 */
export function concealing(url: URL): (text: string) => string {
  const user = decoded(url.username);
  const password = decoded(url.password);
  const base64 = (text: string) => Buffer.from(text, "utf8").toString("base64");
  const secrets =
    password === "" ? [] : [password, url.password, base64(password), base64(`\0${user}\0${password}`)];
  const longestFirst = [...new Set(secrets)].sort((a, b) => b.length - a.length);
  return (text) => {
    let safe = text;
    for (const secret of longestFirst) safe = safe.replaceAll(secret, "***");
    return safe.replace(/[^\s<>()[\],;:"]+@[^\s<>()[\],;:"]+/g, "…@…");
  };
}

/** Percent-decoded; as it is where that fails. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
