import { HtmlValidate } from "html-validate";
import { expect, test } from "vitest";
import { createRenderers } from "../../src/report/renderers.ts";
import { SITUATIONS } from "../unit/report/fixtures.ts";
import { whole } from "../unit/report/reading.ts";

const validator = new HtmlValidate({ extends: ["html-validate:standard", "html-validate:a11y"] });

test.each(Object.keys(SITUATIONS))("%s: a validator of HTML finds no error", async (name) => {
  const situation = SITUATIONS[name]?.();
  if (situation === undefined) throw new Error(name);
  const [document] = await createRenderers(situation.report, new Set(["html"]));
  // A few rows of each kind are enough: the others are made alike.
  document?.renderer.events(situation.events.slice(0, 200));
  const report = await validator.validateString(whole(document?.closing?.([]) ?? ""));
  const messages = report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${ruleId}: ${message} (line ${line})`),
  );
  expect([...new Set(messages)]).toEqual([]);
});
