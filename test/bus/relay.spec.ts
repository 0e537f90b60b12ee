import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { relayMigrations, type RunningRelay, startRelay } from '#adapters/relay';
import { contractOf } from '#contracts/all';
import type { BusMessage } from '#kernel';
import { until } from '#testing';
import { aboutChildren, byKey, inTurn, publish, someChildren } from '../../libs/testing/bus-contract/index.js';
import { postgresForSpecs, type SpecPostgres } from '../engines/postgres.js';
import { EventEngines } from './engines.js';

describe('the relay', () => {
  let postgres: SpecPostgres;
  let engines: EventEngines;
  let database: DataSource;
  let sent: BusMessage[];
  const relays: RunningRelay[] = [];
  const lines: string[] = [];
  beforeAll(async () => {
    postgres = await postgresForSpecs();
  });
  beforeEach(async () => {
    engines = await EventEngines.create(postgres);
    database = await engines.schema('relay', relayMigrations);
    sent = [];
    lines.length = 0;
  });
  afterEach(async () => {
    await Promise.all(relays.splice(0).map((relay) => relay.stop()));
    await engines.remove();
  });
  afterAll(() => postgres.remove());

  const start = (send = async (messages: readonly BusMessage[]): Promise<void> => void sent.push(...messages)): RunningRelay => {
    const relay = startRelay({ eventStore: engines.eventStore, database, sender: { send }, contractOf, log: (told) => lines.push(JSON.stringify(told)) });
    relays.push(relay);
    return relay;
  };
  const checkpoint = async (): Promise<bigint> => {
    const [row] = await database.query<{ position: string }[]>('SELECT position FROM relayed_up_to');
    return BigInt(row?.position ?? -2);
  };
  const idsOf = (messages: readonly BusMessage[]) => messages.map(({ id }) => id);

  it('sends what is published in log order, together what comes together, and then notes it', async () => {
    const messages = await publish(engines.eventStore, inTurn(someChildren(9), 300));
    let requests = 0;
    const relay = start(async (some) => {
      expect(await checkpoint()).toBeLessThan(some[0]?.position ?? -1n);
      requests += 1;
      sent.push(...some);
    });
    const last = messages.at(-1)?.position;
    await until('all is noted', async () => (await checkpoint()) === last);
    expect(idsOf(sent)).toEqual(idsOf(messages));
    expect(requests).toBeLessThan(100);
    expect(relay.position()).toBe(last);
    expect(relay.healthy()).toEqual({ ok: true });
  });

  it('goes on after a restart behind what it noted', async () => {
    const before = await publish(engines.eventStore, inTurn(someChildren(2), 4));
    const first = start();
    await until('all is noted', async () => (await checkpoint()) === before.at(-1)?.position);
    await first.stop();
    const after = await publish(engines.eventStore, inTurn(someChildren(2), 4));
    start();
    await until('the rest is sent', () => sent.length === 8);
    expect(idsOf(sent)).toEqual(idsOf([...before, ...after]));
  });

  it('sends again what the bus did not take, and says so until it does', async () => {
    const messages = await publish(engines.eventStore, inTurn(someChildren(2), 4));
    let away = true;
    const relay = start(async (some) => {
      sent.push(...some);
      if (away) throw new Error('the bus refuses Sok Dara');
    });
    await until('it has tried three times', () => sent.length >= 12);
    expect(relay.healthy()).toEqual({ ok: false, reason: 'the relay tries again: Error' });
    expect(await checkpoint()).toBe(-1n);
    away = false;
    await until('all is noted', async () => (await checkpoint()) === messages.at(-1)?.position);
    await until('it is well again', () => relay.healthy().ok);
    expect(idsOf(sent.slice(-4))).toEqual(idsOf(messages));
    expect(lines.join()).not.toContain('Dara');
  });

  it('stops before an event that only a newer release knows, and never passes it over', async () => {
    const [child = ''] = someChildren(1);
    const before = await publish(engines.eventStore, [aboutChildren(child)]);
    const { eventStore } = engines;
    await eventStore.append(`future-${randomUUID()}`, 'no_stream', [{ id: randomUUID(), type: 'futures.SomethingNew', data: { name: 'Sok Dara' }, metadata: {} }]);
    await publish(eventStore, [aboutChildren(child)]);
    const relay = start();
    await until('it says so', () => !relay.healthy().ok);
    expect(idsOf(sent)).toEqual(idsOf(before));
    expect(await checkpoint()).toBe(before[0]?.position);
    expect(lines).toEqual([expect.stringMatching(/the relay stopped before an event.*"event":"[0-9a-f-]{36}","type":"futures\.SomethingNew","position":"\d+","why":"is of a type that this release does not know"/)]);
  });

  it('waits while another is at work, and takes its turn when that one ends', async () => {
    const first = start();
    await until('the first is at work', () => first.position() !== undefined);
    const second = start();
    const before = await publish(engines.eventStore, inTurn(someChildren(2), 6));
    await until('all is noted', async () => (await checkpoint()) === before.at(-1)?.position);
    expect(second.position()).toBeUndefined();
    await first.stop();
    const after = await publish(engines.eventStore, inTurn(someChildren(2), 6));
    await until('the second has noted the rest', async () => (await checkpoint()) === after.at(-1)?.position);
    expect(idsOf(sent)).toEqual(idsOf([...before, ...after]));
  });

  it('passes over nothing when its database goes away in a burst', async () => {
    const relay = start();
    const burst = publish(engines.eventStore, inTurn(someChildren(5), 200));
    for (let cut = 0; cut < 4; cut += 1) {
      await until('it is at work', () => relay.position() !== undefined);
      await engines.cut('relay');
    }
    const messages = await burst;
    await until('all is noted', () => checkpoint().then((position) => position === messages.at(-1)?.position, () => false));
    const firsts = sent.filter(({ id }, index) => sent.findIndex((message) => message.id === id) === index);
    expect(byKey(firsts)).toEqual(byKey(messages));
  });
});
