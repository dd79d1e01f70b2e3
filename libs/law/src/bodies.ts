import { type Citation, law, regulation } from './citations.js';
import type { CreditKind } from './credit.js';
import type { Worded } from './languages.js';
import {
  headPosition,
  type HeadTitle,
  OFFICE_KINDS,
  officeLifeCite,
  type OfficeKind,
  representativeOfficeRule,
  subordinationCite,
} from './offices.js';

/** The kinds of bodies of the service beside the Ministry: offices abroad, and those of which no record is kept here. */
export const BODY_KINDS = [
  ...OFFICE_KINDS,
  'CONFERENCE_DELEGATION',
  'SPECIAL_MISSION',
  'MINISTRY_REPRESENTATION',
  'SUBORDINATE_ORGANISATION',
  'TEACHING_OR_RESEARCH_INSTITUTION',
] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

/** One kind of body. */
export interface BodyEntry {
  readonly kind: BodyKind;
  readonly names: Worded;
  /** What it is. */
  readonly says: string;
  /** The provision that defines or names it; absent where none that was read does. */
  readonly cite?: Citation;
  /** What service there counts as (article 12, paragraph 2); absent where the list has no kind for it. */
  readonly creditKind?: CreditKind;
  readonly register: OfficeRegister | TextRegister;
  /** Who heads it; absent where the texts that were read leave it open. */
  readonly head?: BodyHead;
}

/** It is an office with a record of its own, which acts of these kinds begin, change and end. */
interface OfficeRegister {
  readonly as: 'OFFICE';
  readonly established: string;
  readonly reorganised: string;
  readonly terminated: string;
  /** That a decree of the President does so; absent where no authority is prescribed. */
  readonly cite?: Citation;
}

/** It has no record here, and is named only in these members of acts about officers. */
interface TextRegister {
  readonly as: 'TEXT';
  readonly namedIn: readonly { readonly kind: string; readonly member: string }[];
}

interface BodyHead {
  readonly title: HeadTitle;
  readonly positionCode: string;
  readonly appointedBy: 'PRESIDENT' | 'MINISTER';
  /** Whether on the representation of the Minister. */
  readonly representation: boolean;
  readonly cite: Citation;
}

type Described = Omit<BodyEntry, 'register' | 'head'>;

const asOffice: OfficeRegister = {
  as: 'OFFICE',
  established: 'EstablishOffice',
  reorganised: 'ReorganiseOffice',
  terminated: 'TerminateOffice',
};
const inCredit = { kind: 'RecordServiceCredit', member: 'organisation' };
const inPosition = { kind: 'AppointToPosition', member: 'unit' };

// prettier-ignore
const offices: readonly (Described & { readonly kind: OfficeKind })[] = [
  { kind: 'EMBASSY',                  names: { en: 'embassy',                                                     ru: 'посольство',                                                  kk: 'елшілік' },                                     says: 'Represents the country in a host state, to whose head of state its own head is accredited.', cite: regulation('1', '(1)'), creditKind: 2 },
  { kind: 'DIPLOMATIC_MISSION',       names: { en: 'diplomatic mission',                                          ru: 'дипломатическая миссия',                                      kk: 'дипломатиялық миссия' },                        says: 'Represents the country in a host state, to whose foreign minister its head is accredited.',  cite: regulation('1', '(2)'), creditKind: 2 },
  { kind: 'PERMANENT_REPRESENTATION', names: { en: 'permanent representation to an international organisation',   ru: 'постоянное представительство при международной организации',  kk: 'халықаралық ұйым жанындағы тұрақты өкілдік' },  says: 'Represents the country in an international organisation of which it is a member.',           cite: regulation('1', '(3)'), creditKind: 2 },
  { kind: 'CONSULATE_GENERAL',        names: { en: 'consulate general',                                           ru: 'генеральное консульство',                                     kk: 'бас консулдық' },                               says: 'A consular institution of the highest class.',                                               cite: subordinationCite,      creditKind: 2 },
  { kind: 'CONSULATE',                names: { en: 'consulate',                                                   ru: 'консульство',                                                 kk: 'консулдық' },                                   says: 'A consular institution of the second class.',                                                cite: subordinationCite,      creditKind: 2 },
  { kind: 'VICE_CONSULATE',           names: { en: 'vice-consulate',                                              ru: 'вице-консульство',                                            kk: 'вице-консулдық' },                              says: 'A consular institution of the third class.',                                                 cite: subordinationCite,      creditKind: 2 },
  { kind: 'CONSULAR_AGENCY',          names: { en: 'consular agency',                                             ru: 'консульское агентство',                                       kk: 'консулдық агенттік' },                          says: 'A consular institution of the lowest class.',                                                cite: subordinationCite,      creditKind: 2 },
  { kind: 'HONORARY_CONSULATE',       names: { en: 'honorary consulate',                                          ru: 'почётное консульство',                                        kk: 'құрметті консулдық' },                          says: 'A consular institution in the hands of an honorary consul.',                                 cite: subordinationCite,      creditKind: 2 },
];

// prettier-ignore
const others: readonly (Described & { readonly namedIn: TextRegister['namedIn'] })[] = [
  { kind: 'CONFERENCE_DELEGATION',            names: { en: 'delegation to an international conference',         ru: 'делегация на международной конференции',                                           kk: 'халықаралық конференциядағы делегация' },                                   says: 'Speaks for the country at one conference.',                                                                                            namedIn: [inPosition] },
  { kind: 'SPECIAL_MISSION',                  names: { en: 'special mission',                                   ru: 'специальная миссия',                                                               kk: 'арнаулы миссия' },                                                          says: 'Goes abroad for one task, and is over when that is done.',                                                                             namedIn: [inPosition] },
  { kind: 'MINISTRY_REPRESENTATION',          names: { en: 'representation of the Ministry inside the country', ru: 'представительство Министерства иностранных дел на территории Республики Казахстан', kk: 'Сыртқы істер министрлігінің Қазақстан Республикасы аумағындағы өкілдігі' },  says: 'Does the work of the Ministry elsewhere in the country than at its seat.', cite: law('12', '2(3)'), creditKind: 3, namedIn: [inCredit] },
  { kind: 'SUBORDINATE_ORGANISATION',         names: { en: 'subordinate organisation of the Ministry',          ru: 'подведомственная организация Министерства иностранных дел',                        kk: 'Сыртқы істер министрлігінің ведомстволық бағынысты ұйымы' },                says: 'Works for the Ministry and its offices, and under it.',                    cite: law('12', '2(1)'), creditKind: 1, namedIn: [inPosition, inCredit] },
  { kind: 'TEACHING_OR_RESEARCH_INSTITUTION', names: { en: 'teaching or research institution of the Ministry',  ru: 'высшее учебное заведение или научное учреждение Министерства иностранных дел',     kk: 'Сыртқы істер министрлігінің жоғары оқу орны немесе ғылыми мекемесі' },      says: 'Teaches, or does research; who does either there has it counted.',         cite: law('12', '2(6)'), creditKind: 6, namedIn: [inCredit] },
];

/** The catalogue of the bodies of the service: what each is, how this register knows it, and who heads it. */
export const bodies: readonly BodyEntry[] = [
  ...offices.map(office),
  ...others.map(({ namedIn, ...body }): BodyEntry => ({ ...body, register: { as: 'TEXT', namedIn } })),
];

function office(body: Described & { readonly kind: OfficeKind }): BodyEntry {
  const rule = representativeOfficeRule(body.kind);
  if (rule === undefined) return { ...body, register: asOffice };
  const { headTitle: title, appoints } = rule;
  return {
    ...body,
    register: { ...asOffice, cite: officeLifeCite },
    head: {
      title,
      positionCode: headPosition(title),
      appointedBy: appoints.by,
      representation: appoints.onRepresentation,
      cite: appoints.cite,
    },
  };
}
