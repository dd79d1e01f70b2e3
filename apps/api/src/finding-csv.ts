import { citationsColumn, type Column, member, memberOf } from './csv.js';

/** Columns of the findings. */
export const findingColumns: readonly Column[] = [
  member('subject'),
  memberOf('names', 'latin', 'name'),
  ...['rule', 'severity', 'status', 'since', 'until', 'explanation'].map(member),
  citationsColumn,
  memberOf('fix', 'says', 'fix'),
  ...['events', 'facts', 'findingId'].map(member),
  memberOf('acceptance', 'recordedBy', 'acceptedBy'),
  memberOf('acceptance', 'on', 'acceptedOn'),
  memberOf('acceptance', 'reason', 'acceptedBecause'),
];
