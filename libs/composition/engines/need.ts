import { setTimeout as sleep } from 'node:timers/promises';

/** Whoever looks after a program waits some five seconds for its answer, all that it asks included. */
const patienceMs = 2_000;

/**
 * Something that a program needs: whether it answers, and in time. Many who ask at once are told by one question, and no
 * second one is put while the first is open, or those would heap up at a silent database.
 */
export function need(ask: () => Promise<unknown>): () => Promise<boolean> {
  let open: Promise<boolean> | undefined;
  const put = (): Promise<boolean> =>
    Promise.resolve()
      .then(ask)
      .then(
        () => true,
        () => false,
      )
      .finally(() => (open = undefined));
  return async () => {
    const waiting = new AbortController();
    const late = sleep(patienceMs, false, { signal: waiting.signal }).catch(() => false);
    return Promise.race([(open ??= put()), late]).finally(() => waiting.abort());
  };
}

/** What is needed, asked all at once. */
export async function needs(named: Readonly<Record<string, () => Promise<boolean> | boolean>>): Promise<Readonly<Record<string, boolean>>> {
  return Object.fromEntries(await Promise.all(Object.entries(named).map(async ([name, holds]) => [name, await holds()] as const)));
}
