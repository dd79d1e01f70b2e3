import fc from 'fast-check';
import type { Act } from '@elshi/domain';
import { calendarDate, dateOf, dayNumber } from '@elshi/law';
import { annulled, corrected, court, type History, minister } from '../../../test/support/careers.js';
import {
  appointingHead,
  aroundOffices,
  away,
  back,
  byHead,
  designating,
  dismissingHead,
  establishedOn,
  officeAct,
} from '../../../test/support/offices.js';
import { headView } from './command.js';
import { officeView } from './office.js';
import { type OfficeRow, officeRows } from './office-rows.js';

const headed = (): History =>
  establishedOn('2015-03-01').with(appointingHead('amb', '2016-05-02'), aroundOffices);
const shown = (history: History, ...names: readonly (keyof OfficeRow)[]) =>
  officeRows(history.office).map((row) =>
    ['validFrom', ...names].map((name) => row[name as keyof OfficeRow]),
  );

describe('Rows of the list of offices', () => {
  it('are one for each stretch of days on which nothing changes', () => {
    const history = headed()
      .and(officeAct('ReorganiseOffice', '2018-01-01', { seat: 'Graz' }))
      .and(away('2020-08-03'))
      .with(designating('cou', '2020-08-05', 'ABSENCE', byHead('2020-08-01')), aroundOffices)
      .and(back('2020-08-31'))
      .and(officeAct('TerminateOffice', '2022-01-01'));

    expect(shown(history, 'status', 'seat', 'headState', 'headedBy', 'commandedBy')).toEqual([
      ['0001-01-01', 'NOT_YET_OPEN', 'Vienna', 'VACANT', null, null],
      ['2015-03-01', 'OPEN', 'Vienna', 'VACANT', null, null],
      ['2016-05-02', 'OPEN', 'Vienna', 'SUBSTANTIVE', 'amb', 'amb'],
      ['2018-01-01', 'OPEN', 'Graz', 'SUBSTANTIVE', 'amb', 'amb'],
      ['2020-08-05', 'OPEN', 'Graz', 'ACTING', 'amb', 'cou'],
      ['2020-08-31', 'OPEN', 'Graz', 'SUBSTANTIVE', 'amb', 'amb'],
      ['2022-01-01', 'TERMINATED', 'Graz', 'VACANT', null, null],
    ]);
  });

  it('are none where no establishment stands', () => {
    const history = establishedOn('2015-03-01');

    expect(officeRows(history.and(annulled('2016-01-01', history.last())).office)).toEqual([]);
  });

  it('have on any day what record and head of the office have, whatever was recorded', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), day, (steps, asOf) => {
        const { office } = steps.reduce(told, headed());
        const rows = officeRows(office);
        const found = rows.filter(
          ({ validFrom, validTo }) => validFrom <= asOf && (validTo === null || validTo > asOf),
        );
        expect(found).toHaveLength(1);
        const { validFrom: _from, validTo: _to, headState, headedBy, commandedBy, title, ...is } = found[0]!;
        expect(officeView('emb', office, asOf)).toMatchObject(is);
        const head = headView('emb', office, asOf);
        expect(head).toMatchObject({ state: headState, officerId: commandedBy, title });
        expect(headedBy).toBe(headState === 'ACTING' ? head['head'] : commandedBy);
        expect(rows.every(({ validTo }, at) => validTo === (rows[at + 1]?.validFrom ?? null))).toBe(true);
      }),
    );
  });
});

const day = fc
  .integer({ min: dayNumber(calendarDate('2015-02-01')), max: dayNumber(calendarDate('2016-12-01')) })
  .map(dateOf);
const step = fc.tuple(fc.nat(9), day, fc.constantFrom('amb', 'next', 'cou', 'far'), fc.nat(20));

/** The history with one more act, if it is lawful. */
function told(history: History, [kind, on, who, chosen]: readonly [number, string, string, number]): History {
  const event = history.id(chosen % history.ledger.acts.length);
  const acts: readonly Act[] = [
    appointingHead(who, on),
    dismissingHead(who, on),
    away(on, `a${chosen % 3}`),
    back(on, `a${chosen % 3}`),
    designating(who, on, 'ABSENCE', byHead(on)),
    designating(who, on, 'VACANCY', minister(on)),
    officeAct('DeclareHeadInability', on, { cause: 'illness' }, minister(on)),
    officeAct('ReorganiseOffice', on, { seat: `Seat ${chosen % 3}` }),
    annulled(on, event, court(on)),
    corrected(on, event, { effectiveOn: on }),
  ];
  const act = acts[kind]!;
  // The establishment stands: without it there are no rows.
  if (act.kind === 'AnnulAct' && event === history.id(0)) return history;
  const decision = history.when(act, aroundOffices);
  return decision.refused === undefined ? history.recorded(act, decision) : history;
}
