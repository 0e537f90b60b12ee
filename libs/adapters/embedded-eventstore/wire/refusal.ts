import { Metadata, status, type ServerErrorResponse } from '@grpc/grpc-js';
import { maxAppendBytes } from '../limits.js';
import { StorageFailure, StorageFull } from '../storage/storage-failure.js';

export type RefusalKind = 'bad-request' | 'unserved' | 'too-large' | 'missing-property' | 'timeout' | 'full' | 'unavailable' | 'cancelled';

const codes: Record<RefusalKind, status> = {
  'bad-request': status.INVALID_ARGUMENT,
  unserved: status.UNIMPLEMENTED,
  'too-large': status.INVALID_ARGUMENT,
  'missing-property': status.INVALID_ARGUMENT,
  timeout: status.ABORTED,
  full: status.RESOURCE_EXHAUSTED,
  unavailable: status.UNAVAILABLE,
  cancelled: status.CANCELLED,
};

/** The trailers by which the client knows an error; it has no other way. */
const trailers: Partial<Record<RefusalKind, Record<string, string>>> = {
  'too-large': { exception: 'maximum-append-size-exceeded', 'maximum-append-size': String(maxAppendBytes) },
  'missing-property': { exception: 'missing-required-metadata-property', 'required-metadata-properties': 'type,content-type' },
};

/** Why a call is not served. The text goes to the caller: no names, no payload. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(readonly kind: RefusalKind, message: string) {
    super(message);
  }
}

export const unserved = (feature: string) => new Refusal('unserved', `${feature}: not served by the embedded event store`);
export const tooLarge = () => new Refusal('too-large', `an append may weigh ${maxAppendBytes} bytes at most`);

export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof StorageFull) return new Refusal('full', error.message);
  if (error instanceof StorageFailure) return new Refusal('unavailable', error.message);
  return new Refusal('unavailable', 'the event store failed');
}

export function toStatus(error: unknown): ServerErrorResponse {
  const refusal = toRefusal(error);
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(trailers[refusal.kind] ?? {})) metadata.set(key, value);
  return { name: refusal.name, message: refusal.message, code: codes[refusal.kind], details: refusal.message, metadata };
}
