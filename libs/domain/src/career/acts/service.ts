import {
  confirmationCite,
  disciplineCite,
  firstDayOf,
  rankEntry,
  representationCite,
  revokesOnTheDay,
} from '@elshi/law';
import { type ActRule, type Check, fail, type Judged, notApplicable, pass } from '../act-rule.js';
import type { Circumstances } from '../circumstances.js';
import { statusOn } from '../career.js';
import { authority, type Competence, representationDated, represented } from '../checks/rank.js';
import { isInService, isRegistered } from '../checks/person.js';
import { endService, loseSpell } from '../draft.js';
import { draft, only } from '../../judging/drafts.js';
import { onRecord } from '../../judging/represented.js';

const notInService: Check<'EnterService' | 'ReenterService'> = {
  rule: 'NOT_IN_SERVICE',
  judge: ({ day }, { career }) => {
    const status = statusOn(career, day);
    if (status === 'DECEASED')
      return fail('DATE_ORDER', `The person died on ${career.diedOn}.`, [], { diedOn: career.diedOn });
    return status === 'IN_SERVICE'
      ? fail('ALREADY_IN_SERVICE', `On ${day} the person is in the service already.`, [], { status })
      : pass('The person is not in the service.');
  },
};

function entry<K extends 'EnterService' | 'ReenterService'>(
  type: 'ServiceEntered' | 'ServiceReentered',
): ActRule<K> {
  return {
    checks: [isRegistered, notInService],
    citations: [confirmationCite],
    policies: [],
    apply: (career, standing) => {
      const last = career.service.at(-1);
      if (last !== undefined && last.to === undefined) return;
      career.service.push({ from: standing.day, by: standing });
    },
    events: only(type),
  };
}

/** Entering the service. It gives no credit by itself. */
export const enterService = entry<'EnterService'>('ServiceEntered');
/** Entering it again. */
export const reenterService = entry<'ReenterService'>('ServiceReentered');

const mayLeave: Check<'LeaveService'> = {
  rule: 'IN_SERVICE',
  judge: (judged, circumstances) => {
    if (judged.act.data.cause !== 'DEATH') return isInService.judge(judged, circumstances);
    const { diedOn } = circumstances.career;
    return diedOn === undefined
      ? pass('A death is recorded whether or not the person serves.')
      : fail('DUPLICATE_ID', `The death is recorded already, on ${diedOn}.`, [], { diedOn });
  },
};

/** Leaving the service. The rank stays: it is held for life (article 11, paragraph 3). */
export const leaveService: ActRule<'LeaveService'> = {
  checks: [isRegistered, mayLeave],
  citations: [confirmationCite],
  policies: [],
  apply: (career, standing) =>
    endService(career, standing, standing.act.data.cause === 'DEATH' ? 'DECEASED' : 'LEFT'),
  events: only('ServiceLeft'),
};

/** A rank held falls with the dismissal, by an act of its own (article 13, paragraph 2). */
const revocationNamed: Check<'DismissForDisciplineBreach'> = {
  rule: 'REVOCATION',
  judge: ({ act, day }, { career, policies }) => {
    const { held } = career;
    const { revocation } = act.data;
    if (held === undefined) {
      return revocation === undefined
        ? notApplicable('No rank is held.')
        : fail('NO_RANK_HELD', `No rank is held on ${day} that could be revoked.`, [disciplineCite]);
    }
    if (revocation === undefined && policies.P23 === 'ATOMIC_WITH_ACT') {
      return fail(
        'REVOCATION_MISSING',
        `${held.rank} is held: the dismissal needs the act by which it is revoked.`,
        [disciplineCite],
        {
          rank: held.rank,
          spellId: held.spellId,
        },
      );
    }
    return pass('The rank falls with the dismissal.', [disciplineCite]);
  },
};

const revocationDated: Check<'DismissForDisciplineBreach'> = {
  rule: 'DATE_ORDER',
  cite: representationCite,
  judge: ({ act }) => representationDated(act.data.revocation?.order, act.data.revocation?.representation),
};

/** The rank falls with the dismissal: an act of the President that takes it is of the very day. */
const revocationOfTheDay: Check<'DismissForDisciplineBreach'> = {
  rule: 'SAME_DAY',
  cite: disciplineCite,
  judge: ({ act, day }, { career: { held } }) => {
    const order = act.data.revocation?.order;
    if (
      order === undefined ||
      held === undefined ||
      !revokesOnTheDay.includes(rankEntry(held.rank).assignedBy)
    )
      return notApplicable('No decree takes the rank.');
    return firstDayOf(order.date) === day
      ? pass('The decree is of the day of the dismissal.', [disciplineCite])
      : fail(
          'DATE_ORDER',
          `The rank falls with the dismissal of ${day}; the decree that revokes it is of ${order.date}.`,
          [disciplineCite],
          { dismissal: day, revocation: order.date },
        );
  },
};

function revocationCompetence(
  { act }: Judged<'DismissForDisciplineBreach'>,
  { career }: Circumstances,
): Competence | undefined {
  const { held } = career;
  const { revocation } = act.data;
  if (held === undefined || revocation === undefined) return undefined;
  return {
    rank: held.rank,
    order: revocation.order,
    representation: revocation.representation,
    byProcedureOf13: true,
  };
}

/** Dismissal for breach of discipline, and the revocation of the rank in the same stroke. */
export const dismissForDisciplineBreach: ActRule<'DismissForDisciplineBreach'> = {
  checks: [
    isRegistered,
    isInService,
    revocationNamed,
    revocationDated,
    revocationOfTheDay,
    authority(revocationCompetence),
    represented(revocationCompetence),
    onRecord(({ act }) => act.data.revocation?.representation, representationCite),
  ],
  citations: [disciplineCite],
  policies: ['P23'],
  apply: (career, standing) => {
    const revoked = standing.entry.events.find(({ type }) => type === 'RankRevoked');
    loseSpell(career, standing, 'REVOCATION', revoked?.eventId ?? standing.actId);
    endService(career, standing, 'DISMISSED');
  },
  events: (judged, { career }) => {
    const dismissed = draft('DismissedForDisciplineBreach', judged);
    const { held } = career;
    if (held === undefined) return [dismissed];
    const { revocation } = judged.act.data;
    const revoked = {
      effectiveOn: judged.act.effectiveOn,
      closedSpellId: held.spellId,
      rank: held.rank,
      cause: 'DISCIPLINE_DISMISSAL',
      formerOfficer: false,
      ...(revocation?.representation && { representation: revocation.representation }),
    };
    return [
      dismissed,
      { type: 'RankRevoked', data: revoked, ...(revocation && { order: revocation.order }) },
    ];
  },
};
