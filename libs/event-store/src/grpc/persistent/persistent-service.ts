import type { ServerDuplexStream } from '@grpc/grpc-js';
import { randomUUID } from 'node:crypto';
import type { StreamIdentifier } from '@eventstore/db-client/generated/shared_pb.js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/persistent_pb.js';
import type { IPersistentSubscriptionsServer } from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import type { Door } from '../door.js';
import { empty } from '../encoding.js';
import { bidirectional, unary } from '../handlers.js';
import type { Outlet } from '../outlet.js';
import { persistent } from '../protocol.js';
import { invalid, refusalOf } from '../refusal.js';
import { numberOf, streamNameOf, uuidOf } from '../texts.js';
import { Consumer } from './consumer.js';
import type { NackAction } from '../../consuming/consumer-group.js';
import type { Group } from './group.js';
import { infoOf } from './group-info.js';
import { groupDropped, groupMissing, type GroupName } from './group-refusals.js';
import { createdGroup, updatedGroup } from './group-settings.js';
import type { Groups } from './groups.js';
import { ALL } from './system-streams.js';

/** Groups of consumers: made, changed, consumed and looked at. */
export function persistentService(door: Door, groups: Groups): IPersistentSubscriptionsServer {
  const { rows } = door;
  return {
    create: unary(door, async (request) => {
      await groups.create(createdGroup(request.getOptions()));
      return new persistent.CreateResp();
    }),
    update: unary(door, async (request) => {
      await groups.update(updatedGroup(request.getOptions()));
      return new persistent.UpdateResp();
    }),
    delete: unary(door, async (request) => {
      await groups.remove(nameOf(request.getOptions()));
      return new persistent.DeleteResp();
    }),
    read: bidirectional(door, (call, outlet) => new Consumption(door, groups, call, outlet).listen()),
    getInfo: unary(door, (request) => {
      const info = infoOf(groups.find(nameOf(request.getOptions())), rows);
      return new persistent.GetInfoResp().setSubscriptionInfo(info);
    }),
    replayParked: unary(door, (request) => {
      const options = request.getOptions();
      const stopAt = options?.hasStopAt() ? numberOf(options.getStopAt()) : Number.MAX_SAFE_INTEGER;
      groups.find(nameOf(options)).replayParked(stopAt);
      return new persistent.ReplayParkedResp();
    }),
    list: unary(door, (request) => {
      const of = request.getOptions()?.getListForStream();
      const stream = of && (of.hasAll() ? ALL : streamNameOf(of.getStream()));
      const list = groups.list(stream);
      if (stream !== undefined && list.length === 0) {
        throw groupMissing({ stream, group: '' });
      }
      return new persistent.ListResp().setSubscriptionsList(list.map((group) => infoOf(group, rows)));
    }),
    restartSubsystem: unary(door, async () => {
      await groups.restart();
      return empty();
    }),
  };
}

interface NameMessage {
  getGroupName(): string;
  hasAll(): boolean;
  getStreamIdentifier(): StreamIdentifier | undefined;
}

function nameOf(message: NameMessage | undefined): GroupName {
  if (!message) {
    throw invalid('The options are missing: which group is meant?');
  }
  const stream = message.hasAll() ? ALL : streamNameOf(message.getStreamIdentifier());
  return { stream, group: message.getGroupName() };
}

/** One consumer's call: first it says of which group, then what became of each event. */
class Consumption {
  #joined: { readonly group: Group; readonly consumer: Consumer } | undefined;

  constructor(
    private readonly door: Door,
    private readonly groups: Groups,
    private readonly call: ServerDuplexStream<ReadReq, ReadResp>,
    private readonly outlet: Outlet<ReadResp>,
  ) {}

  listen(): void {
    this.call.on('data', (request: ReadReq) => {
      try {
        this.#received(request);
      } catch (error) {
        this.outlet.fail(refusalOf(error, this.door.onFault));
      }
    });
    this.call.on('end', () => this.outlet.end());
  }

  #received(request: ReadReq): void {
    const options = request.getOptions();
    if (options) {
      this.#join(options);
      return;
    }
    if (!this.#joined) {
      throw invalid('The first message of a consumer says of which group it is.');
    }
    const { group, consumer } = this.#joined;
    const nack = request.getNack();
    const ids = (nack ?? request.getAck())?.getIdsList().map((id) => uuidOf(id) ?? '') ?? [];
    if (nack?.getAction() === persistent.ReadReq.Nack.Action.STOP) {
      throw groupDropped(group.entry.name);
    }
    if (nack) {
      void group.members.refuse(consumer, ids, actionOf(nack.getAction()), nack.getReason().slice(0, 1000));
    } else {
      group.members.acknowledge(consumer, ids);
    }
  }

  #join(options: ReadReq.Options): void {
    if (this.#joined) {
      throw invalid('A consumer is of one group, which it names once.');
    }
    const group = this.groups.find(nameOf(options));
    const form = options.getUuidOption()?.hasStructured() ? 'structured' : 'string';
    const name = String(this.call.metadata.get('connection-name')[0] ?? '');
    const consumer = new Consumer(this.call.getPeer(), name, options.getBufferSize(), form, this.outlet);
    group.insistOnRoom();
    const confirmation = new persistent.ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID());
    void this.outlet.send(new persistent.ReadResp().setSubscriptionConfirmation(confirmation));
    group.members.join(consumer);
    this.#joined = { group, consumer };
  }
}

function actionOf(action: ReadReq.Nack.Action): NackAction {
  const { PARK, SKIP } = persistent.ReadReq.Nack.Action;
  return action === PARK ? 'park' : action === SKIP ? 'skip' : 'retry';
}
