import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { Arrivals } from './arrivals.js';

const about = (childId: string, id: string) => ({ id, envelope: { childIds: [childId] } }) as unknown as RecordedEvent;
const idOf = async (reader: AsyncIterator<RecordedEvent>) => ((await reader.next()).value as RecordedEvent | undefined)?.id;

describe('news of a child', () => {
  it('reaches everybody who waits for this child, and nobody who waits for another', async () => {
    const arrivals = new Arrivals();
    const [one, two, other] = [arrivals.of('a'), arrivals.of('a'), arrivals.of('b')];
    const waiting = idOf(one);
    arrivals.tell([about('a', 'first'), about('b', 'second')]);
    expect(await Promise.all([waiting, idOf(two), idOf(other)])).toEqual(['first', 'first', 'second']);
  });

  it('ends for a reader who leaves while waiting', async () => {
    const arrivals = new Arrivals();
    const reader = arrivals.of('a');
    const waiting = reader.next();
    await reader.return?.();
    expect(await waiting).toEqual({ value: undefined, done: true });
  });

  it('still reaches those who came after a reader that leaves twice', async () => {
    const arrivals = new Arrivals();
    const first = arrivals.of('a');
    await first.return?.();
    const later = arrivals.of('a');
    await first.return?.();
    arrivals.tell([about('a', 'news')]);
    expect(await idOf(later)).toBe('news');
  });

  it('lets go of a reader who takes nothing', async () => {
    const arrivals = new Arrivals();
    const reader = arrivals.of('a');
    for (let n = 0; n <= 1_001; n += 1) arrivals.tell([about('a', String(n))]);
    for (let n = 0; n <= 1_000; n += 1) await reader.next();
    expect(await reader.next()).toEqual({ value: undefined, done: true });
  });
});
