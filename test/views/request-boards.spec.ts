import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { InterviewQuestionsAnswered, InterviewQuestionsForwarded, InterviewRepeatAgreed, InterviewRepeatRedirected, InterviewRepeatRequested } from '#contracts/interviews';
import { anActor, anId } from '#testing';
import { questionsOf, questionsToAnswer, requestsOf, requestsToDecide } from '#views/boards';
import { ReadingRoom, whole } from './reading-room.js';

const names = ['first', 'second', 'agreed', 'answered', 'by-rule', 'question', 'asked-too', 'answered-question'];
const named = (cards: readonly { readonly id: string }[]) => cards.map(({ id }) => names.find((name) => anId(name) === id));
const at = (minute: number) => ({ recordedAt: `2026-03-02T08:0${minute}:00.000Z` });

describe('the boards of what is asked about interviews', () => {
  let room: ReadingRoom;
  let database: DataSource;
  const asked = (unit: string, first = 10) => ({ unit, first });
  const asking = anActor({ unit: 'ahtjp-board' });
  const request = (name: string, minute: number) => ({
    event: InterviewRepeatRequested.of({
      ...InterviewRepeatRequested.sample, requestId: anId(name), childId: anId(`child of ${name}`), requestedBy: 'ahtjp-board', deciders: ['dosvy-board', 'court-board'],
    }),
    actor: asking,
    envelope: at(minute),
  });
  const redirected = { ...InterviewRepeatRedirected.sample, childId: anId('child of answered'), requestedBy: 'ahtjp-board' };
  const question = (name: string) => ({ questionId: anId(name), topic: 'TRANSPORT' as const, question: `what is asked in ${name}` });

  beforeAll(async () => {
    room = await ReadingRoom.open();
    database = room.database;
    const agreed = { ...InterviewRepeatAgreed.sample, requestId: anId('agreed'), childId: anId('child of agreed'), agreedBy: 'dosvy-board' };
    const sent = { ...InterviewQuestionsForwarded.sample, childId: anId('child of question'), leadUnit: 'ahtjp-board' };
    await room.tell(
      request('second', 2),
      request('first', 1),
      request('agreed', 3),
      request('answered', 4),
      { event: InterviewRepeatAgreed.of(agreed), actor: anActor({ unit: 'dosvy-board' }) },
      { event: InterviewRepeatRedirected.of({ ...redirected, requestId: anId('answered'), redirectedBy: 'court-board' }), actor: anActor({ unit: 'court-board' }), envelope: at(6) },
      { event: InterviewRepeatRedirected.of({ ...redirected, requestId: anId('by-rule') }), actor: asking, envelope: at(5) },
      { event: InterviewQuestionsForwarded.of({ ...sent, questions: [question('question'), question('answered-question')] }), actor: anActor({ unit: 'police-board' }), envelope: at(1) },
      { event: InterviewQuestionsForwarded.of({ ...sent, questions: [question('asked-too')] }), actor: anActor({ unit: 'police-board' }), envelope: at(2) },
      {
        event: InterviewQuestionsAnswered.of({ ...InterviewQuestionsAnswered.sample, answers: [{ questionId: anId('answered-question'), source: 'RECORDING', answer: 'found' }] }),
        envelope: at(3),
      },
    );
  });
  afterAll(() => room.close());

  it('show each of those who decide what waits for it, the oldest first, and not what it has agreed to', async () => {
    expect(named(await whole((after) => requestsToDecide(database, { ...asked('dosvy-board', 1), after })))).toEqual(['first', 'second']);
    const ofCourt = (await requestsToDecide(database, asked('court-board'))).entries;
    expect(named(ofCourt)).toEqual(['first', 'second', 'agreed']);
    expect(ofCourt[0]).toMatchObject({ answerDueAt: '2026-03-05T02:05:00.000Z', answer: null });
    expect(ofCourt.at(-1)?.deciders).toEqual([{ unit: 'dosvy-board', agreed: true }, { unit: 'court-board', agreed: false }]);
    for (const unit of ['ahtjp-board', 'dosvy-other']) expect((await requestsToDecide(database, asked(unit))).entries).toEqual([]);
  });

  it('show the unit that asked all of it, the latest first, with what became of it, be it by the rule', async () => {
    const cards = await whole((after) => requestsOf(database, { ...asked('ahtjp-board', 2), after }));
    expect(named(cards)).toEqual(['by-rule', 'answered', 'agreed', 'second', 'first']);
    expect(cards.map(({ answer, answeredBy }) => [answer, answeredBy]).slice(0, 3)).toEqual([['REDIRECTED', 'ahtjp-board'], ['REDIRECTED', 'court-board'], [null, null]]);
    expect(cards.map(({ askedAt }) => askedAt)).toEqual([5, 4, 3, 2, 1].map((minute) => at(minute).recordedAt));
  });

  it('show the unit that leads the questions it owes an answer to, and the one that asked all of its own', async () => {
    expect(new Set(named((await questionsToAnswer(database, asked('ahtjp-board'))).entries))).toEqual(new Set(['question', 'asked-too']));
    expect((await questionsToAnswer(database, asked('police-board'))).entries).toEqual([]);
    const own = await whole((after) => questionsOf(database, { ...asked('police-board', 1), after }));
    expect(named(own)[0]).toBe('asked-too');
    expect(own.find(({ id }) => id === anId('answered-question'))).toMatchObject({ topic: 'TRANSPORT', answeredAt: at(3).recordedAt });
  });
});
