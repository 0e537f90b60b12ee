import { describe, expect, it } from '@jest/globals';
import { InterviewSessionHeld, RecordingDeposited, RecordingHandedOver, RecordingReleased } from '#contracts/interviews';
import type { NewEvent } from '#kernel';
import { aReference, anActor, anId, story, theFacts } from '#testing';
import { ledger } from './ledger.decider.js';
import { atCourt, atCourtForAnother, caseId, childId, dosvy, held, liaison, planned, plannedWith, post, seriesId, session } from './ledger.samples.js';

const lawyers = { id: 'legal-aid-a', agency: 'Legal Aid', role: 'lawyer', name: 'Legal Aid', validFrom: '2000-01-01' } as const;
const facts = theFacts({ standing: atCourt, reference: { ...aReference, units: [...aReference.units, lawyers] } });
const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const recordingId = anId('recording');
const file = { kind: 'VIDEO', minutes: 40, sha256 } as const;
const deposited = RecordingDeposited.of({ ...file, recordingId, childId, caseId, seriesId, custodian: 'ahtjp-17' });
const given = [planned, held, deposited];
const released = (until: string, toUnit = 'police-1710') => RecordingReleased.of({ recordingId, childId, caseId, seriesId, toUnit, purpose: 'INVESTIGATION', until });
const keptByCourt = RecordingHandedOver.of({ recordingId, childId, caseId, seriesId, custodian: 'court-17', sha256 });

const when = (past: readonly NewEvent[], command: string, input: object, actor = anActor(), known = facts) =>
  story(ledger, past).when(command, { input: { childId, ...input }, facts: known, actor });
const deposits = (past: readonly NewEvent[], changes: object = {}, actor = anActor()) => when(past, 'DepositRecording', { ...file, seriesId, ...changes }, actor);
const handsOver = (past: readonly NewEvent[], changes: object = {}, actor = anActor()) =>
  when(past, 'HandOverRecording', { recordingId, toUnit: 'court-17', sha256, ...changes }, actor);
const releases = (past: readonly NewEvent[], changes: object = {}, actor = anActor()) =>
  when(past, 'ReleaseRecording', { recordingId, toUnit: 'police-1710', purpose: 'INVESTIGATION', until: '2026-03-31', ...changes }, actor);
const views = (past: readonly NewEvent[], actor = post) => when(past, 'RecordRecordingViewed', { recordingId, purpose: 'INVESTIGATION' }, actor);

describe('the recording of an interview', () => {
  it('is deposited by its hash, by the unit that leads, where a session was recorded', () => {
    expect(deposits([planned, held], { place: 'ទូសុវត្ថិភាព' }).events).toEqual([
      { type: 'interviews.RecordingDeposited', data: { ...file, childId, caseId, seriesId, recordingId: anId('new recording'), custodian: 'ahtjp-17', place: 'ទូសុវត្ថិភាព' } },
    ]);
    const unrecorded = InterviewSessionHeld.of({ ...session, recorded: false, topicsCovered: [] });
    expect(deposits([planned, unrecorded]).rejection).toMatchObject({ name: 'InvalidInput', fields: { problems: [{ path: 'seriesId' }] } });
    expect(deposits([planned, held], {}, dosvy).rejection?.name).toBe('NotFoundOrNotYours');
    expect(deposits(given).rejection).toMatchObject({ name: 'RecordingAlreadyDeposited', fields: { recordingId } });
  });

  it('passes from one keeper to the next, who is provincial police, social affairs or a court, only with the hash that it was deposited with', () => {
    expect(handsOver(given).events).toMatchObject([{ type: 'interviews.RecordingHandedOver', data: { custodian: 'court-17', sha256 } }]);
    expect(handsOver(given, { sha256: 'a'.repeat(64) }).rejection?.name).toBe('HashDiffers');
    expect(handsOver(given, { toUnit: 'nobody' }).rejection?.name).toBe('UnknownUnit');
    for (const toUnit of ['police-1710', 'ngo-a', 'legal-aid-a']) expect(handsOver(given, { toUnit }).rejection).toMatchObject({ name: 'RecordingNotForThisUnit', fields: { unit: toUnit } });
    for (const toUnit of ['dosvy-17', 'mosvy-national', 'court-17']) expect(handsOver(given, { toUnit }).rejection).toBeUndefined();
    expect(handsOver([...given, keptByCourt]).rejection?.name).toBe('NotFoundOrNotYours');
    expect(handsOver([...given, keptByCourt], { toUnit: 'ahtjp-17' }, liaison).rejection).toBeUndefined();
  });

  it('is released to one unit of the police, for a purpose, until a day', () => {
    expect(releases(given).events).toEqual([
      { type: 'interviews.RecordingReleased', data: { recordingId, childId, caseId, seriesId, toUnit: 'police-1710', purpose: 'INVESTIGATION', until: '2026-03-31' } },
    ]);
    expect(releases(given, { until: '2026-03-01' }).rejection).toMatchObject({ name: 'InvalidInput', fields: { problems: [{ path: 'until' }] } });
    expect(releases(given, { toUnit: 'nobody' }).rejection?.name).toBe('UnknownUnit');
    for (const toUnit of ['ngo-a', 'dosvy-17', 'court-17']) expect(releases(given, { toUnit }).rejection?.name).toBe('RecordingNotForThisUnit');
  });

  it('is released by those who keep it, who lead the series, or the court; to a lawyer by the court alone', () => {
    expect(releases(given, {}, dosvy).rejection?.name).toBe('NotFoundOrNotYours');
    expect(releases([...given, keptByCourt]).rejection).toBeUndefined();
    expect(releases(given, { toUnit: 'legal-aid-a' }).rejection?.name).toBe('RecordingNotForThisUnit');
    expect(releases(given, { toUnit: 'legal-aid-a' }, liaison).rejection).toBeUndefined();
  });

  it('is viewed by whom it is released to, up to the last day, and each viewing is recorded', () => {
    expect(views([...given, released('2026-03-02')]).events).toEqual([
      { type: 'interviews.RecordingViewed', data: { recordingId, childId, caseId, seriesId, purpose: 'INVESTIGATION' } },
    ]);
    expect(views([...given, released('2026-03-01')]).rejection).toMatchObject({ name: 'RecordingNotReleased', fields: { mayRelease: ['ahtjp-17'] } });
    expect(views([...given, released('2026-03-01'), released('2026-04-01')]).rejection).toBeUndefined();
  });

  it('is viewed by its keepers and the court without a release, and by nobody else', () => {
    for (const actor of [anActor(), liaison]) expect(views(given, actor).rejection).toBeUndefined();
    for (const actor of [post, dosvy, anActor({ unit: 'ahtjp-12' })]) expect(views(given, actor).rejection?.name).toBe('NotFoundOrNotYours');
    expect(views([planned, held]).rejection?.name).toBe('NotFoundOrNotYours');
  });

  it('is no matter of a court that has another case of the child, unless it keeps it or there is no case', () => {
    const elsewhere = { ...facts, standing: atCourtForAnother };
    const opens = (past: readonly NewEvent[]) => [
      when(past, 'ReleaseRecording', { recordingId, toUnit: 'police-1710', purpose: 'INVESTIGATION', until: '2026-03-31' }, liaison, elsewhere),
      when(past, 'RecordRecordingViewed', { recordingId, purpose: 'COURT' }, liaison, elsewhere),
    ].map(({ rejection }) => rejection?.name);
    expect(opens(given)).toEqual(['NotFoundOrNotYours', 'NotFoundOrNotYours']);
    expect(opens([...given, keptByCourt])).toEqual([undefined, undefined]);
    const ofNoCase = RecordingDeposited.of({ ...file, recordingId, childId, seriesId, custodian: 'ahtjp-17' });
    expect(opens([plannedWith({ caseId: undefined }), held, ofNoCase])).toEqual([undefined, undefined]);
  });
});
