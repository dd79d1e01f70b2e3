import type { SubscriptionInfo as Info } from '@eventstore/db-client/generated/persistent_pb.js';
import { persistent } from '../protocol.js';
import type { Place } from '../read-plan.js';
import type { WireRows } from '../wire-rows.js';
import type { Consumer } from './consumer.js';
import type { Group } from './group.js';
import { ALL } from './system-streams.js';

/** What a group is set to, and how it fares. */
export function infoOf(group: Group, rows: WireRows): Info {
  const { entry, consumers, parked, source } = group;
  const { name, settings } = entry;
  const known = name.stream === ALL ? rows.head() : lastOf(name.stream, rows);
  const inFlight = consumers.reduce((sum, consumer) => sum + consumer.inFlight.size, 0);
  const total = consumers.reduce((sum, { totalItems }) => sum + totalItems, 0);
  const connections = consumers.map(connectionOf);
  return new persistent.SubscriptionInfo()
    .setEventSource(name.stream)
    .setGroupName(name.group)
    .setStatus('Live')
    .setConnectionsList(connections)
    .setTotalItems(String(total))
    .setCountSinceLastMeasurement(
      String(connections.reduce((sum, each) => sum + Number(each.getCountSinceLastMeasurement()), 0)),
    )
    .setLastCheckpointedEventPosition(placeText(name.stream, source.progress.saved))
    .setLastKnownEventPosition(placeText(name.stream, known))
    .setStartFrom(startText(name.stream, entry.startFrom))
    .setResolveLinkTos(settings.resolveLinks)
    .setMessageTimeoutMilliseconds(settings.messageTimeout)
    .setExtraStatistics(settings.extraStatistics)
    .setMaxRetryCount(settings.maxRetryCount)
    .setLiveBufferSize(settings.liveBufferSize)
    .setBufferSize(settings.historyBufferSize)
    .setReadBatchSize(settings.readBatchSize)
    .setCheckPointAfterMilliseconds(settings.checkpointAfter)
    .setMinCheckPointCount(settings.minCheckpointCount)
    .setMaxCheckPointCount(settings.maxCheckpointCount)
    .setNamedConsumerStrategy(settings.strategy)
    .setMaxSubscriberCount(settings.maxSubscriberCount)
    .setReadBufferCount(source.queues.read)
    .setLiveBufferCount('0')
    .setRetryBufferCount(source.queues.retries)
    .setTotalInFlightMessages(inFlight)
    .setOutstandingMessagesCount(inFlight)
    .setParkedMessageCount(String(parked.count));
}

function connectionOf(consumer: Consumer): Info.ConnectionInfo {
  return new persistent.SubscriptionInfo.ConnectionInfo()
    .setFrom(consumer.from)
    .setUsername('anonymous')
    .setConnectionName(consumer.connectionName)
    .setTotalItems(String(consumer.totalItems))
    .setCountSinceLastMeasurement(String(consumer.measure()))
    .setAvailableSlots(consumer.freeSlots)
    .setInFlightMessages(consumer.inFlight.size);
}

function lastOf(stream: string, rows: WireRows): number | undefined {
  const state = rows.stateOf(stream);
  return 'last' in state ? state.last : undefined;
}

function placeText(stream: string, place: number | undefined): string {
  if (place === undefined) {
    return '';
  }
  return stream === ALL ? `C:${place}/P:${place}` : String(place);
}

function startText(stream: string, place: Place): string {
  return placeText(stream, place === 'start' ? 0 : place === 'end' ? -1 : place);
}
