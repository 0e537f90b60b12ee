import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { bytesOf, type AppendRequest, type Expected, type NewEvent } from '../append/request.js';
import { maxAppendBytes } from '../limits.js';
import { toStreamName, toUuid } from './identifiers.js';
import { Refusal, tooLarge, unserved } from './refusal.js';

type Proposed = streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage;

function toNewEvent(message: Proposed): NewEvent {
  const properties = message.getMetadataMap();
  const type = properties.get('type');
  const contentType = properties.get('content-type');
  if (type === undefined || contentType === undefined) throw new Refusal('missing-property', 'an event has a type and a content type');
  if (type.includes('\0')) throw new Refusal('bad-request', 'an event type is text');
  if (type === '$>') throw unserved('link events');
  return {
    id: toUuid(message.getId()),
    type,
    isJson: contentType === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** One append as it arrives, message by message. */
export class AppendAssembly {
  readonly stream: string;
  readonly #events: NewEvent[] = [];
  #bytes = 0;

  /** @throws {Refusal} for a stream that cannot be written */
  constructor(identifier: Parameters<typeof toStreamName>[0], readonly expected: Expected) {
    this.stream = toStreamName(identifier);
    if (this.stream === '$all') throw new Refusal('bad-request', '$all is the log, not a stream');
  }

  /** @throws {Refusal} for an event that cannot be stored, or when the append grows too large */
  add(message: Proposed): void {
    const event = toNewEvent(message);
    this.#bytes += bytesOf(event);
    if (this.#bytes > maxAppendBytes) throw tooLarge();
    this.#events.push(event);
  }

  get request(): AppendRequest {
    return { stream: this.stream, expected: this.expected, events: this.#events };
  }
}
