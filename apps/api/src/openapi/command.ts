import { ACTING_CAUSES, ACTING_TITLES, HEAD_TITLES } from '@elshi/law';
import { HEAD_STATES } from '../http/filters.js';
import { line } from './record.js';
import { day, flag, nullable, oneOf, text, written } from './schema.js';

/** What there is about an act on which an answer rests; absent where it rests on none. */
const lineIfAny = Object.fromEntries(
  Object.entries(line).map(([name, schema]) => [name.endsWith('?') ? name : `${name}?`, schema]),
);

/** Who commands an office, for one day or several. */
export const period = {
  state: oneOf(HEAD_STATES),
  officerId: nullable(text),
  title: nullable(oneOf([...HEAD_TITLES, ...ACTING_TITLES])),
  cause: nullable(oneOf(ACTING_CAUSES)),
  notified: { ...nullable(flag), description: 'Null unless somebody acts.' },
  absent: { ...flag, description: 'The head is away.' },
  from: nullable(day),
  head: { ...nullable(text), description: 'For whom somebody acts; null in a vacancy.' },
  'tookUpOn?': nullable(written),
  'credentialsOn?': nullable(day),
  ...lineIfAny,
};

/** Who commands an office. */
export const command = { officeId: text, ...period };
