import { Client, credentials, type ClientReadableStream, type ServiceError } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_grpc_pb.js';

const asIs = (bytes: Buffer) => bytes;
const { append, read } = streams.StreamsService;

/** The event store behind: a real one, which hears what gets through. */
export class Upstream {
  readonly #client: Client;

  constructor(connectionString: string) {
    this.#client = new Client(new URL(connectionString).host, credentials.createInsecure(), { 'grpc.max_receive_message_length': -1 });
  }

  append(messages: readonly Buffer[]): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const call = this.#client.makeClientStreamRequest(append.path, asIs, asIs, (error: ServiceError | null, answer?: Buffer) =>
        answer === undefined ? reject(error ?? new Error('no answer')) : resolve(answer),
      );
      for (const message of messages) call.write(message);
      call.end();
    });
  }

  read(request: Buffer): ClientReadableStream<Buffer> {
    return this.#client.makeServerStreamRequest(read.path, asIs, asIs, request);
  }

  close(): void {
    this.#client.close();
  }
}
