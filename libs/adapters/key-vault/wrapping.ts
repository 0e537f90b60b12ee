import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const nonceLength = 12;
const tagLength = 16;

/** A key that serves one purpose only; nothing of the master key can be learned from it. */
export function derivedKey(masterKey: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', masterKey, '', `toldonce ${purpose}`, 32));
}

/** Seals a key under another (AES-256-GCM), bound to its id: nonce, ciphertext and tag in one. */
export function wrap(wrappingKey: Buffer, keyId: string, key: Buffer): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce).setAAD(Buffer.from(keyId));
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
}

/** The wrapped key; undefined where it was wrapped by another key or for another id. */
export function unwrap(wrappingKey: Buffer, keyId: string, wrapped: Buffer): Buffer | undefined {
  if (wrapped.length < nonceLength + tagLength) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey, wrapped.subarray(0, nonceLength), { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(keyId)).setAuthTag(wrapped.subarray(-tagLength));
  const key = decipher.update(wrapped.subarray(nonceLength, -tagLength));
  try {
    return Buffer.concat([key, decipher.final()]);
  } catch {
    return undefined;
  }
}
