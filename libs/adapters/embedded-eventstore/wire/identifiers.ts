import { isUtf8 } from 'node:buffer';
import type shared from '@eventstore/db-client/generated/shared_pb.js';
import { maxStreamNameBytes } from '../limits.js';
import { Refusal, unserved } from './refusal.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** @throws {Refusal} */
export function toStreamName(identifier: shared.StreamIdentifier | undefined): string {
  const bytes = Buffer.from(identifier?.getStreamName_asU8() ?? []);
  if (bytes.length === 0) throw new Refusal('bad-request', 'a stream has a name');
  if (bytes.length > maxStreamNameBytes) throw new Refusal('bad-request', `a stream's name has at most ${maxStreamNameBytes} bytes`);
  if (!isUtf8(bytes) || bytes.includes(0)) throw new Refusal('bad-request', "a stream's name is text in UTF-8");
  const name = bytes.toString('utf8');
  if (name.startsWith('$$')) throw unserved('stream metadata');
  return name;
}

/** @throws {Refusal} */
export function toUuid(id: shared.UUID | undefined): string {
  if (id?.hasStructured() === true) throw unserved('structured UUIDs');
  const text = id?.getString().toLowerCase() ?? '';
  if (!uuid.test(text)) throw new Refusal('bad-request', 'an id is a UUID');
  return text;
}
