import { domainToASCII } from "node:url";

/**
 * Whether a text is one plain mailbox address, beyond ASCII, too. Stricter than the standards: an address with blanks,
 * quotes, commas or angle brackets could be read as several, so it is not written to.
 */
export function isAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    !/\p{C}/u.test(text) &&
    PLAIN.test(text) &&
    domainToASCII(text.slice(text.indexOf("@") + 1)) !== "" &&
    // In ASCII the wide comma of a domain is a comma.
    PLAIN.test(wireAddress(text))
  );
}

const PLAIN = /^[^\s<>()[\]\\,;:"@]+@[^\s<>()[\]\\,;:"@]+$/;

/** An address as it goes over the wire: the domain in ASCII (`xn--…`, RFC 5891), what stands before the @ as it is. */
export function wireAddress(address: string): string {
  const at = address.lastIndexOf("@");
  if (at < 0) return address;
  const domain = asciiDomain(address.slice(at + 1));
  return `${address.slice(0, at).normalize("NFC")}@${domain}`;
}

/**
 * The one form in which addresses are compared: `Jana@Büro-Mail.example` and `jana@xn--bro-mail-65a.example` are the
 * same. Case never matters: servers that tell `Jana@` from `jana@` are not met, and two accounts of one portal cannot
 * have addresses that differ in case only.
 */
export function comparableAddress(address: string): string {
  const at = address.lastIndexOf("@");
  if (at < 0) return address.normalize("NFC").toLowerCase();
  return `${address.slice(0, at).normalize("NFC").toLowerCase()}@${asciiDomain(address.slice(at + 1))}`;
}

/** A domain in ASCII and lower case; as it is, in lower case, where it cannot be one. */
export function asciiDomain(domain: string): string {
  return domainToASCII(domain.trim()) || domain.trim().toLowerCase();
}

/** Whether the part before the @ is beyond ASCII, so that every server on the way must know SMTPUTF8 (RFC 6531). */
export function needsSmtpUtf8(address: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins there
  return !/^[\u0000-\u007f]*$/.test(wireAddress(address));
}
