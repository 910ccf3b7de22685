import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { expect, test, vi } from "vitest";
import { SAMPLE } from "../../scripts/sample.ts";
import { installed, needing } from "./installed.ts";

vi.setConfig({ testTimeout: 120_000 });

const program = installed(
  ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "chromium", "google-chrome"],
  "--version",
);
const name = "the manager's mail of the sample is below 1 200 px, and on a phone nobody scrolls sideways";

test.skipIf(program === undefined)(needing(program, "Chromium", name), async () => {
  const browser = await chromium.launch({ executablePath: program ?? "", args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(pathToFileURL(join(SAMPLE, "manager-mail.html")).href);
    const measured = (what: "scrollHeight" | "scrollWidth"): Promise<unknown> =>
      page.evaluate(`document.documentElement.${what}`);
    expect(await measured("scrollHeight")).toBeLessThan(1200);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await measured("scrollWidth")).toBe(390);
  } finally {
    await browser.close();
  }
});
