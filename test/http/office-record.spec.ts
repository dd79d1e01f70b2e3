import {
  head as byHead,
  minister as ministerial,
  president as presidential,
} from '../support/career-acts.js';
import { type InProcess, startInProcess } from '../support/in-process.js';
import { registration } from '../support/client.js';
import { recorder } from '../support/recorder.js';

let on: InProcess;
beforeAll(async () => {
  on = await startInProcess();
}, 30_000);
afterAll(() => on.close());

const { post, record } = recorder(() => on);

const office = async (id: string, asOf: string, more = '') => {
  const { status, body } = await on.ask(`/v1/offices/${id}?asOf=${asOf}${more}`);
  expect(status).toBe(200);
  return body;
};

beforeAll(async () => {
  const offices = [
    ['emb', 'EMBASSY', 'AT', 'Vienna'],
    ['con', 'CONSULATE', 'AT', 'Salzburg'],
    ['mis', 'DIPLOMATIC_MISSION', 'LI', 'Vaduz'],
  ] as const;
  for (const [id, officeKind, hostState, seat] of offices) {
    const data = { officeKind, name: `Office in ${seat}`, hostState, seat };
    await record(`offices/${id}`, 'EstablishOffice', '2015-02-02', data, presidential('2015-01-23'));
  }
  const { kind, effectiveOn, data } = registration('Bekova Aliya') as {
    readonly kind: string;
    readonly effectiveOn: string;
    readonly data: object;
  };
  await record('officers/amb', kind, effectiveOn, data);
  await record('officers/amb', 'EnterService', '2019-02-18', {}, ministerial('2019-02-15'));
  const representation = { number: '1-03/7', date: '2020-01-02' };
  const appointment = { officerId: 'amb', title: 'AMBASSADOR', representation };
  await record('offices/emb', 'AppointHead', '2020-03-02', appointment, presidential('2020-02-20'));
}, 30_000);

describe('the departments of an office', () => {
  it('are told with its record on each day, and as they were known', async () => {
    const data = { departmentKind: 'ECONOMIC', name: 'Trade and economic group' };
    const { receipt } = await record(
      'offices/emb',
      'CreateDepartment',
      '2020-04-01',
      data,
      byHead('2020-03-30'),
    );
    const gone = { department: 'ECONOMIC' };
    await record('offices/emb', 'AbolishDepartment', '2021-02-01', gone, byHead('2021-01-29'));

    const at = async (day: string, more = '') => (await office('emb', day, more))['departments'];
    expect(await at('2020-03-31')).toEqual([]);
    expect(await at('2021-01-31')).toMatchObject([
      { ...data, from: '2020-04-01', order: { issuedBy: 'HEAD' } },
    ]);
    expect(await at('2021-02-01')).toEqual([]);
    expect(await at('2021-02-01', `&knownAt=${receipt.recordedAt}`)).toHaveLength(1);
  });

  it('are of a kind of the list', async () => {
    const data = { departmentKind: 'CULTURE' };
    const { status, body } = await post(
      'offices/emb',
      'CreateDepartment',
      '2020-04-01',
      data,
      byHead('2020-03-30'),
    );
    expect([status, body['violations']]).toMatchObject([400, [{ pointer: '/data/departmentKind' }]]);
  });
});

describe('the service personnel of an office', () => {
  it('are told with its staff on each day', async () => {
    const data = {
      personId: 'sp-1',
      names: { latin: 'Huber Anna' },
      nationality: 'AT',
      contractNo: '4/2020',
    };
    const { receipt } = await record(
      'offices/emb',
      'EngageServicePerson',
      '2020-05-04',
      data,
      byHead('2020-05-02'),
    );
    await record(
      'offices/emb',
      'ReleaseServicePerson',
      '2021-05-04',
      { personId: 'sp-1' },
      byHead('2021-05-02'),
    );

    const at = async (day: string) => {
      const { body } = await on.ask(`/v1/offices/emb/staff?asOf=${day}&minPosition=${receipt.position}`);
      return body['servicePersonnel'];
    };
    expect(await at('2020-05-03')).toEqual([]);
    expect(await at('2021-05-03')).toMatchObject([
      {
        ...data,
        category: 'SERVICE_PERSONNEL',
        from: '2020-05-04',
        order: { issuedBy: 'HEAD' },
      },
    ]);
    expect(await at('2021-05-04')).toEqual([]);
  });
});

describe('what the head of an embassy directs', () => {
  it('is told with the embassy: the states of accreditation, and the institutions as they stand on the day', async () => {
    const to = { officerId: 'amb', to: 'LI', concurrent: true };
    await record('offices/emb', 'GrantAccreditation', '2020-06-01', to, presidential('2020-05-25'));
    await record(
      'offices/emb',
      'LinkSubordinate',
      '2020-06-01',
      { officeId: 'con' },
      ministerial('2020-05-29'),
    );
    await record(
      'offices/emb',
      'LinkSubordinate',
      '2020-06-01',
      { officeId: 'mis' },
      ministerial('2020-05-29'),
    );
    await record('offices/con', 'TerminateOffice', '2022-03-01', {}, presidential('2022-02-21'));

    expect(await office('emb', '2020-06-01')).toMatchObject({
      accreditations: [{ ...to, from: '2020-06-01' }],
      subordinates: [
        {
          officeId: 'con',
          officeKind: 'CONSULATE',
          name: 'Office in Salzburg',
          hostState: 'AT',
          status: 'OPEN',
        },
        { officeId: 'mis', officeKind: 'DIPLOMATIC_MISSION', hostState: 'LI', status: 'OPEN' },
      ],
    });
    expect((await office('emb', '2022-03-01'))['subordinates']).toMatchObject([
      { officeId: 'con', status: 'TERMINATED' },
      { officeId: 'mis', status: 'OPEN' },
    ]);
    expect((await office('con', '2020-05-31'))['directedBy']).toEqual([]);
    expect((await office('mis', '2020-06-01'))['directedBy']).toMatchObject([
      { officeId: 'emb', officeKind: 'EMBASSY', status: 'OPEN' },
    ]);
    const ending = { officerId: 'amb', to: 'LI' };
    await record('offices/emb', 'EndAccreditation', '2022-06-01', ending, presidential('2022-05-23'));
    await record(
      'offices/emb',
      'UnlinkSubordinate',
      '2022-06-01',
      { officeId: 'mis' },
      ministerial('2022-05-30'),
    );
    expect(await office('emb', '2022-06-01')).toMatchObject({
      accreditations: [],
      subordinates: [{ officeId: 'con' }],
    });
    expect((await office('mis', '2022-06-01'))['directedBy']).toEqual([]);
    expect((await office('mis', '2022-05-31'))['directedBy']).toHaveLength(1);
  });

  it('is neither an institution elsewhere nor the embassy itself', async () => {
    const link = (officeId: string) =>
      post('offices/emb', 'LinkSubordinate', '2022-06-01', { officeId }, ministerial('2022-05-30'));
    expect((await link('mis')).body['code']).toBe('ACCREDITATION');
    expect((await link('emb')).body['code']).toBe('SUBORDINATION');
    expect((await link('nowhere')).body['code']).toBe('OFFICE_UNKNOWN');
  });
});
