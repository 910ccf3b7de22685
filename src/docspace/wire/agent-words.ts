/**
 * What stands for "AI agents" before the title in an event's context, in every language of the server
 * (`AuditReportResource.*.resx`, AgentsModule, v3.6.0-server to v3.7.2-server). None of them stands for rooms in any.
 */
export const AGENT_WORDS: ReadonlySet<string> = new Set([
  "AI agents",
  "Agenten",
  "Agentes",
  "Agenti",
  "Agentit",
  "Agentlər",
  "Agents",
  "Agenți",
  "Agjentët",
  "Ajanlar",
  "Asystenci",
  "Aģenti",
  "Các Agent",
  "Εκπρόσωποι",
  "Агенти",
  "Агенты",
  "Գործակալներ",
  "الوكلاء",
  "エージェント",
  "智能体",
  "에이전트",
]);
