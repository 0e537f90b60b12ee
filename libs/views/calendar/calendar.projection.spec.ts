import { describe, expect, it } from '@jest/globals';
import { FollowUpDone, FollowUpMissed, ReintegrationStarted } from '#contracts/care';
import { ContactCalledOff, ContactFixed, ContactMoved } from '#contracts/contacts';
import { SummonsIssued } from '#contracts/court';
import { InterviewPlanChanged, InterviewSeriesPlanned, InterviewSessionHeld } from '#contracts/interviews';
import { json, type NewEvent } from '#kernel';
import { anActor, aRecordedEvent, anId, clearOf } from '#testing';
import { calendarProjection } from './calendar.projection.js';

function changesOf(event: NewEvent) {
  const handler = calendarProjection.handlers[event.contract.type] as unknown;
  if (typeof handler !== 'function') return handler;
  const envelope = { actor: anActor({ unit: 'ngo-a' }), parties: ['dosvy-17'], occurredAt: { value: '2026-06-08T20:00:00Z', precision: 'MINUTE' as const } };
  return (handler as (event: unknown, clear: unknown) => unknown)(aRecordedEvent(event, envelope), clearOf());
}
const where = (contactId: string) => ({ contact_id: contactId });

describe('the calendar of contacts with a child', () => {
  it('has what was fixed, moves it, and drops it when it is called off', () => {
    const { contactId, childId, time } = ContactFixed.sample;
    expect(changesOf(ContactFixed.of(ContactFixed.sample))).toEqual([
      {
        kind: 'put', table: 'child_contact', key: where(contactId),
        row: { child_id: childId, source: 'FIXED', kind: 'TALK', unit: 'ngo-a', with_units: ['dosvy-17'], on_day: '2026-03-06', at_time: json(time) },
      },
    ]);
    expect(changesOf(ContactMoved.of(ContactMoved.sample))).toEqual([
      { kind: 'set', table: 'child_contact', where: where(contactId), values: { on_day: '2026-03-09', at_time: json({ from: '14:30', minutes: 45 }) } },
    ]);
    const { time: _time, ...day } = ContactMoved.sample;
    expect(changesOf(ContactMoved.of(day))).toMatchObject([{ values: { at_time: null } }]);
    expect(changesOf(ContactCalledOff.of(ContactCalledOff.sample))).toEqual([{ kind: 'drop', table: 'child_contact', where: where(contactId) }]);
  });

  it('has an interview on the day it is planned for last, and then each session on its own day, whoever held it', () => {
    const { seriesId } = InterviewSeriesPlanned.sample;
    expect(changesOf(InterviewSeriesPlanned.of(InterviewSeriesPlanned.sample))).toMatchObject([
      { kind: 'put', key: where(seriesId), row: { source: 'INTERVIEW_PLANNED', kind: 'TALK', unit: 'ahtjp-17', with_units: ['dosvy-17', 'court-17'], on_day: '2026-03-05', at_time: null } },
    ]);
    expect(changesOf(InterviewPlanChanged.of(InterviewPlanChanged.sample))).toEqual([
      { kind: 'set', table: 'child_contact', where: where(seriesId), values: { with_units: ['dosvy-17', 'court-17', 'ngo-a'], on_day: '2026-03-09' } },
    ]);
    expect(changesOf(InterviewSessionHeld.of(InterviewSessionHeld.sample))).toMatchObject([
      { kind: 'drop', where: where(seriesId) },
      { kind: 'put', key: where(anId('event at 1')), row: { source: 'INTERVIEW_HELD', unit: 'ngo-a', with_units: ['dosvy-17'], on_day: '2026-06-09' } },
    ]);
  });

  it('has the hearings to which a court summons the child', () => {
    expect(changesOf(SummonsIssued.of(SummonsIssued.sample))).toMatchObject([{ row: { source: 'SUMMONS', kind: 'HEARING', unit: 'court-17', on_day: '2026-06-15' } }]);
  });

  it('has follow-up visits on the day they are due, and on the day they were made; not those that were missed', () => {
    const { childId } = FollowUpDone.sample;
    const due = changesOf(ReintegrationStarted.of(ReintegrationStarted.sample)) as readonly unknown[];
    expect(due).toHaveLength(8);
    expect(due[0]).toMatchObject({ key: where(`${childId}.W1`), row: { source: 'VISIT_DUE', kind: 'VISIT', unit: 'ngo-a', on_day: '2026-06-08' } });
    expect(changesOf(FollowUpDone.of(FollowUpDone.sample))).toMatchObject([{ kind: 'put', key: where(`${childId}.W1`), row: { source: 'VISIT_MADE', unit: 'ngo-a', on_day: '2026-06-09' } }]);
    expect(changesOf(FollowUpMissed.of(FollowUpMissed.sample))).toEqual([{ kind: 'drop', table: 'child_contact', where: where(`${childId}.M6`) }]);
  });
});
