import { award, registration } from '../support/client.js';
import { type InProcess, startInProcess } from '../support/in-process.js';

let on: InProcess;
beforeAll(async () => {
  on = await startInProcess();
}, 30_000);
afterAll(() => on.close());

type Receipt = { readonly recordedAt: string; readonly position: string };
const READS = ['', '/term', '/time-at-post', '/eligibility', '/acts', '/replay'];

/** Records an act, and gives the id of its event and where it stands. */
async function recorded(officerId: string, act: object): Promise<Receipt & { readonly eventId: string }> {
  const { status, body } = await on.act(officerId, act);
  expect(status).toBe(201);
  const [{ eventId }] = body['events'] as [{ eventId: string }];
  return { ...(body['receipt'] as Receipt), eventId };
}

const registered = (latin: string, personalNo: string) => ({
  kind: 'RegisterOfficer',
  effectiveOn: '2019-02-18',
  data: { names: { latin }, category: 'OFFICER', personalNo },
});
const join = (officerId: string) => ({
  kind: 'JoinRecord',
  effectiveOn: '2026-01-01',
  data: { officerId, reason: 'one card for each spelling of the name' },
});

describe('a person recorded twice', () => {
  let joined: Awaited<ReturnType<typeof recorded>>;
  let apart: Receipt;

  beforeAll(async () => {
    await recorded('j01', registration('Serikbai Dana'));
    apart = await recorded('j02', registration('Serikbay D.'));
    await recorded('j02', award('under the other id'));
    joined = await recorded('j02', join('j01'));
  });

  const names = async (query: string) => {
    const { body } = await on.ask(`/v1/officers?q=serikba&${query}`);
    return (body['items'] as readonly { officerId: string }[]).map(({ officerId }) => officerId);
  };

  it('is read under either id as one, with the tag of the record that goes on', async () => {
    for (const path of READS) {
      const [one, other] = await Promise.all(['j01', 'j02'].map((id) => on.ask(`/v1/officers/${id}${path}`)));
      expect([other!.status, other!.headers.get('etag')]).toEqual([200, one!.headers.get('etag')]);
      const { meta, ...told } = other!.body;
      expect(one!.body).toMatchObject(told);
      expect(meta).toMatchObject({ joinedInto: 'officer/j01' });
    }
  });

  it('is supposed about under either id as one', async () => {
    const ask = async (officerId: string) => {
      const body = JSON.stringify({ officerId, acts: [award('supposed')] });
      const headers = { 'content-type': 'application/json' };
      return (await on.ask('/v1/what-if', { method: 'POST', headers, body })).body;
    };
    const [one, other] = [await ask('j01'), await ask('j02')];
    expect(other).toMatchObject({ officerId: 'j01', meta: { joinedInto: 'officer/j01' } });
    expect(one['meta']).not.toHaveProperty('joinedInto');
    expect(other['differences']).toEqual(one['differences']);
  });

  it('is two persons as known before, each under its own id', async () => {
    const then = `knownAt=${apart.recordedAt}`;
    expect((await on.ask(`/v1/officers/j02?${then}`)).body).toMatchObject({ officerId: 'j02', meta: {} });
    expect(await names(then)).toEqual(['j01', 'j02']);
    expect(await names(`minPosition=${joined.position}`)).toEqual(['j01']);
  });

  it('takes acts under the id that goes on, which a refusal names', async () => {
    const { status, body } = await on.act('j02', award('late'));
    expect([status, body['code'], body['facts']]).toEqual([409, 'RECORD_JOINED', { joinedInto: 'j01' }]);
    const { headers } = await on.ask('/v1/officers/j02');
    const tagged = await on.act('j02', award('late'), { 'if-match': headers.get('etag') ?? '' });
    expect([tagged.status, tagged.body['code']]).toEqual([409, 'RECORD_JOINED']);
    const again = await on.act('j01', join('j02'));
    expect([again.status, again.body['code']]).toEqual([409, 'RECORD_JOINED']);
  });

  it('keeps what was recorded under the other id in the audit trail and the feed', async () => {
    const audit = await on.ask(`/v1/audit?subject=officer/j02&minPosition=${joined.position}`);
    const types = (audit.body['items'] as readonly { type: string }[]).map(({ type }) => type);
    expect(types).toEqual(['OfficerRegistered', 'AwardRecorded', 'RecordJoined']);
    const feed = await on.ask('/v1/events?subject=officer/j02');
    expect(feed.body['items']).toHaveLength(3);
  });

  it('is not joined to another person: personal numbers that differ are corrected first', async () => {
    await recorded('j03', registered('Ospanov', '800501'));
    const { eventId } = await recorded('j04', registered('Ospanow', '800510'));
    const refused = await on.act('j04', join('j03'));
    expect([refused.status, refused.body['code']]).toEqual([422, 'PERSON_DIFFERS']);

    const data = {
      eventId,
      changes: { data: { personalNo: '800501' } },
      reason: 'two digits changed places',
    };
    await recorded('j04', { kind: 'CorrectAct', effectiveOn: '2026-01-01', data });
    await recorded('j04', join('j03'));
    expect((await on.ask('/v1/officers/j04')).body['officerId']).toBe('j03');
  });

  it('is shown in a dry run without being joined, and is two again once the joining is annulled', async () => {
    await recorded('j05', registration('Kenes'));
    await recorded('j06', registration('Kenes'));
    expect((await on.act('j06', join('j05'), {}, '?dryRun=true')).status).toBe(200);
    expect((await on.ask('/v1/officers/j06')).body['officerId']).toBe('j06');

    const { eventId } = await recorded('j06', join('j05'));
    const order = { type: 'MINISTER_ORDER', number: '15-1/2', date: '2026-01-02', issuedBy: 'MINISTER' };
    const data = { eventId, reason: 'two persons of one name' };
    await recorded('j06', { kind: 'AnnulAct', effectiveOn: '2026-01-02', order, data });
    expect((await on.ask('/v1/officers/j06')).body['officerId']).toBe('j06');
  });
});
