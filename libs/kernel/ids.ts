import { createHash } from 'node:crypto';

/** The namespace of all ids that ToldOnce derives; never to be changed, or repeats would not find their own work. */
const namespace = Buffer.from('7b1f9c0e5d8a4e2f9a3c6d1e0b4f8a27', 'hex');

/** UUID version 5 (RFC 9562) of a name in the product's own namespace: the same name always gives the same id. */
export function derivedId(...name: readonly (string | number)[]): string {
  const hash = createHash('sha1').update(namespace).update(name.join('/')).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
