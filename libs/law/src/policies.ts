import { type Citation, law, regulation } from './citations.js';

/** The choices that Elshi makes where the law is silent. Each is a closed list; the first value is the default. */
// prettier-ignore
export const POLICY_VALUES = {
  P01: ['SEED', 'CURRENT_2025'],
  P02: ['EFFECTIVE_DATE', 'ACT_DATE'],
  P03: ['ON_ANNIVERSARY', 'DAY_AFTER'],
  P04: ['CLAMP', 'ROLL'],
  P05: ['ANNIVERSARY_QUOTA', 'YMD_SUM'],
  P06: ['IN_RANK_ONLY', 'INCLUDE_PRE_RANK'],
  P07: ['UNION'],
  P08: ['PAUSE', 'RESET'],
  P09: ['SUSPENDS', 'COUNTS'],
  P10: ['COUNTS', 'SUSPENDS'],
  P11: ['SUSPENDS_UNLESS_CLEARED', 'SUSPENDS', 'COUNTS'],
  P12: ['NOT_COUNTED', 'COUNTED_BY_ORDER'],
  P13: ['WARN', 'OFF'],
  P14: ['NONE', 'CARRY'],
  P15: ['FORGIVEN', 'ADD_TO_NEXT'],
  P16: ['NOT_REQUIRED', 'REQUIRED', 'SKIP_ONE'],
  P17: ['RESTART', 'RESUME_PRIOR', 'RESUME_PLUS_HIGHER'],
  P18: ['ANY', 'ONE'],
  P19: ['BY_CURRENT_RANK', 'BY_TARGET_RANK'],
  P20: ['DEMOTION_OR_REVOCATION', 'DEMOTION_ONLY'],
  P21: ['RESUME', 'RESTART', 'RETROACTIVE'],
  P22: ['UNLIMITED', 'ONE_YEAR'],
  P23: ['ATOMIC_WITH_ACT', 'BY_OPERATION_OF_LAW'],
  P24: ['EITHER', 'BOTH'],
  P25: ['WARN_WITH_JUSTIFICATION', 'REFUSE', 'OFF'],
  P26: ['BY_POSITION', 'ATTACHE_ONLY', 'ANY'],
  P27: ['CONFIGURATION'],
  P28: ['WARN', 'REFUSE'],
  P29: ['HEAD_IN_ADVANCE_OR_MINISTER', 'SENIORITY'],
  P30: ['CASCADE_END', 'BLOCK'],
  P31: ['HEADS_ONLY', 'ANY', 'NONE'],
  P32: ['OFF', 'BLOCK_WHILE_IN_FORCE'],
  P33: ['DECLARATORY', 'CONSTITUTIVE'],
  P34: ['YES', 'NO'],
  P35: ['OFF', 'AFTER_3_YEARS', 'AFTER_4_YEARS', 'AFTER_5_YEARS'],
} as const;

export type PolicyNo = keyof typeof POLICY_VALUES;
export type Policies = { readonly [P in PolicyNo]: (typeof POLICY_VALUES)[P][number] };

export interface PolicyEntry {
  readonly no: PolicyNo;
  readonly name: string;
  /** The question that the law leaves open. */
  readonly asks: string;
  readonly why: string;
  readonly cite: Citation;
  /** No decision looks at it: it shapes what one read tells, and nothing else. */
  readonly onlyRead?: true;
  /** Values that cannot be used yet, with the reason. */
  readonly unavailable?: Readonly<Record<string, string>>;
}

const editionReason = 'only the seed edition is whole; a later one is added when its whole rule is known';

/** The catalogue of policies: what is open, what we chose, and why. */
// prettier-ignore
export const policyCatalogue: readonly PolicyEntry[] = [
  { no: 'P01', name: 'RULE_EDITION',         asks: 'Which edition of the Law is applied?', why: 'only the text of 2002 is whole', cite: law('11', '1¶3'), unavailable: { CURRENT_2025: editionReason } },
  { no: 'P02', name: 'COUNTER_START',        asks: 'From which day does the term run?', why: 'the day from which the rank is held', cite: law('12', '1(1)') },
  { no: 'P03', name: 'TERM_END',             asks: 'Is the anniversary itself the first day of eligibility?', why: 'years are half-open; favours the officer', cite: law('12', '1(1)') },
  { no: 'P04', name: 'FEB29',                asks: 'On which day does a term begun on 29 February end?', why: 'the last day of the month, as terms in years are reckoned', cite: law('12', '1(1)') },
  { no: 'P05', name: 'COUNT_METHOD',         asks: 'Are days counted, or years, months and days?', why: 'exact, and independent of order', cite: law('12', '1(1)') },
  { no: 'P06', name: 'CREDIT_WINDOW',        asks: 'Does service before the rank count?', why: 'the term is of stay in the rank', cite: law('12', '2(1)') },
  { no: 'P07', name: 'OVERLAP',              asks: 'Does a day covered twice count twice?', why: 'a day is one day', cite: law('12', '2') },
  { no: 'P08', name: 'GAP',                  asks: 'Does a gap pause the term or start it anew?', why: 'a rank is for life', cite: law('11', '3') },
  { no: 'P09', name: 'UNPAID_LEAVE',         asks: 'Does unpaid leave count?', why: 'it is not work', cite: law('12', '2') },
  { no: 'P10', name: 'CHILDCARE_LEAVE',      asks: 'Does childcare leave count?', why: 'social leave should not penalise', cite: law('12', '2') },
  { no: 'P11', name: 'DUTY_SUSPENSION',      asks: 'Do days of suspension from duty count?', why: 'presumption of innocence', cite: law('12', '2') },
  { no: 'P12', name: 'UNLISTED_SERVICE',     asks: 'Can other state service count?', why: 'the list of article 12 is closed', cite: law('12', '2'), unavailable: { COUNTED_BY_ORDER: 'there is no kind of credit for it yet' } },
  { no: 'P13', name: 'USSR_CUTOFF',          asks: 'Until when does service for the former Union count?', why: 'that state ended on 26 December 1991', cite: law('12', '2(4)') },
  { no: 'P14', name: 'SURPLUS',              asks: 'Are days beyond the term carried over?', why: 'new rank, new term', cite: law('12', '1(1)') },
  { no: 'P15', name: 'EARLY_DEFICIT',        asks: 'Is the unserved rest added to the next term?', why: 'the purpose of the reward', cite: law('13', '1') },
  { no: 'P16', name: 'OUT_OF_TURN_TERM',     asks: 'Must the term be served, and how many ranks may be skipped?', why: 'article 13 sets no limit', cite: law('13', '1') },
  { no: 'P17', name: 'DEMOTION_COUNTER',     asks: 'Where does the counter stand after a demotion?', why: 'else a demotion might be void at once', cite: law('13', '2¶1') },
  { no: 'P18', name: 'DEMOTION_STEPS',       asks: 'By how many ranks may an officer be demoted?', why: 'the text sets no limit', cite: law('13', '2¶1') },
  { no: 'P19', name: 'DEMOTION_AUTHORITY',   asks: 'Is competence by the rank lost or by the rank left?', why: 'the Minister must not undo an act of the President', cite: law('13', '2¶3') },
  { no: 'P20', name: 'RESTORATION_SCOPE',    asks: 'Can a revoked rank be restored, or only one lost by demotion?', why: '"former rank" covers both', cite: law('13', '2¶4') },
  { no: 'P21', name: 'RESTORATION_COUNTER',  asks: 'Where does the counter stand after a restoration?', why: 'what was held is restored, not time lost', cite: law('13', '2¶4') },
  { no: 'P22', name: 'ATTESTATION_VALIDITY', asks: 'How long is an attestation good for?', why: 'the law is silent', cite: law('13', '2¶4') },
  { no: 'P23', name: 'DISCIPLINE_DISMISSAL', asks: 'Does the rank fall with the dismissal, or by an act of its own?', why: 'keeps both parts of paragraph 2', cite: law('13', '2¶2') },
  { no: 'P24', name: 'LIABILITY_GROUND',     asks: 'Liability under the law of Kazakhstan and of the host state, or either?', why: 'a later edition says "or"', cite: law('13', '2¶1') },
  { no: 'P25', name: 'POSITION_MATCH',       asks: 'Is a rank far from the position refused?', why: 'the law says "as a rule"', cite: law('11', '2') },
  { no: 'P26', name: 'FIRST_RANK',           asks: 'Must the first rank be attaché?', why: 'article 10 ties the rank to the position', cite: law('10') },
  { no: 'P27', name: 'POSITION_CATALOGUE',   asks: 'Which ranks correspond to a position?', why: 'no official table was found', cite: law('11', '2') },
  { no: 'P28', name: 'SENIOR_STAFF',         asks: 'Who is senior diplomatic staff?', why: 'undefined in the Regulation', cite: regulation('9', '¶1') },
  { no: 'P29', name: 'SUBSTITUTE_AUTHORITY', asks: 'Who names the substitute of an acting head?', why: 'practice of the United Nations', cite: regulation('9', '¶5'), unavailable: { SENIORITY: 'who is the most senior stands in the records of the whole staff, which are not read when an act about an office is judged' } },
  { no: 'P30', name: 'OFFICE_TERMINATION',   asks: 'What becomes of postings when an office is terminated?', why: 'a decree cannot be refused', cite: regulation('3'), unavailable: { BLOCK: 'a decree is not held up by postings, which stand in other records' } },
  { no: 'P31', name: 'CONCURRENT_POSTINGS',  asks: 'Who may hold two postings at once?', why: 'the Regulation knows only heads', cite: regulation('9', '¶3') },
  { no: 'P32', name: 'SANCTION_BLOCK',       asks: 'Does a sanction in force bar promotion?', why: 'the law is silent', cite: regulation('21') },
  { no: 'P33', name: 'CERTIFICATE_EFFECT',   asks: 'Does the certificate make the rank, or confirm it?', why: 'the law says "confirmed by"', cite: law('11', '3'), unavailable: { CONSTITUTIVE: 'a rank would stand only from its certificate; not offered until asked for' } },
  { no: 'P34', name: 'SATISFIED_STICKS',     asks: 'Does a term once served stay served?', why: 'the law is silent', cite: law('12', '1(1)') },
  { no: 'P35', name: 'ROTATION',             asks: 'When is an officer at a post due for rotation?', why: 'the law sets no term of a mission', cite: regulation('11', '(4)'), onlyRead: true },
];

/** The policies in force where nothing else is asked for. */
export const defaultPolicies: Policies = Object.fromEntries(
  Object.entries(POLICY_VALUES).map(([no, values]) => [no, values[0]]),
) as unknown as Policies;

/** Why a `policy=` text was not understood. */
export interface PolicyFault {
  readonly token: string;
  readonly because: string;
}

/**
 * The default policies with those of a text like `P03:DAY_AFTER,P10:SUSPENDS` in their place, or every fault of the text.
 * A policy named twice, unknown, or not available is a fault; P27 is configuration and no token.
 */
export function parsePolicies(text: string): Policies | readonly PolicyFault[] {
  const chosen: Record<string, string> = {};
  const faults: PolicyFault[] = [];
  for (const token of text.split(',')) {
    const because = faultOf(token, chosen);
    if (because !== undefined) faults.push({ token, because });
    const [no = '', value = ''] = token.split(':');
    chosen[no] = value;
  }
  return faults.length > 0 ? faults : { ...defaultPolicies, ...(chosen as Partial<Policies>) };
}

function faultOf(token: string, chosen: Readonly<Record<string, string>>): string | undefined {
  const [no = '', value = '', ...rest] = token.split(':');
  const entry = policyCatalogue.find((policy) => policy.no === no);
  if (rest.length > 0 || !/^P\d\d$/.test(no)) return 'a policy is written P03:DAY_AFTER';
  if (entry === undefined) return `there is no policy ${no}`;
  if (no === 'P27') return 'the position catalogue is configuration';
  if (no in chosen) return `${no} is named twice`;
  const values: readonly string[] = POLICY_VALUES[entry.no];
  if (!values.includes(value)) return `${no} is one of ${values.join(', ')}`;
  const reason = entry.unavailable?.[value];
  return reason === undefined ? undefined : `${value} is not available: ${reason}`;
}
