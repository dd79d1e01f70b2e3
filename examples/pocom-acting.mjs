/** Chargés d'affaires ad interim, and others who acted for the head of a mission. */
import { historicalAct } from './lines.mjs';
import { byStart, endOf, inOrder, startOf } from './pocom-dates.mjs';
import { wordsOf } from './pocom-missions.mjs';
import { earliest, isBefore, kindBy } from './pocom-succession.mjs';

const TITLES = {
  EMBASSY: 'CHARGE_DAFFAIRES_AD_INTERIM',
  DIPLOMATIC_MISSION: 'ACTING_CHARGE_DAFFAIRES',
  PERMANENT_REPRESENTATION: 'ACTING_PERMANENT_REPRESENTATIVE',
};

/** Those who acted at a mission, while it had no head or while its head was away. */
export function actingActs(acting, terms, report) {
  const inTurn = [...acting].sort(byStart);
  return inTurn.flatMap((fact, index) => {
    report.recorded(fact.factId);
    const next = inTurn.slice(index + 1).find((other) => isBefore(startOf(fact), startOf(other)));
    return actsOf({ fact, title: titleOn(startOf(fact), fact, terms), terms, next }, report);
  });
}

/** The title of who acts, by what the mission was on the day. */
function titleOn(day, fact, terms) {
  const term = terms.findLast(({ from }) => !isBefore(day, from)) ?? terms[0];
  return TITLES[kindBy(term?.fact ?? fact)];
}

function actsOf(of, report) {
  const { fact, terms } = of;
  const from = startOf(fact);
  const head = terms.find((term) => !isBefore(from, term.from) && isBefore(from, term.to));
  if (head === undefined || isWithin(head.to, from)) return inVacancy(of, sinceWhen(fact, terms), report);
  const end = earliest(endOf(fact), head.to);
  const goesOn = end !== null && end === head.to && isBefore(end, endOf(fact));
  return [...inAbsence(of, from, end, head), ...(goesOn ? inVacancy(of, end, report) : [])];
}

/** From when somebody acted. Of a month in which a head came and left, the days up to then are none of his. */
function sinceWhen(fact, terms) {
  const from = startOf(fact);
  const passed = terms.findLast((term) => isWithin(term.from, from) && isWithin(term.to, from));
  return passed !== undefined && isBefore(passed.to, endOf(fact)) ? passed.to : from;
}

/** Whether a day lies in a month or a year that is all that is known of a date. */
function isWithin(day, written) {
  return day !== null && written.length < 10 && day.startsWith(written);
}

/** The head was there by the source: he is taken to have been away. */
function inAbsence({ fact, title }, from, end, head) {
  const { factId, personId: officerId } = fact;
  const away = { absenceId: factId, cause: 'not stated' };
  const data = { officerId, title, cause: 'ABSENCE' };
  const facts = [fact, head.fact];
  const inferred = 'Inferred from who acted for the head';
  const begun = [
    historicalAct(`${factId}:away`, 'RecordHeadAbsence', from, away, facts, inferred),
    historicalAct(`${factId}:acting`, 'DesignateActingHead', from, data, facts, wordsOf(fact)),
  ];
  if (!isBefore(end, head.to)) return begun;
  const back = historicalAct(`${factId}:back`, 'EndHeadAbsence', end, { absenceId: factId }, facts, inferred);
  return [...begun, { ...back, isLate: inOrder(from, end) === 0 }];
}

/** Acting in a vacancy ends with the next head, or when somebody else acts and no other end is known. */
function inVacancy({ fact, title, terms, next }, from, report) {
  const { factId, personId: officerId } = fact;
  const end = endOf(fact);
  const data = { officerId, title, cause: 'VACANCY' };
  const begun = historicalAct(`${factId}:vacant`, 'DesignateActingHead', from, data, [fact], wordsOf(fact));
  const followed = nextHead(from, terms);
  const to = end ?? earliest(followed, next === undefined ? null : startOf(next));
  if (to === null) report.count('acting heads without an end in the source, and with nobody after them');
  if (end !== null && followed !== null && isBefore(followed, end))
    report.finding(factId, 'somebody who acted on after a head had begun', `${end}, head from ${followed}`);
  if (to === null || !isBefore(to, followed)) return [begun];
  const note = end === null ? 'No end in the source: somebody else acted from this day on' : undefined;
  const ended = historicalAct(`${factId}:acted`, 'EndActingHead', to, { officerId }, [fact], note);
  return [begun, { ...ended, isLate: inOrder(from, to) === 0 }];
}

/** When the next head began. Who acted in a month in which a head left did so after him. */
function nextHead(from, terms) {
  const left = terms.map(({ to }) => to).findLast((day) => isWithin(day, from));
  const begun = terms.map((term) => term.from);
  return begun.find((day) => (left === undefined ? isBefore(from, day) : !isBefore(day, left))) ?? null;
}
