import type { AllStreamResolvedEvent, ResolvedEvent } from '@eventstore/db-client';
import type { JsonObject, Position, StoredEvent } from '#kernel';

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where a record stands in the log; a link stands where the link was written. */
export function positionOf(resolved: ResolvedEvent | AllStreamResolvedEvent): Position | undefined {
  return resolved.commitPosition ?? (resolved.link ?? resolved.event)?.position?.commit;
}

/** Events whose type or stream begins with $ are the server's own; links and binary events are none of ours either. */
export function toStoredEvent(resolved: ResolvedEvent | AllStreamResolvedEvent): StoredEvent | undefined {
  const { event } = resolved;
  const position = positionOf(resolved);
  if (event === undefined || position === undefined || resolved.link !== undefined) return undefined;
  if (event.type.startsWith('$') || event.streamId.startsWith('$')) return undefined;
  if (!event.isJson || !isObject(event.data)) return undefined;
  const { id, type, streamId: stream, revision, created } = event;
  return { id, type, stream, revision, position, created, data: event.data, metadata: isObject(event.metadata) ? event.metadata : {} };
}
