import { createHmac } from 'node:crypto';

const zeroWidth = /[\u200b-\u200d\u2060\ufeff]/g;
const latinMarks = /(?<=\p{Script=Latin})\p{M}+/gu;
const notName = /[^\p{L}\p{M}\p{N}]+/u;

/** A name's parts as search sees them: NFC, case, Latin accents and zero-width characters folded, order not kept. */
export function nameParts(name: string): readonly string[] {
  const folded = name.replace(zeroWidth, '').normalize('NFD').replace(latinMarks, '').normalize('NFC').toLowerCase();
  return [...new Set(folded.split(notName).filter((part) => part !== ''))].sort();
}

/** What is kept of a name so that it can be found: keyed hashes of its parts, useless without the search key. */
export function nameTokens(searchKey: Buffer, names: readonly (string | undefined)[]): readonly string[] {
  const parts = new Set(names.flatMap((name) => (name === undefined ? [] : nameParts(name))));
  return [...parts].map((part) => createHmac('sha256', searchKey).update(part).digest('base64url').slice(0, 22)).sort();
}
