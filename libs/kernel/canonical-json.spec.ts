import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

/** The same value with the fields of every object in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).toReversed().map(([name, inner]) => [name, turned(inner)]));
}

it('equal values give equal text, in whatever order a client wrote their fields', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => expect(canonicalJson(turned(value))).toBe(canonicalJson(value))));
});

it('the text reads back as the value, so that different values give different text', () => {
  fc.assert(fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))));
});

it('fields are sorted at every depth, lists keep their order, absent fields are left out', () => {
  expect(canonicalJson({ b: [{ d: 1, c: 2 }, 'x'], a: undefined, A: null })).toBe('{"A":null,"b":[{"c":2,"d":1},"x"]}');
});
