/** What the source says of a person: the registration, service, positions and ranks, and which posts were held. */
import { historicalAct } from './lines.mjs';
import { positionActs } from './pocom-positions.mjs';
import { endOf, inOrder, startOf } from './pocom-dates.mjs';
import { serviceActs } from './pocom-service.mjs';
import { placeOf } from './pocom-states.mjs';
import { hostsOf, isActing } from './pocom-succession.mjs';

const SOURCE = 'Principal Officers and Chiefs of Mission, Office of the Historian';
const PERSONAL_RANKS = 'Personal ranks of the United States Foreign Service';

/** Whether a post is one abroad. */
export function isAbroad({ kind, missionKind }) {
  return kind !== 'rank' && missionKind !== 'department';
}

/** Whether a post is that of the head of a mission, and is recorded as such: not as an accreditation beside another one. */
function isHeadship(post, held) {
  const { missionId } = post;
  return (
    isAbroad(post) && !isActing(post) && hostsOf(post, held).length === 0 && placeOf(missionId) !== undefined
  );
}

/** What is recorded about a person in his own record, the registration first, and the posts that he held. */
export function personOf(personId, facts, report) {
  const held = facts.filter((fact) => isHeld(fact, report));
  const headships = held.filter((post) => isHeadship(post, held));
  const acts = [
    ...serviceActs(held, facts, report),
    ...positionActs(held, headships, report),
    ...facts.filter(({ kind }) => kind === 'rank').flatMap((fact) => rankAct(fact, report)),
  ];
  return { registration: registration(personId, facts), acts, held };
}

/** Whether a fact says that a post was held from some day on. Of one in the Department that does not, it is noted why. */
function isHeld(fact, report) {
  const { factId, kind, roleTitle, startedOn, arrivedOn, endedOn } = fact;
  if (kind === 'nomination' && !isAbroad(fact))
    report.leftOut(factId, 'a nomination to a post of the Department that came to nothing', roleTitle);
  if (kind !== 'posting') return false;
  if (startOf(fact) === null) {
    report.leftOut(factId, 'a post without a day on which it began', roleTitle);
    return false;
  }
  if (startedOn === null && arrivedOn === null && endedOn === null) {
    if (isAbroad(fact)) return isActing(fact);
    report.leftOut(factId, 'an appointment of which it is not known whether it was taken up', roleTitle);
    return false;
  }
  if (endedOn !== null && endOf(fact) === null)
    report.finding(factId, 'an end that lies before the beginning', `${startOf(fact)} to ${endedOn}`);
  return true;
}

function registration(personId, facts) {
  const [{ name, birthYear, careerType }] = facts;
  const given = [name.forename, name.surname].filter(Boolean).join(' ');
  const latin = name.generational ? `${given}, ${name.generational}` : given;
  const spellings = name.alternative ?? [];
  const also = spellings.length === 0 ? [] : [`Also written: ${spellings.join('; ')}.`];
  const days = facts.flatMap((fact) => [startOf(fact), fact.appointedOn]).filter(Boolean);
  const [first] = days.sort(inOrder);
  const recorded = facts.map(({ recordedOn }) => recordedOn).sort()[0];
  return {
    key: `${personId}:registered`,
    act: {
      kind: 'RegisterOfficer',
      effectiveOn: first ?? birthYear ?? recorded,
      historical: true,
      data: { names: { latin }, ...(birthYear && { birthDate: birthYear }), category: 'OFFICER' },
      note: [`${SOURCE}: ${personId}, ${careerType ?? 'career not known'}.`, ...also].join(' '),
    },
    facts,
  };
}

function rankAct(fact, report) {
  const day = startOf(fact);
  if (day === null) {
    report.leftOut(fact.factId, 'a rank without a day', fact.roleTitle);
    return [];
  }
  report.recorded(fact.factId);
  const data = {
    ladder: PERSONAL_RANKS,
    rankText: fact.roleTitle,
    source: `${SOURCE}, ${fact.sourceFile}#${fact.sourceId}`,
  };
  return [
    historicalAct(`${fact.factId}:rank`, 'RecordHistoricalRank', day, data, [fact], fact.note ?? undefined),
  ];
}
