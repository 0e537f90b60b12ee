import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RecordServiceDelivered } from '#contracts/services';
import { anId, anySequence, story, theFacts } from '#testing';
import { delivery } from './delivery.decider.js';

const facts = theFacts();
const counselling = { childId: anId('child'), referralId: anId('referral'), service: 'COUNSELLING', sessions: 4, note: 'កំណត់ចំណាំ' };

describe('a service that was given', () => {
  it('is recorded for the child it was given to', () => {
    const { events } = story(delivery).when('RecordServiceDelivered', { input: counselling, facts });
    expect(events).toEqual([{ type: 'services.ServiceDelivered', data: { ...counselling, serviceId: anId('it') } }]);
    expect(delivery.children['RecordServiceDelivered']?.(counselling as never, delivery.initialState)).toEqual([anId('child')]);
  });

  it('does not need a referral or a count of sessions, but the count is never nought', () => {
    const valid = (changes: object) => RecordServiceDelivered.input.safeParse({ ...counselling, ...changes }).success;
    expect(valid({ referralId: undefined, sessions: undefined })).toBe(true);
    expect(valid({ sessions: 0 })).toBe(false);
  });

  it('stays decidable whatever was recorded before', () => {
    const seen = anySequence(delivery, { RecordServiceDelivered: fc.record({ childId: fc.constant(anId('child')), service: fc.constantFrom('MEDICAL', 'EDUCATION') }) }, { facts });
    expect(seen).toEqual(new Set(['ServiceDelivered']));
  });
});
