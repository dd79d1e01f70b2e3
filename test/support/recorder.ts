import type { Answered, InProcess } from './in-process.js';

/** What the service answers to an act that it recorded. */
export interface Recorded {
  readonly warnings: readonly { readonly code: string }[];
  readonly events: readonly [{ readonly eventId: string }];
  readonly receipt: { readonly recordedAt: string; readonly position: string };
}

/** An act as it is posted: about whom, of which kind, from which day, and on which order. */
type Posted = readonly [subject: string, kind: string, effectiveOn: string, data: object, order?: object];

/** Posts acts about any subject, as `offices/emb`, whatever the revision. */
export function recorder(on: () => InProcess): {
  readonly post: (...act: Posted) => Promise<Answered>;
  /** Fails the test when the act is refused. */
  readonly record: (...act: Posted) => Promise<Recorded>;
} {
  const post = (...[subject, kind, effectiveOn, data, order = {}]: Posted) =>
    on().ask(`/v1/${subject}/acts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'if-match': '*' },
      body: JSON.stringify({ kind, effectiveOn, data, ...order }),
    });
  const record = async (...act: Posted) => {
    const { status, body } = await post(...act);
    expect([status, body['detail']]).toEqual([201, undefined]);
    return body as unknown as Recorded;
  };
  return { post, record };
}
