import type { CreditKind } from '@elshi/law';

export const UNITS = [
  'Department of Asia and Africa',
  'Department of Europe',
  'Department of the Americas',
  'Department of the Commonwealth of Independent States',
  'Department of International Law',
  'Department of Consular Service',
  'Department of Multilateral Cooperation',
  'Department of State Protocol',
  'Department of Economic Diplomacy',
  'Department of Personnel',
  'Secretariat of the Minister',
] as const;

/** Positions with ranks of an ordinary career, and of its top. */
export const POSITIONS = [
  'POS_ATTACHE',
  'POS_THIRD_SECRETARY',
  'POS_SECOND_SECRETARY',
  'POS_FIRST_SECRETARY',
  'POS_COUNSELLOR',
  'POS_MINISTER_COUNSELLOR',
  'POS_DEPUTY_HEAD_OF_DEPARTMENT',
  'POS_HEAD_OF_DEPARTMENT',
  'POS_AMBASSADOR_AT_LARGE',
  'POS_DEPUTY_MINISTER',
] as const;

/** Positions at offices abroad. */
export const POSTS = [
  'POS_ATTACHE',
  'POS_THIRD_SECRETARY',
  'POS_SECOND_SECRETARY',
  'POS_FIRST_SECRETARY',
  'POS_CONSUL',
  'POS_COUNSELLOR',
  'POS_MINISTER_COUNSELLOR',
] as const;

/** Service outside the Ministry that counts, by kind of credit. */
export const SECONDMENTS: readonly {
  readonly creditKind: CreditKind;
  readonly organisations: readonly string[];
}[] = [
  {
    creditKind: 2,
    organisations: [
      'Embassy in Ankara',
      'Embassy in Berlin',
      'Embassy in Tashkent',
      'Embassy in Tokyo',
      'Consulate General in Istanbul',
      'Permanent Mission to the United Nations in New York',
    ],
  },
  { creditKind: 3, organisations: ['Representation of the Ministry in Almaty'] },
  {
    creditKind: 5,
    organisations: [
      'Secretariat of the Organization for Security and Co-operation in Europe',
      'Secretariat of the Shanghai Cooperation Organisation',
      'United Nations Development Programme',
    ],
  },
  { creditKind: 6, organisations: ['Institute of Diplomacy'] },
  { creditKind: 7, organisations: ['Advanced course of the Institute of Diplomacy'] },
  { creditKind: 8, organisations: ['Master programme abroad, on referral by the Ministry'] },
];

export const AWARDS = [
  'Medal of the Ministry of Foreign Affairs',
  'Letter of thanks of the Minister',
  'Medal "For Distinguished Labour"',
  'Order "Kurmet"',
  'Order "Parasat"',
] as const;

export const SANCTIONS = ['REMARK', 'REPRIMAND', 'SEVERE_REPRIMAND'] as const;

export const BREACHES = [
  'absence from work without a valid reason',
  'breach of the rules on official documents',
  'breach of the service etiquette',
] as const;

export const SUCCESSES = [
  'conduct of the negotiations on a border treaty',
  'organisation of a summit meeting',
  'protection of citizens during an evacuation',
  'preparation of a visit of state',
] as const;

export const REGISTRARS = ['a.registrar', 'b.registrar', 'd.registrar', 's.registrar'] as const;

/** Ranks of the former Union, lowest first, as they stood in its papers. */
export const UNION_RANKS = ['атташе', 'третий секретарь', 'второй секретарь второго класса'] as const;
