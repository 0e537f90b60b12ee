import { openEventStore } from '#adapters/eventstoredb';
import { OutcomeUnknown, type EventStore } from '#kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedServer } from './embedded-server.js';
import { freshStream, happened, idsOf, takeUntil } from './port-samples.js';
import { WireTap } from './wire-tap.js';

describe('when the connection to the event store is lost', () => {
  let server: EmbeddedServer;
  let tap: WireTap;
  let store: EventStore;
  let direct: EventStore;
  beforeAll(async () => {
    server = await EmbeddedServer.create();
    tap = await WireTap.to(Number(new URL(server.connectionString).port));
    store = openEventStore({ connectionString: tap.connectionString });
    direct = openEventStore({ connectionString: server.connectionString });
  });
  afterAll(async () => {
    await store.close();
    await direct.close();
    await tap.remove();
    await server.remove();
  });

  it('an append whose answer is lost is sent again, and finds what was written', async () => {
    await store.append(freshStream(), 'no_stream', [happened()]);
    const stream = freshStream();
    const events = [happened()];
    tap.silence();
    const lost = store.append(stream, 'no_stream', events);
    while ((await direct.readStream(stream)).length === 0) await pause(10);
    tap.cut();
    expect(await lost).toMatchObject({ revision: 0n });
    expect(await store.readStream(stream)).toHaveLength(1);
  });

  it('every one of many large appends under way is sent again and written once, and none of them hangs or ends the process', async () => {
    await store.append(freshStream(), 'no_stream', [happened()]);
    tap.silence();
    const streams = Array.from({ length: 60 }, freshStream);
    const appends = streams.map((stream) => store.append(stream, 'no_stream', [{ ...happened(), data: { text: 'x'.repeat(100_000) } }]));
    const done = Promise.all(appends);
    await pause(200);
    tap.cut();
    await done;
    const lengths = await Promise.all(streams.map(async (stream) => (await direct.readStream(stream)).length));
    expect(lengths).toEqual(streams.map(() => 1));
  });

  it('an append to a server that is away has an unknown outcome', async () => {
    await server.stop();
    await expect(direct.append(freshStream(), 'no_stream', [happened()])).rejects.toBeInstanceOf(OutcomeUnknown);
    await server.start();
    await expect(pause(100).then(() => direct.append(freshStream(), 'no_stream', [happened()]))).resolves.toMatchObject({ revision: 0n });
  });

  it('a read waits for a server that comes back soon', async () => {
    const stream = freshStream();
    await direct.append(stream, 'no_stream', [happened()]);
    await server.stop();
    const read = direct.readStream(stream);
    await pause(300);
    await server.start();
    expect(await read).toHaveLength(1);
  });

  it('a subscription goes on from the last event handed out, without loss or double, through cuts and restarts', async () => {
    const before = await direct.head();
    const stream = freshStream();
    const written: string[] = [];
    const disturb = [() => server.restart(), () => Promise.resolve(tap.cut()), () => server.stop().then(() => pause(400)).then(() => server.start())];
    const taken = takeUntil(store, before, (_, count) => count === 301);
    for (let n = 0; n < 300; n += 1) {
      if (n % 100 === 50) await disturb[Math.floor(n / 100)]?.();
      const event = happened(n);
      const expected = n === 0 ? 'no_stream' : BigInt(n - 1);
      await direct.append(stream, expected, [event]).catch(() => pause(300).then(() => direct.append(stream, expected, [event])));
      written.push(event.id);
    }
    expect(idsOf(await taken)).toEqual(written);
  });
});
