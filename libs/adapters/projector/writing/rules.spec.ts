import { describe, expect, it } from '@jest/globals';
import { isOutdated, madeByNewer } from './rules.js';

const own = { fingerprint: 'of this release', edition: 7 };

describe('rows that were made by', () => {
  it.each([
    ['nobody knows which rules', 'made again', undefined],
    ['the same rules', 'gone on with', own],
    ['the same rules, which a later release still has', 'gone on with', { ...own, edition: 9 }],
    ['the same rules, which an earlier release had already', 'gone on with', { ...own, edition: 3 }],
    ['rules of an earlier release', 'made again', { fingerprint: 'other', edition: 6 }],
    ['rules of as late a release', 'made again', { fingerprint: 'other', edition: 7 }],
    ['rules of a later release', 'left alone', { fingerprint: 'other', edition: 8 }],
  ])('%s are %s', (_whose, becomes, madeBy) => {
    const found = madeByNewer(own, madeBy) ? 'left alone' : isOutdated(own, madeBy) ? 'made again' : 'gone on with';
    expect(found).toBe(becomes);
  });
});
