import { csvField } from "../../text/cells.ts";
import type { Page } from "../page.ts";
import { FIGURES, whyText } from "../table.ts";

/** One line a portal (RFC 4180, UTF-8 with a byte order mark); what is not known is empty. */
export function rollUpCsv({ rollUp, changes }: Page): string {
  const head = ["portal", "url", "state", ...FIGURES.map(({ key }) => key), "inactive_change", "why"];
  const lines = rollUp.rows.map((row) => {
    const { name, url, state, figures } = row;
    const numbers = FIGURES.map(({ value }) => String((figures && value(figures)) ?? ""));
    const change = changes?.inactive.get(row.url);
    return [
      csvField(name),
      csvField(url),
      state,
      ...numbers,
      String(change ?? ""),
      csvField(whyText(row)),
    ].join(",");
  });
  return `\ufeff${[head.join(","), ...lines].join("\r\n")}\r\n`;
}
