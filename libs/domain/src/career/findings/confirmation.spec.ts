import {
  act,
  annulled,
  assigned,
  attested,
  corrected,
  demoted,
  holding,
  left,
  restored,
  withoutOrder,
} from '../../../../../test/support/careers.js';
import {
  certified,
  daysOf,
  entry,
  foundBy,
  rulesOn,
  standingOn,
} from '../../../../../test/support/findings.js';

const withdrawn = (on: string, certificateNo = 'c') =>
  act('WithdrawRankCertificate', on, { certificateNo, cause: 'damaged' }, withoutOrder);

const attache = holding('ATTACHE', '2019-05-20', 'POS_ATTACHE', '2019-05-06');
const both = ['CERTIFICATE_MISSING', 'RECORD_ENTRY_MISSING'];

describe('The confirmation of a rank', () => {
  it('is owed from the first day of the rank, under article 11, paragraph 3', () => {
    expect(rulesOn(attache, '2019-05-19')).toEqual([]);
    expect(rulesOn(attache, '2019-05-20')).toEqual(both);
    for (const found of standingOn(attache, '2019-05-21'))
      expect(found).toMatchObject({
        severity: 'WARNING',
        events: [attache.id(3)],
        facts: { rank: 'ATTACHE' },
      });
  });

  it('is given by a certificate and by an entry, each from its day on', () => {
    const certificate = attache.and(certified('2019-06-03', 'ATTACHE'));
    expect(rulesOn(certificate, '2019-06-02')).toEqual(both);
    expect(rulesOn(certificate, '2019-06-03')).toEqual(['RECORD_ENTRY_MISSING']);
    const entered = certificate.and(entry('2019-06-10', attache.id(3)));
    expect(rulesOn(entered, '2019-06-09')).toEqual(['RECORD_ENTRY_MISSING']);
    expect(rulesOn(entered, '2019-06-10')).toEqual([]);
  });

  it('is not given by an entry of another act, or by a certificate that was annulled', () => {
    const other = attache.and(entry('2019-06-03', attache.id(2)));
    expect(rulesOn(other, '2019-06-04')).toEqual(both);
    const certificate = attache.and(certified('2019-06-03', 'ATTACHE'));
    const gone = certificate.and(annulled('2019-07-01', certificate.last()));
    expect(rulesOn(gone, '2019-06-04')).toEqual(both);
  });

  it('is owed again from the day on which the certificate is withdrawn, up to the next', () => {
    const again = attache.and(
      certified('2019-06-03', 'ATTACHE'),
      withdrawn('2020-01-01'),
      certified('2020-02-01', 'ATTACHE', 'c2'),
    );
    expect(
      foundBy(again, 'CERTIFICATE_MISSING').map(({ findingId, since, until }) => [findingId, since, until]),
    ).toEqual([
      [`CERTIFICATE_MISSING:${again.id(3)}`, '2019-05-20', '2019-06-03'],
      [`CERTIFICATE_MISSING:${again.id(3)}:${again.id(5)}`, '2020-01-01', '2020-02-01'],
    ]);
  });

  it('is a notice once the rank is no longer held, and no certificate is owed that was withdrawn after it', () => {
    const third = holding('ATTACHE', '2019-05-20', 'POS_ATTACHE').and(
      assigned('2021-05-20', 'THIRD_SECRETARY'),
      certified('2021-06-01', 'THIRD_SECRETARY'),
    );
    expect(foundBy(third, 'CERTIFICATE_MISSING')).toMatchObject([
      { since: '2019-05-20', severity: 'WARNING', easedOn: '2021-05-20' },
      { since: '2021-05-20', until: '2021-06-01' },
    ]);
    const lost = third.and(demoted('2022-01-01', 'ATTACHE'), withdrawn('2022-01-10'));
    expect(foundBy(lost, 'CERTIFICATE_MISSING').map(({ events }) => events)).toEqual([
      [lost.id(3)],
      [lost.id(4)],
      [lost.id(6)],
    ]);
    const back = lost.and(attested('2022-06-01'), restored('2022-07-01', 'THIRD_SECRETARY'));
    expect(daysOf(back, 'CERTIFICATE_MISSING')).toContainEqual(['2022-07-01', undefined]);
  });

  it('is owed for a rank moved by a correction from its new day on', () => {
    const changes = { effectiveOn: '2019-05-13', order: { date: '2019-05-13' } };
    const moved = attache.and(corrected('2020-01-01', attache.id(3), changes));
    expect(rulesOn(moved, '2019-05-12')).toEqual([]);
    expect(rulesOn(moved, '2019-05-13')).toEqual(both);
  });

  it('is owed by nobody for ranks of older papers, and ends with the life', () => {
    const older = holding('ATTACHE', '2019-05-20', 'POS_ATTACHE').and(
      act('RecordHistoricalRank', '2020-01-01', { rank: 'COUNSELLOR_II', source: 's' }),
      act('AssignRank', '2021-01-01', { rank: 'COUNSELLOR_I' }, { historical: true }),
    );
    expect(foundBy(older, 'CERTIFICATE_MISSING')).toHaveLength(1);
    expect(foundBy(older, 'RECORD_ENTRY_MISSING')).toHaveLength(1);
    const dead = attache.and(left('2020-03-01', 'DEATH'));
    expect(daysOf(dead, 'CERTIFICATE_MISSING')).toEqual([['2019-05-20', '2020-03-01']]);
    expect(daysOf(dead, 'RECORD_ENTRY_MISSING')).toEqual([['2019-05-20', '2020-03-01']]);
    const gone = attache.and(left('2020-03-01'));
    expect(daysOf(gone, 'CERTIFICATE_MISSING')).toEqual([['2019-05-20', undefined]]);
  });
});
