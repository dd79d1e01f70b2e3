import { type Subject, SUBJECT_KINDS, type SubjectKind } from '@elshi/domain';
import { leaf } from './shape/leaf.js';
import { isSubjectId } from './shape/text.js';

/** The subject that a text such as `officer/w01` names, if it is written so. */
export function subjectNamed(text: string): Subject | undefined {
  const [kind, id = '', ...more] = text.split('/');
  return isKind(kind) && more.length === 0 && isSubjectId(id) ? { kind, id } : undefined;
}

function isKind(kind: string | undefined): kind is SubjectKind {
  return (SUBJECT_KINDS as readonly unknown[]).includes(kind);
}

/** A text that names a subject. */
export function SubjectText(): PropertyDecorator {
  const holds = (value: unknown): boolean => typeof value === 'string' && subjectNamed(value) !== undefined;
  const says = 'must be written officer/<id>, office/<id> or proposal/<id>.';
  return leaf({ code: 'SUBJECT', says, holds }, { schema: { type: 'string' } });
}
