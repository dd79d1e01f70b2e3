import { regulation, representationRule } from '@elshi/law';
import { draft, only } from '../../judging/drafts.js';
import { onRecord } from '../../judging/represented.js';
import { type ActRule, type Check, fail, notApplicable, pass } from '../act-rule.js';
import { headOn } from '../command.js';
import { isOpen, isRecorded } from '../checks/existence.js';
import { authorityOverHead, heads, representationForHead, titleOfHead } from '../checks/head.js';
import { isKnown, isOfficer, isServing } from '../checks/person.js';
import { endHeadship, endOpen } from '../draft.js';
import { personFacts } from '../facts.js';

const cites = [regulation('8', '¶2'), regulation('8', '¶3')];

/** There is one head of an office at a time; the stream of the office guards it. */
const noHeadYet: Check<'AppointHead'> = {
  rule: 'ONE_HEAD',
  judge: ({ day }, { office }) => {
    const head = headOn(office, day);
    return head === undefined
      ? pass('The office has no head.', cites)
      : fail('HEAD_EXISTS', `${head.officerId} heads the office on ${day}.`, cites, {
          officerId: head.officerId,
          from: head.from,
          eventId: head.by.actId,
        });
  },
};

/** Nobody heads an office while another posting of his runs (policy P31). */
const noOtherPosting: Check<'AppointHead'> = {
  rule: 'POSTING',
  judge: (judged, circumstances) => {
    const { officerId } = judged.act.data;
    const { posting } = personFacts('PERSON', officerId, judged, circumstances);
    return posting == null || circumstances.policies.P31 === 'ANY'
      ? pass('No other posting runs.', cites)
      : fail('POSTING_OVERLAP', `The posting ${posting} of ${officerId} runs on ${judged.day}.`, cites, {
          officerId,
          postingId: posting,
        });
  },
};

/** The representation named is compared with the one on record. */
const representationOnRecord: Check<'AppointHead' | 'DismissHead'> = onRecord(
  ({ act }) => act.data.representation,
  representationRule('HEAD').cite,
);

/** Appointment of the head of an office, which ends a vacancy. */
export const appointHead: ActRule<'AppointHead'> = {
  checks: [
    isRecorded,
    isOpen,
    titleOfHead,
    isKnown(({ act }) => act.data.officerId),
    isOfficer(({ act }) => act.data.officerId),
    isServing(({ act }) => act.data.officerId),
    authorityOverHead,
    representationForHead,
    representationOnRecord,
    noHeadYet,
    noOtherPosting,
  ],
  citations: cites,
  policies: ['P31'],
  apply: (office, standing) => {
    const { officerId, title } = standing.act.data;
    endHeadship(office, standing);
    endOpen(office.acting, standing, ({ cause }) => cause === 'VACANCY');
    office.headships.push({ from: standing.day, officerId, title, by: standing });
  },
  events: only('HeadAppointed'),
};

/** Taking up functions, which is apart from the appointment. */
export const recordTakingUpFunctions: ActRule<'RecordTakingUpFunctions'> = {
  checks: [isRecorded, isOpen, takesUpAfterAppointment(), heads(true)],
  citations: [regulation('1', '(1)')],
  policies: [],
  apply: (office, standing) => {
    const head = office.headships.findLast(
      ({ officerId, from, to }) =>
        officerId === standing.act.data.officerId &&
        from <= standing.day &&
        (to === undefined || standing.day < to),
    );
    if (head !== undefined) head.tookUp = standing;
  },
  events: only('HeadTookUpFunctions'),
};

/** Functions are not taken up before the appointment, nor credentials handed over. */
function takesUpAfterAppointment(): Check<'RecordTakingUpFunctions'> {
  return {
    rule: 'DATE_ORDER',
    form: true,
    judge: ({ act, day, index }, { named }) => {
      const appointment = named
        .ofKind('AppointHead', index)
        .findLast(
          (standing) =>
            standing.act.kind === 'AppointHead' && standing.act.data.officerId === act.data.officerId,
        );
      if (appointment === undefined) return notApplicable('There is no appointment to compare with.');
      const earliest = [day, act.data.credentialsOn ?? day].sort()[0]!;
      return appointment.day <= earliest
        ? pass('The functions are taken up after the appointment.')
        : fail('DATE_ORDER', `The appointment takes effect on ${appointment.day}, after ${earliest}.`, [], {
            appointedOn: appointment.day,
            eventId: appointment.actId,
          });
    },
  };
}

/** Dismissal of the head; whatever rests on his being the head ends with it. */
export const dismissHead: ActRule<'DismissHead'> = {
  checks: [isRecorded, isOpen, authorityOverHead, representationForHead, representationOnRecord, heads()],
  citations: cites,
  policies: [],
  apply: (office, standing) => {
    const { officerId } = standing.act.data;
    const head = headOn(office, standing.day);
    if (head?.officerId === officerId) endHeadship(office, standing);
  },
  events: (judged) => [draft('HeadDismissed', judged)],
};
