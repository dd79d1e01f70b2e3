/** The languages of the record: the state language, Russian, which is used on a par with it, and English. */
export const LANGUAGES = ['kk', 'ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The same words in each of the languages. */
export type Worded = Readonly<Record<Language, string>>;
