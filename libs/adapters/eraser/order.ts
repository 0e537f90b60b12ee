import { SubjectKeyDestroyed } from '#contracts/privacy';
import { Envelope, type KeyOwner, type StoredEvent } from '#kernel';

export interface ErasureOrder {
  readonly owner: KeyOwner;
  /** ISO moment. */
  readonly recordedAt: string;
}

/** What an event orders to destroy; undefined where it orders nothing. */
export function orderIn({ type, data, metadata }: StoredEvent): ErasureOrder | undefined {
  if (type !== SubjectKeyDestroyed.type) return undefined;
  const { version, recordedAt } = Envelope.parse(metadata);
  const { subjectId, dataClass } = SubjectKeyDestroyed.read(version, data);
  return { owner: { subject: subjectId, dataClass }, recordedAt };
}
