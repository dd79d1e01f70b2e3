import type { Place } from '@elshi/application';
import { type InProcess, startInProcess } from '../support/in-process.js';
import { earlier, effectiveOn, linesOf, Orders } from '../support/orders.js';
import { type Served, serveLog } from '../support/served-log.js';
import { buildOnce, temporaryFolder } from '../support/service.js';

let on: InProcess;
let orders: Orders;
/** When the first heads were recorded. */
let established: string;

const decree = (date: string) => ({ type: 'PRESIDENT_DECREE', number: '512', date, issuedBy: 'PRESIDENT' });
const representation = (date: string) => ({ number: '1-03/361', date });
const [founded, decided] = ['2020-04-01', '2024-06-20'];

const establishing = (officeId: string, hostState: string) => ({
  subject: `office/${officeId}`,
  kind: 'EstablishOffice',
  data: { officeKind: 'EMBASSY', name: `Embassy in ${hostState}`, hostState, seat: 'The capital' },
});
const appointing = (officeId: string, officerId: string, date: string) => ({
  subject: `office/${officeId}`,
  kind: 'AppointHead',
  data: { officerId, title: 'AMBASSADOR', representation: representation(date) },
});
const dismissing = (officeId: string, officerId: string) => ({
  subject: `office/${officeId}`,
  kind: 'DismissHead',
  data: { officerId, cause: 'exchange', representation: representation(decided) },
});

interface Posted {
  readonly officeId: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Who heads both embassies on the day, and where both ambassadors are posted, as known at an instant. */
async function standing(knownAt: string): Promise<readonly unknown[]> {
  const query = `?asOf=${effectiveOn}&knownAt=${knownAt}`;
  const heads = await Promise.all(
    ['at', 'hr'].map(async (id) => (await on.ask(`/v1/offices/${id}/head${query}`)).body['officerId']),
  );
  const posts = await Promise.all(
    ['amb1', 'amb2'].map(async (id) => {
      const postings = (await on.ask(`/v1/officers/${id}${query}`)).body['postings'] as readonly Posted[];
      return postings.find(
        ({ from, to }) => from !== null && from <= effectiveOn && (to ?? '9') > effectiveOn,
      )?.officeId;
    }),
  );
  const staff = await Promise.all(
    ['at', 'hr'].map(async (id) => {
      const { body } = await on.ask(`/v1/offices/${id}/staff${query}`);
      return (body['items'] as readonly { officerId: string }[]).map(({ officerId }) => officerId);
    }),
  );
  return [heads, posts, staff];
}

/** As it was before the exchange, and after it. */
const apart = [
  ['amb1', 'amb2'],
  ['at', 'hr'],
  [['amb1'], ['amb2']],
];
const exchanged = [
  ['amb2', 'amb1'],
  ['hr', 'at'],
  [['amb2'], ['amb1']],
];

describe.each(['in memory', 'on a server that appends to one stream at a time'])(
  'an order about heads of missions, with the log %s',
  (where) => {
    const folder = temporaryFolder();
    let served: Served | undefined;

    beforeAll(async () => {
      let place: Place | undefined;
      if (where !== 'in memory') {
        buildOnce();
        served = await serveLog(`${folder.path}/log`);
        place = { kind: 'eventstoredb', connection: served.address, folder: `${folder.path}/node` };
      }
      on = await startInProcess(undefined, undefined, place);
      orders = new Orders(on);
      await orders.givenTwo('amb1', 'amb2');
    }, 300_000);

    afterAll(async () => {
      await on.close();
      await served?.stop();
      folder.remove();
    });

    it('establishes two embassies and appoints their heads, who are posted there in the same append', async () => {
      const answer = await orders.post({
        order: decree(founded),
        effectiveOn: founded,
        lines: [
          establishing('at', 'AT'),
          establishing('hr', 'HR'),
          appointing('at', 'amb1', founded),
          appointing('hr', 'amb2', founded),
        ],
      });

      expect(answer.status).toBe(201);
      const { recordedAt } = answer.body['receipt'] as { recordedAt: string };
      expect(await standing(recordedAt)).toEqual(apart);
      established = recordedAt;
    });

    it('lets the two exchange their posts, half done at no instant', async () => {
      const exchange = {
        order: decree(decided),
        effectiveOn,
        lines: [
          dismissing('at', 'amb1'),
          dismissing('hr', 'amb2'),
          appointing('at', 'amb2', decided),
          appointing('hr', 'amb1', decided),
        ],
      };
      await on.act('amb1', { kind: 'RecordAward', ...earlier('5'), data: { award: 'before' } });

      const answer = await orders.post(exchange);

      expect([answer.status, answer.body['detail']]).toEqual([201, undefined]);
      expect(
        linesOf(answer).map(({ events }) => (events as { type: string }[]).map(({ type }) => type)),
      ).toEqual([['HeadDismissed'], ['HeadDismissed'], ['HeadAppointed'], ['HeadAppointed']]);
      await on.act('amb2', { kind: 'RecordAward', ...earlier('6'), data: { award: 'after' } });
      const { position, recordedAt } = answer.body['receipt'] as { position: string; recordedAt: string };
      const { body } = await on.ask(`/v1/events?limit=500`);
      const items = body['items'] as readonly { time: string; position: string }[];
      const ofOrder = items.filter(({ time }) => time === recordedAt);
      expect(ofOrder.at(-1)!.position).toBe(position);
      expect(ofOrder).toHaveLength(4 + 2 + 4);
      const times = items.map(({ time }) => time).filter((time) => time >= established);
      expect(times.filter((time) => time > recordedAt).length).toBeGreaterThan(0);
      for (const time of times) expect(await standing(time)).toEqual(time < recordedAt ? apart : exchanged);
      const again = await orders.post(exchange);
      expect([again.status, again.body['code']]).toEqual([422, 'NO_HEAD']);
    });
  },
);
