import { OFFICE_STATUSES, STAFF_CATEGORIES } from '@elshi/domain';
import { DEPARTMENT_KINDS, OFFICE_KINDS, RANK_CODES } from '@elshi/law';
import { command, period } from './command.js';
import { line } from './record.js';
import {
  count,
  day,
  flag,
  list,
  nullable,
  object,
  oneOf,
  pageOf,
  ref,
  type Schema,
  text,
  written,
} from './schema.js';

/** What an office is on a day. */
const shown = {
  officeId: text,
  officeKind: nullable(oneOf(OFFICE_KINDS)),
  name: nullable(text),
  hostState: nullable(text),
  organisation: nullable(text),
  seat: nullable(text),
  parentOfficeId: nullable(text),
  status: oneOf(OFFICE_STATUSES),
};
const { state, officerId, title, head } = command;

/** What another office is on a day. */
const institution = {
  officeId: text,
  officeKind: nullable(oneOf(OFFICE_KINDS)),
  name: nullable(text),
  hostState: nullable(text),
  status: nullable(oneOf(OFFICE_STATUSES)),
};

/** Answers about offices. */
export const officeSchemas: Readonly<Record<string, Schema>> = {
  Office: object(
    {
      ...shown,
      staffing: {
        ...nullable(
          object({
            limit: count,
            posts: list(object({ positionCode: text, approved: count, filled: count })),
            from: day,
            ...line,
          }),
        ),
        description: 'The staffing table in force; heads fill none of its posts. Null while there is none.',
      },
      departments: list(
        object({ departmentKind: oneOf(DEPARTMENT_KINDS), name: nullable(text), from: day, ...line }),
      ),
      leaveSchedule: {
        ...nullable(
          object({
            year: count,
            leaves: list(object({ officerId: text, from: day, to: day })),
            from: day,
            ...line,
          }),
        ),
        description: 'The schedule of leaves in force for the year of the day; it grants none.',
      },
      directedBy: list(object(institution, 'An embassy whose head directs the office on the day.')),
      concurrentHeadships: list(
        object(
          { officerId: text, officeId: text, from: day, ...line },
          'Another office that the head heads as well, whichever of the two it was declared at.',
        ),
      ),
      subordinates: list(
        object(
          {
            ...institution,
            from: day,
            ...line,
          },
          'An institution under the head of an embassy, as it stands on the day.',
        ),
      ),
      accreditations: list(
        object(
          { officerId: text, to: text, concurrent: flag, from: day, ...line },
          'To whom the head is accredited.',
        ),
      ),
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
  OfficeItem: object(
    { ...shown, head: object({ state, officerId, title, head }, 'Who commands it on the day.') },
    'An office abroad on a day, and who commands it.',
  ),
  OfficeList: pageOf(ref('OfficeItem'), 'Offices in the order of their ids.'),
  AccreditationItem: object(
    {
      to: text,
      officeId: text,
      officerId: text,
      basis: oneOf(['HEADSHIP', 'ACCREDITATION']),
      concurrent: flag,
      from: day,
    },
    'The head of an office, accredited by his headship to the host state or the organisation, or by an act to another.',
  ),
  AccreditationList: object(
    { items: list(ref('AccreditationItem')), nextCursor: nullable(text), meta: ref('Meta') },
    'Accreditations by state or organisation, then by office.',
  ),
  OfficeHead: object(
    { ...command, meta: ref('Meta') },
    'Who commands an office on a day, and on which order.',
  ),
  OfficeCommand: object(
    {
      officeId: text,
      periods: list(
        object({
          ...period,
          from: day,
          to: {
            ...nullable(day),
            description: 'The first day of the next period; null in the one that lasts.',
          },
        }),
      ),
      meta: ref('Meta'),
    },
    'Who commanded an office up to a day, oldest first, without a day left out: each period is exactly one of substantive, acting, vacant.',
  ),
  StaffItem: object(
    {
      officerId: text,
      names: nullable(object({ latin: text, 'ru?': text, 'kk?': text })),
      category: nullable(oneOf(STAFF_CATEGORIES)),
      rank: nullable(object({ no: count, code: oneOf(RANK_CODES) })),
      positionCode: text,
      postingId: nullable(text),
      from: { ...nullable(day), description: 'The arrival at the post.' },
      department: nullable(oneOf(DEPARTMENT_KINDS)),
    },
    'Who serves at an office: by a posting, or in a position there (then without `postingId`).',
  ),
  ServicePerson: object(
    {
      personId: text,
      names: object({ latin: text, 'ru?': text, 'kk?': text }),
      category: oneOf(['SERVICE_PERSONNEL']),
      nationality: text,
      contractNo: text,
      from: day,
      ...line,
    },
    'Somebody whom the office itself employs, on a contract and an order of its head.',
  ),
  OfficeStaff: object(
    {
      officeId: text,
      head: object(command),
      servicePersonnel: list(ref('ServicePerson')),
      items: list(ref('StaffItem')),
      nextCursor: nullable(text),
      meta: ref('Meta'),
    },
    'Who serves at an office on a day, in the order of their ids, and who commands it.',
  ),
};
