import type { LogClient, WireEvent } from '../client/log-client.js';

/** How many of the last events are looked at, and how many where that does not suffice. */
const LATEST = 32;
const MORE = 256;

/** Where the log of the server ends, and how far a mirror is behind it. */
export interface Survey {
  /** The place of the last event that concerns the mirror; 0 when there was none among those looked at. */
  readonly head: number;
  /** Events that the mirror lacks. Counted up to 256; beyond that, reckoned from their size. */
  readonly behind: number;
}

/** What was seen of the log, and whether that says where it ends. */
export interface Surveyed extends Survey {
  readonly conclusive: boolean;
}

/**
 * Looks at the end of the log for a mirror that has gone `through` the log up to some place. `isOurs` tells the events that
 * concern it.
 */
export async function survey(
  client: Pick<LogClient, 'latest'>,
  isOurs: (event: WireEvent) => boolean,
  through: number,
  within: number,
): Promise<Surveyed> {
  const latest = await client.latest(LATEST, within);
  const seen = judged(latest, isOurs, through, LATEST);
  return seen.whole ? seen : judged(await client.latest(MORE, within), isOurs, through, MORE);
}

function judged(
  latest: readonly WireEvent[],
  isOurs: (event: WireEvent) => boolean,
  through: number,
  asked: number,
): Surveyed & { readonly whole: boolean } {
  const ours = latest.filter(isOurs).map(({ commit }) => Number(commit));
  const head = ours[0] ?? 0;
  const lacking = ours.filter((place) => place > through).length;
  const oldest = Number(latest.at(-1)?.commit ?? 0);
  const whole = latest.length < asked || oldest <= through;
  const behind = whole ? lacking : Math.round((lacking * (head - through)) / Math.max(head - oldest, 1));
  return {
    head,
    behind: Math.max(behind, lacking),
    conclusive: ours.length > 0 || latest.length < asked,
    whole,
  };
}
