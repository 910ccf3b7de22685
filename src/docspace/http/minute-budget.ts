/** Milliseconds for which a request counts against the budget. */
const WINDOW = 60_000;

/**
 * The budget of requests in any 60 seconds. A request holds its slot from its start until 60 s after its answer: the
 * server counted it at some moment in between, so its own sliding window never sees more than the budget.
 */
export interface RequestWindow {
  /** Requests that may be started now. */
  free(now: number): number;
  /** When the next slot becomes free by time alone; undefined when every held slot is still without an answer. */
  nextFree(now: number): number | undefined;
  start(): void;
  end(now: number): void;
  /** Lowers or raises the budget; slots already held stay held. */
  resize(budget: number): void;
  readonly budget: number;
}

export function createRequestWindow(initialBudget: number): RequestWindow {
  let budget = initialBudget;
  let unanswered = 0;
  // Times of answers, oldest at `head`; they arrive in order, so a slice now and then keeps the list short.
  let answered: number[] = [];
  let head = 0;

  const forget = (now: number) => {
    while (head < answered.length && (answered[head] as number) <= now - WINDOW) head++;
    if (head > 1024 && head * 2 > answered.length) {
      answered = answered.slice(head);
      head = 0;
    }
  };

  return {
    free(now) {
      forget(now);
      return budget - unanswered - (answered.length - head);
    },
    nextFree(now) {
      forget(now);
      const held = unanswered + (answered.length - head);
      // With a lowered budget several slots must pass before one is free.
      const last = answered[head + Math.max(0, held - budget)];
      return last === undefined ? undefined : last + WINDOW;
    },
    start() {
      unanswered++;
    },
    end(now) {
      unanswered--;
      answered.push(now);
    },
    resize(next) {
      budget = next;
    },
    get budget() {
      return budget;
    },
  };
}
