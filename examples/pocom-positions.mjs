/** Posts of the Department of State and the catalogue of positions. */
import { firstDay, historicalAct } from './lines.mjs';
import { byStart, endOf, inOrder, qualified, startOf } from './pocom-dates.mjs';

/** Titles of the Department of State that have a counterpart in the catalogue of positions. */
const POSITIONS = [
  [/^Secretary of State$/, 'POS_MINISTER'],
  [/^(?:Deputy Secretary|(?:Deputy )?Under Secretary)\b/, 'POS_DEPUTY_MINISTER'],
  [/^(?:Second |Third )?Assistant Secretary of State\b/, 'POS_HEAD_OF_DEPARTMENT'],
  [/^Director (?:of Policy Planning|of the Bureau|of the Office|General of)\b/, 'POS_HEAD_OF_DEPARTMENT'],
  [/^(?:Chief of Protocol|Legal Adviser|Executive Secretary)$/, 'POS_HEAD_OF_DEPARTMENT'],
  [/^Ambassador at Large$/, 'POS_AMBASSADOR_AT_LARGE'],
];

/**
 * Positions in the Department, one at a time, under the nearest code of the catalogue. What is none is noted. `headships` are posts at the head of a mission,
 * with which a position ends.
 */
export function positionActs(posts, headships, report) {
  const atHome = posts.filter(({ missionKind }) => missionKind === 'department');
  const mapped = atHome.filter((post) => codeOf(post) !== undefined);
  for (const { factId, roleTitle } of atHome.filter((post) => codeOf(post) === undefined))
    report.leftOut(factId, 'a post of the Department without a counterpart in the catalogue', roleTitle);
  const { kept, beside } = oneAtATime(mapped);
  for (const { factId, roleTitle } of beside)
    report.leftOut(factId, 'a position that began while another was held', roleTitle);
  return kept.flatMap((post) => positionAct(post, headships, report));
}

/** The code of the catalogue for the title of a post. Who only acted held no position. */
function codeOf({ roleTitle, roleClass }) {
  if (roleClass === 'headquarters_acting') return undefined;
  return POSITIONS.find(([title]) => title.test(roleTitle))?.[1];
}

/** Posts that stand one after another; those that begin while one stands are given apart. */
function oneAtATime(posts) {
  const kept = [];
  const beside = [];
  for (const post of [...posts].sort(byStart)) {
    const end = kept.length === 0 ? null : endOf(kept.at(-1));
    const stands = end !== null && firstDay(end) > firstDay(startOf(post));
    (stands ? beside : kept).push(post);
  }
  return { kept, beside };
}

function positionAct(post, headships, report) {
  const { factId, roleTitle, appointedOn, dateNotes } = post;
  report.recorded(factId);
  const said = [
    `${roleTitle}${qualified(dateNotes?.startedOn)}.`,
    ...(appointedOn && appointedOn !== startOf(post) ? [`Appointed ${appointedOn}.`] : []),
    ...(post.note ? [post.note] : []),
  ].join(' ');
  const data = { positionCode: codeOf(post), unit: post.missionName ?? roleTitle };
  const appointed = historicalAct(
    `${factId}:appointed`,
    'AppointToPosition',
    startOf(post),
    data,
    [post],
    said,
  );
  if (endOf(post) === null) {
    report.count('positions without an end in the source');
    return [appointed];
  }
  if (headships.some((headship) => beginsWithin(headship, post))) {
    report.finding(factId, 'a position held on by somebody who had become head of a mission', endOf(post));
    return [appointed];
  }
  const ended = { cause: dateNotes?.endedOn ?? 'not stated' };
  return [appointed, historicalAct(`${factId}:relieved`, 'RelieveFromPosition', endOf(post), ended, [post])];
}

function beginsWithin(headship, post) {
  return inOrder(startOf(post), startOf(headship)) < 0 && inOrder(startOf(headship), endOf(post)) < 0;
}
