import { calendarDate } from './calendar.js';
import { type Citation, citationCatalogue, instruments, law, regulation } from './citations.js';
import { citationText, citationTexts } from './citation-text.js';
import { CREDIT_KINDS } from './credit.js';
import { LANGUAGES } from './languages.js';
import { creditName, instrumentNames, positionName, positionNames, rankName } from './names.js';
import { positions } from './positions.js';
import { RANK_CODES } from './ranks.js';

const today = calendarDate('2026-11-27');

describe('What the law calls things', () => {
  it.each(LANGUAGES)('tells all ranks apart in %s', (language) => {
    const names = RANK_CODES.map((rank) => rankName(rank, language));
    expect(new Set(names).size).toBe(RANK_CODES.length);
  });

  it('writes the ranks of article 10 as it does', () => {
    expect(rankName('SECOND_SECRETARY_II', 'ru')).toBe('второй секретарь II класса');
    expect(rankName('SECOND_SECRETARY_II', 'kk')).toBe('II сыныпты екінші хатшы');
    expect(rankName('ENVOY_I', 'en')).toBe('Envoy Extraordinary and Plenipotentiary, I class');
  });

  it('has words for every position of the catalogue, and for none besides', () => {
    expect(Object.keys(positionNames).sort()).toEqual([...new Set(positions.map(({ code }) => code))].sort());
    for (const { code } of positions)
      for (const language of LANGUAGES) expect(positionName(code, today, language)).not.toBe(code);
  });

  it('shows the code of a position that is not in the catalogue', () => {
    expect(positionName('POS_NOWHERE', today, 'kk')).toBe('POS_NOWHERE');
  });

  it('has words for every kind of credit and every instrument', () => {
    for (const language of LANGUAGES) {
      expect(new Set(CREDIT_KINDS.map((kind) => creditName(kind, language))).size).toBe(8);
      for (const { instrument } of instruments) expect(instrumentNames[instrument][language]).not.toBe('');
    }
  });
});

/** With spaces at which a line may break. */
const spaced = (text: string) => text.replaceAll('\u00A0', ' ');

describe('A citation', () => {
  it('goes down from the instrument, in the words of the language', () => {
    const term = law('12', '1(1)');
    expect(LANGUAGES.map((language) => spaced(citationText(term, language)))).toEqual([
      '№ 299-II Заң: 12-бап, 1-тармақ, 1) тармақша',
      'Закон № 299-II: ст. 12, п. 1, пп. 1)',
      'Law No. 299-II: art. 12, para. 1, sub-para. 1',
    ]);
  });

  it('names unnumbered parts, the last one by its place', () => {
    const inRussian = (citation: Citation) => spaced(citationText(citation, 'ru'));
    expect(inRussian(law('13', '2¶3'))).toBe('Закон № 299-II: ст. 13, п. 2, ч. 3');
    expect(inRussian(law('12', '1¶last'))).toBe('Закон № 299-II: ст. 12, п. 1, последняя часть');
    expect(inRussian(regulation('9', '¶1'))).toBe('Положение (Указ № 1287): п. 9, ч. 1');
    expect(spaced(citationText(regulation('11', '(4)'), 'kk'))).toBe(
      'Ереже (№ 1287 Жарлық): 11-тармақ, 4) тармақша',
    );
  });

  it('does not break before a number', () => {
    expect(citationText(law('12', '1'), 'ru')).toBe('Закон №\u00A0299-II: ст.\u00A012, п.\u00A01');
  });

  it.each(LANGUAGES)('of each provision of the catalogue is another in %s', (language) => {
    const texts = citationCatalogue.map(({ citation }) => citationText(citation, language));
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('names each instrument once, however often it is cited', () => {
    const texts = citationTexts([law('10'), regulation('14', '¶1'), law('11', '2'), law('10')], 'en');
    expect(texts.map(spaced)).toEqual([
      'Law No. 299-II: art. 10; art. 11, para. 2',
      'Regulation (Decree No. 1287): point 14, part 1',
    ]);
  });
});
