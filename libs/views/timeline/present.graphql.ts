import { disclose, type Relation, waysOf } from '#access';
import { contractOf } from '#contracts/all';
import type { Actor } from '#kernel';
import { openPersonal, type ReadingDesk } from '#platform';
import type { TimelineEntry } from './timeline.queries.js';
import type { TimelineEntryHead } from './timeline-types.graphql.js';

/** An entry as it is kept, before anything is opened for anybody. */
export type KeptEntry = Omit<TimelineEntry, 'cursor'>;

/** How the reader stands to the child now, and which recordings of it are released to them. */
export interface Standing {
  readonly relations: readonly Relation[];
  readonly released: readonly string[];
}

/** A milestone is a label and a date: the office that recorded it would tell where the child is. */
const nameless = { agency: null, unit: null, caseId: null };

/** An entry as one reader sees it. */
export interface ShownEntry extends TimelineEntryHead {
  readonly detail: ({ readonly __typename: string } & Record<string, unknown>) | null;
}

/** Whether the entry tells of a recording that is released to the reader today. */
const isOf = (released: readonly string[], { about, data }: KeptEntry): boolean =>
  about === 'interview-recording' && typeof data['recordingId'] === 'string' && released.includes(data['recordingId']);

/** Ways that a rule advised whoever asked: told are those that this reader's role can go. */
const withOwnWays = (fields: object, { role }: Actor): object =>
  'waysForward' in fields && Array.isArray(fields.waysForward) ? { ...fields, waysForward: waysOf(role, fields.waysForward.map(String)) } : fields;

/** Opens for this reader what they may see of these entries; entries that are nothing to them are left out. */
export async function present(desk: ReadingDesk, actor: Actor, { relations, released }: Standing, entries: readonly KeptEntry[]) {
  const told = entries.flatMap((entry) => {
    const contract = contractOf(entry.type);
    if (contract === undefined) return [];
    const disclosure = disclose(actor, relations, { ...entry, contract, released: isOf(released, entry) });
    return disclosure.level === 'none' ? [] : [{ entry, contract, ...disclosure }];
  });
  const detailed = told.filter(({ fields }) => fields !== undefined);
  const opened = await openPersonal(
    desk.keyVault,
    detailed.map(({ entry, fields }) => ({ eventId: entry.eventId, fields: fields ?? null })),
  );
  const fieldsOf = new Map(detailed.map(({ entry }, index) => [entry.eventId, opened.fields[index]]));
  const shown = told.map(({ entry, contract, level }): ShownEntry => {
    const fields = fieldsOf.get(entry.eventId);
    return {
      id: entry.eventId,
      childId: entry.childId,
      kind: entry.kind,
      label: entry.milestone,
      level,
      occurredAt: { value: entry.occurredValue, precision: entry.occurredPrecision },
      recordedAt: entry.recordedAt,
      ...(level === 'milestone' ? nameless : { agency: entry.agency, unit: entry.unit, caseId: entry.caseId }),
      position: entry.position,
      detail: fields === undefined ? null : { ...withOwnWays(fields, actor), __typename: contract.name },
    };
  });
  return { shown, classes: opened.classes };
}
