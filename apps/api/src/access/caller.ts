import type { Grant } from '@elshi/access';

/** Whoever has shown who he is: a person with a token, or a machine with a key. */
export interface Caller {
  /** What stands as `recordedBy` in what he records. */
  readonly id: string;
  /** How he is called. */
  readonly name?: string;
  readonly grants: readonly Grant[];
  /** Whose own record SELF reads, and who proposes as HEAD. */
  readonly officerId?: string;
  /** The offices that HEAD heads. */
  readonly offices: readonly string[];
  /** When what he has shown ends, in milliseconds since 1970. */
  readonly until: number;
  /** The key that he has shown, where it was one. */
  readonly keyId?: string;
}
