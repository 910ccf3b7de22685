import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRenderers } from "../../src/report/renderers.ts";
import { SITUATIONS } from "../unit/report/fixtures.ts";
import { whole } from "../unit/report/reading.ts";
import { installed, needing } from "./installed.ts";

/** A real browser, looking at the document as people do. */
const program = installed(
  ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "chromium", "google-chrome"],
  "--version",
);
const inBrowser = test.skipIf(program === undefined);
const named = (name: string): string => needing(program, "Chromium", name);

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const directory = mkdtempSync(join(tmpdir(), "browser-"));
const sibling = {
  path: "/a.csv",
  title: "compliance-report-2026-10.csv",
  bytes: 12,
  sha256: "ab".repeat(32),
};
let browser: Browser;

beforeAll(async () => {
  if (program === undefined) return;
  browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
});
afterAll(async () => {
  await browser?.close();
  rmSync(directory, { recursive: true, force: true });
});

/** The document as a file, with what it says of itself. `most`: events, which are all made alike. */
function write(
  name: string,
  most = 2000,
): { readonly url: string; readonly members: number; readonly events: number } {
  const situation = SITUATIONS[name]?.();
  if (situation === undefined) throw new Error(name);
  const { report } = situation;
  const events = situation.events.slice(0, most);
  const [document] = createRenderers(report, new Set(["html"]));
  document?.renderer.events(events);
  const path = join(directory, `${name}-${most}.html`);
  writeFileSync(path, whole(document?.closing?.([sibling]) ?? ""));
  return {
    url: pathToFileURL(path).href,
    members: report.assessment.rooms.reduce((sum, room) => sum + room.members.length, 0),
    events: events.length,
  };
}

interface Look {
  readonly colorScheme?: "light" | "dark";
  readonly width?: number;
  readonly javaScriptEnabled?: boolean;
}

async function look(url: string, options: Look, see: (page: Page, complaints: string[]) => Promise<void>) {
  const { colorScheme = "light", width = 1280, javaScriptEnabled = true } = options;
  const context = await browser.newContext({
    ...{ colorScheme, javaScriptEnabled },
    viewport: { width, height: 900 },
  });
  try {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => {
      if (!request.url().startsWith("file:")) complaints.push(`asked for ${request.url()}`);
    });
    await page.goto(url);
    await see(page, complaints);
  } finally {
    await context.close();
  }
}

describe.each(Object.keys(SITUATIONS))("%s", (name) => {
  const { url, members, events } = write(name);

  inBrowser(
    named("axe finds nothing, in light and dark, wide and narrow"),
    { timeout: 240_000 },
    async () => {
      const { url } = write(name, 60);
      for (const options of [
        { colorScheme: "light", width: 1280 },
        { colorScheme: "dark", width: 390 },
      ] as const) {
        await look(url, options, async (page) => {
          // By the debugger, which the document's own policy does not bind.
          await page.evaluate(axe);
          const violations = await page.evaluate(async () => {
            const { axe: tool } = globalThis as unknown as {
              axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
            };
            const found = await tool.run();
            return found.violations.map(
              ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} (${nodes.length})`,
            );
          });
          expect(violations).toEqual([]);
        });
      }
    },
  );

  inBrowser(named("without scripts every row is there to be read"), async () => {
    await look(url, { javaScriptEnabled: false }, async (page) => {
      const visible = (selector: string) => page.locator(`${selector} tbody tr:visible`).count();
      expect(await visible("#member-table")).toBe(members);
      expect(await visible("#event-table")).toBe(events);
      expect(await page.locator("th button").count()).toBe(0);
      await page.locator("label:has(#show-active)").click();
      const active = await visible("#member-table");
      expect(active).toBe(await page.locator('#member-table tr[data-verdict="active"]').count());
    });
  });

  inBrowser(named("nothing is wider than the screen, and nothing is complained about"), async () => {
    for (const width of [390, 1280]) {
      await look(url, { width }, async (page, complaints) => {
        const overflow = await page
          .locator("html")
          .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
        expect({ width, overflow }).toEqual({ width, overflow: 0 });
        expect(complaints).toEqual([]);
      });
    }
  });
});

inBrowser(named("with scripts rows are searched and sorted, by mouse and by keyboard"), async () => {
  await look(write("ordinary").url, {}, async (page) => {
    await page.fill("#member-search", "room manager inactive");
    const output = page.locator('output[for="member-search"]');
    await output.filter({ hasText: /^\d+ of \d+ rows match$/ }).waitFor();
    const rows = page.locator("#member-table tbody tr:visible");
    const texts = await rows.allTextContents();
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => !/room manager/i.test(text) || !/inactive/i.test(text))).toEqual([]);

    const head = page.locator("#member-table th", { hasText: "Events" });
    await head.locator("button").focus();
    await page.keyboard.press("Enter");
    expect(await head.getAttribute("aria-sort")).toBe("ascending");
    await page.keyboard.press("Enter");
    const counts = await page
      .locator("#member-table tbody tr td.number")
      .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute("data-value"))));
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  });
});

inBrowser(named("a search counts the rows of the chosen verdict, and paper has them all"), async () => {
  await look(write("ordinary").url, {}, async (page) => {
    const output = page.locator('output[for="member-search"]');
    const rows = page.locator("#member-table tbody tr");
    const all = await rows.count();
    await page.fill("#member-search", "room manager");
    for (const verdict of ["inactive", "active"]) {
      const chosen = await page.locator(`#member-table tr[data-verdict="${verdict}"]`).count();
      await page.check(`#show-${verdict}`, { force: true });
      await output.filter({ hasText: ` of ${chosen} rows match` }).waitFor();
      const visible = await page.locator("#member-table tbody tr:visible").count();
      expect(visible).toBeGreaterThan(0);
      expect(await output.textContent()).toBe(`${visible} of ${chosen} rows match`);
    }
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("#member-table tbody tr:visible").count()).toBe(all);
  });
});

inBrowser(named("the policy lets no other script run"), async () => {
  const { url } = write("hostile-names");
  const path = join(directory, "tampered.html");
  const text = readFileSync(new URL(url), "utf8").replace(
    "</main>",
    '<script>document.title = "owned"</script></main>',
  );
  writeFileSync(path, text);
  await look(pathToFileURL(path).href, {}, async (page, complaints) => {
    expect(await page.title()).toMatch(/^Audit report 2026-10/);
    expect(complaints.join()).toMatch(/Content Security Policy/);
  });
});

inBrowser(named("printed it is several pages of A4, with every member on them"), async () => {
  const { url } = write("everybody-active");
  await look(url, {}, async (page) => {
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const sizes = [...pdf.toString("latin1").matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    expect(sizes.length).toBeGreaterThan(1);
    for (const [, width, height] of sizes) {
      expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
    }
  });
});
