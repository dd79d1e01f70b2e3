import { subjectNamed } from '@elshi/contract';
import { subjectText } from '@elshi/domain';
import { streamOf, subjectOfStream } from './codec.js';

/** The stream of a subject as it is written outside. What is written otherwise gives a stream that nothing is in. */
export function streamOfSubject(text: string): string {
  const subject = subjectNamed(text);
  return subject === undefined ? `no-${text}` : streamOf(subject);
}

/** How the subject of a stream is written outside; of a stream that is not ours, its name. */
export function subjectTextOf(stream: string): string {
  const subject = subjectOfStream(stream);
  return subject === undefined ? stream : subjectText(subject);
}
