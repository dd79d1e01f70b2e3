/** The register as it stood before its first edit, and its edits in their order. */

/** The members of a record that hold a date, by the names of the present ones. */
const DATES = {
  appointedOn: 'appointed',
  arrivedOn: 'arrived',
  startedOn: 'started',
  endedOn: 'ended',
};

/** What the kinds of present facts are called in the edits. */
const SECTIONS = { posting: 'chiefs', nomination: 'other-nominees', rank: 'principals' };

/** What a record is known by: its id, in its file. A second one with the same id there is marked `#2`. */
export function recordKey(file, recordId) {
  return `${file}#${recordId}`;
}

/** The edits, first to last. Those of one commit are of one time, and stay together. */
export function inOrderOfTime(revisions) {
  const timed = revisions.map((revision, place) => ({ revision, place, time: timeOf(revision) }));
  timed.sort((one, other) => one.time - other.time || one.place - other.place);
  return timed.map(({ revision }) => revision);
}

/** When an edit was made, in milliseconds. */
export function timeOf({ committedAt }) {
  return Date.parse(committedAt);
}

/** Records and persons before the first edit: those of today, with every edit undone, the last one first. */
export function registerBefore(postings, edits) {
  const register = { records: new Map(), persons: new Map() };
  const seen = new Map();
  for (const fact of postings) {
    const key = recordKey(fact.sourceFile, fact.sourceId);
    seen.set(key, (seen.get(key) ?? 0) + 1);
    register.records.set(seen.get(key) === 1 ? key : `${key}#${seen.get(key)}`, recordOf(fact));
    register.persons.set(fact.personId, personOf(fact));
  }
  for (const edit of edits.toReversed()) statesFor(edit, register)?.undo();
  return register;
}

/** Makes an edit in the register, and says what stood before and stands after it; nothing where it is of no interest. */
export function madeIn(register, edit) {
  return statesFor(edit, register)?.redo();
}

function statesFor(edit, { records, persons }) {
  if (edit.what === 'record') return step(records, recordKey(edit.file, edit.recordId), edit);
  return edit.what === 'person' ? step(persons, edit.recordId, edit) : undefined;
}

function step(states, key, { op, before, after, changes }) {
  const change = (side) => {
    const was = states.get(key);
    const changed = changes?.map((each) => [each.field, each[side]]);
    const whole = side === 'after' ? after : before;
    const is = op === 'changed' ? { ...was, ...Object.fromEntries(changed) } : whole;
    if (is === undefined) states.delete(key);
    else states.set(key, is);
    return { key, was, is };
  };
  return { undo: () => change('before'), redo: () => change('after') };
}

function recordOf(fact) {
  const state = {
    'person-id': fact.personId,
    'role-title-id': fact.roleTitleId,
    'contemporary-territory-id': fact.contemporaryTerritoryId,
    section: SECTIONS[fact.kind],
    note: fact.note,
  };
  for (const [member, name] of Object.entries(DATES)) {
    state[`${name}/date`] = fact[member];
    state[`${name}/note`] = fact.dateNotes?.[member] ?? null;
  }
  return state;
}

function personOf({ name, birthYear, deathYear }) {
  const { surname, forename, generational: genName } = name ?? {};
  return { surname, forename, genName, birth: birthYear, death: deathYear };
}
