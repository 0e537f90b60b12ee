import { randomUUID } from 'node:crypto';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';

const { LEADER, FOLLOWER } = gossip.MemberInfo.VNodeState;

/** A node as its cluster sees it. */
export interface Member {
  readonly host: string;
  readonly port: number;
  readonly leads: boolean;
  readonly alive: boolean;
}

/** What gossip tells the client, which then chooses a node that is alive, the leader if it can. */
export function clusterInfo(members: readonly Member[]): gossip.ClusterInfo {
  return new gossip.ClusterInfo().setMembersList(
    members.map(({ host, port, leads, alive }) =>
      new gossip.MemberInfo()
        .setInstanceId(new shared.UUID().setString(randomUUID()))
        .setTimeStamp(String(Date.now() * 10_000))
        .setState(leads ? LEADER : FOLLOWER)
        .setIsAlive(alive)
        .setHttpEndPoint(new gossip.EndPoint().setAddress(host).setPort(port)),
    ),
  );
}
