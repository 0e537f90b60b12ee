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

/** New entries of a child for one reader, whose standing is asked anew for each. */
export async function* arrivingEntries(
  desk: ReadingDesk,
  actor: Actor,
  childId: string | undefined,
): AsyncGenerator<ShownEntry, void, undefined> {
  if (childId === undefined) return;
  for await (const event of desk.arriving(childId)) {
    const relations = (await desk.relationsTo(actor, [childId])).get(childId) ?? [];
    const { shown, classes } = await present(desk, actor, relations, [kept(event, childId)]);
    if (shown.length === 0) continue;
    await desk.log(actor, [{ operation: 'timelineEntryAdded', outcome: 'granted', subjects: [childId], detail: classes }]);
    yield* shown;
  }
}
