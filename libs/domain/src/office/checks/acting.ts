import {
  actingInAbsenceCite,
  designators,
  firstDayOf,
  rankNo,
  SENIOR_STAFF_FROM,
  substituteCite,
} from '@elshi/law';
import { type Check, fail, type Finding, notApplicable, pass, warn } from '../act-rule.js';
import { absenceOn, actingOn, causeStands, headOn } from '../command.js';
import { concurrentFacts, personFacts } from '../facts.js';
import { openOn } from '../office.js';
import { ruleOn } from './head.js';

type Designating = 'DesignateActingHead' | 'DesignateActingHeadSubstitute';

/** Somebody acts only while the head is away or unable, or there is none (point 9). */
export const causeIs: Check<'DesignateActingHead'> = {
  rule: 'CAUSE',
  judge: ({ act, day }, { office }): Finding => {
    const { cause } = act.data;
    const cites = [designators[cause].cite];
    const head = headOn(office, day);
    if (cause === 'VACANCY' && head !== undefined)
      return fail('HEAD_EXISTS', `The post is not vacant: ${head.officerId} heads the office.`, cites, {
        officerId: head.officerId,
        eventId: head.by.actId,
      });
    return causeStands(office, cause, day)
      ? pass('There is a cause.', cites, { cause })
      : fail('NO_CAUSE', `No ${cause.toLowerCase()} stands on ${day}.`, cites, { cause });
  },
};

/** One acts at a time. */
export const nobodyActs: Check<'DesignateActingHead'> = {
  rule: 'ONE_ACTING',
  judge: ({ act, day }, { office }): Finding => {
    const to = act.data.to;
    const other = office.acting.find(
      (period) =>
        !period.isSubstitute &&
        causeStands(office, period.cause, period.from > day ? period.from : day) &&
        (period.to === undefined || day < period.to) &&
        (to === undefined || period.from < to),
    );
    return other === undefined
      ? pass('Nobody acts.', [designators[act.data.cause].cite])
      : fail(
          'ACTING_OVERLAP',
          `${other.officerId} acts from ${other.from}.`,
          [designators[act.data.cause].cite],
          {
            officerId: other.officerId,
            from: other.from,
            to: other.to ?? null,
            eventId: other.by.actId,
          },
        );
  },
};

/** The head names who acts in an absence, the Minister in a vacancy and an inability. */
export const designatedByAuthority: Check<'DesignateActingHead'> = {
  rule: 'DESIGNATOR',
  judge: ({ act }): Finding => {
    const { by, cite } = designators[act.data.cause];
    const issuedBy = act.order?.issuedBy ?? null;
    return issuedBy === by
      ? pass(`Designated by the ${by === 'HEAD' ? 'head' : 'Minister'}.`, [cite], { issuedBy })
      : fail(
          'DESIGNATOR',
          act.data.cause === 'ABSENCE'
            ? 'In his absence the head himself designates who acts.'
            : 'While the post is vacant, or the head cannot act, the Minister designates who acts.',
          [cite],
          { issuedBy, required: by },
        );
  },
};

/** There is somebody for whom another can act. */
export const somebodyActs: Check<'DesignateActingHeadSubstitute'> = {
  rule: 'CAUSE',
  judge: ({ day }, { office }) => {
    const acting = actingOn(office, day);
    return acting === undefined
      ? fail('NO_CAUSE', `Nobody acts on ${day} for whom another could.`, [substituteCite])
      : pass('Somebody acts.', [substituteCite], { officerId: acting.officerId });
  },
};

/** The head in advance, or the Minister (policy P29): an order that the office gives while its head is away is the acting head's. */
export const substituteDesignator: Check<'DesignateActingHeadSubstitute'> = {
  rule: 'DESIGNATOR',
  judge: ({ act, day }, { office }): Finding => {
    const { order } = act;
    const cites = [substituteCite];
    if (order?.issuedBy === 'MINISTER') return pass('Designated by the Minister.', cites);
    const away = absenceOn(office, day)?.from;
    const inAdvance = order?.issuedBy === 'HEAD' && away !== undefined && firstDayOf(order.date) < away;
    return inAdvance
      ? pass('Designated by the head before he left.', cites)
      : fail(
          'DESIGNATOR',
          'A substitute is named by the head before his absence, or by the Minister.',
          cites,
          {
            issuedBy: order?.issuedBy ?? null,
            absentFrom: away ?? null,
          },
        );
  },
};

/** The title is that of who acts at such an office (point 9). */
export const actingTitle: Check<Designating> = {
  rule: 'ACTING_TITLE',
  judge: ({ act, day }, circumstances): Finding => {
    const rule = ruleOn(circumstances, day);
    const { title } = act.data;
    const cites = [actingInAbsenceCite];
    const facts = { officeKind: rule?.kind ?? null, title, required: rule?.actingTitle ?? null };
    return rule?.actingTitle === title
      ? pass('The title is that of who acts at such an office.', cites, facts)
      : fail(
          'ACTING_TITLE',
          `At such an office the title is ${rule?.actingTitle ?? 'not regulated'}.`,
          cites,
          facts,
        );
  },
};

/**
 * The head designates an officer in service who is posted there, and not himself; the Minister any officer in service
 * (point 9, part 2, does not repeat the condition).
 */
export const designeeFits: Check<Designating> = {
  rule: 'DESIGNEE',
  judge: (judged, circumstances): Finding => {
    const { act, day } = judged;
    const { officerId } = act.data;
    const { office, policies } = circumstances;
    const cites = [actingInAbsenceCite];
    const person = personFacts('PERSON', officerId, judged, circumstances);
    const { declaredAt } = concurrentFacts('DESIGNEE', judged, circumstances);
    const facts = { ...person, declaredAt };
    const declaredHere = openOn(office, office.concurrent, day).map(({ otherOfficeId }) => otherOfficeId);
    const here = [office.officeId, ...declaredHere, ...declaredAt];
    const refuse = (because: string): Finding => fail('DESIGNEE', because, cites, facts);
    if (!facts.known) return notApplicable('The person is not recorded.');
    if (headOn(office, day)?.officerId === officerId) return refuse('The head does not act for himself.');
    if (act.kind === 'DesignateActingHeadSubstitute' && actingOn(office, day)?.officerId === officerId)
      return refuse('A substitute is another person than the one who acts.');
    if (facts.category !== 'OFFICER') return refuse(`${officerId} is not an officer on ${day}.`);
    if (facts.status !== 'IN_SERVICE') return refuse(`${officerId} is not in the service on ${day}.`);
    const byHead = act.order?.issuedBy === 'HEAD';
    if (byHead && !here.some((officeId) => facts.postedAt.includes(officeId)))
      return refuse(`${officerId} is not posted at the office on ${day}.`);
    const senior = facts.rankNo !== null && facts.rankNo >= rankNo(SENIOR_STAFF_FROM);
    if (senior) return pass('The person can act.', cites, facts);
    const detail = `${officerId} holds a rank below ${SENIOR_STAFF_FROM}, or none.`;
    return policies.P28 === 'REFUSE'
      ? refuse(detail)
      : warn({ code: 'JUNIOR_DESIGNEE', detail, citations: cites }, facts);
  },
};
