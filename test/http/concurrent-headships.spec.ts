import { minister as ministerial, president as presidential } from '../support/career-acts.js';
import { registration } from '../support/client.js';
import { type InProcess, startInProcess } from '../support/in-process.js';
import { recorder } from '../support/recorder.js';

let on: InProcess;
beforeAll(async () => {
  on = await startInProcess();
}, 30_000);
afterAll(() => on.close());

const { post, record } = recorder(() => on);

const headedTogether = async (id: string, asOf: string, more = ''): Promise<unknown> => {
  const { status, body } = await on.ask(`/v1/offices/${id}?asOf=${asOf}${more}`);
  expect(status).toBe(200);
  return body['concurrentHeadships'];
};

const representation = { number: '1-03/7', date: '2020-01-02' };

/** An embassy and a permanent representation with one head, as was declared at the representation. */
beforeAll(async () => {
  const offices = [
    ['emb', 'EMBASSY', {}],
    ['rep', 'PERMANENT_REPRESENTATION', { organisation: 'OSCE' }],
  ] as const;
  for (const [id, officeKind, more] of offices) {
    const data = { officeKind, name: `Office ${id}`, hostState: 'AT', seat: 'Vienna', ...more };
    await record(`offices/${id}`, 'EstablishOffice', '2015-02-02', data, presidential('2015-01-23'));
  }
  const { kind, effectiveOn, data } = registration('Bekova Aliya') as {
    readonly kind: string;
    readonly effectiveOn: string;
    readonly data: object;
  };
  await record('officers/amb', kind, effectiveOn, data);
  await record('officers/amb', 'EnterService', '2019-02-18', {}, ministerial('2019-02-15'));
  for (const [id, title] of [
    ['emb', 'AMBASSADOR'],
    ['rep', 'PERMANENT_REPRESENTATIVE'],
  ] as const) {
    const appointment = { officerId: 'amb', title, representation };
    await record(`offices/${id}`, 'AppointHead', '2020-03-02', appointment, presidential('2020-02-20'));
  }
  const declared = { officerId: 'amb', otherOfficeId: 'emb' };
  await record(
    'offices/rep',
    'DeclareConcurrentHeadship',
    '2020-03-02',
    declared,
    presidential('2020-02-20'),
  );
}, 30_000);

describe('one head of two offices', () => {
  it('is told at both, from the day of the declaration', async () => {
    expect(await headedTogether('rep', '2020-03-01')).toEqual([]);
    const told = { officerId: 'amb', from: '2020-03-02' };
    expect(await headedTogether('rep', '2020-03-02')).toMatchObject([{ ...told, officeId: 'emb' }]);
    expect(await headedTogether('emb', '2020-03-02')).toMatchObject([{ ...told, officeId: 'rep' }]);
  });

  it('is of another office that is on record', async () => {
    const declare = async (otherOfficeId: string) => {
      const data = { officerId: 'amb', otherOfficeId };
      const order = presidential('2021-01-25');
      return (await post('offices/rep', 'DeclareConcurrentHeadship', '2021-02-01', data, order)).body['code'];
    };

    expect([await declare('rep'), await declare('nowhere')]).toEqual(['NO_HEAD', 'OFFICE_UNKNOWN']);
  });

  it('is two heads again from the day on which he is dismissed at the other, known with the dismissal', async () => {
    const dismissal = { officerId: 'amb', cause: 'end of the mission', representation };
    const before = (await on.ask('/v1/offices/rep')).body['meta'] as { readonly knownAt: string };
    const { events } = await record(
      'offices/emb',
      'DismissHead',
      '2022-05-03',
      dismissal,
      presidential('2022-04-25'),
    );

    expect(await headedTogether('rep', '2022-05-02')).toHaveLength(1);
    expect(await headedTogether('rep', '2022-05-03')).toEqual([]);
    expect(await headedTogether('rep', '2022-05-03', `&knownAt=${before.knownAt}`)).toHaveLength(1);
    expect(await headedTogether('emb', '2022-05-03')).toEqual([]);
    const { body } = await on.ask('/v1/offices/rep/acts?limit=50');
    const acts = body['items'] as readonly Record<string, unknown>[];
    const end = acts.find(({ kind }) => kind === 'EndConcurrentHeadship');
    expect(end).toMatchObject({
      effectiveOn: '2022-05-03',
      order: { number: presidential('2022-04-25').order.number },
    });
    expect(end!['causationId']).toBe(events[0].eventId);
  });
});
