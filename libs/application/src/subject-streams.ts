import { subjectNamed } from '@elshi/contract';
import { streamOf } from './codec.js';

/** The stream of a subject as it is written outside. What is written otherwise gives a stream that nothing is in. */
export function streamOfSubject(text: string): string {
  const subject = subjectNamed(text);
  return subject === undefined ? `no-${text}` : streamOf(subject);
}
