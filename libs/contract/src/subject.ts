import { type Subject, SUBJECT_KINDS, type SubjectKind } from '@elshi/domain';
import { isSubjectId } from './shape/text.js';

/** The subject that a text such as `officer/w01` names, if it is written so. */
export function subjectNamed(text: string): Subject | undefined {
  const [kind, id = '', ...more] = text.split('/');
  return isKind(kind) && more.length === 0 && isSubjectId(id) ? { kind, id } : undefined;
}

function isKind(kind: string | undefined): kind is SubjectKind {
  return (SUBJECT_KINDS as readonly unknown[]).includes(kind);
}
