import * as fc from 'fast-check';
import { act, annulled, corrected, given, type History, registered } from '../../../test/support/careers.js';
import { unverified } from '../../../test/support/unverified.js';
import { hasUnverifiedBasis } from './index.js';

const awarded = given(registered('2020-01-01'), act('RecordAward', '2020-12-16', { award: 'medal' }));
const AWARD = awarded.last();
const of = ({ standings }: History, eventId = AWARD): boolean =>
  hasUnverifiedBasis(standings.ofEvent(eventId)!);
const number = { order: { number: '15-1/7' } };
const day = { effectiveOn: '2020-12-17' };

describe('The basis of an imported act', () => {
  it('is not verified where the import says so, and of that act only', () => {
    expect(of(awarded)).toBe(false);
    expect(of(unverified(awarded, 1))).toBe(true);
    expect(of(unverified(awarded, 0))).toBe(false);
  });

  it('is verified by a correction that says its order', () => {
    const history = unverified(awarded, 1).and(corrected('2021-01-01', AWARD, number));
    expect(of(history)).toBe(false);
  });

  it('is verified by a correction that rests on an order itself, and by none that rests on nothing', () => {
    const without = corrected('2021-01-01', AWARD, day);
    const order = { type: 'COMMISSION_DECISION', number: '4', date: '2021-01-01', issuedBy: 'COMMISSION' };
    expect(of(unverified(awarded, 1).and(without))).toBe(true);
    expect(of(unverified(awarded, 1).and({ ...without, order } as never))).toBe(false);
  });

  it('is verified by no correction that was imported so itself', () => {
    expect(of(unverified(awarded.and(corrected('2021-01-01', AWARD, number)), 1, 2))).toBe(true);
  });

  it('is unverified again once the correction is annulled, and verified once that is annulled too', () => {
    const verified = unverified(awarded, 1).and(corrected('2021-01-01', AWARD, number));
    const back = verified.and(annulled('2021-02-01', verified.last()));
    const again = back.and(annulled('2021-03-01', back.last()));
    expect([verified, back, again].map((history) => of(history))).toEqual([false, true, false]);
  });

  it('stands or falls with the corrections in force, in whatever order they come', () => {
    const change = fc.constantFrom(number, day);
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
        const history = changes.reduce<History>(
          (so, each) => so.and(corrected('2021-01-01', AWARD, each)),
          unverified(awarded, 1),
        );
        expect(of(history)).toBe(!changes.includes(number));
      }),
      { numRuns: Number(process.env['ELSHI_RUNS'] ?? 50) },
    );
  });
});
