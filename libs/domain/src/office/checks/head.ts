import { firstDayOf, regulation, representativeOfficeRule, type RepresentativeOfficeRule } from '@elshi/law';
import { AUTHORITY_NAMES } from '../../order.js';
import { type Check, fail, type Finding, type Judged, notApplicable, pass } from '../act-rule.js';
import type { OfficeCircumstances } from '../circumstances.js';
import { headOn } from '../command.js';
import { formOn } from '../office.js';

type Headed = 'AppointHead' | 'DismissHead';

/** The law of the kind that the office is on the day; none of a consular kind. */
export function ruleOn(
  { office }: OfficeCircumstances,
  day: Parameters<typeof formOn>[1],
): RepresentativeOfficeRule | undefined {
  const form = formOn(office, day);
  return form && representativeOfficeRule(form.officeKind);
}

/** The title is that of the head of such an office (point 1). */
export const titleOfHead: Check<'AppointHead'> = {
  rule: 'HEAD_TITLE',
  judge: ({ act, day }, circumstances) => {
    const rule = ruleOn(circumstances, day);
    const { title } = act.data;
    if (rule === undefined)
      return fail(
        'HEAD_TITLE',
        'Heads of consular institutions are not recorded as heads of an office.',
        [],
        {
          officeKind: formOn(circumstances.office, day)?.officeKind ?? null,
        },
      );
    const facts = { officeKind: rule.kind, title, required: rule.headTitle };
    return title === rule.headTitle
      ? pass('The title is that of the head of such an office.', [rule.defined], facts)
      : fail(
          'HEAD_TITLE',
          `The head of ${rule.kind} is ${rule.headTitle}, not ${title}.`,
          [rule.defined],
          facts,
        );
  },
};

/** The head is appointed and dismissed by the authority of the kind that the office is on the day (point 8). */
export const authorityOverHead: Check<Headed> = {
  rule: 'AUTHORITY',
  judge: ({ act, day }, circumstances): Finding => {
    const rule = ruleOn(circumstances, day);
    if (rule === undefined) return notApplicable('No authority is prescribed for a consular institution.');
    const { by, cite } = rule.appoints;
    const facts = { officeKind: rule.kind, required: by, issuedBy: act.order?.issuedBy ?? null };
    return act.order?.issuedBy === by
      ? pass(`The ${AUTHORITY_NAMES[by]} decides.`, [cite], facts)
      : fail(
          'AUTHORITY',
          `The head of ${rule.kind} is appointed and dismissed by the ${AUTHORITY_NAMES[by]}.`,
          [cite],
          facts,
        );
  },
};

/** The President decides on the representation of the Minister, which is not later than the decree (point 8). */
export const representationForHead: Check<Headed> = {
  rule: 'REPRESENTATION',
  judge: ({ act, day }, circumstances): Finding => {
    const rule = ruleOn(circumstances, day);
    if (rule?.appoints.onRepresentation !== true) return notApplicable('No representation is needed.');
    const { representation } = act.data;
    const cites = [rule.appoints.cite];
    if (representation === undefined)
      return fail('REPRESENTATION_MISSING', 'The Minister’s representation is needed.', cites, {
        officeKind: rule.kind,
      });
    return act.order === undefined || representation.date <= firstDayOf(act.order.date)
      ? pass('The Minister has represented it.', cites, { representation: representation.number })
      : fail(
          'DATE_ORDER',
          `The representation is dated ${representation.date}, after the decree of ${act.order.date}.`,
          cites,
          { representation: representation.date, order: act.order.date },
        );
  },
};

/** Who heads the office on the day is the person of the act. */
export function heads<K extends 'RecordTakingUpFunctions' | 'DismissHead' | 'GrantAccreditation'>(
  form?: true,
): Check<K> {
  const cites = [regulation('8', '¶2'), regulation('8', '¶3')];
  return {
    rule: 'HEADS',
    ...(form && { form }),
    judge: (judged: Judged<K>, { office }: OfficeCircumstances) => {
      const { officerId } = judged.act.data;
      const head = headOn(office, judged.day);
      if (head?.officerId === officerId) return pass('The person heads the office.', cites, { officerId });
      const first = office.headships.find((headship) => headship.officerId === officerId);
      return first !== undefined && judged.day < first.from
        ? fail(
            'DATE_ORDER',
            `${officerId} heads the office from ${first.from}, after ${judged.day}.`,
            cites,
            {
              from: first.from,
            },
          )
        : fail('NO_HEAD', `${officerId} does not head the office on ${judged.day}.`, cites, { officerId });
    },
  };
}
