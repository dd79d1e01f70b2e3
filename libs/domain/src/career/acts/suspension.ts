import { creditCite } from '@elshi/law';
import type { ActRule } from '../act-rule.js';
import { idIsNew, idStands, notBeforeBeginning } from '../../judging/ids.js';
import { isInService, isRegistered } from '../checks/person.js';
import { endOpen } from '../draft.js';
import { only } from '../../judging/drafts.js';

const cites = [creditCite];

/** Suspension from duty, from the day of the act; it ends with the service at the latest. */
export const suspendFromDuty: ActRule<'SuspendFromDuty'> = {
  checks: [
    isRegistered,
    isInService,
    idIsNew('SuspendFromDuty', 'suspension', ({ act }) => act.data.suspensionId),
  ],
  citations: cites,
  policies: ['P11'],
  foldedFirst: true,
  apply: (career, standing) => {
    const { suspensionId } = standing.act.data;
    career.suspensions.push({ suspensionId, cleared: false, from: standing.day, by: standing });
  },
  events: only('DutySuspended'),
};

/** The end of a suspension. Who is cleared was never kept from counting (P11). */
export const endSuspension: ActRule<'EndSuspension'> = {
  checks: [
    isRegistered,
    idStands('SuspendFromDuty', ['EndSuspension'], 'suspension', ({ act }) => act.data.suspensionId),
    notBeforeBeginning(
      'SuspendFromDuty',
      ({ act }) => act.data.suspensionId,
      ({ day }) => day,
      ({ day }) => day,
    ),
  ],
  citations: cites,
  policies: ['P11'],
  reaching: {
    changes: ({ act, index }, named) => named.find('SuspendFromDuty', act.data.suspensionId, index),
  },
  foldedFirst: true,
  apply: (career, standing) => {
    const { suspensionId, cleared } = standing.act.data;
    const ended = endOpen(
      career.suspensions,
      (suspension) => suspension.suspensionId === suspensionId,
      standing.day,
      standing,
    );
    if (ended !== undefined) ended.cleared = cleared;
  },
  events: only('DutySuspensionEnded'),
};
