import type { Standing } from '@elshi/read-models';
import { begunViews, formerViews, type KeptViews, nextTurn, servingViews, standInFor } from './standing.js';

const ours = { edition: 'now', shape: 'wide' };

/** Views of the present edition and shape, unless something else is said. */
function views(name: string, standing: Standing, turn: number, position = 0, more = {}): KeptViews {
  const checkpoint = position === 0 ? undefined : { position, known: position * 10, eventId: `e${position}` };
  return { name, ...ours, standing, turn, checkpoint, ...more };
}

const before = { edition: 'before' };

describe('among views that are kept', () => {
  it('those serve that say so, of the edition asked for; after a crash the latest turn', () => {
    const kept = [
      views('replaced', 'serving', 1, 9),
      views('serving', 'serving', 2, 5),
      views('former', 'former', 3, 9),
      views('others', 'serving', 4, 9, before),
    ];
    expect(servingViews(kept, 'now')?.name).toBe('serving');
    expect(servingViews(kept, 'before')?.name).toBe('others');
    expect(servingViews(kept, 'next')).toBeUndefined();
  });

  it('those are gone on with that were begun and got furthest', () => {
    const kept = [
      views('a', 'made', 0),
      views('b', 'made', 0, 7),
      views('c', 'made', 0, 3),
      views('d', 'made', 0, 9, before),
      views('e', 'former', 1, 9),
    ];
    expect(begunViews(kept, 'now')?.name).toBe('b');
    expect(begunViews(kept.slice(0, 1), 'now')?.name).toBe('a');
    expect(begunViews(kept.slice(4), 'now')).toBeUndefined();
  });

  it('the former ones are those of the turn before, of whatever edition, which have served', () => {
    const kept = [
      views('older', 'former', 1, 9),
      views('old', 'serving', 2, 5, before),
      views('serving', 'serving', 3, 9),
      views('begun', 'made', 0, 9),
    ];
    expect(formerViews(kept, 'serving')?.name).toBe('old');
    expect(formerViews(kept.slice(2), 'serving')).toBeUndefined();
  });

  it('whoever takes the serving place next has the next turn', () => {
    expect(nextTurn([])).toBe(1);
    expect(nextTurn([views('a', 'made', 0), views('b', 'former', 4), views('c', 'serving', 2)])).toBe(5);
  });
});

describe('views of another edition', () => {
  const old = views('old', 'serving', 1, 9, before);
  const standIn = (own: KeptViews | undefined, ...kept: readonly KeptViews[]) =>
    standInFor(own, kept, ours)?.name;

  it('stand in until ours have served', () => {
    expect(standIn(undefined, old)).toBe('old');
    expect(standIn(views('own', 'made', 0, 99), old)).toBe('old');
    expect(standIn(views('own', 'serving', 2, 9), old)).toBeUndefined();
  });

  it('stand in when they are further than ours were when these served last', () => {
    expect(standIn(views('own', 'serving', 2, 8), old)).toBe('old');
    expect(standIn(views('own', 'serving', 2, 9), old)).toBeUndefined();
    expect(standIn(views('own', 'serving', 2, 10), old)).toBeUndefined();
  });

  it('stand in the furthest first', () => {
    const older = views('older', 'former', 1, 12, { edition: 'long ago' });
    expect(standIn(undefined, old, older)).toBe('older');
  });

  it.each([
    ['have another shape', views('old', 'serving', 1, 9, { edition: 'before', shape: 'narrow' })],
    ['have never served', views('old', 'made', 0, 9, before)],
    ['hold nothing', views('old', 'serving', 1, 0, before)],
    ['are of this edition', views('old', 'former', 1, 9)],
  ])('do not stand in when they %s', (_what, kept) => {
    expect(standIn(undefined, kept)).toBeUndefined();
  });
});
