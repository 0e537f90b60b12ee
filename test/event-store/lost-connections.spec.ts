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

  it('an append whose answer is lost has an unknown outcome, and its repeat finds what was written', async () => {
    await store.append(freshStream(), 'no_stream', [happened()]);
    const stream = freshStream();
    const events = [happened()];
    tap.silence();
    const lost = store.append(stream, 'no_stream', events).catch((error: unknown) => error);
    while ((await direct.readStream(stream)).length === 0) await pause(10);
    tap.cut();
    expect(await lost).toBeInstanceOf(OutcomeUnknown);
    expect(await store.append(stream, 'no_stream', events)).toMatchObject({ revision: 0n });
    expect(await store.readStream(stream)).toHaveLength(1);
  });

  it('every one of many appends under way has an unknown outcome, and none of them hangs or ends the process', async () => {
    await store.append(freshStream(), 'no_stream', [happened()]);
    tap.silence();
    const appends = Array.from({ length: 60 }, () => store.append(freshStream(), 'no_stream', [{ ...happened(), data: { text: 'x'.repeat(100_000) } }]));
    const results = Promise.allSettled(appends);
    await pause(200);
    tap.cut();
    const failed = (await results).filter((result) => result.status === 'rejected');
    expect(failed.length).toBeGreaterThanOrEqual(12);
    for (const { reason } of failed) expect(reason).toBeInstanceOf(OutcomeUnknown);
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
