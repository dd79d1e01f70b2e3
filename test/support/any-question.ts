import fc from 'fast-check';
import {
  auditOrder,
  auditQuery,
  effectiveQueries,
  eligibleQuery,
  holdersQuery,
  officersQuery,
  accreditationsQuery,
  officesQuery,
  proposalsQuery,
} from '@elshi/application';
import { calendarDate, HEAD_PROPOSALS, OFFICE_KINDS, RANK_CODES } from '@elshi/law';
import type { RowQuery } from '@elshi/read-models';
import type { InventedLog } from './filled-views.js';
import { HOST_STATES } from './invented-subjects.js';
import type { AskedMoment } from './list-questions.js';

/** The queries of a question at a moment, with pages of a limit. */
type Make = (moment: AskedMoment, limit: number) => readonly RowQuery[];

/** Any question of a list, at any moment. */
export function anyQuestion({
  careers,
}: InventedLog): fc.Arbitrary<{ asOf: string; share: number; limit: number; make: Make }> {
  const day = fc.integer({ min: 1985, max: 2027 }).map((year) => calendarDate(`${year}-06-15`));
  const window = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
  const officers = narrowed({
    q: fc.constantFrom('akhmetova', 'ova', 'SAULE', 'a', 'kz', 'kz-0', 'zz', 'serikbek dana'),
    rank: fc.constantFrom(...RANK_CODES),
    office: fc.integer({ min: 0, max: 20 }).map((number) => `office-${number}`),
    status: fc.constantFrom('NOT_ENTERED', 'IN_SERVICE', 'LEFT', 'DECEASED'),
  }).map((filter): Make => (at, limit) => [officersQuery(filter, at, { limit })]);
  const eligible = window.map((days): Make => (at, limit) => [eligibleQuery(days, at, { limit })]);
  const holders = fc.constant<Make>((at, limit) => [holdersQuery(at, { limit })]);
  const audit = narrowed({
    actor: fc.constantFrom('import', 'clerk-0', 'clerk-7'),
    kind: fc.constantFrom('AssignRank', 'AppointToPosition', 'CorrectAct', 'AnnulAct'),
    order: fc.integer({ min: 14_700, max: 20_000 }).map((number) => `3-${number}/1`),
    subject: fc.constantFrom('officer/p000013', 'officer/p007932', 'officer/nobody'),
    effectiveFrom: day,
    effectiveTo: day,
  }).map((filter): Make => ({ position }, limit) => {
    expect(auditOrder(filter).at(-1)).toBe('position');
    return [auditQuery(filter, { from: 1, before: Number(position) + 1 }, { limit })];
  });
  const effective = narrowed({
    types: fc.subarray(['RankAssigned', 'ServiceLeft'], { minLength: 1 }),
    from: day,
    to: day,
  }).map(
    (filter): Make =>
      (at, limit) =>
        effectiveQueries(filter, at, { limit }),
  );
  const person = fc.constantFrom(...careers.slice(0, 40).map(({ officerId }) => officerId));
  const persons = fc.uniqueArray(person, { minLength: 1, maxLength: 3 });
  const offices = narrowed({
    officeKind: fc.constantFrom(...OFFICE_KINDS),
    hostState: fc.constantFrom(...HOST_STATES),
    status: fc.constantFrom('NOT_YET_OPEN', 'OPEN', 'TERMINATED'),
    headState: fc.constantFrom('SUBSTANTIVE', 'ACTING', 'VACANT'),
    headedBy: persons,
    commandedBy: persons,
  }).map((wanted): Make => (at, limit) => [officesQuery(wanted, at, { limit })]);
  const accreditations = narrowed({
    to: fc.constantFrom(...HOST_STATES, 'LU'),
    office: fc.integer({ min: 0, max: 20 }).map((number) => `office-${number}`),
    officer: persons,
  }).map((wanted): Make => (at, limit) => [accreditationsQuery(wanted, at, { limit })]);
  const proposals = narrowed({
    state: fc.constantFrom('SUBMITTED', 'ACCEPTED', 'REJECTED', 'WITHDRAWN', 'ANNULLED'),
    officer: persons,
    office: fc.integer({ min: 0, max: 20 }).map((number) => `office-${number}`),
    proposedBy: persons,
    proposes: fc.constantFrom(...HEAD_PROPOSALS),
    subject: fc.constantFrom('RANK', 'HEAD'),
    submittedFrom: day,
    submittedTo: day,
  }).map((wanted): Make => (at, limit) => [proposalsQuery(wanted, at, { limit })]);
  return fc.record({
    asOf: day,
    share: fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000),
    limit: fc.integer({ min: 1, max: 60 }),
    make: fc.oneof(
      officers,
      officers,
      eligible,
      holders,
      audit,
      audit,
      effective,
      offices,
      accreditations,
      proposals,
    ),
  });
}

/** At most three members of a filter, so that something is found. */
function narrowed<Filter extends object>(filter: {
  readonly [K in keyof Filter]: fc.Arbitrary<Filter[K]>;
}): fc.Arbitrary<Partial<Filter>> {
  const names = Object.keys(filter) as (keyof Filter)[];
  return fc
    .tuple(fc.record(filter), fc.subarray(names, { maxLength: 3 }))
    .map(([all, chosen]) => Object.fromEntries(chosen.map((name) => [name, all[name]])) as Partial<Filter>);
}
