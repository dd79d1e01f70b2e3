import { annulled, corrected, refusedWith } from '../../../../../test/support/careers.js';
import {
  accepting,
  aroundProposals,
  noProposal,
  proposedOn,
  proposing,
  representing,
  representedOn,
} from '../../../../../test/support/proposals.js';
import { proposalState, proposalStateOn } from '../proposal.js';
import { calendarDate } from '@elshi/law';

const code = (on: string, data: object = {}) => noProposal().code(proposing(on, data), aroundProposals);

describe('A proposal of a head', () => {
  it('stands from the day on which it is made', () => {
    const { proposal } = proposedOn('2021-02-01');

    expect(proposalState(proposal)).toBe('SUBMITTED');
    expect(proposalStateOn(proposal, calendarDate('2021-01-31'))).toBeUndefined();
    expect(proposalStateOn(proposal, calendarDate('2021-02-01'))).toBe('SUBMITTED');
  });

  it('is made by whoever heads the office on that day, from the first day on', () => {
    expect(code('2018-02-28')).toBe('PROPOSER');
    expect(code('2018-03-01')).toBe('OK');
  });

  it('is made by who acts for the head while he is away, and by nobody else', () => {
    const byDeputy = { proposedBy: 'cou' };

    expect([code('2021-02-28', byDeputy), code('2021-02-28')]).toEqual(['PROPOSER', 'OK']);
    expect([code('2021-03-01', byDeputy), code('2021-03-01')]).toEqual(['OK', 'PROPOSER']);
    expect([code('2021-03-31', byDeputy), code('2021-03-31')]).toEqual(['OK', 'PROPOSER']);
    expect([code('2021-04-01', byDeputy), code('2021-04-01')]).toEqual(['PROPOSER', 'OK']);
  });

  it('is never for the one who makes it', () => {
    const refusal = refusedWith(
      noProposal().when(proposing('2021-03-01', { proposedBy: 'cou', officerId: 'cou' }), aroundProposals),
    );

    expect(refusal).toMatchObject({
      refused: 'PROPOSER',
      citations: [{ instrument: 'D1287', article: '11', paragraph: '(4)' }],
    });
  });

  it('is for somebody who serves at that office', () => {
    expect(code('2021-02-01', { officerId: 'far' })).toBe('PROPOSER');
  });

  it('names people and an office that are recorded', () => {
    expect(code('2021-02-01', { officerId: 'nobody' })).toBe('OFFICER_UNKNOWN');
    expect(code('2021-02-01', { proposedBy: 'nobody' })).toBe('OFFICER_UNKNOWN');
    expect(code('2021-02-01', { officeId: 'nowhere' })).toBe('OFFICE_UNKNOWN');
  });

  it('is recorded once, and again when it was annulled', () => {
    const made = proposedOn('2021-02-01');
    const gone = made.and(annulled('2021-02-02', made.last()));

    expect(made.code(proposing('2021-02-03'), aroundProposals)).toBe('PROPOSAL_EXISTS');
    expect(proposalState(gone.proposal)).toBeUndefined();
    expect(gone.code(accepting('2021-02-03'))).toBe('PROPOSAL_UNKNOWN');
    expect(gone.code(proposing('2021-02-03'), aroundProposals)).toBe('OK');
  });

  it.each(['2021-01-15', '2021-02-01', '2021-02-15'])(
    'is not brought back when another was made in its place, on %s',
    (day) => {
      const made = proposedOn('2021-02-01');
      const gone = made.and(annulled('2021-02-02', made.last()));
      const again = gone.with(proposing(day), aroundProposals);

      expect(gone.code(annulled('2021-03-01', gone.last()))).toBe('OK');
      expect(refusedWith(again.when(annulled('2021-03-01', gone.last())))).toMatchObject({
        refused: 'DUPLICATE_ID',
        facts: { eventId: again.last() },
      });
    },
  );

  it('stays lawful whatever becomes of the office: it was decided on what was known', () => {
    const made = proposedOn('2021-02-01');

    expect(made.code(corrected('2021-02-02', made.last(), { data: { detail: 'another' } }))).toBe('OK');
  });

  it('of older papers is judged for form alone', () => {
    const old = { ...proposing('2017-01-01'), historical: true } as ReturnType<typeof proposing>;

    expect(noProposal().code(old, aroundProposals)).toBe('OK');
  });
});

describe('A representation of the Minister', () => {
  it('is for somebody, or for an office, that is recorded', () => {
    const one = (data: object) => noProposal().code(representing('2020-05-11', data), aroundProposals);
    const ofOffice = { officerId: undefined, officeId: 'emb', subject: 'HEAD' };

    expect(one({})).toBe('OK');
    expect(one(ofOffice)).toBe('OK');
    expect(one({ officerId: 'nobody' })).toBe('OFFICER_UNKNOWN');
    expect(one({ ...ofOffice, officeId: 'nowhere' })).toBe('OFFICE_UNKNOWN');
  });

  it('rests on the provision by which it is made', () => {
    const cited = (data: object) => {
      const decision = noProposal().when(representing('2020-05-11', data), aroundProposals);
      return decision.refused === undefined ? decision.citations : [];
    };

    expect(cited({})).toMatchObject([{ instrument: 'L299-II', article: '11' }]);
    expect(cited({ subject: 'HEAD' })).toMatchObject([{ instrument: 'D1287', article: '8' }]);
    expect(proposalState(representedOn('2020-05-11').proposal)).toBe('SUBMITTED');
  });
});
