import { describe, expect, it } from '@jest/globals';
import { checkCommit, compareIds } from './commit-check.js';
import type { AppendRequest, Expected, Place } from './request.js';

const request = (expected: Expected, ...ids: string[]): AppendRequest => ({
  stream: 'case-1',
  expected,
  events: ids.map((id) => ({ id, type: 'T', isJson: true, data: Buffer.from('{}'), metadata: Buffer.alloc(0) })),
});
const nothingKnown = () => undefined;
const known = (places: Record<string, Place>) => (id: string) => places[id];

describe('an append that is checked against its stream', () => {
  it.each<[string, Expected, number, string]>([
    ['is written at the revision it expects', 4, 4, 'write'],
    ['is written where it expects no stream and there is none', 'no_stream', -1, 'write'],
    ['conflicts where it expects more than there is', 5, 4, 'conflict'],
    ['conflicts where it expects a revision and there is no stream', 0, -1, 'conflict'],
    ['is compared with what is stored where it expects less', 2, 4, 'compare'],
    ['is compared with what is stored where it expects no stream and there is one', 'no_stream', 0, 'compare'],
    ['is written anywhere where it expects nothing', 'any', 4, 'write'],
    ['is written where it expects a stream and there is one', 'stream_exists', 4, 'write'],
    ['conflicts where it expects a stream and there is none', 'stream_exists', -1, 'conflict'],
  ])('%s', (_, expected, current, kind) => {
    expect(checkCommit(request(expected, 'a'), current, nothingKnown).kind).toBe(kind);
  });

  it.each<[string, Expected, number, string]>([
    ['says where the stream is', 4, 4, 'nothing'],
    ['may expect anything', 'any', -1, 'nothing'],
    ['still conflicts where the stream has moved on', 2, 4, 'conflict'],
  ])('an append of no events %s', (_, expected, current, kind) => {
    expect(checkCommit(request(expected), current, nothingKnown).kind).toBe(kind);
  });
});

describe('an append without an exact revision', () => {
  const places = { a: { revision: 0, position: 10 }, b: { revision: 1, position: 11 } };

  it('is a repeat when all its ids are remembered, and is answered with the last place', () => {
    expect(checkCommit(request('any', 'a', 'b'), 5, known(places))).toEqual({ kind: 'repeat', last: places.b });
  });

  it('is new when its first id is not remembered', () => {
    expect(checkCommit(request('any', 'new', 'b'), 5, known(places))).toEqual({ kind: 'write' });
  });

  it('conflicts when it begins like one that was written and goes on otherwise', () => {
    expect(checkCommit(request('any', 'a', 'new'), 5, known(places))).toEqual({ kind: 'conflict' });
  });
});

describe('an append behind the end of its stream', () => {
  const stored = [
    { id: 'a', revision: 3, position: 30 },
    { id: 'b', revision: 4, position: 31 },
  ];

  it('is a repeat when the stored events are its own', () => {
    expect(compareIds(request(2, 'a', 'b'), stored)).toMatchObject({ kind: 'repeat', last: { revision: 4, position: 31 } });
  });

  it.each([
    ['the first stored event is another', ['x', 'b']],
    ['a later one is another', ['a', 'x']],
    ['it goes on beyond what is stored', ['a', 'b', 'c']],
  ])('conflicts when %s', (_, ids) => {
    expect(compareIds(request(2, ...ids), stored)).toEqual({ kind: 'conflict' });
  });
});
