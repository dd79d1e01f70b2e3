import { calendarDate } from '@elshi/law';
import type { History } from '../../../../test/support/careers.js';
import type { Entry, RecordDocument, SectionName } from '../document/content.js';
import { type Choice, recordDocument } from '../document/record-document.js';

/** The document of a history as of a day. */
export function documentOf(
  { standings, career }: History,
  asOf: string,
  { annulled = false, offices = new Map() }: Partial<Choice> = {},
): RecordDocument {
  return recordDocument('o1', standings, career, calendarDate(asOf), { annulled, offices });
}

/** The lines of a section. */
export function section({ sections }: RecordDocument, name: SectionName): readonly Entry[] {
  return sections.find((candidate) => candidate.name === name)!.entries;
}

/** An order of the Minister with a number of its own. */
export function order(number: string): object {
  return { order: { type: 'MINISTER_ORDER', number, date: '2020-05-01', issuedBy: 'MINISTER' } };
}
