import type { Standing } from '../standing.js';
import type { QualityFinding } from './finding.js';

/** Findings in the order of ids, each with the act by which it was accepted, if it was. */
export function withAcceptances(
  findings: readonly QualityFinding[],
  acceptances: readonly Standing<'AcceptFinding'>[],
): readonly QualityFinding[] {
  const byId = new Map(acceptances.map((act) => [act.act.data.findingId, act]));
  return findings
    .map((found) => {
      const accepted = byId.get(found.findingId);
      return accepted === undefined ? found : { ...found, accepted };
    })
    .sort((a, b) => (a.findingId < b.findingId ? -1 : 1));
}
