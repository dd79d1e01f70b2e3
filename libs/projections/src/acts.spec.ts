import {
  act,
  annulled,
  assigned,
  corrected,
  type History,
  holding,
  leave,
  minister,
} from '../../../test/support/careers.js';
import { actItems } from './acts.js';

const items = (history: History) => actItems('officer/o1', history.ledger, history.standings);
const attache = () => holding('ATTACHE', '2020-03-15', 'POS_ATTACHE');

describe('The audit trail', () => {
  it('has an item for every event, oldest first, with revision and position from the log', () => {
    const history = attache().and(
      act('DismissForDisciplineBreach', '2021-01-01', {
        breach: 'absence',
        revocation: minister('2021-01-01'),
      }),
    );
    expect(
      items(history).map(({ type, kind, revision, position }) => [type, kind, revision, position]),
    ).toEqual([
      ['OfficerRegistered', 'RegisterOfficer', 1, '1'],
      ['ServiceEntered', 'EnterService', 2, '2'],
      ['PositionAppointed', 'AppointToPosition', 3, '3'],
      ['RankAssigned', 'AssignRank', 4, '4'],
      ['DismissedForDisciplineBreach', 'DismissForDisciplineBreach', 5, '5'],
      ['RankRevoked', 'DismissForDisciplineBreach', 6, '6'],
    ]);
    const [first, second] = items(history).slice(-2);
    expect([first!['actId'], second!['actId']]).toEqual([first!['eventId'], first!['eventId']]);
  });

  it('says who recorded what, when, on which order and for whom', () => {
    expect(items(attache())[3]).toMatchObject({
      subject: 'officer/o1',
      effectiveOn: '2020-03-15',
      recordedAt: '1970-01-01T00:00:00.000004Z',
      recordedBy: 'registrar',
      role: 'REG',
      order: { issuedBy: 'MINISTER' },
      ruleset: 'L299-II/2002',
      correlationId: 'c',
      causationId: null,
      status: 'in-force',
    });
  });

  it('links a correction and what it corrects both ways, and leaves the original as it was', () => {
    const history = attache();
    const twice = history.and(
      corrected('2021-01-01', history.last(), { effectiveOn: '2020-03-20' }),
      corrected('2021-02-01', history.last(), { effectiveOn: '2020-03-21' }),
    );
    const [original, first, second] = items(twice).slice(-3);
    expect(original).toMatchObject({
      status: 'corrected',
      effectiveOn: '2020-03-15',
      correctedBy: second!['eventId'],
      corrections: [first!['eventId'], second!['eventId']],
    });
    expect([first!['corrects'], second!['corrects']]).toEqual([original!['eventId'], original!['eventId']]);
  });

  it('links an annulment and what it annuls both ways, dependants too', () => {
    const history = attache().and(assigned('2022-03-15', 'THIRD_SECRETARY'));
    const gone = history.with(annulled('2022-04-01', history.id(3)), {
      dependants: [{ eventId: history.id(4), action: 'ANNUL' }],
    });
    const [first, second, one, other] = items(gone).slice(-4);
    expect([first!['status'], second!['status']]).toEqual(['annulled', 'annulled']);
    expect([first!['annulledBy'], second!['annulledBy']]).toEqual([one!['eventId'], other!['eventId']]);
    expect([one!['annuls'], other!['annuls']]).toEqual([first!['eventId'], second!['eventId']]);
  });

  it('links a cancellation and what it removes both ways', () => {
    const history = attache().and(
      leave('l', 'ANNUAL', '2021-01-01', '2021-02-01'),
      act('CancelLeave', '2021-01-15', { leaveId: 'l' }),
    );
    const [removed, removal] = items(history).slice(-2);
    expect(removed).toMatchObject({ status: 'removed', removedBy: removal!['eventId'], removes: null });
    expect(removal).toMatchObject({ status: 'in-force', removes: removed!['eventId'], removedBy: null });
  });
});
