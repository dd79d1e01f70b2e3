/** A JSON body. */
export type Body = Readonly<Record<string, unknown>>;

/** What became of an act that was posted. */
export type Posted =
  | { readonly events: readonly Body[]; readonly recordedAt: string; readonly position: string }
  | { readonly code: string; readonly facts: Body };

/** A service under test that keeps careers, whichever way it is spoken to. Answers are the texts that it gives. */
export interface Register {
  /** Posts an act under an idempotency key, whatever stands. */
  post(officerId: string, body: Body, key: string): Promise<Posted>;
  /** The items of an officer's audit trail, as known now; none for an officer whom nobody knows. */
  acts(officerId: string): Promise<readonly Body[]>;
  /** Everything that is read of one officer at two clocks, an answer a text. */
  officer(officerId: string, clocks: BothClocks): Promise<readonly string[]>;
  /** Everything that is read of all of them at two clocks. */
  lists(clocks: BothClocks): Promise<readonly string[]>;
  /** What the feed, the audit trail and the export hold: the ids of events in each, in their order. */
  everything(): Promise<readonly (readonly string[])[]>;
  /** The last position of the log. */
  head(): Promise<string>;
}

/** Both clocks of a read; `knownAt` left out is now. */
export interface BothClocks {
  readonly asOf: string;
  readonly knownAt?: string;
}

/** The members of an answer but for those that tell at which clocks it was given. */
export function withoutMeta(text: string): string {
  const { meta: _meta, nextCursor: _cursor, ...body } = JSON.parse(text) as Body;
  return JSON.stringify(body);
}
