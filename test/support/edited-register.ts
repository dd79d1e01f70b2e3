import { readFileSync } from 'node:fs';

/** What a record of the register said, by the names of its source; nothing where it did not stand. */
export type State = Readonly<Record<string, string | null | undefined>> | undefined;

interface Edit {
  readonly what: string;
  readonly recordId: string;
  readonly committedAt: string;
  readonly file: string;
  readonly op: 'added' | 'changed' | 'removed';
  readonly before?: State;
  readonly changes?: readonly {
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

type Fact = Readonly<Record<string, unknown>> & {
  readonly sourceId: string;
  readonly sourceFile: string;
  readonly kind: string;
  readonly dateNotes: Readonly<Record<string, string>> | null;
};

const SECOND = 1_000_000;

/**
 * A register whose edits are known, read back from what it says today: what a record said at a moment is what it says now
 * with every later edit of it undone. The converter goes the other way.
 */
export class EditedRegister {
  readonly #today = new Map<string, State>();
  /** Edits of each record, the last one first. */
  readonly #edits = new Map<string, Edit[]>();
  /** The second in which the first edit of all was made, and the last, in microseconds. */
  readonly first: number;
  readonly last: number;

  constructor(revisions: string, postings: string) {
    for (const fact of objects<Fact>(postings)) {
      const key = `${fact.sourceFile}#${fact.sourceId}`;
      this.#today.set(this.#today.has(key) ? `${key}#2` : key, stateOf(fact));
    }
    const edits = objects<Edit>(revisions);
    const times = edits.map(micros);
    [this.first, this.last] = [Math.min(...times), Math.max(...times)];
    for (const edit of edits.filter(({ what }) => what === 'record')) {
      const key = `${edit.file}#${edit.recordId}`;
      this.#edits.set(key, [edit, ...(this.#edits.get(key) ?? [])]);
    }
    for (const list of this.#edits.values()) list.sort((one, other) => micros(other) - micros(one));
  }

  /** Every record there ever was: its file and its id. */
  get records(): readonly string[] {
    return [...new Set([...this.#today.keys(), ...this.#edits.keys()])];
  }

  /** The seconds in which a record was edited, in microseconds. */
  editsOf(record: string): readonly number[] {
    return (this.#edits.get(record) ?? []).map(micros).toReversed();
  }

  /** What a record said at a moment. */
  at(record: string, moment: number): State {
    let state = this.#today.get(record);
    for (const edit of this.#edits.get(record) ?? []) {
      if (micros(edit) <= moment) break;
      if (edit.op === 'added') state = undefined;
      else if (edit.op === 'removed') state = edit.before;
      else
        state = {
          ...state,
          ...Object.fromEntries(edit.changes!.map(({ field, before }) => [field, before])),
        };
    }
    return state;
  }

  /** Everybody whom a record was ever about. */
  personsOf(record: string): readonly string[] {
    const moments = [this.first - SECOND, ...this.editsOf(record)];
    const persons = moments.map((moment) => this.at(record, moment)?.['person-id']);
    return [...new Set(persons.filter((person) => typeof person === 'string'))];
  }
}

function micros({ committedAt }: Edit): number {
  return Date.parse(committedAt) * 1000;
}

function objects<T>(path: string): readonly T[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as T);
}

function stateOf(fact: Fact): State {
  const text = (name: string) => fact[name] as string | null;
  const notes = fact.dateNotes ?? {};
  return {
    'person-id': text('personId'),
    'role-title-id': text('roleTitleId'),
    'contemporary-territory-id': text('contemporaryTerritoryId'),
    section: fact.kind === 'nomination' ? 'other-nominees' : 'chiefs',
    note: text('note'),
    ...Object.fromEntries(
      ['appointed', 'arrived', 'started', 'ended'].flatMap((name) => [
        [`${name}/date`, text(`${name}On`)],
        [`${name}/note`, notes[`${name}On`]],
      ]),
    ),
  };
}
