import type { WrittenDate } from '@elshi/law';

/** Years, months and days of a date as its act wrote it; the month and the day where they are known. */
interface DateParts {
  readonly year: string;
  /** 0 to 11. */
  readonly month?: number;
  readonly day?: number;
}

/**
 * Names of months in tables of our own: what a runtime knows of Kazakh changes from one version to the next, and the
 * document must not.
 */
// prettier-ignore
const months = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  ru: ['январь', 'февраль', 'март', 'апрель', 'май', 'июнь', 'июль', 'август', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь'],
  ruOf: ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'],
  kk: ['қаңтар', 'ақпан', 'наурыз', 'сәуір', 'мамыр', 'маусым', 'шілде', 'тамыз', 'қыркүйек', 'қазан', 'қараша', 'желтоқсан'],
  kkOf: ['қаңтардағы', 'ақпандағы', 'наурыздағы', 'сәуірдегі', 'мамырдағы', 'маусымдағы', 'шілдедегі', 'тамыздағы', 'қыркүйектегі', 'қазандағы', 'қарашадағы', 'желтоқсандағы'],
  kkFrom: ['қаңтардан', 'ақпаннан', 'наурыздан', 'сәуірден', 'мамырдан', 'маусымнан', 'шілдеден', 'тамыздан', 'қыркүйектен', 'қазаннан', 'қарашадан', 'желтоқсаннан'],
} as const;

type Months = keyof typeof months;

/** No line breaks between the day and its month, nor before «г.». */
const JOINED = '\u00A0';

/** `15 March 2020`, `March 2020`, `2020`. */
export function englishDay(date: WrittenDate): string {
  const { year, ...inYear } = partsOf(date);
  return spaced(dayAndMonth('en', inYear), year);
}

/** `15 марта 2020 г.`, `март 2020 г.`, `2020 г.` */
export function russianDay(date: WrittenDate): string {
  const { year, ...inYear } = partsOf(date);
  return spaced(dayAndMonth(inYear.day === undefined ? 'ru' : 'ruOf', inYear), `${year}${JOINED}г.`);
}

/** `15 марта 2020 г.`, `марта 2020 г.`, `2020 г.`: after «от» and «с». */
export function russianDayOf(date: WrittenDate): string {
  const { year, ...inYear } = partsOf(date);
  return spaced(dayAndMonth('ruOf', inYear), `${year}${JOINED}г.`);
}

/** `2020 жылғы 15 наурыз`, `2020 жылғы наурыз`, `2020 жыл`. */
export function kazakhDay(date: WrittenDate): string {
  const { year, ...inYear } = partsOf(date);
  if (inYear.month === undefined) return `${year}${JOINED}жыл`;
  return spaced(`${year}${JOINED}жылғы`, dayAndMonth('kk', inYear));
}

/** `2020 жылғы 15 наурыздағы`, `2020 жылғы наурыздағы`, `2020 жылғы`: before what was issued then. */
export function kazakhDayOf(date: WrittenDate): string {
  const { year, ...inYear } = partsOf(date);
  return spaced(`${year}${JOINED}жылғы`, dayAndMonth('kkOf', inYear));
}

/** `2020 жылғы 15 наурыздан`, `2020 жылғы наурыздан`, `2020 жылдан`: before «бастап». */
export function kazakhDayFrom(date: WrittenDate): string {
  const { year, ...inYear } = partsOf(date);
  if (inYear.month === undefined) return `${year}${JOINED}жылдан`;
  return spaced(`${year}${JOINED}жылғы`, dayAndMonth('kkFrom', inYear));
}

function dayAndMonth(list: Months, { month, day }: Omit<DateParts, 'year'>): string | undefined {
  if (month === undefined) return undefined;
  return [day, months[list][month]].filter((part) => part !== undefined).join(JOINED);
}

function spaced(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' ');
}

function partsOf(date: WrittenDate): DateParts {
  const [year = '', month, day] = date.split('-');
  return {
    year: year.replace(/^0+(?=\d)/, ''),
    ...(month !== undefined && { month: Number(month) - 1 }),
    ...(day !== undefined && { day: Number(day) }),
  };
}
