import { describe, expect, it } from '@jest/globals';
import { InterviewerCertified, InterviewerEnded, InterviewerRegistered } from '#contracts/interviews';
import type { NewEvent } from '#kernel';
import { aRecordedEvent, clearOf } from '#testing';
import { interviewersProjection } from './interviewers.projection.js';

const { interviewerId: interviewer_id } = InterviewerRegistered.sample;

function changesOf(event: NewEvent) {
  const handler = interviewersProjection.handlers[event.contract.type] as unknown;
  return typeof handler === 'function' ? (handler as (event: unknown, clear: unknown) => unknown)(aRecordedEvent(event), clearOf()) : handler;
}

describe('the register of interviewers, as it is read', () => {
  it('forgets the certificates of somebody who left and comes back', () => {
    expect(changesOf(InterviewerRegistered.of(InterviewerRegistered.sample))).toEqual([
      { kind: 'drop', table: 'interviewer_certificate', where: { interviewer_id } },
      {
        kind: 'put', table: 'interviewer', key: { interviewer_id },
        row: { unit: 'ahtjp-17', staff_number: 'SR-0412', sex: 'FEMALE', languages: ['khm', 'cja'], last_day: null },
      },
    ]);
  });

  it('keeps every certificate, and the last day of who has left', () => {
    expect(changesOf(InterviewerCertified.of(InterviewerCertified.sample))).toMatchObject([{ kind: 'put', row: { interviewer_id, valid_until: '2027-01-14' } }]);
    expect(changesOf(InterviewerEnded.of(InterviewerEnded.sample))).toEqual([
      { kind: 'set', table: 'interviewer', where: { interviewer_id }, values: { last_day: '2026-06-30' } },
    ]);
  });
});
