import { isUtf8 } from 'node:buffer';

/** Bytes as a text column holds them: as they are, or in base64 where text cannot carry them. */
export interface StoredText {
  readonly text: string;
  readonly base64: boolean;
}

export function toStoredText(bytes: Uint8Array): StoredText {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const base64 = buffer.includes(0) || !isUtf8(buffer);
  return { text: buffer.toString(base64 ? 'base64' : 'utf8'), base64 };
}

export function fromStoredText(text: string, base64: boolean): Buffer {
  return Buffer.from(text, base64 ? 'base64' : 'utf8');
}
