import { aboutOf, type Actor, type RecordedEvent } from '#kernel';
import type { ReadingDesk } from '#platform';
import { type KeptEntry, present, type ShownEntry } from './present.graphql.js';

const kept = ({ id, type, position, contract, data, raw, envelope }: RecordedEvent, childId: string): KeptEntry => ({
  eventId: id,
  childId,
  position: position.toString(),
  type,
  kind: contract.name,
  about: aboutOf(contract, data),
  milestone: contract.milestone,
  occurredValue: envelope.occurredAt.value,
  occurredPrecision: envelope.occurredAt.precision,
  recordedAt: envelope.recordedAt,
  agency: envelope.actor.agency,
  unit: envelope.actor.unit,
  role: envelope.actor.role,
  actorId: envelope.actor.id,
  parties: envelope.parties,
  caseId: envelope.caseId ?? null,
  data: raw,
});

interface Reader {
  readonly actor: Actor;
  /** Throws once the reader's sign-in is over. */
  readonly recheckSignIn: () => Promise<void>;
}

async function* shownOf(
  desk: ReadingDesk,
  { actor, recheckSignIn }: Reader,
  childId: string,
  arriving: AsyncIterable<RecordedEvent>,
): AsyncGenerator<ShownEntry, undefined> {
  for await (const event of arriving) {
    await recheckSignIn();
    const relations = (await desk.relationsTo(actor, [childId])).get(childId) ?? [];
    const released = await desk.releasedTo(actor, childId);
    const { shown, classes } = await present(desk, actor, { relations, released }, [kept(event, childId)]);
    if (shown.length === 0) continue;
    await desk.log(actor, [{ operation: 'timelineEntryAdded', outcome: 'granted', subjects: [childId], detail: classes }]);
    yield* shown;
  }
  return undefined;
}

/** New entries of a child for one reader, whose sign-in and standing are asked anew for each. */
export function arrivingEntries(desk: ReadingDesk, reader: Reader, childId: string): AsyncIterableIterator<ShownEntry, undefined> {
  const arriving = desk.arriving(childId);
  const entries = shownOf(desk, reader, childId, arriving);
  return {
    next: () => entries.next(),
    // A generator that waits for news hears of nothing else: its source has to end for it to end.
    return: async () => {
      await arriving.return?.();
      return entries.return(undefined);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
