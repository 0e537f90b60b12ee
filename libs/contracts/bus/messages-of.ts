import { type BusMessage, childrenAbout, Envelope, type EventContract, type StoredEvent, uuid, word } from '#kernel';
import { redact } from './redact.js';

type Why = 'has no readable envelope' | 'is of a type that this release does not know' | 'was written by a newer release' | 'cannot be shared';

/** An event that this release cannot share: nothing after it may be sent, or it would be passed over for ever. It names no data. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
  /** For the log. */
  readonly told;

  constructor({ type, id, position }: Pick<StoredEvent, 'type' | 'id' | 'position'>, why: Why) {
    super(`event ${id} of type ${type} at position ${position} ${why}`);
    this.told = { event: uuid(id), type: word(type), position, why };
  }
}

function envelopeOf(event: StoredEvent): Envelope {
  const parsed = Envelope.safeParse(event.metadata);
  if (!parsed.success) throw new UnreadableEvent(event, 'has no readable envelope');
  return parsed.data;
}

function dataOf(event: StoredEvent, contract: EventContract, version: number): BusMessage['data'] {
  if (version > contract.version) throw new UnreadableEvent(event, 'was written by a newer release');
  try {
    return redact(contract, contract.read(version, event.data) as unknown as BusMessage['data']);
  } catch {
    throw new UnreadableEvent(event, 'cannot be shared');
  }
}

/**
 * The messages of one stored event: one for each child it is about, or one for its stream where it is about none.
 * Not all events are published: of those there are none.
 * @throws {UnreadableEvent} where this release does not know the event, as when a newer one has written it
 */
export function messagesOf(event: StoredEvent, contractOf: (type: string) => EventContract | undefined): readonly BusMessage[] {
  const contract = contractOf(event.type);
  if (contract === undefined) throw new UnreadableEvent(event, 'is of a type that this release does not know');
  if (!contract.published) return [];
  const { version, childIds, caseId, occurredAt, recordedAt, correlationId, causationId, actor } = envelopeOf(event);
  const data = dataOf(event, contract, version);
  const shared = {
    eventId: event.id,
    type: event.type,
    version: contract.version,
    position: event.position,
    stream: event.stream,
    revision: event.revision,
    ...(caseId === undefined ? {} : { caseId }),
    occurredAt,
    recordedAt,
    correlationId,
    causationId,
    actor: { agency: actor.agency, unit: actor.unit, role: actor.role },
    data,
  };
  const children = childrenAbout(event.data, childIds);
  if (children.length === 0) return [{ ...shared, id: `${event.id}:${event.stream}`, key: event.stream }];
  return children.map((childId) => ({ ...shared, id: `${event.id}:${childId}`, key: childId, childId }));
}
