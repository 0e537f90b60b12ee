import { randomUUID } from 'node:crypto';
import { type Actor, type Envelope, type EventStore, type JsonObject, type KeyVault, type NewEvent, type Position, seal } from '#kernel';
import { anActor } from '#testing';

export interface Told {
  readonly event: NewEvent;
  readonly childIds?: readonly string[];
  readonly actor?: Actor;
  readonly envelope?: Partial<Envelope>;
}

function envelopeOf({ event, childIds, actor, envelope }: Told): Envelope {
  const commandId = randomUUID();
  const { childId } = event.data;
  return {
    version: event.contract.version,
    commandId,
    fingerprint: `print of ${commandId}`,
    correlationId: commandId,
    causationId: commandId,
    actor: actor ?? anActor(),
    childIds: [...(childIds ?? (typeof childId === 'string' ? [childId] : []))],
    parties: [],
    occurredAt: { value: '2026-03-02T09:00:00+07:00', precision: 'MINUTE' },
    recordedAt: '2026-03-02T02:05:00.000Z',
    ...envelope,
  };
}

/** Seals and appends, each event on a stream of its own; the position of the last one. */
export async function record(engines: { eventStore: EventStore; keyVault: KeyVault }, ...told: readonly Told[]): Promise<Position> {
  let last: Position = -1n;
  const sealable = told.map(({ event }) => ({ id: randomUUID(), marked: event.contract.marked, data: event.data }));
  const held = engines.keyVault.hold();
  const data = await seal(held, sealable);
  for (const [index, one] of told.entries()) {
    const stored = { id: sealable[index]?.id ?? '', type: one.event.contract.type, data: data[index] ?? {} };
    const metadata = envelopeOf(one) as unknown as JsonObject;
    const appended = await engines.eventStore.append(`test-${randomUUID()}`, 'no_stream', [{ ...stored, metadata }]);
    last = appended.position;
  }
  held.letGo();
  return last;
}
