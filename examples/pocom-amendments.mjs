/** Import lines that name one another: acts, their corrections and annulments, each with the time of an edit as its claim. */
import { createHash } from 'node:crypto';

/** Writes acts as lines whose ids are known beforehand: the same whenever the same is converted. */
export class Amendments {
  #report;
  #lines = [];
  #leftOut = new Set();

  constructor(report) {
    this.#report = report;
  }

  /** The lines since they were last taken. */
  taken() {
    this.#report.count('lines written', this.#lines.length);
    return this.#lines.splice(0);
  }

  /** An act about a person; gives the id under which it will stand. `what` tells the lines of one edit apart. */
  act(personId, { revisionId, at, by, source }, what, act) {
    return this.#write(personId, { revisionId, at, by }, what, { ...act, note: source }, 1);
  }

  /** A correction of an act, unless nothing changes. */
  correct(personId, edit, eventId, changes) {
    if (Object.keys(changes).length === 0) return;
    const data = { eventId, changes, reason: edit.source };
    this.#write(
      personId,
      edit,
      `${eventId} corrected`,
      { kind: 'CorrectAct', effectiveOn: dayOf(edit), data },
      1,
    );
  }

  /** An annulment of an act, and of those that name it; gives the id by which it is undone in its turn. */
  annul(personId, edit, eventId, naming = []) {
    const dependants = naming.map((other) => ({ eventId: other, action: 'ANNUL' }));
    const data = { eventId, reason: edit.source, ...(naming.length > 0 && { dependants }) };
    const act = { kind: 'AnnulAct', effectiveOn: dayOf(edit), data };
    return this.#write(personId, edit, `${eventId} annulled`, act, 1 + naming.length);
  }

  /** Notes what no act says, once. */
  leaveOut(fact, reason, detail) {
    const noted = `${reason}\n${fact}`;
    if (!this.#leftOut.has(noted)) this.#report.leftOut(fact, reason, detail);
    this.#leftOut.add(noted);
  }

  #write(personId, { revisionId, at, by }, what, { kind, effectiveOn, data, note }, events) {
    const key = `pocom:${revisionId}:${hash(what).slice(0, 16)}`;
    const eventIds = Array.from({ length: events }, (_none, place) => idOf(`${personId} ${key} ${place}`));
    const act = { kind, effectiveOn, historical: true, data, ...(note && { note }) };
    const recordedAt = new Date(at).toISOString();
    this.#lines.push({ subject: `officer/${personId}`, key, act, eventIds, recordedAt, recordedBy: by });
    this.#report.count(kind);
    return eventIds[0];
  }
}

/** What changes from one value of plain members to another, as a merge patch in a member; nothing where they are the same. */
export function changesIn(name, from, to) {
  const names = new Set([...Object.keys(from), ...Object.keys(to)]);
  const changes = [...names]
    .filter((each) => JSON.stringify(from[each]) !== JSON.stringify(to[each]))
    .map((each) => [each, to[each] ?? null]);
  return changes.length === 0 ? {} : { [name]: Object.fromEntries(changes) };
}

/** The day of an edit. */
export function dayOf({ at }) {
  return new Date(at).toISOString().slice(0, 10);
}

function hash(text) {
  return createHash('sha256').update(text).digest('hex');
}

/** A UUID made from a text. */
function idOf(text) {
  const hex = hash(text);
  const variant = '89ab'[parseInt(hex[16], 16) % 4];
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`];
  return [...parts, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
