import {
  act,
  annulled,
  appointed,
  corrected,
  holding,
  left,
  serving,
} from '../../../../test/support/careers.js';
import { accepting, certified, foundBy, standingOn } from '../../../../test/support/findings.js';

const attache = holding('ATTACHE', '2020-03-15', 'POS_ATTACHE');
const certificate = `CERTIFICATE_MISSING:${attache.id(3)}`;

describe('The acceptance of a finding', () => {
  it('takes a finding that stands on its day, from the first day on', () => {
    expect(attache.code(accepting('2020-03-14', certificate))).toBe('DATE_ORDER');
    expect(attache.code(accepting('2020-03-15', certificate))).toBe('OK');
    expect(attache.code(accepting('2020-03-16', certificate))).toBe('OK');
  });

  it('takes no finding that there never was, or that has been mended', () => {
    expect(attache.code(accepting('2020-04-01', `CERTIFICATE_MISSING:${attache.id(2)}`))).toBe('ID_UNKNOWN');
    const issued = attache.and(certified('2020-04-01', 'ATTACHE'));
    expect(issued.code(accepting('2020-03-31', certificate))).toBe('OK');
    expect(issued.code(accepting('2020-04-01', certificate))).toBe('ID_UNKNOWN');
  });

  it('takes a finding once, and again when the acceptance is annulled', () => {
    const once = attache.and(accepting('2020-05-01', certificate));
    expect(once.code(accepting('2020-06-01', certificate))).toBe('DUPLICATE_ID');
    const gone = once.and(annulled('2020-06-01', once.last()));
    expect(foundBy(gone, 'CERTIFICATE_MISSING')).not.toMatchObject([{ accepted: {} }]);
    expect(gone.code(accepting('2020-06-02', certificate))).toBe('OK');
  });

  it('is shown with the finding, by whom and why, and mends nothing', () => {
    const accepted = attache.and(accepting('2020-05-01', certificate, 'lost in the fire of 2019'));
    expect(foundBy(accepted, 'CERTIFICATE_MISSING')).toMatchObject([
      {
        findingId: certificate,
        since: '2020-03-15',
        accepted: { day: '2020-05-01', act: { data: { reason: 'lost in the fire of 2019' } } },
      },
    ]);
    expect(standingOn(accepted, '2020-06-01').map(({ accepted: by }) => by !== undefined)).toEqual([
      true,
      false,
    ]);
  });

  it('holds whatever else is recorded, and lapses with its finding', () => {
    const accepted = attache.and(
      accepting('2020-05-01', certificate),
      corrected('2020-06-01', attache.id(3), { order: { number: '15-1/9' } }),
      appointed('2021-01-01', 'POS_ATTACHE'),
    );
    expect(foundBy(accepted, 'CERTIFICATE_MISSING')).toMatchObject([
      { findingId: certificate, accepted: {} },
    ]);
    const mended = accepted.and(certified('2021-02-01', 'ATTACHE'));
    expect(foundBy(mended, 'IRREGULAR_ACT')).toEqual([]);
    expect(mended.code(left('2021-03-01'))).toBe('OK');
  });

  it('does not carry over to another finding about the same act', () => {
    const counsellor = attache.and(appointed('2020-06-01', 'POS_SECOND_SECRETARY'));
    const mismatch = `POSITION_MISMATCH:${attache.id(3)}:${counsellor.last()}`;
    const accepted = counsellor.and(
      accepting('2020-06-01', mismatch),
      appointed('2021-01-01', 'POS_FIRST_SECRETARY'),
    );
    expect(foundBy(accepted, 'POSITION_MISMATCH').map(({ accepted: by }) => by !== undefined)).toEqual([
      true,
      false,
    ]);
  });

  it('cannot be corrected to a finding that there is not', () => {
    const accepted = attache.and(accepting('2020-05-01', certificate));
    const correct = (findingId: string) =>
      accepted.code(corrected('2020-06-01', accepted.last(), { data: { findingId } }));
    expect(correct(`RECORD_ENTRY_MISSING:${attache.id(3)}`)).toBe('OK');
    expect(correct(`RECORD_ENTRY_MISSING:${attache.id(2)}`)).toBe('ID_UNKNOWN');
    const other = accepted.and(
      corrected('2020-06-01', accepted.last(), {
        data: { findingId: `RECORD_ENTRY_MISSING:${attache.id(3)}` },
      }),
    );
    expect(foundBy(other, 'RECORD_ENTRY_MISSING')).toMatchObject([{ accepted: {} }]);
    expect(foundBy(other, 'IRREGULAR_ACT')).toEqual([]);
  });

  it('is asked about names only when it comes from older papers', () => {
    const older = { historical: true };
    const accept = (findingId: string) =>
      act('AcceptFinding', '2020-05-01', { findingId, reason: 'r' }, older);
    expect(serving('2020-01-10', 'POS_ATTACHE').code(accept(certificate))).toBe('ID_UNKNOWN');
    expect(attache.code(accept(certificate))).toBe('OK');
  });
});
