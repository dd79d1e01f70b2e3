import { defaultPolicies } from '@elshi/law';
import * as fc from 'fast-check';
import { minimalBody } from '../../../test/support/acts.js';
import { anyBody } from '../../../test/support/strange-acts.js';
import { MOST_SUPPOSED, readAct, readWhatIf } from './index.js';

const award = minimalBody('RecordAward');
const idOf = (officerId: string, act: number, place: number) =>
  `00000000-0000-8000-8000-${[officerId.length, act, place].map((part) => String(part).padStart(4, '0')).join('')}`;
const first = idOf('w01', 0, 0);

function read(json: unknown): ReturnType<typeof readWhatIf> {
  return readWhatIf(json, idOf);
}

function faults(json: unknown): readonly string[] {
  const found = read(json);
  return 'violations' in found ? found.violations.map(({ pointer, code }) => `${pointer} ${code}`) : [];
}

describe('A what-if', () => {
  it('is an officer and acts, judged as acts are where nothing else is asked', () => {
    expect(read({ officerId: 'w01', acts: [award] })).toEqual({
      whatIf: {
        officerId: 'w01',
        acts: [{ body: award, ...readAct(award, 'officer') }],
        policies: defaultPolicies,
        ruleset: 'L299-II/2002',
      },
    });
  });

  it('may choose policies, as a list or as one text, and the edition of the law', () => {
    for (const policies of ['P03:DAY_AFTER,P10:SUSPENDS', ['P03:DAY_AFTER', 'P10:SUSPENDS']])
      expect(read({ officerId: 'w01', acts: [], policies, ruleset: 'L299-II/2002' })).toMatchObject({
        whatIf: { acts: [], policies: { ...defaultPolicies, P03: 'DAY_AFTER', P10: 'SUSPENDS' } },
      });
    expect(read({ officerId: 'w01', acts: [], policies: [] })).toMatchObject({
      whatIf: { policies: defaultPolicies },
    });
  });

  it('may refer to an event of an act before, wherever an event is named', () => {
    const eventId = 'acts/0/events/0';
    const dependants = [{ eventId, action: 'KEEP' }];
    const annulment = { ...minimalBody('AnnulAct'), data: { eventId, reason: 'r', dependants } };
    const found = read({ officerId: 'w01', acts: [award, annulment] });

    expect(found).toMatchObject({
      whatIf: {
        acts: [
          {},
          {
            body: { data: { eventId: first } },
            act: { act: { data: { eventId: first } }, dependants: [{ eventId: first, action: 'KEEP' }] },
          },
        ],
      },
    });
  });

  it('refers to no act that is not before', () => {
    const annulling = (eventId: string) => ({ ...minimalBody('AnnulAct'), data: { eventId, reason: 'r' } });
    expect(faults({ officerId: 'w01', acts: [annulling('acts/0/events/0')] })).toEqual([
      '/acts/0/data/eventId REFERENCE',
      '/acts/0/data/eventId EVENT_ID',
    ]);
    expect(faults({ officerId: 'w01', acts: [award, annulling('acts/1/events/0')] })).toContain(
      '/acts/1/data/eventId REFERENCE',
    );
  });

  it.each([
    [null, [' OBJECT']],
    [{}, ['/officerId REQUIRED', '/acts REQUIRED']],
    [{ officerId: 'A b', acts: {}, more: 1 }, ['/more UNKNOWN_MEMBER', '/officerId ID', '/acts LIST']],
    [{ officerId: 'w01', acts: new Array(MOST_SUPPOSED + 1).fill(award) }, ['/acts LIST']],
    [{ officerId: 'w01', acts: [award, 1] }, ['/acts/1 OBJECT']],
    [{ officerId: 'w01', acts: [{ ...award, data: {} }] }, ['/acts/0/data/award REQUIRED']],
    [{ officerId: 'w01', acts: [], policies: 'P03' }, ['/policies POLICY']],
    [{ officerId: 'w01', acts: [], policies: [1] }, ['/policies LIST']],
    [{ officerId: 'w01', acts: [], policies: ['P03:X', 'P99:Y'] }, ['/policies POLICY', '/policies POLICY']],
    [{ officerId: 'w01', acts: [], ruleset: 'L299-II/2025' }, ['/ruleset ENUM']],
  ])('is told every fault: %#', (body, told) => {
    expect(faults(body)).toEqual(told);
  });

  it('names the editions that are known', () => {
    expect(read({ officerId: 'w01', acts: [], ruleset: 'X' })).toMatchObject({
      violations: [{ detail: 'ruleset is one of L299-II/2002.' }],
    });
  });

  it('holds acts of the shapes that are posted elsewhere, and no others', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const alone = readAct(body, 'officer');
        const found = read({ officerId: 'w01', acts: [body] });
        expect('violations' in found).toBe('violations' in alone);
      }),
      { numRuns: Number(process.env['ELSHI_RUNS'] ?? 200) },
    );
  });
});
