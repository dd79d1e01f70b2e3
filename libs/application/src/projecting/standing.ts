import type { Standing, ViewsDescription } from '@elshi/read-models';

/** Views that are kept somewhere, by their name there. */
export interface KeptViews extends ViewsDescription {
  readonly name: string;
}

/** The views of an edition that serve. A crash between two steps of a change may leave two that say so: the latest turn does. */
export function servingViews(kept: readonly KeptViews[], edition: string): KeptViews | undefined {
  return latest(ofStanding(kept, 'serving', edition), ({ turn }) => turn);
}

/** The views of an edition that were begun and have never served: those that got furthest. */
export function begunViews(kept: readonly KeptViews[], edition: string): KeptViews | undefined {
  return latest(ofStanding(kept, 'made', edition), positionOf);
}

/**
 * The views of an edition to go on with: those of the name under which somebody has kept them before, else those that serve. Only who is
 * alone goes on with some that were begun: others in this process may be making those, and have not served yet or are about to.
 */
export function viewsToKeep(
  kept: readonly KeptViews[],
  edition: string,
  { name, alone }: { readonly name: string | undefined; readonly alone: boolean },
): KeptViews | undefined {
  const serving = kept.find((views) => views.name === name) ?? servingViews(kept, edition);
  return serving ?? (alone ? begunViews(kept, edition) : undefined);
}

/** The views, of whatever edition, that were in the serving place before the ones of this name. */
export function formerViews(kept: readonly KeptViews[], name: string): KeptViews | undefined {
  const others = kept.filter((views) => views.name !== name && views.standing !== 'made');
  return latest(others, ({ turn }) => turn);
}

/**
 * Views of another edition that can answer while our own are brought up to the log: of the same shape, and the furthest of them.
 * None when our own have served, and are as far.
 */
export function standInFor(
  own: KeptViews | undefined,
  kept: readonly KeptViews[],
  { edition, shape }: Pick<ViewsDescription, 'edition' | 'shape'>,
): KeptViews | undefined {
  const others = kept.filter(
    (views) =>
      views.edition !== edition &&
      views.shape === shape &&
      views.standing !== 'made' &&
      views.checkpoint !== undefined,
  );
  const found = latest(others, positionOf);
  const asFar = own?.standing === 'serving' && found !== undefined && positionOf(own) >= positionOf(found);
  return asFar ? undefined : found;
}

/** The turn of whoever takes the serving place next. */
export function nextTurn(kept: readonly KeptViews[]): number {
  return Math.max(0, ...kept.map(({ turn }) => turn)) + 1;
}

function ofStanding(kept: readonly KeptViews[], standing: Standing, edition: string): readonly KeptViews[] {
  return kept.filter((views) => views.edition === edition && views.standing === standing);
}

function positionOf({ checkpoint }: KeptViews): number {
  return checkpoint?.position ?? 0;
}

function latest(views: readonly KeptViews[], by: (views: KeptViews) => number): KeptViews | undefined {
  return views.reduce<KeptViews | undefined>(
    (last, one) => (last === undefined || by(one) > by(last) ? one : last),
    undefined,
  );
}
