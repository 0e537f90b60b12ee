import { describe, expect, it } from '@jest/globals';
import { ReferralSent } from '#contracts/referrals';
import type { Bus, BusMessage, SpanOptions } from '#kernel';
import { aBusMessage, anId } from '#testing';
import { observedBus, observedSender } from './observed-bus.js';

const message = aBusMessage(ReferralSent.of(ReferralSent.sample));
const of = { correlationId: anId('correlation') };
const event = 'referrals.ReferralSent';

function listening() {
  const told: SpanOptions[] = [];
  return {
    told,
    past: (options: SpanOptions) => void told.push(options),
    span: <T>(options: SpanOptions, work: (mark: () => void) => Promise<T>) => {
      told.push(options);
      return work(() => undefined);
    },
  };
}

describe('of a message', () => {
  it('its sending is told once the bus has it, in the story of the request that it comes from', async () => {
    const heard = listening();
    const answers = [() => Promise.reject(new Error('the broker is away')), () => Promise.resolve(expect(heard.told).toEqual([]))];
    const sender = observedSender({ send: () => answers.shift()?.() ?? Promise.reject(new Error('asked too often')) }, heard);
    await expect(sender.send([message])).rejects.toThrow('the broker is away');
    await sender.send([message, message]);
    const span = { ...of, name: 'send', kind: 'producer', since: expect.any(Date), attributes: { event } };
    expect(heard.told).toEqual([span, span]);
  });

  it('its handling is told around the handler, by the group, each time that it is tried', async () => {
    const heard = listening();
    const handled: (readonly [BusMessage, string])[] = [];
    const twice: Bus<string>['consume'] = async ({ handler }) => {
      for (const rows of ['one', 'two']) await handler(message, rows);
      return Promise.reject(new Error('over'));
    };
    const bus: Bus<string> = { consume: twice, replay: async ({ handler }) => handler(message, 'again').then(() => ({ handled: 1, parked: 0 })), parked: async () => [], close: async () => undefined };
    const observed = observedBus(bus, heard);
    const consumption = { group: 'policy-remind-when-unanswered', handler: async (each: BusMessage, rows: string) => void handled.push([each, rows]) };
    await expect(observed.consume(consumption)).rejects.toThrow('over');
    expect(await observed.replay(consumption)).toEqual({ handled: 1, parked: 0 });
    expect(handled).toEqual(['one', 'two', 'again'].map((rows) => [message, rows]));
    const span = { ...of, name: 'receive', kind: 'consumer', attributes: { group: 'policy-remind-when-unanswered', event } };
    expect(heard.told).toEqual([span, span, span]);
  });
});
