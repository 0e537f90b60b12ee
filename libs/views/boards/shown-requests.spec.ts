import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { Relation } from '#access';
import type { Role } from '#kernel';
import { anActor, anId } from '#testing';
import type { RepeatRequestCard } from './repeat-requests.queries.js';
import { seenRequest } from './shown-requests.graphql.js';

const late = new Date('2026-03-06T00:00:00.000Z');
const waiting: RepeatRequestCard = {
  id: anId('request'), eventId: anId('event'), childId: anId('child'), caseId: null, seriesId: anId('series'), requestedBy: 'asks', reason: 'NEW_SUSPECT',
  topics: ['TRANSPORT'], note: null, deciders: [{ unit: 'dosvy-17', agreed: true }, { unit: 'court-17', agreed: false }], askedAt: '2026-03-02T00:00:00.000Z',
  answerDueAt: '2026-03-05T00:00:00.000Z', remindedAt: '2026-03-05T00:01:00.000Z', answer: null, answeredAt: null, answeredBy: null, cursor: '',
};
const refused: RepeatRequestCard = { ...waiting, answer: 'REFUSED', answeredAt: '2026-03-05T12:00:00.000Z', answeredBy: 'court-17' };
const byRule: RepeatRequestCard = { ...refused, deciders: [], answer: 'REDIRECTED', answeredBy: 'asks', answerDueAt: null, remindedAt: null };

const seenBy = (card: RepeatRequestCard, role: Role, relations: readonly Relation[], unit = 'asks') => seenRequest(card, anActor({ role, unit }), relations, late);
const nobody = { agreedBy: null, waitingFor: null };

describe('a request on the board', () => {
  it('says who has agreed and who is waited for to those who see the entries that say so', () => {
    const all = { agreedBy: ['dosvy-17'], waitingFor: ['court-17'], remindedAt: waiting.remindedAt, isOverdue: true };
    expect(seenBy(waiting, 'ahtjp-provincial', [])).toMatchObject(all);
    expect(seenBy(waiting, 'court-liaison', [], 'court-17')).toMatchObject(all);
    expect(seenBy(refused, 'lawyer', ['client'])).toMatchObject({ agreedBy: ['dosvy-17'], waitingFor: [], isOverdue: false, answer: 'REFUSED' });
  });

  it('tells a district post and an NGO that it waits, is late or has an answer, and nobody by name', () => {
    for (const [role, relations] of [['police-district', ['own-case']], ['ngo', ['referral-accepted']]] as const) {
      expect(seenBy(waiting, role, relations)).toMatchObject({ ...nobody, reason: 'NEW_SUSPECT', remindedAt: waiting.remindedAt, isOverdue: true, answer: null });
      expect(seenBy(refused, role, relations)).toMatchObject({ ...nobody, isOverdue: false, answer: 'REFUSED', answeredAt: refused.answeredAt });
    }
  });

  it('leaves an NGO whose referral has ended what it asked, the same whatever becomes of it', () => {
    const own = { reason: 'NEW_SUSPECT', topics: ['TRANSPORT'], answerDueAt: waiting.answerDueAt, ...nobody, remindedAt: null, isOverdue: false, answer: null, answeredAt: null };
    for (const card of [waiting, refused]) expect(seenBy(card, 'ngo', ['referral-ended'])).toMatchObject(own);
  });

  it('says of what the rule has answered that it waits for nobody', () => {
    expect(seenBy(byRule, 'ngo', ['referral-ended'])).toMatchObject({ agreedBy: [], waitingFor: [], answer: 'REDIRECTED' });
  });
});
