import {
  actingInAbsenceCite,
  actingInVacancyCite,
  designators,
  notificationCite,
  substituteCite,
} from '@elshi/law';
import { only } from '../../judging/drafts.js';
import { intervalIsValid } from '../../judging/ids.js';
import { type ActRule, type Check, fail, notApplicable, pass } from '../act-rule.js';
import {
  actingTitle,
  causeIs,
  designatedByAuthority,
  designeeFits,
  nobodyActs,
  somebodyActs,
  substituteDesignator,
} from '../checks/acting.js';
import { isOpen, isRecorded } from '../checks/existence.js';
import { ruleOn } from '../checks/head.js';
import { isKnown } from '../checks/person.js';
import { endOpen } from '../draft.js';
import type { ActingPeriod } from '../office.js';

const cites = [actingInAbsenceCite, actingInVacancyCite];

/** Somebody is named to act for the head: in an absence by the head, in a vacancy or an inability by the Minister (point 9). */
export const designateActingHead: ActRule<'DesignateActingHead'> = {
  checks: [
    isRecorded,
    isOpen,
    intervalIsValid(
      ({ day }) => day,
      ({ act }) => act.data.to,
    ),
    causeIs,
    nobodyActs,
    designatedByAuthority,
    actingTitle,
    isKnown(({ act }) => act.data.officerId),
    designeeFits,
  ],
  citations: cites,
  policies: ['P28'],
  apply: (office, standing) => {
    const { officerId, title, cause, to } = standing.act.data;
    office.acting.push({
      ...{ officerId, title, cause, isSubstitute: false, from: standing.day, by: standing },
      ...(to !== undefined && { to }),
    });
  },
  events: only('ActingHeadDesignated'),
};

/** Somebody is named to act for who acts, and is away as well (point 9, part 5). When he is ended the first one acts again. */
export const designateActingHeadSubstitute: ActRule<'DesignateActingHeadSubstitute'> = {
  checks: [
    isRecorded,
    isOpen,
    somebodyActs,
    substituteDesignator,
    actingTitle,
    isKnown(({ act }) => act.data.officerId),
    designeeFits,
  ],
  citations: [substituteCite],
  policies: ['P28', 'P29'],
  apply: (office, standing) => {
    const first = office.acting.findLast(
      ({ from, to, isSubstitute }) =>
        !isSubstitute && from <= standing.day && (to === undefined || standing.day < to),
    );
    if (first === undefined) return;
    const { officerId, title } = standing.act.data;
    const { cause, to } = first;
    office.acting.push({
      ...{ officerId, title, cause, isSubstitute: true, from: standing.day, by: standing },
      ...(to !== undefined && { to }),
    });
  },
  events: only('ActingHeadSubstituteDesignated'),
};

function actsOn(officerId: string, day: string): (period: ActingPeriod) => boolean {
  return (period) =>
    period.officerId === officerId && period.from <= day && (period.to === undefined || day < period.to);
}

/** Whoever designated ends it: the head his own designation, the Minister his; of a substitute either. */
const endedByDesignator: Check<'EndActingHead'> = {
  rule: 'DESIGNATOR',
  judge: ({ act, day }, { office }) => {
    const period = office.acting.findLast(actsOn(act.data.officerId, day));
    if (period === undefined) return notApplicable('Nobody of this id acts.');
    const { by, cite } = designators[period.cause];
    const issuedBy = act.order?.issuedBy ?? null;
    const allowed = period.isSubstitute ? ['HEAD', 'MINISTER'] : [by];
    return allowed.some((authority) => authority === issuedBy)
      ? pass('Whoever designates ends it.', [cite])
      : fail('DESIGNATOR', `The designation is ended by the ${allowed.join(' or ')}.`, [cite], { issuedBy });
  },
};

const acts: Check<'EndActingHead'> = {
  rule: 'ACTS',
  form: true,
  judge: ({ act, day }, { office }) => {
    const { officerId } = act.data;
    if (office.acting.some(actsOn(officerId, day))) return pass('The person acts.', cites, { officerId });
    const later = office.acting.find((period) => period.officerId === officerId && period.from > day);
    return later === undefined
      ? fail('ID_UNKNOWN', `${officerId} does not act on ${day}.`, cites, { officerId })
      : fail('DATE_ORDER', `${officerId} acts from ${later.from}, after ${day}.`, cites, {
          from: later.from,
        });
  },
};

/** Ends an acting period before its cause ends. */
export const endActingHead: ActRule<'EndActingHead'> = {
  checks: [isRecorded, acts, endedByDesignator],
  citations: cites,
  policies: [],
  apply: (office, standing) => {
    const period = office.acting.findLast(actsOn(standing.act.data.officerId, standing.day));
    if (period !== undefined) endOpen([period], standing);
  },
  events: only('ActingHeadEnded'),
};

/** The person was designated: a note may be earlier than the first day of acting. */
const isDesignated: Check<'NotifyActingHead'> = {
  rule: 'DESIGNATED',
  form: true,
  judge: ({ act, index }, { named }) => {
    const { officerId } = act.data;
    const designated = (['DesignateActingHead', 'DesignateActingHeadSubstitute'] as const)
      .flatMap((kind) => named.ofKind(kind, index))
      .some((standing) => 'officerId' in standing.act.data && standing.act.data.officerId === officerId);
    return designated
      ? pass('The person was designated.', [notificationCite], { officerId })
      : fail('ID_UNKNOWN', `${officerId} was not designated acting head.`, [notificationCite], { officerId });
  },
};

/** The note goes to whom the kind of office says (point 9, part 4). */
const rightRecipient: Check<'NotifyActingHead'> = {
  rule: 'RECIPIENT',
  judge: ({ act, day }, circumstances) => {
    const recipients = ruleOn(circumstances, day)?.recipients ?? [];
    const { recipientKind } = act.data;
    return recipients.includes(recipientKind)
      ? pass('The note goes to the right recipient.', [notificationCite], { recipientKind })
      : fail('RECIPIENT_KIND', `Such an office notifies ${recipients.join(' or ')}.`, [notificationCite], {
          recipientKind,
          recipients,
        });
  },
};

/** The name of who acts was reported. */
export const notifyActingHead: ActRule<'NotifyActingHead'> = {
  checks: [isRecorded, isDesignated, rightRecipient],
  citations: [notificationCite],
  policies: [],
  apply: (office, standing) => void office.notes.push(standing),
  events: only('ActingHeadNotified'),
};
