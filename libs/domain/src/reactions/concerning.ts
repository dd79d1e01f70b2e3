import type { ActKind } from '../act.js';

/** The kinds of act from which something may follow in other records. */
export const CONCERNS_OTHERS: ReadonlySet<ActKind> = new Set<ActKind>([
  'AppointHead',
  'DismissHead',
  'TerminateOffice',
  'DesignateActingHead',
  'DesignateActingHeadSubstitute',
  'EndActingHead',
  'RecordHeadAbsence',
  'EndHeadAbsence',
  'DeclareHeadInability',
  'EndHeadInability',
  'DeclareConcurrentHeadship',
  'EndConcurrentHeadship',
  'LeaveService',
  'DismissForDisciplineBreach',
  'ReenterService',
  'AssignPosting',
  'StartPosting',
  'EndPosting',
  'CorrectAct',
  'AnnulAct',
]);

/** Those after which it has to be asked who else ever named the subject. */
export const CONCERNS_WHOEVER_NAMED: ReadonlySet<ActKind> = new Set<ActKind>([
  'TerminateOffice',
  'LeaveService',
  'DismissForDisciplineBreach',
]);
