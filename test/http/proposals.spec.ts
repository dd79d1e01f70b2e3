import { byHead, EmbassyOverHttp, ministerial, proposing } from '../support/embassy-over-http.js';

let on: EmbassyOverHttp;
beforeAll(async () => {
  on = await EmbassyOverHttp.start();
}, 30_000);
afterAll(() => on.close());

describe('a proposal', () => {
  it('is recorded, answered and read back, with a tag of its own and at both clocks', async () => {
    const made = await on.post(
      '/v1/proposals/recall/acts',
      { kind: 'SubmitHeadProposal', effectiveOn: '2020-02-03', data: proposing('EARLY_RECALL') },
      {},
    );
    expect([made.status, made.headers.get('etag'), made.headers.get('location')]).toEqual([
      201,
      '"1"',
      '/v1/proposals/recall',
    ]);
    const { recordedAt } = made.body['receipt'] as { readonly recordedAt: string };
    const accepted = { kind: 'AcceptProposal', effectiveOn: '2020-02-24', data: { reason: 'agreed' } };
    const answer = { ...accepted, ...ministerial('2020-02-24') };

    expect((await on.post('/v1/proposals/recall/acts', answer, {})).status).toBe(428);
    expect((await on.post('/v1/proposals/recall/acts', answer, { 'if-match': '"7"' })).status).toBe(412);
    expect((await on.post('/v1/proposals/recall/acts', answer, { 'if-match': '"1"' })).status).toBe(201);

    const now = await on.proposal('recall');
    expect([now.status, now.headers.get('etag')]).toEqual([200, '"2"']);
    expect(now.body).toMatchObject({
      ...{ proposalId: 'recall', state: 'ACCEPTED', proposedBy: 'amb', officerId: 'w01' },
      ...{ proposes: 'EARLY_RECALL', submittedOn: '2020-02-03', settledOn: '2020-02-24' },
      ...{ reason: 'agreed', resultingActs: [] },
      settlement: { order: { number: '15-1/42' } },
    });
    expect((await on.proposal('recall', `?knownAt=${recordedAt}`)).body).toMatchObject({
      state: 'SUBMITTED',
      settledOn: null,
    });
    expect((await on.proposal('recall', '?asOf=2019-01-01')).body).toMatchObject({ state: 'ACCEPTED' });
  });

  it('of nobody is not found, and one on record is not made again', async () => {
    const accepting = { kind: 'AcceptProposal', effectiveOn: '2020-04-01', data: {} };
    const again = { kind: 'SubmitHeadProposal', effectiveOn: '2020-02-03', data: proposing('AWARD') };

    expect((await on.proposal('nothing')).body).toMatchObject({ status: 404, code: 'PROPOSAL_UNKNOWN' });
    expect((await on.post('/v1/proposals/nothing/acts', accepting)).body).toMatchObject({
      status: 404,
      code: 'PROPOSAL_UNKNOWN',
    });
    expect((await on.post('/v1/proposals/recall/acts', again)).body).toMatchObject({
      status: 409,
      code: 'PROPOSAL_EXISTS',
    });
  });

  it('is malformed where it is about nobody, or of a kind that there is not', async () => {
    const act = (data: object) =>
      on.post('/v1/proposals/wrong/acts', {
        kind: 'SubmitMinisterRepresentation',
        effectiveOn: '2020-02-03',
        data,
      });
    const pointers = ({ body }: Awaited<ReturnType<typeof act>>) =>
      (body['violations'] as readonly { readonly pointer: string }[]).map(({ pointer }) => pointer);
    const rest = { detail: 'to be', number: '1-03/9' };

    expect(pointers(await act({ ...rest, subject: 'RANK', officeId: 'emb' }))).toEqual([
      '/data/officerId',
      '/data/officeId',
    ]);
    expect(pointers(await act({ ...rest, subject: 'HEAD' }))).toEqual(['/data/officerId']);
    expect(pointers(await act({ ...rest, subject: 'AWARD', officerId: 'w01' }))).toEqual(['/data/subject']);
  });

  it('is previewed, and recorded by its key once', async () => {
    const act = {
      kind: 'SubmitHeadProposal',
      effectiveOn: '2020-02-10',
      data: proposing('PROMOTION_IN_RANK'),
    };
    const dry = await on.post('/v1/proposals/keyed/acts?dryRun=true', act, {});
    expect([dry.status, dry.body['differences']]).toMatchObject([
      200,
      [{ record: [{ op: 'replace', path: '', value: { state: 'SUBMITTED' } }] }, {}],
    ]);

    const first = await on.post('/v1/proposals/keyed/acts', act, { 'idempotency-key': 'k1' });
    const second = await on.post('/v1/proposals/keyed/acts', act, { 'idempotency-key': 'k1' });
    expect([first.status, second.status, second.headers.get('idempotency-replayed')]).toEqual([
      201,
      201,
      'true',
    ]);
    expect(second.body).toEqual(first.body);
  });

  it('is corrected and annulled as any record is, and its trail tells all', async () => {
    const { eventId } = await on.record(
      'proposals/mended',
      'SubmitHeadProposal',
      '2020-02-10',
      proposing('AWARD'),
    );
    await on.record('proposals/mended', 'CorrectAct', '2020-02-11', {
      eventId,
      changes: { data: { proposes: 'SANCTION' } },
      reason: 'misread',
    });
    expect((await on.proposal('mended')).body).toMatchObject({
      state: 'SUBMITTED',
      proposes: 'SANCTION',
      submission: { corrected: true },
    });
    await on.record(
      'proposals/mended',
      'AnnulAct',
      '2020-02-12',
      { eventId, reason: 'never sent' },
      byHead('2020-02-12'),
    );
    expect((await on.proposal('mended')).body).toMatchObject({
      state: null,
      proposes: null,
      submission: null,
    });

    const trail = await on.get('/v1/proposals/mended/acts');
    expect(trail.body['items']).toMatchObject([
      { kind: 'SubmitHeadProposal', subject: 'proposal/mended', status: 'annulled' },
      { kind: 'CorrectAct' },
      { kind: 'AnnulAct' },
    ]);
  });

  it('is exported, and imported as it was', async () => {
    const exported = await (await fetch(`${on.base}/v1/export?subject=proposal/recall`)).text();
    const lines = exported
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
    expect(lines).toMatchObject([
      { subject: 'proposal/recall', act: { kind: 'SubmitHeadProposal' } },
      { subject: 'proposal/recall', act: { kind: 'AcceptProposal' } },
    ]);
    const copied = lines.map(({ act }) =>
      JSON.stringify({ subject: 'proposal/copy', key: JSON.stringify(act).slice(9, 30), act }),
    );
    const answer = await fetch(`${on.base}/v1/import`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: copied.join('\n'),
    });
    expect(await answer.text()).toContain('"created":2');
    expect((await on.proposal('copy')).body).toMatchObject({ state: 'ACCEPTED' });
  });
});
