import { Server, ServerCredentials } from '@grpc/grpc-js';
import features from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import { setTimeout as pause } from 'node:timers/promises';
import type { Writer } from './append/writer.js';
import { OpenCalls } from './calls/open-calls.js';
import { supportedMethodsHandler } from './calls/server-features.js';
import { streamsDefinition, streamsImplementation } from './calls/streams-service.js';
import { unservedServices } from './calls/unserved-calls.js';
import { maxMessageBytes } from './limits.js';
import type { RecentLog } from './log/recent-log.js';
import type { EventReads } from './storage/event-reads.js';

const goodbyeMs = 1_000;

/** The gRPC side of the event store. */
export class ProtocolServer {
  readonly #open = new OpenCalls();
  readonly #server = new Server({ 'grpc.max_receive_message_length': maxMessageBytes, 'grpc.max_send_message_length': maxMessageBytes });

  constructor(writer: Writer, reads: EventReads, log: RecentLog) {
    this.#server.addService(streamsDefinition, streamsImplementation(writer, reads, log, this.#open));
    this.#server.addService(features.ServerFeaturesService, { getSupportedMethods: supportedMethodsHandler() });
    for (const { definition, implementation } of unservedServices()) this.#server.addService(definition, implementation);
  }

  /** Without TLS the client sends no credentials, so who reaches the port may write: bind it to this machine. */
  listen(host: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.bindAsync(`${host}:${port}`, ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound)));
    });
  }

  /** Ends open calls so that clients come back by themselves, and waits a moment for the rest. */
  async close(): Promise<void> {
    this.#open.endAll();
    const ended = new Promise<void>((resolve) => this.#server.tryShutdown(() => resolve()));
    await Promise.race([ended, pause(goodbyeMs, undefined, { ref: false })]);
    this.#server.forceShutdown();
  }
}
