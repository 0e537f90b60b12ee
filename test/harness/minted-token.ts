import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, decodeJwt, generateKeyPair, importJWK, type JWK, SignJWT, UnsecuredJWT } from 'jose';
import type { Office } from './office.js';

/** Seconds by which the product lets clocks differ. */
export const clockTolerance = 5;

type Claims = Readonly<Record<string, unknown>>;
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

async function officesKey({ dataFolder }: Office) {
  const jwk = JSON.parse(await readFile(join(dataFolder, 'issuer', 'dev-issuer-key.json'), 'utf8')) as JWK;
  return { key: await importJWK(jwk, 'ES256'), kid: await calculateJwkThumbprint(jwk) };
}

/** The claims of a real token, signed anew by the office's own development issuer, with changes. */
export async function resigned(office: Office, token: string, changes: Claims): Promise<string> {
  const { key, kid } = await officesKey(office);
  return new SignJWT({ ...decodeJwt(token), ...changes }).setProtectedHeader({ alg: 'ES256', kid, typ: 'JWT' }).sign(key);
}

/** A token that is over in so many seconds, counted with the tolerance; negative when it is over already. */
export const endingIn = (office: Office, token: string, seconds: number): Promise<string> =>
  resigned(office, token, { exp: inSeconds(seconds - clockTolerance) });

/** The same claims under the same key id, but signed by a key that somebody made at home. */
export async function forged(office: Office, token: string): Promise<string> {
  const { kid } = await officesKey(office);
  const { privateKey } = await generateKeyPair('ES256');
  return new SignJWT(decodeJwt(token)).setProtectedHeader({ alg: 'ES256', kid, typ: 'JWT' }).sign(privateKey);
}

/** The same claims, signed by nobody. */
export const unsigned = (token: string): string => new UnsecuredJWT(decodeJwt(token)).encode();
