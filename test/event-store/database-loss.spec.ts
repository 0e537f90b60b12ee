import { EventStoreInUse, startEmbeddedEventStore } from '#adapters/embedded-eventstore';
import { openEventStore } from '#adapters/eventstoredb';
import { OutcomeUnknown, type EventStore } from '#kernel';
import { DeadlineExceededError, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { EmbeddedServer } from './embedded-server.js';
import { freshStream, happened, idsOf, takeUntil } from './port-samples.js';

describe('when the embedded event store loses its database', () => {
  let server: EmbeddedServer;
  let store: EventStore;
  let admin: pg.Client;
  beforeAll(async () => {
    server = await EmbeddedServer.create();
    store = openEventStore({ connectionString: server.connectionString });
    admin = new pg.Client(server.databaseUrl);
    await admin.connect();
  });
  afterAll(async () => {
    await store.close();
    await admin.end();
    await server.remove();
  });

  const cutConnections = () =>
    admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'eventstore-%' AND pid <> pg_backend_pid()");
  const recovered = async () => {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const answer = await store.append(freshStream(), 'no_stream', [happened()]).catch(() => undefined);
      if (answer !== undefined) return;
      await pause(50);
    }
    throw new Error('the server has not recovered');
  };

  it('appends under way are answered or fail as unknown, acknowledged ones are there once, and it recovers by itself', async () => {
    const acknowledged = new Map<string, string>();
    let running = true;
    const write = async () => {
      while (running) {
        const [stream, event] = [freshStream(), happened()];
        await store.append(stream, 'no_stream', [event]).then(
          () => acknowledged.set(stream, event.id),
          (error: unknown) => {
            expect(error).toBeInstanceOf(OutcomeUnknown);
            return pause(20);
          },
        );
      }
    };
    const writers = Array.from({ length: 8 }, write);
    for (let round = 1; round <= 4; round += 1) {
      while (acknowledged.size < round * 20) await pause(5);
      await cutConnections();
    }
    await recovered();
    running = false;
    await Promise.all(writers);
    const stored = await admin.query<{ id: string; stream: string }>('SELECT id, stream FROM eventstore.events');
    for (const [stream, id] of acknowledged) expect(stored.rows.filter((row) => row.stream === stream)).toEqual([{ id, stream }]);
  });

  it('a subscription sees every event once, also those written in a statement whose answer was lost', async () => {
    const before = await store.head();
    const last = happened();
    const taken = takeUntil(store, before, (item) => item.kind === 'event' && item.event.id === last.id);
    for (let round = 0; round < 5; round += 1) {
      const appends = Array.from({ length: 40 }, () => store.append(freshStream(), 'no_stream', [happened()]));
      await Promise.all([Promise.allSettled(appends), cutConnections()]);
      await recovered();
    }
    await store.append(freshStream(), 'no_stream', [last]);
    const seen = idsOf(await taken);
    const stored = await admin.query<{ id: string }>('SELECT id FROM eventstore.events WHERE position > $1 ORDER BY position', [String(before)]);
    expect(seen).toEqual(stored.rows.map((row) => row.id));
  });

  /** Lets no append through to the tables until the returned function is called. */
  const holdTables = async () => {
    await admin.query('BEGIN');
    await admin.query('LOCK TABLE eventstore.events IN EXCLUSIVE MODE');
    return () => admin.query('COMMIT');
  };

  it('an append that misses its deadline is told so once, and what was written late is there', async () => {
    const client = EventStoreDBClient.connectionString(server.connectionString);
    const stream = freshStream();
    await client.appendToStream(stream, jsonEvent({ type: 'First', data: {} }));
    const release = await holdTables();
    const late = client.appendToStream(stream, jsonEvent({ type: 'Late', data: {} }), { deadline: 300 });
    await expect(late).rejects.toBeInstanceOf(DeadlineExceededError);
    await release();
    await client.appendToStream(stream, jsonEvent({ type: 'Next', data: {} }));
    expect((await store.readStream(stream)).map((event) => event.type)).toEqual(['First', 'Late', 'Next']);
    await client.dispose();
  });

  it('a statement that was given up, and commits later all the same, is found by the next writer and seen once', async () => {
    const before = await store.head();
    const events = [happened()];
    const stream = freshStream();
    const release = await holdTables();
    const appends = [store.append(stream, 'no_stream', events), store.append(freshStream(), 'no_stream', [happened()])];
    for (const result of await Promise.allSettled(appends)) {
      expect(result).toMatchObject({ status: 'rejected', reason: { name: 'OutcomeUnknown' } });
    }
    await release();
    await recovered();
    expect(await store.readStream(stream)).toMatchObject(events);
    expect(await store.append(stream, 'no_stream', events)).toMatchObject({ revision: 0n });
    const items = await takeUntil(store, before, (item) => item.kind === 'caught-up');
    expect(idsOf(items).filter((id) => id === events[0]?.id)).toHaveLength(1);
  });

  it('a server that believes in wrong positions cannot write over what is there', async () => {
    await admin.query(
      `INSERT INTO eventstore.events SELECT max(position) + 1, 0, 0, gen_random_uuid(), true, false, false, 'foreign', 'Foreign', '{}', '' FROM eventstore.events`,
    );
    const { rows } = await admin.query<{ count: string }>('SELECT count(*) FROM eventstore.events');
    const client = EventStoreDBClient.connectionString(server.connectionString);
    await expect(client.appendToStream(freshStream(), jsonEvent({ type: 'First', data: {} }))).rejects.toBeInstanceOf(DeadlineExceededError);
    await client.dispose();
    expect((await admin.query<{ count: string }>('SELECT count(*) FROM eventstore.events')).rows).toEqual(rows);
    await recovered();
  });

  it('events cannot be changed or removed in the tables', async () => {
    await expect(admin.query("UPDATE eventstore.events SET data = '{}'")).rejects.toThrow('only ever added');
    await expect(admin.query('DELETE FROM eventstore.events')).rejects.toThrow('only ever added');
    await expect(admin.query('TRUNCATE eventstore.events')).rejects.toThrow('only ever added');
  });

  it('a second server on the same database is refused', async () => {
    const second = startEmbeddedEventStore({ databaseUrl: server.databaseUrl, port: 0 });
    await expect(second).rejects.toBeInstanceOf(EventStoreInUse);
  });
});
