/** What a subscriber keeps: how far he has come, and what he has made of the events. */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** State in one file, so that the checkpoint and what was made of the events up to it can never be of two moments. */
export class State {
  #path;
  #kept;

  /** Opens the state in a folder; a new one has seen nothing. */
  constructor(folder) {
    this.#path = join(folder, 'state.json');
    const none = { logId: null, checkpoint: '', taken: 0, subjects: {} };
    this.#kept = existsSync(this.#path) ? JSON.parse(readFileSync(this.#path, 'utf8')) : none;
  }

  /** Id of the log that the events came from; null before the first. */
  get logId() {
    return this.#kept.logId;
  }

  /** What to send as `after` or `Last-Event-ID`; empty before the first event. */
  get checkpoint() {
    return this.#kept.checkpoint;
  }

  /** Position of the last event that was taken in. */
  get position() {
    return this.#kept.checkpoint.split(':')[0] || '0';
  }

  /** How many events were taken in, each once. */
  get taken() {
    return this.#kept.taken;
  }

  /** By subject: the number of the last event taken in, what was made of all, and those that wait for an earlier one. */
  get subjects() {
    return this.#kept.subjects;
  }

  /** Subjects of which an event waits for one that has not come, with the number that is missing. */
  get missing() {
    return Object.entries(this.#kept.subjects).flatMap(([subject, { sequence, waiting }]) =>
      Object.keys(waiting).length === 0 ? [] : [{ subject, sequence: sequence + 1 }],
    );
  }

  /**
   * Takes an event in, in whatever order and however often it comes: one that was taken in is passed over, one that is
   * too early waits. Says what became of it: `taken`, `again` or `early`.
   */
  take(event) {
    const sequence = Number(event.sequence);
    const known = (this.#kept.subjects[event.subject] ??= { sequence: 0, folded: nothing, waiting: {} });
    this.#kept.logId ??= event.logid;
    if (sequence <= known.sequence || known.waiting[sequence] !== undefined) return 'again';
    known.waiting[sequence] = { id: event.id, type: event.type, effectiveon: event.effectiveon };
    if (sequence > known.sequence + 1) return 'early';
    for (let next = sequence; known.waiting[next] !== undefined; next += 1) {
      known.folded = fold(known.folded, known.waiting[next]);
      known.sequence = next;
      this.#kept.taken += 1;
      delete known.waiting[next];
    }
    return 'taken';
  }

  /** Notes how far the feed was read. */
  reached({ position, id }) {
    this.#kept.checkpoint = `${position}:${id}`;
  }

  /** Puts everything on the disk: beside the old file first, then in its place, so that there is always a whole one. */
  save() {
    const draft = `${this.#path}.new`;
    const file = openSync(draft, 'w');
    writeSync(file, JSON.stringify(this.#kept));
    fsyncSync(file);
    closeSync(file);
    renameSync(draft, this.#path);
    const folder = openSync(dirname(this.#path), 'r');
    fsyncSync(folder);
    closeSync(folder);
  }
}

const nothing = { digest: '', types: {} };

/**
 * What is made of an event of a subject, after all before it. Yours goes here. This one counts types, and chains the ids, so
 * that whoever took the same events in another order, one twice or one less has another digest.
 */
function fold({ digest, types }, { id, type }) {
  return {
    digest: createHash('sha256').update(digest).update(id).digest('hex'),
    types: { ...types, [type]: (types[type] ?? 0) + 1 },
  };
}
