import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { LogItem, StoredEvent } from '#kernel';
import { inBatches } from './batches.js';

const event = (position: number): LogItem => ({ kind: 'event', event: { position: BigInt(position) } as StoredEvent });

async function* items(count: number, read: (position: number) => void = () => undefined): AsyncGenerator<LogItem> {
  for (let position = 0; position < count; position += 1) {
    read(position);
    yield event(position);
  }
}

async function sizes(source: AsyncIterable<LogItem>, most: number): Promise<readonly number[]> {
  const found: number[] = [];
  for await (const { events } of inBatches(source, most)) {
    found.push(events.length);
    await turn();
  }
  return found;
}

describe('batches', () => {
  it('take all that came while the one before was worked on, and lose nothing', async () => {
    const found = await sizes(items(100), 40);
    expect(found.reduce((sum, size) => sum + size, 0)).toBe(100);
    expect(found.length).toBeLessThanOrEqual(4);
    expect(Math.max(...found)).toBeLessThanOrEqual(40);
  });

  it('do not make a single event wait for others', async () => {
    async function* oneAndThenNothing(): AsyncGenerator<LogItem> {
      yield event(7);
      await new Promise(() => undefined);
    }
    const { value } = await inBatches(oneAndThenNothing(), 500).next();
    expect(value?.events).toHaveLength(1);
  });

  it('read ahead by one batch at most', async () => {
    let read = 0;
    const batches = inBatches(items(1_000, () => (read += 1)), 10);
    await batches.next();
    await turn();
    expect(read).toBeLessThanOrEqual(21);
    await batches.return();
  });

  it('hand on what was read before the source failed, and then the failure', async () => {
    async function* failing(): AsyncGenerator<LogItem> {
      yield event(1);
      throw new Error('lost');
    }
    const batches = inBatches(failing(), 10);
    expect((await batches.next()).value?.events).toHaveLength(1);
    await expect(batches.next()).rejects.toThrow('lost');
  });

  it('say when all history was read', async () => {
    async function* history(): AsyncGenerator<LogItem> {
      yield event(1);
      yield { kind: 'caught-up' };
    }
    const told: boolean[] = [];
    for await (const { caughtUp } of inBatches(history(), 1)) told.push(caughtUp);
    expect(told).toEqual([false, true]);
  });
});
