/** What a stream must look like for a write to be taken. */
export type Expected = 'any' | 'none' | 'exists' | number;

export interface ProposedEvent {
  /** 32 hexadecimal digits in lower case. */
  readonly id: string;
  readonly type: string;
  readonly json: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** A write as a client asked for it. Plain values, so that it crosses to another thread. */
export interface WireWrite {
  readonly kind: 'append' | 'delete' | 'tombstone';
  readonly stream: string;
  readonly expected: Expected;
  /** Empty but for an append. */
  readonly events: readonly ProposedEvent[];
  readonly bytes: number;
  /** Milliseconds since 1970; nothing is written any more after it. */
  readonly deadline?: number;
}

/** What became of a write. */
export type WireResult =
  | {
      readonly kind: 'done';
      /** Number of the stream's last event of this write; -1 when there is no such stream. */
      readonly revision: number;
      readonly position?: number;
      /** False when it had been written before, or there was nothing to write. */
      readonly grew: boolean;
    }
  | {
      readonly kind: 'wrong-version';
      /** Number of the stream's last event; -1 when there is no such stream. */
      readonly actual: number;
    }
  | { readonly kind: 'deleted' }
  /** Its deadline was over before it was written. */
  | { readonly kind: 'expired' }
  | { readonly kind: 'failed'; readonly sentence: string };

/** The bytes of an event that count for the largest append: those of its bodies, and two for each letter of its type. */
export function sizeOf({ type, data, metadata }: ProposedEvent): number {
  return data.length + metadata.length + type.length * 2;
}
