import { expect, test } from '@jest/globals';
import { inspect } from 'node:util';
import type { Actor } from '#kernel';
import { VerifiedTokens } from './verified-tokens.js';

const actor: Actor = { id: 'person-1', agency: 'MoI', unit: 'ahtjp-17', role: 'ahtjp-provincial' };

test('never more tokens are remembered than told: the oldest goes first', () => {
  const known = new VerifiedTokens(3);
  for (const token of ['a', 'b', 'c', 'd']) known.remember(token, actor, 100);
  expect(known.size).toBe(3);
  expect(['a', 'b', 'c', 'd'].map((token) => known.actorOf(token, 1))).toEqual([undefined, actor, actor, actor]);
});

test('a token is forgotten at its end', () => {
  const known = new VerifiedTokens(3);
  known.remember('a', actor, 100);
  expect(known.actorOf('a', 99)).toEqual(actor);
  expect(known.actorOf('a', 100)).toBeUndefined();
  expect(known.size).toBe(0);
});

test('no token lies in memory, only its hash', () => {
  const known = new VerifiedTokens(3);
  known.remember('a-very-secret-token', actor, 100);
  expect(inspect(known, { depth: 9, showHidden: true })).toContain('person-1');
  expect(inspect(known, { depth: 9, showHidden: true })).not.toContain('a-very-secret-token');
});
