/** The messages and services of the protocol, as the published client brings them. Its modules are CommonJS without named exports. */
import gossipMessages from '@eventstore/db-client/generated/gossip_pb.js';
import gossipService from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import persistentMessages from '@eventstore/db-client/generated/persistent_pb.js';
import persistentService from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import featureMessages from '@eventstore/db-client/generated/serverfeatures_pb.js';
import featureService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import sharedMessages from '@eventstore/db-client/generated/shared_pb.js';
import statusMessages from '@eventstore/db-client/generated/status_pb.js';
import streamMessages from '@eventstore/db-client/generated/streams_pb.js';
import streamService from '@eventstore/db-client/generated/streams_grpc_pb.js';

export const { ClusterInfo, EndPoint, MemberInfo } = gossipMessages;
export const { GossipService } = gossipService;
export const { SupportedMethods, SupportedMethod } = featureMessages;
export const { ServerFeaturesService } = featureService;
export const { AllStreamPosition, Empty, StreamIdentifier, UUID } = sharedMessages;
export const refusals = sharedMessages;
export const { Status } = statusMessages;
export const streams = streamMessages;
export const { StreamsService } = streamService;
export const persistent = persistentMessages;
export const { PersistentSubscriptionsService } = persistentService;
