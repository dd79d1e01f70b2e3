import { recordDocument } from '@elshi/projections';
import { calendarDate } from '@elshi/law';
import type { RecordToPrint } from '@elshi/printing';
import type { History } from './careers.js';

/** What is printed of a history as of a day, at clocks and with a code that never change. */
export function printable({ standings, career }: History, asOf: string, annulled = true): RecordToPrint {
  return {
    document: recordDocument('o1', standings, career, calendarDate(asOf), { annulled, offices: new Map() }),
    clocks: { knownAt: '2026-01-01T00:00:00.000042Z', position: '42', ruleset: 'L299-II/2002' },
    code: '0123-4567-89AB-CDEF-GHJK-MNPQ',
  };
}
