import { visible } from './visible.js';

describe('A printed text', () => {
  it('stays as it is in any script that is seen', () => {
    const text = 'Әбенова Ғ. Қ. Ңұрым Өмір Ұлан Үміт һ І, Ёлкин № 15-1/7\n– “Škoda” 外務省';
    expect(visible(text)).toBe(text);
  });

  it.each([
    ['abc\u202Ecba', 'abc[U+202E]cba'],
    ['a\u200Bb', 'a[U+200B]b'],
    ['a\u00ADb', 'a[U+00AD]b'],
    ['a\u2028b', 'a[U+2028]b'],
    ['a\u{E0041}b', 'a[U+E0041]b'],
    ['\uFEFFa', '[U+FEFF]a'],
  ])('writes out what is not seen: %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });
});
