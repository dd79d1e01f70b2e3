import type { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb.js';
import { invalid, unfit } from './refusal.js';

const UUID_TEXT = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const LAST_UINT64 = '18446744073709551615';
const LONGEST_STREAM_NAME = 16 * 1024;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The name of a stream. One that is empty or no text is refused, as the real server does. */
export function streamNameOf(identifier: StreamIdentifier | undefined): string {
  const bytes = identifier?.getStreamName_asU8() ?? new Uint8Array();
  if (bytes.length === 0) {
    throw unfit('The name of the stream is missing.');
  }
  if (bytes.length > LONGEST_STREAM_NAME) {
    throw invalid(`The name of the stream has more than ${LONGEST_STREAM_NAME} bytes.`);
  }
  const name = textOf(bytes);
  if (name === undefined || name.includes('\0')) {
    throw invalid('The name of the stream is not UTF-8 text without NUL.');
  }
  return name;
}

/** A UUID in either of its forms, in lower case; `undefined` for anything else. */
export function uuidOf(uuid: UUID | undefined): string | undefined {
  const structured = uuid?.getStructured();
  if (!structured) {
    const text = uuid?.getString().toLowerCase() ?? '';
    return UUID_TEXT.test(text) ? text : undefined;
  }
  const digits = [structured.getMostSignificantBits(), structured.getLeastSignificantBits()]
    .map((bits) => BigInt.asUintN(64, BigInt(bits)).toString(16).padStart(16, '0'))
    .join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A number of 64 bits: `end` for the greatest, and never more than a safe integer. */
export function placeOf(text: string): number | 'end' {
  return text === LAST_UINT64 ? 'end' : numberOf(text);
}

/** A number of 64 bits as a safe integer: the greatest of those stands for all that are greater. */
export function numberOf(text: string): number {
  return Math.min(Number(text), Number.MAX_SAFE_INTEGER);
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}
