import { type Act, emptyLedger, office, type OfficeActKind } from '@elshi/domain';
import { act, History, president } from './careers.js';

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
