import { describe, expect, it } from '@jest/globals';
import { Batch } from './batch.js';
import type { StoredId } from './commit-check.js';
import { RememberedIds } from './remembered-ids.js';
import type { AppendRequest, Expected } from './request.js';
import { StreamHeads } from './stream-heads.js';

const append = (stream: string, expected: Expected, ...ids: string[]): AppendRequest => ({
  stream,
  expected,
  events: ids.map((id) => ({ id, type: 'T', isJson: true, data: Buffer.from('{}'), metadata: Buffer.alloc(0) })),
});

function batch(stored: readonly StoredId[] = []): Batch {
  const heads = new StreamHeads(10);
  if (stored.length > 0) heads.set('s', stored.length - 1);
  const readIds = (_: string, from: number, limit: number) => Promise.resolve(stored.slice(from, from + limit));
  return new Batch(99, 0, heads, new RememberedIds(10), readIds);
}

describe('appends that wait together', () => {
  it('get places one after the other, in streams of their own', async () => {
    const waiting = batch();
    expect(await waiting.decide(append('s', 'no_stream', 'a', 'b'))).toEqual({ kind: 'appended', last: { revision: 1, position: 101 } });
    expect(await waiting.decide(append('t', 'any', 'c'))).toEqual({ kind: 'appended', last: { revision: 0, position: 102 } });
    expect(await waiting.decide(append('s', 1, 'd'))).toEqual({ kind: 'appended', last: { revision: 2, position: 103 } });
    expect(waiting.rows.map((row) => [row.position, row.stream, row.revision])).toEqual([[100, 's', 0], [101, 's', 1], [102, 't', 0], [103, 's', 2]]);
  });

  it('see each other: the second at the same revision conflicts', async () => {
    const waiting = batch();
    await waiting.decide(append('s', 'no_stream', 'a'));
    expect(await waiting.decide(append('s', 'no_stream', 'b'))).toEqual({ kind: 'wrong-revision', current: 0 });
    expect(waiting.rows).toHaveLength(1);
  });

  it('see each other: the same append twice is written once', async () => {
    const waiting = batch();
    const first = await waiting.decide(append('s', 'no_stream', 'a', 'b'));
    expect(await waiting.decide(append('s', 'no_stream', 'a', 'b'))).toMatchObject(first);
    expect(waiting.rows).toHaveLength(2);
  });

  it('recognise a repeat that is stored in part and waits in part', async () => {
    const waiting = batch([{ id: 'a', revision: 0, position: 7 }]);
    await waiting.decide(append('s', 0, 'b'));
    expect(await waiting.decide(append('s', 'no_stream', 'a', 'b'))).toMatchObject({ kind: 'appended', last: { revision: 1, position: 100 } });
    expect(waiting.rows).toHaveLength(1);
  });

  it('of no events tell where the stream is and take no place', async () => {
    expect(await batch().decide(append('s', 'no_stream'))).toEqual({ kind: 'nothing', current: -1 });
  });
});
