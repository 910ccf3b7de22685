import { run } from "./run/run.ts";
import { start } from "./runner/start.ts";
import { keepHeapSmall } from "./runner/young-heap.ts";

keepHeapSmall();
await start(run);
