import { describe, expect, it } from '@jest/globals';
import { ReferralAccepted, ReferralSent, RemindReferral } from '#contracts/referrals';
import { acts, AppendRefused, type BusMessage, type Deadline, derivedId, EventStoreRefused, ignored, KeyVaultUnavailable, NotNow, order, type Outcome, policy, unheard } from '#kernel';
import { anId } from '#testing';
import type { GivenOrder } from '../commands/policy-door.js';
import { carryOut, policyHandler } from './run-policies.js';

const referralId = anId('referral');
const reminding = policy({
  name: 'remind-when-tried',
  on: { ReferralSent, ReferralAccepted },
  react: {
    ReferralSent: ({ answerDueAt: dueAt }) => acts({ deadlines: [{ key: referralId, dueAt, ...order(RemindReferral, { referralId }) }] }),
    ReferralAccepted: ({ toUnit }) =>
      toUnit === 'ngo-a' ? ignored('for the sake of the trial') : acts({ lifted: [referralId], orders: [order(RemindReferral, { referralId })] }),
  },
});
const messageOf = ({ contract, data }: ReturnType<typeof ReferralAccepted.of>, eventId = anId('event')): BusMessage => ({
  id: `${eventId}:${anId('child')}`, eventId, type: contract.type, version: 1, position: 1n, stream: 's', revision: 0n, key: anId('child'),
  occurredAt: { value: '2026-03-01T09:00:00+07:00', precision: 'MINUTE' }, recordedAt: '2026-03-01T02:00:00.000Z',
  correlationId: anId('correlation'), causationId: anId('cause'), actor: { agency: 'a', unit: 'u', role: 'ngo' }, data,
});
const ids = { referralId, childId: anId('child') };
const accepted = (toUnit: string) => ReferralAccepted.of({ ...ids, toUnit });

/** A service and a keeper of deadlines that write down what they are told. */
function listening(outcome: Outcome = { kind: 'recorded', recorded: { id: referralId, position: '9' } }) {
  const told: unknown[] = [];
  const given: GivenOrder[] = [];
  const deadlines = {
    overdue: () => Promise.resolve(0),
    set: (deadline: Deadline, rows: string) => Promise.resolve(void told.push(['set', deadline, rows])),
    lift: (name: string, key: string, rows: string) => Promise.resolve(void told.push(['lift', name, key, rows])),
    watch: () => Promise.reject(new Error('nobody watches here')),
  };
  const door = { act: (each: GivenOrder) => Promise.resolve((given.push(each), outcome)) };
  return { told, given, deadlines, door, telemetry: unheard };
}
const rejected = (name: string): Outcome => ({ kind: 'rejected', rejection: { name, message: '', fields: {} } });

describe('a policy', () => {
  it('sets and lifts its deadlines in the transaction of the message, with its correlation and as its consequence', async () => {
    const heard = listening();
    const handle = policyHandler(reminding, heard);
    await handle(messageOf(ReferralSent.of({ ...ReferralSent.sample, answerDueAt: '2026-03-02T02:00:00Z' })), 'the transaction');
    await handle(messageOf(accepted('ngo-b')), 'another');
    const set = { policy: 'remind-when-tried', key: referralId, dueAt: '2026-03-02T02:00:00Z', command: 'RemindReferral', input: { referralId } };
    expect(heard.told).toEqual([
      ['set', { ...set, correlationId: anId('correlation'), causationId: anId('event') }, 'the transaction'],
      ['lift', 'remind-when-tried', referralId, 'another'],
    ]);
  });

  it('gives the same command for the same message, and another for another', async () => {
    const { given, ...heard } = listening();
    const handle = policyHandler(reminding, heard);
    for (const event of ['one', 'one', 'two']) await handle(messageOf(accepted('ngo-b'), anId(event)), 'rows');
    expect(given[0]).toEqual(given[1]);
    expect(given[0]).toMatchObject({
      policy: 'remind-when-tried', name: 'RemindReferral', input: { referralId },
      id: derivedId('policy', 'remind-when-tried', `${anId('one')}:${anId('child')}`, 0),
      occurredAt: { value: '2026-03-01T02:00:00.000Z', precision: 'MINUTE' },
      causationId: anId('one'),
    });
    expect(given[2]?.id).not.toBe(given[0]?.id);
  });

  it('does nothing where it says so', async () => {
    const heard = listening();
    await policyHandler(reminding, heard)(messageOf(accepted('ngo-a')), 'rows');
    expect([heard.told, heard.given]).toEqual([[], []]);
  });

  it.each([
    [rejected('TryAgain'), 'NotNow'],
    [rejected('NotAllowed'), 'OrderRefused'],
    [rejected('InvalidInput'), 'OrderRefused'],
    [rejected('ReferralAlreadyAnswered'), undefined],
  ])('is asked again where it got no answer, parked where it was refused, and done where its rule no longer applies (%#)', async (outcome, name) => {
    const thrown = await policyHandler(reminding, listening(outcome))(messageOf(accepted('ngo-b')), 'rows').then(
      () => undefined,
      (error: Error) => error.name,
    );
    expect(thrown).toBe(name);
  });
});

describe('a policy whose service can do nothing', () => {
  const askedWhere = (fault: Error) =>
    policyHandler(reminding, { ...listening(), door: { act: () => Promise.reject(fault) } })(messageOf(accepted('ngo-b')), 'rows').then(
      () => undefined,
      (thrown: unknown) => thrown,
    );

  it.each([
    new EventStoreRefused('the event store cannot be read: credentials-refused'),
    new AppendRefused('the event store refuses the append: certificate-not-trusted', { refusesTheWriter: true }),
    new KeyVaultUnavailable(new Error('connect ECONNREFUSED')),
  ])('is asked again, for the message is not to blame: $name', async (fault) => {
    expect(await askedWhere(fault)).toMatchObject({ name: 'NotNow', cause: fault });
  });

  it('is not asked for ever where it is the event that is refused', async () => {
    const tooLarge = new AppendRefused('the event store refuses the append: maximum-append-size-exceeded');
    expect(await askedWhere(tooLarge)).toBe(tooLarge);
  });
});

describe('a deadline', () => {
  const deadline: Deadline = {
    policy: 'remind-when-tried', key: referralId, dueAt: '2026-03-02T02:00:00.000Z', command: 'RemindReferral', input: { referralId }, correlationId: 'c', causationId: anId('sending'),
  };
  const at = (moment: string) => () => new Date(moment);

  it('gives the same command whenever it fires, said to be of the moment at which it was due', async () => {
    const { given, door } = listening();
    for (const now of ['2026-03-02T02:00:00Z', '2026-04-01T00:00:00Z']) expect(await carryOut(deadline, door, at(now))).toBe('Recorded');
    expect(given[0]).toEqual(given[1]);
    expect(given[0]).toMatchObject({ causationId: anId('sending'), occurredAt: { value: deadline.dueAt }, id: derivedId('policy', 'remind-when-tried', referralId, 0) });
  });

  it('does not fire before its moment by the service’s clock, wherever the database’s clock has jumped to', async () => {
    const { given, door } = listening();
    await expect(carryOut(deadline, door, at('2026-03-02T01:59:59.999Z'))).rejects.toThrow(NotNow);
    expect(given).toEqual([]);
  });

  it('that no longer applies is over, and says why', async () => {
    expect(await carryOut(deadline, listening(rejected('ReferralAlreadyAnswered')).door, at('2026-03-02T02:00:00Z'))).toBe('ReferralAlreadyAnswered');
  });
});
