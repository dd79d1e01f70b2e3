import { officeLifeCite, type OfficeKind, representativeOfficeRule } from '@elshi/law';
import { only } from '../../judging/drafts.js';
import { type ActRule, type Check, fail, type Finding, pass } from '../act-rule.js';
import type { OfficeCircumstances } from '../circumstances.js';
import { isNew, isOpen, isRecorded } from '../checks/existence.js';
import { endForm, endHeadship, endOpen, openForm } from '../draft.js';
import { formOn } from '../office.js';

const cites = [officeLifeCite];

type LifeCycle = 'EstablishOffice' | 'ReorganiseOffice' | 'TerminateOffice';

/** A representative office begins, changes and ends by decree of the President (point 3); of consular ones nothing is said. */
function byDecree<K extends LifeCycle>(
  kindsOf: (
    judged: Parameters<Check<K>['judge']>[0],
    office: OfficeCircumstances['office'],
  ) => readonly OfficeKind[],
): Check<K> {
  return {
    rule: 'AUTHORITY',
    judge: (judged, { office }): Finding => {
      const issuedBy = judged.act.order?.issuedBy;
      const kinds = kindsOf(judged, office);
      const representative = kinds.find((kind) => representativeOfficeRule(kind) !== undefined);
      if (representative === undefined) return pass('For a consular institution no authority is prescribed.');
      const facts = { officeKind: representative, issuedBy: issuedBy ?? null };
      return issuedBy === 'PRESIDENT'
        ? pass('A decree of the President decides.', cites, facts)
        : fail(
            'AUTHORITY',
            'A representative office is established, reorganised and terminated by the President.',
            cites,
            facts,
          );
    },
  };
}

/** Opens an office abroad. */
export const establishOffice: ActRule<'EstablishOffice'> = {
  checks: [isNew, byDecree(({ act }) => [act.data.officeKind])],
  citations: cites,
  policies: [],
  apply: (office, standing) => {
    if (office.establishment !== undefined) return;
    const { officeKind, name, seat, hostState, organisation, parentOfficeId } = standing.act.data;
    office.establishment = standing;
    office.hostState = hostState;
    if (organisation !== undefined) office.organisation = organisation;
    if (parentOfficeId !== undefined) office.parentOfficeId = parentOfficeId;
    openForm(office, { from: standing.day, officeKind, name, seat, by: standing });
  },
  events: only('RepresentativeOfficeEstablished'),
};

/** Changes what an office is, how it is called, or where it sits. Who heads it stays. */
export const reorganiseOffice: ActRule<'ReorganiseOffice'> = {
  checks: [
    isRecorded,
    isOpen,
    byDecree(({ act, day }, office) => {
      const before = formOn(office, day)?.officeKind;
      return [before, act.data.officeKind].filter((kind) => kind !== undefined);
    }),
  ],
  citations: cites,
  policies: [],
  apply: (office, standing) => {
    const before = office.forms.at(-1);
    if (before === undefined || office.termination !== undefined) return;
    const { officeKind = before.officeKind, name = before.name, seat = before.seat } = standing.act.data;
    openForm(office, { from: standing.day, officeKind, name, seat, by: standing });
  },
  events: only('RepresentativeOfficeReorganised'),
};

/** Ends an office. */
export const terminateOffice: ActRule<'TerminateOffice'> = {
  checks: [
    isRecorded,
    isOpen,
    byDecree(({ day }, office) => {
      const kind = formOn(office, day)?.officeKind;
      return kind === undefined ? [] : [kind];
    }),
  ],
  citations: cites,
  policies: ['P30'],
  apply: (office, standing) => {
    office.termination ??= standing;
    endForm(office, standing.day);
    endHeadship(office, standing);
    endOpen(office.acting, standing);
    endOpen(office.staffing, standing);
    endOpen(office.departments, standing);
    endOpen(office.servicePersons, standing);
    endOpen(office.leaveSchedules, standing);
    endOpen(office.subordinates, standing);
  },
  events: only('RepresentativeOfficeTerminated'),
};
