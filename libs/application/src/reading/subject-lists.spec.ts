import { office, proposal, type Subject } from '@elshi/domain';
import type { OfficeFilter, ProposalFilter } from '../list-messages.js';
import type { ListBody } from '../messages.js';
import { bodyOf } from '../testing/lists.js';
import { Poisons } from '../testing/poison.js';
import { career, left, type Posted, Service } from '../testing/service.js';

const page = { limit: 50 };
const decree = { type: 'PRESIDENT_DECREE', number: '512', date: '2020-02-20', issuedBy: 'PRESIDENT' };
const embassy = { officeKind: 'EMBASSY', name: 'Embassy in Austria', hostState: 'AT', seat: 'Vienna' };
const established: Posted = { kind: 'EstablishOffice', on: '2020-03-01', order: decree, data: embassy };
const moved: Posted = { kind: 'ReorganiseOffice', on: '2020-06-01', order: decree, data: { seat: 'Graz' } };
const represented: Posted = {
  kind: 'SubmitMinisterRepresentation',
  on: '2020-05-11',
  order: null,
  data: { officerId: 'w1', subject: 'RANK', detail: 'Envoy', number: '1-03/9' },
};
const withdrawn: Posted = { kind: 'WithdrawProposal', on: '2020-06-11', order: null };

describe('a list of offices or of proposals of which something is parked', () => {
  const poisons = new Poisons();
  let service: Service;

  beforeEach(async () => {
    poisons.clear();
    service = Service.over(undefined, { projections: poisons.projections });
    await service.record('w1', ...career('2020-03-15'));
    await submit(office('emb'), established);
    await submit(proposal('x'), represented);
  });

  afterEach(() => service.app.close());

  const submit = async (subject: Subject, act: Posted): Promise<void> => {
    expect(await service.submit(subject.id, act, { subject })).toMatchObject({ outcome: 'recorded' });
  };
  const offices = async (filter: OfficeFilter = {}) =>
    bodyOf(await service.app.subjectLists.offices(filter, await service.now('2021-06-01'), page));
  const proposals = async (filter: ProposalFilter = {}) =>
    bodyOf(await service.app.subjectLists.proposals(filter, await service.now('2021-06-01'), page));
  const told = ({ meta }: ListBody) =>
    (meta.incomplete ?? []).map(({ projection, subject }) => `${projection} ${subject}`);

  it('says so, and shows what was known before', async () => {
    poisons.when('offices', ({ events: [event] }) => event?.type === 'RepresentativeOfficeReorganised');
    poisons.when('proposals', ({ events: [event] }) => event?.type === 'ProposalWithdrawn');
    await submit(office('emb'), moved);
    await submit(proposal('x'), withdrawn);

    expect([told(await offices()), told(await proposals())]).toEqual([
      ['offices office/emb'],
      ['proposals proposal/x'],
    ]);
    expect((await offices()).items).toMatchObject([{ officeId: 'emb', seat: 'Vienna' }]);
    expect((await proposals()).items).toMatchObject([{ proposalId: 'x', state: 'SUBMITTED' }]);

    poisons.clear();
    await service.app.parked.retry({});
    expect([told(await offices()), told(await proposals())]).toEqual([[], []]);
    expect((await offices()).items).toMatchObject([{ officeId: 'emb', seat: 'Graz' }]);
    expect((await proposals()).items).toMatchObject([{ proposalId: 'x', state: 'WITHDRAWN' }]);
  });

  it('says so of officers only where a person is asked for, whose ids are kept with them', async () => {
    poisons.when('officers', ({ events: [event] }) => event?.type === 'ServiceLeft');
    await service.record('w1', left('2021-01-01'));

    for (const list of [await offices(), await offices({ hostState: 'AT' }), await proposals()])
      expect(told(list)).toEqual([]);
    for (const list of [
      await offices({ headedBy: 'w1' }),
      await offices({ commandedBy: 'w2' }),
      await proposals({ officer: 'w1' }),
      await proposals({ proposedBy: 'w2' }),
    ])
      expect(told(list)).toEqual(['officers officer/w1']);
  });
});
