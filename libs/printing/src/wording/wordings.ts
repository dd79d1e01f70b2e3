import type { Language } from '@elshi/law';
import { english } from './en.js';
import { kazakh } from './kk.js';
import { russian } from './ru.js';
import type { Wording } from './wording.js';

/** The words of the document in each language. */
export const wordings: Readonly<Record<Language, Wording>> = { kk: kazakh, ru: russian, en: english };
