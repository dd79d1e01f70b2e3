import { freshFont, showable } from './fonts.js';

const characters = Array.from({ length: 0x2500 - 0x20 }, (_none, place) =>
  String.fromCodePoint(place + 0x20),
);

describe.each(['regular', 'bold'] as const)('The %s font', (name) => {
  const font = freshFont(name);

  it('has a sign for every character that it is said to have', () => {
    const shown = characters.filter((character) => showable(character, font) === character);

    expect(shown.filter((character) => !font.hasGlyphForCodePoint(character.codePointAt(0)!))).toEqual([]);
    expect(shown.length).toBeGreaterThan(1000);
  });

  it('shows nothing that is not seen', () => {
    expect(
      characters.filter((character) => /\p{Cf}/u.test(character) && showable(character, font) === character),
    ).toEqual([]);
  });
});
