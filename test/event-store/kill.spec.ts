import { openEventStore } from '#adapters/eventstoredb';
import type { EventStore } from '#kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { postgresForSpecs, type SpecPostgres } from '../engines/postgres.js';
import { EventStoreProcess } from './event-store-process.js';
import { Ledger } from './ledger.js';
import { freshStream, happened, idsOf, takeUntil } from './port-samples.js';

const kills = 5;

describe('an event store process', () => {
  let postgres: SpecPostgres;
  let eventStore: EventStoreProcess;
  let store: EventStore;
  beforeAll(async () => {
    await EventStoreProcess.build();
    postgres = await postgresForSpecs();
    eventStore = new EventStoreProcess(await postgres.database('eventstore'));
    store = openEventStore({ connectionString: await eventStore.start() });
  });
  afterAll(async () => {
    await store.close();
    await eventStore.end('SIGTERM');
    await postgres.remove();
  });

  it('that is killed under load has lost and doubled nothing of what it acknowledged', async () => {
    const last = happened();
    const followed = takeUntil(store, undefined, (item) => item.kind === 'event' && item.event.id === last.id);
    const ledger = new Ledger(store);
    ledger.start(10);
    for (let kill = 1; kill <= kills; kill += 1) {
      while (ledger.count < kill * 60) await pause(5);
      expect(await eventStore.end('SIGKILL')).toBe('SIGKILL');
      await eventStore.start();
    }
    while (ledger.count < (kills + 1) * 60) await pause(5);
    await ledger.stop();
    await store.append(freshStream(), 'no_stream', [last]);

    for (const [stream, ids] of ledger.acknowledged) {
      expect((await store.readStream(stream)).map((event) => event.id)).toEqual(ids);
    }
    const seen = idsOf(await followed);
    expect(seen).toHaveLength(ledger.count + 1);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends in order at %s and starts again with its data', async (signal) => {
    const stream = freshStream();
    await store.append(stream, 'no_stream', [happened()]);
    expect(await eventStore.end(signal)).toBe(0);
    await eventStore.start();
    expect(await store.readStream(stream)).toHaveLength(1);
    expect(await eventStore.end(signal)).toBe(0);
    await eventStore.start();
  });
});
