import { cardRule, departmentsCite, dutiesCite, firstDayOf, shortTripCite } from '@elshi/law';
import { type ActRule, type Check, fail, notApplicable, pass } from '../act-rule.js';
import { categoryOn } from '../career.js';
import { isRegistered } from '../checks/person.js';
import { byHead, departmentIsThere, headIsThere } from '../checks/head-order.js';
import { postingIs, postingKnown, postingNamed } from '../checks/posting.js';
import { officesServedAt } from '../posts.js';
import { only } from '../../judging/drafts.js';
import { idIsNew, idStands, intervalIsValid, notBeforeBeginning } from '../../judging/ids.js';

/** The department and the duties that the head gives a member of staff; they hold until others are given. */
export const assignDepartment: ActRule<'AssignDepartment'> = {
  checks: [
    isRegistered,
    postingKnown,
    byHead(dutiesCite),
    headIsThere(dutiesCite, (judged, circumstances) => {
      const posting = postingNamed(judged, circumstances);
      return posting === undefined ? [] : [posting.officeId];
    }),
    departmentIsThere,
    postingIs('ASSIGNED', 'STARTED'),
  ],
  citations: [departmentsCite, dutiesCite],
  policies: [],
  apply: (career, standing) => {
    const { postingId } = standing.act.data;
    career.postings.findLast((posting) => posting.postingId === postingId)?.departments.push(standing);
  },
  events: only('DepartmentAssigned'),
};

/** The Ministry agrees, but for a departure on annual leave (point 11(7)). */
const ministryAgrees: Check<'PermitShortTrip'> = {
  rule: 'MINISTRY_AGREEMENT',
  cite: shortTripCite,
  judge: ({ act: { data } }) => {
    if (data.onAnnualLeave) return notApplicable('A departure on annual leave needs none.', [shortTripCite]);
    return data.ministryAgreement === undefined
      ? fail('MINISTRY_AGREEMENT_MISSING', 'A short trip needs the agreement of the Ministry.', [
          shortTripCite,
        ])
      : pass('The Ministry has agreed.', [shortTripCite]);
  },
};

/** A short trip of a member of staff, permitted by the head. It leaves the counter alone. */
export const permitShortTrip: ActRule<'PermitShortTrip'> = {
  checks: [
    isRegistered,
    byHead(shortTripCite),
    headIsThere(shortTripCite, ({ day }, { career }) => officesServedAt(career, day)),
    ministryAgrees,
    idIsNew('PermitShortTrip', 'trip', ({ act }) => act.data.tripId),
    intervalIsValid(
      ({ act }) => firstDayOf(act.data.from),
      ({ act }) => firstDayOf(act.data.to),
    ),
  ],
  citations: [shortTripCite],
  policies: [],
  apply: (career, standing) => void career.trips.push(standing),
  events: only('ShortTripPermitted'),
};

/** The card is the one of the category of staff (point 14). */
const cardFits: Check<'IssueAccreditationCard'> = {
  rule: 'CARD_KIND',
  judge: ({ act: { data }, day }, { career }) => {
    const category = categoryOn(career, day);
    if (category === undefined) return notApplicable('No category of staff is set.');
    const { cardKind, cite } = cardRule(category);
    const facts = { category, required: cardKind ?? null, cardKind: data.cardKind };
    if (cardKind === data.cardKind) return pass('The card is that of the category.', [cite], facts);
    const because =
      cardKind === undefined
        ? `No accreditation card is issued to ${category}.`
        : `The card of ${category} is ${cardKind}, not ${data.cardKind}.`;
    return fail('CARD_KIND', because, [cite], facts);
  },
};

const cardCites = [cardRule('OFFICER').cite, cardRule('EMPLOYEE').cite];

/** An accreditation card, by which the host state confirms the status of a member of staff. */
export const issueAccreditationCard: ActRule<'IssueAccreditationCard'> = {
  checks: [
    isRegistered,
    cardFits,
    idIsNew('IssueAccreditationCard', 'card', ({ act }) => act.data.cardNo),
    intervalIsValid(
      ({ day }) => day,
      ({ act }) => act.data.validTo && firstDayOf(act.data.validTo),
    ),
  ],
  citations: cardCites,
  policies: [],
  apply: (career, standing) => void career.cards.push({ cardNo: standing.act.data.cardNo, by: standing }),
  events: only('AccreditationCardIssued'),
};

/** The return of a card. */
export const returnAccreditationCard: ActRule<'ReturnAccreditationCard'> = {
  checks: [
    isRegistered,
    idStands('IssueAccreditationCard', ['ReturnAccreditationCard'], 'card', ({ act }) => act.data.cardNo),
    notBeforeBeginning(
      'IssueAccreditationCard',
      ({ act }) => act.data.cardNo,
      ({ day }) => day,
      ({ day }) => day,
    ),
  ],
  citations: cardCites,
  policies: [],
  apply: (career, standing) => {
    const card = career.cards.findLast(({ cardNo }) => cardNo === standing.act.data.cardNo);
    if (card !== undefined) card.returned ??= standing;
  },
  events: only('AccreditationCardReturned'),
};
