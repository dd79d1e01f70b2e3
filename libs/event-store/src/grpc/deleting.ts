import type { handleUnaryCall } from '@grpc/grpc-js';
import type {
  DeleteReq,
  DeleteResp,
  TombstoneReq,
  TombstoneResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import { deadlineOf, insistOnDone } from './appending.js';
import { writable, writableAt, type Door } from './door.js';
import { unary } from './handlers.js';
import type { Expected } from './log/wire-write.js';
import { expectedOf } from './proposed-events.js';
import { streams } from './protocol.js';
import { invalid, wrongVersion } from './refusal.js';
import { streamNameOf } from './texts.js';

/** Deletes a stream softly: it reads as missing, and counts on when it is written again. */
export function deleteStream(door: Door): handleUnaryCall<DeleteReq, DeleteResp> {
  return unary(door, async (request, call) => {
    const place = await writeEnd(door, 'delete', request.getOptions(), deadlineOf(call));
    const position = new streams.DeleteResp.Position().setCommitPosition(place).setPreparePosition(place);
    return new streams.DeleteResp().setPosition(position);
  });
}

/** Ends a stream for good. */
export function tombstoneStream(door: Door): handleUnaryCall<TombstoneReq, TombstoneResp> {
  return unary(door, async (request, call) => {
    const place = await writeEnd(door, 'tombstone', request.getOptions(), deadlineOf(call));
    const position = new streams.TombstoneResp.Position().setCommitPosition(place).setPreparePosition(place);
    return new streams.TombstoneResp().setPosition(position);
  });
}

async function writeEnd(
  door: Door,
  kind: 'delete' | 'tombstone',
  options: DeleteReq.Options | TombstoneReq.Options | undefined,
  deadline: { readonly deadline?: number },
): Promise<string> {
  writable(door);
  if (!options) {
    throw invalid('The options of the deletion are missing.');
  }
  const stream = streamNameOf(options.getStreamIdentifier());
  const log = writableAt(stream, door);
  const expected = expectedOf(options, options.hasRevision() ? options.getRevision() : undefined);
  const write = { kind, stream, expected, events: [], bytes: 0, ...deadline };
  const result = insistOnDone(stream, await log.write(write));
  if (result.kind === 'wrong-version') {
    throw wrongVersion(stream, versionOf(expected), result.actual);
  }
  return String(result.position);
}

/** An expectation as the headers of a refusal name it. */
function versionOf(expected: Expected): number {
  switch (expected) {
    case 'none':
      return -1;
    case 'any':
      return -2;
    case 'exists':
      return -4;
    default:
      return expected;
  }
}
