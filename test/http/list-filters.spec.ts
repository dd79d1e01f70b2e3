import { type InProcess, startInProcess } from '../support/in-process.js';

let on: InProcess;
beforeAll(async () => {
  on = await startInProcess();
}, 30_000);
afterAll(() => on.close());

describe('a list of offices or proposals', () => {
  it.each([
    ['offices?officeKind=LEGATION', 'officeKind ENUM'],
    ['offices?hostState=at', 'hostState ENUM'],
    ['offices?hostState=AUT', 'hostState ENUM'],
    ['offices?status=IN_SERVICE', 'status ENUM'],
    ['offices?headState=', 'headState ENUM'],
    ['offices?headedBy=officer/amb', 'headedBy ID'],
    ['offices?commandedBy=%F0%9F%98%80', 'commandedBy ID'],
    ['offices?asOf=2020-02-30', 'asOf DATE'],
    ['offices?status=OPEN&status=TERMINATED', 'status REPEATED'],
    ['offices?limit=1e3', 'limit RANGE'],
    ['offices?kind=EMBASSY', 'kind UNKNOWN_PARAMETER'],
    ['proposals?state=OPEN', 'state ENUM'],
    ['proposals?state=submitted', 'state ENUM'],
    ['proposals?officer=W%2001', 'officer ID'],
    ["proposals?officer=w01'%20OR%201=1", 'officer ID'],
    ['proposals?office=%00', 'office ID'],
    ['proposals?proposedBy=', 'proposedBy ID'],
    ['proposals?proposes=RANK', 'proposes ENUM'],
    ['proposals?subject=officer/w01', 'subject ENUM'],
    ['proposals?submittedFrom=2020-02-30', 'submittedFrom DATE'],
    ['proposals?submittedFrom=2020-02-02&submittedTo=2020-02-01', 'submittedTo RANGE'],
    ['proposals?state=ACCEPTED&state=REJECTED', 'state REPEATED'],
    ['proposals?limit=0', 'limit RANGE'],
    ['proposals?limit=501', 'limit RANGE'],
    ['proposals?colour=green', 'colour UNKNOWN_PARAMETER'],
  ])('is 400 for %s', async (asked, fault) => {
    const { status, body } = await on.ask(`/v1/${asked}`);
    const faults = body['violations'] as readonly { readonly parameter: string; readonly code: string }[];
    expect([status, faults.map(({ parameter, code }) => `${parameter} ${code}`)]).toEqual([400, [fault]]);
  });

  it.each(['offices', 'proposals'])(
    'of %s is empty, and told all the same, while nothing is recorded',
    async (path) => {
      const { status, body } = await on.ask(`/v1/${path}`);
      expect([status, body]).toMatchObject([200, { items: [], nextCursor: null, meta: { position: '0' } }]);
    },
  );

  it('is told every fault of a request at once', async () => {
    const { body } = await on.ask('/v1/proposals?state=OPEN&officer=W01&limit=0&asOf=today&cursor=');
    const faults = body['violations'] as readonly { readonly parameter: string }[];
    expect(faults.map(({ parameter }) => parameter).sort()).toEqual([
      ...['asOf', 'cursor', 'limit', 'officer', 'state'],
    ]);
  });
});
