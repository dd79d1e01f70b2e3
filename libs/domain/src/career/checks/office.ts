import { officeLifeCite } from '@elshi/law';
import type { ActKind } from '../../act.js';
import { keptFacts } from '../../judging/kept-facts.js';
import { officeStatusOn } from '../../office/office.js';
import { type Check, fail, type Judged, notApplicable, pass } from '../act-rule.js';
import type { Circumstances } from '../circumstances.js';

const cites = [officeLifeCite];

/**
 * The office that an act names is open on its day. A recorded act is judged by what was known when it was decided: one that
 * found the office open stays lawful, whatever becomes of the office; that is a finding, and never undone from here.
 */
export function officeIsOpen<K extends ActKind>(
  officeOf: (judged: Judged<K>, circumstances: Circumstances) => string | undefined,
): Check<K> {
  return {
    rule: 'OFFICE',
    judge: (judged, circumstances) => {
      const officeId = officeOf(judged, circumstances);
      if (officeId === undefined) return notApplicable('No office abroad is named.');
      if (keptFacts(judged, 'OFFICE', { officeId }) !== undefined)
        return pass('The office was open when this was decided.', cites, { officeId });
      const office = circumstances.offices.get(officeId);
      const status = office == null ? 'NOT_YET_OPEN' : officeStatusOn(office, judged.day);
      switch (status) {
        case 'OPEN':
          return pass('The office is open.', cites, { officeId });
        case 'TERMINATED':
          return fail('OFFICE_TERMINATED', `The office ${officeId} was terminated by ${judged.day}.`, cites, {
            officeId,
            terminatedOn: office?.termination?.day ?? null,
          });
        case 'NOT_YET_OPEN':
          return fail(
            'OFFICE_UNKNOWN',
            `No office ${officeId} is recorded as open on ${judged.day}.`,
            cites,
            {
              officeId,
            },
          );
      }
    },
  };
}
