import { type Act, isHistorical, type Office, staffingOn, type Surroundings } from '@elshi/domain';
import { type CalendarDate, firstDayOf } from '@elshi/law';

/**
 * Gives the positions that are filled at an office on a day, as recorded by now, but for those of one officer; nothing while that cannot
 * be told.
 */
export type FilledPosts = (
  officeId: string,
  day: CalendarDate,
  but: string,
) => Promise<readonly string[] | undefined>;

/**
 * What was looked up for an act about an officer, with the posts that others fill where he arrives, at offices for which a staffing table is in
 * force. Nothing while those cannot be told; without `filledPosts` they are not asked for.
 */
export async function withFilledPosts(
  surroundings: Surroundings,
  act: Act,
  officerId: string,
  filledPosts: FilledPosts | undefined,
): Promise<Surroundings | undefined> {
  if (filledPosts === undefined || act.kind !== 'StartPosting' || isHistorical(act)) return surroundings;
  const day = firstDayOf(act.effectiveOn);
  const filled = new Map<string, readonly string[]>();
  for (const officeId of approvedAt(surroundings.offices, day)) {
    const posts = await filledPosts(officeId, day, officerId);
    if (posts === undefined) return undefined;
    filled.set(officeId, posts);
  }
  return { ...surroundings, filled };
}

function approvedAt(offices: ReadonlyMap<string, Office | null>, day: CalendarDate): readonly string[] {
  return [...offices].flatMap(([id, found]) =>
    found !== null && staffingOn(found, day) !== undefined ? [id] : [],
  );
}
