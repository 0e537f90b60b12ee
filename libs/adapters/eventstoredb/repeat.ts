import { setTimeout as pause } from 'node:timers/promises';
import type { ContainedClient } from './contained-client.js';
import { isSilence } from './silence.js';

/** Pauses between the attempts; there is one attempt more. The first is for a node that has named the leader. */
const pausesMs = [20, 100, 300, 600, 1_000];

/** What an error means to the caller, and whether asking again can still help. */
export interface Verdict {
  readonly error: unknown;
  readonly final: boolean;
}

/**
 * Asks again what is safe to ask twice, within bounds of number and time. One attempt may take half of the time: a node
 * that is silent costs no more than that, then another connection is tried.
 * @param once is given the milliseconds that it may take
 */
export async function repeat<T>(
  client: ContainedClient,
  patienceMs: number,
  once: (ms: number) => Promise<T>,
  judge: (error: unknown) => Verdict,
): Promise<T> {
  const end = Date.now() + patienceMs;
  // With less time than that an attempt would only hide what the one before it met.
  const leastMs = patienceMs / 10;
  for (let attempt = 0; ; attempt += 1) {
    const { connection } = client;
    const ms = Math.max(leastMs, Math.min(patienceMs / 2, end - Date.now()));
    try {
      // Apart from the question, so that nothing is sent after its time when the search for a node was long.
      await client.findNode(ms);
      return await once(ms);
    } catch (error) {
      if (isSilence(error)) client.leave(connection);
      const verdict = judge(error);
      const pauseMs = pausesMs[attempt];
      if (verdict.final || pauseMs === undefined || client.closed || Date.now() + pauseMs + leastMs > end) throw verdict.error;
      await pause(pauseMs);
    }
  }
}
