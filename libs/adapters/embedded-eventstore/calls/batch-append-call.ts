import type { ServerDuplexStream } from '@grpc/grpc-js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Writer } from '../append/writer.js';
import { toUuid } from '../wire/identifiers.js';
import { Refusal, toStatus } from '../wire/refusal.js';
import { BatchedAppend } from './batched-append.js';
import type { OpenCalls } from './open-calls.js';

type BatchAppendCall = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

/** Many appends over one call for as long as the client lives, told apart by correlation id. */
export function batchAppendHandler(writer: Writer, open: OpenCalls) {
  return (call: BatchAppendCall): void => {
    const appends = new Map<string, BatchedAppend>();

    const close = () => {
      forget();
      for (const append of appends.values()) append.abandon();
      appends.clear();
    };
    const fail = (error: unknown) => {
      close();
      call.emit('error', toStatus(error));
    };
    const forget = open.add(() => fail(new Refusal('cancelled', 'the event store stops')));

    const take = (message: streams.BatchAppendReq) => {
      const correlationId = message.getCorrelationId();
      const options = message.getOptions();
      const id = toUuid(correlationId);
      if (options !== undefined && !appends.has(id)) {
        appends.set(id, new BatchedAppend({ correlationId, options }, writer, (answer) => call.write(answer)));
      }
      appends.get(id)?.take(message);
      if (message.getIsFinal()) appends.delete(id);
    };

    call.on('data', (message: streams.BatchAppendReq) => {
      try {
        take(message);
      } catch (error) {
        fail(error);
      }
    });
    call.on('cancelled', close);
    call.on('end', () => {
      close();
      call.end();
    });
  };
}
