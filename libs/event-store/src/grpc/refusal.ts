import { Metadata, status } from '@grpc/grpc-js';
import { EventStoreError } from '../errors.js';

/** The most of a name that goes into headers. */
const LONGEST_NAME = 2000;

/** A "no" as the protocol says it: a status, a sentence, and headers by which clients know what it is. */
export class Refusal extends Error {
  readonly details: string;
  readonly metadata = new Metadata();

  constructor(
    readonly code: status,
    sentence: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(wellFormed(sentence));
    this.details = this.message;
    for (const [name, value] of Object.entries(headers)) {
      this.metadata.set(name, printable(value));
    }
  }
}

/** Unfit for the protocol, in a way that the real server answers so. */
export function unfit(sentence: string): Refusal {
  return new Refusal(status.UNKNOWN, sentence);
}

export function invalid(sentence: string): Refusal {
  return new Refusal(status.INVALID_ARGUMENT, sentence);
}

export function unimplemented(sentence: string): Refusal {
  return new Refusal(status.UNIMPLEMENTED, sentence);
}

export function unavailable(sentence: string): Refusal {
  return new Refusal(status.UNAVAILABLE, sentence);
}

export function exhausted(sentence: string): Refusal {
  return new Refusal(status.RESOURCE_EXHAUSTED, sentence);
}

export function accessDenied(sentence: string): Refusal {
  return new Refusal(status.PERMISSION_DENIED, sentence, { exception: 'access-denied' });
}

export function deadlineOver(): Refusal {
  return new Refusal(status.DEADLINE_EXCEEDED, 'The deadline was over before it was written.');
}

export function streamDeleted(stream: string): Refusal {
  return new Refusal(status.FAILED_PRECONDITION, `Stream ${cut(stream)} is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });
}

export function wrongVersion(stream: string, expected: number, actual: number): Refusal {
  return new Refusal(
    status.FAILED_PRECONDITION,
    `Stream ${cut(stream)} is at ${actual}, not at ${expected}.`,
    {
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': String(expected),
      'actual-version': String(actual),
    },
  );
}

export function appendTooLarge(most: number): Refusal {
  return new Refusal(status.INVALID_ARGUMENT, `One append may have ${most} bytes.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(most),
  });
}

/** Whatever went wrong, as a status that may be shown. What we did not expect is told to `onFault` and shown as a fault of ours. */
export function refusalOf(error: unknown, onFault: (error: unknown) => void): Refusal {
  if (error instanceof Refusal) {
    return error;
  }
  if (error instanceof EventStoreError) {
    return unavailable(error.message);
  }
  onFault(error);
  return new Refusal(status.INTERNAL, 'The server could not do this, and its owner was told why.');
}

/** The beginning of a name, for a sentence. */
export function cut(name: string): string {
  return name.length > 200 ? `${name.slice(0, 200)}…` : name;
}

/** Headers hold printable ASCII; everything else is percent-encoded. */
function printable(value: string): string {
  const text = wellFormed(value.slice(0, LONGEST_NAME));
  return text.replaceAll(/[^\x20-\x7e]+/g, encodeURIComponent);
}

function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}
