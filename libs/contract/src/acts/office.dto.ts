import { OFFICE_KINDS, type OfficeKind, STATE_CODES, type StateCode } from '@elshi/law';
import type { ApprovedPost } from '@elshi/domain';
import { checked } from '../shape/leaf.js';
import { ListOf } from '../shape/nested.js';
import { Optional, OptionalUnless } from '../shape/presence.js';
import { Rule } from '../shape/registry.js';
import { Id, SubjectId, Text } from '../shape/text.js';
import { Count, OneOf } from '../shape/values.js';
import { ActDataDto } from './act.dto.js';

const LONGEST_NAME = 300;

const isToAnOrganisation = ({ officeKind }: Readonly<Record<string, unknown>>): boolean =>
  officeKind === 'PERMANENT_REPRESENTATION';

/** Only a permanent representation is to an organisation (the Regulation, point 1(3)). */
function OfPermanentRepresentation(): PropertyDecorator {
  return checked({
    code: 'UNEXPECTED',
    says: 'stands only with officeKind PERMANENT_REPRESENTATION.',
    holds: (_, holder) => isToAnOrganisation(holder),
  });
}

@Rule({
  if: { properties: { officeKind: { const: 'PERMANENT_REPRESENTATION' } }, required: ['officeKind'] },
  then: { required: ['organisation'] },
  else: { properties: { organisation: false } },
})
export class EstablishOfficeDto extends ActDataDto {
  @OneOf(OFFICE_KINDS) readonly officeKind: OfficeKind;
  @Text(LONGEST_NAME) readonly name: string;
  @OneOf(STATE_CODES) readonly hostState: StateCode;
  @OptionalUnless(isToAnOrganisation)
  @OfPermanentRepresentation()
  @Text(LONGEST_NAME)
  readonly organisation?: string;
  @Text(LONGEST_NAME) readonly seat: string;
  @Optional() @SubjectId() readonly parentOfficeId?: string;
}

/** Something must change. */
@Rule({ anyOf: [{ required: ['officeKind'] }, { required: ['name'] }, { required: ['seat'] }] })
export class ReorganiseOfficeDto extends ActDataDto {
  @OptionalUnless(({ name, seat }) => name === undefined && seat === undefined)
  @OneOf(OFFICE_KINDS)
  readonly officeKind?: OfficeKind;
  @Optional() @Text(LONGEST_NAME) readonly name?: string;
  @Optional() @Text(LONGEST_NAME) readonly seat?: string;
}

/** More posts than this no office has. */
const MOST_POSTS = 10_000;
/** More positions than this no catalogue has. */
const MOST_POSITIONS = 200;

class ApprovedPostDto implements ApprovedPost {
  /** Its form only: whether it is in the catalogue on that day, the law says. */
  @Id() readonly positionCode: string;
  @Count(MOST_POSTS) readonly count: number;
}

export class ApproveStaffingDto extends ActDataDto {
  @Count(MOST_POSTS) readonly limit: number;
  @ListOf(() => ApprovedPostDto, MOST_POSITIONS, 'positionCode') readonly posts: readonly ApprovedPostDto[];
}

export class SubordinateDto extends ActDataDto {
  @SubjectId() readonly officeId: string;
}

export class TerminateOfficeDto extends ActDataDto {}
