import { describe, expect, it } from '@jest/globals';
import {
  InterviewRepeatAuthorised,
  InterviewRepeatRedirected,
  InterviewRepeatRefused,
  InterviewRepeatRequested,
  InterviewSeriesPlanned,
  InterviewSessionHeld,
  MinimalFactsTaken,
} from '#contracts/interviews';
import type { NewEvent } from '#kernel';
import { aRecordedEvent, clearOf } from '#testing';
import { outlookProjection } from './outlook.projection.js';

function changesOf(event: NewEvent) {
  const handler = outlookProjection.handlers[event.contract.type];
  return typeof handler === 'function' ? handler(aRecordedEvent(event, { parties: ['dosvy-17'] }), clearOf()) : [];
}

describe('the outlook', () => {
  it('keeps which safety questions were asked, and none of the answers', () => {
    const changes = changesOf(MinimalFactsTaken.of({ childId: MinimalFactsTaken.sample.childId, facts: [{ topic: 'INJURY_OR_ILLNESS', answer: 'a bruise' }] }));
    expect(changes).toMatchObject([{ table: 'minimal_facts', row: { topics: ['INJURY_OR_ILLNESS'] } }]);
    expect(changes.flatMap((change) => (change.kind === 'put' ? Object.values(change.row) : []))).not.toContainEqual(expect.stringContaining('bruise'));
  });

  it('keeps what each session covered and who took part in it', () => {
    const changes = changesOf(InterviewSessionHeld.of(InterviewSessionHeld.sample));
    expect(changes).toMatchObject([
      { table: 'interview_session', row: { topics_covered: ['WHAT_HAPPENED'], parties: ['dosvy-17'], recorded: true, interviewer_sex: 'FEMALE' } },
    ]);
  });

  it('says of a text that was never written that there is none, not that it is empty', () => {
    const { summary: _none, ...silent } = InterviewSessionHeld.sample;
    expect(changesOf(InterviewSessionHeld.of(silent))).toMatchObject([{ row: { summary: null } }]);
  });

  it('shows a planned series with its topics before any session was held', () => {
    const changes = changesOf(InterviewSeriesPlanned.of(InterviewSeriesPlanned.sample));
    expect(changes).toMatchObject([{ table: 'interview_series', row: { lead_unit: 'ahtjp-17', planned_for: '2026-03-05', case_id: expect.any(String) } }]);
  });

  it('keeps one row for each wish to ask again, with the last answer and none of the words', () => {
    const answers = [
      InterviewRepeatRequested.of(InterviewRepeatRequested.sample),
      InterviewRepeatAuthorised.of(InterviewRepeatAuthorised.sample),
      InterviewRepeatRefused.of(InterviewRepeatRefused.sample),
      InterviewRepeatRedirected.of(InterviewRepeatRedirected.sample),
    ].flatMap(changesOf);
    expect(answers.map((change) => change.kind === 'put' && [change.key['request_id'], change.row['answer']])).toEqual(
      [null, 'AUTHORISED', 'REFUSED', 'REDIRECTED'].map((answer) => [InterviewRepeatRequested.sample.requestId, answer]),
    );
    expect(JSON.stringify(answers, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain('កំណត់ចំណាំ');
  });
});
