import { law } from '@elshi/law';
import type { Order } from '../../order.js';
import type { StandingAct } from '../../standing.js';
import {
  type ActRule,
  type Check,
  type Circumstances,
  fail,
  type Finding,
  type Judged,
  pass,
} from '../act-rule.js';
import { isRegistered } from '../checks/person.js';
import { only } from './drafts.js';

type Amending = 'CorrectAct' | 'AnnulAct';

function targetOf({ act, index }: Judged<Amending>, { named }: Circumstances): StandingAct | undefined {
  return named.ofEvent(act.data.eventId, index);
}

function unknown(eventId: string, because = `No event ${eventId} is recorded for this officer.`): Finding {
  return fail('ID_UNKNOWN', because, [], { eventId });
}

function annulled(target: StandingAct): Finding {
  return fail('ALREADY_ANNULLED', 'The act is annulled already.', [], { annulledBy: target.annulledBy });
}

/** An amendment names the original, which stands; neither a correction nor an annulment is corrected. */
const canBeCorrected: Check<'CorrectAct'> = {
  rule: 'TARGET',
  form: true,
  judge: (judged, circumstances) => {
    const { eventId } = judged.act.data;
    const target = targetOf(judged, circumstances);
    if (target === undefined) return unknown(eventId);
    const isAnnulment = target.entry.events.some(
      (event) => event.eventId === eventId && event.type === 'ActAnnulled',
    );
    if (target.act.kind === 'CorrectAct' || target.act.kind === 'AnnulAct' || isAnnulment) {
      return unknown(
        eventId,
        'A correction or an annulment is not corrected: annul it, or correct the original again.',
      );
    }
    return target.status === 'annulled'
      ? annulled(target)
      : pass('The act can be corrected.', [], { eventId: target.actId });
  },
};

/** A correction changes an act from its beginning; the original stays visible. */
export const correctAct: ActRule<'CorrectAct'> = {
  checks: [isRegistered, canBeCorrected],
  citations: [law('11', '1¶3')],
  policies: [],
  apply: () => undefined,
  events: only('ActCorrected'),
};

const canBeAnnulled: Check<'AnnulAct'> = {
  rule: 'TARGET',
  form: true,
  judge: (judged, circumstances) => {
    const { eventId } = judged.act.data;
    const target = targetOf(judged, circumstances);
    if (target === undefined) return unknown(eventId);
    if (target.act.kind === 'RegisterOfficer')
      return unknown(eventId, 'A registration is corrected, never annulled.');
    return target.status === 'annulled'
      ? annulled(target)
      : pass('The act can be annulled.', [], { eventId: target.actId });
  },
};

/** Whether an order may annul an act: a court's, or one of the authority that issued it. */
export function mayAnnul(order: Order | undefined, target: StandingAct): boolean {
  const issuer = target.act.order?.issuedBy;
  return issuer === undefined || order?.issuedBy === 'COURT' || order?.issuedBy === issuer;
}

/** Why an order may not annul an act. */
export function annulmentAuthority(order: Order | undefined, target: StandingAct): Finding {
  const issuer = target.act.order?.issuedBy ?? null;
  const facts = { eventId: target.actId, issuer, issuedBy: order?.issuedBy ?? null };
  return mayAnnul(order, target)
    ? pass('A court or the issuing authority annuls it.', [], facts)
    : fail('AUTHORITY', `An act of ${issuer} is annulled by it or by a court.`, [law('13', '2¶3')], facts);
}

const byAuthority: Check<'AnnulAct'> = {
  rule: 'AUTHORITY',
  judge: (judged, circumstances) => {
    const target = targetOf(judged, circumstances);
    return target === undefined
      ? pass('There is no act to annul.')
      : annulmentAuthority(judged.act.order, target);
  },
};

/** An annulment removes the effect of an act from its beginning. */
export const annulAct: ActRule<'AnnulAct'> = {
  checks: [isRegistered, canBeAnnulled, byAuthority],
  citations: [law('11', '1¶3')],
  policies: [],
  apply: () => undefined,
  events: only('ActAnnulled'),
};
