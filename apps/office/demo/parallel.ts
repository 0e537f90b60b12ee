/** Runs the tasks, at most so many at a time; stops beginning new ones at the first failure. */
export async function parallel(limit: number, tasks: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = tasks.values();
  let failed = false;
  const work = async () => {
    for (const task of waiting) {
      if (failed) return;
      await task().catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: limit }, work));
}
