import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { ReferralAccepted, ReferralDeclined, ReferralRevoked, ReferralSent } from '#contracts/referrals';
import { until } from '#testing';
import { byKey } from '../../../libs/testing/bus-contract/index.js';
import { canStartBroker } from '../../bus/kafka-broker.js';
import { signIn, type User } from '../../harness/graphql-client.js';
import { startProcess } from '../../harness/running-process.js';
import { parkListAndReplay } from '../../policies/replay.js';
import { remindersOf, unansweredChild } from '../../policies/unanswered.js';
import { playJ1 } from '../j1/story.js';
import { Country, readinessAt } from './country.js';
import { arrived, shared } from './topic.js';

const patience = 240_000;
/** What the policy that reminds hears of. */
const remindedOf = new Set<string>([ReferralSent, ReferralAccepted, ReferralDeclined, ReferralRevoked].map(({ type }) => type));
const oneAfterOther = async (count: number, by: User): Promise<string[]> => {
  const children: string[] = [];
  for (let made = 0; made < count; made += 1) children.push(await unansweredChild(by));
  return children;
};

if (!canStartBroker) {
  test('without Java and Maven nothing is played over Kafka here, but never in CI', () => {
    expect(process.env['CI']).not.toBe('true');
  });
} else {
  describe('five processes and a relay, over Kafka and PostgreSQL', () => {
    let country: Country;
    let ahtjp: User;
    let relay: Awaited<ReturnType<Country['startRelay']>>;
    beforeAll(async () => {
      country = await Country.start();
      relay = await country.startRelay();
      ahtjp = await signIn(country.five.url, 'ahtjp-17');
    }, 600_000);
    afterAll(() => country?.end(), patience);

    const reminded = (children: readonly string[], times: number) => async () =>
      (await Promise.all(children.map((child) => remindersOf(ahtjp, child)))).every((count) => count === times);

    /** What the log shares is in Kafka once and in order, and was handled by the policy that reminds. */
    async function expectNothingLost(): Promise<void> {
      await until('the relay has sent all', async () => (await readinessAt(`${relay.health}/ready`)).status === 200);
      const wanted = await shared(country);
      expect(await arrived(country, wanted)).toEqual(byKey(wanted));
      const ids = wanted.flatMap(({ id, type }) => (remindedOf.has(type) ? [id] : [])).toSorted();
      const handled = async () =>
        (await country.ask("SELECT id FROM policies_dosvy.processed_message WHERE group_name = 'policy-remind-when-unanswered'")).map(({ id }) => String(id)).toSorted();
      await until('all is handled', async () => (await handled()).length >= ids.length);
      expect(await handled()).toEqual(ids);
    }

    it('tell J1 once, show each agency what it may see, and count one case, child and suspect with two offences', async () => {
      const { figures } = await playJ1(country.five);
      expect(figures).toEqual({ cases: 1, children: 1, suspects: 1, offences: 2, series: 1, sessions: 1, repeatsPrevented: 1 });
      await expectNothingLost();
      const opening = () => country.collector.spans.find(({ attributes }) => attributes['command'] === 'OpenCase')?.traceId;
      const told = () => country.collector.spans.filter(({ traceId }) => traceId === opening()).map(({ program, name }) => `${String(program)} ${name}`);
      const way = ['gateway graphql', 'police command', 'police append', 'relay send', 'gateway view', 'dosvy receive', 'dosvy policy', 'dosvy command'];
      await until('its whole way is one trace', () => way.every((step) => told().includes(step)));
    }, patience);

    it('remind of a referral because of what came over Kafka, and of nothing while no relay sends', async () => {
      expect(await relay.running.end('SIGTERM')).toBe(0);
      const child = await unansweredChild(ahtjp);
      await sleep(3_000);
      expect(await remindersOf(ahtjp, child)).toBe(0);
      relay = await country.startRelay();
      await until('both referrals are reminded of', reminded([child], 2));
      // Where a service that listens to the event store itself would keep its place.
      expect(await country.ask('SELECT * FROM policies_dosvy.group_checkpoint')).toEqual([]);
    }, patience);

    it('park what a policy cannot handle, show it on the command line, and have it handled once that is mended', async () => {
      await parkListAndReplay(country, ahtjp);
      await expectNothingLost();
      expect(await country.ask('SELECT id FROM policies_dosvy.parked_message')).toEqual([]);
    }, patience);

    it('take every command while Kafka is down, start and stop without it, say so, and catch up without losing, doubling or overtaking when it is back', async () => {
      await country.broker.kill();
      const children = await oneAfterOther(4, ahtjp);
      await until('the service says so', async () => (await country.readiness()).missing.includes('bus'));
      expect((await fetch(`${country.five.health.dosvy}/live`)).status).toBe(200);
      expect((await fetch(`${relay.health}/live`)).status).toBe(200);
      expect((await readinessAt(`${relay.health}/ready`)).missing).toContain('bus');
      expect(await relay.running.end('SIGTERM')).toBe(0);
      relay = await country.startRelay();
      const another = startProcess('dist/apps/dosvy/main.js', [], { ...country.environment, OIDC_ISSUER: `${country.five.url}/dev/issuer` });
      await another.says('ready: ');
      expect(await another.end('SIGTERM')).toBe(0);
      children.push(...(await oneAfterOther(1, ahtjp)));
      expect(await reminded(children, 0)()).toBe(true);
      await country.broker.resume();
      await until('all are reminded of', reminded(children, 2), patience);
      await until('the service is ready again', async () => (await country.readiness()).status === 200);
      await expectNothingLost();
    }, patience);

    it('go on with the relay that stood by when the other one is killed in the middle of a burst', async () => {
      const killed = relay.running;
      relay = await country.startRelay();
      const before = await country.relayedUpTo();
      const burst = oneAfterOther(6, ahtjp);
      await until('some of it is sent', async () => (await country.relayedUpTo()) > before);
      expect(await killed.end('SIGKILL')).toBeNull();
      const children = await burst;
      await until('all are reminded of', reminded(children, 2));
      await expectNothingLost();
    }, patience);
  });
}
