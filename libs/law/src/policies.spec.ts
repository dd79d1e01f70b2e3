import { citationCatalogue } from './citations.js';
import {
  defaultPolicies,
  parsePolicies,
  POLICY_VALUES,
  type PolicyFault,
  type PolicyNo,
  policyCatalogue,
} from './policies.js';

const numbers = Object.keys(POLICY_VALUES) as PolicyNo[];

describe('The catalogue of policies', () => {
  it('has P01 to P35, each once, in order, with a question, a reason and a provision', () => {
    expect(policyCatalogue.map(({ no }) => no)).toEqual(numbers);
    expect(numbers).toEqual(
      Array.from({ length: 35 }, (_, place) => `P${String(place + 1).padStart(2, '0')}`),
    );
    const cited = citationCatalogue.map(({ citation }) => citation);
    for (const { asks, why, cite } of policyCatalogue) {
      expect(asks).toMatch(/[?]$/);
      expect(why).not.toBe('');
      expect(cited).toContainEqual(cite);
    }
  });

  it('takes the first value of each as its default', () => {
    expect(defaultPolicies).toMatchObject({
      P01: 'SEED',
      P03: 'ON_ANNIVERSARY',
      P13: 'WARN',
      P16: 'NOT_REQUIRED',
      P22: 'UNLIMITED',
      P28: 'WARN',
      P34: 'YES',
      P35: 'OFF',
    });
  });

  it('says why a value cannot be used, and only of values that there are', () => {
    for (const { no, unavailable = {} } of policyCatalogue)
      for (const [value, reason] of Object.entries(unavailable)) {
        expect(POLICY_VALUES[no]).toContain(value);
        expect(reason).not.toBe('');
      }
  });
});

describe('A choice of policies', () => {
  it('puts what is named in the place of the default', () => {
    expect(parsePolicies('P03:DAY_AFTER,P10:SUSPENDS')).toEqual({
      ...defaultPolicies,
      P03: 'DAY_AFTER',
      P10: 'SUSPENDS',
    });
  });

  it('takes every value of every policy, but those that are not available', () => {
    for (const no of numbers)
      for (const value of POLICY_VALUES[no]) {
        const hindered =
          no === 'P27' ||
          policyCatalogue.find((entry) => entry.no === no)!.unavailable?.[value] !== undefined;
        expect(Array.isArray(parsePolicies(`${no}:${value}`))).toBe(hindered);
      }
  });

  it.each([
    '',
    'P03',
    'P03:',
    'P03:NEVER',
    'P03:DAY_AFTER:X',
    'P03: DAY_AFTER',
    'p03:DAY_AFTER',
    'P35:X',
    'P35:AFTER_6_YEARS',
    'P12:COUNTED_BY_ORDER',
    'P29:SENIORITY',
    'P30:BLOCK',
    'P01:CURRENT_2025',
    'P27:CONFIGURATION',
    'P03:DAY_AFTER,P03:DAY_AFTER',
    'P03:DAY_AFTER,',
    '__proto__:X',
    'toString:X',
  ])('does not take %j', (text) => {
    const faults = parsePolicies(text) as readonly PolicyFault[];
    expect(faults).toHaveLength(1);
    expect(faults[0]!.because).not.toBe('');
  });

  it('names every fault', () => {
    expect(parsePolicies('P03:NEVER,P99:X,P04:ROLL,P04:CLAMP')).toMatchObject([
      { token: 'P03:NEVER' },
      { token: 'P99:X' },
      { token: 'P04:CLAMP', because: 'P04 is named twice' },
    ]);
  });
});
