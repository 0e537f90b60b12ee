import { describe, expect, it } from '@jest/globals';
import { ChildRegistered, ExternalIdentifierLinked } from '#contracts/children';
import { SuspectArrested } from '#contracts/investigation';
import type { NewEvent, RowChange } from '#kernel';
import { aRecordedEvent, anId, clearOf } from '#testing';
import { timelineProjection } from './timeline.projection.js';

function rowsOf(event: NewEvent, envelope: Parameters<typeof aRecordedEvent>[1] = {}): readonly RowChange[] {
  const handler = timelineProjection.handlers[event.contract.type];
  return typeof handler === 'function' ? handler(aRecordedEvent(event, envelope), clearOf()) : [];
}

const child = anId('child');
const registered = ChildRegistered.of({ childId: child, sex: 'FEMALE', ageYears: 14, districtCode: '1710', nameLatin: 'Chan Sreyneang' });

describe('the timeline', () => {
  it('has one entry for each child whom an event concerns', () => {
    const children = [anId('one'), anId('other')];
    const rows = rowsOf(SuspectArrested.of(SuspectArrested.sample), { childIds: [...children, ...children] });
    expect(rows.map((row) => row.kind === 'put' && row.key['child_id'])).toEqual(children);
  });

  it('asks the contract which class an entry is about, where that depends on what happened', () => {
    const about = (ageYears: number) => {
      const [row] = rowsOf(SuspectArrested.of({ ...SuspectArrested.sample, ageYears }), { childIds: [child] });
      return row?.kind === 'put' && row.row['about'];
    };
    expect([about(17), about(18)]).toEqual(['juvenile-suspect', 'charges']);
  });

  it('sorts by the moment that the officer named and shows it as it was written, whatever its offset', () => {
    const [row] = rowsOf(registered, { childIds: [child], occurredAt: { value: '2026-03-02T09:00:00+23:00', precision: 'HOUR' } });
    expect(row).toMatchObject({ row: { occurred_at: '2026-03-01T10:00:00.000Z', occurred_value: '2026-03-02T09:00:00+23:00', occurred_precision: 'HOUR' } });
  });

  it('keeps with the card the day in Phnom Penh on which the child was that old', () => {
    const rows = rowsOf(registered, { childIds: [child], occurredAt: { value: '2026-03-01T18:30:00Z', precision: 'MINUTE' } });
    expect(rows[1]).toMatchObject({ table: 'child_card', row: { age_years: 14, age_as_of: '2026-03-02', birth_date: null } });
  });

  it('keeps each number of another system beside the event that it is sealed with', () => {
    const rows = rowsOf(ExternalIdentifierLinked.of({ childId: child, system: 'OSCAR', value: '01HZX5' }), { childIds: [child] });
    expect(rows[1]).toMatchObject({ table: 'child_identifier', key: { event_id: anId('event at 1') }, row: { child_id: child, system: 'OSCAR' } });
  });
});
