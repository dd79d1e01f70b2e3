import { EmbassyOverHttp, ministerial, proposing } from '../support/embassy-over-http.js';

let on: EmbassyOverHttp;
beforeAll(async () => {
  on = await EmbassyOverHttp.start();
}, 30_000);
afterAll(() => on.close());

const accepting = { subject: 'proposal/recall', kind: 'AcceptProposal', data: {} };
const recalling = {
  subject: 'officer/w01',
  kind: 'RecallEarly',
  effectiveOn: '2020-03-01',
  data: { postingId: 'p1', cause: 'reorganisation', proposalId: 'recall' },
};
const order = { ...ministerial('2020-02-24'), effectiveOn: '2020-02-24' };

describe('an order that answers a proposal', () => {
  it('may itself decide what was proposed, after it is accepted and not before', async () => {
    await on.record('proposals/recall', 'SubmitHeadProposal', '2020-02-03', proposing('EARLY_RECALL'));

    const early = await on.post('/v1/orders', { ...order, lines: [recalling, accepting] }, {});
    expect(early.body).toMatchObject({
      code: 'PROPOSAL_STATE',
      lines: [{ verdict: 'REFUSED' }, { subject: 'proposal/recall', verdict: 'LAWFUL' }],
    });
    expect((await on.proposal('recall')).body['state']).toBe('SUBMITTED');

    const answer = await on.post('/v1/orders', { ...order, lines: [accepting, recalling] }, {});

    expect(answer.status).toBe(201);
    const [, { events }] = answer.body['lines'] as [object, { events: [{ eventId: string }] }];
    const { position } = answer.body['receipt'] as { position: string };
    expect((await on.proposal('recall', `?minPosition=${position}`)).body).toMatchObject({
      state: 'ACCEPTED',
      resultingActs: [{ eventId: events[0].eventId, kind: 'RecallEarly' }],
    });
  });
});
