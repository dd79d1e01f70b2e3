import { sanctionCite } from '@elshi/law';
import type { ActKind } from '../../act.js';
import { type Check, fail, notApplicable, pass } from '../act-rule.js';
import { coveringOn } from '../career.js';

/** Whether a disciplinary sanction in force bars an assignment (policy P32; off by default). */
export const sanctionBars: Check<ActKind> = {
  rule: 'SANCTION',
  cite: sanctionCite,
  judge: ({ day }, { career, policies }) => {
    if (policies.P32 === 'OFF') return notApplicable('Sanctions do not bar an assignment.');
    const sanction = coveringOn(career.sanctions, day);
    return sanction === undefined
      ? pass('No sanction is in force.')
      : fail('SANCTION_IN_FORCE', `Sanction ${sanction.sanctionId} is in force on ${day}.`, [sanctionCite], {
          sanctionId: sanction.sanctionId,
          eventId: sanction.by.actId,
        });
  },
};
