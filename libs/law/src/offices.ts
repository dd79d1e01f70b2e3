import { type Citation, regulation } from './citations.js';

/**
 * The kinds of institution abroad: the three kinds of representative office that the Regulation is about (point 1), and the
 * consular institutions that an embassy directs (point 12).
 */
export const OFFICE_KINDS = [
  'EMBASSY',
  'DIPLOMATIC_MISSION',
  'PERMANENT_REPRESENTATION',
  'CONSULATE_GENERAL',
  'CONSULATE',
  'VICE_CONSULATE',
  'CONSULAR_AGENCY',
  'HONORARY_CONSULATE',
] as const;
export type OfficeKind = (typeof OFFICE_KINDS)[number];

/** Titles of heads. A chargé d'affaires heads a diplomatic mission for good; who only acts has another title. */
export const HEAD_TITLES = ['AMBASSADOR', 'CHARGE_DAFFAIRES', 'PERMANENT_REPRESENTATIVE'] as const;
export type HeadTitle = (typeof HEAD_TITLES)[number];

export const ACTING_TITLES = [
  'CHARGE_DAFFAIRES_AD_INTERIM',
  'ACTING_CHARGE_DAFFAIRES',
  'ACTING_PERMANENT_REPRESENTATIVE',
] as const;
export type ActingTitle = (typeof ACTING_TITLES)[number];

/** Why somebody acts for the head (point 9): the head is away, there is none, or the head cannot act. */
export const ACTING_CAUSES = ['ABSENCE', 'VACANCY', 'INABILITY'] as const;
export type ActingCause = (typeof ACTING_CAUSES)[number];

/** To whom the name of an acting head is reported. */
export const RECIPIENT_KINDS = ['HOST_MFA', 'OTHER_MINISTRY', 'ORGANISATION'] as const;
export type RecipientKind = (typeof RECIPIENT_KINDS)[number];

/** The law of one kind of representative office. */
export interface RepresentativeOfficeRule {
  readonly kind: OfficeKind;
  /** What it is, and who heads it (point 1). */
  readonly defined: Citation;
  readonly headTitle: HeadTitle;
  /** The position that its head holds. */
  readonly headPosition: string;
  /** Who appoints and dismisses the head (point 8), and whether on the representation of the Minister. */
  readonly appoints: {
    readonly by: 'PRESIDENT' | 'MINISTER';
    readonly onRepresentation: boolean;
    readonly cite: Citation;
  };
  /** What the acting head is called in the head's absence (point 9). */
  readonly actingTitle: ActingTitle;
  /** To whom the acting head is reported (point 9, part 4). */
  readonly recipients: readonly RecipientKind[];
}

// prettier-ignore
const representativeOffices: readonly RepresentativeOfficeRule[] = [
  { kind: 'EMBASSY',                  defined: regulation('1', '(1)'), headTitle: 'AMBASSADOR',               headPosition: 'POS_AMBASSADOR',               appoints: { by: 'PRESIDENT', onRepresentation: true,  cite: regulation('8', '¶2') }, actingTitle: 'CHARGE_DAFFAIRES_AD_INTERIM',     recipients: ['HOST_MFA', 'OTHER_MINISTRY'] },
  { kind: 'DIPLOMATIC_MISSION',       defined: regulation('1', '(2)'), headTitle: 'CHARGE_DAFFAIRES',         headPosition: 'POS_CHARGE_DAFFAIRES',         appoints: { by: 'MINISTER',  onRepresentation: false, cite: regulation('8', '¶3') }, actingTitle: 'ACTING_CHARGE_DAFFAIRES',         recipients: ['HOST_MFA', 'OTHER_MINISTRY'] },
  { kind: 'PERMANENT_REPRESENTATION', defined: regulation('1', '(3)'), headTitle: 'PERMANENT_REPRESENTATIVE', headPosition: 'POS_PERMANENT_REPRESENTATIVE', appoints: { by: 'PRESIDENT', onRepresentation: true,  cite: regulation('8', '¶2') }, actingTitle: 'ACTING_PERMANENT_REPRESENTATIVE', recipients: ['ORGANISATION'] },
];

/** The law of a kind of representative office; nothing for a consular institution, whose heads the Regulation leaves open. */
export function representativeOfficeRule(kind: OfficeKind): RepresentativeOfficeRule | undefined {
  return representativeOffices.find((rule) => rule.kind === kind);
}

/** The position that the head of a title holds. */
export function headPosition(title: HeadTitle): string {
  return representativeOffices.find((rule) => rule.headTitle === title)!.headPosition;
}

/** Who designates an acting head: in an absence the head himself, in a vacancy and an inability the Minister (point 9). */
export const designators: Readonly<
  Record<ActingCause, { readonly by: 'HEAD' | 'MINISTER'; readonly cite: Citation }>
> = {
  ABSENCE: { by: 'HEAD', cite: regulation('9', '¶1') },
  VACANCY: { by: 'MINISTER', cite: regulation('9', '¶2') },
  INABILITY: { by: 'MINISTER', cite: regulation('9', '¶2') },
};

/** Who acts for a head that is absent, named by the head. */
export const actingInAbsenceCite = regulation('9', '¶1');
/** Who acts in a vacancy or an inability, named by the Minister. */
export const actingInVacancyCite = regulation('9', '¶2');
/** One person at the head of two offices. */
export const concurrentHeadshipCite = regulation('9', '¶3');
/** That the name of who acts is reported, and to whom. */
export const notificationCite = regulation('9', '¶4');
/** Who acts when the acting head is away as well. */
export const substituteCite = regulation('9', '¶5');
/** That a trip of the head beyond the host state is agreed with the Ministry. */
export const headTripCite = regulation('10', '(5)');
/** The lowest rank of senior diplomatic staff, below which a designation is warned of (policy P28). */
export const SENIOR_STAFF_FROM = 'FIRST_SECRETARY_II';

/** What the Ambassador directs beside the embassy: consular posts of the host state, and missions in the states of accreditation. */
export const subordinationCite = regulation('12', '¶1');

/** Whose head directs other institutions (point 12). */
export const DIRECTING_KIND: OfficeKind = 'EMBASSY';
/** What stands under an embassy only where its head is accredited to the host state of it. */
export const DIRECTED_WHERE_ACCREDITED: OfficeKind = 'DIPLOMATIC_MISSION';

/** Whether an institution is a consular one, which an embassy in the same state directs. */
export function isConsular(kind: OfficeKind): boolean {
  return representativeOfficeRule(kind) === undefined;
}

/** Whose orders settle the labour relations of service personnel, which no other authority decides. */
export const servicePersonnelCite = regulation('11', '(6)');

/** Who accredits a head, and ends his accreditation. The Regulation does not say; it is whose decree makes the head of an embassy. */
export const accreditedBy = 'PRESIDENT';

/** By whose decree a representative office is established, reorganised and terminated. */
export const officeLifeCite = regulation('3');
