import { EmbassyOverHttp, ministerial, presidential } from '../support/embassy-over-http.js';

let on: EmbassyOverHttp;
beforeAll(async () => {
  on = await EmbassyOverHttp.start();
}, 30_000);
afterAll(() => on.close());

const represents = (id: string, number: string, madeOn: string, about: object) =>
  on.record(`proposals/${id}`, 'SubmitMinisterRepresentation', madeOn, {
    ...{ subject: 'HEAD', detail: 'end of the mission', number },
    ...about,
  });

/** The head is dismissed, which is tried only, on a representation. */
const dismissing = async (number: string, date: string, on_ = '2020-03-02') => {
  const data = { officerId: 'amb', cause: 'end of the mission', representation: { number, date } };
  const act = { kind: 'DismissHead', effectiveOn: on_, data, ...presidential('2020-02-21') };
  const { status, body } = await on.post('/v1/offices/emb/acts?dryRun=true', act);
  expect([status, body['detail']]).toEqual([200, undefined]);
  return body['warnings'];
};

describe('a decree and the representation that it rests on', () => {
  it('need not both be on record', async () => {
    expect(await dismissing('9-99/1', '2020-02-10')).toEqual([]);
  });

  it('agree on the date, or the decree is taken with a warning', async () => {
    await represents('dismissal', '1-03/7', '2020-02-10', { officeId: 'emb' });

    expect(await dismissing('1-03/7', '2020-02-10')).toEqual([]);
    for (const date of ['2020-02-09', '2020-02-11'])
      expect(await dismissing('1-03/7', date)).toMatchObject([
        { code: 'REPRESENTATION_MISMATCH', citations: [{ article: '8' }] },
      ]);
  });

  it('are about the same office or person, and of the same matter', async () => {
    const embassy = { officeKind: 'EMBASSY', name: 'Embassy in Hungary', hostState: 'HU', seat: 'Budapest' };
    const order = presidential('2010-01-09');
    await on.record('offices/elsewhere', 'EstablishOffice', '2010-01-10', embassy, order);
    await represents('other-office', '1-03/8', '2020-02-10', { officeId: 'elsewhere' });
    await represents('other-person', '1-03/8', '2020-02-10', { officerId: 'w02' });
    await represents('a-rank', '1-03/8', '2020-02-10', { officerId: 'amb', subject: 'RANK' });
    expect(await dismissing('1-03/8', '2020-02-09')).toEqual([]);

    await represents('the-person', '1-03/8', '2020-02-11', { officerId: 'amb' });
    expect(await dismissing('1-03/8', '2020-02-09')).toMatchObject([{ code: 'REPRESENTATION_MISMATCH' }]);
    expect(await dismissing('1-03/8', '2020-02-11')).toEqual([]);
  });

  it('stand together: a decree on a representation that was withdrawn by its day is said', async () => {
    await represents('withdrawn', '1-03/9', '2020-02-10', { officeId: 'emb' });
    await on.record('proposals/withdrawn', 'WithdrawProposal', '2020-03-02', {});

    expect(await dismissing('1-03/9', '2020-02-10', '2020-03-01')).toEqual([]);
    expect(await dismissing('1-03/9', '2020-02-10', '2020-03-02')).toMatchObject([
      { code: 'REPRESENTATION_STATE' },
    ]);
  });

  it('are linked from both sides, and what does not fit is a finding of the record', async () => {
    const representation = { number: '1-03/7', date: '2020-02-09' };
    const data = { officerId: 'amb', cause: 'end of the mission', representation };
    const dismissed = await on.record(
      'offices/emb',
      'DismissHead',
      '2020-03-02',
      data,
      presidential('2020-02-21'),
    );

    expect((await on.proposal('dismissal')).body['resultingActs']).toMatchObject([
      { eventId: dismissed.eventId, subject: 'office/emb', kind: 'DismissHead' },
    ]);
    const trail = await on.get(`/v1/audit?subject=office/emb&minPosition=${dismissed.position}&limit=200`);
    const entry = (trail.body['items'] as readonly { eventId: string }[]).find(
      ({ eventId }) => eventId === dismissed.eventId,
    );
    expect(entry).toMatchObject({
      facts: { REPRESENTED: { proposalId: 'dismissal', madeOn: '2020-02-10' } },
    });
    const findings = await on.get(
      `/v1/quality/findings?subject=office/emb&rule=REPRESENTATION_MISMATCH&minPosition=${dismissed.position}`,
    );
    expect(findings.body['items']).toMatchObject([{ rule: 'REPRESENTATION_MISMATCH', severity: 'WARNING' }]);
    const changes = { data: { representation: { number: '1-03/7', date: '2020-02-10' } } };
    const corrected = await on.record(
      'offices/emb',
      'CorrectAct',
      '2020-04-01',
      { eventId: dismissed.eventId, changes, reason: 'misread' },
      presidential('2020-04-01'),
    );
    const after = await on.get(
      `/v1/quality/findings?subject=office/emb&rule=REPRESENTATION_MISMATCH&minPosition=${corrected.position}`,
    );
    expect(after.body['items']).toEqual([]);
  });

  it('are linked for ranks as well, under every id of the person', async () => {
    await represents('rank', '2-01/5', '2020-05-04', { officerId: 'w02', subject: 'RANK' });
    const assigning = (date: string) => {
      const data = { rank: 'ATTACHE', representation: { number: '2-01/5', date } };
      const act = { kind: 'AssignRank', effectiveOn: '2020-05-11', data, ...ministerial('2020-05-11') };
      return on.post('/v1/officers/w02/acts?dryRun=true', act);
    };

    expect((await assigning('2020-05-04')).body).toMatchObject({ warnings: [] });
    expect((await assigning('2020-05-05')).body).toMatchObject({
      warnings: [{ code: 'REPRESENTATION_MISMATCH', citations: [{ instrument: 'L299-II', article: '11' }] }],
    });
    await on.record('officers/w03', 'RegisterOfficer', '2019-02-18', {
      ...{ names: { latin: 'w02' }, category: 'OFFICER' },
    });
    await represents('under-another', '2-01/6', '2020-05-04', { officerId: 'w03', subject: 'RANK' });
    await on.record('officers/w03', 'JoinRecord', '2020-05-06', { officerId: 'w02' });
    const data = { rank: 'ATTACHE', representation: { number: '2-01/6', date: '2020-05-05' } };
    const act = { kind: 'AssignRank', effectiveOn: '2020-05-11', data, ...ministerial('2020-05-11') };
    expect((await on.post('/v1/officers/w02/acts?dryRun=true', act)).body).toMatchObject({
      warnings: [{ code: 'REPRESENTATION_MISMATCH' }],
    });
  });
});
