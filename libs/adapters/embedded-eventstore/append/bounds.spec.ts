import { describe, expect, it } from '@jest/globals';
import { AppendQueue } from './append-queue.js';
import { RememberedIds } from './remembered-ids.js';
import { StreamHeads } from './stream-heads.js';

const event = (bytes: number) => ({ id: 'id', type: '', isJson: true, data: Buffer.alloc(bytes), metadata: Buffer.alloc(0) });
const waiting = (...sizes: number[]) => ({
  request: { stream: 's', expected: 'any' as const, events: sizes.map(event) },
  resolve: () => undefined,
  reject: () => undefined,
});

describe('what the writer keeps is bounded', () => {
  it('a batch takes as many appends, in order, as its events and bytes allow', () => {
    const queue = new AppendQueue(3, 100);
    for (const append of [waiting(1), waiting(1, 1), waiting(60), waiting(60), waiting(500), waiting(1)]) queue.add(append);
    const sizes = [];
    while (!queue.isEmpty) sizes.push(queue.takeBatch().map((append) => append.request.events.length));
    expect(sizes).toEqual([[1, 2], [1], [1], [1], [1]]);
  });

  it('of the answers the oldest are forgotten', () => {
    const ids = new RememberedIds(2);
    for (const [revision, id] of ['a', 'b', 'c'].entries()) ids.remember('s', id, { revision, position: revision });
    expect(['a', 'b', 'c'].map((id) => ids.find('s', id)?.revision)).toEqual([undefined, 1, 2]);
    expect(ids.find('t', 'c')).toBeUndefined();
  });

  it('of the streams those written longest ago are forgotten, and only when told', () => {
    const heads = new StreamHeads(2);
    for (const stream of ['a', 'b', 'c', 'a']) heads.set(stream, 1);
    expect(heads.get('b')).toBe(1);
    heads.trim();
    expect(['a', 'b', 'c'].map((stream) => heads.get(stream))).toEqual([1, undefined, 1]);
  });
});
