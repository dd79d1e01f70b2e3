/** What acts are about; each subject has a stream of its own. */
export const SUBJECT_KINDS = ['officer', 'office', 'proposal'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export interface Subject {
  readonly kind: SubjectKind;
  /** Chosen by the caller: 1 to 64 of `a-z 0-9 . _ -`. */
  readonly id: string;
}

export function officer(id: string): Subject {
  return { kind: 'officer', id };
}

export function office(id: string): Subject {
  return { kind: 'office', id };
}

export function proposal(id: string): Subject {
  return { kind: 'proposal', id };
}

/** How a subject is written outside: `officer/w01`. */
export function subjectText({ kind, id }: Subject): string {
  return `${kind}/${id}`;
}
