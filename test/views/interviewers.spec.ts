import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InterviewerCertified, InterviewerEnded, InterviewerRegistered } from '#contracts/interviews';
import { anId } from '#testing';
import { certifiedInterviewers, knownInterviewers } from '#views/interviewers';
import { ReadingRoom, whole } from './reading-room.js';

const on = '2026-03-05';
const person = (name: string, unit: string, sex: 'FEMALE' | 'MALE', ...languages: string[]) => ({
  event: InterviewerRegistered.of({ interviewerId: anId(name), unit, staffNumber: name, sex, languages }),
});
const certificate = (name: string, from: string, until: string) => ({
  event: InterviewerCertified.of({ interviewerId: anId(name), course: 'CFI-2024', from, until, certifiedBy: 'ahtjp-national' }),
});

describe('the register of interviewers', () => {
  let room: ReadingRoom;

  beforeAll(async () => {
    room = await ReadingRoom.open();
    await room.tell(
      person('A', 'ahtjp-17', 'FEMALE', 'khm', 'cja'),
      certificate('A', '2025-01-01', '2026-04-01'),
      certificate('A', '2026-03-01', '2026-09-01'),
      person('B', 'ahtjp-17', 'MALE', 'khm'),
      certificate('B', '2025-01-01', '2027-01-01'),
      person('C', 'dosvy-12', 'FEMALE', 'khm', 'vie'),
      certificate('C', '2025-01-01', '2027-01-01'),
      { event: InterviewerEnded.of({ interviewerId: anId('C'), lastDay: on, reason: 'LEFT' }) },
      person('run-out', 'ahtjp-17', 'FEMALE', 'khm'),
      certificate('run-out', '2024-01-01', '2026-03-04'),
      person('none-yet', 'ahtjp-17', 'FEMALE', 'khm'),
    );
  });
  afterAll(() => room.close());

  const named = async (wanted: Partial<Parameters<typeof certifiedInterviewers>[1]>) =>
    (await whole((after) => certifiedInterviewers(room.database, { on, first: 1, ...wanted, after }))).map(({ staffNumber, certifiedUntil }) => `${staffNumber} ${certifiedUntil}`);

  it('names who is certified that day, the longest first, until their last day', async () => {
    expect(await named({})).toEqual(['B 2027-01-01', 'A 2026-09-01', `C ${on}`]);
    expect(await named({ on: '2026-03-06' })).toEqual(['B 2027-01-01', 'A 2026-09-01']);
  });

  it('names those of a province, of a sex and who speak a language', async () => {
    expect(await named({ units: ['ahtjp-17', 'dosvy-17'], sex: 'FEMALE' })).toEqual(['A 2026-09-01']);
    expect(await named({ language: 'vie' })).toEqual([`C ${on}`]);
    expect(await named({ units: [] })).toEqual([]);
  });

  it('tells the rules of everybody, also of who has left or has no certificate', async () => {
    const known = await knownInterviewers(room.database);
    expect(known).toHaveLength(5);
    expect(known.find(({ interviewerId }) => interviewerId === anId('C'))).toEqual({
      interviewerId: anId('C'), unit: 'dosvy-12', sex: 'FEMALE', languages: ['khm', 'vie'], lastDay: on, certificates: [{ from: '2025-01-01', until: '2027-01-01' }],
    });
    expect(known.find(({ interviewerId }) => interviewerId === anId('none-yet'))).toMatchObject({ certificates: [] });
  });
});
