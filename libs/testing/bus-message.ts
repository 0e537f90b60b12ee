import { redact } from '#contracts/bus';
import type { BusMessage, NewEvent } from '#kernel';
import { anActor, anId } from './given-when-then.js';

/** A published event as policies get it: what is not to be shared is left out of it. */
export function aBusMessage({ contract, data }: NewEvent, changes: Partial<BusMessage> = {}): BusMessage {
  const { agency, unit, role } = anActor();
  const eventId = changes.eventId ?? anId('event');
  const key = changes.childId ?? anId('child');
  return {
    id: `${eventId}:${key}`,
    eventId,
    type: contract.type,
    version: contract.version,
    position: 7n,
    stream: 'stream-1',
    revision: 0n,
    key,
    childId: key,
    occurredAt: { value: '2026-03-01T09:00:00+07:00', precision: 'MINUTE' },
    recordedAt: '2026-03-01T02:00:00.000Z',
    correlationId: anId('correlation'),
    causationId: anId('cause'),
    actor: { agency, unit, role },
    data: redact(contract, data),
    ...changes,
  };
}
