import { actingInAbsenceCite, actingInVacancyCite, headTripCite } from '@elshi/law';
import { only } from '../../judging/drafts.js';
import { idIsNew, idStands, intervalIsValid, notBeforeBeginning } from '../../judging/ids.js';
import { type ActRule, type Check, fail, notApplicable, pass } from '../act-rule.js';
import { headOn } from '../command.js';
import { isOpen, isRecorded } from '../checks/existence.js';
import { endOpen } from '../draft.js';

const absenceCites = [actingInAbsenceCite];
const inabilityCites = [actingInVacancyCite];

/** There is a head who could be away, or unable to act. */
const hasHead: Check<'RecordHeadAbsence' | 'DeclareHeadInability'> = {
  rule: 'HEAD',
  judge: ({ day }, { office }) => {
    const head = headOn(office, day);
    return head === undefined
      ? fail('NO_HEAD', `The office has no head on ${day}.`, absenceCites)
      : pass('The office has a head.', absenceCites, { officerId: head.officerId });
  },
};

/** A trip beyond the host state is agreed with the Ministry (point 10(5)). */
const isAgreed: Check<'AgreeHeadTrip'> = {
  rule: 'MINISTRY_AGREEMENT',
  judge: ({ act }) =>
    act.data.ministryAgreement === undefined
      ? fail('MINISTRY_AGREEMENT_MISSING', 'A trip of the head needs the agreement of the Ministry.', [
          headTripCite,
        ])
      : pass('The Ministry has agreed.', [headTripCite]),
};

/** Agrees a trip of the head with the Ministry. */
export const agreeHeadTrip: ActRule<'AgreeHeadTrip'> = {
  checks: [
    isRecorded,
    isOpen,
    idIsNew('AgreeHeadTrip', 'trip', ({ act }) => act.data.tripId),
    intervalIsValid(
      ({ act }) => act.data.from,
      ({ act }) => act.data.to,
    ),
    isAgreed,
  ],
  citations: [headTripCite],
  policies: [],
  apply: (office, standing) => void office.trips.push(standing),
  events: only('HeadTripAgreed'),
};

/** An absence by trip names one that was agreed. */
const tripIsAgreed: Check<'RecordHeadAbsence'> = {
  rule: 'TRIP',
  form: true,
  judge: ({ act, index }, { named }) => {
    const { tripId } = act.data;
    if (tripId === undefined) return notApplicable('No trip is named.');
    return named.find('AgreeHeadTrip', tripId, index) === undefined
      ? fail('ID_UNKNOWN', `No trip ${tripId} was agreed.`, [headTripCite], { tripId })
      : pass('The trip was agreed.', [headTripCite], { tripId });
  },
};

/** The head is away from a day on. */
export const recordHeadAbsence: ActRule<'RecordHeadAbsence'> = {
  checks: [
    isRecorded,
    isOpen,
    idIsNew('RecordHeadAbsence', 'absence', ({ act }) => act.data.absenceId),
    tripIsAgreed,
    hasHead,
  ],
  citations: absenceCites,
  policies: [],
  apply: (office, standing) => {
    const head = headOn(office, standing.day);
    if (head === undefined) return;
    const { absenceId, cause, tripId } = standing.act.data;
    office.absences.push({
      ...{ absenceId, cause, officerId: head.officerId, from: standing.day, by: standing },
      ...(tripId !== undefined && { tripId }),
    });
  },
  events: only('HeadAbsenceStarted'),
};

/** The head is back; who acted for the absence acts no longer. */
export const endHeadAbsence: ActRule<'EndHeadAbsence'> = {
  checks: [
    isRecorded,
    idStands('RecordHeadAbsence', ['EndHeadAbsence'], 'absence', ({ act }) => act.data.absenceId),
    notBeforeBeginning(
      'RecordHeadAbsence',
      ({ act }) => act.data.absenceId,
      ({ day }) => day,
      ({ day }) => day,
    ),
  ],
  citations: absenceCites,
  policies: [],
  apply: (office, standing) => {
    const { absenceId } = standing.act.data;
    endOpen(office.absences, standing, (absence) => absence.absenceId === absenceId);
    const stillAway = office.absences.some(({ to }) => to === undefined || to > standing.day);
    if (!stillAway) endOpen(office.acting, standing, ({ cause }) => cause === 'ABSENCE');
  },
  events: only('HeadAbsenceEnded'),
};

const notUnableYet: Check<'DeclareHeadInability'> = {
  rule: 'NOT_UNABLE_YET',
  form: true,
  judge: ({ day }, { office }) => {
    const standing = office.inabilities.find(({ from, to }) => from <= day && (to === undefined || day < to));
    return standing === undefined
      ? pass('No inability stands.', inabilityCites)
      : fail('DUPLICATE_ID', `An inability of the head stands since ${standing.from}.`, inabilityCites, {
          eventId: standing.by.actId,
        });
  },
};

/** It is declared that the head cannot act. */
export const declareHeadInability: ActRule<'DeclareHeadInability'> = {
  checks: [isRecorded, isOpen, hasHead, notUnableYet],
  citations: inabilityCites,
  policies: [],
  apply: (office, standing) => {
    const head = headOn(office, standing.day);
    if (head === undefined) return;
    const { cause } = standing.act.data;
    endOpen(office.inabilities, standing);
    office.inabilities.push({ cause, officerId: head.officerId, from: standing.day, by: standing });
  },
  events: only('HeadInabilityDeclared'),
};

const unable: Check<'EndHeadInability'> = {
  rule: 'UNABLE',
  form: true,
  judge: ({ day }, { office }) =>
    office.inabilities.some(({ from, to }) => from <= day && (to === undefined || day < to))
      ? pass('An inability stands.', inabilityCites)
      : fail('ID_UNKNOWN', `No inability of the head stands on ${day}.`, inabilityCites),
};

/** The head can act again; who acted for that reason acts no longer. */
export const endHeadInability: ActRule<'EndHeadInability'> = {
  checks: [isRecorded, unable],
  citations: inabilityCites,
  policies: [],
  apply: (office, standing) => {
    endOpen(office.inabilities, standing);
    endOpen(office.acting, standing, ({ cause }) => cause === 'INABILITY');
  },
  events: only('HeadInabilityEnded'),
};
