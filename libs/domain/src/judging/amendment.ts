import { firstDayOf, law, lossProcedureCite } from '@elshi/law';
import { type Act, type ActKind, isHistorical } from '../act.js';
import type { Order, OrderIssuer } from '../order.js';
import { isReaction } from '../reaction.js';
import type { StandingAct } from '../standing.js';
import {
  type ActRule,
  type Check,
  fail,
  type Finding,
  type Judged,
  notApplicable,
  pass,
  type Reaching,
} from './act-rule.js';
import { only } from './drafts.js';
import type { NamedActs } from './named-acts.js';

type Amending = 'CorrectAct' | 'AnnulAct';
/** What an amendment is judged by. */
interface Names {
  readonly named: NamedActs;
}

function targetOf({ act, index }: Judged<Amending>, { named }: Names): StandingAct | undefined {
  return named.ofEvent(act.data.eventId, index);
}

const changed: Reaching<Amending>['changes'] = ({ act, index }, named) =>
  named.ofEvent(act.data.eventId, index);

function unknown(eventId: string, because = `No event ${eventId} is recorded about this subject.`): Finding {
  return fail('ID_UNKNOWN', because, [], { eventId });
}

function followsFromAnother({ actId, entry }: StandingAct): Finding {
  const { causationId } = entry.events[0]!.metadata;
  const because = 'The act follows from one about another subject, and is corrected and annulled with that.';
  return fail('ID_UNKNOWN', because, [], { eventId: actId, causationId });
}

/** Annulled by an act that was recorded before the one that is judged. */
function isAnnulled(target: StandingAct, { index }: Judged<Amending>, { named }: Names): boolean {
  return target.annulledBy !== undefined && named.ofEvent(target.annulledBy, index) !== undefined;
}

function annulled(target: StandingAct): Finding {
  return fail('ALREADY_ANNULLED', 'The act is annulled already.', [], { annulledBy: target.annulledBy });
}

/** An amendment names the original, which stands; neither a correction nor an annulment is corrected. */
const canBeCorrected: Check<'CorrectAct', Names> = {
  rule: 'TARGET',
  form: true,
  judge: (judged, circumstances) => {
    const { eventId } = judged.act.data;
    const target = targetOf(judged, circumstances);
    if (target === undefined) return unknown(eventId);
    if (isReaction(target.entry)) return followsFromAnother(target);
    const isAnnulment = target.entry.events.some(
      (event) => event.eventId === eventId && event.type === 'ActAnnulled',
    );
    if (target.act.kind === 'CorrectAct' || target.act.kind === 'AnnulAct' || isAnnulment) {
      return unknown(
        eventId,
        'A correction or an annulment is not corrected: annul it, or correct the original again.',
      );
    }
    return isAnnulled(target, judged, circumstances)
      ? annulled(target)
      : pass('The act can be corrected.', [], { eventId: target.actId });
  },
};

/** A correction changes an act from its beginning; the original stays visible. `exists` is asked first: whether there is a subject. */
export function correctAct<Draft, C extends Names>(
  exists: Check<ActKind, C>,
): ActRule<'CorrectAct', Draft, C> {
  return {
    checks: [exists, canBeCorrected],
    citations: [law('11', '1¶3')],
    policies: [],
    reaching: { changes: changed },
    apply: () => undefined,
    events: only('ActCorrected'),
  };
}

const canBeAnnulled: Check<'AnnulAct', Names> = {
  rule: 'TARGET',
  form: true,
  judge: (judged, circumstances) => {
    const { eventId } = judged.act.data;
    const target = targetOf(judged, circumstances);
    if (target === undefined) return unknown(eventId);
    if (isReaction(target.entry)) return followsFromAnother(target);
    if (target.act.kind === 'RegisterOfficer')
      return unknown(eventId, 'A registration is corrected, never annulled.');
    return isAnnulled(target, judged, circumstances)
      ? annulled(target)
      : pass('The act can be annulled.', [], { eventId: target.actId });
  },
};

/** Who issued an act. A dismissal that takes a rank away is the act of whoever may take that rank. */
function issuerOf({ act }: StandingAct): OrderIssuer | undefined {
  const revocation = act.kind === 'DismissForDisciplineBreach' ? act.data.revocation : undefined;
  return revocation?.order.issuedBy ?? act.order?.issuedBy;
}

/** Whether an order may annul an act: a court's, one of the authority that issued it, or any where no authority is known. */
function orderMayAnnul(order: Order | undefined, target: StandingAct): Finding {
  const issuer = issuerOf(target);
  const issuedBy = order?.issuedBy;
  const facts = { eventId: target.actId, issuer: issuer ?? null, issuedBy: issuedBy ?? null };
  if (issuedBy === undefined)
    return fail('AUTHORITY', 'An act is annulled by an order.', [lossProcedureCite], facts);
  return issuer === undefined || issuedBy === 'COURT' || issuedBy === issuer
    ? pass('A court or the issuing authority annuls it.', [], facts)
    : fail('AUTHORITY', `An act of ${issuer} is annulled by it or by a court.`, [lossProcedureCite], facts);
}

/**
 * Whether an act may annul another, its target or a dependant. What was decided here is not undone by old papers: only a
 * historical act is annulled for form alone.
 */
export function annulmentAuthority(act: Act, annulled: StandingAct): Finding {
  return isHistorical(act) && isHistorical(annulled.act)
    ? notApplicable('Both acts are of older papers.')
    : orderMayAnnul(act.order, annulled);
}

const byAuthority: Check<'AnnulAct', Names> = {
  rule: 'AUTHORITY',
  form: true,
  judge: (judged, circumstances) => {
    const target = targetOf(judged, circumstances);
    return target === undefined
      ? notApplicable('There is no act to annul.')
      : annulmentAuthority(judged.act, target);
  },
};

/** The order that annuls is not dated before the one that it undoes. */
const annulledLater: Check<'AnnulAct', Names> = {
  rule: 'DATE_ORDER',
  judge: (judged, circumstances) => {
    const annulling = judged.act.order?.date;
    const undone = targetOf(judged, circumstances)?.act.order?.date;
    if (annulling === undefined || undone === undefined) return notApplicable('One of the two has no order.');
    return firstDayOf(undone) <= firstDayOf(annulling)
      ? pass('The order that annuls is not the earlier one.')
      : fail('DATE_ORDER', `An order of ${annulling} cannot annul one of ${undone}.`, [], {
          order: annulling,
          annulled: undone,
        });
  },
};

/** An annulment removes the effect of an act from its beginning. `exists` is asked first: whether there is a subject. */
export function annulAct<Draft, C extends Names>(exists: Check<ActKind, C>): ActRule<'AnnulAct', Draft, C> {
  return {
    checks: [exists, canBeAnnulled, annulledLater, byAuthority],
    citations: [law('11', '1¶3')],
    policies: [],
    reaching: { changes: changed },
    apply: () => undefined,
    events: only('ActAnnulled'),
  };
}
