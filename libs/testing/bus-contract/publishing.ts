import { randomUUID } from 'node:crypto';
import { contractOf } from '#contracts/all';
import { messagesOf } from '#contracts/bus';
import { CaseOpened, ChildRescued, SuspectArrested } from '#contracts/investigation';
import type { BusMessage, EventStore, EventToAppend, JsonObject, NewEvent, StoredEvent } from '#kernel';
import { anEnvelope } from '../given-when-then.js';

const toAppend = ({ contract, data }: NewEvent, childIds: readonly string[]): EventToAppend => ({
  id: randomUUID(),
  type: contract.type,
  data,
  metadata: anEnvelope({ childIds: [...childIds] }) as unknown as JsonObject,
});

const caseId = () => randomUUID();

/** A published event about these children. */
export const aboutChildren = (...childIds: string[]): EventToAppend =>
  childIds.length === 1
    ? toAppend(ChildRescued.of({ caseId: caseId(), childId: childIds[0] ?? '', districtCode: '1710' }), childIds)
    : toAppend(CaseOpened.of({ ...CaseOpened.sample, caseId: caseId(), childIds, reporter: undefined }), childIds);

/** An event that agencies did not agree to share. */
export const keptInside = (): EventToAppend =>
  toAppend(SuspectArrested.of({ caseId: caseId(), suspectId: randomUUID(), sex: 'MALE', offenceCodes: [], separateTransport: true }), []);

async function append(eventStore: EventStore, event: EventToAppend): Promise<readonly BusMessage[]> {
  const stream = `case-${randomUUID()}`;
  const { position, revision } = await eventStore.append(stream, 'no_stream', [event]);
  const stored: StoredEvent = { ...event, stream, revision, position, created: new Date(0) };
  return messagesOf(stored, contractOf);
}

const atOnce = 8;

/** Appends each event on a stream of its own and gives the messages that are to arrive, in log order. */
export async function publish(eventStore: EventStore, events: readonly EventToAppend[]): Promise<readonly BusMessage[]> {
  const messages: BusMessage[] = [];
  for (let next = 0; next < events.length; next += atOnce) {
    const appended = await Promise.all(events.slice(next, next + atOnce).map((event) => append(eventStore, event)));
    messages.push(...appended.flat().sort((one, other) => Number(one.position - other.position)));
  }
  return messages;
}

/** So many events, each about one of these children in turn. */
export const inTurn = (children: readonly string[], count: number): readonly EventToAppend[] =>
  Array.from({ length: count }, (_, index) => aboutChildren(children[index % children.length] ?? ''));

export const someChildren = (count: number): readonly string[] => Array.from({ length: count }, () => randomUUID());
