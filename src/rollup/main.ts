import { start } from "../runner/start.ts";
import { keepHeapSmall } from "../runner/young-heap.ts";
import { runRollUp } from "./rollup.ts";

keepHeapSmall();
await start(runRollUp);
