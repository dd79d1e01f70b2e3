import type { IStreamsServer } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import { append } from './appending.js';
import { batchAppend } from './batch-appending.js';
import { deleteStream, tombstoneStream } from './deleting.js';
import type { Door } from './door.js';
import type { ReadAnswer } from './encoding.js';
import { followAll, followStream } from './following.js';
import { serverStreaming } from './handlers.js';
import { StreamsService } from './protocol.js';
import { readPlanOf } from './read-plan.js';
import { readAll, readStream } from './reading.js';

/** The service of streams, whose reads may answer with messages that are written already. */
export const streamsDefinition: typeof StreamsService = {
  ...StreamsService,
  read: {
    ...StreamsService.read,
    responseSerialize: (answer: ReadAnswer) =>
      Buffer.isBuffer(answer) ? answer : StreamsService.read.responseSerialize(answer),
  },
};

/** Streams: read and followed, and written where the log may be. */
export function streamsService(door: Door): IStreamsServer {
  const { rows, growth } = door;
  const read = serverStreaming<ReadReq, ReadAnswer>(door, (request, outlet) => {
    const plan = readPlanOf(request);
    switch (plan.kind) {
      case 'read-stream':
        return readStream(plan, rows, outlet);
      case 'read-all':
        return readAll(plan, rows, outlet);
      case 'follow-stream':
        return followStream(plan, rows, growth, outlet);
      case 'follow-all':
        return followAll(plan, rows, growth, outlet);
    }
  });
  return {
    read,
    append: append(door),
    batchAppend: batchAppend(door),
    delete: deleteStream(door),
    tombstone: tombstoneStream(door),
  };
}
