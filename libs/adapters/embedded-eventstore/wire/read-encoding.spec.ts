import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecordedEvent } from '../log/recorded-event.js';
import { encodeReadEvent } from './read-encoding.js';

function encodeWithGeneratedClasses(event: RecordedEvent): Buffer {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(event.id))
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(event.stream)))
    .setStreamRevision(String(event.revision))
    .setPreparePosition(String(event.position))
    .setCommitPosition(String(event.position))
    .setCustomMetadata(event.metadata)
    .setData(event.data);
  recorded
    .getMetadataMap()
    .set('type', event.type)
    .set('content-type', event.isJson ? 'application/json' : 'application/octet-stream')
    .set('created', `${event.createdMs}0000`);
  const read = new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(String(event.position));
  return Buffer.from(new streams.ReadResp().setEvent(read).serializeBinary());
}

const number = fc.oneof(fc.nat(), fc.maxSafeNat(), fc.constant(0));
const text = fc.oneof(fc.string({ minLength: 1 }), fc.string({ minLength: 1, unit: 'grapheme' }), fc.constant('កុមារ'));
const bytes = fc.oneof(fc.uint8Array(), fc.uint8Array({ minLength: 100, maxLength: 300 }), fc.constant(new Uint8Array(20_000)));
const event = fc.record({
  position: number,
  revision: number,
  createdMs: fc.nat(),
  id: fc.uuid(),
  isJson: fc.boolean(),
  stream: text,
  type: text,
  data: bytes,
  metadata: bytes,
});

describe('a read event on the wire', () => {
  it('is byte for byte what the generated classes write', () => {
    fc.assert(
      fc.property(event, (sample) => {
        expect(encodeReadEvent(sample).equals(encodeWithGeneratedClasses(sample))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
