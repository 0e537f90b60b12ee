import type { ServiceDefinition, UntypedHandleCall, UntypedServiceImplementation } from '@grpc/grpc-js';
import gossip from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import monitoring from '@eventstore/db-client/generated/monitoring_grpc_pb.js';
import operations from '@eventstore/db-client/generated/operations_grpc_pb.js';
import persistent from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import projections from '@eventstore/db-client/generated/projections_grpc_pb.js';
import users from '@eventstore/db-client/generated/users_grpc_pb.js';
import { toStatus, unserved } from '../wire/refusal.js';

/** Answers any kind of call with the name of what is not served. */
export function unservedHandler(feature: string): UntypedHandleCall {
  return (...[call, respond]: Parameters<UntypedHandleCall>): void => {
    const status = toStatus(unserved(feature));
    if (typeof respond === 'function') respond(status);
    else call.emit('error', status);
  };
}

export interface UnservedService {
  readonly definition: ServiceDefinition;
  readonly implementation: UntypedServiceImplementation;
}

const services: readonly (readonly [string, ServiceDefinition])[] = [
  ['persistent subscriptions', persistent.PersistentSubscriptionsService],
  ['projections', projections.ProjectionsService],
  ['user management', users.UsersService],
  ['server operations', operations.OperationsService],
  ['server statistics', monitoring.MonitoringService],
  ['cluster gossip', gossip.GossipService],
];

export function unservedServices(): readonly UnservedService[] {
  return services.map(([feature, definition]) => ({
    definition,
    implementation: Object.fromEntries(Object.keys(definition).map((method) => [method, unservedHandler(feature)])),
  }));
}
