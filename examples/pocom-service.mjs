/** From the posts that a source lists for a person to service and death. */
import { firstDay, historicalAct } from './lines.mjs';
import { byStart, endedByDeath, endOf, qualified, startOf } from './pocom-dates.mjs';

const SERVICE = 'Foreign service of the United States';

/** Entries into and departures from the service that the posts suggest, and the death. */
export function serviceActs(posts, facts, report) {
  const [{ personId, careerType }] = facts;
  const acts = [];
  for (const [index, { posts: held, from, endedBy }] of stretchesOf(posts, careerType).entries()) {
    const kind = index === 0 ? 'EnterService' : 'ReenterService';
    const key = `${personId}:service-${index + 1}`;
    const first = `Inferred from the first post held${qualified(held[0].dateNotes?.startedOn)}`;
    acts.push(historicalAct(key, kind, from, { organisation: SERVICE }, held, first));
    if (endedBy === undefined) report.count('stretches of service left open: no end in the source');
    else acts.push(departure(`${personId}:left-${index + 1}`, endedBy, held));
  }
  return [...acts, ...death(acts, posts, facts, report)];
}

function departure(key, endedBy, held) {
  const cause = endedByDeath(endedBy) ? 'DEATH' : 'OTHER';
  const note = `Inferred from the last post held${qualified(endedBy.dateNotes?.endedOn)}`;
  return historicalAct(key, 'LeaveService', endOf(endedBy), { cause }, held, note);
}

/** The year of death, where it is later than everything else: a year counts from its first day. */
function death(acts, posts, facts, report) {
  const [{ personId, deathYear, factId }] = facts;
  if (deathYear === null) return [];
  const find = (reason, detail) => report.finding(factId, reason, `${personId}, ${detail}`);
  const atPost = acts.find(({ act }) => act.data.cause === 'DEATH');
  if (atPost !== undefined) {
    const year = atPost.act.effectiveOn.slice(0, 4);
    if (year !== deathYear)
      find('a year of death that differs from that of the death at post', `${deathYear} and ${year}`);
    return [];
  }
  const days = [...acts.map(({ act }) => act.effectiveOn), ...posts.map(endOf).filter(Boolean)];
  const last = days.map(firstDay).sort().at(-1);
  if (last !== undefined && firstDay(deathYear) < last) {
    find('a year of death that does not come after the last day known', `${deathYear} and ${last}`);
    return [];
  }
  return [
    historicalAct(
      `${personId}:died`,
      'LeaveService',
      deathYear,
      { cause: 'DEATH' },
      facts,
      'The year of death',
    ),
  ];
}

/**
 * The stretches of service that the posts of a person suggest, oldest first: the posts of each, and which one ended it.
 *
 * Career officers serve on between two posts. Others are taken to have left when a post ended and the next one began
 * later. While the end of the latest post is not known, the stretch is open.
 */
export function stretchesOf(posts, careerType) {
  const stretches = [];
  for (const post of [...posts].sort(byStart)) {
    const current = stretches.at(-1);
    if (current !== undefined && goesOn(current, post, careerType)) current.push(post);
    else stretches.push([post]);
  }
  return stretches.map((each) => ({ posts: each, from: startOf(each[0]), endedBy: lastToEnd(each) }));
}

function goesOn(posts, post, careerType) {
  const last = lastToEnd(posts);
  const isCareer = careerType === 'career' || careerType === 'both';
  return isCareer || last === undefined || firstDay(startOf(post)) <= firstDay(endOf(last));
}

/** The post that ended last; none while the latest to begin has no known end. */
function lastToEnd(posts) {
  if (endOf(posts.at(-1)) === null) return undefined;
  const ended = posts.filter((post) => endOf(post) !== null);
  return ended.reduce((last, post) => (firstDay(endOf(post)) >= firstDay(endOf(last)) ? post : last));
}
