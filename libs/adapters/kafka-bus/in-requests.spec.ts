import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inRequests } from './in-requests.js';

test('requests hold all records in their order, and none but a single heavy one weighs over half a megabyte', () => {
  const anyRecord = fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 600_000 })).map(([key, weight]) => ({ key: String(key), value: 'x'.repeat(weight) }));
  fc.assert(
    fc.property(fc.array(anyRecord, { maxLength: 12 }), (records) => {
      const requests = [...inRequests(records)];
      expect(requests.flat()).toEqual(records);
      for (const request of requests) {
        expect(request.length).toBeGreaterThan(0);
        if (request.length > 1) expect(request.reduce((sum, { value }) => sum + String(value).length, 0)).toBeLessThanOrEqual(500_000);
      }
    }),
    { numRuns: 50 },
  );
});
