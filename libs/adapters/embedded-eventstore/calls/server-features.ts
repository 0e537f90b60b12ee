import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import persistent from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_grpc_pb.js';

/** The client chooses its calls by version and by this list. */
const protocolVersion = '24.10.0';

/**
 * Persistent subscriptions are listed although they are not served: else the client would try them over HTTP,
 * or ask for a newer server, instead of hearing that they are not served.
 */
function supportedMethods(): features.SupportedMethods {
  const answer = new features.SupportedMethods().setEventStoreServerVersion(protocolVersion);
  const methods = [
    ...Object.values(streams.StreamsService).map(({ path }) => ({ path, variants: [] })),
    ...Object.values(persistent.PersistentSubscriptionsService).map(({ path }) => ({ path, variants: ['stream', 'all'] })),
  ];
  for (const { path, variants } of methods) {
    const [, service = '', method = ''] = path.split('/');
    answer.addMethods(new features.SupportedMethod().setServiceName(service).setMethodName(method.toLowerCase()).setFeaturesList(variants));
  }
  return answer;
}

export function supportedMethodsHandler() {
  const answer = supportedMethods();
  return (_call: ServerUnaryCall<shared.Empty, features.SupportedMethods>, respond: sendUnaryData<features.SupportedMethods>): void =>
    respond(null, answer);
}
