import { expect, test } from "vitest";
import { comparableAddress, isAddress, needsSmtpUtf8, wireAddress } from "../../../src/text/address.ts";

test.each([
  ["jana@büro-mail.example", "jana@xn--bro-mail-65a.example", false],
  ["Jana@Büro-Mail.example", "Jana@xn--bro-mail-65a.example", false],
  ["zoë@example.com", "zoë@example.com", true],
  ["li@例え.example", "li@xn--r8jz45g.example", false],
  ["plain@example.com", "plain@example.com", false],
])("%s goes over the wire as %s", (address, wire, utf8) => {
  expect(isAddress(address)).toBe(true);
  expect(wireAddress(address)).toBe(wire);
  expect(wireAddress(wire)).toBe(wire);
  expect(needsSmtpUtf8(address)).toBe(utf8);
});

test("the same address in every spelling", () => {
  const spellings = [
    "Jana@Büro-Mail.example",
    "jana@xn--bro-mail-65a.example",
    "JANA@XN--BRO-MAIL-65A.EXAMPLE",
    "jana@bu\u0308ro-mail.example",
  ];
  expect(new Set(spellings.map(comparableAddress)).size).toBe(1);
  expect(comparableAddress("Zoë@example.com")).toBe(comparableAddress("zoe\u0308@EXAMPLE.com"));
});

test.each([
  "jana",
  "jana@",
  "@example.com",
  "a b@example.com",
  "a@b@c",
  "jana@xn--a.example\u202e",
  "jana@a.example，b.example",
  "jana@a；b",
])("%j is no address", (text) => expect(isAddress(text)).toBe(false));
