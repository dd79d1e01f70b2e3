import { BackwardsWriter } from './protobuf-bytes.js';
import type { Resolved } from './links.js';
import { TOMBSTONE, type WireEvent } from './wire-event.js';

/** What an event takes besides its bodies and names, about. */
const OVERHEAD = 256;

/**
 * The answer with an event, as the message classes would write it: byte for byte the same (a spec compares them), in a fifth of the time. Nearly
 * everything that a server of a log says is such an answer.
 */
export function eventBytes({ event, link }: Resolved): Buffer {
  const writer = new BackwardsWriter(sizeOf(event) + sizeOf(link) + OVERHEAD);
  writer.number(3, (link ?? event)?.position ?? 0);
  if (link) {
    enclosed(writer, 2, () => writeRecorded(writer, link));
  }
  if (event) {
    enclosed(writer, 1, () => writeRecorded(writer, event));
  }
  writer.enclose(1, writer.length);
  return writer.finish();
}

function writeRecorded(writer: BackwardsWriter, event: WireEvent): void {
  if (event.data.length > 0) {
    writer.bytes(8, event.data);
  }
  if (event.metadata.length > 0) {
    writer.bytes(7, event.metadata);
  }
  writeEntry(writer, 'type', event.type);
  writeEntry(writer, 'created', String(event.created * 10));
  writeEntry(writer, 'content-type', event.json ? 'application/json' : 'application/octet-stream');
  writeNumber(writer, 5, event.position);
  writeNumber(writer, 4, event.position);
  if (event.revision === TOMBSTONE) {
    writer.greatest(3);
  } else {
    writeNumber(writer, 3, event.revision);
  }
  enclosed(writer, 2, () => writer.text(3, event.stream));
  enclosed(writer, 1, () => writer.text(2, event.id));
}

/** An entry of the map of metadata. */
function writeEntry(writer: BackwardsWriter, key: string, value: string): void {
  enclosed(writer, 6, () => {
    writer.text(2, value);
    writer.text(1, key);
  });
}

/** Zero is what a number is when it is not written. */
function writeNumber(writer: BackwardsWriter, field: number, value: number): void {
  if (value > 0) {
    writer.number(field, value);
  }
}

function enclosed(writer: BackwardsWriter, field: number, write: () => void): void {
  const before = writer.length;
  write();
  writer.enclose(field, writer.length - before);
}

function sizeOf(event: WireEvent | undefined): number {
  return event ? event.data.length + event.metadata.length + event.stream.length + OVERHEAD : 0;
}
