import fc from 'fast-check';
import type { Act } from '../../act.js';
import {
  annulled,
  court,
  eventId,
  head,
  type History,
  minister,
  president,
  refusedWith,
  withoutOrder,
} from '../../../../../test/support/careers.js';
import { foundBy, findingsOf, accepting as acceptingFinding } from '../../../../../test/support/findings.js';
import {
  accepting,
  aroundProposals,
  proposedOn,
  rejecting,
  representedOn,
  withdrawing,
  withResult,
} from '../../../../../test/support/proposals.js';
import { proposalState, proposalStateOn } from '../proposal.js';
import { calendarDate, dateOf, dayNumber } from '@elshi/law';

describe('A proposal of a head', () => {
  it.each([
    ['ACCEPTED', accepting('2021-02-22')],
    ['REJECTED', rejecting('2021-02-22')],
    ['WITHDRAWN', withdrawing('2021-02-22')],
  ])('is %s from the day of the act on', (state, act) => {
    const { proposal } = proposedOn('2021-02-01').and(act);

    expect(proposalStateOn(proposal, calendarDate('2021-02-21'))).toBe('SUBMITTED');
    expect(proposalStateOn(proposal, calendarDate('2021-02-22'))).toBe(state);
    expect(proposalState(proposal)).toBe(state);
  });

  it('is answered by an order of the Minister', () => {
    const made = proposedOn('2021-02-01');

    expect(made.code(accepting('2021-02-22', {}, head('2021-02-22')))).toBe('AUTHORITY');
    expect(made.code(accepting('2021-02-22', {}, withoutOrder))).toBe('AUTHORITY');
    expect(made.code(rejecting('2021-02-22', president('2021-02-22')))).toBe('AUTHORITY');
    expect(made.code(rejecting('2021-02-22'))).toBe('OK');
  });

  it('is withdrawn by the head, with an order of his or without', () => {
    const made = proposedOn('2021-02-01');

    expect(made.code(withdrawing('2021-02-22', head('2021-02-22')))).toBe('OK');
    expect(made.code(withdrawing('2021-02-22', minister('2021-02-22')))).toBe('AUTHORITY');
  });

  it('is not settled before it is made, and on that very day may be', () => {
    const refusal = refusedWith(proposedOn('2021-02-01').when(accepting('2021-01-31')));

    expect(refusal).toMatchObject({ refused: 'DATE_ORDER', facts: { madeOn: '2021-02-01' } });
    expect(proposedOn('2021-02-01').code(accepting('2021-02-01'))).toBe('OK');
  });

  it('is settled once', () => {
    const settled = proposedOn('2021-02-01').and(accepting('2021-02-22'));

    for (const again of [accepting('2021-03-01'), rejecting('2021-03-01'), withdrawing('2021-03-01')])
      expect(refusedWith(settled.when(again))).toMatchObject({
        refused: 'PROPOSAL_STATE',
        facts: { state: 'ACCEPTED', eventId: settled.last() },
      });
  });

  it('waits again when what settled it is annulled', () => {
    const settled = proposedOn('2021-02-01').and(rejecting('2021-02-22'));
    const again = settled.and(annulled('2021-03-01', settled.last()));

    expect(proposalState(again.proposal)).toBe('SUBMITTED');
    expect(again.code(accepting('2021-02-25'))).toBe('OK');
  });

  it('takes what settled it along when it is annulled itself, by decision of the caller', () => {
    const settled = proposedOn('2021-02-01').and(accepting('2021-02-22'));
    const act = annulled('2021-03-01', settled.id(0));
    const decided = (action: 'KEEP' | 'ANNUL', more = court('2021-03-01')) =>
      settled.code({ ...act, ...more } as Act, { dependants: [{ eventId: settled.id(1), action }] });

    expect(settled.code(act)).toBe('DEPENDANT_ACTS');
    expect(decided('KEEP')).toBe('ID_UNKNOWN');
    expect(decided('ANNUL')).toBe('OK');
  });

  it('that was withdrawn before an answer on record leaves the answer to be decided', () => {
    const settled = proposedOn('2021-02-01').and(accepting('2021-02-22'));

    expect(settled.code(withdrawing('2021-02-10'))).toBe('DEPENDANT_ACTS');
  });
});

describe('The act that follows from a proposal', () => {
  const answer = (on = '2021-02-22') => accepting(on, { resultingEventId: eventId(7) });
  const made = proposedOn('2021-02-01');

  it('is on record, and does what was proposed', () => {
    expect(made.code(answer(), withResult('RecordAward', '2021-02-20'))).toBe('OK');
    expect(made.code(answer(), withResult('ImposeSanction', '2021-02-20'))).toBe('PROPOSAL_STATE');
    expect(made.code(answer(), { around: { acts: new Map([[eventId(7), null]]) } })).toBe('ID_UNKNOWN');
  });

  it('is not earlier than the proposal', () => {
    expect(made.code(answer(), withResult('RecordAward', '2021-01-31'))).toBe('DATE_ORDER');
    expect(made.code(answer(), withResult('RecordAward', '2021-02-01'))).toBe('OK');
  });

  it('was looked up when the answer was recorded, and is not asked about again', () => {
    const settled = made.with(answer(), withResult('RecordAward', '2021-02-20'));

    expect(findingsOf(settled)).toEqual([]);
  });
});

describe('A representation of the Minister', () => {
  const made = representedOn('2020-05-11');
  const ofHead = (officeKind = 'emb') =>
    representedOn('2020-05-11', { officerId: undefined, officeId: officeKind, subject: 'HEAD' });

  it('is accepted without an order of its own, or by the President', () => {
    expect(made.code(accepting('2020-06-08', {}, withoutOrder))).toBe('OK');
    expect(made.code(accepting('2020-06-08', {}, president('2020-06-08')))).toBe('OK');
    expect(made.code(accepting('2020-06-08'))).toBe('AUTHORITY');
  });

  it('is rejected by the President alone', () => {
    expect(made.code(rejecting('2020-06-08', withoutOrder))).toBe('AUTHORITY');
    expect(made.code(rejecting('2020-06-08'))).toBe('AUTHORITY');
    expect(made.code(rejecting('2020-06-08', president('2020-06-08')))).toBe('OK');
  });

  it('for the head of an embassy is answered by who appoints that head', () => {
    const decree = president('2020-06-08');

    expect(ofHead().code(rejecting('2020-06-08', decree), aroundProposals)).toBe('OK');
    expect(ofHead().code(rejecting('2020-06-08'), aroundProposals)).toBe('AUTHORITY');
  });

  it('is withdrawn by the Minister', () => {
    expect(made.code(withdrawing('2020-06-01', minister('2020-06-01')))).toBe('OK');
    expect(made.code(withdrawing('2020-06-01', head('2020-06-01')))).toBe('AUTHORITY');
  });

  it('is followed by an act for which the Minister represents', () => {
    const answer = accepting('2020-06-08', { resultingEventId: eventId(7) }, withoutOrder);

    expect(made.code(answer, withResult('AssignRank', '2020-06-08'))).toBe('OK');
    expect(made.code(answer, withResult('AppointHead', '2020-06-08'))).toBe('PROPOSAL_STATE');
  });
});

describe('A finding about a proposal', () => {
  const late = accepting('2021-02-22', {}, minister('2021-03-01'));

  it('is an order later than the answer that it makes, and nothing because a proposal waits', () => {
    expect(findingsOf(proposedOn('2021-02-01'))).toEqual([]);
    expect(foundBy(proposedOn('2021-02-01').and(late), 'DATE_ORDER')).toHaveLength(1);
  });

  it('can be accepted as it is', () => {
    const settled = proposedOn('2021-02-01').and(late);
    const [found] = findingsOf(settled);
    const accepted = settled.and(acceptingFinding('2021-04-01', found!.findingId));

    expect(findingsOf(accepted)).toMatchObject([{ findingId: found!.findingId, accepted: {} }]);
  });
});

describe('Any history of proposals', () => {
  const kinds = { accept: accepting, reject: rejecting, withdraw: withdrawing, annul: annulled };
  const step = fc.record({
    does: fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[])),
    day: fc.integer({
      min: dayNumber(calendarDate('2021-01-28')),
      max: dayNumber(calendarDate('2021-02-12')),
    }),
    at: fc.nat(6),
  });
  const made = proposedOn('2021-02-01');
  const told = (steps: readonly { does: keyof typeof kinds; day: number; at: number }[]): History =>
    steps.reduce((history, { does, day, at }) => {
      const on = dateOf(day);
      const target = history.id(at % history.ledger.acts.length);
      const act = does === 'annul' ? annulled(on, target) : kinds[does](on);
      const decision = history.when(act);
      return decision.refused === undefined ? history.recorded(act, decision) : history;
    }, made);

  it('has at most one act in force that settles it, and on each day the state that it gives', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const history = told(steps);
        const { proposal, standings } = history;
        const settling = standings.all.filter(
          ({ act, status }) => /^(Accept|Reject|Withdraw)Proposal$/.test(act.kind) && status !== 'annulled',
        );
        const made = proposal.submission !== undefined;
        expect(settling.length).toBeLessThanOrEqual(made ? 1 : 0);
        expect(proposal.settlement?.index).toBe(settling[0]?.index);
        const before = settling[0] && dateOf(dayNumber(settling[0].day) - 1);
        if (before !== undefined && before >= '2021-02-01')
          expect(proposalStateOn(proposal, before)).toBe('SUBMITTED');
        expect(findingsOf(history)).toEqual([]);
      }),
    );
  });
});
