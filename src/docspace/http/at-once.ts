const READERS = 10;

/**
 * Does the same with every item, some at once; the results come in the order of the items. After a failure nothing more
 * is begun, what is under way is waited for, so that no request outlives the stage that sent it, and then it rejects
 * with that failure.
 */
export async function atOnce<Item, Result>(
  items: readonly Item[],
  action: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const failures: unknown[] = [];
  let next = 0;
  const reader = async (): Promise<void> => {
    while (next < items.length && failures.length === 0) {
      const index = next++;
      try {
        results[index] = await action(items[index] as Item);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(READERS, items.length) }, reader));
  if (failures.length > 0) throw failures[0];
  return results;
}
