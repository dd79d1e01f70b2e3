import { calendarDate, type CalendarDate } from '@elshi/law';
import type { StandingAct } from '@elshi/domain';
import fc from 'fast-check';
import type { History } from '../../../../test/support/careers.js';
import { dayAfter, patience, runs, story, told } from '../../../../test/support/careers-plausible.js';
import { anyAct, anyDependants } from '../../../../test/support/careers-strange.js';
import { serviceRecord } from '../service-record.js';
import type { RecordDocument, SectionName } from './content.js';
import { recordDocument } from './record-document.js';

const anyDay = dayAfter(calendarDate('1985-01-01'));
const doomsday = calendarDate('9999-12-31');
const strange = fc.array(fc.tuple(anyAct, anyDependants), { maxLength: 25 });
const anyHistory = fc
  .tuple(story, strange, fc.constantFrom('KEEP' as const, 'ANNUL' as const))
  .map(([tale, acts, dependants]) =>
    acts.reduce(
      (history, [act, decisions]) => {
        const decision = history.when(act, { dependants: decisions, offices: ['o1'] });
        return decision.refused === undefined ? history.recorded(act, decision) : history;
      },
      told(tale, { dependants }),
    ),
  );

/** Names of the sections with the members of the record that have the same lines. */
const sameLines: readonly (readonly [SectionName, string])[] = [
  ['positions', 'positions'],
  ['certificates', 'certificates'],
  ['recordEntries', 'recordEntries'],
  ['credits', 'credits'],
  ['leaves', 'leaves'],
  ['suspensions', 'suspensions'],
  ['attestations', 'attestations'],
  ['sanctions', 'sanctions'],
  ['awards', 'awards'],
];

describe('The document of any career', () => {
  it(
    'is plain JSON on every day',
    () => {
      fc.assert(
        fc.property(anyHistory, anyDay, fc.boolean(), (history, day, annulled) => {
          const document = documentOf(history, day, annulled);
          expect(JSON.parse(JSON.stringify(document))).toEqual(document);
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'tells every act in force, and every order',
    () => {
      fc.assert(
        fc.property(anyHistory, (history) => {
          const told = numbersTold(documentOf(history, doomsday, false));
          const missing = history.standings.all.filter(
            (standing) => stands(standing) && !told.has(numberOf(standing)),
          );
          expect(missing.map(({ act }) => act)).toEqual([]);
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'tells every act that was undone where that is asked for',
    () => {
      fc.assert(
        fc.property(anyHistory, (history) => {
          const told = numbersTold(documentOf(history, doomsday, true));
          expect(history.standings.all.filter((standing) => !told.has(numberOf(standing)))).toEqual([]);
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'has the lines of the record, on every day',
    () => {
      fc.assert(
        fc.property(anyHistory, anyDay, (history, day) => {
          const document = documentOf(history, day, false);
          const record = serviceRecord('o1', history.career, day);
          for (const [name, member] of sameLines) {
            const lines = record[member] as readonly { from?: string; on?: string; to?: string | null }[];
            const entries = document.sections.find((section) => section.name === name)!.entries;
            expect(entries.map(({ from, to }) => [from, to])).toEqual(
              lines.map(({ from, on, to, ...rest }) => [
                from ?? on,
                to ?? ('withdrawnOn' in rest ? rest.withdrawnOn : null),
              ]),
            );
          }
        }),
        runs,
      );
    },
    patience,
  );
});

function documentOf({ standings, career }: History, day: CalendarDate, annulled: boolean): RecordDocument {
  return recordDocument('o1', standings, career, day, { annulled, offices: new Map() });
}

/** Numbers of the acts whose order or recording is told: they began or ended a line, or corrected or undid an act. */
function numbersTold({ sections }: RecordDocument): ReadonlySet<number> {
  return new Set(
    sections.flatMap(({ entries }) =>
      entries.flatMap(({ act, ending, remarks }) => [
        act,
        ...(ending?.basis ? [ending.act] : []),
        ...remarks.flatMap((remark) => ('act' in remark ? [remark.act] : [])),
      ]),
    ),
  );
}

function stands({ status }: StandingAct): boolean {
  return status === 'in-force' || status === 'corrected';
}

function numberOf({ entry }: StandingAct): number {
  return entry.events[0]!.revision + 1;
}
