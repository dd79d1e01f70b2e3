import { randomUUID } from 'node:crypto';
import type { IGossipServer } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import type { IServerFeaturesServer } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import type { Door } from './door.js';
import { unary } from './handlers.js';
import { invalid } from './refusal.js';
import {
  ClusterInfo,
  EndPoint,
  MemberInfo,
  PersistentSubscriptionsService,
  ServerFeaturesService,
  StreamsService,
  SupportedMethod,
  SupportedMethods,
  UUID,
  GossipService,
} from './protocol.js';

/** The server whose answers are given here. */
const SERVER_VERSION = '23.10.8';

/** What clients may ask of us beyond what every server of the protocol does. */
const FEATURES: Readonly<Record<string, readonly string[]>> = {
  '/event_store.client.streams.Streams/Read': ['position', 'events'],
};
const PERSISTENT_FEATURES = ['stream', 'all'];

/** Says which calls are served. */
export function featuresService(door: Door): IServerFeaturesServer {
  const persistent = methodsOf(PersistentSubscriptionsService, () => PERSISTENT_FEATURES);
  const others = [GossipService, ServerFeaturesService, StreamsService].flatMap((service) =>
    methodsOf(service, (path) => FEATURES[path] ?? []),
  );
  return {
    getSupportedMethods: unary(door, () =>
      new SupportedMethods()
        .setEventStoreServerVersion(SERVER_VERSION)
        .setMethodsList([...others, ...persistent]),
    ),
  };
}

/** Tells clients who look for the members of a cluster of the one there is, under the address by which they reached it. */
export function gossipService(door: Door, port: () => number): IGossipServer {
  const instance = new UUID().setString(randomUUID());
  return {
    read: unary(door, (_request, call) => {
      const { hostname, port: given } = reachedAt(call.getHost());
      const endPoint = new EndPoint().setAddress(hostname).setPort(Number(given) || port());
      const member = new MemberInfo()
        .setInstanceId(instance)
        .setTimeStamp(String(Date.now() * 10_000))
        .setState(MemberInfo.VNodeState.LEADER)
        .setIsAlive(true)
        .setHttpEndPoint(endPoint);
      return new ClusterInfo().setMembersList([member]);
    }),
  };
}

function reachedAt(authority: string): URL {
  try {
    return new URL(`http://${authority}`);
  } catch {
    throw invalid('The authority by which the server was called is not a host with a port.');
  }
}

function methodsOf(
  service: object,
  featuresOf: (path: string) => readonly string[],
): readonly InstanceType<typeof SupportedMethod>[] {
  return Object.values(service as Readonly<Record<string, { readonly path: string }>>).map(({ path }) => {
    const [, serviceName = '', methodName = ''] = path.toLowerCase().split('/');
    return new SupportedMethod()
      .setServiceName(serviceName)
      .setMethodName(methodName)
      .setFeaturesList([...featuresOf(path)]);
  });
}
