import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type {
  Empty as Nothing,
  StreamIdentifier as Identifier,
  UUID as Uuid,
} from '@eventstore/db-client/generated/shared_pb.js';
import { eventBytes } from './event-bytes.js';
import type { Resolved } from './links.js';
import { Empty, StreamIdentifier, streams, UUID } from './protocol.js';
import { revisionText, type WireEvent } from './wire-event.js';

/** How ids are written: as the client asked. */
export type UuidForm = 'string' | 'structured';

/** What both kinds of answers call a recorded event. */
type RecordedEvent = ReadResp.ReadEvent.RecordedEvent;

/** Writes an event into a message that is still empty. */
export function recorded<Message extends RecordedEvent>(
  message: Message,
  event: WireEvent,
  form: UuidForm,
): Message {
  const position = String(event.position);
  message.setId(uuidMessage(event.id, form));
  message.setStreamIdentifier(streamIdentifier(event.stream));
  message.setStreamRevision(revisionText(event.revision));
  message.setPreparePosition(position);
  message.setCommitPosition(position);
  const metadata = message.getMetadataMap();
  metadata.set('type', event.type);
  metadata.set('content-type', event.json ? 'application/json' : 'application/octet-stream');
  metadata.set('created', String(event.created * 10));
  message.setCustomMetadata(event.metadata);
  message.setData(event.data);
  return message;
}

/** What a read or a subscription answers with: a message, or one that is written already. */
export type ReadAnswer = ReadResp | Buffer;

/** An event as reads and subscriptions answer with it. */
export function eventAnswer(resolved: Resolved, form: UuidForm): ReadAnswer {
  return form === 'string' ? eventBytes(resolved) : eventMessage(resolved, form);
}

/** The answer with an event as a message. */
export function eventMessage({ event, link }: Resolved, form: UuidForm): ReadResp {
  const { RecordedEvent } = streams.ReadResp.ReadEvent;
  const read = new streams.ReadResp.ReadEvent();
  if (event) {
    read.setEvent(recorded(new RecordedEvent(), event, form));
  }
  if (link) {
    read.setLink(recorded(new RecordedEvent(), link, form));
  }
  read.setCommitPosition(String((link ?? event)?.position));
  return new streams.ReadResp().setEvent(read);
}

export function streamIdentifier(name: string): Identifier {
  return new StreamIdentifier().setStreamName(Buffer.from(name));
}

function uuidMessage(id: string, form: UuidForm): Uuid {
  if (form === 'string') {
    return new UUID().setString(id);
  }
  const digits = id.replaceAll('-', '');
  const bits = (from: number): string =>
    String(BigInt.asIntN(64, BigInt(`0x${digits.slice(from, from + 16)}`)));
  const structured = new UUID.Structured().setMostSignificantBits(bits(0)).setLeastSignificantBits(bits(16));
  return new UUID().setStructured(structured);
}

export function empty(): Nothing {
  return new Empty();
}
