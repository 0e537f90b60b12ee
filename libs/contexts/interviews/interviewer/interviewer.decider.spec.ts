import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CertifyInterviewer, InterviewerCertified, InterviewerEnded, InterviewerRegistered, RegisterInterviewer } from '#contracts/interviews';
import { targetId } from '#kernel';
import { aReference, anActor, anId, anySequence, story, theFacts } from '#testing';
import { interviewer } from './interviewer.decider.js';

const unit = (id: string, role: 'ahtjp-provincial' | 'dosvy') => ({ id, agency: id, role, name: id, validFrom: '2000-01-01' }) as const;
const facts = theFacts({ reference: { ...aReference, units: [...aReference.units, unit('ahtjp-national', 'ahtjp-provincial')] } });
const national = anActor({ unit: 'ahtjp-national' });
const interviewerId = anId('it');
const person = { staffNumber: 'SR-0412', sex: 'FEMALE', languages: ['khm', 'cja'] } as const;
const registered = InterviewerRegistered.of({ ...person, languages: ['khm', 'cja'], interviewerId, unit: 'ahtjp-17' });
const certificate = { interviewerId, course: 'CFI-2024', from: '2026-01-01', until: '2027-12-31' };
const certified = InterviewerCertified.of({ ...certificate, certifiedBy: 'ahtjp-national' });
const ended = InterviewerEnded.of({ interviewerId, lastDay: '2026-02-28', reason: 'TRANSFERRED' });

const idOf = (number: string, by: string) => targetId(RegisterInterviewer, { id: anId(`${number} ${by}`), input: RegisterInterviewer.input.parse({ ...person, staffNumber: number }), unit: by });

describe('the register of interviewers', () => {
  it('enters somebody by staff number, for the unit that says so', () => {
    expect(story(interviewer).when('RegisterInterviewer', { input: person, facts }).events).toEqual([
      { type: 'interviews.InterviewerRegistered', data: { ...person, interviewerId, unit: 'ahtjp-17' } },
    ]);
  });

  it('knows the same number of the same unit again, however it is typed and sent, and of another unit it is another person', () => {
    expect(idOf('sr-0412', 'ahtjp-17')).toBe(idOf('SR-0412', 'ahtjp-17'));
    expect(idOf('SR-0412', 'ahtjp-05')).not.toBe(idOf('SR-0412', 'ahtjp-17'));
    expect(story(interviewer, [registered]).when('RegisterInterviewer', { input: person, facts }).rejection).toMatchObject({
      name: 'InterviewerAlreadyRegistered',
      fields: { interviewerId },
    });
  });

  it('lets no unit certify its own people, and no provincial unit anybody', () => {
    const certify = (by: typeof national, given = [registered]) => story(interviewer, given).when('CertifyInterviewer', { input: certificate, facts, actor: by });
    expect(certify(national).events).toEqual([{ type: 'interviews.InterviewerCertified', data: { ...certificate, certifiedBy: 'ahtjp-national' } }]);
    expect(certify(anActor({ unit: 'dosvy-17', role: 'dosvy' })).rejection?.fields).toEqual({ mayCertify: ['mosvy-national', 'ahtjp-national'] });
    const own = InterviewerRegistered.of({ ...InterviewerRegistered.sample, interviewerId, unit: 'ahtjp-national' });
    expect(certify(national, [own]).rejection).toMatchObject({ name: 'CertifiedByNationalUnits', fields: { mayCertify: ['mosvy-national'] } });
    expect(certify(national, []).rejection?.name).toBe('NotFoundOrNotYours');
  });

  it('takes no certificate that ends before it begins', () => {
    expect(CertifyInterviewer.input.safeParse({ ...certificate, until: '2025-12-31' }).success).toBe(false);
    expect(CertifyInterviewer.input.safeParse({ ...certificate, until: certificate.from }).success).toBe(true);
  });

  it('certifies nobody who has left, and takes back who returns', () => {
    const gone = story(interviewer, [registered, certified, ended]);
    expect(gone.when('CertifyInterviewer', { input: certificate, facts, actor: national }).rejection?.name).toBe('NotFoundOrNotYours');
    expect(gone.when('EndInterviewer', { input: { interviewerId, lastDay: '2026-03-01', reason: 'LEFT' }, facts }).rejection?.name).toBe('NotFoundOrNotYours');
    expect(gone.when('RegisterInterviewer', { input: person, facts }).events).toHaveLength(1);
  });

  it('stays decidable whatever was recorded before', () => {
    const seen = anySequence(
      interviewer,
      {
        RegisterInterviewer: fc.constant({ ...person, languages: ['khm'] }),
        CertifyInterviewer: fc.constant(certificate),
        EndInterviewer: fc.constant({ interviewerId, lastDay: '2026-03-02', reason: 'LEFT' }),
      },
      { facts, actor: anActor({ unit: 'mosvy-national', role: 'dosvy' }) },
    );
    expect([...seen]).toEqual(expect.arrayContaining(['InterviewerRegistered', 'InterviewerEnded']));
  });
});
