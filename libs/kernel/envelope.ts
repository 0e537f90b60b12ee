import { z } from 'zod';
import { Author } from './actor.js';
import { OccurredAt } from './fields.js';

/** What every stored event says of itself besides its data; no personal data. */
export const Envelope = z.object({
  version: z.number().int().positive(),
  commandId: z.string(),
  /** Keyed hash of the command's name, input and sender: tells a repeat from a reused id. */
  fingerprint: z.string(),
  correlationId: z.string(),
  causationId: z.string(),
  actor: Author,
  childIds: z.array(z.string()),
  caseId: z.string().optional(),
  /** Units that take part in what happened besides the actor's own, and may know of it. */
  parties: z.array(z.string()),
  /** What the officer says. */
  occurredAt: OccurredAt,
  /** When ToldOnce learned it, UTC. */
  recordedAt: z.iso.datetime(),
});
export type Envelope = z.infer<typeof Envelope>;

/** The children whom an event is about: of several in a case or proceeding the one whom its data names by `childId`, or else all. */
export function childrenAbout({ childId }: { readonly childId?: unknown }, childIds: readonly string[]): string[] {
  const named = childIds.filter((one) => one === childId);
  return [...new Set(named.length === 0 ? childIds : named)];
}
