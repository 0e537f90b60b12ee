import { createHash } from 'node:crypto';
import type { Rules } from '#adapters/projector';
import type { Projection } from '#kernel';
import { edition, fingerprints } from './editions.js';

function fingerprintOf({ name }: Projection): string {
  const found = fingerprints[name];
  if (found === undefined) throw new Error(`nothing is known of how ${name} makes rows: run npm run sync`);
  return `${name} ${found}`;
}

/** By which rules these projections make rows: other ones where any of them, or its tables, changed in a release. */
export const rulesOf = (projections: readonly Projection[]): Rules => ({
  fingerprint: createHash('sha256').update(projections.map(fingerprintOf).toSorted().join('\n')).digest('hex').slice(0, 16),
  edition,
});
