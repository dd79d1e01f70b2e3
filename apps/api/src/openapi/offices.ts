import { OFFICE_STATUSES } from '@elshi/domain';
import { ACTING_CAUSES, ACTING_TITLES, HEAD_TITLES, OFFICE_KINDS } from '@elshi/law';
import { line } from './record.js';
import { day, flag, list, nullable, object, oneOf, ref, type Schema, text, written } from './schema.js';

/** What there is about an act on which an answer rests; absent where it rests on none. */
const lineIfAny = Object.fromEntries(
  Object.entries(line).map(([name, schema]) => [name.endsWith('?') ? name : `${name}?`, schema]),
);

/** Answers about one office. */
export const officeSchemas: Readonly<Record<string, Schema>> = {
  Office: object(
    {
      officeId: text,
      officeKind: nullable(oneOf(OFFICE_KINDS)),
      name: nullable(text),
      hostState: nullable(text),
      organisation: nullable(text),
      seat: nullable(text),
      parentOfficeId: nullable(text),
      status: oneOf(OFFICE_STATUSES),
      forms: list(
        object({
          officeKind: oneOf(OFFICE_KINDS),
          name: text,
          seat: text,
          from: written,
          to: nullable(written),
          ...line,
        }),
      ),
      meta: ref('Meta'),
    },
    'An office abroad as it stood on a day; `forms` tells what it was, oldest first.',
  ),
  OfficeHead: object(
    {
      officeId: text,
      state: oneOf(['SUBSTANTIVE', 'ACTING', 'VACANT']),
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
      meta: ref('Meta'),
    },
    'Who commands an office on a day, and on which order.',
  ),
};
