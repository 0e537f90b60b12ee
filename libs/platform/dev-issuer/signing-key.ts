import { randomUUID } from 'node:crypto';
import { access, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';

export interface SigningKey {
  readonly privateKey: CryptoKey;
  /** What is published: no private part. */
  readonly publicJwk: JWK;
  readonly kid: string;
}

/** Linked into its place whole: of two processes that start together, the second finds the first one's key. */
async function makeKey(file: string): Promise<void> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(await exportJWK(privateKey)), { mode: 0o600, flush: true });
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
}

/** The key of the folder, made on first use and readable by its owner only, so that tokens outlive a restart. */
export async function openSigningKey(folder: string): Promise<SigningKey> {
  const file = join(folder, 'dev-issuer-key.json');
  const present = await access(file).then(() => true, () => false);
  if (!present) {
    await mkdir(folder, { recursive: true });
    await makeKey(file);
  }
  const jwk = JSON.parse(await readFile(file, 'utf8')) as JWK;
  const privateKey = await importJWK(jwk, 'ES256');
  if (privateKey instanceof Uint8Array) throw new Error('dev-issuer-key.json holds no ES256 key: delete it, and a new one is made');
  const kid = await calculateJwkThumbprint(jwk);
  const { kty, crv, x, y } = jwk as Required<Pick<JWK, 'kty' | 'crv' | 'x' | 'y'>>;
  return { privateKey, kid, publicJwk: { kty, crv, x, y, kid, alg: 'ES256', use: 'sig' } };
}
