import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { MOST_MEMBERS } from "../../src/report/html/members.ts";
import { createRenderers } from "../../src/report/renderers.ts";
import { rollUpHtml } from "../../src/rollup/formats/html.ts";
import { manyMembers, SITUATIONS } from "../unit/report/fixtures.ts";
import { whole } from "../unit/report/reading.ts";
import { hostile, page } from "../unit/rollup/page.ts";
import { installed, needing } from "./installed.ts";

/** What a browser does in a second alone takes a minute on a machine that does much else: no time decides. */
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

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
async function write(
  name: string,
  most = 2000,
): Promise<{ readonly url: string; readonly members: number; readonly events: number }> {
  const situation = SITUATIONS[name]?.();
  if (situation === undefined) throw new Error(name);
  const { report } = situation;
  const events = situation.events.slice(0, most);
  const [document] = await createRenderers(report, new Set(["html"]));
  document?.renderer.events(events);
  const path = join(directory, `${name}-${most}.html`);
  writeFileSync(path, whole(document?.closing?.([sibling]) ?? ""));
  return {
    url: pathToFileURL(path).href,
    members: report.assessment.rooms.reduce((sum, room) => sum + room.members.length, 0),
    events: events.length,
  };
}

/** How many of them are drawn. */
async function visible(page: Page, selector: string): Promise<number> {
  return await page
    .locator(selector)
    .evaluateAll((found) => found.filter((one) => one.getClientRects().length > 0).length);
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
  context.setDefaultTimeout(120_000);
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

async function refuseViolations(url: string): Promise<void> {
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
}

/** Words of ordinary length in tables that stand on two lines; as a text, for the browser alone knows its names. */
const BROKEN_WORDS = `(() => {
  const broken = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    if (text.parentElement?.closest("td, th") == null) continue;
    for (const { 0: word, index } of text.textContent.matchAll(/\\p{L}{2,12}/gu)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (lines.size > 1) broken.push(word);
    }
  }
  return broken;
})()`;

describe.each(Object.keys(SITUATIONS))("%s", async (name) => {
  const { url, members, events } = await write(name);

  inBrowser(named("axe finds nothing, in light and dark, wide and narrow"), async () => {
    const { url } = await write(name, 60);
    await refuseViolations(url);
  });

  inBrowser(named("without scripts every row is there to be read"), async () => {
    await look(url, { javaScriptEnabled: false }, async (page) => {
      for (const fold of await page.locator("details.more > summary").all()) await fold.click();
      expect(await visible(page, "tr[data-verdict]")).toBe(members);
      expect(await visible(page, "#events tbody tr")).toBe(events);
      expect(await page.locator("th button, .filters:visible").count()).toBe(0);
      if (members === 0) return;
      await page.locator("label:has(#show-active)").click();
      expect(await visible(page, "tr[data-verdict]")).toBe(
        await page.locator('tr[data-verdict="active"]').count(),
      );
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

inBrowser(
  named("rows are narrowed by the keyboard, the address keeps it, and it is found again there"),
  async () => {
    const { url } = await write("ordinary");
    await look(url, {}, async (page) => {
      await page.locator("#show-all").focus();
      await page.keyboard.press("ArrowRight");
      expect(await page.locator("#show-inactive").isChecked()).toBe(true);
      for (const id of [
        "filter-room",
        "filter-access",
        "filter-guest",
        "filter-by",
        "member-search",
        "copy-rows",
      ]) {
        await page.keyboard.press("Tab");
        expect(await page.locator(":focus").getAttribute("id")).toBe(id);
      }
      await page.selectOption("#filter-room", { label: "Hiring" });
      await page.fill("#member-search", "jonas");
      await page.waitForURL(/q=jonas$/);
      const rows = await page.locator("#member-table tbody tr:visible").allTextContents();
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row).toMatch(/Jonas.*Hiring.*Inactive/s);
      expect(new URL(page.url()).hash).toBe("#room-1204&status=inactive&q=jonas");
      expect(await page.locator("#member-found").textContent()).toContain(`${rows.length} of 112 `);
      const address = page.url();
      // An address that somebody wrote by hand needs no room.
      await page.goto("about:blank");
      await page.goto(address.replace(/#.*/, "#status=inactive"));
      const inactive = await page.locator("#member-table tbody tr:visible").allTextContents();
      expect(inactive.length).toBeGreaterThan(rows.length);
      for (const row of inactive) expect(row).toMatch(/Inactive/);
      await page.goto("about:blank");
      await page.goto(address);
      expect(await page.locator("#member-table tbody tr:visible").allTextContents()).toEqual(rows);
      // What is chosen is what is printed, and the paper says so.
      await page.emulateMedia({ media: "print" });
      expect(await visible(page, "#member-table tbody tr")).toBe(rows.length);
      expect(await page.locator("#member-found").isVisible()).toBe(true);
      expect(await page.locator("#event-table").isVisible()).toBe(false);
      await page.emulateMedia({ media: "screen" });
      await page.selectOption("#filter-by", "person");
      expect(await page.locator("#people > li").count()).toBe(rows.length);
    });
  },
);

inBrowser(
  named("rows are copied without a number where none is known, and the events unfold beside people, too"),
  async () => {
    await look((await write("without-audit")).url, {}, async (page) => {
      await page.evaluate(() => {
        const writeText = async (text: string) => Object.assign(globalThis, { copied: text });
        Object.defineProperty(navigator, "clipboard", { value: { writeText } });
      });
      await page.click("#copy-rows");
      await page.getByText("rows copied").waitFor();
      const copied = await page.evaluate<string>("copied");
      expect(copied).toContain('"events","last_activity"');
      expect(copied).toContain('"","not known"');
      expect(copied).not.toContain("-1");
      const button = page.locator("#events .show-more");
      expect(await button.isVisible()).toBe(true);
      await page.selectOption("#filter-by", "person");
      expect(await button.isVisible()).toBe(true);
      expect(await page.locator("#members .show-more").isVisible()).toBe(false);
    });
  },
);

inBrowser(named("an empty search says so, tiles narrow the list, and heads sort it"), async () => {
  await look((await write("1000-members")).url, {}, async (page) => {
    await page.fill("#member-search", "nobody is called so");
    await page.getByText("Nobody matches.").waitFor();
    await page.click("#show-everybody");
    expect(await visible(page, "#member-table tbody tr")).toBe(120);
    await page.click(".tile.inactive a");
    await page.getByRole("button", { name: "Show the other 139" }).click();
    expect(await visible(page, "#member-table tbody tr")).toBe(259);
    await page.click(".tile.active a");
    const head = page.locator("#member-table th", { hasText: "Events" });
    await head.locator("button").focus();
    await page.keyboard.press("Enter");
    expect(await head.getAttribute("aria-sort")).toBe("ascending");
    await page.keyboard.press("Enter");
    const counts = await page
      .locator("#member-table tbody tr:visible td.number")
      .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute("data-value"))));
    expect(counts.length).toBeGreaterThan(100);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  });
});

inBrowser(named("a thousand members are a list of bounded height and few sheets of paper"), async () => {
  await look((await write("1000-members")).url, {}, async (page) => {
    const box = await page.locator("#members").boundingBox();
    expect(box?.height).toBeLessThan(6000);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect([...pdf.matchAll(/\/Type \/Page\b(?!s)/g)].length).toBeLessThanOrEqual(40);
  });
});

inBrowser(named("17 000 memberships open at once: most of them are left to the other files"), async () => {
  const { report, events } = manyMembers(1700, 10);
  const [document] = await createRenderers(report, new Set(["html"]));
  document?.renderer.events(events);
  const path = join(directory, "many.html");
  const text = whole(document?.closing?.([sibling]) ?? "");
  writeFileSync(path, text);
  // What a browser lays out in well under 2 s is bounded by its size, which no busy machine changes.
  expect(text.length).toBeLessThan(6_000_000);
  await look(pathToFileURL(path).href, {}, async (page, complaints) => {
    expect(await page.locator("tr[data-verdict]").count()).toBe(MOST_MEMBERS);
    expect(await visible(page, "tr[data-verdict]")).toBe(120);
    expect(complaints).toEqual([]);
  });
});

inBrowser.each(["a.eu", "docs.acme.eu", `${"very-long-label.".repeat(6)}example.com`])(
  "the head holds together with the host %s",
  async (host) => {
    const situation = SITUATIONS["ordinary"]?.();
    if (situation === undefined) throw new Error("ordinary");
    const report = { ...situation.report, portal: { ...situation.report.portal, url: `https://${host}/` } };
    const [document] = await createRenderers(report, new Set(["html"]));
    const path = join(directory, "host.html");
    writeFileSync(path, [...(document?.closing?.([]) ?? [])].join(""));
    for (const width of [390, 1280]) {
      await look(pathToFileURL(path).href, { width }, async (page) => {
        const left = async (selector: string) => (await page.locator(selector).boundingBox())?.x;
        expect(await left(".masthead h1")).toBe(await left(".masthead .kind"));
        expect(await left(".masthead .host")).toBe(await left(".masthead .kind"));
        const overflow = await page.locator("html").evaluate((root) => root.scrollWidth - root.clientWidth);
        expect(overflow).toBe(0);
      });
    }
  },
);

inBrowser(named("the policy lets no other script run"), async () => {
  const { url } = await write("hostile-names");
  const path = join(directory, "tampered.html");
  const text = readFileSync(new URL(url), "utf8").replace(
    "</main>",
    '<script>document.title = "owned"</script></main>',
  );
  writeFileSync(path, text);
  await look(pathToFileURL(path).href, {}, async (page, complaints) => {
    expect(await page.title()).toMatch(/^Audit report October 2026/);
    expect(complaints.join()).toMatch(/Content Security Policy/);
  });
});

inBrowser(named("printed it is several pages of A4, with every member on them"), async () => {
  const { url } = await write("everybody-active");
  await look(url, {}, async (page) => {
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const sizes = [...pdf.toString("latin1").matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    expect(sizes.length).toBeGreaterThan(1);
    for (const [, width, height] of sizes) {
      expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
    }
  });
});

inBrowser(named("on paper no ordinary word of a table is broken"), async () => {
  for (const name of ["ordinary", "incomplete", "without-audit"]) {
    const { url } = await write(name, 60);
    // As wide as A4 between its margins.
    await look(url, { width: 688 }, async (page) => {
      await page.emulateMedia({ media: "print" });
      expect({ name, broken: await page.evaluate(BROKEN_WORDS) }).toEqual({ name, broken: [] });
    });
  }
});

inBrowser(
  named("the roll-up's page is read on a phone without scrolling sideways, in light and dark"),
  async () => {
    for (const [name, one] of Object.entries({ page, hostile })) {
      const path = join(directory, `rollup-${name}.html`);
      writeFileSync(path, rollUpHtml(one));
      const { href } = pathToFileURL(path);
      await refuseViolations(href);
      await look(href, { width: 390 }, async (shown, complaints) => {
        const sideways = await shown
          .locator("html, .scroll")
          .evaluateAll((found) => found.filter((part) => part.scrollWidth > part.clientWidth).length);
        expect([name, sideways, complaints]).toEqual([name, 0, []]);
        expect(await visible(shown, "#portal-table tbody tr")).toBe(one.rollUp.rows.length);
      });
    }
  },
);
