import { openEventStore } from '#adapters/eventstoredb';
import type { EventStore } from '#kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { postgresForSpecs, type SpecPostgres } from '../engines/postgres.js';
import { EventStoreProcess } from './event-store-process.js';
import { SoakReader } from './soak-reader.js';
import { SoakWriter } from './soak-writer.js';

const target = Number(process.env.SOAK_EVENTS ?? 30_000);
/** To see a run again: the seed that it printed. */
const seed = Number(process.env.SOAK_SEED ?? Date.now() % 1_000_000);
const writers = 32;
const streamsEach = 4;
/** Many times what a quiet machine takes. */
const limitMs = 120_000 + target * 4;

const ofRank = (sorted: readonly number[], share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? NaN;

describe('the embedded event store under many writers and live subscribers', () => {
  let postgres: SpecPostgres;
  let server: EventStoreProcess;
  let stores: readonly EventStore[];
  beforeAll(async () => {
    await EventStoreProcess.build();
    postgres = await postgresForSpecs();
    server = new EventStoreProcess(await postgres.database('eventstore'));
    const connectionString = await server.start();
    stores = [1, 2, 3, 4].map(() => openEventStore({ connectionString }));
  });
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await server.end('SIGTERM');
    await postgres.remove();
  });

  it(
    `loses and doubles none of ${target} events and keeps the order of each stream`,
    async () => {
      const storeOf = (n: number): EventStore => stores[n % stores.length] as EventStore;
      const early = SoakReader.start(storeOf(0));
      const started = performance.now();
      let left = target;
      const take = (wanted: number) => {
        const taken = Math.min(wanted, left);
        left -= taken;
        return taken;
      };
      const all = Array.from({ length: writers }, (_, n) => new SoakWriter(storeOf(n), seed + n, streamsEach));
      const writing = Promise.all(all.map((writer) => writer.write(take)));
      while (left > target / 2) await pause(10);
      const readers = [early, SoakReader.start(storeOf(1))];
      await writing;
      const writtenMs = performance.now() - started;

      const written = new Map(all.flatMap((writer) => [...writer.streams]));
      await Promise.all(readers.map((reader) => reader.until(target)));
      const seenMs = performance.now() - started;
      await pause(200);
      for (const reader of readers) {
        await reader.stop();
        expect({ seed, faults: reader.faults, seen: reader.seen, streams: reader.streams }).toEqual({ seed, faults: [], seen: target, streams: written });
      }
      for (const [stream, count] of written) {
        const stored = await storeOf(3).readStream(stream);
        expect(stored.map(({ data }) => data.n)).toEqual(Array.from({ length: count }, (_, n) => n));
      }

      const acks = all.flatMap((writer) => writer.ackMs).toSorted((a, b) => a - b);
      const lags = early.lagMs.toSorted((a, b) => a - b);
      const ms = (sorted: readonly number[]) => [0.5, 0.99, 1].map((share) => ofRank(sorted, share).toFixed(1)).join(' / ');
      process.stdout.write(
        `seed ${seed}: ${target} events in ${acks.length} appends by ${writers} writers, ${Math.round((target / writtenMs) * 1_000)} events/s written, ` +
          `${Math.round((target / seenMs) * 1_000)}/s seen by each of ${readers.length} subscribers; 0 lost, 0 doubled; ` +
          `ms p50 / p99 / max: append ${ms(acks)}, from append to subscriber ${ms(lags)}\n`,
      );
    },
    limitMs,
  );
});
