import { describe, expect, it } from '@jest/globals';
import { contractOf, events } from '#contracts/all';
import { CaseOpened, ChildRescued, SuspectArrested } from '#contracts/investigation';
import type { Envelope, JsonObject, StoredEvent } from '#kernel';
import { anEnvelope, anId } from '#testing';
import { CloudEvent, fromCloudEvent, messagesOf, toCloudEvent, UnreadableEvent } from './index.js';

const [one, other] = [anId('child'), anId('sibling')];

const stored = (changes: Partial<StoredEvent> = {}, envelope: Partial<Envelope> = {}): StoredEvent => ({
  id: anId('event'),
  type: CaseOpened.type,
  stream: `case-${anId('case')}`,
  revision: 0n,
  position: 9_007_199_254_740_993n,
  created: new Date(0),
  data: CaseOpened.of({ ...CaseOpened.sample, childIds: [one, other] }).data,
  metadata: anEnvelope({ childIds: [one, other], caseId: anId('case'), ...envelope }) as unknown as JsonObject,
  ...changes,
});

describe('a published event', () => {
  it('becomes one message for each child, which stays in the order of that child', () => {
    const messages = messagesOf(stored(), contractOf);
    expect(messages.map(({ id, key, childId }) => [id, key, childId])).toEqual([
      [`${anId('event')}:${one}`, one, one],
      [`${anId('event')}:${other}`, other, other],
    ]);
  });

  it('becomes one message of its stream where it is about no child', () => {
    const [message, ...more] = messagesOf(stored({}, { childIds: [] }), contractOf);
    expect(more).toEqual([]);
    expect(message).toMatchObject({ id: `${anId('event')}:case-${anId('case')}`, key: `case-${anId('case')}` });
    expect(message).not.toHaveProperty('childId');
  });

  it('names a child once that is named twice', () => {
    expect(messagesOf(stored({}, { childIds: [one, one] }), contractOf)).toHaveLength(1);
  });

  it('about one child of a case goes to that child alone, also where the log names all of them with it', () => {
    const rescued = ChildRescued.of({ ...ChildRescued.sample, childId: other }).data;
    expect(messagesOf(stored({ type: ChildRescued.type, data: rescued }), contractOf).map(({ key }) => key)).toEqual([other]);
  });

  it('tells the office that acted and not the person, nor anything by which a command could be recognised', () => {
    const actor = { id: 'Sok Dara', agency: 'MoI', unit: 'ahtjp-17', role: 'ahtjp-provincial', province: '17' } as const;
    const [message] = messagesOf(stored({}, { actor, fingerprint: 'print', parties: ['dosvy-17'] }), contractOf);
    expect(message?.actor).toEqual({ agency: 'MoI', unit: 'ahtjp-17', role: 'ahtjp-provincial' });
    const text = JSON.stringify(message === undefined ? '' : toCloudEvent(message));
    for (const hidden of ['Sok Dara', 'print', 'commandId']) expect(text).not.toContain(hidden);
  });

  it('is a CloudEvent in JSON and comes out of it as it went in', () => {
    for (const contract of Object.values(events)) {
      const event = stored({ type: contract.type, data: contract.of(contract.sample as never).data });
      for (const message of messagesOf(event, contractOf)) {
        const text = JSON.stringify(toCloudEvent(message));
        expect(CloudEvent.strict().parse(JSON.parse(text))).toEqual(toCloudEvent(message));
        expect(fromCloudEvent(JSON.parse(text))).toEqual(message);
      }
    }
  });

  it('has attributes that CloudEvents allows: lower-case names, and numbers within 32 bits', () => {
    const [message] = messagesOf(stored(), contractOf);
    const { data: _data, ...attributes } = toCloudEvent(message as NonNullable<typeof message>);
    for (const [name, value] of Object.entries(attributes)) {
      expect(name).toMatch(/^[a-z0-9]{1,20}$/);
      expect(['string', 'number']).toContain(typeof value);
      if (typeof value === 'number') expect(Math.abs(value)).toBeLessThan(2 ** 31);
    }
    expect(attributes).toMatchObject({
      specversion: '1.0',
      source: 'urn:toldonce:investigation',
      type: 'investigation.CaseOpened',
      subject: one,
      time: '2026-03-01T09:00:00+07:00',
      dataschema: 'urn:toldonce:bus:investigation.CaseOpened:v1',
      position: '9007199254740993',
    });
  });
});

describe('an event', () => {
  it('that agencies did not agree to share becomes no message', () => {
    const kept = stored({ type: SuspectArrested.type, data: SuspectArrested.of(SuspectArrested.sample).data });
    expect(messagesOf(kept, contractOf)).toEqual([]);
  });

  it.each([
    ['of a type of a later release', stored({ type: 'futures.SomethingNew' })],
    ['of a version of a later release', stored({}, { version: 99 })],
    ['without an envelope', stored({ metadata: {} })],
  ])('%s is said to be unreadable, without a word of what is in it', (_, event) => {
    const reading = () => messagesOf(event, contractOf);
    expect(reading).toThrow(UnreadableEvent);
    expect(reading).toThrow(/^event [0-9a-f-]{36} of type [a-zA-Z.]+ at position \d+ [a-z0-9 ()]+$/);
  });
});
