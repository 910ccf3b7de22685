import { createHash } from "node:crypto";
import { type Html, html, ownHtml } from "../../text/html.ts";
import { STYLE } from "./style.ts";

/**
 * A document up to its content. Its style, and its script where it has one, are allowed by their hashes alone; everything
 * else is forbidden.
 */
export function documentHead(title: Html, script?: string): Html {
  const allowed = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  const scripts = script === undefined ? "" : ` script-src ${allowed(script)};`;
  const policy = `default-src 'none'; style-src ${allowed(STYLE)};${scripts} base-uri 'none'; form-action 'none'`;
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${ownHtml(policy)}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${ownHtml(STYLE)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>`;
}
