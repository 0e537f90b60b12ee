import { createHmac, timingSafeEqual } from 'node:crypto';
import { nameParts } from './name-tokens.js';

const validity = 60 * 60 * 1000;

const signature = (key: Buffer, actorId: string, name: string, until: number) =>
  createHmac('sha256', key).update(JSON.stringify(['search-receipt', actorId, nameParts(name), until])).digest();

/** Proof that this actor has just searched for this name; holds an hour and tells nothing of the name. */
export function searchReceipt(key: Buffer, actorId: string, name: string, now: Date): string {
  const until = now.getTime() + validity;
  return `${until}.${signature(key, actorId, name, until).toString('base64url')}`;
}

/** Whether the receipt proves a search by this actor, not over an hour ago, for one of these names. */
export function provesSearch(key: Buffer, receipt: string, actorId: string, names: readonly string[], now: Date): boolean {
  const [until, signed] = receipt.split('.');
  const given = Buffer.from(signed ?? '', 'base64url');
  if (Number(until) < now.getTime()) return false;
  return names.some((name) => {
    const right = signature(key, actorId, name, Number(until));
    return given.length === right.length && timingSafeEqual(given, right);
  });
}
