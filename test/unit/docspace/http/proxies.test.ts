import { expect, test } from "vitest";
import { ignoredExemptions, proxyFor } from "../../../../src/docspace/http/proxies.ts";
import { UserError } from "../../../../src/errors.ts";
import { isThisMachine } from "../../../../src/text/this-machine.ts";

const portal = new URL("https://docs.example.com/");

test.each([
  [{ HTTPS_PROXY: "http://proxy.example.com:3128" }, "http://proxy.example.com:3128"],
  [{ HTTPS_PROXY: "proxy.example.com:3128" }, "http://proxy.example.com:3128"],
  [{ https_proxy: "192.0.2.7:3128" }, "http://192.0.2.7:3128"],
  [{ HTTPS_PROXY: "[2001:db8::1]:3128" }, "http://[2001:db8::1]:3128"],
  [{ HTTPS_PROXY: "user:p%40ss@proxy.example.com:3128" }, "http://proxy.example.com:3128"],
  [{ HTTPS_PROXY: "https://proxy.example.com" }, "https://proxy.example.com"],
  [{ https_proxy: "lower.example.com:1", HTTPS_PROXY: "upper.example.com:1" }, "http://lower.example.com:1"],
  [{ https_proxy: "  ", HTTPS_PROXY: "upper.example.com:1" }, "http://upper.example.com:1"],
  [{ HTTPS_PROXY: " " }, undefined],
  [{ HTTP_PROXY: "proxy.example.com:3128" }, undefined],
  [{}, undefined],
])("%o", (variables, proxy) => {
  expect(proxyFor(portal, variables)?.origin).toBe(proxy);
});

test.each([
  ["docs.example.com", true],
  ["DOCS.example.com", true],
  ["example.com", true],
  [".example.com", true],
  ["docs.example.com:443", true],
  ["other.example.org, docs.example.com", true],
  ["*", true],
  ["docs.example.com:8443", false],
  ["cs.example.com", false],
  ["example.org", false],
  ["10.0.0.0/8", false],
  [" ", false],
])("NO_PROXY=%s exempts: %s", (value, exempt) => {
  const variables = { HTTPS_PROXY: "proxy.example.com:3128", NO_PROXY: value };
  expect(proxyFor(portal, variables) === undefined).toBe(exempt);
});

test.each([
  "localhost",
  "portal.localhost",
  "127.0.0.1",
  "127.8.9.1",
  "[::1]",
  "0.0.0.0",
  "[::ffff:127.0.0.1]",
  "2130706433",
])("%s is this machine, and is never asked through a proxy", (host) => {
  const url = new URL(`http://${host}:8092/`);
  expect(isThisMachine(url.hostname)).toBe(true);
  expect(proxyFor(url, { HTTP_PROXY: "proxy.example.com:3128", NO_PROXY: "" })).toBeUndefined();
});

test.each(["localhost.example.com", "notlocalhost", "128.0.0.1", "[::2]"])(
  "%s is another machine",
  (host) => {
    expect(isThisMachine(new URL(`http://${host}/`).hostname)).toBe(false);
  },
);

test.each([
  "http://",
  "http://user:geheim@",
  "ftp://user:geheim@proxy.example.com",
  "http://user:geheim@proxy:port",
])("%s is a sentence without its password", (value) => {
  const failure = (() => {
    try {
      return proxyFor(portal, { HTTPS_PROXY: value });
    } catch (error) {
      return error;
    }
  })();
  expect(failure).toBeInstanceOf(UserError);
  expect(String(failure)).not.toContain("geheim");
});

test.each([
  ["https://portal.example.com/", "*.example.com"],
  ["https://portal.example.com./", "portal.example.com"],
  ["https://portal.example.com/", "portal.example.com."],
  ["https://portal.example.com/", ".example.com."],
  ["https://portal.example.com:8443/", "portal.example.com.:8443"],
  ["https://büro.example/", "büro.example"],
  ["https://portal.büro.example/", ".BÜRO.example"],
  ["https://portal.xn--bro-hoa.example/", "*.büro.example"],
  ["https://[fd00::1]/", "fd00::1"],
  ["https://[fd00::1]/", "fd00:0:0::0001"],
  ["https://[fd00::1]:8443/", "[fd00::1]:8443"],
])("%s needs no proxy where NO_PROXY holds %s", (address, exemption) => {
  const variables = { https_proxy: "proxy:1", NO_PROXY: exemption };
  expect(proxyFor(new URL(address), variables)).toBe(undefined);
});

test.each([
  ["https://example.com/", "*.example.org"],
  ["https://[fd00::1]:8443/", "[fd00::1]:443"],
  ["https://[fd00::11]/", "fd00::1"],
])("%s needs one where it holds %s", (address, exemption) => {
  expect(proxyFor(new URL(address), { https_proxy: "proxy:1", NO_PROXY: exemption })).toBeDefined();
});

test.each([
  ["10.0.0.0/8, docs.example.com,fd00::/8", ["10.0.0.0/8", "fd00::/8"]],
  ["https://ann:geheim@docs.example.com", ["***@docs.example.com"]],
  [
    "localhost;docs.example.com a|b 10.1.2.* docs.*.com",
    ["localhost;docs.example.com", "a|b", "10.1.2.*", "docs.*.com"],
  ],
  ["*, .example.com *.example.com docs:8443 10.1.2.3 ::1 [fd00::1]:443 fe80::1%eth0 büro.example", []],
])("what has no effect in NO_PROXY=%s is named", (value, ignored) => {
  expect(ignoredExemptions({ HTTPS_PROXY: "proxy:1", no_proxy: value })).toEqual(ignored);
});
