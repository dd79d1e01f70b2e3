import { creditCite, creditKindEntry, firstDayOf } from '@elshi/law';
import { type ActRule, type Check, fail, notApplicable, pass, type Reaching, warn } from '../act-rule.js';
import { idIsNew, idStands, intervalIsValid, notBeforeBeginning } from '../../judging/ids.js';
import { isRegistered } from '../checks/person.js';
import { endOpen } from '../draft.js';
import { only } from '../../judging/drafts.js';

const cites = [creditCite];

/** Days of some kinds end with the state that they were served for (policy P13). */
const withinCutOff: Check<'RecordServiceCredit'> = {
  rule: 'USSR_CUTOFF',
  judge: ({ act }, { policies }) => {
    const { cite, endsOn } = creditKindEntry(act.data.creditKind);
    if (endsOn === undefined || policies.P13 === 'OFF')
      return pass('The kind of credit is in the list.', [cite]);
    if (act.data.to !== undefined && firstDayOf(act.data.to) <= endsOn)
      return pass('It ends in time.', [cite]);
    const detail = `Days from ${endsOn} on do not count as credit of kind ${act.data.creditKind}.`;
    return warn({ code: 'USSR_CUTOFF', detail, citations: [cite] }, { endsOn });
  },
};

/** Service that counts toward a term (article 12, paragraph 2), by its document. */
export const recordServiceCredit: ActRule<'RecordServiceCredit'> = {
  checks: [
    isRegistered,
    idIsNew('RecordServiceCredit', 'credit', ({ act }) => act.data.creditId),
    intervalIsValid(
      ({ act }) => firstDayOf(act.data.from),
      ({ act }) => act.data.to && firstDayOf(act.data.to),
    ),
    withinCutOff,
  ],
  citations: cites,
  policies: ['P07', 'P12', 'P13'],
  reaching: { from: ({ act }) => act.data.from },
  foldedFirst: true,
  apply: (career, standing) => {
    const { creditId, creditKind, from, to } = standing.act.data;
    career.credits.push({
      creditId,
      creditKind,
      from: firstDayOf(from),
      by: standing,
      ...(to !== undefined && { to: firstDayOf(to), endedBy: standing }),
    });
  },
  events: only('ServiceCreditRecorded'),
};

const credited: Reaching<'CloseServiceCredit' | 'VoidServiceCredit'>['changes'] = ({ act, index }, named) =>
  named.find('RecordServiceCredit', act.data.creditId, index);

const isOpen: Check<'CloseServiceCredit'> = {
  rule: 'CREDIT_OPEN',
  form: true,
  judge: ({ act, index }, { named }) => {
    const opened = named.find('RecordServiceCredit', act.data.creditId, index);
    if (opened?.act.kind !== 'RecordServiceCredit') return notApplicable('There is no such credit.');
    return opened.act.data.to === undefined
      ? pass('The credit is open.')
      : fail('ID_UNKNOWN', `Credit ${act.data.creditId} ends on ${opened.act.data.to} already.`, [], {
          eventId: opened.actId,
        });
  },
};

/** The end of a credit that was recorded open. */
export const closeServiceCredit: ActRule<'CloseServiceCredit'> = {
  checks: [
    isRegistered,
    idStands(
      'RecordServiceCredit',
      ['CloseServiceCredit', 'VoidServiceCredit'],
      'credit',
      ({ act }) => act.data.creditId,
    ),
    isOpen,
    notBeforeBeginning(
      'RecordServiceCredit',
      ({ act }) => act.data.creditId,
      ({ act }) => firstDayOf(act.data.to),
      ({ act, day }) => (act.kind === 'RecordServiceCredit' ? firstDayOf(act.data.from) : day),
    ),
  ],
  citations: cites,
  policies: [],
  reaching: { from: ({ act }) => act.data.to, changes: credited },
  foldedFirst: true,
  apply: (career, standing) => {
    const { creditId, to } = standing.act.data;
    endOpen(career.credits, (credit) => credit.creditId === creditId, firstDayOf(to), standing);
  },
  events: only('ServiceCreditClosed'),
};

/** Removes a credit from its beginning, as if it had never been. */
export const voidServiceCredit: ActRule<'VoidServiceCredit'> = {
  checks: [
    isRegistered,
    idStands('RecordServiceCredit', ['VoidServiceCredit'], 'credit', ({ act }) => act.data.creditId),
  ],
  citations: cites,
  policies: [],
  reaching: { changes: credited },
  apply: () => undefined,
  events: only('ServiceCreditVoided'),
};
