import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { events } from '#contracts/all';
import { ChildRegistered, ExternalIdentifierLinked } from '#contracts/children';
import {
  InterviewQuestionsAnswered,
  InterviewQuestionsForwarded,
  InterviewRepeatFound,
  InterviewRepeatRefused,
  InterviewRepeatRequested,
  InterviewSeriesPlanned,
  InterviewSessionHeld,
  InterviewPlanChanged,
  InterviewTopicsAdded,
  MinimalFactsTaken,
  RecordingDeposited,
  RightsInformationGiven,
} from '#contracts/interviews';
import { CaseOpened, CaseReferredToCourt } from '#contracts/investigation';
import { type EventContract, type NewEvent, openAll } from '#kernel';
import { anActor, anId } from '#testing';
import { outlookOf } from '#views/outlook';
import { childrenOf, standingOfHolders } from '#views/standing';
import { childCards } from '#views/timeline';
import { viewProjections } from '../projector/all-views.js';
import { ReadingRoom } from './reading-room.js';

describe('what the views know of a child', () => {
  let room: ReadingRoom;
  let database: DataSource;

  beforeAll(async () => {
    room = await ReadingRoom.open();
    database = room.database;
  });
  afterAll(() => room.close());

  it('shows who a child is, sealed, with what is needed to open it', async () => {
    const childId = anId('card child');
    await room.tell(
      { event: ChildRegistered.of({ childId, sex: 'FEMALE', ageYears: 9, nameKhmer: 'ចាន់ ស្រីនាង' }) },
      { event: ExternalIdentifierLinked.of({ childId, system: 'OSCAR', value: '01HZX5' }) },
      { event: ExternalIdentifierLinked.of({ childId, system: 'COURT', value: 'SR-114' }) },
    );
    const [card] = await childCards(database, [childId, anId('nobody')]);
    expect(card).toMatchObject({ childId, sex: 'FEMALE', ageYears: 9, ageAsOf: '2026-03-02', nameLatin: null, districtCode: null });
    expect(card?.identifiers.map(({ system }) => system)).toEqual(['OSCAR', 'COURT']);
    const [number] = card?.identifiers ?? [];
    if (!card?.nameKhmer || number === undefined) throw new Error('the card has no name or number');
    const opened = await openAll(room.keyVault, [
      { eventId: card.eventId, at: ['nameKhmer'], sealed: card.nameKhmer },
      { eventId: number.eventId, at: ['value'], sealed: number.value },
    ]);
    expect(opened.map((text) => text.state === 'open' && text.value)).toEqual(['ចាន់ ស្រីនាង', '01HZX5']);
  });

  it('shows what exists before anyone asks the child', async () => {
    const childId = anId('asked child');
    const seriesId = anId('series');
    const { summary: _summary, ...session } = InterviewSessionHeld.sample;
    expect(await outlookOf(database, childId)).toEqual({ series: [], minimalFacts: [], repeats: [], repeatsFound: 0, openQuestions: [], recordings: [], rightsTold: [] });
    await room.tell(
      { event: MinimalFactsTaken.of({ childId, facts: [{ topic: 'IMMEDIATE_DANGER', answer: 'no' }] }) },
      { event: InterviewSeriesPlanned.of({ ...InterviewSeriesPlanned.sample, childId, seriesId }) },
      { event: InterviewTopicsAdded.of({ ...InterviewTopicsAdded.sample, childId, seriesId }) },
      { event: InterviewPlanChanged.of({ ...InterviewPlanChanged.sample, childId, seriesId }) },
      { event: RightsInformationGiven.of({ ...RightsInformationGiven.sample, childId }) },
      { event: InterviewSessionHeld.of({ ...session, childId, seriesId, topicsCovered: [] }) },
      { event: InterviewSessionHeld.of({ ...session, childId, seriesId, topicsCovered: ['WHAT_HAPPENED'] }) },
    );
    const outlook = await outlookOf(database, childId);
    expect(outlook.minimalFacts).toMatchObject([{ topics: ['IMMEDIATE_DANGER'], unit: 'ahtjp-17', recordedAt: '2026-03-02T02:05:00.000Z' }]);
    expect(outlook.series).toMatchObject([{ seriesId, purpose: 'INVESTIGATION', plannedFor: '2026-03-09', participants: ['dosvy-17', 'court-17', 'ngo-a'], topics: InterviewTopicsAdded.sample.topics, childPrefers: 'FEMALE' }]);
    expect(outlook.series[0]?.plannedWith).toBe(outlook.series[0]?.sessions[1]?.interviewerId);
    expect(outlook.rightsTold).toEqual([{ topics: ['PROCESS', 'RESTITUTION'], toldTo: 'BOTH' }]);
    expect(outlook.series[0]?.sessions.map(({ topicsCovered }) => topicsCovered)).toEqual([[], ['WHAT_HAPPENED']]);
    expect(outlook.series[0]?.sessions[1]).toMatchObject({ heldAt: '2026-03-02T09:00:00+07:00', hasSummary: false, hasWish: true });
  });

  it('shows who wanted to ask the child again, and what the interviewer still owes an answer to', async () => {
    const childId = anId('child asked again');
    const [first, second] = [anId('first question'), anId('second question')];
    const questions = [first, second].map((questionId) => ({ questionId, topic: 'TRANSPORT' as const, question: 'ដោយអ្វី' }));
    const wished = { ...InterviewRepeatRequested.sample, childId };
    await room.tell(
      { event: InterviewRepeatRequested.of({ ...wished, requestId: anId('waiting') }) },
      { event: InterviewRepeatRequested.of({ ...wished, requestId: anId('refused') }) },
      { event: InterviewRepeatRefused.of({ ...InterviewRepeatRefused.sample, childId, requestId: anId('refused') }) },
      // Told of by two units, the second of which holds it to belong to another series of the matter.
      { event: InterviewRepeatFound.of({ ...InterviewRepeatFound.sample, childId }) },
      { event: InterviewRepeatFound.of({ ...InterviewRepeatFound.sample, childId, seriesId: anId('another series') }) },
      { event: InterviewQuestionsForwarded.of({ ...InterviewQuestionsForwarded.sample, childId, questions }) },
      { event: InterviewQuestionsAnswered.of({ ...InterviewQuestionsAnswered.sample, childId, answers: [{ questionId: first, source: 'RECORDING', answer: 'រថយន្ត' }] }) },
    );
    const { repeats, repeatsFound, openQuestions } = await outlookOf(database, childId);
    expect(repeats.map(({ requestId, answer }) => [requestId, answer])).toEqual([[anId('waiting'), null], [anId('refused'), 'REFUSED']]);
    expect(repeatsFound).toBe(1);
    expect(openQuestions).toMatchObject([{ questionId: second, askedBy: 'ahtjp-17', topic: 'TRANSPORT' }]);
  });

  it('knows of each recording which courts have its case, be it one that took the interview up', async () => {
    const childId = anId('child of two cases');
    const { caseId: _case, ...plan } = { ...InterviewSeriesPlanned.sample, childId };
    const tape = (name: string) => ({ event: RecordingDeposited.of({ ...RecordingDeposited.sample, childId, recordingId: anId(`tape of ${name}`), seriesId: anId(name), place: undefined }) });
    const atCourt = (caseId: string, courtUnit: string) => ({ event: CaseReferredToCourt.of({ ...CaseReferredToCourt.sample, caseId, courtUnit }), childIds: [childId] });
    const courts = async () => Object.fromEntries((await outlookOf(database, childId)).recordings.map((one) => [one.seriesId, one.courts]));
    await room.tell(
      atCourt(anId('case A'), 'court-17'),
      atCourt(anId('case B'), 'court-04'),
      { event: InterviewSeriesPlanned.of({ ...plan, seriesId: anId('without case') }) },
      { event: InterviewSeriesPlanned.of({ ...plan, seriesId: anId('of B'), caseId: anId('case B') }) },
      tape('without case'),
      tape('of B'),
    );
    expect(await courts()).toEqual({ [anId('without case')]: ['court-04', 'court-17'], [anId('of B')]: ['court-04'] });
    await room.tell(
      { event: InterviewRepeatRequested.of({ ...InterviewRepeatRequested.sample, childId, requestId: anId('leave'), seriesId: anId('without case'), caseId: undefined }) },
      { event: InterviewSeriesPlanned.of({ ...plan, seriesId: anId('of A'), caseId: anId('case A'), requestId: anId('leave') }) },
    );
    expect(await courts()).toEqual({ [anId('without case')]: ['court-17'], [anId('of B')]: ['court-04'] });
  });

  it('lists the children to whom somebody stands, each once, the latest first', async () => {
    const [one, other] = [anId('listed one'), anId('listed other')];
    const actor = anActor({ unit: 'dosvy-list', province: '25' });
    const opened = (childId: string) => CaseOpened.of({ ...CaseOpened.sample, caseId: anId(`case of ${childId}`), childIds: [childId], districtCode: '2501' });
    await room.tell(
      { event: ChildRegistered.of({ childId: one, sex: 'MALE' }), actor, envelope: { recordedAt: '2026-04-01T00:00:00.000Z' } },
      { event: ChildRegistered.of({ childId: other, sex: 'MALE' }), actor, envelope: { recordedAt: '2026-04-02T00:00:00.000Z' } },
      { event: opened(one), childIds: [one], actor, envelope: { recordedAt: '2026-04-03T00:00:00.000Z' } },
    );
    const holders = ['unit:dosvy-list', 'province:25'];
    const asked = { holders, relations: ['registered', 'own-case', 'own-province'], first: 1 } as const;
    const [first] = await childrenOf(database, asked);
    expect(first?.childId).toBe(one);
    expect((await childrenOf(database, { ...asked, after: first })).map(({ childId }) => childId)).toEqual([other]);
    expect(await childrenOf(database, { ...asked, relations: ['court-case'] })).toEqual([]);
    expect(new Set((await standingOfHolders(database, ['province:25'], [one, other])).map(({ relation }) => relation))).toEqual(new Set(['own-province']));
  });

  it('keeps no personal text in clear in any table', async () => {
    const samples = (Object.values(events) as unknown as readonly EventContract[]).map((contract): NewEvent => contract.of(contract.sample));
    await room.tell(...samples.map((event) => ({ event })));
    const personal = samples.flatMap(({ contract, data }) =>
      contract.marked
        .filter(({ subject, path }) => subject !== undefined && path.length === 1)
        .flatMap(({ path: [field = ''] }) => (typeof data[field] === 'string' ? [data[field]] : [])),
    );
    expect(personal.length).toBeGreaterThan(15);
    for (const table of viewProjections.flatMap((projection) => projection.tables)) {
      const [{ dump } = { dump: '' }] = await database.query<{ dump: string }[]>(`SELECT coalesce(string_agg(t::text, ''), '') AS dump FROM ${table} t`);
      for (const text of personal) expect(dump.includes(text)).toBe(false);
    }
  });
});
