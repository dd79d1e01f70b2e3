import type { StandingAct } from '../standing.js';
import type { Certificate } from './career.js';
import { idOf, idOpenedBy } from './named-acts.js';
import type { Sweep, Swept } from './sweep.js';
import { isHistorical } from './verdict.js';

/** Acts that the judge accepted before and would refuse now, or whose ordinary assignment would be a first one. */
export function fallen(before: Sweep, after: Sweep): readonly StandingAct[] {
  const found: StandingAct[] = [];
  for (const [index, now] of after.swept) {
    const then = before.swept.get(index);
    if (then === undefined || isHistorical(now.standing.act) || isAmendment(now)) continue;
    if (
      then.verdict.refusal === undefined &&
      (now.verdict.refusal !== undefined || (now.first && !then.first))
    ) {
      found.push(now.standing);
    }
  }
  return found;
}

function isAmendment({ standing }: Swept): boolean {
  return standing.act.kind === 'CorrectAct' || standing.act.kind === 'AnnulAct';
}

/** Acts in force, recorded later, that name an act that goes, or what it opened. Corrections go with their act. */
export function naming(before: Sweep, target: StandingAct): readonly StandingAct[] {
  const id = idOpenedBy(target.act);
  const eventIds = new Set(target.entry.events.map((event) => event.eventId));
  const certified = before.career.certificates
    .filter(certifies(target))
    .map((certificate) => certificate.by.index);
  const restored = before.career.losses
    .filter((loss) => loss.by.index === target.index && loss.restoredBy !== undefined)
    .map((loss) => loss.restoredBy!.index);
  const indices = new Set([...certified, ...restored]);
  return before.standings.all.filter((standing) => {
    if (standing.index <= target.index || standing.status === 'annulled' || standing.status === 'removed')
      return false;
    if (standing.act.kind === 'CorrectAct') return false;
    return (
      indices.has(standing.index) ||
      (id !== undefined && idOf(standing.act) === id) ||
      holds(standing, eventIds)
    );
  });
}

function certifies(target: StandingAct): (certificate: Certificate) => boolean {
  return (certificate) => certificate.spell?.by.index === target.index;
}

function holds(standing: StandingAct, eventIds: ReadonlySet<string>): boolean {
  return standing.act.kind === 'EnterServiceRecord' && eventIds.has(standing.act.data.eventId);
}
