import {
  Server,
  ServerCredentials,
  type sendUnaryData,
  type ServerReadableStream,
  type ServerUnaryCall,
  type ServerWritableStream,
} from '@grpc/grpc-js';
import gossipService from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import type gossip from '@eventstore/db-client/generated/gossip_pb.js';
import type shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { WireTap } from '../wire-tap.js';
import { serveAppend, type Connections } from './append-call.js';
import type { Certificate } from './certificates.js';
import { FaultScript } from './fault-script.js';
import type { CallKind, Fault } from './fault.js';
import { clusterInfo, type Member } from './membership.js';
import { notAuthenticated, notLeader } from './refusals.js';
import { serveRead } from './read-call.js';
import { Upstream } from './upstream.js';

const asIs = (bytes: Buffer) => bytes;
const { StreamsService } = streamsService;
const definition = {
  append: { ...StreamsService.append, requestDeserialize: asIs, responseSerialize: asIs },
  read: { ...StreamsService.read, responseSerialize: asIs },
};
const goodbyeMs = 100;

interface AnyCall {
  readonly metadata: { get(key: string): readonly (string | Buffer)[] };
}

export interface FaultServerOptions {
  /** TLS with this certificate; plain without. */
  readonly certificate?: Certificate;
  /** Who may call; anybody without. */
  readonly user?: { readonly name: string; readonly password: string };
}

/**
 * A test double of one node of a cluster, as the protocol shows it: it passes calls on to a real event store behind it,
 * except where its script has a fault, or it is told to follow another node. Several in front of one event store are a
 * cluster that replicates without delay; none of them proves what a real cluster does.
 */
export class FaultServer {
  readonly script = new FaultScript();
  readonly host = '127.0.0.1';
  /** The node that leads, where it is not this one. */
  leader: FaultServer | undefined;
  members: readonly FaultServer[] = [this];
  alive = true;
  readonly #server = new Server({ 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 });
  readonly #upstream: Upstream;
  readonly #authorization: string | undefined;
  #tap: WireTap | undefined;
  #port = 0;
  #innerPort = 0;

  private constructor(connectionString: string, user: FaultServerOptions['user']) {
    this.#upstream = new Upstream(connectionString);
    this.#authorization = user && `Basic ${Buffer.from(`${user.name}:${user.password}`).toString('base64')}`;
  }

  static async inFrontOf(connectionString: string, { certificate, user }: FaultServerOptions = {}): Promise<FaultServer> {
    const node = new FaultServer(connectionString, user);
    node.#serve();
    node.#innerPort = await new Promise<number>((resolve, reject) => {
      const secret = certificate === undefined ? ServerCredentials.createInsecure() : certificate.forServer();
      node.#server.bindAsync('127.0.0.1:0', secret, (error, port) => (error ? reject(error) : resolve(port)));
    });
    node.#tap = await WireTap.to(node.#innerPort);
    node.#port = Number(new URL(node.#tap.connectionString).port);
    return node;
  }

  get port(): number {
    return this.#port;
  }

  /** Without TLS, without credentials. */
  get connectionString(): string {
    return `esdb://${this.host}:${this.port}?tls=false`;
  }

  /** Breaks off all connections; new ones work. */
  cut(): void {
    this.#tap?.cut();
  }

  async stop(): Promise<void> {
    await this.#tap?.remove();
    this.#server.forceShutdown();
    this.#upstream.close();
  }

  #connections: Connections = {
    cut: () => this.cut(),
    goaway: () => this.#server.drain(`127.0.0.1:${this.#innerPort}`, goodbyeMs),
  };

  /** What a call meets: first whether the caller may call at all, then whether this node serves it, then the script. */
  #fault(kind: CallKind, { metadata }: AnyCall): Fault | undefined {
    const scripted = this.script.take(kind);
    if (kind !== 'gossip' && this.#authorization !== undefined && metadata.get('authorization')[0] !== this.#authorization) return notAuthenticated();
    if (this.leader !== undefined && metadata.get('requires-leader')[0] === 'true') return notLeader(this.leader);
    return scripted;
  }

  get #member(): Member {
    return { host: this.host, port: this.port, leads: this.leader === undefined, alive: this.alive };
  }

  #serve(): void {
    this.#server.addService(definition, {
      append: (call: ServerReadableStream<Buffer, Buffer>, answer: sendUnaryData<Buffer>) =>
        void serveAppend(call, answer, this.#upstream, this.#fault('append', call), this.#connections),
      read: (call: ServerWritableStream<streams.ReadReq, Buffer>) => {
        const kind = call.request.getOptions()?.hasSubscription() === true ? 'subscription' : 'read';
        void serveRead(call, this.#upstream, this.#fault(kind, call), this.#connections);
      },
    });
    this.#server.addService(gossipService.GossipService, {
      read: (call: ServerUnaryCall<shared.Empty, gossip.ClusterInfo>, answer: sendUnaryData<gossip.ClusterInfo>) => {
        const fault = this.#fault('gossip', call);
        if (fault?.kind === 'status') answer(fault.status);
        else if (fault?.kind !== 'silence') answer(null, clusterInfo(this.members.map((member) => member.#member)));
      },
    });
  }
}
