import {
  type ActKind,
  type AmendmentKind,
  type QualityActKind,
  SUBJECT_KINDS,
  type SubjectKind,
} from '@elshi/domain';
import { AcceptFindingDto, AnnulActDto, CorrectActDto } from './amendment.dto.js';
import type { KindShape } from './kind-shape.js';
import { officeKinds } from './office-kinds.js';
import { officerKinds } from './officer-kinds.js';
import { proposalKinds } from './proposal-kinds.js';

// prettier-ignore
const qualityKinds: { readonly [K in QualityActKind]: KindShape<K> } = {
  AcceptFinding:              { order: 'none',     data: AcceptFindingDto,                     says: 'Accepts a finding about the record as it is, with the reason; it is asked about no more.' },
};

// prettier-ignore
const amendmentKinds: { readonly [K in AmendmentKind]: KindShape<K> } = {
  CorrectAct:                 { order: 'optional', data: CorrectActDto,                        says: 'Changes members of a recorded act from its beginning; the first entry stays visible.' },
  AnnulAct:                   { order: 'required', data: AnnulActDto,                          says: 'Takes the effect of a recorded act away from its beginning; the act stays visible.' },
};

/** Every kind of act, in the order of the contract. */
export const kinds: { readonly [K in ActKind]: KindShape<K> } = {
  ...officerKinds,
  ...officeKinds,
  ...proposalKinds,
  ...qualityKinds,
  ...amendmentKinds,
};

/** All kinds, in the order of the contract. */
export const actKinds = Object.keys(kinds) as readonly ActKind[];

/** The kinds of act about each kind of subject. */
export const actKindsAbout: Readonly<Record<SubjectKind, readonly ActKind[]>> = {
  officer: Object.keys({ ...officerKinds, ...qualityKinds, ...amendmentKinds }) as ActKind[],
  office: Object.keys({ ...officeKinds, ...qualityKinds, ...amendmentKinds }) as ActKind[],
  proposal: Object.keys({ ...proposalKinds, ...qualityKinds, ...amendmentKinds }) as ActKind[],
};

/** What acts of a kind are about; of those which are about any record, officers. */
export function subjectOf(kind: ActKind): SubjectKind {
  return SUBJECT_KINDS.find((subject) => actKindsAbout[subject].includes(kind)) ?? 'officer';
}
