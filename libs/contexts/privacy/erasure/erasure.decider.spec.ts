import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DestroySubjectKey, SubjectKeyDestroyed } from '#contracts/privacy';
import { dataClasses } from '#kernel';
import { anId, anySequence, story, theFacts } from '#testing';
import { erasure } from './erasure.decider.js';

const facts = theFacts();
const subjectId = anId('child');
const order = { subjectId, dataClass: 'interview-summary', legalBasis: 'COURT_ORDER' } as const;

describe('the erasure of a person’s data', () => {
  it('is ordered for one class, on a legal basis', () => {
    const { events } = story(erasure).when('DestroySubjectKey', { input: order, facts });
    expect(events).toEqual([{ type: 'privacy.SubjectKeyDestroyed', data: order }]);
    expect(DestroySubjectKey.input.safeParse({ ...order, legalBasis: 'CONVENIENCE' }).success).toBe(false);
  });

  it('can be ordered again for what was recorded since', () => {
    const again = story(erasure, [SubjectKeyDestroyed.of(order)]).when('DestroySubjectKey', { input: order, facts });
    expect(again.events).toHaveLength(1);
  });

  it('shows in the timeline of its subject', () => {
    expect(erasure.concerns(erasure.initialState, subjectId)).toEqual({ childIds: [subjectId] });
  });

  it('stays decidable whatever was recorded before', () => {
    const input = fc.record({ subjectId: fc.constant(subjectId), dataClass: fc.constantFrom(...dataClasses), legalBasis: fc.constant('COURT_ORDER') });
    expect(anySequence(erasure, { DestroySubjectKey: input }, { facts })).toEqual(new Set(['SubjectKeyDestroyed']));
  });
});
