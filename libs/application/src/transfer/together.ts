import { EventStoreError } from '@elshi/event-store';
import type { JudgedOutcome, Submission } from '../messages.js';
import type { Recording } from './recording.js';
import { appendsOf, isFine, outcomeOf, type Supposed, Supposing } from './supposing.js';

/** What acts are recorded with that go together. */
type Together = Pick<Recording, 'log' | 'ledgers' | 'links'>;

/** How often it is all judged again when somebody else writes about the same officers meanwhile. */
const TRIES = 5;

/**
 * Records several acts in one append: all of them or none.
 *
 * Answers what became of each, in their order. When one of them is neither recorded now nor was before, nothing was
 * written, and the outcomes of the others say what would have been. `does-not-fit`: more than one append can hold;
 * nothing was written.
 */
export async function recordTogether(
  recording: Together,
  submissions: readonly Submission[],
): Promise<readonly JudgedOutcome[] | 'does-not-fit'> {
  const { log, ledgers } = recording;
  for (let tries = 1; ; tries += 1) {
    const acts = await judgeTogether(recording, submissions);
    const appends = appendsOf(acts);
    if (appends.length === 0 || !acts.every(({ outcome }) => isFine(outcome)))
      return acts.map(({ outcome }) => outcome);
    try {
      await log.append(appends);
      return await Promise.all(acts.map((act) => outcomeOf(ledgers, act)));
    } catch (error) {
      if (!(error instanceof EventStoreError)) throw error;
      if (error.code === 'AppendTooLarge') return 'does-not-fit';
      const mayHelp = error.code === 'WrongExpectedRevision' || error.code === 'Timeout';
      if (!mayHelp || tries === TRIES) throw error;
    }
  }
}

/** Judges several acts, each as if those before it were recorded. Nothing is written. */
export async function judgeTogether(
  { ledgers, links }: Omit<Together, 'log'>,
  submissions: readonly Submission[],
): Promise<readonly Supposed[]> {
  const supposing = new Supposing(ledgers, links);
  const acts: Supposed[] = [];
  for (const submission of submissions) acts.push(await supposing.judge(submission));
  return acts;
}
