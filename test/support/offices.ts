import { type Act, type Career, emptyLedger, office, type OfficeActKind } from '@elshi/domain';
import {
  act,
  appointed,
  assigned,
  entered,
  minister,
  president,
  registered,
  representation,
  withoutOrder,
} from './career-acts.js';
import { type Circumstances, given, History } from './careers.js';

/** An act about an office, by decree of the President unless something else is said of its order. */
export function officeAct(kind: OfficeActKind, on: string, data: object = {}, more: object = {}): Act {
  return act(kind, on, data, { ...president(on), ...more });
}

/** An office about which nothing is recorded. */
export function noOffice(id = 'emb'): History {
  return new History(emptyLedger(office(id)));
}

/** An office that was established on a day: an embassy, unless the data say otherwise. */
export function establishedOn(day: string, data: object = {}): History {
  return noOffice().and(establishing(day, data));
}

export function establishing(day: string, data: object = {}, more: object = {}): Act {
  const embassy = { officeKind: 'EMBASSY', name: 'Embassy in Austria', hostState: 'AT', seat: 'Vienna' };
  return officeAct('EstablishOffice', day, { ...embassy, ...data }, more);
}

/** An officer of a rank, who holds a position at an office abroad or in the Ministry. */
function officer(rank: string, officeId?: string): Career {
  const appointment = appointed('2010-01-04', 'POS_COUNSELLOR', officeId === undefined ? {} : { officeId });
  return given(registered('2010-01-04'), entered('2010-01-04'))
    .with(appointment, { offices: officeId === undefined ? [] : [officeId] })
    .and(assigned('2011-02-01', rank, { justification: 'long service' })).career;
}

/** People whom acts about offices name: two ambassadors to be, staff of the office `emb`, and others. */
export const aroundOffices: Circumstances = {
  around: {
    officers: new Map<string, Career>([
      ['amb', officer('COUNSELLOR_I')],
      ['next', officer('COUNSELLOR_I')],
      ['cou', officer('COUNSELLOR_II', 'emb')],
      ['sec', officer('ATTACHE', 'emb')],
      ['far', officer('COUNSELLOR_II', 'other')],
      ['adm', given(registered('2010-01-04', 'EMPLOYEE')).career],
    ]),
  },
};

export const byHead = (date: string) => ({
  order: { type: 'HEAD_ORDER', number: '7', date, issuedBy: 'HEAD' },
});
export const appointingHead = (officerId: string, day: string, more: object = {}): Act =>
  officeAct(
    'AppointHead',
    day,
    { officerId, title: 'AMBASSADOR', representation: representation(day) },
    more,
  );
export const dismissingHead = (officerId: string, day: string): Act =>
  officeAct('DismissHead', day, {
    officerId,
    cause: 'end of the mission',
    representation: representation(day),
  });
export const away = (day: string, absenceId = 'a1'): Act =>
  officeAct('RecordHeadAbsence', day, { absenceId, cause: 'annual leave' }, withoutOrder);
export const back = (day: string, absenceId = 'a1'): Act =>
  officeAct('EndHeadAbsence', day, { absenceId }, withoutOrder);
export const designating = (officerId: string, day: string, cause: string, order: object): Act =>
  officeAct('DesignateActingHead', day, { officerId, title: 'CHARGE_DAFFAIRES_AD_INTERIM', cause }, order);
/** A staffing table by order of the Minister, unless something else is said of its order. */
export const staffing = (
  day: string,
  limit: number,
  posts: Readonly<Record<string, number>>,
  more: object = minister(day),
): Act =>
  officeAct(
    'ApproveStaffing',
    day,
    { limit, posts: Object.entries(posts).map(([positionCode, count]) => ({ positionCode, count })) },
    more,
  );
