import { annulled, corrected, type History } from '../../../test/support/careers.js';
import {
  accepting,
  aroundProposals,
  noProposal,
  proposedOn,
  proposing,
  representedOn,
} from '../../../test/support/proposals.js';
import { proposalView } from './proposal.js';
import { listedProposal } from './proposal-rows.js';

const listed = ({ proposal, standings }: History) => listedProposal('x', proposal, standings);
const gone = (history: History) => history.and(annulled('2021-03-01', history.id(0)));

describe('The row of the list of proposals', () => {
  it('tells what the record tells, and from which day it is', () => {
    for (const history of [
      proposedOn('2021-02-01'),
      proposedOn('2021-02-01').and(accepting('2021-02-22')),
      representedOn('2020-05-11'),
    ]) {
      const { standing, submittedDay, ...row } = listed(history)!;
      expect(proposalView('x', history.proposal)).toMatchObject(row);
      expect([standing, submittedDay]).toEqual(['in-force', row.submittedOn]);
    }
  });

  it('of what is annulled tells what had been proposed, as corrected', () => {
    const made = proposedOn('2021-02-01');
    const mended = made.and(corrected('2021-02-02', made.last(), { data: { proposes: 'SANCTION' } }));

    expect(listed(gone(mended))).toEqual({
      ...{ proposalId: 'x', standing: 'annulled', state: null, proposedBy: 'amb', officeId: 'emb' },
      ...{ officerId: 'sec', proposes: 'SANCTION', subject: null, number: null },
      ...{ submittedOn: '2021-02-01', submittedDay: '2021-02-01', settledOn: null },
    });
  });

  it('is that of what was proposed last, where there is more than one', () => {
    const again = gone(proposedOn('2021-02-01')).with(
      proposing('2021-04-01', { proposes: 'EXTENSION' }),
      aroundProposals,
    );

    expect(listed(again)).toMatchObject({ standing: 'in-force', proposes: 'EXTENSION', state: 'SUBMITTED' });
    expect(listed(again.and(annulled('2021-05-01', again.last())))).toMatchObject({
      ...{ standing: 'annulled', proposes: 'EXTENSION', state: null },
    });
  });

  it('is from the first day of the month or the year where no more is known', () => {
    const act = { ...proposing('2015-03'), historical: true } as ReturnType<typeof proposing>;
    const older = noProposal().with(act, aroundProposals);

    expect(listed(older)).toMatchObject({ submittedOn: '2015-03', submittedDay: '2015-03-01' });
  });

  it('is not there where nothing was ever proposed', () => {
    expect(listed(noProposal())).toBeUndefined();
  });
});
