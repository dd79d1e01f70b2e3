import { checkVersion, type KnownEvents, type StreamFound } from './check-version.js';
import type { Expected, ProposedEvent } from './wire-write.js';

/** A stream that holds events of these ids. */
function given(ids: string, limits = { deleted: false }): StreamFound & { readonly known: KnownEvents } {
  return {
    name: 'officer-1',
    last: ids.length - 1,
    limits,
    hasMetadata: limits.deleted,
    known: {
      revisionOf: (_stream, id) => (ids.includes(id) ? ids.lastIndexOf(id) : undefined),
      idAt: (_stream, revision) => ids[revision],
    },
  };
}

function events(ids: string): readonly ProposedEvent[] {
  const body = new Uint8Array();
  return [...ids].map((id) => ({ id, type: 'NoteTaken', json: true, data: body, metadata: body }));
}

function outcome(stream: ReturnType<typeof given>, expected: Expected, ids: string): string {
  const check = checkVersion(stream, expected, events(ids), stream.known);
  return check.kind === 'known' ? `known at ${check.revision}` : check.kind;
}

describe('a write to a stream', () => {
  it.each<[Expected, string]>([
    ['any', 'write'],
    ['exists', 'write'],
    ['none', 'wrong-version'],
    [1, 'wrong-version'],
    [2, 'write'],
    [3, 'wrong-version'],
  ])('of three events that expects %p', (expected, result) => {
    expect(outcome(given('abc'), expected, 'd')).toBe(result);
  });

  it.each<[Expected, string]>([
    ['any', 'write'],
    ['none', 'write'],
    ['exists', 'wrong-version'],
    [0, 'wrong-version'],
  ])('that is not there and expects %p', (expected, result) => {
    expect(outcome(given(''), expected, 'd')).toBe(result);
  });

  it('that has metadata but no events exists', () => {
    expect(outcome({ ...given(''), hasMetadata: true }, 'exists', 'd')).toBe('write');
  });

  it.each<[string, Expected, string, string]>([
    ['all of them', 'none', 'abc', 'known at 2'],
    ['the first of them', 'none', 'ab', 'known at 1'],
    ['the last of them', 'none', 'bc', 'wrong-version'],
    ['them and one more', 'none', 'abcd', 'wrong-version'],
    ['those behind a number', 0, 'bc', 'known at 2'],
    ['them behind themselves', 2, 'abc', 'write'],
    ['all of them', 'any', 'abc', 'known at 2'],
    ['the last of them', 'any', 'bc', 'known at 2'],
    ['the last of them', 'exists', 'bc', 'known at 2'],
    ['them and one more', 'any', 'abcd', 'wrong-version'],
    ['one more and them', 'any', 'dabc', 'write'],
  ])('with the same ids again, %s, expecting %p: %s', (_which, expected, ids, result) => {
    expect(outcome(given('abc'), expected, ids)).toBe(result);
  });

  it.each<[Expected, string, string]>([
    ['none', 'd', 'write'],
    ['any', 'd', 'write'],
    [2, 'd', 'write'],
    [1, 'd', 'wrong-version'],
    ['exists', 'd', 'deleted'],
    ['none', 'abc', 'known at 2'],
    ['any', 'abc', 'known at 2'],
  ])('deleted softly, expecting %p with %s: %s', (expected, ids, result) => {
    expect(outcome(given('abc', { deleted: true }), expected, ids)).toBe(result);
  });

  it.each<[Expected, string]>([
    [2, 'write'],
    [1, 'wrong-version'],
    ['any', 'write'],
  ])('of nothing, expecting %p: %s', (expected, result) => {
    expect(outcome(given('abc'), expected, '')).toBe(result);
  });
});
