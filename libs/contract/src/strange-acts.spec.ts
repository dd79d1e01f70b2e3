import { postedForm } from '@elshi/domain';
import * as fc from 'fast-check';
import { type Body, minimalBody } from '../../../test/support/acts.js';
import { anyBody } from '../../../test/support/strange-acts.js';
import { accepted, faults, pointers, withData, readPosted } from './testing/reading.js';

describe('Dependants', () => {
  const decision = { eventId: '0190b6f0-5b1e-7c3a-9d2f-3a1b5c7d9e10', action: 'KEEP' };
  const decided = (dependants: unknown) => withData('RecordAward', { dependants });

  it.each([null, {}, 'x', Array(501).fill(decision)])('are a list of at most 500: not %#', (dependants) => {
    expect(faults(decided(dependants))).toEqual(['/data/dependants LIST']);
  });

  it('are named one by one', () => {
    const list = [decision, null, 7, [decision], {}, { ...decision, action: 'DROP', why: 1 }];
    expect([...faults(decided(list))].sort()).toEqual([
      '/data/dependants REPEATED',
      '/data/dependants/1 OBJECT',
      '/data/dependants/2 OBJECT',
      '/data/dependants/3 OBJECT',
      '/data/dependants/4/action REQUIRED',
      '/data/dependants/4/eventId REQUIRED',
      '/data/dependants/5/action ENUM',
      '/data/dependants/5/why UNKNOWN_MEMBER',
    ]);
  });

  it('are decided once', () => {
    expect(faults(decided([decision, { ...decision, action: 'ANNUL' }]))).toEqual([
      '/data/dependants REPEATED',
    ]);
  });
});

describe('The changes of a correction', () => {
  const changing = (changes: unknown) => withData('CorrectAct', { changes });

  it('take members away with null, but never the day', () => {
    expect(pointers(changing({ order: null }))).toEqual([]);
    expect(pointers(changing({ data: { unit: null } }))).toEqual([]);
    expect(faults(changing({ effectiveOn: null }))).toEqual(['/data/changes/effectiveOn DATE']);
  });

  it.each([[{}], [{ data: {} }], [{ order: {} }]])('are not empty: %p', (changes) => {
    expect(faults(changing(changes))[0]).toMatch(/ EMPTY$/);
  });

  it('touch the day, the order and the data only', () => {
    expect(faults(changing({ kind: 'AssignRank', note: 'x', effectiveOn: '2020-03-16' }))).toEqual([
      '/data/changes/kind UNKNOWN_MEMBER',
      '/data/changes/note UNKNOWN_MEMBER',
    ]);
  });

  it('are in NFC', () => {
    const { act } = accepted(changing({ data: { names: { latin: 'Cafe\u0301' } } }));
    expect(act.data).toMatchObject({ changes: { data: { names: { latin: 'Café' } } } });
  });

  it.each<[string, unknown]>([
    ['/data/changes/data/a VALUE', { a: [] }],
    ['/data/changes/data/a VALUE', { a: 1.5 }],
    ['/data/changes/data/a VALUE', { a: 1e300 }],
    ['/data/changes/data/a VALUE', { a: 'x\u0000' }],
    ['/data/changes/data/a/b/c/d VALUE', { a: { b: { c: { d: {} } } } }],
    ['/data/changes/data/__proto__ UNKNOWN_MEMBER', JSON.parse('{"__proto__": {"rank": "ATTACHE"}}')],
    ['/data/changes/data OBJECT', [{}]],
  ])('hold what an act can hold: %s', (fault, data) => {
    expect(faults(changing({ data }))).toContain(fault);
  });
});

describe('Hostile bodies', () => {
  it.each([null, undefined, 'act', 7, true, [], [minimalBody('RecordAward')]])('%p is no act', (body) => {
    expect(faults(body)).toEqual([' OBJECT']);
  });

  it.each(['__proto__', 'constructor', 'toString', 'then', 'hasOwnProperty', 'valueOf'])(
    'a member named %s is one that nobody knows',
    (name) => {
      const text = JSON.stringify(minimalBody('RecordAward')).replaceAll(
        '{',
        `{${JSON.stringify(name)}:{"a":1},`,
      );
      const expected = ['', '/data', '/order'].map((holder) => `${holder}/${name} UNKNOWN_MEMBER`);
      expect([...faults(JSON.parse(text))].sort()).toEqual(expected.sort());
      expect(({} as Body)['a']).toBeUndefined();
    },
  );

  it('may lie as deep as they like', () => {
    const deep = JSON.parse(`${'['.repeat(10_000)}${']'.repeat(10_000)}`) as unknown;
    const deeper = JSON.parse(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`) as unknown;
    for (const value of [deep, deeper]) {
      expect(pointers({ ...minimalBody('RecordAward'), note: value })).toEqual(['/note']);
      expect(pointers(withData('RecordAward', { award: value }))).toEqual(['/data/award']);
      expect(pointers(withData('RecordAward', { dependants: value })).length).toBeGreaterThan(0);
      expect(pointers(withData('CorrectAct', { changes: { data: value } })).length).toBeGreaterThan(0);
      expect(pointers({ kind: value })).toContain('/kind');
    }
  });

  it('are told a bounded number of faults', () => {
    const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`m${index}`, 1]));
    expect(pointers({ ...minimalBody('RecordAward'), ...many })).toHaveLength(1000);
  });

  it('are answered with faults, whatever they are; and what is taken is taken again', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const arrived = JSON.parse(JSON.stringify(body)) as unknown;
        const read = readPosted(arrived);
        if ('violations' in read) {
          expect(read.violations.length).toBeGreaterThan(0);
          for (const { pointer, code, detail } of read.violations) {
            expect(pointer).toMatch(/^(?:\/(?:[^~/]|~[01])*)*$/s);
            expect(code).toMatch(/^[A-Z_]+$/);
            expect(detail).toMatch(/[.]$/);
          }
        } else {
          const { act, dependants } = read.act;
          const again = {
            ...postedForm(act),
            data: { ...act.data, ...(dependants.length > 0 && { dependants }) },
          };
          expect(readPosted(again)).toEqual(read);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
