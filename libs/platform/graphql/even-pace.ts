import { setTimeout as sleep } from 'node:timers/promises';
import type { MercuriusDriverConfig } from '@nestjs/mercurius';

/** Milliseconds: longer than nearly every answer takes, too short to be felt. */
const step = 25;

/** What the pace needs to know of a request. */
export interface Paced {
  /** When the query came in. */
  begun?: number;
  /** The answer is one that must not tell whether there is such a thing at all. */
  hides?: boolean;
}

/** Null is said of what is not there and of what is not the reader's. */
const hasNothing = (data: object | null | undefined): boolean => data !== null && data !== undefined && Object.values(data).includes(null);

/**
 * It takes a moment longer to find that something is not yours than that there is no such thing. Answers that could be
 * either leave at whole steps of time after the question came, so that nobody hears the difference.
 */
export const evenPace: NonNullable<MercuriusDriverConfig['hooks']> = {
  preParsing: async (_schema, _source, context) => {
    Object.assign(context, { begun: performance.now() } satisfies Paced);
  },
  onResolution: async ({ data }, context) => {
    const { begun = 0, hides = false } = context as Paced;
    if (!hides && !hasNothing(data)) return;
    const taken = performance.now() - begun;
    await sleep(Math.ceil(step - (taken % step)));
  },
};
