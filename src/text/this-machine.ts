/**
 * Whether what is sent in clear to a host stays here: `localhost` and loopback addresses as people write them. Narrower
 * than {@link isThisMachine}, which only keeps requests from a proxy.
 */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(hostname);
}

/** `localhost` and what is below it, and the addresses that lead back to this machine, as a URL writes them. */
export function isThisMachine(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.$/, "");
  return (
    /(^|\.)localhost$/.test(host) ||
    /^(127(\.\d+){3}|0\.0\.0\.0|\[::1?\]|\[::ffff:(7f[\da-f]{2}:[\da-f]{1,4}|0:0)\])$/.test(host)
  );
}
