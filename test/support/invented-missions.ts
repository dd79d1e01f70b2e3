import { calendarDate } from '@elshi/law';
import { acts, convert, imported, type Line } from './converters.js';
import { inventedPost } from './invented-posts.js';

/** The converter of postings. */
export const SCRIPT = 'pocom-postings.mjs';
/** A person of this id and name. */
export const person = (personId: string) => ({ personId, name: { surname: personId, forename: 'Ann' } });
/** A mission to a country. */
export const mission = (missionId: string) => ({
  ...{ missionKind: 'country', missionId, missionName: `Mission, ${missionId}` },
  contemporaryTerritoryId: missionId,
});

/** An invented ambassador at a mission. */
export const ambassador = (factId: string, who: string, missionId: string, more: object): object =>
  inventedPost(factId, {
    ...person(who),
    ...mission(missionId),
    ...{ roleTitleId: 'ambassador', roleTitle: 'Ambassador', roleClass: 'ambassador', careerType: 'career' },
    ...more,
  });
export const envoy = { roleTitleId: 'envoy', roleTitle: 'Envoy', roleClass: 'minister' };
export const charge = { roleTitleId: 'charge', roleTitle: 'Chargé', roleClass: 'charge_ad_interim' };

/** Days and kinds of the acts about one subject. */
export const about = (lines: readonly Line[], subject: string) =>
  acts(lines.filter((line) => line.subject === subject));
/** The data of the acts of a kind. */
export const dataOf = (lines: readonly Line[], kind: string) =>
  lines.filter(({ act }) => act.kind === kind).map(({ act }) => act.data);

/** Who commanded a mission by an import of the facts, without the days before the first. */
export async function commanded(facts: readonly object[], missionId: string): Promise<readonly unknown[]> {
  const { app, refused } = await imported(convert(SCRIPT, facts).texts);
  expect(refused).toEqual([]);
  const read = await app.offices.command(missionId, { asOf: calendarDate('2000-01-01') });
  await app.close();
  const { periods } = (read as unknown as { readonly body: { readonly periods: readonly Period[] } }).body;
  return periods.map(({ state, officerId, from, to }) => [state, officerId, from, to]);
}
type Period = Readonly<Record<'state' | 'officerId' | 'from' | 'to', string | null>>;
