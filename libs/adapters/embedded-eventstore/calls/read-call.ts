import type { ServerWritableStream } from '@grpc/grpc-js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { RecentLog } from '../log/recent-log.js';
import { AllSource } from '../read/all-source.js';
import { FrameSink } from '../read/frame-sink.js';
import type { LiveSource } from '../read/live-source.js';
import { pagesOf } from '../read/pages.js';
import type { ReadRequest } from '../read/read-request.js';
import { StreamSource } from '../read/stream-source.js';
import { serveSubscription } from '../read/subscription.js';
import type { EventReads } from '../storage/event-reads.js';
import { streamNotFoundFrame } from '../wire/read-frames.js';
import { toReadRequest } from '../wire/read-request.js';
import { Refusal, toStatus } from '../wire/refusal.js';
import type { OpenCalls } from './open-calls.js';

export type ReadCall = ServerWritableStream<streams.ReadReq, Buffer>;

async function serveRead(reads: EventReads, request: ReadRequest, sink: FrameSink): Promise<void> {
  let found = false;
  for await (const page of pagesOf(reads, request)) {
    found ||= page.length > 0;
    for (const entry of page) await sink.write(entry.frame);
    if (sink.closed) return;
  }
  if (found || request.stream === undefined || (await reads.streamHead(request.stream)) >= 0) return;
  await sink.write(streamNotFoundFrame(request.stream));
}

/** History from a place on, that place itself not included. */
async function sourceOf(reads: EventReads, log: RecentLog, { stream, from }: ReadRequest): Promise<LiveSource> {
  if (stream === undefined) return new AllSource(reads, log, from === 'start' ? -1 : from === 'end' ? log.head : from);
  return new StreamSource(reads, log, stream, from === 'start' ? -1 : from === 'end' ? await reads.streamHead(stream) : from);
}

async function serveEither(reads: EventReads, log: RecentLog, message: streams.ReadReq, sink: FrameSink): Promise<void> {
  const request = toReadRequest(message);
  if (!request.live) return serveRead(reads, request, sink);
  return serveSubscription(log, await sourceOf(reads, log, request), sink, request.filter);
}

/** Reads and subscriptions, of one stream or of all: the protocol has one call for the four. */
export function readHandler(reads: EventReads, log: RecentLog, open: OpenCalls) {
  const serve = async (call: ReadCall): Promise<void> => {
    const sink = new FrameSink(call);
    const fail = (error: unknown) => {
      if (sink.closed) return;
      sink.close();
      call.emit('error', toStatus(error));
    };
    const forget = open.add(() => fail(new Refusal('cancelled', 'the event store stops')));
    try {
      await serveEither(reads, log, call.request, sink);
      if (!sink.closed) call.end();
    } catch (error) {
      fail(error);
    } finally {
      forget();
    }
  };
  return (call: ReadCall): void => void serve(call);
}
