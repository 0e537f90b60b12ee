import { SubjectKeyDestroyed } from '#contracts/privacy';
import { Envelope, type KeyOwner, type StoredEvent } from '#kernel';

/** Whose keys an event orders to destroy; undefined where it orders nothing. */
export function orderIn({ type, data, metadata }: StoredEvent): KeyOwner | undefined {
  if (type !== SubjectKeyDestroyed.type) return undefined;
  const { version } = Envelope.parse(metadata);
  const { subjectId, dataClass } = SubjectKeyDestroyed.read(version, data);
  return { subject: subjectId, dataClass };
}
