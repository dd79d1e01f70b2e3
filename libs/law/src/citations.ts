/** The texts that Elshi cites, and how a provision of them is named. */

/** A text of law. */
export type Instrument = 'L299-II' | 'D1287';

/** A provision, in the edition that was applied: an article of the Law or a point of the Regulation. */
export interface Citation {
  readonly instrument: Instrument;
  readonly article: string;
  /** `1(2)` is paragraph 1, sub-paragraph 2; `¶2` the second unnumbered part. */
  readonly paragraph?: string;
  readonly edition: string;
}

export interface InstrumentEntry {
  readonly instrument: Instrument;
  readonly edition: string;
  readonly title: string;
  readonly titleRu: string;
  readonly adopted: string;
}

/** The editions on which the default ruleset rests. */
export const instruments: readonly InstrumentEntry[] = [
  {
    instrument: 'L299-II',
    edition: '2002',
    title:
      'Law of the Republic of Kazakhstan No. 299-II "On the diplomatic service of the Republic of Kazakhstan"',
    titleRu: 'Закон Республики Казахстан № 299-II «О дипломатической службе Республики Казахстан»',
    adopted: '2002-03-07',
  },
  {
    instrument: 'D1287',
    edition: '2021',
    title:
      'Regulation approved by Decree of the President No. 1287, as amended by No. 518 (2013) and No. 661 (2021)',
    titleRu: 'Положение, утверждённое Указом Президента № 1287, с изменениями № 518 (2013) и № 661 (2021)',
    adopted: '2004-02-04',
  },
];

/** A provision of the Law of 7 March 2002, No. 299-II. */
export function law(article: string, paragraph?: string): Citation {
  return paragraph === undefined
    ? { instrument: 'L299-II', article, edition: '2002' }
    : { instrument: 'L299-II', article, paragraph, edition: '2002' };
}

/** A point of the Regulation of Decree No. 1287. */
export function regulation(article: string, paragraph?: string): Citation {
  return paragraph === undefined
    ? { instrument: 'D1287', article, edition: '2021' }
    : { instrument: 'D1287', article, paragraph, edition: '2021' };
}

export interface CitationEntry {
  readonly citation: Citation;
  /** What the provision says, in our words. */
  readonly says: string;
}

/** Every provision that a decision, a refusal or a warning may cite. */
// prettier-ignore
export const citationCatalogue: readonly CitationEntry[] = [
  { citation: law('10'),            says: 'Officers of the diplomatic service are given one of eleven ranks, in view of the position held and their qualification.' },
  { citation: law('11', '1¶1'),     says: 'Ambassador and Envoy of either class: assigned by the President on the representation of the Minister of Foreign Affairs.' },
  { citation: law('11', '1¶2'),     says: 'The other ranks are assigned by the Minister of Foreign Affairs.' },
  { citation: law('11', '1¶3'),     says: 'The procedure of assignment is laid down in a regulation approved by the President.' },
  { citation: law('11', '2'),       says: 'As a rule the rank matches the position held, or is one step above or below it.' },
  { citation: law('11', '3'),       says: 'Assignment is confirmed by a certificate and an entry in the service record; a rank is held for life, but for article 13.' },
  { citation: law('12', '1(1)'),    says: 'Two years in the ranks of attaché, third secretary and second secretary of either class.' },
  { citation: law('12', '1(2)'),    says: 'Three years in the ranks of first secretary of either class and counsellor of the II class.' },
  { citation: law('12', '1¶last'),  says: 'From counsellor of the I class upward there are no terms.' },
  { citation: law('12', '2'),       says: 'Eight kinds of service are counted, and no other.' },
  { citation: law('12', '2(1)'),    says: 'Counted: work in the Ministry of Foreign Affairs and its subordinate organisations.' },
  { citation: law('12', '2(2)'),    says: 'Counted: work in institutions abroad.' },
  { citation: law('12', '2(3)'),    says: 'Counted: work in the representations of the Ministry inside the country.' },
  { citation: law('12', '2(4)'),    says: 'Counted: work in the foreign ministries of the former Union and of the union republics.' },
  { citation: law('12', '2(5)'),    says: 'Counted: work in international organisations.' },
  { citation: law('12', '2(6)'),    says: 'Counted: research or teaching in higher-education and research institutions of the Ministry.' },
  { citation: law('12', '2(7)'),    says: 'Counted: further training through the Ministry.' },
  { citation: law('12', '2(8)'),    says: 'Counted: study of those whom the Ministry has sent for a time.' },
  { citation: law('13', '1'),       says: 'Early and out-of-turn assignment for considerable success or special merit.' },
  { citation: law('13', '2¶1'),     says: 'Demotion and revocation for acts that entail liability, also of persons who have left.' },
  { citation: law('13', '2¶2'),     says: 'Dismissal for breach of state and labour discipline takes the rank away at the same time.' },
  { citation: law('13', '2¶3'),     says: 'Revocation and demotion follow the procedure of assignment.' },
  { citation: law('13', '2¶4'),     says: 'A former rank is restored after service attestation.' },
  { citation: regulation('1', '(1)'),  says: 'An embassy represents the country in the host country and is headed by an Ambassador accredited to its head of state.' },
  { citation: regulation('1', '(2)'),  says: 'A diplomatic mission is headed by a chargé d’affaires accredited to the foreign minister of the host country.' },
  { citation: regulation('1', '(3)'),  says: 'A permanent representation to an international organisation of which the country is a member is headed by a Permanent Representative.' },
  { citation: regulation('3'),         says: 'A representative office is established, reorganised and terminated by a decree of the President.' },
  { citation: regulation('8', '¶2'),   says: 'The Ambassador and the Permanent Representative are appointed and dismissed by the President on the recommendation of the Minister.' },
  { citation: regulation('8', '¶3'),   says: 'The chargé d’affaires who heads a diplomatic mission is appointed and dismissed by the Minister.' },
  { citation: regulation('9', '¶1'),   says: 'In the absence of the head, senior diplomatic staff whom he names act for him.' },
  { citation: regulation('9', '¶2'),   says: 'While the post of the head is vacant, or the head cannot act, the Minister appoints who acts.' },
  { citation: regulation('9', '¶3'),   says: 'Where a Permanent Representative is Ambassador to the host country as well, who acts for him at either office.' },
  { citation: regulation('9', '¶4'),   says: 'The name of who acts is reported to the foreign ministry of the host country, another ministry agreed upon, or the organisation.' },
  { citation: regulation('9', '¶5'),   says: 'In the absence of the acting head as well, a senior diplomat performs the functions.' },
  { citation: regulation('10', '(5)'), says: 'The head agrees short trips beyond the host country with the Ministry.' },
  { citation: regulation('11', '(4)'), says: 'The head proposes state awards, promotion, early recall, extension, and disciplinary sanctions.' },
  { citation: regulation('11', '(6)'), says: 'The head issues orders, decides alone on the labour relations of service personnel, and approves the schedule of leave.' },
  { citation: regulation('11', '(7)'), says: 'The head permits short visits of staff and their families to other states in agreement with the Ministry, but for departure on annual leave.' },
  { citation: regulation('12', '¶1'),  says: 'The Ambassador directs the consular institutions in the host country, and the diplomatic missions in the states of accreditation.' },
  { citation: regulation('14', '¶1'),  says: 'An officer is a civil servant in a full-time diplomatic post.' },
  { citation: regulation('14', '¶3'),  says: 'The host state confirms the status of an officer by a diplomatic accreditation card.' },
  { citation: regulation('14', '¶5'),  says: 'The host state confirms the status of an employee by an accreditation card.' },
  { citation: regulation('14', '¶6'),  says: 'Service personnel are employed under individual contracts.' },
  { citation: regulation('17'),        says: 'Structure and staffing of a representative office are approved by the Ministry within the limit set by the Government.' },
  { citation: regulation('18'),        says: 'A representative office may have departments: political, trade, economic, consular, media, humanitarian, referents, financial, and others.' },
  { citation: regulation('19'),        says: 'The functions of departments and the duties of staff are determined by the head.' },
  { citation: regulation('21'),        says: 'Disciplinary sanctions follow the legislation of Kazakhstan.' },
];
