import type { OfficeActKind } from '@elshi/domain';
import { type Body, representation } from './papers.js';

/** Data of the acts about an office with nothing but what is needed, and the members that may stand beside it. */
export const officeActs: Readonly<Record<OfficeActKind, readonly [needed: Body, optional: Body]>> = {
  EstablishOffice: [
    { officeKind: 'EMBASSY', name: 'Embassy in Austria', hostState: 'AT', seat: 'Vienna' },
    { parentOfficeId: 'emb-berlin' },
  ],
  ReorganiseOffice: [{ name: 'Embassy in Vienna' }, { officeKind: 'DIPLOMATIC_MISSION', seat: 'Graz' }],
  TerminateOffice: [{}, {}],
  ApproveStaffing: [{ limit: 5, posts: [{ positionCode: 'POS_COUNSELLOR', count: 1 }] }, {}],
  CreateDepartment: [{ departmentKind: 'ECONOMIC' }, { name: 'Trade and economic group' }],
  AbolishDepartment: [{ department: 'ECONOMIC' }, {}],
  EngageServicePerson: [
    { personId: 'sp-1', names: { latin: 'Lakatos Erika' }, nationality: 'AT', contractNo: '4/2020' },
    {},
  ],
  ReleaseServicePerson: [{ personId: 'sp-1' }, {}],
  ApproveLeaveSchedule: [
    { year: 2021, leaves: [{ officerId: 'omarov', from: '2021-07-05', to: '2021-08-02' }] },
    {},
  ],
  LinkSubordinate: [{ officeId: 'con-salzburg' }, {}],
  UnlinkSubordinate: [{ officeId: 'con-salzburg' }, {}],
  AppointHead: [{ officerId: 'abenova', title: 'AMBASSADOR' }, { representation }],
  RecordTakingUpFunctions: [{ officerId: 'abenova' }, { credentialsOn: '2020-04-01' }],
  DismissHead: [{ officerId: 'abenova', cause: 'end of the mission' }, { representation }],
  GrantAccreditation: [{ officerId: 'abenova', to: 'LU', concurrent: true }, {}],
  EndAccreditation: [{ officerId: 'abenova', to: 'LU' }, {}],
  DeclareConcurrentHeadship: [{ otherOfficeId: 'rep-vienna', officerId: 'abenova' }, {}],
  EndConcurrentHeadship: [{ otherOfficeId: 'rep-vienna', officerId: 'abenova' }, {}],
  AgreeHeadTrip: [
    { tripId: 't1', from: '2020-05-01', to: '2020-05-08' },
    { ministryAgreement: 'letter 4-12/3310' },
  ],
  RecordHeadAbsence: [{ absenceId: 'a1', cause: 'annual leave' }, { tripId: 't1' }],
  EndHeadAbsence: [{ absenceId: 'a1' }, {}],
  DeclareHeadInability: [{ cause: 'serious illness' }, {}],
  EndHeadInability: [{}, {}],
  DesignateActingHead: [
    { officerId: 'omarov', title: 'CHARGE_DAFFAIRES_AD_INTERIM', cause: 'ABSENCE' },
    { to: '2020-06-01' },
  ],
  EndActingHead: [{ officerId: 'omarov' }, {}],
  DesignateActingHeadSubstitute: [{ officerId: 'serik', title: 'CHARGE_DAFFAIRES_AD_INTERIM' }, {}],
  NotifyActingHead: [{ officerId: 'omarov', recipientKind: 'HOST_MFA', noteNo: '07-01/211' }, {}],
};
