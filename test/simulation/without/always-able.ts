import type { Ability, AbilityContext } from "../../../src/assess/membership/able-to-act.ts";

export * from "../../../src/assess/membership/able-to-act.ts";

/** Takes every member for one who could act all the time. */
export const abilityOf = ({ logsFrom, end }: AbilityContext): Ability => ({
  spells: [{ from: logsFrom, until: end }],
  limits: [],
});
