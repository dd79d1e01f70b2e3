import { calendarDate } from '@elshi/law';
import fc from 'fast-check';
import { assigned, holding } from '../../../test/support/careers.js';
import { dayAfter, patience, runs, story, told } from '../../../test/support/careers-plausible.js';
import { accepting, certified, findingsOf, foundBy } from '../../../test/support/findings.js';
import { findingItem, findingRows } from './finding-rows.js';

const attache = holding('ATTACHE', '2020-03-15', 'POS_ATTACHE');
const certificate = `CERTIFICATE_MISSING:${attache.id(3)}`;
const rowsOf = (history: typeof attache) =>
  findingRows(foundBy(history, 'CERTIFICATE_MISSING')).map(({ validFrom, validTo, severity, status }) => [
    validFrom,
    validTo,
    severity,
    status,
  ]);

describe('Rows of a finding', () => {
  it('are one while it is open, up to the day on which it is mended', () => {
    expect(rowsOf(attache)).toEqual([['2020-03-15', null, 'WARNING', 'open']]);
    expect(rowsOf(attache.and(certified('2020-04-01', 'ATTACHE')))).toEqual([
      ['2020-03-15', '2020-04-01', 'WARNING', 'open'],
    ]);
  });

  it('are cut where it is accepted, and where it becomes a notice', () => {
    const accepted = attache.and(accepting('2020-05-01', certificate));
    expect(rowsOf(accepted)).toEqual([
      ['2020-03-15', '2020-05-01', 'WARNING', 'open'],
      ['2020-05-01', null, 'WARNING', 'accepted'],
    ]);
    const promoted = accepted.and(
      assigned('2022-03-15', 'THIRD_SECRETARY'),
      certified('2022-04-01', 'ATTACHE'),
    );
    expect(rowsOf(promoted).slice(0, 3)).toEqual([
      ['2020-03-15', '2020-05-01', 'WARNING', 'open'],
      ['2020-05-01', '2022-03-15', 'WARNING', 'accepted'],
      ['2022-03-15', '2022-04-01', 'NOTICE', 'accepted'],
    ]);
  });

  it('are one where it is accepted from its first day on', () => {
    expect(rowsOf(attache.and(accepting('2020-03-15', certificate)))).toEqual([
      ['2020-03-15', null, 'WARNING', 'accepted'],
    ]);
  });

  it(
    'hold one for each day on which it stands, and none for another',
    () => {
      fc.assert(
        fc.property(story, dayAfter(calendarDate('1985-01-01')), (tale, day) => {
          const found = findingsOf(told(tale, { dependants: 'KEEP' }));
          const onDay = findingRows(found).filter(
            ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo),
          );
          const standing = found.filter(
            ({ since, until }) => since <= day && (until === undefined || day < until),
          );
          expect(onDay.map(({ findingId }) => findingId)).toEqual(standing.map(({ findingId }) => findingId));
        }),
        runs,
      );
    },
    patience,
  );
});

describe('A finding as it is shown', () => {
  it('says what is wrong, under which provision, and what would mend it', () => {
    const [row] = findingRows(foundBy(attache, 'CERTIFICATE_MISSING'));
    const cite = { instrument: 'L299-II', article: '11', paragraph: '3', edition: '2002' };
    expect(findingItem('officer/o1', row!)).toEqual({
      findingId: certificate,
      rule: 'CERTIFICATE_MISSING',
      severity: 'WARNING',
      status: 'open',
      subject: 'officer/o1',
      since: '2020-03-15',
      until: null,
      explanation: 'No certificate was issued for ATTACHE, held from 2020-03-15.',
      citation: cite,
      citations: [cite],
      events: [attache.id(3)],
      facts: { rank: 'ATTACHE' },
      fix: { says: 'Issue the certificate.', kinds: ['IssueRankCertificate'] },
      acceptance: null,
    });
  });

  it('says who accepted it, from which day on, and why', () => {
    const accepted = attache.and(accepting('2020-05-01', certificate, 'lost'));
    const row = findingRows(foundBy(accepted, 'CERTIFICATE_MISSING')).at(-1)!;
    expect(findingItem('officer/o1', row)['acceptance']).toEqual({
      eventId: accepted.last(),
      on: '2020-05-01',
      recordedBy: 'registrar',
      reason: 'lost',
    });
  });
});
