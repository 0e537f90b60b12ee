import { childrenAbout, Envelope, type EventContract, type JsonObject, type RecordedEvent, type StoredEvent } from '#kernel';

export type ContractOf = (type: string) => EventContract | undefined;

/** The event as projections read it; undefined where this release has no contract for its type. */
export function recorded(event: StoredEvent, contractOf: ContractOf): RecordedEvent | undefined {
  const contract = contractOf(event.type);
  if (contract === undefined) return undefined;
  const envelope = Envelope.parse(event.metadata);
  const data = contract.read(envelope.version, event.data);
  const raw = data as unknown as JsonObject;
  return {
    id: event.id,
    type: event.type,
    position: event.position,
    contract,
    data,
    raw,
    // Early releases named all children of the case with what happened to one.
    envelope: { ...envelope, childIds: childrenAbout(raw, envelope.childIds) },
  };
}
