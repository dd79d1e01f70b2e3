import type { Body } from '../messages.js';

/** What a subscriber keeps of an officer: nothing of ours is used to make it. */
export interface Standing {
  readonly status: string;
  readonly rank: string | null;
  readonly position: string | null;
}

/** An event that has its effect on a day, as a subscriber takes it out of either feed. */
interface Taken {
  readonly subject: string;
  readonly type: string;
  readonly day: string;
  readonly position: bigint;
  readonly data: Body;
}

/** Officers as they stand on a day, by what the effective feed holds. */
export function byEffectiveFeed(items: readonly Body[], asOf: string): ReadonlyMap<string, Standing> {
  return folded(
    items.map(({ subject, type, effectiveon, position, data }) => ({
      subject: String(subject),
      type: String(type),
      day: firstDay(String(effectiveon)),
      position: BigInt(String(position)),
      data: data as Body,
    })),
    asOf,
  );
}

/** Officers as they stand on a day, by what the recorded feed holds: corrections and annulments applied by the subscriber. */
export function byRecordedFeed(items: readonly Body[], asOf: string): ReadonlyMap<string, Standing> {
  const acts = new Map(items.map((item) => [item['id'], String(item['actid'])]));
  const gone = new Set<string>();
  const changes = new Map<string, Body[]>();
  for (const item of [...items].reverse()) {
    const { type, actid, data } = item as { type: string; actid: string; data: Body };
    if (gone.has(actid)) continue;
    const target = acts.get(data['eventId']) ?? '';
    if (type === 'kz.elshi.ActAnnulled') gone.add(target);
    if (type === 'kz.elshi.ActCorrected')
      changes.set(target, [data['changes'] as Body, ...(changes.get(target) ?? [])]);
  }
  const standing = items.filter(({ actid }) => !gone.has(String(actid)));
  return folded(
    standing.map((item) => taken(item, changes.get(String(item['actid'])) ?? [])),
    asOf,
  );
}

function taken(item: Body, changes: readonly Body[]): Taken {
  const { subject, type, position, dayoforder } = item;
  const { order, citations: _citations, effectiveOn, ...data } = item['data'] as Body;
  const posted = { order, data, ...(dayoforder !== true && { effectiveOn }) };
  const now = changes.reduce<Body>((act, change) => patch(act, change) as Body, posted);
  const day = now['effectiveOn'] ?? (now['order'] as Body)['date'];
  return {
    subject: String(subject),
    type: String(type),
    day: firstDay(String(day)),
    position: BigInt(String(position)),
    data: now['data'] as Body,
  };
}

/** A JSON Merge Patch, as RFC 7396 has it. */
function patch(target: unknown, change: unknown): unknown {
  if (typeof change !== 'object' || change === null || Array.isArray(change)) return change;
  const merged: Record<string, unknown> = { ...(target as Body) };
  for (const [name, value] of Object.entries(change)) {
    if (value === null) delete merged[name];
    else merged[name] = patch(merged[name] ?? {}, value);
  }
  return merged;
}

function firstDay(written: string): string {
  return `${written}-01-01`.slice(0, 10);
}

/** In the order of effect; of one day, in that of recording. */
function folded(events: readonly Taken[], asOf: string): ReadonlyMap<string, Standing> {
  const officers = new Map<string, Standing>();
  const inOrder = [...events].sort((a, b) =>
    a.day === b.day ? Number(a.position - b.position) : a.day < b.day ? -1 : 1,
  );
  for (const { subject } of inOrder)
    officers.set(subject, { status: 'NOT_ENTERED', rank: null, position: null });
  for (const { subject, type, day, data } of inOrder)
    if (day <= asOf)
      officers.set(subject, after(officers.get(subject)!, type.replace('kz.elshi.', ''), data));
  return officers;
}

function after(officer: Standing, type: string, data: Body): Standing {
  const leaves = (status: string): Standing => {
    if (officer.status === 'DECEASED') return officer;
    const ends = officer.status === 'IN_SERVICE' || status === 'DECEASED';
    return ends ? { ...officer, status, position: null } : officer;
  };
  const enters = officer.status !== 'DECEASED';
  switch (type) {
    case 'ServiceEntered':
    case 'ServiceReentered':
      return enters ? { ...officer, status: 'IN_SERVICE' } : officer;
    case 'ServiceLeft':
      return leaves(data['cause'] === 'DEATH' ? 'DECEASED' : 'LEFT');
    case 'DismissedForDisciplineBreach':
      return { ...leaves('DISMISSED'), rank: null };
    case 'PositionAppointed':
      return { ...officer, position: String(data['positionCode']) };
    case 'PositionRelieved':
      return { ...officer, position: null };
    case 'RankAssigned':
    case 'RankAssignedEarly':
    case 'RankAssignedOutOfTurn':
    case 'RankRestored':
      return { ...officer, rank: String(data['rank']) };
    case 'RankDemoted':
      return { ...officer, rank: String(data['toRank']) };
    case 'RankRevoked':
      return { ...officer, rank: null };
    default:
      return officer;
  }
}
