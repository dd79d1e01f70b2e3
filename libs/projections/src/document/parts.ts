import { type CalendarDate, firstDayOf } from '@elshi/law';
import type { Act, ActData, ActOf, Ground, Liability, Representation } from '@elshi/domain';
import type { Lookup, Part, ToldKind, Value } from './content.js';
import { actOf, main, said, text, under } from './part.js';
import { postingParts } from './posting-parts.js';

interface About {
  /** The day from which the act counts. */
  readonly on: CalendarDate;
  readonly lookup: Lookup;
}

/** What an act says beyond its kind, its days and its order; the main thing, where there is one, first and without a label. */
export function partsOf(act: Act, lookup: Lookup): readonly Part[] {
  if (!isTold(act)) return [];
  return told(act.kind, act.data, { on: firstDayOf(act.effectiveOn), lookup });
}

/** The kind of an act. */
export function kindOf(act: Act): Value {
  return isTold(act) ? { is: 'term', list: 'kind', code: act.kind } : text(act.kind);
}

function told<K extends ToldKind>(kind: K, data: ActData[K], about: About): readonly Part[] {
  return parts[kind](data, about);
}

/** Acts about other subjects have no place in an officer's stream. */
function isTold(act: Act): act is ActOf<ToldKind> {
  return Object.hasOwn(parts, act.kind);
}

const parts: {
  readonly [K in ToldKind]: (data: ActData[K], about: About) => readonly Part[];
} = {
  RegisterOfficer: ({ names, category }) => [
    main(text(names.latin)),
    ...under('category', { is: 'term', list: 'category', code: category }),
  ],
  SetStaffCategory: ({ category }) => [main({ is: 'term', list: 'category', code: category })],
  JoinRecord: ({ officerId, reason }) => [main(text(officerId)), ...said('reason', reason)],
  EnterService: ({ organisation }) => said('organisation', organisation),
  ReenterService: ({ organisation }) => said('organisation', organisation),
  LeaveService: ({ cause }) => under('cause', { is: 'term', list: 'cause', code: cause }),
  DismissForDisciplineBreach: ({ breach }) => said('breach', breach),
  AppointToPosition: ({ positionCode, unit, officeId }, { on, lookup }) => [
    main({ is: 'position', code: positionCode, on }),
    ...said('unit', unit),
    ...officeParts(officeId, { on, lookup }),
  ],
  RelieveFromPosition: ({ cause }) => said('cause', cause),
  AssignRank: (data) => [main({ is: 'rank', rank: data.rank }), ...assignmentParts(data)],
  AssignRankEarly: (data) => exceptionParts(data),
  AssignRankOutOfTurn: (data) => exceptionParts(data),
  RecordHistoricalRank: ({ rank, ladder, rankText, source }) => {
    const foreign = [ladder, rankText].filter((word) => word !== undefined).join(': ');
    return [main(rank === undefined ? text(foreign) : { is: 'rank', rank }), ...said('source', source)];
  },
  DemoteRank: (data) => [main({ is: 'rank', rank: data.toRank }), ...lossParts(data)],
  RevokeRank: (data) => lossParts(data),
  RestoreRank: ({ rank, attestationId, representation }) => [
    main({ is: 'rank', rank }),
    ...said('attestation', attestationId),
    ...representationParts(representation),
  ],
  IssueRankCertificate: ({ certificateNo, rank }) => [
    main({ is: 'rank', rank }),
    ...said('certificate', certificateNo),
  ],
  WithdrawRankCertificate: ({ certificateNo, cause }) => [
    ...said('certificate', certificateNo),
    ...said('cause', cause),
  ],
  EnterServiceRecord: ({ entryNo, eventId }, { lookup }) => [
    ...said('entry', entryNo),
    ...under('enters', actOf(eventId, lookup)),
  ],
  RecordServiceCredit: ({ creditKind, organisation, document }) => [
    main({ is: 'term', list: 'credit', code: creditKind }),
    ...said('organisation', organisation),
    ...said('document', document),
  ],
  CloseServiceCredit: () => [],
  VoidServiceCredit: ({ creditId, cause }) => [...said('cancels', creditId), ...said('cause', cause)],
  RecordLeave: ({ leaveKind }) => [main({ is: 'term', list: 'leave', code: leaveKind })],
  CancelLeave: ({ leaveId }) => said('cancels', leaveId),
  SuspendFromDuty: () => [],
  EndSuspension: ({ cleared }) =>
    under('cleared', { is: 'term', list: 'answer', code: cleared ? 'YES' : 'NO' }),
  RecordAttestation: ({ result, attestationId, commission, purpose }) => [
    main({ is: 'term', list: 'result', code: result }),
    ...said('attestation', attestationId),
    ...said('commission', commission),
    ...said('purpose', purpose),
  ],
  ImposeSanction: ({ sanctionKind }) => [main({ is: 'sanction', kind: sanctionKind })],
  LiftSanction: () => [],
  RecordAward: ({ award }) => [main(text(award))],
  AcceptFinding: ({ reason }) => said('reason', reason),
  ...postingParts,
  AssignPosting: (data, about) => [
    main({ is: 'position', code: data.positionCode, on: about.on }),
    ...officeParts(data.officeId, about),
    ...postingParts.AssignPosting(data),
  ],
  CorrectAct: ({ eventId, reason }, { lookup }) => [
    ...under('corrects', actOf(eventId, lookup)),
    ...said('reason', reason),
  ],
  AnnulAct: ({ eventId, reason }, { lookup }) => [
    ...under('annuls', actOf(eventId, lookup)),
    ...said('reason', reason),
  ],
};

/** The office as it was called on the day of the act: later names are not what the order said. */
function officeParts(officeId: string | undefined, { on, lookup }: About): readonly Part[] {
  if (officeId === undefined) return [];
  return under('office', { is: 'office', officeId, name: lookup.officeOn(officeId, on) });
}

interface Assignment {
  readonly representation?: Representation;
  readonly justification?: string;
}

function assignmentParts({ representation, justification }: Assignment): readonly Part[] {
  return [...representationParts(representation), ...said('justification', justification)];
}

function exceptionParts(data: ActData['AssignRankEarly']): readonly Part[] {
  return [main({ is: 'rank', rank: data.rank }), ...groundParts(data.ground), ...assignmentParts(data)];
}

function groundParts(ground: Ground | undefined): readonly Part[] {
  if (ground === undefined) return [];
  const kind: Value = { is: 'term', list: 'ground', code: ground.kind };
  return [...under('ground', kind), ...said('detail', ground.detail)];
}

function lossParts(data: {
  readonly liability?: Liability;
  readonly representation?: Representation;
}): readonly Part[] {
  return [...liabilityParts(data.liability), ...representationParts(data.representation)];
}

function liabilityParts(liability: Liability | undefined): readonly Part[] {
  if (liability === undefined) return [];
  const jurisdiction: Value = { is: 'term', list: 'jurisdiction', code: liability.jurisdiction };
  return [...under('liability', jurisdiction), ...said('detail', liability.decision)];
}

function representationParts(paper: Representation | undefined): readonly Part[] {
  return under('representation', paper && { is: 'paper', number: paper.number, date: paper.date });
}
