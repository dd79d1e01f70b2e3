import { calendarDate, type CalendarDate, type OfficeKind, type StateCode } from '@elshi/law';

/** An office abroad of the invented ministry. */
export interface InventedOffice {
  readonly id: string;
  readonly officeKind: OfficeKind;
  readonly name: string;
  readonly hostState: StateCode;
  readonly seat: string;
  readonly establishedOn: CalendarDate;
}

const on = calendarDate;

/** All stand before the first officers are hired. */
// prettier-ignore
export const OFFICES: readonly InventedOffice[] = [
  { id: 'emb-ankara',   officeKind: 'EMBASSY',           name: 'Embassy in Türkiye',           hostState: 'TR', seat: 'Ankara',   establishedOn: on('1992-04-20') },
  { id: 'emb-berlin',   officeKind: 'EMBASSY',           name: 'Embassy in Germany',           hostState: 'DE', seat: 'Berlin',   establishedOn: on('1992-06-15') },
  { id: 'emb-tashkent', officeKind: 'EMBASSY',           name: 'Embassy in Uzbekistan',        hostState: 'UZ', seat: 'Tashkent', establishedOn: on('1992-09-01') },
  { id: 'emb-tokyo',    officeKind: 'EMBASSY',           name: 'Embassy in Japan',             hostState: 'JP', seat: 'Tokyo',    establishedOn: on('1992-10-05') },
  { id: 'cg-istanbul',  officeKind: 'CONSULATE_GENERAL', name: 'Consulate General in Istanbul', hostState: 'TR', seat: 'Istanbul', establishedOn: on('1992-11-02') },
];

/** The id of an office in a ministry that is invented from a seed. */
export function officeIdOf({ id }: InventedOffice, seed: string): string {
  return seed === '1' ? id : `${id}-${seed}`;
}
