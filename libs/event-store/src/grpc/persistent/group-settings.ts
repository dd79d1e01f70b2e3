import type { CreateReq, UpdateReq } from '@eventstore/db-client/generated/persistent_pb.js';
import type { Strategy } from '../../consuming/choosing.js';
import { filterSpecOf, type FilterSpec } from '../event-filter.js';
import { persistent } from '../protocol.js';
import { positionOf, type Place } from '../read-plan.js';
import { invalid, unimplemented } from '../refusal.js';
import { placeOf, streamNameOf } from '../texts.js';
import type { GroupName } from './group-refusals.js';
import { ALL } from './system-streams.js';

/** How a group treats its consumers, as plain JSON. */
export interface GroupSettings {
  readonly resolveLinks: boolean;
  readonly extraStatistics: boolean;
  /** Milliseconds after which an event that was not answered is given out again; 0 for never. */
  readonly messageTimeout: number;
  readonly maxRetryCount: number;
  readonly checkpointAfter: number;
  readonly minCheckpointCount: number;
  readonly maxCheckpointCount: number;
  /** 0 for any number. */
  readonly maxSubscriberCount: number;
  readonly liveBufferSize: number;
  readonly readBatchSize: number;
  readonly historyBufferSize: number;
  readonly strategy: Strategy;
}

/** A group as a client describes it. */
export interface GroupDescription {
  readonly name: GroupName;
  readonly settings: GroupSettings;
  /** The first event, or its position, that the group is to see. */
  readonly startFrom: Place;
  readonly filter?: FilterSpec;
}

const LONGEST_GROUP_NAME = 1000;
const STRATEGIES: readonly Strategy[] = ['DispatchToSingle', 'RoundRobin', 'Pinned'];

/** Reads the request that makes a group. */
export function createdGroup(options: CreateReq.Options | undefined): GroupDescription {
  const filter = options?.getAll()?.getFilter();
  const settings = options?.getSettings();
  return {
    ...described(options),
    settings: settingsOf(settings, settings?.getConsumerStrategy() ?? ''),
    ...(filter && { filter: filterSpecOf(filter) }),
  };
}

/** Reads the request that changes a group; its filter stays as it was made. */
export function updatedGroup(options: UpdateReq.Options | undefined): GroupDescription {
  return { ...described(options), settings: settingsOf(options?.getSettings(), '') };
}

function described(
  options: CreateReq.Options | UpdateReq.Options | undefined,
): Pick<GroupDescription, 'name' | 'startFrom'> {
  if (!options) {
    throw invalid('The options of the group are missing.');
  }
  const group = options.getGroupName();
  if (group === '' || group.length > LONGEST_GROUP_NAME) {
    throw invalid(`The name of a group has 1 to ${LONGEST_GROUP_NAME} letters.`);
  }
  const all = options.getAll();
  if (all) {
    const position = all.getPosition();
    const startFrom = position ? positionOf(position) : all.hasEnd() ? 'end' : 'start';
    return { name: { stream: ALL, group }, startFrom };
  }
  const stream = options.getStream();
  const name = streamNameOf(stream?.getStreamIdentifier() ?? options.getStreamIdentifier());
  return { name: { stream: name, group }, startFrom: startOf(options) };
}

/** Older clients say the start among the settings. */
function startOf(options: CreateReq.Options | UpdateReq.Options): Place {
  const stream = options.getStream();
  if (!stream) {
    return placeOf(options.getSettings()?.getRevision() ?? '0');
  }
  if (stream.hasRevision()) {
    return placeOf(stream.getRevision());
  }
  return stream.hasEnd() ? 'end' : 'start';
}

function settingsOf(
  settings: CreateReq.Settings | UpdateReq.Settings | undefined,
  namedStrategy: string,
): GroupSettings {
  if (!settings) {
    throw invalid('The settings of the group are missing.');
  }
  return {
    resolveLinks: settings.getResolveLinks(),
    extraStatistics: settings.getExtraStatistics(),
    messageTimeout: milliseconds(
      settings.hasMessageTimeoutTicks(),
      settings.getMessageTimeoutTicks(),
      settings.getMessageTimeoutMs(),
    ),
    maxRetryCount: settings.getMaxRetryCount(),
    checkpointAfter: milliseconds(
      settings.hasCheckpointAfterTicks(),
      settings.getCheckpointAfterTicks(),
      settings.getCheckpointAfterMs(),
    ),
    minCheckpointCount: settings.getMinCheckpointCount(),
    maxCheckpointCount: settings.getMaxCheckpointCount(),
    maxSubscriberCount: settings.getMaxSubscriberCount(),
    liveBufferSize: settings.getLiveBufferSize(),
    readBatchSize: settings.getReadBatchSize(),
    historyBufferSize: settings.getHistoryBufferSize(),
    strategy: strategyOf(namedStrategy, settings.getNamedConsumerStrategy()),
  };
}

function milliseconds(inTicks: boolean, ticks: string, millis: number): number {
  return Math.max(inTicks ? Math.round(Number(ticks) / 10_000) : millis, 0);
}

function strategyOf(name: string, number: number): Strategy {
  const strategies: Readonly<Record<number, Strategy>> = {
    [persistent.CreateReq.ConsumerStrategy.DISPATCHTOSINGLE]: 'DispatchToSingle',
    [persistent.CreateReq.ConsumerStrategy.ROUNDROBIN]: 'RoundRobin',
    [persistent.CreateReq.ConsumerStrategy.PINNED]: 'Pinned',
  };
  const strategy = name === '' ? strategies[number] : STRATEGIES.find((known) => known === name);
  if (!strategy) {
    throw unimplemented(`The consumer strategy is one of ${STRATEGIES.join(', ')}.`);
  }
  return strategy;
}
