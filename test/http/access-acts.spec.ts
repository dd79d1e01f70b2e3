import type { ActKind } from '@elshi/domain';
import type { Guarded } from '../support/access.js';
import { allKinds, minimalBody } from '../support/acts.js';
import { callers, guardedEmbassy, minister, type Shown } from '../support/guarded-embassy.js';

let on: Guarded;
let shown: Shown;
beforeAll(async () => {
  ({ on, shown } = await guardedEmbassy());
}, 300_000);
afterAll(() => on.close());

/** Who records which kind, from chapter 3.3 of the requirements: all that are not named here are for REG. */
const others: Readonly<Partial<Record<ActKind, string>>> = {
  RecordAttestation: 'COM',
  AssignDepartment: 'HEAD',
  PermitShortTrip: 'HEAD',
  ApproveLeaveSchedule: 'HEAD',
  EngageServicePerson: 'HEAD',
  ReleaseServicePerson: 'HEAD',
  CreateDepartment: 'HEAD',
  AbolishDepartment: 'HEAD',
  AgreeHeadTrip: 'HEAD, REG',
  RecordHeadAbsence: 'HEAD, REG',
  EndHeadAbsence: 'HEAD, REG',
  DesignateActingHead: 'HEAD',
  EndActingHead: 'HEAD, REG',
  DesignateActingHeadSubstitute: 'HEAD, REG',
  NotifyActingHead: 'HEAD, REG',
  SubmitHeadProposal: 'HEAD',
  WithdrawProposal: 'HEAD, REG',
};

/** A dry run of a well-formed act of a kind: whether it was decided about, or not let in. */
async function tried(
  who: string,
  path: string,
  kind: ActKind,
  data: object = {},
): Promise<'let in' | number> {
  const body = minimalBody(kind);
  const act = { ...body, data: { ...(body['data'] as object), ...data } };
  const { status } = await on.post(shown[who], `${path}?dryRun=true`, act);
  expect([200, 201, 401, 403, 404, 409, 422]).toContain(status);
  return status === 401 || status === 403 ? status : 'let in';
}

function pathOf(kind: ActKind): string {
  if (/Proposal|Representation/.test(kind)) return '/v1/proposals/p1/acts';
  const about = ['AssignDepartment', 'PermitShortTrip', 'RecordAttestation'].includes(kind) ? 'officer' : '';
  const ofOffice =
    /Office(?!r)|Staffing|Department|ServicePerson|LeaveSchedule|Subordinate|Head|TakingUp|Grant|EndAccr/.test(
      kind,
    );
  return about === '' && ofOffice ? '/v1/offices/emb/acts' : '/v1/officers/w01/acts';
}

describe('who may record which kind of act', () => {
  it.each(allKinds.map((kind) => [kind]))(
    '%s',
    async (kind) => {
      const allowed = (others[kind] ?? 'REG').split(', ');
      const data = kind === 'SubmitHeadProposal' ? { proposedBy: 'amb', officeId: 'emb' } : {};
      for (const who of callers) {
        const expected = allowed.includes(who) ? 'let in' : who === 'nobody' ? 401 : 403;
        expect([who, await tried(who, pathOf(kind), kind, data)]).toEqual([who, expected]);
      }
    },
    60_000,
  );

  it('DesignateActingHead: an absence is the head’s, a vacancy and an inability the Ministry’s', async () => {
    const path = '/v1/offices/emb/acts';
    const ask = (who: string, cause: string) => tried(who, path, 'DesignateActingHead', { cause });
    expect([await ask('HEAD', 'ABSENCE'), await ask('REG', 'ABSENCE')]).toEqual(['let in', 403]);
    expect([await ask('HEAD', 'VACANCY'), await ask('REG', 'VACANCY')]).toEqual([403, 'let in']);
    expect([await ask('HEAD', 'INABILITY'), await ask('REG', 'INABILITY')]).toEqual([403, 'let in']);
  });

  it('HEAD: of his own office, of those who serve there, and in his own name', async () => {
    const department = (id: string) => tried('HEAD', `/v1/officers/${id}/acts`, 'AssignDepartment');
    expect([await department('w01'), await department('w02'), await department('nobody-at-all')]).toEqual([
      ...['let in', 403, 403],
    ]);
    const propose = (data: object) => tried('HEAD', '/v1/proposals/p2/acts', 'SubmitHeadProposal', data);
    expect([
      await propose({ proposedBy: 'amb', officeId: 'emb' }),
      await propose({ proposedBy: 'w01', officeId: 'emb' }),
      await propose({ proposedBy: 'amb', officeId: 'emb-de' }),
    ]).toEqual(['let in', 403, 403]);
    const withdraw = (who: string, id: string) => tried(who, `/v1/proposals/${id}/acts`, 'WithdrawProposal');
    expect([
      await withdraw('HEAD', 'p1'),
      await withdraw('HEAD elsewhere', 'p1'),
      await withdraw('HEAD', 'p-none'),
    ]).toEqual(['let in', 403, 403]);
  });

  it('holds for each line of an order, and of an import, which claims no other name', async () => {
    const line = (subject: string, kind: ActKind) => ({ subject, kind, data: minimalBody(kind)['data'] });
    const order = (...lines: object[]) =>
      on.post(shown['REG'], '/v1/orders?dryRun=true', { ...minister('2020-05-04'), lines });
    const awarding = line('officer/w01', 'RecordAward');
    expect((await order(awarding)).status).toBe(200);
    expect((await order(awarding, line('officer/w01', 'RecordAttestation'))).status).toBe(403);

    const act = minimalBody('RecordAward');
    const lines = [
      { subject: 'officer/w01', key: 'i-1', act },
      { subject: 'officer/w01', key: 'i-2', act: minimalBody('RecordAttestation') },
      { subject: 'officer/w01', key: 'i-3', act, recordedAt: '2020-01-01T00:00:00Z', recordedBy: 'another' },
    ];
    const answered = await on.ask(shown['REG'], '/v1/import', {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: lines.map((each) => JSON.stringify(each)).join('\n'),
    });
    const reports = (await answered.text()).trim().split('\n');
    const said = reports.map((text) => JSON.parse(text) as { outcome?: string; problem?: { code: string } });
    expect(said.slice(0, 3).map(({ outcome, problem }) => problem?.code ?? outcome)).toEqual([
      ...['CREATED', 'FORBIDDEN', 'FORBIDDEN'],
    ]);
  });
});
