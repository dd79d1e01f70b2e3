import { defaultPolicies } from '@elshi/law';
import type { ProblemError } from '../problem.js';
import { nameCaller, wordOf } from './caller.js';
import { idempotencyKey, ifMatch } from './conditions.js';
import type { Request } from './fastify.js';
import { auditFilter, feedFilter, officerFilter } from './filters.js';
import { instantMicros } from './instants.js';
import { positionOf, RequestReader } from './request-reader.js';

const today = '2026-11-27' as Parameters<RequestReader['clocks']>[0];

const readerOf = (url: string, headers: Record<string, string> = {}, id = 'w01') => {
  const request = { url, headers, id: 'r-1', params: { id } } as unknown as Request;
  nameCaller(request, wordOf(headers));
  return new RequestReader(request);
};

/** Faults of a request after everything that `read` asks for, as `parameter CODE`. */
const faults = (url: string, read: (reader: RequestReader) => unknown, headers = {}): string[] => {
  const reader = readerOf(url, headers);
  read(reader);
  try {
    reader.end();
    return [];
  } catch (error) {
    const { violations = [] } = (error as ProblemError).extras;
    return violations.map((fault) => `${'parameter' in fault ? fault.parameter : ''} ${fault.code}`);
  }
};

describe('a request', () => {
  it('gives its parameters decoded', () => {
    const reader = readerOf('/v1/audit?order=15-1%2F77+a&actor=%D3%98%D0%BB%D0%B8&effectiveFrom=2020-02-29');
    expect(auditFilter(reader)).toEqual({ order: '15-1/77 a', actor: 'Әли', effectiveFrom: '2020-02-29' });
    expect(() => reader.end()).not.toThrow();
  });

  it('tells every fault at once, of parameters that are unknown, repeated or badly encoded as well', () => {
    const url = '/v1/officers?rank=KING&limit=501&asOf=2022-02-30&limit=1&colour=green&q=%FF&status=';
    const found = faults(url, (reader) => {
      officerFilter(reader);
      reader.clocks(today);
      reader.page();
    });
    expect(found.sort()).toEqual(
      [
        'asOf DATE',
        'colour UNKNOWN_PARAMETER',
        'limit RANGE',
        'limit REPEATED',
        'q ENCODING',
        'rank ENUM',
        'status ENUM',
      ].sort(),
    );
  });

  it('says which parameters there are where one is unknown', () => {
    const reader = readerOf('/v1/officers/w01?asof=2020-01-01');
    reader.clocks(today);
    expect(() => reader.end()).toThrow(
      'There is no parameter "asof". Here there are: asOf, knownAt, minPosition.',
    );
  });

  it('reads the two clocks, with today where no day is asked for', () => {
    expect(readerOf('/x').clocks(today)).toEqual({ asOf: today });
    const url = '/x?asOf=2020-01-01&knownAt=2020-01-01T00:00:00.000001Z&minPosition=7';
    expect(readerOf(url).clocks(today)).toEqual({
      asOf: '2020-01-01',
      knownAt: 1_577_836_800_000_001,
      minPosition: 7n,
    });
  });

  it.each([
    ['/x?from=2020-01-01', []],
    ['/x', ['from REQUIRED']],
    ['/x?from=', ['from DATE']],
  ])('insists on a day that is required: %s', (url, found) => {
    expect(faults(url, (reader) => reader.requiredDay('from'))).toEqual(found);
  });

  it('asks for policies in place of the defaults', () => {
    const policies = readerOf('/x?policy=P03:DAY_AFTER').policies();
    expect(policies).toEqual({ ...defaultPolicies, P03: 'DAY_AFTER' });
    expect(faults('/x?policy=P03:SOMETIMES,P99:ANY', (reader) => reader.policies())).toEqual([
      'policy POLICY',
      'policy POLICY',
    ]);
  });

  it('takes subjects and event types only as they are written', () => {
    const url = '/x?subject=officer%2Fw01&types=RankAssigned,RankDemoted';
    expect(feedFilter(readerOf(url))).toEqual({
      subject: 'officer/w01',
      types: ['RankAssigned', 'RankDemoted'],
    });
    expect(faults('/x?subject=w01&types=RankAssigned,', feedFilter).sort()).toEqual([
      'subject SUBJECT',
      'types EVENT_TYPE',
    ]);
  });

  it('knows who asks, and under which ids', () => {
    const headers = { 'x-elshi-user': 'a.nurlan', 'x-elshi-role': 'REG', 'x-correlation-id': 'batch-7' };
    expect(readerOf('/x', headers).context()).toEqual({
      user: 'a.nurlan',
      role: 'REG',
      requestId: 'r-1',
      correlationId: 'batch-7',
    });
    expect(readerOf('/x').context()).toEqual({
      user: 'local',
      role: 'ALL',
      requestId: 'r-1',
      correlationId: 'r-1',
    });
  });

  it('keeps a trace that is well formed, and leaves any other out', () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    expect(readerOf('/x', { traceparent }).context().traceparent).toBe(traceparent);
    expect(readerOf('/x', { traceparent: '00-0-0-0' }).context()).not.toHaveProperty('traceparent');
  });

  it.each(['', 'a,b', ' a', 'a\u00e9', 'x'.repeat(129)])('refuses the user %j', (user) => {
    expect(faults('/x', () => undefined, { 'x-elshi-user': user })).toEqual(['X-Elshi-User TEXT']);
  });
});

describe('conditions', () => {
  it.each([
    ['*', '*'],
    ['"4"', 4],
  ])('If-Match: %s', (text, value) => {
    expect(ifMatch(readerOf('/x', { 'if-match': text }))).toBe(value);
  });

  it.each(['4', '"0"', '"04"', 'W/"4"', '"4", "5"', '"x"', ''])('If-Match %j is malformed', (text) => {
    expect(faults('/x', ifMatch, { 'if-match': text })).toEqual(['If-Match TAG']);
  });

  it.each(['', 'a b', 'ключ', 'k'.repeat(256)])('Idempotency-Key %j is malformed', (text) => {
    expect(faults('/x', idempotencyKey, { 'idempotency-key': text })).toEqual(['Idempotency-Key TEXT']);
  });
});

describe('instants and positions', () => {
  it.each([
    ['1970-01-01T00:00:00Z', 0],
    ['2026-11-24T10:00:00.123456Z', 1_795_514_400_123_456],
    ['2026-11-24t10:00:00.1z', 1_795_514_400_100_000],
    ['2026-11-24T10:00:00+00:00', 1_795_514_400_000_000],
  ])('%s', (text, micros) => {
    expect(instantMicros(text)).toBe(micros);
  });

  it.each(['2026-11-24', '2026-11-24T10:00:00', '2026-02-30T10:00:00Z', '2026-11-24T24:00:00Z', 'yesterday'])(
    '%s is no instant',
    (text) => {
      expect(instantMicros(text)).toBeUndefined();
    },
  );

  it.each([
    ['0', 0n],
    ['9223372036854775807', 9_223_372_036_854_775_807n],
    ['9223372036854775808', undefined],
    ['-1', undefined],
    ['1e3', undefined],
  ])('position %s', (text, position) => {
    expect(positionOf(text)).toBe(position);
  });
});
