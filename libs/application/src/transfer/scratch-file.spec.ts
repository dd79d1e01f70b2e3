import { type Place, ScratchFile } from './scratch-file.js';

describe('a scratch file', () => {
  let file: ScratchFile;

  beforeEach(() => {
    file = new ScratchFile();
  });

  afterEach(() => file.close());

  it('gives back what was added, in any order', () => {
    const places = ['a', 'қазақ', '', 'b'].map((text) => file.add(text));

    expect([3, 1, 0, 2].map((index) => file.read(places[index]!))).toEqual(['b', 'қазақ', 'a', '']);
    expect(file.size).toBe(12);
  });

  it('holds far more than it keeps in memory', () => {
    const texts = Array.from({ length: 400 }, (_none, index) => `${index}:${'ж'.repeat(5000)}`);
    const places: Place[] = [];
    for (const text of texts) places.push(file.add(text));

    expect(file.size).toBeGreaterThan(3 * 1024 * 1024);
    expect(places.map((place) => file.read(place))).toEqual(texts);
  });

  it('is not opened again once it is closed', () => {
    file.close();

    expect(() => file.add('x'.repeat(2 * 1024 * 1024))).toThrow('The temporary file is closed.');
  });

  it('takes a text that is larger than all it keeps in memory', () => {
    const before = file.add('before');
    const large = file.add('ә'.repeat(1024 * 1024));
    const after = file.add('after');

    expect(file.read(large)).toHaveLength(1024 * 1024);
    expect([file.read(before), file.read(after)]).toEqual(['before', 'after']);
  });
});
