import type { ServiceDefinition, UntypedServiceImplementation } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { Writer } from '../append/writer.js';
import type { RecentLog } from '../log/recent-log.js';
import type { EventReads } from '../storage/event-reads.js';
import { appendHandler } from './append-call.js';
import { batchAppendHandler } from './batch-append-call.js';
import type { OpenCalls } from './open-calls.js';
import { readHandler } from './read-call.js';
import { unservedHandler } from './unserved-calls.js';

/** Answers to reads are encoded already when they reach gRPC. */
const encoded = (frame: Buffer) => frame;

export const streamsDefinition: ServiceDefinition = {
  ...streams.StreamsService,
  read: { ...streams.StreamsService.read, responseSerialize: encoded },
};

export function streamsImplementation(writer: Writer, reads: EventReads, log: RecentLog, open: OpenCalls): UntypedServiceImplementation {
  return {
    read: readHandler(reads, log, open),
    append: appendHandler(writer),
    batchAppend: batchAppendHandler(writer, open),
    delete: unservedHandler('deleting streams'),
    tombstone: unservedHandler('tombstones'),
  };
}
