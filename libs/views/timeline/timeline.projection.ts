import { events } from '#contracts/all';
import type { ChildRegistered, ExternalIdentifierLinked } from '#contracts/children';
import { aboutOf, type ColumnValue, dayOf, type EventContract, json, type Projection, type Projector, type RowChange } from '#kernel';

/** A moment with any offset as the database sorts it; it does not take every offset that people may write. */
const moment = (value: string): string => new Date(value).toISOString();
const sealedOrNull = (value: unknown): ColumnValue => (value === undefined ? null : json(value));

/** One row for each child whom the event concerns. */
const entries: Projector<EventContract> = ({ id, type, position, contract, raw, envelope }) =>
  [...new Set(envelope.childIds)].map((childId) => ({
    kind: 'put',
    table: 'timeline_entry',
    key: { child_id: childId, event_id: id },
    row: {
      position,
      type,
      kind: contract.name,
      about: aboutOf(contract, raw),
      milestone: contract.milestone,
      occurred_at: moment(envelope.occurredAt.value),
      occurred_value: envelope.occurredAt.value,
      occurred_precision: envelope.occurredAt.precision,
      recorded_at: envelope.recordedAt,
      agency: envelope.actor.agency,
      unit: envelope.actor.unit,
      role: envelope.actor.role,
      actor_id: envelope.actor.id,
      parties: envelope.parties,
      case_id: envelope.caseId ?? null,
      data: json(raw),
    },
  }));

const card: Projector<typeof ChildRegistered> = ({ id, data, envelope }) => [
  {
    kind: 'put',
    table: 'child_card',
    key: { child_id: data.childId },
    row: {
      event_id: id,
      sex: data.sex,
      age_years: data.ageYears ?? null,
      age_as_of: data.ageYears === undefined ? null : dayOf(envelope.occurredAt),
      district_code: data.districtCode ?? null,
      name_khmer: sealedOrNull(data.nameKhmer),
      name_latin: sealedOrNull(data.nameLatin),
      birth_date: sealedOrNull(data.birthDate),
      village: sealedOrNull(data.village),
      phone: sealedOrNull(data.phone),
    },
  },
];

const identifier: Projector<typeof ExternalIdentifierLinked> = ({ id, data, position }) => [
  {
    kind: 'put',
    table: 'child_identifier',
    key: { event_id: id },
    row: { child_id: data.childId, system: data.system, value: json(data.value), position },
  },
];

const withEntries =
  <C extends EventContract>(more: Projector<C>): Projector<C> =>
  (event, clear): readonly RowChange[] => [...entries(event, clear), ...more(event, clear)];

/** What happened to each child and was done for it, every event there is, and who the child is. */
export const timelineProjection: Projection = {
  name: 'timeline',
  tables: ['timeline_entry', 'child_card', 'child_identifier'],
  opens: false,
  handlers: {
    ...Object.fromEntries(Object.keys(events).map((type) => [type, entries])),
    'children.ChildRegistered': withEntries(card),
    'children.ExternalIdentifierLinked': withEntries(identifier),
  },
};
