import { start } from "../../runner/start.ts";
import { runPlan } from "./plan.ts";

await start(runPlan);
