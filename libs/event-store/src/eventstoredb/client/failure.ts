import { EventStoreError } from '../../errors.js';

/** What it means that a call failed, whichever client it was made with. */
export type Failure =
  /** The stream stands elsewhere; nothing was written. -1 when it has no events. */
  | { readonly kind: 'wrong-revision'; readonly stream?: string; readonly actual?: number }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'too-large' }
  /** The server will not, however often it is asked; nothing was written. */
  | { readonly kind: 'refused'; readonly sentence: string }
  /** The server was not reached, or sent us elsewhere: nothing was written, and another try may do. */
  | { readonly kind: 'not-sent'; readonly sentence: string }
  /** No answer, or none that says what became of it. */
  | { readonly kind: 'unknown'; readonly sentence: string };

/** Our own deadline was over before the client answered. */
export class DeadlineError extends Error {}

/** What no channel carried: gRPC says so before it hands a call to a connection. */
const NOT_SENT = /No connection established|Name resolution failed|Failed to discover|ECONNREFUSED/;
/** What the encryption of a connection fails of: waiting does not help. */
const NOT_TRUSTED = /certificate|altnames|ERR_TLS|SSL routines/;
const INVALID_ARGUMENT = 3;
const PERMISSION_DENIED = 7;
const UNIMPLEMENTED = 12;
const UNAUTHENTICATED = 16;
const REFUSED = new Set([INVALID_ARGUMENT, PERMISSION_DENIED, UNIMPLEMENTED, UNAUTHENTICATED]);

/** Reads the error of a client. Nothing of its own goes any further. */
export function failureOf(error: unknown): Failure {
  if (error instanceof EventStoreError) {
    return { kind: 'refused', sentence: error.message };
  }
  if (!(error instanceof Error)) {
    return { kind: 'unknown', sentence: String(error) };
  }
  const { type = '', code } = error as ClientError;
  const sentence = error.message === '' ? type || error.name : plainly(error.message);
  switch (type) {
    case 'wrong-expected-version':
      return wrongRevision(error);
    case 'stream-deleted':
    case 'stream-tombstoned':
      return { kind: 'deleted' };
    case 'maximum-append-size-exceeded':
    case 'append-record-size-exceeded':
    case 'transaction-max-size-exceeded':
      return { kind: 'too-large' };
    case 'access-denied':
      return { kind: 'refused', sentence: 'The server denies access to these credentials.' };
    case 'not-leader':
      return { kind: 'not-sent', sentence: 'The node of the cluster is not the leader.' };
    case 'unsupported':
    case 'invalid-argument':
      return { kind: 'refused', sentence };
    default:
      return code !== undefined && REFUSED.has(code)
        ? { kind: 'refused', sentence }
        : unanswered(error.message, sentence);
  }
}

function unanswered(message: string, sentence: string): Failure {
  if (!NOT_SENT.test(message)) {
    return { kind: 'unknown', sentence };
  }
  return NOT_TRUSTED.test(message)
    ? { kind: 'refused', sentence: `The connection cannot be trusted: ${sentence}${hintOf(message)}` }
    : { kind: 'not-sent', sentence };
}

/** A server that speaks no TLS at all answers what is no handshake. */
function hintOf(message: string): string {
  return message.includes('wrong version number')
    ? ' Does the server speak TLS? If it does not, say tls=false.'
    : '';
}

/** What gRPC says, without what is for its authors. */
function plainly(message: string): string {
  const [line = ''] = message.split('\n');
  const plain = line
    .replace(/^\d+ [A-Z_]+: /, '')
    .replace(/^No connection established\. Last error: (Error\b[^:]*: )?/, '')
    .replace(/\.? Resolution note:.*$/, '');
  return /[.!?]$/.test(plain) ? plain : `${plain}.`;
}

/** What both clients put on their errors. */
interface ClientError extends Error {
  readonly type?: string;
  readonly code?: number;
  readonly streamName?: string;
  readonly actualVersion?: bigint | string;
  readonly actualState?: bigint | string;
}

function wrongRevision({ streamName, actualVersion, actualState }: ClientError): Failure {
  const actual = actualVersion ?? actualState;
  return {
    kind: 'wrong-revision',
    ...(typeof streamName === 'string' && { stream: streamName }),
    ...(actual !== undefined && { actual: typeof actual === 'bigint' ? Number(actual) : -1 }),
  };
}
