import { keepHeapSmall } from "../runner/young-heap.ts";
import { runRollUp } from "./rollup.ts";
import { start } from "./start.ts";

keepHeapSmall();
await start(runRollUp);
