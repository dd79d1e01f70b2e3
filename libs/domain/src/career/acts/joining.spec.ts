import fc from 'fast-check';
import {
  act,
  annulled,
  corrected,
  given,
  type History,
  holding,
  withoutOrder,
} from '../../../../../test/support/careers.js';
import { findingsOf } from '../../../../../test/support/findings.js';
import { patience, runs, story, told } from '../../../../../test/support/careers-plausible.js';
import {
  type Career,
  joinedInto,
  nothingAround,
  refusedAsJoined,
  refusedNaming,
  type Surroundings,
} from '../../index.js';

const person = (more: object = {}): History =>
  given(
    act(
      'RegisterOfficer',
      '2020-01-01',
      { names: { latin: 'A' }, category: 'OFFICER', ...more },
      withoutOrder,
    ),
  );
const join = (officerId = 'o2', on = '2026-01-01') => act('JoinRecord', on, { officerId }, withoutOrder);
const around = (others: Readonly<Record<string, Career | null>>) => ({
  around: { officers: new Map(Object.entries(others)) },
});
const rulesOf = (history: History) => findingsOf(history).map(({ rule }) => rule);
const other = { joinedInto: undefined, ...person({ personalNo: '1', birthDate: '1980-05-01' }).career };

describe('A person recorded twice', () => {
  it('goes on under the other record once they are joined, whatever the day of the act', () => {
    const history = person();
    for (const on of ['2019-01-01', '2026-01-01', '2090-01-01']) {
      const joined = history.with(join('o2', on), around({ o2: other }));
      expect(joinedInto(joined.ledger)).toBe('o2');
    }
    expect(joinedInto(history.ledger)).toBeUndefined();
  });

  it.each<[string, object, string]>([
    ['with the same personal number', { personalNo: '1' }, 'OK'],
    ['without one', {}, 'OK'],
    ['with another personal number', { personalNo: '2' }, 'PERSON_DIFFERS'],
  ])('is joined %s: %s', (_which, data, code) => {
    expect(person(data).code(join(), around({ o2: other }))).toBe(code);
  });

  it('is joined with a warning where the dates of birth differ', () => {
    const warnings = (birthDate: string) => {
      const decision = person({ birthDate }).when(join(), around({ o2: other }));
      return decision.refused ?? decision.warnings.map(({ code }) => code);
    };
    expect(warnings('1980-05-01')).toEqual([]);
    expect(warnings('1980-05-02')).toEqual(['BIRTH_DATE_DIFFERS']);
  });

  it('is asked about under the record that goes on alone, until they are parted again', () => {
    const bare = person().and(act('EnterService', '2020', {}, { historical: true, ...withoutOrder }));
    const joined = bare.with(join(), around({ o2: other }));
    expect(rulesOf(bare)).toContain('BASIS_MISSING');
    expect(findingsOf(joined)).toEqual([]);
    expect(rulesOf(joined.and(annulled('2026-02-01', joined.last())))).toContain('BASIS_MISSING');
  });

  it('is joined to a record that is there and goes on itself', () => {
    expect(person().code(join(), around({ o2: null }))).toBe('OFFICER_UNKNOWN');
    const decision = person().when(join(), around({ o2: { ...other, joinedInto: 'o3' } }));
    expect(decision).toMatchObject({ refused: 'RECORD_JOINED', facts: { joinedInto: 'o3' } });
  });

  it('is apart again when the joining is annulled, and goes on elsewhere when it is corrected', () => {
    const joined = person().with(join(), around({ o2: other }));
    const apart = joined.and(annulled('2026-02-01', joined.last()));
    const moved = joined.with(
      corrected('2026-02-01', joined.last(), { data: { officerId: 'o4' } }),
      around({ o4: other }),
    );
    expect([apart, moved].map(({ ledger }) => joinedInto(ledger))).toEqual([undefined, 'o4']);
  });
});

describe('An act and a joining', () => {
  const nothing: Surroundings = nothingAround;
  const joined = holding('ATTACHE', '2020-03-15', 'POS_ATTACHE').with(join(), around({ o2: other }));
  const refusedIn = (history: History, next: ReturnType<typeof act>, named: Surroundings = nothing) =>
    (
      refusedAsJoined(history.ledger, { act: next, dependants: [] }) ??
      refusedNaming(history.ledger, { act: next, dependants: [] }, named)
    )?.refused;

  it('do not go together in one record, but for what corrects or annuls the joining', () => {
    const award = act('RecordAward', '2026-02-01', { award: 'medal' });
    expect(refusedAsJoined(joined.ledger, { act: award, dependants: [] })).toMatchObject({
      refused: 'RECORD_JOINED',
      facts: { joinedInto: 'o2' },
    });
    expect(refusedIn(joined, annulled('2026-02-01', joined.last(1)) as never)).toBe('RECORD_JOINED');
    expect(refusedIn(joined, annulled('2026-02-01', joined.last()) as never)).toBeUndefined();
    expect(refusedIn(joined, corrected('2026-02-01', joined.last(), {}) as never)).toBeUndefined();
  });

  it('bring no record to itself', () => {
    const itself = { ...nothing, officers: new Map([['o1', other]]) };
    expect(refusedIn(person(), join('o1') as never, itself)).toBe('ID_UNKNOWN');
  });

  it('bring nobody to an office under a record that does not go on, and end what stands there under it', () => {
    const office = {
      ...person(),
      ledger: { ...person().ledger, subject: { kind: 'office', id: 'emb' } },
    } as never;
    const named = { ...nothing, officers: new Map([['o1', { ...other, joinedInto: 'o2' }]]) };
    const acting = { officerId: 'o1', title: 'AMBASSADOR' };
    expect(refusedIn(office, act('AppointHead', '2026-02-01', acting) as never, named)).toBe('RECORD_JOINED');
    expect(refusedIn(office, act('DismissHead', '2026-02-01', acting) as never, named)).toBeUndefined();
  });

  it(
    'leave the career as it was: joined or apart again, every day stands as before',
    () => {
      fc.assert(
        fc.property(story, (tale) => {
          const history = told(tale);
          const joined = history.with(join(), around({ o2: other }));
          const apart = joined.and(annulled('2026-02-01', joined.last()));
          const { joinedInto: into, ...career } = joined.career;
          expect(into).toBe('o2');
          expect(career).toEqual(history.career);
          expect(apart.career).toEqual(history.career);
        }),
        runs,
      );
    },
    patience,
  );
});
