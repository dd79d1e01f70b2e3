/** The times that lines claim: when the source was last changed where they rest on it. */
import { inOrder } from './pocom-dates.mjs';

/** The entries with their claims, in the order of those. A person or a mission is known as soon as anything of it is. */
export function withClaims(entries) {
  const all = entries.map((entry) => {
    const claims = entry.facts.map(changeOf);
    return { entry, claim: entry.isFirst ? claims.reduce(earlier) : claims.reduce(later) };
  });
  all.sort((one, other) => inOrder(one.claim.on, other.claim.on));
  return all.map(({ entry, claim: { on, by } }) => ({
    ...entry.line,
    recordedAt: `${on}T00:00:00Z`,
    recordedBy: by,
  }));
}

/** When and by whom a fact was last changed: since then the source says what it says. */
function changeOf(fact) {
  const changed = isDay(fact.lastModifiedOn);
  const on = changed ? fact.lastModifiedOn : fact.recordedOn;
  return { on, by: (changed ? fact.lastModifiedBy : fact.recordedBy) ?? 'editor not known' };
}

function earlier(first, change) {
  return change.on < first.on ? change : first;
}

function later(last, change) {
  return change.on > last.on ? change : last;
}

/** Notes days of change that are none; the day of entry is claimed in their place. */
export function noteFalseChanges(facts, report) {
  for (const { factId, lastModifiedOn } of facts) {
    if (lastModifiedOn !== null && !isDay(lastModifiedOn))
      report.finding(factId, 'a day of change that is no day', lastModifiedOn);
  }
}

function isDay(text) {
  return /^\d{4}-\d\d-\d\d$/.test(text ?? '');
}
