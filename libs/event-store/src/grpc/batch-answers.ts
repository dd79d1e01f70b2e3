import { status } from '@grpc/grpc-js';
import type { Message } from 'google-protobuf';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import wellKnown from 'google-protobuf/google/protobuf/empty_pb.js';
import type { UUID } from '@eventstore/db-client/generated/shared_pb.js';
import type { Status as StatusMessage } from '@eventstore/db-client/generated/status_pb.js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { MAX_APPEND_BYTES } from '../shared/prepared-append.js';
import type { WireResult } from './log/wire-write.js';
import { AllStreamPosition, refusals, Status, streams } from './protocol.js';
import { cut, deadlineOver, streamDeleted, unavailable, type Refusal } from './refusal.js';

/** What every answer repeats of the append. */
export interface BatchHead {
  readonly id: UUID | undefined;
  readonly options: BatchAppendReq.Options | undefined;
}

type Options = BatchAppendReq.Options;
const nothing = (): InstanceType<typeof wellKnown.Empty> => new wellKnown.Empty();

/** The answer to an append that was looked at. */
export function batchResult(head: BatchHead, result: WireResult): BatchAppendResp {
  const stream = nameIn(head);
  switch (result.kind) {
    case 'done':
      return answerTo(head).setSuccess(successOf(result));
    case 'wrong-version':
      return answerTo(head).setError(
        statusOf(
          status.FAILED_PRECONDITION,
          `Stream ${cut(stream)} is at ${result.actual}.`,
          'WrongExpectedVersion',
          wrongVersionOf(head.options, result.actual),
        ),
      );
    case 'deleted':
      return batchRefusal(head, streamDeleted(stream));
    case 'expired':
      return batchRefusal(head, deadlineOver());
    case 'failed':
      return batchRefusal(head, unavailable(result.sentence));
  }
}

/** The answer to an append that was refused. The client knows it by the kind of its details alone. */
export function batchRefusal(head: BatchHead, { code, details, metadata }: Refusal): BatchAppendResp {
  const [name, message] = detailsOf(head, code, String(metadata.get('exception')[0]));
  return answerTo(head).setError(statusOf(code, details, name, message));
}

function detailsOf(head: BatchHead, code: status, exception: string): readonly [string, Message] {
  switch (exception) {
    case 'access-denied':
      return ['AccessDenied', new refusals.AccessDenied()];
    case 'maximum-append-size-exceeded':
      return [
        'MaximumAppendSizeExceeded',
        new refusals.MaximumAppendSizeExceeded().setMaxappendsize(MAX_APPEND_BYTES),
      ];
    case 'stream-deleted': {
      const identifier = head.options?.getStreamIdentifier();
      return ['StreamDeleted', new refusals.StreamDeleted().setStreamIdentifier(identifier)];
    }
    default:
      return code === status.DEADLINE_EXCEEDED
        ? ['Timeout', new refusals.Timeout()]
        : ['Unknown', new refusals.Unknown()];
  }
}

function statusOf(code: status, sentence: string, name: string, details: Message): StatusMessage {
  const packed = new any.Any();
  packed.pack(details.serializeBinary(), `event_store.client.${name}`);
  return new Status()
    .setCode(code as number)
    .setMessage(sentence)
    .setDetails(packed);
}

function answerTo({ id, options }: BatchHead): BatchAppendResp {
  const answer = new streams.BatchAppendResp()
    .setCorrelationId(id)
    .setStreamIdentifier(options?.getStreamIdentifier() ?? new refusals.StreamIdentifier());
  if (options?.hasStreamPosition()) {
    answer.setStreamPosition(options.getStreamPosition());
  }
  return answer
    .setNoStream(options?.getNoStream())
    .setAny(options?.getAny())
    .setStreamExists(options?.getStreamExists());
}

function successOf({ revision, position }: Extract<WireResult, { kind: 'done' }>): BatchAppendResp.Success {
  const success = new streams.BatchAppendResp.Success();
  if (revision < 0) {
    success.setNoStream(nothing());
  } else {
    success.setCurrentRevision(String(revision));
  }
  if (position === undefined) {
    return success.setNoPosition(nothing());
  }
  const place = String(position);
  return success.setPosition(new AllStreamPosition().setCommitPosition(place).setPreparePosition(place));
}

function wrongVersionOf(options: Options | undefined, actual: number): Message {
  const message = new refusals.WrongExpectedVersion();
  if (actual < 0) {
    message.setCurrentNoStream(nothing());
  } else {
    message.setCurrentStreamRevision(String(actual));
  }
  if (options?.hasStreamPosition()) {
    message.setExpectedStreamPosition(options.getStreamPosition());
  }
  if (options?.hasAny()) {
    message.setExpectedAny(nothing());
  }
  if (options?.hasStreamExists()) {
    message.setExpectedStreamExists(nothing());
  }
  if (options?.hasNoStream()) {
    message.setExpectedNoStream(nothing());
  }
  return message;
}

function nameIn({ options }: BatchHead): string {
  return Buffer.from(options?.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString();
}
