import type { EventStoreDBClient, JSONEventData } from '@eventstore/db-client';
import { AppendRefused, OutcomeUnknown, type Appended, type EventToAppend } from '#kernel';
import { toAppendError } from './append-errors.js';
import type { AppendSlots } from './append-slots.js';

const deadlineMs = 10_000;
/** The client waits for ever for an answer that a broken call has lost; a little later than the server we stop waiting. */
const patienceMs = deadlineMs + 1_000;

function toEventData({ id, type, data, metadata }: EventToAppend): JSONEventData {
  return { id, type, data, metadata, contentType: 'application/json' };
}

/** The client turns events into text where nobody catches an error, so whether they can be is tried first. */
function assertJson(events: readonly EventToAppend[]): void {
  try {
    for (const { data, metadata } of events) JSON.stringify([data, metadata]);
  } catch (error) {
    throw new AppendRefused('an event is not JSON', { cause: error });
  }
}

async function answerInTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OutcomeUnknown('the event store did not answer in time')), patienceMs);
  });
  return Promise.race([answer, silence]).finally(() => clearTimeout(timer));
}

async function send(client: EventStoreDBClient, stream: string, expected: bigint | 'no_stream', events: JSONEventData[]): Promise<Appended> {
  const result = await answerInTime(client.appendToStream(stream, events, { expectedRevision: expected, deadline: deadlineMs }));
  return { revision: result.nextExpectedRevision, position: result.position?.commit ?? -1n };
}

/** @throws {WrongExpectedRevision} {OutcomeUnknown} {AppendRefused} */
export async function append(
  client: EventStoreDBClient,
  slots: AppendSlots,
  stream: string,
  expected: bigint | 'no_stream',
  events: readonly EventToAppend[],
): Promise<Appended> {
  if (events.length === 0) throw new AppendRefused('an append without events');
  assertJson(events);
  try {
    return await slots.run(() => send(client, stream, expected, events.map(toEventData)));
  } catch (error) {
    throw error instanceof OutcomeUnknown ? error : toAppendError(error);
  }
}
