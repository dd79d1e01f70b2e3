import { type Application, openApplication, requestHash, type Submission } from '@elshi/application';
import { readAct } from '@elshi/contract';

/** The officer that the stored documents are about. Nobody is of that name. */
export const OFFICER = 'seitova';

/** Days and times of recording never change, so neither do the documents. */
const RECORDED_FROM = Date.UTC(2024, 0, 10, 6) * 1000;
const MICROS_A_DAY = 86_400_000_000;

/** An application in memory that holds a short invented career in which most things happen once. */
export async function inventedOfficer(): Promise<Application> {
  let now = RECORDED_FROM;
  const application = await openApplication({ kind: 'memory' }, { now: () => now });
  const ids: string[] = [];
  for (const [index, make] of career.entries()) {
    now += MICROS_A_DAY;
    const body = make((place) => ids[place] ?? '');
    const read = readAct(body, 'officer');
    if (!('act' in read)) throw new Error(JSON.stringify(read));
    const submission: Submission = {
      subject: { kind: 'officer', id: OFFICER },
      proposed: read.act,
      requestHash: requestHash(String(index), body),
      context: { user: 'a.registrar', role: 'REG', requestId: `r-${index}`, correlationId: 'c' },
      ifMatch: '*',
      dryRun: false,
    };
    const outcome = await application.careers.record(submission);
    if (outcome.outcome !== 'recorded') throw new Error(`${index}: ${JSON.stringify(outcome)}`);
    ids.push(outcome.answer.events[0]!.eventId);
  }
  return application;
}

type Make = (idOf: (place: number) => string) => object;

const order = (number: string, date: string) => ({
  order: { type: 'MINISTER_ORDER', number, date, issuedBy: 'MINISTER' },
});
const act =
  (kind: string, effectiveOn: string, data: object, more: object = {}): Make =>
  () => ({
    kind,
    effectiveOn,
    data,
    ...more,
  });

const career: readonly Make[] = [
  act('RegisterOfficer', '2019-09-02', {
    names: { latin: 'Seitova Umit', ru: 'Сеитова Умит', kk: 'Сейітова Үміт' },
    birthDate: '1995-04-30',
    personalNo: 'СІМ 0042/7',
    category: 'OFFICER',
  }),
  act(
    'EnterService',
    '2019-09-02',
    { organisation: 'Сыртқы істер министрлігі' },
    order('11-1-4/101', '2019-08-30'),
  ),
  act(
    'AppointToPosition',
    '2019-09-02',
    { positionCode: 'POS_ATTACHE', unit: 'Консулдық қызмет департаменті' },
    order('11-1-4/102', '2019-08-30'),
  ),
  act('AssignRank', '2019-10-01', { rank: 'ATTACHE' }, order('15-1/77', '2019-09-25')),
  act('IssueRankCertificate', '2019-10-07', { certificateNo: '№ 0042', rank: 'ATTACHE' }),
  (idOf) => ({
    kind: 'EnterServiceRecord',
    effectiveOn: '2019-10-08',
    data: { entryNo: '3', eventId: idOf(3) },
  }),
  act('RecordServiceCredit', '2019-11-01', {
    creditId: 'c1',
    creditKind: 8,
    organisation: 'Diplomatic Academy of Vienna',
    from: '2020-02-01',
    to: '2020-07-01',
    document: 'certificate 12/2020',
  }),
  act(
    'RecordLeave',
    '2020-08-03',
    { leaveId: 'l1', leaveKind: 'UNPAID', from: '2020-08-03', to: '2020-09-17' },
    order('12-3/8', '2020-07-20'),
  ),
  act(
    'RecordLeave',
    '2020-12-01',
    { leaveId: 'l2', leaveKind: 'ANNUAL', from: '2020-12-01', to: '2020-12-20' },
    order('12-3/19', '2020-11-20'),
  ),
  act('CancelLeave', '2020-11-25', { leaveId: 'l2' }, order('12-3/20', '2020-11-25')),
  act('RecordAward', '2020-12-16', { award: 'Алғыс хат' }, order('15-1/901', '2020-12-14')),
  act('RecordAward', '2021-03-08', { award: '«Letter of Thanks» <first>' }, order('15-1/120', '2021-03-05')),
  (idOf) => ({
    kind: 'CorrectAct',
    effectiveOn: '2021-04-01',
    data: { eventId: idOf(3), changes: { effectiveOn: '2019-10-03' }, reason: 'бұйрықтағы күн қате оқылған' },
  }),
  (idOf) => ({
    kind: 'AnnulAct',
    effectiveOn: '2021-04-05',
    data: { eventId: idOf(11), reason: 'issued for another person' },
    ...order('15-1/155', '2021-04-05'),
  }),
  act(
    'ImposeSanction',
    '2021-05-11',
    { sanctionId: 's1', sanctionKind: 'REPRIMAND' },
    order('15-1/201', '2021-05-10'),
  ),
  act('LiftSanction', '2021-11-11', { sanctionId: 's1' }, order('15-1/402', '2021-11-08')),
  act('SuspendFromDuty', '2021-06-01', { suspensionId: 'd1' }, order('15-1/230', '2021-05-31')),
  act('EndSuspension', '2021-06-15', { suspensionId: 'd1', cleared: true }, order('15-1/244', '2021-06-14')),
  act(
    'AppointToPosition',
    '2022-01-10',
    { positionCode: 'POS_THIRD_SECRETARY' },
    order('11-1-4/9', '2022-01-06'),
  ),
  act('AssignRank', '2022-01-10', { rank: 'THIRD_SECRETARY' }, order('15-1/4', '2022-01-07')),
  act(
    'RecordAttestation',
    '2022-09-20',
    { attestationId: 'att-1', result: 'PASSED', commission: 'Аттестаттау комиссиясы' },
    { order: { type: 'COMMISSION_DECISION', number: '5', date: '2022-09-20', issuedBy: 'COMMISSION' } },
  ),
  act(
    'AssignRankEarly',
    '2023-02-01',
    {
      rank: 'SECOND_SECRETARY_II',
      ground: { kind: 'SPECIAL_MERIT', detail: 'settled a consular emergency' },
    },
    order('15-1/33', '2023-01-30'),
  ),
];
