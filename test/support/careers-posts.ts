import type { Act } from '@elshi/domain';
import { codes, idOf, newId, pick, type Scene, until, type Weighted } from './careers-steps.js';
import { arrived, extended, posted, recalled, returned } from './postings.js';

/** Posts somebody, and lets a posting begin and end as it can. */
function posting(scene: Scene): Act {
  const { history, on, step } = scene;
  const running = history.career.postings.find(({ stay, end }) => stay !== undefined && end === undefined);
  const waiting = history.career.postings.find(({ stay, end }) => stay === undefined && end === undefined);
  if (running !== undefined && step.choice % 3 === 0) return returned(on, 'COMPLETED', running.postingId);
  if (waiting !== undefined && running === undefined)
    return step.choice % 8 === 0
      ? returned(on, 'NOT_TAKEN_UP', waiting.postingId)
      : arrived(on, waiting.postingId);
  return posted(on, newId('p', scene), { positionCode: pick(codes, step) });
}

/** What happens at posts. */
export const posts: readonly Weighted[] = [
  [10, posting],
  [1, (s) => arrived(s.on, idOf(s, 'AssignPosting', 'postingId'))],
  [1, (s) => extended(s.on, until(s), idOf(s, 'AssignPosting', 'postingId'))],
  [1, (s) => recalled(s.on, idOf(s, 'StartPosting', 'postingId'))],
  [1, (s) => returned(s.on, 'RECALLED', idOf(s, 'RecallEarly', 'postingId'))],
];
