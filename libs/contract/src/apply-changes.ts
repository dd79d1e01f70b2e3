import { type Act, type ActChanges, mergePatch, postedForm } from '@elshi/domain';
import { subjectOf } from './acts/kinds.js';
import { readAct } from './read-act.js';
import { faulty, type Read, type Violation } from './violation.js';

const CHANGES = '/data/changes';

const dependantsChanged: Violation = {
  pointer: '/data/dependants',
  code: 'UNKNOWN_MEMBER',
  detail: 'What was decided about dependants is not part of an act, and cannot be corrected.',
};

/** What would be wrong with an act as several corrections give it, first to last; nothing where there is none. */
export function correctionFaults(act: Act, corrections: readonly ActChanges[]): readonly Violation[] {
  if (corrections.length === 0) return [];
  const corrected = readAct(corrections.reduce<unknown>(mergePatch, postedForm(act)), subjectOf(act.kind));
  return 'violations' in corrected ? corrected.violations : [];
}

/**
 * The act as it would stand with the changes of a correction, or what would be wrong with it.
 *
 * The changes are a JSON Merge Patch; pointers are those of the correction that was posted.
 */
export function applyChanges(act: Act, changes: ActChanges): Read<{ readonly act: Act }> {
  const changed = readAct(mergePatch(postedForm(act), changes), subjectOf(act.kind));
  const dependants = changes.data?.['dependants'] === undefined ? [] : [dependantsChanged];
  if (!('violations' in changed) && dependants.length === 0) return { act: changed.act.act };
  return faulty([...('violations' in changed ? changed.violations : []), ...dependants], CHANGES);
}
