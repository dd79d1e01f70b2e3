import type { Failure } from '../../embedded/messages.js';
import type { Micros } from '../../port.js';
import type { LogEnd } from '../../shared/ruling.js';
import type { Sent, StreamEnd } from './sender.js';
import type { Survey } from './survey.js';
import type { WireAppend } from '../client/log-client.js';

/** What is asked of the keeper of a mirror. Plain values: it may live in another thread. */
export type KeeperRequest =
  | { readonly kind: 'calls'; readonly calls: readonly NumberedCall[] }
  /** The append that ends at this position should have come, and did not: see whether the subscription brings anything. */
  | { readonly kind: 'check'; readonly position: number }
  | { readonly kind: 'close' };

/** What the server is asked, within so many milliseconds. */
export type Call =
  | { readonly ask: 'append'; readonly appends: readonly WireAppend[]; readonly within: number }
  | { readonly ask: 'last-of'; readonly stream: string; readonly within: number }
  /** Whether it appends to several streams at once. */
  | { readonly ask: 'together'; readonly within: number };

/** What it answers. */
export interface Answers {
  readonly append: Sent;
  readonly 'last-of': StreamEnd | undefined;
  readonly together: boolean;
}

export interface NumberedCall {
  readonly number: number;
  readonly call: Call;
}

export interface NumberedAnswer {
  readonly number: number;
  readonly answer: { readonly value: Answers[Call['ask']] } | { readonly failure: Failure };
}

/** What the keeper says. The first word is `opened` or `failed`, the last `closed` or `failed`. */
export type KeeperReport =
  | {
      readonly kind: 'opened';
      readonly end: LogEnd;
      readonly through: number;
      /** Whether the mirror has ever held all that the server had. */
      readonly whole: boolean;
    }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'answers'; readonly answers: readonly NumberedAnswer[] }
  /** The mirror holds more of the log, up to here. */
  | {
      readonly kind: 'grown';
      readonly end: LogEnd;
      /** The place on the server up to which its log was gone through. */
      readonly through: number;
      /** Events that were added since the mirror was opened. */
      readonly added: number;
      /** When the server wrote the last event of it. */
      readonly created: Micros;
    }
  /** The server's log was looked at. */
  | ({ readonly kind: 'surveyed' } & Survey)
  /** Nothing but events of others comes, and it has come so far. */
  | { readonly kind: 'passing'; readonly place: number }
  | { readonly kind: 'standing'; readonly standing: MirrorStanding }
  | { readonly kind: 'closed' };

/** How the mirror stands to the log of the server. */
export interface MirrorStanding {
  /**
   * `connecting`: nothing was heard of the server yet. `filling`: connected, and what there is is still coming. `live`: it has
   * everything, and what is appended comes at once. `lost`: the server is out of reach, or its log is not the one that is
   * mirrored; tried again without end.
   */
  readonly state: 'connecting' | 'filling' | 'live' | 'lost';
  /** Since when, in milliseconds since 1970. */
  readonly since: number;
  /** Why it is lost. */
  readonly because?: string;
  /** Whether it is of no use to wait: somebody must do something. Tried again all the same. */
  readonly lasting?: boolean;
}
