import { status } from '@grpc/grpc-js';
import type { AppendReq } from '@eventstore/db-client/generated/streams_pb.js';
import { MAX_APPEND_BYTES } from '../shared/prepared-append.js';
import { sizeOf, type Expected, type ProposedEvent } from './log/wire-write.js';
import { appendTooLarge, invalid, Refusal, unfit } from './refusal.js';
import { numberOf, uuidOf } from './texts.js';

/** Neither NUL nor half a surrogate pair. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;
/** An append of events without bodies may not be endless either. */
const MOST_EVENTS = 100_000;

/** Gathers the events of one append, and refuses more than one append may hold. */
export class ProposedEvents {
  readonly events: ProposedEvent[] = [];
  #bytes = 0;

  /** What its events count for. */
  get bytes(): number {
    return this.#bytes;
  }

  add(message: AppendReq.ProposedMessage): void {
    const event = proposedEventOf(message);
    this.#bytes += sizeOf(event);
    if (this.#bytes > MAX_APPEND_BYTES) {
      throw appendTooLarge(MAX_APPEND_BYTES);
    }
    if (this.events.length === MOST_EVENTS) {
      throw invalid(`One append may have ${MOST_EVENTS} events.`);
    }
    this.events.push(event);
  }
}

/** What the message of any write says of the stream's revision. */
export interface ExpectationMessage {
  hasAny(): boolean;
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
}

/** What the stream must look like. `revision` is the number that the message names, if it does. */
export function expectedOf(message: ExpectationMessage, revision: string | undefined): Expected {
  if (message.hasAny()) {
    return 'any';
  }
  if (message.hasNoStream()) {
    return 'none';
  }
  if (message.hasStreamExists()) {
    return 'exists';
  }
  if (revision === undefined) {
    throw invalid('The expected revision is missing.');
  }
  return numberOf(revision);
}

function proposedEventOf(message: AppendReq.ProposedMessage): ProposedEvent {
  const metadata = message.getMetadataMap();
  const type = metadata.get('type');
  const contentType = metadata.get('content-type');
  if (type === undefined || contentType === undefined) {
    throw new Refusal(status.INVALID_ARGUMENT, 'An event has a type and a content type.', {
      exception: 'missing-required-metadata-property',
      'required-metadata-properties': 'type,content-type',
    });
  }
  if (type === '' || UNSTORABLE.test(type)) {
    throw unfit('The type of an event is text that is not empty.');
  }
  const id = uuidOf(message.getId());
  if (id === undefined) {
    throw unfit('The id of an event is a UUID.');
  }
  return {
    id: id.replaceAll('-', ''),
    type,
    json: contentType === 'application/json',
    // Copies: what was received stays in memory no longer than its call.
    data: message.getData_asU8().slice(),
    metadata: message.getCustomMetadata_asU8().slice(),
  };
}
