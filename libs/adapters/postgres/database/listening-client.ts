import { Client } from 'pg';

/**
 * A client that a pool hands out is for a moment without anybody who listens for its errors: when the server's farewell
 * comes in one piece with its welcome, as from one that dies while it is being asked in, that would end the process.
 */
export class ListeningClient extends Client {
  constructor(...given: ConstructorParameters<typeof Client>) {
    super(...given);
    // The loss also fails the query that waits on it, and whoever keeps the connection hears of it too.
    this.on('error', () => undefined);
  }
}
