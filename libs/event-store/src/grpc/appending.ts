import { status, type handleClientStreamingCall, type ServerReadableStream } from '@grpc/grpc-js';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { writable, writableAt, type Door } from './door.js';
import { empty } from './encoding.js';
import { answer } from './handlers.js';
import type { Expected, WireResult, WireWrite } from './log/wire-write.js';
import { expectedOf, ProposedEvents } from './proposed-events.js';
import { streams } from './protocol.js';
import { deadlineOver, invalid, Refusal, streamDeleted, unavailable } from './refusal.js';
import { streamNameOf } from './texts.js';

/** An append in a call of its own: its options, then its events one by one. */
export function append(door: Door): handleClientStreamingCall<AppendReq, AppendResp> {
  return (call, callback) =>
    answer(
      door,
      async () => {
        writable(door);
        const write = await receive(call);
        return appendAnswer(write, await writableAt(write.stream, door).write(write));
      },
      callback,
    );
}

async function receive(call: ServerReadableStream<AppendReq, AppendResp>): Promise<WireWrite> {
  let options: AppendReq.Options | undefined;
  const proposed = new ProposedEvents();
  // Left at the first refusal: what comes after it is not kept.
  for await (const request of requestsOf(call)) {
    const message = request.getProposedMessage();
    options ??= request.getOptions();
    if (message) {
      proposed.add(message);
    }
  }
  if (!options) {
    throw invalid('The options of the append are missing.');
  }
  const revision = options.hasRevision() ? options.getRevision() : undefined;
  return {
    kind: 'append',
    stream: streamNameOf(options.getStreamIdentifier()),
    expected: expectedOf(options, revision),
    events: proposed.events,
    bytes: proposed.bytes,
    ...deadlineOf(call),
  };
}

/** What the client sends; one that goes away before its end is no fault of ours. */
async function* requestsOf(call: ServerReadableStream<AppendReq, AppendResp>): AsyncGenerator<AppendReq> {
  try {
    yield* call as AsyncIterable<AppendReq>;
  } catch (error) {
    throw call.cancelled ? new Refusal(status.CANCELLED, 'The client has gone.') : error;
  }
}

/** The deadline of a call, as a write names it. */
export function deadlineOf(call: { getDeadline(): number | Date }): { readonly deadline?: number } {
  const deadline = Number(call.getDeadline());
  return Number.isFinite(deadline) ? { deadline } : {};
}

/** Refuses what no kind of write answers with. */
export function insistOnDone<Result extends WireResult>(
  stream: string,
  result: Result,
): Exclude<Result, { readonly kind: 'deleted' | 'expired' | 'failed' }> {
  switch (result.kind) {
    case 'deleted':
      throw streamDeleted(stream);
    case 'expired':
      throw deadlineOver();
    case 'failed':
      throw unavailable(result.sentence);
    case 'done':
    case 'wrong-version':
      return result as Exclude<Result, { readonly kind: 'deleted' | 'expired' | 'failed' }>;
  }
}

function appendAnswer({ stream, expected }: WireWrite, given: WireResult): AppendResp {
  const result = insistOnDone(stream, given);
  return result.kind === 'wrong-version'
    ? new streams.AppendResp().setWrongExpectedVersion(wrongVersionOf(expected, result.actual))
    : new streams.AppendResp().setSuccess(successOf(result));
}

function successOf({ revision, position }: Extract<WireResult, { kind: 'done' }>): AppendResp.Success {
  const success = new streams.AppendResp.Success();
  if (revision < 0) {
    success.setNoStream(empty());
  } else {
    success.setCurrentRevision(String(revision));
  }
  if (position === undefined) {
    return success.setNoPosition(empty());
  }
  const place = String(position);
  return success.setPosition(
    new streams.AppendResp.Position().setCommitPosition(place).setPreparePosition(place),
  );
}

function wrongVersionOf(expected: Expected, actual: number): AppendResp.WrongExpectedVersion {
  const message = new streams.AppendResp.WrongExpectedVersion();
  if (actual < 0) {
    message.setCurrentNoStream(empty());
  } else {
    message.setCurrentRevision(String(actual));
  }
  switch (expected) {
    case 'any':
      return message.setExpectedAny(empty());
    case 'none':
      return message.setExpectedNoStream(empty());
    case 'exists':
      return message.setExpectedStreamExists(empty());
    default:
      return message.setExpectedRevision(String(expected));
  }
}
