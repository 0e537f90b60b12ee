import { metrics } from '#contracts/telemetry';
import { AppendRefused, errorKind, type ErrorKind, type EventStore, NoRoomLeft, OutcomeUnknown, type Telemetry, type Word, word, WrongExpectedRevision } from '#kernel';

function outcomeOf(error: unknown): Word | ErrorKind {
  if (error instanceof WrongExpectedRevision) return word('conflict');
  if (error instanceof OutcomeUnknown) return word('outcome-unknown');
  if (error instanceof NoRoomLeft) return word('no-room');
  return error instanceof AppendRefused ? word('refused') : errorKind(error);
}

/** The same event store; how long appends take and what becomes of them is told. */
export function observedEventStore(eventStore: EventStore, telemetry: Telemetry): EventStore {
  const name = word('append');
  return {
    ...eventStore,
    append: (stream, expected, events) =>
      telemetry.span({ name, kind: 'client' }, async (mark) => {
        const begun = performance.now();
        let outcome: Word | ErrorKind = word('written');
        try {
          return await eventStore.append(stream, expected, events);
        } catch (error) {
          outcome = outcomeOf(error);
          throw error;
        } finally {
          mark({ outcome, events: events.length });
          telemetry.took(metrics.appends, (performance.now() - begun) / 1_000, { outcome });
        }
      }),
  };
}
