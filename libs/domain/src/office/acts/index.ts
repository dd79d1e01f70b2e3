import type { ActKind, AmendmentKind } from '../../act.js';
import { annulAct, correctAct } from '../../judging/amendment.js';
import type { OfficeActKind } from '../act-data.js';
import type { ActRule } from '../act-rule.js';
import { isRecorded } from '../checks/existence.js';
import { establishOffice, reorganiseOffice, terminateOffice } from './life-cycle.js';

const rules: { readonly [K in OfficeActKind | AmendmentKind]: ActRule<K> } = {
  EstablishOffice: establishOffice,
  ReorganiseOffice: reorganiseOffice,
  TerminateOffice: terminateOffice,
  CorrectAct: correctAct(isRecorded),
  AnnulAct: annulAct(isRecorded),
};

/** The rule of a kind of act about an office. Acts about anything else never stand in the stream of one. */
export function officeRuleOf<K extends ActKind>(kind: K): ActRule<K> {
  return (rules as unknown as { readonly [Kind in ActKind]: ActRule<Kind> })[kind];
}
