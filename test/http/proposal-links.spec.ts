import { EmbassyOverHttp, ministerial, proposing } from '../support/embassy-over-http.js';

let on: EmbassyOverHttp;
beforeAll(async () => {
  on = await EmbassyOverHttp.start();
}, 30_000);
afterAll(() => on.close());

beforeAll(async () => {
  await on.record('proposals/recall', 'SubmitHeadProposal', '2020-02-03', proposing('EARLY_RECALL'));
  await on.record('proposals/recall', 'AcceptProposal', '2020-02-24', {}, ministerial('2020-02-24'));
});

describe('a proposal and the acts that follow from it', () => {
  it('is linked with the act that carries it out, from both sides', async () => {
    const recall = { postingId: 'p1', cause: 'reorganisation', proposalId: 'recall' };
    const { eventId } = await on.record(
      'officers/w01',
      'RecallEarly',
      '2020-02-28',
      recall,
      ministerial('2020-02-26'),
    );
    const result = { eventId, subject: 'officer/w01', kind: 'RecallEarly', status: 'in-force' };
    expect((await on.proposal('recall')).body['resultingActs']).toMatchObject([result]);

    await on.record('proposals/award', 'SubmitHeadProposal', '2020-03-01', proposing('AWARD'));
    const award = await on.record(
      'officers/w01',
      'RecordAward',
      '2020-04-01',
      { award: 'medal' },
      ministerial('2020-03-30'),
    );
    const done = { resultingEventId: award.eventId };
    await on.record('proposals/award', 'AcceptProposal', '2020-04-01', done, ministerial('2020-03-30'));
    expect((await on.proposal('award')).body).toMatchObject({
      resultingEventId: award.eventId,
      resultingActs: [{ eventId: award.eventId, kind: 'RecordAward' }],
    });
  });

  it('answers with the act that follows only where that one is on record and does what was proposed', async () => {
    await on.record('proposals/sanction', 'SubmitHeadProposal', '2020-03-01', proposing('SANCTION'));
    const accepting = (resultingEventId: string) =>
      on.post('/v1/proposals/sanction/acts', {
        ...{ kind: 'AcceptProposal', effectiveOn: '2020-04-01', data: { resultingEventId } },
        ...ministerial('2020-03-30'),
      });
    const award = await on.record(
      'officers/w01',
      'RecordAward',
      '2020-04-02',
      { award: 'medal' },
      ministerial('2020-03-30'),
    );
    const stranger = await on.record(
      'officers/w02',
      'ImposeSanction',
      '2020-04-02',
      { sanctionId: 's1', sanctionKind: 'REPRIMAND' },
      ministerial('2020-03-30'),
    );

    expect((await accepting(award.eventId)).body).toMatchObject({ status: 422, code: 'PROPOSAL_STATE' });
    expect((await accepting(stranger.eventId)).body).toMatchObject({ status: 422, code: 'ID_UNKNOWN' });
  });

  it('has to be known, accepted and about just that where an act names it', async () => {
    const extend = (proposalId: string) =>
      on.post('/v1/officers/w01/acts', {
        ...{ kind: 'ExtendPosting', effectiveOn: '2020-02-25' },
        data: { postingId: 'p1', plannedTo: '2023-07-01', proposalId },
        ...ministerial('2020-02-24'),
      });
    await on.record('proposals/extension', 'SubmitHeadProposal', '2020-02-20', proposing('EXTENSION'));

    expect((await extend('nothing')).body).toMatchObject({ status: 422, code: 'PROPOSAL_UNKNOWN' });
    expect((await extend('recall')).body).toMatchObject({ status: 422, code: 'PROPOSAL_STATE' });
    expect((await extend('extension')).body).toMatchObject({ status: 422, code: 'PROPOSAL_STATE' });
    await on.record('proposals/extension', 'AcceptProposal', '2020-02-25', {}, ministerial('2020-02-25'));
    expect((await extend('extension')).status).toBe(201);
  });
});
