import { UnreadableEvent } from '@elshi/application';
import { refusal } from '@elshi/domain';
import { law } from '@elshi/law';
import { BadRequestException, HttpException } from '@nestjs/common';
import { codeOfSlug, problemCodeList, problemCodes, problemPath } from './codes.js';
import { problemOfReading, problemOfRecording } from './outcome-problem.js';
import { lineProblem, malformed, problemOfRefusal } from './problem.js';
import { problemOfError } from './problem-of-error.js';

const storeError = (code: string) => Object.assign(new Error('disk'), { name: 'EventStoreError', code });

describe('problems', () => {
  it('have a page each, found by its name', () => {
    for (const code of problemCodeList) {
      const path = problemPath(code);
      expect(path).toMatch(/^\/problems\/[a-z]+(-[a-z]+)*$/);
      expect(codeOfSlug(path.slice('/problems/'.length))).toBe(code);
    }
  });

  it('say of a refusal what it rests on', () => {
    const because = 'The term is not served.';
    const no = refusal('TERM_NOT_SERVED', because, [law('12', '1(1)')], { daysShort: 1 });
    expect(problemOfRefusal(no).toProblem('/v1/officers/w01/acts', 'r-1')).toEqual({
      type: '/problems/term-not-served',
      title: problemCodes.TERM_NOT_SERVED.title,
      status: 422,
      detail: because,
      instance: '/v1/officers/w01/acts',
      code: 'TERM_NOT_SERVED',
      requestId: 'r-1',
      citations: [law('12', '1(1)')],
      facts: { daysShort: 1 },
    });
  });

  it.each([
    [{ outcome: 'refused', refusal: refusal('OFFICER_EXISTS', 'There he is.') }, 409],
    [{ outcome: 'refused', refusal: refusal('DEPENDANT_ACTS', 'Decide.') }, 409],
    [{ outcome: 'malformed', violations: [{ pointer: '/data', code: 'X', detail: 'No.' }] }, 400],
    [{ outcome: 'unknown-subject', kind: 'office' }, 404],
    [{ outcome: 'key-reused' }, 422],
    [{ outcome: 'in-flight' }, 409],
    [{ outcome: 'revision-required', revision: 3 }, 428],
    [{ outcome: 'stale', revision: 3 }, 412],
  ] as const)('give %j the status %d', (outcome, status) => {
    expect(problemOfRecording(outcome, 'w01').status).toBe(status);
  });

  it('tell where the officer stands', () => {
    const { extras } = problemOfRecording({ outcome: 'stale', revision: 3 }, 'w01');
    expect(extras).toMatchObject({ facts: { revision: 3 }, headers: { etag: '"3"' } });
  });

  it.each([
    ['future', 400, 'MALFORMED'],
    ['bad-cursor', 400, 'MALFORMED'],
    ['not-caught-up', 503, 'NOT_CAUGHT_UP'],
    ['not-ready', 503, 'NOT_READY'],
  ] as const)('give the read that is %s the status %d', (outcome, status, code) => {
    expect(problemOfReading({ outcome }, 'w01')).toMatchObject({ status, code });
  });

  it('tell that a subject is unknown, by its kind', () => {
    expect(problemOfReading({ outcome: 'unknown-subject', kind: 'officer' }, 'w01')).toMatchObject({
      status: 404,
      code: 'OFFICER_UNKNOWN',
    });
  });

  it.each([
    [new HttpException('Body is too large', 413), 413, 'PAYLOAD_TOO_LARGE'],
    [new HttpException('Unsupported', 415), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [new BadRequestException(), 400, 'MALFORMED'],
    [new HttpException('Short and stout', 418), 400, 'MALFORMED'],
    [Object.assign(new Error('aborted'), { statusCode: 400 }), 400, 'MALFORMED'],
    [storeError('Timeout'), 503, 'STORE_TIMEOUT'],
    [storeError('LogSealed'), 422, 'LOG_SEALED'],
    [storeError('AppendTooLarge'), 413, 'PAYLOAD_TOO_LARGE'],
    [storeError('StreamTruncated'), 503, 'STORE_UNAVAILABLE'],
    [new TypeError('x is undefined'), 500, 'INTERNAL'],
    ['a string', 500, 'INTERNAL'],
  ])('make %s a %d', (error, status, code) => {
    const problem = problemOfError(error).toProblem('/', 'r-1');
    expect(problem).toMatchObject({ status, code });
    expect(JSON.stringify(problem)).not.toMatch(/undefined|disk/);
  });

  it('name the event that keeps a subject from being read, and say what is wrong with it', () => {
    const event = { eventId: 'e-5', type: 'RankLost', stream: 'officer-w1', revision: 4, position: 9n };
    const stored = { ...event, known: 1, data: {}, metadata: {} };
    const problem = problemOfError(new UnreadableEvent(stored, 'it was written by a later Elshi'));
    expect(problem.toProblem('/v1/officers/w1', 'r-1')).toMatchObject({
      type: '/problems/subject-parked',
      status: 503,
      detail:
        'Event 5 of officer/w1 (RankLost, e-5) at position 9 cannot be read: it was written by a later Elshi.',
      facts: { eventId: 'e-5', type: 'RankLost', revision: 5, position: '9' },
    });
  });

  it('tell every fault, up to what anybody reads', () => {
    const fault = (index: number) => ({ pointer: `/data/${index}`, code: 'X', detail: 'No.' });
    const few = Array.from({ length: 20 }, (_none, index) => fault(index));
    expect(malformed(few).extras.violations).toEqual(few);
    const many = malformed(Array.from({ length: 100_000 }, (_none, index) => fault(index)));
    expect(many.extras.violations).toHaveLength(500);
    expect(many.detail).toBe('The request has 100000 faults. The last 99500 are left out.');
    const long = { pointer: `/${'x'.repeat(60_000)}`, code: 'X', detail: 'No.' };
    expect(malformed([long, long, long]).extras.violations).toHaveLength(1);
  });

  it('of an import line say what others say', () => {
    expect(lineProblem({ code: 'RANK_SEQUENCE', detail: 'No.' })).toEqual({
      type: '/problems/rank-sequence',
      title: problemCodes.RANK_SEQUENCE.title,
      status: 422,
      code: 'RANK_SEQUENCE',
      detail: 'No.',
    });
  });
});
