import type { JSONEventData } from '@eventstore/db-client';
import { AppendRefused, OutcomeUnknown, type Appended, type EventToAppend } from '#kernel';
import { toAppendError, wasNotTaken } from './append-errors.js';
import type { AppendSlots } from './append-slots.js';
import type { ContainedClient } from './contained-client.js';
import { repeat, type Verdict } from './repeat.js';
import { answerWithin } from './silence.js';

/** The client's own deadline comes first and tells more; for an answer that it cannot read it waits for ever. */
const graceMs = 200;

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

/**
 * The event store recognises the events of an append at an exact revision, so sending them again is safe. But once an
 * answer was lost, only success is proof: neither a refusal nor a conflict then says that nothing was written before.
 */
function judgeAttempts(): (error: unknown) => Verdict {
  let mayBeWritten = false;
  return (error) => {
    const meaning = toAppendError(error);
    if (meaning instanceof OutcomeUnknown) {
      mayBeWritten ||= !wasNotTaken(error);
      return { error: meaning, final: false };
    }
    const told = mayBeWritten ? new OutcomeUnknown('the event store did not accept the append again', { cause: meaning }) : meaning;
    return { error: told, final: true };
  };
}

/** @throws {WrongExpectedRevision} {OutcomeUnknown} {AppendRefused} {NoRoomLeft} */
export async function append(
  client: ContainedClient,
  slots: AppendSlots,
  patienceMs: number,
  stream: string,
  expected: bigint | 'no_stream',
  events: readonly EventToAppend[],
): Promise<Appended> {
  if (events.length === 0) throw new AppendRefused('an append without events');
  assertJson(events);
  const data = events.map(toEventData);
  const send = async (ms: number): Promise<Appended> => {
    const options = { expectedRevision: expected, requiresLeader: true, deadline: ms };
    const result = await answerWithin(ms + graceMs, client.appendToStream(stream, data, options));
    return { revision: result.nextExpectedRevision, position: result.position?.commit ?? -1n };
  };
  return slots.run(() => repeat(client, patienceMs, send, judgeAttempts()));
}
