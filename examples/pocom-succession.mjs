/** Who followed whom at the head of a mission, and which posts were held beside another one. */
import { byStart, endOf, inOrder, startOf } from './pocom-dates.mjs';

/** Whether somebody only acted for a head. */
export function isActing({ roleClass, roleTitleId }) {
  return roleClass === 'charge_ad_interim' || /^acting\b/.test(roleTitleId ?? '');
}

/** What a mission is, by the title of its head: whoever is neither ambassador nor representative is nearest to a chargé d'affaires. */
export function kindBy({ roleClass, missionKind }) {
  if (missionKind === 'organization') return 'PERMANENT_REPRESENTATION';
  return roleClass === 'ambassador' ? 'EMBASSY' : 'DIPLOMATIC_MISSION';
}

/** The earliest of some dates, those that are not known left out. */
export function earliest(...dates) {
  return dates.filter((date) => date != null).sort(inOrder)[0] ?? null;
}

/** Whether the second of two dates comes after the first; one that is not known never comes. */
export function isBefore(one, other) {
  return one !== null && (other === null || inOrder(one, other) < 0);
}

/**
 * The terms of those who headed a mission, oldest first. There is one head at a time, so that the next one ends a term. Of a head whose end the source does not
 * know the term ends when the next head begins, or when somebody is named who acted.
 */
export function termsOf(heads, acting) {
  const inTurn = [...heads].sort(
    (one, other) => byStart(one, other) || inOrder(endOf(one) ?? '9', endOf(other) ?? '9'),
  );
  return inTurn.map((fact, index) => {
    const from = startOf(fact);
    const end = endOf(fact);
    const next = inTurn[index + 1];
    const stood = end === null ? acting.map(startOf).filter((day) => isBefore(from, day)) : [];
    const to = earliest(end, next && startOf(next), ...stood);
    return { fact, from, to, nextFrom: next === undefined ? null : startOf(next) };
  });
}

/**
 * The posts, held by the same person at the place where he lived, on which a post elsewhere rests as an accreditation: those that cover some of its days. None where the
 * source does not say that he lived elsewhere, or knows of no post there.
 */
export function hostsOf(post, posts) {
  const { residentAt } = post;
  if (residentAt == null || isActing(post) || isAt(post, residentAt)) return [];
  return posts
    .filter((host) => isAt(host, residentAt) && !isActing(host) && livesThere(host))
    .filter((host) => isBefore(startOf(host), endOf(post)) && isBefore(startOf(post), endOf(host)))
    .sort(byStart);
}

function livesThere(post) {
  return post.residentAt == null || isAt(post, post.residentAt);
}

function isAt({ missionId, contemporaryTerritoryId }, { territoryId }) {
  return missionId === territoryId || contemporaryTerritoryId === territoryId;
}
