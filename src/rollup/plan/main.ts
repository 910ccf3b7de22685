import { start } from "../start.ts";
import { runPlan } from "./plan.ts";

await start(runPlan);
