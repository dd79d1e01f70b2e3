import { officerOfSubject, officerStream } from './codec.js';

/** The stream of a subject. One of another kind than ours, or none at all, gives a stream that nothing is in. */
export function streamOfSubject(subject: string): string {
  const officerId = officerOfSubject(subject);
  return officerId === undefined ? `no-${subject}` : officerStream(officerId);
}
