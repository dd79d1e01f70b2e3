import { DIRECTED_WHERE_ACCREDITED, DIRECTING_KIND, isConsular, subordinationCite } from '@elshi/law';
import { only } from '../../judging/drafts.js';
import { type ActRule, type Check, fail, pass } from '../act-rule.js';
import { isOpen, isRecorded } from '../checks/existence.js';
import { institutionFacts } from '../facts.js';
import { endRepeated, endStanding, type Lasting, notStandingYet, stands } from '../lasting.js';
import { accreditationsOn, formOn } from '../office.js';

const cites = [subordinationCite];

const subordinate: Lasting<'LinkSubordinate', 'UnlinkSubordinate'> = {
  begunBy: 'LinkSubordinate',
  among: 'subordinates',
  called: 'subordinate institution',
  begun: ({ officeId }) => officeId,
  ended: ({ officeId }) => officeId,
  cites,
};

type Linking = Check<'LinkSubordinate'>;

/** The institution is recorded, and open on the day. What was found about it is kept with the act under this rule. */
const institutionIsOpen: Linking = {
  rule: 'INSTITUTION',
  judge: (judged, circumstances) => {
    const { officeId } = judged.act.data;
    const facts = institutionFacts('INSTITUTION', officeId, judged, circumstances);
    switch (facts.status) {
      case 'OPEN':
        return pass('The institution is open.', cites, facts);
      case 'TERMINATED':
        return fail('OFFICE_TERMINATED', `${officeId} was terminated by ${judged.day}.`, cites, facts);
      case 'NOT_YET_OPEN':
        return fail('OFFICE_UNKNOWN', `No office ${officeId} is recorded as open on ${judged.day}.`, cites, {
          officeId,
        });
    }
  },
};

/** An Ambassador directs consular institutions and diplomatic missions, and nothing else (point 12). */
const canBeDirected: Linking = {
  rule: 'SUBORDINATION',
  judge: (judged, circumstances) => {
    const own = formOn(circumstances.office, judged.day)?.officeKind ?? null;
    const { officeId } = judged.act.data;
    const { officeKind } = institutionFacts('INSTITUTION', officeId, judged, circumstances);
    const facts = { officeKind: own, institution: officeId, institutionKind: officeKind };
    if (own !== DIRECTING_KIND)
      return fail('SUBORDINATION', `Only the head of an ${DIRECTING_KIND} directs others.`, cites, facts);
    return officeKind !== null && (isConsular(officeKind) || officeKind === DIRECTED_WHERE_ACCREDITED)
      ? pass('An Ambassador directs such an institution.', cites, facts)
      : fail('SUBORDINATION', `An Ambassador does not direct ${officeKind ?? officeId}.`, cites, facts);
  },
};

/** A consular institution is in the host state of the embassy. */
const inHostState: Linking = {
  rule: 'HOST_STATE',
  judge: (judged, circumstances) => {
    const { officeId } = judged.act.data;
    const { officeKind, hostState } = institutionFacts('INSTITUTION', officeId, judged, circumstances);
    const own = circumstances.office.hostState ?? null;
    const facts = { hostState: own, institution: officeId, institutionHostState: hostState };
    return hostState === own || officeKind === null || !isConsular(officeKind)
      ? pass('The institution is where it may be.', cites, facts)
      : fail('HOST_STATE', `${officeId} is in ${hostState}, and the embassy in ${own}.`, cites, facts);
  },
};

/** A diplomatic mission is in a state to which the head of the embassy is accredited on the day: the host state, or another. */
const accreditedThere: Linking = {
  rule: 'ACCREDITATION',
  judge: (judged, circumstances) => {
    const { office } = circumstances;
    const { officeId } = judged.act.data;
    const { officeKind, hostState } = institutionFacts('INSTITUTION', officeId, judged, circumstances);
    const to = accreditationsOn(office, judged.day).map(({ accreditedTo }) => accreditedTo);
    const facts = { hostState, accreditedTo: [...to] };
    return officeKind !== DIRECTED_WHERE_ACCREDITED ||
      hostState === office.hostState ||
      to.some((state) => state === hostState)
      ? pass('The head is accredited there, where that is asked.', cites, facts)
      : fail(
          'ACCREDITATION',
          `Nobody at the head of the embassy is accredited to ${hostState} on ${judged.day}.`,
          cites,
          facts,
        );
  },
};

/**
 * Places an institution under the head of an embassy (point 12): a consular one of the host state, or a diplomatic mission in a state of
 * accreditation. What becomes of the accreditation later leaves it, for another head may be accredited; it ends with the embassy.
 */
export const linkSubordinate: ActRule<'LinkSubordinate'> = {
  checks: [
    isRecorded,
    isOpen,
    institutionIsOpen,
    canBeDirected,
    inHostState,
    accreditedThere,
    notStandingYet(subordinate),
  ],
  citations: cites,
  policies: [],
  apply: (office, standing) => {
    endRepeated(subordinate, office, standing);
    office.subordinates.push({ officeId: standing.act.data.officeId, from: standing.day, by: standing });
  },
  events: only('SubordinateInstitutionLinked'),
};

/** Takes an institution from under the head of an embassy. */
export const unlinkSubordinate: ActRule<'UnlinkSubordinate'> = {
  checks: [isRecorded, isOpen, stands(subordinate)],
  citations: cites,
  policies: [],
  apply: (office, standing) => endStanding(subordinate, office, standing),
  events: only('SubordinateInstitutionUnlinked'),
};
