/**
 * What the law calls things, in its three languages. The Russian words are those of the Law and the Regulation where
 * these have them; the Kazakh and English ones follow them.
 */
import type { CalendarDate } from './calendar.js';
import type { Instrument } from './citations.js';
import { type CreditKind, creditKindEntry, type LeaveKind } from './credit.js';
import type { Language, Worded } from './languages.js';
import { positionOn } from './positions.js';
import { type GroundKind, type LiabilityJurisdiction, type Rank, rankEntry } from './ranks.js';

type Translated = Omit<Worded, 'en'>;

/** Titles of the positions of the catalogue; the English ones stand there. */
// prettier-ignore
export const positionNames: Readonly<Record<string, Translated>> = {
  POS_ATTACHE:                   { ru: 'атташе',                                        kk: 'атташе' },
  POS_THIRD_SECRETARY:           { ru: 'третий секретарь',                              kk: 'үшінші хатшы' },
  POS_SECOND_SECRETARY:          { ru: 'второй секретарь',                              kk: 'екінші хатшы' },
  POS_FIRST_SECRETARY:           { ru: 'первый секретарь',                              kk: 'бірінші хатшы' },
  POS_COUNSELLOR:                { ru: 'советник',                                      kk: 'кеңесші' },
  POS_CONSUL:                    { ru: 'консул',                                        kk: 'консул' },
  POS_CONSUL_GENERAL:            { ru: 'генеральный консул',                            kk: 'бас консул' },
  POS_MINISTER_COUNSELLOR:       { ru: 'советник-посланник',                            kk: 'кеңесші-уәкіл' },
  POS_DEPUTY_HEAD_OF_DEPARTMENT: { ru: 'заместитель директора департамента',            kk: 'департамент директорының орынбасары' },
  POS_HEAD_OF_DEPARTMENT:        { ru: 'директор департамента',                         kk: 'департамент директоры' },
  POS_AMBASSADOR_AT_LARGE:       { ru: 'посол по особым поручениям',                    kk: 'ерекше тапсырмалар жөніндегі елші' },
  POS_CHARGE_DAFFAIRES:          { ru: 'поверенный в делах (глава дипломатической миссии)', kk: 'сенімді өкіл (дипломатиялық миссияның басшысы)' },
  POS_DEPUTY_MINISTER:           { ru: 'заместитель Министра иностранных дел',          kk: 'Сыртқы істер министрінің орынбасары' },
  POS_PERMANENT_REPRESENTATIVE:  { ru: 'Постоянный представитель',                      kk: 'Тұрақты өкіл' },
  POS_AMBASSADOR:                { ru: 'Чрезвычайный и Полномочный Посол',              kk: 'Төтенше және Өкілетті Елші' },
  POS_MINISTER:                  { ru: 'Министр иностранных дел',                       kk: 'Сыртқы істер министрі' },
  POS_ADMINISTRATIVE:            { ru: 'административно-техническая должность',         kk: 'әкімшілік-техникалық лауазым' },
};

/** The kinds of service that are counted (article 12, paragraph 2); the English ones stand in their table. */
// prettier-ignore
const creditNames: Readonly<Record<CreditKind, Translated>> = {
  1: { ru: 'работа в Министерстве иностранных дел и его подведомственных организациях', kk: 'Сыртқы істер министрлігінде және оған ведомстволық бағынысты ұйымдарда жұмыс істеу' },
  2: { ru: 'работа в загранучреждениях', kk: 'шетелдегі мекемелерде жұмыс істеу' },
  3: { ru: 'работа в представительствах Министерства иностранных дел на территории Республики Казахстан', kk: 'Сыртқы істер министрлігінің Қазақстан Республикасы аумағындағы өкілдіктерінде жұмыс істеу' },
  4: { ru: 'работа в министерствах иностранных дел бывшего СССР и союзных республик', kk: 'бұрынғы КСРО-ның және одақтас республикалардың сыртқы істер министрліктерінде жұмыс істеу' },
  5: { ru: 'работа в международных организациях', kk: 'халықаралық ұйымдарда жұмыс істеу' },
  6: { ru: 'научная или преподавательская деятельность в учреждениях Министерства иностранных дел', kk: 'Сыртқы істер министрлігінің мекемелеріндегі ғылыми немесе оқытушылық қызмет' },
  7: { ru: 'повышение квалификации по линии Министерства иностранных дел', kk: 'Сыртқы істер министрлігі желісі бойынша біліктілікті арттыру' },
  8: { ru: 'учеба по направлению Министерства иностранных дел', kk: 'Сыртқы істер министрлігінің жолдамасымен оқу' },
};

/** Kinds of leave. */
// prettier-ignore
export const leaveNames: Readonly<Record<LeaveKind, Worded>> = {
  ANNUAL:    { en: 'annual leave',    ru: 'ежегодный трудовой отпуск',                       kk: 'жыл сайынғы еңбек демалысы' },
  UNPAID:    { en: 'unpaid leave',    ru: 'отпуск без сохранения заработной платы',          kk: 'жалақы сақталмайтын демалыс' },
  CHILDCARE: { en: 'childcare leave', ru: 'отпуск по уходу за ребенком',                     kk: 'бала күтіміне байланысты демалыс' },
  MATERNITY: { en: 'maternity leave', ru: 'отпуск в связи с беременностью и рождением ребенка', kk: 'жүктілікке және бала тууға байланысты демалыс' },
  STUDY:     { en: 'study leave',     ru: 'учебный отпуск',                                  kk: 'оқу демалысы' },
  SICK:      { en: 'sick leave',      ru: 'отпуск по временной нетрудоспособности',          kk: 'уақытша еңбекке жарамсыздық бойынша демалыс' },
};

/** Grounds of an early or out-of-turn assignment (article 13, paragraph 1). */
// prettier-ignore
export const groundNames: Readonly<Record<GroundKind, Worded>> = {
  SIGNIFICANT_SUCCESS: { en: 'considerable success in work', ru: 'значительные успехи в работе', kk: 'жұмыстағы елеулі табыстар' },
  SPECIAL_MERIT:       { en: 'special merit',                ru: 'особые заслуги',               kk: 'ерекше еңбек сіңіру' },
};

/** Whose law entails the liability (article 13, paragraph 2). */
// prettier-ignore
export const jurisdictionNames: Readonly<Record<LiabilityJurisdiction, Worded>> = {
  KAZAKHSTAN: { en: 'law of the Republic of Kazakhstan', ru: 'законодательство Республики Казахстан', kk: 'Қазақстан Республикасының заңнамасы' },
  HOST_STATE: { en: 'law of the host state',             ru: 'законодательство страны пребывания',    kk: 'болу елінің заңнамасы' },
};

/** Disciplinary sanctions in common use. They are recorded as the order words them, so others are possible. */
// prettier-ignore
const sanctionNames: Readonly<Record<string, Worded>> = {
  REMARK:           { en: 'remark',           ru: 'замечание',      kk: 'ескерту' },
  REPRIMAND:        { en: 'reprimand',        ru: 'выговор',        kk: 'сөгіс' },
  SEVERE_REPRIMAND: { en: 'severe reprimand', ru: 'строгий выговор', kk: 'қатаң сөгіс' },
};

/** Full names of the instruments. */
// prettier-ignore
export const instrumentNames: Readonly<Record<Instrument, Worded>> = {
  'L299-II': {
    en: 'Law of the Republic of Kazakhstan of 7 March 2002, No.\u00A0299-II, “On the diplomatic service of the Republic of Kazakhstan”',
    ru: 'Закон Республики Казахстан от 7 марта 2002 г. №\u00A0299-II «О дипломатической службе Республики Казахстан»',
    kk: '«Қазақстан Республикасының дипломатиялық қызметі туралы» Қазақстан Республикасының 2002 жылғы 7 наурыздағы №\u00A0299-II Заңы',
  },
  'D1287': {
    en: 'Regulation on diplomatic and equivalent representative offices of the Republic of Kazakhstan, approved by Decree of the President of 4 February 2004, No.\u00A01287',
    ru: 'Положение о дипломатических и приравненных к ним представительствах Республики Казахстан, утверждённое Указом Президента от 4 февраля 2004 г. №\u00A01287',
    kk: 'Президенттің 2004 жылғы 4 ақпандағы №\u00A01287 Жарлығымен бекітілген Қазақстан Республикасының дипломатиялық және оларға теңестірілген өкілдіктері туралы ереже',
  },
};

/** The name of a rank (Law, article 10). */
export function rankName(rank: Rank, language: Language): string {
  return rankEntry(rank).titles[language];
}

/** The title of a position as the catalogue of a day has it; its code where the catalogue has none. */
export function positionName(code: string, on: CalendarDate, language: Language): string {
  const english = positionOn(code, on)?.title;
  const words = Object.hasOwn(positionNames, code) ? positionNames[code] : undefined;
  if (english === undefined || words === undefined) return english ?? code;
  return { ...words, en: english }[language];
}

/** The kind of service that is counted, by the number of its sub-paragraph (article 12, paragraph 2). */
export function creditName(kind: CreditKind, language: Language): string {
  return { ...creditNames[kind], en: creditKindEntry(kind).name }[language];
}

/** A disciplinary sanction in words, where it was recorded by a code in common use; else as it was recorded. */
export function sanctionName(kind: string, language: Language): string {
  return Object.hasOwn(sanctionNames, kind) ? (sanctionNames[kind]?.[language] ?? kind) : kind;
}
