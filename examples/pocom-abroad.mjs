/** Posts abroad: which of them are headships, accreditations beside one, acting, or appointments that nobody took up. */
import { actingActs } from './pocom-acting.mjs';
import { appointmentActs } from './pocom-appointments.mjs';
import { accreditationActs, establishment, headActs } from './pocom-missions.mjs';
import { isAbroad } from './pocom-persons.mjs';
import { endOf, startOf } from './pocom-dates.mjs';
import { placeOf } from './pocom-states.mjs';
import { earliest, hostsOf, isActing, isBefore, termsOf } from './pocom-succession.mjs';

/** What is recorded about missions, and about people who were appointed to them, as it stands in the source. */
export function abroad(people, report) {
  const held = people
    .flatMap((person) => person.held)
    .filter((post) => isAbroad(post) && isPlaced(post, report));
  const hosts = new Map(
    people.flatMap((person) =>
      person.held.filter(isAbroad).map((post) => [post, hostsOf(post, person.held)]),
    ),
  );
  const missions = byMission(held.filter((post) => hosts.get(post).length === 0));
  const died = deathsOf(people);
  const terms = new Map();
  const offices = [...missions].map(([missionId, posts]) => {
    const acting = posts.filter(isActing);
    const inTurn = termsOf(
      posts.filter((post) => !isActing(post)),
      acting,
    );
    for (const term of inTurn) terms.set(term.fact, term);
    const acts = [...headActs(missionId, inTurn, died, report), ...actingActs(acting, inTurn, report)];
    return { missionId, establishment: establishment(missionId, inTurn, acting), acts };
  });
  return {
    offices,
    accreditations: held.flatMap((post) =>
      accreditationsOf(endedByNext(post, held), hosts.get(post), terms, report),
    ),
    appointments: people.flatMap(({ personId, facts, held: posts }) =>
      facts
        .filter((fact) => isAbroad(fact) && !posts.includes(fact))
        .flatMap((fact) => appointmentsOf(fact, missions, report))
        .map((act) => ({ ...act, personId })),
    ),
  };
}

/** Whether the mission lies in a state that has a code. */
function isPlaced({ factId, missionId }, report) {
  if (placeOf(missionId) !== undefined) return true;
  report.leftOut(factId, 'a mission in a state without a code (ISO 3166-1)', missionId);
  return false;
}

function byMission(posts) {
  const missions = new Map();
  for (const post of posts) {
    if (!missions.has(post.missionId)) missions.set(post.missionId, []);
    missions.get(post.missionId).push(post);
  }
  return missions;
}

/** Whether the service of a person ended by death on a day. */
function deathsOf(people) {
  const deaths = people.flatMap(({ personId, acts }) =>
    acts.filter(({ act }) => act.data.cause === 'DEATH').map(({ act }) => `${personId} ${act.effectiveOn}`),
  );
  const known = new Set(deaths);
  return (personId, day) => known.has(`${personId} ${day}`);
}

/** The post, ended by the next one of the same person at the same mission where no other end is known. */
function endedByNext(post, held) {
  if (endOf(post) !== null) return post;
  const { personId, missionId } = post;
  const after = held.filter((other) => other.personId === personId && other.missionId === missionId);
  const next = after.map(startOf).filter((day) => isBefore(startOf(post), day));
  return { ...post, endedOn: earliest(...next) };
}

function accreditationsOf(post, hosts, terms, report) {
  if (hosts.length === 0) return [];
  const acts = accreditationActs(
    post,
    hosts.map((host) => terms.get(host)),
    report,
  );
  if (acts === undefined) report.leftOut(post.factId, 'an accreditation of no day', post.missionId);
  return acts ?? [];
}

/** A fact about a post abroad that was not held. Those of posts without a day on which they began are noted already. */
function appointmentsOf(fact, missions, report) {
  const { factId, kind, missionId, appointedOn, startedOn, roleTitle } = fact;
  if (kind === 'posting' && appointedOn === null) return [];
  if (!isPlaced(fact, report)) return [];
  if (startedOn !== null)
    report.finding(factId, 'a nomination that came to nothing, and yet began', startedOn);
  else if (appointedOn === null) report.leftOut(factId, 'a nomination without a day', roleTitle);
  else if (!missions.has(missionId))
    report.leftOut(factId, 'an appointment to a mission that nobody is known to have headed', missionId);
  else return appointmentActs(fact, report);
  return [];
}
