import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { derivedId } from './ids.js';

it.each([
  [['dev-user', 'ahtjp-17'], 'fb6b31a8-fdf2-5a95-89e8-fe118bb713d5'],
  [['a', 'b', 2], '1cd2b397-4fc1-5e02-b720-992579e12b5f'],
  [['ស្រី'], '0aa12719-c9e3-501c-8147-51e9dcda0723'],
])('the id derived from %j is the UUID version 5 that another implementation computes', (name, expected) => {
  expect(derivedId(...name)).toBe(expected);
});

it('every derived id is a UUID of version 5 and of the variant of RFC 9562, the same each time', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.nat()), { minLength: 1 }), (name) => {
      const made = derivedId(...name);
      expect(made).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(derivedId(...name)).toBe(made);
    }),
  );
});

it('different names give different ids', () => {
  const ids = Array.from({ length: 5_000 }, (_, index) => derivedId('0a7d4a53-9c0e-5a43-8d55-6b1c5f0e2d11', 'children.ChildRegistered', index));
  expect(new Set(ids).size).toBe(5_000);
});
