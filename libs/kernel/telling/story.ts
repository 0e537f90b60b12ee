import { createHash } from 'node:crypto';

/** The trace of all that one request led to, in W3C's terms. */
export interface Story {
  /** 32 hexadecimal digits: the correlation id, which every event keeps, without its dashes. */
  readonly traceId: string;
  /** 16 hexadecimal digits: of the span in which the request was taken in, whoever asks for it. */
  readonly rootId: string;
}

const notAllZero = /[^0]/;

/**
 * Undefined where the correlation id is no UUID. Both ids follow from it, so that whoever reads an event a day later, in
 * whatever process, finds the trace that it belongs to, and the log need not keep anything for it.
 */
export function storyOf(correlationId: string): Story | undefined {
  const traceId = correlationId.replaceAll('-', '').toLowerCase();
  if (!/^[0-9a-f]{32}$/.test(traceId) || !notAllZero.test(traceId)) return undefined;
  const rootId = createHash('sha256').update(traceId).digest('hex').slice(0, 16);
  return { traceId, rootId };
}

/** W3C's `traceparent` of the same. */
export function traceparentOf(correlationId: string): string | undefined {
  const story = storyOf(correlationId);
  return story === undefined ? undefined : `00-${story.traceId}-${story.rootId}-01`;
}
