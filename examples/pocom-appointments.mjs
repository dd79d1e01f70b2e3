/** Appointments to missions that were never taken up, or of which nobody knows whether they were. */
import { historicalAct } from './lines.mjs';
import { positionOf, wordsOf } from './pocom-missions.mjs';

/** A posting that was assigned, and in case of a nomination came to nothing: on the day that the source names, else on that of the appointment. */
export function appointmentActs(fact, report) {
  const { factId: postingId, missionId: officeId, appointedOn, endedOn, kind, note } = fact;
  report.recorded(postingId);
  const data = { postingId, officeId, positionCode: positionOf(fact) };
  const assigned = historicalAct(
    `${postingId}:assigned`,
    'AssignPosting',
    appointedOn,
    data,
    [fact],
    wordsOf(fact),
  );
  if (kind !== 'nomination') {
    report.count('appointments of which it is not known whether they were taken up: left open');
    return [assigned];
  }
  const outcome = /\bdeclin/i.test(note ?? '') ? 'DECLINED' : 'NOT_TAKEN_UP';
  const unsaid = 'The source does not say when it came to nothing: the day of the appointment stands for it';
  const on = endedOn ?? appointedOn;
  const ended = endedOn === null ? unsaid : undefined;
  return [
    assigned,
    historicalAct(`${postingId}:came-to-nothing`, 'EndPosting', on, { postingId, outcome }, [fact], ended),
  ];
}
