import type { Act, ActChanges, ActKind } from '@elshi/domain';
import * as fc from 'fast-check';
import { allKinds, fullBody, minimalBody } from '../../../test/support/acts.js';
import { foreignRank } from '../../../test/support/foreign-rank.js';
import { nearlyWellFormed } from '../../../test/support/strange-acts.js';
import { applyChanges } from './index.js';
import { readPosted } from './testing/reading.js';

function act(body: unknown): Act {
  const read = readPosted(body);
  if ('violations' in read) throw new Error(JSON.stringify(read.violations));
  return read.act.act;
}

const eventId = '0190b6f0-5b1e-7c3a-9d2f-3a1b5c7d9e10';
const assignment = act({ ...minimalBody('AssignRank'), note: 'from the file' });
const credit = act(fullBody('RecordServiceCredit'));

function changed(to: Act, changes: ActChanges): Act {
  const applied = applyChanges(to, changes);
  if ('violations' in applied) throw new Error(JSON.stringify(applied.violations));
  return applied.act;
}

function faults(to: Act, changes: ActChanges): readonly string[] {
  const applied = applyChanges(to, changes);
  return 'violations' in applied ? applied.violations.map(({ pointer, code }) => `${pointer} ${code}`) : [];
}

describe('Applying the changes of a correction', () => {
  it('changes the members that are named, and leaves the others', () => {
    const changes = {
      effectiveOn: '2020-03-16',
      order: { number: '15-1/78' },
      data: { rank: 'THIRD_SECRETARY' },
    };
    expect(changed(assignment, changes)).toEqual({
      ...assignment,
      effectiveOn: '2020-03-16',
      order: { ...assignment.order, number: '15-1/78' },
      data: { rank: 'THIRD_SECRETARY' },
    });
    expect(assignment.data).toEqual({ rank: 'ATTACHE' });
  });

  it('adds members, and takes away those that may be missing', () => {
    const justified = changed(assignment, { data: { justification: 'long experience' } });
    expect(justified.data).toEqual({ rank: 'ATTACHE', justification: 'long experience' });
    expect(changed(justified, { data: { justification: null } })).toEqual(assignment);
    expect(changed(credit, { data: { to: null } }).data).not.toHaveProperty('to');
  });

  it('does not move the day with the order', () => {
    expect(changed(assignment, { order: { date: '2020-03-12' } }).effectiveOn).toBe(assignment.effectiveOn);
  });

  it.each<[string, ActChanges]>([
    ['/data/changes/order REQUIRED', { order: null }],
    ['/data/changes/order/number REQUIRED', { order: { number: null } }],
    ['/data/changes/order/issuedBy ISSUER', { order: { type: 'PRESIDENT_DECREE' } }],
    ['/data/changes/order/colour UNKNOWN_MEMBER', { order: { colour: 'green' } }],
    ['/data/changes/data/rank REQUIRED', { data: { rank: null } }],
    ['/data/changes/data/rank ENUM', { data: { rank: 'GRAND_VIZIER' } }],
    ['/data/changes/data/shade UNKNOWN_MEMBER', { data: { shade: 'dark' } }],
    ['/data/changes/data/representation/date REQUIRED', { data: { representation: { number: '1' } } }],
    ['/data/changes/data/dependants UNKNOWN_MEMBER', { data: { dependants: [] } }],
    ['/data/changes/effectiveOn DATE', { effectiveOn: '1942' }],
  ])('says what would be wrong: %s', (fault, changes) => {
    expect(faults(assignment, changes)).toEqual([fault]);
  });

  it('says all of it at once', () => {
    expect(
      faults(assignment, { effectiveOn: '2020-02-30', order: null, data: { rank: 7, dependants: 1 } }),
    ).toEqual([
      '/data/changes/effectiveOn DATE',
      '/data/changes/order REQUIRED',
      '/data/changes/data/rank ENUM',
      '/data/changes/data/dependants LIST',
      '/data/changes/data/dependants UNKNOWN_MEMBER',
    ]);
  });

  it('takes a month or a year for a historical act', () => {
    expect(changed(act(foreignRank), { effectiveOn: '1924-07' }).effectiveOn).toBe('1924-07');
    expect(changed(credit, { data: { from: '1988' } }).data).toMatchObject({ from: '1988' });
  });

  it('gives a kind no order that has none', () => {
    const registration = act(minimalBody('RegisterOfficer'));
    expect(faults(registration, { order: { ...assignment.order } })).toEqual([
      '/data/changes/order UNKNOWN_MEMBER',
    ]);
  });

  it.each(allKinds)('leaves a %s as it is when nothing changes', (kind: ActKind) => {
    expect(changed(act(fullBody(kind)), {})).toEqual(act(fullBody(kind)));
  });

  it('gives an act that could have been posted, or faults below the changes, whatever the changes are', () => {
    fc.assert(
      fc.property(fc.constantFrom(...allKinds), nearlyWellFormed, (kind, other) => {
        const posted = readPosted({ ...minimalBody('CorrectAct'), data: correction(other) });
        fc.pre('act' in posted);
        const changes = (posted as { act: { act: { data: { changes: ActChanges } } } }).act.act.data.changes;
        const applied = applyChanges(act(fullBody(kind)), changes);
        if ('act' in applied)
          expect(readPosted(applied.act)).toEqual({ act: { act: applied.act, dependants: [] } });
        else for (const { pointer } of applied.violations) expect(pointer).toMatch(/^\/data\/changes(\/|$)/);
      }),
      { numRuns: 1000 },
    );
  });
});

/** A correction whose changes are members of another body. */
function correction(other: unknown): object {
  const body = (typeof other === 'object' ? other : {}) as Readonly<Record<string, unknown>> | null;
  const { effectiveOn, order, data } = body ?? {};
  const changes = { effectiveOn, order, data };
  return JSON.parse(JSON.stringify({ eventId, changes, reason: 'a slip of the pen' })) as object;
}
