import { openEventStore } from '#adapters/eventstoredb';
import { AppendRefused, WrongExpectedRevision, type EventStore, type JsonObject } from '#kernel';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EmbeddedServer } from './embedded-server.js';
import { freshStream, happened, idsOf, takeUntil } from './port-samples.js';
import { WireTap } from './wire-tap.js';

/** Fits the type and cannot be written down. */
const circle: Record<string, JsonObject> = {};
circle.self = circle;

describe('the event store as the product sees it', () => {
  let server: EmbeddedServer;
  let store: EventStore;
  beforeAll(async () => {
    server = await EmbeddedServer.create();
    store = openEventStore({ connectionString: server.connectionString });
  });
  afterAll(async () => {
    await store.close();
    await server.remove();
  });

  it('has its head before the first event in an empty log, and a subscription from there begins at the start', async () => {
    expect(await store.head()).toBe(-1n);
    const event = happened();
    await store.append(freshStream(), 'no_stream', [event]);
    expect(idsOf(await takeUntil(store, -1n, () => true))).toEqual([event.id]);
  });

  it('has no events in a stream that does not exist', async () => {
    expect(await store.readStream(freshStream())).toEqual([]);
  });

  it('gives back what was appended, with its place and time', async () => {
    const stream = freshStream();
    const events = [happened(1), happened(2)];
    const { position, revision } = await store.append(stream, 'no_stream', events);
    const read = await store.readStream(stream);
    expect(revision).toBe(1n);
    expect(read).toMatchObject(events.map((event, n) => ({ ...event, stream, revision: BigInt(n) })));
    expect(read[1]).toMatchObject({ position, created: expect.any(Date) });
    expect(await store.head()).toBe(position);
  });

  it('refuses an append behind the end of the stream, and one to a stream that exists already', async () => {
    const stream = freshStream();
    await store.append(stream, 'no_stream', [happened()]);
    await store.append(stream, 0n, [happened()]);
    await expect(store.append(stream, 0n, [happened()])).rejects.toBeInstanceOf(WrongExpectedRevision);
    await expect(store.append(stream, 'no_stream', [happened()])).rejects.toBeInstanceOf(WrongExpectedRevision);
    await expect(store.append(stream, 7n, [happened()])).rejects.toBeInstanceOf(WrongExpectedRevision);
  });

  it('answers a repeated append as it did the first time', async () => {
    const stream = freshStream();
    const events = [happened(), happened()];
    const first = await store.append(stream, 'no_stream', events);
    expect(await store.append(stream, 'no_stream', events)).toEqual(first);
    expect(await store.readStream(stream)).toHaveLength(2);
  });

  it.each([
    ['that is too large', [{ ...happened(), data: { text: 'x'.repeat(1024 * 1024) } }]],
    ['whose event has no UUID', [{ ...happened(), id: 'seven' }]],
    ['of nothing', []],
    ['that is not JSON', [{ ...happened(), data: circle }]],
  ])('refuses for good an append %s', async (_, events) => {
    const stream = freshStream();
    await expect(store.append(stream, 'no_stream', events)).rejects.toBeInstanceOf(AppendRefused);
    expect(await store.readStream(stream)).toEqual([]);
  });

  it('hands out history in order, then says once that it has caught up, then what is new', async () => {
    const before = await store.head();
    const old = Array.from({ length: 700 }, (_, n) => happened(n));
    await store.append(freshStream(), 'no_stream', old);
    const late = [happened(), happened()];
    let told = 0;
    const items = await takeUntil(store, before, (item) => {
      if (item.kind === 'caught-up') {
        told += 1;
        void store.append(freshStream(), 'no_stream', late);
      }
      return item.kind === 'event' && item.event.id === late[1]?.id;
    });
    expect(told).toBe(1);
    expect(idsOf(items)).toEqual([...old, ...late].map((event) => event.id));
    expect(items[700]).toEqual({ kind: 'caught-up' });
  });

  it("passes over the server's own events and over bytes, and does not count them as its head", async () => {
    const before = await store.head();
    const first = happened();
    const { position } = await store.append(freshStream(), 'no_stream', [first]);
    const client = EventStoreDBClient.connectionString(server.connectionString);
    await client.appendToStream('$statistics', Array.from({ length: 120 }, () => jsonEvent({ type: '$stats', data: {} })));
    await client.dispose();
    expect(await store.head()).toBe(position);
    const last = happened();
    const items = await takeUntil(store, before, (item, taken) => {
      if (item.kind === 'caught-up') void store.append(freshStream(), 'no_stream', [last]);
      return taken === 3;
    });
    expect(idsOf(items)).toEqual([first.id, last.id]);
  });

  it('ends a subscription when the signal aborts, also while it waits, and when the store closes', async () => {
    const own = openEventStore({ connectionString: server.connectionString });
    const stop = new AbortController();
    const drain = async (signal: AbortSignal) => {
      for await (const item of own.subscribe(await own.head(), signal)) expect(item.kind).toBe('caught-up');
      return 'ended';
    };
    const [aborted, closed] = [drain(stop.signal), drain(new AbortController().signal)];
    setTimeout(() => stop.abort(), 100);
    expect(await aborted).toBe('ended');
    await own.close();
    expect(await closed).toBe('ended');
    for await (const item of store.subscribe(undefined, AbortSignal.abort())) throw new Error(`unexpected ${item.kind}`);
  });

  it('does not fetch ahead of a consumer that has not asked', async () => {
    const tap = await WireTap.to(Number(new URL(server.connectionString).port));
    const own = openEventStore({ connectionString: tap.connectionString });
    const before = await own.head();
    const stream = freshStream();
    for (let n = -1; n < 199; n += 1) {
      await store.append(stream, n < 0 ? 'no_stream' : BigInt(n), [{ ...happened(), data: { text: 'x'.repeat(100_000) } }]);
    }
    const items = own.subscribe(before, new AbortController().signal)[Symbol.asyncIterator]();
    expect((await items.next()).done).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(tap.received).toBeLessThan(10_000_000);
    for (let n = 1; n < 200; n += 1) await items.next();
    expect(tap.received).toBeGreaterThan(20_000_000);
    await items.return?.();
    await own.close();
    await tap.remove();
  });
});
