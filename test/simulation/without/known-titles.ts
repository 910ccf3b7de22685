import * as all from "../../../src/assess/attribution/by-context.ts";

export * from "../../../src/assess/attribution/by-context.ts";

/** Takes what bears a title of no known room for something outside all rooms. */
export const underTitle: typeof all.underTitle = (title, event, premises) =>
  premises.titles.bearers(title, event.at).length === 0
    ? all.IN_ANOTHER_ROOM
    : all.underTitle(title, event, premises);
