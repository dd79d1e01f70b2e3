import fc from 'fast-check';
import type { Act } from '../act.js';
import {
  annulled,
  corrected,
  court,
  entered,
  left,
  minister,
  registered,
  reentered,
} from '../../../../test/support/careers.js';
import {
  appointingHead,
  away,
  byHead,
  designating,
  dismissingHead,
  establishing,
  officeAct,
} from '../../../../test/support/offices.js';
import { arrived, posted, returned } from '../../../../test/support/postings.js';
import { runs } from '../../../../test/support/careers-plausible.js';
import { Registers } from '../../../../test/support/reactions.js';
import { isInEffect } from '../judging/fold.js';
import { isReaction } from '../reaction.js';
import { headshipPostingId } from './headships.js';

const OFFICES = ['emb', 'other'];
const OFFICERS = ['amb', 'next', 'cou'];

/** What is done to whom on which day; the last number chooses among what was recorded before. */
type Step = readonly [number, string, string, string, number];

const step: fc.Arbitrary<Step> = fc.tuple(
  fc.nat(16),
  fc.constantFrom(...OFFICES),
  fc.constantFrom(...OFFICERS),
  fc
    .tuple(fc.integer({ min: 2012, max: 2022 }), fc.constantFrom('03-01', '09-15'))
    .map((parts) => parts.join('-')),
  fc.nat(30),
);

function otherThan(place: string): string {
  return OFFICES.find((other) => other !== place)!;
}

function actOf([kind, place, person, day, chosen]: Step, registers: Registers): readonly [string, Act] {
  const [at, of] = [`office/${place}`, `officer/${person}`];
  const id = `p${chosen % 3}`;
  const eventOf = (acts: readonly { readonly actId: string }[]): string => acts[chosen % acts.length]!.actId;
  const ofOffice = eventOf(registers.office(place).ledger.acts);
  const ofOfficer = eventOf(registers.officer(person).ledger.acts);
  const moved = { effectiveOn: day };
  const acts: readonly (readonly [string, Act])[] = [
    [at, appointingHead(person, day)],
    [at, appointingHead(person, day)],
    [at, dismissingHead(person, day)],
    [at, officeAct('TerminateOffice', day)],
    [at, designating(person, day, 'VACANCY', minister(day))],
    [at, chosen % 2 === 0 ? annulled(day, ofOffice, court(day)) : corrected(day, ofOffice, moved)],
    [at, corrected(day, ofOffice, { data: { officerId: OFFICERS[chosen % 3] } })],
    [of, chosen % 2 === 0 ? left(day, chosen % 3 === 0 ? 'DEATH' : 'VOLUNTARY') : reentered(day)],
    [of, posted(day, id, { officeId: place })],
    [of, arrived(day, id)],
    [of, returned(day, 'COMPLETED', id)],
    [of, chosen % 2 === 0 ? annulled(day, ofOfficer, court(day)) : corrected(day, ofOfficer, moved)],
    [at, away(day, id)],
    [at, officeAct('GrantAccreditation', day, { officerId: person, to: 'LU', concurrent: true })],
    [at, officeAct('DeclareConcurrentHeadship', day, { officerId: person, otherOfficeId: otherThan(place) })],
    [at, officeAct('CreateDepartment', day, { departmentKind: 'ECONOMIC' }, byHead(day))],
    [at, designating(person, day, 'ABSENCE', byHead(day))],
  ];
  return acts[kind]!;
}

function given(): Registers {
  const registers = new Registers();
  for (const id of OFFICES) registers.record(`office/${id}`, establishing('2009-02-02'));
  for (const id of OFFICERS)
    registers.record(`officer/${id}`, registered('2010-01-04'), entered('2010-01-04'));
  return registers;
}

/** The headships of an officer as his own record tells them. */
function postingsOf(registers: Registers, id: string): readonly unknown[] {
  return registers
    .officer(id)
    .career.postings.filter(({ postingId }) => postingId.startsWith('head.'))
    .map(({ postingId, stay, end }) => ({ postingId, from: stay?.from, to: end?.on }))
    .sort(byId);
}

/** The headships of an officer as the offices tell them. */
function headshipsOf(registers: Registers, id: string): readonly unknown[] {
  return OFFICES.flatMap((place) => {
    const { office } = registers.office(place);
    return office.headships
      .filter(({ officerId }) => officerId === id)
      .map((headship) => {
        const { from, to = office.termination && from >= office.termination.day ? from : undefined } =
          headship;
        return { postingId: headshipPostingId(office, headship), from, to };
      });
  }).sort(byId);
}

function byId(one: { readonly postingId: string }, other: { readonly postingId: string }): number {
  return one.postingId < other.postingId ? -1 : 1;
}

describe('records that were brought up to one another', () => {
  it('agree on headships, hold nothing at an office after its end, and stay as they are', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.boolean(), (steps, eachTime) => {
        const registers = given();
        for (const each of steps) {
          registers.record(...actOf(each, registers));
          if (eachTime) registers.settle();
        }
        registers.settle();

        expect(registers.settle()).toBe(0);
        for (const id of OFFICERS) {
          const { career, standings } = registers.officer(id);
          const leavings = standings.all.filter(
            (standing) => standing.act.kind === 'LeaveService' && isInEffect(standing),
          );
          if (leavings.length === 0) expect(postingsOf(registers, id)).toEqual(headshipsOf(registers, id));
          for (const { officeId, end } of career.postings) {
            const { termination } = registers.office(officeId).office;
            if (termination !== undefined) expect(end?.on).toBeDefined();
          }
          const written = standings.all.filter(({ entry }) => isReaction(entry)).map(({ actId }) => actId);
          expect(new Set(written).size).toBe(written.length);
        }
        for (const place of OFFICES) {
          const { office } = registers.office(place);
          const resting = [...office.accreditations, ...office.concurrent, ...office.absences];
          for (const { to } of [...resting, ...office.departments])
            if (office.termination !== undefined) expect(to).toBeDefined();
          const other = registers.office(otherThan(place)).office;
          for (const { officerId, from, to } of office.concurrent) {
            const there = other.headships.findLast(
              (each) => each.officerId === officerId && each.from <= from,
            );
            if (there?.to !== undefined) expect(to! <= (there.to > from ? there.to : from)).toBe(true);
          }
          for (const { officerId, from, to } of office.headships) {
            const { diedOn } = registers.officer(officerId).career;
            if (diedOn !== undefined && from <= diedOn) expect(to === undefined || to > diedOn).toBe(false);
          }
        }
      }),
      runs,
    );
  });
});
