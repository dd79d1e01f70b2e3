import { defaultPolicies } from '@elshi/law';
import { act, assigned, corrected, holding, leave, serving } from '../../../../test/support/careers.js';
import { foundBy, forced } from '../../../../test/support/findings.js';
import { judgeCareer } from '../career/findings/officer-findings.js';

describe('A ledger that was judged before', () => {
  it('is judged again where an act loses the name it uses, also before the reach of what changed', () => {
    // Another writer of the log renamed a leave and left its cancellation, of an earlier day, without one.
    const cancelled = serving('2020-01-10', 'POS_ATTACHE').and(
      leave('l', 'ANNUAL', '2021-05-01', '2021-06-01'),
      act('CancelLeave', '2021-04-01', { leaveId: 'l' }),
    );
    const renamed = forced(cancelled, corrected('2021-07-01', cancelled.id(3), { data: { leaveId: 'm' } }));
    const before = judgeCareer(cancelled.ledger, defaultPolicies);
    const after = judgeCareer(renamed.ledger, defaultPolicies, before);

    expect(before.doubts).toEqual([]);
    expect(after.doubts).toMatchObject([{ standing: { index: 4 }, faults: [{ refused: 'ID_UNKNOWN' }] }]);
    expect(foundBy(renamed, 'IRREGULAR_ACT')).toMatchObject([{ events: [cancelled.id(4)] }]);
  });

  it('is judged again where there was a doubt, for what is told of it may rest on later days', () => {
    const early = forced(
      holding('ATTACHE', '2020-03-15', 'POS_ATTACHE'),
      assigned('2022-03-01', 'THIRD_SECRETARY'),
    );
    const away = early.and(leave('l', 'UNPAID', '2022-03-01', '2022-04-01'));
    const before = judgeCareer(early.ledger, defaultPolicies);

    expect(before.doubts).toMatchObject([{ faults: [{ facts: { eligibleOn: '2022-03-15' } }] }]);
    expect(judgeCareer(away.ledger, defaultPolicies, before).doubts).toMatchObject([
      { faults: [{ facts: { eligibleOn: '2022-04-15' } }] },
    ]);
  });

  it('is the same when nothing was added', () => {
    const early = forced(
      holding('ATTACHE', '2020-03-15', 'POS_ATTACHE'),
      assigned('2022-03-01', 'THIRD_SECRETARY'),
    );
    const { doubts, folded } = judgeCareer(early.ledger, defaultPolicies);
    const again = judgeCareer(early.ledger, defaultPolicies, judgeCareer(early.ledger, defaultPolicies));

    expect(again.doubts).toEqual(doubts);
    expect(again.folded).toEqual(folded);
  });
});
