import * as fc from 'fast-check';
import { decree, eventId, minimalBody, order } from '../../../test/support/acts.js';
import { anyBody } from '../../../test/support/strange-acts.js';
import { MOST_LINES, readJointOrder } from './index.js';

const effectiveOn = '2020-03-15';
const award = { subject: 'officer/w01', kind: 'RecordAward', data: { award: 'Kurmet' } };
const arrival = { subject: 'officer/w02', kind: 'StartPosting', data: { postingId: 'p1' } };

function faults(json: unknown): readonly string[] {
  const read = readJointOrder(json);
  return 'violations' in read ? read.violations.map(({ pointer, code }) => `${pointer} ${code}`).sort() : [];
}

function bodies(json: unknown): readonly object[] {
  const read = readJointOrder(json);
  return 'lines' in read ? read.lines.map(({ body }) => body) : [];
}

describe('An order over several subjects', () => {
  it('is its lines, each the act that would be posted about the subject alone', () => {
    const lines = [award, { ...arrival, effectiveOn: '2020-04-01', ifMatch: 3 }];
    const { kind, data } = award;

    expect(readJointOrder({ order, effectiveOn, lines })).toEqual({
      lines: [
        {
          subject: { kind: 'officer', id: 'w01' },
          body: { kind, effectiveOn, order, data },
          act: { act: { kind, effectiveOn, order, data }, dependants: [] },
          ifMatch: '*',
        },
        {
          subject: { kind: 'officer', id: 'w02' },
          body: { kind: 'StartPosting', effectiveOn: '2020-04-01', data: { postingId: 'p1' } },
          act: {
            act: { kind: 'StartPosting', effectiveOn: '2020-04-01', data: { postingId: 'p1' } },
            dependants: [],
          },
          ifMatch: 3,
        },
      ],
    });
  });

  it('gives its order to every kind that can rest on one, and its day to every line without one', () => {
    const correction = { subject: 'office/emb', ...minimalBody('CorrectAct') };
    const lines = [award, { ...award, effectiveOn: '2020-03-16' }, arrival, correction];

    expect(bodies({ order, effectiveOn, lines })).toMatchObject([
      { effectiveOn, order },
      { effectiveOn: '2020-03-16', order },
      { effectiveOn },
      { order },
    ]);
    expect(bodies({ order, effectiveOn, lines })[2]).not.toHaveProperty('order');
  });

  it('takes effect on the day of its order where it names none, but for what rests on no order', () => {
    const read = readJointOrder({ order, lines: [award] });
    expect(read).toMatchObject({ lines: [{ act: { act: { effectiveOn: order.date, dayOfOrder: true } } }] });
    expect(faults({ order, lines: [award, arrival] })).toEqual(['/lines/1/effectiveOn REQUIRED']);
  });

  it('takes acts about officers and offices together', () => {
    const office = { subject: 'office/emb', kind: 'EndHeadInability', data: {} };
    expect(faults({ order: decree, effectiveOn, lines: [award, office] })).toEqual([]);
    expect(faults({ order: decree, effectiveOn, lines: [{ ...office, subject: 'officer/w01' }] })).toEqual([
      '/lines/0/kind ENUM',
    ]);
  });

  it('tells all its faults at once, each where it stands', () => {
    const lines = [
      { subject: 'w01', kind: 'AssignRank', data: { rank: 'COLONEL' }, order, ifMatch: 0 },
      award,
      'Kurmet',
      { ...award, effectiveOn: '2020-02-30', colour: 1, data: {} },
      { data: {} },
    ];
    expect(
      faults({ order: { ...order, issuedBy: 'PRESIDENT' }, effectiveOn: '2020', lines, note: 'n' }),
    ).toEqual([
      '/effectiveOn DATE',
      '/lines/0/data/rank ENUM',
      '/lines/0/ifMatch REVISION',
      '/lines/0/order UNKNOWN_MEMBER',
      '/lines/0/subject SUBJECT',
      '/lines/2 OBJECT',
      '/lines/3/colour UNKNOWN_MEMBER',
      '/lines/3/data/award REQUIRED',
      '/lines/3/effectiveOn DATE',
      '/lines/4/kind REQUIRED',
      '/lines/4/subject REQUIRED',
      '/note UNKNOWN_MEMBER',
      '/order/issuedBy ISSUER',
    ]);
  });

  it('has an order, and at least one line', () => {
    expect(faults({})).toEqual(['/lines REQUIRED', '/order REQUIRED']);
    expect(faults({ lines: [award] })).toEqual(['/order REQUIRED']);
    expect(faults({ order, lines: [] })).toEqual(['/lines LIST']);
    expect(faults({ order, effectiveOn, lines: Array(MOST_LINES).fill(award) })).toEqual([]);
    expect(faults({ order, effectiveOn, lines: Array(MOST_LINES + 1).fill(award) })).toEqual(['/lines LIST']);
    expect(faults([award])).toEqual([' OBJECT']);
  });

  it('may be an old one, of which no more than a month is known, where its lines are history', () => {
    const old = { order: { ...order, date: '1996-05' }, effectiveOn: '1996-05' };
    expect(faults({ ...old, lines: [{ ...award, historical: true }] })).toEqual([]);
    expect(faults({ ...old, lines: [{ ...award, historical: true }, award] })).toEqual([
      '/effectiveOn DATE',
      '/order/date DATE',
    ]);
  });

  it('takes what its lines carry besides: notes, and decisions about dependants', () => {
    const data = { award: 'Kurmet', dependants: [{ eventId, action: 'KEEP' }] };
    expect(readJointOrder({ order, effectiveOn, lines: [{ ...award, note: 'n', data }] })).toMatchObject({
      lines: [{ act: { act: { note: 'n' }, dependants: data.dependants } }],
    });
  });

  it('is read, or told its faults, whatever stands in its lines', () => {
    fc.assert(
      fc.property(fc.array(anyBody, { maxLength: 4 }), (acts) => {
        const lines = acts.map((act) => (typeof act === 'object' ? { subject: 'officer/w01', ...act } : act));
        const read = readJointOrder({ order, effectiveOn, lines });
        const isRead = 'lines' in read && read.lines.length === lines.length && lines.length > 0;
        const isTold = 'violations' in read && read.violations.length > 0;
        expect(isRead || isTold).toBe(true);
      }),
    );
  });
});
