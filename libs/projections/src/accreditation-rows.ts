import type { Headship, Office, OfficeStretch } from '@elshi/domain';
import type { CalendarDate } from '@elshi/law';
import type { Valid } from './valid-rows.js';

/** What an accreditation rests on: the headship itself, or an act beside it. */
export type AccreditationBasis = 'HEADSHIP' | 'ACCREDITATION';

/** To which state or organisation the head of an office is accredited, from one day up to, not including, another. */
export interface AccreditationRow extends Valid {
  readonly accreditedTo: string;
  readonly officerId: string;
  readonly basis: AccreditationBasis;
  /** 1 where it stands beside another, else 0. */
  readonly concurrent: 0 | 1;
  readonly since: CalendarDate;
}

/**
 * The accreditations of the heads of an office: each head to the host state, or a permanent representative to the organisation, and to whatever
 * he was accredited beside. From the day of each up to the day on which it ends.
 */
export function accreditationRows(office: Office): readonly AccreditationRow[] {
  return [
    ...office.headships.flatMap((headship) => {
      const accreditedTo = placeOf(office, headship);
      if (accreditedTo === undefined) return [];
      const { officerId } = headship;
      return rowOf(headship, { accreditedTo, officerId, basis: 'HEADSHIP', concurrent: 0 });
    }),
    ...office.accreditations.flatMap((accreditation) => {
      const { accreditedTo, officerId, concurrent } = accreditation;
      const told = { accreditedTo, officerId, basis: 'ACCREDITATION' } as const;
      return rowOf(accreditation, { ...told, concurrent: concurrent ? 1 : 0 });
    }),
  ];
}

function placeOf({ hostState, organisation }: Office, { title }: Headship): string | undefined {
  return title === 'PERMANENT_REPRESENTATIVE' ? organisation : hostState;
}

/** One that ended on the day on which it began is of no day. */
function rowOf(
  { from, to }: OfficeStretch,
  told: Pick<AccreditationRow, 'accreditedTo' | 'officerId' | 'basis' | 'concurrent'>,
): readonly AccreditationRow[] {
  return to !== undefined && to <= from
    ? []
    : [{ validFrom: from, validTo: to ?? null, ...told, since: from }];
}
