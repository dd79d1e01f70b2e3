import type { Citation, Instrument } from './citations.js';
import type { Language, Worded } from './languages.js';

/** How each instrument is named in a citation, and what its provisions are called there; no line breaks before a number. */
// prettier-ignore
const cited: Readonly<Record<Instrument, { readonly name: Worded; readonly provision: Readonly<Record<Language, (no: string) => string>> }>> = {
  'L299-II': {
    name: { en: 'Law No.\u00A0299-II', ru: 'Закон №\u00A0299-II', kk: '№\u00A0299-II Заң' },
    provision: { en: (no) => `art.\u00A0${no}`, ru: (no) => `ст.\u00A0${no}`, kk: (no) => `${no}-бап` },
  },
  'D1287': {
    name: { en: 'Regulation (Decree No.\u00A01287)', ru: 'Положение (Указ №\u00A01287)', kk: 'Ереже (№\u00A01287 Жарлық)' },
    provision: { en: (no) => `point\u00A0${no}`, ru: (no) => `п.\u00A0${no}`, kk: (no) => `${no}-тармақ` },
  },
};

/** Words for a paragraph, a sub-paragraph and an unnumbered part. */
// prettier-ignore
const parts: Readonly<Record<Language, {
  readonly paragraph: (no: string) => string;
  readonly subparagraph: (no: string) => string;
  readonly part: (no: string) => string;
  readonly lastPart: string;
}>> = {
  en: { paragraph: (no) => `para.\u00A0${no}`, subparagraph: (no) => `sub-para.\u00A0${no}`, part: (no) => `part\u00A0${no}`,  lastPart: 'last part' },
  ru: { paragraph: (no) => `п.\u00A0${no}`,    subparagraph: (no) => `пп.\u00A0${no})`,      part: (no) => `ч.\u00A0${no}`,    lastPart: 'последняя часть' },
  kk: { paragraph: (no) => `${no}-тармақ`, subparagraph: (no) => `${no})\u00A0тармақша`, part: (no) => `${no}-бөлік`, lastPart: 'соңғы бөлік' },
};

const PARAGRAPH = /^(\d+)?(?:\((\d+)\))?(?:¶(\d+|last))?$/;

/** A provision as a document names it, from the instrument down: `Law No. 299-II: art. 12, para. 1, sub-para. 1`. */
export function citationText(citation: Citation, language: Language): string {
  return `${cited[citation.instrument].name[language]}: ${provisionText(citation, language)}`;
}

/** Provisions as a document names them: a text for each instrument, in the order in which they are first cited. */
export function citationTexts(citations: readonly Citation[], language: Language): readonly string[] {
  const provisions = new Map<Instrument, string[]>();
  for (const citation of citations) {
    const { instrument } = citation;
    provisions.set(instrument, [...(provisions.get(instrument) ?? []), provisionText(citation, language)]);
  }
  return [...provisions].map(
    ([instrument, texts]) => `${cited[instrument].name[language]}: ${[...new Set(texts)].join('; ')}`,
  );
}

function provisionText({ instrument, article, paragraph = '' }: Citation, language: Language): string {
  const words = parts[language];
  const [, numbered, sub, part] = PARAGRAPH.exec(paragraph) ?? [];
  const steps = [
    cited[instrument].provision[language](article),
    numbered && words.paragraph(numbered),
    sub && words.subparagraph(sub),
    part && (part === 'last' ? words.lastPart : words.part(part)),
  ];
  return steps.filter(Boolean).join(', ');
}
