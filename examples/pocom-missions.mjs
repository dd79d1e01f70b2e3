/** Missions abroad: what they were, and who headed them. */
import { historicalAct } from './lines.mjs';
import { endedByDeath, endOf, inOrder, qualified, startOf } from './pocom-dates.mjs';
import { accreditedTo, placeOf } from './pocom-states.mjs';
import { earliest, isBefore, kindBy } from './pocom-succession.mjs';

const TITLES = {
  EMBASSY: ['AMBASSADOR', 'POS_AMBASSADOR'],
  DIPLOMATIC_MISSION: ['CHARGE_DAFFAIRES', 'POS_CHARGE_DAFFAIRES'],
  PERMANENT_REPRESENTATION: ['PERMANENT_REPRESENTATIVE', 'POS_PERMANENT_REPRESENTATIVE'],
};

/** The position of a head of such a mission. */
export function positionOf(fact) {
  return TITLES[kindBy(fact)][1];
}

/** The beginning of a mission, as it is inferred from who served there first. */
export function establishment(missionId, terms, acting) {
  const facts = [...terms.map(({ fact }) => fact), ...acting];
  const [fact] = facts;
  const { hostState, organisation, seat } = placeOf(missionId);
  const data = {
    officeKind: kindBy(fact),
    name: fact.missionName,
    hostState,
    ...(organisation && { organisation }),
    seat,
  };
  const first = earliest(...facts.map(startOf));
  const note = 'Inferred from the first person that the source names there';
  return {
    ...historicalAct(`${missionId}:established`, 'EstablishOffice', first, data, [fact], note),
    facts,
  };
}

/** Heads of a mission one after another, and what it became under them. `died` tells whether a person's service ended by death on a day. */
export function headActs(missionId, terms, died, report) {
  return terms.flatMap((term, index) => {
    report.recorded(term.fact.factId);
    const before = terms[index - 1]?.fact ?? term.fact;
    return [
      ...(kindBy(before) === kindBy(term.fact) ? [] : [reorganisation(missionId, term)]),
      ...appointment(term),
      ...dismissal(term, died, report),
    ];
  });
}

function reorganisation(missionId, { fact, from }) {
  const note = `Inferred from the title of the head, ${fact.roleTitle}`;
  const key = `${missionId}:${fact.factId}:reorganised`;
  return historicalAct(key, 'ReorganiseOffice', from, { officeKind: kindBy(fact) }, [fact], note);
}

function appointment({ fact, from }) {
  const { factId, personId: officerId, startedOn } = fact;
  const [title] = TITLES[kindBy(fact)];
  const acts = [
    historicalAct(`${factId}:head`, 'AppointHead', from, { officerId, title }, [fact], wordsOf(fact)),
  ];
  if (startedOn === null) return acts;
  const credentials = presentedCredentials(fact) ? { credentialsOn: startedOn } : {};
  const data = { officerId, ...credentials };
  return [...acts, historicalAct(`${factId}:took-up`, 'RecordTakingUpFunctions', startedOn, data, [fact])];
}

/** Where the source has nothing else to say of the day, credentials were presented on it; to an organisation, duty was entered on. */
function presentedCredentials({ missionKind, startedOn, dateNotes }) {
  return missionKind === 'country' && startedOn.length === 10 && !dateNotes?.startedOn;
}

/** What the source says of a post beside its days. */
export function wordsOf(fact) {
  const { roleTitle, appointedOn, arrivedOn, dateNotes, note } = fact;
  const told = [
    `${roleTitle}${qualified(dateNotes?.startedOn)}.`,
    ...(appointedOn && appointedOn !== startOf(fact) ? [`Appointed ${appointedOn}.`] : []),
    ...(arrivedOn && arrivedOn !== startOf(fact) ? [`Arrived ${arrivedOn}.`] : []),
    ...(note ? [note] : []),
  ];
  return told.join(' ');
}

/** The end of a term. The next appointment ends one by itself, and so does a death, which is told in the record of the person. */
function dismissal(term, died, report) {
  const { fact, from, to, nextFrom } = term;
  const { factId, personId: officerId, dateNotes } = fact;
  const end = endOf(fact);
  if (to === null) report.count('heads without an end in the source, and with nobody after them');
  else if (end === null)
    report.count('heads without an end in the source: they stand until somebody else does');
  else if (isBefore(nextFrom ?? end, end))
    report.finding(factId, 'a head who stayed after the next one had begun', `${end}, next from ${nextFrom}`);
  const isFollowed = nextFrom !== null && to !== null && inOrder(nextFrom, to) === 0;
  const isLate = to !== null && inOrder(from, to) === 0;
  const endsByItself = isFollowed && (end === null || isBefore(nextFrom, end) || isLate);
  if (to === null || endsByItself) return [];
  if (end !== null && endedByDeath(fact) && died(officerId, end)) return [];
  const cause = end === null ? 'not stated' : (dateNotes?.endedOn ?? 'not stated');
  const note = end === null ? 'No end in the source: somebody else acted from this day on' : undefined;
  const ended = historicalAct(`${factId}:dismissed`, 'DismissHead', to, { officerId, cause }, [fact], note);
  return [{ ...ended, isLate }];
}

/** Posts held beside that of a head as his accreditations: granted while he heads the one, and ended before it where they ended before. */
export function accreditationActs(post, terms, report) {
  const { factId, personId: officerId, missionId } = post;
  const to = accreditedTo(missionId);
  const parts = terms
    .map((term) => ({ term, from: latest(startOf(post), term.from), end: earliest(endOf(post), term.to) }))
    .filter(({ from, end }) => isBefore(from, end));
  if (parts.length === 0) return undefined;
  report.recorded(factId);
  noteCut(post, parts, report);
  return parts.flatMap(({ term, from, end }, index) => {
    const key = `${factId}:accredited-${index + 1}`;
    const facts = [post, term.fact];
    const data = { officerId, to, concurrent: true };
    const granted = historicalAct(key, 'GrantAccreditation', from, data, facts, wordsOf(post));
    const acts = isBefore(end, term.to)
      ? [granted, historicalAct(`${key}-ended`, 'EndAccreditation', end, { officerId, to }, facts)]
      : [granted];
    return acts.map((act) => ({ ...act, missionId: term.fact.missionId }));
  });
}

function noteCut(post, parts, report) {
  const [first, last] = [parts[0], parts.at(-1)];
  const held = `${startOf(post)} to ${endOf(post) ?? 'not known'}`;
  if (isBefore(startOf(post), first.from))
    report.finding(post.factId, 'an accreditation older than the headship on which it rests', held);
  if (last.end !== null && isBefore(last.end, endOf(post)) && endOf(post) !== null)
    report.finding(post.factId, 'an accreditation that outlasted the headship on which it rests', held);
}

function latest(one, other) {
  return inOrder(one, other) < 0 ? other : one;
}
