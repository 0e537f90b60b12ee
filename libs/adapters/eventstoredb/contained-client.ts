import { setMaxListeners } from 'node:events';
import {
  type ChannelCredentialOptions,
  type Credentials,
  type DNSClusterOptions,
  EventStoreDBClient,
  type GossipClusterOptions,
  type SingleNodeOptions,
  UnavailableError,
} from '@eventstore/db-client';
import streams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { NoNodeFound } from './reason.js';
import { answerWithin } from './silence.js';

/** The connection that calls go over at present. */
export interface Connection {
  /** Aborts when it was given up. */
  readonly left: AbortSignal;
}

const nothing = () => undefined;

/** Each subscription of a process waits for its end, and Node.js takes more than ten for a leak. */
function presence(): AbortController {
  const present = new AbortController();
  setMaxListeners(0, present.signal);
  return present;
}

/** The client, with those of its faults contained that would lose appends, hang for ever or end the process. */
export class ContainedClient extends EventStoreDBClient {
  #present = presence();
  #closed = false;

  constructor(settings: DNSClusterOptions | GossipClusterOptions | SingleNodeOptions, channel: ChannelCredentialOptions, credentials?: Credentials) {
    // It takes any of the three, and declares them one by one.
    super(settings as SingleNodeOptions, channel, credentials);
    const handleError = this.handleError;
    // Nobody awaits this: where the search for another node fails too, the rejection would end the process.
    this.handleError = (client, error) => handleError(client, error).catch(nothing);
  }

  /**
   * One call for each append. On the one call that it would share among appends, the client keeps those of all its
   * instances in one list: a call that breaks fails the appends of the others, and an answer to one of them ends the
   * process. It would also ask what the server supports without a deadline, and remember a failure for good.
   */
  protected override supports = () => Promise.resolve(false);

  get connection(): Connection {
    return { left: this.#present.signal };
  }

  get closed(): boolean {
    return this.#closed;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.dispose();
  }

  /**
   * Finds a node, where there is a choice, without sending anything.
   * @throws {NoNodeFound}
   */
  async findNode(ms: number): Promise<void> {
    try {
      await answerWithin(ms, this.getChannel());
    } catch (error) {
      throw new NoNodeFound('no node says who leads', { cause: error });
    }
  }

  /**
   * Gives up a connection over which no answer comes: the next call connects anew, in a cluster to the leader of then.
   * Only the present one can be given up, else those who waited for the same answer would chase each other.
   */
  leave({ left }: Connection): void {
    if (left !== this.#present.signal) return;
    const present = this.#present;
    this.#present = presence();
    const silent = () => Promise.reject(new UnavailableError());
    void this.execute(streams.StreamsClient, 'leave', silent)
      .catch(nothing)
      .then(() => present.abort());
  }
}
